"""`laodocs inspect`: the outline and the facts of one document, to look at."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

__all__ = ["inspect"]


def inspect(file: Annotated[Path, typer.Argument(metavar="FILE", help="A document.")]) -> None:
    """Show the outline and the facts of one document in colour."""
