"""The head of a line: every way to read the label that it may begin with.

Only the grammar of labels belongs here: keywords with numbers (`ມາດຕາ 3`, `ພາກທີ I`), bare numbers and letters in all
their punctuations, bullets, and two labels in a row. Which reading holds, and what stands under what, is for the
numbering of the whole document to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from laodocs.lexicon import forms
from laodocs.numerals import format_roman, parse_roman, parse_words

__all__ = [
    "BULLETS",
    "KEYWORD_STYLES",
    "LAO_LETTERS",
    "Marker",
    "alternation",
    "facts",
    "numeral_text",
    "read_markers",
    "valued",
]

KEYWORD_STYLES = ("annex", "part", "title", "agenda", "topic", "chapter", "division", "article", "point")
BULLETS = "•●▪■◦○‣►▶✓✔❖➢*·\N{FIGURE DASH}\uf0b7\uf0d8\uf0a7\uf076"
_DASHES = "-\N{EN DASH}\N{EM DASH}\N{MINUS SIGN}+"
# The order of the Lao letters as labels; ຣ is left out by many offices, so ລ and what follows have two places.
LAO_LETTERS = "ກຂຄງຈສຊຍດຕຖທນບປຜຝພຟມຢລວຫອຮ"
_LAO_WITH_RO = LAO_LETTERS.replace("ລ", "ຣລ")

# What a reading costs or earns before its neighbours are looked at; 0 is an unremarkable label.
WEIGHTS = {
    "citation": -5.0,  # `ມາດຕາ 32 ຂອງກົດໝາຍ…`
    "outer only": -3.0,  # `1. 4. ດ້ານ` read as label 1. with the title `4. ດ້ານ`
    "abbreviation": -6.0,  # `ສ.ຫ. 22`, `ປ.ນ`
    "measure": -6.0,  # `2.5 ລ້ານກີບ`
    "misread": -0.5,  # `ll.` for II., `l.` for 1., `1o.` for 10.
    "misread chapter": -1.5,  # `11.` for II.
    "misread one": -2.0,  # `I.` for 1.
    "letter": -0.1,  # `I.` as the ninth letter, `v)` as the twenty-second
}


class Marker(NamedTuple):
    """One reading of a line's label.

    Args:
        style: which series it numbers: a keyword's (`article`), its form (`roman.`, `arabic)`, `(lao)`, `decimal2`
            for 3.1), `bullet` or `dash`.
        value: its place in the series, from 1; 0 where it has none.
        numeral: as a path says it: `II`, `1`, `a`; keyword numerals in Arabic digits, without zero padding.
        start, end: of the label as printed, in the text that was read.
        prefix: the outer numbers of a decimal label: `(3,)` for 3.1.
        weight: from `WEIGHTS`.
        counter: the number that a converter printed before the label, 0 where none.
        flags: `new`, `amended`, `repealed`, `added`: printed in brackets after the number.
    """

    style: str
    value: int
    numeral: str
    start: int
    end: int
    prefix: tuple[int, ...] = ()
    weight: float = 0.0
    counter: int = 0
    flags: tuple[str, ...] = ()

    @property
    def keyword(self) -> bool:
        """Whether a word names the series, as in `ມາດຕາ 3`."""
        return self.style in KEYWORD_STYLES

    @property
    def numbered(self) -> bool:
        """Whether it has a number or a letter of its own."""
        return self.style not in ("bullet", "dash")


def facts(category: str) -> dict[str, str]:
    """Form to value for a category of `structure.tsv`, longest form first.

    >>> facts("keyword")["ມາດຕາ"]
    'article'
    """
    return forms(category, "structure")


def alternation(words: Iterable[str]) -> str:
    """A regex that matches the first of the words that fits: give the longest first."""
    return "|".join(map(re.escape, words))


def valued(words: Mapping[str, str], *values: str) -> list[str]:
    """The forms that stand for one of the values."""
    return [form for form, value in words.items() if value in values]


_DIGITS = "[0-9໐-໙]"
_LAO_LETTER = "[\N{LAO LETTER KO}-\N{LAO LETTER HO TAM}\N{LAO HO NO}\N{LAO HO MO}]"
_LAO_START = f"(?:{_LAO_LETTER}|[\N{LAO VOWEL SIGN E}-\N{LAO VOWEL SIGN AI}])"
_GLUE = f'(?=[\\s\N{NO-BREAK SPACE}]|$|{_LAO_START}|[“"(])'


@cache
def _keyword_pattern() -> re.Pattern[str]:
    """A keyword with its number: ມາດຕາ 3, ມາດຕາ1ໜ້າທີ່, ພາກທີໜຶ່ງ, ..ໝວດທີ I."""
    words = alternation(w for w, v in forms("numeral").items() if "." not in v and 0 < int(v) <= 100)
    return re.compile(
        rf"""
        [\s.…·“"'*_]{{0,6}}                          # what converters leave before it
        (?P<label>(?P<word>{alternation(facts("keyword"))})
          [\s:“"]{{0,3}}
          (?: (?P<arabic>{_DIGITS}{{1,4}})(?!{_DIGITS}|[/.,]{_DIGITS})
            | (?P<roman>[IVXLC]{{1,8}})(?![A-Za-z])
            | (?P<words>(?:{words})+)
            | (?P<letter>[A-Z]|{_LAO_LETTER})(?=[ ]?[:.]|\s*$)     # of annexes and parts
          )
          [”"]?
          (?:[ ]{{0,2}}\([ ]*(?P<flag>{alternation(facts("flag"))})[^()]{{0,20}}\))?
          (?P<sep>[ ]{{0,2}}[:.)\-\N{{EN DASH}}])?
        )
        """,
        re.VERBOSE,
    )


@cache
def _annex_pattern() -> re.Pattern[str]:
    """An annex without a number, alone on its line or before a colon."""
    annexes = [word for word in valued(facts("keyword"), "annex") if word.startswith("ເອກະສານ")]
    return re.compile(rf"(?P<label>(?:{alternation(annexes)})[ ]?(?::|$))", re.MULTILINE)


@cache
def _citation_pattern() -> re.Pattern[str]:
    """What follows a number that is cited inside a sentence."""
    tails = facts("citation_tail")
    opened = alternation(valued(tails, "open"))
    closed = alternation(valued(tails, "closed"))
    return re.compile(rf"[ ]{{0,2}}(?:[,;)”]|(?:{opened})|(?:{closed})(?![^\s0-9໐-໙,.;:]))")


@cache
def _measure_pattern() -> re.Pattern[str]:
    """What follows a decimal number that measures something."""
    units = {**forms("unit"), **forms("currency"), **forms("percent")}
    big = {w: v for w, v in forms("numeral").items() if len(v) > 3}
    return re.compile(rf"[ ]?(?:(?:{alternation(units)}|{alternation(big)})(?:$|[\s,.;:/]|ຕໍ່|{alternation(units)}))")


# 3.1, 3.1.2; II.1 below chapter II; 3.l where OCR takes 1 for l or a bar.
_DECIMAL = re.compile(
    rf"(?P<number>(?:{_DIGITS}{{1,3}}|[IVX]{{1,5}}|[l|](?=\.{_DIGITS}))(?:\.(?:{_DIGITS}{{1,2}}|[l|])){{1,4}})"
    rf"(?P<dot>\.?|\)|:){_GLUE}"
)
_BARE = re.compile(
    rf"""
    (?P<open>\()?
    (?: (?P<arabic>{_DIGITS}{{1,3}}(?![lIoO|]))
      | (?P<mixed>(?=[lIoO|]?{_DIGITS})(?:{_DIGITS}|[lIoO|]){{2,3}})    # OCR takes 1 for l, 0 for o: 1o. for 10.
      | (?P<upper>[IVXLC]{{1,8}})
      | (?P<misread>[IVX]{{0,6}}[l|][IVXl|]{{0,6}})    # OCR takes I for l or a bar
      | (?P<lower>[ivxlc]{{1,8}})
      | (?P<latin>[A-Za-z])
      | (?P<lao>{_LAO_LETTER})
    )
    (?P<close>\\?[ ]?[.):]|[/\-\N{{EN DASH}}](?=[ ]))
    {_GLUE}
    """,
    re.VERBOSE,
)
# A second letter and dot, or an upper mark, follows: an abbreviation such as ສ.ຫ. or ປ.ນ; so does ສ.ຈ before a name.
_ABBREVIATION = re.compile(
    rf"[ ]?{_LAO_LETTER}[\N{{LAO VOWEL SIGN I}}-\N{{LAO VOWEL SIGN UU}}]?\.|{_LAO_LETTER}(?=[\s\N{{NO-BREAK SPACE}}]|$)"
)
_BULLET = re.compile(
    rf"""
      [{re.escape(BULLETS)}]+ (?=[\s\N{{NO-BREAK SPACE}}]|{_LAO_LETTER})
    | \\?[{re.escape(_DASHES)}]{_GLUE}
    | [oØ§üvq] (?=[ \t\N{{NO-BREAK SPACE}}]+{_LAO_START})     # bullets of symbol fonts
    """,
    re.VERBOSE,
)
_AS_DIGITS = str.maketrans("lI|oO", "11100")
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
    if keyword := _keyword(text, at, stop):
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


def _keyword(text: str, at: int, stop: int) -> Marker | None:
    """A keyword with its number, or an annex without one."""
    m = _keyword_pattern().match(text, at, stop)
    if not m:
        alone = _annex_pattern().match(text, at, stop)
        return Marker("annex", 0, "", alone.start(), alone.end("label")) if alone else None
    value = _number(m)
    spelled, word = m["words"] is not None, m["word"]
    style = facts("keyword")[word]
    if not value or (spelled and not word.endswith(("ທີ", "ທີ່")) and not _closes(text, m.end(), stop, m["sep"])):
        return None
    if m["letter"] and style not in ("annex", "part"):
        return None
    again = _keyword_pattern().match(text, m.end(), stop)
    last = again if again and again["word"] == word and _number(again) == value else m  # a label printed twice
    flag = m["flag"] or last["flag"]
    cited = not (last["sep"] or flag) and _citation_pattern().match(text, last.end(), stop)
    flags = (facts("flag")[flag],) if flag else ()
    weight = WEIGHTS["citation"] if cited else 0.0
    return Marker(style, value, m["letter"] or str(value), m.start("label"), last.end("label"), (), weight, 0, flags)


def _closes(text: str, at: int, stop: int, sep: str | None) -> bool:
    """Whether a spelled number ends here: ມາດຕາໜຶ່ງ: but not ຂໍ້ສອງຝ່າຍ."""
    return bool(sep) or at >= stop or text[at].isspace()


def _number(m: re.Match[str]) -> int:
    """The value of the number in a keyword match; 0 when it is none."""
    if m["arabic"]:
        return int(m["arabic"])
    if m["letter"]:
        return LAO_LETTERS.find(m["letter"]) + 1 or ord(m["letter"]) - ord("A") + 1
    return (parse_roman(m["roman"]) if m["roman"] else parse_words(m["words"])) or 0


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
        numbers = tuple((n.isupper() and parse_roman(n)) or _figure(n) for n in m["number"].split("."))
        measured = not m["dot"] and _measure_pattern().match(text, m.end(), stop)
        weight = WEIGHTS["measure"] if measured else WEIGHTS["misread"] if re.search("[l|]", m["number"]) else 0.0
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
    if m["misread"] and (value := parse_roman(meant := re.sub("[l|]", "I", letters))):
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
