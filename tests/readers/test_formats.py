"""Formats are told apart by content; bad input has its documented result or error."""

import io
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laodocs.errors import DecodeError, EncryptedFile, LaodocsError, LimitExceeded, UnsupportedFormat
from laodocs.layout import SourceText
from laodocs.readers import READERS, detect_format, read_source
from laodocs.readers.formats import UNSUPPORTED
from tests.readers.laws import check_lines, contents

FIXTURES = Path(__file__).parents[2] / "fixtures" / "readers"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def _zip(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, b"x")
    return out.getvalue()


@pytest.mark.parametrize(
    ("path", "data", "format"),
    [
        (None, b"", "text"),
        ("a.txt", "ລາວ".encode(), "text"),
        ("a.unknown", "ລາວ".encode(), "text"),
        ("a.MD", b"# a", "markdown"),
        ("a.html", b"no tags", "html"),
        (None, b"\xef\xbb\xbf \n<!DOCTYPE HTML>", "html"),
        (None, b"<!-- a --><html>", "html"),
        (None, "<html><p>ກ".encode("utf-16"), "html"),
        ("a.txt", b"<html>", "html"),
        ("a.md", b"<p align=center>", "markdown"),
        ("a.unknown", b"<p align=center>", "html"),
        ("a.docx", b"<html>", "html"),
        ("a.txt", b"%PDF-1.7", "pdf"),
        ("a.docx", b"{\\rtf1", "rtf"),
        ("a.txt", _zip("word/document.xml"), "docx"),
        ("a.zip", _zip("[Content_Types].xml", "xl/workbook.xml"), "xlsx"),
        ("a.docx", _zip("a.txt"), "zip"),
        ("a.docx", b"PK\x03\x04 cut", "docx"),
        ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        ("a.docx", OLE + "WordDocument".encode("utf-16-le"), "doc"),
        ("a.docx", OLE, "doc"),
        ("a.txt", b"\xff\xd8\xff\xe0", "image"),
        ("a.docx", b"plain text", "docx"),
    ],
)
def test_detection(path: str | None, data: bytes, format: str) -> None:
    assert detect_format(path, data) == format


@pytest.mark.parametrize(
    ("name", "format"),
    [
        ("libreoffice.docx", "docx"),
        ("libreoffice.html", "html"),
        ("libreoffice.doc", "doc"),
        ("libreoffice.odt", "odt"),
    ],
)
def test_detection_of_real_files(name: str, format: str) -> None:
    assert detect_format(None, (FIXTURES / name).read_bytes()) == format


@pytest.mark.parametrize("format", [*UNSUPPORTED, "klingon"])
def test_unsupported_formats_say_what_to_do(format: str) -> None:
    if format in READERS:
        pytest.skip("it has a reader")
    with pytest.raises(UnsupportedFormat, match=r"reader for the format .* [A-Z]"):
        read_source(b"", format=format)


def test_doc_is_refused_with_advice() -> None:
    data = (FIXTURES / "libreoffice.doc").read_bytes()
    with pytest.raises(UnsupportedFormat, match=r"save it as \.docx"):
        read_source(data, format=detect_format("a.doc", data))


def test_encrypted_word_is_refused() -> None:
    with pytest.raises(EncryptedFile, match="password"):
        read_source(OLE, format="encrypted")


def test_wrong_types() -> None:
    with pytest.raises(TypeError, match="bytes or str"):
        read_source(7, format="text")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="read from bytes"):
        read_source("a", format="docx")


TEXTS = ("text", "markdown", "html")


@pytest.mark.parametrize("format", TEXTS)
def test_empty_file(format: str) -> None:
    assert read_source(b"", format=format) == SourceText("", (), "utf-8")


@pytest.mark.parametrize("format", TEXTS)
def test_binary_garbage(format: str) -> None:
    with pytest.raises(DecodeError, match="not text"):
        read_source(bytes(range(256)) * 40, format=format)


@pytest.mark.parametrize("format", TEXTS)
def test_wrong_encoding(format: str) -> None:
    with pytest.raises(DecodeError, match="Leave `encoding` out"):
        read_source("ລາວ".encode(), format=format, encoding="utf-16-be")


@pytest.mark.parametrize("format", TEXTS)
def test_lone_surrogates(format: str) -> None:
    page = read_source("ກ \ud800 ຂ", format=format)
    assert contents(page) in (["ກ \ud800 ຂ"], ["ກ \ufffd ຂ"])


@pytest.mark.parametrize("format", TEXTS)
def test_fifty_megabytes_of_one_line_are_refused_at_once(format: str) -> None:
    data = ("ກະຊວງພາຍໃນ ສະບັບເລກທີ 12\n".encode() * 1_000_000)[: 50 << 20]
    start = time.perf_counter()
    with pytest.raises(LimitExceeded, match=r"laodocs\.corpus"):
        read_source(data, format=format)
    assert time.perf_counter() - start < 2


def test_a_million_blank_lines_too_many() -> None:
    with pytest.raises(LimitExceeded, match="lines"):
        read_source("\n" * 1_000_001, format="text")


HOSTILE = (
    "**", "*", "<", ">", "> ", "# ", "|", "\t", "- ", "<ul>", "<b>", "`", "[", "![", "<!--", "• ",
    "\t<ul> • ກ\n", "| ກ ", "**ກ\n\n", "1. ", "\\",
)  # fmt: skip


@pytest.mark.parametrize("format", TEXTS)
@pytest.mark.parametrize("unit", HOSTILE)
def test_time_is_linear(format: str, unit: str) -> None:
    """Sixteen times the input takes at most sixty times as long: quadratic would be 256 times."""

    def seconds(count: int) -> float:
        start = time.process_time()
        read_source(unit * count, format=format)
        return time.process_time() - start

    seconds(10)
    few = max(min(seconds(1000) for _ in range(3)), 0.002)
    assert any(seconds(16_000) < 60 * few for _ in range(3))  # a busy machine may slow one run


@given(st.binary(max_size=400), st.sampled_from([*READERS]))
def test_any_bytes(data: bytes, format: str) -> None:
    try:
        page = read_source(data, format=format)
    except LaodocsError:
        return
    assert isinstance(page, SourceText)
    check_lines(page)


@given(st.binary(max_size=200), st.text(max_size=12))
def test_detection_is_total(data: bytes, path: str) -> None:
    assert detect_format(path, data) in {*READERS, *UNSUPPORTED, "encrypted"}


_REAL = {"html": "saved_page.html", "markdown": "README.md", "text": "source.fodt", "docx": "libreoffice.docx"}


@given(
    st.sampled_from([*READERS]),
    st.lists(st.tuples(st.floats(0, 0.999), st.sampled_from([0, 1, 7, 60]), st.binary(max_size=8)), max_size=8),
)
def test_real_files_with_bytes_replaced(format: str, edits: list[tuple[float, int, bytes]]) -> None:
    data = (FIXTURES / _REAL[format]).read_bytes()
    for place, cut, put in edits:
        at = int(place * len(data))
        data = data[:at] + put + data[at + cut :]
    try:
        page = read_source(data, format=format)
    except LaodocsError:
        return
    check_lines(page)
