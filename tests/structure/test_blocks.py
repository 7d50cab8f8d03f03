"""What blocks make of wraps, page breaks, furniture, tables, fronts and ends."""

from __future__ import annotations

import pytest

from laodocs.blocks import Block, build_blocks
from laodocs.readers import read_source


def blocks_of(source: str) -> tuple[str, tuple[Block, ...]]:
    page = read_source(source, format="text")
    return page.text, build_blocks(page.text, page.lines)


def kinds(source: str) -> list[tuple[str, str]]:
    return [(block.type, block.text) for block in blocks_of(source)[1]]


PROSE = "ກອງປະຊຸມໄດ້ຮັບຟັງການລາຍງານກ່ຽວກັບການຈັດຕັ້ງປະຕິບັດແຜນພັດທະນາເສດຖະກິດ-ສັງຄົມ ຂອງແຂວງ"


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        (f"{PROSE} ວ່າດ້ວຍການ", "ຮ່ວມມື ລະຫວ່າງສອງຝ່າຍ.", "ວ່າດ້ວຍການຮ່ວມມື"),
        (f"{PROSE} ແລະ", "ອົງການຈັດຕັ້ງສັງຄົມ.", "ແລະ ອົງການ"),
        (f"{PROSE} (ແຜນການ, ຈັດຕັ້ງ", "ແລະ ງົບປະມານ) ຕໍ່ກອງປະຊຸມ.", "ຈັດຕັ້ງ ແລະ ງົບປະມານ)"),
    ],
)
def test_a_sentence_cut_by_a_page_break_is_one_block(first: str, second: str, joined: str) -> None:
    [(kind, text)] = kinds(f"{first}\n\n{second}")
    assert kind == "paragraph"
    assert joined in text


def test_a_running_header_does_not_cut_a_sentence() -> None:
    header = "ຄູ່ມືແນະນຳວຽກງານ"
    pages = [f"ພາກທີ {n} {PROSE}" for n in (1, 2, 3)]
    source = (
        f"1. {header}\n\n{pages[0]} ທີ່ໄດ້\n\n{header}\n\nສະເໜີຕໍ່ຄະນະປະຈຳສະພາປະຊາຊົນແຂວງ ເພື່ອພິຈາລະນາຮັບຮອງ.\n\n{header}\n\nຈົບ."
    )
    found = kinds(source)
    assert [kind for kind, text in found if text == header] == ["list_item", "furniture", "furniture"]
    assert any("ທີ່ໄດ້ ສະເໜີ" in text for _, text in found)


@pytest.mark.parametrize("line", ["3", "- 3 -", "ໜ້າ 3", "3/12", "Page 3 of 10", "ບົດລາຍງານປະຈຳປີ      ໜ້າ 4"])
def test_page_numbers_are_furniture(line: str) -> None:
    assert ("furniture", " ".join(line.split())) in kinds(f"{PROSE}.\n\n{line}\n\n{PROSE}.")


def test_a_running_header_with_its_page_is_furniture_from_the_first_line_on() -> None:
    header = "ສັນຍາຮ່ວມທຶນ ບໍລິສັດ ພູຄຳ ຈຳກັດ      ໜ້າ {}/2"
    found = kinds(f"{header.format(1)}\n\nສັນຍາຮ່ວມທຶນ\n\n{PROSE}.\n\n{header.format(2)}\n\n{PROSE}.")
    assert [kind for kind, _ in found] == ["furniture", "title", "paragraph", "furniture", "paragraph"]


def test_the_lines_of_a_table_below_an_annex_are_no_headings() -> None:
    cells = "ຝ່າຍ\nຈຳນວນ\nມູນຄ່າ\nກຸ່ມ ໜຶ່ງ\n19.200\nກຸ່ມ ສອງ\n43.200"
    found = kinds(f"ສັນຍາ\n\n{PROSE}.\n\nເອກະສານຊ້ອນທ້າຍ 1\nຕາຕະລາງ\n\n{cells}\n\nເອກະສານຊ້ອນທ້າຍ 2\nແຜນການ")
    assert {kind for kind, text in found if text in cells.split("\n")} == {"figure_text"}


def test_a_year_on_a_cover_is_no_page_number() -> None:
    assert ("metadata", "2015") in kinds(f"ບົດແນະນຳ\n\n2015\n\nສາລະບານ\n\nI. ກ\t3\nII. ຂ\t5\n\n{PROSE}.")


