"""What a page carries that is no part of its text: running headers, page numbers, captions of loaders, logo slogans.

Furniture is marked, never dropped. The same words can be a real heading elsewhere, so only bare lines count, and only
with evidence: a format that says so, a page number, words of web pages, or a repeat that a running header explains.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from laodocs.layout import Line
from laodocs.markers import alternation, facts, read_markers
from laodocs.wrapping import is_terminated, visible_length

__all__ = ["find_furniture", "is_byline", "is_dateline"]

_FOREIGN = re.compile(r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ '’.,&()-]{2,}")
_DIGITS = "[0-9໐-໙]"
# `ທ.ວ. 30, 2022 | SlideMobile`, `April 4, 2024 | News`, `04/04/2024 | ຂ່າວ`: a date, a bar, and the page's category.
_DATELINE = re.compile(
    rf"""
      (?=.{{0,40}}{_DIGITS}{{4}}) [^|\n]{{4,40}} \| [^|\n]{{0,60}} $   # date | category
    | [^|\n]{{0,40}} \| \s* [^|\n]{{0,20}} {_DIGITS}{{4}} \s* $      # category | date
    """,
    re.VERBOSE,
)
_LONGEST_HEADER, _LEAST_PROSE = 120, 40
_NUMBER = re.compile(f"{_DIGITS}+")


@cache
def _page_number() -> re.Pattern[str]:
    """3, - 3 -, ໜ້າ 3, 3/12, Page 3 of 10; or a header with one of these at its end."""
    words = alternation(facts("page_word"))
    number = rf"{_DIGITS}{{1,3}}(?:[ ]*(?:/|of|ຂອງ|ໃນ)[ ]*{_DIGITS}{{1,3}})?"
    return re.compile(
        rf"[-–— ]*(?:(?:{words})[ .:]*)?{number}[-–— ]*|.{{1,80}}?(?:\t| {{3,}}|\|)\s*(?:{words})[ .:]*{number}",
        re.IGNORECASE,
    )


@cache
def _byline() -> re.Pattern[str]:
    """A word for who wrote, a colon, and a name: only at the start of a short line."""
    return re.compile(rf"(?:{alternation(facts('byline'))})\s*:\s*\S.{{1,80}}$")


def is_byline(line: str) -> bool:
    """Whether the whole line says who wrote or took the picture.

    >>> is_byline("ໂດຍ: ເອື້ອ ມະໂນສິງ"), is_byline("ສະໜັບສະໜູນໂດຍ: ຈາກແຜນງານ")
    (True, False)
    """
    return bool(_byline().match(line.strip()))


def is_dateline(line: str) -> bool:
    """Whether the whole line is a date of publication beside a category.

    >>> is_dateline("ມ.ສ. 4, 2024 | ເຂດ 12 ຄຳມ່ວນ")
    True
    """
    return bool(_DATELINE.match(line.strip()))


def find_furniture(text: str, lines: Sequence[Line]) -> frozenset[int]:
    """The indexes of the lines that are page furniture.

    Args:
        text: normalised text.
        lines: its lines, in order.
    """
    contents = [text[line.span.start : line.span.end].strip() for line in lines]
    stock = facts("furniture")
    found = {
        at
        for at, line in enumerate(lines)
        if line.role == "furniture"
        or contents[at].casefold() in stock
        or (line.role == "text" and _alone(lines, at) and _page_number().fullmatch(contents[at]))
    }
    return frozenset(found | _repeated(lines, contents))


def _alone(lines: Sequence[Line], at: int) -> bool:
    """Whether nothing stands directly above or below the line."""
    return lines[at].blank_before and (at + 1 == len(lines) or lines[at + 1].blank_before)


def _repeated(lines: Sequence[Line], contents: Sequence[str]) -> set[int]:
    """Bare lines printed again and again that a running header, a footer or a logo explains."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    pages = [line.page for line in lines]
    titles: set[str] = set()
    for at, (line, content) in enumerate(zip(lines, contents, strict=True)):
        if line.role in ("cell", "footnote") or len(content) > _LONGEST_HEADER:
            continue
        markers = read_markers(content)
        if not markers:
            edge = pages[at] > 0 and (pages[at - 1 : at] != [pages[at]] or pages[at + 1 : at + 2] != [pages[at]])
            places[_NUMBER.sub("#", content) if edge else content].append(at)
        elif markers[0].numbered:
            titles.add(content[markers[0].end :].strip(" :"))
        elif line.role == "heading":
            titles.add(content)
    found: set[int] = set()
    for content, where in places.items():
        if len(where) < 2 or content.endswith(":"):
            continue
        lone = [at for at in where if lines[at].role in ("text", "furniture") and _header_like(lines, contents, at)]
        if _FOREIGN.fullmatch(content):
            found.update(where)  # a slogan or a logo in another script
        elif len(lone) >= 2 and content.rstrip(" :") in titles:
            found.update(lone)
        elif len(lone) >= 3 and sum(_interrupts(lines, contents, at) for at in lone) * 2 >= len(lone):
            found.update(lone[1:] if where[0] == lone[0] and not _interrupts(lines, contents, lone[0]) else lone)
    return found


def _header_like(lines: Sequence[Line], contents: Sequence[str], at: int) -> bool:
    """Whether the line stands by itself, or at the edge of a page."""
    page = lines[at].page
    neighbours = [lines[i].page for i in (at - 1, at + 1) if 0 <= i < len(lines)]
    edge = page > 0 and (len(neighbours) < 2 or any(other != page for other in neighbours))
    return edge or (lines[at].blank_before and not is_terminated(contents[at]))


def _interrupts(lines: Sequence[Line], contents: Sequence[str], at: int) -> bool:
    """Whether the line stands where a page ends: at a page's edge, inside a table, or between the parts of a list."""
    if at == 0 or at + 1 >= len(lines):
        return True
    before, after = lines[at - 1], lines[at + 1]
    if before.page != after.page or before.role == "cell" or after.role == "cell":
        return True
    cut = not is_terminated(contents[at - 1]) and visible_length(contents[at - 1]) >= _LEAST_PROSE
    if cut and not read_markers(contents[at + 1]):
        return True
    one, two = read_markers(contents[at - 1]), read_markers(contents[at + 1])
    return bool(one and two and any(a.style == b.style and b.value - a.value in (0, 1) for a in one for b in two))
