"""How much of an outline survives what editors, converters and scanners do to labels (`make bench-outline`).

Every text document of `fixtures` is read as it is; then one damage at a time is done to its source, and the outline is
compared with the first one: sections by path and by how their words begin. Where the damage takes a section's own
label away, that section is not asked for; what is measured is the harm done to the others. Prints, for each damage, how
many damaged texts were read, their mean F1 and the worst.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from laodocs import read
from laodocs.document import Document
from laodocs.outline import Section

FIXTURES = Path(__file__).parents[1] / "fixtures"
SOURCES = sorted([*FIXTURES.glob("*/*/source.txt"), *(FIXTURES / "structure").glob("*.txt")])
PLACES = 4  # how many places of a document a local damage is done to
KEY = 16  # letters of a section's words that it is known by


class Label(NamedTuple):
    """A printed label: where it stands in the source, and the section that it numbers."""

    start: int
    end: int
    section: Section


#: A damage makes damaged texts of a source, each with the section that it takes out (or None).
Damage = Callable[[str, list[Label], random.Random], Iterator[tuple[str, Section | None]]]


def walk(sections: tuple[Section, ...]) -> Iterator[Section]:
    """All sections in reading order."""
    for section in sections:
        yield section
        yield from walk(section.children)


def labels(document: Document) -> list[Label]:
    """The printed labels of numbered sections."""
    found = []
    for section in walk(document.outline):
        if section.label and section.kind != "heading":
            start = section.span.start
            span = document.source_span((start, start + len(section.label)))
            found.append(Label(*span, section))
    return found


def keys(document: Document) -> Counter[tuple[tuple[str, ...], str]]:
    """Each numbered section by its path and the beginning of its words."""
    found: Counter[tuple[tuple[str, ...], str]] = Counter()
    for section in walk(document.outline):
        if section.kind != "heading":
            found[section.path, words(document, section)] += 1
    return found


def words(document: Document, section: Section) -> str:
    """How a section's words begin, letters alone."""
    start = section.span.start + len(section.label or "")
    return re.sub(r"[\W\d_]", "", document.text[start : start + 80])[:KEY]


def f1(truth: Counter[tuple[tuple[str, ...], str]], found: Counter[tuple[tuple[str, ...], str]]) -> float:
    """Harmonic mean of precision and recall."""
    both = (truth & found).total()
    return 2 * both / (truth.total() + found.total()) if truth.total() + found.total() else 1.0


def places(labels: list[Label], chance: random.Random) -> list[Label]:
    """Some labels of a document."""
    return chance.sample(labels, min(PLACES, len(labels)))


def changed(source: str, found: list[Label], change: Callable[[str], str]) -> str:
    """The source with each of these labels changed."""
    for label in reversed(found):
        source = source[: label.start] + change(source[label.start : label.end]) + source[label.end :]
    return source


# The damages ----------------------------------------------------------------------------------------------------------


def drop_label(source: str, found: list[Label], chance: random.Random) -> Iterator[tuple[str, Section | None]]:
    """A label is not printed."""
    for label in places(found, chance):
        yield source[: label.start] + source[label.end :].lstrip(" .:"), label.section


def join_lines(source: str, found: list[Label], chance: random.Random) -> Iterator[tuple[str, Section | None]]:
    """A labelled line is run into the line above."""
    for label in places([label for label in found if label.start], chance):
        yield source[: label.start].rstrip() + " " + source[label.start :], label.section


def reset_labels(source: str, found: list[Label], chance: random.Random) -> Iterator[tuple[str, Section | None]]:
    """A content management system numbers every list anew: `2.` and `3.` become `1.`"""
    yield changed(source, found, lambda said: "1." if re.fullmatch(r"\d+\.", said) else said), None


def double_labels(source: str, found: list[Label], chance: random.Random) -> Iterator[tuple[str, Section | None]]:
    """A converter prints its counter before the document's own label."""
    yield changed(source, found, lambda said: f"1. {said}" if re.fullmatch(r"(?:\d+|[IVX]+)\.", said) else said), None


def print_twice(source: str, found: list[Label], chance: random.Random) -> Iterator[tuple[str, Section | None]]:
    """A web page prints each keyword's label twice."""
    yield changed(source, found, lambda said: f"{said} {said}" if len(re.sub(r"\W", "", said)) > 4 else said), None


