"""From arguments to files and output names."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laodocs.cli.inputs import find_inputs

SUFFIXES = {".txt", ".docx"}


def tree(root: Path, *names: str) -> Path:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).touch()
    return root


def names(root: Path, *arguments: str) -> dict[str, str]:
    """Path below `root` to output name."""
    given_ = [argument if argument == "-" else str(root / argument) for argument in arguments]
    found = find_inputs(given_, SUFFIXES)
    return {i.path if i.path == "-" else Path(i.path).relative_to(root).as_posix(): i.name.as_posix() for i in found}


def test_a_file_gives_its_own_name(tmp_path: Path) -> None:
    tree(tmp_path, "ບົດລາຍງານ.ສະບັບ 2.txt", "noext")
    assert names(tmp_path, "ບົດລາຍງານ.ສະບັບ 2.txt", "noext", "-") == {
        "ບົດລາຍງານ.ສະບັບ 2.txt": "ບົດລາຍງານ.ສະບັບ 2",
        "noext": "noext",
        "-": "stdin",
    }


def test_a_folder_gives_its_documents_and_keeps_its_inner_folders(tmp_path: Path) -> None:
    tree(tmp_path, "in/b.txt", "in/a/c.DOCX", "in/picture.png", "in/.hidden.txt", "in/.git/d.txt")
    assert names(tmp_path, "in") == {"in/b.txt": "b", "in/a/c.DOCX": "a/c"}


def test_what_an_earlier_run_wrote_is_no_input(tmp_path: Path) -> None:
    tree(tmp_path, "a.txt", "out/a.txt", "in/out/b.txt")
    found = find_inputs([str(tmp_path)], SUFFIXES, tmp_path / "out")
    assert [each.name.as_posix() for each in found] == ["a", "in/out/b"]


def test_a_glob_that_the_shell_left_is_expanded(tmp_path: Path) -> None:
    tree(tmp_path, "a/x.txt", "b/y.txt", "b/z.png", "odd[1].txt")
    assert names(tmp_path, "*/*.txt") == {"a/x.txt": "x", "b/y.txt": "y"}
    assert names(tmp_path, "**/y.txt") == {"b/y.txt": "y"}
    assert names(tmp_path, "odd[1].txt") == {"odd[1].txt": "odd[1]"}


def test_what_leads_nowhere_is_kept_so_that_its_failure_is_reported(tmp_path: Path) -> None:
    assert names(tmp_path, "missing.txt", "no*.txt") == {"missing.txt": "missing", "no*.txt": "no*"}


def test_the_same_file_is_taken_once(tmp_path: Path) -> None:
    tree(tmp_path, "a/x.txt")
    assert names(tmp_path, "a/x.txt", "a", "a/../a/x.txt", "*/x.txt") == {"a/x.txt": "x"}


@pytest.mark.parametrize(
    ("files", "wanted"),
    [
        (["a/x.txt", "a/x.docx"], {"a/x.txt": "x.txt", "a/x.docx": "x.docx"}),
        (["a/x.txt", "b/x.txt"], {"a/x.txt": "a-x", "b/x.txt": "b-x"}),
        (["a/x.txt", "b/X.txt"], {"a/x.txt": "a-x", "b/X.txt": "b-X"}),
        (["a/x.txt", "b/x.txt", "c/y.txt"], {"a/x.txt": "a-x", "b/x.txt": "b-x", "c/y.txt": "y"}),
        (["p/a/x.txt", "q/a/x.txt"], {"p/a/x.txt": "p-a-x", "q/a/x.txt": "q-a-x"}),
    ],
)
def test_equal_names_are_told_apart_by_as_little_as_possible(
    tmp_path: Path, files: list[str], wanted: dict[str, str]
) -> None:
    assert names(tree(tmp_path, *files), *files) == wanted


def test_the_order_is_that_of_the_arguments(tmp_path: Path) -> None:
    tree(tmp_path, "b.txt", "a.txt", "c/2.txt", "c/1.txt")
    assert list(names(tmp_path, "b.txt", "c", "a.txt")) == ["b.txt", "c/1.txt", "c/2.txt", "a.txt"]


PARTS = st.sampled_from(["a", "b", "a-b", "A", "x", "x.txt"])


@given(st.lists(st.lists(PARTS, min_size=1, max_size=3).map("/".join), unique=True, max_size=6))
def test_no_two_outputs_ever_share_a_name(paths: list[str]) -> None:
    found = find_inputs([f"/nowhere/{path}" for path in paths], SUFFIXES)
    outputs = [str(each.name).casefold() for each in found]
    assert len(found) == len(paths)
    assert len(set(outputs)) == len(outputs)
