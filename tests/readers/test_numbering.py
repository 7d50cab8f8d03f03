"""Word numbering, by the rules of ISO 29500-1, 17.9."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from laodocs.readers.counters import COUNTERS, format_counter
from laodocs.readers.numbering import Numbering, read_numbering

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def numbering(xml: str, styles: dict[str, str] | None = None) -> Numbering:
    return read_numbering(etree.fromstring(f'<numbering xmlns="{W}" xmlns:w="{W}">{xml}</numbering>'), styles or {})


def level(at: int, text: str, fmt: str = "decimal", more: str = "", start: int | None = 1) -> str:
    first = "" if start is None else f'<start w:val="{start}"/>'
    return f'<lvl w:ilvl="{at}">{first}<numFmt w:val="{fmt}"/>{more}<lvlText w:val="{text}"/></lvl>'


def definition(key: int, *levels: str, more: str = "") -> str:
    return f'<abstractNum w:abstractNumId="{key}">{more}{"".join(levels)}</abstractNum>'


def use(key: int, of: int, more: str = "") -> str:
    return f'<num w:numId="{key}"><abstractNumId w:val="{of}"/>{more}</num>'


def labels(found: Numbering, *steps: tuple[int, int]) -> list[str]:
    return [found.next(str(number), at).strip() for number, at in steps]


LAW = definition(
    0, level(0, "ພາກທີ %1", "upperRoman"), level(1, "ໝວດທີ %2"), level(2, "ມາດຕາ %3", more='<lvlRestart w:val="0"/>'),
    level(3, "%3.%4."),
)  # fmt: skip


def test_articles_run_on_through_chapters() -> None:
    found = numbering(LAW + use(1, 0))
    steps = [(1, at) for at in (0, 1, 2, 2, 3, 1, 2, 3, 3, 0, 1, 2)]
    assert labels(found, *steps) == [
        "ພາກທີ I", "ໝວດທີ 1", "ມາດຕາ 1", "ມາດຕາ 2", "2.1.", "ໝວດທີ 2", "ມາດຕາ 3", "3.1.", "3.2.", "ພາກທີ II", "ໝວດທີ 1",
        "ມາດຕາ 4",
    ]  # fmt: skip


def test_restart_after_one_level_only() -> None:
    found = numbering(
        definition(0, level(0, "%1."), level(1, "%2)"), level(2, "(%3)", more='<lvlRestart w:val="1"/>')) + use(1, 0)
    )
    assert labels(found, (1, 0), (1, 1), (1, 2), (1, 1), (1, 2), (1, 0), (1, 1), (1, 2)) == [
        "1.", "1)", "(1)", "2)", "(2)", "2.", "1)", "(1)",
    ]  # fmt: skip


def test_numbers_of_one_definition_count_together_unless_they_override() -> None:
    override = '<lvlOverride w:ilvl="0"><startOverride w:val="5"/></lvlOverride>'
    found = numbering(definition(0, level(0, "%1.")) + use(1, 0) + use(2, 0) + use(3, 0, override))
    assert labels(found, (1, 0), (2, 0), (3, 0), (3, 0), (1, 0)) == ["1.", "2.", "5.", "6.", "7."]


def test_overridden_level_looks_different() -> None:
    override = f'<lvlOverride w:ilvl="0">{level(0, "ຂໍ້ %1:", "lowerLetter", start=3)}</lvlOverride>'
    found = numbering(definition(0, level(0, "%1.")) + use(1, 0) + use(2, 0, override))
    assert labels(found, (2, 0), (2, 0)) == ["ຂໍ້ c:", "ຂໍ້ d:"]


def test_legal_numbers_are_decimal() -> None:
    found = numbering(definition(0, level(0, "%1.", "upperRoman"), level(1, "%1.%2", more="<isLgl/>")) + use(1, 0))
    assert labels(found, (1, 0), (1, 0), (1, 1)) == ["I.", "II.", "2.1"]


def test_outer_level_that_never_came_counts_as_its_first() -> None:
    found = numbering(definition(0, level(0, "%1."), level(1, "%1.%2")) + use(1, 0))
    assert labels(found, (1, 1), (1, 1), (1, 0)) == ["1.1", "1.2", "2."]


def test_missing_start_is_zero() -> None:
    assert labels(numbering(definition(0, level(0, "%1.", start=None)) + use(1, 0)), (1, 0)) == ["0."]


def test_numbering_style_leads_to_another_definition() -> None:
    xml = definition(0, level(0, "ຂ %1")) + definition(1, more='<numStyleLink w:val="S"/>') + use(1, 0) + use(2, 1)
    assert labels(numbering(xml, {"S": "1"}), (2, 0), (1, 0)) == ["ຂ 1", "ຂ 2"]


@pytest.mark.parametrize(
    ("fmt", "label"),
    [
        ('<numFmt w:val="bullet"/><lvlText w:val="&#xF0B7;"/>', "• "),
        ('<numFmt w:val="bullet"/><suff w:val="nothing"/><lvlText w:val="-"/>', "- "),
        ('<numFmt w:val="none"/><lvlText w:val="ໝາຍເຫດ:"/>', "ໝາຍເຫດ: "),
        ('<numFmt w:val="none"/><lvlText w:val=""/>', ""),
        ('<numFmt w:val="decimalZero"/><lvlText w:val="%1"/>', "01 "),
        ('<numFmt w:val="custom" w:format="001, 002, ..."/><lvlText w:val="%1"/>', "001 "),
        ('<numFmt w:val="custom" w:format="໑, ໒, ໓, ..."/><lvlText w:val="%1."/>', "໑. "),
        ('<numFmt w:val="custom" w:format="ກ, ຂ, ຄ, ..."/><lvlText w:val="%1)"/>', "ກ) "),
        ('<numFmt w:val="thaiNumbers"/><lvlText w:val="%1"/>', "๑ "),
        ('<numFmt w:val="no such"/><suff w:val="nothing"/><lvlText w:val="(%1)"/>', "(1)"),
    ],
)
def test_formats(fmt: str, label: str) -> None:
    found = numbering(
        f'<abstractNum w:abstractNumId="0"><lvl w:ilvl="0"><start w:val="1"/>{fmt}</lvl></abstractNum>' + use(1, 0)
    )
    assert found.next("1", 0) == label


_ORACLE = Path(__file__).parents[2] / "fixtures" / "readers" / "numbering.tsv"


@pytest.mark.parametrize("row", _ORACLE.read_text("utf-8").splitlines()[1:])
def test_labels_are_those_of_libreoffice(row: str) -> None:
    xml, steps, wanted = row.split("\t")
    found = numbering(xml)
    assert labels(found, *((int(step[0]), int(step[2])) for step in steps.split(" "))) == wanted.split("|")


def test_unknown_numbers_have_no_label() -> None:
    assert numbering("").next("9", 0) == ""
    assert numbering(use(1, 7)).next("1", 0) == "1. "
    assert read_numbering(None, {}).next("1", 3) == ""


@given(st.integers(1, 3999))
def test_roman_numerals_add_up(number: int) -> None:
    values = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
    shown = [values[letter] for letter in format_counter(number, "upper-roman")]
    assert sum(-a if a < b else a for a, b in zip(shown, [*shown[1:], 0], strict=True)) == number


@given(st.integers(-10, 10**9), st.sampled_from(sorted(COUNTERS)))
def test_all_counters_are_total(number: int, style: str) -> None:
    assert isinstance(format_counter(number, style), str)
    assert len(format_counter(number, style)) < 40


@pytest.mark.parametrize("style", sorted(set(COUNTERS) - {"none"}))
def test_counters_are_distinct(style: str) -> None:
    assert len({format_counter(number, style) for number in range(1, 500)}) == 499
