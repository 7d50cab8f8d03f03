"""Addresses: the labelled lines of `fixtures/extraction/contacts.tsv`, and how names meet the gazetteer."""

from __future__ import annotations

import json

import pytest
from test_contacts import rows

from laodocs.gazetteer import districts, find_places, provinces, villages
from laodocs.mentions.addresses import AddressValue, find_addresses
from laodocs.spans import Mention


@pytest.mark.parametrize(("text", "kind", "expected"), rows("address"))
def test_labelled_lines(text: str, kind: str, expected: str) -> None:
    [found] = find_addresses(text)
    wanted = json.loads(expected)
    assert {key: getattr(found.value, key) for key in wanted} == wanted


@pytest.mark.parametrize(("text", "kind", "expected"), rows("no-address", "none", "phone"))
def test_lines_without_addresses(text: str, kind: str, expected: str) -> None:
    assert [m.text for m in find_addresses(text) if "ທີ່ຢູ່" not in text] == []


def one(text: str) -> Mention[AddressValue]:
    [found] = find_addresses(text)
    return found


def test_the_recipient_and_the_building_belong_to_the_address() -> None:
    text = "ກະຊວງພາຍໃນ, ຖະໜົນ ລ້ານຊ້າງ, ຫ້ອງວ່າການລັດຖະບານ, ເມືອງ ຈັນທະບູລີ, ຕູ້ ປ.ນ: 6376,\nນະຄອນຫຼວງວຽງຈັນ, ສປປ ລາວ"
    found = one(text)
    assert found.text == text
    assert (found.value.recipient, found.value.building) == ("ກະຊວງພາຍໃນ", "ຫ້ອງວ່າການລັດຖະບານ")
    assert (found.value.pobox, found.value.country) == ("6376", "LA")


def test_a_sentence_is_no_recipient() -> None:
    assert one("ກະຊວງພາຍໃນ ໄດ້ຈັດກອງປະຊຸມຢູ່ ບ້ານນາ, ເມືອງໄຊ, ແຂວງອຸດົມໄຊ").value.recipient is None


@pytest.mark.parametrize(
    ("text", "code", "flags"),
    [
        ("ເມືອງໄຊເສດຖາ, ນະຄອນຫຼວງວຽງຈັນ", "0103", ()),
        ("ເມືອງໄຊເສດຖາ, ແຂວງອັດຕະປື", "1701", ()),
        ("ບ້ານໂພນ, ຖະໜົນໃຫຍ່ສຸດ, ເມືອງໄຊເສດຖາ", None, ("ambiguous",)),
        ("ເມືອງຈັນທະລີ, ນະຄອນຫຼວງວຽງຈັນ", "0101", ("corrected",)),
        ("ເມືອງກກກກກກກກ, ແຂວງອັດຕະປື", None, ("unknown",)),
    ],
)
def test_names_meet_the_gazetteer(text: str, code: str | None, flags: tuple[str, ...]) -> None:
    found = one("ທີ່ຢູ່: " + text)
    assert (found.value.district_code, found.flags) == (code, flags)


def test_what_is_situated_somewhere_is_no_part_of_its_address() -> None:
    found = one("ສຳນັກງານຕັ້ງຢູ່ ຕຶກ 5 ຊັ້ນ, ຖະໜົນ ຄູວຽງ, ບ້ານ ຫັດສະດີ")
    assert (found.value.building, found.value.recipient, found.text[:3]) == ("ຕຶກ 5 ຊັ້ນ", None, "ຕຶກ")


def test_doubt_lowers_the_confidence() -> None:
    sure, corrected = one("ເມືອງໄຊ, ແຂວງອຸດົມໄຊ"), one("ເມືອງໄຊ, ແຂວງອຸດົມໄຣ")
    assert corrected.confidence < sure.confidence


def test_two_line_ends_part_an_address() -> None:
    assert find_addresses("ບ້ານນາ,\n\nເມືອງໄຊ, ແຂວງອຸດົມໄຊ")[0].text == "ເມືອງໄຊ, ແຂວງອຸດົມໄຊ"


@pytest.mark.parametrize("wrong", [None, 7, b"x"])
def test_what_is_no_text_is_a_type_error(wrong: object) -> None:
    with pytest.raises(TypeError):
        find_addresses(wrong)  # type: ignore[arg-type]


def test_every_district_is_found_by_its_name_in_its_province() -> None:
    for place in districts():
        assert place in [match.place for match in find_places(place.name, "district", within=place.parent)], place


def test_one_wrong_letter_still_finds_the_province() -> None:
    for place in provinces():
        damaged = place.name[:-1] + "ຮ"
        if len(place.name) > 5:
            assert place in [match.place for match in find_places(damaged, "province", distance=1)], place


def test_only_two_district_names_are_shared() -> None:
    shared = {d.name for d in districts() if len(find_places(d.name, "district")) > 1}
    assert {"ໄຊເສດຖາ", "ໂພນທອງ"} <= shared


def test_villages_lie_in_their_districts() -> None:
    without = [district.code for district in districts() if not villages(district.code)]
    assert without == ["1011"]  # the source lists its villages under a number that no district has
    assert [place.parent for place in villages("0101")[:1]] == ["0101"]
