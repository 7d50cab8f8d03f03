"""The commands `normalize` and `explain`: texts in, normalised texts out, as a filter or a checker."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from laodocs.cli.files import whole_file
from laodocs.normalize import explain, normalize

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["explain_command", "normalize_command"]

ProfileName = Literal["conservative", "default", "repair", "key", "loose", "idna"]

Inputs = Annotated[list[Path] | None, typer.Argument(help="Text files (UTF-8); - or nothing reads standard input.")]
ProfileOption = Annotated[ProfileName, typer.Option("--profile", "-p", help="How far to go.")]


def normalize_command(
    inputs: Inputs = None,
    profile: ProfileOption = "default",
    check: Annotated[bool, typer.Option("--check", help="Write nothing; exit 1 if a text would change.")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Show the lines that would change.")] = False,
    in_place: Annotated[bool, typer.Option("--in-place", "-i", help="Rewrite the files that change.")] = False,
) -> None:
    """Write the normal form of Lao texts."""
    changed = failed = 0
    for path in inputs or [Path("-")]:
        try:
            text = _read(path)
            result = normalize(text, profile)
            if in_place and not check and str(path) != "-":
                _rewrite(path, text, result)
        except (OSError, UnicodeDecodeError) as error:
            failed += 1
            typer.echo(f"{path}: {error}", err=True)
            continue
        changed += result != text
        if diff:
            _print_diff(str(path), text, result)
        if check:
            if result != text:
                typer.echo(f"{path}: not in normal form", err=True)
        elif not diff and (not in_place or str(path) == "-"):
            sys.stdout.buffer.write(result.encode())
    if failed or (check and changed):
        raise typer.Exit(1)


def explain_command(inputs: Inputs = None, profile: ProfileOption = "default") -> None:
    """Say what normalisation changes and why, and what no rule may change."""
    console = _console()
    failed = 0
    for path in inputs or [Path("-")]:
        try:
            _print_explanation(console, str(path), _read(path), profile)
        except (OSError, UnicodeDecodeError) as error:
            failed += 1
            typer.echo(f"{path}: {error}", err=True)
    if failed:
        raise typer.Exit(1)


def _print_explanation(console: Console, name: str, text: str, profile: ProfileName) -> None:
    from rich.text import Text

    from laodocs.diagnosis import diagnose

    for edit in explain(text, profile).edits:
        line = Text(f"{name}:{_place(text, edit.source_span.start)}: ")
        line.append(f"{edit.rule} ", style="bold").append(_visible(edit.before), style="red")
        console.print(line.append(" → ").append(_visible(edit.after), style="green"))
    for issue in diagnose(text):
        start, end = issue.span or (0, 0)
        line = Text(f"{name}:{_place(text, start)}: ").append(f"{issue.code} ", style="bold yellow")
        console.print(line.append(_visible(text[start:end])).append(f": {issue.message}"))


def _console() -> Console:
    from rich.console import Console

    return Console(highlight=False, soft_wrap=True)


def _read(path: Path) -> str:
    data = sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
    return data.decode("utf-8")


def _rewrite(path: Path, text: str, result: str) -> None:
    """Write the whole file or nothing. Behind a symbolic link, the file that it points to."""
    if result == text:
        return
    if not path.is_file():
        raise OSError("only a regular file can be rewritten in place")
    with whole_file(path.resolve(), force=True) as file:
        file.write(result)


def _print_diff(name: str, before: str, after: str) -> None:
    import difflib

    from rich.text import Text

    console = _console()
    styles = {"+": "green", "-": "red", "@": "cyan"}
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), name, name, lineterm="", n=0)
    for line in lines:
        console.print(Text(line, style=styles.get(line[:1], "")))


def _place(text: str, position: int) -> str:
    """Line and column, counted from 1."""
    line_start = text.rfind("\n", 0, position) + 1
    return f"{text.count(chr(10), 0, position) + 1}:{position - line_start + 1}"


def _visible(text: str) -> str:
    """The text with a ring for marks to sit on, and code points for what cannot be seen."""
    shown = "".join(char if char.isprintable() else f"<U+{ord(char):04X}>" for char in text)
    return (
        "\N{DOTTED CIRCLE}" if text and "\u0eb1" <= text[0] <= "\u0ece" and text[0] not in "າຳຽເແໂໃໄໆ" else ""
    ) + shown
