"""How well words are segmented: ours beside its peers, each model on text that it has not seen (`make bench-segment`).

    python benchmarks/segment.py DATA [--models FOLDER] [--engines laodocs,laonlp,newmm,icu] [--plot FILE]

DATA holds the corpora, FOLDER the models (training/README.md): `heldout.bin` is trained without the held-out tenth,
`without-news.bin` and its like without one part of the fine annotation; none has seen the compound dev part. Without
FOLDER the shipped model is measured, which has seen it all. Scores count every token of the normalised text, spaces and
punctuation included; a second F1 is that of PyThaiNLP's benchmark, which leaves spaces out. Needs no network. Speed:
`segment_speed.py`.
"""

from __future__ import annotations

import argparse
import re
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "training"))

import corpora

from laodocs import _native
from laodocs.segment import Segmenter, native

Cutter = Callable[[str], list[int]]
"""From a normal text to the ends of its tokens."""

THAI = re.compile("[\N{THAI CHARACTER KO KAI}-\N{THAI CHARACTER KHOMUT}]")
THAI_RUN = re.compile(f"{THAI.pattern}+")
SPLIT_BY_FOLDING = re.compile("[\N{LAO VOWEL SIGN AM}\N{LAO HO NO}\N{LAO HO MO}]")
"""Letters around which the Yunshan text is damaged: its makers' compatibility folding took them apart."""


@dataclass
class Score:
    """Counts of tokens, borders and unknown words."""

    gold: int = 0
    made: int = 0
    right: int = 0
    borders: int = 0
    right_borders: int = 0
    made_borders: int = 0
    unknown: int = 0
    unknown_right: int = 0
    crossing: int = 0

    def add(self, gold_ends: list[int], made_ends: list[int], text: str, known: frozenset[str]) -> None:
        """Counts one sentence."""
        gold = list(zip([0, *gold_ends], gold_ends, strict=False))
        made = set(zip([0, *made_ends], made_ends, strict=False))
        self.gold += len(gold)
        self.made += len(made)
        self.right += sum(span in made for span in gold)
        inner, made_inner = set(gold_ends[:-1]), set(made_ends[:-1])
        self.borders += len(inner)
        self.made_borders += len(made_inner)
        self.right_borders += len(inner & made_inner)
        unknown = [span for span in gold if is_lao(text[span[0] : span[1]]) and text[span[0] : span[1]] not in known]
        self.unknown += len(unknown)
        self.unknown_right += sum(span in made for span in unknown)
        starts = {start for start, _ in made}
        self.crossing += sum(
            any(start < at < end for at in starts) and not (start in starts and end in made_inner | {len(text)})
            for start, end in gold
        )

    @property
    def f1(self) -> float:
        """F1 of tokens."""
        return 2 * self.right / max(1, self.gold + self.made)

    def __str__(self) -> str:
        border_f1 = 2 * self.right_borders / max(1, self.borders + self.made_borders)
        recall = self.unknown_right / max(1, self.unknown)
        return (
            f"F1 {self.f1:.4f}  border F1 {border_f1:.4f}  "
            f"unknown-word recall {recall:.3f} of {self.unknown}  crossing {self.crossing / max(1, self.gold):.4f}"
        )


def is_lao(token: str) -> bool:
    """Whether a token is written in Lao letters."""
    return bool(token) and "\u0e81" <= token[0] <= "\u0edf" and not token[0].isdigit()


@dataclass(frozen=True)
class Part:
    """Sentences to measure on, and the words that a model of the rest of their corpus knows."""

    name: str
    model: str
    sentences: list[corpora.Sentence]
    known: frozenset[str]
    is_compound: bool = False
    thai_as_there: bool = False
    """Whether Thai is cut as in the compound data: on either side of every mark, which no letter keeps."""


def words_of(sentences: Iterable[corpora.Sentence]) -> frozenset[str]:
    """The tokens that occur."""
    return frozenset(token for _, tokens in sentences for token in tokens)


def parts(data: Path) -> Iterator[Part]:
    """What is measured."""
    left_out = corpora.held_out()
    fine = {name: list(corpora.fine(data, [name])) for name in corpora.FINE}
    rest = words_of(s for sentences in fine.values() for s in sentences if s[0] not in left_out)
    for name, sentences in fine.items():
        yield Part(f"fine, {name}, held out", "heldout", [s for s in sentences if s[0] in left_out], rest)
    for name, sentences in fine.items():
        others = words_of(s for other in corpora.FINE if other != name for s in fine[other])
        yield Part(f"fine, {name}, from the others", f"without-{name}", sentences, others)
    known = words_of(corpora.yunshan(data, "train"))
    dev = list(corpora.yunshan(data, "dev"))
    yield Part("compound, dev", "heldout", dev, known, is_compound=True)
    yield Part("  Thai cut as it is there", "heldout", dev, known, is_compound=True, thai_as_there=True)
    clean = [s for s in dev if not SPLIT_BY_FOLDING.search("".join(s[1]))]
    yield Part("  … and no ຳ ໜ ໝ", "heldout", clean, known, is_compound=True, thai_as_there=True)
    dev = [s for s in dev if not THAI.search("".join(s[1]))]
    yield Part("  without Thai", "heldout", dev, known, is_compound=True)
    whole = [s for s in dev if cuts_no_cluster(s[1])]
    yield Part("  … or cut clusters", "heldout", whole, known, is_compound=True)
    clean = [s for s in dev if not SPLIT_BY_FOLDING.search("".join(s[1]))]
    yield Part("  … or ຳ ໜ ໝ", "heldout", clean, known, is_compound=True)


