"""Bytes to text: finds the encoding from evidence, and says so when it had to guess.

Encodings and the evidence for them belong here, and nothing about formats: what the text means is the readers' work.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from laodocs.errors import DecodeError, Issue

__all__ = ["DecodedText", "convert_legacy_text", "decode", "find_legacy_text", "is_legacy"]


@dataclass(frozen=True, slots=True)
class DecodedText:
    """Decoded text.

    Args:
        text: the text, without a byte order mark.
        encoding: the name of the encoding: `utf-8`, `utf-16-le`, `cp1133`, `mulelao-1`, `lswin` …
        issues: what a person should know: `legacy-encoding-suspected`, `encoding-guessed`, `damaged-bytes`,
            `double-encoding-suspected`.
    """

    text: str
    encoding: str
    issues: tuple[Issue, ...] = ()


# Byte order marks, longest first: that of UTF-32-LE begins with that of UTF-16-LE.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# Encodings that are tables of ours, by the names that people give them.
_TABLES = {
    "cp1133": "cp1133", "ibm1133": "cp1133", "ibm-1133": "cp1133", "1133": "cp1133",
    "mulelao-1": "mulelao-1", "mulelao1": "mulelao-1", "mulelao": "mulelao-1",
    "lswin": "lswin", "saysettha": "lswin", "saysettha-lao": "lswin",
}  # fmt: skip

_SAMPLE = 1 << 16  # bytes or characters that evidence is taken from, at each end of long input

# One well-formed Lao cluster: a leading vowel, its consonants, marks, a following vowel; or a sign that stands alone.
_CLUSTERS = re.compile(
    r"""
    (?: [\N{LAO VOWEL SIGN E}-\N{LAO VOWEL SIGN AI}]?
        [\N{LAO LETTER KO}-\N{LAO LETTER HO TAM}\N{LAO HO NO}\N{LAO HO MO}]
        [\N{LAO VOWEL SIGN MAI KAN}\N{LAO VOWEL SIGN I}-\N{LAO SEMIVOWEL SIGN LO}\N{LAO TONE MAI EK}-\N{LAO NIGGAHITA}]*
        [\N{LAO VOWEL SIGN A}\N{LAO VOWEL SIGN AA}\N{LAO VOWEL SIGN AM}\N{LAO SEMIVOWEL SIGN NYO}]{0,2}
      | [\N{LAO DIGIT ZERO}-\N{LAO DIGIT NINE}\N{LAO KO LA}\N{LAO ELLIPSIS}]
    )+
    """,
    re.VERBOSE,
)
_LAO = re.compile(r"[\u0e80-\u0eff]")
_LETTERS = re.compile(r"[^\W\d_]|[\u0e80-\u0eff]")

# Characters of which text consists, for UTF-16 without a mark: ASCII, Latin, Lao, Thai, punctuation, currency.
_PLAUSIBLE = re.compile(r"[\t\n\r\f\v\x20-\x7e\xa0-\u024f\u0e00-\u0eff\u2000-\u206f\u20a0-\u20bf\u2190-\u25ff\ufeff]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")

# UTF-8 read as Windows-1252 and written as UTF-8 again: U+0E80-U+0EFF begin with à and º or ».
_TWICE = re.compile(r"\xe0[\xba\xbb].")

# Shares that decide, measured on Lao prose, tables and English letters in each encoding.
_VALID_LAO = 0.95  # of Lao characters in well-formed clusters
_LAO_SHARE = 0.3  # of letters that are Lao, below which bytes are not taken for Lao
_PLAUSIBLE_SHARE = 0.97
_CONTROL_SHARE = 0.01
_DAMAGE_SHARE = 0.02
_LEGACY_MINIMUM = 12  # characters of a legacy font before it is suspected


def decode(data: bytes, *, encoding: str | None = None, declared: str | None = None) -> DecodedText:
    """Decode bytes, by evidence unless the encoding is given.

    Args:
        data: the bytes of a text file.
        encoding: their encoding, to be obeyed; a name that Python knows, or `cp1133`, `mulelao-1`, `lswin` (text typed
            in the font Saysettha Lao and its family, as bytes or as the Latin letters that stand for them).
        declared: the encoding that the file itself names; tried once UTF-8 and UTF-16 are ruled out.

    Returns:
        The text, the encoding's name, and an issue for each doubt.

    Raises:
        DecodeError: the bytes are no text, or not in the encoding given.
        TypeError: `data` is not bytes.

    Laws: `decode(text.encode("utf-8")).text == text` for every text without control characters and surrogates; what is
    guessed has an issue; linear time.

    >>> decode("ລາວ".encode()).encoding, decode("ສະບາຍດີ ລາວ".encode("utf-16-be")).encoding
    ('utf-8', 'utf-16-be')
    >>> decode(b"\\xb7\\xc1\\xb8", encoding="cp1133").text
    'ລາວ'
    """
    if not isinstance(data, bytes | bytearray | memoryview):
        raise TypeError(f"decode takes bytes, not {type(data).__name__}; a str needs no decoding")
    data = bytes(data)
    if encoding is not None:
        return _as_told(data, encoding)
    for attempt in _ATTEMPTS:
        if (found := attempt(data, declared)) is not None:
            return DecodedText(found.text, found.encoding, found.issues + _doubts(found))
    raise DecodeError(
        "The bytes are not text in any encoding that laodocs knows. If the file is a document, give it the suffix of "
        "its format; if it is text, name its encoding (`encoding=`, on the command line `--encoding`)."
    )


def find_legacy_text(text: str) -> Issue | None:
    """An issue when letters of a text look like Lao typed in a font of the LSWin family.

    >>> find_legacy_text("ì¾¸Âêì½£ö´ ©¸¤®÷®°¾ Á¦¦÷ìòê¾").code
    'legacy-encoding-suspected'
    """
    if text.isascii():
        return None
    runs = [found[0] for sample in _ends(text) for found in _legacy_runs().finditer(sample)]
    joined = " ".join(runs)
    if len(joined) - len(runs) < _LEGACY_MINIMUM or _validity(convert_legacy_text(joined)) < _VALID_LAO:
        return None
    return Issue(
        "legacy-encoding-suspected",
        'Letters look like Lao typed in a legacy font (Saysettha Lao); read with encoding="lswin" to convert them.',
    )


def convert_legacy_text(text: str) -> str:
    """Latin letters typed in a font of the LSWin family as the Lao that they show; all else stays.

    >>> convert_legacy_text("ì¾¸ 2024")
    'ລາວ 2024'
    """
    return text.translate(_legacy_letters())


def is_legacy(encoding: str | None) -> bool:
    """Whether a name of an encoding means a legacy font, so that text and not bytes is to be converted.

    >>> is_legacy("Saysettha Lao"), is_legacy("utf-8")
    (True, False)
    """
    return encoding is not None and _TABLES.get(_canonical(encoding)) == "lswin"


def _canonical(encoding: str) -> str:
    return encoding.lower().replace("_", "-").replace(" ", "-")


def _as_told(data: bytes, encoding: str) -> DecodedText:
    name = _canonical(encoding)
    table = _TABLES.get(name)
    if table == "lswin":
        return DecodedText(convert_legacy_text(_letters(data)), "lswin")
    if table is not None:
        text = _by_table(data, table)
        if text is None:
            raise DecodeError(f"Some bytes are undefined in {table}. Leave `encoding` out to have it found.")
        return DecodedText(text, table)
    try:
        return DecodedText(data.decode(encoding).removeprefix("\ufeff"), name)
    except LookupError as error:
        known = ", ".join(sorted(set(_TABLES.values())))
        raise DecodeError(f"No encoding is called {encoding!r}. Known are Python's codecs and {known}.") from error
    except (ValueError, UnicodeError) as error:
        raise DecodeError(f"The bytes are not {encoding}: {error}. Leave `encoding` out to have it found.") from error


def _letters(data: bytes) -> str:
    """Text in a legacy font as the Latin letters that stand for it: the bytes themselves, or Unicode holding them."""
    found = _by_mark(data, None) or _wide(data, None) or _utf8(data, None)
    if found is not None and not data.isascii():
        return found.text
    return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in data) if data else ""


def _by_mark(data: bytes, declared: str | None) -> DecodedText | None:
    for mark, name in _MARKS:
        if data.startswith(mark):
            body = data[len(mark) :]
            try:
                return DecodedText(body.decode(name), name)
            except UnicodeDecodeError:
                return _with_damage(body, name)
    return None


def _wide(data: bytes, declared: str | None) -> DecodedText | None:
    """UTF-16 and UTF-32 without a mark: the high bytes of Latin and Lao are 00 and 0E."""
    sample = data[:_SAMPLE]
    if 10 * (sample.count(0) + sample.count(0x0E)) < len(sample) or not data:
        return None
    for name, unit in (("utf-32-le", 4), ("utf-32-be", 4), ("utf-16-le", 2), ("utf-16-be", 2)):
        whole = sample[: len(sample) - len(sample) % unit]
        text = whole.decode(name, "replace")
        if text and len(_PLAUSIBLE.findall(text)) >= _PLAUSIBLE_SHARE * len(text):
            try:
                return DecodedText(data.decode(name), name)
            except UnicodeDecodeError:
                return _with_damage(data, name)
    return None


def _utf8(data: bytes, declared: str | None) -> DecodedText | None:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return None if _is_binary(text) else DecodedText(text, "utf-8")


def _as_declared(data: bytes, declared: str | None) -> DecodedText | None:
    """The encoding that the file names, if it is one and fits; what claims Windows-1252 may be Lao all the same."""
    if declared is None or declared in ("utf-8", "utf8", "iso-8859-1", "windows-1252", "us-ascii"):
        return None
    try:
        found = _as_told(data, declared)
    except DecodeError:
        return None
    return None if _is_binary(found.text) else found


def _lao_bytes(data: bytes, declared: str | None) -> DecodedText | None:
    """CP1133 or MuleLao-1, when all bytes are defined and make well-formed Lao; the better one wins."""
    best: tuple[float, str, str] | None = None
    for name in ("cp1133", "mulelao-1"):
        text = _by_table(data, name)
        if text is not None and _is_lao(text):
            score = _validity(text)
            if score >= _VALID_LAO and (best is None or score > best[0]):
                best = (score, name, text)
    if best is None:
        return None
    issue = Issue("encoding-guessed", f"The bytes make well-formed Lao in {best[1]}; nothing in the file names it.")
    return DecodedText(best[2], best[1], (issue,))


def _damaged(data: bytes, declared: str | None) -> DecodedText | None:
    """UTF-8 with a few broken bytes: cut in a character, or patched by a program that did not know it."""
    found = _with_damage(data, "utf-8")
    broken = found.text.count("\N{REPLACEMENT CHARACTER}")
    beyond_ascii = len(found.text) - len(found.text.encode("ascii", "ignore")) - broken
    fits = broken <= max(1, _DAMAGE_SHARE * len(found.text)) and broken <= beyond_ascii
    return found if fits and not _is_binary(found.text) else None


def _western(data: bytes, declared: str | None) -> DecodedText | None:
    """Windows-1252 as the last resort: also the form in which text of legacy fonts becomes visible."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    if _is_binary(text):
        return None
    issue = Issue("encoding-guessed", "The bytes are no Unicode; they were read as Windows-1252.")
    return DecodedText(text, "cp1252", (issue,))


