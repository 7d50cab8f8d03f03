"""How newspapers and ministries open a story: habits seen on real pages, in sentences of our own."""

from __future__ import annotations

import io
from typing import Any

import pytest

from laodocs import parse
from laodocs.mentions import find_ordinals


def news(text: str) -> Any:
    return parse(io.StringIO(text), kind="news")


def test_a_name_ends_where_the_verb_is_glued_to_it() -> None:
    item = news("ໃນວັນທີ 5 ມີນາ 2024, ສະຫາຍ ບຸນມາ ແກ້ວວິໄລໄດ້ຍົກໃຫ້ເຫັນຄວາມສຳຄັນຂອງວຽກງານນີ້.")
    assert [person.name.value for person in item.people] == ["ບຸນມາ ແກ້ວວິໄລ"]


@pytest.mark.parametrize(
    "lead",
    [
        "ພິທີມອບ-ຮັບປຶ້ມ ໄດ້ມີຂຶ້ນໃນວັນທີ 9 ມັງກອນ 2026, ໂດຍການເຂົ້າຮ່ວມຂອງ ສະຫາຍ ພູທອນ ບຸນມີ ຮອງເຈົ້າແຂວງ.",
        "ກມສ - ໃນຂອບເຂດການຢ້ຽມຢາມ ວັນທີ 17 ພະຈິກ, ທ່ານ ສົມພອນ ແກ້ວມະນີ ໄດ້ພົບປະກັບຄູ່ຮ່ວມງານ.",
        "ການລົງຊຸກຍູ້ວຽກງານ ໃນລະຫວ່າງ ວັນທີ 6-7 ສິງຫາ ນີ້ ທ່ານ ສົມພອນ ແກ້ວມະນີ ໄດ້ຮັບຟັງການລາຍງານ ເສດຖະກິດຂະຫຍາຍຕົວ 5,7%.",
    ],
)
def test_a_lead_alone_is_news(lead: str) -> None:
    assert parse(io.StringIO(lead)).kind == "news"


def test_a_headline_that_proclaims_is_no_proclamation() -> None:
    story = (
        "ຫ້ອງວ່າການແຂວງ\n\nປະກາດຄະນະກຳມະການ ຊຸດໃໝ່\n\nພິທີປະກາດຄະນະກຳມະການ ໄດ້ຖືກຈັດຂຶ້ນໃນຕອນບ່າຍຂອງວັນທີ 7 ພຶດສະພາ 2025 "
        "ຢູ່ຫ້ອງປະຊຸມໃຫຍ່, ພາຍໃຕ້ການເປັນປະທານຂອງ ສະຫາຍ ພົນຈັດຕະວາ ບຸນມາ ແກ້ວວິໄລ ຫົວໜ້າກອງບັນຊາການ.\n"
        "ໃນພິທີ ໄດ້ຜ່ານຂໍ້ຕົກລົງ ເລກທີ 21/ຈຂ.\n\nພາບ ແລະ ຂ່າວ: ສີດາ\n"
    )
    assert parse(io.StringIO(story)).kind == "news"
    assert parse(io.StringIO("ກົມແຜນການ\nເລກທີ 21/ກຜ\n\nປະກາດ\n\nກົມແຜນການ ປະກາດຮັບສະໝັກພະນັກງານ 3 ຄົນ.\n")).kind == "legal"


