"""The cutters behind one interface: our own, and its peers for comparison, each made lossless.

A peer returns strings and may drop or change characters. What it returns is laid over the text from left to right;
characters that it dropped become tokens of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any, Literal

from laodocs.errors import MissingExtra
from laodocs.segment import native
from laodocs.segment.native import Cut

__all__ = ["Engine", "peer_words"]

Engine = Literal["laodocs", "laonlp", "newmm", "icu"]


def peer_words(engine: str, text: str) -> Cut:
    """The words that a peer finds.

    Raises:
        MissingExtra: the peer is not installed.
        ValueError: there is no such engine.
    """
    if engine not in _PEERS:
        raise ValueError(f"no engine {engine!r}; choose one of laodocs, {', '.join(_PEERS)}")
    ends = list(_lay_over(text, _PEERS[engine](text)))
    starts = [0, *ends]
    return ends, bytes(_kind(text[start:end]) for start, end in zip(starts, ends, strict=False))


def _lay_over(text: str, tokens: Iterable[str]) -> Iterator[int]:
    """Ends of the tokens in the text; a token that the text does not hold is skipped."""
    at = 0
    for token in tokens:
        start = text.find(token, at, at + len(token) + _MAX_DROPPED) if token else -1
        if start < 0:
            continue
        if start > at:
            yield start
        at = start + len(token)
        yield at
    if at < len(text):
        yield len(text)


_MAX_DROPPED = 64
"""How many characters in a row a peer may drop before its next token counts as not found; keeps the search linear."""


def _kind(token: str) -> int:
    """The kind of a token by its first character."""
    return native.clusters(token)[1][0]


def _laonlp(text: str) -> Iterable[str]:
    words: list[str] = _import("laonlp.tokenize", "laonlp").word_tokenize(text)
    return words


def _newmm(text: str) -> Iterable[str]:
    cut = _import("pythainlp.tokenize", "laonlp").word_tokenize
    words: list[str] = cut(text, custom_dict=_laonlp_trie(), engine="newmm")
    return words


@cache
def _laonlp_trie() -> Any:
    words = _import("laonlp.corpus", "laonlp").lao_words()
    return _import("pythainlp.util", "laonlp").Trie(words)


def _icu(text: str) -> Iterable[str]:
    icu = _import("icu", "icu")
    breaks = icu.BreakIterator.createWordInstance(icu.Locale("lo"))
    units = icu.UnicodeString(text)
    breaks.setText(units)
    start = 0
    for end in breaks:
        yield str(units[start:end])
        start = end


def _import(module: str, extra: str) -> Any:
    from importlib import import_module

    try:
        return import_module(module)
    except ImportError as error:
        install = f"pip install 'laodocs[{extra}]'" if extra != "icu" else "pip install pyicu"
        raise MissingExtra(f"this engine needs {module.partition('.')[0]}: {install}") from error


_PEERS: dict[str, Callable[[str], Iterable[str]]] = {"laonlp": _laonlp, "newmm": _newmm, "icu": _icu}
