"""Contact cards: whose number it is, in lists, tables, paragraphs and with the blocks of a reader."""

from __future__ import annotations

import pytest

import laodocs
from laodocs.blocks import Block
from laodocs.mentions.addresses import find_addresses
from laodocs.mentions.cards import ContactCard, contact_cards, with_owners
from laodocs.mentions.contacts import find_contacts
from laodocs.spans import Span


def cards(text: str, blocks: tuple[Block, ...] = ()) -> tuple[ContactCard, ...]:
    return contact_cards(text, find_contacts(text), find_addresses(text), blocks)


def owners(text: str, blocks: tuple[Block, ...] = ()) -> list[tuple[str | None, list[str]]]:
    """The owner of each card with the values of its contacts."""
    return [(c.owner.value if c.owner else None, [m.value.value for m in c.contacts]) for c in cards(text, blocks)]


def block(text: str, said: str, type: str = "paragraph", label: str | None = None) -> Block:
    start = text.index(said)
    lines = []
    for line in said.split("\n"):
        lines.append(Span(start, start + len(line)))
        start += len(line) + 1
    span = Span(lines[0].start, lines[-1].end)
    return Block(type, span, said.replace("\n", " "), label, lines=tuple(lines))  # type: ignore[arg-type]


LIST = """- ທ່ານ ລັດຖະມົນຕີຊ່ວຍວ່າການກະຊວງຍຸຕິທຳ
ປະທານໜ່ວຍງານຍ່ອຍ
- ທ່ານ ສົມຈິດ ວົງສາ, ຫົວໜ້າກົມແຜນການ, ກະຊວງພາຍໃນ
856 (21) 241134, som@moha.gov.la
ຫົວໜ້າກອງເລຂາ
- ຜູ້ປະສານງານ
856 (21) 213646; 212710"""


def test_a_number_does_not_pass_to_a_neighbour() -> None:
    assert owners(LIST) == [
        ("ສົມຈິດ ວົງສາ", ["+85621241134", "som@moha.gov.la"]),
        ("ຜູ້ປະສານງານ", ["+85621213646", "+85621212710"]),
    ]


def test_person_role_and_organisation_are_told_apart() -> None:
    card = cards(LIST)[0]
    assert card.person
    assert card.role
    assert card.organisation
    assert (card.person.value, card.role.value) == ("ສົມຈິດ ວົງສາ", "ຫົວໜ້າກົມແຜນການ")
    assert card.organisation.value == "ກະຊວງພາຍໃນ"
    for found in (card.owner, card.person, card.role, card.organisation):
        assert found
        assert found.span
        assert LIST[found.span.start : found.span.end] == found.value


def test_blocks_give_the_same_cards_as_lines() -> None:
    items = [piece for piece in LIST.split("- ") if piece]
    blocks = tuple(block(LIST, "- " + item.rstrip("\n"), "list_item", "-") for item in items)
    assert owners(LIST, blocks) == owners(LIST)


def test_paragraphs_under_an_owner_are_one_card() -> None:
    text = "ພະແນກແຜນການ, ກະຊວງພາຍໃນ\n\nໂທ: 021 212545\n\nແຟັກ: 021 213649\n\nອີເມວ: info@moha.gov.la, www.moha.gov.la"
    [card] = cards(text)
    assert card.owner
    assert card.owner.value == "ພະແນກແຜນການ, ກະຊວງພາຍໃນ"
    assert [len(kind) for kind in (card.phones, card.faxes, card.emails, card.urls)] == [1, 1, 1, 1]
    assert card.span == Span(0, len(text))


def test_an_introduction_is_no_part_of_the_owner() -> None:
    text = "- ຂໍ້ມູນຕິດຕໍ່ພົວພັນຂອງ ຫ້ອງການສະຫະພັນແມ່ຍິງ:\nສະຖານທີ່: ບ້ານໂພນ, ເມືອງໄຊ, ແຂວງອຸດົມໄຊ\n\nໂທ: 081 212345"
    [card] = cards(text)
    assert card.owner
    assert card.owner.value == "ຫ້ອງການສະຫະພັນແມ່ຍິງ"
    assert card.address
    assert card.address.value.district_code == "0401"


def test_two_parties_in_one_paragraph() -> None:
    text = "ຝ່າຍ ກ: ບໍລິສັດ ກຂຄ ຈຳກັດ\nໂທ: 020 5555 1234\nຝ່າຍ ຂ: ທ້າວ ສົມສັກ\nໂທ: 020 7777 8888"
    assert owners(text) == [("ບໍລິສັດ ກຂຄ ຈຳກັດ", ["+8562055551234"]), ("ສົມສັກ", ["+8562077778888"])]


