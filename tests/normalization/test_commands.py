"""The commands `normalize` and `explain`, run as a shell would."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

DIRTY, CLEAN = "ນໍ້າໃຫມ່\n", "ນ້ຳໃໝ່\n"


def laodocs(*arguments: str | Path, text: str | bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run the command with `text` as its standard input."""
    data = text.encode() if isinstance(text, str) else text
    command = [sys.executable, "-m", "laodocs", *map(str, arguments)]
    return subprocess.run(command, input=data, capture_output=True, check=False, timeout=60)


@pytest.fixture
def dirty(tmp_path: Path) -> Path:
    path = tmp_path / "dirty.txt"
    path.write_bytes(DIRTY.encode())
    return path


@pytest.mark.parametrize("arguments", [(), ("-",)])
def test_a_filter(arguments: tuple[str, ...]) -> None:
    done = laodocs("normalize", *arguments, text=DIRTY)
    assert (done.returncode, done.stdout.decode(), done.stderr) == (0, CLEAN, b"")


def test_line_ends_are_kept() -> None:
    assert laodocs("normalize", text="ກາ\r\nນໍາ\r").stdout.decode() == "ກາ\r\nນຳ\r"


def test_files_are_written_one_behind_the_other_and_left_alone(dirty: Path) -> None:
    done = laodocs("normalize", dirty, dirty)
    assert (done.returncode, done.stdout.decode()) == (0, CLEAN * 2)
    assert dirty.read_text("utf-8") == DIRTY


def test_profile() -> None:
    assert laodocs("normalize", "--profile", "conservative", text=DIRTY).stdout.decode() == "ນ້ຳໃຫມ່\n"
    done = laodocs("normalize", "--profile", "strict", text=DIRTY)
    assert (done.returncode, done.stdout) == (2, b"")


def test_check_is_silent_and_its_exit_code_tells(dirty: Path) -> None:
    done = laodocs("normalize", "--check", dirty)
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.decode() == f"{dirty}: not in normal form\n"
    done = laodocs("normalize", "--check", text=CLEAN)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_diff_shows_the_lines(dirty: Path) -> None:
    done = laodocs("normalize", "--diff", dirty)
    assert done.returncode == 0
    assert done.stdout.decode().splitlines()[2:] == ["@@ -1 +1 @@", "-" + DIRTY[:-1], "+" + CLEAN[:-1]]
    assert laodocs("normalize", "--diff", text=CLEAN).stdout == b""


def test_in_place_rewrites_what_changes_and_only_that(dirty: Path, tmp_path: Path) -> None:
    clean = tmp_path / "clean.txt"
    clean.write_bytes(CLEAN.encode())
    before = clean.stat().st_mtime_ns
    assert laodocs("normalize", "--in-place", dirty, clean).returncode == 0
    assert dirty.read_text("utf-8") == CLEAN
    assert clean.stat().st_mtime_ns == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["clean.txt", "dirty.txt"]


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o755, 0o444])
def test_in_place_keeps_the_permission_bits(dirty: Path, mode: int) -> None:
    dirty.chmod(mode)
    assert laodocs("normalize", "--in-place", dirty).returncode == 0
    assert dirty.read_text("utf-8") == CLEAN
    assert stat.S_IMODE(dirty.stat().st_mode) == mode


def test_in_place_rewrites_what_a_link_points_to(dirty: Path, tmp_path: Path) -> None:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    link = folder / "link.txt"
    link.symlink_to(Path("..") / dirty.name)
    assert laodocs("normalize", "--in-place", link).returncode == 0
    assert link.is_symlink()
    assert dirty.read_text("utf-8") == CLEAN
    assert [path.name for path in folder.iterdir()] == ["link.txt"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_in_place_leaves_pipes_alone(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with ThreadPoolExecutor() as threads:
        writing = threads.submit(pipe.write_text, DIRTY, "utf-8")
        done = laodocs("normalize", "--in-place", pipe)
        writing.result()
    assert done.returncode == 1
    assert done.stderr.decode() == f"{pipe}: only a regular file can be rewritten in place\n"
    assert pipe.is_fifo()


def test_broken_input_is_named_and_the_rest_goes_on(dirty: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.txt"
    broken.write_bytes(DIRTY.encode() + b"\xba")
    for command in ("normalize", "explain"):
        done = laodocs(command, broken, tmp_path / "missing.txt", dirty)
        assert done.returncode == 1
        lines = done.stderr.decode().splitlines()
        assert [line.split(":")[0] for line in lines] == [str(broken), str(tmp_path / "missing.txt")]
        assert done.stdout
    assert laodocs("normalize", "--in-place", broken).returncode == 1
    assert broken.read_bytes() == DIRTY.encode() + b"\xba"


def test_a_write_that_fails_leaves_the_file_as_it_was(dirty: Path) -> None:
    program = (
        "import os, sys\n"
        "from laodocs.cli import main\n"
        "def full(*paths): raise OSError(28, 'No space left on device')\n"
        "os.replace = full\n"
        "main()\n"
    )
    command = [sys.executable, "-c", program, "normalize", "--in-place", str(dirty)]
    done = subprocess.run(command, capture_output=True, check=False, timeout=60)
    assert done.returncode == 1
    assert done.stderr.decode() == f"{dirty}: [Errno 28] No space left on device\n"
    assert dirty.read_text("utf-8") == DIRTY
    assert [path.name for path in dirty.parent.iterdir()] == ["dirty.txt"]


def test_explain_names_place_rule_and_what_no_rule_may_change() -> None:
    done = laodocs("explain", text="ກາ\nນໍ້າ ລູກຄ່້າ")
    assert done.returncode == 0
    assert done.stdout.decode().splitlines() == [
        "-:2:2: M ◌ໍ້າ → ◌້ຳ",
        "-:2:10: two-tones ◌່້: Different tone marks on one consonant; keep one.",
    ]
