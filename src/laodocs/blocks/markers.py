"""The head of a line: every way to read the label that it may begin with.

Only the grammar of labels belongs here: bare numbers and letters in all their punctuations, bullets, and two labels in
a row; those that a word names are read in `keywords`. Which reading holds, and what stands under what, is for the
numbering of the whole document to say.
"""

from __future__ import annotations

import re
from functools import cache

from laodocs.blocks.keywords import read_keyword
from laodocs.blocks.labels import (
    DIGITS,
    GLUE,
    KEYWORD_STYLES,
    LAO_LETTER,
    LAO_LETTERS,
    LAO_START,
    WEIGHTS,
    Marker,
    alternation,
    facts,
    valued,
)  # fmt: skip
from laodocs.lexicon import forms
from laodocs.numerals import format_roman, parse_roman

__all__ = [
    "BULLETS",
    "KEYWORD_STYLES",
    "LAO_LETTERS",
    "WEIGHTS",
    "Marker",
    "alternation",
    "facts",
    "numeral_text",
    "read_markers",
    "valued",
]

BULLETS = "•●▪■◦○‣►▶✓✔❖➢*·\N{FIGURE DASH}\uf0b7\uf0d8\uf0a7\uf076"
_DASHES = "-\N{EN DASH}\N{EM DASH}\N{MINUS SIGN}+"
# ຣ is left out by many offices, so ລ and what follows have two places.
_LAO_WITH_RO = LAO_LETTERS.replace("ລ", "ຣລ")


@cache
def _measure_pattern() -> re.Pattern[str]:
    """What follows a decimal number that measures something."""
    units = {**forms("unit"), **forms("currency"), **forms("percent")}
    big = {w: v for w, v in forms("numeral").items() if len(v) > 3}
    return re.compile(rf"[ ]?(?:(?:{alternation(units)}|{alternation(big)})(?:$|[\s,.;:/]|ຕໍ່|{alternation(units)}))")


# 3.1, 3.1.2, 3.1- ດ້ານ; II.1 below chapter II; 3.l where OCR takes 1 for l or a bar.
_DECIMAL = re.compile(
    rf"(?P<number>(?:{DIGITS}{{1,3}}|[IVXl|]{{1,5}}(?=\.{DIGITS}))(?:\.(?:{DIGITS}{{1,2}}|[l|])){{1,4}})"
    rf"(?P<dot>\.?|\)|:|[-/\N{{EN DASH}}](?=[ ]{LAO_START})){GLUE}"
)
_BARE = re.compile(
    rf"""
    (?P<open>\()?
    (?: (?P<arabic>{DIGITS}{{1,3}}(?![lIoO|]))
      | (?P<mixed>(?=[lIoO|]?{DIGITS})(?:{DIGITS}|[lIoO|]){{2,3}})    # OCR takes 1 for l, 0 for o: 1o. for 10.
      | (?P<upper>[IVXLC]{{1,8}})
      | (?P<misread>[IVX]{{0,6}}[l|][IVXl|]{{0,6}})    # OCR takes I for l or a bar
      | (?P<lower>[ivxlc]{{1,8}})
      | (?P<latin>[A-Za-z])
      | (?P<lao>{LAO_LETTER})
    )
    (?P<close>\\?[ ]?[.):]|[/\-\N{{EN DASH}}](?=[ ]))
    {GLUE}
    """,
    re.VERBOSE,
)
# A second letter and dot, or an upper mark, follows: an abbreviation such as ສ.ຫ. or ປ.ນ; so does ສ.ຈ before a name.
_ABBREVIATION = re.compile(
    rf"[ ]?{LAO_LETTER}[\N{{LAO VOWEL SIGN I}}-\N{{LAO VOWEL SIGN UU}}]?\.|{LAO_LETTER}(?=[\s\N{{NO-BREAK SPACE}}]|$)"
)
_BULLET = re.compile(
    rf"""
      [{re.escape(BULLETS)}]+ (?=[\s\N{{NO-BREAK SPACE}}]|{LAO_LETTER})
    | \\?[{re.escape(_DASHES)}]{GLUE}
    | [oØ§üvq] (?=[ \t\N{{NO-BREAK SPACE}}]+{LAO_START})     # bullets of symbol fonts
    """,
    re.VERBOSE,
)
_AS_DIGITS = str.maketrans("lI|oO", "11100")
_ONES = re.compile("[l|]")
_SPACE = re.compile("[\\s\N{NO-BREAK SPACE}]*")


def read_markers(text: str, start: int = 0, end: int | None = None) -> tuple[Marker, ...]:
    """All readings of the label that stands at `start`, the likeliest first; none when there is no label.

    Args:
        text: normalised text.
        start, end: where the line stands in it, in code points, half-open.

    Source: spec "Markers". Linear in the length of the label.

    >>> [(m.style, m.value) for m in read_markers("ມາດຕາ 12 (ໃໝ່) ສິດ")]
    [('article', 12)]
    >>> [(m.style, m.numeral, m.counter) for m in read_markers("1. II. ທິດທາງ")]
    [('roman.', 'II', 1), ('arabic.', '1', 0)]
    >>> read_markers("2.029 ຈຸດ")
    ()
    """
    stop = len(text) if end is None else end
    at = _skip(text, start, stop)
    if keyword := read_keyword(text, at, stop):
        return (keyword,)
    first = _bullet(text, at, stop)
    if first:
        inner = read_markers(text, first[0].end, stop) if first[0].style == "dash" or first[0].end - at == 1 else ()
        return tuple(m for m in inner if m.numbered and m.weight > WEIGHTS["measure"]) or first
    bare = _bare(text, at, stop)
    if bare and bare[0].style == "arabic.":
        inner = _behind_counter(text, bare, stop)
        return inner + tuple(m._replace(weight=WEIGHTS["outer only"]) for m in bare) if inner else bare
    return bare


