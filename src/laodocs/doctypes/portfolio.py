"""Names of offices that hold commas: `ກະຊວງຖະແຫຼງຂ່າວ, ວັດທະນະທຳ ແລະ ທ່ອງທ່ຽວ` is one ministry and no list."""

from __future__ import annotations

from functools import cache

from laodocs.lexicon import alternation

__all__ = ["portfolio"]

_LAO = r"[\u0e81-\u0ebd\u0ec0-\u0ecd\u0edc-\u0edf]"


@cache
def portfolio(head: str) -> str:
    """A regular expression for an office with several fields: `head`, a field, `, field` …, `ແລະ field`.

    A field begins with no person, no office, no state and no place, so a list of offices is not taken for one name.

    Args:
        head: a regular expression for the word that the name begins with.
    """
    others = alternation("role", "honorific", "organisation", table="offices")
    states = alternation("country", table="countries")
    first = rf"(?!{others}|{states}|ແຂວງ|ເມືອງ|ບ້ານ|ນະຄອນ|ມີ|ພ້ອມ|ເຂົ້າ|ທັງ|ແລະ|ໂດຍ|ບັນດາ|ພາກສ່ວນ)"
    field = rf"{first}{_LAO}+(?:\s(?!ແລະ){first}{_LAO}+)?"
    return rf"(?:{head})\s?{_LAO}+(?:,\s?{field})+\sແລະ\s{first}{_LAO}+"
