"""Parties introduced as sides: `ຝ່າຍ ກ: …`, `ຜູ້ຂາຍ: …`, `… ຕໍ່ໄປນີ້ເອີ້ນວ່າ ຝ່າຍ ກ`, in a line, a bracket or a block of lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from laodocs.doctypes.party import Party, read_party, same_party
from laodocs.doctypes.passages import Passage
from laodocs.lexicon import alternation
from laodocs.normalize import match_key
from laodocs.spans import Found

__all__ = ["JOINT_WORD", "find_sides", "with_aliases"]

#: What a text calls the parties together.
JOINT_WORD = re.compile(r"(?:ທັງ)?(?P<name>ສອງຝ່າຍ|ຄູ່ສັນຍາ|ສາມຝ່າຍ)")

#: The alias of a party or of both: `ຕໍ່ໄປນີ້ເອີ້ນວ່າ “ຝ່າຍ ກ”`, `ຊຶ່ງຕໍ່ໄປເອີ້ນວ່າ: ຜູ້ຮັບເໝົາ`.
_ALIAS = re.compile(
    r"(?:ຕໍ່ໄປ|ຊຶ່ງ|ເຊິ່ງ|ໃນສັນຍາ)[^\n()]{0,24}?(?:ເອີ້ນ|ຮຽກ)(?:ຫຍໍ້|ຊື່)*\s*(?:ວ່າ|ເປັນ)\s*:?\s*"
    r"[\"“”'‘(]*\s*(?P<alias>ຝ່າຍ\s*[\"“'‘]?\s*(?:[ກ-ຮ]|[A-Z]|ທີ\s*\d+|\d+)(?![\u0e81-\u0edf])|[^\"“”'’()\n,.;]{2,40}?)\s*(?=[\"“”'’(),.;\n]|$)"
)
_SIDE = re.compile(
    r"(?:^|(?<=\s))[-•(\s]*(?P<alias>ຝ່າຍ\s*[\"“'‘]?\s*(?P<letter>[ກ-ຮ]|[A-Z]|ທີ\s*\d|\d)\s*[\"”'’]?)(?![\u0e81-\u0edf])\)?"
    r"(?:\s*\([^()\n]{2,30}\))?\s*:?\s*"
)

#: A side named by what it does in the contract: `ຜູ້ໃຫ້ເຊົ່າ: …`, `ຝ່າຍເຊົ່າ: …`.
_ROLE_SIDE = re.compile(
    r"[-•\s]*(?P<alias>(?:(?:ຜູ້|ຝ່າຍ)(?:ໃຫ້|ຮັບ(?!ຜິດຊອບ|ຊົມ)|ກູ້|ຢືມ|ຈ້າງ|ວ່າຈ້າງ|ຖືກຈ້າງ|ຂາຍ|ຊື້|ເຊົ່າ|ໂອນ|ຈຳນຳ|ສະໜອງ|ມອບ|ໃຊ້ແຮງງານ|ອອກແຮງງານ)|ນາຍຈ້າງ|ລູກຈ້າງ)"
    r"[^\s:()\d]{0,16})\s*(?:\([^()\n]{2,30}\))?\s*:\s*"
)

#: A line that is only the label of the side named below it: `ຝ່າຍຜູ້ວ່າຈ້າງ (ຝ່າຍ “ກ”)`, `ຝ່າຍ ຂ:`.
_LABEL = re.compile(
    r"[-•\s\d.)]*(?P<role>(?:ຝ່າຍ)?ຜູ້[^\s:()\d]{2,18}(?=\s?[(:]))?\s?\(?\s?"
    r"(?P<alias>ຝ່າຍ\s?[\"“'‘]?\s?(?:[ກ-ຮ]|[A-Z]|ທີ\s?\d)\s?[\"”'’]?)?\s?\)?\s?:?\s?"
)

#: The same behind other words, with its colon.
_INSIDE = re.compile(
    r"(?<=[\s;.])(?:ຝ່າຍ\s*[\"“'‘]?\s*(?:[ກ-ຮ]|[A-Z]|ທີ\s*\d|\d)\s*[\"”'’]?|ຜູ້[\u0e81-\u0edf]{2,18})\s*(?:\([^()\n]{2,30}\))?\s*:\s*"
)

#: A line about a party and not of its name: its seat, its numbers, who speaks for it.
_ABOUT = re.compile(
    r"[-•\s\d.)]*(?:$|ໂທ|ມືຖື|ແຟັກ|ອີເມ|ທີ່(?:ຢູ່|ຕັ້ງ)|ຕັ້ງຢູ່|(?:ຫ້ອງການ|ສຳນັກງານ)[^\n:]{0,12}(?:ຕັ້ງ|:)|ຕາງໜ້າ|ຕຳແໜ່ງ|ເລກ|ທະບຽນ"
    r"|ໃບທະບຽນ|ບັນຊີ|ອາຍຸ|ສັນຊາດ|ອາຊີບ|ບັດ|ຖື(?:ບັດ|ປຶ້ມ)|(?:ແລະ|ກັບ)\s*$|(?:ບ້ານ|ເມືອງ)[^,\n]{2,30},|ຕໍ່ໄປ|ຊຶ່ງ|ເຊິ່ງ)"
)
#: How a sentence begins that says what for, or on what ground, before it says who.
_PURPOSE = re.compile(r"\s*(?:ເພື່ອ|ເນື່ອງ|ໂດຍ(?:ອີງ|ເຫັນ)|ໃນ(?!ນາມ)|ປະຕິບັດ)")
#: `ສັນຍາ ສະບັບນີ້ ລົງວັນທີ … ເຮັດຂຶ້ນລະຫວ່າງ`: the words that name the instrument, up to the first party.
_MADE_BETWEEN = re.compile(
    r"\s*(?:ໜັງສື)?(?:ສັນຍາ|ບົດບັນທຶກ|ຂໍ້ຕົກລົງ|ສົນທິສັນຍາ)[^.;\n]{0,200}?(?:ເຮັດ|ສ້າງ|ລົງນາມ|ເຊັນ|ຕົກລົງ)?(?:ຂຶ້ນ|ກັນ)?\s?ລະຫວ່າງ\s?:?\s*"
)
_MOST_SIDES, _LINES_ABOVE, _LONGEST_NAME, _LONGEST_PURPOSE = 4, 8, 120, 400


@cache
def _head() -> re.Pattern[str]:
    """What the name of a party begins with."""
    people = r"(?:ພວກ)?ຂ້າພະເຈົ້າ|ທ່ານ|ທ້າວ|ນາງ|ຊື່"
    states = "ສາທາລະນະລັດ|[ຣລ]າຊະອານາຈັກ|ສະຫະພັນ\\s?ສາທາລະນະລັດ|ສປປ|ສສ(?=\\s)|ສປ(?=\\s)"
    words = rf"{alternation('organisation', table='offices')}|{people}|{states}"
    return re.compile(rf"[-•\s\d.,)”\"]*(?:(?:ແລະ|ກັບ)\s+)?(?P<name>{words})")


def find_sides(body: Passage, first: int) -> tuple[Party, ...]:
    """The parties that are introduced as sides, each once, in order.

    Args:
        body: the running text, a paragraph a line.
        first: where the first article begins: below it a label over a name introduces no party.

    Returns:
        At most four; aliases without the quotation marks around them.
    """
    parties: dict[str, Party] = {}
    lines = [piece for line in body.lines() for piece in _cut(line)]
    for at in range(len(lines)):
        labelled = _labelled(lines, at) if lines[at] and lines[at].at[0] < first else None
        for party in [labelled] if labelled else _introduced(lines, at):
            key = match_key(party.alias.value if party.alias else party.name.value, loose=True)
            parties.setdefault(key, party)
        if len(parties) >= _MOST_SIDES:
            break
    return tuple(parties.values())


def _cut(line: Passage) -> Iterator[Passage]:
    """A line cut where another side is introduced in it: the lines of a form run together."""
    start = 0
    for opening in _INSIDE.finditer(line.text):
        if _head().match(line.text, opening.end()):
            yield line[start : opening.start()]
            start = opening.start()
    yield line[start:]


def with_aliases(parties: tuple[Party, ...], body: Passage) -> tuple[Party, ...]:
    """The parties of a title with the aliases that the text gives them: `… (ຕໍ່ໄປນີ້ເອີ້ນວ່າ “ຝ່າຍລາວ”)`."""
    named = list(parties)
    for line in body.lines():
        for words, alias in _aliases(line):
            meant = [
                i for i, p in enumerate(named) if p.alias is None and same_party(replace(p, province=None), words.text)
            ]
            if len(meant) == 1:
                named[meant[0]] = replace(named[meant[0]], alias=alias)
    return tuple(named)


def _aliases(line: Passage) -> Iterator[tuple[Passage, Found[str] | None]]:
    """The aliases of single parties in a line, each with what stands before it."""
    start = 0
    for match in _ALIAS.finditer(line.text):
        if not JOINT_WORD.match(match["alias"]):
            yield line[start : match.start()], line.group(match, "alias")
        start = match.end()


def _introduced(lines: Sequence[Passage], at: int) -> Iterator[Party]:
    """The parties that a line introduces: `ຝ່າຍ ກ: …`, `A (ຕໍ່ໄປນີ້ເອີ້ນວ່າ …) ແລະ B (…)`, or the foot of a block of lines."""
    line = lines[at]
    found = False
    for number, (words, alias) in enumerate(_aliases(line)):
        side = _SIDE.match(words.text) or _ROLE_SIDE.match(words.text)
        name = words[side.end() :] if side else words
        if number == 0 and _ABOUT.match(name.text):
            name = _above(lines, at) or name
        elif number:
            head = _head().match(name.text)
            name = name[head.start("name") :] if head else name[:0]
        elif not side:
            name = _behind_opening(name)
        party = read_party(name, alias) if name else None
        if party:
            found = True
            yield party
    side = _SIDE.match(line.text) or _ROLE_SIDE.match(line.text)
    if found or not side or ":" not in side[0] or len(line.text) <= side.end() + 2:
        return
    if side.re is _ROLE_SIDE and not _head().match(line.text, side.end()):
        return
    party = read_party(line[side.end() :], line.group(side, "alias"))
    if party:
        yield party


def _labelled(lines: Sequence[Passage], at: int) -> Party | None:
    """The party whose label is a line of its own: its name below, and below that a line about it."""
    label = _LABEL.fullmatch(lines[at].text)
    if label is None or not (label["role"] or label["alias"]) or at + 2 >= len(lines):
        return None
    name, about = lines[at + 1], lines[at + 2]
    if not _head().match(name.text) or _ABOUT.match(name.text) or not _ABOUT.match(about.text):
        return None
    return read_party(name, lines[at].group(label, "alias") or lines[at].group(label, "role"))


def _behind_opening(words: Passage) -> Passage:
    """What names the party behind the instrument or the purpose: `ສັນຍານີ້ ເຮັດຂຶ້ນລະຫວ່າງ ກ (…`, `ເພື່ອ…, ໂຮງໝໍ ກ (…`."""
    between = _MADE_BETWEEN.match(words.text)
    if between and _head().match(words.text, between.end()):
        return words[between.end() :]
    if not _PURPOSE.match(words.text):
        return words
    commas = re.finditer(",", words.text[:_LONGEST_PURPOSE])
    heads = (_head().match(words.text, comma.end()) for comma in commas)
    head = next(filter(None, heads), None)
    return words[head.start("name") :] if head else words


def _above(lines: Sequence[Passage], at: int) -> Passage:
    """The line that names the party whose alias stands at the foot of its block: the first that begins like a name."""
    first = lines[at][:0]
    for line in reversed(lines[max(0, at - _LINES_ABOVE) : at]):
        if _ALIAS.search(line.text) or line.text.rstrip().endswith((":", ";")):
            break
        if _head().match(line.text) and not _ABOUT.match(line.text) and len(line.text) <= _LONGEST_NAME:
            first = line
    return first
