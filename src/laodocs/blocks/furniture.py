"""What a page carries that is no part of its text: running headers, page numbers, captions of loaders, logo slogans.

Furniture is marked, never dropped. The same words can be a real heading elsewhere, so only bare lines count, and only
with evidence: a format that says so, a page number, words of web pages, or a repeat that a running header explains.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from laodocs.blocks.markers import alternation, facts, read_markers, valued
from laodocs.blocks.wrapping import is_open, is_terminated, unlinked, visible_length
from laodocs.layout import Line
from laodocs.lexicon import forms

__all__ = ["find_furniture"]

_FOREIGN = re.compile(r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ '’.,&()-]{2,}")
_DIGITS = "[0-9໐-໙]"
_LONGEST_HEADER, _LEAST_PROSE = 120, 40
_MIDDLE = 24  # columns before a number in the middle of its line
_LONGEST_NUMBER, _LEAST_HEADER, _LEAST_PAGE = 4, 12, 4  # digits of a page number, columns, lines between two
_MENU_ITEM = 30  # columns that an entry of a menu has at most
# `- 2 -`, `-2-`, `– ໒ –`
_DASHED = re.compile(rf"[-–—]\s?{_DIGITS}{{1,3}}\s?[-–—]")
# What stands for a picture: `… - image 1`, `IMG_2033.JPG`.
_IMAGE = re.compile(r"[-–]\s*(?:image|photo|ຮູບ|ຮູບພາບ)\s*\d{1,3}$|^[\w-]+\.(?:jpe?g|png|gif|webp)$", re.IGNORECASE)
# Whose the page is: `© 2024 ກະຊວງການເງິນ`, `Copyright © 2024 MOF. All rights reserved.`
_COPYRIGHT = re.compile(r"(?:copyright\s*)?(?:©|\(c\)\s?(?=[12]\d{3}))|copyright\s+[12]\d{3}", re.IGNORECASE)
# Where a page goes on: `Read more`, `Read more about …`.
_MORE = re.compile(r"read more(?:\s*(?:[.…»>]+|about\s.*))?", re.IGNORECASE)
# Who put the page up, where the day is lost; with the day it dates the page.
_POSTER = re.compile(r"(?:submitted|posted|written)\s+by\s+[^\n:;]{1,40}?(?:\s+on)?", re.IGNORECASE)
_NUMBER = re.compile(f"{_DIGITS}+")
# Nothing but links: a menu, or the buttons to share.
_LINKS = re.compile(r"(?:\[[^\[\]@\n]*\]\((?!mailto:|tel:)[^()\n]*\)[\s|,/•·>»-]*){2,}")


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
def _path() -> re.Pattern[str]:
    """The path of links above a page: the home page, a sign, the next page."""
    home = alternation(valued(facts("menu"), "home"))
    return re.compile(rf"(?:{home})\s*(?:[>»›/|•]|::)", re.IGNORECASE)


@cache
def _counter() -> re.Pattern[str]:
    """How often a page was read: a word and a number."""
    said = rf"(?:{alternation(facts('counter'))})\s*:?\s*[\d.,]+\s*(?:ຄັ້ງ|ຄົນ|views?)?"
    return re.compile(rf"{said}|[\d.,]+\s*(?:views?|hits)", re.IGNORECASE)


@cache
def _link_label() -> re.Pattern[str]:
    """What a page prints before the links to its tags."""
    return re.compile(rf"(?:{alternation(facts('link_label'))})\s*:", re.IGNORECASE)


@cache
def _reaches() -> re.Pattern[str]:
    """How to reach the office whose page it is: `ໂທ: …`, `E-mail: …`."""
    return re.compile(rf"(?:{alternation({**forms('phone_label'), **forms('email_label')})})\s?[:.]", re.IGNORECASE)


def find_furniture(text: str, lines: Sequence[Line]) -> frozenset[int]:
    """The indexes of the lines that are page furniture.

    Args:
        text: normalised text.
        lines: its lines, in order.
    """
    printed = [text[line.span.start : line.span.end].strip() for line in lines]
    contents = [unlinked(content) for content in printed]
    stock = facts("furniture")
    numbers = {at for at, line in enumerate(lines) if line.role == "text" and _numbers_page(lines, contents, at)}
    found = {
        at
        for at, line in enumerate(lines)
        if (line.role == "furniture" and not _reaches().match(contents[at]))
        or contents[at].casefold().rstrip(" :") in stock
        or _printed_by_page(contents[at])
        or (line.role == "text" and _LINKS.fullmatch(printed[at]))
    }
    found |= numbers | _menus(lines, contents)
    found |= _beside_page_numbers(lines, contents, numbers) | _counted(lines, contents)
    return frozenset(found | _repeated(lines, contents) | _related(lines, contents))


def _numbers_page(lines: Sequence[Line], contents: Sequence[str], at: int) -> bool:
    """Whether the line is a page number: between dashes, in the middle of the page, or by itself."""
    if _DASHED.fullmatch(contents[at]):
        return True
    if at and len(contents[at]) <= _LONGEST_NUMBER and _NUMBER.fullmatch(contents[at]) and lines[at].indent >= _MIDDLE:
        return all(line.indent < _MIDDLE for line in lines[at - 1 : at + 2 : 2])
    return _alone(lines, at) and bool(_page_number().fullmatch(contents[at]))


def _printed_by_page(content: str) -> bool:
    """Whether it is a path of links (`ໜ້າຫຼັກ > ຂ່າວ`), tags, a copyright, a picture's name or a counter of readers."""
    short = len(content) <= _LONGEST_HEADER and (_link_label().match(content) or _COPYRIGHT.match(content))
    linked = _path().match(content) or short or _MORE.fullmatch(content) or _POSTER.fullmatch(content)
    return bool(linked or _IMAGE.search(content) or _counter().fullmatch(content))


