"""Normalisation of a text that comes in pieces: the same result as of the whole, in the memory of a piece."""

from __future__ import annotations

import re

from laodocs.normalize import Profile, normalize

__all__ = ["Normalizer"]

_LETTER = r"\N{LAO LETTER KO}-\N{LAO LETTER HO TAM}"
_BEGINS_CLUSTER = rf"(?=[{_LETTER}\N{{LAO VOWEL SIGN E}}-\N{{LAO VOWEL SIGN AI}}])"

# Places that no rule of any profile looks across: before a letter or leading vowel behind an ASCII character that is
# seen, and before a letter behind a following vowel, which ends its cluster and settles whether ຫ fuses.
_BORDER = rf"(?<=[!-~]){_BEGINS_CLUSTER} | (?<=[ະາຳຽ])(?=[{_LETTER}])"
# And behind a line feed or a single space, which only keys collapse.
_BLANK = rf"(?<=[!-~\N{{LAO LETTER KO}}-\N{{LAO NIGGAHITA}}][ \n]){_BEGINS_CLUSTER}"

# Each finds the last place in a text: `.*` gives back one character after the other.
_LAST = re.compile(rf"(?sx) .* (?: {_BORDER} )")
_LAST_OR_BLANK = re.compile(rf"(?sx) .* (?: {_BORDER} | {_BLANK} )")


class Normalizer:
    """Normalises a text piece by piece.

    Args:
        profile: as for `normalize`.

    Laws: the joined results of `feed` and `finish` equal `normalize` of the joined pieces, however they are cut.

    Memory: the piece at hand and what came since the last border. Borders are a following vowel (ະ າ ຳ ຽ) before a
    letter, an ASCII sign before Lao and, but for keys, a space or line feed before Lao. A text without any, such as a
    million tone marks, is held whole until `finish`, because what comes may change what came.

    >>> normalizer = Normalizer()
    >>> normalizer.feed("ປີ 2024 ນໍ"), normalizer.feed("້າ"), normalizer.finish()
    ('ປີ 2024 ', '', 'ນ້ຳ')
    """

    def __init__(self, profile: Profile = "default") -> None:
        self._profile: Profile = profile
        self._last = _LAST if profile in ("key", "loose") else _LAST_OR_BLANK
        self._held: list[str] = []
        self._tail = ""

    def feed(self, chunk: str) -> str:
        """Take a piece; give what is sure by now."""
        window = self._tail + chunk
        last = self._last.match(window)
        cut = last.end() - len(self._tail) if last else -1  # in `chunk`; what is before it was found before
        self._tail = window[-2:]
        if cut < 0:
            self._held.append(chunk)
            return ""
        ready = "".join(self._held) + chunk[:cut]
        self._held = [chunk[cut:]]
        return normalize(ready, self._profile)

    def finish(self) -> str:
        """Give the rest; the normaliser is then as new."""
        rest = "".join(self._held)
        self._held, self._tail = [], ""
        return normalize(rest, self._profile)
