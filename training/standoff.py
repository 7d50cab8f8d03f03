"""The news annotation without its text: ids, hashes of the lines and offsets; and back, given NTREX-128's Lao file.

    python training/standoff.py write DATA/fine/news.tsv fixtures/segmentation/news.offsets.tsv
    python training/standoff.py read fixtures/segmentation/news.offsets.tsv NTREX_LAO_FILE > news.tsv

A row is `id<TAB>sha256 of the text<TAB>ends of the tokens in code points`. The id is the line in the Lao file; the text
is that line in normal form without zero-width spaces. This annotation is CC BY-SA 4.0, as NTREX-128 is.
"""

from __future__ import annotations

import hashlib
import sys
from itertools import accumulate
from pathlib import Path

from laodocs.normalize import normalize


def digest(text: str) -> str:
    """What identifies a line."""
    return hashlib.sha256(text.encode()).hexdigest()


def stand_off(line: str) -> str:
    """One annotated line without its text."""
    number, tokens = line.split("\t", 1)
    ends = accumulate(map(len, tokens.split("|")))
    return f"{number}\t{digest(tokens.replace('|', ''))}\t{' '.join(map(str, ends))}"


def rebuild(row: str, lines: list[str]) -> str | None:
    """The annotated line again, or None if the text is another."""
    number, wanted, offsets = row.split("\t")
    text = normalize(lines[int(number) - 1].replace("\u200b", "")).strip()
    if digest(text) != wanted:
        return None
    ends = [int(end) for end in offsets.split()]
    return f"{number}\t{'|'.join(text[start:end] for start, end in zip([0, *ends], ends, strict=False))}"


def main() -> None:
    """Run from the command line."""
    command, first, second = sys.argv[1:]
    rows = [row for row in Path(first).read_text("utf-8").split("\n") if row]
    if command == "write":
        Path(second).write_text("".join(f"{stand_off(row)}\n" for row in rows), "utf-8")
        return
    lines = Path(second).read_text("utf-8").split("\n")
    built = [rebuild(row, lines) for row in rows]
    sys.stdout.writelines(f"{line}\n" for line in built if line)
    print(f"{sum(line is None for line in built)} lines have another text", file=sys.stderr)


if __name__ == "__main__":
    main()
