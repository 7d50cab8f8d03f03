"""Quantities, ordinals and references: the vectors, the value types, and what is no quantity."""

from decimal import Decimal
from pathlib import Path

import pytest

from laodocs import explain
from laodocs.mentions import find_ordinals, find_quantities, find_references
from laodocs.mentions.quantities import QuantityValue
from laodocs.spans import Mention

VECTORS = [
    row.split("\t")
    for row in (Path(__file__).parents[2] / "fixtures/extraction/quantities.tsv").read_text("utf-8").split("\n")[1:]
    if row
]


def written(mention: Mention[QuantityValue]) -> str:
    """A value as the vectors write it."""
    value = mention.value
    if mention.kind == "duration":
        return str(value.duration)
    if value.fraction:
        return value.fraction
    number = f"{value.value:f}" if value.value is not None else f"{value.low:f}..{value.high:f}"
    if mention.kind in ("percent", "number", "range"):
        return number
    text = f"{value.unit} {number}" if mention.kind == "money" else f"{number} {value.unit}"
    return text + (f" ({value.comparator})" if value.comparator else "")


def found(text: str, kind: str) -> list[str]:
    if kind == "ordinal":
        return [str(mention.value.value) for mention in find_ordinals(text)]
    if kind == "docnumber":
        return [m.value.value for m in find_references(text) if m.kind == "document-number"]
    if kind == "reference":
        return [target for mention in find_references(text) for target in mention.value.targets]
    return [written(mention) for mention in find_quantities(text)]


@pytest.mark.parametrize("row", VECTORS, ids=lambda row: row[0])
def test_vector(row: list[str]) -> None:
    text, kind, expected = (cell.replace("\\n", "\n").replace("\\t", "\t") for cell in row[:3])
    if kind in ("none", "account"):
        assert find_quantities(text) == []
        return
    assert found(text, kind) == expected.split(";")
    if kind in ("docnumber", "reference", "ordinal"):
        assert find_quantities(text) == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("ສະມາຊິກ 12 450 ຄົນ, ຍິງ 5 318 ຄົນ", ["12450 ຄົນ", "5318 ຄົນ"]),
        ("ກຸ່ມ 2 150 ຄົນ", []),  # the second group has 150 people
        ("ມາດຕາ 12 450 ຄົນ", []),
    ],
)
def test_blanks_part_thousands_of_people_where_no_word_numbers_the_first_figure(text: str, values: list[str]) -> None:
    assert [written(mention) for mention in find_quantities(text)] == values


def only(text: str) -> Mention[QuantityValue]:
    (mention,) = find_quantities(text)
    return mention


def test_of_which_makes_a_fraction() -> None:
    assert only("ໃນນັ້ນ 3/4 ແມ່ນແມ່ຍິງ").value.fraction == "3/4"
    assert find_quantities("ໃນຫ້ອງ 3/4 ແມ່ນແມ່ຍິງ") == []


def test_a_comparator_behind_two_figures_makes_a_fraction() -> None:
    fraction = only("ມະຕິ ຕ້ອງໄດ້ຮັບຄຳເຫັນດີ 3/4 ຂຶ້ນໄປ.").value
    assert (fraction.fraction, fraction.comparator) == ("3/4", ">=")
    assert find_quantities("ຫ້ອງ 3/4 ໄດ້ຮັບອະນຸຍາດ.") == []


def test_a_value_says_comparator_age_direction_rate_and_whole() -> None:
    child = only("ເດັກອາຍຸຕໍ່າກວ່າ 18 ປີ ລົງມາ")
    assert (child.text, child.value.comparator, child.value.role) == ("18 ປີ", "<", "age")
    assert only("ໄລຍະ6ເດືອນຜ່ານມາ").value.direction == "past"
    assert only("ໃນ 5 ປີ ຂ້າງໜ້າ").value.direction == "future"
    assert only("ຈັດປະຊຸມ 2 ຄັ້ງ/ປີ").value.per == "ປີ"
    assert only("ຢ່າງໜ້ອຍ 2/3 ຂອງຈຳນວນແຂວງທັງໝົດ").value.of == "ຈຳນວນແຂວງທັງໝົດ"


def test_a_doubtful_sign_is_flagged_and_never_sure() -> None:
    area = only("236.800 ກິໂລຕາແມັດ")
    assert area.value.value == 236800
    assert "ambiguous" in area.flags
    assert area.confidence < 0.8
    assert only("ຈຳນວນ 236.800 ຄົນ").flags == ()
    assert find_quantities("ເທົ່າກັບ 98,2%, ໄດ້ 21.450 ເຮັກຕາ")[1].flags == ()


