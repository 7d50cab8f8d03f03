"""Dates and times: the vectors, the calendar, and what is no date."""

import datetime
from dataclasses import asdict
from pathlib import Path

import pytest

import laodocs
from laodocs import explain
from laodocs.mentions.dates import find_dates, find_times

VECTORS = [
    row.split("\t")
    for row in (Path(__file__).parents[2] / "fixtures/extraction/dates.tsv").read_text("utf-8").split("\n")[1:]
    if row
]


def found(text: str, kind: str, reference: str) -> list[str]:
    """Values as the vectors write them."""
    if kind == "time":
        return [mention.value.iso for mention in find_times(text)]
    dates = find_dates(text, reference=datetime.date.fromisoformat(reference) if reference else None)
    if kind == "lunar_date":
        assert all(mention.value.lunar for mention in dates)
        return [repr(asdict(m.value.lunar)).replace("'", '"').replace(" ", "") for m in dates if m.value.lunar]
    return [str(mention.value.edtf) for mention in dates]


@pytest.mark.parametrize("row", VECTORS, ids=lambda row: row[0])
def test_vector(row: list[str]) -> None:
    text, kind, expected, reference = row[:4]
    text = text.replace("\\n", "\n").replace("\\t", "\t")
    if kind == "none":
        assert find_dates(text) == []
        assert find_times(text) == []
    else:
        assert found(text, kind, reference) == ([expected] if kind == "date" and "{" in expected else expected.split())


@pytest.mark.parametrize("row", [row for row in VECTORS if row[1] == "date"], ids=lambda row: row[0])
def test_a_value_says_which_days_it_covers(row: list[str]) -> None:
    for mention in find_dates(row[0].replace("\\n", "\n"), reference=datetime.date(2024, 4, 3)):
        value = mention.value
        assert value.edtf is not None
        if "XXXX" not in value.edtf and "/.." not in value.edtf:
            assert value.earliest is not None
            assert value.latest is not None
            assert value.earliest <= value.latest


@pytest.mark.parametrize(
    ("text", "covered"),
    [
        ("ໃນຕົ້ນປີ 2022 ນີ້", "ຕົ້ນປີ 2022"),
        ("ແຜນ ປະຈຳປີ 2023 ຂອງ", "ປະຈຳປີ 2023"),
        ("ສຳເລັດພາຍໃນປີ 2015.", "ພາຍໃນປີ 2015"),
        ("ແຕ່2001-2010 ແລະ", "2001-2010"),
        ("ຮອດເຖິງ 2020\n2. ຕໍ່ໄປ", "ເຖິງ 2020"),
        ("ລົງວັນທີ 8/7/2014;", "ວັນທີ 8/7/2014"),
        ("(ໄລຍະ 2022-2025)", "ໄລຍະ 2022-2025"),
    ],
)
def test_the_span_holds_the_cue_and_no_sentence_punctuation(text: str, covered: str) -> None:
    assert [mention.text for mention in find_dates(text)] == [covered]


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("ເຖິງປີ 2020", "bound", "end"),
        ("ພາຍໃນປີ 2015", "bound", "end"),
        ("ນັບແຕ່ວັນທີ 1 ມັງກອນ 2020", "bound", "start"),
        ("ກ່ອນວັນທີ 30 ກັນຍາ 2021", "bound", "before"),
        ("ຫຼັງປີ 1975", "bound", "after"),
        ("ນັບແຕ່ວັນທີ 1 ມັງກອນ 2020 ເປັນຕົ້ນໄປ", "bound", "start"),
        ("ຮອດທ້າຍປີ 2025", "bound", "end"),
        ("ຮອດທ້າຍປີ 2025", "mod", "END"),
        ("ຕົ້ນເດືອນ ມີນາ 2022", "mod", "START"),
        ("ໃນຕອນເຊົ້າວັນທີ 29 ທັນວາ 2022", "daypart", "morning"),
        ("ວັນທີ 3 ເມສາ ພ.ສ. 2567", "era", "BE"),
        ("ສົກປີ 2015-2016", "precision", "fiscal-year"),
        ("ສົກຮຽນ 2022-2023", "precision", "school-year"),
        ("ງົບປະມານສູນກາງປີ 2022", "mod", None),
    ],
)
def test_words_around_a_date_bend_it(text: str, field: str, value: str | None) -> None:
    assert getattr(find_dates(text)[0].value, field) == value


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Submitted on Tue, 08/06/2024 - 14:20", "2024-08-06"),  # 8 June was a Saturday
        ("Sat, 08/06/2024 - 14:20", "2024-06-08"),
        ("ວັນອັງຄານ ທີ 08/06/2024", "2024-08-06"),
        ("ວັນຈັນ ທີ 08/06/2024", "2024-06-08"),  # neither order: the usual one, in doubt
        ("08/06/2024 - 14:20", "2024-06-08"),
    ],
)
def test_the_weekday_tells_the_month_from_the_day(text: str, edtf: str) -> None:
    (date,) = find_dates(text)
    assert str(date.value.edtf) == edtf
    assert ("inferred" in date.flags) == (edtf == "2024-08-06")


