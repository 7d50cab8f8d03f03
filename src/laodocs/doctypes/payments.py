"""What a contract costs and how it is paid: the price, and the instalments of its schedule.

A schedule is a table with a column of instalments, or words: `ງວດທີ 1 ຈ່າຍ 30% … ຫຼັງຈາກເຊັນສັນຍາ`, or the list that
a sentence about paying opens. Nothing is computed: what the text does not print of an instalment is None.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from laodocs.blocks import Block
from laodocs.doctypes.clauses import Clause, clauses, number_of, period_of, unit_of
from laodocs.doctypes.passages import SENTENCE_END, Passage, passage_of
from laodocs.document import Document
from laodocs.lexicon import alternation, forms
from laodocs.mentions import find_dates
from laodocs.numerals import parse_number, parse_roman, parse_words, to_ascii_digits
from laodocs.spans import Found, Span

__all__ = ["Payment", "Price", "find_payments", "find_price"]


@dataclass(frozen=True, slots=True)
class Price:
    """What the contract is worth: the amount, its currency (ISO 4217), and the period that it is paid for (`P1M`)."""

    amount: Found[Decimal]
    currency: Found[str]
    per: Found[str] | None = None


@dataclass(frozen=True, slots=True)
class Payment:
    """One instalment.

    Args:
        number: as printed; None for `ງວດສຸດທ້າຍ`.
        amount, currency: what is paid; the currency is an ISO 4217 code.
        share: percent of the price.
        due: EDTF of the day, or the ISO 8601 duration within which (`P10D`).
        condition: the words that say when or upon what.
    """

    number: Found[int] | None = None
    amount: Found[Decimal] | None = None
    currency: Found[str] | None = None
    share: Found[Decimal] | None = None
    due: Found[str] | None = None
    condition: Found[str] | None = None


#: What is worth something: the contract, the work, the loan, the rent.
_PRICE = re.compile(
    r"(?P<whole>(?:ມູນຄ່າ|ລາຄາ|ວົງເງິນ)(?:ຂອງ)?\s?(?:ສັນຍາ|ໂຄງການ|ຈ້າງ(?:ເໝົາ)?|ກໍ່ສ້າງ|ເໝົາ|ລວມ|ທັງໝົດ|ຊື້ຂາຍ|ຂາຍ)|ມີມູນຄ່າ)"
    r"|ຄ່າ(?:ຈ້າງ|ເຊົ່າ|ບໍລິການ|ແຮງງານ|ກໍ່ສ້າງ)|ເງິນເດືອນ|ກູ້(?:ຢືມ)?\s?ເງິນ|ເງິນກູ້|ຢືມເງິນ|ຮັບຈຳນຳ|ລາຄາ|ມູນຄ່າ|ເປັນເງິນ"
)
_NEAR_PRICE = 90  # code points between those words and the sum
_FINE = re.compile(r"ປັບ(?:ໃໝ|ໄໝ)|ຄ່າປັບ|ເບ້ຍປັບ")
_PLEDGE = re.compile(r"ຈຳນຳໄວ້|ຄ້ຳປະກັນ|ຄໍ້າປະກັນ|ຫຼັກຊັບ|ມັດຈຳ")

#: That a sentence is about paying; instalments are counted there as `ຄັ້ງທີ 1` too.
_PAYING = re.compile(r"ຊຳລະ|ຈ່າຍ|ຜ່ອນ|ສົ່ງ(?:ເງິນ|ຕົ້ນ|ຄືນ)|ໃຊ້ໜີ້|ງວດ|ໂອນເງິນ")
_OPENS = re.compile(r"(?:ງວດ|ຄັ້ງ|ດັ່ງ(?:ລຸ່ມ)?(?:ຕໍ່ໄປ)?ນີ້|ຄື|ມີ)\s*:?\s*$")
_CONDITION = re.compile(
    r"(?:ພາຍໃນ|ພາຍຫຼັງ|ຫຼັງ(?:ຈາກ)?|ເມື່ອ|ກ່ອນ|ໃນ(?:ວັນ|ມື້|ເວລາ|ຕອນ)|ນັບແຕ່|ຈ່າຍ(?:ໃນ)?ເວລາ|ບໍ່ເກີນວັນ|ທັນທີ|ຕາມ(?:ຄວາມຄືບໜ້າ|ວຽກ)|ທ້າຍ(?:ເດືອນ|ປີ))[^;\n]*"
)
_HEADERS = {
    "number": re.compile(r"ງວດ|ຄັ້ງ|ລ/?ດ|ລຳດັບ"),
    "share": re.compile(r"%|ສ່ວນຮ້ອຍ|ເປີເຊັນ|ອັດຕາ"),
    "amount": re.compile(r"ຈຳນວນ(?:ເງິນ)?|ມູນຄ່າ|ເປັນເງິນ|ກີບ|ໂດລາ|ບາດ"),
    "condition": re.compile(r"ເງື່ອນໄຂ|ເວລາ|ກຳນົດ|ວັນທີ|ໄລຍະ|ເນື້ອໃນ|ໝາຍເຫດ"),
}
_LISTED = frozenset({"list_item"})


@cache
def _head() -> re.Pattern[str]:
    """`ງວດທີ 1`, `ງວດສຸດທ້າຍ`, `ຄັ້ງທີ II`; not `4 ງວດ`."""
    word = f"(?:{alternation('numeral')}){{1,2}}"
    return re.compile(
        rf"(?:(?P<sure>ງວດ)\s?(?:ທີ\s?)?|(?:ຄັ້ງ|ຮອບ)\s?ທີ\s?)"
        rf"(?P<number>[\d໐-໙]{{1,2}}(?![\d໐-໙.,]*\d)|[IVX]{{1,4}}(?![A-Za-z])|ທຳອິດ|ສຸດທ້າຍ|{word}(?![\u0e81-\u0edf]))\s?:?"
    )


@cache
def _currency() -> re.Pattern[str]:
    return re.compile(alternation("currency"))


def find_price(document: Document, body: Passage) -> Price | None:
    """The price: of the sums that words for it stand before, the first that is the whole contract's, else the first.

    Args:
        document: for its sums.
        body: the running text.
    """
    found: Price | None = None
    for clause in clauses(document, body):
        if not clause.sums or _FINE.search(clause.words.text) or _head().search(clause.words.text):
            continue
        for cue in _PRICE.finditer(clause.words.text):
            money = clause.first("money", cue.end())
            if money is None or clause.place(money) - cue.end() > _NEAR_PRICE:
                continue
            pledged = _PLEDGE.search(clause.words.text, 0, cue.start())
            if pledged and not cue["whole"]:
                continue
            price = Price(number_of(money), unit_of(money), period_of(clause, money, clause.end(money) + 30))
            if cue["whole"]:
                return price
            found = found or price
    return found


def find_payments(document: Document, body: Passage) -> tuple[Payment, ...]:
    """The instalments, in order: from a table, else from the words for instalments, else from a list about paying.

    Args:
        document: for its tables, sums and dates.
        body: the running text, a block a line.
    """
    for table in (block for block in document.blocks if block.type == "table"):
        payments = tuple(_rows(document, table))
        if payments:
            return payments
    return tuple(_worded(document, body)) or tuple(_listed(document))


# --- words ----------------------------------------------------------------------------------------------------------


def _worded(document: Document, body: Passage) -> Iterator[Payment]:
    """Stretches from one `ງວດທີ` to the next, each with a sum or a share."""
    paying = False
    for line in clauses(document, body, whole_lines=True):
        text = line.words.text
        paying = bool(_PAYING.search(text)) or (paying and len(text) < 200)
        heads = [head for head in _head().finditer(text) if head["sure"] or paying]
        ends = [*(head.start() for head in heads[1:]), len(text)]
        for head, end in zip(heads, ends, strict=False):
            stretch = line.cut(head.end(), _before_fine(text, head.end(), end))
            if stretch.sums:
                yield _payment(stretch, _number(line.words, head))


def _before_fine(text: str, start: int, end: int) -> int:
    """Where the sentences between `start` and `end` end that do not speak of a fine."""
    fine = _FINE.search(text, start, end)
    if fine is None:
        return end
    return max((stop.start() for stop in SENTENCE_END.finditer(text, start, fine.start())), default=start)


def _listed(document: Document) -> Iterator[Payment]:
    """The items of a list that a sentence about paying opens, two or more of them, each with a sum or a share."""
    run: list[Clause] = []
    opened = False
    for block in [*document.blocks, None]:
        if block is not None and block.type in _LISTED and opened:
            run += clauses(document, passage_of(document, block), whole_lines=True)
            continue
        if len(run) >= 2 and all(item.sums for item in run):
            yield from (_payment(item, None) for item in run)
            return
        run = []
        said = block.text if block is not None else ""
        opened = bool(_PAYING.search(said) and _OPENS.search(said)) and not _FINE.search(said)


def _payment(clause: Clause, number: Found[int] | None) -> Payment:
    """What a stretch of text says of one instalment."""
    money, share = clause.first("money"), clause.first("percent")
    match = _CONDITION.search(clause.words.text)
    condition = clause.words.group(match, confidence=0.8)
    return Payment(
        number,
        number_of(money) if money else None,
        unit_of(money) if money else None,
        number_of(share) if share else None,
        _due(clause, match),
        condition,
    )


def _due(clause: Clause, condition: re.Match[str] | None) -> Found[str] | None:
    """The day, else the period that the condition begins with."""
    if clause.days:
        return Found(str(clause.days[0].value.edtf), clause.days[0].span, clause.days[0].confidence)
    if condition is None or not condition[0].startswith(("ພາຍໃນ", "ບໍ່ເກີນ")):
        return None
    period = next((p for p in clause.periods if 0 <= clause.place(p) - condition.start() <= 12), None)
    return Found(str(period.value.duration), period.span, period.confidence) if period else None


def _number(words: Passage, head: re.Match[str]) -> Found[int] | None:
    said = head["number"]
    value = parse_roman(said) if said.isascii() and said.isalpha() else parse_words(said)
    if to_ascii_digits(said).isdecimal():
        value = int(to_ascii_digits(said))
    if said == "ທຳອິດ":
        value = 1
    return Found(value, words.span(head.start("number"), head.end("number"))) if value else None


# --- tables ---------------------------------------------------------------------------------------------------------


def _rows(document: Document, table: Block) -> Iterator[Payment]:
    """The rows of a table that has a column of instalments and one of amounts or shares."""
    if len(table.rows) < 2:
        return
    header = [_cell(document, cell).text for cell in table.rows[0]]
    columns = {name: _column(header, pattern) for name, pattern in _HEADERS.items()}
    if "ງວດ" not in "".join(header) or (columns["amount"] is None and columns["share"] is None):
        return
    currency = _currency().search(header[columns["amount"]]) if columns["amount"] is not None else None
    for row in table.rows[1:]:
        cells = {name: _cell(document, row[at]) for name, at in columns.items() if at is not None and at < len(row)}
        payment = _row(document, cells, forms("currency")[currency[0]] if currency else None)
        if payment:
            yield payment


def _column(header: Sequence[str], pattern: re.Pattern[str]) -> int | None:
    return next((at for at, said in enumerate(header) if pattern.search(said)), None)


def _cell(document: Document, cell: Sequence[Span]) -> Passage:
    """A cell's lines as one passage."""
    if not cell:
        return _NONE
    start, end = cell[0].start, cell[-1].end
    return Passage(document.text[start:end], tuple(range(start, end)))


