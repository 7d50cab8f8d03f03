"""Laws of blocks and outline: regular numberings come back as printed, and no text at all breaks anything."""

from __future__ import annotations

from dataclasses import dataclass, field

from hypothesis import given
from hypothesis import strategies as st

from laodocs.blocks import build_blocks
from laodocs.blocks.markers import LAO_LETTERS, read_markers
from laodocs.numerals import format_roman, to_lao_digits
from laodocs.outline import find_by_id, find_section
from laodocs.outline.numbering import DEEPEST, Candidate, resolve
from laodocs.readers import read_source
from tests.structure.reading import read_outline, walk

TITLES = ["ຈຸດປະສົງ", "ຂອບເຂດ", "ການຈັດຕັ້ງປະຕິບັດ", "ສິດ ແລະ ໜ້າທີ່", "ງົບປະມານ"]
BODIES = ["ສອງຝ່າຍຕົກລົງຮ່ວມມືກັນ ຕາມລະບຽບການ.", "ການຄຸ້ມຄອງ ໃຫ້ປະຕິບັດຕາມກົດໝາຍ ໃນໄລຍະ 5 ປີ."]

# How a level is printed, and what its path says, for its n-th member.
LEVELS = {
    "part": (lambda n: f"ພາກທີ {format_roman(n)}", lambda n: f"p{n}"),
    "chapter": (lambda n: f"ໝວດທີ {n}", lambda n: f"c{n}"),
    "article": (lambda n: f"ມາດຕາ {n}", str),
    "roman": (lambda n: f"{format_roman(n)}.", format_roman),
    "arabic": (lambda n: f"{n}.", str),
    "lao digits": (lambda n: f"{to_lao_digits(str(n))}.", str),
    "bracket": (lambda n: f"{n})", str),
    "letter": (lambda n: f"{LAO_LETTERS[n - 1]}.", lambda n: LAO_LETTERS[n - 1]),
    "latin": (lambda n: f"{chr(96 + n)})", lambda n: chr(96 + n)),
    "upper": (lambda n: f"{chr(64 + n)}.", lambda n: chr(64 + n)),
    "small roman": (lambda n: f"({format_roman(n).lower()})", lambda n: format_roman(n).lower()),
}
HIERARCHIES = [
    ["part", "chapter", "article", "arabic", "letter"],
    ["chapter", "article", "arabic", "latin"],
    ["article", "arabic", "bracket"],
    ["roman", "arabic", "bracket", "latin"],
    ["roman", "lao digits", "letter"],
    ["arabic", "latin"],
    ["upper", "roman", "arabic", "small roman"],
    ["upper", "arabic", "letter"],
]


@dataclass
class Printed:
    """A document that was printed from a tree, and the paths of the tree."""

    lines: list[str] = field(default_factory=list)
    paths: list[tuple[str, ...]] = field(default_factory=list)
    articles: int = 0


@st.composite
def numbered_documents(draw: st.DrawFn) -> Printed:
    """Documents whose numbering has no fault, of every usual hierarchy."""
    printed = Printed()
    _print(draw, printed, draw(st.sampled_from(HIERARCHIES)), ())
    return printed


def _print(draw: st.DrawFn, printed: Printed, levels: list[str], path: tuple[str, ...]) -> None:
    label, numeral = LEVELS[levels[0]]
    for n in range(1, draw(st.integers(2, 4)) + 1):
        if levels[0] == "article":
            printed.articles += 1
        number = printed.articles if levels[0] == "article" else n
        here = (*path, numeral(number))
        printed.paths.append(here)
        last = levels[0] in ("bracket", "letter", "latin", "small roman")
        printed.lines += [f"{label(number)} {draw(st.sampled_from(BODIES if last else TITLES))}", ""]
        if not last and draw(st.booleans()):
            printed.lines += [draw(st.sampled_from(BODIES)), ""]
        if len(levels) > 1 and draw(st.booleans()):
            _print(draw, printed, levels[1:], here)


