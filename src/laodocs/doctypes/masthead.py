"""What stands at the head (and foot) of a document: title, publisher, date of publication, section, byline.

Shared by all kinds. Nothing is invented: a text that opens with its first sentence has no title.
"""

from __future__ import annotations

import re
from functools import cache

from laodocs.blocks import Block
from laodocs.blocks.datelines import is_imprint, is_rubric
from laodocs.blocks.front import is_letterhead, is_news_section
from laodocs.doctypes.passages import Passage, passage_of, printed_lines, read_blocks
from laodocs.document import Document
from laodocs.lexicon import alternation
from laodocs.spans import AnyMention, Found, Span

__all__ = ["byline_of", "head_blocks", "published_of", "publisher_of", "section_of", "title_of"]

#: Who wrote: at the start of a line (`ສະໜັບສະໜູນໂດຍ:` names a sponsor), among the details of an article behind a bar
#: or a comma, or run on behind the last sentence; at its end the line, another detail, or a closing bracket.
_BYLINE = re.compile(
    r"(?:^[\s(]*|[|•·,]\s*|[.”\"]\s*\(?|\(|\s{3,})"
    r"(?P<label>ຂຽນໂດຍ|ໂດຍ|ຂ່າວ(?:\s*(?:[-–/,]|ແລະ)\s*(?:ພາບ|ຮູບ))?|ພາບ(?:\s*(?:[-–/,]|ແລະ)\s*ຂ່າວ)?|ຂໍ້ມູນ\s?[-+/]\s?ພາບ|ຜູ້ຂຽນ)\s*:\s*"
    r"(?P<name>[^\n():|•·]{2,60}?)(?P<end>\s*\)?\s*$|\s*[|•·)]|\s*[,;]?\s*(?:ວັນທີ|ພາບ|ຮູບ|ໝວດ)|\s{3,})",
    re.MULTILINE,
)

#: One that names only who took the pictures.
_PICTURE = frozenset({"ພາບ"})

#: Accounts of a site, and sentences: they hold a number or a verb.
_NO_NAME = re.compile(r"^\s*(?:admin(?:istrator)?|editor|webmaster)[\s.]*$|\d|\sໄດ້", re.IGNORECASE)

#: What a caption under a picture tells, and a photographer's name does not.
_CAPTION = re.compile(r"ກອງປະຊຸມ|ບັນຍາກາດ|ພິທີ|ເຂົ້າຮ່ວມ|ໃນ|ທີ່|\S{24}")

#: A page's dateline: date, then the section behind a bar; or the section behind its label.
_SECTION = re.compile(r"\|\s*(?P<section>[^|:\n]{2,80})\s*$")
_LABELLED_SECTION = re.compile(
    r"(?:^|[|,•·]\s*)(?:ໝວດ(?:ໝູ່)?|ປະເພດ(?:ຂ່າວ)?|category)\s*:\s*(?P<section>[^|,:•·\n]{2,60}?)\s*(?=[|,•·]|$)",
    re.IGNORECASE,
)

#: Names of states are mottos and addresses, not publishers.
_MOTTO = re.compile(r"^(?:ສາທາລະນະລັດ\s*ປະຊາທິປະໄຕ\s*ປະຊາຊົນ\s*ລາວ|ສປປ\s*ລາວ|ສັນຕິພາບ)")

#: The office of whoever stands above it, which has no name of its own.
_BARE_OFFICE = frozenset({"ຫ້ອງການ", "ຫ້ອງວ່າການ"})

_YEAR = re.compile(r"(?:1[89]|20)\d\d")

#: Fields of the web page's head end where the first of these types stands.
_BODY_TYPES = frozenset({"paragraph", "list_item", "table", "heading"})


def title_of(document: Document) -> Found[str] | None:
    """The title as one line; that of a chapter printed alone; None when the document opens with its text."""
    run: list[Block] = []
    for block in document.blocks:
        if block.type == "title":
            run.append(block)
        elif run and block.type not in {"furniture", "metadata"}:
            break
    passage = read_blocks(document, run)
    if not passage:
        return _only_heading(document)
    words = " ".join(passage.text.replace("*", "").split())
    return Found(words, Span(passage.at[0], passage.at[-1] + 1))


def _only_heading(document: Document) -> Found[str] | None:
    """The heading of the part or chapter that a document opens with and wholly is."""
    if len(document.outline) != 1 or document.outline[0].kind not in {"part", "chapter"}:
        return None
    section = document.outline[0]
    above = (b for b in document.blocks if b.span.start < section.span.start)
    if section.title is None or section.title_span is None or any(b.type in _BODY_TYPES for b in above):
        return None
    return Found(section.title, section.title_span, 0.6)


def head_blocks(document: Document) -> list[Block]:
    """The blocks before the running text."""
    head = []
    for block in document.blocks:
        if block.type in _BODY_TYPES and not (block.type == "table" and is_letterhead(block.text)):
            break
        head.append(block)
    return head


