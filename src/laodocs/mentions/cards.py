"""Contact cards: which telephones, faxes, mail, web and labelled postal addresses belong together, and to whom.

A card is read from lines, not from blocks: the lines of a list item, of a table row, or of the paragraphs under an
owner's name. A card ends where the next item, heading or owner begins, so no number passes to a neighbour. What a
number or an address is, the finders have said before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from laodocs.lexicon import forms
from laodocs.mentions.address_value import AddressValue
from laodocs.mentions.card_owners import is_organisation, is_polite, is_role, names_somebody, read_owner, trimmed
from laodocs.mentions.contact_value import ContactValue
from laodocs.spans import Found, Mention, Span

if TYPE_CHECKING:
    from laodocs.blocks import Block

__all__ = ["ContactCard", "contact_cards", "with_owners"]

Contact = Mention[ContactValue]
Address = Mention[AddressValue]


@dataclass(frozen=True, slots=True)
class ContactCard:
    """Who can be reached how.

    Args:
        owner: as printed, without phrases such as `ຂໍ້ມູນຕິດຕໍ່ພົວພັນຂອງ`: the organisation, else the person, else the
            role; None where the text names nobody.
        organisation, person, role: what the owner's lines say, where they can be told apart.
        address: the first of the card, or None.
        phones, faxes, emails, urls, po_boxes: the contacts, in order, each with `value.owner` filled.
        party: the party of an agreement that the owner belongs to; filled by the agreement's parser.
        span: from the owner's first letter to the last contact, in code points of the normalised text.
    """

    owner: Found[str] | None = None
    organisation: Found[str] | None = None
    person: Found[str] | None = None
    role: Found[str] | None = None
    address: Address | None = None
    phones: tuple[Contact, ...] = ()
    faxes: tuple[Contact, ...] = ()
    emails: tuple[Contact, ...] = ()
    urls: tuple[Contact, ...] = ()
    po_boxes: tuple[Contact, ...] = ()
    party: Found[str] | None = None
    span: Span | None = None

    @property
    def contacts(self) -> tuple[Contact, ...]:
        """All contacts of the card, in reading order."""
        every = (*self.phones, *self.faxes, *self.emails, *self.urls, *self.po_boxes)
        return tuple(sorted(every, key=lambda contact: contact.span))


def contact_cards(
    text: str, contacts: Sequence[Contact], addresses: Sequence[Address], blocks: Sequence[Block] = ()
) -> tuple[ContactCard, ...]:
    """Group the contacts and addresses of a text into cards.

    Args:
        text: normalised.
        contacts: of `find_contacts`.
        addresses: of `find_addresses`.
        blocks: of the text. Without them its lines are taken, a line with a list marker as an item.

    Returns:
        Cards in reading order. A contact is in at most one of them: a web address in running prose is nobody's. An
        address alone makes a card only where a label announces it and an owner stands above it.

    >>> from laodocs.mentions.contacts import find_contacts
    >>> text = "- ທ່ານ ກ\\nຫົວໜ້າກົມ\\n- ທ່ານ ຂ, ຮອງຫົວໜ້າກົມ\\n021 212345"
    >>> [(card.owner.value, card.role.value) for card in contact_cards(text, find_contacts(text), [])]
    [('ຂ', 'ຮອງຫົວໜ້າກົມ')]
    """
    units = list(_units(text, blocks))
    mentions = sorted((*contacts, *addresses), key=lambda mention: mention.span)
    cards = (_card(text, group) for group in _groups(text, units, mentions))
    return tuple(card for card in cards if card is not None)


def with_owners(contacts: Sequence[Contact], cards: Sequence[ContactCard]) -> list[Contact]:
    """The contacts with `value.owner` filled from the cards that hold them."""
    owned = {contact.span: contact for card in cards for contact in card.contacts}
    return [owned.get(contact.span, contact) for contact in contacts]


class _Unit(NamedTuple):
    """A line or a table cell.

    Args:
        span: its content.
        opens: a list item, a heading or a table row begins here.
        block: which block it is of; a new one may hold a new owner.
    """

    span: Span
    opens: bool
    block: int


class _Group(NamedTuple):
    """The lines that name an owner, and the mentions that follow."""

    owner: tuple[Span, ...]
    mentions: tuple[Mention[Any], ...]


_ITEM = re.compile(r"[ \t>]*(?:[-*•►▪–][ \t]+|\#{1,6}[ ]+|\(?[0-9]{1,2}[.)][ \t]+|\(?[a-zກ-ຮ][.)][ \t]+)")
_CELL = re.compile(r"[^|]*[^|\s][^|]*")
_CONJUNCTIONS = frozenset({"ແລະ", "ກັບ", "ຫຼື"})  # between two parties
_OPENS_PARTIES = "ລະຫວ່າງ"  # the end of the sentence above them
_STREET = re.compile(r"[0-9]{1,6}[ -][A-Z][\x20-\x7e]*\Z")  # `6 ADB Avenue, Mandaluyong City`, `1550 Metro Manila`
_LONGEST_OWNER = 160
_LONGEST_REST = 120  # how much a line with contacts may say besides before it is prose


def _units(text: str, blocks: Sequence[Block]) -> Iterator[_Unit]:
    """The lines and cells of the text in order."""
    if not blocks:
        at = blank = 0
        for line in text.split("\n"):
            item = _ITEM.match(line)
            blank += not line.strip()
            if line.startswith("|"):
                yield from _row_units([[Span(at + m.start(), at + m.end())] for m in _CELL.finditer(line)], -at - 2)
            elif line.strip():
                start = at + (item.end() if item else 0)
                yield _Unit(Span(start, at + len(line)), item is not None, blank)
            at += len(line) + 1
        return
    for number, block in enumerate(blocks):
        if block.rows:
            for row, cells in enumerate(block.rows):
                yield from _row_units(cells, number * 1000 + row)
        elif block.type not in ("furniture", "toc_entry"):
            opens = block.type in ("list_item", "heading", "title")
            for place, span in enumerate(_lines(text, block)):
                yield _Unit(span, opens and place == 0, number * 1000)


def _row_units(cells: Sequence[Sequence[Span]], block: int) -> Iterator[_Unit]:
    lines = [span for cell in cells for span in cell]
    return (_Unit(span, place == 0, block) for place, span in enumerate(lines))


def _lines(text: str, block: Block) -> list[Span]:
    """The lines of a block, its label left out."""
    lines = [Span(*line) for line in (block.lines or (block.span,))]
    numbered = block.type == "heading" and block.label and not _ITEM.match(block.label + " ")
    if numbered or (block.type == "title" and block.text.startswith(_instruments())):
        return [Span(line.end, line.end) for line in lines]  # `ມາດຕາ 4 …`, `ສັນຍາເຊົ່າລົດ`: nobody's name
    item = _ITEM.match(text, lines[0].start, lines[0].end) if block.label else None
    head = Span(item.end(), lines[0].end) if item else lines[0]
    return [head, *lines[1:]]


@cache
def _instruments() -> tuple[str, ...]:
    """What titles of agreements, laws and reports begin with."""
    return tuple(forms("instrument", "structure"))


def _groups(text: str, units: Sequence[_Unit], mentions: Sequence[Mention[Any]]) -> Iterator[_Group]:
    """The lines cut into groups: each an owner and the mentions under it."""
    owner: list[Span] = []
    held: list[Mention[Any]] = []
    last_block = -1
    in_item = False
    at = 0
    for unit in units:
        while at < len(mentions) and mentions[at].span.start < unit.span.start:
            at += 1
        first = at
        while at < len(mentions) and mentions[at].span.start < unit.span.end:
            at += 1
        here = mentions[first:at]
        name = _name_span(text, unit.span, here)
        opens_parties = text[unit.span.start : unit.span.end].rstrip(" :*").endswith(_OPENS_PARTIES)
        prose = name is None and (opens_parties or _is_prose(text, unit.span, here))
        if unit.block != last_block:
            in_item = False
        # Below the numbers of an item its lines still speak of it; elsewhere only a role does.
        role = name is not None and is_role(text, name)
        follows = unit.block == last_block and (in_item or not held or role)
        # A role right under a name is that person's, a person right under an organisation is of it, though a card's
        # lines may be blocks of their own.
        if name is not None and owner and not held and text.count("\n", owner[-1].end, unit.span.start) == 1:
            follows = follows or role or (is_organisation(text, owner[-1]) and is_polite(text, name))
        opens = unit.opens and not (name is None and not prose and _goes_on(here, held))
        if opens or prose or (name and (held if here else not follows)):
            yield _Group(tuple(owner), tuple(held))
            owner, held, in_item = [], [], unit.opens
        if name:
            owner.append(name)
        held.extend(here)
        if prose:
            yield _Group((), tuple(held))
            held = []
        last_block = unit.block
    yield _Group(tuple(owner), tuple(held))


def _goes_on(here: Sequence[Mention[Any]], held: Sequence[Mention[Any]]) -> bool:
    """Whether an item of contacts alone is of the owner above: `- ທີ່ຢູ່: …` / `- ໂທ: …`; a second of a kind is not."""
    kinds = {mention.kind for mention in here}
    return bool(kinds) and not ("address" in kinds and held) and not kinds & {mention.kind for mention in held}


def _is_prose(text: str, line: Span, here: Sequence[Mention[Any]]) -> bool:
    """Whether a line says more than contacts do."""
    return line.length - sum(m.span.length for m in here) > (_LONGEST_REST if here else _LONGEST_OWNER)


def _name_span(text: str, line: Span, here: Sequence[Mention[Any]]) -> Span | None:
    """What a line says before its first contact, when that can be an owner: short, no label, no sentence."""
    end = _label_start(text, line.start, here[0]) if here else line.end
    span = trimmed(text, line.start, end)
    said = text[span.start : span.end]
    if not any(map(str.isalpha, said)) or said in _labels() or _STREET.match(said):
        return None
    if span.length > (_LONGEST_REST if here else _LONGEST_OWNER):
        return None
    if not here and text[line.start : line.end].rstrip().endswith("."):
        return None
    if said in _CONJUNCTIONS or said.endswith(_OPENS_PARTIES):
        return None
    _, colon, value = said.rpartition(":")
    if colon:  # `ຊື່: ທ້າວ ກ` names somebody, `ເວລາ: 8:00` nobody
        begin = span.end - len(value.lstrip(" *"))
        sided = said.startswith(tuple(forms("side_label")))  # `ຝ່າຍລາວ: …`: whatever follows is that side's
        return Span(begin, span.end - said.endswith(".")) if sided or names_somebody(text[begin : span.end]) else None
    return None if any(word in said for word in forms("owner_not")) else span


def _label_start(text: str, start: int, first: Mention[Any]) -> int:
    """Where the label of the first mention of a line begins, or the mention itself."""
    end = first.span.start
    printed = getattr(first.value, "label", None)
    if printed:
        return max(text.rfind(printed, start, end), start)
    if first.kind == "address":
        places = [text.rfind(form, start, end) for form, kind in forms("address").items() if kind == "label"]
        return min((place for place in places if place >= 0), default=end)
    return end


def _card(text: str, group: _Group) -> ContactCard | None:
    """The card of a group, or None when it holds nothing to reach anybody by."""
    contacts = [m for m in group.mentions if m.kind != "address"]
    addresses = [m for m in group.mentions if m.kind == "address"]
    who = read_owner(text, group.owner)
    if who.owner is None and addresses and addresses[0].value.recipient:
        recipient = Found(str(addresses[0].value.recipient), None, 0.8)
        who = who._replace(owner=recipient, organisation=recipient)
    if not contacts and not (who.owner and addresses and _is_labelled(text, addresses[0])):
        return None
    if who.owner is None and not addresses and all(m.kind == "url" for m in contacts):
        return None
    name = who.owner.value if who.owner else None
    owned = [replace(m, value=replace(m.value, owner=name)) for m in contacts]
    starts = [*(span.start for span in group.owner), *(m.span.start for m in group.mentions)]
    ends = [*(span.end for span in group.owner), *(m.span.end for m in group.mentions)]
    return ContactCard(
        *who,
        address=addresses[0] if addresses else None,
        phones=_of_kind(owned, "phone"),
        faxes=_of_kind(owned, "fax"),
        emails=_of_kind(owned, "email"),
        urls=_of_kind(owned, "url"),
        po_boxes=_of_kind(owned, "po-box"),
        span=Span(min(starts), max(ends)),
    )


def _is_labelled(text: str, address: Mention[Any]) -> bool:
    """Whether a word for address stands right before it: `ທີ່ຢູ່: ບ້ານ…`; an address in a sentence is nobody's card."""
    labels = tuple(form for form, kind in forms("address").items() if kind == "label")
    return text[max(0, address.span.start - 40) : address.span.start].rstrip(" \t:*\N{NO-BREAK SPACE}").endswith(labels)


def _of_kind(contacts: Sequence[Contact], kind: str) -> tuple[Contact, ...]:
    return tuple(contact for contact in contacts if contact.kind == kind)


@cache
def _labels() -> frozenset[str]:
    """Labels that stand alone in a line or a cell, and name nobody."""
    kinds = ("phone_label", "phone_qualifier", "email_label", "url_label")
    addresses = {form for form, kind in forms("address").items() if kind == "label"}
    return frozenset({form for kind in kinds for form in forms(kind)} | addresses)
