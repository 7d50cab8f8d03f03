"""What a draft is within its document: title, metadata, contents, heading, contact, figure text or signature.

Each rule looks at a draft and its neighbours, and says one thing; `assign` runs them in order. Numbers are not
compared here: which label is a section is for the outline to resolve.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from laodocs.furniture import is_byline, is_dateline
from laodocs.lexicon import forms
from laodocs.markers import alternation, facts, valued
from laodocs.paragraphs import Draft
from laodocs.wrapping import is_terminated, join_lines, visible_length

__all__ = ["announces", "assign", "is_contents_heading"]

_LAO = re.compile("[\N{LAO LETTER KO}-\N{LAO LETTER HO TAM}]")
_YEAR = re.compile("[12][0-9]{3}|[໑໒][໐-໙]{3}")
_PROSE = 160  # columns from which a block is running text, whatever it looks like
_SHORT = 80
_FRONT = 14  # how many blocks a cover or a letterhead may have
_BOX_LINES, _BOXES = 45, 5  # columns of a box in a chart, and how many make one


@cache
def _starts(category: str) -> re.Pattern[str]:
    return re.compile(f"(?:{alternation(facts(category))})")


@cache
def _lead_in() -> re.Pattern[str]:
    """The end of a clause that announces a list: ມີດັ່ງນີ້:, ປະກອບມີ 2 ລະດັບຄື:"""
    return re.compile(f"(?:{alternation(facts('lead_in_end'))})\\s*:?$")


@cache
def _predicate() -> re.Pattern[str]:
    """A blank and a word that begins a predicate: the line is a sentence."""
    return re.compile(f"\\s(?:{alternation(facts('predicate'))})")


@cache
def _not_heading() -> re.Pattern[str]:
    """A form field, a party or an enacting word before the colon: ບ່ອນສົ່ງ:, ຝ່າຍ ກ:, ລັດຖະມົນຕີ ຕົກລົງ:"""
    words = facts("not_heading")
    last = alternation(valued(words, "enacting"))
    whole = alternation(valued(words, "address", "distribution"))
    first = alternation(valued(words, "person"))
    return re.compile(f"(?:(?:{whole})|.*(?:{last})|(?:{first}).*)\\s*:$")


@cache
def _contact() -> re.Pattern[str]:
    """A phone, fax or mail label with its colon, or a bare mail or web address."""
    labels = alternation({**forms("phone_label"), **forms("email_label"), **forms("url_label")})
    return re.compile(
        rf"(?:{labels}|ແຟັກ|ແຟກ|ທີ່ຢູ່|ສະຖານທີ່ຕັ້ງ)\s*[:.]|\[?(?:[\w.+-]+@[\w-]+\.[\w.-]+|(?:https?://|www\.)\S+)\S*$",
        re.IGNORECASE,
    )


def announces(line: str) -> bool:
    """Whether the line ends in a clause that introduces what follows, and is no heading.

    >>> announces("ໜ້າທີ່ຕົ້ນຕໍມີດັ່ງລຸ່ມນີ້:"), announces("ໜ້າທີ່:")
    (True, False)
    """
    said = line.rstrip(" :")
    sentence = _lead_in().search(said[-40:]) or _predicate().search(said)
    return bool(sentence) and line.rstrip().endswith(":")


def is_contents_heading(line: str) -> bool:
    """Whether the line heads a table of contents."""
    return line.strip(" :.") in facts("contents_heading")


def assign(text: str, drafts: Sequence[Draft]) -> None:
    """Settle `type` of every draft.

    Args:
        text: normalised text.
        drafts: of the whole document, in reading order.
    """
    says = [join_lines([text[line.span.start : line.span.end] for line in draft.lines]) for draft in drafts]
    _contents(drafts, says)
    front = _front(drafts, says)
    _metadata(drafts, says)
    _title(drafts, says, front)
    _headings(drafts, says, front)
    _figures(drafts, says, front)
    _contacts(drafts, says)
    _signatures(drafts, says, front)


def _contents(drafts: Sequence[Draft], says: Sequence[str]) -> None:
    """A lone line with a leader is no contents; a run of short lines below the heading is, if the body repeats them."""
    entries = [at for at, draft in enumerate(drafts) if draft.type == "toc_entry"]
    heading = next((at for at, line in enumerate(says) if is_contents_heading(line)), None)
    if len(entries) < 2 and heading is None:
        for at in entries:
            drafts[at].type = "list_item" if drafts[at].markers else "paragraph"
        return
    if heading is None:
        return
    drafts[heading].type = "heading"
    later: dict[str, int] = {}
    for at, line in enumerate(says):
        later[line] = at
    for at in range(heading + 1, len(drafts)):
        if drafts[at].type not in ("toc_entry", "furniture", "list_item", "paragraph"):
            break
        if drafts[at].type == "toc_entry":
            continue
        if entries or later[says[at]] == at or visible_length(says[at]) > _PROSE:
            break
        drafts[at].type = "toc_entry"


def _front(drafts: Sequence[Draft], says: Sequence[str]) -> range:
    """The drafts before the first prose, label or contents: letterhead, cover, title."""
    for at, draft in enumerate(drafts[:_FRONT]):
        body = draft.type in ("list_item", "table", "toc_entry", "footnote") or bool(draft.markers)
        headed = is_contents_heading(says[at]) or _is_section_word(says[at])
        if body or headed or (draft.type == "paragraph" and _is_prose(draft, says[at])):
            return range(at)
    return range(min(len(drafts), _FRONT))


def _is_section_word(line: str) -> bool:
    """Whether the whole line is a word that heads sections: ຄຳນຳ, ພາກສະເໜີ."""
    return line.strip(" :.") in facts("section_word")


def _is_prose(draft: Draft, line: str) -> bool:
    """Whether it reads as running text rather than as a line of a cover."""
    if all(one.bold for one in draft.lines):
        return visible_length(line) > 3 * _PROSE
    return visible_length(line) > _PROSE or (is_terminated(line) and visible_length(line) > _SHORT + 40)


def _metadata(drafts: Sequence[Draft], says: Sequence[str]) -> None:
    for draft, line in zip(drafts, says, strict=True):
        if draft.type in ("paragraph", "heading") and (is_dateline(line) or is_byline(line)):
            draft.type = "metadata"


def _title(drafts: Sequence[Draft], says: Sequence[str], front: range) -> None:
    """The title, which may be several drafts; what stands before and beside it in the front is metadata."""
    lines = [at for at in front if drafts[at].type != "furniture"]
    first = _title_start(drafts, says, lines)
    if first is None:
        return
    drafts[first].type = "title"
    after = [at for at in lines if at > first]
    previous = first
    for at in after:
        more = (
            _starts("title_more").match(says[at])
            or (drafts[at].type == "heading" and drafts[previous].lines[0].level == drafts[at].lines[0].level)
            or not drafts[at].lines[0].blank_before
        )
        if not more or drafts[at].type == "metadata" or _starts("issuer").match(says[at]) or says[at].endswith(":"):
            break
        drafts[at].type, previous = "title", at
    for at in lines:
        if drafts[at].type == "paragraph" and (
            at < first or _YEAR.fullmatch(says[at]) or _starts("issuer").match(says[at])
        ):
            drafts[at].type = "metadata"


def _title_start(drafts: Sequence[Draft], says: Sequence[str], lines: Sequence[int]) -> int | None:
    """Where the title begins: above a dateline, at an instrument's name, at emphasis, else the first bare line."""
    dateline = next((at for at in lines if drafts[at].type == "metadata" and is_dateline(says[at])), None)
    able = [
        at
        for at in lines
        if drafts[at].type in ("paragraph", "heading")
        and _LAO.search(says[at])
        and not _starts("issuer").match(says[at])
    ]
    named = [at for at in able if _starts("instrument").match(says[at]) and not says[at].endswith(":")]
    if dateline is not None and (above := [at for at in able if at < dateline]):
        return next((at for at in named if at < dateline), above[-1])
    loud = [at for at in able if drafts[at].lines[0].bold or drafts[at].type == "heading"]
    bare = [at for at in able if not is_terminated(says[at])]
    for candidates in (named, loud, bare):
        if candidates:
            return candidates[0] if not says[candidates[0]].endswith(":") else None
    return None


