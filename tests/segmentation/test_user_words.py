"""Added and forced words, engines, and broken inputs."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from laodocs import _native
from laodocs.segment import Engine, Level, Segmenter, read_words, word_tokenize

INVENTED = "ຄຳຮຸ່ງເຮືອງການຄ້າ"
"""A name whose parts are words."""


def test_an_added_word_is_found_where_it_was_not() -> None:
    text = f"ບໍລິສັດ{INVENTED}ຈຳກັດ"
    assert INVENTED not in word_tokenize(text)
    assert INVENTED in word_tokenize(text, words=[INVENTED])


def test_added_words_are_matched_in_any_form() -> None:
    decomposed = INVENTED.replace("ຳ", "ໍາ")
    assert decomposed in word_tokenize(f"ບໍລິສັດ{decomposed}", words=[INVENTED])
    assert INVENTED in word_tokenize(f"ບໍລິສັດ{INVENTED}", words=[decomposed])


def test_forced_words_hold_any_characters_and_the_longest_wins() -> None:
    cut = word_tokenize("ສປປ ລາວ ຕ້ານ COVID-19", forced=["ສປປ", "ສປປ ລາວ", "COVID-19"])
    assert cut == ["ສປປ ລາວ", " ", "ຕ້ານ", " ", "COVID-19"]


def test_a_forced_word_never_cuts_a_cluster() -> None:
    assert "ກາ" not in word_tokenize("ກາະ ເກາ", forced=["ກາ"])


def test_word_lists_come_from_files(tmp_path: Path) -> None:
    path = tmp_path / "names.txt"
    path.write_text(f"# ຊື່\n\n{INVENTED}\n", "utf-8")
    assert read_words(path) == [INVENTED]


def test_added_words_must_be_lao() -> None:
    with pytest.raises(ValueError, match="forced"):
        Segmenter(["COVID-19"])
    with pytest.raises(TypeError, match="list"):
        Segmenter("ກາ")
    with pytest.raises(ValueError, match="engine"):
        Segmenter(["ກາ"], engine="laonlp")


@pytest.mark.parametrize("engine", ["laonlp", "newmm"])
@pytest.mark.parametrize("text", ["ປະຕິບັດ 3/4 ແລະ ພັດທະນາ", "ບັນດາ/ ໆໆ ", "", "ກ\n\nຂ"])
def test_peers_are_made_lossless(engine: Engine, text: str) -> None:
    pytest.importorskip("laonlp")
    assert "".join(word_tokenize(text, engine=engine)) == text


def test_unknown_engine_is_refused() -> None:
    with pytest.raises(ValueError, match="newmm"):
        word_tokenize("ກາ", engine="best")  # type: ignore[arg-type]


def shipped_model() -> bytes:
    from importlib import resources

    return resources.files("laodocs").joinpath("data", "segmenter.bin").read_bytes()


@pytest.mark.parametrize(
    "damage",
    [
        lambda b: b"",
        lambda b: b[:-1],
        lambda b: b + b"x",
        lambda b: b"LSEG\x09" + b[5:],
        lambda b: b[:5] + b"\xff" * 40,
    ],
)
def test_a_broken_model_is_refused(damage: object) -> None:
    with pytest.raises(ValueError, match="not a segmentation model"):
        _native.Segmenter(damage(shipped_model()))  # type: ignore[operator]


def test_model_and_lexicon_fit_the_wheel() -> None:
    assert len(shipped_model()) < 2_000_000


def test_the_model_is_the_one_that_its_card_names() -> None:
    """Training again gives this file; `make train-segment` prints the hash that the card must hold."""
    card = (Path(__file__).parents[2] / "training" / "README.md").read_text("utf-8")
    assert hashlib.sha256(shipped_model()).hexdigest() in card


@pytest.mark.parametrize("level", ["word", "compound"])
def test_an_added_word_made_of_several_known_words_is_one(level: Level) -> None:
    name = "ຄະນະກຳມະການພັດທະນາຊົນນະບົດ"
    assert name in Segmenter([name]).split(f"ທ່ານ ເປັນປະທານ{name}ຂັ້ນແຂວງ ໄດ້ຊີ້ນຳ", level)
    assert name not in Segmenter().split(f"ທ່ານ ເປັນປະທານ{name}ຂັ້ນແຂວງ ໄດ້ຊີ້ນຳ", level)
