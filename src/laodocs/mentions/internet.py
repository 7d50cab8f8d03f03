"""E-mail addresses and URLs: the ASCII grammar, and where Lao text glued around it begins and ends.

Anchors first: `@`, `://`, `www.` and the dot before a known last label; nothing else of the text is looked at. Both
ends stop at the first letter that is not ASCII.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from laodocs.lexicon import forms
from laodocs.mentions.contact_value import ContactValue, Reading
from laodocs.mentions.triggers import LAST_LABELS, Scan

__all__ = ["find_internet", "printed_label"]

_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9_-]{0,62})"
# The local part, read backwards from `@` within the 64 characters that RFC 5321 allows.
_LOCAL = re.compile(r"[A-Za-z0-9_+](?:[A-Za-z0-9._%+'-]{0,62}[A-Za-z0-9_+-])?\Z")
# `info [at] moha.gov.la`: what pages print lest machines read it.
_AT = re.compile(r"[ ]?(?:@|[\[(](?:at|AT)[\])])[ ]?")
_DOMAIN = re.compile(rf"{_LABEL}(?:\.{_LABEL})*\.[A-Za-z]{{2,24}}(?![A-Za-z0-9])")
_SCHEME_BACK = re.compile(r"(?i:https?|ftp)\Z")
_URL_REST = re.compile(r"[A-Za-z0-9\-._~:/?\#@!$&'()*+,;=%]{3,2000}")
_HOST_CHARACTER = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789@._/-")
# A domain by itself is a URL only with a last label that Lao offices use, in lower case (`ASP.NET` is none).
_BARE = re.compile(
    rf"""
    \.(?:{"|".join(LAST_LABELS)})
    (?![A-Za-z0-9@_-]|\.[A-Za-z0-9])          # the last label, and not the local part of an address
    (?P<path> /[A-Za-z0-9\-._~:/?\#@!$&'()*+,;=%]{{0,2000}} )?
    """,
    re.VERBOSE,
)
_HOST_BACK = re.compile(r"(?<![A-Za-z0-9@._/%+-])[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}\.){0,5}[A-Za-z0-9-]{1,62}\Z")
_PARTED = 0.8  # confidence in an address with blanks beside its `@`
_TRAILING = ".,;:!?'\"*_&"
_MARKDOWN = re.compile(r"\]\((?:mailto:)?\Z")


def find_internet(scan: Scan) -> list[Reading]:
    """E-mail addresses and URLs of a normalised text, in order and disjoint; a Markdown link to itself is one.

    >>> [(r.kind, r.value.value) for r in find_internet(Scan("ອີເມວinfo@moha.gov.la, www.moha.gov.laແລະ"))]
    [('email', 'info@moha.gov.la'), ('url', 'http://www.moha.gov.la')]
    >>> [(r.value.value, r.flags) for r in find_internet(Scan("ອີເມວ: info [at] moha.gov.la"))]
    [('info@moha.gov.la', ('inferred',))]
    """
    text = scan.text
    found: list[Reading] = []
    for reading in sorted((*_emails(scan), *_urls(scan), *_bare_domains(scan)), key=lambda r: (r.start, -r.end)):
        if found and reading.start < found[-1].end:
            continue
        if found and _is_link_target(text, found[-1], reading):
            continue
        found.append(reading)
    return found


def printed_label(text: str, at: int, category: str) -> str | None:
    """The label of a category that stands right before `at`, as printed."""
    head = text[max(0, at - 40) : at].rstrip(" \t:：*_[(<|-–")
    return next((form for form in forms(category) if head.endswith(form)), None)


def _emails(scan: Scan) -> Iterator[Reading]:
    text = scan.text
    for at in scan.starts("at"):
        sign = _AT.match(text, at - (text[at - 1 : at] == " "))
        local = _LOCAL.search(text, max(0, sign.start() - 64), sign.start()) if sign else None
        domain = _DOMAIN.match(text, sign.end(), sign.end() + 255) if sign else None
        if sign is None or not local or not domain:
            continue
        label = printed_label(text, local.start(), "email_label")
        spelled, parted = text[at] != "@", sign[0] != "@"
        if label or spelled or not parted:  # scans and typists part `name @ host`: only a label says that it is one
            contact = ContactValue(f"{local[0]}@{domain[0]}", label=label)
            flags = ("inferred",) if spelled else ()
            yield Reading(local.start(), domain.end(), "email", contact, _PARTED if parted else 1.0, flags)


def _urls(scan: Scan) -> Iterator[Reading]:
    """What has a scheme, or begins with `www.`: either is proof enough."""
    for name, length, lead in (("scheme", len("://"), ""), ("host", len("www."), "http://")):
        done = 0
        for at in scan.starts(name):
            start = _url_start(scan.text, at, name) if at >= done else None
            rest = _URL_REST.match(scan.text, at + length) if start is not None else None
            if start is None or rest is None:
                continue
            done = _trim(scan.text, start, rest.end())
            if "." in scan.text[rest.start() : done]:
                yield _url(scan.text, start, done, lead + scan.text[start:done])


def _url_start(text: str, at: int, name: str) -> int | None:
    """Where the URL begins that has `://` or `www.` at a place; None where neither counts."""
    if name == "scheme":
        scheme = _SCHEME_BACK.search(text, max(0, at - 5), at)
        return scheme.start() if scheme else None
    return None if at and text[at - 1] in _HOST_CHARACTER else at


def _bare_domains(scan: Scan) -> Iterator[Reading]:
    text = scan.text
    for match in scan.matches(_BARE, "last label"):
        host = _HOST_BACK.search(text, max(0, match.start() - 130), match.start())
        if host is None or match.start() - host.start() < 2:
            continue
        end = _trim(text, host.start(), match.end())
        yield _url(text, host.start(), end, "http://" + text[host.start() : end], 0.9)


def _url(text: str, start: int, end: int, value: str, confidence: float = 1.0) -> Reading:
    return Reading(start, end, "url", ContactValue(value, label=printed_label(text, start, "url_label")), confidence)


def _trim(text: str, start: int, end: int) -> int:
    """Where a URL ends when the punctuation of the sentence around it is left out."""
    unopened = text.count(")", start, end) - text.count("(", start, end)
    while end > start:
        last = text[end - 1]
        if last == ")" and unopened > 0:
            unopened -= 1
        elif last not in _TRAILING:
            break
        end -= 1
    return end


def _is_link_target(text: str, shown: Reading, target: Reading) -> bool:
    """Whether `target` is the address of a Markdown link whose words are `shown`."""
    between = text[shown.end : target.start]
    same = _bare(shown.value.value) == _bare(target.value.value)
    return same and len(between) < 12 and _MARKDOWN.search(between) is not None


def _bare(value: str) -> str:
    return re.sub(r"^[a-z]+://", "", value).rstrip("/").casefold()
