"""Who agrees, who signs, when and where, in the forms that offices use; whose a contact is."""

from __future__ import annotations

import io
import re
from typing import Any

import pytest

from laodocs import parse
from laodocs.doctypes import Agreement
from laodocs.doctypes.portfolio import portfolio
from laodocs.script import MARKS

TITLE = "ສັນຍາຈ້າງ\n\n"
BODY = "\n\nສອງຝ່າຍຕົກລົງກັນ ດັ່ງນີ້:\n\nມາດຕາ 1 ຈຸດປະສົງ\nຈ້າງອະນາໄມຫ້ອງການ.\n\n"


def agreement(text: str) -> Agreement:
    typed = parse(text, kind="agreement")
    assert isinstance(typed, Agreement)
    return typed


def value(found: Any) -> Any:
    return found.value if found else None


SIDES = {
    "a block of lines, the alias at its foot": (
        "1. ບໍລິສັດ ນ້ຳໃສ ຈຳກັດ\nສຳນັກງານຕັ້ງຢູ່: ບ້ານດອນ, ເມືອງໄຊ, ແຂວງອຸດົມໄຊ\nໂທ: 081 211 207\n"
        "ຕາງໜ້າໂດຍ: ທ່ານ ຄຳສິງ ວັນນະວົງ\nຕໍ່ໄປນີ້ເອີ້ນວ່າ ຝ່າຍ ກ (ຜູ້ວ່າຈ້າງ)\n\n"
        "2. ຮ້ານ ດາວເຮືອງ\nໂທ: 020 9988 7711, ອີເມວ: a@b.la\nຕໍ່ໄປນີ້ເອີ້ນວ່າ ຝ່າຍ ຂ (ຜູ້ຮັບຈ້າງ)",
        [("ບໍລິສັດ ນ້ຳໃສ ຈຳກັດ", "ຝ່າຍ ກ"), ("ຮ້ານ ດາວເຮືອງ", "ຝ່າຍ ຂ")],
    ),
    "a sentence with two brackets": (
        "ກົມແຜນການ (ຕໍ່ໄປນີ້ ເອີ້ນວ່າ “ກຜກ”) ແລະ ບໍລິສັດ ດາວ ຈຳກັດ (ຕໍ່ໄປນີ້ ເອີ້ນວ່າ “ດາວ”), ຕໍ່ໄປລວມເອີ້ນວ່າ “ສອງຝ່າຍ”.",
        [("ກົມແຜນການ", "ກຜກ"), ("ບໍລິສັດ ດາວ ຈຳກັດ", "ດາວ")],
    ),
    "roles with a colon, in one paragraph": (
        "ຜູ້ຊື້: ຫ້ອງການ ສຶກສາທິການ ເມືອງຄູນ\nຜູ້ຂາຍ: ຮ້ານ ຄຳພູ, ເຈົ້າຂອງ ນາງ ຄຳພູ ສຸລິວົງ",
        [("ຫ້ອງການ ສຶກສາທິການ ເມືອງຄູນ", "ຜູ້ຊື້"), ("ຮ້ານ ຄຳພູ", "ຜູ້ຂາຍ")],
    ),
    "sides named by what they do, an alias behind": (
        "1. ຝ່າຍໃຫ້ເຊົ່າ: ທ່ານ ນາງ ວຽງຄຳ ພູທະວົງ ອາຍຸ 44 ປີ, ຕໍ່ໄປນີ້ເອີ້ນວ່າ “ຝ່າຍ ກ”.\n"
        "2. ຝ່າຍເຊົ່າ: ບໍລິສັດ ດາວ ຈຳກັດ, ຕາງໜ້າໂດຍ ທ່ານ ອານຸພາບ ສີວິໄຊ, ຕໍ່ໄປນີ້ເອີ້ນວ່າ “ຝ່າຍ ຂ”.",
        [("ວຽງຄຳ ພູທະວົງ", "ຝ່າຍ ກ"), ("ບໍລິສັດ ດາວ ຈຳກັດ", "ຝ່າຍ ຂ")],
    ),
    "labels on lines of their own": (
        "ຝ່າຍຜູ້ວ່າຈ້າງ (ຝ່າຍ ກ)\nບໍລິສັດ ດາວ ຈຳກັດ\nທີ່ຢູ່: ບ້ານດອນ, ເມືອງໄຊ, ແຂວງອຸດົມໄຊ\n\n"
        "ຝ່າຍຜູ້ຮັບຈ້າງ (ຝ່າຍ ຂ)\nຮ້ານ ຄຳພູ\nຕາງໜ້າໂດຍ: ນາງ ຄຳພູ ສຸລິວົງ",
        [("ບໍລິສັດ ດາວ ຈຳກັດ", "ຝ່າຍ ກ"), ("ຮ້ານ ຄຳພູ", "ຝ່າຍ ຂ")],
    ),
    "letters in straight quotes": (
        'ຝ່າຍ "ກ": ບໍລິສັດ ດາວ ຈຳກັດ\nຝ່າຍ "ຂ": ຮ້ານ ຄຳພູ',
        [("ບໍລິສັດ ດາວ ຈຳກັດ", 'ຝ່າຍ "ກ"'), ("ຮ້ານ ຄຳພູ", 'ຝ່າຍ "ຂ"')],
    ),
    "a purpose before the first": (
        "ເພື່ອຍົກສູງຄຸນນະພາບການປິ່ນປົວ, ໂຮງໝໍ ເມືອງຄູນ (ຕໍ່ໄປນີ້ເອີ້ນວ່າ “ໂຮງໝໍ”) ແລະ ບໍລິສັດ ດາວ ຈຳກັດ (ຕໍ່ໄປນີ້ເອີ້ນວ່າ “ດາວ”) ຕົກລົງກັນ.",
        [("ໂຮງໝໍ ເມືອງຄູນ", "ໂຮງໝໍ"), ("ບໍລິສັດ ດາວ ຈຳກັດ", "ດາວ")],
    ),
    "letters with what they do": (
        "ຝ່າຍ ກ (ຜູ້ໃຫ້ກູ້): ທະນາຄານ ພັດທະນາລາວ\nຝ່າຍ ຂ (ຜູ້ກູ້): ທ້າວ ບຸນຕາ ຈັນທະລັງສີ, ອາຍຸ 50 ປີ",
        [("ທະນາຄານ ພັດທະນາລາວ", "ຝ່າຍ ກ"), ("ບຸນຕາ ຈັນທະລັງສີ", "ຝ່າຍ ຂ")],
    ),
    "names in a form": (
        "1. ຊື່ ແລະ ນາມສະກຸນ: ນາງ ວຽງຄຳ ພູທະວົງ, ອາຍຸ: 44 ປີ, ຕໍ່ໄປເອີ້ນວ່າ “ຜູ້ໃຫ້ເຊົ່າ”\n"
        "2. ຊື່ ແລະ ນາມສະກຸນ: ທ້າວ ອານຸພາບ ສີວິໄຊ, ອາຍຸ: 31 ປີ, ຕໍ່ໄປເອີ້ນວ່າ “ຜູ້ເຊົ່າ”",
        [("ວຽງຄຳ ພູທະວົງ", "ຜູ້ໃຫ້ເຊົ່າ"), ("ອານຸພາບ ສີວິໄຊ", "ຜູ້ເຊົ່າ")],
    ),
}


