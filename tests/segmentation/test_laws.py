"""Laws of every level, for every string."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from laodocs.normalize import is_normalized, normalize
from laodocs.segment import Level, Segmenter, sent_tokenize, syllable_tokenize, tokenize, word_tokenize

LEVELS: tuple[Level, ...] = ("cluster", "syllable", "word", "compound", "sentence")

lao_letters = st.characters(min_codepoint=0x0E80, max_codepoint=0x0EFF)
others = st.sampled_from(
    [*list(" .,;:!?/@-'\"()0123456789abcZ\n\r\t%"), "\u200b", "\u200d", "’", "๓", "ก", "é", "😀", "́"]
)
lone = st.characters(categories=["Cs"])
texts = st.one_of(
    st.text(st.one_of(lao_letters, others), max_size=60),
    st.text(st.one_of(lao_letters, lone, st.characters()), max_size=30),
)
words = st.sampled_from(
    [
        "ການ",
        "ພັດທະນາ",
        "ປະເທດຊາດ",
        "ກໍາລັງ",
        "ຂອງ",
        "ໄຊສົມບູນ",
        "ສະຫະພັນ",
        "ແມ່ຍິງ",
        "ຫນ້າ",
        "ຕ່າງໆ",
        "ສ.ປ.ຊ.",
        "20.000",
        "a@b.la",
        "www.x.la/y",
    ]
)
lines = st.lists(st.one_of(words, others), max_size=12).map("".join)
anything = st.one_of(texts, lines)


@given(anything)
@example("")
@example("\ud800\udc00ກ\udfff")
@example("ເ\u200bເ ຫ\u200bນ້າ")
@example("\r\n\r\nກໍ\u200bາ")
def test_tokens_join_to_the_text_with_exact_spans(text: str) -> None:
    for level in LEVELS:
        tokens = tokenize(text, level)
        assert "".join(token.text for token in tokens) == text
        ends = [0]
        for token in tokens:
            assert token.span.start == ends[-1] < token.span.end
            assert text[token.span.start : token.span.end] == token.text
            ends.append(token.span.end)


@given(anything)
def test_every_level_cuts_only_between_clusters(text: str) -> None:
    ends = {level: set(Segmenter().ends(text, level)) for level in LEVELS}
    for level in ("syllable", "word", "compound", "sentence"):
        if level != "sentence" or is_normalized(text):
            assert ends[level] <= ends["cluster"], level


@given(anything)
def test_words_do_not_depend_on_the_form_of_the_input(text: str) -> None:
    assert [normalize(token) for token in word_tokenize(text)] != [] or not text
    normal = normalize(text)
    if "\u200b" not in text:
        assert len(word_tokenize(normal)) == len(word_tokenize(text))


@given(anything, anything)
@example("", "\u200dກ")
def test_a_line_end_parts_what_comes_before_from_what_comes_after(first: str, second: str) -> None:
    together = word_tokenize(f"{first}x\n{second}")
    assert together == word_tokenize(f"{first}x\n") + word_tokenize(second)


def test_decomposed_vowels_keep_their_characters() -> None:
    decomposed = "ກຳລັງເຮັດວຽກ".replace("ຳ", "ໍາ")
    assert word_tokenize(decomposed) == ["ກໍາລັງ", "ເຮັດ", "ວຽກ"]


def test_threads_agree() -> None:
    lines = [f"ສະຫະພັນແມ່ຍິງແຂວງໄຊສົມບູນ ລົງນາມຂໍ້ຕົກລົງ {n}" for n in range(50)] * 4
    segmenter = Segmenter(["ໄຊສົມບູນ"], forced=["ລົງນາມ"])
    alone = [segmenter.words(line) for line in lines]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(segmenter.words, lines)) == alone


@pytest.mark.parametrize(
    "text", ["ບັນດາ" * 20_000, "ກ" * 100_000, "ເ" * 100_000, "ັ" * 100_000, "a.a@" * 25_000, "." * 100_000, "1," * 50_000]
)
def test_hostile_repetitions_take_linear_time(text: str) -> None:
    assert "".join(word_tokenize(text)) == text
    assert "".join(syllable_tokenize(text)) == text
    assert "".join(sent_tokenize(text)) == text


@pytest.mark.parametrize("call", [tokenize, word_tokenize, syllable_tokenize, sent_tokenize])
def test_wrong_types_are_refused_with_advice(call: object) -> None:
    with pytest.raises(TypeError, match="decode"):
        call(b"abc")  # type: ignore[operator]


def test_unknown_level_is_refused() -> None:
    with pytest.raises(ValueError, match="syllable"):
        tokenize("ກ", "letter")  # type: ignore[arg-type]


@given(st.lists(words, max_size=8).map("\u200b".join), st.sampled_from(["word", "compound", "syllable", "cluster"]))
@example("\u200b\u200bກາ\u200b", "word")
@example("ຫ\u200bນ້າ", "compound")
def test_a_zero_width_space_that_is_normal_is_a_token(text: str, level: Level) -> None:
    normal = normalize(text)
    hints = [(at, at + 1) for at, char in enumerate(normal) if char == "\u200b"]
    tokens = {tuple(token.span) for token in tokenize(normal, level)}
    assert set(hints) <= tokens


@given(anything, st.sampled_from(["word", "compound"]))
def test_no_word_reaches_across_a_zero_width_space_that_is_normal(text: str, level: Level) -> None:
    for token in tokenize(normalize(text), level):
        assert "\u200b" not in token.text or token.text == "\u200b"
