"""Laws of dates: what is rendered is read back, in any rendering and any surrounding; nothing ever raises."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.effort import is_linear

from laodocs import normalize
from laodocs.edtf import bounds
from laodocs.formatting import DateStyle, format_date
from laodocs.lexicon import forms
from laodocs.mentions.dates import find_dates, find_times
from laodocs.numerals import Digits
from laodocs.strategies.calendar import DrawnDate, dates, dates_in_text, periods

STYLES: tuple[DateStyle, ...] = ("long", "full", "weekday", "abbreviated", "numeric", "iso")
LAO_PROSE = st.text("ກຂຄງຈສຊຍດຕຖທນບປຜຝພຟມຢຣລວຫອຮະາຳິີຶືຸູເແໂໃໄ່້ .,;()\n", max_size=30)
PIECES = st.sampled_from(
    ["ວັນທີ", "ເດືອນ", "ປີ", "ເມສາ", "ມ.ສ.", "ພ.ສ.", "ໄຕມາດ", "ຫາ", "ເຖິງ", "ແລະ", "-", "/", ".", ",", ":", " ", "\n",
     "1", "3", "31", "99", "2024", "2567", "0", "໒໐໒໔", "ຂຶ້ນ", "ຄ່ຳ", "ໂມງ", "ສົກປີ", "6", "ຕົ້ນ", "ນີ້", "(", ")", "III"]
)  # fmt: skip


def values(text: str) -> list[str | None]:
    return [mention.value.edtf for mention in find_dates(text)]


@given(dates() | periods(), LAO_PROSE, LAO_PROSE)
def test_a_rendered_date_is_read_back_in_any_prose(drawn: DrawnDate, before: str, after: str) -> None:
    assume(not after.startswith(tuple(forms("date_counted"))))  # 1900-1901 ມື້ are days
    found = [str(value).rstrip("~") for value in values(f"{before} {drawn.text} {after}")]
    assert found == [drawn.edtf.rstrip("~")]  # the prose may happen to say ປະມານ


@given(dates_in_text())
def test_a_rendered_date_is_read_back_among_other_numbers(drawn: DrawnDate) -> None:
    (mention,) = find_dates(drawn.text)
    assert mention.value.edtf == drawn.edtf
    assert drawn.start <= mention.span.start < mention.span.end <= drawn.end


@given(
    st.dates(date(1900, 1, 1), date(2100, 12, 31)),
    st.sampled_from(STYLES),
    st.sampled_from(["ascii", "lao"]),
    st.sampled_from(["CE", "BE"]),
)
def test_a_formatted_date_is_read_back(day: date, style: DateStyle, digits: Digits, era: str) -> None:
    text = format_date(day, style=style, digits=digits, era="BE" if era == "BE" else "CE")
    (mention,) = find_dates(f"ລົງ{text}.")
    assert mention.value.earliest == mention.value.latest == day


@given(periods())
def test_a_formatted_period_is_read_back(drawn: DrawnDate) -> None:
    assert values(format_date(drawn.edtf)) == [drawn.edtf]


@given(dates() | periods())
def test_formatting_a_value_and_its_edtf_give_the_same(drawn: DrawnDate) -> None:
    (mention,) = find_dates(drawn.text)
    assert format_date(mention.value) == format_date(drawn.edtf)


@given(st.lists(PIECES, max_size=12).map("".join) | st.text(max_size=40), st.none() | st.dates())
def test_any_text_gives_disjoint_dates_in_order(text: str, reference: date | None) -> None:
    for mentions in (find_dates(text, reference=reference), find_times(text)):
        for before, after in pairwise(mentions):
            assert before.span.end <= after.span.start
        for mention in mentions:
            assert 0 < mention.confidence <= 1
            assert mention.text == normalize(text)[slice(*mention.span)]
            assert len(mention.text) == mention.span.length


@given(st.lists(PIECES, max_size=12).map("".join))
def test_bounds_are_ordered_and_of_real_days(text: str) -> None:
    for mention in find_dates(text):
        earliest, latest = mention.value.earliest, mention.value.latest
        assert (earliest, latest) == (bounds(mention.value.edtf) if mention.value.edtf else (None, None))
        assert earliest is None or latest is None or earliest <= latest


@pytest.mark.parametrize("unit", ["7", ".", "ວັນທີ", "1.", "2020-", "ວັນທີ 1 ", "ເດືອນ", "1, ", "12:30 ", "ປີ 2018......"])
def test_hostile_repetition_takes_linear_work(unit: str) -> None:
    assert is_linear(find_dates, unit, 40_000)
    assert is_linear(find_times, unit, 40_000)


@pytest.mark.parametrize("wrong", ["", "2024-13", "2024-02-30", "soon", "2024/2020/2021", "{2024-04-03,2024-05-03}"])
def test_format_date_refuses_what_is_no_date(wrong: str) -> None:
    with pytest.raises(ValueError, match=r"EDTF|set"):
        format_date(wrong)


def test_format_date_refuses_other_types() -> None:
    with pytest.raises(TypeError, match="date"):
        format_date(3)  # type: ignore[arg-type]


def test_a_lunar_date_has_no_solar_form() -> None:
    (mention,) = find_dates("ຂຶ້ນ 15 ຄ່ຳ ເດືອນ 12")
    with pytest.raises(ValueError, match="lunar"):
        format_date(mention.value)
