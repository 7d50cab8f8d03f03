"""The shipped model on annotated text, and the rules of the annotation guideline that need no model."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from laodocs.normalize import normalize
from laodocs.segment import sent_tokenize, syllable_tokenize, tokenize, word_tokenize

FIXTURES = Path(__file__).parents[2] / "fixtures" / "segmentation"


def annotated(part: str) -> list[list[str]]:
    lines = (FIXTURES / f"{part}.tsv").read_text("utf-8").split("\n")
    return [line.split("\t", 1)[1].split("|") for line in lines if line]


def government_lines() -> list[list[str]]:
    return annotated("government")


def spans(tokens: list[str]) -> set[tuple[int, int]]:
    ends = [0]
    for token in tokens:
        ends.append(ends[-1] + len(token))
    return set(itertools.pairwise(ends))


def test_government_lines_are_cut_as_annotated() -> None:
    """The model was trained on these lines: this guards the pipeline, it is no measure of quality."""
    gold = made = right = 0
    for tokens in government_lines():
        wanted, found = spans(tokens), spans(word_tokenize("".join(tokens)))
        gold, made, right = gold + len(wanted), made + len(found), right + len(wanted & found)
    assert 2 * right / (gold + made) > 0.98


@pytest.mark.parametrize("part", ["office", "prose"])
def test_annotation_is_of_normal_text_and_parts_no_cluster(part: str) -> None:
    for tokens in annotated(part):
        text = "".join(tokens)
        assert normalize(text) == text
        assert all(tokens), text
        borders = {token.span.end for token in tokenize(text, "cluster")}
        assert {end for _, end in spans(tokens)} <= borders, text


@pytest.mark.parametrize(
    "cut",
    [
        "ຕ່າງໆ|,| |ອື່ນໆ",
        "ວັນທີ| |09| |ສິງຫາ| |2021",
        "84,51|%| |ຫຼື| |2.029",
        "ທ່ານ| |ດຣ.| |ບົວພັນ",
        "ປ.ນ| |ແລະ| |ສ.ປ.ຊ.",
        "ອຄ.ກຄພ| |ເລກທີ|.",
        "-----| |–––| |!?| |(|(",
        "U.S.| |St.| |Martin’s| |COVID|-|19",
        "info@moic.gov.la|,| |https://www.laotradeportal.gov.la/index.php?r=1|.",
        "II|.| |ການ|ຈັດຕັ້ງ|ປະຕິບັດ",
        "ກະຊວງ|ພາຍໃນ",
    ],
)
def test_guideline(cut: str) -> None:
    assert word_tokenize(cut.replace("|", "")) == cut.split("|")


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("ປີ໒໐໒໔", ["lao", "number"]),
        ("a@b.la x.com", ["email", "space", "url"]),
        ("ກ\u200bຂ", ["lao", "space", "lao"]),
        ("ภาษาไทย😀", ["other", "other"]),
        ("1930s F125", ["latin", "space", "latin"]),
        ("12.05.2024", ["number"]),
    ],
)
def test_kinds(text: str, kinds: list[str]) -> None:
    assert [token.kind for token in tokenize(text)] == kinds


@pytest.mark.parametrize(
    "cut",
    [
        "ໃຫຍ່",
        "ຄວາມ|ຮູ້",
        "ສຳ|ຫຼວດ",
        "ສາ|ທາ|ລະ|ນະ|ລັດ",
        "ຜູ້|ອຳ|ນວຍ|ການ",
        "ຫວຽດ|ນາມ",
        "ເຄື່ອງ|ບິນ",
        "ປະ|ໂຫຍດ",
        "ອາ|ທິຕຍ໌",
        "ຕ່າງໆ",
        "ຂ້ອຍ",
        "ຫລາຍ|ຄົນ",
        "ເດືອນ",
        "ເສຍ|ໃຈ",
    ],
)
def test_syllables(cut: str) -> None:
    assert syllable_tokenize(cut.replace("|", "")) == cut.split("|")


@pytest.mark.parametrize(
    "cut",
    [
        "ລາຄາ 2.029 ກີບ. |ຂໍຂອບໃຈ.",
        "3.1 ມາດຕາ ໜຶ່ງ; |ສອງ",
        "1. ຂໍ້ໜຶ່ງ. |2. ຂໍ້ສອງ.",
        "ກ. ຂໍ້ຕົກລົງ|",
        "ແຖວໜຶ່ງ\n|ແຖວສອງ",
        "ມູນຄ່າ 12.000 ປ.ນ ແລະ www.x.la ນີ້! |“ແມ່ນ”.",
    ],
)
def test_sentences(cut: str) -> None:
    assert sent_tokenize(cut.replace("|", "")) == [part for part in cut.split("|") if part]
