"""What a person sees of the Markdown is what the document says: checked by rendering it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from laodocs import read, to_markdown
from laodocs.blocks import Block
from laodocs.document import Document
from laodocs.mentions import Mentions
from laodocs.spans import OffsetMap, Span

DOCUMENTS = sorted((Path(__file__).parents[2] / "fixtures" / "documents").glob("*/source.txt"))
BULLETS = "-–—•·●○▪■◦*+✓➢"


def shown(markdown: str) -> Iterator[str]:
    """The words that a browser shows, with the numbers that it gives to lists."""
    counters: list[int | None] = []
    for token in MarkdownIt("commonmark").enable("table").parse(markdown):
        if token.type == "ordered_list_open":
            counters.append(int(token.attrs.get("start", 1)))
        elif token.type == "bullet_list_open":
            counters.append(None)
        elif token.type.endswith("_list_close"):
            counters.pop()
        elif token.type == "list_item_open" and counters[-1] is not None:
            yield f"{counters[-1]}{token.markup}"
            counters[-1] += 1
        elif token.type == "inline":
            yield from inline(token)
        elif token.content:
            yield f"<{token.type}>{token.content}"


def inline(token: Token) -> Iterator[str]:
    """Words of a paragraph; emphasis, code and raw HTML are named so that they cannot pass for words."""
    for child in token.children or []:
        if child.type == "text":
            yield child.content
        elif child.type in {"softbreak", "hardbreak"} or (child.type == "html_inline" and child.content == "<br>"):
            yield "\n"
        elif child.type.startswith(("link", "image")):
            yield f" [{child.attrs.get('href', '')}] "
        else:
            yield f"<{child.type}>"


def said(document: Document) -> Iterator[str]:
    """The words of the document: labels and texts of all blocks but furniture; bullets are not words."""
    for block in document.blocks:
        if block.type == "furniture":
            continue
        if block.label and block.label not in BULLETS:
            yield block.label
        lines = [span for row in block.rows for cell in row for span in cell] if block.rows else list(block.lines)
        if block.rows or block.type in {"signature", "contact", "figure_text"}:
            yield from (document.text[start:end] for start, end in lines)
        else:
            yield block.text


def squeezed(words: Iterator[str]) -> str:
    return "".join("".join(words).split())


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.parent.name)
def test_nothing_is_lost_or_added(path: Path) -> None:
    document = read(path)
    links_as_shown = re.sub(r"\[([^\]]+)\]\((mailto:[^)]+)\)", r"[\2]\1[]", squeezed(said(document)))
    assert squeezed(shown(to_markdown(document))) == links_as_shown


MARKUP = st.text(st.sampled_from("ກຂດ ສາ#*_-+>|<&;`~[]()!\\=12.)\n\tab:/"), max_size=80)


@given(st.lists(MARKUP, max_size=5).map("\n\n".join))
def test_signs_of_markdown_in_the_text_stay_signs(text: str) -> None:
    document = read(io.StringIO(text))
    if "](" not in document.text:
        assert squeezed(shown(to_markdown(document))) == squeezed(said(document))


def listed(*labels: str) -> Document:
    """A document of list items with these labels."""
    blocks = tuple(Block("list_item", Span(0, 0), "ກ", label) for label in labels)
    return Document("", "", OffsetMap(0), blocks, (), Mentions())


@pytest.mark.parametrize(
    ("labels", "written"),
    [
        (["1.", "2.", "3."], "1. ກ\n2. ກ\n3. ກ\n"),
        (["1.", "2.", "2.", "3."], "1. ກ\n2. ກ\n\n2\\. ກ\n\n3. ກ\n"),
        (["4.", "5."], "4. ກ\n5. ກ\n"),
        (["1.", "1)"], "1. ກ\n\n1) ກ\n"),
        (["1.", "•", "•", "2."], "1. ກ\n\n- ກ\n- ກ\n\n2. ກ\n"),
        (["1. 4.", "ກ.", "2.1"], "1\\. 4. ກ\n\nກ. ກ\n\n2.1 ກ\n"),
    ],
)
def test_a_label_that_markdown_would_count_otherwise_is_escaped(labels: list[str], written: str) -> None:
    document = listed(*labels)
    assert to_markdown(document) == written
    assert squeezed(shown(written)) == squeezed(said(document))
