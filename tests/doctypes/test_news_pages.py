"""News as web pages print it: details in a line, captions, menus, buttons, tags, bylines that run on; and minutes."""

from __future__ import annotations

import pytest

from laodocs import parse
from laodocs.doctypes import Minutes, News

STORY = (
    "ກອງປະຊຸມທົບທວນແຜນການ ໄດ້ຈັດຂຶ້ນໃນວັນທີ 17 ມັງກອນ ຜ່ານມາ ຢູ່ທີ່ ຫ້ອງປະຊຸມໃຫຍ່ ກະຊວງໂຍທາທິການ ແລະ ຂົນສົ່ງ "
    "ໂດຍການເປັນປະທານຂອງທ່ານ ສຸລິສັກ ແພງດີ ຫົວໜ້າກົມຂົວທາງ, ມີພາກສ່ວນກ່ຽວຂ້ອງເຂົ້າຮ່ວມ. ທ່ານຍັງກ່າວອີກວ່າ ວຽກງານ ມີຜົນດີ."
)


def news(text: str, format: str = "text") -> News:
    typed = parse(text.encode(), format=format, kind="news")
    assert isinstance(typed, News)
    return typed


@pytest.mark.parametrize(
    ("head", "foot", "byline"),
    [
        ("ວັນທີ 18 ມັງກອນ 2024, ໝວດ: ຂ່າວສັງຄົມ, ຜູ້ຂຽນ: ວິລະພອນ ທຳມະວົງ", "", "ວິລະພອນ ທຳມະວົງ"),
        ("18/01/2024 | ໂດຍ: ບຸນມີ | ອ່ານ: 120", "", "ບຸນມີ"),
        ("18 ມັງກອນ 2024", " ໂດຍ: ແກ້ວຕາ", "ແກ້ວຕາ"),
        ("18 ມັງກອນ 2024", "\n\n(ຂ່າວ-ພາບ: ສີສະເຫຼີມ)", "ສີສະເຫຼີມ"),
        ("18 ມັງກອນ 2024", "\n\nພາບ: ຜູ້ເຂົ້າຮ່ວມກອງປະຊຸມ", None),
        ("18 ມັງກອນ 2024", "\n\nກອງປະຊຸມໄດ້ຮັບການສະໜັບສະໜູນໂດຍ: ທະນາຄານໂລກ.", None),
    ],
)
def test_details_and_bylines(head: str, foot: str, byline: str | None) -> None:
    found = news(f"ທົບທວນແຜນສ້ອມແປງທາງ\n\n{head}\n\n{STORY}{foot}\n")
    assert (found.byline and found.byline.value) == byline
    assert found.published
    assert found.published.value == "2024-01-18"
    assert [[date.value for date in event.dates] for event in found.events] == [["2024-01-17"]]


@pytest.mark.parametrize(
    "details",
    [
        "Submitted by webadmin on Tue, 08/06/2024 - 14:20\nໝວດ: ຂ່າວສັງຄົມ",
        "ໝວດໝູ່: ຂ່າວສັງຄົມ\nເຜີຍແຜ່: 6 ສິງຫາ 2024\nເຂົ້າເບິ່ງ: 523",
        "ລາຍລະອຽດ\nຂຽນໂດຍ Super User\nປະເພດ: ຂ່າວສັງຄົມ\nເຜີຍແຜ່: 6 ສິງຫາ 2024\nຮິດ: 523",
    ],
)
def test_details_that_a_page_prints_line_by_line(details: str) -> None:
    lead = "(ກຕສ) ວຽງຈັນ, 7 ສິງຫາ 2024 – ກົມແຜນການ ໄດ້ເປີດຊຸດຝຶກອົບຮົມ ລະຫວ່າງວັນທີ 5-9 ສິງຫາ 2024 ທີ່ສູນຝຶກອົບຮົມ."
    found = news("ໜັງສືພິມ ດາວເຮືອງ\n\nຝຶກອົບຮົມວິຊາການ\n\n" + details.replace("\n", "\n\n") + f"\n\n{lead}\n")
    assert found.publisher
    assert found.publisher.value == "ໜັງສືພິມ ດາວເຮືອງ"
    assert found.published
    assert found.published.value == "2024-08-06"
    assert found.section
    assert found.section.value == "ຂ່າວສັງຄົມ"
    assert [date.value for date in found.events[0].dates] == ["2024-08-05/2024-08-09"]


