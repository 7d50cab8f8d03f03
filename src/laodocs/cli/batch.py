"""Converting many files: one task a file, one outcome a task, in one process or in several. Nothing is printed here.

A task never raises: whatever goes wrong with a file is part of its outcome, and the rest of the batch goes on.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field, replace
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Literal

from laodocs.cli.files import whole_file
from laodocs.errors import LaodocsError

__all__ = ["Outcome", "Target", "Task", "explain", "run_batch"]

Target = Literal["json", "jsonl", "md", "html"]


@dataclass(frozen=True, slots=True)
class Task:
    """One file to convert: `output` None asks for the text itself; `data` stands for the file where it is given."""

    path: str
    output: str | None
    to: Target
    data: bytes | None = None
    force: bool = False
    kind: str | None = None
    format: str | None = None
    encoding: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a task: `error` is None when it went well; `facts` are the cells of the overview."""

    path: str
    output: str | None
    seconds: float
    error: str | None = None
    error_type: str | None = None
    text: str | None = None
    facts: dict[str, Any] = field(default_factory=dict)

    def without_text(self) -> Outcome:
        """The outcome to keep when the text has gone where it belongs."""
        return replace(self, text=None)


def run_batch(tasks: Sequence[Task], jobs: int) -> Iterator[Outcome]:
    """Convert, and give the outcomes in the order of the tasks.

    Args:
        tasks: any number.
        jobs: how many processes; 1 works in this one.
    """
    if jobs == 1 or len(tasks) < 2:
        yield from map(_convert, tasks)
        return
    done = 0
    with _pool(min(jobs, len(tasks))) as pool:
        futures: list[Future[Outcome]] = [pool.submit(_convert, task) for task in tasks]
        try:
            for future in futures:
                outcome = future.result()
                done += 1
                yield outcome
        except BrokenProcessPool:
            pass  # a process died with its file; which one, only a process of its own for each can tell
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    for task, future in zip(tasks[done:], futures[done:], strict=True):
        finished = future.done() and not future.cancelled() and future.exception() is None
        yield future.result() if finished else _convert_alone(task)


def _pool(processes: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(processes, mp_context=get_context("spawn"))


def _convert_alone(task: Task) -> Outcome:
    with _pool(1) as pool:
        try:
            return pool.submit(_convert, task).result()
        except BrokenProcessPool:
            return Outcome(task.path, None, 0.0, "the process died (out of memory?)", "BrokenProcessPool")


def _convert(task: Task) -> Outcome:
    """One file, from reading to writing; every failure is an outcome."""
    start = time.perf_counter()
    try:
        text, facts = _produce(task)
        if task.output is not None:
            with whole_file(Path(task.output), force=task.force) as file:
                file.write(text)
    except Exception as error:
        return Outcome(task.path, None, time.perf_counter() - start, explain(error), type(error).__name__)
    kept = text if task.output is None else None
    return Outcome(task.path, task.output, time.perf_counter() - start, text=kept, facts=facts)


def _produce(task: Task) -> tuple[str, dict[str, Any]]:
    """The output of a task and what the overview says of it."""
    from laodocs.doctypes import parse

    output = Path(task.output) if task.output else None
    if output and output.exists():
        if task.data is None and output.samefile(task.path):
            raise FileExistsError(f"{output} is the input itself: give another folder with -o")
        if not task.force:
            raise FileExistsError(f"{output} exists already (--force replaces it)")
    source: Any = Path(task.path) if task.data is None else task.data
    typed = parse(source, kind=task.kind, format=task.format, encoding=task.encoding)  # type: ignore[arg-type]
    return _write(typed, task.to), _facts(typed)


def _write(typed: Any, to: Target) -> str:
    from laodocs.writers import to_html, to_json, to_markdown

    write: dict[Target, Callable[[Any], str]] = {
        "json": lambda document: to_json(document, indent=2) + "\n",
        "jsonl": lambda document: to_json(document) + "\n",
        "md": to_markdown,
        "html": to_html,
    }
    return write[to](typed)


def _facts(typed: Any) -> dict[str, Any]:
    """The overview of a document."""
    document = typed.document
    dates = [getattr(typed, "date", None), getattr(typed, "published", None)]
    dates += [date for event in getattr(typed, "events", ()) for date in event.dates]
    title = getattr(typed, "title", None)
    return {
        "kind": typed.kind,
        "title": title.value if title else None,
        "date": next((date.value for date in dates if date), None),
        "sections": _count(document.outline),
        "dates": len(document.mentions.dates),
        "contacts": len(document.mentions.contacts) + len(document.mentions.addresses),
        "issues": len(document.issues),
    }


def _count(sections: Sequence[Any]) -> int:
    return sum(1 + _count(section.children) for section in sections)


def explain(error: Exception) -> str:
    """One line for people."""
    if isinstance(error, FileNotFoundError) and error.filename:
        return "no such file"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror.lower()
    message = " ".join(str(error).split())
    if isinstance(error, LaodocsError | OSError):
        return message
    return f"{type(error).__name__}: {message} (a fault of laodocs; please report it)"
