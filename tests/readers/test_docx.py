"""Word documents: those of real programs, and what the standard allows, built here part by part."""

import io
import zipfile
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from laodocs.errors import CorruptFile, EncryptedFile, LaodocsError, LimitExceeded
from laodocs.layout import SourceText
from laodocs.readers import detect_format, read_source
from laodocs.readers.docx import read_docx
from tests.readers.laws import check_lines, contents

FIXTURES = Path(__file__).parents[2] / "fixtures" / "readers"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def package(body: str, **parts: str) -> bytes:
    """A Word file with this body; `parts` are further parts of the folder `word`, related by their kind."""
    out = io.BytesIO()
    names = f'xmlns="{W}" xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"<document {names}><body>{body}</body></document>")
        relations = ""
        for kind, xml in parts.items():
            archive.writestr(f"word/{kind}.xml", f"<{kind} {names}>{xml}</{kind}>")
            relations += f'<Relationship Id="{kind}" Type="{R}/{kind}" Target="{kind}.xml"/>'
        archive.writestr("word/_rels/document.xml.rels", f"<Relationships>{relations}</Relationships>")
    return out.getvalue()


def p(text: str, properties: str = "") -> str:
    return f"<p><pPr>{properties}</pPr>{text}</p>"


def r(text: str, properties: str = "") -> str:
    return f"<r><rPr>{properties}</rPr><t>{text}</t></r>"


def said(data: bytes) -> list[tuple[str, int, str]]:
    page = read_docx(data)
    check_lines(page)
    return [(line.role, line.level, page.text[slice(*line.span)]) for line in page.lines]


def test_document_saved_by_libreoffice() -> None:
    data = (FIXTURES / "libreoffice.docx").read_bytes()
    assert detect_format("a.bin", data) == "docx"
    assert said(data) == [
        ("furniture", 0, "ສາທາລະນະລັດ ປະຊາທິປະໄຕ ປະຊາຊົນລາວ"),
        ("heading", 1, "ລະບຽບການ"),
        ("heading", 1, "ຂອງຫ້ອງສະໝຸດ"),
        ("text", 0, "ເລກທີ:\t12/ຫສໝ"),
        ("list_item", 1, "ໝວດທີ I ບົດບັນຍັດທົ່ວໄປ"),
        ("list_item", 2, "ມາດຕາ 1: ຈຸດປະສົງ"),
        ("list_item", 2, "ມາດຕາ 2: ຂອບເຂດ¹"),
        ("list_item", 3, "2.1. ພື້ນທີ່ 20 m²"),
        ("list_item", 3, "2.2. ເວລາ"),
        ("list_item", 1, "ໝວດທີ II ການຄຸ້ມຄອງ"),
        ("list_item", 2, "ມາດຕາ 3: ໜ້າທີ່ ໃໝ່"),
        ("list_item", 1, "c) ຮັກສາປຶ້ມ"),
        ("list_item", 2, "• ປຶ້ມລາວ"),
        ("list_item", 1, "d) ບໍລິການ"),
        ("heading", 1, "ຕາຕະລາງ"),
        ("cell", 0, "ກຸ່ມ"),
        ("cell", 0, "ຊື່ ແລະ ຈຳນວນ"),
        ("cell", 0, "ພະນັກງານ"),
        ("cell", 0, "ຍິງ"),
        ("cell", 0, "12"),
        ("cell", 0, "ຊາຍ"),
        ("cell", 0, "7"),
        ("text", 0, "ຕິດຕໍ່: lib@example.la"),
        ("text", 0, "ລົງນາມ"),
        ("text", 0, "ສະບັບຮ່າງ"),
        ("footnote", 0, "¹ ລວມທັງສາຂາ."),
        ("furniture", 0, "ໜ້າ 1"),
    ]


def test_cells_of_libreoffice() -> None:
    page = read_docx((FIXTURES / "libreoffice.docx").read_bytes())
    assert [(line.table, line.row, line.column) for line in page.lines if line.role == "cell"] == [
        (0, 0, 0), (0, 0, 1), (0, 1, 0), (0, 1, 1), (0, 1, 2), (0, 2, 1), (0, 2, 2),
    ]  # fmt: skip


