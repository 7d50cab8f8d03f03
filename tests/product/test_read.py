"""`read`: what it accepts, how a path is told from text, and that spans lead back to the source."""

from __future__ import annotations

import contextlib
import dataclasses
import hashlib
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laodocs import LaodocsError, read
from laodocs.document import Document
from laodocs.spans import Span

TEXT = "ບົດລາຍງານ\n\nວັນທີ 3 ເມສາ 2024 ທີ່ແຂວງຄໍາມ່ວນ\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "ບົດລາຍງານ.txt"
    path.write_bytes(TEXT.encode("utf-8"))
    return path


def test_path_bytes_file_and_text_give_the_same_document(file: Path) -> None:
    with file.open("rb") as binary, file.open(encoding="utf-8", newline="") as text:
        documents = [
            read(file),
            read(str(file)),
            read(file.read_bytes()),
            read(bytearray(file.read_bytes())),
            read(memoryview(file.read_bytes())),
            read(binary),
            read(text),
            read(io.BytesIO(file.read_bytes())),
            read(io.StringIO(TEXT)),
            read(TEXT),
        ]
    for document in documents:
        assert document.source_text == TEXT
        assert document.blocks == documents[0].blocks
        assert document.source.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()
    assert [d.source.path for d in documents] == [str(file)] * 2 + [None] * 3 + [str(file)] * 2 + [None] * 3


@pytest.mark.parametrize(
    "text",
    [
        "ວັນທີ 8/7/2014",
        "ສະບັບເລກທີ 12/ສພຊ.",
        "ເບິ່ງ www.moha.gov.la",
        "3/4",
        "ຈົບ.",
        "/ ຂໍ້ 1",
        "",
        "x" * 5000 + ".txt",
        "ບັນທຶກ.txt\nແຖວທີສອງ",
        "\x00",
        "\ud800.",
    ],
)
def test_what_is_not_a_path_is_text(text: str) -> None:
    assert read(text).source_text == text
    assert read(text).source.path is None


@pytest.mark.parametrize(
    "path", ["ບົດ.docx", "nowhere/report.txt", "/no/such/place", "./here", "../x", "C:\\ເອກະສານ\\x"]
)
def test_what_looks_like_a_path_is_never_taken_for_text(path: str) -> None:
    with pytest.raises(FileNotFoundError, match=r"io\.StringIO"):
        read(path)
    assert read(io.StringIO(path)).source_text == path


def test_an_existing_file_is_a_path_whatever_it_is_called(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "ບົດລາຍງານ").write_text("ຂໍ້ຄວາມ", "utf-8")
    monkeypatch.chdir(tmp_path)
    assert read("ບົດລາຍງານ").source_text == "ຂໍ້ຄວາມ"


def test_a_folder_is_refused_with_advice(tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError, match="laodocs convert"):
        read(str(tmp_path))


@pytest.mark.parametrize("wrong", [None, 3, ["a"], object()])
def test_another_type_is_a_type_error_with_advice(wrong: Any) -> None:
    with pytest.raises(TypeError, match="path, bytes, an open file or text"):
        read(wrong)


def test_nothing_to_read_is_a_document_with_an_issue() -> None:
    for empty in (b"", "", b" \n\t\n", "\ufeff".encode()):
        document = read(empty)
        assert document.blocks == ()
        assert "empty-document" in {issue.code for issue in document.issues}


def test_sections_are_found_by_label_and_by_id() -> None:
    document = read("I. ກ່ຽວກັບແຜນການ\n1. ໜຶ່ງ\n2. ສອງ\nII. ກ່ຽວກັບທຶນ\n1. ສາມ\n2. ສີ່\n")
    assert document["II.1"] == document.section("II", "1")
    assert document.text[slice(*document["II.1"].span)].startswith("1. ສາມ")
    assert document.section("III") is None
    with pytest.raises(KeyError, match=r"no section 'III'"):
        document["III"]


def spans(value: Any) -> Iterator[Span]:
    """Every span that a value holds, at any depth; those of the source left out."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from spans(item)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            if field.name != "source_span":
                yield from spans(getattr(value, field.name))


def check(document: Document) -> None:
    """Every span lies in the text, and goes back to a place in the source."""
    parts = (document.blocks, document.outline, document.mentions, document.contacts)
    noted = [Span(*issue.span) for issue in document.issues if issue.span]
    for start, end in [*spans(parts), *noted]:
        assert 0 <= start <= end <= len(document.text)
        back = document.source_span((start, end))
        assert 0 <= back.start <= back.end <= len(document.source_text)


LAO_TEXT = st.text(st.sampled_from("ກຂມດສະາໍຳິ່້ໜ 1234/.-:,()\n\t•ວັນທີມາດຕາຂໍ້I*#|<>\u200b\ud800"), max_size=200)


@given(LAO_TEXT)
def test_any_text_gives_a_document_with_spans_inside_it(text: str) -> None:
    document = read(io.StringIO(text))
    assert document.source_text == text
    check(document)


@given(st.binary(max_size=200))
def test_any_bytes_give_a_document_or_a_documented_error(data: bytes) -> None:
    with contextlib.suppress(LaodocsError):
        check(read(data))
