"""The strategies keep what they promise, and the checkers catch functions that break a law."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laodocs import is_normalized, normalize
from laodocs.diagnosis import diagnose
from laodocs.strategies import DamagedText, check_normalizer, check_tokenizer, clusters, damaged, lao_text, words


@given(lao_text())
def test_clean_text_is_in_normal_form(text: str) -> None:
    assert is_normalized(text)
    assert is_normalized(text, "repair")


@given(words())
def test_words_are_spelled_by_the_grammar(word: str) -> None:
    assert [issue for issue in diagnose(word) if issue.code != "doubled-vowel"] == []


@given(clusters())
def test_clusters_keep_the_order_of_marks(cluster: str) -> None:
    assert is_normalized(cluster, "conservative")


@given(damaged())
def test_damage_is_undone_and_listed_where_it_stands(drawn: DamagedText) -> None:
    assert normalize(drawn.text) == drawn.clean
    restored = drawn.text
    for damage in reversed(drawn.damages):
        assert drawn.text[slice(*damage.span)] == damage.after
        restored = restored[: damage.span.start] + damage.before + restored[damage.span.end :]
    assert restored == drawn.clean


@given(st.from_type(DamagedText))
def test_hypothesis_knows_the_type(drawn: DamagedText) -> None:
    assert isinstance(drawn, DamagedText)


def test_checkers_pass_what_is_right() -> None:
    check_normalizer(normalize, repairs=True, max_examples=30)
    check_tokenizer(lambda text: re.findall(r"(?s)\s+|\S+", text), max_examples=30)


@pytest.mark.parametrize(
    "wrong",
    [
        lambda text: text.replace("\u0ecdາ", "ຳ"),
        lambda text: unicodedata.normalize("NFKC", text),
        lambda text: text + "x",
    ],
)
def test_normalizers_that_break_a_law_are_caught(wrong: object) -> None:
    with pytest.raises(AssertionError):
        check_normalizer(wrong, repairs=True)  # type: ignore[arg-type]


@pytest.mark.parametrize("wrong", [list, str.split, lambda text: [text[:1], text[1:]]])
def test_tokenizers_that_break_a_law_are_caught(wrong: object) -> None:
    with pytest.raises(AssertionError):
        check_tokenizer(wrong)  # type: ignore[arg-type]