def test_a_headline_below_the_details() -> None:
    details = "ລາຍລະອຽດ\nຂຽນໂດຍ Super User\nປະເພດ: ຂ່າວ\nເຜີຍແຜ່: 18 ມັງກອນ 2024\nຮິດ: 523"
    found = news(f"ພະແນກໂຍທາທິການ ແລະ ຂົນສົ່ງ\n\n{details}\n\nທົບທວນແຜນສ້ອມແປງທາງ\n\n{STORY}\n")
    assert found.title
    assert found.title.value == "ທົບທວນແຜນສ້ອມແປງທາງ"


def test_a_story_sent_on_the_day_of_its_event() -> None:
    found = news("ເປີດງານ\n\nວຽງຈັນ, 7 ສິງຫາ 2024 – ກົມແຜນການ ໄດ້ເປີດງານຢູ່ຫໍປະຊຸມ ໂດຍການເປັນປະທານຂອງທ່ານ ສີດາ ແພງດີ.\n")
    assert [date.value for date in found.events[0].dates] == ["2024-08-07"]


def test_a_place_with_a_whole_ministry_and_a_pronoun_that_is_nobody() -> None:
    found = news(f"ທົບທວນແຜນສ້ອມແປງທາງ\n\n18 ມັງກອນ 2024\n\n{STORY}\n")
    assert found.events[0].place
    assert found.events[0].place.value == "ຫ້ອງປະຊຸມໃຫຍ່ ກະຊວງໂຍທາທິການ ແລະ ຂົນສົ່ງ"
    assert [person.name.value for person in found.people] == ["ສຸລິສັກ ແພງດີ"]


def test_what_a_page_links_to_is_no_contact() -> None:
    page = (
        "[![ໂລໂກ້](https://www.example.la/logo.png)](https://www.example.la/)\n\n[ໜ້າຫຼັກ](/) | [ຂ່າວ](/news)\n\n"
        "# ທົບທວນແຜນສ້ອມແປງທາງ\n\n18 ມັງກອນ 2024\n\n[ແຊຣ໌](https://www.facebook.com/sharer) [Print](#)\n\n"
        f"![ກອງປະຊຸມ](/2024/05/12/1.jpg)\n\n{STORY}\n\nສອບຖາມ: [info@example.la](mailto:info@example.la), "
        "[ເວັບໄຊ](https://road.example.la)\n\nແທັກ: [ທາງ](/tag/road), [ແຜນ](/tag/plan)\n"
    )
    found = news(page, "markdown")
    assert [(m.kind, m.value.value) for m in found.document.mentions.contacts] == [
        ("email", "info@example.la"),
        ("url", "https://road.example.la"),
    ]
    assert [m.value.edtf for m in found.document.mentions.dates] == ["2024-01-18", "2024-01-17"]
    furniture = [block.text for block in found.document.blocks if block.type == "furniture"]
    assert furniture == ["ໂລໂກ້", "ໜ້າຫຼັກ | ຂ່າວ", "ແຊຣ໌ Print", "ກອງປະຊຸມ", "ແທັກ: ທາງ, ແຜນ"]


def test_minutes_with_labelled_lines() -> None:
    typed = parse(
        "ນະຄອນຫຼວງວຽງຈັນ, ວັນທີ 30 ສິງຫາ 2023\n\nບົດບັນທຶກກອງປະຊຸມປະຈຳເດືອນ\n\n- ເວລາ: 8:30 - 11:45 ໂມງ, ວັນອັງຄານ ທີ 29 ສິງຫາ 2023\n"
        "- ປະທານ: ທ່ານ ໂພໄຊ ອິນທະວົງ\n- ຜູ້ເຂົ້າຮ່ວມ: ທ່ານ ສິນນາວາ ສຸພາ, ຮອງ; ທ່ານ ຈັນໂທ ມິລັດ, ຫົວໜ້າກົມ\n\n"
        "ກອງປະຊຸມ ໄດ້ຕົກລົງ ດັ່ງນີ້:\n1. ເຫັນດີຮັບຮອງບົດລາຍງານ;\n2. ມອບໃຫ້ກົມການເງິນ ສັງລວມ.\n"
    )
    assert isinstance(typed, Minutes)
    assert typed.date
    assert typed.time
    assert (typed.date.value, typed.time.value) == ("2023-08-29", "8:30 - 11:45 ໂມງ")
    assert [found.value for found in typed.attendees] == ["ທ່ານ ສິນນາວາ ສຸພາ, ຮອງ", "ທ່ານ ຈັນໂທ ມິລັດ, ຫົວໜ້າກົມ"]
    assert [found.value for found in typed.resolutions] == ["ເຫັນດີຮັບຮອງບົດລາຍງານ", "ມອບໃຫ້ກົມການເງິນ ສັງລວມ"]