@pytest.mark.parametrize("habit", SIDES)
def test_sides(habit: str) -> None:
    text, expected = SIDES[habit]
    found = agreement(TITLE + text + BODY).parties
    assert [(party.name.value, value(party.alias)) for party in found] == expected


def test_parties_of_a_title_set_line_by_line() -> None:
    text = (
        "# ບົດບັນທຶກຄວາມເຂົ້າໃຈ ວ່າດ້ວຍ ການຮ່ວມມື\n\n**ລະຫວ່າງ**\n\n**ວິທະຍາໄລ ກ້າວໜ້າ**\n\nສປປ ລາວ\n\n**ແລະ**\n\n"
        "**ມະຫາວິທະຍາໄລ ຮັນກຸກວອນ**\n\nສາທາລະນະລັດ ເກົາຫຼີ\n\n## ມາດຕາ 1 ຈຸດປະສົງ\n\nແລກປ່ຽນນັກສຶກສາ.\n"
    )
    found = parse(text.encode(), format="markdown")
    assert isinstance(found, Agreement)
    assert [(p.name.value, value(p.country)) for p in found.parties] == [
        ("ວິທະຍາໄລ ກ້າວໜ້າ", "LA"),
        ("ມະຫາວິທະຍາໄລ ຮັນກຸກວອນ", "KR"),
    ]
    assert value(found.title).endswith("ສາທາລະນະລັດ ເກົາຫຼີ")


