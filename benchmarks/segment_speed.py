"""How fast words are cut, with offsets, beside PyICU's break iterator (`make bench-segment`).

    python benchmarks/segment_speed.py DATA

DATA holds the corpora (training/README.md); the text is the fine annotation without its bars. Rivals take turns on one
core, a sentence, a paragraph and the whole at a time; what is measured is processor time until there is a list of the
ends of all tokens.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "training"))

import corpora

from laodocs import _native
from laodocs.segment import Segmenter, native

ROUNDS = 15
"""How often each rival cuts the whole corpus at each size, in turn with the others."""

SIZES = {"sentence": 1, "paragraph": 5, "document": 10**6}
"""Sizes of text as numbers of sentences."""


def rivals(model: _native.Segmenter) -> dict[str, Callable[[str], list[int]]]:
    """Ours and PyICU's: a text to the ends of its tokens. ICU's iterator is made once, as its users do."""
    segmenter = Segmenter()
    ours: dict[str, Callable[[str], list[int]]] = {
        "laodocs, core": lambda text: model.words(text)[0],
        "laodocs, Segmenter.ends": segmenter.ends,
    }
    try:
        import icu
    except ImportError:
        print("  PyICU is not installed: no comparison of speed")
        return ours
    breaks = icu.BreakIterator.createWordInstance(icu.Locale("lo"))

    def icu_ends(text: str) -> list[int]:
        breaks.setText(text)
        return list(breaks)

    return {"icu": icu_ends, **ours}


def speed(sentences: list[corpora.Sentence], model: _native.Segmenter) -> None:
    """Prints megabytes of UTF-8 per second of processor time for the ends of all tokens, on texts of three sizes.

    Nothing is repeated within a round, and every text is a new string, so that no cached conversion helps. Rivals take
    turns; what is compared are the medians over rounds, and the ratio to ICU within a round.
    """
    lines = ["".join(tokens) for _, tokens in sentences]
    cutters_by_name = rivals(model)
    for name, size in SIZES.items():
        texts = ["\n".join(lines[at : at + size]) for at in range(0, len(lines), size)]
        megabytes = sum(len(text.encode()) for text in texts) / 1e6
        rates: dict[str, list[float]] = {}
        for _ in range(ROUNDS):
            for rival, cut in cutters_by_name.items():
                fresh = [(text + " ")[:-1] for text in texts]
                began = time.process_time()
                ends = [cut(text) for text in fresh]
                rates.setdefault(rival, []).append(megabytes / (time.process_time() - began))
                assert all(made[-1] == len(text) for made, text in zip(ends, texts, strict=True)), "not lossless"
                del ends  # while no clock runs: else the next rival would pay for it
        print(f"  a {name} at a time ({len(texts)} texts, {megabytes:.2f} MB)")
        for rival, rate in rates.items():
            ratio = ""
            if "icu" in rates:
                ratio = f"  {median(ours / icu for ours, icu in zip(rate, rates['icu'], strict=True)):.2f} of ICU"
            print(f"    {rival:<24} median {median(rate):5.1f}  best {max(rate):5.1f} MB/s{ratio}")
    hostile = "ບັນດາ" * 100_000
    began = time.process_time()
    assert model.words(hostile)[0][-1] == len(hostile)
    print(f"  ບັນດາ × 100,000        {time.process_time() - began:.2f} s")


def main() -> None:
    """Run from the command line."""
    speed(list(corpora.fine(Path(sys.argv[1]))), native.model())


if __name__ == "__main__":
    main()