@pytest.mark.parametrize(
    ("sure", "doubtful", "flag"),
    [
        ("ວັນພຸດ ທີ 3 ເມສາ 2024", "ວັນຈັນ ທີ 3 ເມສາ 2024", "weekday-mismatch"),
        ("ວັນທີ 8/7/2014", "ວັນທີ 8/7/14", "inferred"),
        ("ວັນທີ 25/12/2020", "ວັນທີ 12/25/2020", "inferred"),
        ("15 ພຶດສະພາ 2019", "15 ພຶດສະພາ 2562", "inferred"),
        ("ວັນທີ 3 ກັນຍາ ພ.ສ. 2567", "ວັນທີ 3 ເມສາ ພ.ສ. 2567", "uncertain"),
        ("ສົກປີ 2015-2016", "ສົກປີ 2018-2019", "uncertain"),
        ("ໄຕມາດ I/2022", "ງວດ I/2022", "ambiguous"),
        ("ປີ 2015", "2015", "inferred"),
    ],
)
def test_doubt_lowers_the_confidence_and_says_why(sure: str, doubtful: str, flag: str) -> None:
    (plain,), (flagged,) = find_dates(sure), find_dates(doubtful)
    assert plain.flags == ()
    assert flag in flagged.flags
    assert flagged.confidence < plain.confidence


def test_both_spans_are_given() -> None:
    (mention,) = find_dates("ແຜນ ປະຈໍາປີ 2022")
    assert mention.span == (4, 15)
    assert mention.source_span == (4, 16)
    assert mention.text == "ປະຈຳປີ 2022"


def test_a_normalization_is_taken_as_it_is() -> None:
    assert find_dates(explain("ປະຈໍາປີ 2022")) == find_dates("ປະຈໍາປີ 2022")


def test_nothing_is_found_under_the_mask() -> None:
    text = "ປີ 2020 ແລະ ປີ 2021"
    assert [m.value.edtf for m in find_dates(text, mask=[(0, 3)])] == ["2021"]


def test_relative_words_are_no_dates_without_a_reference() -> None:
    text = "ປີກາຍນີ້ ແລະ 3 ປີຜ່ານມາ, ທຸກວັນນີ້"
    assert find_dates(text) == []
    assert [m.value.edtf for m in find_dates(text, reference=datetime.date(2024, 4, 3))] == ["2023", "2021"]


@pytest.mark.parametrize(
    ("text", "reference", "edtf"),
    [
        ("ວັນທີ 6-7 ສິງຫາ ນີ້", datetime.date(2024, 4, 3), "2024-08-06/2024-08-07"),
        ("ວັນທີ 17 ສິງຫາ", datetime.date(2024, 4, 3), "2024-08-17"),
        ("ໃນວັນທີ 29 ທັນວາ", datetime.date(2024, 1, 2), "2023-12-29"),
        ("ໃນວັນທີ 3 ມັງກອນ", datetime.date(2023, 12, 30), "2024-01-03"),
        ("ວັນທີ 28 ມີນາ ຜ່ານມາ", datetime.date(2024, 3, 20), "2023-03-28"),
        ("ໃນເດືອນ ທັນວາ ຜ່ານມາ", datetime.date(2024, 3, 20), "2023-12"),
        ("ໃນ 6 ເດືອນຕົ້ນປີ ນີ້", datetime.date(2023, 7, 7), "2023-40"),
        ("3 ເດືອນທ້າຍປີ", datetime.date(2023, 7, 7), "2023-10/2023-12"),
        ("ວັນທີ 29 ກຸມພາ", datetime.date(2023, 12, 20), "2024-02-29"),
    ],
)
def test_a_missing_year_is_that_of_the_reference_or_the_nearest(text: str, reference: datetime.date, edtf: str) -> None:
    (filled,) = find_dates(text, reference=reference)
    assert filled.value.edtf == edtf
    assert "inferred" in filled.flags
    assert all(filled.confidence < bare.confidence for bare in find_dates(text))


@pytest.mark.parametrize("text", ["ວັນຊາດ 2 ທັນວາ", "ທຸກວັນທີ 8 ມີນາ", "ໃນເດືອນ ທັນວາ"])
def test_what_is_said_of_every_year_or_of_none_keeps_no_year(text: str) -> None:
    assert "XXXX" in str(find_dates(text, reference=datetime.date(2024, 4, 3))[0].value.edtf)


def test_a_letterhead_dates_its_letter() -> None:
    head = "ກະຊວງພາຍໃນ\nເລກທີ 123/ກພນ\nນະຄອນຫຼວງວຽງຈັນ, ວັນທີ 5 ມີນາ 2021\n\nແຈ້ງການ\n\n"
    letter = laodocs.read(head + "ກະຊວງພາຍໃນ ຂໍເຊີນທ່ານເຂົ້າຮ່ວມກອງປະຊຸມ ໃນວັນທີ 12 ມີນາ.")
    assert [m.value.edtf for m in letter.mentions.dates] == ["2021-03-05", "2021-03-12"]


@pytest.mark.parametrize(
    "text", ["", "\ud800", "ວັນທີ \udfff 3", "3", "ເມສາ", "໑" * 50, "ວັນທີ " * 50, "1.1." * 50, "ປີ 0000"]
)
def test_no_text_raises_and_no_date_is_found(text: str) -> None:
    assert find_dates(text, reference=datetime.date(1, 1, 1)) == []


def test_relative_dates_stay_inside_the_calendar() -> None:
    assert find_dates("9999 ປີຜ່ານມາ, ອາທິດແລ້ວ", reference=datetime.date(1, 1, 1)) == []
    assert find_dates("9999 ປີຂ້າງໜ້າ, ອາທິດໜ້າ", reference=datetime.date(9999, 12, 31)) == []


@pytest.mark.parametrize("wrong", [None, b"2020", 2020])
def test_other_types_are_refused(wrong: object) -> None:
    with pytest.raises(TypeError):
        find_dates(wrong)  # type: ignore[arg-type]