def test_document_made_by_python_docx() -> None:
    made = docx.Document()
    made.add_heading("ບົດລາຍງານ", 0)
    made.add_heading("ພາກທີ I", 1)
    made.add_paragraph("ກ", style="List Number")
    made.add_paragraph("ຂ", style="List Number")
    made.add_paragraph("ຄ", style="List Bullet")
    paragraph = made.add_paragraph()
    paragraph.add_run("ໂຕ").bold = True
    paragraph.add_run("ໜາ")
    table = made.add_table(2, 2)
    for cell, text in zip(table._cells, "ກຂຄງ", strict=True):
        cell.text = text
    out = io.BytesIO()
    made.save(out)
    assert said(out.getvalue()) == [
        ("heading", 1, "ບົດລາຍງານ"), ("heading", 1, "ພາກທີ I"), ("list_item", 1, "1. ກ"), ("list_item", 1, "2. ຂ"),
        ("list_item", 1, "• ຄ"), ("text", 0, "ໂຕໜາ"), ("cell", 0, "ກ"), ("cell", 0, "ຂ"), ("cell", 0, "ຄ"),
        ("cell", 0, "ງ"),
    ]  # fmt: skip


STYLES = (
    '<style w:type="paragraph" w:default="1" w:styleId="N"><name w:val="Normal"/></style>'
    '<style w:type="paragraph" w:styleId="A"><name w:val="Article"/><basedOn w:val="B"/></style>'
    '<style w:type="paragraph" w:styleId="B"><name w:val="Base"/><pPr><numPr><numId w:val="1"/></numPr></pPr>'
    '<rPr><b/></rPr></style>'
    '<style w:type="paragraph" w:styleId="Loop"><name w:val="Loop"/><basedOn w:val="Loop"/></style>'
    '<style w:type="paragraph" w:styleId="berschrift2"><name w:val="heading 2"/></style>'
)  # fmt: skip
NUMBERING = (
    '<abstractNum w:abstractNumId="0"><lvl w:ilvl="0"><start w:val="1"/><lvlText w:val="ໝວດ %1"/></lvl>'
    '<lvl w:ilvl="1"><start w:val="1"/><pStyle w:val="B"/><lvlText w:val="ມາດຕາ %2"/></lvl></abstractNum>'
    '<num w:numId="1"><abstractNumId w:val="0"/></num>'
)  # fmt: skip


def test_numbers_by_style_and_how_to_take_them_away() -> None:
    body = (
        p(r("ກ"), '<pStyle w:val="A"/>')
        + p(r("ຂ"), '<pStyle w:val="A"/><numPr><numId w:val="0"/></numPr>')
        + p(r("ຄ"), '<pStyle w:val="B"/>')
        + p(r("ງ"), '<numPr><ilvl w:val="0"/><numId w:val="1"/></numPr>')
        + p(r("ຈ"), '<pStyle w:val="Loop"/>')
        + p(r("ສ"), '<pStyle w:val="berschrift2"/>')
        + p(r("ຊ"), '<outlineLvl w:val="4"/>')
    )
    page = read_docx(package(body, styles=STYLES, numbering=NUMBERING))
    assert contents(page) == ["ມາດຕາ 1 ກ", "ຂ", "ມາດຕາ 2 ຄ", "ໝວດ 2 ງ", "ຈ", "ສ", "ຊ"]
    assert [line.bold for line in page.lines] == [True, True, True, False, False, False, False]
    assert [(line.role, line.level) for line in page.lines][-2:] == [("heading", 2), ("heading", 5)]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (p(r("ກ") + "<del>" + r("ຂ") + "</del><ins>" + r("ຄ") + "</ins>"), ["ກຄ"]),
        (p(r("ກ") + "<moveFrom>" + r("ຂ") + "</moveFrom><moveTo>" + r("ຄ") + "</moveTo>"), ["ກຄ"]),
        (p(r("ກ"), "<rPr><del/></rPr>") + p(r("ຂ")), ["ກຂ"]),
        (p(r("ກ"), "<rPr><del/></rPr>"), ["ກ"]),
        (p(r("ກ") + "<hyperlink>" + r("ຂ") + "</hyperlink><smartTag>" + r("ຄ") + "</smartTag>"), ["ກຂຄ"]),
        (p(r("ກ") + "<sdt><sdtPr/><sdtContent>" + r("ຂ") + "</sdtContent></sdt>"), ["ກຂ"]),
        ("<sdt><sdtContent>" + p(r("ກ")) + "</sdtContent></sdt>", ["ກ"]),
        (p("<r><t>ກ</t><tab/><t>ຂ</t><noBreakHyphen/><t>ຄ</t><softHyphen/><sym w:char='F0B7'/></r>"), ["ກ\tຂ\u2011ຄ•"]),
        (p("<r><t>ກ</t><br/><t>ຂ</t><cr/><t>ຄ</t></r>"), ["ກ", "ຂ", "ຄ"]),
        (p(r("ກ", "<vanish/>") + r("ຂ", "<vanish w:val='0'/>")), ["ຂ"]),
        (p(r("x") + r("12", '<vertAlign w:val="superscript"/>')), ["x¹²"]),
        (p('<fldSimple w:instr="PAGE">' + r("7") + "</fldSimple>"), ["7"]),
        (
            p(
                "<r><fldChar w:fldCharType='begin'/></r><r><instrText>REF</instrText></r><r><t>ຊ່ອນ</t></r>"
                "<r><fldChar w:fldCharType='separate'/></r>" + r("ຜົນ")
                + "<r><fldChar w:fldCharType='end'/></r>" + r(".")
            ),
            ["ຜົນ."],
        ),
        (p("<r><ruby><rt>" + r("ຂ") + "</rt><rubyBase>" + r("ກ") + "</rubyBase></ruby></r>"), ["ກ"]),
        (p(r("ກ")) + "<p/>" + p("<r><t xml:space='preserve'>  </t></r>") + p(r("ຂ")), ["ກ", "ຂ"]),
        (
            p(
                r("ກ") + "<r><mc:AlternateContent><mc:Choice><drawing><txbxContent>" + p(r("ກ່ອງ"))
                + "</txbxContent></drawing></mc:Choice><mc:Fallback><pict><txbxContent>" + p(r("ກ່ອງ"))
                + "</txbxContent></pict></mc:Fallback></mc:AlternateContent></r>" + r("ຂ")
            ),
            ["ກຂ", "ກ່ອງ"],
        ),
    ],
)  # fmt: skip
def test_content_of_paragraphs(body: str, text: list[str]) -> None:
    assert contents(read_docx(package(body))) == text


