"""What stands before the running text: site name, letterhead, headline, dateline, cover.

Which drafts are the front, which of them is the title, and what the others are then. Headings below the front are
for `roles` to find.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from laodocs.blocks.datelines import (
    is_byline,
    is_dateline,
    is_detail,
    is_details,
    is_field,
    is_imprint,
    is_rubric,
    is_when,
)
from laodocs.blocks.markers import alternation, facts, valued
from laodocs.blocks.paragraphs import Draft
from laodocs.blocks.wrapping import is_open, is_terminated, visible_length
from laodocs.lexicon import alternation as offices
from laodocs.script import MARKS

__all__ = [
    "find_front",
    "find_metadata",
    "find_title",
    "is_contents_heading",
    "is_letterhead",
    "is_news_section",
    "is_office",
    "is_section_word",
]

_LAO = re.compile("[\N{LAO LETTER KO}-\N{LAO LETTER HO TAM}]")
_YEAR = re.compile("[12][0-9]{3}|[໑໒][໐-໙]{3}")
_PROSE = 160  # columns from which a block is running text, whatever it looks like
_SENTENCE = 120  # columns from which a terminated block is
_FRONT = 14  # how many blocks a cover or a letterhead may have
_LONGEST_NAME = 64  # columns of the name of an office
_NEWS_SECTION = re.compile(r"ຂ່າວ[^\s.,;]{0,24}|ບົດ(?:ອອກ)?ຂ່າວ")
# How news begins, and no headline: `ໃນຕອນແລງ ວັນຈັນ ຂອງວັນທີ 19 …`
_LEAD = re.compile(
    r"(?:\([^()\n]{2,12}\)\s*)?(?:ໃນ\s?(?:ຕອນ\S{2,8}\s*)?|ຕອນ\S{2,8}\s*)(?:ວັນ(?!ທີ)\S{2,9}\s*)?"
    r"(?:ຂອງ)?ວັນທີ່?\s*[\d໐-໙]"
)
_TITLE_LINES = 4  # a running header, and the lines that may say it again
_LONGEST_LETTERHEAD = 400  # code points of a letterhead set as a table


@cache
def _starts(category: str) -> re.Pattern[str]:
    return re.compile(f"(?:{alternation(facts(category))})")


@cache
def _office() -> re.Pattern[str]:
    """The first word of an office's name; `ກອງປະຊຸມ` (a meeting) begins like `ກອງ` (a corps) and is none."""
    meeting = offices("meeting", table="offices")
    return re.compile(rf"(?!{meeting})(?:{offices('organisation', table='offices')})")


@cache
def _verb() -> re.Pattern[str]:
    """A blank and a word that tells what an office does: the line is a headline and no name."""
    words = alternation({**facts("predicate"), **facts("headline_verb")})
    return re.compile(rf"(?<!ແລະ)\s(?:{words})(?![{MARKS}])")


def is_contents_heading(line: str) -> bool:
    """Whether the line heads a table of contents."""
    return line.strip(" :.") in facts("contents_heading")


def is_section_word(line: str) -> bool:
    """Whether the whole line is a word that heads sections: ຄຳນຳ, ພາກສະເໜີ."""
    return line.strip(" :.") in facts("section_word")


def is_office(line: str) -> bool:
    """Whether the whole line is the name of an office.

    >>> is_office("ກະຊວງສຶກສາທິການ ແລະ ກິລາ"), is_office("ກະຊວງສຶກສາທິການ ຈັດພິທີມອບລາງວັນ")
    (True, False)
    """
    named = _office().match(line) and not is_terminated(line) and not _verb().search(line)
    return bool(named) and visible_length(line) <= _LONGEST_NAME


def is_news_section(line: str) -> bool:
    """Whether the whole line names a section of a site, as stands above a headline.

    >>> is_news_section("ຂ່າວພາຍໃນກະຊວງ"), is_news_section("ຂ່າວດີ ສຳລັບຊາວນາ")
    (True, False)
    """
    return bool(_NEWS_SECTION.fullmatch(line.strip(" :*")))


def is_letterhead(line: str) -> bool:
    """Whether a line or table is the head of a letter: the office on the left, number and date on the right."""
    number = alternation(valued(facts("issuer"), "number"))
    return len(line) <= _LONGEST_LETTERHEAD and bool(re.search(number, line))


