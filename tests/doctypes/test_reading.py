"""The parts that typed documents share: passages, people, parties, signatures, bases."""

from __future__ import annotations

from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laodocs.blocks import Block
from laodocs.doctypes.parties import find_joint_reference, find_parties, same_party
from laodocs.doctypes.passages import Passage, passage_of, read_blocks, tidy
from laodocs.doctypes.people import find_people, unique_people
from laodocs.doctypes.signatures import find_signatories
from laodocs.document import Document
from laodocs.mentions import Mentions
from laodocs.spans import OffsetMap, Span


def plain(text: str) -> Passage:
    """A passage that is its own document."""
    return Passage(text, tuple(range(len(text))))


def document_of(text: str, blocks: tuple[Block, ...] = ()) -> Document:
    return Document(text, text, OffsetMap(len(text)), blocks, (), Mentions())


@given(
    st.lists(st.text(alphabet="ກາ ບໍ່ab1.", min_size=1, max_size=12), min_size=1, max_size=4),
    st.sampled_from(["\n", "  \n", "**\n\n", "\n\n**"]),
)
def test_passage_characters_stand_where_it_says(lines: list[str], joint: str) -> None:
    source = joint.join(lines)
    text = " ".join(" ".join(lines).split())
    block = Block("paragraph", Span(0, len(source)), text)
    passage = passage_of(document_of(source), block)
    assert passage.text == text
    assert len(passage.at) == len(text)
    for character, place in zip(passage.text, passage.at, strict=True):
        assert character == " " or source[place] == character
    assert list(passage.at) == sorted(passage.at)


def test_label_is_not_part_of_the_passage() -> None:
    source = "1. ກ. 1 ຄົນ"
    block = Block("list_item", Span(0, len(source)), "ກ. 1 ຄົນ", label="1.")
    passage = passage_of(document_of(source), block)
    assert passage.at[0] == 3


def test_tidy_and_found_trim_alike() -> None:
    passage = plain("  **ກະຊວງ  ພາຍໃນ,** ")
    found = passage.found(0, len(passage.text))
    assert found is not None
    assert found.value == tidy(passage.text) == "ກະຊວງ ພາຍໃນ"
    assert passage.text[slice(*found.span or (0, 0))].startswith("ກະຊວງ")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ໂດຍການເປັນປະທານຂອງທ່ານ ບົວພັນ ແສງຈັນ ຮອງປະທານສະພາ ແລະ ທ່ານ ສົມພອນ ສີອຸດົມພັນ ຮອງປະທານສະພາ", 2),
        ("ທ່ານ ປອ. ນາງ ສູນທອນ ໄຊຍະຈັກ ຮອງປະທານສະພາແຫ່ງຊາດ ໄດ້ຖະແຫຼງຂ່າວ", 1),
        ("ທ່ານ ລັດຖະມົນຕີຊ່ວຍວ່າການກະຊວງຍຸຕິທຳ", 0),
        ("ທ່ານອຸປະທູດ ສະຫະພາບເອີຣົບ", 0),
        ("ເຂົ້າຮ່ວມມີບັນດາທ່ານ ຄະນະປະຈຳສະພາປະຊາຊົນແຂວງ", 0),
        ("ສະມາຊິກສະພາແຫ່ງຊາດ ທັງໝົດ 30 ທ່ານ, ຍິງ 6 ທ່ານ ເຊິ່ງໄດ້ຄະແນນ", 0),
        ("ໄດ້ເຂົ້າພົບທ່ານ ດຣ ຈັນແສງ ພິມມະວົງ ຮອງເຈົ້າແຂວງ", 1),
        ("ທ່ານ Tobias Miller ຜູ້ອຳນວຍການໂຄງການ", 1),
        ("ເຂົ້າຮ່ວມ 86 ທ່ານ, ຍິງ 31 ທ່ານ.\nທ່ານ ສົມພອນ ແສງຈັນ ຫົວໜ້າພະແນກ ໄດ້ລາຍງານ", 1),
    ],
)
def test_people_are_named_not_addressed(text: str, expected: int) -> None:
    assert len(find_people(plain(text))) == expected, find_people(plain(text))


