"""Hostile input: a megabyte of one cue or sign, for the finders and for `read` (`make bench-hostile`).

Prints the time for half a megabyte and for a megabyte of UTF-8 and their ratio; linear time is a ratio of 2. Timings
decide nothing here: the last column only marks what is above 2.3.
"""

from __future__ import annotations

import io
import sys
import time
from collections.abc import Callable
from functools import partial
from typing import Any, get_args

from laodocs import Document, find_mentions, normalize, normalize_utf8, parse, read
from laodocs.doctypes import KINDS, Kind
from laodocs.normalize import Profile

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
#: What the fields of a record are read from: one text of each, parsed as every kind.
PHRASES = (
    "ທ່ານ ກາວິນ ", "ທ່ານ", "ນ.", "ສະຫາຍ ແລະ ທ່ານ ນາງ ", "ຫົວໜ້າກົມ ", "ກະຊວງກ, ຂ ແລະ ຄ ", "ປະທານ ", "ຢູ່ທີ່ ໂຮງແຮມ ",
    "ລະຫວ່າງ ກ ແລະ ຂ ", "ຝ່າຍ ກ ", "ຕໍ່ໄປນີ້ເອີ້ນວ່າ ຝ່າຍ ກ (ຜູ້ກູ້) ", "ພາສາລາວ 2 ສະບັບ ", "1 ສະບັບ ", "ລົງນາມ ທີ່ ",
    "ມີຜົນສັກສິດ ນັບແຕ່ວັນ", "ງວດທີ 1 10% ", "ປັບໃໝ 1% ຕໍ່ວັນ ", "ດອກເບ້ຍ 3% ຕໍ່ເດືອນ ", "ອີງຕາມ ກົດໝາຍ ກ;\n",
    "ມາດຕາ 1 ກ\n", "ຂໍ້ 1 ກ: ຂ\n", "ບ່ອນສົ່ງ:\n- ກ 1 ສະບັບ\n", "ສະມາຊິກ:\n1. ກ\n", "ໂທ 021 212345\n",
    "ແຜນ 5 ຄົນ ປະຕິບັດໄດ້ 4 ຄົນ ", "ວັນທີ 3 ເມສາ 2024 ", "(", "ກ, ", "ກ; ",
)  # fmt: skip
#: Marks and letters that make the core look back, or sort, or freeze.
MARKS = (
    "\u0ec8", "\u0ec8\u0eb5", "\u0ec8\u0301", "\u0301\u200b", "ເເ", "ຫນ່າ", " \u200b", "ເ\u0ec8",
    "ກາ\u0ec8\u200b", "ນ\u0ecd\u200bາ",
)  # fmt: skip
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
    """Time each piece at half and at full size; names of pieces choose some, `marks` and `records` their part."""
    for name, part in (("marks", marks), ("records", records)):
        if not sys.argv[1:] or name in sys.argv[1:]:
            part()
    if {"marks", "records"} & set(sys.argv[1:]):
        return
    chosen = [name for name in PIECES if not sys.argv[1:] or name in sys.argv[1:]]
    for title, call in (("find_mentions", find_mentions), ("read", lambda text: read(text, format="text"))):
        print(f"{title:<18}{'half':>9}{'whole':>9}{'ratio':>8}   s for 1 MB")
        for name in chosen:
            half, whole = (seconds(call, repeated(PIECES[name], size)) for size in (500_000, 1_000_000))
            mark = "" if whole <= LIMIT * half else "  more than linear"
            print(f"{name:<18}{half:>9.3f}{whole:>9.3f}{whole / half:>8.2f}{mark}", flush=True)


def marks() -> None:
    """Time normalisation of half a million and of a million units, under each profile and as UTF-8."""
    print(f"{'normalize':<36}{'half':>9}{'whole':>9}{'ratio':>8}   s for a million units")
    for unit in MARKS:
        half, whole = ("ກ" + unit * count for count in (500_000, 1_000_000))
        for profile in (*get_args(Profile), "utf-8"):
            call = normalize_bytes if profile == "utf-8" else partial(normalize, profile=profile)
            times = [min(seconds(call, text) for _ in range(3)) for text in (half, whole)]
            mark = "  more than linear" if times[1] > LIMIT * times[0] else ""
            name = f"{unit.encode('unicode_escape').decode()} {profile}"
            print(f"{name:<36}{times[0]:>9.4f}{times[1]:>9.4f}{times[1] / times[0]:>8.2f}{mark}", flush=True)


def normalize_bytes(text: str) -> bytes:
    """The way for corpora."""
    return normalize_utf8(text.encode())


def records() -> None:
    """Time each phrase as each kind at 60,000 and 120,000 code points; shown is what is slow or more than linear."""
    print(f"{'record':<36}{'half':>9}{'whole':>9}{'ratio':>8}   s for 120,000 code points")
    for phrase in PHRASES:
        half, whole = (read(io.StringIO(phrase * (size // len(phrase)))) for size in (60_000, 120_000))
        for kind in KINDS:
            times = [min(timed(document, kind) for _ in range(2)) for document in (half, whole)]
            more = times[1] > LIMIT * times[0] + 0.02
            if more or times[1] > 0.5:
                mark = "  more than linear" if more else ""
                name = f"{' '.join(phrase.split())[:24]} as {kind}"
                print(f"{name:<36}{times[0]:>9.3f}{times[1]:>9.3f}{times[1] / times[0]:>8.2f}{mark}", flush=True)


def timed(document: Document, kind: Kind) -> float:
    """Seconds of this process to make a record of a document."""
    start = time.process_time()
    parse(document, kind=kind)
    return time.process_time() - start


if __name__ == "__main__":
    main()
