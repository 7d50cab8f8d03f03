"""Contacts in Lao text: telephones, faxes, e-mail addresses, URLs and post office boxes, each with its value.

This module joins what the grammars of `phones.py` and `internet.py` read; whose contact it is, `cards.py` says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from laodocs.mentions.contact_value import ContactKind, ContactValue, Reading
from laodocs.mentions.finding import mention, outside
from laodocs.mentions.internet import find_internet
from laodocs.mentions.phones import find_phones
from laodocs.normalize import Normalization, normalized
from laodocs.spans import Mention

__all__ = ["ContactKind", "ContactValue", "ascii_digits", "find_contacts", "po_boxes"]

# A post office box: `ຕູ້ ປ.ນ: 6376`, `ຕູ້ໄປສະນີ 300`, `P.O. Box 300`; two patterns, each with a first letter to look for.
_BOX_NUMBER = r"(?:[ \t.:*]*(?:ເລກທີ|ເລກ|ເບີ|ທີ|No\.?)?)[ \t.:*]*(?P<number>[0-9]{1,6})(?![0-9])"
_LAO_BOX = re.compile(r"ຕູ້[ ]?(?:ປ[ ]?\.?[ ]?ນ|ປະນີ|ໄປສະນີ)" + _BOX_NUMBER)
_LATIN_BOX = re.compile(r"[Pp](?<![A-Za-z][Pp])(?i:\.?[ ]?O\.?[ ]?Box|OB)" + _BOX_NUMBER)
_FOREIGN_DIGIT = re.compile("[\N{LAO DIGIT ZERO}-\N{LAO DIGIT NINE}\N{THAI DIGIT ZERO}-\N{THAI DIGIT NINE}]")
_TO_ASCII = {zero + i: str(i) for zero in (0x0ED0, 0x0E50) for i in range(10)}


def find_contacts(text: str | Normalization, *, mask: Sequence[tuple[int, int]] = ()) -> list[Mention[ContactValue]]:
    """Find telephones, faxes, e-mail addresses, URLs and post office boxes.

    Numbers printed without the country or area code are completed from the list that they stand in, else from the
    lines around them, and then flagged `inferred`. A number that its label calls a telephone, but that no plan has, is
    given with its digits as value and the flag `invalid`. Digits that nothing marks as a telephone number are none.

    Args:
        text: Lao text of any form, or its normalisation.
        mask: spans of the normalised text where nothing may be found, such as list numbers.

    Returns:
        Mentions in order, disjoint; `kind` is `phone`, `fax`, `email`, `url` or `po-box`. Spans count code points of
        the normalised text, half-open; source spans those of `text`. Flags: `inherited` (prefix from the number before
        it in a list), `inferred` (from the surroundings, or another country's plan), `invalid`, `no-area`, `also-fax`.

    Raises:
        TypeError: `text` is neither a string nor a `Normalization`.

    Laws: never raises on a string; `mention.text` is the text at its span; linear time.

    Source: ITU-T E.164, RFC 3966, RFC 5321, RFC 3986; numbering plans by `phonenumbers`.

    >>> [(m.kind, m.value.value) for m in find_contacts("ໂທ: +856 21 212545, 213646 ແຟັກ: 021 ໒໑໗໖໑໙")]
    [('phone', '+85621212545'), ('phone', '+85621213646'), ('fax', '+85621217619')]
    """
    norm = normalized(text)
    plain = ascii_digits(norm.text)
    internet = find_internet(plain)
    readings = (*internet, *_po_boxes(plain), *find_phones(plain, internet))
    found = [mention(norm, r.kind, (r.start, r.end), r.value, r.confidence, r.flags) for r in _disjoint(readings)]
    return outside(found, mask)


def ascii_digits(text: str) -> str:
    """`text` with Lao and Thai digits as ASCII ones, one for one; the same object when it has none.

    >>> ascii_digits("໐໒໐ ໕໕໒໒")
    '020 5522'
    """
    return text.translate(_TO_ASCII) if _FOREIGN_DIGIT.search(text) else text


def po_boxes(text: str) -> list[re.Match[str]]:
    """Post office boxes with their label; the group `number` is the number. Digits must be ASCII.

    >>> [match["number"] for match in po_boxes("ຕູ້ ປ.ນ: 6376, P.O. Box 300")]
    ['6376', '300']
    """
    return [*_LAO_BOX.finditer(text), *_LATIN_BOX.finditer(text)]


def _po_boxes(text: str) -> Iterator[Reading]:
    for match in po_boxes(text):
        label = text[match.start() : match.start("number")].rstrip(" \t:*")
        yield Reading(match.start(), match.end(), "po-box", ContactValue(match["number"], label=label))


def _disjoint(readings: Sequence[Reading]) -> Iterator[Reading]:
    """The readings in order; of two that overlap, the one given first."""
    order = {id(reading): place for place, reading in enumerate(readings)}
    kept: list[Reading] = []
    for reading in sorted(readings, key=lambda r: (r.start, order[id(r)])):
        if kept and reading.start < kept[-1].end:
            if order[id(reading)] < order[id(kept[-1])]:
                kept[-1] = reading
            continue
        kept.append(reading)
    return iter(kept)
