"""Who signed: the blocks at the foot of a document, a role on one line and a name on the next.

Offices print them in two ways: role, blank, name for each signatory in turn; or the roles side by side on one line and
the names side by side below (columns apart by tabs or several blanks).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from laodocs.blocks import Block
from laodocs.blocks.front import is_office
from laodocs.doctypes.passages import NOT_BODY, Passage, printed_lines
from laodocs.doctypes.people import Person, starts_with_role
from laodocs.document import Document
from laodocs.spans import Found

__all__ = ["Signatory", "find_signatories", "signed_person"]


@dataclass(frozen=True, slots=True)
class Signatory:
    """One signature: the name as printed, the role beside it, and whom it binds: the office behind `ຕາງໜ້າ` (for)."""

    name: Found[str]
    role: Found[str] | None = None
    party: Found[str] | None = None


#: Signatures stand in the last blocks, in blocks of these types; longer lines are text.
_FOOT_BLOCKS = 32
_SIGNING = frozenset({"paragraph", "signature", "table", "contact"})
_ROLE_MAX, _NAME_MAX = 110, 48
#: Lines between role and name that are neither: dots to sign on, `(ເຊັນ ແລະ ຈ້ຳກາ)`.
_STAMP = re.compile(r"(?:(?:ລົງ)?(?:ລາຍ)?ເຊັນ|ຈ້ຳກາ|ຕາປະທັບ|ປະທັບ(?:ຕາ|ກາ)?|ແລະ|[\s*_.…,/()\[\]{}-])*$")
#: `ລັດຖະມົນຕີ ອອກຄຳສັ່ງ:` announces what follows, and nobody's name.
_ENACTS = re.compile(r"(?:ຕົກລົງ|ອອກ[^\s:]+|ແຈ້ງ[^\s:]*|ນີ້|ວ່າ)\s*:$")
_COLUMNS = re.compile(r"\s*\|\s*|\t+|\s{3,}")
_FOR = re.compile(
    r"^[-•\s(]*(?:ຕາງໜ້າ(?:ໃຫ້)?|ໃນນາມ|ຜູ້ຕາງໜ້າ|ລາຍເຊັນ|ລົງຊື່|ເຊັນແທນ|ຮັກສາການ|ຜູ້ຊ່ວຍ|ພະຍານ|(?:ຢັ້ງຢືນ|ຮັບຮູ້|ອະນຸມັດ|ເຫັນດີ|ກວດກາ|ຮັບຮອງ)(?:ຖືກຕ້ອງ)?ໂດຍ|ຝ່າຍ|ຜູ້(?:ໃຫ້|ຮັບ|ກູ້|ຈ້າງ|ຂາຍ|ຊື້|ເຊົ່າ|ຢືມ))"
)
#: A name: one to four words of letters, honorifics allowed before, nothing that a sentence has.
_WORD = r"(?:[\u0e81-\u0ecd\u0edc-\u0edf]{2,24}|[A-Z][\w.'’-]+)"
_TITLE = r"ທ່ານ|ທ້າວ|ນາງ|(?:[ກ-ຮ]{1,2}\.)+[ກ-ຮ]{0,2}(?![\u0e81-\u0edf])|(?:ປອ|ດຣ|ສຈ|ຮສ)(?=\s)|(?:ພົນ|ພັນ|ຮ້ອຍ)(?:ເອກ|ໂທ|ຕີ)"
_NAME = re.compile(rf"^[\s(]*(?P<title>(?:(?:{_TITLE})\s?)*)(?P<name>{_WORD}(?:[ ]{_WORD}){{0,4}})[\s).]*$")
#: `ຕາງໜ້າ ກະຊວງການເງິນ`: for whom, which is no role where one stands below.
_ON_BEHALF = re.compile(r"[-•\s(*]*(?:ຜູ້)?(?:ຕາງໜ້າ(?:ໃຫ້)?|ໃນນາມ)\s*:?\s*(?=\S)")
_WITNESSES = re.compile(r"[\s(*]*ພະຍານ")
#: What the second line of an office's name begins with, and a given name hardly ever.
_OFFICE = re.compile(
    r"[\s(*]*(?:ແຂວງ|ເມືອງ|ນະຄອນ|ບ້ານ\S|ກະຊວງ|ພະແນກ|ກົມ|ຫ້ອງ(?:ການ|ວ່າການ)|ມະຫາວິທະຍາໄລ|ວິທະຍາໄລ|ບໍລິສັດ|ທະນາຄານ|ສະຖາບັນ|ສະພາ"
    r"|ສະຫະ(?:ພັນ|ກອນ)|ສະມາຄົມ|ແນວລາວ|ຊາວໜຸ່ມ|ອົງການ|ໂຮງ(?:ຮຽນ|ໝໍ|ງານ)|ສູນກາງ|ສປປ|ສສ\s|ແຫ່ງ)"
)
_NOT_NAME = re.compile(r"\d|[:;,/“”\"]|ບ່ອນສົ່ງ|ເອກະສານ|ສຳເນົາ|ໜ້າທີ|ກົດໝາຍ|ມາດຕາ|ລາຍເຊັນ|ຈ້ຳກາ|ຕາປະທັບ|ວັນທີ")


def find_signatories(document: Document) -> tuple[Signatory, ...]:
    """Pairs of a role line and the name line that follows it, in the last blocks of a document.

    Args:
        document: what `read` gave; headings and list items part one signature block from the next.

    Returns:
        Signatories in reading order; `party` is left to the agreement.
    """
    foot = [block for block in document.blocks if block.type not in NOT_BODY][-_FOOT_BLOCKS:]
    signatories: list[Signatory] = []
    for signing, run in groupby(foot, key=lambda block: _may_sign(document, block)):
        if signing:
            lines = (line for block in run for line in _lines(document, block))
            signatories += _pairs([line for line in lines if not _STAMP.match(line.text)])
    return tuple(signatories)


def _may_sign(document: Document, block: Block) -> bool:
    """Whether a block may be of the signatures: the names of witnesses are a list."""
    if block.type == "list_item":
        return all(_name(line) for line in _lines(document, block))
    return block.type in _SIGNING


def _lines(document: Document, block: Block) -> list[Passage]:
    """Its lines as printed, the label of an item taken off."""
    lines = printed_lines(document, block)
    if block.label and lines and lines[0].text.startswith(block.label):
        lines[0] = lines[0][len(block.label) :]
    return lines


def _pairs(lines: list[Passage]) -> Iterator[Signatory]:
    """Lines of roles (one or more, the same number in each) with the line of as many names below them.

    The name of an office may go on in a line that could be names too (`ພະແນກການເງິນ` / `ແຂວງຫົວພັນ`): it is held back
    until a better one comes; an office that can be no name goes on with the role. Below `ພະຍານ` each line is a witness.
    """
    roles: list[list[Passage]] = []
    held: list[Passage] = []
    below = 0  # where the roles that stand below their names end
    for at, line in enumerate([*lines, Passage("", ())]):
        cells = _cells(line)
        if at < below:
            continue
        names = [cell for cell in cells if _name(cell)]
        fits = bool(roles) and len(names) == len(roles[-1])
        if cells and _are_roles(cells) and not (fits and all(map(_titled, cells))):
            roles = [*roles, *([held] if held else []), cells] if roles and len(roles[-1]) == len(cells) else [cells]
            held = []
            continue
        if roles and not names and len(cells) == len(roles[-1]) and all(is_office(cell.text.strip()) for cell in cells):
            roles = [*roles, cells]  # `ປະທານ` / `ສະຫະພັນແມ່ຍິງແຂວງ`
            continue
        if fits and not held and all(_OFFICE.match(cell.text) for cell in cells):
            held = cells
            continue
        if fits:
            above = [*roles, held] if held else roles
            if _awaits_role(above) and (under := _roles_below(lines[at + 1 : at + 3], len(names))):
                above, below = [*above, *under], at + 1 + len(under)
            yield from _signed(above, names)
            roles = roles if _WITNESSES.match(roles[-1][0].text) else []
        elif held:
            yield from _signed(roles, held)
            roles = []
        else:
            roles = []
        held = []


def _awaits_role(roles: list[list[Passage]]) -> bool:
    """Whether all that stands above the names is for whom they sign."""
    return all(_ON_BEHALF.match(cell.text) for cell in roles[0]) and not any(
        starts_with_role(cell.text) for row in roles[1:] for cell in row
    )


def _roles_below(lines: list[Passage], columns: int) -> list[list[Passage]]:
    """The line of roles under a line of names, if no other names follow that it could belong to."""
    if not lines:
        return []
    cells = _cells(lines[0])
    named = len(lines) > 1 and any(_name(cell) and not _is_role(cell) for cell in _cells(lines[1]))
    fits = len(cells) == columns and all(starts_with_role(cell.text) for cell in cells)
    return [cells] if fits and not named else []


def _signed(roles: list[list[Passage]], names: list[Passage]) -> Iterator[Signatory]:
    """A signatory a column."""
    for column, name in enumerate(names):
        yield _signatory([row[column] for row in roles], name)


def _titled(cell: Passage) -> bool:
    """Whether a name stands there with its honorific."""
    match = _name(cell)
    return bool(match and match["title"].strip())


def _cells(line: Passage) -> list[Passage]:
    """The columns of a line."""
    cells, at = [], 0
    for gap in _COLUMNS.finditer(line.text):
        cells.append(line[at : gap.start()])
        at = gap.end()
    cells.append(line[at:])
    return [cell for cell in cells if cell.text.strip()]


def _are_roles(cells: list[Passage]) -> bool:
    """Whether a line is of roles; of several columns some may be offices: `ນາຍບ້ານ` beside `ແນວລາວສ້າງຊາດບ້ານ`."""
    roles = [_is_role(cell) for cell in cells]
    return any(roles) and all(role or is_office(cell.text.strip()) for role, cell in zip(roles, cells, strict=True))


def _is_role(cell: Passage) -> bool:
    text = cell.text.strip(" *")
    if len(text) > _ROLE_MAX or text.endswith((";", ",")) or _ENACTS.search(text):
        return False
    return bool(starts_with_role(text) or _FOR.match(text))


def _name(cell: Passage) -> re.Match[str] | None:
    text = cell.text.replace("*", " ")
    if len(text.strip()) > _NAME_MAX or _NOT_NAME.search(text):
        return None
    match = _NAME.match(text)
    if match is None or (not match["title"].strip() and starts_with_role(match["name"])):
        return None
    return match


def _signatory(roles: list[Passage], name: Passage) -> Signatory:
    match = _name(name)
    found = name.group(match, "name", confidence=0.9)
    assert found is not None  # `_name` matched a word
    party = None
    behalf = _ON_BEHALF.match(roles[0].text) if roles else None
    own = next((at for at, role in enumerate(roles) if at and starts_with_role(role.text)), None)
    if behalf and own:
        party = _joined([roles[0][behalf.end() :], *roles[1:own]])
        roles = roles[own:]
    return Signatory(found, _joined(roles), party)


def _joined(lines: list[Passage]) -> Found[str] | None:
    """The words of lines as one field."""
    said = [word for line in lines if (word := line.found(0, len(line.text)))]
    return Found(" ".join(word.value for word in said), said[0].span, 0.9) if said else None


def signed_person(signatory: Signatory) -> Person:
    """Who signed, as one of the people of a document."""
    return Person(signatory.name, role=signatory.role)
