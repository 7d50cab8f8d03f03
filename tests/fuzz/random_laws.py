"""The laws of `tests/normalization/test_laws.py` over many random strings: `python -m tests.fuzz.random_laws`.

Hypothesis searches well but slowly, a millisecond and more a string. Here the same tests are called with strings from a
plain generator, so that 100,000 a law and profile take seconds to a minute. A seed makes a run repeatable.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable, Iterator
from typing import Any

from tests.normalization import test_laws
from tests.normalization.strings import ALPHABET

Law = Callable[..., None]


def laws() -> Iterator[tuple[str, Law, tuple[str, ...]]]:
    """Each law with the profiles that it is about; without one where it names its own."""
    for name, test in vars(test_laws).items():
        if name.startswith("test_"):
            marks = [mark for mark in getattr(test, "pytestmark", []) if mark.name == "parametrize"]
            yield name, test.hypothesis.inner_test, tuple(marks[0].args[1]) if marks else ()


class Strings:
    """Draws what the laws ask for, by the names of their arguments."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self.drawn: dict[str, Any] = {}

    def text(self) -> str:
        """Short and over few characters, so that rules meet; now and then any below the planes the oracle uses."""
        draw = self._random
        if draw.random() < 0.05:
            return "".join(chr(draw.randrange(0xF0000)) for _ in range(draw.randrange(8)))
        few = draw.choices(ALPHABET, k=draw.randrange(1, 9))
        return "".join(draw.choices(few, k=draw.randrange(17)))

    def draw(self, name: str) -> object:
        """A value for the argument `name`."""
        if name == "pieces":
            return [self.text() for _ in range(self._random.randrange(6))]
        if name == "size":
            return self._random.randrange(1, 8)
        choices = {"last": test_laws.BEFORE_BOUNDARY, "first": test_laws.AFTER_BOUNDARY}
        return self._random.choice(choices[name]) if name in choices else self.text()

    def check(self, law: Law, profiles: tuple[str, ...], count: int) -> int:
        """Call `law` with `count` draws for each profile; gives how many calls there were."""
        names = [name for name in law.__code__.co_varnames[: law.__code__.co_argcount] if name != "profile"]
        for profile in profiles or (None,):
            given = {} if profile is None else {"profile": profile}
            for _ in range(count):
                self.drawn = given | {name: self.draw(name) for name in names}
                law(**self.drawn)
        return count * max(1, len(profiles))


def main() -> None:
    """Check every law; the first failure ends the run and is shown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=100_000, help="strings a law and profile")
    parser.add_argument("--seed", type=int, default=random.randrange(2**32))
    options = parser.parse_args()
    print(f"seed {options.seed}")
    strings = Strings(options.seed)
    for name, law, profiles in laws():
        start = time.process_time()
        try:
            calls = strings.check(law, profiles, options.count)
        except Exception:
            print(f"{name}: broken by {strings.drawn!a}")
            raise
        print(f"{name}: {calls:,} strings, {time.process_time() - start:.0f} s", flush=True)


if __name__ == "__main__":
    main()
