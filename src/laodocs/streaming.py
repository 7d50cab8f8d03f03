"""Normalisation of a text that comes in pieces: the same result as of the whole, in memory of one phrase."""

from __future__ import annotations

import re

from laodocs.normalize import Profile, normalize

__all__ = ["Normalizer"]

# A place that no rule of any profile looks across: behind an ASCII character that is seen, before a Lao letter or a
# leading vowel.
_BOUNDARY = re.compile(
    r"(?<=[!-~])(?=[\N{LAO LETTER KO}-\N{LAO LETTER HO TAM}\N{LAO VOWEL SIGN E}-\N{LAO VOWEL SIGN AI}])"
)
# The same behind a line feed or a single space, which only keys collapse.
_BLANK_BOUNDARY = re.compile(
    r"(?<=[!-~\N{LAO LETTER KO}-\N{LAO NIGGAHITA}][ \n])"
    r"(?=[\N{LAO LETTER KO}-\N{LAO LETTER HO TAM}\N{LAO VOWEL SIGN E}-\N{LAO VOWEL SIGN AI}])"
)


class Normalizer:
    """Normalises a text piece by piece.

    Args:
        profile: as for `normalize`.

    Laws: the joined results of `feed` and `finish` equal `normalize` of the joined pieces, however they are cut.

    >>> normalizer = Normalizer()
    >>> normalizer.feed("ປີ 2024 ນໍ"), normalizer.feed("້າ"), normalizer.finish()
    ('ປີ 2024 ', '', 'ນ້ຳ')
    """

    def __init__(self, profile: Profile = "default") -> None:
        self._profile: Profile = profile
        self._boundary = _BOUNDARY if profile in ("key", "loose") else _BLANK_BOUNDARY
        self._held: list[str] = []
        self._tail = ""

    def feed(self, chunk: str) -> str:
        """Take a piece; give what is sure by now."""
        window = self._tail + chunk
        cut = self._last_boundary(window)
        self._tail = window[-2:]
        if cut is None:
            self._held.append(chunk)
            return ""
        cut -= len(window) - len(chunk)
        ready = "".join(self._held) + chunk[:cut] if cut >= 0 else ""
        if cut < 0:
            joined = "".join(self._held)
            ready, self._held = joined[:cut], [joined[cut:] + chunk]
        else:
            self._held = [chunk[cut:]]
        return normalize(ready, self._profile)

    def finish(self) -> str:
        """Give the rest; the normaliser is then as new."""
        rest = "".join(self._held)
        self._held, self._tail = [], ""
        return normalize(rest, self._profile)

    def _last_boundary(self, window: str) -> int | None:
        """The last boundary that the new piece completes."""
        found = None
        for match in self._boundary.finditer(window):
            found = match.start()
        return found or None
