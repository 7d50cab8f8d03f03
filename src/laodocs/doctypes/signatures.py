"""Who signed: the blocks at the foot of a document, a role on one line and a name on the next.

Offices print them in two ways: role, blank, name for each signatory in turn; or the roles side by side on one line and
the names side by side below (columns apart by tabs or several blanks).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from laodocs.doctypes.passages import Passage
from laodocs.doctypes.people import starts_with_role
from laodocs.spans import Found

__all__ = ["Signatory", "find_signatories"]


@dataclass(frozen=True, slots=True)
class Signatory:
    """One signature: the name as printed, the role above it, and the party signed for (where there are parties)."""

    name: Found[str]
    role: Found[str] | None = None
    party: Found[str] | None = None


#: Signature blocks stand in the last lines; longer lines are text.
_FOOT_LINES = 24
_ROLE_MAX, _NAME_MAX = 110, 48
_COLUMNS = re.compile(r"\t+|\s{3,}")
_FOR = re.compile(
    r"^[-•\s(]*(?:ຕາງໜ້າ(?:ໃຫ້)?|ໃນນາມ|ຜູ້ຕາງໜ້າ|ລາຍເຊັນ|ລົງຊື່|ເຊັນ(?:ແທນ)?|ຮັກສາການ|ຜູ້ຊ່ວຍ|ພະຍານ|ຝ່າຍ|ຜູ້(?:ໃຫ້|ຮັບ|ກູ້|ຈ້າງ|ຂາຍ|ຊື້|ເຊົ່າ|ຢືມ))"
)
#: A name: one to four words of letters, honorifics allowed before, nothing that a sentence has.
_NAME = re.compile(
    r"^[\s(]*(?P<title>(?:(?:ທ່ານ|ທ້າວ|ນາງ|ປອ|ດຣ|ສຈ|ຮສ|ປທ|ທ|ນ|ພົນ(?:ເອກ|ໂທ|ຕີ)|ພັນ(?:ເອກ|ໂທ|ຕີ))\.?\s?)*)"
    r"(?P<name>(?:[\u0e81-\u0ecd\u0edc-\u0edf]{2,24}|[A-Z][\w.'’-]+)(?:[ ](?:[\u0e81-\u0ecd\u0edc-\u0edf]{2,24}|[A-Z][\w.'’-]+)){0,4})[\s).]*$"
)
_NOT_NAME = re.compile(r"\d|[:;,/“”\"]|ບ່ອນສົ່ງ|ເອກະສານ|ສຳເນົາ|ໜ້າທີ|ກົດໝາຍ|ມາດຕາ|ລາຍເຊັນ|ຈ້ຳກາ|ຕາປະທັບ|ວັນທີ")


def find_signatories(body: Passage) -> tuple[Signatory, ...]:
    """Pairs of a role line and the name line that follows it, in the last lines of a document.

    Args:
        body: the running text, a block a line.

    Returns:
        Signatories in reading order; `party` is left to the agreement.
    """
    lines = [line for line in body.lines()[-_FOOT_LINES:] if line.text.strip(" *_.…-\t")]
    signatories: list[Signatory] = []
    at = 0
    while at < len(lines):
        roles = [cell for cell in _cells(lines[at]) if _is_role(cell)]
        names = [cell for cell in _cells(lines[at + 1]) if _name(cell)] if at + 1 < len(lines) else []
        if roles and names and len(roles) == len(names):
            signatories += [_signatory(role, name) for role, name in zip(roles, names, strict=True)]
            at += 2
        else:
            at += 1
    return tuple(signatories)


def _cells(line: Passage) -> list[Passage]:
    """The columns of a line."""
    cells, at = [], 0
    for gap in _COLUMNS.finditer(line.text):
        cells.append(line[at : gap.start()])
        at = gap.end()
    cells.append(line[at:])
    return [cell for cell in cells if cell.text.strip()]


def _is_role(cell: Passage) -> bool:
    text = cell.text.strip(" *")
    return len(text) <= _ROLE_MAX and bool(starts_with_role(text) or _FOR.match(text)) and not text.endswith(";")


def _name(cell: Passage) -> re.Match[str] | None:
    text = cell.text.replace("*", " ")
    if len(text.strip()) > _NAME_MAX or _NOT_NAME.search(text):
        return None
    match = _NAME.match(text)
    if match is None or (not match["title"].strip() and starts_with_role(match["name"])):
        return None
    return match


def _signatory(role: Passage, name: Passage) -> Signatory:
    match = _name(name)
    found = name.group(match, "name", confidence=0.9)
    assert found is not None  # `_name` matched a word
    return Signatory(found, role.found(0, len(role.text), confidence=0.9))
