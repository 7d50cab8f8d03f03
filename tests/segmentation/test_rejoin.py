"""Spaces inside words are taken out; spaces between words stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laodocs.segment import rejoin, word_tokenize
from tests.segmentation.test_laws import anything
from tests.segmentation.test_words import government_lines


@pytest.mark.parametrize(
    ("damaged", "repaired"),
    [
        ("ກຳ ລັງ", "ກຳລັງ"),
        ("ທັງ ໝົດ", "ທັງໝົດ"),
        ("ກໍາ ລັງ", "ກໍາລັງ"),
        ("ການ ພັດ ທະນາ ປະເທດ", "ການ ພັດທະນາ ປະເທດ"),
        ("ສປປ ລາວ ແລະ ຫວຽດນາມ", "ສປປ ລາວ ແລະ ຫວຽດນາມ"),
        ("ກຳ  ລັງ", "ກຳ  ລັງ"),
        ("ກຳ\nລັງ", "ກຳ\nລັງ"),
    ],
)
def test_examples(damaged: str, repaired: str) -> None:
    assert rejoin(damaged)[0] == repaired


@given(st.one_of(anything, st.lists(st.sampled_from(["ກຳ", "ລັງ", " ", "ພັດ", "ທະນາ", "x", "1"])).map("".join)))
def test_only_single_spaces_go_and_edits_say_where(text: str) -> None:
    repaired, edits = rejoin(text)
    gone = {edit.source_span.start for edit in edits}
    assert all(text[at] == " " for at in gone)
    assert repaired == "".join(char for at, char in enumerate(text) if at not in gone)
    for edit in edits:
        assert edit.span.start == edit.source_span.start - sum(at < edit.source_span.start for at in gone)


def test_annotated_spaces_stay() -> None:
    spaces = wrong = 0
    for tokens in government_lines():
        text = "".join(tokens)
        spaces += tokens.count(" ")
        wrong += len(rejoin(text)[1])
    assert wrong / spaces < 0.01


def test_spaces_put_into_long_words_go() -> None:
    found = total = 0
    for tokens in government_lines():
        text = "".join(tokens)
        for word in word_tokenize(text):
            if word.endswith("ພັດທະນາ"):
                total += 1
                found += rejoin(text.replace(word, word.replace("ພັດ", "ພັດ "), 1))[0] == text
    assert total > 20
    assert found / total > 0.9