def test_soft_breaks_join() -> None:
    page = read_docx(package(p("<r><t>ກ</t><br/><t>ຂ</t></r>") + p(r("ຄ"))))
    assert [(line.joins_next, line.blank_before) for line in page.lines] == [
        (True, False),
        (False, False),
        (False, True),
    ]


def cell(text: str, properties: str = "") -> str:
    return f"<tc><tcPr>{properties}</tcPr>{text}</tc>"


def test_tables() -> None:
    inner = "<tbl><tr>" + cell(p(r("ໃນ"))) + "</tr></tbl>"
    rows = (
        "<tr>" + cell(p(r("ກ")), '<gridSpan w:val="2"/>') + cell(p(r("ຂ"))) + "</tr>",
        "<tr>"
        + cell(p(r("ຄ")), '<vMerge w:val="restart"/>')
        + cell(p(r("ງ")) + p(r("ຈ")))
        + cell(inner + "<p/>")
        + "</tr>",
        "<tr><trPr><del/></trPr>" + cell(p(r("ລຶບ"))) + "</tr>",
        "<tr>" + cell(p(r("ຊ້ຳ")), "<vMerge/>") + cell(p(r("ສ"))) + "</tr>",
        '<tr><trPr><gridBefore w:val="1"/></trPr>' + cell(p(r("ຊ"))) + "</tr>",
    )
    page = read_docx(package(p(r("ກ່ອນ")) + "<tbl>" + "".join(rows) + "</tbl>" + p(r("ຫຼັງ"))))
    check_lines(page)
    assert [(line.row, line.column, page.text[slice(*line.span)]) for line in page.lines] == [
        (-1, -1, "ກ່ອນ"), (0, 0, "ກ"), (0, 2, "ຂ"), (1, 0, "ຄ"), (1, 1, "ງ"), (1, 1, "ຈ"), (1, 2, "ໃນ"), (2, 1, "ສ"),
        (3, 1, "ຊ"), (-1, -1, "ຫຼັງ"),
    ]  # fmt: skip


def test_a_frame_is_no_table() -> None:
    assert said(package("<tbl><tr>" + cell(p(r("ກ")) + p(r("ຂ"))) + "</tr></tbl>")) == [
        ("text", 0, "ກ"),
        ("text", 0, "ຂ"),
    ]


def test_notes_headers_and_footers() -> None:
    data = package(
        p(r("ກ") + '<r><footnoteReference w:id="3"/></r>') + p(r("ຂ") + '<r><footnoteReference w:id="2"/></r>'),
        footnotes='<footnote w:type="separator" w:id="0">' + p(r("-")) + '</footnote><footnote w:id="2">' + p(r("ສອງ"))
        + '</footnote><footnote w:id="3">' + p("<r><footnoteRef/></r>" + r(" ໜຶ່ງ")) + "</footnote>",
        header=p(r("ຫົວ")) + p(r("ຫົວ")),
        footer=p(r("ທ້າຍ")),
    )  # fmt: skip
    assert said(data) == [
        ("furniture", 0, "ຫົວ"), ("text", 0, "ກ¹"), ("text", 0, "ຂ²"), ("footnote", 0, "¹ ໜຶ່ງ"), ("footnote", 0, "² ສອງ"),
        ("furniture", 0, "ທ້າຍ"),
    ]  # fmt: skip