@pytest.mark.parametrize(
    ("words", "role"),
    [
        (
            "ທ່ານ ນາງ ວັນນາ ສີສົມບູນ ຮອງລັດຖະມົນຕີກະຊວງຖະແຫຼງຂ່າວ, ວັດທະນະທຳ ແລະ ທ່ອງທ່ຽວ, ທ່ານ",
            "ຮອງລັດຖະມົນຕີກະຊວງຖະແຫຼງຂ່າວ, ວັດທະນະທຳ ແລະ ທ່ອງທ່ຽວ",
        ),
        ("ທ່ານ ຄຳຫຼ້າ ພົມມະຈັນ ຫົວໜ້າພະແນກການເງິນ, ທ່ານ ສີດາ", "ຫົວໜ້າພະແນກການເງິນ"),
        ("ທ່ານ ຄຳຫຼ້າ ພົມມະຈັນ ຜູ້ອຳນວຍການສູນຝຶກອົບຮົມ ແລະ ພາກສ່ວນກ່ຽວຂ້ອງເຂົ້າຮ່ວມ", "ຜູ້ອຳນວຍການສູນຝຶກອົບຮົມ"),
        ("ທ່ານ ຄຳຫຼ້າ ພົມມະຈັນ ເຈົ້າແຂວງອັດຕະປື ລາຍງານໃຫ້ຮູ້ວ່າ: ປັດຈຸບັນ", "ເຈົ້າແຂວງອັດຕະປື"),
        ("ທ່ານ ຄຳຫຼ້າ ພົມມະຈັນ ເຈົ້າເມືອງປາກລາຍຊຶ່ງໃນໄລຍະຜ່ານມາ", "ເຈົ້າເມືອງປາກລາຍ"),
        ("ທ່ານ ຄຳຫຼ້າ ພົມມະຈັນ ວ່າການແທນຫົວໜ້າຫ້ອງການ, ສະຖາບັນ", "ວ່າການແທນຫົວໜ້າຫ້ອງການ"),
        ("ທ່ານ ຄຳຫຼ້າ ພົມມະຈັນ ສສຊ ປະຈຳແຂວງໄຊສົມບູນ, ສະເໜີ", "ສສຊ ປະຈຳແຂວງໄຊສົມບູນ"),
        ("ທ່ານ ສົມຊາຍ ຣັດຕະນະ ເອກອັກຄະຣາຊະທູດໄທ ແລະ ພັນລະຍາ", "ເອກອັກຄະຣາຊະທູດໄທ"),
    ],
)
def test_a_role_is_whole_and_ends_before_the_guests(words: str, role: str) -> None:
    person = news(f"ໃນວັນທີ 5 ມີນາ 2024 ໂດຍມີ {words}.").people[0]
    assert person.role.value == role


def test_a_person_behind_a_word_of_time_is_named() -> None:
    item = news("ໃນວັນທີ 5 ມີນາ 2024 ໄດ້ຈັດພິທີເປີດ ຈາກນັ້ນສະຫາຍ ແສງດາວ ຈັນທະລາ ເລຂາທິການ ໄດ້ຂຶ້ນກ່າວ.")
    assert [person.name.value for person in item.people] == ["ແສງດາວ ຈັນທະລາ"]


def test_teachers_preside_too_and_the_date_may_stand_in_the_next_paragraph() -> None:
    item = news(
        "ກອງປະຊຸມໄດ້ດຳເນີນຢ່າງພ້ອມພຽງ ໂດຍເປັນປະທານ ອຈ ສຸກສະຫວັນ ມະໂນລົດ ຜູ້ອຳນວຍການສູນ ແລະ ອຈ ນ້ອຍ ສີວິໄລ.\n\n"
        "ຄູອາຈານຈາກ 12 ແຂວງໄດ້ຮຽນຮູ້ວິທີການສອນແບບໃໝ່ ລະຫວ່າງວັນທີ 4-6 ກັນຍາ 2019 ຕາມແຜນການຂອງສູນ."
    )
    event = item.events[0]
    assert [chair.name.value for chair in event.chairs] == ["ສຸກສະຫວັນ ມະໂນລົດ", "ນ້ອຍ ສີວິໄລ"]
    assert [date.value for date in event.dates] == ["2019-09-04/2019-09-06"]


def test_the_place_ends_before_the_time_and_may_follow_in_the_next_paragraph() -> None:
    glued = news("ກອງປະຊຸມສະໄໝສາມັນ ໄດ້ຈັດຂຶ້ນຢູ່ສະໂມສອນໃຫຍ່ຂອງແຂວງໃນລະຫວ່າງວັນທີ 2-3 ສິງຫາ 2022.")
    assert glued.events[0].place.value == "ສະໂມສອນໃຫຍ່ຂອງແຂວງ"
    dated = news("ພະແນກໄດ້ຈັດກອງປະຊຸມສະຫຼຸບວຽກງານປີ 2023 ແລະ ແຜນການປີ 2024ໃນວັນທີ 17 ມັງກອນນີ້ ທີ່ຫ້ອງປະຊຸມພະແນກ.")
    assert dated.events[0].what.value == "ກອງປະຊຸມສະຫຼຸບວຽກງານປີ 2023 ແລະ ແຜນການປີ 2024"
    later = news(
        "ເມື່ອວັນທີ 30 ພຶດສະພາ 2019 ສະຖານທູດ ແລະ ຊຸມຊົນຊາວຕ່າງປະເທດ ໄດ້ຮ່ວມກັນບໍລິຈາກສິ່ງຂອງຊ່ວຍເຫຼືອເດັກນ້ອຍ.\n"
        "ພິທີດັ່ງກ່າວຈັດຂຶ້ນຢູ່ທີ່ໂຮງຮຽນປະຖົມສົມບູນ ເມືອງຫາດຊາຍຟອງ ນະຄອນຫຼວງວຽງຈັນ ໂດຍມີຄູເຂົ້າຮ່ວມ."
    )
    assert later.events[0].place.value == "ໂຮງຮຽນປະຖົມສົມບູນ ເມືອງຫາດຊາຍຟອງ ນະຄອນຫຼວງວຽງຈັນ"