PARTIES = "ຝ່າຍ ກ: ພະແນກການເງິນ ແຂວງຄຳມ່ວນ\n\nຝ່າຍ ຂ: ບໍລິສັດ ດາວ ຈຳກັດ"
FEET = {
    "witnesses": (
        "ຕາງໜ້າຝ່າຍ ກ\t\tຕາງໜ້າຝ່າຍ ຂ\n\nສົມພອນ ແກ້ວມະນີ\t\tບຸນມີ ສີຫາວົງ\n\nພະຍານ\n1. ທ້າວ ສຸລິຍາ ອິນທະວົງ\n2. ນາງ ຈັນທາ ມະໂນທັມ\n",
        ["ສົມພອນ ແກ້ວມະນີ", "ບຸນມີ ສີຫາວົງ", "ສຸລິຍາ ອິນທະວົງ", "ຈັນທາ ມະໂນທັມ"],
    ),
    "the name of an office in two lines": (
        "ຕາງໜ້າ ພະແນກການເງິນ      ຕາງໜ້າ ບໍລິສັດ ດາວ\nແຂວງຄຳມ່ວນ            ນະຄອນຫຼວງ\n\nສົມພອນ ແກ້ວມະນີ     ບຸນມີ ສີຫາວົງ\n",
        ["ສົມພອນ ແກ້ວມະນີ", "ບຸນມີ ສີຫາວົງ"],
    ),
    "stamps between the roles and the names": (
        "ຝ່າຍ ກ                    ຝ່າຍ ຂ\n(ເຊັນ)                    (ເຊັນ, ປະທັບກາ)\nນາງ ສົມພອນ ແກ້ວມະນີ        ບຸນມີ ສີຫາວົງ\n",
        ["ສົມພອນ ແກ້ວມະນີ", "ບຸນມີ ສີຫາວົງ"],
    ),
    "a certifying officer": (
        "ລາຍເຊັນ ຝ່າຍ “ກ”\n\nສົມພອນ ແກ້ວມະນີ\n\n          ຢັ້ງຢືນໂດຍ ນາຍບ້ານໂພນໄຊ\n\n          ທ່ານ ທອງດີ ແສງອາລຸນ\n",
        ["ສົມພອນ ແກ້ວມະນີ", "ທອງດີ ແສງອາລຸນ"],
    ),
}


def test_the_role_may_stand_under_the_name() -> None:
    foot = "ຕາງໜ້າ ຝ່າຍ ກ\n\nທ່ານ ບຸນເພັງ ສຸລິຍະ\nລັດຖະມົນຕີ\n\nຕາງໜ້າ ຝ່າຍ ຂ\n\nທ່ານ ຄຳດີ ສີຫາ\nຜູ້ອຳນວຍການ\n"
    found = agreement(TITLE + PARTIES + BODY + foot).signatories
    assert [(s.name.value, value(s.role)) for s in found] == [
        ("ບຸນເພັງ ສຸລິຍະ", "ລັດຖະມົນຕີ"),
        ("ຄຳດີ ສີຫາ", "ຜູ້ອຳນວຍການ"),
    ]
    assert value(found[0].party) == "ພະແນກການເງິນ ແຂວງຄຳມ່ວນ"


def test_a_state_and_a_bank_are_parties() -> None:
    bank = "ທະນາຄານພັດທະນາອາຊີ"
    state = "ສາທາລະນະລັດ ປະຊາທິປະໄຕ ປະຊາຊົນລາວ"
    opening = f"ສັນຍາເງິນກູ້ ສະບັບນີ້ ລົງວັນທີ 17 ກຸມພາ 2021 ເຮັດຂຶ້ນລະຫວ່າງ {state} (ຕໍ່ໄປນີ້ ເອີ້ນວ່າ “ຜູ້ກູ້”) ແລະ {bank} (ຕໍ່ໄປນີ້ ເອີ້ນວ່າ “ທພອ”)."
    rest = (
        "\n\nຂໍ້ 1.01. ສັນຍາ ຈະມີຜົນສັກສິດ ພາຍໃນ 90 ວັນ ນັບແຕ່ມື້ລົງນາມ.\n\n"
        "ສອງຝ່າຍ ໄດ້ລົງນາມໃນສັນຍາສະບັບນີ້ ທີ່ ນະຄອນຫຼວງວຽງຈັນ ໃນວັນ ແລະ ເດືອນ ທີ່ໄດ້ກ່າວມາຂ້າງເທິງ.\n"
    )
    found = agreement(f"ສັນຍາເງິນກູ້\n\n{opening}{rest}")
    assert [(p.name.value, value(p.alias)) for p in found.parties] == [(state, "ຜູ້ກູ້"), (bank, "ທພອ")]
    assert (value(found.place), value(found.date)) == ("ນະຄອນຫຼວງວຽງຈັນ", "2021-02-17")
    assert (found.term, found.entry_into_force) == (None, None)


