"""The same document as text, Markdown, HTML and Word gives the same blocks, outline and record."""

from __future__ import annotations

import html
import io
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import docx
import pytest

from laodocs import parse, to_markdown
from laodocs.doctypes import TypedDocument
from laodocs.outline import Section
from laodocs.spans import Found


class Part(NamedTuple):
    """A piece of the document: `title`, `heading`, `paragraph`, `bullet` or `row` (cells parted by a tab)."""

    kind: str
    text: str


def parts(source: str) -> list[Part]:
    """One part a line: its kind, a colon, its text."""
    return [Part(*line.split(": ", 1)) for line in source.strip().splitlines()]


AGREEMENT = parts("""
title: ບົດບັນທຶກຄວາມເຂົ້າໃຈ ວ່າດ້ວຍການຮ່ວມມືດ້ານການຝຶກອົບຮົມ ລະຫວ່າງ ສະຖາບັນການທະນາຄານ ແລະ ວິທະຍາໄລເຕັກນິກແຂວງຈຳປາສັກ
paragraph: ທັງສອງຝ່າຍໄດ້ເອກະພາບລົງນາມບົດບັນທຶກສະບັບນີ້ ໄລຍະ 2023-2026 ດັ່ງລຸ່ມນີ້:
heading: I. ຈຸດປະສົງ
paragraph: 1. ຍົກລະດັບຄວາມຮູ້ຂອງພະນັກງານ ຈຳນວນ 120 ຄົນ ໃນໄລຍະ 3 ປີ.
paragraph: 2. ແລກປ່ຽນບົດຮຽນລະຫວ່າງສອງຝ່າຍ ປີລະ 2 ຄັ້ງ.
heading: II. ການຈັດຕັ້ງປະຕິບັດ
paragraph: 1. ສະຖາບັນການທະນາຄານ ຮັບຜິດຊອບ:
bullet: ສະໜອງຄູຝຶກ 6 ທ່ານ;
bullet: ສະໜອງງົບປະມານ 250.000.000 ກີບ.
paragraph: 2. ບົດບັນທຶກສະບັບນີ້ ມີຜົນສັກສິດນັບແຕ່ວັນລົງນາມເປັນຕົ້ນໄປ.
paragraph: ເຮັດທີ່ນະຄອນຫຼວງວຽງຈັນ, ວັນທີ 14 ມິຖຸນາ 2023.
""")

REPORT = parts("""
title: ບົດລາຍງານ ການເຄື່ອນໄຫວວຽກງານ ປະຈຳໄຕມາດ 1 ປີ 2024
heading: I. ຜົນສຳເລັດ
paragraph: 1. ໄດ້ຈັດກອງປະຊຸມ 14 ຄັ້ງ ແລະ ກວດກາ 32 ບ້ານ.
paragraph: 2. ລາຍຮັບລວມ 1.250.000.000 ກີບ ເທົ່າກັບ 86,5% ຂອງແຜນ.
heading: II. ແຜນການ
paragraph: 1. ສືບຕໍ່ຝຶກອົບຮົມ 40 ຄົນ ກ່ອນວັນທີ 30 ມິຖຸນາ 2024.
""")


def as_text(document: list[Part]) -> bytes:
    marks = {"bullet": "• "}
    return "\n\n".join(marks.get(part.kind, "") + part.text for part in document).encode()


def as_markdown(document: list[Part]) -> bytes:
    marks = {"title": "# ", "heading": "## ", "bullet": "- "}
    return "\n\n".join(marks.get(part.kind, "") + part.text for part in document).encode()


def as_html(document: list[Part]) -> bytes:
    tags = {
        "title": "<h1>{}</h1>",
        "heading": "<h2>{}</h2>",
        "bullet": "<ul><li>{}</li></ul>",
        "paragraph": "<p>{}</p>",
    }
    body = "\n".join(tags[part.kind].format(html.escape(part.text)) for part in document)
    return f"<!DOCTYPE html><html lang='lo'><head><meta charset='utf-8'></head><body>{body}</body></html>".encode()


def as_word(document: list[Part]) -> bytes:
    styles = {"title": "Title", "heading": "Heading 1", "bullet": "List Bullet"}
    word = docx.Document()
    for part in document:
        word.add_paragraph(part.text, style=styles.get(part.kind))
    buffer = io.BytesIO()
    word.save(buffer)
    return buffer.getvalue()


FORMATS: dict[str, Callable[[list[Part]], bytes]] = {
    "text": as_text,
    "markdown": as_markdown,
    "html": as_html,
    "docx": as_word,
}
DOCUMENTS = {"agreement": AGREEMENT, "report": REPORT}


@cache
def parsed(name: str, format: str) -> TypedDocument:
    return parse(FORMATS[format](DOCUMENTS[name]), format=format)


def outline(sections: tuple[Section, ...]) -> list[Any]:
    return [(s.path, s.label, s.title, s.kind, outline(s.children)) for s in sections]


def values(found: Any) -> Any:
    """A record without its spans."""
    if isinstance(found, Found):
        return found.value
    if isinstance(found, tuple):
        return [values(item) for item in found]
    if hasattr(found, "__dataclass_fields__"):
        names = [
            name for name in found.__dataclass_fields__ if name not in {"document", "guess", "span", "source_span"}
        ]
        return {name: values(getattr(found, name)) for name in names}
    return found


@pytest.mark.parametrize("format", [name for name in FORMATS if name != "text"])
@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_format_says_the_same(name: str, format: str) -> None:
    text, other = parsed(name, "text"), parsed(name, format)
    assert other.document.source.format == format
    assert other.kind == text.kind == name
    assert outline(other.document.outline) == outline(text.document.outline)
    for family in ("dates", "quantities", "contacts", "addresses", "ordinals"):
        found, wanted = (getattr(typed.document.mentions, family) for typed in (other, text))
        assert [(m.kind, m.text, m.value) for m in found] == [(m.kind, m.text, m.value) for m in wanted]
    assert values(other) == values(text)


@pytest.mark.parametrize("format", FORMATS)
def test_what_was_put_in_comes_out(format: str) -> None:
    agreement = parsed("agreement", format)
    assert agreement.kind == "agreement"
    assert [values(party.name) for party in agreement.parties] == ["ສະຖາບັນການທະນາຄານ", "ວິທະຍາໄລເຕັກນິກແຂວງຈຳປາສັກ"]
    assert (values(agreement.term), values(agreement.date)) == ("2023/2026", "2023-06-14")
    assert values(agreement.entry_into_force) == "2023-06-14"
    paths = [section.path for root in agreement.document.outline for section in (root, *root.children)]
    assert paths == [("I",), ("I", "1"), ("I", "2"), ("II",), ("II", "1"), ("II", "2")]


SOURCES = sorted((Path(__file__).parents[2] / "fixtures").glob("*/*/source.*"))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.parent.name)
def test_a_document_written_as_markdown_reads_as_before(path: Path) -> None:
    before = parse(path)
    after = parse(to_markdown(before).encode(), format="markdown")
    assert after.kind == before.kind
    assert places(after.document.outline) == places(before.document.outline)
    dates = [[m.value.edtf for m in typed.document.mentions.dates] for typed in (before, after)]
    assert dates[0] == dates[1]


def places(sections: tuple[Section, ...]) -> list[Any]:
    return [(section.path, section.kind, places(section.children)) for section in sections]
