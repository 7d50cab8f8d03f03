"""What a string of digits means as a telephone number: the Lao plan and, by `phonenumbers`, every other.

The Lao patterns are those of the metadata of `phonenumbers`, plus the area codes of the gazetteer that they lack (36
and 38). Digits come without separators; how a number is printed is `phones.py`'s matter.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from laodocs.gazetteer import provinces

__all__ = ["MAX_DIGITS", "Number", "local_number", "read_foreign", "read_lao", "read_printed"]

MAX_DIGITS = 15  # E.164, and `00` before it makes 17
_COUNTRY = "856"


class Number(NamedTuple):
    """A valid number: its E.164 form, its country, and (Laos) the prefix that a shorter sibling inherits.

    Args:
        value: E.164.
        country: ISO 3166-1 alpha-2.
        prefix: `20`, `30` or an area code such as `21`; empty outside Laos.
    """

    value: str
    country: str
    prefix: str = ""

    @property
    def is_landline(self) -> bool:
        """Whether it is a Lao number with an area code."""
        return bool(self.prefix) and self.prefix not in ("20", "30")


def read_printed(digits: str, *, plus: bool = False, labelled: bool = False) -> Number | None:
    """The number that digits mean as printed in Laos, or None.

    Args:
        digits: ASCII digits without separators.
        plus: whether `+` stands before them.
        labelled: whether a label says that it is a telephone number: then the leading 0 may be missing.

    >>> read_printed("02055223344").value, read_printed("85621251794").value
    ('+8562055223344', '+85621251794')
    >>> read_printed("02043854702") is None
    True
    """
    if plus or digits.startswith("00"):
        return _international(digits if plus else digits[2:])
    if digits.startswith(_COUNTRY):
        number = read_lao(digits[3:])
        if number or not labelled:
            return number
    if digits.startswith("0"):
        return read_lao(digits[1:])
    return read_lao(digits) if labelled else None


def read_lao(national: str) -> Number | None:
    """A Lao number from its national digits, with or without the leading 0.

    >>> read_lao("38212345")
    Number(value='+85638212345', country='LA', prefix='38')
    """
    national = national.removeprefix("0")
    if len(national) > 10 or not _lao_plan().fullmatch(national):
        return None
    return Number(f"+{_COUNTRY}{national}", "LA", national[:2])


def local_number(digits: str, prefix: str) -> Number | None:
    """A Lao number printed without its prefix, given the prefix of its surroundings.

    >>> local_number("213646", "21").value, local_number("55551234", "20").value
    ('+85621213646', '+8562055551234')
    """
    return read_lao(prefix + digits)


@lru_cache(maxsize=1024)
def read_foreign(digits: str, country: str) -> Number | None:
    """A number as it is dialled inside another country, or None when its plan has no such number.

    >>> read_foreign("02043854702", "VN")
    Number(value='+842043854702', country='VN', prefix='')
    """
    import phonenumbers  # heavy, and most texts need it never

    if len(digits) > MAX_DIGITS:
        return None
    try:
        parsed = phonenumbers.parse(digits, country)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(parsed):
        return None
    region = phonenumbers.region_code_for_number(parsed) or country
    return Number(phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164), region)


def _international(digits: str) -> Number | None:
    """Digits that begin with a country code."""
    if digits.startswith(_COUNTRY):
        return read_lao(digits[3:])
    return read_foreign("+" + digits, "") if 8 <= len(digits) <= MAX_DIGITS else None


@cache
def _lao_plan() -> re.Pattern[str]:
    """National numbers of Laos: the metadata's fixed and mobile patterns, and every area code of the gazetteer."""
    from phonenumbers import PhoneMetadata

    metadata = PhoneMetadata.metadata_for_region("LA")
    descriptions = (metadata.fixed_line, metadata.mobile) if metadata else ()
    patterns = [d.national_number_pattern for d in descriptions if d and d.national_number_pattern]
    areas = "|".join(sorted({place.area_code.removeprefix("0") for place in provinces()} - {""}))
    return re.compile("|".join((*patterns, rf"(?:{areas})[0-9]{{6}}")), re.ASCII)
