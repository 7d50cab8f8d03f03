"""Spellings that no rule may change, because only a person or a lexicon can say what was meant."""

from __future__ import annotations

import re

from laodocs.errors import Issue
from laodocs.normalize import explain
from laodocs.script import CONSONANTS, LEADING_VOWELS, MARKS, TONES, VOWEL_MARKS

__all__ = ["diagnose"]

_CASES: tuple[tuple[str, str, str], ...] = (
    ("two-tones", f"[{TONES}](?=[{TONES}])[{TONES}]+", "Different tone marks on one consonant; keep one."),
    ("two-vowels", f"[{VOWEL_MARKS}](?=[{VOWEL_MARKS}])[{VOWEL_MARKS}]+", "Different vowels on one consonant."),
    ("doubled-vowel", r"(?P<vowel>[ະາຳຽເແໂໃໄ])(?P=vowel)+", "A vowel written several times: lengthening, or a slip."),
    ("loose-mark", f"(?<![{CONSONANTS}{MARKS}])[{MARKS}]+", "A mark without a consonant."),
    ("lonely-vowel", f"[{LEADING_VOWELS}](?![{CONSONANTS}{LEADING_VOWELS}])", "A leading vowel without a consonant."),
    ("thai-character", "[\u0e01-\u0e3a\u0e40-\u0e5b]+", "Thai characters in Lao text."),
    ("ho-lo", "ຫ[ລຣ]", "ຫລ or ຫຣ, which many write ຫຼ."),
)
"""Code, expression over normalised text, message."""

_CASE = re.compile("|".join(f"(?P<c{at}>{expression})" for at, (_, expression, _) in enumerate(_CASES)))
_LAO = re.compile("[\u0e81-\u0edf]")


def diagnose(text: str) -> list[Issue]:
    """What deserves a person's eye in `text`, in order.

    Args:
        text: any `str`; it need not be normalised.

    Returns:
        Issues whose spans count code points of `text` as given. Thai characters are reported only where Lao stands in
        the same text.

    >>> [(issue.code, *issue.span) for issue in diagnose("ເຂົ້່າ")]
    [('two-tones', 3, 5)]
    """
    result = explain(text)
    mixed = _LAO.search(result.text) is not None
    issues = []
    for match in _CASE.finditer(result.text):
        name = next(name for name, value in match.groupdict().items() if value is not None and name != "vowel")
        code, _, message = _CASES[int(name[1:])]
        if mixed or code != "thai-character":
            issues.append(Issue(code, message, result.source_span(match.span())))
    return issues
