"""The example project of `docs/testing-with-laodocs.md` does what the page says."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "testing-with-laodocs.md"


def test_the_example_project_runs(tmp_path: Path) -> None:
    page = PAGE.read_text("utf-8")
    files = dict(re.findall(r"(?s)`(\w+\.py)`:\n\n```python\n(.*?)```", page))
    assert sorted(files) == ["test_words.py", "words.py"]
    for name, code in files.items():
        (tmp_path / name).write_text(code, "utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stdout
    assert "2 passed, 1 xfailed" in done.stdout


def test_import_leaves_hypothesis_alone() -> None:
    program = "import sys, laodocs, laodocs.strategies; sys.exit('hypothesis' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False, timeout=60).returncode == 0


def test_hypothesis_registers_the_strategies_without_importing_them() -> None:
    program = (
        "import sys, hypothesis\n"
        "from importlib.metadata import entry_points\n"
        "points = entry_points(group='hypothesis', name='laodocs')\n"
        "assert [point.value for point in points] == ['laodocs.strategies:register']\n"
        "assert 'laodocs.strategies.checks' not in sys.modules\n"
        "assert 'laodocs.document' not in sys.modules\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
