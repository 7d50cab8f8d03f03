"""A party to an agreement: what it is called, and how a text that names it is read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from laodocs.doctypes.passages import Passage
from laodocs.doctypes.portfolio import portfolio
from laodocs.lexicon import alternation, forms
from laodocs.normalize import match_key
from laodocs.script import MARKS
from laodocs.spans import Found

__all__ = ["Party", "country_in", "party_of", "read_party", "same_party"]


@dataclass(frozen=True, slots=True)
class Party:
    """One party.

    Args:
        name: as printed, without country and alias.
        country: ISO 3166-1 alpha-2.
        province: as printed, with its class word.
        alias: what the text calls it from then on, such as `ຝ່າຍ ກ`.
    """

    name: Found[str]
    country: Found[str] | None = None
    province: Found[str] | None = None
    alias: Found[str] | None = None


_NAME_END = re.compile(
    r"\s*(?:,|;|\n|\(|\.\s|\.$|$|(?=\s?(?:ຕາງໜ້າ(?:ໂດຍ|ໃຫ້)|ຊຶ່ງ|ເຊິ່ງ|ໂດຍມີ|ໂດຍ\s?ທ່ານ|ຕັ້ງຢູ່|ທີ່ຢູ່|ຕໍ່ໄປ|ອາຍຸ|ເກີດ|ອາຊີບ|ສັນຊາດ|ຖື(?:ບັດ|ປຶ້ມ))))"
)
_PROVINCE = re.compile(r"(?:ແຂວງ|ນະຄອນຫຼວງ)\s?[^\s,;()\n]+")
_PERSON = re.compile(
    r"^[-•\s\d.)]*(?:(?:ລະຫວ່າງ|ແລະ|ກັບ)\s*:?\s+)?(?:ຂ້າພະເຈົ້າ|ພວກຂ້າພະເຈົ້າ)?\s*(?:ຊື່(?:\s*ແລະ\s*ນາມສະກຸນ)?\s*:?\s*)?(?:(?:ທ່ານ|ທ້າວ|ນາງສາວ|ນາງ)\s?)*(?:ຊື່\s*:?\s*)?"
)


_LONG_NAME = 7  # letters; longer names of countries are known anywhere, and without their marks


@cache
def _country() -> re.Pattern[str]:
    """Long names anywhere; names of up to seven letters (ລາວ, ໄທ) only where they stand alone."""
    names = forms("country", "countries")
    long = "|".join(re.escape(name) for name in names if len(name) > _LONG_NAME)
    short = "|".join(re.escape(name) for name in names if len(name) <= _LONG_NAME)
    return re.compile(rf"{long}|(?<![\u0e81-\u0edf])(?:{short})(?![\u0e81-\u0edf])")


@cache
def _state() -> re.Pattern[str]:
    """The state behind a party's name, without a comma: `ແຂວງຄຳມ່ວນ ສປປ ລາວ`."""
    forms_of_state = r"ສປປ|ສສ|ສປ|ສ\.|ສາທາລະນະລັດ|ຣາຊະອານາຈັກ|ລາຊະອານາຈັກ|ປະເທດ|ສະຫະພັນ|ສະຫະລັດ"
    return re.compile(rf"[\s,]+(?=(?:{forms_of_state}))(?:{alternation('country', table='countries')})\s*$")


def country_in(passage: Passage) -> Found[str] | None:
    """The country that a text names, by its longest name; a damaged state name still shows its people (`…ຊົນລາວ`)."""
    match = _country().search(re.sub(r"\s", " ", passage.text))
    if match is not None:
        return Found(forms("country", "countries")[match[0]], passage.span(match.start(), match.end()), 0.95)
    said = passage.bare()
    damaged = _bare_country().search(re.sub(r"\s", " ", said.text))
    return Found(_bare_countries()[damaged[0]], said.span(*damaged.span()), 0.7) if damaged else None


@cache
def _bare_countries() -> dict[str, str]:
    """Long names of countries without their marks, to their codes."""
    bare = {"".join(c for c in name if c not in MARKS): code for name, code in forms("country", "countries").items()}
    return {name: code for name, code in bare.items() if len(name) >= _LONG_NAME}


