"""Agreements between parties: cooperation agreements, memoranda, contracts of service, loan, pawn, sale, lease."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import ClassVar

from laodocs.doctypes.bases import Basis, find_bases
from laodocs.doctypes.copies import Copies, find_copies
from laodocs.doctypes.kind import Kind, KindGuess
from laodocs.doctypes.masthead import title_of
from laodocs.doctypes.parties import Party, find_joint_reference, find_parties
from laodocs.doctypes.party import party_of
from laodocs.doctypes.passages import Passage, bare_pattern, read_blocks, search
from laodocs.doctypes.payments import Payment, Price, find_payments, find_price
from laodocs.doctypes.penalties import Interest, Penalty, find_interest, find_penalties, find_security
from laodocs.doctypes.signatures import Signatory, find_signatories
from laodocs.doctypes.signing import find_signing
from laodocs.document import Document
from laodocs.mentions.cards import ContactCard
from laodocs.spans import AnyMention, Found, Span

__all__ = ["Agreement", "Copies", "Interest", "Payment", "Penalty", "Price", "parse_agreement"]


@dataclass(frozen=True, slots=True)
class Agreement:
    """An agreement as data; a field that the document does not state is None or empty.

    Args:
        document, guess: what was read, and how the kind was decided.
        instrument: the word for it: `ຂໍ້ຕົກລົງ`, `ສັນຍາ`, `ບົດບັນທຶກຄວາມເຂົ້າໃຈ`.
        parties: in the order of the text.
        joint_reference: what the text calls them together.
        bases: earlier instruments that it carries out, with their dates.
        term: EDTF interval of validity, or an ISO 8601 duration where only that is stated.
        preamble: from the first sentence to the first section.
        legally_binding: True or False where the text says so.
        entry_into_force: EDTF; the day of signature is resolved.
        amendment, termination: the sentences that rule them.
        copies, equal_value: originals by language; whether they are of equal value.
        place, date: of signing.
        signatories: with the party that each signs for.
        contacts: cards of contact details with the party that each belongs to.
        price, payments, penalties, interest, security: of a contract: what it is worth, the instalments, the fines, the
            interest on a loan, what is pledged.
    """

    kind: ClassVar[Kind] = "agreement"
    document: Document
    guess: KindGuess
    instrument: Found[str] | None = None
    title: Found[str] | None = None
    parties: tuple[Party, ...] = ()
    joint_reference: Found[str] | None = None
    bases: tuple[Basis, ...] = ()
    term: Found[str] | None = None
    preamble: Found[str] | None = None
    legally_binding: Found[bool] | None = None
    entry_into_force: Found[str] | None = None
    amendment: Found[str] | None = None
    termination: Found[str] | None = None
    copies: tuple[Copies, ...] = ()
    equal_value: Found[bool] | None = None
    place: Found[str] | None = None
    date: Found[str] | None = None
    signatories: tuple[Signatory, ...] = ()
    contacts: tuple[ContactCard, ...] = ()
    price: Price | None = None
    payments: tuple[Payment, ...] = ()
    penalties: tuple[Penalty, ...] = ()
    interest: Interest | None = None
    security: tuple[Found[str], ...] = ()


_INSTRUMENT = re.compile(
    r"ບົດບັນທຶກ(?:ຊ່ວຍຈຳ|\s*(?:ຄວາມເຂົ້າໃຈ|ການຮ່ວມມື|ຄວາມຕົກລົງ|ຄວາມຮ່ວມມື))?|ຂໍ້ຕົກລົງ|ໜັງສືສັນຍາ|ສົນທິສັນຍາ|ອະນຸສັນຍາ|ສັນຍາ(?:[^\s,.;:]{0,24}(?![^\s,.;:]))?"
)
_CONTRACT = re.compile(r"(?:ໜັງສື)?ສັນຍາ(?!(?:ວ່າດ້ວຍ)?(?:ການ)?ຮ່ວມມື)")
#: `ບໍ່ສ້າງພັນທະທາງກົດໝາຍ`, `ບໍ່ມີຜົນຜູກມັດທາງດ້ານກົດໝາຍ`: what may stand between the negation and the binding.
_BINDING = re.compile(
    r"(?P<no>ບໍ່(?:\s|ໄດ້|ມີ|ແມ່ນ|ເປັນ|ສ້າງ|ກໍ່(?:ໃຫ້)?|ເກີດ|ຖື(?:ວ່າ)?|ໃຫ້|ນຳໄປສູ່|ກຳນົດ|ລັກສະນະ|ຂໍ້|ການ|ຜົນ|ຄວາມ|ພັນທະ|ຈະ|ໃດໆ|ທີ່|ຖືກ)*)?"
    r"(?:ຜົນ|ການ|ຂໍ້)?(?:ຜູກ(?:ມັດ|ພັນ)|ພັນທະ)[^.;\n]{0,40}(?:ກົດໝາຍ|ນິຕິກຳ)"
)
_FORCE = re.compile(
    r"ມີຜົນ(?:ສັກສິດ|ບັງຄັບໃຊ້|ນຳໃຊ້|ໃຊ້ໄດ້)?(?:(?!ພາຍໃນ)[^.;\n]){0,30}?(?:ນັບ)?(?:ແຕ່|ຕັ້ງແຕ່|ຈາກ)\s*"
    r"(?P<when>(?:ວັນ|ມື້)(?:ທີ່?)?\s*(?P<signing>(?:ໄດ້|ທັງສອງຝ່າຍ|ສອງຝ່າຍ|ຄູ່ສັນຍາ|\s)*(?:ລົງ(?:ນາມ|ລາຍເຊັນ)|ເຊັນ))?(?:(?!ຈົນ|ຮອດ|ເຖິງ)[^.;\n]){0,60})"
)
_DEADLINE = re.compile(r"(?:ພາຍໃນ|ກ່ອນ|ຫຼັງ(?:ຈາກ)?)\s*$")  # `ມີຜົນສັກສິດ ພາຍໃນ 90 ວັນ`: no time that it lasts
_DAMAGED = 0.6  # confidence in what only the letters without their marks say
_AMEND = re.compile(r"ປັບປຸງ|ດັດແກ້|ແກ້ໄຂ(?:ເພີ່ມເຕີມ)?(?:ເນື້ອໃນ|ສັນຍາ|ຂໍ້ຕົກລົງ)|ປ່ຽນແປງ(?:ເນື້ອໃນ|ສັນຍາ|ຂໍ້ຕົກລົງ)")
_END = re.compile(r"ຍົກເລີກ|ສິ້ນສຸດ|ໝົດອາຍຸ")
_EQUAL = re.compile(r"(?:ຄຸນຄ່າ|ຜົນ|ມູນຄ່າ|ຄ່າ)[^.;\n]{0,30}(?:ເທົ່າ(?:ທຽມ)?ກັນ|ເທົ່າທຽມ|ຄືກັນ)")


def parse_agreement(document: Document, guess: KindGuess) -> Agreement:
    """Read an agreement.

    Args:
        document: what `read` gave.
        guess: how its kind was decided.
    """
    body = read_blocks(document)
    clauses = read_blocks(document, [b for b in document.blocks if b.type in {"paragraph", "list_item"}])
    title_blocks = [block for block in document.blocks if block.type == "title"]
    title = title_of(document)
    parties = find_parties(document, body, title_blocks)
    signed_place, signed_date = find_signing(document, body)
    heading = read_blocks(document, title_blocks)
    named = _INSTRUMENT.search(heading.text)
    instrument = heading.group(named) if named else body.group(_INSTRUMENT.search(body.text))
    contract = instrument is not None and _CONTRACT.match(instrument.value) is not None
    return Agreement(
        document,
        guess,
        instrument=instrument,
        title=title,
        parties=parties,
        joint_reference=find_joint_reference(body),
        bases=find_bases(document, body),
        term=_term(document, _without_bases(body), title),
        preamble=_preamble(document),
        legally_binding=_binding(body),
        entry_into_force=_in_force(document, body, signed_date),
        amendment=_ruling(clauses, _AMEND),
        termination=_ruling(clauses, _END),
        copies=find_copies(body),
        equal_value=_flag(body, _EQUAL),
        place=signed_place,
        date=signed_date,
        signatories=tuple(_for_party(s, parties) for s in find_signatories(document)),
        contacts=tuple(_card_party(document, card, parties) for card in document.contacts),
        price=find_price(document, body) if contract else None,
        payments=find_payments(document, body),
        penalties=find_penalties(document, body, parties),
        interest=find_interest(document, body) if contract else None,
        security=find_security(document) if contract else (),
    )


def _flag(body: Passage, pattern: re.Pattern[str]) -> Found[bool] | None:
    found = search(body, pattern)
    return Found(True, found[1].span(*found[0].span()), 1.0 if found[1] is body else _DAMAGED) if found else None


def _binding(body: Passage) -> Found[bool] | None:
    """True, False or None: a negation before the words for binding turns them."""
    found = search(body, _BINDING)
    if found is None:
        return None
    match, words = found
    if match["no"] is None and words is body:
        doubtful = search(body.bare(), bare_pattern(_BINDING))
        if doubtful and doubtful[0]["no"]:  # a damaged negation is one
            match, words = doubtful
    return Found(match["no"] is None, words.span(*match.span()), 0.95 if words is body else _DAMAGED)


def _dates_in(document: Document, span: tuple[int, int]) -> list[AnyMention]:
    return [date for date in document.mentions.dates if Span(*span).contains(date.span)]


def _ruling(body: Passage, pattern: re.Pattern[str]) -> Found[str] | None:
    """The sentence that rules something: one that speaks of the instrument or of the parties, else none."""
    for match in pattern.finditer(body.text):
        sentence = body.sentence(match.start(), match.end())
        if re.search(r"ຝ່າຍ|ສັນຍາ|ຂໍ້ຕົກລົງ|ບົດບັນທຶກ|ລາຍລັກ", sentence.text):
            return sentence.found(0, len(sentence.text), confidence=0.8)
    return None


def _without_bases(body: Passage) -> Passage:
    """The text after its last `ອີງຕາມ` line: what stands in those lines is another instrument's."""
    last = max((m.end() for m in re.finditer(r"(?:^|\n)[-•\s]*(?:ອີງຕາມ|ອີງໃສ່)[^\n]*", body.text)), default=0)
    return body[last:]


