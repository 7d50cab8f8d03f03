"""The value of an address, and the places of the gazetteer that its names mean. How text says it is not told here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace

from laodocs.gazetteer import Place, find_places

__all__ = ["AddressValue", "resolve"]


@dataclass(frozen=True, slots=True)
class AddressValue:
    """The components of an address, each without its class word; None where the text has none.

    Args:
        recipient: who is to be found there, when the address begins with a name (`ກະຊວງພາຍໃນ`).
        building: a part without class word inside the address (`ຫ້ອງວ່າການລັດຖະບານ`).
        number: of the house (`72`, `12/3`).
        unit, alley, road, quarter: names or numbers of ໜ່ວຍ, ຮ່ອມ, ຖະໜົນ, ຄຸ້ມ.
        village: as printed; `village_code` where the gazetteer has it in the district.
        district: as the gazetteer spells it, else as printed; `district_code` is official, four digits.
        city: of ນະຄອນ and ເທດສະບານ, as printed; a Lao city has a `district_code` too.
        province: as the gazetteer spells it, else as printed; the capital prefecture is `ນະຄອນຫຼວງວຽງຈັນ`.
        iso: ISO 3166-2 code of the province; follows from the district where no province is printed.
        pobox, postcode: numbers.
        country: ISO 3166-1 alpha-2, where a country is printed.
    """

    recipient: str | None = None
    building: str | None = None
    number: str | None = None
    unit: str | None = None
    alley: str | None = None
    road: str | None = None
    quarter: str | None = None
    village: str | None = None
    village_code: str | None = None
    district: str | None = None
    district_code: str | None = None
    city: str | None = None
    province: str | None = None
    iso: str | None = None
    pobox: str | None = None
    postcode: str | None = None
    country: str | None = None


def resolve(names: dict[str, str]) -> tuple[AddressValue, tuple[str, ...]]:
    """The value of an address from the names of its parts by kind, and flags.

    >>> value, flags = resolve({"district": "ໄຊເສດຖາ", "province": "ອັດຕະປື"})
    >>> value.district_code, value.iso, flags
    ('1701', 'LA-AT', ())
    """
    known = {field.name for field in fields(AddressValue)}
    value = AddressValue(**{kind: name for kind, name in names.items() if kind in known})
    if value.country not in (None, "LA"):
        return value, ()
    flags: list[str] = []
    province = _province(names, flags)
    if province:
        value = replace(value, province=province.name, iso=province.iso)
    district = _district(names, province, flags)
    if district:
        place = district.name if "district" in names else None
        value = replace(value, district=place, district_code=district.code, iso=value.iso or district.iso)
        village = _village(value)
        value = replace(value, village_code=village.code if village else None)
    return value, tuple(dict.fromkeys(flags))


def _province(names: dict[str, str], flags: list[str]) -> Place | None:
    """The province that the parts name; `ແຂວງວຽງຈັນ` is not the capital."""
    if "prefecture" in names:
        return find_places("ນະຄອນຫຼວງວຽງຈັນ", "province")[0].place
    if "province" not in names:
        return None
    found = [m for m in find_places(names["province"], "province", distance=1) if m.place.iso != "LA-VT"]
    return _one([(m.place, m.distance) for m in found], flags)


def _district(names: dict[str, str], province: Place | None, flags: list[str]) -> Place | None:
    """The district or city that the parts name, inside the province where one is known."""
    name = names.get("district") or names.get("city")
    if name is None:
        return None
    found = find_places(name, "district", within=province.code if province else None, distance=2 if province else 1)
    if not province and found and found[0].distance and len(found) > 1:
        return None
    return _one([(m.place, m.distance) for m in found], flags)


def _village(value: AddressValue) -> Place | None:
    """The village in its district. The gazetteer lacks many and has some twice: neither is a fault of the text."""
    if value.village is None or value.district_code is None:
        return None
    found = find_places(value.village, "village", within=value.district_code)
    return found[0].place if len(found) == 1 else None


def _one(found: Sequence[tuple[Place, int]], flags: list[str]) -> Place | None:
    """The only place found; what hinders it, or was done for it, goes to the flags."""
    if len(found) != 1:
        flags.append("ambiguous" if found else "unknown")
        return None
    place, distance = found[0]
    if distance:
        flags.append("corrected")
    return place
