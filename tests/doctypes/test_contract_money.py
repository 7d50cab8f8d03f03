"""What contracts say of money: price, instalments, fines, interest, pledges, in the ways that offices write them."""

from __future__ import annotations

from typing import Any

import pytest

from laodocs import parse
from laodocs.doctypes import Agreement

HEAD = "ສັນຍາຈ້າງເໝົາ\n\nຝ່າຍ ກ: ພະແນກການເງິນ ແຂວງຄຳມ່ວນ\n\nຝ່າຍ ຂ: ບໍລິສັດ ດາວເຮືອງ ຈຳກັດ\n\n"


def contract(text: str, *, head: str = HEAD) -> Agreement:
    typed = parse(head + text, kind="agreement")
    assert isinstance(typed, Agreement)
    return typed


def plain(item: Any, *names: str) -> tuple[Any, ...]:
    fields = (getattr(item, name) for name in names)
    return tuple(str(field.value) if field else None for field in fields)


@pytest.mark.parametrize(
    ("clause", "price"),
    [
        ("ມາດຕາ 1 ມູນຄ່າສັນຍາ ແມ່ນ 1.250.000.000 ກີບ (ໜຶ່ງຕື້ສອງຮ້ອຍຫ້າສິບລ້ານກີບ).", ("1250000000", "LAK", None)),
        ("ມາດຕາ 1 ຄ່າເຊົ່າ ເດືອນລະ 500 ໂດລາສະຫະລັດ ຈ່າຍທຸກໆ 6 ເດືອນ.", ("500", "USD", "P1M")),
        ("ມາດຕາ 1 ເງິນເດືອນ 3.500.000 ກີບ/ເດືອນ.", ("3500000", "LAK", "P1M")),
        ("ມາດຕາ 1 ຜູ້ກູ້ ໄດ້ກູ້ຢືມເງິນ ຈຳນວນ 80 ລ້ານກີບ.", ("80000000", "LAK", None)),
        ("ມາດຕາ 1 ຄ່າຈ້າງ 4.000.000 ກີບ. ມາດຕາ 2 ມູນຄ່າລວມທັງໝົດ 9.000.000 ກີບ.", ("9000000", "LAK", None)),
        ("ມາດຕາ 1 ຖ້າມອບຊ້າ ປັບໃໝ 200.000 ກີບ ຕໍ່ວັນ.", None),
        ("ມາດຕາ 1 ສອງຝ່າຍ ປະຕິບັດຕາມສັນຍາ.", None),
    ],
)
def test_price(clause: str, price: tuple[str | None, ...] | None) -> None:
    found = contract(clause).price
    assert (plain(found, "amount", "currency", "per") if found else None) == price


SCHEDULES = {
    "instalments as items": (
        "ມາດຕາ 3 ການຊຳລະ\n- ງວດທີ 1: 30% ເທົ່າກັບ 3.000.000 ກີບ ພາຍໃນ 7 ວັນ ນັບແຕ່ວັນເຊັນສັນຍາ;\n- ງວດທີ 2: 70% ຫຼັງຈາກມອບຮັບ.",
        [("1", "3000000", "LAK", "30", "P7D"), ("2", None, None, "70", None)],
    ),
    "instalments in a sentence": (
        "ຂໍ້ 4. ສົ່ງເປັນ ໒ ງວດ: ງວດທີ ໑ ຈຳນວນ ໑໐.໐໐໐.໐໐໐ ກີບ ໃນວັນທີ ໕ ກັນຍາ ໒໐໒໑; ງວດສຸດທ້າຍ ຈຳນວນ ໕ ລ້ານກີບ ໃນວັນທີ ໕ ທັນວາ ໒໐໒໑.",
        [("1", "10000000", "LAK", None, "2021-09-05"), (None, "5000000", "LAK", None, "2021-12-05")],
    ),
    "times of paying": (
        "ຂໍ້ 2: ການຈ່າຍເງິນ ແບ່ງເປັນ 2 ຄັ້ງ ຄື: ຄັ້ງທີ 1 ຈ່າຍລ່ວງໜ້າ 50% ພາຍໃນ 5 ວັນ; ຄັ້ງທີ 2 ຈ່າຍ 50% ທີ່ເຫຼືອ.",
        [("1", None, None, "50", "P5D"), ("2", None, None, "50", None)],
    ),
    "days of paying": (
        "ມາດຕາ 3 ການສົ່ງຕົ້ນທຶນ\nຝ່າຍ ຂ ຕ້ອງສົ່ງຕົ້ນທຶນ ດັ່ງນີ້:\n- ວັນທີ 31/12/2023: 50 ລ້ານກີບ;\n- ວັນທີ 31/12/2024: 60 ລ້ານກີບ.",
        [(None, "50000000", "LAK", None, "2023-12-31"), (None, "60000000", "LAK", None, "2024-12-31")],
    ),
    "a table, its currency in the header, its total left out": (
        "ມາດຕາ 3 ການຊຳລະ\n\nງວດ\tອັດຕາ\tຈຳນວນເງິນ (ກີບ)\tເງື່ອນໄຂ\nI\t40%\t4.000.000\t15/02/2023\n"
        "II\t60%\t6.000.000\tຫຼັງມອບຮັບ\nລວມ\t100%\t10.000.000\t",
        [("1", "4000000", "LAK", "40", "2023-02-15"), ("2", "6000000", "LAK", "60", None)],
    ),
    "a fine for a late instalment is none": (
        "ມາດຕາ 3 ຝ່າຍ ກ ຊຳລະ ງວດທີ 1 ຈຳນວນ 3 ລ້ານກີບ. ຖ້າຊຳລະງວດທີ 1 ຊ້າ ປັບໃໝ 0,1% ຕໍ່ວັນ.",
        [("1", "3000000", "LAK", None, None)],
    ),
    "sessions are no instalments": ("ມາດຕາ 3 ກອງປະຊຸມຄັ້ງທີ 3 ຮັບຮອງເອົາ 80% ຂອງບັນຫາ.", []),
}


