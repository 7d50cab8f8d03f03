"""How fast `normalize` is, beside its peers, on lines and documents, clean and dirty (`make bench-normalize`).

The answer is checked before it is timed. Figures are MB of UTF-8 a second of processor time, best of several runs, and
the ratio to `bytes.decode` on the same documents. Peers that are not installed are left out. The plot goes to
`out/normalize.png`.
"""

from __future__ import annotations

import importlib
import re
import time
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from laodocs import normalize, normalize_utf8

DOCUMENTS = Path(__file__).parents[1] / "fixtures" / "documents"
PLOT = Path("out/normalize.png")
SIZE = 16_000_000  # bytes of UTF-8 for our own figures; peers get an eighth
STR, UTF8 = "laodocs", "laodocs, UTF-8"
GOALS = {
    (STR, "clean lines"): (0.45, 0.85),
    (STR, "clean documents"): (1.6, 3.2),
    (STR, "dirty lines"): (0.22, 0.38),
    (STR, "dirty documents"): (0.22, 0.38),
    (UTF8, "clean documents"): (1.1, 2.2),
    (UTF8, "dirty documents"): (0.30, 0.45),
}
"""Floor and target of a row and corpus, as ratios to `bytes.decode`."""

Normalizer = Callable[[str], str]
T = TypeVar("T", str, bytes)


def chain() -> Normalizer:
    """Six substitutions, the usual script."""
    pairs = [
        ("\u0ecd([\u0ec8-\u0ecb]?)າ", r"\1ຳ"),
        ("([\u0ec8-\u0ecb])([\u0eb1\u0eb4-\u0eb9\u0ebb\u0ecd])", r"\2\1"),
        ("ເເ", "ແ"),
        ("ຫນ", "ໜ"),
        ("ຫມ", "ໝ"),
        ("([\u0eb1-\u0ecd])\\1+", r"\1"),
    ]
    rules = [(re.compile(pattern), replacement) for pattern, replacement in pairs]

    def substitute(text: str) -> str:
        for pattern, replacement in rules:
            text = pattern.sub(replacement, text)
        return text

    return substitute


def peers() -> dict[str, Normalizer]:
    """Every normaliser at hand; none of them knows Lao."""
    found: dict[str, Normalizer] = {
        "unicodedata NFC": lambda text: unicodedata.normalize("NFC", text),
        "six substitutions": chain(),
    }
    for name, module, function in (
        ("ftfy", "ftfy", "fix_text"),
        ("pythainlp", "pythainlp.util", "normalize"),
        ("khmernormalizer", "khmernormalizer", "normalize"),
    ):
        try:
            found[name] = getattr(importlib.import_module(module), function)
        except ImportError:
            print(f"{name}: not installed")
    try:
        icu = importlib.import_module("icu")
        rules = "\u0ecdາ > ຳ; ເເ > ແ; ຫນ > ໜ; ຫມ > ໝ; ([\u0ec8-\u0ecb]) ([\u0eb4-\u0eb9\u0ebb]) > $2 $1;"
        found["PyICU rules"] = icu.Transliterator.createFromRules(
            "lao", rules, icu.UTransDirection.FORWARD
        ).transliterate
    except ImportError:
        print("PyICU: not installed")
    return found


def spoil(text: str) -> str:
    """Text as half the web types it: ຳ, ໜ, ໝ and ແ in two, tones before vowel marks and behind vowels."""
    text = text.replace("ໜ", "ຫນ").replace("ໝ", "ຫມ").replace("ແ", "ເເ")
    text = re.sub("([\u0ec8-\u0ecb]?)ຳ", "\u0ecd\\1າ", text)
    text = re.sub("([\u0eb1\u0eb4-\u0eb9])([\u0ec8-\u0ecb])", r"\2\1", text)
    return re.sub("([\u0ec8-\u0ecb])([າຽ])(?![າຳ\u0eb1-\u0ecd])", r"\2\1", text)


