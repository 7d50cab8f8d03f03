"""Key figures of a report: what was counted, in which section, and the plan that the result stands beside.

Reports give plan and result in sentences (`ແຜນ 500 ໂຕນ, ປະຕິບັດໄດ້ 450 ໂຕນ, ເທົ່າກັບ 90% ຂອງແຜນ`) and in tables with a
column for each. What a number is, `mentions.quantities` has said; here figures of one clause are tied together.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from laodocs.blocks import Block
from laodocs.blocks.markers import facts
from laodocs.doctypes.passages import Passage, tidy
from laodocs.document import Document
from laodocs.mentions.quantities import find_quantities
from laodocs.mentions.quantity_values import QuantityValue
from laodocs.numerals import parse_number
from laodocs.outline import Section
from laodocs.spans import Found, Mention, Span

__all__ = ["Figure", "find_figures"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of the report.

    Args:
        value: the number; of plan and result, the result.
        unit: classifier, measure or currency.
        of: the words before it that say what is counted.
        section: the id of the outline's section that it stands in.
        plan: the figure planned, where plan and result are given.
        share: the result in percent of the plan, as printed.
    """

    value: Found[Decimal]
    unit: Found[str] | None = None
    of: Found[str] | None = None
    section: str | None = None
    plan: Found[Decimal] | None = None
    share: Found[Decimal] | None = None


Role = Literal["plan", "result", "share"]
Quantity = Mention[QuantityValue]

#: How far before a figure its cue may stand, and how long what is counted may be.
_CUE, _COUNTED = 45, 80
#: `ແຜນ 500`, `ແຜນປີ …`, `ຄາດໝາຍ …`: the figure planned; `ທຽບໃສ່ແຜນ 500`: the plan that the result before is held to.
_PLAN = re.compile(r"(?:ແຜນ(?:ການ)?(?:\s?ປີ|\s?ກຳນົດ|\s?ວາງ)?(?:\s?ໄວ້)?|ຄາດໝາຍ)[^\d\n;,)]{0,24}$")
_HELD_TO = re.compile(r"(?:ທຽບ(?:ໃສ່|ກັບ)?|ຕໍ່|ຈາກ|ຂອງ|\()\s?(?:ຄາດໝາຍ|ແຜນ)[^\d\n;,)]{0,24}$")
_EQUALS = re.compile(r"(?:ເທົ່າ(?:ກັບ)?|ກວມ(?:ເອົາ)?|ບັນລຸ(?:ໄດ້)?|ສຳເລັດ(?:ໄດ້)?|ຄິດເປັນ|\()\s*$")
_OF_PLAN = re.compile(r"\s*(?:ຂອງ|ທຽບ(?:ໃສ່|ກັບ)?|ຕໍ່)\s?(?:ແຜນ|ຄາດໝາຍ)|\s*ແຜນ")
#: Words that only introduce a figure, between it and what is counted.
_INTRODUCTION = re.compile(
    r"\s*(?:ທັງໝົດ|ລວມ(?:ທັງໝົດ|ມີ)?|ໄດ້|ມີ(?:ພຽງ)?|ຈຳນວນ|ກວມ(?:ເອົາ)?|ເທົ່າກັບ|ບັນລຸ(?:ໄດ້)?|ເປັນເງິນ"
    r"|(?:ຕາມ)?ແຜນ(?:ການ)?(?:\s?ປີ)?|ຄາດໝາຍ|ປະຕິບັດ(?:ໄດ້)?|ໃຫ້|\d+\s?ເດືອນ|[:,(\s])+$"
)
_CONNECTIVE = re.compile(r"\s*(?:(?:ແຕ່|ແລະ|ໃນ(?:ນັ້ນ|ນີ້|ຈຳນວນນີ້)|ພ້ອມ(?:ທັງ|ນັ້ນ)|ໂດຍ|ເຊິ່ງ|ຊຶ່ງ|ເຫັນວ່າ)\s*,?\s*)+")
_CLAUSE = re.compile(r"[,;:()\n]|\.\s")
_SENTENCE = re.compile(r"[;\n]|\.(?=\s|$)")


