"""`laodocs convert`: files, folders, globs or standard input to JSON, JSON Lines, Markdown or pages to look at."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from laodocs.cli.options import EncodingOption, FormatOption, KindOption, check_choices

if TYPE_CHECKING:
    from laodocs.cli.batch import Target, Task

__all__ = ["convert"]

#: The one file that `--to jsonl` writes in the output folder.
LINES = "documents.jsonl"
#: Documents without a reader: in a folder they are taken too, so that none is passed over in silence.
PAPERS = frozenset({"doc", "odt", "rtf", "pdf"})
#: From this many files on, `--jobs 0` uses all processors.
MANY = 16

Inputs = Annotated[list[str], typer.Argument(metavar="IN...", help="Files, folders, globs; - is standard input.")]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output", "-o", metavar="DIR", file_okay=False, help="Folder to write to; without it, standard output."
    ),
]
To = Annotated[Literal["json", "jsonl", "md", "html"], typer.Option(help="What to write; html is a page to look at.")]
Jobs = Annotated[int, typer.Option("--jobs", "-j", min=0, metavar="N", help="Processes; 0 chooses.")]
ShowTable = Annotated[bool, typer.Option("--table", help="Show what was found, one row a document.")]
Report = Annotated[Path | None, typer.Option(metavar="FILE", help="Write an account of the run as JSON.")]
Force = Annotated[bool, typer.Option("--force", help="Replace files that are there already.")]


def convert(
    inputs: Inputs,
    output: Output = None,
    to: To = "json",
    kind: KindOption = None,
    format: FormatOption = None,
    encoding: EncodingOption = None,
    jobs: Jobs = 0,
    table: ShowTable = False,
    report: Report = None,
    force: Force = False,
) -> None:
    """Convert documents to typed data.

    Each output is written whole or not at all. A file that cannot be read gets one line on standard error, and the
    others go on. Exit code: 0 all converted, 1 some failed, 2 the command was wrong.
    """
    from laodocs.cli.overview import Run, print_table

    start = time.perf_counter()
    check_choices(kind, format)
    tasks = _tasks(inputs, output, to, {"kind": kind, "format": format, "encoding": encoding, "force": force})
    lines = output / LINES if output and to == "jsonl" else None
    _check_outputs(tasks, output, to, [path for path in (lines, report) if path and not force])
    run = Run({"to": to, "kind": kind, "format": format, "encoding": encoding, "output": output and str(output)})
    _work(tasks, jobs or _processes(len(tasks)), run, lines, force)
    seconds = time.perf_counter() - start
    if report:
        _write(report, run.to_json(seconds))
    if table:
        print_table(run.outcomes)
    typer.echo(run.summary(f" to {output}" if output else "", seconds), err=True)
    raise typer.Exit(1 if run.failed else 0)


# --- before the work ------------------------------------------------------------------------------------------------


def _check_outputs(tasks: Sequence[Task], output: Path | None, to: Target, kept: Sequence[Path]) -> None:
    """Refuse what would mix documents on one output, or replace a file."""
    if output is None and to != "jsonl" and len(tasks) > 1:
        raise typer.BadParameter("several documents need a folder: -o DIR (or --to jsonl)", param_hint="--output")
    for path in kept:
        if os.path.lexists(path):
            raise typer.BadParameter(f"{path} exists already (--force replaces it)")


def _tasks(inputs: Sequence[str], output: Path | None, to: Target, options: dict[str, Any]) -> list[Task]:
    from laodocs.cli.batch import Task
    from laodocs.cli.inputs import STDIN, find_inputs
    from laodocs.readers import READERS
    from laodocs.readers.formats import SUFFIXES

    suffixes = {f".{suffix}" for suffix, format in SUFFIXES.items() if format in READERS or format in PAPERS}
    found = find_inputs(inputs, suffixes, output)
    if not found:
        raise typer.BadParameter(f"no documents in {', '.join(inputs)} (looked for {', '.join(sorted(suffixes))})")
    return [
        Task(
            each.path,
            str(output / each.name.with_name(f"{each.name.name}.{to}")) if output and to != "jsonl" else None,
            to,
            sys.stdin.buffer.read() if each.path == STDIN else None,
            **options,
        )
        for each in found
    ]


def _processes(files: int) -> int:
    return (os.cpu_count() or 1) if files >= MANY else 1


# --- the work -------------------------------------------------------------------------------------------------------


def _work(tasks: Sequence[Task], jobs: int, run: Any, lines: Path | None, force: bool) -> None:
    """Run the batch; texts that have no file of their own go to `lines` or to standard output, in order."""
    from laodocs.cli.batch import run_batch
    from laodocs.cli.files import whole_file

    with (
        whole_file(lines, force=force) if lines else nullcontext(sys.stdout) as out,
        _progress(len(tasks)) as (advance, say),
    ):
        for outcome in run_batch(tasks, jobs):
            if outcome.error:
                say(f"laodocs: {outcome.path}: {outcome.error}")
            elif outcome.text is not None:
                out.write(outcome.text)
            run.outcomes.append(outcome.without_text())
            advance()


@contextmanager
def _progress(total: int) -> Iterator[tuple[Callable[[], None], Callable[[str], None]]]:
    """A bar on a terminal, nothing elsewhere: how to move it on, and how to print a line without breaking it."""
    if total < 2 or not sys.stderr.isatty():
        yield (lambda: None), (lambda line: typer.echo(line, err=True))
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("converting", total=total)
        yield (lambda: bar.advance(task)), (lambda line: bar.console.print(line, markup=False, highlight=False))


def _write(path: Path, text: str) -> None:
    from laodocs.cli.files import whole_file

    with whole_file(path, force=True) as file:
        file.write(text)
