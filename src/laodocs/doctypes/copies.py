"""How many originals of an agreement there are: by language, and how many each party keeps."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from laodocs.doctypes.passages import Passage
from laodocs.lexicon import alternation, forms
from laodocs.numerals import parse_words
from laodocs.spans import Found

__all__ = ["Copies", "find_copies"]


@dataclass(frozen=True, slots=True)
class Copies:
    """How many originals in a language (BCP 47, None when the text names none), and how many each party keeps."""

    language: Found[str] | None
    count: Found[int]
    per_party: Found[int] | None = None


@cache
def _count() -> str:
    """`2 ສະບັບ`, `ສອງ (02) ສະບັບ`."""
    word = rf"(?:{alternation('numeral')}){{1,3}}"
    return rf"(?:ຈຳນວນ\s*)?(?P<count>\d+|(?P<word>{word})\s*(?:\(\s*\d+\s*\))?)\s*(?:ສະບັບ|ຊຸດ|ໃບ|ຕົ້ນສະບັບ)"


@cache
def _each() -> re.Pattern[str]:
    """What each party keeps."""
    keeps = r"ແຕ[່້]?ລະ\s*(?:ຝ[່້]?າຍ|ພາກສ[່້]?ວນ|ຄູ[່້]?ສັນຍາ)|ຝ[່້]?າຍລະ|ຝ່າຍໜຶ່ງ|ເກັບ(?:ຮັກສາ)?|ຖື"
    return re.compile(rf"(?:{keeps})[^.;\n]{{0,40}}?{_count()}")


@cache
def _copies() -> re.Pattern[str]:
    """A language and its number of originals, a number and its language, or a number of originals alone."""
    language = alternation("language", table="offices")
    return re.compile(
        rf"(?:(?P<language>{language})(?:ນາມ)?\s*)?(?:ມີ|ເປັນ)?\s*{_count()}"
        rf"(?:\s*(?:ເປັນ|ທີ່ເປັນ)?\s*(?P<behind>{language})(?!\s*(?:ມີ|ເປັນ|ຈຳນວນ)?\s*\d))?"
    )


_PER_LANGUAGE = "(?:ພາສາລະ|ແຕ່ລະພາສາ|ຢ່າງລະ|ສະບັບລະ)"


@cache
def _shared() -> re.Pattern[str]:
    """Several languages and one number for all: `ເປັນພາສາລາວ ແລະ ພາສາອັງກິດ ຈຳນວນ 04 ສະບັບ`."""
    language = rf"(?:{alternation('language', table='offices')})(?:ນາມ)?"
    return re.compile(
        rf"(?P<languages>{language}(?:\s*(?:,|ແລະ|ຫຼື|-)\s*{language})+)"
        rf"(?:(?!ຝ່າຍ|ເກັບ|ຖື)[^.;\n\d]){{0,40}}?(?P<per>{_PER_LANGUAGE})?\s*{_count()}"
    )


@cache
def _then_each() -> re.Pattern[str]:
    """What goes on behind it: `, ພາສາລະ 02 ສະບັບ`."""
    return re.compile(rf"[^.;\n\d]{{0,20}}?{_PER_LANGUAGE}\s*{_count()}")


def find_copies(body: Passage) -> tuple[Copies, ...]:
    """Originals by language; what stands behind `ແຕ່ລະຝ່າຍ` is what each party keeps.

    Args:
        body: the running text.

    Returns:
        One entry a language; one without a language where the text names none, or where several languages share a
        number and nothing says how.
    """
    each = _each().search(body.text)
    shared = _shared().search(body.text)
    if shared:
        return _by_language(body, shared, each)
    totals: dict[str | None, Copies] = {}
    for match in _copies().finditer(body.text):
        count = _number(match)
        if count is None or not _about_originals(body, match):
            continue
        group = "language" if match["language"] else "behind"
        code = forms("language", "offices")[match[group]] if match[group] else None
        found = Found(count, body.span(*match.span("count")))
        if each and match.start() > each.start():
            every = code is None and (
                len(totals) == 1 or re.search(_PER_LANGUAGE, body.text[each.start() : match.end()])
            )
            for key in list(totals) if every else [code]:
                known = totals.get(key)
                if known and known.per_party is None:
                    totals[key] = replace(known, per_party=found)
        elif code not in totals:
            language = Found(code, body.span(*match.span(group))) if code else None
            totals[code] = Copies(language, found)
    named = tuple(copies for copies in totals.values() if copies.language)
    return named or tuple(totals.values())


def _by_language(body: Passage, shared: re.Match[str], each: re.Match[str] | None) -> tuple[Copies, ...]:
    """The same number for each of several languages, or all in one where their number does not divide."""
    names = list(re.finditer(alternation("language", table="offices"), shared["languages"]))
    kept = _number(each) if each else None
    keeps = Found(kept, body.span(*each.span("count"))) if each and kept else None
    one = shared if shared["per"] else _then_each().match(body.text, shared.end())
    if one is None:
        return (Copies(None, Found(_number(shared) or 1, body.span(*shared.span("count"))), keeps),)
    share = replace(keeps, value=kept // len(names)) if keeps and kept and kept % len(names) == 0 else keeps
    found = Found(_number(one) or 1, body.span(*one.span("count")))
    codes, offset = forms("language", "offices"), shared.start("languages")
    return tuple(
        Copies(Found(codes[name[0]], body.span(offset + name.start(), offset + name.end())), found, share)
        for name in names
    )


def _number(match: re.Match[str]) -> int | None:
    digits = re.search(r"\d+", match["count"])
    return int(digits[0]) if digits else parse_words(match["word"] or "")


def _about_originals(body: Passage, match: re.Match[str]) -> bool:
    """Whether a count is of originals: a language goes with it, or the sentence is about making or keeping them."""
    near = body.sentence(match.start(), match.end()).text
    about = r"ສ້າງ(?:ຂຶ້ນ)?|ເຮັດ(?:ຂຶ້ນ)?|ຝ່າຍ|ເກັບ|ຕົ້ນສະບັບ|ເທົ່າ(?:ທຽມ)?ກັນ"
    return bool(match["language"]) or re.search(about, near) is not None
