"""Text to normalised Lao text, with what changed and an exact offset map (spec: docs/normal-form.md)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from laodocs.spans import OffsetMap, Span

__all__ = ["Edit", "Normalization", "Profile", "explain", "is_normalized", "match_key", "normalize", "normalized"]

Profile = Literal["conservative", "default", "repair", "key", "loose", "idna"]


@dataclass(frozen=True, slots=True)
class Edit:
    """One change: which rule, what it replaced, and what stands there now."""

    rule: str
    source_span: Span
    span: Span
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Normalization:
    """A normalised text with the way back to its source."""

    source: str
    text: str
    edits: tuple[Edit, ...]
    offsets: OffsetMap

    def source_span(self, span: tuple[int, int]) -> Span:
        """The span of the source text that became `span` of the normalised text."""
        return self.offsets.to_source(span)


# Provisional: composes AM and drops doubled marks only. The Rust core takes this place.
_RULES = re.compile(
    "(?P<M>\N{LAO NIGGAHITA}(?P<tone>[\u0ec8-\u0ecb]?)\N{LAO VOWEL SIGN AA})|"
    "(?P<D>(?P<mark>[\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ecd])(?P=mark)+)"
)


def explain(text: str, profile: Profile = "default") -> Normalization:
    """Normalise and say what changed."""
    out: list[str] = []
    edits: list[Edit] = []
    at = length = 0
    for m in _RULES.finditer(text):
        after = m["tone"] + "\N{LAO VOWEL SIGN AM}" if m["M"] else m["mark"]
        out.append(text[at : m.start()])
        length += m.start() - at
        edits.append(Edit(m.lastgroup or "M", Span(*m.span()), Span(length, length + len(after)), m[0], after))
        out.append(after)
        length += len(after)
        at = m.end()
    out.append(text[at:])
    offsets = OffsetMap(len(text), [(*e.source_span, *e.span) for e in edits])
    return Normalization(text, "".join(out), tuple(edits), offsets)


def normalize(text: str, profile: Profile = "default") -> str:
    """The normalised text; the same object when nothing changes."""
    result = explain(text, profile)
    return result.text if result.edits else text


def normalized(text: str | Normalization) -> Normalization:
    """`text` under the default profile with its offsets; a `Normalization` is passed through."""
    return text if isinstance(text, Normalization) else explain(text)


def is_normalized(text: str, profile: Profile = "default") -> bool:
    """Whether `normalize` would change nothing."""
    return not explain(text, profile).edits


def match_key(text: str, *, loose: bool = False) -> str:
    """A key under which spellings that mean the same text are equal."""
    return normalize(text, "loose" if loose else "key")
