"""Word segmentation measured: ours beside its peers, on the held-out fine annotation and the compound dev part.

    python benchmarks/segment.py DATA [--model FILE] [--engines laodocs,laonlp,newmm,icu] [--no-speed]

DATA holds the corpora (training/README.md). For an honest figure on the held-out tenth, `--model` names a model that
was trained without it (`make bench-segment` trains one); the shipped model has seen every sentence.
Scores count every token of the normalised text, spaces and punctuation included. Needs no network.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "training"))

import corpora

from laodocs import _native
from laodocs.segment import Segmenter, native

Cutter = Callable[[str], list[int]]


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

    def __str__(self) -> str:
        f1 = 2 * self.right / max(1, self.gold + self.made)
        border_f1 = 2 * self.right_borders / max(1, self.borders + self.made_borders)
        recall = self.unknown_right / max(1, self.unknown)
        return (
            f"F1 {f1:.4f}  border F1 {border_f1:.4f}  unknown-word recall {recall:.3f} of {self.unknown}  "
            f"crossing {self.crossing / max(1, self.gold):.4f}"
        )


def is_lao(token: str) -> bool:
    """Whether a token is written in Lao letters."""
    return bool(token) and "\u0e81" <= token[0] <= "\u0edf" and not token[0].isdigit()


def pythainlp_f1(gold: list[list[str]], made: list[list[str]]) -> float:
    """F1 of words by PyThaiNLP's benchmark, which leaves spaces out."""
    from pythainlp.benchmarks.word_tokenization import compute_stats, preprocessing

    right = total = 0
    for pair in zip(gold, made, strict=True):
        words = compute_stats(*(preprocessing("|".join(tokens)) for tokens in pair))["word_level"]
        right += words["correctly_tokenized_words"]
        total += words["total_words_in_sample"] + words["total_words_in_ref_sample"]
    return 2 * right / max(1, total)


def score(name: str, sentences: list[corpora.Sentence], cut: Cutter, known: frozenset[str], with_peer: bool) -> None:
    """Prints the scores of one cutter on one corpus."""
    total = Score()
    gold_tokens: list[list[str]] = []
    made_tokens: list[list[str]] = []
    for _, tokens in sentences:
        text = "".join(tokens)
        ends = ends_of(tokens)
        made = cut(text)
        assert made[-1] == len(text), "not lossless"
        total.add(ends, made, text, known)
        if "|" not in text:
            gold_tokens.append(tokens)
            made_tokens.append([text[start:end] for start, end in zip([0, *made], made, strict=False)])
    second = f"  PyThaiNLP F1 {pythainlp_f1(gold_tokens, made_tokens):.4f}" if with_peer else ""
    print(f"  {name:<22} {total}{second}", flush=True)


def ends_of(tokens: Iterable[str]) -> list[int]:
    """Where each token ends."""
    ends: list[int] = []
    for token in tokens:
        ends.append((ends[-1] if ends else 0) + len(token))
    return ends


def cutters(engines: list[str], model: _native.Segmenter) -> Iterable[tuple[str, Cutter, Cutter]]:
    """Name, fine cutter and compound cutter of each engine; a peer has one cut for both."""
    for engine in engines:
        if engine == "laodocs":
            yield engine, lambda text: model.words(text)[0], lambda text: model.words(text, True)[0]
        else:
            peer = Segmenter(engine=engine)  # type: ignore[arg-type]
            yield engine, peer.ends, peer.ends


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
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--model", type=Path, help="instead of the shipped model")
    parser.add_argument("--engines", default="laodocs,laonlp,newmm,icu")
    parser.add_argument("--no-speed", action="store_true")
    options = parser.parse_args()
    model = _native.Segmenter(options.model.read_bytes()) if options.model else native.model()
    left_out = corpora.held_out()
    fine = list(corpora.fine(options.data))
    test = [sentence for sentence in fine if sentence[0] in left_out]
    fine_words = frozenset(t for number, tokens in fine if number not in left_out for t in tokens)
    dev = list(corpora.yunshan(options.data, "dev"))
    compound_words = frozenset(t for _, tokens in corpora.yunshan(options.data, "train") for t in tokens)
    parts = {
        "held-out fine, news": [s for s in test if ":" not in s[0]],
        "held-out fine, gov.": [s for s in test if ":" in s[0]],
    }
    for name, fine_cut, compound_cut in cutters(options.engines.split(","), model):
        print(name)
        for part, sentences in parts.items():
            score(part, sentences, fine_cut, fine_words, True)
        score("compound, Yunshan dev", dev, compound_cut, compound_words, True)
        clean = [s for s in dev if not any(c in "ຳໜໝ" for token in s[1] for c in token)]
        score("  its clean part", clean, compound_cut, compound_words, False)
    if not options.no_speed:
        print("speed")
        speed(fine, model)


if __name__ == "__main__":
    main()
