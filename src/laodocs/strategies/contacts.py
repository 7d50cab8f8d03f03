"""Telephone numbers and addresses as Lao offices print them, drawn with their true value.

Each strategy draws a `Drawn`: the text, and what a reader should find in it. Built constructively; nothing is filtered.
Subscriber numbers are invented; places are those of the gazetteer.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Generic, TypeVar

from hypothesis import strategies as st

from laodocs.gazetteer import Place, districts, provinces, villages
from laodocs.mentions.addresses import AddressValue

__all__ = ["Drawn", "addresses", "phone_lists", "phones"]

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Drawn(Generic[V]):
    """A drawn text.

    Args:
        text: as an office prints it.
        value: what it means.
    """

    text: str
    value: V


_LABELS = ("ໂທ: ", "ໂທ. ", "ໂທລະສັບ: ", "ໂທລະສັບ ", "ເບີໂທ: ", "ມືຖື", "Tel: ", "ໂທລະສັບຫ້ອງການ: ", "ໂທຕິດຕໍ່: ", "ສາຍດ່ວນ: ")
# How the part before the subscriber number is printed; `{}` is the area or mobile code without its 0.
_PREFIXES = ("0{}", "(0{})", "+856 {}", "+856 ({})", "856 ({})", "00856 {}", "(+856) {}", "(856-{})", "+856-{}")
_SEPARATORS = (" ", " ", "-", ".")
_JOINTS = (", ", "; ", " / ", "/", " ຫຼື ", " ແລະ ", ",")
_LAO_DIGITS = str.maketrans("0123456789", "໐໑໒໓໔໕໖໗໘໙")


@st.composite
def phones(draw: st.DrawFn, *, labelled: bool | None = None) -> Drawn[str]:
    """One telephone number with or without a label; the value is E.164.

    >>> from hypothesis import find
    >>> find(phones(labelled=False), lambda drawn: "(" in drawn.text).value[:4]
    '+856'
    """
    code, subscriber = draw(_numbers())
    text = _printed(draw, code, subscriber)
    wants_label = draw(st.booleans()) if labelled is None else labelled
    return Drawn((draw(st.sampled_from(_LABELS)) if wants_label else "") + text, f"+856{code}{subscriber}")


@st.composite
def phone_lists(draw: st.DrawFn, *, min_size: int = 2, max_size: int = 4) -> Drawn[tuple[str, ...]]:
    """Numbers after one label; those that share the code of the first may be printed without it."""
    code, subscriber = draw(_numbers())
    text = draw(st.sampled_from(_LABELS)) + _printed(draw, code, subscriber)
    values = [f"+856{code}{subscriber}"]
    for _ in range(draw(st.integers(min_size, max_size)) - 1):
        text += draw(st.sampled_from(_JOINTS))
        if draw(st.booleans()):
            subscriber = draw(_subscribers(code))
            text += _grouped(draw, subscriber)
        else:
            code, subscriber = draw(_numbers())
            text += _printed(draw, code, subscriber)
        values.append(f"+856{code}{subscriber}")
    return Drawn(text, tuple(values))


def _numbers() -> st.SearchStrategy[tuple[str, str]]:
    """A code (area or mobile) and a subscriber number of it."""
    codes = sorted({place.area_code.removeprefix("0") for place in provinces()} - {""})
    return st.sampled_from([*codes, "20", "20", "30"]).flatmap(
        lambda code: st.tuples(st.just(code), _subscribers(code))
    )


def _subscribers(code: str) -> st.SearchStrategy[str]:
    """Subscriber numbers that the Lao plan has under a code."""
    first, rest = {"20": ("23579", 7), "30": ("0123456789", 6)}.get(code, ("23456789", 5))
    return st.builds("{}{:0{}d}".format, st.sampled_from(first), st.integers(0, 10**rest - 1), st.just(rest))


def _printed(draw: st.DrawFn, code: str, subscriber: str) -> str:
    """A whole number in one of the habits of printing, sometimes in Lao digits."""
    prefix = draw(st.sampled_from(_PREFIXES)).format(code)
    text = prefix + draw(st.sampled_from(_SEPARATORS)) + _grouped(draw, subscriber)
    return text.translate(_LAO_DIGITS) if draw(st.integers(0, 4)) == 0 else text


def _grouped(draw: st.DrawFn, subscriber: str) -> str:
    """A subscriber number whole or in groups of two, three or four."""
    size = draw(st.sampled_from((len(subscriber), 2, 3, 4)))
    separator = draw(st.sampled_from((" ", " ", "-")))
    return separator.join(subscriber[at : at + size] for at in range(0, len(subscriber), size))


@st.composite
def addresses(draw: st.DrawFn, *, min_parts: int = 2) -> Drawn[AddressValue]:
    """An address in a district of the gazetteer, from the house to the province or the other way round.

    The value holds the components that the text prints, and the codes that follow from them.

    >>> from hypothesis import find
    >>> find(addresses(), lambda drawn: drawn.value.road is not None).value.iso[:3]
    'LA-'
    """
    district = draw(st.sampled_from(districts()))
    province = next(place for place in provinces() if place.code == district.parent)
    village = draw(st.sampled_from(_village_names(district.code)))
    number = f"{draw(st.integers(1, 999))}"
    gap = draw(st.sampled_from(("", " ")))
    lower = [
        ("number", number, f"ເລກທີ {number}"),
        ("unit", number, f"ໜ່ວຍ {number}"),
        ("road", "ລ້ານຊ້າງ", f"ຖະໜົນ{gap}ລ້ານຊ້າງ"),
        ("village", village, f"ບ້ານ{gap}{village}"),
    ]
    count = draw(st.integers(max(0, min_parts - 2), len(lower)))
    chosen = [*lower[len(lower) - count :], ("district", district.name, f"ເມືອງ{gap}{district.name}")]
    chosen.append(("province", province.name, _province(province, gap)))
    if draw(st.booleans()):
        chosen.reverse()
    text = draw(st.sampled_from((", ", ",", " ", ",\n"))).join(part for _, _, part in chosen)
    components = {kind: name for kind, name, _ in chosen}
    return Drawn(text, AddressValue(**components, district_code=district.code, iso=province.iso))


def _province(province: Place, gap: str) -> str:
    """A province with its class word; the capital's stands in its name."""
    return province.name if province.iso == "LA-VT" else f"ແຂວງ{gap}{province.name}"


@cache
def _village_names(district: str) -> tuple[str, ...]:
    """Villages of a district whose names read as names: letters only, no class word or sentence word inside."""
    clear = re.compile("(?!ເປັນ|ໃຫ້|ທີ່|ມີ|ໃນ|ລະ|ມາ|ໄປ|ຫາ|ຈັດ|ວ່າ|ກໍ|ໂທ|ຕູ້|ທັງ|ໃຫຍ່)[ກ-ໍໜ-ໟ]{4,20}")
    inside = re.compile("ບ້ານ|ເມືອງ|ແຂວງ|ນະຄອນ|ຄຸ້ມ|ໜ່ວຍ|ຂອງ|ຢູ່|ຈາກ|ເປັນ|ແຕ່|ຮ່ອມ|ຊອຍ|ກຸ່ມ")
    names = [place.name for place in villages(district)]
    return tuple(name for name in names if clear.fullmatch(name) and not inside.search(name)) or ("ໂພນສະຫວ່າງ",)