def test_a_range_of_years_is_no_date_of_an_event() -> None:
    item = news("ຫວ່າງແລ້ວນີ້, ຢູ່ສະໂມສອນແຂວງ ໄດ້ຈັດພິທີເຜີຍແຜ່ແຜນແມ່ບົດ ສະບັບປີ 2024-2028 ໃຫ້ພະນັກງານ.")
    assert not item.events


TITLE = "ພິທີມອບ-ຮັບເຄື່ອງການແພດໃຫ້ໂຮງໝໍແຂວງຈັດຂຶ້ນຢ່າງເປັນທາງການ"
STORY = (
    "ໃນວັນທີ 16 ກັນຍານີ້, ພະແນກສາທາລະນະສຸກແຂວງ ໄດ້ຈັດພິທີມອບ-ຮັບເຄື່ອງການແພດ ໂດຍການເປັນປະທານຂອງທ່ານ ສົມດີ ວົງໄຊ "
    "ຮອງເຈົ້າແຂວງ ພ້ອມດ້ວຍພະນັກງານທີ່ກ່ຽວຂ້ອງເຂົ້າຮ່ວມຢ່າງພ້ອມພຽງ ແລະ ເປັນຂະບວນຟົດຟື້ນ."
)


def test_copies_of_the_headline_name_no_publisher_and_a_line_about_two_days_no_publication() -> None:
    office = "ຄະນະພົວພັນຕ່າງປະເທດສູນກາງພັກຈັດພິທີປາຖະກະຖາ"
    item = news(f"ວັນທີ 23 ສິງຫາ 1945 ແລະ 23 ສິງຫາ 1975\n\n{office}\n\n{office}\n{STORY}")
    assert item.title.value == office
    assert item.publisher is None
    assert item.published is None


def test_the_dot_of_a_month_may_be_missing_in_the_dateline() -> None:
    item = news(f"{TITLE}\n\nວັນພະຫັດ, 31 ກ.ລ 2014 12:00\n\n{STORY}")
    assert item.title.value == TITLE
    assert item.published.value == "2014-07-31"
    assert news(f"{TITLE}\n2015.12.28\n{STORY}").published.value == "2015-12-28"


def test_the_first_line_of_an_unwrapped_page_is_the_title() -> None:
    assert news(f"{TITLE}\n{STORY}\n{STORY}").title.value == TITLE


def test_a_slip_of_the_pen_in_an_ordinal() -> None:
    assert [(m.text, m.value.value) for m in find_ordinals("ສະໄໝສາມັນ ເທື່ອທີ່ 3 ຂອງສະພາ")] == [("ເທື່ອທີ່ 3", 3)]
    assert not find_ordinals("ຈັດຢູ່ທີ່ 3 ແຂວງ")


def test_the_date_of_a_letter_is_no_date_of_an_event() -> None:
    text = "ບົດລາຍງານປະຈຳປີ 2022\n\n- ອີງຕາມ ທິດຊີ້ນຳຂອງທ່ານຮອງເຈົ້າແຂວງ ສະບັບເລກທີ 88/ຈຂ, ລົງວັນທີ 14/11/2022.\n\n"
    source = f"{text}I. ສະພາບລວມ\n\nທົ່ວແຂວງມີ 7 ເມືອງ ແລະ 475 ບ້ານ.\n"
    assert parse(io.StringIO(source), kind="report").events == ()
