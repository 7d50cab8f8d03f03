"""Addresses in Lao text: which parts stand together, and which places of the gazetteer they name.

Two class words that follow each other, or a label and one, make an address; `address_parts.py` finds the parts. One
province alone is none, and neither is a list of provinces.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from laodocs.lexicon import forms
from laodocs.mentions.address_parts import Part, address_parts, begins_with_stop_word
from laodocs.mentions.address_value import AddressValue, resolve
from laodocs.mentions.contact_block import country_named, country_pattern
from laodocs.mentions.finding import mention, outside
from laodocs.mentions.triggers import Scan
from laodocs.normalize import Normalization, normalized
from laodocs.spans import Mention

__all__ = ["AddressValue", "find_addresses"]


def find_addresses(text: str | Normalization, *, mask: Sequence[tuple[int, int]] = ()) -> list[Mention[AddressValue]]:
    """Find addresses and look their places up in the gazetteer.

    Names of provinces and districts may be off by a letter, of districts by two where the province is known; a district
    name that several provinces have is settled by the province.

    Args:
        text: Lao text of any form, or its normalisation.
        mask: spans of the normalised text where nothing may be found.

    Returns:
        Mentions of kind `address` in order, disjoint. Spans count code points of the normalised text, half-open; source
        spans those of `text`. Flags: `corrected` (a name was matched by edit distance), `ambiguous` (several places
        have the name), `unknown` (the gazetteer has no such place).

    Raises:
        TypeError: `text` is neither a string nor a `Normalization`.

    Laws: never raises on a string; `mention.text` is the text at its span; linear time.

    >>> [found] = find_addresses("ສະຖານທີ: ບ້ານພູ້ທີ່ວັ້ງ, ເມືອງອະນຸວົງ, ແຂວງໄຊສີມບູນ.")
    >>> found.value.village, found.value.district_code, found.value.province, found.value.iso, found.flags
    ('ພູ້ທີ່ວັ້ງ', '1801', 'ໄຊສົມບູນ', 'LA-XS', ('corrected',))
    >>> find_addresses("ສະພາປະຊາຊົນແຂວງຄຳມ່ວນ ແລະ ແຂວງສາລະວັນ")
    []
    >>> [m.text for m in find_addresses("ຫ້ອງການກະສິກຳເມືອງຄຳ, ບ້ານ ຍວນ, ເມືອງ ຄຳ, ແຂວງ ຊຽງຂວາງ; ທີ່ຕັ້ງ ນະຄອນ ວິງ, ສສ ຫວຽດນາມ")]
    ['ຫ້ອງການກະສິກຳເມືອງຄຳ, ບ້ານ ຍວນ, ເມືອງ ຄຳ, ແຂວງ ຊຽງຂວາງ', 'ນະຄອນ ວິງ, ສສ ຫວຽດນາມ']
    """
    norm = normalized(text)
    return outside(addresses(norm, Scan(norm.text)), mask)


def addresses(norm: Normalization, scan: Scan) -> list[Mention[AddressValue]]:
    """The addresses of a text that was scanned, in order and disjoint."""
    found: list[Mention[AddressValue]] = []
    for chain in _chains(scan.with_ascii_digits):
        value, flags = resolve({**{part.kind: part.name for part in chain.parts}, **chain.extra})
        if chain.labelled or _is_placed(chain, value):
            confidence = 0.98 - 0.1 * len(flags) - (0 if chain.labelled else 0.05)
            found.append(mention(norm, "address", (chain.start, chain.end), value, round(confidence, 2), flags))
    return found


class _Chain(NamedTuple):
    """Parts that stand together, with what stands at their ends."""

    start: int
    end: int
    parts: tuple[Part, ...]
    labelled: bool
    extra: dict[str, str]


# Between two parts: a comma or the like and one line end at most.
_GAP = re.compile(r"[ \t]*[,;|•/–-]?[ \t*]*\n?[ \t]*(?:[-•][ \t])?")
# A part without class word between two commas, as the name of a building.
_FREE = re.compile(r"[ \t]*,[ \t]*(?P<free>[^,\n;:.()0-9]{2,40}?)[ \t]*,[ \t]*\n?[ \t]*")
_ENUMERATION = re.compile(r"[ \t]*(?:,|ແລະ|ຫ[ຼລ]ື|ກັບ|ຫາ|ເຖິງ|-|–)[ \t]*(?:ແລະ)?[ \t]*")
_POSTCODE = re.compile(r"(?P<postcode>(?:0[1-9]|1[0-8])[0-9]{3})(?![0-9])")
_BULLET = re.compile(r"[ \t>|*#]*(?:[-•►][ \t]+|\(?[0-9]{1,2}[.)][ \t]+)?[*]*")
_LAO_RUN = re.compile("(?P<word>[\N{LAO LETTER KO}-\N{LAO LETTER KHMU NYO}]+)[ ]?\\Z")
_SEAT = re.compile(r"(?:ທີ່ຕັ້ງ|ຕັ້ງຢູ່(?:ທີ່)?|ສຳນັກງານ(?:ໃຫຍ່)?ຢູ່)[ ]?\Z")  # of a firm abroad a city and the country say all
_SITUATED = "ຕັ້ງຢູ່"  # what stands in front of it is no part of the address
_LONGEST_HEAD = 120


def _chains(scan: Scan) -> Iterator[_Chain]:
    """The runs of parts that make an address."""
    text, parts = scan.text, address_parts(scan)
    begin = 0
    for at in range(1, len(parts) + 1):
        if at < len(parts) and _joins(text, parts[begin:at], parts[at]):
            continue
        chain = _chain(text, parts[begin - 1] if begin else None, parts[begin:at])
        if chain:
            yield chain
        begin = at


def _joins(text: str, chain: Sequence[Part], part: Part) -> bool:
    """Whether a part continues a chain: it stands next to it, and its class is new."""
    end = chain[-1].end
    if len(chain) == 1 and part.kind == "village" and _names_office(text, chain[0]):
        return False  # ຫ້ອງການເມືອງຄຳ, ບ້ານ…: the district is of the office's name
    if part.start - end > 60 or _slot(part) in map(_slot, chain[-10:]):
        return False
    if _GAP.fullmatch(text, end, part.start):
        return True
    free = _FREE.fullmatch(text, end, part.start)
    return free is not None and not begins_with_stop_word(free["free"])


def _slot(part: Part) -> str:
    """A province and the capital prefecture exclude each other."""
    return "province" if part.kind == "prefecture" else part.kind


def _chain(text: str, before: Part | None, parts: Sequence[Part]) -> _Chain | None:
    """The chain with its ends, or None when its parts are no address."""
    counted = sum(part.kind != "pobox" for part in parts)
    label, head_start = _head(text, parts[0].start)
    extra: dict[str, str] = {}
    end = _tail(text, parts[-1].end, extra)
    abroad = "country" in extra and parts[0].kind == "city" and _SEAT.search(text, max(0, head_start - 16), head_start)
    if counted < 2 and not (counted and (label or abroad)):
        return None
    if (
        before
        and not label
        and _slot(before) == _slot(parts[0])
        and _ENUMERATION.fullmatch(text, before.end, parts[0].start)
    ):
        return None  # the last of a list of places
    if not label and head_start == parts[0].start and _is_office_of(text, parts):
        return None
    if head_start < parts[0].start:
        named = text[head_start : parts[0].start].rstrip(" \t,")
        extra["recipient" if named.startswith(_heads("organisation")) else "building"] = named
    for one, two in pairwise(parts):
        if free := _FREE.fullmatch(text, one.end, two.start):
            extra["building"] = free["free"]
    return _Chain(head_start, end, tuple(parts), label, extra)


def _names_office(text: str, part: Part) -> bool:
    """Whether a district or province is glued to the words of an office, whose name it ends."""
    run = _LAO_RUN.search(text, max(0, part.start - 60), part.start)
    glued = run is not None and run.end("word") == part.start and part.kind in ("district", "city", "province")
    return glued and run is not None and _office_word(run["word"]).startswith(_heads("organisation"))


def _office_word(word: str) -> str:
    """The word without the preposition before it."""
    return word.removeprefix("ທີ່").removeprefix("ຢູ່").removeprefix("ຂອງ")


def _is_office_of(text: str, parts: Sequence[Part]) -> bool:
    """Whether the words before name the organisation or the office holder of a place, and no place to go to.

    `ສະພາປະຊາຊົນແຂວງຄຳມ່ວນ`, `ຫົວໜ້າຫ້ອງການ ເມືອງໄຊ, ແຂວງອຸດົມໄຊ`; a village or a house shows that it is one to go to.
    """
    if {part.kind for part in parts} - {"district", "city", "province", "prefecture"}:
        return False
    run = _LAO_RUN.search(text, max(0, parts[0].start - 60), parts[0].start)
    if run is None:
        return False
    word = _office_word(run["word"])
    return word.startswith((*_heads("organisation"), *_heads("role"))) or word.endswith(_heads("organisation"))


def _tail(text: str, end: int, extra: dict[str, str]) -> int:
    """Where the address ends when postcode and country follow; they are put into `extra`."""
    for _ in range(3):
        gap = _GAP.match(text, end)
        at = gap.end() if gap else end
        if "postcode" not in extra and (match := _POSTCODE.match(text, at)):
            extra["postcode"] = match["postcode"]
        elif "country" not in extra and (match := _country().match(text, at)):
            extra["country"] = country_named(match[0]) or ""
        else:
            break
        end = match.end()
    return end


def _head(text: str, start: int) -> tuple[bool, int]:
    """Whether a label stands before the first part, and where the address begins: with a recipient or with the part."""
    floor = max(0, start - _LONGEST_HEAD)
    line = text.rfind("\n", floor, start) + 1
    if not line and floor:
        line = start  # the line is longer than any head
    head = text[line:start]
    labels = list(_label().finditer(head))
    bullet = _BULLET.match(head)
    situated = head.rfind(_SITUATED) + len(_SITUATED) if _SITUATED in head else 0
    first = labels[-1].end() if labels else max(situated, bullet.end() if bullet else 0)
    first += len(head[first:]) - len(head[first:].lstrip())
    free = head[first:]
    if not free.strip():
        return bool(labels), start
    recipient = free.rstrip().endswith(",") and _is_recipient(free.rstrip(" ,"))
    if recipient:
        return bool(labels), line + first
    return False, start


def _is_recipient(free: str) -> bool:
    """Whether text before the first part names an organisation or building, and is no sentence."""
    pieces = [piece.strip() for piece in free.split(",")]
    if len(free) > 100 or not all(piece.startswith(_heads("organisation", "venue")) for piece in pieces):
        return False
    return not any(begins_with_stop_word(word) for piece in pieces for word in piece.split(" ")[:1])


def _is_placed(chain: _Chain, value: AddressValue) -> bool:
    """Whether a chain without label is an address: a place in it is known, or a house or a road is named."""
    kinds = {part.kind for part in chain.parts}
    known = any(part.known for part in chain.parts)
    return bool(known or value.iso or value.country or kinds & {"number", "road", "alley"})


@cache
def _label() -> re.Pattern[str]:
    """A label of an address with its colon."""
    labels = sorted((f for f, kind in forms("address").items() if kind == "label"), key=lambda f: (-len(f), f))
    return re.compile(rf"(?:{'|'.join(map(re.escape, labels))})[ \t*]*[:：][ \t*]*")


@cache
def _country() -> re.Pattern[str]:
    """A country at the end of an address; one of its short names must end the line or the clause."""
    short = "|".join(sorted((f for f in forms("country", "countries") if len(f) <= 4), key=lambda f: (-len(f), f)))
    return re.compile(rf"{country_pattern().pattern}|(?:{short})(?=[ \t]*(?:[.,;:)\n]|$))")


@cache
def _heads(*categories: str) -> tuple[str, ...]:
    """Words that names of organisations or of buildings begin with; class words of places are none."""
    places = set(forms("address"))
    return tuple(form for category in categories for form in forms(category, "offices") if form not in places)