def test_repeated_subheadings_and_numbers_are_no_furniture() -> None:
    part = "ໜ້າທີ່\n\nຊີ້ນຳ ແລະ ຕິດຕາມ ການປະຕິບັດ.\n\n021 212 212\n\n"
    assert "furniture" not in {kind for kind, _ in kinds(part * 4)}


def test_a_slogan_in_another_script_is_furniture_where_it_repeats() -> None:
    found = kinds(f"Resilient nations.\n\nບົດແນະນຳ\n\n{PROSE}.\n\nResilient nations.")
    assert [kind for kind, text in found if text == "Resilient nations."] == ["furniture", "furniture"]


def test_contact_lines_belong_to_their_bullet() -> None:
    _, blocks = blocks_of("ຕິດຕໍ່:\n\n- ທ່ານ ນິສິດ, ຫົວໜ້າກົມ\n021 212 710\n- ທ່ານ ບຸນມີ\n021 212 711")
    assert [(b.type, len(b.lines)) for b in blocks[1:]] == [("list_item", 2), ("list_item", 2)]


def test_a_table_goes_on_over_a_page_break_and_into_a_list() -> None:
    source = (
        "ສະມາຊິກ ປະກອບມີດັ່ງນີ້:\n\nກຸ່ມ\tຊື່\nລັດຖະບານ:\t<ul> • ກະຊວງພາຍໃນ • ກະຊວງການເງິນ\n\n"
        "ຄູ່ຮ່ວມພັດທະນາ:\n\n- ຟິນແລນ\n- ຝະລັ່ງ\n\nໜ້າທີ່:\n\nຊີ້ນຳ."
    )
    text, blocks = blocks_of(source)
    [table] = [block for block in blocks if block.type == "table"]
    rows = [[[text[a:b] for a, b in cell] for cell in row] for row in table.rows]
    assert rows[1] == [["ລັດຖະບານ:"], ["• ກະຊວງພາຍໃນ", "• ກະຊວງການເງິນ"]]
    assert rows[2] == [["ຄູ່ຮ່ວມພັດທະນາ:"], ["- ຟິນແລນ", "- ຝະລັ່ງ"]]
    assert blocks[0].type == "heading"
    assert blocks[-2].type == "heading"


def test_front_matter() -> None:
    source = (
        "ສາທາລະນະລັດ ປະຊາທິປະໄຕ ປະຊາຊົນລາວ\nສັນຕິພາບ ເອກະລາດ ປະຊາທິປະໄຕ ເອກະພາບ ວັດທະນາຖາວອນ\n\nກະຊວງພາຍໃນ\n"
        "ເລກທີ 12/ພນ\n\nຂໍ້ຕົກລົງ\nວ່າດ້ວຍ ການຈັດຕັ້ງກົມ\n\nມາດຕາ 1 ຈຸດປະສົງ\nກຳນົດການຈັດຕັ້ງ."
    )
    assert [kind for kind, _ in kinds(source)] == ["metadata"] * 4 + ["title", "title", "heading", "paragraph"]


def test_web_page_front_and_byline() -> None:
    source = f"loader image\n\nສະພາແຫ່ງຊາດ\n\nກອງປະຊຸມທີ່ແຂວງຄຳມ່ວນ.\n\nມ.ສ. 4, 2024 | ເຂດ 12\n\n{PROSE}.\n ໂດຍ: ເອື້ອ ມະໂນສິງ"
    assert [kind for kind, _ in kinds(source)] == [
        "furniture",
        "metadata",
        "title",
        "metadata",
        "paragraph",
        "metadata",
    ]


def test_a_title_in_lines_below_a_running_header_that_shortens_it() -> None:
    header = "ຄູ່ມື ໜ່ວຍງານພັດທະນາຊົນນະບົດ"
    page = f"{header}\n\nຄູ່ມື\nໜ່ວຍງານພັດທະນາຊົນນະບົດ ແລະ ແກ້ໄຂຄວາມທຸກຍາກ\n\nI. ຄວາມເປັນມາ\n\n{PROSE}.\n\n2\n\n"
    found = kinds(f"{page}{header}\n\n{PROSE}.\n\n3\n\n{header}\n\n{PROSE}.")
    assert [kind for kind, text in found if text == header] == ["furniture"] * 3
    assert [text for kind, text in found if kind == "title"] == ["ຄູ່ມື", "ໜ່ວຍງານພັດທະນາຊົນນະບົດ ແລະ ແກ້ໄຂຄວາມທຸກຍາກ"]


