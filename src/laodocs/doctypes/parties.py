"""Who agrees with whom: the parties of an agreement, and what the text calls them together.

Where they are introduced as sides (`ຝ່າຍ ກ`), `sides` finds them; here they are read from the title and from lines
that `ລະຫວ່າງ` opens.
"""

from __future__ import annotations

import re
from dataclasses import replace

from laodocs.blocks import Block
from laodocs.doctypes.party import Party, read_party, same_party
from laodocs.doctypes.passages import Passage, read_blocks
from laodocs.doctypes.sides import JOINT_WORD, find_sides, with_aliases
from laodocs.document import Document
from laodocs.lexicon import alternation, forms
from laodocs.normalize import match_key
from laodocs.spans import Found

__all__ = ["Party", "find_joint_reference", "find_parties", "same_party"]

#: `ລະຫວ່າງ` opens the list of parties; what follows the last one is the term or the subject.
_BETWEEN = re.compile(r"ລະຫວ[່້]?າງ\s*:?\s*")
_AFTER = re.compile(r"[\s*]+(?:ໄລຍະ|ວ່າດ້ວຍ|ກ່ຽວກັບ|ສົກປີ|ປະຈຳ|ປີ\s*\d|ສະບັບ)|[\s*]*$")
_AND = re.compile(r"(?:^|\s)(?:ແລະ|ກັບ)(?:\s|$)")

#: Sections that state terms; a numbered line before them may introduce a party.
_ARTICLES = frozenset({"article", "clause", "chapter", "part"})

_JOINT = re.compile(r"\(\s*(?:ຊຶ່ງ|ເຊິ່ງ)?\s*ຕໍ່ໄປ[^()\n]{0,40}?(?P<name>(?:ທັງ)?ສອງ\s*\S{2,12}|ຄູ່ສັນຍາ|ບັນດາຝ່າຍ)\s*\)")


def find_parties(document: Document, body: Passage, title: list[Block]) -> tuple[Party, ...]:
    """The parties: from sides named ຝ່າຍ ກ and ຝ່າຍ ຂ or by alias, else from `ລະຫວ່າງ … ແລະ …` of the title."""
    articles = (section.span.start for section in document.outline if section.kind in _ARTICLES)
    sided = find_sides(body, next(articles, len(document.text)))
    titled = _from_title(document, title)
    if len(sided) >= 2:
        return _with_countries(tuple(_completed(party, titled) for party in sided), body)
    return _with_countries(with_aliases(titled or _from_between_lines(body), body) or sided, body)


def _with_countries(parties: tuple[Party, ...], body: Passage) -> tuple[Party, ...]:
    """The parties with the country that the text names behind their province: `ແຂວງກວາງຈິ, ສສ ຫວຽດນາມ`."""
    return tuple(party if party.country or not party.province else _of_country(party, body) for party in parties)


def _of_country(party: Party, body: Passage) -> Party:
    province = re.escape(party.province.value) if party.province else ""
    country = alternation("country", table="countries")
    match = re.search(rf"{province}\s?,?\s(?P<country>{country})(?![\u0e81-\u0edf])", body.text)
    if match is None:
        return party
    code = forms("country", "countries")[match["country"]]
    return replace(party, country=Found(code, body.span(*match.span("country")), 0.8))


def _completed(party: Party, titled: tuple[Party, ...]) -> Party:
    """The party with the country and the province that the title gives it."""
    key = match_key(party.name.value, loose=True)
    alike = [other for other in titled if match_key(other.name.value, loose=True) == key]
    alike = alike or [other for other in titled if same_party(replace(other, province=None), party.name.value)]
    same = alike[0] if len(alike) == 1 else None
    if same is None:
        return party
    return replace(party, country=party.country or same.country, province=party.province or same.province)


def find_joint_reference(body: Passage) -> Found[str] | None:
    """What the text calls the parties together: `ສອງຝ່າຍ`, also through a damaged definition in brackets."""
    defined = _JOINT.search(body.text)
    if defined:
        return body.group(defined, "name")
    return body.group(JOINT_WORD.search(body.text), "name", confidence=0.8)


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
    parties = (read_party(piece) for piece in pieces if piece)
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


def _from_between_lines(body: Passage) -> tuple[Party, ...]:
    """A line `ລະຫວ່າງ`, the first party, a line `ແລະ`, the second."""
    lines = body.lines()
    for i, line in enumerate(lines[:40]):
        if re.fullmatch(r"\s*ລະຫວ່າງ\s*:?\s*", line.text) and i + 3 < len(lines):
            rest = [near for near in lines[i + 1 : i + 5] if not re.fullmatch(r"\s*(?:ແລະ|ກັບ)\s*:?\s*", near.text)]
            return tuple(p for p in map(read_party, rest[:2]) if p)
    return ()
