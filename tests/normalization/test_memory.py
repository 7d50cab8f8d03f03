"""What normalisation keeps in memory: no copy of clean text, no UTF-8 in the caller's string, one piece of a stream.

Each case runs in a process of its own, since the high-water mark of a process never falls.
"""

from __future__ import annotations

import subprocess
import sys

import pytest

resource = pytest.importorskip("resource", reason="no high-water mark of memory on this system")

SYLLABLES = "ສະບາຍດີປະເທດລາວຂອງເຮົາ"
MEASURE = f"""
import resource, sys
from laodocs import normalize, normalize_utf8
from laodocs.streaming import Normalizer

def peak():
    value = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return value / (2**20 if sys.platform == "darwin" else 2**10)

unit = {SYLLABLES!r}
"""
TEXT = "text = unit * (64_000_000 // len(unit.encode()))"


def growth(program: str) -> float:
    """MB by which the high-water mark rises between `before = peak()` and the end of `program`."""
    command = [sys.executable, "-c", MEASURE + program + "\nprint(peak() - before)"]
    done = subprocess.run(command, capture_output=True, check=True, timeout=120)
    return float(done.stdout)


def test_a_clean_text_of_64_mb_is_not_copied_and_no_utf_8_is_cached_in_it() -> None:
    program = f"""
{TEXT}
size, before = sys.getsizeof(text), peak()
assert normalize(text) is text
assert sys.getsizeof(text) == size
"""
    assert growth(program) < 4


def test_64_mb_of_clean_utf_8_are_not_copied() -> None:
    program = f"""
{TEXT}
data = text.encode()
before = peak()
assert normalize_utf8(data) is data
"""
    assert growth(program) < 4


def test_a_dirty_text_grows_by_its_result_alone() -> None:
    program = """
dirty = ("ນໍ້າ" + unit) * (16_000_000 // len(unit.encode()))
size, before = sys.getsizeof(dirty) / 2**20, peak()
result = normalize(dirty)
assert sys.getsizeof(dirty) / 2**20 == size
before += 2 * size  # the result as the core builds it, and as a string
"""
    assert growth(program) < 4


@pytest.mark.parametrize("profile", ["conservative", "default", "repair", "idna", "key", "loose"])
def test_a_stream_of_64_mb_of_lao_letters_alone_takes_the_memory_of_a_piece(profile: str) -> None:
    program = f"""
normalizer = Normalizer({profile!r})
piece = unit * 1000
before = peak()
for _ in range(64_000_000 // len(piece.encode())):
    assert normalizer.feed(piece)
normalizer.finish()
"""
    assert growth(program) < 4
