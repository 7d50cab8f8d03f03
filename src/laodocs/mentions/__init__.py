"""Typed values in Lao text: dates, quantities, contacts, addresses, references; one module each.

`find_mentions` runs all finders and settles overlaps by the priority of the extraction specification.
"""

from __future__ import annotations

from dataclasses import dataclass

from laodocs.spans import AnyMention

__all__ = ["Mentions"]


@dataclass(frozen=True, slots=True)
class Mentions:
    """All mentions of a document by family, each in reading order."""

    dates: tuple[AnyMention, ...] = ()
    times: tuple[AnyMention, ...] = ()
    contacts: tuple[AnyMention, ...] = ()
    quantities: tuple[AnyMention, ...] = ()
    addresses: tuple[AnyMention, ...] = ()
    references: tuple[AnyMention, ...] = ()
    ordinals: tuple[AnyMention, ...] = ()