def test_the_habit_of_the_document_settles_what_a_figure_leaves_open() -> None:
    lao = find_quantities("ເພີ່ມຂຶ້ນ 5,7%; ໜັກ 1,250 ໂຕນ")
    english = find_quantities("ເພີ່ມຂຶ້ນ 5.7%; ໜັກ 1,250 ໂຕນ")
    assert [m.value.value for m in lao] == [Decimal("5.7"), Decimal("1.250")]
    assert [m.value.value for m in english] == [Decimal("5.7"), Decimal(1250)]


def test_word_and_figure_are_checked_against_each_other() -> None:
    assert only("ສອງ (02) ສະບັບ").flags == ()
    wrong = only("ສາມ (04) ສະບັບ")
    assert wrong.value.value == 3
    assert "mismatch" in wrong.flags
    assert wrong.confidence <= 0.5
    assert "mismatch" in only("ມູນຄ່າ 9.000 ກີບ (ແປດພັນກີບຖ້ວນ)").flags


def test_an_unlisted_noun_counts_with_lower_confidence_and_a_listed_one_surely() -> None:
    assert only("ມີ 7 ກະແຈ, ຄົບ").flags == ("unlisted-unit",)
    assert only("ມີ 7 ກະແຈ, ຄົບ").confidence < only("ມີ 7 ຄົນ").confidence
    assert find_quantities("ໂຄງການໄລຍະ 2 ກະແຈ") == []  # a label in front: it may number, so no noun counts


def test_spans_point_to_the_source() -> None:
    source = "ຈໍານວນ 4 ເສົາຄໍ້າ"
    mention = find_quantities(source)[0]
    assert source[slice(*mention.source_span)] == "4 ເສົາຄໍ້າ"
    assert mention.text == explain(source).text[slice(*mention.span)]


def test_a_mask_silences() -> None:
    assert find_quantities("3 ຄົນ ແລະ 4 ຄົນ", mask=[(0, 2)])[0].text == "4 ຄົນ"
    assert find_ordinals("ຊຸດທີ IX", mask=[(0, 1)]) == []
    assert find_references("ມາດຕາ 5", mask=[(0, 1)]) == []


def test_an_instrument_has_kind_title_number_and_date() -> None:
    text = "- ອີງຕາມ ດຳລັດວ່າດ້ວຍການຈັດຕັ້ງ ສະບັບເລກທີ 315/ນຍ, ລົງວັນທີ 28/09/2018;\n- ອີງຕາມ ຂໍ້ຕົກລົງ ລົງວັນທີ 5 ມີນາ 2020."
    decree, number, decision = find_references(text)
    assert (decree.value.instrument, decree.value.title) == ("decree", "ດຳລັດວ່າດ້ວຍການຈັດຕັ້ງ")
    assert (decree.value.number, decree.value.date) == ("315/ນຍ", "2018-09-28")
    assert (number.kind, number.value.value) == ("document-number", "315/ນຍ")
    assert (decision.value.instrument, decision.value.number, decision.value.date) == ("decision", None, "2020-03-05")


def test_a_citation_names_the_instrument_and_this_document_is_none() -> None:
    law = find_references("ຕາມມາດຕາ 12 ຂອງກົດໝາຍວ່າດ້ວຍລັດຖະບານ")[0]
    assert (law.kind, law.value.instrument, law.value.title) == ("citation", "law", "ກົດໝາຍວ່າດ້ວຍລັດຖະບານ")
    assert find_references("ຕາມມາດຕາ 12 ຂອງຂໍ້ຕົກລົງສະບັບນີ້")[0].kind == "cross-reference"


@pytest.mark.parametrize("text", ["5/ຄົນ", "ຄວາມໄວ 5/ກມ", "ຫົວຂໍ້ 5", "ເລກທີ 72, ຖະໜົນ ຮຸ່ງເວືອງ", "ວັນທີ 2/3/2020"])
def test_no_reference(text: str) -> None:
    assert find_references(text) == []


@pytest.mark.parametrize(
    "text", ["ວັນທີ 3", "ເລກທີ 5", "ສະຖານທີ 2", "30 ນາທີ 5", "ໜ້າທີ 4", "ທີ່ 3", "ພື້ນທີ 5 ເຮັກຕາ", "ວັນທີ 3 ເມສາ"]
)
def test_no_ordinal(text: str) -> None:
    assert find_ordinals(text) == []


def test_wrong_types_are_told_what_to_give() -> None:
    for finder in (find_quantities, find_ordinals, find_references):
        with pytest.raises(TypeError):
            finder(5)  # type: ignore[arg-type]
