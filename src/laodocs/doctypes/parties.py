"""Who agrees with whom: the parties of an agreement, their countries, and the names they go by in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from laodocs.blocks import Block
from laodocs.doctypes.passages import Passage, read_blocks
from laodocs.document import Document
from laodocs.lexicon import alternation, forms
from laodocs.normalize import match_key
from laodocs.spans import Found

__all__ = ["Party", "country_in", "find_joint_reference", "find_parties", "same_party"]


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


#: `ລະຫວ່າງ` opens the list of parties; what follows the last one is the term or the subject.
_BETWEEN = re.compile(r"ລະຫວ່າງ\s*:?\s*")
_AFTER = re.compile(r"[\s*]+(?:ໄລຍະ|ວ່າດ້ວຍ|ກ່ຽວກັບ|ສົກປີ|ປະຈຳ|ປີ\s*\d|ສະບັບ)|[\s*]*$")
_AND = re.compile(r"(?:^|\s)(?:ແລະ|ກັບ)(?:\s|$)")

#: The alias of a party or of both: `ຕໍ່ໄປນີ້ເອີ້ນວ່າ “ຝ່າຍ ກ”`, `ຊຶ່ງຕໍ່ໄປເອີ້ນວ່າ: ຜູ້ຮັບເໝົາ`.
_ALIAS = re.compile(
    r"(?:ຕໍ່ໄປ|ຊຶ່ງ|ເຊິ່ງ|ໃນສັນຍາ)[^\n()]{0,24}?(?:ເອີ້ນ|ຮຽກ)(?:ຫຍໍ້|ຊື່)*\s*(?:ວ່າ|ເປັນ)\s*:?\s*"
    r"[\"“”'‘(]*\s*(?P<alias>ຝ່າຍ\s*[\"“'‘]?\s*(?:[ກ-ຮ]|[A-Z]|ທີ\s*\d+|\d+)(?![\u0e81-\u0edf])|[^\"“”'’()\n,.;]{2,40}?)\s*(?=[\"“”'’(),.;\n]|$)"
)
_SIDE = re.compile(
    r"(?:^|(?<=\s))[-•(\s]*(?P<alias>ຝ່າຍ\s*[\"“'‘]?\s*(?P<letter>[ກ-ຮ]|[A-Z]|ທີ\s*\d|\d)\s*[\"”'’]?)(?![\u0e81-\u0edf])\)?\s*:?\s*"
)
_JOINT = re.compile(r"\(\s*(?:ຊຶ່ງ|ເຊິ່ງ)?\s*ຕໍ່ໄປ[^()\n]{0,40}?(?P<name>(?:ທັງ)?ສອງ\s*\S{2,12}|ຄູ່ສັນຍາ|ບັນດາຝ່າຍ)\s*\)")
_JOINT_WORD = re.compile(r"(?:ທັງ)?(?P<name>ສອງຝ່າຍ|ຄູ່ສັນຍາ|ສາມຝ່າຍ)")
_NAME_END = re.compile(
    r"\s*(?:,|;|\n|\(|\.\s|\.$|$|(?=\s?(?:ຕາງໜ້າ(?:ໂດຍ|ໃຫ້)|ຊຶ່ງ|ເຊິ່ງ|ໂດຍມີ|ໂດຍ\s?ທ່ານ|ຕັ້ງຢູ່|ທີ່ຢູ່|ຕໍ່ໄປ|ອາຍຸ|ເກີດ|ອາຊີບ|ສັນຊາດ|ຖື(?:ບັດ|ປຶ້ມ))))"
)
_PROVINCE = re.compile(r"(?:ແຂວງ|ນະຄອນຫຼວງ)\s?[^\s,;()\n]+")
_PERSON = re.compile(
    r"^[-•\s\d.)]*(?:(?:ລະຫວ່າງ|ແລະ|ກັບ)\s*:?\s+)?(?:ຂ້າພະເຈົ້າ|ພວກຂ້າພະເຈົ້າ)?\s*(?:ຊື່(?:\s*ແລະ\s*ນາມສະກຸນ)?\s*:?\s*)?(?:(?:ທ່ານ|ທ້າວ|ນາງສາວ|ນາງ)\s?)*(?:ຊື່\s*:?\s*)?"
)


@cache
def _country() -> re.Pattern[str]:
    """Long names anywhere; names of up to seven letters (ລາວ, ໄທ) only where they stand alone."""
    names = forms("country", "countries")
    long = "|".join(re.escape(name) for name in names if len(name) > 7)
    short = "|".join(re.escape(name) for name in names if len(name) <= 7)
    return re.compile(rf"{long}|(?<![\u0e81-\u0edf])(?:{short})(?![\u0e81-\u0edf])")


@cache
def _state() -> re.Pattern[str]:
    """The state behind a party's name, without a comma: `ແຂວງຄຳມ່ວນ ສປປ ລາວ`."""
    forms_of_state = r"ສປປ|ສສ|ສປ|ສ\.|ສາທາລະນະລັດ|ຣາຊະອານາຈັກ|ລາຊະອານາຈັກ|ປະເທດ|ສະຫະພັນ|ສະຫະລັດ"
    return re.compile(rf"[\s,]+(?=(?:{forms_of_state}))(?:{alternation('country', table='countries')})\s*$")


