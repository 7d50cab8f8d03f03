"""A batch outlives what happens to one of its files, a dying process included."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from laodocs.cli.batch import Task, explain, run_batch
from laodocs.cli.files import whole_file
from laodocs.errors import CorruptFile


class Killer:
    """Ends the process that unpickles it, as an out-of-memory killer would."""

    def __reduce__(self) -> tuple[Callable[[int], Any], tuple[int]]:
        return os._exit, (1,)


def test_a_dying_process_takes_only_its_own_file_with_it(tmp_path: Path) -> None:
    names = ["first", "second", "third"]
    tasks = [Task(name, str(tmp_path / f"{name}.json"), "json", "ສະບາຍດີ".encode()) for name in names]
    tasks.insert(1, Task("killer", str(tmp_path / "killer.json"), "json", Killer()))  # type: ignore[arg-type]
    outcomes = list(run_batch(tasks, jobs=2))
    assert [outcome.path for outcome in outcomes] == ["first", "killer", "second", "third"]
    assert [outcome.error_type for outcome in outcomes] == [None, "BrokenProcessPool", None, None]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["first.json", "second.json", "third.json"]


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "x.json"

    def stop_half_way() -> None:
        with whole_file(path, force=False) as file:
            file.write("half of it")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        stop_half_way()
    assert list(path.parent.iterdir()) == []
    with whole_file(path, force=False) as file:
        file.write("all of it\n")
    assert path.read_bytes() == b"all of it\n"
    with pytest.raises(FileExistsError, match="--force"), whole_file(path, force=False):
        pass
    with whole_file(path, force=True) as file:
        file.write("something else\n")
    assert [p.read_bytes() for p in path.parent.iterdir()] == [b"something else\n"]


@pytest.mark.parametrize(
    ("error", "line"),
    [
        (FileNotFoundError(2, "No such file or directory", "x"), "no such file"),
        (PermissionError(13, "Permission denied", "x"), "permission denied"),
        (CorruptFile("The zip\nis cut."), "The zip is cut."),
        (KeyError("a"), "KeyError: 'a' (a fault of laodocs; please report it)"),
    ],
)
def test_every_failure_is_one_line(error: Exception, line: str) -> None:
    assert explain(error) == line
