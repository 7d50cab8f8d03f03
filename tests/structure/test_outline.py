"""Single rules of the outline that a whole fixture would hide."""

from __future__ import annotations

import pytest

from laodocs.outline import find_by_id, find_section
from tests.effort import is_linear
from tests.structure.reading import read_outline, walk


def paths(source: str) -> list[str]:
    return ["/".join(node.path) for node in walk(read_outline(source)[1].sections) if node.kind != "heading"]


def codes(source: str) -> list[tuple[str, str]]:
    text, outline = read_outline(source)
    return [(issue.code, text[slice(*issue.span or ())]) for issue in outline.issues]


ARTICLES = "ມາດຕາ 1 ສິດ\nມີສິດ.\n\nມາດຕາ 2 ພັນທະ\nມີພັນທະ.\n\n"


@pytest.mark.parametrize(
    ("source", "issues"),
    [
        ("1. ກາ;\n2. ຂາ;\n2. ຄາ;\n3. ງາ.", [("repeated-number", "2.")]),
        ("1. ກາ;\n2. ຂາ;\n4. ງາ.", [("gap", "4.")]),
        (f"{ARTICLES}ມາດຕາ 4 ອື່ນໆ\nມີ.", [("gap", "ມາດຕາ 4")]),
        (f"{ARTICLES}ມາດຕາ 2 ອື່ນໆ\nມີ.", [("repeated-number", "ມາດຕາ 2")]),
        ("1. ກາ;\n2. ຂາ;\n3. ຄາ.\n1. ງາ;\n2. ຈາ;\n3. ສາ.", [("restart", "1.")]),
        ("II. ກາ\n\nຂາ.\n\nIII. ຄາ\n\nງາ.", [("late-start", "II.")]),
    ],
)
def test_odd_numbers_give_issues(source: str, issues: list[tuple[str, str]]) -> None:
    assert codes(source) == issues


def test_a_repeated_number_is_counted_on_but_printed_as_it_is() -> None:
    _, outline = read_outline("1. ກາ;\n2. ຂາ;\n2. ຄາ;\n3. ງາ.")
    assert [(node.label, node.path) for node in outline.sections] == [
        ("1.", ("1",)),
        ("2.", ("2",)),
        ("2.", ("3",)),
        ("3.", ("4",)),
    ]


def test_a_repeated_article_keeps_its_number_and_gets_its_own_id() -> None:
    _, outline = read_outline(f"{ARTICLES}ມາດຕາ 2 ອື່ນໆ\nມີ.\n\nມາດຕາ 3 ທ້າຍ\nມີ.")
    assert [(node.id, node.path) for node in outline.sections][1:] == [("2", ("2",)), ("2_2", ("2",)), ("3", ("3",))]


def test_annex_numbers_start_again() -> None:
    source = "I. ກາ\n\nຂາ.\n\nII. ຄາ\n\nງາ.\n\nເອກະສານຊ້ອນທ້າຍ 1: ຈາ\n\nI. ສາ\n\nຊາ.\n\nII. ຍາ\n\nດາ."
    assert paths(source) == ["I", "II", "annex:1", "annex:1/I", "annex:1/II"]


def test_numbered_headings_below_the_last_lettered_chapter_are_its_own() -> None:
    letters = "ກ. ສະພາບລວມ\n\nດີ.\n\nຂ. ຜົນງານ\n\nດີ.\n\nຄ. ທິດທາງ\n\n"
    source = f"{letters}1. ຄາດໝາຍ\n\nສູ້ຊົນ.\n\n2. ຈຸດສຸມ\n\nກ) ສ້ອມແປງ;\nຂ) ຈັດຊື້."
    assert paths(source) == ["ກ", "ຂ", "ຄ", "ຄ/1", "ຄ/2", "ຄ/2/ກ", "ຄ/2/ຂ"]


def test_decimals_prove_lost_numbers() -> None:
    source = " 1. ກາ\n\n1.1 ຂາ.\n\n 1. ຄາ\n\n2.1 ງາ.\n\n 1. ຈາ\n\n3.1 ສາ."
    assert paths(source) == ["1", "1/1", "2", "2/1", "3", "3/1"]


def test_decimals_without_printed_parents_keep_all_their_numbers() -> None:
    assert paths("1.1 ກາ.\n\n1.2 ຂາ.\n\n2.1 ຄາ.\n\n2.2 ງາ.") == ["1/1", "1/2", "2/1", "2/2"]


def test_a_citation_at_a_line_start_is_text() -> None:
    source = f"{ARTICLES}ໃຫ້ປະຕິບັດ ຕາມທີ່ໄດ້ກຳນົດໄວ້ ໃນ\nມາດຕາ 3 ຂອງກົດໝາຍສະບັບນີ້.\n\nມາດຕາ 3 ທ້າຍ\nມີ."
    assert paths(source) == ["1", "2", "3"]
    assert codes(source) == []


def test_a_number_that_the_sentence_awaits_is_text() -> None:
    assert paths("2.1 ກາຂາ.\n2.2 ການເພີ່ມທຶນ ຕ້ອງເຫັນດີ ຕາມຂໍ້\n2.1 ຂ້າງເທິງ.\n2.3 ຄາງາ.") == ["2/1", "2/2", "2/3"]


