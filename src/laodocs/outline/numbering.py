"""Resolves the numbering of a whole document: one dynamic programme over weighted rules.

Input are the labels in reading order, each with every reading that it may have; output is, for each, the reading that
holds and the depth that it stands at. No text is looked at here. The programme keeps the best ways to have read the
document so far, each with its stack of open levels; a label may go on with a level, open a new one below any, or be
no label at all, and each of these has a price in `WEIGHTS`. The cheapest way through the whole document wins, so a
lost number is proved by what comes after it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from math import log2
from typing import NamedTuple

from laodocs.blocks.markers import KEYWORD_STYLES, Marker

__all__ = ["DEEPEST", "HEADING", "WEIGHTS", "Candidate", "Frame", "Placed", "resolve"]

HEADING = "heading"  # the style of an unnumbered heading, which opens a level without a number

# What a step costs (negative) or earns. One table, so that a rule can be weighed against the others.
WEIGHTS = {
    "next": 0.0,  # 3 after 2
    "open": -0.3,  # 1, below what is open
    "run on": -0.6,  # 6 in a new chapter whose predecessor ended with 5: articles of a law, ຂໍ້ of an agreement
    "run on bare": -2.0,  # the same for a bare number
    "restart keyword": -1.5,  # article 1 again, below another chapter
    "repeat": -3.0,  # 2 after 2
    "gap": -2.5,  # 5 after 3; and more for each doubling of the gap
    "restart": -6.0,  # 1 again at the same place
    "restart announced": -2.5,  # the same, after a heading, an announcement or a paragraph
    "back": -8.0,  # 3 after 7
    "late": -4.0,  # a level that opens with a number other than 1
    "late decimal": -1.5,  # 2.2 first below 2
    "orphan": -1.5,  # 3.1 where nothing is numbered 3
    "parent": 1.0,  # 3.1 below 3: proves the 3
    "no label": -4.5,  # a label taken for text
    "no keyword": -7.0,  # the same, when a keyword leads it
    "no letter": -2.0,  # the same, when it is a letter, as abbreviations have
    "nested in itself": -7.0,  # 1. below 1.
    "nested announced": -1.5,  # the same, below a heading or an announcement
    "rank": -1.0,  # a bare label below one that usually stands lower
    "rank keyword": -6.0,  # a chapter below an article
    "below heading": -0.4,  # a chapter or an article inside an unnumbered heading
    "beside heading": -0.4,  # a list that begins after an unnumbered heading, but not below it
    "mixed": -3.0,  # a series opened beside another one, at the same place
    "after letters": -2.0,  # a series that ends lettered chapters (ກ. ຂ. ຄ. with headings), and is not below the last
    "lost": -1.2,  # a converter's counter stands where the document's own number was, and converters were at work
    "lost chapter": -0.8,  # more, when it was a chapter's: sections are many and chapters few
    "lost alone": -3.5,  # the same, without any other trace of a converter
    "look": -0.7,  # a heading in a series of clauses, or the reverse
    "keep clause": -0.5,  # an unnumbered heading inside a clause
    "leave section": -1.5,  # an unnumbered heading that ends a section with a heading of its own
    "leave keyword": -4.0,  # the same, when a keyword numbers the section
    "keep result": -1.0,  # the heading of a meeting's results inside an item of its agenda
}
BEAM, MARGIN = 8, 5.5  # how many ways are kept, and how far behind the best
LIKELY = -0.9  # a reading below this weight is not what a lost number would be printed as
DEEPEST = 24  # levels that may be open: documents have less, and what nests in itself without end has more
DEAREST = 12.0  # a step that costs more is never taken: the label is text

# Which series usually stands above which: the order of Lao legal texts, then that of reports.
RANKS = {style: rank for rank, style in enumerate(KEYWORD_STYLES)} | {
    "article": 24, "agenda": 25, "topic": 26, "point": 27, "LATIN.": 20, "LATIN)": 21,
    "roman.": 22, "roman)": 23, "roman-": 23, "roman/": 23, "roman:": 23, "arabic.": 30,
    "arabic-": 31, "arabic/": 31, "arabic:": 31, "decimal2": 40, "decimal3": 41, "decimal4": 42, "decimal5": 43,
    "arabic)": 50, "(arabic)": 60, "lao.": 55, "lao/": 55, "lao-": 55, "lao)": 56,
    "(lao)": 61, "latin.": 57, "latin)": 58, "(latin)": 62, "lower.": 59, "lower)": 60, "(lower)": 63,
}  # fmt: skip
_LOWEST = 64


class Frame(NamedTuple):
    """An open level: its series, where it stands in it, and how far its logical number is from the printed one."""

    style: str
    value: int
    shift: int = 0
    titled: bool = False
    prefix: tuple[int, ...] = ()
    level: int = 0

    @property
    def number(self) -> int:
        """The logical number."""
        return self.value + self.shift


class Candidate(NamedTuple):
    """A label, or an unnumbered heading, before it is placed.

    Args:
        readings: of its label; empty for an unnumbered heading.
        titled: it looks like a heading: short, and text of its own follows.
        announced: a heading, an announcement or a paragraph stands before it, so a list may begin.
        level: heading level that the format gave; 0 where unknown.
        result: a heading of what a whole meeting resolved, which no item of its agenda holds.
    """

    readings: tuple[Marker, ...]
    titled: bool = False
    announced: bool = False
    level: int = 0
    result: bool = False


class Habit(NamedTuple):
    """What the labels of a whole document show: a converter printed its own numbers; chapters have Roman numerals."""

    converted: bool
    roman: bool


class Placed(NamedTuple):
    """Where a candidate stands: the open levels above and including it, or None when it is no label.

    Args:
        marker: the reading that holds; None for an unnumbered heading.
        frame: its own level.
        depth: how many levels stand above it.
        event: which rule of `WEIGHTS` placed it.
    """

    marker: Marker | None
    frame: Frame
    depth: int
    event: str


Stack = tuple[Frame, ...]
Closed = tuple[int, ...]  # the last number of each series that may run on after its level was closed
_RUNNING = {"article": 0, "arabic.": 1, "roman.": 2, "point": 3}


class _Way(NamedTuple):
    """One way to have read the document up to here."""

    score: float
    stack: Stack
    closed: Closed
    before: _Way | None
    placed: Placed | None


# What a candidate may be: price, depth, level, reading, and the rule that placed it; no level when it is no label.
_Step = tuple[float, int, Frame | None, Marker | None, str]


def resolve(candidates: Sequence[Candidate]) -> list[Placed | None]:
    """Place every label of a document.

    Args:
        candidates: in reading order.

    Returns:
        For each candidate where it stands, or None when it is no label.

    Laws: never raises; linear in the number of candidates; a numbering that runs 1, 2, 3 … on every level is returned
    as printed.

    >>> from laodocs.blocks.markers import read_markers
    >>> labels = ["I. ກ", "1. ຂ", "2. ຄ", "II. ງ", "1. ຈ"]
    >>> [(p.depth, p.marker.numeral) for p in resolve([Candidate(read_markers(x)) for x in labels])]
    [(0, 'I'), (1, '1'), (1, '2'), (0, 'II'), (1, '1')]
    """
    markers = [marker for candidate in candidates for marker in candidate.readings]
    converted = any(marker.counter for marker in markers) or _reset(candidates)
    habit = Habit(converted, any(marker.style == "roman." and marker.weight > LIKELY for marker in markers))
    ways = [_Way(0.0, (), (0,) * len(_RUNNING), None, None)]
    for candidate in candidates:
        ways = _advance(ways, candidate, habit)
    return _trace(ways[0], len(candidates))


def _reset(candidates: Sequence[Candidate]) -> bool:
    """Whether `1.` is printed three times in a row, as by a converter that begins every list anew."""
    values = [c.readings[0].value for c in candidates if c.readings and c.readings[0].style == "arabic."]
    return any(values[at : at + 3] == [1, 1, 1] for at in range(len(values)))


def _advance(ways: Sequence[_Way], candidate: Candidate, habit: Habit) -> list[_Way]:
    """The best ways to have read one candidate more, best first; of equal ones, the first that was found."""
    best: dict[tuple[Stack, Closed], _Way] = {}
    top = float("-inf")
    for way in ways:
        floor = max(top - way.score - MARGIN, -DEAREST)
        for cost, depth, frame, marker, event in _steps(way.stack, way.closed, candidate, habit, floor):
            score = way.score + cost
            if score < top - MARGIN:
                continue
            top = max(top, score)
            stack, closed = _enter(way.stack, way.closed, depth, frame) if frame else (way.stack, way.closed)
            known = best.get((stack, closed))
            if known is None or score > known.score:
                placed = Placed(marker, frame, depth, event) if frame else None
                best[stack, closed] = _Way(score, stack, closed, way, placed)
    ordered = sorted(best.values(), key=lambda w: -w.score)[:BEAM]
    return [way for way in ordered if way.score >= top - MARGIN]


def _trace(way: _Way | None, count: int) -> list[Placed | None]:
    placed: list[Placed | None] = []
    while way is not None and len(placed) < count:
        placed.append(way.placed)
        way = way.before
    return placed[::-1]


def _steps(stack: Stack, closed: Closed, candidate: Candidate, habit: Habit, floor: float) -> Iterator[_Step]:
    """All that the candidate may be for more than `floor`, with what each costs."""
    if not candidate.readings:
        yield from _headed(stack, candidate)
        return
    yield _ignored(candidate.readings), 0, None, None, "no label"
    for marker in candidate.readings:
        for cost, depth, frame, event in _placements(stack, closed, marker, candidate, floor - marker.weight):
            yield marker.weight + cost, depth, frame, marker, event
    first = next((m for m in candidate.readings if m.style == "arabic." and m.weight > LIKELY), None)
    if first and not any(m.counter for m in candidate.readings) and (habit.converted or first.value == 1):
        price = first.weight + WEIGHTS["lost" if habit.converted else "lost alone"]
        for cost, depth, frame in _lost(stack, candidate, habit.roman):
            yield price + cost, depth, frame, first, "lost"


def _enter(stack: Stack, closed: Closed, depth: int, frame: Frame) -> tuple[Stack, Closed]:
    """Close what stands deeper, and put the frame on top."""
    for left in reversed(stack[depth:]):
        if left.style in _RUNNING and left.style != frame.style:
            at = _RUNNING[left.style]
            closed = (*closed[:at], left.value, *closed[at + 1 :])
    if frame.style == "article":
        closed = (closed[0],) + (0,) * (len(closed) - 1)  # bare numbers do not run on from article to article
    return (*stack[:depth], frame), closed


def _ignored(readings: Sequence[Marker]) -> float:
    """What it costs to take a label for text."""
    first = readings[0]
    if first.keyword:
        return WEIGHTS["no keyword"] if first.weight > LIKELY else 0.0
    letter = first.style.strip("().:/-") in ("lao", "latin", "LATIN")
    return WEIGHTS["no letter"] if letter else WEIGHTS["no label"]


def _placements(
    stack: Stack, closed: Closed, marker: Marker, candidate: Candidate, floor: float
) -> Iterator[tuple[float, int, Frame, str]]:
    """Every depth at which the marker may stand: as the next of an open series, or as the first of a new one."""
    frame = Frame(marker.style, marker.value, 0, candidate.titled, marker.prefix)
    announced = candidate.announced or bool(stack and stack[-1].titled and not candidate.titled)
    prices = _place_prices(tuple(open_.style for open_ in stack), marker.style, announced)
    for depth in range(min(len(stack), DEEPEST - 1), -1, -1):
        below = stack[depth] if depth < len(stack) else None
        if below is None or below.style != marker.style:
            price = prices[depth] + (WEIGHTS["after letters"] if below and below.titled and _lettered(below) else 0.0)
            price -= WEIGHTS["rank"] if _is_item_of(stack[:depth], marker, candidate) else 0.0
            if price > floor - WEIGHTS["parent"]:
                event = _first(stack, depth, closed, marker)
                proof = _proof(stack[:depth], marker) if marker.prefix else 0.0
                yield price + WEIGHTS[event] + proof, depth, frame, event
        elif below.prefix != marker.prefix:  # 2.1 beside 1.3, where no 2. is printed
            event = _first(stack, depth, closed, marker)
            yield _proof(stack[:depth], marker) + WEIGHTS[event], depth, frame, event
        else:
            event, shift = _go_on(below, marker, candidate)
            cost = WEIGHTS[event] + (0.0 if below.titled == candidate.titled else WEIGHTS["look"])
            if event == "gap":
                cost -= 0.5 * log2(marker.value - below.value)
            yield cost, depth, frame._replace(shift=shift) if shift else frame, event


def _go_on(below: Frame, marker: Marker, candidate: Candidate) -> tuple[str, int]:
    """How the marker follows the one before it in its series, and the shift of its logical number."""
    keep = below.shift
    step = marker.value - below.value
    if marker.style == "annex" and not marker.value:
        return "next", keep
    if step == 1:
        return "next", keep
    if marker.value == 1:
        return ("restart announced" if candidate.announced and below.value > 1 else "restart"), 0
    if step == 0:
        return "repeat", keep if marker.keyword else keep + 1
    if step > 1:
        return "gap", keep if step > keep else 0
    return "back", 0


def _is_item_of(stack: Stack, marker: Marker, candidate: Candidate) -> bool:
    """Whether it would be a plain item below a lettered heading (`ກ. ສະມາຊິກ` / `1) …`), which ranks as a chapter."""
    above = next((frame for frame in reversed(stack) if frame.style != HEADING), None)
    if above is None or not above.titled or candidate.titled or above.style not in ("lao.", "latin.", "LATIN."):
        return False
    return RANKS[above.style] >= RANKS.get(marker.style, _LOWEST) > RANKS["article"]


def _lettered(frame: Frame) -> bool:
    return frame.style in ("lao.", "lao/", "lao-", "latin.", "LATIN.") and frame.value > 1


@lru_cache(maxsize=4096)
def _place_prices(styles: tuple[str, ...], style: str, announced: bool) -> tuple[float, ...]:
    """What it costs to begin a series below the first 0, 1, 2 … of the open levels, whatever its number."""
    return tuple(_place_price(styles, depth, style, announced) for depth in range(len(styles) + 1))


def _place_price(styles: tuple[str, ...], depth: int, style: str, announced: bool) -> float:
    cost, rank = 0.0, RANKS.get(style, _LOWEST)
    inside = styles[:depth]
    above = next((s for s in reversed(inside) if s != HEADING), None)
    if above not in (None, style) and RANKS.get(above or "", _LOWEST) >= rank:
        cost += WEIGHTS["rank keyword" if style in KEYWORD_STYLES else "rank"]
    if style in inside:
        headed = announced or HEADING in inside[inside.index(style) :]
        cost += WEIGHTS["nested announced" if headed and style not in KEYWORD_STYLES else "nested in itself"]
    beside = styles[depth] if depth < len(styles) else None
    if beside == HEADING:
        cost += WEIGHTS["beside heading"] if rank >= RANKS["arabic."] else 0.0
    elif beside is not None and RANKS.get(beside, _LOWEST) <= rank:
        cost += WEIGHTS["mixed"]
    if inside and inside[-1] == HEADING and rank < RANKS["arabic."]:
        cost += WEIGHTS["below heading"]
    return cost


def _proof(stack: Stack, marker: Marker) -> float:
    """What a decimal label earns below the number that it begins with, or costs elsewhere."""
    above = [frame for frame in stack if frame.style != HEADING]
    proved = bool(above) and above[-1].number == marker.prefix[-1] and _prefix_fits(above, marker)
    return WEIGHTS["parent" if proved else "orphan"]


def _first(stack: Stack, depth: int, closed: Closed, marker: Marker) -> str:
    """Which rule lets a series begin with this number."""
    last = closed[_RUNNING[marker.style]] if marker.style in _RUNNING else 0
    for frame in stack[depth:]:
        if frame.style == marker.style:
            last = frame.value
    if marker.style == "article" and marker.value == 1 and last:
        in_annex = any(frame.style == "annex" for frame in stack[:depth])
        return "open" if in_annex else "restart keyword"
    if marker.value <= 1:
        return "open"
    if last and marker.value == last + 1:
        return "run on" if marker.keyword else "run on bare"
    return "late decimal" if marker.prefix else "late"


def _prefix_fits(above: Sequence[Frame], marker: Marker) -> bool:
    """Whether the outer numbers of a decimal are those of the levels above."""
    outer = marker.prefix[:-1]
    return not outer or above[-1].prefix == outer or [frame.number for frame in above[-1 - len(outer) : -1]] == [*outer]


def _lost(stack: Stack, candidate: Candidate, roman: bool) -> Iterator[tuple[float, int, Frame]]:
    """Where a label may stand whose own number a converter replaced: after any open number, or first below.

    The first of the chapters may have lost a Roman numeral only where others print theirs.
    """
    for depth, frame in enumerate(stack):
        if frame.style in ("arabic.", "roman."):
            look = 0.0 if frame.titled == candidate.titled else WEIGHTS["look"]
            rare = WEIGHTS["lost chapter"] if frame.style == "roman." else 0.0
            yield look + rare, depth, Frame(frame.style, frame.value + 1, frame.shift, candidate.titled)
    if roman and all(frame.style == HEADING for frame in stack):
        yield WEIGHTS["open"], 0, Frame("roman.", 1, 0, candidate.titled)
    if len(stack) < DEEPEST and not any(frame.style == "arabic." for frame in stack):
        yield WEIGHTS["open"], len(stack), Frame("arabic.", 1, 0, candidate.titled)


def _headed(stack: Stack, candidate: Candidate) -> Iterator[_Step]:
    """Where an unnumbered heading may stand: inside what is open, or outside any of it."""
    frame = Frame(HEADING, 0, 0, True, (), candidate.level or 9)
    cost = 0.0
    for depth in range(min(len(stack), DEEPEST - 1), -1, -1):
        top = stack[depth - 1] if depth else None
        if top is None or top.style != HEADING or top.level < frame.level:
            kept = WEIGHTS["keep clause"] if top is not None and not top.titled else 0.0
            kept += WEIGHTS["keep result"] if candidate.result and "agenda" in [f.style for f in stack[:depth]] else 0.0
            yield cost + kept, depth, frame, None, HEADING
        if top is None:
            return
        if top.style == "agenda" and candidate.result:
            continue
        if top.style in KEYWORD_STYLES:
            cost += WEIGHTS["leave keyword"]
        elif top.titled and top.style != HEADING:
            cost += WEIGHTS["leave section"]
