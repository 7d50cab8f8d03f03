"""Law checkers that other projects run on their own functions: a normaliser, a tokeniser.

Each raises `AssertionError` with the smallest text that Hypothesis finds against a law. In a test of your project:

    from laodocs.strategies import check_normalizer, check_tokenizer

    def test_my_normalizer():
        check_normalizer(my_package.clean)

    def test_my_tokenizer():
        check_tokenizer(my_package.cut)
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable

from hypothesis import given, settings
from hypothesis import strategies as st

from laodocs.script import CONSONANTS, FOLLOWING_VOWELS, LEADING_VOWELS, MARKS
from laodocs.strategies.damage import DamagedText
from laodocs.strategies.text import damaged, lao_text

__all__ = ["check_normalizer", "check_tokenizer"]

_INSIDE = re.compile(
    f"(?<=[{LEADING_VOWELS}])(?=[{CONSONANTS}])|(?<=[{CONSONANTS}{MARKS}])(?=[{MARKS}{FOLLOWING_VOWELS}])"
)
"""Places inside a cluster, where nothing may be cut."""


def _any_text() -> st.SearchStrategy[str]:
    """Damaged Lao, and any characters at all, surrogates included."""
    return damaged().map(lambda drawn: drawn.text) | st.text(st.characters(codec=None, exclude_categories=()))


def check_normalizer(
    function: Callable[[str], str], *, repairs: bool = False, composed: bool = True, max_examples: int = 100
) -> None:
    """Check the laws that a normaliser of Lao should keep.

    Args:
        function: takes and gives a `str`.
        repairs: also that clean Lao is left alone and slips are undone, as `laodocs.normalize` does.
        composed: also that it does not matter whether the text came in NFC (for Lao text).
        max_examples: how many texts are tried for each law.

    Raises:
        AssertionError: a law is broken; the message names it, Hypothesis shows the text.

    >>> from laodocs import normalize
    >>> check_normalizer(normalize, repairs=True, max_examples=10)
    """
    tries = settings(max_examples=max_examples, deadline=None, database=None, report_multiple_bugs=False)

    @tries
    @given(_any_text())
    def is_idempotent(text: str) -> None:
        once = function(text)
        assert function(once) == once, f"a second pass changes {once!r}"

    @tries
    @given(damaged())
    def ignores_composition(drawn: DamagedText) -> None:
        expected = unicodedata.normalize("NFC", function(drawn.text))
        result = function(unicodedata.normalize("NFC", drawn.text))
        assert unicodedata.normalize("NFC", result) == expected, f"NFC of {drawn.text!r} gives another result"

    @tries
    @given(damaged())
    def undoes_slips(drawn: DamagedText) -> None:
        assert function(drawn.clean) == drawn.clean, f"clean text {drawn.clean!r} is changed"
        assert function(drawn.text) == drawn.clean, f"{drawn.damages} are not undone"

    is_idempotent()
    if composed:
        ignores_composition()
    if repairs:
        undoes_slips()


def check_tokenizer(
    function: Callable[[str], Iterable[str]], *, lossless: bool = True, max_examples: int = 100
) -> None:
    """Check the laws that a tokeniser of Lao should keep.

    Args:
        function: takes a `str`, gives the tokens as strings.
        lossless: tokens join to the text, and none is empty; else spaces may be dropped.
        max_examples: how many texts are tried for each law.

    Raises:
        AssertionError: a law is broken; the message names it, Hypothesis shows the text.

    >>> check_tokenizer(lambda text: [text] if text else [], max_examples=10)
    """
    tries = settings(max_examples=max_examples, deadline=None, database=None, report_multiple_bugs=False)

    @tries
    @given(_any_text())
    def loses_nothing(text: str) -> None:
        tokens = list(function(text))
        if lossless:
            assert "".join(tokens) == text, f"tokens {tokens} do not join to {text!r}"
            assert all(tokens), f"an empty token in {tokens}"
        else:
            assert "".join("".join(tokens).split()) == "".join(text.split()), f"tokens {tokens} lose part of {text!r}"

    @tries
    @given(lao_text())
    def keeps_clusters_whole(text: str) -> None:
        letters = "".join(text.split())
        inside = {match.start() for match in _INSIDE.finditer(letters)}
        at = 0
        for token in function(text):
            at += len("".join(token.split()))
            assert at not in inside, f"{token!r} ends inside a cluster of {text!r}"

    loses_nothing()
    keeps_clusters_whole()