_ATTEMPTS: tuple[Callable[[bytes, str | None], DecodedText | None], ...] = (
    _by_mark,
    _wide,
    _utf8,
    _as_declared,
    _lao_bytes,
    _damaged,
    _western,
)


def _with_damage(data: bytes, name: str) -> DecodedText:
    """The text with U+FFFD for what is broken, and the issue that says how much."""
    text = data.decode(name, "replace")
    broken = text.count("\N{REPLACEMENT CHARACTER}")
    issue = Issue("damaged-bytes", f"{broken} sequences of bytes are not {name}; each became U+FFFD.")
    return DecodedText(text, name, (issue,))


def _doubts(found: DecodedText) -> tuple[Issue, ...]:
    """What the text itself gives to doubt."""
    if found.text.isascii():
        return ()
    if sum(len(_TWICE.findall(sample)) for sample in _ends(found.text)) >= _LEGACY_MINIMUM:
        message = "The text looks like UTF-8 that was decoded as Windows-1252 and encoded again."
        return (Issue("double-encoding-suspected", message),)
    legacy = find_legacy_text(found.text)
    return (legacy,) if legacy is not None else ()


@cache
def _table(name: str) -> dict[int, str]:
    """Byte to text of one of our encodings, from `data/encodings.tsv`."""
    from importlib import resources  # here: it takes longer to import than all else

    lines = resources.files("laodocs").joinpath("data", "encodings.tsv").read_text("utf-8").splitlines()[1:]
    rows = (line.split("\t") for line in lines)
    return {int(row[1], 16): "".join(chr(int(point, 16)) for point in row[2].split()) for row in rows if row[0] == name}


