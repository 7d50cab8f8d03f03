"""Strings that reach every rule: Lao, invisibles, marks of other scripts, and characters that folds take apart."""

from __future__ import annotations

from hypothesis import strategies as st

ALPHABET = (
    "ກຫຫນນມມວອງລເເເແໂໄໃະາາຳຽໆ໑"
    "\u0eb1\u0eb4\u0eb8\u0eb9\u0ebb\u0ecd\u0ecd\u0ec8\u0ec8\u0ec9\u0eba\u0ebc\u0ecc\u0ece"
    "\u200b\u200c\u2060\u00ad\ufeff \u00a0\u2003\na.\u0301\u0345\u0e48\u0e34\u25cc\u0ede"
    "\ud800\u0958\uff9e\u00b4\u0130\u0e80\u1100\u1161"
)


@st.composite
def dense_texts(draw: st.DrawFn) -> str:
    """Short texts over a handful of the characters that rules look at, so that they meet often."""
    few = draw(st.lists(st.sampled_from(ALPHABET), min_size=1, max_size=8))
    return "".join(draw(st.lists(st.sampled_from(few), max_size=16)))


def texts() -> st.SearchStrategy[str]:
    """Dense texts, and any text with surrogates."""
    return (
        dense_texts() | st.text(st.characters(codec=None, exclude_categories=("Co",))) | st.text(ALPHABET, max_size=30)
    )