def country_in(passage: Passage) -> Found[str] | None:
    """The country that a text names, by its longest name; a damaged state name still shows its people (`…ຊົນລາວ`)."""
    match = _country().search(re.sub(r"\s", " ", passage.text))
    if match is None:
        return None
    return Found(forms("country", "countries")[match[0]], passage.span(match.start(), match.end()), 0.95)


def find_parties(document: Document, body: Passage, title: list[Block]) -> tuple[Party, ...]:
    """The parties: from sides named ຝ່າຍ ກ and ຝ່າຍ ຂ or by alias, else from `ລະຫວ່າງ … ແລະ …` of the title."""
    sided = _from_sides(body)
    titled = _from_title(document, title)
    if len(sided) >= 2:
        return sided
    return titled or _from_between_lines(body) or sided


def find_joint_reference(body: Passage) -> Found[str] | None:
    """What the text calls the parties together: `ສອງຝ່າຍ`, also through a damaged definition in brackets."""
    defined = _JOINT.search(body.text)
    if defined:
        return body.group(defined, "name")
    return body.group(_JOINT_WORD.search(body.text), "name", confidence=0.8)


def same_party(party: Party, text: str) -> bool:
    """Whether a role or an owner belongs to the party, spelling damage of a letter in ten allowed.

    Args:
        party: the party.
        text: such as `ປະທານສະຫະພັນແມ່ຍິງແຂວງບໍ່ກປາງ` for a party `ສະຫະພັນແມ່ຍິງ ແຂວງບໍ່ກຢາງ`.
    """
    key = match_key(text, loose=True)
    names = [party.name.value, *(p.value for p in (party.alias, party.province) if p)]
    return any(_within(match_key(name, loose=True), key) for name in names)


def _within(needle: str, hay: str) -> bool:
    """Whether `needle` stands in `hay` with at most a tenth of its letters wrong (edit distance of substrings)."""
    allowed = len(needle) // 10
    row = [0] * (len(hay) + 1)
    for i, letter in enumerate(needle, 1):
        previous, row = row, [i]
        for j, other in enumerate(hay, 1):
            row.append(min(previous[j] + 1, row[j - 1] + 1, previous[j - 1] + (letter != other)))
    return min(row) <= allowed


def _party(passage: Passage, alias: Found[str] | None = None) -> Party | None:
    """A party from the words that name it: up to a comma or a phrase about it; country and province from them all."""
    start = _PERSON.match(passage.text)
    begin = start.end() if start else 0
    stop = _NAME_END.search(passage.text, begin + 1)
    end = stop.start() if stop else len(passage.text)
    state = _state().search(passage.text, begin + 1, end)
    name = passage.found(begin, state.start() if state else end)
    if name is None or len(name.value) < 2:
        return None
    province = passage.group(_PROVINCE.search(passage.text))
    return Party(name, country_in(passage), province, alias)