def _by_table(data: bytes, name: str) -> str | None:
    """The text by a table of ours, or None when a byte is undefined in it."""
    table = _table(name)
    if any(byte not in table for byte in set(data) if byte >= 0x80):
        return None
    return data.decode("latin-1").translate(table)


@cache
def _legacy_letters() -> dict[int, str]:
    """The Latin letters of the LSWin family, by code point; each both as Windows-1252 and as Latin-1 shows it."""
    table = _table("lswin")
    return table | {ord(bytes([byte]).decode("cp1252")): text for byte, text in table.items()}


@cache
def _legacy_runs() -> re.Pattern[str]:
    letters = re.escape("".join(chr(letter) for letter in _legacy_letters() if letter >= 0xA0))
    return re.compile(f"[{letters}]{{2,}}")


def _ends(text: str) -> tuple[str, ...]:
    """The text, or its first and last part when it is long."""
    return (text,) if len(text) <= 2 * _SAMPLE else (text[:_SAMPLE], text[-_SAMPLE:])


def _validity(text: str) -> float:
    """The share of Lao characters that stand in well-formed clusters."""
    lao = well = 0
    for sample in _ends(text):
        lao += len(_LAO.findall(sample))
        well += sum(len(cluster) for cluster in _CLUSTERS.findall(sample))
    return well / lao if lao else 0.0


def _is_lao(text: str) -> bool:
    """Whether enough of the letters are Lao."""
    letters = sum(len(_LETTERS.findall(sample)) for sample in _ends(text))
    lao = sum(len(_LAO.findall(sample)) for sample in _ends(text))
    return lao > 0 and lao >= _LAO_SHARE * letters


def _is_binary(text: str) -> bool:
    controls = sum(len(_CONTROL.findall(sample)) for sample in _ends(text))
    return controls > _CONTROL_SHARE * min(len(text), 2 * _SAMPLE)
