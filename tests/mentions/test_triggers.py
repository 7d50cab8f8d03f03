"""The one pass that finds where mentions can begin, against oracles that try every place: it leaves nothing out.

`SlowScan` finds words with `str.find`, figures and matches with `finditer`; every finder must give the same on it. What
the sieve leaves out, the rules of quantities must leave out too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from laodocs import explain
from laodocs.lexicon import forms, rows
from laodocs.mentions import (
    address_parts,
    addresses,
    amounts,
    citations,
    contacts,
    document_numbers,
    internet,
    ordinals,
    quantities,
    references,
)
from laodocs.mentions.amounts import figures, words
from laodocs.mentions.dates import atoms, dates_and_times
from laodocs.mentions.sieve import counts_nothing, word_counts_nothing
from laodocs.mentions.triggers import Scan, trigger_words
from laodocs.normalize import Normalization
from laodocs.places import AffixTable, Places, Triggers

FORMS = sorted({row["form"] for row in rows("cues")})
SIGNS = [
    *("1", "2", "3", "12", "31", "2024", "2567", "020", "5555 1234", "+856", "021", "212545", "1.250.000", "3,5", "໒໕"),
    *("໐໒໐", "๒๕๖๗", "٣", "½", "⅓", "2/3", "12/", "/ສພຊ", "No.", "IX", "XII", "8:30", "8h30", "million", "x", "×"),
    *(
        "-",
        "–",
        "−",
        "/",
        ".",
        ",",
        ",-",
        ":",
        "(",
        ")",
        "%",
        "₭",
        "US$",
        "€",
        "@",
        "a@b.la",
        "www.",
        "http://",
        ".com",
    ),
    *(
        " ",
        " ",
        " ",
        "  ",
        "\n",
        "\t",
        "\xa0",
        "\u200b",
        "\u202f",
        "ທີ",
        "ທີ່",
        "່",
        "ໍ",
        "ກ",
        "\ud800",
        "😀",
        "中",
        "P.O. Box",
    ),
]
CATEGORIES = ("numeral", "ordinal_noun", "ordinal_label", "reference_unit", "address", "month", "date_cue", "time_unit")
LEADS = st.sampled_from(
    ["ວັນທີ", "ວັນ ທີ", "ໄຕມາດ", "ໄຕຣມາດທີ", "ເດືອນ", "ເວລາ", "ວັນເພັງ", "ທີ", "ຊຸດທີ", "ຄັ້ງທີ່", "ເລກທີ", "No.", "ຄັ້ງທຳອິດ", "ປີ",
     "ອີງຕາມກົດໝາຍ", "ອີງໃສ່", "ປະຕິບັດຕາມ", "ຕູ້ ປ.ນ", "P.O. Box", "POB", "p.o.box", "PO BOX", "www", "a", "x.y"]
)  # fmt: skip
CUES = st.one_of(LEADS, *(st.sampled_from(sorted(forms(category))) for category in CATEGORIES))
NUMBERS = st.sampled_from(
    ["1", "3", "15", "2024", "໒໕", "IX", "XI", "L", "CII", "ສອງ", "6376", "12/ສພຊ", ".com", ".la", ".kr"]
)
ANNOUNCED = st.tuples(CUES, st.sampled_from(["", " ", ": "]), NUMBERS).map("".join)
SOUP = st.lists(st.sampled_from(FORMS) | CUES | ANNOUNCED | st.sampled_from(SIGNS), max_size=30).map("".join)
DOCUMENTS = sorted((Path(__file__).parents[2] / "fixtures" / "documents").glob("*/source.txt"))
FIGURE = re.compile("[0-9\u0ed0-\u0ed9]+(?:[.,][0-9\u0ed0-\u0ed9]+)*")
RUN = re.compile("[0-9\u0ed0-\u0ed9]+")


class SlowScan(Scan):
    """The same answers, found the slow way; where a pattern looks again, every place is named."""

    def __init__(self, text: str) -> None:
        starts = {name: places(text, cues) for name, cues in trigger_words().items()}
        starts |= {name: list(range(len(text))) for name in ("date", "part", "place")}
        runs = [run.span() for run in RUN.finditer(text)]
        super().__init__(text, Places(starts, [run[0] for run in runs], [run[1] for run in runs], True, True))

    def matches(self, pattern: re.Pattern[str], name: str) -> Iterator[re.Match[str]]:
        return pattern.finditer(self.text)

    @property
    def with_ascii_digits(self) -> Scan:  # type: ignore[override]
        return SlowScan(super().with_ascii_digits.text)


def places(text: str, words: tuple[str, ...]) -> list[int]:
    return [at for at in range(len(text)) if text.startswith(words, at)]


FINDERS: dict[str, Callable[[Normalization, Scan], object]] = {
    "addresses": addresses.addresses,
    "contacts": contacts.contacts,
    "dates": lambda norm, scan: dates_and_times(norm, scan, None),
    "ordinals": lambda norm, scan: list(ordinals.ordinals(norm, scan)),
    "quantities": lambda norm, scan: list(quantities.quantities(norm, scan)),
    "references": references.references,
}


PATTERNS = (
    ("date", atoms._telling_cue()),
    ("numeral", amounts._WORD_RUN),
    ("part", amounts._LONE_PART),
    ("ordinal", ordinals._MARKED),
    ("ordinal label", ordinals._labelled()),
    ("basis", references._BASIS),
    ("number cue", document_numbers._AFTER_CUE),
    ("reference unit", citations._part()),
    ("place", address_parts._roots()),
    ("Lao box", contacts._LAO_BOX),
    ("Latin box", contacts._LATIN_BOX),
    ("last label", internet._BARE),
)


@settings(max_examples=max(1000, settings().max_examples))
@given(SOUP)
def test_every_match_begins_at_a_place_of_its_set(text: str) -> None:
    scan = Scan(text)
    for name, pattern in PATTERNS:
        assert {match.start() for match in pattern.finditer(text)} <= set(scan.starts(name)), name


@pytest.mark.parametrize("finder", FINDERS)
@settings(max_examples=max(300, settings().max_examples))
@given(text=SOUP)
def test_a_finder_gives_the_same_when_every_place_is_tried(finder: str, text: str) -> None:
    norm = explain(text)
    assert FINDERS[finder](norm, Scan(norm.text)) == FINDERS[finder](norm, SlowScan(norm.text))


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.parent.name)
def test_the_documents_give_the_same_when_every_place_is_tried(path: Path) -> None:
    norm = explain(path.read_text("utf-8"))
    for find in FINDERS.values():
        assert find(norm, Scan(norm.text)) == find(norm, SlowScan(norm.text))


@given(SOUP)
def test_what_the_sieve_leaves_out_is_no_quantity(text: str) -> None:
    scan = Scan(explain(text).text)
    reader = quantities.Reader(scan)
    for start, end in figures(scan):
        if counts_nothing(scan.text, start, end):
            assert reader.figure(start) is None
    for run in words(scan):
        if word_counts_nothing(scan.text, run):
            assert reader.spelled(run.start()) is None


@given(SOUP)
def test_figures_are_digits_with_the_signs_between_them(text: str) -> None:
    assert list(figures(Scan(text))) == [figure.span() for figure in FIGURE.finditer(text)]


@given(SOUP)
def test_a_scan_names_every_place_and_digit(text: str) -> None:
    scan = Scan(text)
    for name, cues in trigger_words().items():
        assert [at for at in scan.starts(name) if text.startswith(cues, at)] == places(text, cues)
        assert scan.starts(name) == sorted(set(scan.starts(name)))
    assert scan.figures == [run.span() for run in RUN.finditer(text)]
    assert scan.digit_runs == [run.span() for run in re.finditer(r"\d+", text)]
    plain = scan.with_ascii_digits.text
    assert len(plain) == len(text)
    assert not re.search("[\u0ed0-\u0ed9\u0e50-\u0e59]", plain)


@given(
    st.lists(st.lists(st.text("abກຂ€", min_size=1, max_size=3), max_size=4), max_size=5),
    st.text("abກຂ1໒ ", max_size=20),
)
def test_triggers_find_every_word_of_every_set(sets: list[list[str]], text: str) -> None:
    named = {str(number): tuple(forms) for number, forms in enumerate(sets)}
    found = Triggers(named).scan(text)
    assert {name: places(text, forms) for name, forms in named.items()} == found.starts


@given(
    st.dictionaries(st.text("aກຂີ€₭", min_size=1, max_size=3), st.integers(), max_size=8), st.text("aກຂີ€₭ ", max_size=12)
)
def test_an_affix_table_tells_the_longest_form_at_a_place(forms: dict[str, int], text: str) -> None:
    table = AffixTable(forms)
    for at in range(len(text) + 2):
        behind = tuple(n for n in range(3, 0, -1) if at + n <= len(text) and text[at : at + n] in forms)
        before = tuple(n for n in range(3, 0, -1) if n <= at <= len(text) and text[at - n : at] in forms)
        assert (table.lengths_behind(text, at), table.lengths_before(text, at)) == (behind, before)
        for found, lengths in ((table.before(text, at), before[:1]), (table.behind(text, at), behind)):
            assert found is None or found.end - found.start in lengths
            assert found is None or found.value == forms[text[found.start : found.end]]
        assert (table.before(text, at) is None) == (not before)


def test_tables_and_scans_refuse_what_is_no_text_with_a_type_error() -> None:
    with pytest.raises(TypeError):
        AffixTable({"ກ": 1}).behind(b"\xe0", 0)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        Scan(None)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="64 letters"):
        AffixTable({"ກ" * 65: 1})
    with pytest.raises(ValueError, match="32 sets"):
        Triggers({str(number): ["ກ"] for number in range(33)})
