"""Typed values in Lao text: dates, quantities, contacts, addresses, references; one module each.

`find_mentions` runs all finders over one normalised text and settles what they claim together by the priority of the
extraction specification; `group` sorts the result into families. The finders are loaded when they are first used.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

from laodocs.normalize import Normalization, normalized
from laodocs.spans import AnyMention

if TYPE_CHECKING:
    from laodocs.mentions.addresses import find_addresses
    from laodocs.mentions.contacts import find_contacts
    from laodocs.mentions.dates import find_dates, find_times
    from laodocs.mentions.ordinals import find_ordinals
    from laodocs.mentions.quantities import find_quantities
    from laodocs.mentions.references import find_references

__all__ = [
    "Mentions",
    "find_addresses",
    "find_contacts",
    "find_dates",
    "find_mentions",
    "find_ordinals",
    "find_quantities",
    "find_references",
    "find_times",
    "group",
]

#: Where each finder lives.
_FINDERS = {
    "find_addresses": "addresses",
    "find_contacts": "contacts",
    "find_dates": "dates",
    "find_ordinals": "ordinals",
    "find_quantities": "quantities",
    "find_references": "references",
    "find_times": "dates",
}

#: The family of each kind of mention; a field of `Mentions`.
_FAMILIES = {
    "dates": ("date",),
    "times": ("time",),
    "contacts": ("phone", "fax", "email", "url", "po-box"),
    "quantities": ("quantity", "money", "percent", "duration", "fraction", "ratio", "number", "range"),
    "addresses": ("address",),
    "references": ("document-number", "citation", "cross-reference", "instrument"),
    "ordinals": ("ordinal",),
}
_FAMILY_OF = {kind: family for family, kinds in _FAMILIES.items() for kind in kinds}


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


def __getattr__(name: str) -> Any:
    """The finders, loaded when first asked for."""
    if name in _FINDERS:
        return _finder(name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


@cache
def _finder(name: str) -> Any:
    return getattr(import_module(f"{__name__}.{_FINDERS[name]}"), name)


def find_mentions(
    text: str | Normalization, *, reference: date | None = None, mask: Sequence[tuple[int, int]] = ()
) -> list[AnyMention]:
    """Every typed value of a text, of all families, overlaps settled.

    Args:
        text: any text; it is normalised under the default profile unless it is a `Normalization` already.
        reference: the day from which relative dates (ປີກາຍນີ້) are resolved; without it they are no dates.
        mask: places of list numbers and tables of contents, in code points of the normalised text, half-open. Only
            e-mail addresses, URLs and document numbers are found there.

    Returns:
        Mentions in reading order, disjoint but for what lies inside an address or an instrument.

    Raises:
        TypeError: if `text` is neither `str` nor `Normalization`.

    >>> [(m.kind, m.text) for m in find_mentions("ມາດຕາ 5 ເລກທີ 12/ສພຊ ວັນທີ 3 ເມສາ 2024 ຈຳນວນ 9 ສະບັບ, ຊຸດທີ IX")]
    [('citation', 'ມາດຕາ 5'), ('document-number', '12/ສພຊ'), ('date', 'ວັນທີ 3 ເມສາ 2024'),
     ('quantity', '9 ສະບັບ'), ('ordinal', 'ຊຸດທີ IX')]
    """
    from laodocs.mentions.addresses import addresses
    from laodocs.mentions.contacts import contacts
    from laodocs.mentions.dates import dates_and_times
    from laodocs.mentions.ordinals import ordinals
    from laodocs.mentions.quantities import quantities
    from laodocs.mentions.references import references
    from laodocs.mentions.settle import settle
    from laodocs.mentions.triggers import Scan

    norm = normalized(text)
    scan = Scan(norm.text)
    found = [*dates_and_times(norm, scan, reference)]
    for find in (addresses, contacts, ordinals, quantities, references):
        found += find(norm, scan)
    return settle(found, mask)


def group(found: Iterable[AnyMention]) -> Mentions:
    """The mentions by family, each family in the order given.

    >>> group(find_mentions("18 ແຂວງ, ປີ 2022")).quantities[0].value.unit
    'ແຂວງ'
    """
    families: dict[str, list[AnyMention]] = {field.name: [] for field in fields(Mentions)}
    for item in found:
        families[_FAMILY_OF[item.kind]].append(item)
    return Mentions(**{name: tuple(items) for name, items in families.items()})