def numeral_text(style: str, value: int) -> str:
    """How a path says place `value` of a series: Roman for `roman.`, a letter for letters, else Arabic digits.

    >>> numeral_text("roman.", 4), numeral_text("lao)", 2), numeral_text("article", 7)
    ('IV', 'ຂ', '7')
    """
    bare = style.strip("().:/-")
    if bare in ("roman", "lower") and 0 < value < 4000:
        text = format_roman(value)
        return text if bare == "roman" else text.lower()
    letters = {"lao": LAO_LETTERS, "latin": "abcdefghijklmnopqrstuvwxyz", "LATIN": "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
    series = letters.get(bare, "")
    return series[value - 1] if 1 <= value <= len(series) else str(value)


def _skip(text: str, at: int, stop: int) -> int:
    found = _SPACE.match(text, at, stop)
    return found.end() if found else at


def _bullet(text: str, at: int, stop: int) -> tuple[Marker, ...]:
    m = _BULLET.match(text, at, stop)
    if not m:
        return ()
    style = "dash" if m[0].lstrip("\\")[0] in _DASHES else "bullet"
    return (Marker(style, 0, m[0], at, m.end()),)


def _behind_counter(text: str, bare: tuple[Marker, ...], stop: int) -> tuple[Marker, ...]:
    """The readings in which a converter's counter stands before the document's own label: `1. 4. ດ້ານ`."""
    outer = bare[0]
    at = _skip(text, outer.end, stop)
    if at == outer.end:
        return ()
    inner = _bare(text, at, stop)
    return tuple(m._replace(start=outer.start, counter=outer.value) for m in inner if m.weight > WEIGHTS["measure"])


def _bare(text: str, at: int, stop: int) -> tuple[Marker, ...]:
    """The readings of a label without a keyword."""
    if m := _DECIMAL.match(text, at, stop):
        numbers = tuple(parse_roman(_ONES.sub("I", n)) or _figure(n) for n in m["number"].split("."))
        measured = not m["dot"] and _measure_pattern().match(text, m.end(), stop)
        weight = WEIGHTS["measure"] if measured else WEIGHTS["misread"] if _ONES.search(m["number"]) else 0.0
        if all(numbers[1:]) and (numbers[0] or m["number"][0].isdecimal()):
            return (Marker(f"decimal{len(numbers)}", numbers[-1], str(numbers[-1]), at, m.end(), numbers[:-1], weight),)
    m = _BARE.match(text, at, stop)
    if not m:
        return ()
    close = m["close"].strip("\\ ")
    if m["open"] and close != ")":
        return ()
    if m["open"] and text[_skip(text, m.end(), stop) : m.end() + 3].strip()[:1].isdigit():
        return ()  # an area code: (21) 212710
    form = "({})" if m["open"] else "{}" + close
    return tuple(
        Marker(form.format(kind), value, numeral, at, m.end(), (), weight)
        for kind, value, numeral, weight in _values(m, text, stop)
        if value
    )


def _values(m: re.Match[str], text: str, stop: int) -> list[tuple[str, int, str, float]]:
    """Series, value, numeral and weight of each reading of a bare label, the likeliest first."""
    if m["arabic"] or m["mixed"]:
        return _figures(m["arabic"], m["mixed"])
    if m["lao"]:
        close = m["close"]
        short = close == "." and _ABBREVIATION.match(text, m.end(), stop)
        weight = WEIGHTS["abbreviation"] if short else 0.0
        places = {LAO_LETTERS.find(m["lao"]) + 1, _LAO_WITH_RO.find(m["lao"]) + 1} - {0}
        return [("lao", place, m["lao"], weight) for place in sorted(places)]
    letters = m["upper"] or m["lower"] or m["latin"] or m["misread"]
    found: list[tuple[str, int, str, float]] = []
    if m["misread"] and (value := parse_roman(meant := _ONES.sub("I", letters))):
        found.append(("roman", value, meant, WEIGHTS["misread"]))
    if (not m["misread"] or letters == "l") and (value := parse_roman(letters.upper())):
        found.append(("roman" if letters.isupper() else "lower", value, letters, 0.0))
    if len(letters) == 1 and letters != "|":
        kind = "LATIN" if letters.isupper() else "latin"
        found.append((kind, ord(letters.lower()) - ord("a") + 1, letters, WEIGHTS["letter"] if found else 0.0))
    if letters in ("l", "|", "I"):
        found.append(("arabic", 1, "1", WEIGHTS["misread one" if letters == "I" else "misread"]))
    return found


def _figure(said: str) -> int:
    """A number in which OCR may have taken letters for digits; 0 when it is none."""
    figure = said.translate(_AS_DIGITS)
    return int(figure) if figure.isdecimal() else 0


def _figures(digits: str | None, mixed: str | None) -> list[tuple[str, int, str, float]]:
    """The readings of a figure: 11. may be II. misread, 1o. is 10."""
    value = _figure(digits or mixed or "")
    found = [("arabic", value, str(value), WEIGHTS["misread"] if mixed else 0.0)]
    if digits and len(digits) > 1 and not digits.strip("1"):
        found.append(("roman", len(digits), "I" * len(digits), WEIGHTS["misread chapter"]))
    return found