def _term(document: Document, body: Passage, title: Found[str] | None) -> Found[str] | None:
    """The interval in the title, else the one behind `ໄລຍະ`, `ກຳນົດ`, `ອາຍຸ` of the instrument, else its duration."""
    ranges = [d for d in document.mentions.dates if "/" in str(d.value.edtf) and d.value.precision != "datetime"]
    if title and title.span:
        for date in ranges:
            if title.span.contains(date.span):
                return Found(str(date.value.edtf), date.span, date.confidence)
    cue = re.compile(r"(?:ໄລຍະ|ກຳນົດ|ອາຍຸ(?:ສັນຍາ)?|ນັບແຕ່|ເລີ່ມແຕ່|ມີຜົນ)[^.;\n]{0,40}$")
    places = {position: index for index, position in enumerate(body.at)}
    for date in ranges:
        at = places.get(date.span.start)
        if at is not None and (cue.search(body.text[max(0, at - 60) : at]) or date.text.startswith("ໄລຍະ")):
            return Found(str(date.value.edtf), date.span, 0.8)
    for quantity in document.mentions.quantities:
        at = places.get(quantity.span.start)
        said = body.text[max(0, at - 40) : at] if at is not None else ""
        if quantity.kind != "duration" or at is None or not cue.search(said) or _DEADLINE.search(said):
            continue
        if re.search(r"ສັນຍາ|ບົດບັນທຶກ|ຂໍ້ຕົກລົງ|ສະບັບນີ້", body.sentence(at, at + 1).text):
            return Found(str(getattr(quantity.value, "duration", None) or quantity.text), quantity.span, 0.6)
    return None