def find_figures(document: Document, body: Passage) -> tuple[Figure, ...]:
    """The figures of the running text and of tables of plans and results, in reading order.

    Args:
        document: what `read` gave.
        body: its running text.

    >>> from laodocs.document import read
    >>> from laodocs.doctypes.passages import read_blocks
    >>> page = read("ລາຍຮັບ ແຜນ 500 ຕື້ກີບ ປະຕິບັດໄດ້ 450 ຕື້ກີບ ເທົ່າກັບ 90% ຂອງແຜນ.")
    >>> [one] = find_figures(page, read_blocks(page))
    >>> one.of.value, one.value.value == 450 * 10**9, one.plan.value == 500 * 10**9, str(one.share.value)
    ('ລາຍຮັບ', True, True, '90')
    """
    sections = sorted(_numbered(document.outline), key=lambda section: section[1].start)
    starts = [span.start for _, span in sections]
    tables = [b for b in document.blocks if b.type == "table" and {"plan", "result"} <= _columns(document, b).keys()]
    found = [*_told(document, body, [table.span for table in tables])]
    for table in tables:
        found += _tabled(document, table)
    placed = sorted((figure.value.span or Span(0, 0), at) for at, figure in enumerate(found))
    return tuple(replace(found[at], section=_section(sections, starts, span.start)) for span, at in placed)


def _section(sections: Sequence[tuple[str, Span]], starts: Sequence[int], place: int) -> str | None:
    """The innermost section around a place."""
    before = range(bisect_right(starts, place) - 1, -1, -1)
    return next((sections[i][0] for i in before if place < sections[i][1].end), None)


def _numbered(sections: tuple[Section, ...]) -> Iterator[tuple[str, Span]]:
    """Id and span of each section, parents before children."""
    for section in sections:
        yield section.id, section.span
        yield from _numbered(section.children)


@dataclass(slots=True)
class _Measure:
    """Plan, result and share of one thing, as far as they have been met; `floor` is where the figure before ends."""

    start: int
    floor: int = 0
    plan: Quantity | None = None
    result: Quantity | None = None
    share: Quantity | None = None


def _told(document: Document, body: Passage, taken: Sequence[Span]) -> Iterator[Figure]:
    """The figures of sentences: each measure that a sentence gives, or a figure alone."""
    places = {position: index for index, position in enumerate(body.at)}
    measure: _Measure | None = None
    last = 0
    for quantity in document.mentions.quantities:
        at = places.get(quantity.span.start)
        if at is None or quantity.value.value is None or quantity.kind == "duration":
            continue
        if any(span.contains(quantity.span) for span in taken):
            continue
        if measure is not None and _SENTENCE.search(body.text, last, at):
            yield _figure(body, measure)
            measure = None
        role = _role(body.text, at, at + len(quantity.text), quantity, measure)
        if measure is None or getattr(measure, role) is not None or not _fits(measure, role, quantity):
            if measure is not None:
                yield _figure(body, measure)
            measure = _Measure(at, last)
        setattr(measure, role, quantity)
        last = at + len(quantity.text)
    if measure is not None:
        yield _figure(body, measure)


def _role(text: str, at: int, end: int, quantity: Quantity, measure: _Measure | None) -> Role:
    """Whether a figure is planned, reached, or the share of the plan that was reached."""
    before = text[max(0, at - _CUE) : at]
    if quantity.value.unit == "%" and measure is not None and _EQUALS.search(before):
        planned = measure.plan is not None and measure.plan.value.unit != "%"
        if planned or _OF_PLAN.match(text, end):
            return "share"
    if _HELD_TO.search(before):
        return "plan" if measure is not None and measure.result is not None else "result"
    return "plan" if _PLAN.search(before) else "result"


def _fits(measure: _Measure, role: Role, quantity: Quantity) -> bool:
    """Whether a figure belongs to a measure: a plan opens one or is what the result is held to; units agree."""
    if role == "share":
        return measure.result is not None
    other = measure.plan if role == "result" else measure.result
    return other is not None and measure.share is None and other.value.unit == quantity.value.unit


def _figure(body: Passage, measure: _Measure) -> Figure:
    """A measure as a figure; a plan without a result is a figure as any other."""
    main = measure.result or measure.plan
    assert main is not None
    plan = _value(measure.plan) if measure.plan and measure.result else None
    share = _value(measure.share) if measure.share else None
    unit = Found(str(main.value.unit), main.span) if main.value.unit else None
    return _checked(_value(main), unit, _counted(body, measure.start, measure.floor), plan, share)


def _checked(
    value: Found[Decimal],
    unit: Found[str] | None,
    of: Found[str] | None,
    plan: Found[Decimal] | None,
    share: Found[Decimal] | None,
) -> Figure:
    """The figure; where the share is not what result and plan give, plan and share are doubted."""
    if plan is not None and share is not None and plan.value and abs(value.value * 100 / plan.value - share.value) > 1:
        plan, share = (replace(found, confidence=found.confidence / 2) for found in (plan, share))
    return Figure(value, unit, of, None, plan, share)


def _value(quantity: Quantity) -> Found[Decimal]:
    assert quantity.value.value is not None  # ranges were left out
    return Found(quantity.value.value, quantity.span, quantity.confidence)


