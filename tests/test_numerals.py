"""Numerals: every notation is read back as it was written, and nothing that is no number is read."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laodocs.lexicon import forms
from laodocs.numerals import (
    Context,
    Digits,
    format_number,
    format_roman,
    format_words,
    parse_number,
    parse_roman,
    parse_words,
    to_ascii_digits,
    to_lao_digits,
)
from laodocs.strategies.numbers import decimals, number_words


@given(number_words())
def test_words_are_read_back(drawn: tuple[str, int]) -> None:
    assert parse_words(drawn[0]) == drawn[1]


@given(number_words(), st.sampled_from([" ", "\N{ZERO WIDTH SPACE}", ""]))
def test_blanks_between_words_change_nothing(drawn: tuple[str, int], blank: str) -> None:
    words, value = drawn
    spread = words
    for numeral in ("ລ້ານ", "ຕື້", "ແສນ", "ສິບ"):
        spread = spread.replace(numeral, blank + numeral + blank)
    assert parse_words(spread) == value


def test_every_number_to_twenty_thousand() -> None:
    assert all(parse_words(format_words(n)) == n for n in range(20_001))


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("ສູນ", 0), ("ສິບ", 10), ("ສິບເອັດ", 11), ("ຊາວ", 20), ("ຊາວເອັດ", 21), ("ສາມສິບເອັດ", 31), ("ຮ້ອຍ", 100),
        ("ຮ້ອຍເອັດ", 101), ("ໜຶ່ງຮ້ອຍໜຶ່ງ", 101), ("ສິບພັນ", 10_000), ("ໝື່ນ", 10_000), ("ຮ້ອຍພັນ", 100_000),
        ("ພັນຫ້າຮ້ອຍລ້ານ", 1_500_000_000), ("ສອງຕື້ສາມຮ້ອຍຫ້າສິບລ້ານ", 2_350_000_000), ("ພັນຕື້", 10**12), ("ນຶ່ງຮ້ອຍ", 100),
    ],
)  # fmt: skip
def test_words_as_people_say_them(words: str, value: int) -> None:
    assert parse_words(words) == value


@pytest.mark.parametrize(
    "words", ["", " ", "ສອງສາມ", "ສາມຊາວ", "ເອັດ", "ສິບສິບ", "ສູນສາມ", "ສາມາດ", "ຫ້າຄົນ", "ສິບຮ້ອຍ", "ພັນ" * 500, "5"]
)
def test_what_is_no_number_in_words(words: str) -> None:
    assert parse_words(words) is None


def test_the_words_are_those_of_the_lexicon() -> None:
    listed = {form: value for form, value in forms("numeral").items() if "." not in value}
    for form, value in listed.items():
        assert parse_words(form) == int(value) or form == "ເອັດ"
    said = "".join(format_words(n) for n in (0, 123_456_789_011, 20))
    assert all(form in said or form == "ນຶ່ງ" or int(value) < 10 for form, value in listed.items())


@pytest.mark.parametrize("value", [-1, 10**12])
def test_words_have_an_end(value: int) -> None:
    with pytest.raises(ValueError, match="outside"):
        format_words(value)


@given(st.integers(1, 3999), st.booleans())
def test_roman_numerals_are_read_back(value: int, lower: bool) -> None:
    text = format_roman(value)
    assert parse_roman(text.lower() if lower else text) == value


@pytest.mark.parametrize("text", ["", "IIII", "VX", "IC", "A", "I I", "ıv", "MMMM"])
def test_what_is_no_roman_numeral(text: str) -> None:
    assert parse_roman(text) is None


@given(decimals(), st.sampled_from(["ascii", "lao"]), st.booleans())
def test_figures_are_read_back(value: Decimal, digits: Digits, grouping: bool) -> None:
    number = parse_number(format_number(value, digits=digits, grouping=grouping), before="count")
    assert number is not None
    assert number.value == value


@pytest.mark.parametrize(
    ("text", "before", "value", "ambiguous"),
    [
        ("2.029", "count", "2029", False), ("236.800", "measure", "236800", True), ("1,250", "count", "1250", False),
        ("1,250", "money", "1250", False), ("1,250", "measure", "1.250", True), ("1,250", "percent", "1.250", False),
        ("76,000", "measure", "76000", True), ("0,125", None, "0.125", False), ("0.125", "count", "0.125", False),
        ("12.500,75", None, "12500.75", False), ("12,500.75", None, "12500.75", False),
        ("1,250,000", None, "1250000", False), ("1 250 000", None, "1250000", False),
        ("3,5", None, "3.5", False), ("3,1416", None, "3.1416", False),
        ("1234,567", "measure", "1234.567", False), ("໑.໒໕໐", "count", "1250", False), ("02", "count", "2", False),
    ],
)  # fmt: skip
def test_the_rules_of_signs(text: str, before: Context | None, value: str, ambiguous: bool) -> None:
    number = parse_number(text, before=before)
    assert number is not None
    assert (number.value, number.ambiguous) == (Decimal(value), ambiguous)


@pytest.mark.parametrize("text", ["", "1.25.000", "1,2,3", "1.234,567,890", ".5", "5.", "1..2", "x", "²", "1" * 500])
def test_what_is_no_figure(text: str) -> None:
    assert parse_number(text) is None


def test_the_document_decides_what_a_figure_leaves_open() -> None:
    lao, english = (parse_number("1,250", decimal_mark=mark) for mark in (",", "."))
    assert lao is not None
    assert english is not None
    assert (lao.value, english.value) == (Decimal("1.250"), Decimal(1250))
    assert lao.ambiguous
    assert english.ambiguous


@given(st.text())
def test_readers_take_any_text(text: str) -> None:
    parse_number(text)
    parse_words(text)
    parse_roman(text)
    assert len(to_ascii_digits(text)) == len(text) == len(to_lao_digits(text))


@given(st.text("0123456789໐໑໒໓໔໕໖໗໘໙ກ "))
def test_digits_go_both_ways(text: str) -> None:
    assert to_ascii_digits(to_lao_digits(text)) == to_ascii_digits(text)


@pytest.mark.parametrize("value", [Decimal("Infinity"), Decimal("NaN")])
def test_only_finite_numbers_are_written(value: Decimal) -> None:
    with pytest.raises(ValueError, match="finite"):
        format_number(value)
