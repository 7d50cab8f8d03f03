"""The public conformance file, and what the functions promise beside it."""

from __future__ import annotations

import codecs
import unicodedata
from pathlib import Path

import pytest

from laodocs import explain, is_normalized, normalize, normalize_utf8
from laodocs.diagnosis import diagnose
from laodocs.normalize import Profile
from laodocs.streaming import Normalizer

FILE = Path(__file__).parents[2] / "fixtures" / "conformance" / "normalization.tsv"
DERIVED = Path(__file__).parent / "derived.tsv"
"""Rules in odd company, with results worked out by hand from the specification before any program was run on them."""
PROFILES: tuple[Profile, ...] = ("conservative", "default", "repair", "key", "loose")


def rows(file: Path) -> list[dict[str, str]]:
    """The rows of a file by its header."""
    lines = file.read_text("utf-8").splitlines()
    return [dict(zip(lines[0].split("\t"), line.split("\t"), strict=False)) for line in lines[1:]]


def unescaped(field: str) -> str:
    """`\\uXXXX` as the character."""
    return codecs.decode(field.encode("latin-1", "backslashreplace"), "unicode_escape")


@pytest.mark.parametrize("row", rows(FILE), ids=lambda row: row["id"])
def test_vector(row: dict[str, str]) -> None:
    source = unescaped(row["input"])
    assert {p: normalize(source, p) for p in PROFILES} == {p: unescaped(row[p]) for p in PROFILES}


@pytest.mark.parametrize("row", rows(DERIVED), ids=lambda row: f"{row['rule']} {row['why']}")
def test_derived_vector(row: dict[str, str]) -> None:
    source = unescaped(row["input"])
    profiles: tuple[Profile, ...] = (*PROFILES, "idna")
    expected = {p: source if row[p] == "=" else unescaped(row[p]) for p in profiles}
    assert {p: normalize(source, p) for p in profiles} == expected
    if "\ud800" not in source:
        assert {p: normalize_utf8(source.encode(), p).decode() for p in profiles} == expected


def test_edits_name_their_rule_and_place() -> None:
    edits = explain("ທັງຫມົດ ເເລະ\u00a0ນໍ້້າ").edits
    assert [(edit.rule, edit.before, edit.after) for edit in edits] == [
        ("H", "ຫມ", "ໝ"),
        ("E", "ເເ", "ແ"),
        ("W", "\u00a0", " "),
        ("D+M", "ໍ້້າ", "້ຳ"),
    ]
    assert edits[0].source_span == (3, 5)
    assert edits[0:2] == tuple(edits)[0:2]


@pytest.mark.parametrize("wrong", [None, 3, b"\xba\x81", ["ກ"]])
def test_wrong_type_says_what_to_do(wrong: object) -> None:
    for function in (normalize, explain, is_normalized):
        with pytest.raises(TypeError, match="text must be str"):
            function(wrong)  # type: ignore[operator]


@pytest.mark.parametrize("data", [b"\xba", "ກ".encode()[:2], b"\xed\xa0\x80", "ກາ".encode("utf-16")])
@pytest.mark.parametrize("profile", [*PROFILES, "idna"])
def test_bytes_that_are_no_utf_8_are_refused(data: bytes, profile: Profile) -> None:
    with pytest.raises(UnicodeDecodeError):
        normalize_utf8(data, profile)


def test_only_bytes_are_bytes() -> None:
    with pytest.raises(TypeError, match="data must be bytes, not str"):
        normalize_utf8("ກາ")  # type: ignore[arg-type]


def test_unknown_profile_lists_the_known_ones() -> None:
    with pytest.raises(ValueError, match="conservative, default, repair"):
        normalize("ກາ", "strict")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("ລູກຄ່້າ", ["two-tones"]),
        ("ເທືີ່ອ", ["two-vowels"]),
        ("ຮາາາ", ["doubled-vowel"]),
        ("ກ ່", ["loose-mark"]),
        ("ໄທ ไทย", ["thai-character"]),
        ("ไทย", []),
        ("ຫລາຍ", ["ho-lo"]),
        ("ສະບາຍດີ ນໍ້າ", []),
    ],
)
def test_diagnose(text: str, codes: list[str]) -> None:
    assert [issue.code for issue in diagnose(text)] == codes


HOSTILE = [
    "\u0ec8",
    "\u0ec8\u0eb5",
    "\u0ec8\u0301",
    "\u0301\u200b",
    "ເເ",
    "ຫນ່າ",
    " \u200b",
    "ເ\u0ec8",
    "ກາ\u0ec8\u200b",
]


def in_pieces(text: str) -> str:
    """A text through a stream."""
    normalizer = Normalizer("repair")
    pieces = [normalizer.feed(text[at : at + 1000]) for at in range(0, len(text), 1000)]
    return "".join((*pieces, normalizer.finish()))


@pytest.mark.parametrize("unit", HOSTILE, ids=ascii)
@pytest.mark.parametrize("profile", [*PROFILES, "idna"])
def test_a_million_hostile_units_are_normalised(unit: str, profile: Profile) -> None:
    """Work that is not linear would never end here; `make bench-normalize` shows the times."""
    text = "ກ" + unit * 1_000_000
    done = normalize(text, profile)
    assert normalize(done, profile) == done


@pytest.mark.parametrize("unit", HOSTILE, ids=ascii)
def test_hostile_text_as_utf_8_and_in_pieces(unit: str) -> None:
    text = "ກ" + unit * 300_000
    done = normalize(text, "repair")
    assert normalize_utf8(text.encode(), "repair").decode() == done
    assert in_pieces(text) == done


def test_every_combining_mark_of_another_script_freezes_its_run() -> None:
    for code in range(0x300, 0x110000):
        mark = chr(code)
        if unicodedata.combining(mark) and not 0x0E80 <= code <= 0x0EFF:
            text = "ກ\u0ec8\u0eb4" + mark
            assert normalize(text) is text, f"U+{code:04X}: run rust/foreign_marks.py with this Python"