def test_attendees_below_a_sentence_that_announces_them() -> None:
    typed = parse(
        "ບົດບັນທຶກກອງປະຊຸມ ຄະນະໂຄງການ\n\nໃນວັນທີ 9 ພຶດສະພາ 2024 ໄດ້ດຳເນີນກອງປະຊຸມ ພາຍໃຕ້ການເປັນປະທານຂອງ ທ່ານ ບົວສອນ ດວງດີ, "
        "ຮອງເຈົ້າແຂວງ, ມີຜູ້ເຂົ້າຮ່ວມດັ່ງນີ້:\n1. ທ່ານ ສຸລິຈັນ ພອນທິບ\n2. ທ່ານ ນາງ ມາລາ ອິນທິສານ\n\nI. ວາລະ\n- ຮັບຟັງບົດລາຍງານ\n",
        kind="minutes",
    )
    assert isinstance(typed, Minutes)
    assert [found.value for found in typed.attendees] == ["ທ່ານ ສຸລິຈັນ ພອນທິບ", "ທ່ານ ນາງ ມາລາ ອິນທິສານ"]


def test_minutes_whose_attendees_and_actions_are_tables() -> None:
    found = parse(
        "# ບົດບັນທຶກກອງປະຊຸມ ຄັ້ງທີ 4/2022\n\n## ຜູ້ເຂົ້າຮ່ວມ\n\n"
        "| ລ/ດ | ຊື່ | ພາກສ່ວນ |\n|--|--|--|\n| 1 | ທ່ານ ບຸນມີ ສີຫາ | ກົມການເງິນ |\n\n"
        "## ມະຕິ ແລະ ວຽກທີ່ຕ້ອງປະຕິບັດ\n\n| ລ/ດ | ວຽກ | ຜູ້ຮັບຜິດຊອບ |\n|--|--|--|\n| 1 | ສົ່ງຮ່າງວາລະ | ກອງເລຂາ |\n",
        format="markdown",
        kind="minutes",
    )
    assert isinstance(found, Minutes)
    assert [one.value for one in found.attendees] == ["ທ່ານ ບຸນມີ ສີຫາ"]
    assert [one.value for one in found.resolutions] == ["ສົ່ງຮ່າງວາລະ"]


def test_a_moment_is_a_day_with_its_time() -> None:
    opening = "ໃນເວລາ 8:30 ໂມງ ຂອງວັນທີ 29 ມີນາ 2021, ທີ່ຫ້ອງປະຊຸມ ພະແນກການເງິນ ໄດ້ດຳເນີນກອງປະຊຸມ"
    found = parse(f"ບົດບັນທຶກກອງປະຊຸມ\nປຶກສາຫາລືແຜນງານ\n\n{opening} ໂດຍການເປັນປະທານຂອງ ທ່ານ ບຸນມີ ສີຫາ.\n", kind="minutes")
    assert isinstance(found, Minutes)
    assert found.date is not None
    assert found.time is not None
    assert (found.date.value, found.time.value) == ("2021-03-29", "8:30 ໂມງ")
    told = parse(f"{opening} ໂດຍການເປັນປະທານຂອງ ທ່ານ ບຸນມີ ສີຫາ ຫົວໜ້າພະແນກ.\n", kind="news")
    assert isinstance(told, News)
    assert [date.value for date in told.events[0].dates] == ["2021-03-29"]


