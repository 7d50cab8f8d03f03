"""What is right, wrong and missed among dates, telephones and quantities, ours beside other libraries, and how fast.

`make bench-mentions`. The five documents of `fixtures/documents` are read against `gold.tsv` (places in code points of
the source, half-open; `optional` rows count neither as missed nor as wrong). The answer is asserted before it is timed.
The speed of ours is measured on texts of the five documents, with a report full of figures and with news only, and on a
text of your own when one is given as argument.

Generous to the others: any overlap with the right place counts, a quantity is right by its number alone, a price by
standing in the right line; a second row for dateparser forgives the month and day that it makes up for a bare year.
"""

from __future__ import annotations

import csv
import re
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from laodocs import explain, find_mentions
from laodocs.mentions import (
    find_addresses,
    find_contacts,
    find_dates,
    find_ordinals,
    find_quantities,
    find_references,
    find_times,
)
from laodocs.normalize import Normalization, normalized

HERE = Path(__file__).parent
DOCUMENTS = HERE.parent / "fixtures" / "documents"
NEWS = ("001-news", "003-news")
PROSE = (*NEWS, "004-report")
FINDERS = (find_dates, find_times, find_quantities, find_ordinals, find_contacts, find_addresses, find_references)


class Claim(NamedTuple):
    """Something found, or the truth: a place in the source and a value."""

    start: int
    end: int
    value: Any


class Gold(NamedTuple):
    """The truth about one document and kind; what is optional is neither missed nor wrong."""

    facts: list[Claim]
    optional: list[Claim]


Finder = Callable[[str], list[Claim]]


