"""The command line: one module for each command family; `main` is the entry point.

Modules here import at their top only what `--help` needs (typer); a command imports what it runs when it runs.
"""

from __future__ import annotations

import io
import sys
from typing import Annotated

import typer

from laodocs.cli import convert, inspect, normalize, segment

__all__ = ["app", "main"]

app = typer.Typer(
    name="laodocs",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # plain help: rich would double the time to start
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        from laodocs import __version__

        typer.echo(f"laodocs {__version__}")
        raise typer.Exit


Version = Annotated[
    bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and leave.")
]


@app.callback()
def _options(version: Version = False) -> None:
    """Read Lao documents as data."""


app.command("convert")(convert.convert)
app.command("inspect")(inspect.inspect)
app.command("normalize")(normalize.normalize_command)
app.command("explain")(normalize.explain_command)
app.command("segment")(segment.segment_command)


def main() -> None:
    """Run the command line; what it prints is UTF-8 whatever the locale says."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    app()
