"""Contacts, addresses and cards of the two real documents that hold any; the other three hold none."""

from __future__ import annotations

from pathlib import Path

import pytest

from laodocs.mentions.addresses import find_addresses
from laodocs.mentions.cards import ContactCard, contact_cards
from laodocs.mentions.contacts import find_contacts
from laodocs.normalize import normalize

DOCUMENTS = Path(__file__).parents[2] / "fixtures/documents"


def text_of(name: str) -> str:
    return normalize((DOCUMENTS / name / "source.txt").read_bytes().decode())


def cards_of(name: str) -> list[ContactCard]:
    text = text_of(name)
    return list(contact_cards(text, find_contacts(text), find_addresses(text)))


def owned(card: ContactCard) -> tuple[str | None, list[str]]:
    return card.owner.value if card.owner else None, [contact.value.value for contact in card.contacts]


def test_the_agreement_has_a_card_a_side() -> None:
    lao, vietnamese = cards_of("000-agreement")
    assert owned(lao) == (
        "ຂະແໜງບໍລິຫານ, ຈັດຕັ້ງ ແລະ ກວດກາ ສະຫະພັນແມ່ຍິງແຂວງໄຊສີມບູນ",
        ["+8562059271671", "sithyvolada1@hotmail.com"],
    )
    assert owned(vietnamese) == ("ຫ້ອງການສະຫະພັນແມ່ຍິງແຂວງບໍ່ກປາງ", ["+842043854702", "Phunubacgiang@gmail.com"])
    assert lao.address is not None
    assert lao.address.value.iso == "LA-XS"
    assert vietnamese.address is not None
    assert vietnamese.address.value.country == "VN"


def test_the_booklet_gives_each_number_to_its_own_owner() -> None:
    cards = dict(map(owned, cards_of("002-booklet")))
    assert cards["ນິສິດ ແກ້ວປັນຍາ"] == [
        "Nisith.keopanya@moha.gov.la",
        "nisithk@yahoo.com",
        "+85621212710",
        "+8562055555180",
    ]
    assert not any("ຍຸຕິທຳ" in (owner or "") for owner in cards)  # the vice-minister of justice has no number
    office = cards["ພະແນກແຜນການ ແລະ ການຮ່ວມມື, ກະຊວງພາຍໃນ"]
    assert office[:5] == ["+85621212545", "+85621213646", "+85621212710", "+85621217619", "+85621213649"]
    assert office[5:] == ["info@moha.gov.la", "http://www.moha.gov.la", "6376"]


@pytest.mark.parametrize("name", ["001-news", "003-news", "004-report"])
def test_news_and_report_have_none(name: str) -> None:
    text = text_of(name)
    assert find_contacts(text) == []
    assert find_addresses(text) == []
