"""`laodocs inspect`: the outline and the facts of one document, to look at. How they look stands in `page`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from laodocs.cli.options import EncodingOption, FormatOption, KindOption, check_choices

__all__ = ["inspect"]

Html = Annotated[
    bool, typer.Option("--html", help="A page to look at, on standard output: laodocs inspect FILE --html > page.html")
]
File = Annotated[str, typer.Argument(metavar="FILE", help="A document; - is standard input.")]


def inspect(
    file: File,
    html: Html = False,
    kind: KindOption = None,
    format: FormatOption = None,
    encoding: EncodingOption = None,
) -> None:
    """Show the record, the outline and the mentions of one document."""
    from laodocs.cli.batch import explain
    from laodocs.cli.page import print_page
    from laodocs.doctypes import parse
    from laodocs.writers import to_html

    check_choices(kind, format)
    try:
        source: Any = sys.stdin.buffer.read() if file == "-" else Path(file)
        typed = parse(source, kind=kind, format=format, encoding=encoding)  # type: ignore[arg-type]
    except Exception as error:
        typer.echo(f"laodocs: {file}: {explain(error)}", err=True)
        raise typer.Exit(1) from None
    if html:
        typer.echo(to_html(typed), nl=False)
    else:
        print_page(typed, file)
