"""Named people in running text: honorific, name, role, organisation.

Lao prose names a person by an honorific, a given name and a family name with a blank between, and then, without a
comma, the role and the organisation: `ທ່ານ ບົວພັນ ແສງຈັນ ຮອງປະທານສະພາປະຊາຊົນແຂວງຄຳມ່ວນ`. An honorific before a role
(`ທ່ານ ລັດຖະມົນຕີ`) names nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

from laodocs.doctypes.passages import Passage
from laodocs.doctypes.portfolio import portfolio
from laodocs.lexicon import alternation, forms
from laodocs.normalize import match_key
from laodocs.spans import Found

__all__ = ["Person", "find_people", "organisation_in", "starts_with_role", "unique_people"]

_LAO = r"[\u0e81-\u0ebd\u0ec0-\u0ecd\u0edc-\u0edf]"

#: Words that go on after a name: never a family name.
_FOLLOWERS = (
    "ໄດ້|ແລະ|ພ້ອມ|ເປັນ|ກ່າວ|ຈະ(?:ໄດ້)?|ຢູ່|ທີ່|ຂອງ|ກໍ່?|ເຊິ່ງ|ຊຶ່ງ|ເຂົ້າຮ່ວມ|ມີ(?=\\s)|ໃຫ້(?:ກຽດ|ຮູ້)|ຈາກ|ຕໍ່|ໂດຍ|ເພື່ອ|ອາຍຸ"
    "|ລະ(?=\\s)|ຕາງໜ້າ|ປະຈຳ|ໃນ(?=\\s)|ກັບ|ຮ່ວມ(?:ກັບ|ມີ)|ແມ່ນ|ນຳພາ|ລົງ(?:ນາມ|ເຄື່ອນໄຫວ|ຢ້ຽມຢາມ)|ຮອງ|ອະດີດ|ວ່າ(?=\\s)"
    "|(?:ກໍ່?)?ຍັງ(?:ໄດ້|ກ່າວ|ຈະ|ຊີ້|ໃຫ້|ເນັ້ນ|ສະເໜີ|ຢໍ້າ|ຢ້ຳ)|ເນັ້ນ(?:ໜັກ|ວ່າ)|ຊີ້ແຈງ|ຊີ້ໃຫ້|ສະແດງຄວາມ|ຕີລາຄາ|ຢ້ຳ"
)


@dataclass(frozen=True, slots=True)
class Person:
    """A named person.

    Args:
        name: given and family name as printed, without honorifics.
        honorific: `ທ່ານ ປອ. ນາງ` …
        role: the whole office, such as `ຮອງປະທານສະພາປະຊາຊົນແຂວງຄຳມ່ວນ`.
        organisation: what of the role is an organisation.
    """

    name: Found[str]
    honorific: Found[str] | None = None
    role: Found[str] | None = None
    organisation: Found[str] | None = None


@cache
def _role() -> str:
    return alternation("role", table="offices")


@cache
def _person() -> re.Pattern[str]:
    """Honorifics and a name of one to three words, none of them a role or a verb."""
    titles = alternation("honorific", "degree", "rank", table="offices")
    honorific = alternation("honorific", table="offices")
    gap = r"[^\S\n]?"  # `ຍິງ 31 ທ່ານ.` ends a line, and the next one names somebody
    word = rf"(?!(?:{_role()}|{_FOLLOWERS})){_LAO}{{2,24}}?"
    end = rf"(?=[\s,.;:()\"“”/]|$|(?:{_role()})|ໄດ້)"
    degree = "|".join(re.escape(form) for form in forms("degree", "offices") if form.endswith("."))
    opener = rf"{honorific}|(?<![^\s(,;:])(?:{degree})"  # ດຣ. by itself: in tables, and where a list has no ທ່ານ
    latin = r"[A-Z][A-Za-z'’.-]*(?: [A-Z][A-Za-z'’.-]*){1,3}"
    return re.compile(
        rf"(?<!ບັນດາ)(?<!{_LAO})?(?P<honorific>(?:{opener}){gap}(?:(?:{titles}){gap}){{0,4}})"
        rf"(?P<name>{latin}|{word}{end}(?:[ ]{word}{end}){{0,2}})"
    )


@cache
def _role_after() -> re.Pattern[str]:
    """The role that follows a name, a comma between them allowed, and one within the name of a ministry."""
    named = rf"(?:{_role()})(?:[^,;:.()\n\t\d]*?{portfolio('ກະຊວງ')})?"
    rest = r"(?:[^,;:.()\n\t\d]|(?<=ທີ)\d{1,3}|(?<=ທີ )\d{1,3})*"  # `ປະຈຳເຂດເລືອກຕັ້ງທີ 6` holds its number
    return re.compile(rf"\s?,?\s?(?:ຕຳແໜ່ງ\s?:?\s?)?(?P<role>{named}{rest})")


@cache
def _organisation() -> re.Pattern[str]:
    other = r"(?<!ປະ)(?<!ເອກະ)(?<!ສື່)"  # ຜູ້ປະສານງານ and ສື່ສານ hold no ສານ (court)
    again = r"(?!\s?(?P=head))"  # ເຈົ້າແຂວງແຂວງເຊກອງ (governor of the province): the second names the province
    return re.compile(rf"{other}(?P<head>{alternation('organisation', table='offices')}){again}[^;\n]*")


@cache
def _role_end() -> re.Pattern[str]:
    """Where a role stops although no comma stands there: the verb of the sentence, the guests, or the next person."""
    honorific = alternation("honorific", table="offices")
    guests = "ບັນດາ|ມີ|ພາກສ່ວນ|ແຂກ|ຄະນະ(?=\\s|$)|ພັນລະຍາ|ພາລິຍາ|ສາມີ|ຜູ້(?:ເຂົ້າ|ຕາງ|ແທນ)"
    verbs = "ໄດ້|ພ້ອມ|ກ່າວ|ຈະ|ເປັນ|ເຂົ້າຮ່ວມ|ທີ່|ກໍ|ໃຫ້|ໂດຍ|ໃນ|ວ່າ|ເຊິ່ງ|ຊຶ່ງ|ຢູ່|ຕໍ່|ລົງ|ກັບ|ຮ່ວມ|ມີ|ລາຍງານ|ຊີ້ແຈງ|ແຈ້ງ|ນຳພາ|ຂ[ຶື]້ນ"
    return re.compile(
        rf"""
          \s+ (?= ແລະ\s[^,;\n]{{0,30}}? (?:ໂດຍ|ຂອງ|ແມ່ນ) \s? (?:{honorific}) )   # … ແລະ ໃຫ້ກຽດໂດຍທ່ານ
        | \s+ (?= ແລະ\s* (?:{honorific}|{guests}) | {verbs} )
        | \s+ (?= (?:{honorific}) [\s\u0e81-\u0edf] )
        | (?= ໄດ້(?:ກ່າວ|ໃຫ້|ຮັບ|ລາຍງານ|ເຂົ້າ) | ເຂົ້າຮ່ວມ | ເປັນປະທານ | ເປັນຜູ້ | ຊຶ່ງ | ເຊິ່ງ )
        """,
        re.VERBOSE,
    )


#: A number before `ທ່ານ` makes it a counter: `ຍິງ 54 ທ່ານ ເທົ່າກັບ 24 %`; a year, a day or the number of a row does not.
_COUNTED = re.compile(r"(?<![\d/])(?<!ວັນທີ )(?<!ວັນທີ)\d{1,3}[^\S\t]?$")


def starts_with_role(text: str) -> bool:
    """Whether the words begin with an office: `ຮອງປະທານ…`, `ຫົວໜ້າ…`.

    >>> starts_with_role("ຫົວໜ້າກົມແຜນການ"), starts_with_role("ບົວພັນ ແສງຈັນ")
    (True, False)
    """
    return re.match(rf"\s*(?:{_role()})", text) is not None


def organisation_in(passage: Passage, start: int, end: int) -> Found[str] | None:
    """The organisation within a role: from its first organisation word on."""
    match = _organisation().search(passage.text, start, end)
    return passage.group(match)


def find_people(passage: Passage) -> list[Person]:
    """Every naming of a person, in order, repeated ones too.

    Args:
        passage: running text.

    Returns:
        Persons whose fields have spans of the document.
    """
    people = []
    for match in _person().finditer(passage.text):
        if match.start() and re.match(_LAO, passage.text[match.start() - 1]) and not _opens(passage.text, match):
            continue
        if _COUNTED.search(passage.text[max(0, match.start() - 12) : match.start()]):
            continue
        name = passage.group(match, "name")
        if name is None:
            continue
        honorific = Found(" ".join(match["honorific"].split()), passage.span(*match.span("honorific")))
        people.append(Person(name, honorific, *_office(passage, match.end())))
    return people


def _office(passage: Passage, at: int) -> tuple[Found[str] | None, Found[str] | None]:
    """The role that follows a name at `at`, and the organisation in it."""
    match = _role_after().match(passage.text, at)
    if match is None:
        return None, None
    start = match.start("role")
    stop = _role_end().search(passage.text, start + 2, match.end("role"))
    end = stop.start() if stop else match.end("role")
    return passage.found(start, end), organisation_in(passage, start, end)


#: Words that lead to a person without a blank.
_OPENERS = (
    *("ຂອງ", "ມີ", "ໂດຍ", "ແລະ", "ກັບ", "ຄື", "ໃຫ້", "ແມ່ນ", "ຮ່ວມ"),
    *("ພົບ", "ລະຫວ່າງ", "ຕ້ອນຮັບ"),
    *("ຈາກ", "ນຳ", "ປະທານ", "ນັ້ນ", "ນີ້", "ຕໍ່", "ເຊີນ", ":"),
)


def _opens(text: str, match: re.Match[str]) -> bool:
    """Whether an honorific glued to the word before it really opens a name (`…ຂອງທ່ານ`, `ມີທ່ານ`)."""
    return text.endswith(_OPENERS, 0, match.start())


def unique_people(people: list[Person]) -> tuple[Person, ...]:
    """Each person once, by name, with the fullest naming's role; a later naming by one of two names is no other.

    >>> unique_people([])
    ()
    """
    by_name: dict[str, Person] = {}
    for person in people:
        key = match_key(person.name.value, loose=True)
        known = by_name.get(key)
        if known is None and _is_short_for(person, by_name.values()):
            continue
        if known is None:
            by_name[key] = person
        elif known.role is None and person.role is not None:
            by_name[key] = replace(person, name=known.name, honorific=known.honorific)
    return tuple(by_name.values())


def _is_short_for(person: Person, known: Iterable[Person]) -> bool:
    """Whether a name of one word, without a role, is the first or the last word of the name of one person before."""
    said = person.name.value
    full = [one.name.value.split() for one in known] if person.role is None and " " not in said else []
    return sum(len(words) > 1 and said in (words[0], words[-1]) for words in full) == 1
