"""How long documents take, stage by stage, and how long the package takes to start (`make bench`).

The five documents of `fixtures`, then laws of 1,250 to 5,000 articles, with the most memory that the process ever held.
The answer is checked before it is timed. Times are the best of several runs, in milliseconds; those of the laws are of
one run, in seconds of this process.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from laodocs import parse, read, to_json, to_markdown

DOCUMENTS = Path(__file__).parents[1] / "fixtures" / "documents"
KINDS = {
    "000-agreement": "agreement",
    "001-news": "news",
    "002-booklet": "profile",
    "003-news": "news",
    "004-report": "report",
}


def best(call: Callable[[], Any], runs: int = 7) -> float:
    """The shortest of some runs, in milliseconds."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        call()
        times.append(time.perf_counter() - start)
    return min(times) * 1000


def start_up(*arguments: str) -> float:
    """How long a fresh interpreter takes."""
    return best(lambda: subprocess.run([sys.executable, *arguments], capture_output=True, check=True), 9)


def law(articles: int) -> str:
    """A law of so many articles, twenty a chapter, two points and a citation an article."""
    lines = ["ສະພາແຫ່ງຊາດ", "ເລກທີ 12/ສພຊ", "ນະຄອນຫຼວງວຽງຈັນ, ວັນທີ 3 ເມສາ 2020", "ກົດໝາຍ", "ວ່າດ້ວຍ ການຄຸ້ມຄອງງົບປະມານ"]
    for number in range(1, articles + 1):
        if number % 20 == 1:
            lines += [f"ໝວດທີ {number // 20 + 1}", "ຫຼັກການ"]
        lines += [
            f"ມາດຕາ {number} ໜ້າທີ່",
            f"ໃຫ້ພາກສ່ວນທີ່ກ່ຽວຂ້ອງຈັດຕັ້ງປະຕິບັດຕາມມາດຕາ {max(1, number - 1)} ຂອງກົດໝາຍສະບັບນີ້ ດັ່ງນີ້:",
            "1. ຮັບຮູ້ ແລະ ຈັດຕັ້ງປະຕິບັດ ພາຍໃນ 30 ວັນ;",
            "2. ລາຍງານຕໍ່ຂັ້ນເທິງ.",
        ]
    return "\n\n".join(lines)


def laws() -> None:
    """Time and memory of long laws: twice the articles should take twice the time."""
    print(f"{'articles':<16}{'MB':>7}{'read':>9}{'parse':>9}   s{'peak':>9} MB")
    for articles in (1250, 2500, 5000):
        text = law(articles)
        start = time.process_time()
        document = read(text, format="text")
        middle = time.process_time()
        kind = parse(document).kind
        end = time.process_time()
        found = sum(section.kind == "article" for chapter in document.outline for section in chapter.children)
        assert (kind, found) == ("legal", articles), f"{kind} of {found} articles"
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        size = len(text.encode()) / 1e6
        print(f"{articles:<16}{size:>7.2f}{middle - start:>9.2f}{end - middle:>9.2f}{peak:>13.0f}")


def main() -> None:
    """Check, time, print."""
    first = time.perf_counter()
    for name, kind in KINDS.items():
        found = parse(DOCUMENTS / name / "source.txt").kind
        assert found == kind, f"{name} is a {kind}, not a {found}"
    cold = (time.perf_counter() - first) * 1000

    print(f"{'document':<16}{'KB':>7}{'read':>9}{'parse':>9}{'json':>9}{'markdown':>10}   ms")
    totals = [0.0] * 4
    for name in KINDS:
        data = (DOCUMENTS / name / "source.txt").read_bytes()
        document, typed = read(data), parse(data)
        calls = (
            lambda d=data: read(d),
            lambda d=document: parse(d),
            lambda t=typed: to_json(t),
            lambda t=typed: to_markdown(t),
        )
        times = [best(call) for call in calls]
        totals = [a + b for a, b in zip(totals, times, strict=True)]
        print(f"{name:<16}{len(data) / 1000:>7.1f}" + "".join(f"{t:>9.1f}" for t in times[:3]) + f"{times[3]:>10.1f}")
    print(f"{'all five':<16}{'':>7}" + "".join(f"{t:>9.1f}" for t in totals[:3]) + f"{totals[3]:>10.1f}")
    print()
    laws()
    print(f"\nall five, first time in a process: {cold:.0f} ms")

    bare = start_up("-c", "pass")
    print(f"python -c pass                     {bare:6.0f} ms")
    print(f"import laodocs                   + {start_up('-c', 'import laodocs') - bare:6.0f} ms")
    print(f"laodocs --help                   + {start_up('-m', 'laodocs', '--help') - bare:6.0f} ms")


if __name__ == "__main__":
    main()
