"""What was done to a damaged text: types only, so that they can be named without Hypothesis."""

from __future__ import annotations

from dataclasses import dataclass

from laodocs.spans import Span

__all__ = ["Damage", "DamagedText"]


@dataclass(frozen=True, slots=True)
class Damage:
    """One slip: the rule that undoes it, where it stands in the damaged text, what stood there and what stands now."""

    rule: str
    span: Span
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class DamagedText:
    """A text with slips, the clean text that they were made in, and the slips in order."""

    text: str
    clean: str
    damages: tuple[Damage, ...]
