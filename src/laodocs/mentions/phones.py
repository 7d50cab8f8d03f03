"""Telephone and fax numbers as Lao offices print them: how digits are grouped, listed, shortened and extended.

What a string of digits means is `phone_plan.py`'s matter, what the words before it say `phone_labels.py`'s, what the
lines around it say `contact_block.py`'s. A number is read where digits stand; nothing else of the text is looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from laodocs.lexicon import forms
from laodocs.mentions.contact_value import ContactKind, ContactValue, Reading
from laodocs.mentions.phone_completion import LIST, Hit, complete
from laodocs.mentions.phone_labels import Label, is_other_number, label_before
from laodocs.mentions.phone_plan import Number, local_number, read_printed
from laodocs.mentions.triggers import Scan

__all__ = ["find_phones"]

_SPACE = "[ \N{NO-BREAK SPACE}\N{THIN SPACE}\N{NARROW NO-BREAK SPACE}]"
_DASH = "[-.\N{NON-BREAKING HYPHEN}\N{EN DASH}\N{FIGURE DASH}]"
# Digits in groups with a blank, a dot or a dash between, each perhaps in brackets: `856 (21) 25 17 94`.
# It opens with a character class, so that the engine skips to the next digit or bracket by itself.
_FIRST = rf"[(+0-9](?:(?<=[0-9])[0-9]*+|(?<=[(+])(?:{_SPACE}|[(+]){{0,3}}[0-9]++)\)?"
_ZONE = re.compile(rf"{_FIRST}(?:{_SPACE}{{0,2}}{_DASH}?{_SPACE}{{0,2}}\(?[0-9]++\)?)*+")
_LONGEST_LEAD, _LONGEST_GAP = 4, 7  # code points of a zone before its first digits, and between two runs of them
_IN_GAP = f"{_SPACE}{_DASH}()+"
_GROUP = re.compile(r"(?:(?P<plus>\+)[^0-9+]*)?(?P<digits>[0-9]+)")
_EXTENSION = re.compile(
    r"""
    [ \t]*[,(]?[ \t]* (?:ເບີ|ສາຍ)? (?: ຕໍ່ | ພາຍໃນ | (?i:ext) | x | \# ) (?:ເບີ|ຫາ)? [ \t]*[.:]?[ \t]*
    (?P<number> [0-9]{1,5} ) \)? (?![0-9])
    """,
    re.VERBOSE,
)
_KIND_AFTER = re.compile(r"[ \t]*\((?i:(?P<fax>fax|ແຟັກ|ແຟກ)|tel|ໂທ)[.:]?\)")
_ITEM_LABEL = re.compile(r"\(?[1-9][0-9]{0,2}[.)][ \t]+(?=\(?(?:\+|0|856))")
_THOUSANDS = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+")
_SHORT_CODE = re.compile(r"1[0-9]{2,3}")
_HOTLINE_CODE = re.compile(r"[1-9][0-9]{2,4}")
_SUBSCRIBER = re.compile(r"[2-9][0-9]{5}")
_MOBILE = re.compile(r"[0-9]{8}")
_MOST_GROUPS = 8  # of one number
_LONGEST_ZONE = 120
_LONGEST_JOINT = 12  # between two numbers of a list


class _Zone(NamedTuple):
    """A stretch of digit groups with what stands before it."""

    start: int
    end: int
    groups: tuple[re.Match[str], ...]
    label: Label | None
    listed: bool  # it continues the list of the number before


def find_phones(scan: Scan, taken: Sequence[Reading] = ()) -> list[Reading]:
    """Telephone and fax numbers of a normalised text with ASCII digits, in order and disjoint.

    Args:
        scan: of a text with Lao digits already replaced, one for one.
        taken: readings (addresses of the internet) whose digits are no numbers, in order.

    >>> [r.value.value for r in find_phones(Scan("ໂທ: +856 21 212545, 213646 ຫຼື 020 5555 1234"))]
    ['+85621212545', '+85621213646', '+8562055551234']
    """
    text = scan.text
    hits: list[Hit] = []
    last = 0
    for start, end, digits in _stretches(scan):
        if digits < 3 and not (hits and start - hits[-1].end <= _LONGEST_JOINT):
            continue
        for match in _ZONE.finditer(text, start, end):
            while last < len(taken) and taken[last].end <= match.start():
                last += 1
            short = match.end() - match.start() < 3 and not (hits and match.start() - hits[-1].end < 4)
            if short or (last < len(taken) and taken[last].start < match.end()):
                continue
            zone = _zone(text, match, hits[-1] if hits else None)
            if zone is not None:
                hits.extend(_read_zone(text, zone, hits[-1] if hits else None))
    return [_reading(text, hit) for hit in complete(text, hits)]


def _stretches(scan: Scan) -> Iterator[tuple[int, int, int]]:
    """Stretches of digits with nothing between them that surely ends a zone: start, end, and how many digits.

    The brackets and signs around a zone belong to its stretch.
    """
    text, floor = scan.text, 0
    first = last = -_LONGEST_GAP
    digits = 0
    for start, end in scan.digit_runs:
        if start - last > _LONGEST_GAP or text[last:start].strip(_IN_GAP):
            if digits:
                yield max(floor, first - _LONGEST_LEAD), last + 1, digits
                floor = last + 1
            first, digits = start, 0
        last = end
        digits += end - start
    if digits:
        yield max(floor, first - _LONGEST_LEAD), last + 1, digits


def _zone(text: str, match: re.Match[str], before: Hit | None) -> _Zone | None:
    """The zone of a match with its label, or None when it cannot be a telephone number."""
    start, end = match.span()
    near = before is not None and start - before.end <= _LONGEST_JOINT
    listed = near and before is not None and LIST.fullmatch(text, before.end, start) is not None
    item = _ITEM_LABEL.match(text, start, end)
    if item and _opens_line(text, start):
        start = item.end()
    digits = sum(map(str.isdigit, text[start : min(end, start + _LONGEST_ZONE)]))
    if digits < 3 and not listed:
        return None
    label = label_before(text, start)
    if end - start > _LONGEST_ZONE or (digits < 6 and not (label or listed)):
        return None
    if (label is None or label.weak) and not _may_stand_alone(text, start, end, listed):
        return None
    return _Zone(start, end, tuple(_GROUP.finditer(text, start, end)), label, listed and label is None)


def _opens_line(text: str, at: int) -> bool:
    """Whether nothing but a bullet stands before `at` in its line."""
    head = text[max(0, at - 8) : at]
    return (at <= 8 or "\n" in head) and not head.rpartition("\n")[2].strip(" \t|-*•")


def _may_stand_alone(text: str, start: int, end: int, listed: bool) -> bool:
    """Whether digits without a label may be a telephone number by what touches them."""
    left, right = text[max(0, start - 2) : start], text[end : end + 2]
    if (left[-1:].isascii() and left[-1:].isalnum()) or left[-1:] in ("_", "@", "=", "#"):
        return False
    if not listed and re.fullmatch(r"[0-9][.,/:]", left):
        return False
    if right[:1].isascii() and right[:1].isalpha() and not _EXTENSION.match(text, end):
        return False
    if _THOUSANDS.fullmatch(text[start:end]) or _counts_something(text, start, end):
        return False
    document_number = right[:1] == "/" and right[1:].strip(" 0123456789(+") != ""
    return not document_number and not is_other_number(text, start)


def _counts_something(text: str, start: int, end: int) -> bool:
    """Whether a currency, `%`, a unit or a classifier follows: then digits count, they do not call.

    No count begins with 0 or `+`: `020 5555 1234 ທ່ານ ກ` is a number and whose it is, not so many persons.
    """
    dialled = text[start : start + 2].lstrip("(")[:1] in ("0", "+")
    categories = ("currency", "percent") if dialled else ("currency", "percent", "classifier", "unit", "phone_counter")
    return _counted(categories).match(text, end) is not None


@cache
def _counted(categories: tuple[str, ...]) -> re.Pattern[str]:
    names = {name for category in categories for name in forms(category)} - {"ເບີ"}
    return re.compile(rf"[ \t]?(?:{'|'.join(re.escape(name) for name in sorted(names, key=len, reverse=True))})")


def _read_zone(text: str, zone: _Zone, before: Hit | None) -> list[Hit]:
    """The numbers of a zone. Without a label every digit of it must belong to a valid number."""
    found: list[Hit] = []
    at = 0
    while at < len(zone.groups):
        hit = _longest_valid(zone, at, before) or _short_form(text, zone, at, found[-1] if found else before)
        if hit is None:
            break
        found.append(hit)
        while at < len(zone.groups) and zone.groups[at].end() <= hit.end:
            at += 1
    sure = zone.label is not None and not zone.label.weak
    if at < len(zone.groups) and not (found and sure):
        found = [_unexplained(text, zone)] if sure or _looks_mobile(zone) else []
    return [_with_bracket_and_extension(text, hit) for hit in found if hit.digits]


def _longest_valid(zone: _Zone, first: int, before: Hit | None) -> Hit | None:
    """The longest valid number, printed in full, that begins at a group."""
    sure = zone.label is not None and not zone.label.weak
    for stop in range(min(len(zone.groups), first + _MOST_GROUPS), first, -1):
        groups = zone.groups[first:stop]
        digits = "".join(group["digits"] for group in groups)
        if not 8 <= len(digits) <= 17:
            continue
        if not sure and digits.startswith("00") and len(digits) < 11:
            continue
        number = read_printed(digits, plus=groups[0]["plus"] is not None, labelled=sure)
        if number:
            label = zone.label or _label_of_list(zone, before, number)
            confidence = 0.99 if label else 0.9 if groups[0]["plus"] or number.prefix == "20" else 0.8
            return Hit(groups[0].start(), groups[-1].end(), digits, number, label, confidence)
    return None


def _label_of_list(zone: _Zone, before: Hit | None, number: Number) -> Label | None:
    """The label of the list that a number continues; a mobile after a fax is no fax."""
    if not zone.listed or before is None or before.label is None:
        return None
    return None if before.label.kind == "fax" and not number.is_landline else before.label


def _short_form(text: str, zone: _Zone, first: int, before: Hit | None) -> Hit | None:
    """A number printed without its prefix, a short code, or the last digits of a list: what only a cue allows."""
    groups = zone.groups[first:]
    start, end, digits = groups[0].start(), groups[-1].end(), "".join(group["digits"] for group in groups)
    label = zone.label or (before.label if zone.listed and before else None)
    if _counts_something(text, zone.start, zone.end) or _THOUSANDS.fullmatch(text, zone.start, zone.end):
        return None
    follows = before if (zone.listed or first) and before and before.number else None
    if follows and (hit := _inherits(groups, follows, label, text[before.end : start] if before else "")):
        return hit
    if digits.startswith("856") and _SUBSCRIBER.fullmatch(digits[3:]) and (label or len(groups) > 1):
        return Hit(start, end, digits[3:], None, label, 0.4, ("inferred", "country-code"))
    if label is None or (label.weak and not zone.listed):
        return None
    if (_HOTLINE_CODE if label.hotline else _SHORT_CODE).fullmatch(digits) and len(groups) == 1:
        return Hit(start, end, digits, Number(digits, "LA"), label, 0.95)
    if _SUBSCRIBER.fullmatch(digits) and (zone.label or before):
        return Hit(start, end, digits, None, label, 0.5, ("inferred",))
    if _MOBILE.fullmatch(digits) and (number := local_number(digits, "20")):
        return Hit(start, end, digits, number, label, 0.8, ("inferred",))
    return None


def _inherits(groups: Sequence[re.Match[str]], before: Hit, label: Label | None, joint: str) -> Hit | None:
    """A later number of a list, completed from the one before it."""
    assert before.number is not None
    prefix, national = before.number.prefix, before.number.value[4:]
    for stop in range(min(len(groups), 4), 0, -1):
        digits = "".join(group["digits"] for group in groups[:stop])
        start, end = groups[0].start(), groups[stop - 1].end()
        if prefix and len(digits) == len(national) - len(prefix) and (number := local_number(digits, prefix)):
            return Hit(start, end, digits, number, label, 0.95, ("inherited",))
    digits = groups[0]["digits"]
    tail = joint.strip() in ("/", "-", "\N{EN DASH}") and len(digits) <= 3 and len(groups) == 1
    if tail and before.number.is_landline and (number := local_number(national[: -len(digits)] + digits, "")):
        return Hit(groups[0].start(), groups[0].end(), digits, number, label, 0.7, ("inherited", "inferred"))
    return None


def _looks_mobile(zone: _Zone) -> bool:
    """Whether digits without a label have the shape of a Lao mobile number, `020 NNNN NNNN`, though none is such."""
    digits = [group["digits"] for group in zone.groups]
    return digits[0] == "020" and len(digits) in (2, 3) and sum(map(len, digits)) == 11 and zone.label is None


def _unexplained(text: str, zone: _Zone) -> Hit:
    """Digits that a label calls a telephone number, though the Lao plan has none such; too few or many are none."""
    digits = "".join(group["digits"] for group in zone.groups)
    counts = _counts_something(text, zone.start, zone.end) or _THOUSANDS.fullmatch(text, zone.start, zone.end)
    wanted = digits if 6 <= len(digits) <= 15 and not counts else ""
    return Hit(zone.groups[0].start(), zone.groups[-1].end(), wanted, None, zone.label, 0.3, ("invalid",))


def _with_bracket_and_extension(text: str, hit: Hit) -> Hit:
    """The hit with its opening and closing bracket or plus sign, the kind in brackets after it, and its extension."""
    start, end = hit.start, hit.end
    opened = text.count("(", start, end) - text.count(")", start, end)
    if opened > 0 and text[end : end + 1] == ")":
        end += 1
    elif opened < 0 and text[start - 1 : start] == "(":
        start -= 1
    label = hit.label
    after = _KIND_AFTER.match(text, end)
    if after and after["fax"]:
        label = Label("fax", after["fax"])
    extension = _EXTENSION.match(text, end)
    if extension:
        end = extension.end() if extension[0].count("(") == extension[0].count(")") else extension.end("number")
    return hit._replace(start=start, end=end, label=label, extension=extension["number"] if extension else None)


def _reading(text: str, hit: Hit) -> Reading:
    kind: ContactKind = "fax" if hit.label and hit.label.kind == "fax" else "phone"
    flags = (*hit.flags, "also-fax") if hit.label and hit.label.kind == "both" else hit.flags
    value = ContactValue(
        hit.number.value if hit.number else hit.digits,
        valid=hit.number is not None,
        country=hit.number.country if hit.number else None,
        label=hit.label.printed if hit.label else None,
        extension=hit.extension,
    )
    return Reading(hit.start, hit.end, kind, value, hit.confidence, flags)
