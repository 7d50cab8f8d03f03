"""What pages of Lao news sites and ministries surprised us with; people and events here are invented."""

from __future__ import annotations

import pytest

from laodocs.doctypes import LegalText, Minutes, News, parse
from laodocs.document import read

BODY = (
    "ສາມແຂວງພາກໃຕ້ ຕີລາຄາການຈັດຕັ້ງປະຕິບັດແຜນການລົງທຶນຂອງລັດ ເຊິ່ງກອງປະຊຸມໄດ້ຈັດຂຶ້ນຢູ່ແຂວງເຊກອງວັນທີ 9 ມີນາ 2021 "
    "ໂດຍການເປັນປະທານຂອງທ່ານ ບຸນມີ ສີສຸພັນ ຫົວໜ້າກົມແຜນການ, ມີພາກສ່ວນກ່ຽວຂ້ອງເຂົ້າຮ່ວມ."
)


def news(text: str) -> News:
    record = parse(read(text))
    assert isinstance(record, News)
    return record


def test_a_headline_right_above_a_paragraph_that_was_never_wrapped() -> None:
    headline = "ກະຊວງ ຊຸກຍູ້ການຈັດຕັ້ງປະຕິບັດແຜນພັດທະນາເສດຖະກິດ-ສັງຄົມ ແລະ ແຜນການລົງທຶນຂອງລັດ ໃຫ້ແກ່ສາມແຂວງພາກໃຕ້"
    page = news(f"{headline}\n{BODY}")
    assert page.title is not None
    assert page.title.value == headline
    [event] = page.events
    assert event.place is not None
    assert event.place.value == "ແຂວງເຊກອງ"


@pytest.mark.parametrize(
    "text",
    [
        "( ສປ ນວ ) ເພື່ອຊຸກຍູ້ວຽກງານ ໃນລະຫວ່າງ ວັນທີ 5-6 ມີນາ 2021, ຄະນະກຳມະການ ໄດ້ລົງເຄື່ອນໄຫວຢູ່ເມືອງສັງທອງ.",
        "ຕອນແລງຂອງວັທີ 2 ເມສາ 2021 ຜ່ານມາ ທ່ານ ບຸນມີ ສີສຸພັນ ຮອງປະທານ ພ້ອມດ້ວຍຄະນະ ໄດ້ເຂົ້າພົບທ່ານ ຮອງເຈົ້າແຂວງ.",
    ],
)
def test_what_people_did_is_news_without_a_meeting(text: str) -> None:
    [event] = news(text).events
    assert event.dates


def test_a_text_that_opens_with_a_day_has_no_title() -> None:
    text = "ໃນຕອນແລງ ວັນຈັນ ຂອງວັນທີ 19 ກໍລະກົດ 2021 ພະນັກງານ ໄດ້ອອກແຮງງານ\n\nອະນາໄມບໍລິເວນຫ້ອງການ."
    assert [block.type for block in read(text).blocks] == ["paragraph", "paragraph"]


@pytest.mark.parametrize("held", ["ໄດ້ມີຂຶ້ນ", "ໄດ້ຖືກຈັດຂຶ້ນ", "ໄດ້ດຳເນີນ"])
def test_the_name_of_an_event_ends_before_the_verb_of_holding(held: str) -> None:
    page = read(f"ພິທີເຊັນສັນຍາເງິນກູ້ {held} ໃນວັນທີ 8 ທັນວາ 2015 ທີ່ກະຊວງການເງິນ ໂດຍມີພາກສ່ວນກ່ຽວຂ້ອງເຂົ້າຮ່ວມ.")
    [event] = parse(page, kind="news").events
    assert event.what is not None
    assert event.what.value == "ພິທີເຊັນສັນຍາເງິນກູ້"


def test_each_basis_is_one_although_a_connective_ends_the_one_above() -> None:
    text = """ແຈ້ງການ ຂອງຄະນະເລຂາທິການ

ອີງຕາມກົດໝາຍວ່າດ້ວຍສະພາ ເລກທີ 12/ສພຊ, ລົງວັນທີ 3 ມີນາ 2020 ກ່ຽວກັບການດຳເນີນກອງປະຊຸມສະໄໝສາມັນປະຈຳປີ ແລະ

ອີງຕາມມະຕິ ຂອງຄະນະປະຈຳ ເລກທີ 246/ຄປຈ, ລົງວັນທີ 21 ຕຸລາ 2021,

ຄະນະເລຂາທິການ ແຈ້ງມາຍັງພາກສ່ວນກ່ຽວຂ້ອງ ຊາບວ່າ:

ກອງປະຊຸມ ຈະຈັດຂຶ້ນ ໃນວັນທີ 1 ພະຈິກ 2021."""
    record = parse(read(text))
    assert isinstance(record, LegalText)
    assert [basis.number and basis.number.value for basis in record.bases] == ["12/ສພຊ", "246/ຄປຈ"]


def test_who_put_a_page_up_and_its_comments_are_furniture() -> None:
    page = read(f"ຫົວຂໍ້ຂ່າວຂອງກອງປະຊຸມສະໄໝວິສາມັນ\nSubmitted by webadmin on\n{BODY}\n\nຂໍ້ມູນຈາກ: ຂປລ.\n\nComments")
    assert [block.type for block in page.blocks] == ["title", "furniture", "paragraph", "metadata", "furniture"]


def test_the_organisation_of_a_governor_of_the_province_is_the_province() -> None:
    page = news("ໃນວັນທີ 12 ມີນາ 2024 ນີ້, ທ່ານ ບຸນມີ ສີສຸພັນ ເຈົ້າແຂວງແຂວງເຊກອງ ໄດ້ຕ້ອນຮັບ ຄະນະຜູ້ແທນ.")
    [person] = page.people
    assert person.organisation is not None
    assert person.organisation.value == "ແຂວງເຊກອງ"


@pytest.mark.parametrize("meeting", ["ການປະຊຸມ ວ່າດ້ວຍໂຄງການຊົນລະປະທານ", "ກອງປະຊຸມ ຄະນະອຳນວຍການ"])
def test_the_meeting_of_minutes_keeps_its_whole_name(meeting: str) -> None:
    said = "ວັນທີ 6 ພຶດສະພາ 2025, ປະທານ: ທ່ານ ຄຳໝັ້ນ ວິໄລສັກ"
    minutes = parse(read(f"ບົດບັນທຶກ{meeting}\n\n{said}\n"), kind="minutes")
    assert isinstance(minutes, Minutes)
    assert minutes.meeting is not None
    assert minutes.meeting.value == meeting