def _headings(drafts: Sequence[Draft], says: Sequence[str], front: range) -> None:
    """Bare lines that head what follows: short and colon-ended, or emphasised; no form field, no announcement."""
    for at, draft in enumerate(drafts):
        line = says[at].rstrip()
        if draft.type == "paragraph" and _is_section_word(line):
            draft.type = "heading"
        inside = at in front and not (at == front.stop - 1 and line.endswith(":"))  # a list may follow a letterhead
        if draft.type != "paragraph" or draft.markers or inside:
            continue
        above_table = at + 1 < len(drafts) and drafts[at + 1].type == "table"
        if visible_length(line) > _SHORT or len(draft.lines) > 2 or _contact().match(line):
            continue
        if line.endswith(":"):
            field = _not_heading().match(line) or (announces(line) and not above_table)
            draft.type = "paragraph" if field else "heading"
        elif all(one.bold for one in draft.lines) and not is_terminated(line) and _LAO.search(line):
            draft.type = "heading"


def _figures(drafts: Sequence[Draft], says: Sequence[str], front: range) -> None:
    """Charts flattened to short lines, some of them broken inside their boxes; the first line is the title."""
    start = None
    for at in range(len(front), len(drafts) + 1):
        short = (
            at < len(drafts)
            and drafts[at].type in ("paragraph", "heading")
            and not drafts[at].markers
            and drafts[at].lines[0].role == "text"
            and visible_length(says[at]) <= _PROSE
            and (not is_terminated(says[at]) or says[at].endswith(":"))
        )
        if short and start is None:
            start = at
        elif not short and start is not None:
            _figure(drafts, says, range(start, at))
            start = None


