"""The command as people run it: a process with files, standard streams and an exit code."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
DOCUMENTS = ROOT / "fixtures" / "documents"
NEWS = DOCUMENTS / "001-news" / "source.txt"


def laodocs(*arguments: str | Path, cwd: Path, data: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "laodocs", *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, input=data, capture_output=True, check=False, timeout=120)


def tree(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """Two documents and one that is none."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "ຂ່າວ.txt").write_bytes(NEWS.read_bytes())
    (folder / "memo.md").write_text("# ບົດບັນທຶກ\n\nວັນທີ 3 ເມສາ 2024\n", "utf-8")
    (folder / "broken.docx").write_bytes(b"PK\x03\x04 this is no zip file")
    return folder


# --- convert --------------------------------------------------------------------------------------------------------


def test_a_batch_goes_on_past_a_broken_file(inbox: Path, tmp_path: Path) -> None:
    run = laodocs("convert", inbox, "-o", "out", "--report", "run.json", cwd=tmp_path)
    assert run.returncode == 1
    assert run.stdout == b""
    failure, summary = run.stderr.decode().splitlines()
    assert failure.startswith(f"laodocs: {inbox / 'broken.docx'}: ")
    assert summary.startswith("2 documents converted to out, 1 failed")
    assert tree(tmp_path / "out") == ["memo.json", "ຂ່າວ.json"]
    report = json.loads((tmp_path / "run.json").read_text("utf-8"))
    assert (report["schema"], report["converted"], report["failed"]) == ("laodocs.run/1", 2, 1)
    by_name = {Path(entry["input"]).name: entry for entry in report["files"]}
    assert by_name["broken.docx"]["error"]["type"] == "CorruptFile"
    assert by_name["ຂ່າວ.txt"]["kind"] == "news"
    assert by_name["ຂ່າວ.txt"]["status"] == "converted"


def test_json_says_what_the_schema_promises(tmp_path: Path) -> None:
    run = laodocs("convert", NEWS, "-o", "out", cwd=tmp_path)
    assert run.returncode == 0, run.stderr.decode()
    assert run.stderr.decode().startswith("1 document converted to out")
    document = json.loads((tmp_path / "out" / "source.json").read_text("utf-8"))
    assert document["schema"] == "laodocs.document/1"
    assert document["source"]["path"] == str(NEWS)
    assert document["kind"] == "news"


def test_one_document_goes_to_standard_output(tmp_path: Path) -> None:
    run = laodocs("convert", NEWS, cwd=tmp_path)
    assert run.returncode == 0
    assert json.loads(run.stdout)["kind"] == "news"
    assert tree(tmp_path) == []


def test_standard_input_is_read(tmp_path: Path) -> None:
    run = laodocs("convert", "-", cwd=tmp_path, data=NEWS.read_bytes())
    assert run.returncode == 0
    assert json.loads(run.stdout)["source"]["path"] is None
    laodocs("convert", "-", "-o", "out", "--to", "md", cwd=tmp_path, data="1. ຂໍ້ທີໜຶ່ງ;\n2. ຂໍ້ທີສອງ.\n".encode())
    assert (tmp_path / "out" / "stdin.md").read_text("utf-8") == "1. ຂໍ້ທີໜຶ່ງ;\n2. ຂໍ້ທີສອງ.\n"


def test_lines_of_json_go_to_one_file_in_order(inbox: Path, tmp_path: Path) -> None:
    run = laodocs("convert", inbox / "memo.md", inbox / "broken.docx", NEWS, "--to", "jsonl", "-o", "out", cwd=tmp_path)
    assert run.returncode == 1
    assert tree(tmp_path / "out") == ["documents.jsonl"]
    lines = (tmp_path / "out" / "documents.jsonl").read_text("utf-8").splitlines()
    assert [Path(json.loads(line)["source"]["path"]).name for line in lines] == ["memo.md", "source.txt"]


def test_lines_of_json_go_to_standard_output(inbox: Path, tmp_path: Path) -> None:
    run = laodocs("convert", inbox / "memo.md", NEWS, "--to", "jsonl", cwd=tmp_path)
    assert run.returncode == 0
    assert len(run.stdout.decode().splitlines()) == 2


def test_nothing_is_overwritten_without_force(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "source.json").write_text("precious", "utf-8")
    kept = laodocs("convert", NEWS, "-o", "out", cwd=tmp_path)
    assert kept.returncode == 1
    assert b"--force" in kept.stderr
    assert (tmp_path / "out" / "source.json").read_text("utf-8") == "precious"
    forced = laodocs("convert", NEWS, "-o", "out", "--force", cwd=tmp_path)
    assert forced.returncode == 0
    assert (tmp_path / "out" / "source.json").read_text("utf-8").startswith("{")