def test_the_subject_of_a_notice_is_of_its_title_and_that_of_a_letter_is_a_field() -> None:
    subject = "ເລື່ອງ: ການປັບລາຄານ້ຳມັນເຊື້ອໄຟ"
    assert ("title", subject) in kinds(f"ເລກທີ 12/ອຄ\n\nແຈ້ງການ\n\n{subject}\n\n{PROSE} {PROSE}.")
    assert ("title", subject) not in kinds(f"ເລກທີ 12/ອຄ\n\nຮຽນ: ທ່ານຫົວໜ້າພະແນກ\n\n{subject}\n\n{PROSE} {PROSE}.")


@pytest.mark.parametrize(
    ("sentence", "note", "kind"),
    [
        (f"{PROSE} ຕາມຖະແຫຼງການ¹ ແລ້ວ.", "1 ລົງນາມທີ່ນະຄອນຫຼວງວຽງຈັນ.", "footnote"),
        (f"{PROSE} ຕາມຖະແຫຼງການ² ແລ້ວ.", "1 ລົງນາມທີ່ນະຄອນຫຼວງວຽງຈັນ.", "paragraph"),
        (f"{PROSE} ເນື້ອທີ່ 25 ຕາແມັດ² ແລ້ວ.", "2 ຄອບຄົວໄດ້ຮັບ.", "paragraph"),
        (f"{PROSE} ຕາມຖະແຫຼງການ.", "1 ຄອບຄົວໄດ້ຮັບ.", "paragraph"),
        (f"{PROSE} ໃນປີ 2015.(1) ແລ້ວ.", "(1) ຈັດຂຶ້ນທຸກໆ 5 ປີ.", "footnote"),
    ],
)
def test_a_note_whose_figure_is_no_longer_raised(sentence: str, note: str, kind: str) -> None:
    assert kinds(f"{sentence}\n\n{note}")[1] == (kind, note)


@pytest.mark.parametrize("cited", ["ຕາມຂໍ້(1) ຂອງລະບຽບ", "ຕາມລະບຽບ (1) ແລະ (2)"])
def test_a_list_whose_number_was_cited_is_no_note(cited: str) -> None:
    assert kinds(f"{PROSE} {cited}.\n\n(1) ຈັດຂຶ້ນທຸກໆ 5 ປີ.")[1] == ("list_item", "ຈັດຂຶ້ນທຸກໆ 5 ປີ.")


def test_prose_has_no_title() -> None:
    assert [kind for kind, _ in kinds(f"{PROSE} {PROSE}.\n\n{PROSE} {PROSE}.")] == ["paragraph", "paragraph"]


@pytest.mark.parametrize("line", ["ຜູ້ອຳນວຍການ ຕົກລົງ:", "ບ່ອນສົ່ງ:", "ຝ່າຍ ກ:", "ໃນປີ 2023 ຈະໄດ້ສຸມໃສ່ວຽກງານ:", "ວຽກງານມີດັ່ງນີ້:"])
def test_lines_that_only_announce_are_no_headings(line: str) -> None:
    assert ("paragraph", line) in kinds(f"{PROSE}.\n\n{line}\n\n- ກະກຽມ;\n- ປະຕິບັດ.")


def test_signatures_close_the_text() -> None:
    source = f"1. {PROSE}.\n\nປະທານສະຫະພັນແມ່ຍິງ\n\nສີດາ ວົງສາ\n\nເອກະສານຊ້ອນທ້າຍ 1: ລາຍຊື່\n\n{PROSE}."
    assert [kind for kind, _ in kinds(source)][1:3] == ["signature", "signature"]


def test_a_page_that_prints_its_headline_again() -> None:
    headline = "ພະແນກກະສິກຳ ມອບແນວພັນເຂົ້າໃຫ້ຊາວນາ"
    found = kinds(f"{headline}\n\n{headline}\n{PROSE}.\n\nພາບປະກອບ - image 1\n\n{PROSE}.")
    assert [kind for kind, _ in found] == ["title", "furniture", "paragraph", "furniture", "paragraph"]


