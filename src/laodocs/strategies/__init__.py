"""Hypothesis strategies that draw Lao text with its ground truth, and law checkers for other projects.

Needs the extra `laodocs[hypothesis]`. Names are loaded when first asked for; nothing here is imported otherwise. No
submodule has the name of a strategy, for it would stand in the strategy's place once imported.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from laodocs.strategies.calendar import DrawnDate, dates, dates_in_text, periods
    from laodocs.strategies.checks import check_normalizer, check_tokenizer
    from laodocs.strategies.contacts import Drawn, addresses, phone_lists, phones
    from laodocs.strategies.damage import Damage, DamagedText
    from laodocs.strategies.numbers import (
        DrawnOrdinal,
        DrawnQuantity,
        DrawnRange,
        DrawnShare,
        DrawnSize,
        decimals,
        number_words,
        ordinals,
        quantities,
        quantities_in_text,
        ranges,
        shares,
        sizes,
    )
    from laodocs.strategies.papers import DrawnDocument, agreements, documents, legal_texts, reports
    from laodocs.strategies.text import clusters, damaged, lao_text, syllables, words

__all__ = [
    "Damage",
    "DamagedText",
    "Drawn",
    "DrawnDate",
    "DrawnDocument",
    "DrawnOrdinal",
    "DrawnQuantity",
    "DrawnRange",
    "DrawnShare",
    "DrawnSize",
    "addresses",
    "agreements",
    "check_normalizer",
    "check_tokenizer",
    "clusters",
    "damaged",
    "dates",
    "dates_in_text",
    "decimals",
    "documents",
    "lao_text",
    "legal_texts",
    "number_words",
    "ordinals",
    "periods",
    "phone_lists",
    "phones",
    "quantities",
    "quantities_in_text",
    "ranges",
    "reports",
    "shares",
    "sizes",
    "syllables",
    "words",
]

_HOMES = {
    "calendar": ("DrawnDate", "dates", "dates_in_text", "periods"),
    "checks": ("check_normalizer", "check_tokenizer"),
    "contacts": ("Drawn", "addresses", "phone_lists", "phones"),
    "damage": ("Damage", "DamagedText"),
    "numbers": (
        "DrawnOrdinal",
        "DrawnQuantity",
        "DrawnRange",
        "DrawnShare",
        "DrawnSize",
        "decimals",
        "number_words",
        "ordinals",
        "quantities",
        "quantities_in_text",
        "ranges",
        "shares",
        "sizes",
    ),
    "papers": ("DrawnDocument", "agreements", "documents", "legal_texts", "reports"),
    "text": ("clusters", "damaged", "lao_text", "syllables", "words"),
}
_LAZY = {name: module for module, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    """Load a public name (PEP 562)."""
    if name not in _LAZY:
        raise AttributeError(f"module 'laodocs.strategies' has no attribute {name!r}")
    value = getattr(import_module(f"laodocs.strategies.{_LAZY[name]}"), name)
    globals()[name] = value
    return value


def register() -> None:
    """Hypothesis's entry point: `st.from_type(DamagedText)` draws `damaged()`.

    Hypothesis calls it while it is itself being imported, perhaps by a module of this package: so nothing that needs
    Hypothesis is imported before a strategy is drawn.
    """
    from hypothesis import strategies as st

    from laodocs.strategies.damage import DamagedText

    st.register_type_strategy(DamagedText, _damaged)


def _damaged(_: type) -> Any:
    from laodocs.strategies.text import damaged

    return damaged()