def test_a_row_of_a_table_is_a_card() -> None:
    text = "| ຊື່ | ຕຳແໜ່ງ | ໂທ |\n| ທ່ານ ສົມ | ຫົວໜ້າ | 020 55551234 |\n| ທ່ານ ມີ | ຮອງຫົວໜ້າ | 020 55551235 |"
    found = cards(text)
    assert [(c.person.value, c.role.value) for c in found if c.person and c.role] == [("ສົມ", "ຫົວໜ້າ"), ("ມີ", "ຮອງຫົວໜ້າ")]
    cells = [["ທ່ານ ສົມ", "ຫົວໜ້າ", "020 55551234"], ["ທ່ານ ມີ", "ຮອງຫົວໜ້າ", "020 55551235"]]
    rows = tuple(tuple((Span(text.index(c), text.index(c) + len(c)),) for c in row) for row in cells)
    assert owners(text, (Block("table", Span(0, len(text)), text, rows=rows),)) == owners(text)


def test_a_labelled_address_under_an_owner_is_a_card() -> None:
    [card] = cards("ບໍລິສັດ ກຂຄ ຈຳກັດ\nທີ່ຢູ່: ບ້ານໂພນ, ເມືອງໄຊ, ແຂວງອຸດົມໄຊ")
    assert card.owner
    assert card.address
    assert (card.owner.value, card.address.value.district_code, card.contacts) == ("ບໍລິສັດ ກຂຄ ຈຳກັດ", "0401", ())


@pytest.mark.parametrize(
    "text",
    [
        "ກອງປະຊຸມ ໄດ້ຈັດຂຶ້ນ\nບ້ານໂພນ, ເມືອງໄຊ, ແຂວງອຸດົມໄຊ",
        "(ແຫຼ່ງຂໍ້ມູນ: webpage, www.rtm.org.la)",
        "ບໍ່ມີຫຍັງ",
        "ທີ່ຢູ່: ບ້ານໂພນ, ເມືອງໄຊ",
        "",
    ],
)
def test_what_is_no_card(text: str) -> None:
    assert cards(text) == ()


def test_a_sentence_owns_nothing() -> None:
    assert owners("ຜູ້ສົນໃຈສາມາດຕິດຕໍ່ໄດ້ທີ່ 021 212345 ໃນໂມງລັດຖະການ.") == [(None, ["+85621212345"])]


def test_the_contacts_are_given_back_with_their_owners() -> None:
    contacts = find_contacts(LIST)
    owned = with_owners(contacts, contact_cards(LIST, contacts, []))
    assert [(m.span, m.kind) for m in owned] == [(m.span, m.kind) for m in contacts]
    assert [m.value.owner for m in owned] == ["ສົມຈິດ ວົງສາ"] * 2 + ["ຜູ້ປະສານງານ"] * 2


@pytest.mark.parametrize("stars", ["", "**"])
def test_a_side_and_its_office_in_one_item(stars: str) -> None:
    text = (
        f"- {stars}ຝ່າຍລາວ:{stars} ຂະແໜງແຜນການ. ໂທລະສັບ: 041 212345\n"
        f"- {stars}ຝ່າຍຫວຽດນາມ:{stars} ຫ້ອງການຊາວໜຸ່ມ. ໂທລະສັບ: +84 233 385 2222"
    )
    found = contact_cards(text, find_contacts(text), [])
    assert [card.owner and card.owner.value for card in found] == ["ຂະແໜງແຜນການ", "ຫ້ອງການຊາວໜຸ່ມ"]


def test_a_role_right_under_a_name_is_that_persons() -> None:
    text = "ຂໍ້ມູນຕິດຕໍ່:\n\nສົມພອນ ແກ້ວມະນີ\nຫົວໜ້າພະແນກ\nໂທ: 020 5555 1234\n\nວຽງໄຊ ພົມມະຈັນ\nຮອງຫົວໜ້າ\nໂທ: 020 5555 5678\n"
    read = laodocs.read(text.encode())
    found = contact_cards(read.text, read.mentions.contacts, [], read.blocks)
    told = [(card.owner and card.owner.value, card.role and card.role.value) for card in found]
    assert told == [("ສົມພອນ ແກ້ວມະນີ", "ຫົວໜ້າພະແນກ"), ("ວຽງໄຊ ພົມມະຈັນ", "ຮອງຫົວໜ້າ")]


def test_items_that_only_give_contacts_are_of_the_item_above() -> None:
    text = "- ຄະນະພົວພັນ ຊາວໜຸ່ມ\n- ໂທ: 034 211087\n- ອີເມວ: a@b.la\n- ຄະນະສາກົນ\n- ໂທ: 021 212345\n- 021 212346"
    assert owners(text) == [
        ("ຄະນະພົວພັນ ຊາວໜຸ່ມ", ["+85634211087", "a@b.la"]),
        ("ຄະນະສາກົນ", ["+85621212345"]),
        (None, ["+85621212346"]),
    ]
