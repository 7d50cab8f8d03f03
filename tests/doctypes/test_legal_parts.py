"""Legal texts: the office at the head, the words that enact, who gets a copy."""

from __future__ import annotations

import pytest

from laodocs.doctypes import LegalText, parse


def legal(body: str, *, issuer: str = "ກະຊວງການເງິນ", instrument: str = "ຂໍ້ຕົກລົງ") -> LegalText:
    read = parse(f"{issuer}\n\nເລກທີ 12/ກງ\n\n{instrument}\nວ່າດ້ວຍ ຄ່າທຳນຽມ\n\n{body}", kind="legal")
    assert isinstance(read, LegalText)
    return read


ARTICLES = "ມາດຕາ 1 ຈຸດປະສົງ\nກຳນົດຄ່າທຳນຽມ.\n\nມາດຕາ 2 ຜົນສັກສິດ\n"


@pytest.mark.parametrize("below", ["\n\nລັດຖະມົນຕີ", "\nລັດຖະມົນຕີ          ເລກທີ 12/ກງ"])
def test_a_bare_title_below_the_ministry_is_no_office(below: str) -> None:
    found = legal(f"ລັດຖະມົນຕີ ຕົກລົງ:\n\n{ARTICLES}ມີຜົນ.", issuer=f"ກະຊວງການເງິນ{below}").issuer
    assert found is not None
    assert found.value == "ກະຊວງການເງິນ"


def test_words_that_enact_stand_above_the_articles() -> None:
    last = "ມີຜົນສັກສິດ ພາຍຫຼັງປະທານປະເທດ ອອກລັດຖະດຳລັດປະກາດໃຊ້."
    assert legal(f"{ARTICLES}{last}", instrument="ກົດໝາຍ").enacting is None
    found = legal(f"ລັດຖະມົນຕີ ຕົກລົງ:\n\n{ARTICLES}{last}").enacting
    assert found is not None
    assert found.value == "ລັດຖະມົນຕີ ຕົກລົງ"


@pytest.mark.parametrize("heading", ["ບ່ອນສົ່ງ", "ບ່ອນນຳສົ່ງ:", "ສຳເນົາສົ່ງ:", "ສຳເນົາເຖິງ"])
def test_who_gets_a_copy(heading: str) -> None:
    found = legal(f"ລັດຖະມົນຕີ ຕົກລົງ:\n\n{ARTICLES}ມີຜົນ.\n\n{heading}\n- ຫ້ອງການ  02 ສະບັບ\n").distribution
    assert [(one.recipient.value, one.copies and one.copies.value) for one in found] == [("ຫ້ອງການ", 2)]


def test_what_a_page_prints_below_the_recipients_gets_no_copy() -> None:
    lists = "ບ່ອນສົ່ງ:\n\n- ຫ້ອງການ  01 ສະບັບ\n\n- ເກັບມ້ຽນ  02 ສະບັບ\n\n"
    page = "ດາວໂຫຼດ: https://www.mof.gov.la/12.pdf\n\nCopyright © 2023 Ministry of Finance."
    found = legal(f"ລັດຖະມົນຕີ ຕົກລົງ:\n\n{ARTICLES}ມີຜົນ.\n\n{lists}{page}").distribution
    assert [(one.recipient.value, one.copies and one.copies.value) for one in found] == [("ຫ້ອງການ", 1), ("ເກັບມ້ຽນ", 2)]


def test_an_office_of_the_house_above_it_is_no_issuer_and_a_stamp_no_recipient() -> None:
    lists = "ບ່ອນສົ່ງ:\n- ຫ້ອງການ  01 ສະບັບ\n- ເກັບມ້ຽນ  02 ສະບັບ\nສຳເນົາຖືກຕ້ອງຕາມຕົ້ນສະບັບ\n"
    found = legal(f"ອະທິການບໍດີ ຕົກລົງ:\n\n{ARTICLES}ມີຜົນ.\n\n{lists}", issuer="ມະຫາວິທະຍາໄລແຫ່ງຊາດ\nຫ້ອງວ່າການ")
    assert found.issuer is not None
    assert found.issuer.value == "ມະຫາວິທະຍາໄລແຫ່ງຊາດ"
    assert [one.recipient.value for one in found.distribution] == ["ຫ້ອງການ", "ເກັບມ້ຽນ"]


def test_the_year_behind_the_letters_of_a_number_is_of_it() -> None:
    read = parse("ກະຊວງການເງິນ\n\nເລກທີ 1187/ກງ.23\n\nແຈ້ງການ\nວ່າດ້ວຍ ຄ່າທຳນຽມ\n\n1. ມີຜົນ.\n", kind="legal")
    assert isinstance(read, LegalText)
    assert read.number is not None
    assert read.number.value == "1187/ກງ.23"


def test_members_in_columns_by_blanks_are_named() -> None:
    rows = (
        "ລ/ດ   ຊື່                     ໜ້າທີ່\n1     ຮສ. ບຸນທະວີ ສຸກສາຄອນ      ປະທານ\n2     ອຈ. ຄຳແສນ ໄຊຊະນະ          ກຳມະການ\n"
    )
    found = legal(f"ລັດຖະມົນຕີ ຕົກລົງ:\n\nມາດຕາ 1 ແຕ່ງຕັ້ງ ດັ່ງນີ້:\n\n{rows}\nມາດຕາ 2 ຜົນສັກສິດ\nມີຜົນ.")
    assert [person.name.value for person in found.people] == ["ບຸນທະວີ ສຸກສາຄອນ", "ຄຳແສນ ໄຊຊະນະ"]