@given(numbered_documents())
def test_a_faultless_numbering_comes_back_as_printed(printed: Printed) -> None:
    _, outline = read_outline("\n".join(printed.lines))
    assert [node.path for node in walk(outline.sections)] == printed.paths
    assert outline.issues == ()


@given(st.sampled_from(sorted(LEVELS)), st.integers(2, 26), st.sampled_from(["\n", "\n\n"]), st.booleans())
def test_a_long_series_is_one_series(level: str, length: int, between: str, bodies: bool) -> None:
    label, numeral = LEVELS[level]
    lines = [
        f"{label(n)} {TITLES[n % len(TITLES)]}" + (f"{between}{BODIES[0]}" if bodies else ";")
        for n in range(1, length + 1)
    ]
    _, outline = read_outline(between.join(lines))
    assert [node.path for node in outline.sections] == [(numeral(n),) for n in range(1, length + 1)]
    assert outline.issues == ()


WORDS = """
1. 2. 3) (4) I. II. ກ. ຂ) a) - • + ມາດຕາ ໝວດທີ ພາກທີ ຂໍ້ ເອກະສານຊ້ອນທ້າຍ 1 12 2.1 2.1.3 (ໃໝ່) : ; . , ແລະ ຂອງ
ໜ້າທີ່: ສາລະບານ ຕົກລົງ: ** ¹ “ ) ການ ເ ່ <ul> |
"""
LINES = ["ກອງປະຊຸມ\t7", "ຂ່າວ | 2024", "ໂດຍ: ກ", "\n", "\n\n", "\t", " ", "## ", "\f", "\ud800", "loader image", "- 3 -"]
PIECES = [*WORDS.split(), *LINES]


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_any_text_has_an_outline_that_holds_together(source: str) -> None:
    text, outline = read_outline(source)
    nodes = list(walk(outline.sections))
    assert len({node.id for node in nodes}) == len(nodes)
    for node in nodes:
        assert 0 <= node.span.start < node.span.end <= len(text)
        assert find_by_id(outline.sections, node.id) is node
        inside = node.span.start
        for child in node.children:
            assert child.level == node.level + 1
            assert inside <= child.span.start
            assert child.span.end <= node.span.end
            assert child.path[: len(node.path)] == node.path
            inside = child.span.end
        if node.kind != "heading":
            found = find_section(outline.sections, *node.path)
            assert found is not None
            assert found.path == node.path


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_every_line_is_in_one_block(source: str) -> None:
    page = read_source(source, format="text")
    blocks = build_blocks(page.text, page.lines)
    assert sorted(span for block in blocks for span in block.lines) == [line.span for line in page.lines]
    assert [block.span.start for block in blocks] == sorted(block.span.start for block in blocks)


@given(st.text(alphabet="12.)(IVXກຂa -•ມາດຕາໝວພຂໍ້ທີ:່\n", max_size=20))
def test_a_label_lies_inside_its_line(line: str) -> None:
    for marker in read_markers(line):
        assert 0 <= marker.start < marker.end <= len(line)
        assert marker.numbered or marker.value == 0


@given(st.lists(st.sampled_from(["I.", "1.", "2.", "3.", "1)", "ກ.", "1.1", "ມາດຕາ 2", "1. 2."]), max_size=40))
def test_every_candidate_is_answered(labels: list[str]) -> None:
    placed = resolve([Candidate(read_markers(label + " ກ")) for label in labels])
    assert len(placed) == len(labels)
    depths = [place.depth for place in placed if place is not None]
    assert all(after <= before + 1 for before, after in zip([-1, *depths], depths, strict=False))


def test_letters_that_begin_anew_without_end_nest_no_deeper_than_documents_do() -> None:
    source = "".join(f"{2000 + n}. ຫົວຂໍ້\n- ກ.\nດ້ານອ່ອນ ຂໍ້\n- ຂ.\n" for n in range(600))
    sections = read_outline(source)[1].sections
    assert max(section.level for section in walk(sections)) <= DEEPEST
