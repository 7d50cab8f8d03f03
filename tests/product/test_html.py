"""The page to look at says what the document says, its links lead somewhere, and no text becomes markup."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from laodocs import parse, read, to_html
from laodocs.document import Document
from laodocs.writers.marks import MARKED, Mark, Paint, fields_of

DOCUMENTS = sorted((Path(__file__).parents[2] / "fixtures" / "documents").glob("*/source.txt"))
SIGNS = st.text(st.sampled_from("ກາຂ ດ<>&\"'/!-=#*12.\n\tຂໍ້script\x00\x1b\ud800"), max_size=80)


def squeezed(text: str) -> str:
    """Letters only: blanks and the stars of emphasis are layout."""
    return "".join(text.replace("**", "").split())


def said(document: Document) -> str:
    """The lines of all blocks, in order."""
    out = []
    for block in document.blocks:
        spans = [span for row in block.rows for cell in row for span in cell] or list(block.lines)
        out += [document.text[start:end] for start, end in spans]
    return squeezed("".join(out))


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.parent.name)
def test_the_page_holds_the_whole_text_and_every_field_leads_to_its_words(path: Path) -> None:
    typed = parse(path)
    page = lxml.html.document_fromstring(to_html(typed))
    assert squeezed(page.find(".//main").text_content()) == said(typed.document)
    places = page.xpath("//@id")
    assert len(places) == len(set(places))
    links = {link.removeprefix("#") for link in page.xpath("//a/@href")}
    assert links
    assert links <= set(places)
    for name, found in fields_of(typed):
        if found.span and 0 < found.span.length <= MARKED and f"at{found.span.start}" in places:
            mark = page.get_element_by_id(f"at{found.span.start}")
            words = squeezed(typed.document.text[found.span.start : found.span.end])
            assert words.startswith(squeezed(mark.text_content())) or squeezed(mark.text_content()).startswith(words)
            assert name.rpartition(".")[2] in mark.get("title")


@given(SIGNS)
def test_text_is_never_markup(text: str) -> None:
    typed = parse(io.StringIO(text))
    page = lxml.html.document_fromstring(to_html(typed))
    assert not page.xpath("//script")
    shown = squeezed(page.find(".//main").text_content())
    unfit = str.maketrans(dict.fromkeys("\x00\x1b\ud800", "\N{REPLACEMENT CHARACTER}"))
    assert shown == said(typed.document).translate(unfit)


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 9)), max_size=8), st.integers(0, 20), st.integers(0, 20))
def test_marks_may_overlap_in_any_way(places: list[tuple[int, int]], start: int, length: int) -> None:
    marks = [Mark(at, at + long, str(number), "") for number, (at, long) in enumerate(places)]
    stretches = list(Paint(marks).over(start, start + length))
    covered = {at: {m.classes for m in over} for a, b, over in stretches for at in range(a, b)}
    assert covered == {at: {m.classes for m in marks if m.start <= at < m.end} for at in range(start, start + length)}


def test_a_plain_document_has_a_page_without_a_record() -> None:
    page = to_html(read("ວັນທີ 3 ເມສາ 2024"))
    assert "<h2>Record</h2>" not in page
    assert ">ວັນທີ 3 ເມສາ 2024</mark>" in page


def test_the_commands(tmp_path: Path) -> None:
    env = {**os.environ, "PYTHONUTF8": "1"}
    source = str(DOCUMENTS[0])
    shown = subprocess.run(
        [sys.executable, "-m", "laodocs", "inspect", source, "--html"], capture_output=True, env=env, check=True
    )
    assert shown.stdout.decode("utf-8").startswith("<!doctype html>")
    command = [sys.executable, "-m", "laodocs", "convert", source, "-o", str(tmp_path), "--to", "html"]
    subprocess.run(command, capture_output=True, env=env, check=True)
    (written,) = tmp_path.iterdir()
    assert written.name == "source.html"
    assert written.read_text("utf-8").replace("\r\n", "\n") == shown.stdout.decode("utf-8").replace("\r\n", "\n")
