"""Whole documents as Lao offices write them, drawn with their ground truth.

Each strategy draws a `DrawnDocument`: the text, in one of several habits of numbering and layout, and what a parser
should find in it. Built constructively; nothing is filtered. People, companies and numbers are invented.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise
from typing import Any

from hypothesis import strategies as st

from laodocs.lexicon import cues
from laodocs.numerals import format_number

__all__ = ["DrawnDocument", "agreements", "documents", "legal_texts", "reports"]

_GIVEN = ["ສົມພອນ", "ບຸນມີ", "ຄຳຫຼ້າ", "ວັນນາ", "ສີສະຫວາດ", "ບົວພັນ", "ທອງຈັນ", "ມະນີວອນ", "ພູວົງ", "ຄຳໃສ", "ສຸດາພອນ", "ນິສິດ"]
_FAMILY = ["ແກ້ວມະນີ", "ສີຫາວົງ", "ພົມມະຈັນ", "ໄຊຍະລາດ", "ແສງຈັນ", "ວົງພະຈັນ", "ບຸນຍະວົງ", "ພິມມະສອນ", "ອິນທະວົງ", "ຈັນທະວົງ"]
_COMPANIES = ["ສຸກສະຫວັນກໍ່ສ້າງ", "ລາວເທັກ", "ດາວເຮືອງ", "ວຽງທອງ", "ແມ່ຂອງການຄ້າ", "ພູຄຳພັດທະນາ"]
_OFFICES = (
    "ພະແນກການເງິນ ແຂວງຄຳມ່ວນ",
    "ພະແນກສຶກສາທິການ ແລະ ກິລາ ແຂວງວຽງຈັນ",
    "ຫ້ອງການກະສິກຳ ແລະ ປ່າໄມ້ ເມືອງໄຊ",
    "ກົມແຜນການ ແລະ ການຮ່ວມມື",
    "ສະຫະພັນແມ່ຍິງ ແຂວງຊຽງຂວາງ",
)
_ISSUERS = ("ກະຊວງພາຍໃນ", "ກະຊວງການເງິນ", "ສະພາແຫ່ງຊາດ", "ຫ້ອງວ່າການແຂວງຫຼວງພະບາງ")
_PLACES = ("ນະຄອນຫຼວງວຽງຈັນ", "ແຂວງຈຳປາສັກ", "ແຂວງຫຼວງພະບາງ", "ເມືອງໄຊເສດຖາ")
_SUBJECTS = ("ການຮ່ວມມືດ້ານການສຶກສາ", "ການຄຸ້ມຄອງງົບປະມານ", "ການປ້ອງກັນພະຍາດສັດ", "ການຈັດຕັ້ງສະມາຄົມ", "ການປູກໄມ້")
_HEADINGS = ("ຈຸດປະສົງ", "ຂອບເຂດ", "ໜ້າທີ່ຂອງສອງຝ່າຍ", "ການຊຳລະເງິນ", "ການແກ້ໄຂຂໍ້ຂັດແຍ່ງ", "ການຈັດຕັ້ງປະຕິບັດ")
_SENTENCES = (
    "ສອງຝ່າຍຕົກລົງປະຕິບັດຕາມເນື້ອໃນທີ່ກ່າວມາຢ່າງເຂັ້ມງວດ.",
    "ພາກສ່ວນທີ່ກ່ຽວຂ້ອງຈົ່ງຮັບຮູ້ ແລະ ຈັດຕັ້ງປະຕິບັດໃຫ້ໄດ້ຮັບຜົນດີ.",
    "ໃຫ້ລາຍງານຄວາມຄືບໜ້າຕໍ່ຂັ້ນເທິງເປັນປົກກະຕິ.",
    "ການຈັດຕັ້ງປະຕິບັດຕ້ອງຮັບປະກັນຄວາມໂປ່ງໃສ ແລະ ກວດສອບໄດ້.",
)
_COUNTED = (("ປູກຕົ້ນໄມ້ໄດ້", "ເຮັກຕາ"), ("ຈັດຝຶກອົບຮົມໄດ້", "ຄັ້ງ"), ("ສ້າງນິຕິກຳໄດ້", "ສະບັບ"), ("ມີຜູ້ເຂົ້າຮ່ວມ", "ຄົນ"))
#: How an office prints a plan beside its result.
_PLANNED = (
    "{what} ແຜນ {plan} {unit} ປະຕິບັດໄດ້ {result} {unit} ເທົ່າກັບ {share}% ຂອງແຜນ;",
    "{what}: ແຜນປີ {plan} {unit}, ປະຕິບັດໄດ້ {result} {unit}, ເທົ່າກັບ {share}% ຂອງແຜນປີ;",
    "{what} ໄດ້ {result} {unit} ທຽບໃສ່ແຜນ {plan} {unit};",
)
_MEASURED = (("ປູກຕົ້ນໄມ້", "ເຮັກຕາ"), ("ຜະລິດເຂົ້າ", "ໂຕນ"), ("ເກັບລາຍຮັບ", "ຕື້ກີບ"), ("ສ້າງທາງ", "ກິໂລແມັດ"))
_MOTTO = "ສາທາລະນະລັດ ປະຊາທິປະໄຕ ປະຊາຊົນລາວ\nສັນຕິພາບ ເອກະລາດ ປະຊາທິປະໄຕ ເອກະພາບ ວັດທະນາຖາວອນ"
_WORDS = ("ໜຶ່ງ", "ສອງ", "ສາມ", "ສີ່", "ຫ້າ", "ຫົກ", "ເຈັດ", "ແປດ", "ເກົ້າ", "ສິບ")
_ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII")

#: How an office prints the number of an article; `{n}` is the figure, `{word}` the numeral word.
_ARTICLE_HABITS = ("ມາດຕາ {n} ", "ມາດຕາ {n}: ", "ມາດຕາ {n}. ", "ມາດຕາ{n} ", "ມາດຕາ {n:02d}: ", "ມາດຕາ{word}: ")


#: How a page prints an article: once, its label twice, or label and heading again before the text, as wikis do.
_ARTICLE_PAGES = (
    "{label}{heading}\n{text}",
    "{label}{label}{heading}\n{text}",
    "..{label}{heading}\n\n{label}{heading} {text}",
)
#: How an instalment is printed.
_INSTALMENTS = {
    "list": "- ງວດທີ {n}: {share}% ຂອງມູນຄ່າສັນຍາ ເທົ່າກັບ {sum} {word} {upon};",
    "sentence": "ງວດທີ {n} ຈຳນວນ {sum} {word} ເທົ່າກັບ {share}% {upon}",
    "table": "{n}\t{share}%\t{sum}\t{upon}",
}
_CONDITIONS = ("ພາຍຫຼັງເຊັນສັນຍາ", "ເມື່ອສຳເລັດວຽກເຄິ່ງໜຶ່ງ", "ຫຼັງຈາກມອບຮັບ", "ພາຍຫຼັງໝົດໄລຍະຄ້ຳປະກັນ")


@dataclass(frozen=True, slots=True)
class DrawnDocument:
    """A drawn document.

    Args:
        text: as an office would file it.
        kind: `agreement`, `report` or `legal`.
        title: as one line.
        paths: of the numbered sections, in reading order.
        dates: EDTF, each at least once in the text.
        record: fields of the typed document and their plain values.
    """

    text: str
    kind: str
    title: str
    paths: tuple[tuple[str, ...], ...]
    dates: tuple[str, ...]
    record: dict[str, Any] = field(default_factory=dict)


def _people() -> st.SearchStrategy[str]:
    return st.builds("{} {}".format, st.sampled_from(_GIVEN), st.sampled_from(_FAMILY))


def _organisations() -> st.SearchStrategy[str]:
    companies = st.builds("ບໍລິສັດ {} ຈຳກັດ".format, st.sampled_from(_COMPANIES))
    return st.sampled_from(_OFFICES) | companies


def _days() -> st.SearchStrategy[datetime.date]:
    return st.dates(datetime.date(2005, 1, 1), datetime.date(2030, 12, 31))


def _long_date(day: datetime.date) -> str:
    month = next(cue.form for cue in cues("month") if int(cue.value) == day.month)
    return f"ວັນທີ {day.day} {month} {day.year}"


@st.composite
def agreements(draw: st.DrawFn) -> DrawnDocument:
    """Contracts between two parties, most of them with a price, instalments and fines.

    Returns:
        Documents whose `record` holds `parties`, `date`, `place`, `signatories`; `price` (amount, currency), `payments`
        (number, share, amount of each) and `penalties` (rate, unit, period, limit of each), empty where there are none.
    """
    first, second = draw(st.lists(_organisations(), min_size=2, max_size=2, unique=True))
    signers = draw(st.lists(_people(), min_size=2, max_size=2, unique=True))
    day, place = draw(_days()), draw(st.sampled_from(_PLACES))
    habit = draw(st.sampled_from(_ARTICLE_HABITS))
    headings = draw(st.lists(st.sampled_from(_HEADINGS), min_size=2, max_size=6, unique=True))
    title = f"ສັນຍາວ່າດ້ວຍ{draw(st.sampled_from(_SUBJECTS))}"
    quote = draw(st.sampled_from(["", '"', "“"]))
    closing = {"": "", '"': '"', "“": "”"}[quote]
    money = draw(_money())
    texts = [(heading, draw(st.sampled_from(_SENTENCES))) for heading in headings] + money.articles
    articles = [
        f"{habit.format(n=n, word=_WORDS[n - 1])}{heading}\n{text}" for n, (heading, text) in enumerate(texts, 1)
    ]
    parts = [
        *draw(st.sampled_from([[], [_MOTTO]])),
        title,
        f"ຝ່າຍ ກ: {first}, ຕໍ່ໄປນີ້ເອີ້ນວ່າ {quote}ຝ່າຍ ກ{closing}",
        f"ຝ່າຍ ຂ: {second}, ຕໍ່ໄປນີ້ເອີ້ນວ່າ {quote}ຝ່າຍ ຂ{closing}",
        "ສອງຝ່າຍໄດ້ຕົກລົງກັນ ດັ່ງນີ້:",
        *articles,
        f"ສັນຍາສະບັບນີ້ ໄດ້ລົງນາມກັນທີ່ {place}, ໃນ{_long_date(day)}.",
        *_signatures(["ຕາງໜ້າຝ່າຍ ກ", "ຕາງໜ້າຝ່າຍ ຂ"], signers, side_by_side=draw(st.booleans())),
    ]
    record = {
        "parties": (first, second),
        "date": day.isoformat(),
        "place": place,
        "signatories": tuple(signers),
        "price": money.price,
        "payments": money.payments,
        "penalties": money.penalties,
    }
    paths = tuple((str(n),) for n in range(1, len(texts) + 1))
    return DrawnDocument("\n\n".join(parts) + "\n", "agreement", title, paths, (day.isoformat(),), record)


@dataclass(frozen=True, slots=True)
class _Money:
    """The articles about money, and what they say."""

    articles: list[tuple[str, str]]
    price: tuple[Decimal, str] | None = None
    payments: tuple[tuple[int, Decimal, Decimal], ...] = ()
    penalties: tuple[tuple[Decimal, str, str, Decimal | None], ...] = ()


@st.composite
def _money(draw: st.DrawFn) -> _Money:
    """A price in round millions, instalments of whole percents, fines for each day or month."""
    if not draw(st.booleans()):
        return _Money([])
    price = Decimal(draw(st.integers(1, 900)) * 1_000_000)
    currency, word = draw(st.sampled_from([("LAK", "ກີບ"), ("USD", "ໂດລາສະຫະລັດ"), ("THB", "ບາດ")]))
    cuts = sorted(draw(st.lists(st.integers(1, 19), min_size=1, max_size=3, unique=True)))
    shares = [Decimal(5 * (b - a)) for a, b in pairwise([0, *cuts, 20])]
    payments = tuple((n, share, price * share / 100) for n, share in enumerate(shares, 1))
    habit = draw(st.sampled_from(sorted(_INSTALMENTS)))
    conditions = [draw(st.sampled_from(_CONDITIONS)) for _ in payments]
    rows = [
        _INSTALMENTS[habit].format(n=n, share=format_number(share), sum=format_number(amount), word=word, upon=upon)
        for (n, share, amount), upon in zip(payments, conditions, strict=True)
    ]
    heading = {"table": f"ງວດ\tສ່ວນຮ້ອຍ\tຈຳນວນເງິນ ({word})\tເງື່ອນໄຂ\n"}.get(habit, "ຝ່າຍ ກ ຈະຊຳລະເງິນໃຫ້ຝ່າຍ ຂ ດັ່ງນີ້:\n")
    schedule = heading + ("; " if habit == "sentence" else "\n").join(rows)
    rate, unit, fine = draw(_fines(word, currency))
    per, period = draw(st.sampled_from([("ວັນ", "P1D"), ("ມື້", "P1D"), ("ເດືອນ", "P1M")]))
    limit = draw(st.none() | st.integers(1, 20).map(Decimal))
    rest = f" ແຕ່ບໍ່ໃຫ້ເກີນ {format_number(limit)}% ຂອງມູນຄ່າສັນຍາ" if limit else ""
    articles = [
        ("ມູນຄ່າຂອງສັນຍາ", f"ສັນຍາສະບັບນີ້ ມີມູນຄ່າລວມ {format_number(price)} {word}."),
        ("ການຈ່າຍເງິນ", schedule + "."),
        ("ການປັບໃໝ", f"ຖ້າຝ່າຍ ຂ ມອບວຽກຊ້າກວ່າກຳນົດ ຈະຖືກປັບໃໝ {fine} ຕໍ່{per}{rest}."),
    ]
    return _Money(articles, (price, currency), payments, ((rate, unit, period, limit),))


def _fines(word: str, currency: str) -> st.SearchStrategy[tuple[Decimal, str, str]]:
    """The rate of a fine, its unit, and how it is printed."""
    percents = st.integers(1, 30).map(lambda n: Decimal(n) / 10)
    sums = st.integers(1, 90).map(lambda n: Decimal(n * 10_000))
    return percents.map(lambda rate: (rate, "%", f"{format_number(rate)}%")) | sums.map(
        lambda rate: (rate, currency, f"{format_number(rate)} {word}")
    )


def _signatures(roles: Sequence[str], names: Sequence[str], *, side_by_side: bool) -> list[str]:
    if side_by_side:
        return ["\t\t".join(roles), "\t\t".join(names)]
    return [part for pair in zip(roles, names, strict=True) for part in pair]


@st.composite
def legal_texts(draw: st.DrawFn) -> DrawnDocument:
    """Decisions with bases, articles (in chapters or not) and a distribution list.

    Returns:
        Documents whose `record` holds `issuer`, `number`, `date`, `place`, `signatories` and `recipients`.
    """
    issuer, place, day = draw(st.sampled_from(_ISSUERS)), draw(st.sampled_from(_PLACES)), draw(_days())
    basis, signer = draw(_days()), draw(_people())
    number = f"{draw(st.integers(1, 999))}/{draw(st.sampled_from(['ພນ', 'ກງ', 'ສພຊ', 'ຫວຂ']))}"
    subject = draw(st.sampled_from(_SUBJECTS))
    habit = draw(st.sampled_from(_ARTICLE_HABITS))
    chapters = draw(st.lists(st.integers(1, 3), min_size=1, max_size=3))
    chaptered = draw(st.booleans())
    page = draw(st.sampled_from(_ARTICLE_PAGES))
    body: list[str] = []
    paths: list[tuple[str, ...]] = []
    article = 0
    for chapter, count in enumerate(chapters, 1):
        if chaptered:
            body.append(f"ໝວດທີ {chapter}\n{draw(st.sampled_from(_HEADINGS))}")
            paths.append((f"c{chapter}",))
        for _ in range(count):
            article += 1
            heading, text = draw(st.sampled_from(_HEADINGS)), draw(st.sampled_from(_SENTENCES))
            label = habit.format(n=article, word=_WORDS[article - 1])
            body.append(page.format(label=label, heading=heading, text=text))
            paths.append((f"c{chapter}", str(article)) if chaptered else (str(article),))
    recipients = draw(st.lists(st.sampled_from(_OFFICES), min_size=1, max_size=3, unique=True))
    parts = [
        _MOTTO,
        f"{issuer}\nເລກທີ {number}\n{place}, {_long_date(day)}",
        f"ຂໍ້ຕົກລົງ\nວ່າດ້ວຍ {subject}",
        f"- ອີງຕາມ ກົດໝາຍວ່າດ້ວຍລັດຖະບານ ສະບັບເລກທີ 04/ສພຊ, ລົງ{_long_date(basis)};",
        "ລັດຖະມົນຕີ ຕົກລົງ:",
        *body,
        "ລັດຖະມົນຕີ",
        signer,
        "ບ່ອນສົ່ງ:\n" + "\n".join(f"- {name} 01 ສະບັບ" for name in recipients),
    ]
    record = {
        "issuer": issuer,
        "number": number,
        "date": day.isoformat(),
        "place": place,
        "signatories": (signer,),
        "recipients": tuple(recipients),
    }
    dates = (day.isoformat(), basis.isoformat())
    return DrawnDocument("\n\n".join(parts) + "\n", "legal", f"ຂໍ້ຕົກລົງ ວ່າດ້ວຍ {subject}", tuple(paths), dates, record)


@st.composite
def reports(draw: st.DrawFn) -> DrawnDocument:
    """Yearly reports in two chapters, their numbers clean, broken by a web converter, or with the chapter's (`II.1`).

    Returns:
        Documents whose `record` holds `period` and `plans`: plan and result of each figure that was planned.
    """
    year = draw(st.integers(2010, 2029))
    title = f"ບົດລາຍງານ ຜົນການຈັດຕັ້ງປະຕິບັດວຽກງານ ປະຈຳປີ {year} ແລະ ແຜນການປີ {year + 1}"
    counts = draw(st.lists(st.integers(2, 4), min_size=2, max_size=2))
    habit = draw(
        st.sampled_from(["{chapter}.|{section}.", " 1. {chapter}.| 1. {section}.", "{chapter}.|{chapter}.{section}"])
    )
    lines: list[str] = []
    plans: list[tuple[int, int]] = []
    paths: list[tuple[str, ...]] = []
    for chapter, count in enumerate(counts):
        heading = (f"ຜົນການຈັດຕັ້ງປະຕິບັດ ປະຈຳປີ {year}", f"ທິດທາງແຜນການ ປະຈຳປີ {year + 1}")[chapter]
        roman = _ROMANS[chapter]
        lines.append(f"{habit.split('|')[0].format(chapter=roman)} {heading}")
        paths.append((roman,))
        for section in range(1, count + 1):
            label = habit.split("|")[1].format(chapter=roman, section=section)
            lines.append(f"{label} ດ້ານ{draw(st.sampled_from(_SUBJECTS))}")
            paths.append((roman, str(section)))
            if draw(st.booleans()):
                what, unit = draw(st.sampled_from(_COUNTED))
                lines.append(f"  • {what} {draw(st.integers(2, 900))} {unit};")
                continue
            what, unit = draw(st.sampled_from(_MEASURED))
            plan, result = draw(st.integers(2, 900)), draw(st.integers(2, 900))
            share = f"{100 * result / plan:.2f}".replace(".", ",")
            said = draw(st.sampled_from(_PLANNED)).format(what=what, unit=unit, plan=plan, result=result, share=share)
            lines.append(f"  • {said}")
            factor = 10**9 if unit == "ຕື້ກີບ" else 1
            plans.append((plan * factor, result * factor))
    text = f"{title}\n\n" + "\n".join(lines) + "\n"
    record = {"period": str(year), "plans": tuple(plans)}
    return DrawnDocument(text, "report", title, tuple(paths), (str(year), str(year + 1)), record)


def documents() -> st.SearchStrategy[DrawnDocument]:
    """Any of the above."""
    return agreements() | legal_texts() | reports()
