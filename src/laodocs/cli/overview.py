"""What a run came to: the summary line, the table of documents, and the account that `--report` writes."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from laodocs import __version__

if TYPE_CHECKING:
    from laodocs.cli.batch import Outcome

__all__ = ["Run", "print_table"]


@dataclass(slots=True)
class Run:
    """The outcomes of a batch as they come in."""

    options: Mapping[str, Any]
    outcomes: list[Outcome] = field(default_factory=list)

    @property
    def failed(self) -> int:
        """How many inputs gave nothing."""
        return sum(1 for outcome in self.outcomes if outcome.error)

    def summary(self, where: str, seconds: float) -> str:
        """One line: what was written, what failed, how long it took."""
        good = len(self.outcomes) - self.failed
        parts = [f"{_count(good, 'document')} converted{where}"]
        if self.failed:
            parts.append(f"{self.failed} failed")
        if issues := sum(outcome.facts.get("issues", 0) for outcome in self.outcomes):
            parts.append(_count(issues, "issue") + " noted")
        return f"{', '.join(parts)}; {seconds:.1f} s"

    def to_json(self, seconds: float) -> str:
        """The account of the run (`laodocs.run/1`)."""
        account = {
            "schema": "laodocs.run/1",
            "laodocs": __version__,
            "options": dict(self.options),
            "seconds": round(seconds, 3),
            "converted": len(self.outcomes) - self.failed,
            "failed": self.failed,
            "files": [_entry(outcome) for outcome in self.outcomes],
        }
        text = json.dumps(account, ensure_ascii=False, indent=2) + "\n"
        return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _entry(outcome: Outcome) -> dict[str, Any]:
    entry: dict[str, Any] = {"input": outcome.path, "output": outcome.output, "seconds": round(outcome.seconds, 3)}
    if outcome.error:
        return {**entry, "status": "failed", "error": {"type": outcome.error_type, "message": outcome.error}}
    return {**entry, "status": "converted", **outcome.facts}


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def print_table(outcomes: Sequence[Outcome]) -> None:
    """One row a document, on standard output."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console()
    if not console.is_terminal:
        console = Console(width=_WIDTH)
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), expand=True)
    table.add_column("document", ratio=1, no_wrap=True, overflow="ellipsis")
    for name in ("kind", "date"):
        table.add_column(name, no_wrap=True)
    for name in ("sections", "dates", "contacts", "issues", "time"):
        table.add_column(name, justify="right", no_wrap=True)
    for outcome in outcomes:
        facts = outcome.facts
        words = outcome.error or facts["title"] or "–"
        document = Text.assemble(words, (f"\n{_name(outcome)}", "dim"))
        kind = Text("failed", "bold red") if outcome.error else Text(facts["kind"], "bold green")
        counts = [str(facts[name]) if facts.get(name) is not None else "–" for name in _COUNTS]
        table.add_row(document, kind, *counts, f"{outcome.seconds * 1000:.0f} ms")
    console.print(table)


_COUNTS = ("date", "sections", "dates", "contacts", "issues")
_WIDTH = 110  # of a table that goes into a file


def _name(outcome: Outcome) -> str:
    """The last two parts of a path: enough to know a file by."""
    return "/".join(outcome.path.replace("\\", "/").split("/")[-2:])
