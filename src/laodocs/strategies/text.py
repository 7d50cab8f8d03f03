"""Strategies for Lao text: clusters, syllables, words, clean text, and damaged text that knows what was done to it.

Everything is built from tables of how Lao is written, never by filtering, and is in normal form by construction.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from hypothesis import strategies as st

from laodocs.script import CONSONANTS, FOLLOWING_VOWELS, LEADING_VOWELS, MARKS, TONES, VOWEL_MARKS
from laodocs.spans import Span
from laodocs.strategies.damage import Damage, DamagedText

__all__ = ["clusters", "damaged", "lao_text", "syllables", "words"]

_LETTERS = "ກຂຄງຈສຊຍດຕຖທນບປຜຝພຟມຢຣລວອຮໜໝ"
_FINALS = "ກງຍດນບມວ"

# Each way to write a vowel: {c} the consonant, {t} a tone or nothing, {f} a final consonant.
_SHAPES = (
    "{c}{t}ະ", "{c}ັ{t}{f}", "{c}{t}າ", "{c}{t}າ{f}", "{c}ິ{t}", "{c}ິ{t}{f}", "{c}ີ{t}", "{c}ີ{t}{f}",
    "{c}ຶ{t}", "{c}ື{t}{f}", "{c}ຸ{t}", "{c}ຸ{t}{f}", "{c}ູ{t}", "{c}ູ{t}{f}", "ເ{c}{t}ະ", "ເ{c}ັ{t}{f}",
    "ເ{c}{t}", "ເ{c}{t}{f}", "ແ{c}{t}ະ", "ແ{c}{t}", "ແ{c}{t}{f}", "ໂ{c}{t}", "ໂ{c}{t}{f}", "{c}ົ{t}{f}",
    "ເ{c}{t}າະ", "{c}ໍ{t}", "{c}{t}ອ{f}", "ເ{c}ິ{t}{f}", "ເ{c}ີ{t}", "{c}{t}ຽ{f}", "ເ{c}ື{t}ອ{f}", "{c}ົ{t}ວ",
    "{c}{t}ວ{f}", "ໄ{c}{t}", "ໃ{c}{t}", "ເ{c}ົ{t}າ", "{c}{t}ຳ",
)  # fmt: skip


def clusters() -> st.SearchStrategy[str]:
    """One consonant with its vowels and marks, by the grammar of the normal form: most are no syllable."""
    marks = st.builds(
        lambda *parts: "".join(parts),
        st.sampled_from(["", "", "\u0ebc"]),
        st.sampled_from(["", *VOWEL_MARKS.replace("\u0ecd", "")]),
        st.sampled_from(["", *TONES]),
    )
    return st.builds(
        lambda lead, consonant, marks, tail: lead + consonant + marks + tail,
        st.sampled_from(["", *LEADING_VOWELS]),
        st.sampled_from(_LETTERS),
        marks,
        st.sampled_from(["", "", "ະ", "າ", "ຽ"]),
    )


@st.composite
def syllables(draw: st.DrawFn) -> str:
    """A syllable as Lao writes it, with or without a tone and a final consonant."""
    shape = draw(st.sampled_from(_SHAPES))
    consonant = draw(st.sampled_from([*_LETTERS, "ຫ\u0ebc"]))
    return shape.format(c=consonant, t=draw(st.sampled_from(["", *TONES[:2]])), f=draw(st.sampled_from(_FINALS)))


def words(*, max_syllables: int = 3) -> st.SearchStrategy[str]:
    """One to `max_syllables` syllables without a space."""
    return st.lists(syllables(), min_size=1, max_size=max_syllables).map("".join)


def lao_text(*, min_words: int = 1, max_words: int = 12) -> st.SearchStrategy[str]:
    """Clean running text: words, some of them Latin or numbers, between spaces, punctuation or nothing.

    Law: `normalize(text) is text`.
    """
    piece = st.one_of(words(), words(), words(), st.sampled_from(["2024", "UNDP", "1.5 %", "(ສປປ ລາວ)", "ແລະອື່ນໆ"]))
    pieces = st.tuples(piece, st.sampled_from([" ", "", ", ", ".\n", ": "])).map("".join)
    return st.lists(pieces, min_size=min_words, max_size=max_words).map("".join)


_CLUSTER = re.compile(
    f"[{LEADING_VOWELS}]?[{CONSONANTS}][{MARKS}]*(?:[{FOLLOWING_VOWELS}](?![{MARKS}]))?"
    f"|(?<=[{CONSONANTS}])[ ](?=[{CONSONANTS}])"
)
_VOWELS = VOWEL_MARKS + "າຳຽ"

# Rule, where in a cluster it can go wrong, and the slip.
_SLIPS: tuple[tuple[str, re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    ("M", re.compile(f"([{TONES}]?)ຳ"), lambda m: "\u0ecd" + m[1] + "າ"),
    ("O", re.compile(f"([{VOWEL_MARKS}])([{TONES}])"), lambda m: m[2] + m[1]),
    ("O", re.compile(f"([{TONES}])([າຽຳ])$"), lambda m: m[2] + m[1]),
    ("D", re.compile(f"[{MARKS}]"), lambda m: m[0] * 2),
    ("E", re.compile("^ແ"), lambda _: "ເເ"),
    ("H", re.compile(f"^([ໜໝ])(?=[{_VOWELS}{TONES}])"), lambda m: {"ໜ": "ຫນ", "ໝ": "ຫມ"}[m[1]]),
    ("Z", re.compile(f"(?<=[{CONSONANTS}])(?=[{MARKS}])"), lambda _: "\N{ZERO WIDTH SPACE}"),
    ("W", re.compile("^ $"), lambda _: "\N{NO-BREAK SPACE}"),
)


@st.composite
def damaged(draw: st.DrawFn, text: str | st.SearchStrategy[str] | None = None) -> DamagedText:
    """Text with slips of typing and conversion, and the ground truth.

    Args:
        text: clean text or a strategy for it; `lao_text()` if left out.

    Law: `normalize(drawn.text) == drawn.clean`.
    """
    clean = text if isinstance(text, str) else draw(lao_text() if text is None else text)
    out: list[str] = []
    damages: list[Damage] = []
    at = length = 0
    for match in _CLUSTER.finditer(clean):
        possible = [slip for slip in _SLIPS if slip[1].search(match.group())]
        if not possible or not draw(st.booleans()):
            continue
        rule, pattern, slip = draw(st.sampled_from(possible))
        after = pattern.sub(slip, match.group(), count=1)
        length += match.start() - at
        out += [clean[at : match.start()], after]
        damages.append(Damage(rule, Span(length, length + len(after)), match.group(), after))
        length += len(after)
        at = match.end()
    out.append(clean[at:])
    return DamagedText("".join(out), clean, tuple(damages))
