"""Markdown: CommonMark's blocks over the lines of the text."""

from hypothesis import given
from hypothesis import strategies as st

import laodocs
from laodocs.readers.markdown import lay_out_markdown
from laodocs.readers.text import lay_out_text
from tests.readers.laws import check_lines, contents
from tests.readers.strategies import light_markup, plain_lines


@given(light_markup)
def test_lines_cover_all_but_markup(text: str) -> None:
    page = lay_out_markdown(text)
    assert page.text is text
    check_lines(page)


@given(st.text())
def test_any_text(text: str) -> None:
    assert lay_out_markdown(text).text is text


@given(plain_lines)
def test_plain_lines_are_those_of_the_text_reader(text: str) -> None:
    assert contents(lay_out_markdown(text)) == contents(lay_out_text(text))


def test_lists_headings_code_and_rules() -> None:
    page = lay_out_markdown(
        "ຫົວຂໍ້\n======\n\n# ບົດ 1 #\n\n1. ກ\n   ຕໍ່\n   - ຂ\n2. ຄ\n\n---\n\n```\n# ບໍ່ແມ່ນຫົວຂໍ້\n```\n\n> ຄຳ\n"
    )
    assert [(line.role, line.level) for line in page.lines] == [
        ("heading", 1), ("heading", 1), ("list_item", 1), ("text", 0), ("list_item", 2), ("list_item", 1), ("text", 0),
        ("text", 0),
    ]  # fmt: skip
    assert contents(page) == ["ຫົວຂໍ້", "ບົດ 1", "1. ກ", "ຕໍ່", "- ຂ", "2. ຄ", "# ບໍ່ແມ່ນຫົວຂໍ້", "ຄຳ"]


def test_tables_with_and_without_bars_around() -> None:
    page = lay_out_markdown("ກ | ຂ\n--|--\n1 | 2\n\nຂໍ້ຄວາມ\n\n| ຄ | ງ |\n|---|---|\n| 3 | 4 |\n")
    cells = [(line.table, line.row, line.column) for line in page.lines if line.role == "cell"]
    assert cells == [(0, 0, 0), (0, 0, 1), (0, 1, 0), (0, 1, 1), (1, 0, 0), (1, 0, 1), (1, 1, 0), (1, 1, 1)]
    assert contents(page) == ["ກ", "ຂ", "1", "2", "ຂໍ້ຄວາມ", "ຄ", "ງ", "3", "4"]


def test_front_matter_is_furniture() -> None:
    page = lay_out_markdown("---\ntitle: ຂ່າວ\n---\n\n# ຫົວ\n")
    assert [(line.role, page.text[slice(*line.span)]) for line in page.lines] == [
        ("furniture", "title: ຂ່າວ"),
        ("heading", "ຫົວ"),
    ]


def test_numbers_stay_as_printed() -> None:
    assert contents(lay_out_markdown("1. ກ\n1. ຂ\n7. ຄ")) == ["1. ກ", "1. ຂ", "7. ຄ"]


def test_line_ends_do_not_shift_the_blocks() -> None:
    page = lay_out_markdown("ກ\fຂ\u2028ຄ\r\n\r\n# ຫົວ\r\r- ງ")
    assert [(line.role, page.text[slice(*line.span)]) for line in page.lines][-2:] == [
        ("heading", "ຫົວ"),
        ("list_item", "- ງ"),
    ]


def test_an_escaped_sign_says_itself_and_points_to_where_it_stands() -> None:
    source = "1\\. ຄ່າເຊົ່າ 9\\.000\\.000 ກີບ\n\n\\- ອີເມວ: rod\\_dee@example.la\n\n```\nກຂ \\_ ຄ\n```\n"
    document = laodocs.read(source.encode(), format="markdown")
    assert document.source_text == source
    assert [(block.label, block.text) for block in document.blocks] == [
        ("1.", "ຄ່າເຊົ່າ 9.000.000 ກີບ"),
        ("-", "ອີເມວ: rod_dee@example.la"),
        (None, "ກຂ \\_ ຄ"),
    ]
    [money], [mail] = document.mentions.quantities, document.mentions.contacts
    assert (str(money.value.value), mail.value.value) == ("9000000", "rod_dee@example.la")
    assert source[slice(*money.source_span)] == "9\\.000\\.000 ກີບ"
    assert source[slice(*document.source_span(mail.span))] == "rod\\_dee@example.la"
