"""Numbers and quantities as Lao offices write them, drawn with their true value.

Built constructively: a value, a way to write it, a unit, and words around it; nothing is filtered.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from hypothesis import strategies as st

from laodocs.lexicon import cues, forms
from laodocs.numerals import format_number, format_roman, format_words, to_lao_digits

__all__ = [
    "DrawnOrdinal",
    "DrawnQuantity",
    "DrawnRange",
    "DrawnShare",
    "DrawnSize",
    "decimals",
    "number_words",
    "ordinals",
    "quantities",
    "quantities_in_text",
    "ranges",
    "shares",
    "sizes",
]


class DrawnQuantity(NamedTuple):
    """A text, and the one quantity in it.

    Args:
        text: Lao text, normalised.
        value: the number.
        kind: `quantity`, `money`, `percent` or `duration`.
        start: where the number begins in the text, in code points.
        end: where its unit ends.
    """

    text: str
    value: Decimal
    kind: str
    start: int
    end: int


class DrawnOrdinal(NamedTuple):
    """A text that is one ordinal, and its value."""

    text: str
    value: int


class DrawnRange(NamedTuple):
    """A text that is one range, its ends, and its kind: `quantity`, `money` or `percent`."""

    text: str
    low: Decimal
    high: Decimal
    kind: str


class DrawnShare(NamedTuple):
    """A text with one fraction (`2/3`) or ratio (`1:3`), and its value as printed here."""

    text: str
    kind: str
    value: str


class DrawnSize(NamedTuple):
    """A text that is one size, its sides, and their unit in UCUM."""

    text: str
    sides: tuple[Decimal, ...]
    unit: str


_BEFORE = ("", "ທັງໝົດ ", "ຈຳນວນ ", "ລວມມີ ", "ຫຼາຍກວ່າ ", "ປະມານ ", "ໄດ້", "ໃນນັ້ນ, ", "• ກະຊວງພາຍໃນ ມີ ", "(")
_BEHIND = ("", ".", ";", ", ແລະ ອື່ນໆ", " ຂອງແຜນການ", " ໃນທົ່ວປະເທດ", ")", "\nຂໍ້ຄວາມຕໍ່ໄປ", " ທີ່ກ່ຽວຂ້ອງ")
_MULTIPLIERS = (("ພັນ", 10**3), ("ໝື່ນ", 10**4), ("ແສນ", 10**5), ("ລ້ານ", 10**6), ("ຕື້", 10**9), ("ພັນລ້ານ", 10**9))
_KINDS = {"classifier": "quantity", "currency": "money", "percent": "percent", "duration_unit": "duration"}


def number_words(*, min_value: int = 0, max_value: int = 999_999_999_999) -> st.SearchStrategy[tuple[str, int]]:
    """Numbers in Lao words, with their value.

    >>> from hypothesis import find
    >>> find(number_words(min_value=21, max_value=30), lambda drawn: True)
    ('ຊາວເອັດ', 21)
    """
    return st.integers(min_value, max_value).map(lambda value: (format_words(value), value))


def decimals(*, min_value: int = 1, max_value: int = 9_999_999) -> st.SearchStrategy[Decimal]:
    """Numbers whose printed form leaves no doubt: whole, or with one, two or four decimals."""
    places = st.sampled_from((0, 0, 1, 2, 4))
    return st.builds(
        lambda whole, places, digits: Decimal(whole * 10**places + digits % 10**places).scaleb(-places),
        st.integers(min_value, max_value),
        places,
        st.integers(0, 9999),
    )


@st.composite
def _units(draw: st.DrawFn) -> tuple[str, str]:
    """The kind of a quantity, and a unit of that kind in Lao letters."""
    category = draw(st.sampled_from(tuple(_KINDS)))
    words = [cue.form for cue in cues(category) if len(cue.form) > 2 and "ກ" <= cue.form[0] <= "ໝ"]
    return _KINDS[category], draw(st.sampled_from(words))


@st.composite
def _written(draw: st.DrawFn, kind: str) -> tuple[str, Decimal]:
    """A number as written before a unit of `kind`, and its value."""
    habit = draw(st.sampled_from(("figure", "figure", "lao", "multiplied", "pair", "padded")))
    if habit == "multiplied" and kind in ("money", "quantity"):
        value = draw(decimals(max_value=999))
        word, factor = draw(st.sampled_from(_MULTIPLIERS))
        blank = draw(st.sampled_from((" ", "")))
        return f"{format_number(value)}{blank}{word}", (value * factor).normalize()
    if habit == "pair" and kind in ("quantity", "duration"):
        count = draw(st.integers(1, 99))
        return f"{format_words(count)} ({count:02})", Decimal(count)
    if habit == "padded":
        count = draw(st.integers(1, 9))
        return f"{count:02}", Decimal(count)
    value = draw(decimals()) if kind in ("money", "percent") else Decimal(draw(st.integers(1, 1799)))
    text = format_number(value)
    return (to_lao_digits(text) if habit == "lao" else text), value


@st.composite
def quantities(draw: st.DrawFn) -> DrawnQuantity:
    """Quantities: a number and its unit, nothing around them."""
    kind, unit = draw(_units())
    number, value = draw(_written(kind))
    text = number + draw(st.sampled_from((" ", " ", ""))) + unit
    return DrawnQuantity(text, value, kind, 0, len(text))


@st.composite
def quantities_in_text(draw: st.DrawFn) -> DrawnQuantity:
    """Quantities with words of office prose around them."""
    drawn = draw(quantities())
    before = draw(st.sampled_from(_BEFORE))
    text = before + drawn.text + draw(st.sampled_from(_BEHIND))
    return drawn._replace(text=text, start=len(before), end=len(before) + len(drawn.text))


@st.composite
def ordinals(draw: st.DrawFn) -> DrawnOrdinal:
    """Ordinals in figures, Roman numerals or words."""
    value = draw(st.integers(1, 99))
    write = draw(st.sampled_from((str, format_roman, format_words, lambda n: to_lao_digits(str(n)))))
    noun = draw(st.sampled_from(tuple(forms("ordinal_noun"))))
    written = write(value)
    return DrawnOrdinal(f"{noun}ທີ{'' if write is format_words else ' '}{written}", value)


_RANGE_HABITS = (
    "{low}-{high}{unit}",
    "{low} – {high} {unit}",
    "{low} ຫາ {high} {unit}",
    "ແຕ່ {low} {unit} ເຖິງ {high} {unit}",
)
_RANGE_UNITS = (("quantity", "ຄົນ"), ("quantity", "ໂຕນ"), ("money", "ກີບ"), ("money", "ລ້ານກີບ"), ("percent", "%"))
_SHARE_HABITS = {
    "fraction": (
        "ກວມ {a}/{b} ຂອງທັງໝົດ",
        "{a} ສ່ວນ {b}",
        "{a} ໃນ {b} ຂອງປະຊາກອນ",
        "{spelt_a}ສ່ວນ{spelt_b}",
        "ຢ່າງໜ້ອຍ {a}/{b}",
    ),
    "ratio": ("ອັດຕາສ່ວນ {a}:{b}", "ອັດຕາສ່ວນ {a} ຕໍ່ {b}", "ມາດຕາສ່ວນ {a}/{b}", "ສັດສ່ວນ {a} : {b}"),
}
_SIZE_UNITS = (("ແມັດ", "m"), ("ມ", "m"), ("ຊມ", "cm"), ("m", "m"), ("ກິໂລແມັດ", "km"))


@st.composite
def ranges(draw: st.DrawFn) -> DrawnRange:
    """Ranges of amounts, with the sign or the word between their ends."""
    kind, unit = draw(st.sampled_from(_RANGE_UNITS))
    low = draw(st.integers(1, 900))
    high = low + draw(st.integers(1, 90))
    text = draw(st.sampled_from(_RANGE_HABITS)).format(low=low, high=high, unit=unit)
    times = 10**6 if unit.startswith("ລ້ານ") else 1
    return DrawnRange(text, Decimal(low * times), Decimal(high * times), kind)


@st.composite
def shares(draw: st.DrawFn) -> DrawnShare:
    """Fractions and ratios, in figures and in words."""
    kind = draw(st.sampled_from(tuple(_SHARE_HABITS)))
    a = draw(st.integers(1, 9))
    b = a + draw(st.integers(1, 90))
    habit = draw(st.sampled_from(_SHARE_HABITS[kind]))
    text = habit.format(a=a, b=b, spelt_a=format_words(a), spelt_b=format_words(b))
    return DrawnShare(text, kind, f"{a}/{b}" if kind == "fraction" else f"{a}:{b}")


@st.composite
def sizes(draw: st.DrawFn) -> DrawnSize:
    """Sizes of two or three sides: `3 x 4 ແມັດ`, `3 ມ × 4 ມ`."""
    unit, code = draw(st.sampled_from(_SIZE_UNITS))
    sides = draw(st.lists(decimals(max_value=999), min_size=2, max_size=3))
    sign = draw(st.sampled_from((" x ", "x", " × ", " ຄູນ ")))
    each = draw(st.booleans())
    text = sign.join(format_number(side) + f" {unit}" * each for side in sides)
    return DrawnSize(text if each else f"{text} {unit}", tuple(sides), code)
