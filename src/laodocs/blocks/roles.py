"""What a draft is within its document: title, metadata, contents, heading, contact, figure text or signature.

Each rule looks at a draft and its neighbours, and says one thing; `assign` runs them in order. Numbers are not
compared here: which label is a section is for the outline to resolve.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from laodocs.blocks.front import find_front, find_metadata, find_title, is_contents_heading, is_office, is_section_word
from laodocs.blocks.markers import alternation, facts, valued
from laodocs.blocks.paragraphs import Draft
from laodocs.blocks.wrapping import is_open, is_terminated, join_lines, visible_length
from laodocs.lexicon import forms
from laodocs.script import MARKS

__all__ = ["announces", "assign", "is_statement"]

_LAO = re.compile("[\N{LAO LETTER KO}-\N{LAO LETTER HO TAM}]")
_PROSE = 160  # columns from which a block is running text, whatever it looks like
_SHORT = 80
_BARE_LINE, _BARE_HEADINGS = 50, 3  # columns of a heading without any sign, and how many believe each other
_BOX_LINES, _BOXES = 45, 5  # columns of a box in a chart, and how many make one


@cache
def _lead_in() -> re.Pattern[str]:
    """The end of a clause that announces a list: ມີດັ່ງນີ້:, ປະກອບມີ 2 ລະດັບຄື:"""
    return re.compile(f"(?:{alternation(facts('lead_in_end'))})\\s*:?$")


@cache
def _predicate() -> re.Pattern[str]:
    """A blank and a word that begins a predicate: the line is a sentence. ຂໍ (to ask) is none of ຂໍ້ (a point)."""
    return re.compile(f"\\s(?:{alternation(facts('predicate'))})(?![{MARKS}])")


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
    label = alternation({**forms("phone_label"), **forms("email_label"), **forms("url_label")})
    label = rf"(?:{label}|ແຟັກ|ແຟກ|ທີ່ຢູ່|ສະຖານທີ່ຕັ້ງ)"
    return re.compile(
        rf"{label}(?:\s?/\s?{label})*\s*[:.]|\[?(?:[\w.+-]+@[\w-]+\.[\w.-]+|(?:https?://|www\.)\S+)\S*$",
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


def is_statement(line: str) -> bool:
    """Whether a predicate stands in the line: it says something, and heads nothing.

    >>> is_statement("ກອງປະຊຸມ ໄດ້ປິດລົງ"), is_statement("ດ້ານອ່ອນ, ຂໍ້ຄົງຄ້າງ")
    (True, False)
    """
    return bool(_predicate().search(line))


def assign(text: str, drafts: Sequence[Draft]) -> None:
    """Settle `type` of every draft.

    Args:
        text: normalised text.
        drafts: of the whole document, in reading order.
    """
    says = [join_lines([text[line.span.start : line.span.end] for line in draft.lines]) for draft in drafts]
    _contents(drafts, says)
    front = find_front(drafts, says)
    find_metadata(drafts, says, front)
    find_title(drafts, says, front)
    _headings(drafts, says, front)
    _bare_headings(drafts, says, front)
    _categories(drafts, says, front)
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


def _closing(drafts: Sequence[Draft], says: Sequence[str]) -> range:
    """The short bare lines at the end of the document, emphasised or not, among which somebody signs for a party."""
    start = len(drafts)
    while start and (drafts[start - 1].type == "furniture" or _is_bare(drafts[start - 1], says[start - 1])):
        start -= 1
    signed = next((at for at in range(start, len(drafts)) if _SIGNS.match(says[at])), len(drafts))
    return range(signed, len(drafts))


_SIGNS = re.compile(r"(?:ຜູ້)?ຕາງໜ້າ|ໃນນາມ")


def _is_bare(draft: Draft, line: str) -> bool:
    """Whether it is short, without label, and no sentence."""
    kinds = draft.type in ("paragraph", "heading") and not draft.markers
    return kinds and visible_length(line) <= _SHORT and not is_terminated(line)


def _headings(drafts: Sequence[Draft], says: Sequence[str], front: range) -> None:
    """Bare lines that head what follows: short and colon-ended, or emphasised; no form field, no announcement."""
    closing = _closing(drafts, says)
    for at in closing:
        if drafts[at].type == "heading":
            drafts[at].type = "paragraph"
    for at, draft in enumerate(drafts[: closing.start]):
        line = says[at].rstrip()
        if draft.type == "paragraph" and is_section_word(line):
            draft.type = "heading"
        inside = at in front and not (at == front.stop - 1 and line.endswith(":"))  # a list may follow a letterhead
        if draft.type != "paragraph" or draft.markers or inside:
            continue
        if visible_length(line) > _SHORT or len(draft.lines) > 2 or _contact().match(line):
            continue
        if line.endswith(":"):
            field = _not_heading().match(line) or (announces(line) and not _captions(drafts, says, at))
            draft.type = "paragraph" if field else "heading"
        elif all(one.bold for one in draft.lines) and not is_terminated(line) and _LAO.search(line):
            draft.type = "heading"


def _captions(drafts: Sequence[Draft], says: Sequence[str], at: int) -> bool:
    """Whether an announcement stands over a table, or over headings of its own: `ສະມາຊິກ ມີດັ່ງນີ້:` / `ລັດຖະບານ:`."""
    below = next((i for i in range(at + 1, len(drafts)) if drafts[i].type != "furniture"), None)
    if below is None or drafts[below].type == "table":
        return below is not None
    line = says[below].rstrip()
    headed = drafts[below].type == "paragraph" and line.endswith(":") and visible_length(line) <= _BARE_LINE
    return headed and not drafts[below].markers and not (announces(line) or _not_heading().match(line))


def _bare_headings(drafts: Sequence[Draft], says: Sequence[str], front: range) -> None:
    """Short lines by themselves between finished texts; believed where a section word or their number vouches."""
    found = [at for at in range(front.stop, len(drafts) - 1) if _stands_alone(drafts, says, at)]
    known = [at for at in range(front.stop, len(drafts)) if drafts[at].type == "heading" and is_section_word(says[at])]
    if len(found) >= _BARE_HEADINGS or (found and known):
        for at in found:
            drafts[at].type = "heading"


def _stands_alone(drafts: Sequence[Draft], says: Sequence[str], at: int) -> bool:
    """Whether a short line stands by itself, after a finished text and before another."""
    draft, line = drafts[at], says[at]
    if draft.type != "paragraph" or len(draft.lines) > 1 or visible_length(line) > _BARE_LINE:
        return False
    if not _LAO.search(line) or is_terminated(line) or is_open(line) or is_office(line):
        return False
    if _contact().match(line) or _predicate().search(line) or _not_heading().match(line + ":"):
        return False
    above = next((i for i in range(at - 1, -1, -1) if drafts[i].type != "furniture"), None)
    below = next((i for i in range(at + 1, len(drafts)) if drafts[i].type != "furniture"), None)
    if above is None or below is None:
        return False
    apart = draft.lines[0].blank_before and drafts[below].lines[0].blank_before
    return apart and _is_finished(drafts[above], says[above]) and _is_text(drafts[below], says[below])


def _categories(drafts: Sequence[Draft], says: Sequence[str], front: range) -> None:
    """Short bare lines over lists that each begin anew with 1: what their members are; two lists believe each other."""
    found = [at for at in range(front.stop, len(drafts) - 1) if _over_first(drafts, says, at)]
    parting = [at for at in found if _is_further(drafts[at - 1], drafts[at + 1])]
    for at in found if parting else ():
        drafts[at].type = "heading"


def _over_first(drafts: Sequence[Draft], says: Sequence[str], at: int) -> bool:
    """Whether a bare line stands below a heading or an item, and right above the first item of a list."""
    draft, line, below = drafts[at], says[at], drafts[at + 1]
    if draft.type != "paragraph" or draft.markers or len(draft.lines) > 1 or visible_length(line) > _BARE_LINE:
        return False
    if not _LAO.search(line) or is_terminated(line) or is_open(line) or _contact().match(line):
        return False
    first = below.type == "list_item" and any(m.numbered and m.value == 1 and not m.keyword for m in below.markers)
    return first and at > 0 and drafts[at - 1].type in ("heading", "list_item")


def _is_further(above: Draft, below: Draft) -> bool:
    """Whether the list above has come further than 1 in the series that the one below begins anew."""
    begun = {m.style for m in below.markers if m.value == 1}
    return any(m.value > 1 and m.style in begun for m in above.markers)


def _is_finished(draft: Draft, line: str) -> bool:
    """Whether nothing is missing from it that the line below could be."""
    return is_terminated(line) or draft.type in ("list_item", "table", "title", "metadata", "heading")


def _is_text(draft: Draft, line: str) -> bool:
    """Whether it can be what a heading heads: a list, or a sentence."""
    return draft.type == "list_item" or (draft.type == "paragraph" and is_terminated(line))


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
    above = drafts[run.start - 1] if run.start else None
    headed = above is not None and (above.type == "heading" or bool(above.markers and above.markers[0].keyword))
    for at in run:
        drafts[at].type = "heading" if at == run.start and not headed else "figure_text"


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
            if draft.type == "contact":
                break  # who stands above a telephone is in a directory, and signs nothing
            if draft.type in ("furniture", "metadata") or (draft.type == "list_item" and not run):
                continue
            if not run and says[at].endswith(":") and _not_heading().match(says[at]):
                continue  # the list of recipients may stand below
            bare = draft.type in ("paragraph", "signature") and visible_length(says[at]) <= _SHORT
            if draft.type != "table" and (not bare or is_terminated(says[at])):
                break
            run.append(at)
        named = [at for at in run if drafts[at].type == "paragraph"]
        if 2 <= len(named) <= 16 and all(not drafts[at].markers for at in named):
            for at in named:
                drafts[at].type = "signature"
