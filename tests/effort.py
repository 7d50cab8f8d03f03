"""Work counted, not timed: a count is the same on every machine, however busy.

Calls of Python and of C functions are counted, which shows loops in loops. What one call of a regular expression does
is not seen; `make bench-hostile` looks at time.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

__all__ = ["calls", "is_linear"]


def calls(work: Callable[[], object]) -> int:
    """How many functions are called while it works."""
    count = 0

    def see(frame: FrameType, event: str, argument: Any) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(see)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def is_linear(work: Callable[[str], object], unit: str, size: int) -> bool:
    """Whether eight times the text takes about eight times the work; quadratic work would be sixty-four times."""
    small, large = (unit * (length // len(unit)) for length in (size // 8, size))
    work(small)  # tables are made when they are first asked for
    return calls(lambda: work(large)) <= 9 * calls(lambda: work(small)) + 1000