def test_sections_end_before_signatures_and_hold_what_is_theirs() -> None:
    text, outline = read_outline("1. ກາ\n\nຂາຄາງາຈາ.\n\n- ສາ;\n- ຊາ.\n\nປະທານ\n\nສີດາ ວົງສາ")
    [section] = outline.sections
    assert text[section.span.start : section.span.end] == "1. ກາ\n\nຂາຄາງາຈາ.\n\n- ສາ;\n- ຊາ."
    assert section.title_span is not None
    assert text[slice(*section.title_span)] == section.title == "ກາ"


def test_block_types_follow_the_numbering() -> None:
    _, outline = read_outline("I. ກາ\n\nຂາ.\n\n1. ຄາ;\n2. ງາ.\n\n- ຈາ")
    assert [(b.type, b.label) for b in outline.blocks if b.label] == [
        ("heading", "I."),
        ("list_item", "1."),
        ("list_item", "2."),
        ("list_item", "-"),
    ]


def test_finding_by_labels_and_by_id() -> None:
    _, outline = read_outline("ພາກທີ I ກາ\n\nມາດຕາ 1 ຂາ\nຄາ.\n\nພາກທີ II ງາ\n\nມາດຕາ 2 ຈາ\nສາ.")
    article = find_section(outline.sections, "2")
    assert article is not None
    assert article.path == ("p2", "2")
    assert find_by_id(outline.sections, "p2.2") is article
    assert find_section(outline.sections, "p1", "2") is None
    assert find_section(outline.sections) is None


def test_finding_by_printed_labels() -> None:
    law = "ພາກທີ I ກາ\n\nມາດຕາ 1 ຂາ\n1. ຄາ;\n2. ງາ:\nກ. ຈາ;\nຂ. ສາ.\n\nມາດຕາ 2 ຊາ\nຍາ.\n\n"
    source = f"{law}ເອກະສານຊ້ອນທ້າຍ 1: ດາ\n\nI. ຕາ\n\nຖາ."
    _, outline = read_outline(source)
    asked = {
        ("ມາດຕາ 2",): "p1.2",
        ("ມາດຕາ 1", "ຂໍ້ 2"): "p1.1.2",
        ("1.2",): "p1.1.2",
        ("ມາດຕາ 1", "2", "ຂ."): "p1.1.2.ຂ",
        ("ພາກທີ I",): "p1",
        ("ເອກະສານຊ້ອນທ້າຍ 1", "I."): "annex1.I",
        ("ມາດຕາ 9",): None,
    }
    found = {labels: find_section(outline.sections, *labels) for labels in asked}
    assert {labels: node and node.id for labels, node in found.items()} == asked


def test_contents_without_a_heading_and_running_headers_are_told() -> None:
    body = "ກອງທຶນ ເລີ່ມແຕ່ປີ 2003 ແລະ ເຄື່ອນໄຫວຢູ່ທົ່ວປະເທດ ຕາມນະໂຍບາຍຂອງລັດຖະບານ."
    contents = "ສາລະບານ\n\nI. ຄວາມເປັນມາ\t2\nII. ການເງິນ\t4\n\n"
    source = f"{contents}I. ຄວາມເປັນມາ\n\n{body}\n\nຄວາມເປັນມາ\n\n{body}\n\nຄວາມເປັນມາ\n\n{body}"
    assert codes(source) == [("toc-mismatch", "II. ການເງິນ\t4"), ("furniture-dropped", "ຄວາມເປັນມາ")]


@pytest.mark.parametrize(
    ("source", "count"),
    [
        ("\n".join(f"ມາດຕາ {n} ຈຸດປະສົງ\nກຳນົດ.\n1. ກາ;\n2. ຂາ.\n" for n in range(1, 1001)), 3000),
        ("1. ກາ\n" * 3000, 3000),
        ("I. ກາ\n\n" * 3000, 3000),
        ("1. ກາ\n\n" + "ໜ້າທີ່:\n\n" * 3000, 3001),
        (
            "\n".join(f"{n}. ກາ{n}\t{n}" for n in range(1, 800))
            + "\n\n"
            + "\n\n".join(f"ກາ{n}" for n in range(1, 800)),
            799,
        ),
        ("1." * 50_000, 0),
        ("(" * 50_000 + "ມາດຕາ " * 5_000, 0),
    ],
    ids=["law", "one", "roman", "headings", "contents", "dots", "brackets"],
)
def test_long_and_hostile_documents_are_read_in_one_pass(source: str, count: int) -> None:
    _, outline = read_outline(source)
    assert len(list(walk(outline.sections))) == count


@pytest.mark.parametrize(
    "unit", ["ມາດຕາ 1 ກາ\n", "1. ກາ\n", "I. ກາ\n\n", "ໜ້າທີ່:\n\n", "ກາ\t1\n", "1.", "(", "ມາດຕາ "], ids=ascii
)
def test_work_is_linear(unit: str) -> None:
    assert is_linear(read_outline, unit, 8_000)