def test_menus_paths_and_related_news_are_furniture() -> None:
    source = (
        "ໜ້າຫຼັກ\nກ່ຽວກັບພວກເຮົາ\nໂຄງການຂອງພວກເຮົາ\nຂ່າວ\nຕິດຕໍ່\n\nໜ້າຫຼັກ > ຂ່າວ > ທົ່ວໄປ\n\nກະຊວງພາຍໃນ\n\n"
        f"ເປີດຊຸດຝຶກອົບຮົມ ຢູ່ແຂວງ\n\n12 ກັນຍາ 2023 08:30\n\n{PROSE}.\n\nຂ່າວທີ່ກ່ຽວຂ້ອງ\nກອງປະຊຸມປະຈຳປີ"
    )
    found = [kind for kind, _ in kinds(source)]
    assert found == ["furniture"] * 6 + ["metadata", "title", "metadata", "paragraph", "furniture", "furniture"]


def test_a_headline_below_the_date_of_a_site() -> None:
    source = f"ສຳນັກຂ່າວສານແຂວງ\n\nວັນພຸດ, 14 ກຸມພາ 2024\n\nລາວ ແລະ ຈີນ ຮ່ວມມືດ້ານກະສິກຳ\n\n{PROSE}."
    assert [kind for kind, _ in kinds(source)] == ["metadata", "metadata", "title", "paragraph"]


def test_a_rule_below_the_motto_parts_it_from_the_title() -> None:
    motto = "ສາທາລະນະລັດ ປະຊາທິປະໄຕ ປະຊາຊົນລາວ\nສັນຕິພາບ ເອກະລາດ ປະຊາທິປະໄຕ ເອກະພາບ ວັດທະນະຖາວອນ\n------ooo0ooo------\n"
    found = kinds(motto + "ສັນຍາຈ້າງບໍລິການຮັກສາຄວາມປອດໄພ\nເລກທີ: 12/ສຈ/2023\n\n" + PROSE + ".\n")
    assert [text for kind, text in found if kind == "title"] == ["ສັນຍາຈ້າງບໍລິການຮັກສາຄວາມປອດໄພ"]


def test_the_foot_of_a_site_keeps_its_address() -> None:
    page = (
        f"{PROSE} ປະຈຳປີ.\n\nRead more about ກອງປະຊຸມ\n523 views\n\nຂ່າວຫຼ້າສຸດ\nເປີດງານວັນປູກຕົ້ນໄມ້\n\n"
        "ຕິດຕໍ່ພວກເຮົາ\nບ້ານດອນ, ເມືອງໄຊ, ແຂວງອຸດົມໄຊ\nໂທ: 081 211 207\n\nCopyright © 2024 MOHA. All rights reserved.\n"
    )
    found = kinds(page)
    furniture = [text for kind, text in found if kind == "furniture"]
    assert furniture == [
        "Read more about ກອງປະຊຸມ",
        "523 views",
        "ຂ່າວຫຼ້າສຸດ",
        "ເປີດງານວັນປູກຕົ້ນໄມ້",
        "Copyright © 2024 MOHA. All rights reserved.",
    ]
    assert "ບ້ານດອນ, ເມືອງໄຊ, ແຂວງອຸດົມໄຊ" in [text for kind, text in found if kind != "furniture"]


def test_running_headers_beside_page_numbers() -> None:
    source = "ຄຳແນະນຳ\n\n" + "".join(f"{PROSE} {n}.\n\nຄະນະກຳມະການໂພຊະນາການ\n\n{n}\n\n" for n in (3, 4, 5))
    assert [text for kind, text in kinds(source) if kind == "furniture"] == [
        said for n in (3, 4, 5) for said in ("ຄະນະກຳມະການໂພຊະນາການ", str(n))
    ]


def test_short_lines_between_texts_are_headings_where_a_section_word_vouches() -> None:
    source = f"ສູນຝຶກອົບຮົມ\n\n{PROSE}.\n\nວິໄສທັດ\n\n{PROSE}.\n\nການບໍລິການຂອງສູນ\n\n{PROSE}."
    assert [text for kind, text in kinds(source) if kind == "heading"] == ["ວິໄສທັດ", "ການບໍລິການຂອງສູນ"]
    assert "heading" not in [kind for kind, _ in kinds(source.replace("ວິໄສທັດ", "ພາບບັນຍາກາດ"))]


def test_fields_of_a_letter_begin_blocks_of_their_own() -> None:
    source = "ຄຳສັ່ງ\n\nເຖິງ: ບັນດາທ່ານເຈົ້າເມືອງ\nເລື່ອງ: ການປ້ອງກັນໄຟປ່າ\n\n1. ໃຫ້ຕິດຕາມ;\n2. ໃຫ້ລາຍງານ."
    assert [(kind, text[:6]) for kind, text in kinds(source)][:3] == [
        ("title", "ຄຳສັ່ງ"),
        ("paragraph", "ເຖິງ: "),
        ("paragraph", "ເລື່ອງ"),
    ]


