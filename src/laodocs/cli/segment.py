"""The command `segment`: texts in, tokens out, a line at a time, so that memory stays small."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, TextIO

import typer

if TYPE_CHECKING:
    from laodocs.segment import Segmenter
    from laodocs.spans import Token

__all__ = ["segment_command"]

LevelName = Literal["cluster", "syllable", "word", "compound", "sentence"]
EngineName = Literal["laodocs", "laonlp", "newmm", "icu"]
OutputName = Literal["text", "jsonl"]

Inputs = Annotated[list[Path] | None, typer.Argument(help="Text files (UTF-8); - or nothing reads standard input.")]
WordLists = Annotated[list[Path] | None, typer.Option(metavar="FILE", help="A word a line; may be given again.")]


def segment_command(
    inputs: Inputs = None,
    level: Annotated[LevelName, typer.Option("--level", "-l", help="How finely to cut.")] = "word",
    separator: Annotated[str, typer.Option("--separator", "-s", help="Between tokens; \\t and \\u200b work.")] = "|",
    to: Annotated[OutputName, typer.Option("--to", help="jsonl gives text, span and kind of each token.")] = "text",
    lexicon: WordLists = None,
    forced: WordLists = None,
    engine: Annotated[EngineName, typer.Option("--engine", help="A peer, for comparison.")] = "laodocs",
    spaces: Annotated[bool, typer.Option("--spaces/--no-spaces", help="Whether spaces are tokens.")] = True,
) -> None:
    """Cut Lao texts into words, syllables, sentences …"""
    from laodocs.errors import LaodocsError

    try:
        segmenter = _segmenter(lexicon or [], forced or [], engine)
        separator = separator.encode("latin-1", "backslashreplace").decode("unicode_escape")
    except (OSError, ValueError, LaodocsError) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(2) from None
    failed = 0
    for path in inputs or [Path("-")]:
        try:
            with _open(path) as file:
                for number, line in enumerate(file, 1):
                    tokens = segmenter.tokenize(line, level)
                    kept = [token for token in tokens if spaces or token.kind != "space"]
                    sys.stdout.write(_written(kept, line, number, separator, to))
        except (OSError, UnicodeDecodeError, LaodocsError) as error:
            failed += 1
            typer.echo(f"{path}: {error}", err=True)
    if failed:
        raise typer.Exit(1)


def _segmenter(lexicon: list[Path], forced: list[Path], engine: EngineName) -> Segmenter:
    from laodocs.segment import Segmenter, read_words

    def words(paths: list[Path]) -> Iterator[str]:
        for path in paths:
            yield from read_words(path)

    return Segmenter(words(lexicon), forced=words(forced), engine=engine)


def _open(path: Path) -> Any:
    """The lines of a file or of standard input, line ends kept as they are."""
    if str(path) == "-":
        return nullcontext(io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8", newline=""))
    file: TextIO = path.open(encoding="utf-8", newline="")
    return file


def _written(tokens: list[Token], line: str, number: int, separator: str, to: OutputName) -> str:
    """One line of output; `number` counts from 1, spans count from the start of the line."""
    if to == "text":
        end = line[len(line.rstrip("\r\n")) :]
        texts = (token.text.rstrip("\r\n") for token in tokens)
        return separator.join(text for text in texts if text) + (end or "\n")
    import msgspec

    row = {"line": number, "tokens": [{"text": t.text, "span": list(t.span), "kind": t.kind} for t in tokens]}
    return msgspec.json.encode(row).decode() + "\n"
