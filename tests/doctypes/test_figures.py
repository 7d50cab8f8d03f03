"""Key figures: what is counted, and plan beside result, in sentences and in tables."""

from __future__ import annotations

from decimal import Decimal

import pytest

from laodocs.doctypes import Report, parse
from laodocs.doctypes.figures import Figure


def figures(text: str) -> list[tuple[str | None, ...]]:
    """Of each figure: what is counted, result, unit, plan, share."""
    report = parse(text, kind="report")
    assert isinstance(report, Report)
    return [tuple(None if found is None else str(found.value) for found in _fields(one)) for one in report.figures]


def _fields(figure: Figure) -> tuple[object, ...]:
    return figure.of, figure.value, figure.unit, figure.plan, figure.share


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "ເນື້ອທີ່ນາປີ ແຜນ 500 ເຮັກຕາ ປະຕິບັດໄດ້ 450 ເຮັກຕາ ເທົ່າກັບ 90% ຂອງແຜນ;",
            [("ເນື້ອທີ່ນາປີ", "450", "ha", "500", "90")],
        ),
        ("ລາຍຮັບ: ແຜນປີ 20 ຕື້ກີບ, ເກັບໄດ້ 15 ຕື້ກີບ.", [("ລາຍຮັບ", "15000000000", "LAK", "20000000000", None)]),
        ("ສ້າງທາງໄດ້ 45 km ທຽບໃສ່ແຜນ 60 km.", [("ສ້າງທາງ", "45", "km", "60", None)]),
        ("ອັດຕາເຂົ້າຮຽນ ບັນລຸ 97% (ແຜນ 98%).", [("ອັດຕາເຂົ້າຮຽນ", "97", "%", "98", None)]),
        ("ທຶນຕົວຈິງ 58 ຕື້ກີບ ເທົ່າກັບ 61,5% ຂອງແຜນ.", [("ທຶນຕົວຈິງ", "58000000000", "LAK", None, "61.5")]),
        # a share that is of no plan is a figure of its own; so is a plan without a result
        ("ນັກຮຽນ 54 ຄົນ, ຍິງ ເທົ່າກັບ 24%.", [("ນັກຮຽນ", "54", "ຄົນ", None, None), ("ຍິງ", "24", "%", None, None)]),
        ("ຕາມແຜນ 300 ໂຕນ; ສົ່ງອອກ 20 ໂຕນ.", [(None, "300", "t", None, None), ("ສົ່ງອອກ", "20", "t", None, None)]),
        # figures of different things are not tied
        ("ແຜນ 5 ບ້ານ, ຝຶກອົບຮົມໄດ້ 40 ຄົນ.", [(None, "5", "ບ້ານ", None, None), ("ຝຶກອົບຮົມ", "40", "ຄົນ", None, None)]),
    ],
)
def test_sentences_tie_plan_result_and_share(text: str, expected: list[tuple[str | None, ...]]) -> None:
    assert figures(text) == expected


def test_a_share_that_plan_and_result_do_not_give_is_doubted() -> None:
    report = parse("ລາຍຮັບ ແຜນ 100 ຕື້ກີບ ປະຕິບັດໄດ້ 50 ຕື້ກີບ ເທົ່າກັບ 90% ຂອງແຜນ.", kind="report")
    assert isinstance(report, Report)
    [figure] = report.figures
    assert figure.plan is not None
    assert figure.share is not None
    assert figure.share.value == Decimal(90)
    assert figure.plan.confidence <= 0.5 >= figure.share.confidence


@pytest.mark.parametrize(
    "table",
    [
        "ລ/ດ\tລາຍການ\tຫົວໜ່ວຍ\tແຜນ\tປະຕິບັດ\tທຽບແຜນ (%)\n1\tລາຍຮັບ\tຕື້ກີບ\t612,5\t298,7\t48,77\n"
        "2\tບ້ານພັດທະນາ\tບ້ານ\t2.900\t1.450\t50\n",
        "| ເນື້ອໃນ | ແຜນການ | ຜົນການປະຕິບັດ | % |\n|---|---|---|---|\n| ລາຍຮັບ (ຕື້ກີບ) | 612,5 | 298,7 | 48,77 |\n"
        "| ບ້ານພັດທະນາ (ບ້ານ) | 2.900 | 1.450 | 50 |\n",
        "ເນື້ອໃນ\tປະຕິບັດ 2022\tແຜນ 2023\tປະຕິບັດ 2023\tທຽບແຜນ %\nລາຍຮັບ (ຕື້ກີບ)\t280\t612,5\t298,7\t48,77\n"
        "ບ້ານພັດທະນາ (ບ້ານ)\t1.300\t2.900\t1.450\t50\n",
    ],
)
def test_tables_with_columns_of_plans_and_results(table: str) -> None:
    assert figures(f"ຕາຕະລາງສັງລວມ:\n\n{table}\nຈົບ.\n") == [
        ("ລາຍຮັບ", "298700000000", "LAK", "612500000000", "48.77"),
        ("ບ້ານພັດທະນາ", "1450", "ບ້ານ", "2900", "50"),
    ]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_caption_may_name_the_unit_of_all_rows(gap: str) -> None:
    table = "ລາຍການ\tແຜນ\tປະຕິບັດ\nລາຍຮັບ\t12.500\t11.800\nລາຍຈ່າຍ\t14.000\t13.950\n"
    assert figures(f"ຜົນການຈັດຕັ້ງປະຕິບັດ.\n\nຕາຕະລາງ 1: ງົບປະມານ (ຫົວໜ່ວຍ: ລ້ານກີບ){gap}{table}\nຈົບ.\n") == [
        ("ລາຍຮັບ", "11800000000", "LAK", "12500000000", None),
        ("ລາຍຈ່າຍ", "13950000000", "LAK", "14000000000", None),
    ]