def gold_of(document: str, kind: str) -> Gold:
    """The rows of one document; optional rows of other kinds excuse a claim too (a duration is a date to some)."""
    facts, optional = [], []
    with (HERE / "gold.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            claim = Claim(int(row["start"]), int(row["end"]), row["value"])
            if row["document"] == document and row["standing"] == "optional":
                optional.append(claim)
            elif row["document"] == document and row["kind"] == kind:
                facts.append(claim)
    return Gold(facts, optional)


def compare(gold: Gold, claims: list[Claim], same: Callable[[str, Any], bool]) -> tuple[int, int, int]:
    """How many claims are right and wrong, and how many facts are missed; one claim answers one fact."""
    free = list(claims)
    right = 0
    for fact in gold.facts:
        hit = next((c for c in free if c.start < fact.end and fact.start < c.end and same(fact.value, c.value)), None)
        if hit is not None:
            free.remove(hit)
            right += 1
    wrong = [c for c in free if not any(c.start < o.end and o.start < c.end for o in gold.optional)]
    return right, len(wrong), len(gold.facts) - right


def found(mentions: Callable[[Normalization], list[Any]], value: Callable[[Any], Any]) -> Finder:
    """One of our finders as a source of claims."""

    def claims(text: str) -> list[Claim]:
        return [Claim(*m.source_span, value(m)) for m in mentions(explain(text))]

    return claims


def quantity_text(mention: Any) -> str:
    """A quantity as `gold.tsv` writes it: a fraction, a range or a plain number."""
    value = mention.value
    if value.fraction:
        return str(value.fraction)
    return f"{value.low:f}..{value.high:f}" if value.value is None and value.low is not None else str(value.value)


def dateparser_dates(text: str) -> list[Claim]:
    from dateparser.search import search_dates

    claims, at = [], 0
    for part, moment in search_dates(text, languages=["lo"]) or []:
        at = max(at, text.find(part, at))
        claims.append(Claim(at, at + len(part), moment.date().isoformat()))
        at += len(part)
    return claims


def matched_phones(text: str) -> list[Claim]:
    import phonenumbers

    matcher = phonenumbers.PhoneNumberMatcher(text, "LA", leniency=phonenumbers.Leniency.VALID)
    e164 = phonenumbers.PhoneNumberFormat.E164
    return [Claim(m.start, m.end, phonenumbers.format_number(m.number, e164)) for m in matcher]


def quantulum_quantities(text: str) -> list[Claim]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from quantulum3 import parser

        return [Claim(*q.span, str(q.value)) for q in parser.parse(text)]


def line_prices(text: str) -> list[Claim]:
    from price_parser import Price

    claims, at = [], 0
    for line in text.splitlines(keepends=True):
        if (amount := Price.fromstring(line).amount) is not None:
            claims.append(Claim(at, at + len(line), str(amount)))
        at += len(line)
    return claims


def agrees(truth: str, value: str) -> bool:
    """Whether a day agrees with all that the truth holds, though month and day be made up: 2022-11-22 for 2022."""
    return value == truth or value.startswith(truth.split("/")[0])


def same_number(truth: str, value: str) -> bool:
    if truth == value:
        return True
    try:
        return Decimal(truth) == Decimal(value)
    except ArithmeticError:
        return False


#: What is compared: kind, who finds it, how, and when two values are the same.
ENTRANTS: tuple[tuple[str, str, Finder, Callable[[str, Any], bool]], ...] = (
    ("date", "laodocs", found(find_dates, lambda m: m.value.edtf), str.__eq__),
    ("date", "dateparser", dateparser_dates, str.__eq__),
    ("date", "  made-up day", dateparser_dates, agrees),
    (
        "phone",
        "laodocs",
        found(lambda n: [m for m in find_contacts(n) if m.kind in ("phone", "fax")], lambda m: m.value.value),
        str.__eq__,
    ),
    ("phone", "phonenumbers", matched_phones, str.__eq__),
    ("quantity", "laodocs", found(find_quantities, quantity_text), same_number),
    ("quantity", "quantulum3", quantulum_quantities, same_number),
    ("quantity", "price-parser", line_prices, same_number),
)


def source(document: str) -> str:
    return (DOCUMENTS / document / "source.txt").read_bytes().decode()


def score(kind: str, finder: Finder, same: Callable[[str, Any], bool]) -> tuple[int, int, int]:
    """Right, wrong and missed over the five documents."""
    rows = (
        compare(gold_of(path.name, kind), finder(source(path.name)), same)
        for path in sorted(DOCUMENTS.iterdir())
        if path.is_dir()
    )
    right, wrong, missed = (sum(column) for column in zip(*rows, strict=True))
    return right, wrong, missed


def best(call: Callable[[], Any], seconds: float = 2.0) -> float:
    """The shortest of some runs, in seconds of this process; at least one, then as many as fit."""
    times: list[float] = []
    while not times or (sum(times) < seconds and len(times) < 20):
        start = time.process_time()
        call()
        times.append(time.process_time() - start)
    return min(times)


def peers() -> Iterator[tuple[str, str, str]]:
    """The rows of the comparison: right, wrong, missed, MB/s on the prose of the documents."""
    text = "\n".join(map(source, PROSE))
    size = len(text.encode()) / 1e6
    for kind, name, finder, same in ENTRANTS:
        try:
            right, wrong, missed = score(kind, finder, same)
        except ImportError:
            yield kind, name, "not installed: pip install -e '.[bench]'"
            continue
        if name == "laodocs":
            assert right >= 0.95 * (right + missed), f"{kind}: {missed} missed"
            assert wrong <= 0.05 * (right + wrong), f"{kind}: {wrong} wrong"
        speed = size / best(lambda finder=finder: finder(text))  # type: ignore[misc]
        yield kind, name, f"{right:>7}{wrong:>7}{missed:>8}{speed:>10.3g}"


def texts() -> Iterator[tuple[str, str]]:
    """What the speed of ours is measured on: a report full of figures, and ordinary news."""
    yield "number-dense report", "\n".join(map(source, PROSE)) * 12
    yield "news prose", "\n".join(map(source, NEWS)) * 30
    if len(sys.argv) > 1:
        yield sys.argv[1], Path(sys.argv[1]).read_text("utf-8")


def speeds(title: str, text: str) -> None:
    """Each finder alone and all together, on normalised text."""
    norm = normalized(text)
    size = len(text.encode()) / 1e6
    found = find_mentions(norm)
    assert found, "nothing found"
    figures = len(re.findall("[0-9]+", text)) / size
    print(f"\n{title}: {size:.2f} MB of UTF-8, per MB {figures:.0f} figures and {len(found) / size:.0f} mentions")
    print(f"{'finder':<18}{'MB/s':>7}{'ms/MB':>8}{'found/MB':>10}")
    for finder in (*FINDERS, find_mentions):
        seconds = best(lambda finder=finder: finder(norm))  # type: ignore[misc]
        row = f"{size / seconds:>7.1f}{seconds / size * 1000:>8.1f}{len(finder(norm)) / size:>10.0f}"
        print(f"{finder.__name__:<18}{row}", flush=True)


def main() -> None:
    """Check, time, print."""
    print(f"{'kind':<10}{'library':<14}{'right':>7}{'wrong':>7}{'missed':>8}{'MB/s':>10}")
    for kind, name, row in peers():
        print(f"{kind:<10}{name:<14}{row}")

    for title, text in texts():
        speeds(title, text)


if __name__ == "__main__":
    main()