def test_the_opening_sentence_names_what_it_rests_on() -> None:
    opening = "ແຂວງ ກ ແລະ ແຂວງ ຂ (ຕໍ່ໄປນີ້ເອີ້ນວ່າ “ສອງຝ່າຍ”) ອີງໃສ່ ບົດບັນທຶກກອງປະຊຸມ ຄັ້ງວັນທີ 23 ຕຸລາ 2018, ໄດ້ຕົກລົງ ດັ່ງນີ້:"
    found = agreement(f"{TITLE}\n\n{opening}\n\n{BODY}")
    assert [value(basis.date) for basis in found.bases] == ["2018-10-23"]


@pytest.mark.parametrize("habit", FEET)
def test_who_signs(habit: str) -> None:
    text, names = FEET[habit]
    found = agreement(TITLE + PARTIES + BODY + text).signatories
    assert [signatory.name.value for signatory in found] == names
    assert value(found[0].party) == "ພະແນກການເງິນ ແຂວງຄຳມ່ວນ"


@pytest.mark.parametrize(
    ("head", "foot", "place", "date"),
    [
        ("ແຂວງບໍ່ແກ້ວ, ວັນທີ 3/10/2022\n\n", "", "ແຂວງບໍ່ແກ້ວ", "2022-10-03"),
        ("", "ເມືອງຄູນ, ວັນທີ 12 ເມສາ 2024\n", "ເມືອງຄູນ", "2024-04-12"),
        ("", "ສັນຍາມີຜົນນັບແຕ່ວັນລົງນາມ ຈົນຮອດວັນທີ 31 ທັນວາ 2027.\n", None, None),
    ],
)
def test_where_and_when_it_was_signed(head: str, foot: str, place: str | None, date: str | None) -> None:
    found = agreement(head + TITLE + PARTIES + BODY + foot)
    assert (value(found.place), value(found.date)) == (place, date)


@pytest.mark.parametrize(
    ("sentence", "binding"),
    [
        ("ບົດບັນທຶກນີ້ ບໍ່ສ້າງຂໍ້ຜູກພັນທາງດ້ານກົດໝາຍ ແລະ ການເງິນ.", False),
        ("ບົດບັນທຶກນີ້ ບໍ່ມີລັກສະນະຜູກມັດທາງດ້ານກົດໝາຍ.", False),
        ("ບົດບັນທຶກນີ້ ບໍ່ກໍ່ໃຫ້ເກີດພັນທະທາງກົດໝາຍ.", False),
        ("ສັນຍານີ້ ມີຜົນຜູກມັດທາງດ້ານກົດໝາຍ.", True),
        ("ສັນຍານີ້ ເຮັດເປັນ 2 ສະບັບ.", None),
    ],
)
def test_whether_it_binds(sentence: str, binding: bool | None) -> None:
    assert value(agreement(TITLE + PARTIES + BODY + sentence).legally_binding) is binding


def test_the_contacts_of_coordinators_belong_to_their_sides() -> None:
    text = (
        "ບົດບັນທຶກການຮ່ວມມື\nລະຫວ່າງ ພະແນກກະສິກຳ ແຂວງຫົວພັນ, ສປປ ລາວ ແລະ ພະແນກກະສິກຳ ແຂວງເຊີນລາ, ສສ ຫວຽດນາມ\n\n"
        "ມາດຕາ 3. ຜູ້ປະສານງານ\n\nກ) ຝ່າຍລາວ: ຂະແໜງລ້ຽງສັດ\nໂທ: 064 312 118\n\n"
        "ຂ) ຝ່າຍຫວຽດນາມ: ທ່ານ ຫງວຽນ ວັນ ເຕີນ\nອີເມລ: tuan@sonla.gov.vn\n"
    )
    cards = agreement(text).contacts
    assert [(value(card.owner), value(card.party)) for card in cards] == [
        ("ຂະແໜງລ້ຽງສັດ", "ພະແນກກະສິກຳ ແຂວງຫົວພັນ"),
        ("ຫງວຽນ ວັນ ເຕີນ", "ພະແນກກະສິກຳ ແຂວງເຊີນລາ"),
    ]


