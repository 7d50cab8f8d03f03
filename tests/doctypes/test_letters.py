"""Letters of offices: the office and the number share a line above the title."""

from __future__ import annotations

import io

import pytest

from laodocs import parse

LETTER = """ສາທາລະນະລັດ ປະຊາທິປະໄຕ ປະຊາຊົນລາວ
ສັນຕິພາບ ເອກະລາດ ປະຊາທິປະໄຕ ເອກະພາບ ວັດທະນາຖາວອນ

ພະແນກແຮງງານ ແລະ ສະຫວັດດີການສັງຄົມ ແຂວງເຊກອງ            ເລກທີ 0457/ພຮສ.ຊກ
                                                  ເຊກອງ, ວັນທີ 12 ມີນາ 2024

{title}

ຮຽນ: ທ່ານ ຫົວໜ້າພະແນກສຶກສາທິການ ແລະ ກິລາ ແຂວງເຊກອງ ທີ່ນັບຖື
- ອີງຕາມ ແຜນການປະຈຳປີ 2024 ຂອງພະແນກ ສະບັບເລກທີ 0021/ພຮສ, ລົງວັນທີ 05/01/2024;

ພະແນກແຮງງານ ແລະ ສະຫວັດດີການສັງຄົມ ຂໍຮຽນໃຫ້ທ່ານຊາບວ່າ ຈະເປີດຝຶກອົບຮົມ ໃນວັນທີ 19-20 ມີນາ 2024.

ຫົວໜ້າພະແນກ
(ເຊັນ ແລະ ຈ້ຳກາ)
ບຸນຮອມ ສີວິໄລ
"""


@pytest.mark.parametrize("title", ["ໜັງສືເຊີນ", "ໜັງສືແຈ້ງ", "ໃບສະເໜີ", "ຂໍ້ມູນການຝຶກອົບຮົມ"])
def test_a_letterhead_in_columns_is_no_title(title: str) -> None:
    letter = parse(io.StringIO(LETTER.format(title=title)), kind="legal")
    assert letter.title.value == title
    assert letter.number.value == "0457/ພຮສ.ຊກ"
    assert letter.issuer.value == "ພະແນກແຮງງານ ແລະ ສະຫວັດດີການສັງຄົມ ແຂວງເຊກອງ"
    assert [person.name.value for person in letter.signatories] == ["ບຸນຮອມ ສີວິໄລ"]


@pytest.mark.parametrize(
    ("line", "recipient", "copies"),
    [
        ("ບ້ານກ່ຽວຂ້ອງ ບ້ານລະ 1 ສະບັບ", "ບ້ານກ່ຽວຂ້ອງ", 1),
        ("ບັນດາພະແນກ ພະແນກລະ 2 ສະບັບ", "ບັນດາພະແນກ", 2),
        ("ກະຊວງຕ່າງໆ ບ່ອນລະ 1 ສະບັບ", "ກະຊວງຕ່າງໆ", 1),
        ("ຫ້ອງການ ແລະ 1 ສະບັບ", "ຫ້ອງການ ແລະ", 1),
        ("ເກັບມ້ຽນ 1 ສະບັບ", "ເກັບມ້ຽນ", 1),
    ],
)
def test_copies_for_each_are_no_part_of_the_recipient(line: str, recipient: str, copies: int) -> None:
    letter = parse(io.StringIO(LETTER.format(title="ແຈ້ງການ") + f"\nບ່ອນສົ່ງ:\n- {line}\n"), kind="legal")
    assert [(d.recipient.value, d.copies.value) for d in letter.distribution] == [(recipient, copies)]