def corpora() -> dict[str, list[str]]:
    """Lists of texts by name."""
    clean = normalize("".join(path.read_text("utf-8") for path in sorted(DOCUMENTS.glob("*/source.txt"))))
    dirty = spoil(clean)
    assert normalize(dirty) == clean, "normalisation must undo what spoil did"
    assert normalize(clean) is clean
    result = {}
    for name, text in (("clean", clean), ("dirty", dirty)):
        times = SIZE // len(text.encode())
        result[f"{name} lines"] = [line for line in text.split("\n") if line] * times
        result[f"{name} documents"] = [text * (times // 4)] * 4
    lines = result["dirty lines"]
    changed = sum(normalize(line) is not line for line in lines) / len(lines)
    assert 0.765 <= changed < 0.775, "77 % of the lines change, as in the corpus that the goals were set on"
    return result


def speed(function: Callable[[T], object], texts: list[T], runs: int = 5) -> float:
    """MB of UTF-8 a second."""
    size = sum(len(text if isinstance(text, bytes) else text.encode()) for text in texts) / 1e6
    best = float("inf")
    for _ in range(runs):
        start = time.process_time()
        for text in texts:
            function(text)
        best = min(best, time.process_time() - start)
    return size / best


def measure(texts: dict[str, list[str]]) -> dict[str, dict[str, float]]:
    """Ours and the peers' speed on each corpus; peers get a part of it, once."""
    table: dict[str, dict[str, float]] = {STR: {}, UTF8: {}}
    for name, corpus in texts.items():
        encoded = [text.encode() for text in corpus]
        assert all(normalize_utf8(data) == normalize(data.decode()).encode() for data in encoded[:1000])
        table[STR][name] = speed(normalize, corpus)
        table[UTF8][name] = speed(normalize_utf8, encoded)
    for peer, function in peers().items():
        table[peer] = {}
        for name, corpus in texts.items():
            part = corpus[: len(corpus) // 64] if len(corpus) > 64 else [corpus[0][: len(corpus[0]) // 8]]
            table[peer][name] = speed(function, part, 1)
    return table


def main() -> None:
    """Measure, print the table, draw the plot."""
    texts = corpora()
    decode = speed(bytes.decode, [text.encode() for text in texts["clean documents"]], 9)
    print(f"bytes.decode: {decode:.0f} MB/s")
    table = measure(texts)
    for name, row in table.items():
        cells = "  ".join(f"{corpus}: {value:7.1f} ({value / decode:.2f})" for corpus, value in row.items())
        print(f"{name:18} {cells}")
    for (name, corpus), (floor, target) in GOALS.items():
        ratio = table[name][corpus] / decode
        verdict = "target reached" if ratio >= target else "floor reached" if ratio >= floor else "FLOOR MISSED"
        print(f"{name}, {corpus}: {ratio:.2f} of decode (floor {floor}, target {target}): {verdict}")
    draw(table, decode)


def draw(table: dict[str, dict[str, float]], decode: float) -> None:
    """Bars on a logarithmic scale."""
    try:
        import matplotlib.pyplot as plot
    except ImportError:
        print("no plot: matplotlib is not installed")
        return
    figure, axes = plot.subplots(figsize=(9, 4.5))
    names = list(table["laodocs"])
    for offset, (peer, row) in enumerate(table.items()):
        places = [at + offset * 0.8 / len(table) for at in range(len(names))]
        axes.bar(places, [row[name] for name in names], 0.8 / len(table), label=peer)
    axes.axhline(decode, color="black", linewidth=0.8, linestyle="--", label="bytes.decode")
    axes.set_yscale("log")
    axes.set_ylabel("MB of UTF-8 a second, one core")
    axes.set_xticks([at + 0.35 for at in range(len(names))], names)
    axes.legend(fontsize=7, ncols=2)
    PLOT.parent.mkdir(exist_ok=True)
    figure.savefig(PLOT, dpi=150, bbox_inches="tight")
    print(f"plot: {PLOT}")


if __name__ == "__main__":
    main()
