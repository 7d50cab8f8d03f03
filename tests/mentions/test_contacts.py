"""Contacts: the labelled lines of `fixtures/extraction/contacts.tsv`, and what one value says beside its number."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from laodocs.mentions.contacts import ContactValue, find_contacts
from laodocs.normalize import explain
from laodocs.spans import Mention

ROOT = Path(__file__).parents[2]


def rows(*kinds: str) -> list[tuple[str, str, str]]:
    """Input, kind and expected value of the labelled lines of some kinds."""
    with (ROOT / "fixtures/extraction/contacts.tsv").open(encoding="utf-8", newline="") as file:
        table = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [(r["input"].replace("\\n", "\n"), r["kind"], r["expected"]) for r in table if r["kind"] in kinds]


@pytest.mark.parametrize(("text", "kind", "expected"), rows("phone", "fax", "email", "url", "po-box", "email;url"))
def test_labelled_lines(text: str, kind: str, expected: str) -> None:
    found = [m for m in find_contacts(text) if m.kind in kind.split(";")]
    assert ";".join(m.value.value for m in found) == expected


@pytest.mark.parametrize(("text", "kind", "expected"), rows("none"))
def test_lines_without_contacts(text: str, kind: str, expected: str) -> None:
    assert find_contacts(text) == []


def one(text: str) -> Mention[ContactValue]:
    [found] = find_contacts(text)
    return found


def test_a_valid_number_says_its_country_and_label() -> None:
    value = one("ໂທລະສັບຫ້ອງການ: 021 212345 ຕໍ່ 101").value
    assert value == ContactValue("+85621212345", True, "LA", "ໂທລະສັບຫ້ອງການ", "101")


def test_a_number_of_no_plan_is_flagged_and_never_lao() -> None:
    found = one("ໂທລະສັບ: 020 4385 4702")
    assert (found.value.valid, found.value.country, found.flags) == (False, None, ("invalid",))
    assert found.confidence <= 0.5


def test_a_foreign_block_explains_a_number() -> None:
    found = one("ທີ່ຢູ່: ຖະໜົນ ຮຸ່ງເວືອງ, ແຂວງບໍ່ກປາງ, ສສ ຫວຽດນາມ\nໂທລະສັບ: 020 4385 4702")
    assert (found.value.value, found.value.country, found.flags) == ("+842043854702", "VN", ("inferred",))
    assert found.confidence <= 0.5


def test_the_country_of_a_neighbour_explains_nothing() -> None:
    text = "- ທີ່ຢູ່: ຮ່າໂນ້ຍ, ສສ ຫວຽດນາມ\n- ໂທລະສັບ: 020 4385 4702"
    assert one(text).flags == ("invalid",)


def test_a_valid_lao_number_stays_lao_in_a_foreign_block() -> None:
    assert one("ສສ ຫວຽດນາມ\nໂທ: 020 5555 1234").value.country == "LA"


@pytest.mark.parametrize(
    ("text", "value", "flags"),
    [
        ("ໂທ: 031 212345\nແຟັກ: 212346", "+85631212346", ("inferred",)),
        ("ແຂວງຈຳປາສັກ\nແຟັກ: 212346", "+85631212346", ("inferred",)),
        ("ນະຄອນຫຼວງວຽງຈັນ\nແຟັກ: 212346", "+85621212346", ("inferred",)),
        ("ແຟັກ: (856) 212346", "+85621212346", ("inferred",)),
        ("ແຂວງຈຳປາສັກ\nແຟັກ: (856) 212346", "+85631212346", ("inferred",)),
        ("- ແຂວງຈຳປາສັກ\n- ແຟັກ: 212346", "212346", ("invalid", "no-area")),
    ],
)
def test_a_missing_area_comes_from_the_block_and_is_flagged(text: str, value: str, flags: tuple[str, ...]) -> None:
    found = find_contacts(text)[-1]
    assert (found.kind, found.value.value, found.flags) == ("fax", value, flags)
    assert found.confidence <= 0.5


def test_a_later_number_of_a_list_inherits_and_says_so() -> None:
    first, second = find_contacts("856 (21) 213646; 212710")
    assert (first.flags, second.flags, second.text) == ((), ("inherited",), "212710")


def test_a_label_without_a_number_lends_nothing_to_the_next_item() -> None:
    [found] = find_contacts("- ໂທ:\n- 021 212345")
    assert found.value.label is None


def test_spans_point_into_the_text_that_was_given() -> None:
    source = "ຄໍາມ່ວນ ໂທ: ໐໒໐ ໕໕໒໒ ໓໓໔໔."
    found = one(source)
    assert found.text == "໐໒໐ ໕໕໒໒ ໓໓໔໔"
    assert source[found.source_span.start : found.source_span.end] == found.text
    assert find_contacts(explain(source)) == [found]


@pytest.mark.parametrize("wrong", [None, 7, b"021 212345"])
def test_what_is_no_text_is_a_type_error(wrong: object) -> None:
    with pytest.raises(TypeError):
        find_contacts(wrong)  # type: ignore[arg-type]