def test_a_section_of_the_site_above_the_headline_is_no_title() -> None:
    page = "ຂ່າວພາຍໃນກະຊວງ\n\nກອງປະຊຸມເປີດກວ້າງ ໃສ່ຮ່າງດຳລັດວ່າດ້ວຍທາງຫຼວງ\n\n"
    body = "ກອງປະຊຸມ ໄດ້ຈັດຂຶ້ນໃນວັນທີ 17 ກັນຍາ 2020 ທີ່ກະຊວງໂຍທາທິການ ໂດຍການເປັນປະທານຂອງ ທ່ານ ບຸນມີ ສີຫາ.\n"
    found = parse(page + body)
    assert isinstance(found, News)
    assert found.title is not None
    assert found.section is not None
    assert (found.title.value[:19], found.section.value) == ("ກອງປະຊຸມເປີດກວ້າງ ໃສ່"[:19], "ຂ່າວພາຍໃນກະຊວງ")


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("ໂດຍ: ວັນໄຊ ຕະວິນ ຫ້ອງວ່າການ ໄດ້ອອກແຈ້ງການ ໃນວັນທີ 21 ມີນາ 2025", "ວັນໄຊ ຕະວິນ"),
        ("ໂດຍ: ສ. ບຸດປະຊາ ໃນໄລຍະ 1 ປີຜ່ານມາ ສະຫະພັນ ໄດ້ເອົາໃຈໃສ່", "ສ. ບຸດປະຊາ"),
        ("ໂດຍ: admin", None),
        ("ໂດຍ: ໃນໄລຍະ 1 ປີຜ່ານມາ ສະຫະພັນ ໄດ້ເອົາໃຈໃສ່ຫຼາຍ", None),
    ],
)
def test_a_byline_whose_text_runs_on(line: str, name: str | None) -> None:
    found = parse(f"ສະຫະພັນ ເຄື່ອນໄຫວວຽກງານ\n\n{line}.\n\nໃນວັນທີ 3 ມີນາ 2025 ໄດ້ຈັດກອງປະຊຸມ.\n", kind="news")
    assert isinstance(found, News)
    assert (found.byline and found.byline.value) == name


def test_a_counter_behind_a_bar_is_no_section() -> None:
    found = parse(
        "ສະພາແຫ່ງຊາດ\n\nກອງປະຊຸມສະໄໝສາມັນ\n\nລົງວັນທີ: 07/12/2023 | ອ່ານ: 1.846 ຄັ້ງ\n\nໃນວັນທີ 7 ທັນວາ 2023 ໄດ້ຈັດກອງປະຊຸມ.\n",
        kind="news",
    )
    assert isinstance(found, News)
    assert found.section is None


@pytest.mark.parametrize(
    "lead",
    [
        "ໃນຕອນແລງ ວັນຈັນ ຂອງວັນທີ 19 ກໍລະກົດ 2021 ທີ່ ພະແນກການເງິນ ພະນັກງານ ໄດ້ອອກແຮງງານ",
        "ວຽງຈັນ (ວຽງຈັນທາມສ໌/ANN) – ອົງການ ໄດ້ໃຫ້ທຶນຊ່ວຍເຫຼືອ 5 ຕື້ກີບ",
        "ຕອນແລງຂອງວັນທີ 2 ເມສາ 2014 ຜ່ານມາ ທ່ານ ບົວຄຳ ທິບພະວົງ ໄດ້ເຂົ້າພົບທ່ານ ຈັນແສງ ພິມມະວົງ",
    ],
)
def test_how_news_begins(lead: str) -> None:
    found = parse(f"{lead}\n\nງານອານາໄມ ເພື່ອສະເຫຼີມສະຫຼອງວັນສ້າງຕັ້ງ.\n")
    assert isinstance(found, News)
    assert found.title is None or not found.title.value.startswith(("ໃນຕອນ", "ຕອນ"))


def test_how_often_a_page_was_read_is_no_year() -> None:
    found = parse(f"ຕ້ອນຮັບທີມງານຜູ້ແທນ\n\n0\n1291\n\n{STORY}\n", kind="news")
    assert isinstance(found, News)
    assert found.published is None


@pytest.mark.parametrize(
    ("told", "place"),
    [
        ("ທີ່ຫ້ອງປະຊຸມ ຊັ້ນ 2 ຫ້ອງວ່າການແຂວງ ໄດ້ຈັດກອງປະຊຸມ", "ຫ້ອງປະຊຸມ ຊັ້ນ 2 ຫ້ອງວ່າການແຂວງ"),
        ("ທີຫ້ອງປະຊຸມໃຫຍ່ຂອງກະຊວງ ໄດ້ຈັດກອງປະຊຸມ", "ຫ້ອງປະຊຸມໃຫຍ່ຂອງກະຊວງ"),
    ],
)
def test_where_in_a_house(told: str, place: str) -> None:
    found = parse(f"ໃນວັນທີ 12 ພຶດສະພາ 2022, {told} ໂດຍການເປັນປະທານຂອງ ທ່ານ ບຸນມີ ສີຫາ.\n", kind="news")
    assert isinstance(found, News)
    assert found.events[0].place is not None
    assert found.events[0].place.value == place