def _counted(body: Passage, at: int, floor: int) -> Found[str] | None:
    """The clause before a figure without what only introduces it; what stands before a colon or a bracket otherwise."""
    end, start = at, max(0, at - _COUNTED, floor)
    if start > floor and start:  # a word cut by the window is none
        start = next((i + 1 for i in range(start, at) if body.text[i].isspace()), at)
    cuts = [start, *(cut.end() + start for cut in _CLAUSE.finditer(body.text[start:at]))]
    for begin in reversed(cuts):
        words = _INTRODUCTION.search(body.text, begin, end)
        said = body.text[begin : words.start() if words else end]
        if body.text[begin - 1 : begin] == "(" and said.endswith(")"):  # ຜະລິດຕະພັນພາຍໃນ (GDP): a short name of it
            continue
        opened = _CONNECTIVE.match(said)
        found = body.found(begin + (opened.end() if opened else 0), begin + len(said), confidence=0.6)
        if found is not None and found.value in facts("preposition"):
            return None
        if found is not None or not (body.text[begin - 1 : begin] in (":", "(", ")") or "ແຜນ" in body.text[begin:end]):
            return found
        end = begin
    return None


# Tables ------------------------------------------------------------------------------------------------------------

_BRACKET = re.compile(r"\((?P<unit>[^()]{1,20})\)\s*$")
_UNIT_OF_ALL = re.compile(r"(?:ຫົວໜ່ວຍ|ຫົວຫນ່ວຍ)(?:ນັບ)?\s*:?\s*([^():;,\n\d]{1,20})")
_CAPTION = 200  # code points above a table that may be its caption
_NUMERIC = re.compile(r"[-+]?[\d໐-໙][\d໐-໙.,\s]*%?$")


def _columns(document: Document, block: Block) -> dict[str, int]:
    """Which column of a table says what (`item`, `unit`, `plan`, `result`, `share`), by the words of its first row.

    Of two columns of results the one behind the plan counts: the other is of the year before.
    """
    found: dict[str, int] = {}
    for column, cell in enumerate(block.rows[0] if block.rows else ()):
        said = _cell(document, cell)[0]
        kind = next((kind for word, kind in facts("column").items() if said.startswith(word)), None)
        kind = "share" if "%" in said else kind
        if kind is not None:
            found.setdefault(kind, column)
        if kind == "result" and found["result"] < found.get("plan", 0):
            found["result"] = column
    return found


def _cell(document: Document, cell: Sequence[Span]) -> tuple[str, Span]:
    """What a cell says, as one line, and where."""
    if not cell:
        return "", Span(0, 0)
    words = " ".join(document.text[span.start : span.end] for span in cell)
    return tidy(words), Span(cell[0].start, cell[-1].end)


def _tabled(document: Document, block: Block) -> Iterator[Figure]:
    """A figure for each row that has a result."""
    columns = _columns(document, block)
    heads = [_cell(document, cell)[0] for cell in block.rows[0]]
    caption = _caption_unit(document, block)
    item = columns.get("item", next((i for i in range(len(heads)) if i not in columns.values()), 0))
    for row in block.rows[1:]:
        cells = [_cell(document, cell) for cell in row]
        if len(cells) <= max(columns.values()):
            continue
        name, place = cells[item]
        bracket = _BRACKET.search(name) or _BRACKET.search(heads[columns["result"]])
        said = cells[columns["unit"]][0] if "unit" in columns else bracket["unit"] if bracket else caption
        result, plan = (_number(*cells[columns[kind]], said) for kind in ("result", "plan"))
        share = _number(*cells[columns["share"]], "%") if "share" in columns else None
        if result is None:
            continue
        unit = Found(result[1], result[0].span) if result[1] else None
        of = Found(_BRACKET.sub("", name).strip(), place) if name else None
        yield _checked(result[0], unit, of, plan[0] if plan else None, share[0] if share else None)


def _caption_unit(document: Document, block: Block) -> str:
    """The unit of the whole table, where the lines above it name one: `(ຫົວໜ່ວຍ: ລ້ານກີບ)`."""
    above = document.text[max(0, block.span.start - _CAPTION) : block.span.start]
    unit = _UNIT_OF_ALL.search(above.rstrip().rsplit("\n\n", 1)[-1])
    return unit[1].strip() if unit else ""


def _number(said: str, place: Span, unit: str) -> tuple[Found[Decimal], str | None] | None:
    """The value of a cell in its unit, and the unit as quantities are measured."""
    for text in (said, f"{said} {unit}"):
        found = find_quantities(text)
        if len(found) == 1 and found[0].value.value is not None:
            return Found(found[0].value.value, place, found[0].confidence), found[0].value.unit
    number = parse_number(said.rstrip("% ")) if _NUMERIC.match(said) else None
    return (Found(number.value, place, 0.8), unit or None) if number is not None else None