def _preamble(document: Document) -> Found[str] | None:
    """The running text before the first section."""
    first = document.outline[0].span.start if document.outline else len(document.text)
    opening = [b for b in document.blocks if b.type in {"paragraph", "list_item"} and b.span.end <= first]
    passage = read_blocks(document, opening)
    return passage.found(0, len(passage.text), confidence=0.9) if passage else None


def _in_force(document: Document, body: Passage, signed: Found[str] | None) -> Found[str] | None:
    """The date of entry into force: its own, or that of signature when the text says so."""
    for words, pattern in ((body, _FORCE), (body.bare(), bare_pattern(_FORCE))):
        match = pattern.search(words.text)
        if match is None:
            continue
        span = words.span(*match.span("when"))
        dates = [date for date in document.mentions.dates if span.start <= date.span.start < span.end]
        if dates:
            return Found(str(dates[0].value.edtf).split("/")[0], span, dates[0].confidence)
        if match["signing"] and signed:
            return Found(signed.value, span, 0.9 if words is body else _DAMAGED)
    return None


def _for_party(signatory: Signatory, parties: tuple[Party, ...]) -> Signatory:
    """The signatory with the party that is signed for, that the role names, or whose name it is."""
    said = signatory.party or signatory.role or signatory.name
    party = party_of(said.value, parties) or party_of(signatory.name.value, parties)
    return replace(signatory, party=Found(party.name.value, said.span, 0.9)) if party else signatory


def _card_party(document: Document, card: ContactCard, parties: tuple[Party, ...]) -> ContactCard:
    """The card with the party that its owner, or the line that the owner stands in, belongs to."""
    start = card.span.start if card.span else 0
    line = document.text[document.text.rfind("\n", 0, start) + 1 : start]
    party = party_of(card.owner.value, parties) if card.owner else None
    party = party or party_of(line, parties) or _introducing(document, card, parties)
    if party is None:
        return card
    owner = card.owner or replace(party.name, confidence=0.8)
    return replace(card, owner=owner, party=Found(party.name.value, owner.span, 0.9))


def _introducing(document: Document, card: ContactCard, parties: tuple[Party, ...]) -> Party | None:
    """The party in whose introduction a card without an owner stands."""
    if card.owner is not None or card.span is None or not card.contacts:
        return None
    at = card.contacts[0].span.start
    block = next((block for block in document.blocks if block.span.start <= at < block.span.end), None)
    named = [p for p in parties if block and p.name.span and block.span.start <= p.name.span.start < at]
    return named[-1] if named else None
