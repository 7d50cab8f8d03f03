"""What kind of document it is: weighed evidence, with a confidence and a runner-up.

The evidence is a table (`data/kinds.tsv`): for each kind, what its title, its opening, its section titles and its body
say, and what speaks against it. No single word decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple, cast, get_args

from laodocs.blocks.datelines import is_dateline, is_details, is_when
from laodocs.doctypes.masthead import title_of
from laodocs.doctypes.passages import read_blocks
from laodocs.document import Document
from laodocs.lexicon import rows
from laodocs.outline import Section

__all__ = ["KINDS", "Kind", "KindGuess", "guess_kind"]

Kind = Literal["agreement", "report", "news", "profile", "legal", "minutes", "generic"]
KINDS: tuple[Kind, ...] = get_args(Kind)

Place = Literal["title", "head", "outline", "body"]


@dataclass(frozen=True, slots=True)
class KindGuess:
    """The decision: the kind, how sure it is (0 to 1), and the next best kind."""

    kind: Kind
    confidence: float
    runner_up: Kind | None


class Evidence(NamedTuple):
    """One row of `data/kinds.tsv`: where `pattern` is found, it speaks for `kind` (against it, when the weight is
    negative), once however often it occurs."""

    kind: Kind
    place: Place
    weight: float
    pattern: re.Pattern[str]


#: How many characters of the body count as its opening.
_HEAD = 2500
#: Without a title the first lines are asked for one, at a discount.
_OPENING, _UNTITLED = 400, 0.6


@cache
def _evidence() -> tuple[Evidence, ...]:
    """What speaks for what. Titles weigh most; a phrase of the body is a hint."""
    return tuple(
        Evidence(
            cast(Kind, r["kind"]), cast(Place, r["place"]), float(r["weight"]), re.compile(r["pattern"], re.MULTILINE)
        )
        for r in rows("kinds")
    )


def guess_kind(document: Document) -> KindGuess:
    """Weigh the evidence.

    Args:
        document: what `read` gave.

    Returns:
        The kind with the most evidence; `generic` where hardly any speaks for one. The confidence is the winner's share
        against the runner-up.
    """
    title = title_of(document)
    body = read_blocks(document).text
    opening = "\n".join(body[:_OPENING].split("\n")[:8])
    outline = "\n".join(_headings(document.outline))
    head = title.value if title else opening
    places: dict[Place, str] = {"title": head, "head": body[:_HEAD], "outline": outline, "body": body}
    scores: dict[Kind, float] = dict.fromkeys(KINDS, 0.0)
    for row in _evidence():
        if row.pattern.search(places[row.place]):
            scores[row.kind] += row.weight * (_UNTITLED if row.place == "title" and not title else 1.0)
    for kind, weight in _structural(document, len(body)):
        scores[kind] += weight
    scores["generic"] = 1.5
    ranked = sorted(KINDS, key=lambda kind: -scores[kind])
    best, second = ranked[0], ranked[1]
    share = scores[best] / (scores[best] + max(scores[second], 0.0))
    return KindGuess(best, round(share, 2), second if scores[second] > 0 else None)


def _headings(sections: tuple[Section, ...]) -> Iterator[str]:
    """The titles of chapters, sections and headings; those of articles say what a law is about, not what it is."""
    for section in sections:
        if section.title and section.kind not in {"article", "clause"}:
            yield section.title
        yield from _headings(section.children)


def _structural(document: Document, length: int) -> list[tuple[Kind, float]]:
    """What the outline and the blocks say: articles, chapters with figures, a table of contents, a short item."""
    kinds = [section.kind for section in document.outline]
    nested = [child.kind for section in document.outline for child in section.children]
    articles = (kinds + nested).count("article")
    top = sum(1 for section in document.outline if section.kind in {"chapter", "section"} and section.children)
    inside = sum(section.span.length for section in document.outline if section.kind == "chapter" and section.children)
    types = [block.type for block in document.blocks]
    figures = len(document.mentions.quantities)
    metadata = [block.text for block in document.blocks if block.type == "metadata"]
    dated = any(test(said) for said in metadata for test in (is_when, is_dateline, is_details))
    return [
        ("legal", min(articles, 3) * 0.5),
        ("agreement", min(articles, 2) * 0.5),
        ("report", (1.5 if top >= 2 else 0.0) + (1.0 if figures >= 10 else 0.0)),
        ("report", 2.5 if dated and top >= 2 and inside * 2 > length else 0.0),  # the page of a report, not of news
        ("news", -2.5 if top >= 2 and inside * 2 > length else 0.0),  # news tells its story without chapters
        ("profile", 2.5 if types.count("toc_entry") >= 3 else 0.0),
        ("profile", 1.0 if "annex" in kinds else 0.0),
        ("news", 1.0 if not kinds and length < 8000 else 0.0),
        ("news", 1.5 if dated and top < 2 else 0.0),
    ]
