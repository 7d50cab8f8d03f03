"""The administrative places of Laos: provinces, districts and villages, found by name, with their codes.

Names are compared by a key that ignores how a name is spelled (`ຫຼວງ` and `ຫລວງ`, `ຣ` and `ລ`, blanks), and by edit
distance where a caller asks for it. What stands around a name in a text is not this module's matter.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from laodocs.lexicon import rows
from laodocs.normalize import match_key, normalize

__all__ = ["Level", "Match", "Place", "districts", "find_places", "name_pattern", "place_key", "provinces", "villages"]

Level = Literal["province", "district", "village"]


@dataclass(frozen=True, slots=True)
class Place:
    """A province (or the capital prefecture), a district or a village.

    Args:
        level: `province`, `district` or `village`.
        code: official number: two digits for a province, four for a district; a village's own as the source prints it.
        name: in Lao, without its class word; the capital prefecture keeps it (`ນະຄອນຫຼວງວຽງຈັນ`).
        name_en: in Latin letters.
        iso: ISO 3166-2 code of the province that it is or lies in.
        parent: code of the province of a district, of the district of a village; empty for a province.
        variants: other spellings and names.
        area_code: telephone area code of a province with its leading 0, empty where none is known.
        postal_prefix: first two digits of a province's postcodes.
    """

    level: Level
    code: str
    name: str
    name_en: str
    iso: str
    parent: str = ""
    variants: tuple[str, ...] = ()
    area_code: str = ""
    postal_prefix: str = ""


class Match(NamedTuple):
    """A place and how many letters its name differs from what was asked."""

    place: Place
    distance: int


@cache
def provinces() -> tuple[Place, ...]:
    """The 17 provinces and the capital prefecture, by code.

    >>> [place.iso for place in provinces()][:3]
    ['LA-VT', 'LA-PH', 'LA-LM']
    """
    return tuple(
        Place(
            "province", row["code"], normalize(row["name_lo"]), row["name_en"], row["iso3166_2"],
            variants=_variants(row["variants_lo"]), area_code=row["area_code"], postal_prefix=row["postal_prefix"],
        )
        for row in rows("gazetteer")
        if row["level"] != "district"
    )  # fmt: skip


@cache
def districts() -> tuple[Place, ...]:
    """The 148 districts, by code.

    >>> len(districts()), districts()[0].name
    (148, 'ຈັນທະບູລີ')
    """
    return tuple(
        Place(
            "district", row["code"], normalize(row["name_lo"]), row["name_en"], row["parent"],
            parent=row["code"][:2], variants=_variants(row["variants_lo"]),
        )
        for row in rows("gazetteer")
        if row["level"] == "district"
    )  # fmt: skip


@cache
def villages(district: str) -> tuple[Place, ...]:
    """The villages of a district, given by its four-digit code.

    >>> villages("0101")[3].name
    'ໂພນສະຫວ່າງ'
    """
    iso = {place.code: place.iso for place in provinces()}.get(district[:2], "")
    return tuple(
        Place("village", row["village_code"], normalize(row["name_lo"]), row["name_en"], iso, parent=district)
        for row in _village_rows().get(district, ())
    )


def place_key(name: str) -> str:
    """The key by which place names are compared: spelling variants and blanks do not matter.

    >>> place_key("ຫຼວງນ້ຳທາ") == place_key("ຫລວງ ນໍ້າທາ")
    True
    """
    folded = match_key(name, loose=True).translate(_SPELLINGS)
    return "".join(folded.split())


@lru_cache(maxsize=4096)
def find_places(name: str, level: Level, *, within: str | None = None, distance: int = 0) -> tuple[Match, ...]:
    """The places that a name may mean, the nearest only.

    Args:
        name: in Lao, without class word.
        level: what to look for. The capital prefecture is a province.
        within: code of a province (for districts) or of a district (for villages; needed there unless `distance` is 0)
            that must hold the place.
        distance: how many letters of the name may be inserted, dropped or replaced. Names of fewer than five letters
            must agree exactly, whatever it says.

    Returns:
        All places at the smallest distance found, by code: more than one when the name is ambiguous, none when unknown.

    >>> [match.place.code for match in find_places("ໄຊເສດຖາ", "district")]
    ['0103', '1701']
    >>> [match.place.code for match in find_places("ໄຊເສດຖາ", "district", within="17")]
    ['1701']
    >>> [(match.place.iso, match.distance) for match in find_places("ໄຊສີມບູນ", "province", distance=1)]
    [('LA-XS', 1)]
    """
    key = place_key(name)
    exact = [p for p in _by_key(level).get(key, ()) if within in (None, p.parent)]
    if exact:
        return tuple(Match(place, 0) for place in exact)
    if not distance or not 5 <= len(key) <= _LONGEST or (level == "village" and within is None):
        return ()
    pool = {"province": provinces, "district": districts}[level]() if level != "village" else villages(within or "")
    near: dict[str, Match] = {}
    for place in pool:
        if within not in (None, place.parent):
            continue
        gap = min(_distance(key, other, distance) for other in _keys(place))
        if gap <= distance:
            near[place.code] = Match(place, gap)
    best = min((match.distance for match in near.values()), default=0)
    return tuple(match for match in near.values() if match.distance == best)


@cache
def name_pattern(level: Literal["province", "district"]) -> str:
    """A regular expression (without groups) for the names of a level as people spell them, longest first."""
    pool = provinces() if level == "province" else districts()
    names = {name for place in pool for name in (place.name, *place.variants)}
    return "|".join(_loosely(name) for name in sorted(names, key=lambda name: (-len(name), name)))


_LONGEST = 40
# On top of the matching key: letters that official spelling exchanges freely in names.
_SPELLINGS = str.maketrans({"ຣ": "ລ", "\N{LAO SEMIVOWEL SIGN LO}": "ລ", "\N{ZERO WIDTH SPACE}": None})


def _variants(cell: str) -> tuple[str, ...]:
    return tuple(normalize(name) for name in cell.split("|") if name)


def _loosely(name: str) -> str:
    """A name as a pattern: ຼ or ລ below ຫ, ຣ or ລ, blanks or none."""
    escaped = re.escape(name).replace("\\ ", "[ ]?")
    return re.sub("[ລຣ\N{LAO SEMIVOWEL SIGN LO}]", "[ລຣ\N{LAO SEMIVOWEL SIGN LO}]", escaped)


@cache
def _village_rows() -> dict[str, list[dict[str, str]]]:
    found: dict[str, list[dict[str, str]]] = {}
    for row in rows("villages"):
        found.setdefault(row["district_code"], []).append(row)
    return found


@cache
def _by_key(level: Level) -> dict[str, list[Place]]:
    """Places by the keys of their names."""
    pools = {"province": provinces, "district": districts}
    pool = pools[level]() if level in pools else tuple(p for code in _village_rows() for p in villages(code))
    found: dict[str, list[Place]] = {}
    for place in pool:
        for key in dict.fromkeys(_keys(place)):
            found.setdefault(key, []).append(place)
    return found


@cache
def _keys(place: Place) -> tuple[str, ...]:
    return tuple(place_key(name) for name in (place.name, *place.variants))


def _distance(a: str, b: str, limit: int) -> int:
    """Levenshtein distance, or `limit + 1` when it is larger."""
    if abs(len(a) - len(b)) > limit:
        return limit + 1
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        before, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (x != y))
        if min(row) > limit:
            return limit + 1
    return min(row[-1], limit + 1)