CLAUSES = (
    "ບົດບັນທຶກການຮ່ວມມື\nລະຫວ່າງ ພະແນກກະສິກຳ ແຂວງຫົວພັນ, ສາທາລະນະລັດ ປະຊາທິປະໄຕ ປະຊາຊົນລາວ ແລະ ພະແນກກະສິກຳ ແຂວງເຊີນລາ, ສສ ຫວຽດນາມ\n\n"
    "ອີງຕາມ ຂໍ້ຕົກລົງການຮ່ວມມື ລົງວັນທີ 18 ກໍລະກົດ 1997;\n\nມາດຕາ 1 ຈຸດປະສົງ\nສອງຝ່າຍ ແລກປ່ຽນຂໍ້ມູນ.\n\n"
    "ມາດຕາ 2 ຜົນສັກສິດ\nບົດບັນທຶກນີ້ ບໍ່ມີຜົນຜູກມັດທາງດ້ານກົດໝາຍ ແລະ ມີຜົນສັກສິດນັບແຕ່ວັນລົງນາມເປັນຕົ້ນໄປ, ມີຄຸນຄ່າເທົ່າທຽມກັນ.\n\n"
    "ບົດບັນທຶກນີ້ ໄດ້ລົງນາມກັນທີ່ ນະຄອນວິ້ງ, ໃນວັນທີ 28 ພະຈິກ 2022.\n"
)


def test_a_lost_mark_loses_no_field() -> None:
    """Law: without any one of the marks above and below, what the clauses say is still known."""

    def said(text: str) -> list[Any]:
        found = agreement(text)
        fields = (found.date, found.entry_into_force, found.legally_binding, found.equal_value)
        return [*map(value, fields), found.place is not None, [value(basis.date) for basis in found.bases]]

    expected = ["2022-11-28", "2022-11-28", False, True, True, ["1997-07-18"]]
    assert said(CLAUSES) == expected
    for at, character in enumerate(CLAUSES):
        if character in MARKS and at > CLAUSES.index("ອີງຕາມ"):
            assert said(CLAUSES[:at] + CLAUSES[at + 1 :]) == expected, CLAUSES[at - 10 : at + 10]


def test_an_office_whose_name_holds_commas_is_one_party_and_thailand_has_a_side() -> None:
    text = (
        "ບົດບັນທຶກຄວາມເຂົ້າໃຈ\nລະຫວ່າງ\nພະແນກຖະແຫຼງຂ່າວ, ວັດທະນະທຳ ແລະ ທ່ອງທ່ຽວ ແຂວງຈຳປາສັກ, ສປປ ລາວ\nແລະ\n"
        "ສຳນັກງານທ່ອງທ່ຽວ ແຂວງອຸບົນລາດຊະທານີ, ຣາຊະອານາຈັກໄທ\n\n"
        "ຜູ້ປະສານງານ:\n- ຝ່າຍລາວ: ທ່ານ ສີພອນ ແກ້ວລາດ, ໂທ: 031 212 446\n- ຝ່າຍໄທ: ທ່ານ ສົມຈິດ ບຸນມາ, ໂທ: +66 45 243770\n"
    )
    agreement = parse(io.StringIO(text), kind="agreement")
    lao, thai = (party.name.value for party in agreement.parties)
    assert lao == "ພະແນກຖະແຫຼງຂ່າວ, ວັດທະນະທຳ ແລະ ທ່ອງທ່ຽວ ແຂວງຈຳປາສັກ"
    assert [card.party.value for card in agreement.contacts] == [lao, thai]


def test_a_list_of_offices_is_no_name_of_one() -> None:
    name = re.compile(portfolio("ກະຊວງ|ພະແນກ"))
    assert not name.match("ພະແນກການເງິນ, ພະແນກແຜນການ ແລະ ບໍລິສັດ ດາວທອງ")
    assert not name.match("ພະແນກການເງິນ, ແຂວງຄຳມ່ວນ ແລະ ສະຫະພັນ")
