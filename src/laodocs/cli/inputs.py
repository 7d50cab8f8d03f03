"""From what stands on the command line to a list of files, each with the name of its output.

Only names are looked at here; nothing is opened.
"""

from __future__ import annotations

import glob
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import NamedTuple

__all__ = ["STDIN", "Input", "find_inputs"]

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Input:
    """One file to convert.

    Args:
        path: as it will be named to people; `-` is standard input.
        name: of the output, relative to the output folder, without suffix; unlike that of every other input.
    """

    path: str
    name: PurePath


def find_inputs(arguments: Sequence[str], suffixes: Iterable[str], output: Path | None = None) -> list[Input]:
    """The files that the arguments mean, each once, in a stable order.

    Args:
        arguments: files, folders, globs, `-`. A folder stands for all files beneath it that have one of `suffixes`
            (hidden ones left out), and its inner folders are kept in the names of the outputs. A name that leads
            nowhere is kept: to convert it will fail, and say so.
        suffixes: such as `.txt`, in lower case.
        output: a folder that is passed over where it lies within a folder given: what an earlier run wrote there.
    """
    wanted = _Wanted(frozenset(suffixes), os.path.realpath(output) if output else None)
    found: dict[str, tuple[str, PurePath]] = {}
    for argument in arguments:
        for path, name in _expand(argument, wanted):
            found.setdefault(path if path == STDIN else os.path.realpath(path), (path, name))
    pairs = list(found.values())
    return [Input(path, name) for (path, _), name in zip(pairs, _distinct(pairs), strict=True)]


class _Wanted(NamedTuple):
    """Which files of a folder are taken, and which folder is not looked into."""

    suffixes: frozenset[str]
    output: str | None


def _expand(argument: str, wanted: _Wanted) -> Iterator[tuple[str, PurePath]]:
    """Path and name of each file that one argument means."""
    if argument == STDIN:
        yield STDIN, PurePath("stdin")
    elif os.path.isdir(argument):
        yield from _walk(Path(argument), wanted)
    elif not os.path.lexists(argument) and glob.has_magic(argument):
        matches = sorted(glob.glob(argument, recursive=True))
        for match in matches or [argument]:
            if matches and os.path.isdir(match):
                yield from _walk(Path(match), wanted)
            else:
                yield match, PurePath(os.path.basename(match))
    else:
        yield argument, PurePath(os.path.basename(argument))


def _walk(folder: Path, wanted: _Wanted) -> Iterator[tuple[str, PurePath]]:
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and not _is(here, name, wanted.output))
        for name in sorted(files):
            if not name.startswith(".") and os.path.splitext(name)[1].lower() in wanted.suffixes:
                path = Path(here, name)
                yield str(path), PurePath(path.relative_to(folder))


def _is(here: str, name: str, folder: str | None) -> bool:
    return folder is not None and os.path.realpath(os.path.join(here, name)) == folder


def _distinct(pairs: Sequence[tuple[str, PurePath]]) -> list[PurePath]:
    """A name for each output: that of the input without suffix, and more of its path where two would be equal."""
    choices = [list(_longer_and_longer(path, name)) for path, name in pairs]
    rank = [0] * len(pairs)
    while True:
        names = [options[at] for options, at in zip(choices, rank, strict=True)]
        counts = Counter(str(name).casefold() for name in names)
        clashing = [i for i, name in enumerate(names) if counts[str(name).casefold()] > 1]
        movable = [i for i in clashing if rank[i] + 1 < len(choices[i])]
        if not movable:
            return _numbered(names) if clashing else names
        for i in movable:
            rank[i] += 1


def _longer_and_longer(path: str, name: PurePath) -> Iterator[PurePath]:
    """`x`, `x.txt`, `folder-x`, `folder-x.txt`, `outer-folder-x` …"""
    yield name.with_suffix("") if name.stem else name
    yield name
    prefix = ""
    for folder in reversed(Path(os.path.abspath(path)).parent.parts[1:]):
        prefix = f"{folder}-{prefix}"
        yield name.with_name(prefix + (name.stem or name.name))
        yield name.with_name(prefix + name.name)


def _numbered(names: Sequence[PurePath]) -> list[PurePath]:
    """The last resort, for paths that differ only in where they are cut."""
    seen: Counter[str] = Counter()
    out = []
    for name in names:
        seen[str(name).casefold()] += 1
        nth = seen[str(name).casefold()]
        out.append(name if nth == 1 else name.with_name(f"{name.name}-{nth}"))
    return out
