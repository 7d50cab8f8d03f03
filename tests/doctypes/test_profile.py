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
