"""How much a reader takes in before it refuses: one table, in bytes unless said otherwise.

A limit stands far above any real document and far below what exhausts a machine.
"""

from __future__ import annotations

from typing import Final

__all__ = ["MAX_FILE", "MAX_LINES", "MAX_PART", "MAX_PARTS", "MAX_RATIO", "MAX_TAGS", "MAX_TEXT", "RATIO_FROM"]

MAX_TEXT: Final = 32 << 20
"""A file of text, Markdown or HTML. Larger ones are corpora: `laodocs.corpus` reads those."""

MAX_LINES: Final = 1_000_000
"""Lines of a text, blank ones too."""

MAX_TAGS: Final = 3_000_000
"""Tags of an HTML page."""

MAX_FILE: Final = 512 << 20
"""A container (Word): most of it is pictures, which are never opened."""

MAX_PART: Final = 64 << 20
"""One part of a container, unpacked."""

MAX_PARTS: Final = 20_000
"""How many parts a container may list."""

MAX_RATIO: Final = 250
"""How many times its packed size a part may have, from `RATIO_FROM` on; Word's own XML stays below 60."""

RATIO_FROM: Final = 8 << 20
"""Parts unpacked to less than this are safe at any ratio."""
