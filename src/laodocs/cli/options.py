"""Options that several commands share."""

from __future__ import annotations

from typing import Annotated

import typer

__all__ = ["EncodingOption", "FormatOption", "KindOption", "check_choices"]

KindOption = Annotated[str | None, typer.Option(metavar="KIND", help="Such as agreement, report; decided if left out.")]
FormatOption = Annotated[str | None, typer.Option(metavar="FORMAT", help="Such as text, docx; told if left out.")]
EncodingOption = Annotated[str | None, typer.Option(metavar="NAME", help="Of text files; told if left out.")]


def check_choices(kind: str | None, format: str | None) -> None:
    """Refuse a kind or a format that does not exist; the names are not imported before they are needed."""
    for option, given, known in (("--kind", kind, _kinds), ("--format", format, _formats)):
        if given is not None and given not in known():
            raise typer.BadParameter(f"{given!r} is not one of {', '.join(known())}", param_hint=option)


def _kinds() -> tuple[str, ...]:
    from laodocs.doctypes import KINDS

    return KINDS


def _formats() -> tuple[str, ...]:
    from laodocs.readers import READERS

    return tuple(READERS)
