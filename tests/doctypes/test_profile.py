"""Booklets: contents with labels, member lists, and tables that a converter left open."""

from __future__ import annotations

from pathlib import Path

import pytest

from laodocs.doctypes import Profile, parse
from laodocs.document import read

BOOKLET = Path(__file__).parents[2] / "fixtures" / "gallery" / "booklet" / "source.txt"


def test_contents_part_the_label_from_the_title() -> None:
    booklet = parse(BOOKLET)
    assert isinstance(booklet, Profile)
    assert [(entry.label, entry.title.value, entry.page) for entry in booklet.contents][:4] == [
        ("I.", "ຄວາມເປັນມາ", 2),
        ("II.", "ການຈັດຕັ້ງ", 4),
        ("1.", "ຄະນະຊີ້ນຳ", 4),
        ("2.", "ກອງເລຂາ", 5),
    ]


@pytest.mark.parametrize(("end", "codes"), [("", ["unclosed-table"]), ("</ul>", [])])
def test_a_list_that_is_never_closed_is_reported(end: str, codes: list[str]) -> None:
    text = f"ລາຍຊື່ດັ່ງນີ້:\n\nກຸ່ມ\tອົງການ\nພາກລັດ:\t<ul> • ກະຊວງການເງິນ • ກະຊວງພາຍໃນ{end}\n\nໝົດ.\n"
    assert [issue.code for issue in read(text, format="text").issues] == codes


def test_members_run_in_behind_their_category() -> None:
    page = """ປຶ້ມຄູ່ມື ໜ່ວຍງານນ້ຳ

ສະມາຊິກໜ່ວຍງານນ້ຳ ປະກອບມີ:

ພາກລັດ: ກົມນ້ຳ; ກົມແຜນການ; ແລະ ອື່ນໆ
ຄູ່ຮ່ວມພັດທະນາ: ອົງການ FAO; IUCN
"""
    [one] = parse(read(page), kind="profile").member_lists
    assert [(c.category and c.category.value, [m.value for m in c.members], c.open_ended) for c in one.categories] == [
        ("ພາກລັດ", ["ກົມນ້ຳ", "ກົມແຜນການ"], True),
        ("ຄູ່ຮ່ວມພັດທະນາ", ["ອົງການ FAO", "IUCN"], False),
    ]


def test_a_project_sheet_is_a_profile_and_news_of_a_project_is_none() -> None:
    sheet = """ໂຄງການຟື້ນຟູປ່າແຄມນ້ຳ

ຊື່ໂຄງການ: ຟື້ນຟູປ່າແຄມນ້ຳ
ຜູ້ໃຫ້ທຶນ: ກອງທຶນສິ່ງແວດລ້ອມ
ໄລຍະໂຄງການ: 2022-2025

ຄວາມເປັນມາ

ປ່າແຄມນ້ຳ ກວມ 1.200 ຮຕ.
"""
    news = """ໂຄງການຟື້ນຟູປ່າແຄມນ້ຳ ສຳເລັດ 80%

ໃນວັນທີ 3 ເມສາ 2024 ທີ່ຫ້ອງວ່າການເມືອງ ໄດ້ຈັດກອງປະຊຸມສະຫຼຸບໂຄງການ ໂດຍການເປັນປະທານຂອງ ທ່ານ ບຸນມີ ສີສຸພັນ ເຈົ້າເມືອງ.
"""
    assert [parse(read(text)).kind for text in (sheet, news)] == ["profile", "news"]


def test_parts_of_a_body_and_its_duties_are_no_members() -> None:
    page = """ປຶ້ມຄູ່ມື ໜ່ວຍງານນ້ຳ

ໜ່ວຍງານ ປະກອບມີ 2 ໜ່ວຍງານຍ່ອຍຄື:

ສະມາຊິກກອງເລຂາ ປະກອບມີ:
- ກົມນ້ຳ
- ກົມແຜນການ

ໜ້າທີ່:
- ກະກຽມກອງປະຊຸມ
"""
    [one] = parse(read(page), kind="profile").member_lists
    assert [[member.value for member in category.members] for category in one.categories] == [["ກົມນ້ຳ", "ກົມແຜນການ"]]


def test_categories_without_a_colon_and_a_chapter_by_itself() -> None:
    lists = "ພາກລັດ\n1) ກະຊວງພາຍໃນ\n2) ກະຊວງການເງິນ\nຄູ່ຮ່ວມພັດທະນາ\n1) ທະນາຄານໂລກ\n2) ອົງການ GIZ ແລະ ອື່ນໆ\n"
    chapter = parse(
        f"ພາກທີ 3\nໜ່ວຍງານຂະແໜງການຄ້າ\n\n3.1 ສະມາຊິກໜ່ວຍງານ\n{lists}\n3.2 ກອງເລຂາ\nປະຊຸມປີລະ 2 ຄັ້ງ.\n", kind="profile"
    )
    assert isinstance(chapter, Profile)
    assert chapter.title is not None
    assert chapter.title.value == "ໜ່ວຍງານຂະແໜງການຄ້າ"
    [members] = chapter.member_lists
    assert [(c.category and c.category.value, len(c.members), c.open_ended) for c in members.categories] == [
        ("ພາກລັດ", 2, False),
        ("ຄູ່ຮ່ວມພັດທະນາ", 2, True),
    ]


def test_categories_side_by_side_and_rows_with_numbers() -> None:
    beside = "ລ/ດ\tພາກລັດ\tຄູ່ຮ່ວມພັດທະນາ\n1\tກະຊວງການເງິນ\tທະນາຄານໂລກ\n2\tກະຊວງພາຍໃນ\t\n"
    people = "ລ/ດ\tຊື່\tຕຳແໜ່ງ\n1\tທ່ານ ບຸນມີ ສີຫາ\tຫົວໜ້າ\n2\tທ່ານ ຄຳດີ ແກ້ວ\tຮອງຫົວໜ້າ\n"
    text = f"ບົດແນະນຳ\n\n1. ສະມາຊິກໜ່ວຍງານ ປະກອບມີ:\n\n{beside}\n2. ສະມາຊິກກອງເລຂາ ປະກອບມີ:\n\n{people}"
    booklet = parse(text, kind="profile")
    assert isinstance(booklet, Profile)
    named = [[[m.value for m in c.members] for c in one.categories] for one in booklet.member_lists]
    assert named == [
        [["ກະຊວງການເງິນ", "ກະຊວງພາຍໃນ"], ["ທະນາຄານໂລກ"]],
        [["ທ່ານ ບຸນມີ ສີຫາ", "ທ່ານ ຄຳດີ ແກ້ວ"]],
    ]