def test_bold_lines_in_which_parties_sign_are_no_headings() -> None:
    source = f"**1. ຂໍ້ຕົກລົງ**\n\n{PROSE}.\n\n**ຕາງໜ້າຊາວໜຸ່ມແຂວງ**\n\n**ບຸນທຽງ ວົງພະຈັນ**\n\n**ຕາງໜ້າຝ່າຍຫວຽດນາມ**\n\n**ເຈີ່ນ ທິ ທູ**"
    assert [kind for kind, _ in kinds(source)][2:] == ["signature"] * 4


def test_a_table_goes_on_with_items_set_in_one_line() -> None:
    table = "ກຸ່ມ\tອົງການ\nລັດຖະບານ:\t• ກົມປ່າໄມ້ • ກົມແຜນການ"
    _, blocks = blocks_of(f"ສະມາຊິກ ມີ:\n\n{table}\n\n• ກົມນ້ຳ • ກົມດິນ\n\n{PROSE}.")
    [made] = [block for block in blocks if block.type == "table"]
    assert [len(cell) for row in made.rows for cell in row][-1] == 4


def test_running_headers_that_no_blank_line_sets_apart() -> None:
    pages = "".join(f"ຄະນະກຳມະການໂພຊະນາການ | ປຶ້ມ 2019\n{n}\n{PROSE} {n}.\nໝາຍເຫດ: ໜຶ່ງ.\nສອງ.\n" for n in (14, 15, 16))
    furniture = [text for kind, text in kinds(pages) if kind == "furniture"]
    assert furniture == [said for n in (14, 15, 16) for said in ("ຄະນະກຳມະການໂພຊະນາການ | ປຶ້ມ 2019", str(n))]


def test_labels_over_figures_of_a_flattened_table_are_no_running_headers() -> None:
    table = "ຈຳນວນນັກຮຽນທັງໝົດ\n14\nຈຳນວນນັກຮຽນທັງໝົດ\n15\nຈຳນວນນັກຮຽນທັງໝົດ\n29\n"
    assert "furniture" not in [kind for kind, _ in kinds(f"{PROSE}.\n\n{table}\n{PROSE}.")]


def test_a_number_in_the_middle_of_the_page_is_its_number() -> None:
    assert ("furniture", "7") in kinds(f"{PROSE}.\n{' ' * 40}7\n{PROSE}.")
    assert ("furniture", "7") not in kinds(f"{PROSE}.\n7\n{PROSE}.")


def test_names_of_categories_head_lists_that_begin_anew() -> None:
    lists = "ພາກລັດ\n1) ກະຊວງພາຍໃນ\n2) ກະຊວງການເງິນ\nພາກເອກະຊົນ\n1) ສະພາການຄ້າ\n2) ສະມາຄົມ\n"
    source = f"{PROSE}.\n\nກ. ສະມາຊິກ\n{lists}ຂ. ກອງເລຂາ\n{lists}"
    assert [text for kind, text in kinds(source) if kind == "heading"].count("ພາກເອກະຊົນ") == 2


def test_a_title_in_lines_without_gaps_names_its_parties() -> None:
    title = (
        "ບົດບັນທຶກຄວາມເຂົ້າໃຈ\nວ່າດ້ວຍ ການຮ່ວມມື ດ້ານການຄ້າ, ການທ່ອງທ່ຽວ ແລະ ການສຶກສາ\nລະຫວ່າງ\n"
        "ອົງການປົກຄອງ ແຂວງຫຼວງນ້ຳທາ, ສາທາລະນະລັດ ປະຊາທິປະໄຕ ປະຊາຊົນລາວ\nແລະ\n"
        "ອົງການປົກຄອງ ແຂວງສິບສອງພັນນາ, ສາທາລະນະລັດ ປະຊາຊົນຈີນ\nໄລຍະ 2019-2021"
    )
    found = kinds(f"{title}\n\n{PROSE} {PROSE} ດັ່ງນີ້:\n\nຂໍ້ 1. ການຄ້າ\n{PROSE}.")
    assert "".join(text for kind, text in found if kind == "title").endswith("2019-2021")
