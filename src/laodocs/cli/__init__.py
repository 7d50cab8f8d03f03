"""The command line: one module for each command family; `main` is the entry point."""

from __future__ import annotations

import typer

app = typer.Typer(help="Read Lao documents as data.", no_args_is_help=True)


def main() -> None:
    """Run the command line."""
    app()
