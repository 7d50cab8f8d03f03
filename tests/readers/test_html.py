"""HTML: what a page shows, however it is written."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laodocs.errors import LimitExceeded
from laodocs.layout import SourceText
from laodocs.readers import read_source
from laodocs.readers.html import declared_encoding, lay_out_html
from tests.readers.laws import check_lines, contents
from tests.readers.strategies import pages

FIXTURES = Path(__file__).parents[2] / "fixtures" / "readers"


def _said(html: str) -> list[tuple[str, int, str]]:
    page = lay_out_html(html)
    return [(line.role, line.level, page.text[slice(*line.span)]) for line in page.lines]


@given(pages)
def test_broken_pages(html: str) -> None:
    check_lines(lay_out_html(html))


@given(st.text())
def test_any_text(html: str) -> None:
    check_lines(lay_out_html(html))


@given(st.lists(st.sampled_from(["ກ", "ຂໍ້ 1", "&amp;", "x < y"]), min_size=1, max_size=8))
def test_paragraphs_stay_apart(words: list[str]) -> None:
    html = "".join(f"<p>{word.replace('<', '&lt;')}" for word in words)
    assert contents(lay_out_html(html)) == [word.replace("&amp;", "&") for word in words]


@pytest.mark.parametrize(
    ("html", "labels"),
    [
        ("<ol><li>x<li>x", ["1.", "2."]),
        ("<ol start=4><li>x<li value=9>x<li>x", ["4.", "9.", "10."]),
        ("<ol type=I><li>x<li>x", ["I.", "II."]),
        ("<ol type=a start=27><li>x", ["aa."]),
        ("<ol reversed><li>x<ol><li>x</ol><li>x<li>x", ["3.", "1.", "2.", "1."]),
        ("<ol reversed start=10><li>x<li>x", ["10.", "9."]),
        ('<ol style="list-style-type: lao"><li>x', ["໑."]),
        ('<ol style="list-style: none outside"><li>x', [""]),
        ("<ul><li>x</ul><li>x", ["•", "•"]),
        ('<ol style="list-style-type:upper-roman"><li value=0>x', ["0."]),
        ("<ol start=-1><li>x<li>x<li>x", ["-1.", "0.", "1."]),
        ("<ol><li></li><li>x", ["2."]),
    ],
)
def test_counters_are_written_out(html: str, labels: list[str]) -> None:
    assert [text.removesuffix("x").strip() for text in contents(lay_out_html(html))] == labels


def test_nested_lists() -> None:
    assert _said("<ol><li>ກ<ol type=a><li>ຂ</ol>ຄ<li><p>ງ<p>ຈ</ol>") == [
        ("list_item", 1, "1. ກ"), ("list_item", 2, "a. ຂ"), ("text", 0, "ຄ"), ("list_item", 1, "2. ງ"),
        ("text", 0, "ຈ"),
    ]  # fmt: skip


def test_breaks_are_new_lines_and_double_breaks_new_paragraphs() -> None:
    page = lay_out_html("<h1>ຫົວ<br>ຂໍ້</h1><p>ກ<br>ຂ<br><br>ຄ<br></p><p>ງ")
    assert contents(page) == ["ຫົວ", "ຂໍ້", "ກ", "ຂ", "ຄ", "ງ"]
    assert [line.joins_next for line in page.lines] == [True, False, False, False, False, False]
    assert [line.blank_before for line in page.lines] == [False, False, True, False, True, True]


def test_tables() -> None:
    page = lay_out_html(
        "<table><tr><th>ກ<th colspan=2>ຂ<tr><td rowspan=2>ຄ<td>1<td><ul><li>x<li>y</ul><tr><td>2<td>3</table>"
    )
    assert [(line.row, line.column, page.text[slice(*line.span)]) for line in page.lines] == [
        (0, 0, "ກ"), (0, 1, "ຂ"), (1, 0, "ຄ"), (1, 1, "1"), (1, 2, "• x"), (1, 2, "• y"), (2, 1, "2"), (2, 2, "3"),
    ]  # fmt: skip
    assert [line.bold for line in page.lines[:3]] == [True, True, False]


def test_tables_that_lay_out_a_page_are_none() -> None:
    assert _said("<table><tr><td><table><tr><td>ກ<td>ຂ</table><td>ຄ</table>") == [
        ("text", 0, "ກ"), ("text", 0, "ຂ"), ("text", 0, "ຄ"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "html",
    [
        "<script>ຂ</script>", "<style>ຂ</style>", "<p hidden>ຂ</p>", '<p style="display: none">ຂ<b>ຂ</b></p>',
        "<!-- ຂ -->", "<template>ຂ</template>", "<head><title>ຂ</title></head>", "<del>ຂ</del>",
        "<select><option>ຂ</select>",
    ],
)  # fmt: skip
def test_hidden_elements(html: str) -> None:
    assert contents(lay_out_html(f"{html}<p>ກ")) == ["ກ"]


@pytest.mark.parametrize(
    "html",
    [
        "<nav>ຂ</nav>", "<footer>ຂ</footer>", '<div class="main-menu">ຂ</div>', '<div id="sidebar">ຂ</div>',
        '<div role="navigation">ຂ</div>', "<header>ຂ</header>", '<ul class="breadcrumb">ຂ</ul>', "<aside>ຂ</aside>",
        "<figure><figcaption>ຂ</figcaption></figure>",
    ],
)  # fmt: skip
def test_furniture(html: str) -> None:
    assert [(role, text) for role, _, text in _said(f"{html}<p>ກ</p>")] == [("furniture", "ຂ"), ("text", "ກ")]


@pytest.mark.parametrize(
    "html",
    [
        '<div class="has-sidebar"><p>ກ</div>', '<body class="menu"><p>ກ', "<article><header><p>ກ</header></article>",
        '<div class="widget"><article><p>ກ</article></div>', "<nav>ກ</nav>",
    ],
)  # fmt: skip
def test_content_is_no_furniture(html: str) -> None:
    assert _said(html) == [("text", 0, "ກ")]


def test_notes_signs_and_entities() -> None:
    assert _said('<p>20 m<sup>2</sup> ແລະ<sup>12</sup> &#3713;&nbsp;&lt;<div class="footnotes"><p>ໝາຍເຫດ</div>') == [
        ("text", 0, "20 m² ແລະ¹² ກ\xa0<"),
        ("footnote", 0, "ໝາຍເຫດ"),
    ]


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("<meta charset=utf-8><p>ລາວ".encode(), "utf-8"),
        ("<meta charset=iso-8859-1><p>ລາວ".encode(), "utf-8"),
        ("<html><p>ລາວ".encode("utf-16"), "utf-16-le"),
        (b'<meta http-equiv=content-type content="text/html; charset=cp1133"><p>' + b"\xb7\xc1\xb8", "cp1133"),
        ('<?xml version="1.0" encoding="utf-8"?><html><p>ລາວ</p></html>'.encode(), "utf-8"),
    ],
)
def test_encodings(data: bytes, encoding: str) -> None:
    page = read_source(data, format="html")
    assert (contents(page), page.encoding) == (["ລາວ"], encoding)


def test_legacy_letters_behind_entities() -> None:
    letters = "".join(f"&#{ord(letter)};" for letter in "ê.Á¡û¸¢¸ñ\xadÀ»õº\xad ©¸¤®÷®°¾")
    assert [issue.code for issue in read_source(f"<p>{letters}".encode(), format="html").issues] == [
        "legacy-encoding-suspected"
    ]


def test_declared_encoding() -> None:
    assert declared_encoding(b"<p>charset=utf-8") is None


@pytest.mark.parametrize("open_tags", ["<div>", "<b>", "<ul><li>", "<table><tr><td>", "<ol reversed><li>"])
def test_ten_thousand_deep(open_tags: str) -> None:
    assert contents(lay_out_html(open_tags * 10_000 + "ກ"))[-1].endswith("ກ")


def test_empty_pages_and_too_many_tags() -> None:
    assert lay_out_html("") == lay_out_html("<html><body></body></html>") == SourceText("", ())
    with pytest.raises(LimitExceeded, match="tags"):
        lay_out_html("<b" * 3_000_001)


def test_page_saved_by_libreoffice() -> None:
    page = read_source((FIXTURES / "libreoffice.html").read_bytes(), format="html")
    check_lines(page)
    said = contents(page)
    assert said[:2] == ["ສາທາລະນະລັດ ປະຊາທິປະໄຕ ປະຊາຊົນລາວ", "ລະບຽບການ"]
    assert [line.role for line in page.lines if line.role not in ("text", "cell", "list_item")] == [
        "furniture", "heading", "footnote", "furniture",
    ]  # fmt: skip
    assert {"I. ບົດບັນຍັດທົ່ວໄປ", "3. ໜ້າທີ່ ຖືກລຶບໃໝ່", "c. ຮັກສາປຶ້ມ", "ຕິດຕໍ່: lib@example.la"} <= set(said)
    assert [(line.row, line.column) for line in page.lines if line.role == "cell"] == [
        (0, 0), (0, 1), (1, 0), (1, 1), (1, 2), (2, 1), (2, 2),
    ]  # fmt: skip


def test_page_saved_by_a_browser() -> None:
    page = read_source((FIXTURES / "saved_page.html").read_bytes(), format="html")
    check_lines(page)
    assert [(line.role, page.text[slice(*line.span)]) for line in page.lines if line.role != "furniture"] == [
        ("heading", "ກອງປະຊຸມ\xa0ສະຫຼຸບ ວຽກງານ"),
        ("heading", "ປະຈຳປີ 2023"),
        ("text", "ມ.ສ. 4, 2024 | ຂ່າວ"),
        ("text", "ໃນວັນທີ 3 ເມສາ 2024 ຫ້ອງການ\u200bໄດ້ຈັດກອງປະຊຸມ & ສຳມະນາ."),
        ("list_item", "1. ດ້ານເສດຖະກິດ"),
        ("list_item", "• ປູກເຂົ້າ 1.200 ເຮັກຕາ;"),
        ("list_item", "• ສ້າງທາງ 12 ກມ."),
        ("text", "ສະຫຼຸບ:"),
        ("list_item", "2. ດ້ານສັງຄົມ"),
        ("list_item", "5. ດ້ານການຕ່າງປະເທດ"),
        ("text", "ຮູບລວມ"),
        ("cell", "ລາຍການ"), ("cell", "2022"), ("cell", "2023"), ("cell", "ໂຮງຮຽນ"), ("cell", "10"), ("cell", "12"),
        ("text", "ພື້ນທີ່ 20 ມ²…"),
        ("text", "ໂດຍ: ທ. ຄຳດີ"),
    ]  # fmt: skip
    assert [page.text[slice(*line.span)] for line in page.lines if line.role == "furniture"] == [
        "ຂ້າມໄປເນື້ອໃນ", "ຫ້ອງການປະຈຳແຂວງ", "• ໜ້າຫຼັກ", "• ຂ່າວ", "• ໃນປະເທດ", "ແບ່ງປັນ", "ຄຳເຫັນ", "ຂ່າວລ່າສຸດ", "• ຂ່າວ 1",
        "© 2024 ຫ້ອງການ",
    ]  # fmt: skip