def test_role_and_organisation_of_a_person() -> None:
    (person,) = find_people(plain("ທ່ານ ດຣ. ບຸນແຝງ ພູມມະໄລສິດ ລັດຖະມົນຕີກະຊວງສາທາລະນະສຸກ ໄດ້ກ່າວ"))
    assert person.name.value == "ບຸນແຝງ ພູມມະໄລສິດ"
    assert person.honorific is not None
    assert person.honorific.value == "ທ່ານ ດຣ."
    assert person.role is not None
    assert person.role.value == "ລັດຖະມົນຕີກະຊວງສາທາລະນະສຸກ"
    assert person.organisation is not None
    assert person.organisation.value == "ກະຊວງສາທາລະນະສຸກ"


@pytest.mark.parametrize(
    ("role", "organisation"),
    [("ຜູ້ປະສານງານ ກອງເລຂາ", "ກອງເລຂາ"), ("ປະທານສານປະຊາຊົນແຂວງ", "ສານປະຊາຊົນແຂວງ"), ("ຜູ້ປະສານງານໂຄງການ", "ໂຄງການ")],
)
def test_a_court_is_an_organisation_and_coordination_is_none(role: str, organisation: str) -> None:
    [person] = find_people(plain(f"ທ່ານ ບຸນມີ ແກ້ວມະນີ {role}"))
    assert person.organisation is not None
    assert person.organisation.value == organisation


def test_a_person_named_again_by_one_name_is_no_other() -> None:
    text = "ທ່ານ ໂຣເບີດ ໂຊລິກ ປະທານທະນາຄານ ໄດ້ກ່າວ. ທ່ານ ໂຊລິກ ໄດ້ເນັ້ນວ່າ. ທ່ານ ສົມສັກ ໄດ້ລາຍງານ."
    assert [p.name.value for p in unique_people(find_people(plain(text)))] == ["ໂຣເບີດ ໂຊລິກ", "ສົມສັກ"]