def test_strict_documents() -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    data = package(p(r("ກ")))
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(W.encode(), strict.encode()))
    assert contents(read_docx(out.getvalue())) == ["ກ"]


def test_legacy_fonts_are_reported_and_converted_when_told() -> None:
    data = package(
        p(r("ê.Á¡û¸¢¸ñ\xadÀ»õº\xad ©¸¤®÷®°¾"), '<numPr><ilvl w:val="1"/><numId w:val="1"/></numPr>'),
        numbering=NUMBERING,
    )
    assert [issue.code for issue in read_source(data, format="docx").issues] == ["legacy-encoding-suspected"]
    page = read_source(data, format="docx", encoding="lswin")
    assert (contents(page), page.issues) == (["ມາດຕາ 1 ທ.ແກ້ວຂວັນເຮືອນ ດວງບຸບຜາ"], ())


# --- bad input ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("share", [0.05, 0.3, 0.6, 0.9, 0.99])
def test_truncated(share: float) -> None:
    data = (FIXTURES / "libreoffice.docx").read_bytes()
    cut = data[: int(len(data) * share)]
    assert detect_format("a.docx", cut) == "docx"
    with pytest.raises(CorruptFile, match="whole copy"):
        read_docx(cut)


def test_zip_bomb() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<a>" + b" " * (60 << 20))
    assert len(out.getvalue()) < 200_000
    with pytest.raises(LimitExceeded, match="unpack"):
        read_docx(out.getvalue())


def test_bomb_that_lies_about_its_size() -> None:
    data = bytearray(package(p(r("ກ" * 10_000_000))))
    name = data.rfind(b"word/document.xml")
    assert data[name - 46 : name - 42] == b"PK\x01\x02"
    data[name - 46 + 24 : name - 46 + 28] = (100).to_bytes(4, "little")
    with pytest.raises(CorruptFile):
        read_docx(bytes(data))


def test_entities_are_not_expanded() -> None:
    out = io.BytesIO()
    bomb = '<!DOCTYPE d [<!ENTITY a "ຂ"><!ENTITY b "&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>'
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(
            "word/document.xml", f'{bomb}<document xmlns="{W}"><body><p><r><t>ກ&b;&x;</t></r></p></body></document>'
        )
    assert "root:" not in read_docx(out.getvalue()).text


def test_too_deep() -> None:
    with pytest.raises(LimitExceeded, match="deep"):
        read_docx(package("<sdt>" * 3000 + "</sdt>" * 3000))
    assert contents(read_docx(package("<sdt>" * 200 + p(r("ກ")) + "</sdt>" * 200))) == ["ກ"]


def test_encrypted_part() -> None:
    data = bytearray(package(p(r("ກ"))))
    name = data.rfind(b"word/document.xml")
    data[name - 46 + 8] |= 1
    with pytest.raises(EncryptedFile, match="password"):
        read_docx(bytes(data))


def test_missing_body() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", "<document/>")
    with pytest.raises(CorruptFile, match="no body"):
        read_docx(out.getvalue())


LIBREOFFICE = (FIXTURES / "libreoffice.docx").read_bytes()


@given(st.lists(st.tuples(st.integers(0, len(LIBREOFFICE) - 1), st.integers(0, 255)), min_size=1, max_size=20))
def test_damaged_files(damage: list[tuple[int, int]]) -> None:
    data = bytearray(LIBREOFFICE)
    for at, byte in damage:
        data[at] = byte
    _read_or_refuse(bytes(data))


_XML = zipfile.ZipFile(io.BytesIO(LIBREOFFICE)).read("word/document.xml")
_CUTS = [at for at in range(len(_XML)) if _XML[at : at + 1] == b"<"]


@given(st.sampled_from(_CUTS), st.sampled_from(_CUTS), st.sampled_from(_CUTS))
def test_documents_with_parts_moved(a: int, b: int, c: int) -> None:
    a, b, c = sorted((a, b, c))
    xml = _XML[:a] + _XML[b:c] + _XML[a:b] + _XML[c:]
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(LIBREOFFICE)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, xml if name == "word/document.xml" else old.read(name))
    _read_or_refuse(out.getvalue())


def _read_or_refuse(data: bytes) -> None:
    try:
        page = read_source(data, format="docx")
    except LaodocsError:
        return
    assert isinstance(page, SourceText)
    check_lines(page)
