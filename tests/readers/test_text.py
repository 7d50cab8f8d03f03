"""Plain text with the light markup of converters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laodocs.readers.text import lay_out_text
from tests.readers.laws import check_lines, contents
from tests.readers.strategies import light_markup, plain_lines


@given(light_markup)
def test_lines_cover_all_but_markup(text: str) -> None:
    page = lay_out_text(text)
    assert page.text is text
    check_lines(page)


@given(st.text())
def test_any_text(text: str) -> None:
    assert lay_out_text(text).text is text


@given(plain_lines)
def test_without_markup_each_line_is_one(text: str) -> None:
    wanted = [line.strip() for line in text.split("\n") if line.strip()]
    assert contents(lay_out_text(text)) == wanted


@given(plain_lines, st.sampled_from(["\r\n", "\r", "\u2028", "\x85", "\v"]))
def test_line_ends_are_equal(text: str, end: str) -> None:
    assert contents(lay_out_text(text.replace("\n", end))) == contents(lay_out_text(text))


def test_bold_over_lines_and_hard_breaks() -> None:
    page = lay_out_text("**ຂໍ້ຕົກລົງ  \nລະຫວ່າງ  \nສອງຝ່າຍ**\n\nເພື່ອ")
    assert contents(page) == ["ຂໍ້ຕົກລົງ", "ລະຫວ່າງ", "ສອງຝ່າຍ", "ເພື່ອ"]
    assert [line.bold for line in page.lines] == [True, True, True, False]
    assert [line.joins_next for line in page.lines] == [True, True, False, False]
    assert [line.blank_before for line in page.lines] == [False, False, False, True]


def test_hard_breaks_after_bold_and_before_a_blank_line() -> None:
    page = lay_out_text("**ກ**  \n**ຂ**  \n\nຄ   \nງ<br>ຈ")
    assert [line.joins_next for line in page.lines] == [True, False, False, True, False]
    assert contents(page) == ["ກ", "ຂ", "ຄ", "ງ", "ຈ"]


def test_bold_cut_by_a_page_end() -> None:
    page = lay_out_text("**5. ສອງຝ່າຍ ແຕ່ງຕັ້ງ\n\nຄະນະຜູ້ແທນ**\n\nຕໍ່ໄປ")
    assert contents(page) == ["5. ສອງຝ່າຍ ແຕ່ງຕັ້ງ", "ຄະນະຜູ້ແທນ", "ຕໍ່ໄປ"]
    assert [line.bold for line in page.lines] == [True, True, False]


@pytest.mark.parametrize(
    "text",
    ["* ໝາຍເຫດ", "ລາຄາ**", "5 * 3", "ກ * ຂ * ຄ", "\\*ກ*", "#ຮັກລາວ", "a > b", "2 < 3", "ຂໍ້ <1>", "_____", "……………"],
)
def test_signs_that_are_no_markup_stay(text: str) -> None:
    assert contents(lay_out_text(text)) == [text]


@pytest.mark.parametrize(
    "text", ["---", "***", "===", "* * *", "```", "--\t--", "|---|:-:|", "\ufeff", "<ul>", "![](a.png)"]
)
def test_lines_that_only_draw_are_none(text: str) -> None:
    assert contents(lay_out_text(f"ກ\n{text}\nຂ")) == ["ກ", "ຂ"]


@pytest.mark.parametrize(
    ("text", "content", "role", "level"),
    [
        ("## II. ການປະຕິບັດ ##", "II. ການປະຕິບັດ", "heading", 2),
        ("##ຫົວ", "ຫົວ", "heading", 2),
        ("# **ຫົວ**", "ຫົວ", "heading", 1),
        ("> > ຄຳເວົ້າ", "ຄຳເວົ້າ", "text", 0),
        ("[^1]: ໝາຍເຫດ", "ໝາຍເຫດ", "footnote", 0),
        ("¹ ໃນປີ 2008", "¹ ໃນປີ 2008", "footnote", 0),
        ("![ຮູບ 1](a.png)", "ຮູບ 1", "furniture", 0),
        ("*ຄຳຂວັນ*", "ຄຳຂວັນ", "text", 0),
        ("<b>ຫົວ</b>", "ຫົວ", "text", 0),
        ("- [ກ@b.la](mailto:ກ@b.la)", "- [ກ@b.la](mailto:ກ@b.la)", "text", 0),
    ],
)
def test_one_line(text: str, content: str, role: str, level: int) -> None:
    page = lay_out_text(text)
    assert contents(page) == [content]
    assert (page.lines[0].role, page.lines[0].level) == (role, level)


def test_slogan_over_two_lines() -> None:
    page = lay_out_text("*Empowered lives.\nResilient nations.*")
    assert contents(page) == ["Empowered lives.", "Resilient nations."]
    assert not any(line.bold for line in page.lines)


def _cells(text: str) -> list[tuple[int, int, int, str]]:
    page = lay_out_text(text)
    return [
        (line.table, line.row, line.column, page.text[line.span.start : line.span.end])
        for line in page.lines
        if line.role == "cell"
    ]


def test_bullets_in_a_cell_and_its_rest_after_a_page_end() -> None:
    text = (
        'ກຸ່ມ\tຊື່\nລັດ:\t<ul style="x"> • ກ • ຂ, ຄ\n\nໜ່ວຍງານ\n\n\t<ul style="x"> • ງ\nຄູ່:\t<ul> • ຈ\n\nກຸ່ມ\tຊື່\nລັດ:\t<ul> • ສ'
    )
    assert _cells(text) == [
        (0, 0, 0, "ກຸ່ມ"), (0, 0, 1, "ຊື່"), (0, 1, 0, "ລັດ:"), (0, 1, 1, "• ກ"), (0, 1, 1, "• ຂ, ຄ"), (0, 1, 1, "• ງ"),
        (0, 2, 0, "ຄູ່:"), (0, 2, 1, "• ຈ"),
        (1, 0, 0, "ກຸ່ມ"), (1, 0, 1, "ຊື່"), (1, 1, 0, "ລັດ:"), (1, 1, 1, "• ສ"),
    ]  # fmt: skip
    assert "ໜ່ວຍງານ" in contents(lay_out_text(text))


@pytest.mark.parametrize(
    "text",
    [
        "I. ຂະບວນການ\t3\nII. ໜ່ວຍງານ\t7\nເອກະສານ 1: ບົດບາດ\t17",
        "ຫົວຂໍ້\tໜ້າ\nບົດນຳ\t1\nບົດທີ 1\t໓\nບົດທີ 2\t9",
        "1.\tຂໍ້ໜຶ່ງ\n2.\tຂໍ້ສອງ",
        "ກ)\tຂໍ້ໜຶ່ງ\nຂ)\tຂໍ້ສອງ",
        "1. ທ່ານ ນິສິດ\tປະທານ\n2. ທ່ານ ຄຳພອນ\tກຳມະການ",
        "ໂທ:\t021 212545\nແຟັກ:\t021 212546",
        "\tຫຍໍ້ໜ້າ\n\tຫຍໍ້ໜ້າສອງ",
        "ກະຊວງ\tເລກທີ 1",
        "ມ.ສ. 4, 2024 | ເຂດ 12",
        "ຕາງໜ້າ ກົມ    ຕາງໜ້າ ພະແນກ    ພະຍານ\nຫົວໜ້າ    ຮອງຫົວໜ້າ    ນາຍບ້ານ\nບຸນມີ    ຄຳດີ    ທອງ",
        "ສາລະບານ    ບົດ    ໜ້າ\n1.    ຄຳນຳ    3\n2.    ເນື້ອໃນ    5",
    ],
)
def test_tabs_and_bars_that_make_no_table(text: str) -> None:
    assert _cells(text) == []
    assert contents(lay_out_text(text)) == [line.strip() for line in text.split("\n")]


def test_columns() -> None:
    assert _cells("ລ/ດ\tຊື່\tຈຳນວນ\n1\tກ\t20\n2\tຂ\t") == [
        (0, 0, 0, "ລ/ດ"), (0, 0, 1, "ຊື່"), (0, 0, 2, "ຈຳນວນ"), (0, 1, 0, "1"), (0, 1, 1, "ກ"), (0, 1, 2, "20"),
        (0, 2, 0, "2"), (0, 2, 1, "ຂ"),
    ]  # fmt: skip
    assert _cells("ປີ\tຈຳນວນ\nກ\t40\nຂ\t12") == [
        (0, 0, 0, "ປີ"), (0, 0, 1, "ຈຳນວນ"), (0, 1, 0, "ກ"), (0, 1, 1, "40"), (0, 2, 0, "ຂ"), (0, 2, 1, "12"),
    ]  # fmt: skip
    assert _cells("| ກ | ຂ |\n|---|---|\n| **1** | a \\| b |\n| | ຕໍ່ |") == [
        (0, 0, 0, "ກ"), (0, 0, 1, "ຂ"), (0, 1, 0, "1"), (0, 1, 1, "a \\| b"), (0, 1, 1, "ຕໍ່"),
    ]  # fmt: skip
    assert _cells("ຝ່າຍ ກ\t\t\tຝ່າຍ ຂ\nທ. ດີ\t\tທ. ງາມ") == [
        (0, 0, 0, "ຝ່າຍ ກ"), (0, 0, 1, "ຝ່າຍ ຂ"), (0, 1, 0, "ທ. ດີ"), (0, 1, 1, "ທ. ງາມ"),
    ]  # fmt: skip


def test_columns_that_stand_apart_by_blanks() -> None:
    head = "ລ/ດ   ຊື່ ແລະ ນາມສະກຸນ        ຕຳແໜ່ງ"
    assert _cells(f"{head}\n1     ບຸນທະວີ ສຸກສາຄອນ      ປະທານ\n2                           ກຳມະການ") == [
        (0, 0, 0, "ລ/ດ"), (0, 0, 1, "ຊື່ ແລະ ນາມສະກຸນ"), (0, 0, 2, "ຕຳແໜ່ງ"), (0, 1, 0, "1"),
        (0, 1, 1, "ບຸນທະວີ ສຸກສາຄອນ"), (0, 1, 2, "ປະທານ"), (0, 2, 0, "2"), (0, 2, 2, "ກຳມະການ"),
    ]  # fmt: skip


def test_pages() -> None:
    page = lay_out_text("ກ\fຂ\n\fຄ")
    assert [(line.page, line.blank_before) for line in page.lines] == [(1, False), (2, True), (3, True)]
    assert page.pages == 3
    assert lay_out_text("ກ").pages is None


def test_indent_counts_a_tab_as_four() -> None:
    assert [line.indent for line in lay_out_text("\tກ\n  ຂ\n \tຄ").lines] == [4, 2, 5]
