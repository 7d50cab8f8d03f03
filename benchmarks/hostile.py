"""Hostile input: a megabyte of one cue or sign, for the finders and for `read` (`make bench-hostile`).

Prints the time for half a megabyte and for a megabyte of UTF-8 and their ratio; linear time is a ratio of 2. Timings
decide nothing here: the last column only marks what is above 2.3.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import Any

from laodocs import find_mentions, read

#: Name and the piece that is repeated.
PIECES = {
    "digits": "7",
    "dots": ".",
    "blanks": " ",
    "lines": "\n",
    "day cue": "ວັນທີ",
    "day cue, blank": "ວັນທີ ",
    "thousand": "ພັນ",
    "digit words": "ສອງ",
    "village": "ບ້ານ",
    "village, comma": "ບ້ານ ກ, ",
    "fax labels": "ແຟັກ: (856) ",
    "open brackets": "(",
    "figures": "1 ",
    "grouped figures": "1.000",
    "slashed figures": "1/",
    "dashed figures": "12-",
    "months": "ເມສາ ",
    "months to months": "3 ເມສາ – ",
    "articles": "ມາດຕາ 1, ",
    "bases": "ອີງຕາມ ",
    "document numbers": "ເລກທີ 1/ກ ",
    "at signs": "a@",
    "host labels": "a.",
    "percent": "ຮ້ອຍລະ ",
    "lunar": "ຂຶ້ນ 8 ຄ່ຳ ",
    "one letter": "ກ",
}
LIMIT = 2.3


def repeated(piece: str, size: int) -> str:
    return piece * (size // len(piece.encode()))


def seconds(call: Callable[[str], Any], text: str) -> float:
    """The shorter of two runs, in time of this process."""
    times = []
    for _ in range(2):
        start = time.process_time()
        call(text)
        times.append(time.process_time() - start)
    return min(times)


def main() -> None:
    """Time each piece at half and at full size; names as arguments choose some."""
    chosen = [name for name in PIECES if not sys.argv[1:] or name in sys.argv[1:]]
    for title, call in (("find_mentions", find_mentions), ("read", lambda text: read(text, format="text"))):
        print(f"{title:<18}{'half':>9}{'whole':>9}{'ratio':>8}   s for 1 MB")
        for name in chosen:
            half, whole = (seconds(call, repeated(PIECES[name], size)) for size in (500_000, 1_000_000))
            mark = "" if whole <= LIMIT * half else "  more than linear"
            print(f"{name:<18}{half:>9.3f}{whole:>9.3f}{whole / half:>8.2f}{mark}", flush=True)


if __name__ == "__main__":
    main()