@cache
def _issuer() -> re.Pattern[str]:
    """A line, or the left column of one, that is the name of an office."""
    office = alternation("organisation", table="offices")
    minister = "ລັດຖະມົນຕີ(?=[ ]?[ກ-ຮ])(?![ ]?ເລກທີ)"  # with the ministry; alone below it he is no office
    return re.compile(
        rf"^[\s*|]*(?P<issuer>(?:{office}|ນາຍົກລັດຖະມົນຕີ|ປະທານປະເທດ|{minister})[^\n:;\d|]{{0,90}}?)"
        r"(?=\s*(?:\t|\||\s{3,}|ເລກທີ|\**$))"
    )


def publisher_of(document: Document) -> Found[str] | None:
    """Who published: the office named on a line of its own above the text; of several in a row, the lowest."""
    found: Found[str] | None = None
    titles = {block.text for block in document.blocks if block.type == "title"}
    for block in head_blocks(document):
        if block.type not in {"metadata", "furniture", "table"} or block.text in titles:
            continue
        for line in printed_lines(document, block):
            office = _issuer().match(line.text)
            if office and found and office["issuer"].strip(" *") in _BARE_OFFICE:
                continue
            if office and not _MOTTO.match(line.text):
                found = line.group(office, "issuer", confidence=0.9)
            elif found:
                return found
    return found


def published_of(document: Document) -> Found[str] | None:
    """The date of publication: that of the dateline or of the letter's head, else a lone year on the cover."""
    for block in document.blocks:
        if block.type != "metadata" and not (block.type == "table" and is_letterhead(block.text)):
            continue
        dates = [d for d in document.mentions.dates if block.span.contains(d.span)]
        if len(dates) == 1:  # a line with two is about them
            said = dates[0].value
            return Found(said.calendar_day or str(said.edtf), dates[0].span, dates[0].confidence)
        if is_imprint(block.text) and (year := _YEAR.search(block.text)):
            return passage_of(document, block).group(year, 0, confidence=0.8)
    return _cover_year(document, document.mentions.dates)


def _cover_year(document: Document, dates: tuple[AnyMention, ...]) -> Found[str] | None:
    """A year that is the whole of a line before the running text."""
    alone = {(line.start, line.end) for block in head_blocks(document) for line in block.lines}
    for date in dates:
        if tuple(date.span) in alone:
            return Found(str(date.value.edtf), date.span, 0.8)
    return None


def section_of(document: Document) -> Found[str] | None:
    """The section that a web page names in its dateline, behind the bar, behind a label, or above the headline."""
    for block in document.blocks:
        if block.type == "metadata":
            passage = passage_of(document, block)
            match = _LABELLED_SECTION.search(passage.text) or _SECTION.search(passage.text)
            found = passage.group(match, "section")
            if found:
                return found
    front = (block for block in document.blocks if block.type == "metadata" and _names_section(block.text))
    above = read_blocks(document, front).lines()
    return above[0].found(0, len(above[0].text), confidence=0.8) if above else None


def _names_section(line: str) -> bool:
    return is_news_section(line) or is_rubric(line)


def byline_of(document: Document, body: Passage) -> Found[str] | None:
    """Who wrote it: a line that begins with `ໂດຍ:` or its like, at the end or the head."""
    found = [match for match in _BYLINE.finditer(body.text) if match.start() == 0 or _is_byline(body.text, match)]
    found = [match for match in found if not _NO_NAME.search(match["name"])]
    writers = [match for match in found if match["label"] not in _PICTURE]
    takers = [match for match in found if match["label"] in _PICTURE and not _CAPTION.search(match["name"])]
    chosen = writers or takers
    if chosen:
        return body.group(chosen[-1], "name")
    return body.group(_run_in().search(body.text), "name", confidence=0.6)


@cache
def _run_in() -> re.Pattern[str]:
    """`ໂດຍ: ວັນໄຊ ຕະວິນຍານ ຫ້ອງວ່າການ…`: a byline whose text runs on, up to a word that no name begins with."""
    office = alternation("organisation", "role", table="offices")
    begins = rf"(?:{office}|ໃນ|ພັກ|ຫຼັງ|ພາຍ|ເພື່ອ|ເມື່ອ|ຕາມ|ປີ|ວັນທີ|ຫວ່າງ|ປັດຈຸບັນ|ທ່ານ|ສະຫາຍ|ການ)"
    word = rf"(?!{begins})[\u0e81-\u0edf]{{2,20}}"
    return re.compile(rf"^ໂດຍ\s?:\s?(?P<name>(?:[ກ-ຮ]\.\s?)?{word}(?:\s{word})?)(?=\s{begins})", re.MULTILINE)


def _is_byline(text: str, match: re.Match[str]) -> bool:
    """Whether it opens or ends its line, or another detail follows: in a sentence `ໂດຍ:` names who did something."""
    opens = text[match.start() - 1] == "\n" or text[match.start()] == "\n"
    last = text[match.end() : match.end() + 1] in ("", "\n")
    return opens or last or "|" in match["end"] or match[0].lstrip()[0] in "|(,•·"
