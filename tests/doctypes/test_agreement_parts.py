"""Copies and signing of agreements, people counted and named, in the words of other offices."""

from __future__ import annotations

from itertools import pairwise

import pytest

from laodocs import parse
from laodocs.doctypes.copies import find_copies
from laodocs.doctypes.passages import Passage
from laodocs.doctypes.people import find_people


def plain(text: str) -> Passage:
    """A passage that is its own document."""
    return Passage(text, tuple(range(len(text))))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ເຮັດເປັນພາສາລາວ ແລະ ພາສາອັງກິດ ຈຳນວນ 04 ສະບັບ, ພາສາລະ 02 ສະບັບ.", [("lo", 2, None), ("en", 2, None)]),
        ("ເຮັດເປັນພາສາລາວ ແລະ ພາສາຈີນ ຢ່າງລະ 1 ສະບັບ.", [("lo", 1, None), ("zh", 1, None)]),
        ("ເຮັດເປັນພາສາລາວ ແລະ ພາສາອັງກິດ ຈຳນວນ 2 ສະບັບ.", [(None, 2, None)]),
        ("ສ້າງຂຶ້ນເປັນ 2 ສະບັບ ພາສາອັງກິດ, ຝ່າຍລະ 1 ສະບັບ.", [("en", 2, 1)]),
        ("ເຮັດເປັນ ພາສາລາວ 02 ສະບັບ, ພາສາຫວຽດນາມ 02 ສະບັບ, ແຕ່ລະຝ່າຍເກັບໄວ້ ພາສາລະ 01 ສະບັບ.", [("lo", 2, 1), ("vi", 2, 1)]),
    ],
)
def test_copies(text: str, expected: list[tuple[str | None, int, int | None]]) -> None:
    found = find_copies(plain(text))
    assert [
        (c.language and c.language.value, c.count.value, c.per_party and c.per_party.value) for c in found
    ] == expected


def test_the_opening_sentence_dates_an_agreement() -> None:
    text = (
        "ສັນຍາຮ່ວມມື\n\n- ປະຕິບັດຕາມ ຂໍ້ຕົກລົງ ສະບັບວັນທີ 5 ມັງກອນ 2023;\n\n"
        "ໃນວັນທີ 20 ທັນວາ 2023 ຢູ່ທີ່ ນະຄອນປາກເຊ, ສອງຝ່າຍໄດ້ຕົກລົງກັນດັ່ງນີ້:\n\n"
        "ມາດຕາ 1 ການຄ້າ\nສອງຝ່າຍແລກປ່ຽນສິນຄ້າ.\n\n"
        "ມາດຕາ 2 ຜົນສັກສິດ\nສັນຍານີ້ ມີຜົນນຳໃຊ້ນັບແຕ່ວັນລົງນາມເປັນຕົ້ນໄປ ຈົນຮອດວັນທີ 31 ທັນວາ 2027."
    )
    agreement = parse(text, kind="agreement")
    assert agreement.date.value == "2023-12-20"
    assert agreement.place.value == "ນະຄອນປາກເຊ"
    assert agreement.entry_into_force.value == "2023-12-20"


def test_a_day_with_its_place_behind_the_basis_is_that_of_signing_and_a_province_has_the_country_named_with_it() -> (
    None
):
    text = (
        "ຂໍ້ຕົກລົງ\nວ່າດ້ວຍການຮ່ວມມື\nລະຫວ່າງ\nຊາວໜຸ່ມ ແຂວງສາລະວັນ\nແລະ\nຊາວໜຸ່ມ ແຂວງກວາງຈິ\n\n"
        "ປະຕິບັດຕາມ ບົດບັນທຶກ ລະຫວ່າງ ແຂວງສາລະວັນ, ສປປ ລາວ ແລະ ແຂວງກວາງຈິ, ສສ ຫວຽດນາມ ຄັ້ງວັນທີ 17 ພຶດສະພາ 2022, "
        "ໃນວັນທີ 25 ມີນາ 2023 ທີ່ ນະຄອນດົງຮ່າ, ສອງຝ່າຍ ໄດ້ເຫັນດີລົງນາມ ດັ່ງນີ້:\n\nI. ເນື້ອໃນ\n1. ແລກປ່ຽນ;\n2. ຢ້ຽມຢາມ.\n"
    )
    record = parse(text, kind="agreement")
    assert (record.date and record.date.value, record.place and record.place.value) == ("2023-03-25", "ນະຄອນດົງຮ່າ")
    assert [party.country and party.country.value for party in record.parties] == ["LA", "VN"]


def test_counted_people_are_not_named() -> None:
    assert find_people(plain("ຜູ້ສະໝັກ 224 ທ່ານ, ຍິງ 54 ທ່ານ ເທົ່າກັບ 24 %")) == []
    [person] = find_people(plain("ໃນວັນທີ 29 ທັນວາ 2022 ທ່ານ ສົມພອນ ແກ້ວມະນີ ຫົວໜ້າກົມ"))
    assert person.name.value == "ສົມພອນ ແກ້ວມະນີ"


def test_a_role_ends_at_the_next_person() -> None:
    people = find_people(plain("ໂດຍມີ ທ່ານ ສົມພອນ ແກ້ວມະນີ ປະທານ ສນຊ ທ່ານ ບຸນມີ ວົງສາ ຮອງຫົວໜ້າກົມ"))
    assert [(p.name.value, p.role and p.role.value) for p in people] == [
        ("ສົມພອນ ແກ້ວມະນີ", "ປະທານ ສນຊ"),
        ("ບຸນມີ ວົງສາ", "ຮອງຫົວໜ້າກົມ"),
    ]
    assert all(a.name.span.end <= b.name.span.start for a, b in pairwise(people))


def test_the_year_of_a_day_this_month_comes_from_the_dateline() -> None:
    news = parse(
        "ພະແນກກະສິກຳ ມອບແນວພັນເຂົ້າ\n\n8 ມິຖຸນາ 2024\n\n"
        "ໃນວັນທີ 6 ມິຖຸນານີ້ ທີ່ຫ້ອງປະຊຸມແຂວງ ໄດ້ຈັດພິທີມອບແນວພັນເຂົ້າ ໂດຍການເປັນປະທານຂອງທ່ານ ສົມພອນ ແກ້ວມະນີ ຫົວໜ້າພະແນກ."
    )
    assert news.published.value == "2024-06-08"
    assert [d.value for d in news.events[0].dates] == ["2024-06-06"]
