"""The head of a line against a table of what offices print (`fixtures/structure/markers.tsv`)."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from laodocs.blocks.markers import LAO_LETTERS, WEIGHTS, numeral_text, read_markers
from laodocs.lexicon import rows
from laodocs.normalize import normalize

TABLE = Path(__file__).parents[2] / "fixtures" / "structure" / "markers.tsv"
ROWS = list(csv.DictReader(TABLE.open(encoding="utf-8"), delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["line"])
def test_first_reading(row: dict[str, str]) -> None:
    line = row["line"]
    found = read_markers(line)
    first = [(m.style, str(m.value), m.numeral, line[m.start : m.end]) for m in found[:1]]
    assert first == ([(row["style"], row["value"], row["numeral"], row["label"])] if row["style"] else [])


@pytest.mark.parametrize(
    ("line", "weight"),
    [
        ("ມາດຕາ 32 ຂອງກົດໝາຍວ່າດ້ວຍລັດຖະບານ", "citation"),
        ("ມາດຕາ 5, 6 ແລະ 7 ຂອງກົດໝາຍ", "citation"),
        ("ຂໍ້ 3 ມາດຕາ 12 ຂອງດຳລັດ", "citation"),
        ("ຂໍ້ 2.01 ຂອງສັນຍາ", "citation"),
        ("ສ.ຫ. 22, 2023", "abbreviation"),
        ("2.5 ລ້ານກີບ", "measure"),
        ("4.35 ໂຕນ/ເຮັກຕາ", "measure"),
    ],
)
def test_doubtful_labels_carry_their_price(line: str, weight: str) -> None:
    assert [m.weight for m in read_markers(line)] == [WEIGHTS[weight]]


@pytest.mark.parametrize("line", ["ມາດຕາ 12 ວັກຊີນ", "ມາດຕາ 9 ຫາງເສຍ", "ມາດຕາ 3 ຂໍ້ຫ້າມ", "ມາດຕາ 4: ຂອງຂວັນ"])
def test_titles_that_begin_like_citations_are_titles(line: str) -> None:
    assert read_markers(line)[0].weight == 0


def test_two_labels_keep_the_outer_reading_and_the_counter() -> None:
    inner, outer = read_markers("1. 4. ດ້ານການສ້າງ")
    assert (inner.value, inner.counter, inner.weight) == (4, 1, 0)
    assert (outer.value, outer.counter, outer.weight) == (1, 0, WEIGHTS["outer only"])


def test_letters_after_ro_have_two_places() -> None:
    assert [m.value for m in read_markers("ລ) ສິດ")] == [22, 23]
    assert [numeral_text("lao)", n + 1) for n in range(len(LAO_LETTERS))] == list(LAO_LETTERS)


def test_positions_are_those_of_the_whole_text() -> None:
    text = "ຫົວ\n  2) ຊີ້ນຳ"
    [marker] = read_markers(text, 4)
    assert text[marker.start : marker.end] == "2)"


def test_the_table_of_words_is_normalised_and_without_doubles() -> None:
    table = rows("structure")
    assert [row["form"] for row in table if normalize(row["form"]) != row["form"]] == []
    keys = [(row["category"], row["form"]) for row in table]
    assert len(set(keys)) == len(keys)