def _menus(lines: Sequence[Line], contents: Sequence[str]) -> set[int]:
    """Runs of short lines of which two are words that menus have, or stock words that stand in a row."""
    words = facts("menu")
    found: set[int] = set()
    start = 0
    for at in range(len(lines) + 1):
        short = at < len(lines) and visible_length(contents[at]) <= _MENU_ITEM and not is_terminated(contents[at])
        stock = at < len(lines) and contents[at].casefold() in words
        loose = at > start and at < len(lines) and lines[at].blank_before
        if short and not (loose and not (stock and contents[at - 1].casefold() in words)):
            continue
        run = range(start, at)
        if sum(contents[i].casefold() in words for i in run) >= 2:
            found.update(run)
        start = at if short else at + 1
    return found


def _beside_page_numbers(lines: Sequence[Line], contents: Sequence[str], numbers: set[int]) -> set[int]:
    """Running headers and footers: the same bare line beside a page number, twice or more."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for number in sorted(numbers):
        for at in (number - 1, number + 1):
            if 0 <= at < len(lines) and lines[at].role == "text" and 0 < len(contents[at]) <= _LONGEST_HEADER:
                places[contents[at]].append(at)
    return {
        at
        for content, where in places.items()
        if len(where) >= 2 and not is_terminated(content) and not read_markers(content)
        for at in where
    }


def _counted(lines: Sequence[Line], contents: Sequence[str]) -> set[int]:
    """Running headers that no blank line sets apart: the same bare line, the page's number right above or below."""
    places: defaultdict[tuple[str, int], list[tuple[int, int]]] = defaultdict(list)
    for number, (line, content) in enumerate(zip(lines, contents, strict=True)):
        if line.role != "text" or len(content) > _LONGEST_NUMBER or not _NUMBER.fullmatch(content):
            continue
        for side in (-1, 1):
            if 0 <= number + side < len(lines) and lines[number + side].role == "text":
                places[contents[number + side], side].append((int(content), number))
    found: set[int] = set()
    for (content, side), pages in places.items():
        pairs = list(pairwise(pages))
        turned = all(0 < page - last <= 2 and at - above >= _LEAST_PAGE for (last, above), (page, at) in pairs)
        bare = _LEAST_HEADER <= visible_length(content) <= _LONGEST_HEADER and not is_terminated(content)
        if pairs and turned and bare and not read_markers(content):
            found.update(at for _, number in pages for at in (number, number + side))
    return found


def _related(lines: Sequence[Line], contents: Sequence[str]) -> set[int]:
    """The headlines that a page lists under `ຂ່າວທີ່ກ່ຽວຂ້ອງ`, down to the site's address or the end of the page."""
    words, contact = facts("related"), valued(facts("menu"), "contact")
    end = len(lines)
    for at in range(len(lines) - 1, -1, -1):
        said = contents[at].casefold().rstrip(" :")
        if said in words:
            return set(range(at, end))
        end = at if said in contact or _reaches().match(said) else end
        if _COPYRIGHT.match(said):
            continue
        if visible_length(said) > _LONGEST_HEADER or contents[at].endswith((".", ";")):
            break
    return set()


def _alone(lines: Sequence[Line], at: int) -> bool:
    """Whether nothing stands directly above or below the line."""
    return (at == 0 or lines[at].blank_before) and (at + 1 == len(lines) or lines[at + 1].blank_before)


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
    long = visible_length(contents[at - 1]) >= _LEAST_PROSE
    cut = not is_terminated(contents[at - 1]) and (long or is_open(contents[at - 1]))
    if cut and not read_markers(contents[at + 1]):
        return True
    one, two = read_markers(contents[at - 1]), read_markers(contents[at + 1])
    return bool(one and two and any(a.style == b.style and b.value - a.value in (0, 1) for a in one for b in two))
