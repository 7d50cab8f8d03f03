"""How fast words are cut, with offsets, beside PyICU's break iterator (`make bench-segment`).

    python benchmarks/segment_speed.py DATA

DATA holds the corpora (training/README.md); the text is the fine annotation, eight times over, without its bars. Both
run in turn on a new string each time, one core, processor time; the ratio is the median of the pairs.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "training"))

import corpora

from laodocs.segment import native

PAIRS = 7


def our_ends(text: str) -> int:
    """How many words we find."""
    return len(native.model().words(text)[0])


def icu_counter() -> Callable[[str], int] | None:
    """What counts ICU's words, if PyICU is installed."""
    try:
        import icu
    except ImportError:
        return None

    def icu_ends(text: str) -> int:
        breaks = icu.BreakIterator.createWordInstance(icu.Locale("lo"))
        breaks.setText(text)
        return len(list(breaks))

    return icu_ends


def seconds(run: Callable[[str], int], text: str) -> float:
    """Processor time of one run; the string is new, so that no cached conversion helps."""
    fresh = (text + " ")[:-1]
    began = time.process_time()
    run(fresh)
    return time.process_time() - began


def main() -> None:
    """Run from the command line."""
    text = "\n".join("".join(tokens) for _, tokens in corpora.fine(Path(sys.argv[1]))) * 8
    size = len(text.encode()) / 1e6
    icu_ends = icu_counter()
    pairs = [(seconds(our_ends, text), seconds(icu_ends, text) if icu_ends else 0.0) for _ in range(PAIRS)]
    print(f"laodocs {size / min(ours for ours, _ in pairs):.1f} MB/s of UTF-8 with offsets ({size:.1f} MB)")
    if icu_ends:
        ratio = statistics.median(icu / ours for ours, icu in pairs)
        print(f"icu     {size / min(icu for _, icu in pairs):.1f} MB/s; laodocs is {ratio:.2f} times as fast")
    hostile = "ບັນດາ" * 100_000
    print(f"ບັນດາ × 100,000: {seconds(our_ends, hostile):.2f} s")


if __name__ == "__main__":
    main()
