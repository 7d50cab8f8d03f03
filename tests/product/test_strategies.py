"""The strategies as other projects meet them: by name, and through Hypothesis's own start."""

from __future__ import annotations

import subprocess
import sys

import pytest

from laodocs import strategies

ORDERS = [
    "import laodocs.strategies as s; s.lao_text(); s.dates(); s.documents()",
    "from laodocs.strategies import damaged; damaged()",
    "import laodocs.strategies.calendar, laodocs.strategies as s; s.dates()",
    "import hypothesis.strategies as h; from laodocs.strategies import DamagedText as D; h.from_type(D).validate()",
]


@pytest.mark.parametrize("code", ORDERS)
def test_strategies_load_in_any_order(code: str) -> None:
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, "")


def test_every_name_is_there() -> None:
    missing = [name for name in strategies.__all__ if getattr(strategies, name, None) is None]
    assert missing == []


def test_the_package_alone_does_not_load_hypothesis() -> None:
    code = "import sys, laodocs, laodocs.strategies; sys.exit('hypothesis' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
