"""The value of one contact, and the reading that a grammar hands to `find_contacts`. No grammar belongs here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

__all__ = ["ContactKind", "ContactValue", "Reading"]

ContactKind = Literal["phone", "fax", "email", "url", "po-box"]


@dataclass(frozen=True, slots=True)
class ContactValue:
    """What a contact says.

    Args:
        value: a telephone or fax number in E.164 (`+85621212545`), a short code as dialled (`1516`), or the digits as
            printed when the number is not valid; an e-mail address as printed, with `@` where `[at]` stands for it; a
            URL with its scheme (`http://` where none is printed); the number of a post office box.
        valid: whether the numbering plan of its country has such a number; True for other kinds.
        country: ISO 3166-1 alpha-2 of a telephone number's plan, None where unknown.
        label: the word before it, as printed (`ໂທລະສັບ`), or None.
        extension: what to dial after a telephone number (`ຕໍ່ 101`).
        owner: whose contact it is; filled by `laodocs.mentions.cards`.
    """

    value: str
    valid: bool = True
    country: str | None = None
    label: str | None = None
    extension: str | None = None
    owner: str | None = None


class Reading(NamedTuple):
    """A contact read at `start:end` of a text."""

    start: int
    end: int
    kind: ContactKind
    value: ContactValue
    confidence: float = 1.0
    flags: tuple[str, ...] = ()
