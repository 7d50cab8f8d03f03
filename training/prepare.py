"""Writes what the trainer reads: the corpora in normal form, and the dictionary with the sources of each word.

    python training/prepare.py DATA WORK

DATA holds `fine/` and `yunshan/` (see README.md); WORK receives the parts of the fine annotation,
`compound.tsv`, `dev.tsv` and `lexicon.tsv`.
Inputs are pinned by hash in `inputs.tsv`; other contents stop the run unless `--any-input` is given.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from importlib import resources
from pathlib import Path

import corpora

from laodocs import lexicon
from laodocs.normalize import normalize

DICTIONARY, MOPT, SPELLING, NAMES = 1, 2, 4, 8
"""The flags of a word's sources; `src/laodocs/data/README.md` says what they are."""

SPELLINGS = (("ຫລ", "ຫຼ"), ("ຫຼ", "ຫລ"))
"""Two ways to write the subjoined ລ: a list that has one knows the other."""

LAO_WORD = re.compile("[\u0e81-\u0eae\u0eb0-\u0ebd\u0ec0-\u0ece\u0edc-\u0edf]{1,40}")
SEPARATORS = re.compile(r"[\s,;/().\-]+")


def laonlp_file(name: str) -> Path:
    """A word list inside the installed laonlp package."""
    return Path(str(resources.files("laonlp"))) / "corpus" / name


def list_words(name: str) -> Iterator[str]:
    """The words of a list with one word a line."""
    for line in laonlp_file(name).read_text("utf-8-sig").splitlines():
        if not line.startswith("#"):
            yield line


def mopt_words() -> Iterator[str]:
    """The headwords of the MOPT dictionary; phrases with spaces or commas give their parts."""
    with laonlp_file("lao-eng-dictionary.csv").open(encoding="utf-8-sig") as file:
        for row in csv.DictReader(file):
            yield from SEPARATORS.split(row["LaoWord"])


def names() -> Iterator[str]:
    """Names of villages, districts and provinces."""
    for row in lexicon.rows("villages"):
        yield from SEPARATORS.split(row["name_lo"])
    for row in lexicon.rows("gazetteer"):
        for name in (row["name_lo"], *row["variants_lo"].split("|")):
            yield from SEPARATORS.split(name)


def dictionary() -> dict[str, int]:
    """Every word with the flags of its sources, in normal form."""
    sources: list[tuple[Iterable[str], int]] = [
        (list_words("Lao-Dictionary.txt"), DICTIONARY),
        (mopt_words(), MOPT),
        (list_words("lo_spellcheck_dict.txt"), SPELLING),
        (names(), NAMES),
    ]
    found: Counter[str] = Counter()
    for words, flag in sources:
        for word in {normalize(word.strip()) for word in words}:
            if LAO_WORD.fullmatch(word):
                for spelling in {word, *(word.replace(*variant) for variant in SPELLINGS)}:
                    found[spelling] |= flag
    return found


def check_inputs(data: Path) -> None:
    """Stops when an input is not the one that the figures were made with."""
    for line in Path(__file__).with_name("inputs.tsv").read_text("utf-8").splitlines()[1:]:
        name, digest = line.split("\t")
        path = laonlp_file(name.removeprefix("laonlp:")) if name.startswith("laonlp:") else data / name
        if hashlib.sha256(path.read_bytes()).hexdigest() != digest:
            raise SystemExit(f"{path}: not the input that is pinned in inputs.tsv (--any-input goes on all the same)")


def write(path: Path, sentences: Iterable[corpora.Sentence]) -> None:
    """One sentence a line: id, tab, tokens with bars between."""
    path.write_text("".join(f"{number}\t{'|'.join(tokens)}\n" for number, tokens in sentences), "utf-8")


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("--any-input", action="store_true", help="do not check the hashes of the inputs")
    options = parser.parse_args()
    if not options.any_input:
        check_inputs(options.data)
    options.work.mkdir(parents=True, exist_ok=True)
    for part in corpora.FINE:
        write(options.work / f"{part}.tsv", corpora.fine(options.data, [part]))
    write(options.work / "compound.tsv", corpora.yunshan(options.data, "train"))
    write(options.work / "dev.tsv", corpora.yunshan(options.data, "dev"))
    rows = (f"{word}\t{flags}\n" for word, flags in sorted(dictionary().items()))
    (options.work / "lexicon.tsv").write_text("".join(rows), "utf-8")


if __name__ == "__main__":
    main()
