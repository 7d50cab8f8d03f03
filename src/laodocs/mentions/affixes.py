"""Which characters are Lao letters, and which of them cannot begin a word."""

from __future__ import annotations

__all__ = ["DEPENDENT", "is_lao"]

# Signs that cannot begin a word: vowels after the consonant, tone marks, and the vowel AA and AM.
DEPENDENT = frozenset(chr(c) for c in (*range(0x0EB0, 0x0EBD), *range(0x0EC8, 0x0ECE)))


def is_lao(character: str) -> bool:
    """Whether `character` is a Lao letter or sign (digits and punctuation are not)."""
    return "\u0e81" <= character <= "\u0ecd" or "\u0edc" <= character <= "\u0edf"
