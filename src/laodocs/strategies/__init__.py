"""Hypothesis strategies that draw Lao text with its ground truth, and law checkers for other projects.

Needs the extra `laodocs[hypothesis]`. Names are loaded when first asked for; nothing here is imported otherwise.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from laodocs.strategies.checks import check_normalizer, check_tokenizer
    from laodocs.strategies.text import Damage, DamagedText, clusters, damaged, lao_text, syllables, words

__all__ = [
    "Damage",
    "DamagedText",
    "check_normalizer",
    "check_tokenizer",
    "clusters",
    "damaged",
    "lao_text",
    "syllables",
    "words",
]

_HOMES = {
    "checks": ("check_normalizer", "check_tokenizer"),
    "text": ("Damage", "DamagedText", "clusters", "damaged", "lao_text", "syllables", "words"),
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
    """Hypothesis's entry point: `st.from_type(DamagedText)` draws `damaged()`."""
    from hypothesis import strategies as st

    from laodocs.strategies.text import DamagedText, damaged

    st.register_type_strategy(DamagedText, damaged())