def test_a_person_named_twice_is_one() -> None:
    text = "ທ່ານ ສົມພອນ ແກ້ວມະນີ ໄດ້ກ່າວ.\nທ່ານ ສົມພອນ ແກ້ວມະນີ ຫົວໜ້າກົມ ໄດ້ປິດກອງປະຊຸມ"
    (person,) = unique_people(find_people(plain(text)))
    assert person.role is not None
    assert person.role.value == "ຫົວໜ້າກົມ"


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (["ປະທານສະຫະພັນແມ່ຍິງ", "ຄຳສີ ສິດທິວໍລະດາ"], ["ຄຳສີ ສິດທິວໍລະດາ"]),
        (["ຜູ້ໃຫ້ກູ້\t\tຜູ້ກູ້ຢືມ", "ສົມຊາຍ ແກ້ວວິໄລ\t\tວັນນາ ພົນສະຫວັດ"], ["ສົມຊາຍ ແກ້ວວິໄລ", "ວັນນາ ພົນສະຫວັດ"]),
        (["ລັດຖະມົນຕີ", "[ລາຍເຊັນ ແລະ ຕາປະທັບ]", "ຄຳສີ ສິດທິວໍລະດາ"], ["ຄຳສີ ສິດທິວໍລະດາ"]),
        (["ຮອງລັດຖະມົນຕີ", "{ເຊັນ}", "ຄຳສີ ສິດທິວໍລະດາ"], ["ຄຳສີ ສິດທິວໍລະດາ"]),
        (["ປະທານ", "ສະຫະພັນກຳມະບານແຂວງ", "ຄຳສີ ສິດທິວໍລະດາ"], ["ຄຳສີ ສິດທິວໍລະດາ"]),
        (["ນາຍບ້ານ\t\tແນວລາວສ້າງຊາດບ້ານ", "ຈັນດີ ອິນທະສອນ\t\tນ້ອຍ ແສງດາລາ"], ["ຈັນດີ ອິນທະສອນ", "ນ້ອຍ ແສງດາລາ"]),
        (["ລັດຖະມົນຕີ ອອກຄຳສັ່ງ:", "ປິດໂຮງຮຽນທຸກແຫ່ງ."], []),
        (["ຫົວໜ້າພະແນກ", "ວັນທີ 3 ເມສາ 2024"], []),
        (["ຫົວໜ້າພະແນກ", "ຮອງຫົວໜ້າພະແນກ"], []),
        (["ກອງປະຊຸມໄດ້ປິດລົງ", "ສົມຊາຍ ແກ້ວວິໄລ"], []),
    ],
)
def test_signatories_are_a_role_and_a_name_below(lines: list[str], names: list[str]) -> None:
    text = "\n".join(lines)
    ends = accumulate(len(line) + 1 for line in lines)
    blocks = tuple(
        Block("paragraph", Span(end - 1 - len(line), end - 1), line) for line, end in zip(lines, ends, strict=True)
    )
    assert [s.name.value for s in find_signatories(document_of(text, blocks))] == names


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (
            ["ຝ່າຍ ກ: ບໍລິສັດ ດາວລາວ ຈຳກັດ, ຕາງໜ້າໂດຍ ທ່ານ ກ", "ຝ່າຍ ຂ: ພະແນກການເງິນ ແຂວງຄຳມ່ວນ"],
            ["ບໍລິສັດ ດາວລາວ ຈຳກັດ", "ພະແນກການເງິນ ແຂວງຄຳມ່ວນ"],
        ),
        (
            ["ນາງ ວັນນາ ພົນສະຫວັດ, ອາຍຸ 38 ປີ, ຕໍ່ໄປເອີ້ນວ່າ “ຜູ້ກູ້ຢືມ”", "ທ້າວ ຄຳ ໃສ, ຊຶ່ງຕໍ່ໄປນີ້ເອີ້ນວ່າ ຜູ້ໃຫ້ກູ້"],
            ["ວັນນາ ພົນສະຫວັດ", "ຄຳ ໃສ"],
        ),
        (["ລະຫວ່າງ", "ກະຊວງພາຍໃນ", "ແລະ", "ກະຊວງສາທາລະນະສຸກ"], ["ກະຊວງພາຍໃນ", "ກະຊວງສາທາລະນະສຸກ"]),
        (["ທັງສອງຝ່າຍໄດ້ຕົກລົງກັນ", "ຂໍ້ 1. ຝ່າຍ ກ ຕ້ອງຈ່າຍເງິນ"], []),
    ],
)
def test_parties_of_contracts(lines: list[str], names: list[str]) -> None:
    text = "\n".join(lines)
    assert [p.name.value for p in find_parties(document_of(text), plain(text), [])] == names


def test_parties_of_a_title_keep_the_and_in_their_names() -> None:
    text = "ບົດບັນທຶກຄວາມເຂົ້າໃຈ ລະຫວ່າງ ກະຊວງແຮງງານ ແລະ ສະຫວັດດີການສັງຄົມ ແລະ ອົງການແຮງງານສາກົນ ໄລຍະ 2020-2024"
    block = Block("title", Span(0, len(text)), text, lines=(Span(0, len(text)),))
    document = document_of(text, (block,))
    names = [p.name.value for p in find_parties(document, read_blocks(document), [block])]
    assert names == ["ກະຊວງແຮງງານ ແລະ ສະຫວັດດີການສັງຄົມ", "ອົງການແຮງງານສາກົນ"]


def test_joint_reference_through_a_damaged_definition() -> None:
    found = find_joint_reference(plain("ສະຫະພັນແມ່ຍິງແຂວງບໍ່ກຢາງ (ຕໍ່ໄປໜີເອັນຫຼົງ ສອງໝ່າຍ) ໄດ້ເອກະພາບ"))
    assert found is not None
    assert found.value == "ສອງໝ່າຍ"


def test_a_party_is_known_again_in_spite_of_a_wrong_letter() -> None:
    text = "ລະຫວ່າງ ສະຫະພັນແມ່ຍິງ ແຂວງໄຊສີມບູນ ແລະ ສະຫະພັນແມ່ຍິງ ແຂວງບໍ່ກຢາງ"
    block = Block("title", Span(0, len(text)), text, lines=(Span(0, len(text)),))
    document = document_of(text, (block,))
    first, second = find_parties(document, read_blocks(document), [block])
    role = "ປະທານສະຫະພັນແມ່ຍິງແຂວງບໍ່ກປາງ"
    assert same_party(second, role)
    assert not same_party(first, role)