def _from_title(document: Document, title: list[Block]) -> tuple[Party, ...]:
    """`ລະຫວ່າງ A ແລະ B` in the title; a line that is only `ແລະ` separates surely."""
    passage = read_blocks(document, title)
    opened = _BETWEEN.search(passage.text)
    if opened is None:
        return ()
    rest = passage[opened.end() :]
    pieces = _split(document, rest)
    last = pieces[-1]
    stop = _AFTER.search(last.text)
    pieces[-1] = last[: stop.start()] if stop else last
    parties = (_party(piece) for piece in pieces if piece)
    return tuple(p for p in parties if p)


def _split(document: Document, rest: Passage) -> list[Passage]:
    """Cut a list of parties at the `ແລະ`/`ກັບ` that stands between two of them."""
    joints = list(_AND.finditer(rest.text))
    alone = [j for j in joints if _own_line(document, rest, j)]
    organisation, country = alternation("organisation", table="offices"), alternation("country", table="countries")
    heads = rf"\s*(?:{organisation}|{country}|ທ່ານ|ທ້າວ|ນາງ)"
    chosen = alone or [j for j in joints if re.match(heads, rest.text[j.end() :])] or joints[:1]
    pieces, at = [], 0
    for joint in chosen:
        pieces.append(rest[at : joint.start()])
        at = joint.end()
    return [*pieces, rest[at:]]


def _own_line(document: Document, rest: Passage, joint: re.Match[str]) -> bool:
    """Whether the conjunction is a whole line of the document."""
    word = re.search(r"\S+", joint[0])
    start = rest.at[joint.start() + (word.start() if word else 0)]
    end = start + len(joint[0].strip())
    before, after = document.text[:start].rstrip(" *"), document.text[end : end + 4].lstrip(" *")
    return before.endswith("\n") and after.startswith("\n")


def _from_sides(body: Passage) -> tuple[Party, ...]:
    """Paragraphs that introduce a side, or end with the alias that they give."""
    parties: list[Party] = []
    seen: set[str] = set()
    for line in body.lines():
        if len(seen) >= 4:
            break
        for party in _introduced(line):
            key = match_key(party.alias.value if party.alias else party.name.value, loose=True)
            if key not in seen:
                seen.add(key)
                parties.append(party)
    return tuple(parties)


def _introduced(line: Passage) -> list[Party]:
    """The party that a paragraph introduces: `ຝ່າຍ ກ: …` or `… ຕໍ່ໄປນີ້ເອີ້ນວ່າ ຝ່າຍ ກ`."""
    alias = _ALIAS.search(line.text)
    if alias and not _JOINT_WORD.match(alias["alias"]):
        head = line[: alias.start()]
        side = _SIDE.match(head.text)
        party = _party(head[side.end() :] if side else head, line.group(alias, "alias"))
        return [party] if party else []
    side = _SIDE.match(line.text)
    if side and ":" in side[0] and len(line.text) > side.end() + 2:
        party = _party(line[side.end() :], line.group(side, "alias"))
        return [party] if party else []
    return []


def _from_between_lines(body: Passage) -> tuple[Party, ...]:
    """A line `ລະຫວ່າງ`, the first party, a line `ແລະ`, the second."""
    lines = body.lines()
    for i, line in enumerate(lines[:40]):
        if re.fullmatch(r"\s*ລະຫວ່າງ\s*:?\s*", line.text) and i + 3 < len(lines):
            rest = [near for near in lines[i + 1 : i + 5] if not re.fullmatch(r"\s*(?:ແລະ|ກັບ)\s*:?\s*", near.text)]
            return tuple(p for p in map(_party, rest[:2]) if p)
    return ()