def _figure(drafts: Sequence[Draft], says: Sequence[str], run: range) -> None:
    broken = [at for at in run if not drafts[at].lines[0].blank_before or len(drafts[at].lines) > 1]
    boxes = [at for at in run if visible_length(says[at]) <= _BOX_LINES or len(drafts[at].lines) > 1]
    if len(boxes) < _BOXES or len(broken) < 3 or run.stop == len(drafts) or _contact().match(says[run.stop - 1]):
        return
    drafts[run.start].type = "heading"
    for at in run[1:]:
        drafts[at].type = "figure_text"


def _contacts(drafts: Sequence[Draft], says: Sequence[str]) -> None:
    for draft, line in zip(drafts, says, strict=True):
        if draft.type == "paragraph" and visible_length(line) <= _PROSE and _contact().match(line):
            draft.type = "contact"


def _signatures(drafts: Sequence[Draft], says: Sequence[str], front: range) -> None:
    """The short bare lines that close the text or what comes before an annex: roles and names."""
    ends = [len(drafts)] + [at for at, d in enumerate(drafts) if d.markers and d.markers[0].style == "annex"]
    for end in ends:
        run: list[int] = []
        for at in range(end - 1, len(front), -1):
            draft = drafts[at]
            if draft.type in ("contact", "furniture", "metadata") or (draft.type == "list_item" and not run):
                continue
            bare = draft.type in ("paragraph", "signature") and visible_length(says[at]) <= _SHORT
            if draft.type != "table" and (not bare or is_terminated(says[at])):
                break
            run.append(at)
        named = [at for at in run if drafts[at].type == "paragraph"]
        if 2 <= len(named) <= 16 and all(not drafts[at].markers for at in named):
            for at in named:
                drafts[at].type = "signature"