@cache
def _bare_country() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(name) for name in sorted(_bare_countries(), key=lambda name: -len(name))))


def same_party(party: Party, text: str) -> bool:
    """Whether a role or an owner belongs to the party, spelling damage of a letter in ten allowed.

    Args:
        party: the party.
        text: such as `ປະທານສະຫະພັນແມ່ຍິງແຂວງບໍ່ກປາງ` for a party `ສະຫະພັນແມ່ຍິງ ແຂວງບໍ່ກຢາງ`.
    """
    key = match_key(text, loose=True)
    names = [party.name.value, *(p.value for p in (party.alias, party.province) if p)]
    return any(_within(match_key(name, loose=True), key) for name in names)


_LETTERED = re.compile(r"ຝ່າຍ\s*[\"“'‘]?\s*(?:(?P<letter>[ກຂຄງ])(?![\u0e81-\u0edf])|(?:ທີ\s*)?(?P<number>[1-4]))")


@cache
def _organisation() -> re.Pattern[str]:
    """The word that the name of an organisation begins with."""
    return re.compile(alternation("organisation", table="offices"))


@cache
def _land() -> re.Pattern[str]:
    """`ຝ່າຍລາວ`, `ຝ່າຍ ສສ ຫວຽດນາມ`."""
    return re.compile(rf"ຝ່າຍ\s?(?P<country>{alternation('country', table='countries')})")


def party_of(text: str, parties: tuple[Party, ...]) -> Party | None:
    """The party that a role or an owner belongs to: by name or alias, letter, country, or what only it has: a province,
    a kind of organisation (`ປະທານສະຫະກອນ`).

    >>> party_of("ຕາງໜ້າຝ່າຍ ຂ", (Party(Found("ກົມການເງິນ", None)), Party(Found("ບໍລິສັດ ດາວ", None)))).name.value
    'ບໍລິສັດ ດາວ'
    """
    key = match_key(text, loose=True)
    for party in parties:
        names = [party.name.value, *([party.alias.value] if party.alias else [])]
        if any(_within(match_key(name, loose=True), key) for name in names):
            return party
    side = _LETTERED.search(text)
    if side:
        place = "ກຂຄງ".index(side["letter"]) if side["letter"] else int(side["number"]) - 1
        return parties[place] if place < len(parties) else None
    land = _land().search(text)
    if land:
        code = forms("country", "countries")[land["country"]]
        return next((p for p in parties if p.country and p.country.value == code), None)
    near = [p for p in parties if p.province and _within(match_key(p.province.value, loose=True), key)]
    if len(near) != 1:
        near = [p for p in parties if (head := _organisation().match(p.name.value)) and head[0] in text]
    return near[0] if len(near) == 1 else None


def _within(needle: str, hay: str) -> bool:
    """Whether `needle` stands in `hay` with at most a tenth of its letters wrong (edit distance of substrings)."""
    allowed = len(needle) // 10
    row = [0] * (len(hay) + 1)
    for i, letter in enumerate(needle, 1):
        previous, row = row, [i]
        for j, other in enumerate(hay, 1):
            row.append(min(previous[j] + 1, row[j - 1] + 1, previous[j - 1] + (letter != other)))
    return min(row) <= allowed


@cache
def _office() -> re.Pattern[str]:
    """The name of an office that holds commas."""
    return re.compile(portfolio("ກະຊວງ|ພະແນກ|ກົມ|ຫ້ອງການ"))


def read_party(passage: Passage, alias: Found[str] | None = None) -> Party | None:
    """A party from the words that name it: up to a comma or a phrase about it; country and province from them all."""
    start = _PERSON.match(passage.text)
    begin = start.end() if start else 0
    office = _office().match(passage.text, begin)
    stop = _NAME_END.search(passage.text, office.end() if office else begin + 1)
    end = stop.start() if stop else len(passage.text)
    state = _state().search(passage.text, begin + 1, end)
    name = passage.found(begin, state.start() if state else end)
    if name is None or len(name.value) < 2:
        return None
    province = passage.group(_PROVINCE.search(passage.text))
    return Party(name, country_in(passage), province, alias)
