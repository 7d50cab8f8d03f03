"""Values in one line, for people: on a terminal and on a page. What a value means to a program stands in `shapes`."""

from __future__ import annotations

import dataclasses
from typing import Any

__all__ = ["one_line", "shown_value"]

#: Fields of a value that repeat what stands beside it, or that only a program wants.
QUIET = frozenset({"earliest", "latest", "precision", "valid", "label", "owner", "title"})
_EMPTY = (None, "", (), False)


def one_line(text: str, longest: int) -> str:
    """The words on one line, cut where they are long.

    >>> one_line("ຂໍ້\\n ຕົກລົງ", 160), one_line("12345", 4)
    ('ຂໍ້ ຕົກລົງ', '123…')
    """
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: longest - 1] + "…"


def shown_value(value: Any, longest: int) -> str:
    """What the value of a mention says: its fields that hold something.

    >>> from laodocs import find_quantities
    >>> shown_value(find_quantities("84,51%")[0].value, 60)
    '84.51 · %'
    """
    said = (getattr(value, field.name) for field in dataclasses.fields(value) if field.name not in QUIET)
    parts = (", ".join(map(str, part)) if isinstance(part, tuple) else str(part) for part in said if part not in _EMPTY)
    return one_line(" · ".join(parts), longest)