def cuts_no_cluster(tokens: list[str]) -> bool:
    """Whether every border of the annotation lies between clusters."""
    return set(ends_of(tokens)) <= set(native.clusters("".join(tokens))[0])


def with_thai_apart(cut: Cutter) -> Cutter:
    """The cutter, with borders around Thai and on either side of each of its marks."""

    def apart(text: str) -> list[int]:
        ends = set(cut(text))
        for run in THAI_RUN.finditer(text):
            marks = (at for at in range(*run.span()) if unicodedata.category(text[at]) == "Mn")
            ends.update(run.span(), *((at, at + 1) for at in marks))
        return sorted(ends - {0})

    return apart


def ends_of(tokens: Iterable[str]) -> list[int]:
    """Where each token ends."""
    ends: list[int] = []
    for token in tokens:
        ends.append((ends[-1] if ends else 0) + len(token))
    return ends


def measure(part: Part, cut: Cutter) -> Score:
    """Prints the scores of one cutter on one part, and returns them."""
    total = Score()
    pairs: list[tuple[list[str], list[str]]] = []
    for _, tokens in part.sentences:
        text = "".join(tokens)
        made = cut(text)
        assert made[-1] == len(text), "not lossless"
        total.add(ends_of(tokens), made, text, part.known)
        if "|" not in text:
            pairs.append((tokens, [text[start:end] for start, end in zip([0, *made], made, strict=False)]))
    print(f"  {part.name:<34} {total}  PyThaiNLP F1 {pythainlp_f1(pairs)}", flush=True)
    return total


def pythainlp_f1(pairs: list[tuple[list[str], list[str]]]) -> str:
    """F1 of words by PyThaiNLP's benchmark."""
    try:
        from pythainlp.benchmarks.word_tokenization import compute_stats, preprocessing
    except ImportError:
        return "not measured: pythainlp is not installed"
    right = total = 0
    for pair in pairs:
        words = compute_stats(*(preprocessing("|".join(tokens)) for tokens in pair))["word_level"]
        right += words["correctly_tokenized_words"]
        total += words["total_words_in_sample"] + words["total_words_in_ref_sample"]
    return f"{2 * right / max(1, total):.4f}"


def cutter(engine: str, part: Part, models: Path | None) -> Cutter:
    """What cuts a part: a peer has one cut for every part."""
    cut = cutter_of(engine, part, models)
    return with_thai_apart(cut) if part.thai_as_there else cut


def cutter_of(engine: str, part: Part, models: Path | None) -> Cutter:
    """The same, whatever the part makes of Thai."""
    if engine != "laodocs":
        return Segmenter(engine=engine).ends  # type: ignore[arg-type]
    model = _native.Segmenter((models / f"{part.model}.bin").read_bytes()) if models else native.model()
    return lambda text: model.words(text, part.is_compound)[0]


def draw(path: Path, scores: dict[str, list[float]], names: list[str]) -> None:
    """A bar for each engine and part."""
    import matplotlib as mpl

    mpl.use("Agg")
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(figsize=(9, 4.5), layout="constrained")
    width = 0.8 / len(scores)
    colours = ["#b5232f", "#8d99a6", "#b4bcc5", "#d7dce1"]
    for n, (engine, values) in enumerate(scores.items()):
        at = [place + (n - (len(scores) - 1) / 2) * width for place in range(len(names))]
        bars = axes.bar(at, values, width * 0.94, label=engine, color=colours[n % len(colours)])
        axes.bar_label(bars, fmt="%.2f", fontsize=8, padding=1)
    axes.set_xticks(range(len(names)), names)
    axes.set_ylim(0, 1.08)
    axes.set_ylabel("F1 of tokens")
    axes.set_title("Lao word segmentation, on text that our model was not trained on")
    figure.legend(ncols=len(scores), loc="outside lower center", frameon=False)
    axes.spines[["top", "right"]].set_visible(False)
    figure.savefig(path, dpi=110)
    print(f"plot: {path}")


PLOTTED = {
    "fine, news, held out": "fine, news,\nheld-out tenth",
    "fine, government, held out": "fine, document 000,\nheld out (OCR)",
    "fine, news, from the others": "fine, news;\nours trained on\nthe other parts",
    "fine, government, from the others": "fine, documents;\nours trained on\nthe other parts",
    "  without Thai": "compound,\nYunshan dev\nwithout Thai",
}
"""The parts that the plot shows, with its labels."""


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--models", type=Path, help="a folder of models, instead of the shipped one")
    parser.add_argument("--engines", default="laodocs,laonlp,newmm,icu")
    parser.add_argument("--plot", type=Path, help="write a bar chart (needs matplotlib)")
    options = parser.parse_args()
    measured = list(parts(options.data))
    plotted: dict[str, list[float]] = {}
    for engine in options.engines.split(","):
        print(engine)
        scores = {part.name: measure(part, cutter(engine, part, options.models)).f1 for part in measured}
        plotted[engine] = [scores[name] for name in PLOTTED]
    if options.plot:
        draw(options.plot, plotted, list(PLOTTED.values()))


if __name__ == "__main__":
    main()