def find_front(drafts: Sequence[Draft], says: Sequence[str]) -> range:
    """The drafts before the first prose, label or contents.

    Args:
        drafts: of the whole document, in reading order.
        says: each draft as one line.
    """
    seen = 0
    for at, draft in enumerate(drafts):
        if draft.type == "furniture":
            continue
        if draft.type == "table" and is_letterhead(says[at]):
            continue
        body = draft.type in ("list_item", "table", "toc_entry", "footnote") or bool(draft.markers)
        headed = is_contents_heading(says[at]) or is_section_word(says[at])
        if body or headed or seen == _FRONT or (draft.type == "paragraph" and _is_prose(draft, says[at])):
            return range(at)
        seen += 1
    return range(len(drafts))


def _is_prose(draft: Draft, line: str) -> bool:
    """Whether it reads as running text rather than as a line of a cover."""
    if _LEAD.match(line):
        return True
    parties = len(draft.lines) >= _PARTY_LINES - 1 and _SETS_PARTIES.search(line) and not is_terminated(line)
    if parties or all(one.bold for one in draft.lines):
        return visible_length(line) > 3 * _PROSE
    return visible_length(line) > _PROSE or (is_terminated(line) and visible_length(line) > _SENTENCE)


def find_metadata(drafts: Sequence[Draft], says: Sequence[str], front: range) -> None:
    """Datelines and bylines wherever they stand; a bare date or an imprint only in the front."""
    for at, (draft, line) in enumerate(zip(drafts, says, strict=True)):
        if draft.type not in ("paragraph", "heading"):
            continue
        about = is_when(line) or is_imprint(line) or is_details(line)
        if is_dateline(line) or is_byline(line) or (at in front and about):
            draft.type = "metadata"
    _find_details(drafts, says, front)


def _find_details(drafts: Sequence[Draft], says: Sequence[str], front: range) -> None:
    """Details in a row with the date of the page: `ໝວດ: ຂ່າວ` or `ກິລາ` below `ເຜີຍແຜ່: 12 ກັນຍາ 2023`, or above it."""
    for lines in (front, reversed(front)):
        beside = False
        for at in (at for at in lines if drafts[at].type != "furniture"):
            detail = drafts[at].type == "paragraph" and (is_detail(says[at]) or is_rubric(says[at]))
            if beside and detail:
                drafts[at].type = "metadata"
            metadata = drafts[at].type == "metadata"
            beside = (beside and metadata) or (metadata and is_when(says[at]))


def find_title(drafts: Sequence[Draft], says: Sequence[str], front: range) -> None:
    """The title, which may be several drafts; what stands before and beside it in the front is metadata."""
    lines = [at for at in front if drafts[at].type != "furniture"]
    copies = {says[at] for at, draft in enumerate(drafts[: front.stop + 1]) if draft.type == "furniture"}
    first = _start(drafts, says, lines, copies)
    if first is None:
        return
    if (full := _in_full(says, [at for at in lines if at >= first])) is not None:
        drafts[first].type, first = "furniture", full
    drafts[first].type = "title"
    previous = first
    for at in (at for at in lines if at > first):
        if not _goes_on(drafts, says, previous, at):
            break
        drafts[at].type, previous = "title", at
    for at in lines:
        beside = _YEAR.fullmatch(says[at]) or _starts("issuer").match(says[at]) or is_office(says[at])
        above = at < first or (drafts[at].type == "paragraph" and beside)
        if above and drafts[at].type in ("paragraph", "heading"):
            drafts[at].type = "metadata"


def _in_full(says: Sequence[str], lines: Sequence[int]) -> int | None:
    """Where the title stands line by line, if what seems its first line is a running header that says the same."""
    header, below = says[lines[0]], " ".join(says[at] for at in lines[1:_TITLE_LINES])
    if not "".join(below.split()).startswith("".join(header.split())) or header not in says[lines[-1] + 1 :]:
        return None
    return lines[1]


def _goes_on(drafts: Sequence[Draft], says: Sequence[str], previous: int, at: int) -> bool:
    """Whether the title goes on with a draft."""
    draft, line = drafts[at], says[at]
    if _names_party(says, at):
        return True
    if draft.type == "metadata" or _starts("issuer").match(line) or line.endswith(":"):
        return False
    if is_field(line) and not _SUBJECT.match(line):
        return False
    if _starts("title_more").match(line) or is_open(says[previous]):
        return True
    if draft.type == "heading" and drafts[previous].lines[0].level == draft.lines[0].level:
        return True
    return at == previous + 1 and not draft.lines[0].blank_before and bool(_LAO.search(line))


