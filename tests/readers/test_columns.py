"""Narrow columns of print, whose words are cut with hyphens, and lines that only look like them."""

from __future__ import annotations

import pytest

from laodocs import read

COLUMN = """ໜັງສືພິມ ແສງຕາເວັນ
ສະບັບທີ 3.018 ວັນຈັນ ວັນທີ 4 ມີນາ 2024        ໜ້າ 5

ວັດທະນະທຳ-ສັງຄົມ

ເປີດງານບຸນປະເພນີຂອງເມືອງ

ງານບຸນປະເພນີປະຈຳປີຂອງເມືອງ ໄດ້ເປີດ-
ຂຶ້ນໃນຕອນເຊົ້າຂອງວັນເສົາ ວັນທີ
2 ມີນາ 2024 ຢູ່ເດີ່ນກິລາ ແລະ ສະ-
ໂມສອນເມືອງ, ລາຍຮັບລວມ 15 ລ້ານ-
ກີບ ຈະໂອນໃຫ້ໂຮງຮຽນ ວັນທີ 9 ກັນ-
ຍາ 2024.
ໃນງານມີການສະແດງສິນຄ້າ ແລະ
ສິລະປະ.

ຕໍ່ໜ້າ 8

ງານຈະປິດໃນມື້ອື່ນ."""


def test_a_column_is_joined_and_its_words_are_whole() -> None:
    assert [(block.type, block.text) for block in read(COLUMN).blocks] == [
        ("metadata", "ໜັງສືພິມ ແສງຕາເວັນ"),
        ("metadata", "ສະບັບທີ 3.018 ວັນຈັນ ວັນທີ 4 ມີນາ 2024 ໜ້າ 5"),
        ("metadata", "ວັດທະນະທຳ-ສັງຄົມ"),
        ("title", "ເປີດງານບຸນປະເພນີຂອງເມືອງ"),
        (
            "paragraph",
            "ງານບຸນປະເພນີປະຈຳປີຂອງເມືອງ ໄດ້ເປີດຂຶ້ນໃນຕອນເຊົ້າຂອງວັນເສົາ ວັນທີ 2 ມີນາ 2024 ຢູ່ເດີ່ນກິລາ ແລະ "
            "ສະໂມສອນເມືອງ, ລາຍຮັບລວມ 15 ລ້ານກີບ ຈະໂອນໃຫ້ໂຮງຮຽນ ວັນທີ 9 ກັນຍາ 2024.",
        ),
        ("paragraph", "ໃນງານມີການສະແດງສິນຄ້າ ແລະ ສິລະປະ."),
        ("furniture", "ຕໍ່ໜ້າ 8"),
        ("paragraph", "ງານຈະປິດໃນມື້ອື່ນ."),
    ]


def test_what_a_cut_word_says_leads_back_to_both_its_lines() -> None:
    document = read(COLUMN)
    day = next(date for date in document.mentions.dates if str(date.value.edtf) == "2024-09-09")
    start, end = document.source_span(day.span)
    assert document.source_text[start:end].endswith("9 ກັນ-\nຍາ 2024")
    [money] = document.mentions.quantities
    assert (str(money.value.value), money.value.unit) == ("15000000", "LAK")


@pytest.mark.parametrize(
    "source",
    [
        "ຜູ້ເຂົ້າຮ່ວມ ມີ:\n\nບຸນມີ ສີສຸພັນ\nແກ້ວ ໄຊຍະວົງ\nຄຳຫຼ້າ ພົມມະຈັນ\nນ້ອຍ ແສງດາລາ",
        "ຂະແໜງເສດຖະກິດ-\nສັງຄົມ ແລະ ວັດທະນະທຳ-\nສັງຄົມ",  # two cuts tell no column
        "ໄລຍະ 2021-\n2025\nໄລຍະ 2026-\n2030\nໄລຍະ 2031-\n2035",
    ],
)
def test_what_is_no_column_keeps_its_lines_and_hyphens(source: str) -> None:
    document = read(source)
    assert document.text == source
    assert all("\n" not in document.text[line.start : line.end] for block in document.blocks for line in block.lines)
