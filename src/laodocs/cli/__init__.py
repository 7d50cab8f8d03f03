"""The command line: one module for each command family; `main` is the entry point.

Modules here import at their top only what `--help` needs (typer); a command imports what it runs when it runs.
"""

from __future__ import annotations

import typer

from laodocs.cli import convert, inspect

__all__ = ["app", "main"]

app = typer.Typer(
    name="laodocs",
    help="Read Lao documents as data.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback()
def _options(
    version: bool = typer.Option(False, "--version", help="Print the version and leave.", is_eager=True),
) -> None:
    if version:
        from laodocs import __version__

        typer.echo(f"laodocs {__version__}")
        raise typer.Exit


app.command("convert")(convert.convert)
app.command("inspect")(inspect.inspect)


def main() -> None:
    """Run the command line."""
    app()
