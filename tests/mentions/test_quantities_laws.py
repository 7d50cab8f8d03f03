"""Laws of quantities and of the settling of overlaps: what is written is read back; nothing raises; time is linear."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.effort import is_linear

from laodocs import explain
from laodocs.mentions import Mentions, find_mentions, find_ordinals, find_quantities, find_references, group
from laodocs.mentions.settle import settle
from laodocs.spans import AnyMention, Mention, Span
from laodocs.strategies.numbers import (
    DrawnOrdinal,
    DrawnQuantity,
    DrawnRange,
    DrawnShare,
    DrawnSize,
    ordinals,
    quantities_in_text,
    ranges,
    shares,
    sizes,
)

PIECES = st.sampled_from(
    ["½", "x", "ໃນ", "ແມັດ", "ຄົນລະ", "1:3", "$", "-",
     "1", "20", "3,5", "1.250.000", "0,125", "2024", "໒໕", " ", "\n", "%", "ກີບ", "₭", "ຕື້", "ລ້ານ", "ພັນ", "ກວ່າ", "ຄົນ",
     "ສະບັບ", "ປີ", "ເດືອນ", "ຫາ", "-", "/", "(", ")", "ສອງ", "ສິບ", "ຊາວ", "ໜຶ່ງ", "ສ່ວນ", "ຂອງ", "ຈຳນວນ", "ຮ້ອຍລະ", "ທີ",
     "IX", "ມາດຕາ", "ຂໍ້", "ເລກທີ", "ສພຊ", "ແລະ", ",", ".", ":", "ກະແຈ", "ບໍ່", "ວັນທີ", "ອີງຕາມ", "ກົດໝາຍ", "\ud800", "ໍ", "່"]
)  # fmt: skip
SOUP = st.lists(PIECES, max_size=30).map("".join) | st.text(max_size=60)
HOSTILE = {
    "digits": "1",
    "dots": ".",
    "figures and dots": "1.",
    "lone figures": "1 ",
    "thousands": "ພັນ",
    "numerals": "ສອງພັນ",
    "counts": "5 ຄົນ ",
    "durations": "2 ປີ 3 ",
    "dashes": "5-",
    "slashes": "1/",
    "brackets": "ສອງ (02) ",
    "fractions": "ສອງສ່ວນ",
    "articles": "ມາດຕາ 5 ",
    "bases": "ອີງຕາມ ກົດໝາຍ ",
    "numbers": "ກົດໝາຍ ເລກທີ 1/ສພຊ ",
    "ordinals": "ທີ 3 ແລະ 4 ",
    "one long word": "5 " + "ກາ",
    "sizes": "5 x ",
    "parts of one": "½",
    "rates": "5 ຄົນ/ຄົນ",
    "more than": "5 ພັນກວ່າລ້ານ",
    "minus": " -5%",
}


@given(quantities_in_text())
def test_a_written_quantity_is_read_back(drawn: DrawnQuantity) -> None:
    (mention,) = find_quantities(drawn.text)
    value = mention.value
    assert value.value == drawn.value
    assert mention.kind == drawn.kind
    assert (mention.span.start, mention.span.end) == (drawn.start, drawn.end)


@given(ordinals())
def test_a_written_ordinal_is_read_back(drawn: DrawnOrdinal) -> None:
    (mention,) = find_ordinals(drawn.text)
    assert mention.value.value == drawn.value


@given(ranges())
def test_a_written_range_is_read_back(drawn: DrawnRange) -> None:
    (mention,) = find_quantities(f"ມີ {drawn.text}, ທັງໝົດ")
    assert (mention.value.low, mention.value.high, mention.kind) == (drawn.low, drawn.high, drawn.kind)


@given(shares())
def test_a_written_fraction_or_ratio_is_read_back(drawn: DrawnShare) -> None:
    (mention,) = find_quantities(drawn.text)
    assert (mention.kind, mention.value.fraction or mention.value.ratio) == (drawn.kind, drawn.value)


@given(sizes())
def test_a_written_size_is_read_back(drawn: DrawnSize) -> None:
    (mention,) = find_quantities(f"ຂະໜາດ {drawn.text}.")
    assert (mention.value.dimensions, mention.value.unit) == (drawn.sides, drawn.unit)
    assert mention.text == drawn.text


@given(SOUP)
def test_any_text_gives_ordered_disjoint_mentions_that_quote_it(text: str) -> None:
    norm = explain(text)
    for found in (find_quantities(norm), find_ordinals(norm)):
        assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    for mention in find_mentions(norm):
        assert mention.text == norm.text[slice(*mention.span)]
        assert mention.source_span == norm.source_span(mention.span)
        assert 0 <= mention.confidence <= 1
    find_references(norm)


@given(SOUP, SOUP)
def test_what_stands_in_another_paragraph_changes_no_count(text: str, other: str) -> None:
    alone = [m.text for m in find_quantities(f"ມີ 5 ຄົນ\n\n{other.replace(',', '').replace('.', '')}") if m.span.end <= 9]
    assert alone == ["5 ຄົນ"]
    assert all(m.span.length for m in find_quantities(text))


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE.keys())
@pytest.mark.parametrize("find", [find_quantities, find_ordinals, find_references])
def test_work_is_linear_on_hostile_text(find: Callable[[str], object], unit: str) -> None:
    assert is_linear(find, unit, 20_000)


# --- settling ---------------------------------------------------------------------------------------------------------

KINDS = ("url", "document-number", "phone", "date", "time", "money", "percent", "fraction", "ordinal", "duration",
         "quantity", "number", "address", "instrument")  # fmt: skip


def made(kind: str, start: int, length: int) -> AnyMention:
    span = Span(start, start + length)
    return Mention(kind, "x" * length, span, span, None)


FOUND = st.lists(st.builds(made, st.sampled_from(KINDS), st.integers(0, 60), st.integers(1, 15)), max_size=25)
MASK = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 20)).map(lambda p: (p[0], p[0] + p[1])), max_size=4)


@given(FOUND, MASK)
def test_settling_keeps_a_disjoint_part_and_is_idempotent(found: list[AnyMention], mask: list[tuple[int, int]]) -> None:
    kept = settle(found, mask)
    assert all(any(item is other for other in found) for item in kept)
    rivals = [m for m in kept if m.kind not in ("address", "instrument")]
    assert all(a.span.end <= b.span.start for a, b in pairwise(rivals))
    assert settle(kept, mask) == kept
    for item in kept:
        if item.kind not in ("url", "document-number", "instrument"):
            assert not any(item.span.start < stop and start < item.span.end for start, stop in mask)


@given(FOUND)
def test_every_mention_that_fell_was_beaten_by_one_that_stands(found: list[AnyMention]) -> None:
    kept = settle(found)
    for item in found:
        assert any(item is m or item.span.overlaps(m.span) for m in kept)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("6 ເດືອນຕົ້ນປີ 2022", ["date"]),
        ("ເວລາ 8 ໂມງ 30 ນາທີ", ["time"]),
        ("ໂທ: 020 5927 1671", ["phone"]),
        ("ເລກທີ 12/ສພຊ", ["document-number"]),
        ("ພາຍໃນ 5 ປີ (2021-2025)", ["duration", "date"]),
        ("ເລກທີ 72, ຖະໜົນ ລ້ານຊ້າງ, ບ້ານ ໂພນໄຊ, ເມືອງ ໄຊເສດຖາ", ["address"]),
    ],
)
def test_the_more_specific_reading_stands(text: str, kinds: list[str]) -> None:
    assert [mention.kind for mention in find_mentions(text)] == kinds


def test_a_list_number_yields_only_to_a_document_number() -> None:
    text = "ມາດຕາ 5 ໂທ 020 5927 1671 ຕາມ 12/ສພຊ ແລະ 9 ສະບັບ"
    assert [m.kind for m in find_mentions(text, mask=[(0, len(text))])] == ["document-number"]


def test_group_puts_every_kind_into_its_family() -> None:
    text = "ເວລາ 8:30 ໂມງ; info@moha.gov.la; 9 ສະບັບ; ມາດຕາ 5; ຊຸດທີ IX; ປີ 2022\nທີ່ຢູ່: ບ້ານ ໂພນໄຊ, ເມືອງ ໄຊເສດຖາ"
    families = group(find_mentions(text))
    assert all(getattr(families, family) for family in Mentions.__slots__)
