"""Laws of contacts and addresses: what is drawn is found, whatever surrounds it; nothing raises; time is linear."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.effort import is_linear

from laodocs.mentions.addresses import AddressValue, find_addresses
from laodocs.mentions.cards import contact_cards
from laodocs.mentions.contacts import find_contacts
from laodocs.normalize import explain
from laodocs.strategies.contacts import Drawn, addresses, phone_lists, phones

BEFORE = st.sampled_from(("", "ກະລຸນາຕິດຕໍ່ ", "ມີຜູ້ເຂົ້າຮ່ວມ 25 ຄົນ; ", "ວັນທີ 3 ເມສາ 2024\n", "- ທ່ານ ສົມພອນ, ", "(ພາຍໃນ) "))
AFTER = st.sampled_from(("", ".", " ແລະ ອື່ນໆ", ", ອີເມວ: a@b.la", "\n2. ຂໍ້ຕໍ່ໄປ", "; 25 ຄົນ", "ໄດ້ຕະຫຼອດເວລາ"))
# The first example loads the gazetteer and the numbering plan.
PATIENT = settings(deadline=None)
ANYTHING = st.text(alphabet=st.sampled_from("0123456789໐໕ +-().,;/@ກບໂທບ້ານເມືອງ\n\ud800x")) | st.text()


@PATIENT
@given(phones(), BEFORE, AFTER)
def test_a_number_is_found_in_any_surrounding(phone: Drawn[str], before: str, after: str) -> None:
    found = [m.value.value for m in find_contacts(before + phone.text + after) if m.kind == "phone"]
    assert found == [phone.value]


@PATIENT
@given(phone_lists(), BEFORE, AFTER)
def test_every_number_of_a_list_is_found(phones: Drawn[tuple[str, ...]], before: str, after: str) -> None:
    found = [m.value.value for m in find_contacts(before + phones.text + after) if m.kind == "phone"]
    assert tuple(found) == phones.value


@PATIENT
@given(
    addresses(),
    st.sampled_from(("", "ຢູ່ ", "ທີ່ຢູ່: ", "ສະຖານທີ່: ", "ໄດ້ຈັດຂຶ້ນທີ່ ")),
    st.sampled_from(("", ".", " ໄດ້ຈັດ", "; ໂທ: 1")),
)
def test_an_address_is_found_with_its_codes(address: Drawn[AddressValue], before: str, after: str) -> None:
    found = [m.value for m in find_addresses(before + address.text + after)]
    assert [_without_village_code(value) for value in found] == [address.value]


def _without_village_code(value: AddressValue) -> AddressValue:
    return replace(value, village_code=None)


@PATIENT
@given(ANYTHING)
def test_any_text_gives_mentions_that_point_into_it(text: str) -> None:
    norm = explain(text)
    contacts, places = find_contacts(norm), find_addresses(norm)
    for mentions in (contacts, places):
        assert all(norm.text[m.span.start : m.span.end] == m.text for m in mentions)
        assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(mentions))
        assert all(0 < m.confidence <= 1 for m in mentions)
    cards = contact_cards(norm.text, contacts, places)
    held = [contact.span for card in cards for contact in card.contacts]
    assert len(held) == len(set(held)) <= len(contacts)


@PATIENT
@given(phones(labelled=True))
def test_a_mask_hides(phone: Drawn[str]) -> None:
    [found] = find_contacts(phone.text)
    assert find_contacts(phone.text, mask=[found.span]) == []
    assert find_contacts(phone.text, mask=[(len(phone.text), len(phone.text) + 5)]) == [found]


HOSTILE = {
    "digits": "1",
    "groups": "1 ",
    "triples": "111,",
    "prefixes": "020 ",
    "country codes": "856 ",
    "brackets": "(",
    "at signs": "@",
    "local parts": "a@",
    "hosts": "www.",
    "dots": ".la",
    "labels": "ໂທ",
    "local numbers": "ໂທ 212345, ",
    "invalid numbers": "ໂທ 020 4385 4702 ",
    "class words": "ບ້ານ",
    "villages": "ບ້ານ ກ, ເມືອງ ຂ, ",
    "lines": "ແຟັກ: (856) 217619\n",
    "items": "1. 021 212345 ",
}


def all_contacts(text: str) -> None:
    contacts, places = find_contacts(text), find_addresses(text)
    contact_cards(text, contacts, places)


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE.keys())
def test_work_is_linear(unit: str) -> None:
    assert is_linear(all_contacts, unit, 40_000)
