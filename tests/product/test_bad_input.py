"""Bad input: each kind of it has its documented result or error, from the library and in a batch."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from laodocs import read, to_json, to_markdown
from laodocs.errors import CorruptFile, DecodeError, LimitExceeded, UnsupportedFormat

LINE = "ມາດຕາ 1 ວັນທີ 3 ເມສາ 2024 ໂທ 020 5555 5555 ຈຳນວນ 12 ຄົນ\n"


def docx(*parts: tuple[str, bytes]) -> bytes:
    """A zip that calls itself a Word file."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        types = b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
        archive.writestr("[Content_Types].xml", types)
        for name, data in parts:
            archive.writestr(name, data)
    return buffer.getvalue()


def real_docx() -> bytes:
    from docx import Document

    buffer = io.BytesIO()
    document = Document()
    document.add_paragraph("ບົດລາຍງານ ວັນທີ 3 ເມສາ 2024")
    document.save(buffer)
    return buffer.getvalue()


def bomb() -> bytes:
    return docx(("word/document.xml", b"<w>" + b" " * 400_000_000 + b"</w>"))


#: What is read, and what comes of it: an error, or a document with an issue. The bytes are made when a test wants them.
CASES: dict[str, tuple[str, Callable[[], bytes], type[Exception] | str]] = {
    "empty": ("empty.txt", bytes, "empty-document"),
    "blank": ("blank.txt", lambda: b"\n\n \t\n", "empty-document"),
    "some damaged bytes": ("damaged.txt", lambda: ("ສະບາຍດີ " * 20).encode() + b"\xed\xa0\x80", "damaged-bytes"),
    "binary garbage": ("garbage.txt", lambda: bytes(range(256)) * 64, DecodeError),
    "truncated docx": ("cut.docx", lambda: real_docx()[:2000], CorruptFile),
    "not a docx at all": ("fake.docx", lambda: b"PK\x03\x04" + bytes(100), CorruptFile),
    "zip bomb": ("bomb.docx", bomb, LimitExceeded),
    "50 MB of one repeated line": ("long.txt", lambda: (LINE * 700_000).encode()[: 50 << 20], LimitExceeded),
    "old Word file": ("old.doc", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2048), UnsupportedFormat),
    "a picture": ("picture.png", lambda: b"\x89PNG\r\n\x1a\n" + bytes(100), UnsupportedFormat),
}
LARGE = ("bomb.docx", "long.txt")


@pytest.mark.parametrize("case", CASES)
def test_bad_input_has_its_documented_result(case: str, tmp_path: Path) -> None:
    name, make, wanted = CASES[case]
    path = tmp_path / name
    path.write_bytes(make())
    if isinstance(wanted, str):
        document = read(path)
        assert wanted in {issue.code for issue in document.issues}
        assert json.loads(to_json(document))["schema"] == "laodocs.document/1"
    else:
        with pytest.raises(wanted) as caught:
            read(path)
        assert len(str(caught.value)) > 20, "a message says what to do"


def test_utf_16_is_told_from_the_bytes_and_without_a_mark() -> None:
    document = read(LINE.encode("utf-16-le"))
    assert (document.source_text, document.source.encoding) == (LINE, "utf-16-le")


def test_the_wrong_encoding_is_an_error_not_a_guess() -> None:
    with pytest.raises(DecodeError):
        read("ສະບາຍດີ".encode("utf-16-le"), encoding="utf-8")
    with pytest.raises(DecodeError):
        read("ສະບາຍດີ".encode(), encoding="no-such-encoding")


def test_lone_surrogates_go_through_every_stage() -> None:
    document = read(io.StringIO("ວັນທີ \ud800 3 ເມສາ 2024 \udcff"))
    for indent in (None, 2):
        text = to_json(document, indent=indent)
        text.encode("utf-8")
        assert json.loads(text)["text"] == document.text
    assert "\N{REPLACEMENT CHARACTER}" in to_markdown(document)


def test_a_batch_goes_on_past_all_of_them(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name, make, _ in CASES.values():
        if name not in LARGE:
            (folder / name).write_bytes(make())
    (folder / "zz-good.txt").write_text(LINE, "utf-8")
    files = [*sorted(folder.iterdir()), folder / "missing.txt"]
    command = [sys.executable, "-m", "laodocs", "convert", *map(str, files), "-o", "out", "--report", "run.json"]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False, timeout=300)
    assert run.returncode == 1
    report = json.loads((tmp_path / "run.json").read_text("utf-8"))
    errors = {Path(e["input"]).name: e["error"]["type"] for e in report["files"] if e["status"] == "failed"}
    raising = {name: error for name, _, error in CASES.values() if not isinstance(error, str) and name not in LARGE}
    wanted = {name: error.__name__ for name, error in raising.items()}
    assert errors == {**wanted, "missing.txt": "FileNotFoundError"}
    assert (tmp_path / "out" / "zz-good.json").exists()
    assert len(run.stderr.decode().splitlines()) == len(errors) + 1


def test_a_long_document_of_one_repeated_line_takes_linear_time() -> None:
    def seconds(size: int) -> float:
        start = time.process_time()
        document = read(io.StringIO(LINE * (size // len(LINE))))
        assert len(document.source_text) >= size - len(LINE)
        return time.process_time() - start

    seconds(5_000)
    small, large = seconds(25_000), seconds(200_000)
    assert large < 8 * small * 2.5 + 0.5