@pytest.mark.parametrize("habit", SCHEDULES)
def test_instalments(habit: str) -> None:
    text, expected = SCHEDULES[habit]
    found = contract(text).payments
    assert [plain(p, "number", "amount", "currency", "share", "due") for p in found] == expected


def test_a_condition_is_quoted_as_printed() -> None:
    text = SCHEDULES["instalments as items"][0]
    typed = contract(text)
    conditions = [payment.condition for payment in typed.payments]
    assert [c and c.value for c in conditions] == ["ພາຍໃນ 7 ວັນ ນັບແຕ່ວັນເຊັນສັນຍາ", "ຫຼັງຈາກມອບຮັບ"]
    assert all(c and c.span and typed.document.text[slice(*c.span)] == c.value for c in conditions)


FINES = {
    "ຖ້າຝ່າຍ ຂ ສົ່ງມອບຊ້າ ຈະຖືກປັບໃໝ 0,1% ຂອງມູນຄ່າສັນຍາຕໍ່ມື້.": (
        ("ຝ່າຍ ຂ ສົ່ງມອບຊ້າ", "ບໍລິສັດ ດາວເຮືອງ ຈຳກັດ", "0.1", "%", "P1D", "ມູນຄ່າສັນຍາ", None, None)
    ),
    "ໃນກໍລະນີ ຝ່າຍ ຂ ມອບວຽກຊ້າ ຝ່າຍ ຂ ຕ້ອງຖືກປັບໃໝ ໃນອັດຕາ 0,05% ຕໍ່ວັນ ແຕ່ບໍ່ໃຫ້ເກີນ 10% ຂອງມູນຄ່າສັນຍາ.": (
        ("ຝ່າຍ ຂ ມອບວຽກຊ້າ", "ບໍລິສັດ ດາວເຮືອງ ຈຳກັດ", "0.05", "%", "P1D", None, "10", "%")
    ),
    "ຖ້າຝ່າຍ ກ ຊຳລະຊ້າ ຕ້ອງເສຍຄ່າປັບໃໝ ວັນລະ 500.000 ກີບ.": (
        ("ຝ່າຍ ກ ຊຳລະຊ້າ", "ພະແນກການເງິນ ແຂວງຄຳມ່ວນ", "500000", "LAK", "P1D", None, None, None)
    ),
    "ຝ່າຍທີ່ລະເມີດສັນຍາ ຕ້ອງຖືກປັບໃໝ 5 ລ້ານກີບ.": (None, None, "5000000", "LAK", None, None, None, None),
}


@pytest.mark.parametrize("sentence", FINES)
def test_fines(sentence: str) -> None:
    [fine] = contract(f"ມາດຕາ 6 ການປັບໃໝ\n{sentence}").penalties
    assert plain(fine, "cause", "party", "rate", "unit", "per", "base", "cap", "cap_unit") == FINES[sentence]


def test_a_loan_tells_its_interest_and_its_pledges() -> None:
    loan = contract(
        "ຂໍ້ 1. ອັດຕາດອກເບ້ຍ ຮ້ອຍລະ 9 ຕໍ່ປີ.\nຂໍ້ 2. ຝ່າຍ ຂ ເອົາຊັບດັ່ງລຸ່ມນີ້ ມາຈຳນຳໄວ້ ເພື່ອຄ້ຳປະກັນໜີ້:\n"
        "   ກ. ສາຍຄໍຄຳ ນ້ຳໜັກ 3 ບາດ;\n   ຂ. ລົດຈັກ 1 ຄັນ.\nຂໍ້ 3. ຖ້າສົ່ງຊ້າ ປັບໃໝ 2% ຕໍ່ເດືອນ.",
        head=HEAD.replace("ຈ້າງເໝົາ", "ກູ້ຢືມເງິນ"),
    )
    assert loan.interest
    assert plain(loan.interest, "rate", "per") == ("9", "P1Y")
    assert [found.value for found in loan.security] == ["ສາຍຄໍຄຳ ນ້ຳໜັກ 3 ບາດ", "ລົດຈັກ 1 ຄັນ"]
    assert [plain(p, "rate", "per") for p in loan.penalties] == [("2", "P1M")]


def test_a_memorandum_has_no_price() -> None:
    memo = parse(
        "ບົດບັນທຶກຄວາມເຂົ້າໃຈ\nລະຫວ່າງ ກົມແຜນການ ແລະ ບໍລິສັດ ດາວ\n\nມາດຕາ 1 ຈະສະໜອງອຸປະກອນ ມູນຄ່າ 350 ລ້ານກີບ.",
        kind="agreement",
    )
    assert isinstance(memo, Agreement)
    assert memo.price is None
    assert memo.payments == ()