_NONE = Passage("", ())


def _row(document: Document, cells: dict[str, Passage], currency: str | None) -> Payment | None:
    """One row; a row of totals has no number."""
    label = cells.get("number", _NONE)
    counted = re.search(r"(?P<number>[\d໐-໙]{1,2}|\b[IVX]{1,4}\b|ທຳອິດ)", label.text)
    number = _number(label, counted) if counted else None
    if number is None and not re.search(r"ສຸດທ້າຍ|ລ່ວງໜ້າ", label.text):
        return None
    amount, unit = _amount(document, cells.get("amount", _NONE), currency)
    share = _share(document, cells.get("share", _NONE))
    if amount is None and share is None:
        return None
    words = cells.get("condition", _NONE)
    clause = next(clauses(document, words, whole_lines=True), Clause(_NONE))
    due = _day(words) or _due(clause, _CONDITION.match(words.text))
    return Payment(number, amount, unit, share, due, words.found(0, len(words.text)))


def _day(cell: Passage) -> Found[str] | None:
    """The day in a cell, read by itself: the figure of the cell before it is none of its business."""
    found = next((date for date in find_dates(cell.text) if date.value.precision == "day"), None)
    return Found(str(found.value.edtf), cell.span(*found.span), found.confidence) if found else None


def _amount(document: Document, cell: Passage, currency: str | None) -> tuple[Found[Decimal] | None, Found[str] | None]:
    """The sum in a cell; a bare figure has the currency of its column."""
    clause = next(clauses(document, cell, whole_lines=True), None)
    money = clause.first("money") if clause else None
    if money:
        return number_of(money), unit_of(money)
    figure = re.search(r"[\d໐-໙][\d໐-໙.,]*", cell.text)
    number = parse_number(figure[0].rstrip(".,"), before="money") if figure else None
    if figure is None or number is None:
        return None, None
    span = cell.span(figure.start(), figure.end())
    return Found(number.value, span, 0.9), Found(currency, span, 0.9) if currency else None


def _share(document: Document, cell: Passage) -> Found[Decimal] | None:
    """The percentage in a cell; a bare figure in a column of percentages is one."""
    clause = next(clauses(document, cell, whole_lines=True), None)
    share = clause.first("percent") if clause else None
    if share:
        return number_of(share)
    figure = re.fullmatch(r"\s*(?P<figure>[\d໐-໙][\d໐-໙.,]*)\s*", cell.text)
    number = parse_number(figure["figure"]) if figure else None
    return Found(number.value, cell.span(*figure.span("figure")), 0.9) if figure and number else None