@pytest.mark.parametrize("target", [["--to", "jsonl", "-o", "out"], ["--report", "out/documents.jsonl"]])
def test_a_file_of_the_whole_run_is_not_overwritten_either(tmp_path: Path, target: list[str]) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "documents.jsonl").write_text("precious", "utf-8")
    assert laodocs("convert", NEWS, *target, cwd=tmp_path).returncode == 2
    assert (tmp_path / "out" / "documents.jsonl").read_text("utf-8") == "precious"


def test_an_input_is_never_its_own_output(tmp_path: Path) -> None:
    source = tmp_path / "memo.md"
    source.write_text("# ບົດບັນທຶກ\n", "utf-8")
    run = laodocs("convert", "memo.md", "--to", "md", "-o", ".", "--force", cwd=tmp_path)
    assert run.returncode == 1
    assert b"the input itself" in run.stderr
    assert source.read_text("utf-8") == "# ບົດບັນທຶກ\n"


def test_several_processes_give_what_one_gives(tmp_path: Path) -> None:
    shutil.copytree(DOCUMENTS, tmp_path / "in", ignore=shutil.ignore_patterns("*.md", "*.json"))
    one = laodocs("convert", "in", "-o", "one", "--jobs", "1", cwd=tmp_path)
    two = laodocs("convert", "in", "-o", "two", "--jobs", "2", cwd=tmp_path)
    assert (one.returncode, two.returncode) == (0, 0)
    assert tree(tmp_path / "one") == tree(tmp_path / "two")
    assert len(tree(tmp_path / "one")) == 5
    for name in tree(tmp_path / "one"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_an_output_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "out" / "source.json").mkdir(parents=True)
    run = laodocs("convert", NEWS, "-o", "out", "--force", cwd=tmp_path)
    assert run.returncode == 1
    assert tree(tmp_path / "out") == []


def test_the_table_shows_each_document(inbox: Path, tmp_path: Path) -> None:
    run = laodocs("convert", inbox, "-o", "out", "--table", cwd=tmp_path)
    shown = run.stdout.decode()
    assert "news" in shown
    assert "failed" in shown
    assert "2024-04-04" in shown


WRONG_COMMANDS: list[list[Any]] = [
    ["convert"],
    ["convert", NEWS, "--to", "pdf"],
    ["convert", NEWS, "--kind", "poem"],
    ["convert", NEWS, "--format", "wordperfect"],
    ["convert", NEWS, NEWS.parent / "README.md"],
    ["convert", NEWS, "--jobs", "-1"],
    ["convert", NEWS, "-o", NEWS],
    ["convert", "."],
    ["nothing"],
]


@pytest.mark.parametrize("arguments", WRONG_COMMANDS, ids=lambda a: " ".join(Path(str(x)).name for x in a))
def test_a_wrong_command_is_exit_code_2(arguments: list[Any], tmp_path: Path) -> None:
    run = laodocs(*arguments, cwd=tmp_path)
    assert run.returncode == 2
    assert b"Traceback" not in run.stderr
    assert tree(tmp_path) == []


def test_kind_format_and_encoding_are_obeyed(tmp_path: Path) -> None:
    (tmp_path / "x.bin").write_bytes("ສະບາຍດີ".encode("utf-16-le"))
    options = ["--kind", "minutes", "--format", "text", "--encoding", "utf-16-le"]
    run = laodocs("convert", "x.bin", *options, cwd=tmp_path)
    document = json.loads(run.stdout)
    assert (document["text"], document["kind"], document["source"]["format"]) == ("ສະບາຍດີ", "minutes", "text")


# --- the rest -------------------------------------------------------------------------------------------------------


def test_inspect_shows_outline_and_facts(tmp_path: Path) -> None:
    run = laodocs("inspect", DOCUMENTS / "000-agreement" / "source.txt", cwd=tmp_path)
    assert run.returncode == 0, run.stderr.decode()
    shown = run.stdout.decode()
    for fact in ("agreement", "outline", "II.1", "2022-11-28", "+8562059271671"):
        assert fact in shown


def test_inspect_of_what_is_not_there_is_one_line(tmp_path: Path) -> None:
    run = laodocs("inspect", "missing.txt", cwd=tmp_path)
    assert run.returncode == 1
    assert run.stderr.decode() == "laodocs: missing.txt: no such file\n"


def test_the_version_is_that_of_the_package(tmp_path: Path) -> None:
    from laodocs import __version__

    assert laodocs("--version", cwd=tmp_path).stdout.decode() == f"laodocs {__version__}\n"