def misread_roman(source: str, found: list[Label], chance: random.Random) -> Iterator[tuple[str, Section | None]]:
    """A scanner takes I for l."""
    yield changed(source, found, lambda said: said.replace("I", "l") if re.match("[IVX]+[.)]", said) else said), None


def one_for_roman(source: str, found: list[Label], chance: random.Random) -> Iterator[tuple[str, Section | None]]:
    """A scanner takes the I of a label for 1."""
    roman = [label for label in found if re.match("I+[.)]", source[label.start : label.end])]
    for label in places(roman, chance):
        yield changed(source, [label], lambda said: said.replace("I", "1")), None


def ell_for_one(source: str, found: list[Label], chance: random.Random) -> Iterator[tuple[str, Section | None]]:
    """A scanner takes the 1 of a label for l."""
    ones = [label for label in found if "1" in source[label.start : label.end]]
    for label in places(ones, chance):
        yield changed(source, [label], lambda said: said.replace("1", "l", 1)), None


def lao_digits(source: str, found: list[Label], chance: random.Random) -> Iterator[tuple[str, Section | None]]:
    """An office writes its numbers in Lao digits."""
    table = str.maketrans("0123456789", "໐໑໒໓໔໕໖໗໘໙")
    yield changed(source, found, lambda said: said.translate(table)), None


def o_for_zero(source: str, found: list[Label], chance: random.Random) -> Iterator[tuple[str, Section | None]]:
    """A scanner takes the 0 of `10.` for the letter o."""
    tens = [label for label in found if "0" in source[label.start : label.end]]
    for label in places(tens, chance):
        yield changed(source, [label], lambda said: said.replace("0", "o")), None


def indent(source: str, found: list[Label], chance: random.Random) -> Iterator[tuple[str, Section | None]]:
    """Lines are moved to the right, each as it comes."""
    yield re.sub(r"(?m)^(?=\S)", lambda _: " " * chance.randrange(6), source), None


def no_blank_lines(source: str, found: list[Label], chance: random.Random) -> Iterator[tuple[str, Section | None]]:
    """Empty lines are lost."""
    yield re.sub(r"\n[ \t]*\n+", "\n", source), None


def lost_dots(source: str, found: list[Label], chance: random.Random) -> Iterator[tuple[str, Section | None]]:
    """A scanner loses the dot behind a label."""
    dotted = [label for label in found if re.fullmatch(r"(?:\d+|[IVX]+)\.", source[label.start : label.end])]
    for label in places(dotted, chance):
        yield changed(source, [label], lambda said: said.rstrip(".")), None


def page_breaks(source: str, found: list[Label], chance: random.Random) -> Iterator[tuple[str, Section | None]]:
    """A page ends before a labelled line, and its number is printed there."""
    for page, label in enumerate(places(found, chance), 2):
        start = source.rfind("\n", 0, label.start) + 1
        yield f"{source[:start]}\n{page}\n\n{source[start:]}", None


DAMAGES: tuple[Damage, ...] = (
    drop_label,
    join_lines,
    reset_labels,
    double_labels,
    print_twice,
    misread_roman,
    one_for_roman,
    ell_for_one,
    lao_digits,
    o_for_zero,
    indent,
    no_blank_lines,
    lost_dots,
    page_breaks,
)


def measured(damage: Damage, path: Path) -> Iterator[tuple[float, str]]:
    """F1 for each text that a damage makes of a document."""
    whole = read(path)
    source = whole.source_text
    truth, found = keys(whole), labels(whole)
    for text, hit in damage(source, found, random.Random(str(path.name) + damage.__name__)):
        if text != source:
            damaged = read(text, format="text")
            wanted, said = truth.copy(), keys(damaged)
            if hit is not None:
                gone = words(whole, hit)
                wanted = Counter({key: n for key, n in wanted.items() if key[1] != gone})
                said = Counter({key: n for key, n in said.items() if key[1] != gone})
            yield f1(wanted, said), path.parent.name if path.stem == "source" else path.stem


def main() -> None:
    """Print the table."""
    print(f"{'damage':<16}{'texts':>6}{'mean F1':>9}{'worst':>7}  worst of all")
    for damage in DAMAGES:
        results = [result for path in SOURCES for result in measured(damage, path)]
        if results:
            worst = ", ".join(f"{name} {score:.2f}" for score, name in sorted(results)[:3])
            mean = sum(score for score, _ in results) / len(results)
            print(f"{damage.__name__:<16}{len(results):>6}{mean:>9.3f}{min(results)[0]:>7.2f}  {worst}")


if __name__ == "__main__":
    main()
