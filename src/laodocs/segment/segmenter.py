"""The calls that users make: `tokenize`, its ecosystem names, and `Segmenter`, which holds a user's words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from os import PathLike
from pathlib import Path
from typing import Literal

from laodocs import _native
from laodocs.normalize import normalize
from laodocs.segment import native
from laodocs.segment.engines import Engine, peer_words
from laodocs.segment.native import Cut
from laodocs.spans import Span, Token

__all__ = ["Level", "Segmenter", "read_words", "sent_tokenize", "syllable_tokenize", "tokenize", "word_tokenize"]

Level = Literal["cluster", "syllable", "word", "compound", "sentence"]

_LEVELS = {
    "cluster": native.clusters,
    "syllable": native.syllables,
    "word": native.words,
    "compound": native.compounds,
    "sentence": native.sentences,
}


class Segmenter:
    """Cuts text with a user's own words; immutable, so threads may share it.

    Args:
        words: Lao words added to the lexicon: the model prefers them, long ones most, but the sentence decides.
        forced: strings that always are one token, wherever they stand between cluster borders; they may hold any
            characters. The longest one wins. They apply to the levels `word` and `compound`.
        engine: what cuts words; the other levels are always our own. `laonlp` and `newmm` need the extra `laonlp`,
            `icu` needs PyICU; peers know no user words.

    Raises:
        TypeError: `words` or `forced` is one string instead of many.
        ValueError: an added word is not written in Lao letters alone, or a peer is given words.

    >>> Segmenter(forced=["ບົດບັນທຶກຄວາມເຂົ້າໃຈ"]).words("ເຊັນບົດບັນທຶກຄວາມເຂົ້າໃຈ")
    ['ເຊັນ', 'ບົດບັນທຶກຄວາມເຂົ້າໃຈ']
    """

    __slots__ = ("_added", "_engine", "_forced", "_is_plain")

    def __init__(self, words: Iterable[str] = (), *, forced: Iterable[str] = (), engine: Engine = "laodocs") -> None:
        if isinstance(words, str) or isinstance(forced, str):
            raise TypeError("words and forced want a list of strings, not one string")
        word_list, forced_list = list(words), list(forced)
        if engine != "laodocs" and word_list:
            raise ValueError(f"engine {engine!r} takes no added words; use forced words or engine='laodocs'")
        self._added = native.added_words(word_list) if word_list else None
        self._forced = _forced_pattern(forced_list) if forced_list else None
        self._engine = engine
        self._is_plain = engine == "laodocs" and not forced_list

    def tokenize(self, text: str, level: Level = "word") -> list[Token]:
        """Tokens with spans and kinds; see `tokenize`."""
        ends, kinds = self._cut(text, level)
        spans = map(Span, [0, *ends], ends)
        return list(map(Token, _native.pieces(text, ends), spans, map(native.KINDS.__getitem__, kinds)))

    def split(self, text: str, level: Level = "word") -> list[str]:
        """The texts of the tokens."""
        return _native.pieces(text, self._cut(text, level)[0])

    def words(self, text: str) -> list[str]:
        """The words of the fine level."""
        return self.split(text, "word")

    def ends(self, text: str, level: Level = "word") -> list[int]:
        """Where the tokens end, in code points of the text: the cheapest form for long texts."""
        return self._cut(text, level)[0]

    def _cut(self, text: str, level: Level) -> Cut:
        if not isinstance(text, str):
            raise TypeError(f"text must be str, not {type(text).__name__}; decode bytes first, with laodocs.decode")
        if level not in _LEVELS:
            raise ValueError(f"no level {level!r}; choose one of {', '.join(_LEVELS)}")
        if self._is_plain or level not in ("word", "compound"):
            return _LEVELS[level](text, self._added)
        if self._forced is None:
            return self._words(text, level)
        ends: list[int] = []
        kinds = bytearray()
        for start, end, is_forced in _pieces(text, self._forced):
            piece = text[start:end]
            piece_ends, piece_kinds = self._words(piece, level)
            if is_forced:
                piece_ends, piece_kinds = [end - start], piece_kinds[:1]
            ends += [start + at for at in piece_ends]
            kinds += piece_kinds
        return ends, bytes(kinds)

    def _words(self, text: str, level: Level) -> Cut:
        if self._engine != "laodocs":
            return peer_words(self._engine, text)
        return _LEVELS[level](text, self._added)


def _forced_pattern(words: list[str]) -> re.Pattern[str]:
    """Any of the words, as given or normalised, the longest first, not cutting a cluster at either end."""
    forms = {form for word in words for form in (word, normalize(word)) if form}
    alternatives = "|".join(map(re.escape, sorted(forms, key=lambda form: (-len(form), form))))
    leading = "[\N{LAO VOWEL SIGN E}-\N{LAO VOWEL SIGN AI}]"
    following = "[\N{LAO VOWEL SIGN A}-\N{LAO SEMIVOWEL SIGN NYO}\N{LAO TONE MAI EK}-\u0ece]"
    return re.compile(f"(?<!{leading})(?:{alternatives})(?!{following})")


def _pieces(text: str, forced: re.Pattern[str]) -> Iterator[tuple[int, int, bool]]:
    at = 0
    for found in forced.finditer(text):
        if found.start() > at:
            yield at, found.start(), False
        yield found.start(), found.end(), True
        at = found.end()
    if at < len(text):
        yield at, len(text), False


_DEFAULT = Segmenter()


def _segmenter(words: Iterable[str], forced: Iterable[str], engine: Engine) -> Segmenter:
    if not words and not forced and engine == "laodocs":
        return _DEFAULT
    return Segmenter(words, forced=forced, engine=engine)


def tokenize(
    text: str,
    level: Level = "word",
    *,
    words: Iterable[str] = (),
    forced: Iterable[str] = (),
    engine: Engine = "laodocs",
) -> list[Token]:
    """Cut a text into tokens.

    Args:
        text: any string; it need not be normalised.
        level: `cluster` (a consonant with its vowels and marks), `syllable`, `word` (the smallest unit that a
            dictionary would list), `compound` (phrase-like units as in the Yunshan Cup corpus) or `sentence`.
        words: added words; for many calls make a `Segmenter` once.
        forced: strings that always are one token.
        engine: `laodocs`, or a peer for comparison: `laonlp`, `newmm`, `icu`.

    Returns:
        Tokens in order. Spans count code points of `text`, half-open. Spaces and punctuation are tokens too.

    Raises:
        TypeError: `text` is not a str.
        MissingExtra: the engine is not installed.

    Laws: `"".join(t.text for t in tokenize(s, level)) == s` for every string and level; the borders of each level lie
    at cluster borders; a line end (`\\n`) is always a border, and what stands before it does not change the words
    after it, so a text may be cut line by line; a zero-width space that normalisation keeps is a token of its own, so
    no word reaches across a break that a writer has marked.

    >>> [(t.text, t.kind) for t in tokenize("ມີ3,5%")]
    [('ມີ', 'lao'), ('3,5', 'number'), ('%', 'punctuation')]
    >>> [t.text for t in tokenize("ປະ\\u200bເທດ")]
    ['ປະ', '\\u200b', 'ເທດ']
    >>> tokenize("ພາສາລາວ", "syllable")[1].span
    Span(start=2, end=4)
    """
    return _segmenter(words, forced, engine).tokenize(text, level)


def word_tokenize(
    text: str, *, words: Iterable[str] = (), forced: Iterable[str] = (), engine: Engine = "laodocs"
) -> list[str]:
    """The words of a text as strings, spaces and punctuation included; arguments as for `tokenize`.

    >>> word_tokenize("ການພັດທະນາປະເທດຊາດ")
    ['ການ', 'ພັດທະນາ', 'ປະເທດຊາດ']
    """
    return _segmenter(words, forced, engine).split(text)


def syllable_tokenize(text: str) -> list[str]:
    """The syllables of a text as strings; what is not Lao stays whole.

    >>> syllable_tokenize("ປະເທດລາວ")
    ['ປະ', 'ເທດ', 'ລາວ']
    """
    return _DEFAULT.split(text, "syllable")


def sent_tokenize(text: str) -> list[str]:
    """The sentences of a text, each with the space after it.

    Lao writers seldom mark the end of a sentence; only what they do mark is used: `.`, `!`, `?`, `;` and line ends.

    >>> sent_tokenize("ລາຄາ 2.029 ກີບ. ຂໍຂອບໃຈ.")
    ['ລາຄາ 2.029 ກີບ. ', 'ຂໍຂອບໃຈ.']
    """
    return _DEFAULT.split(text, "sentence")


def read_words(path: str | PathLike[str]) -> list[str]:
    """The words of a list: UTF-8, one a line; blank lines and lines that begin with `#` are left out."""
    lines = (line.strip() for line in Path(path).read_text("utf-8-sig").splitlines())
    return [line for line in lines if line and not line.startswith("#")]
