"""The normal form again, slow and plain: one regular expression a rule, in the order of `docs/normal-form.md`.

It shares nothing with the compiled core. Frozen runs are lifted out first, each as one private-use character, so that
no later rule can touch them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

CONSONANT = "ກຂຄຆງຈຉຊຌຍຎຏຐຑຒຓດຕຖທຘນບປຜຝພຟຠມຢຣລວຨຩສຫຬອຮໜໝ\u0ede\u0edf"
LEAD = "ເແໂໃໄ"
TAIL = "ະາຳຽ"
TONE = "\u0ec8\u0ec9\u0eca\u0ecb"
VOWEL = "\u0eb1\u0eb4\u0eb5\u0eb6\u0eb7\u0eb8\u0eb9\u0ebb\u0ecd"
MARK = VOWEL + TONE + "\u0eba\u0ebc\u0ecc\u0ece"
SIGN = "ຯໆ໐໑໒໓໔໕໖໗໘໙"
LAO = CONSONANT + LEAD + TAIL + MARK + SIGN
JOINER = "\u200c\u200d\ufeff"
INVISIBLE = JOINER + "\u200b\u2060\u00ad"
EXOTIC = "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
SLOT = {"\u0ebc": 0, "\u0eba": 1, "\u0eb8": 2, "\u0eb9": 2, "\u0ecc": 6, "\u0ece": 6} | dict.fromkeys(TONE, 5)
FROZEN = 0xF0000  # private use: one character for each frozen run


def is_foreign(char: str) -> bool:
    """Whether NFKC could move the character past a Lao mark."""
    return char not in LAO and unicodedata.combining(unicodedata.normalize("NFKC", char)[0]) > 0


def normalize(text: str, profile: str) -> str:
    """The text in the normal form `conservative`, `default` or `idna`."""
    runs: list[str] = []
    text = freeze(text, runs)
    ends = {chr(FROZEN + at): (run[0], run[-1], run.strip(INVISIBLE)[0]) for at, run in enumerate(runs)}
    full = profile != "conservative"
    if full:
        text = re.sub(f"(?<=[{CONSONANT}{LEAD}{TAIL}{MARK}])[{INVISIBLE}]+(?=[{MARK}{TAIL}])", "", text)
        text = re.sub(f"(?<=[{LEAD}])[{INVISIBLE}]+(?=[{CONSONANT}])", "", text)
        text = drop_invisibles(text)
        text = plain_spaces(text, ends)
        text = re.sub(f"(?<!ເ)ເເ(?=[{CONSONANT}])", lambda m: one_ei(m, text), text)
    text = order_clusters(text, profile)
    text = re.sub(f"[{MARK}]+", lambda m: loose(m, text), text)
    if profile == "default":
        text = fuse(text, ends)
    if profile == "idna":
        text = text.replace("ໜ", "ຫນ").replace("ໝ", "ຫມ").replace("ຳ", "ໍາ")
    return re.sub("[\U000f0000-\U000ffffd]", lambda m: runs[ord(m.group()) - FROZEN], text)


def freeze(text: str, runs: list[str]) -> str:
    """F: each run that mixes Lao marks with foreign ones becomes one private-use character."""
    foreign = "".join(sorted({re.escape(char) for char in text if is_foreign(char)}))

    def lift(match: re.Match[str]) -> str:
        run = match.group()
        if not any(char in MARK for char in run) or not any(is_foreign(char) for char in run):
            return run
        runs.append(run)
        return chr(FROZEN + len(runs) - 1)

    return re.sub(f"[{MARK}{INVISIBLE}{foreign}]+", lift, text)


def drop_invisibles(text: str) -> str:
    """Z2, run by run."""

    def drop(match: re.Match[str]) -> str:
        before, after = text[: match.start()][-1:], text[match.end() :][:1]
        if not (before and before in LAO) and not (after and after in LAO):
            return match.group()
        kept = re.sub("\u200b+", "\u200b", re.sub(f"[{JOINER}]", "", match.group()))
        if before and before in " " + EXOTIC:
            kept = kept.removeprefix("\u200b")
        if after and after in " " + EXOTIC:
            kept = kept.removesuffix("\u200b")
        return kept

    return re.sub(f"[{INVISIBLE}]+", drop, text)


def plain_spaces(text: str, ends: dict[str, tuple[str, str, str]]) -> str:
    """W, run by run."""

    def plain(match: re.Match[str]) -> str:
        before, after = text[: match.start()][-1:], text[match.end() :][:1]
        before, after = ends.get(before, ("", before))[1], ends.get(after, (after,))[0]
        touches = (before and before in LAO) or (after and after in LAO)
        return " " * len(match.group()) if touches else match.group()

    return re.sub(f"[ {EXOTIC}]+", plain, text)


def one_ei(match: re.Match[str], text: str) -> str:
    """E: not when invisibles hide a third ເ."""
    hidden = text[: match.start()].rstrip(INVISIBLE).endswith("ເ")
    return match.group() if hidden else "ແ"


def order_clusters(text: str, profile: str) -> str:
    """O, D, M on every consonant with its marks, following vowel, and marks behind that."""
    body = f"([{CONSONANT}])([{MARK}]*)(?:([{TAIL}])([{MARK}]*))?"

    def ordered(match: re.Match[str]) -> str:
        base, early, tail, late = (group or "" for group in match.groups())
        early = "".join(sorted(early, key=lambda mark: SLOT.get(mark, 3)))
        if tail == "ະ":
            return base + (squeezed(early) if profile != "conservative" else early) + tail + late
        late = unicodedata.normalize("NFC", late)
        if profile != "conservative":
            early, late = squeezed(early), squeezed(late)
            if tail == "ຳ":
                early = re.sub(f"\u0ecd(?=[^{VOWEL}]*$)", "", early)
        after = re.sub(f"^[{INVISIBLE}]+", "", text[match.end() :])[:1]
        if profile == "idna" and after == "ຳ":
            late = late.removesuffix("\u0ecd")
        if len(late) == 1 and late in TONE and not (after and after in "າຳ" + MARK):
            if not any(tone in early for tone in TONE):
                early, late = "".join(sorted(early + late, key=lambda mark: SLOT.get(mark, 3))), ""
            elif late in early and profile != "conservative":
                late = ""
        vowels = [mark for mark in early if mark in VOWEL]
        if profile != "idna" and tail == "າ" and vowels == ["\u0ecd"]:
            early, tail = early.replace("\u0ecd", ""), "ຳ"
        if profile == "idna" and tail == "ຳ":
            early = "".join(sorted(early + "\u0ecd", key=lambda mark: SLOT.get(mark, 3)))
            tail = "າ"
        return base + early + tail + late

    return re.sub(body, ordered, text)


def squeezed(marks: str) -> str:
    """D: one mark for identical neighbours."""
    return re.sub(r"(?s)(.)\1+", r"\1", marks)


def loose(match: re.Match[str], text: str) -> str:
    """Canonical order for marks that no consonant carries."""
    before = text[: match.start()]
    carried = before and before[-1] in CONSONANT
    return match.group() if carried else unicodedata.normalize("NFC", match.group())


def fuse(text: str, ends: dict[str, tuple[str, str, str]]) -> str:
    """H, on text that is otherwise in normal form."""
    pattern = f"(?<![{LEAD}])([{LEAD}]*)ຫ([ນມ])([{MARK}]*)([{TAIL}]?)"

    def fused(match: re.Match[str]) -> str:
        leads, letter, marks, tail = match.groups()
        rest = text[match.end() :].lstrip(MARK) if tail else text[match.end() :]
        following = rest[:1]
        if following in ends and not marks and not tail:
            return match.group()
        after = re.sub(f"^[{INVISIBLE}]+", "", rest[1:])[:1]
        after = ends.get(after, ("", "", after))[2]
        closes = bool(following) and not (after and after in MARK + TAIL)
        if not decide(leads[-1:], letter, marks, tail, following, closes):
            return match.group()
        return leads + {"ນ": "ໜ", "ມ": "ໝ"}[letter] + marks + tail

    return re.sub(pattern, fused, text)


def decide(lead: str, letter: str, marks: str, tail: str, following: str, closes: bool) -> bool:
    """The table of rule H."""
    vowels = "".join(mark for mark in marks if mark in VOWEL)
    tone = any(mark in TONE for mark in marks)
    listed = closes and f"{lead}ຫ{letter}{following}" in {"ແຫນງ", "ແຫນມ"}
    decisions: dict[str, Callable[[], bool]] = {
        "": lambda: tail != "ະ" and bool(tail or vowels or tone or (following and following in "ອວ")),
        "ເ": lambda: (
            (len(vowels) < 2 and tail == "ຽ")
            or vowels in set("ັິີຶື")
            or (vowels == "ົ" and tail == "າ")
            or (not vowels and tail == "າ" and following == "ະ")
            or (not vowels and not tail and tone)
        ),
        "ແ": lambda: not tail and (vowels == "ັ" or (not vowels and (tone or listed))),
        "ໄ": lambda: (
            not vowels
            and not tail
            and (
                letter == "ມ"
                or not (following and following in CONSONANT + LEAD + TAIL + MARK)
                or (tone and following not in "ອວ")
            )
        ),
    }
    return decisions[{"ໂ": "ແ", "ໃ": "ໄ"}.get(lead, lead)]()