_SETS_PARTIES = re.compile(r"(?:^|\s)ລະຫວ[່້]?າງ\s")  # a title that names its parties line by line, set without gaps
_SUBJECT = re.compile(r"ເລື່ອງ\s*:")  # a field in a letter, and below the name of an instrument what it is about
_CONJUNCTION = re.compile(r"(?:ແລະ|ກັບ)$")
_BETWEEN = re.compile(r"(?:.*\s)?ລະຫວ[່້]?າງ\s*:?$")
_PARTY_LINES = 4  # lines that name a party, its seat and its state


def _names_party(says: Sequence[str], at: int) -> bool:
    """Whether the line names one of two parties that a title sets line by line, `ລະຫວ່າງ` above, `ແລະ` between them."""
    above = range(max(0, at - 2 * _PARTY_LINES), at)
    opened = next((i for i in reversed(above) if _BETWEEN.match(says[i])), None)
    if opened is None or is_terminated(says[at]) or visible_length(says[at]) > _SENTENCE:
        return False
    joint = next(
        (i for i in range(opened + 1, min(len(says), opened + 2 + _PARTY_LINES)) if _CONJUNCTION.match(says[i])), None
    )
    if joint is None:
        return False
    return at <= joint + 1 or (at <= joint + _PARTY_LINES and _seat().match(says[at]) is not None)


@cache
def _seat() -> re.Pattern[str]:
    """The province or the state of a party, on a line of its own."""
    states = offices("country", table="countries")
    return re.compile(rf"(?:{states}|ແຂວງ|ນະຄອນ|ເມືອງ|ສາທາລະນະລັດ|ຣາຊະອານາຈັກ|ລາຊະອານາຈັກ|ສະຫະພັນ\s?ສາທາລະນະລັດ)[^.;:]*$")


def _start(drafts: Sequence[Draft], says: Sequence[str], lines: Sequence[int], copies: set[str]) -> int | None:
    """Where the title begins: above a dateline, at an instrument's name, at emphasis, else the first bare line."""
    able = [
        at
        for at in lines
        if drafts[at].type in ("paragraph", "heading")
        and _LAO.search(says[at])
        and not _starts("issuer").match(says[at])
        and not (_office().match(says[at]) and is_letterhead(says[at]))
        and not is_field(says[at])
        and not _LEAD.match(says[at])
    ]
    able = [at for at in able if not is_news_section(says[at])] or able
    named = [at for at in able if _starts("instrument").match(says[at]) and not says[at].endswith(":")]
    dated = next((at for at in lines if drafts[at].type == "metadata" and is_dateline(says[at])), None)
    if dated is not None and (above := [at for at in able if at < dated]):
        return next((at for at in named if at < dated), _headline(says, above, able))
    when = next(
        (at for at in lines if drafts[at].type == "metadata" and (is_when(says[at]) or is_details(says[at]))), None
    )
    above = [at for at in able if when is not None and at < when]
    groups = (
        named,
        [at for at in able if says[at] in copies],
        [_headline(says, above, able)] if above else [],
        _below_offices(drafts, says, [at for at in able if drafts[at].lines[0].bold or drafts[at].type == "heading"]),
        _below_offices(drafts, says, [at for at in able if not is_terminated(says[at])]),
    )
    first = next((group[0] for group in groups if group), None)
    return None if first is None or says[first].endswith(":") else first


def _headline(says: Sequence[str], above: Sequence[int], able: Sequence[int]) -> int:
    """The lowest line above a dateline that is no office's name; where all are names, the first line below it."""
    lines = [at for at in above if not is_office(says[at])]
    below = [at for at in able if at > above[-1]]
    return (lines[-1:] or below[:1] or above[-1:])[0]


def _below_offices(drafts: Sequence[Draft], says: Sequence[str], lines: Sequence[int]) -> Sequence[int]:
    """Without the offices named above the first other line, if that is no lesser heading."""
    for number, at in enumerate(lines):
        if not is_office(says[at]):
            level = drafts[lines[0]].lines[0].level
            return lines[number:] if number == 0 or drafts[at].lines[0].level <= level else lines
    return lines
