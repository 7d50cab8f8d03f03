"""Member lists: who belongs to which body, by category.

A list opens at a line that says whose members follow (a caption, or the heading of a section), and ends with that
section. What a member is called is left as printed; only `ແລະ ອື່ນໆ` (and others) is read as the list being open.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import cache

from laodocs.blocks import Block
from laodocs.blocks.wrapping import is_terminated, visible_length
from laodocs.doctypes.passages import Passage, passage_of, tidy
from laodocs.document import Document
from laodocs.lexicon import alternation
from laodocs.outline import Section
from laodocs.spans import Found, Span

__all__ = ["Category", "MemberList", "find_member_lists"]


@dataclass(frozen=True, slots=True)
class Category:
    """Members of one category; `open_ended` when the list closes with `ແລະ ອື່ນໆ` (and others)."""

    category: Found[str] | None
    members: tuple[Found[str], ...]
    open_ended: bool = False


@dataclass(frozen=True, slots=True)
class MemberList:
    """The members of a body (`group`), by category."""

    group: Found[str] | None
    categories: tuple[Category, ...]


#: `ສະມາຊິກຂອງ X ປະກອບມີ…:`, `ລາຍຊື່ສະມາຊິກ X`, and what members have or must do, which is no list of them.
_GROUP = re.compile(
    r"^(?:ບັນຊີ)?\s?(?:ລາຍ(?:ຊື່|ນາມ)\s?)?(?:ບັນດາ)?ສະມາຊິກ\s*(?:ຂອງ)?\s*"
    r"(?P<group>[^\n]*?)\s*(?:ປະກອບ(?:ດ້ວຍ|ມີ)|ມີ(?:ດັ່ງ|ລາຍຊື່)|ດັ່ງ|:|$)"
)
_DUTIES = re.compile(r"ສິດ|ໜ້າທີ່|ພັນທະ|ພາລະບົດບາດ|ຄວາມຮັບຜິດຊອບ|ເງື່ອນໄຂ|ມາດຕະຖານ|ຕ້ອງ|ການເປັນສະມາຊິກ|ໄລຍະ|ວາລະ")
#: `ໜ່ວຍງານ ປະກອບມີ 2 ໜ່ວຍງານຍ່ອຍຄື:` tells of parts, which sections of their own describe.
_PARTS = re.compile(r"ປະກອບ(?:ດ້ວຍ|ມີ)\s*\d+\s*(?:ໜ່ວຍງານ|ຂະແໜງ|ພາກ|ລະດັບ|ຂັ້ນ|ເສົາ)")
#: `ແລະ ອື່ນໆ`, `ແລະ ພາກສ່ວນອື່ນໆທີ່ກ່ຽວຂ້ອງ`: the whole of an item, or behind the last member.
_OTHERS = (
    r"(?:ບັນດາ)?(?:ພາກສ່ວນ|ອົງການ(?:ຈັດຕັ້ງ)?|ຂະແໜງການ|ໜ່ວຍງານ|ກະຊວງ|ພະແນກ|ຄູ່ຮ່ວມພັດທະນາ|ປະເທດ|ທ່ານ)?\s?"
    r"(?:(?:ທີ່)?\s?ກ່ຽວຂ້ອງ)?\s?ອື່ນ\s?ໆ(?:\s?(?:ທີ່|ຕາມ)[^,;]{0,40})?"
)
_AND_OTHERS = re.compile(rf"^\s*(?:ແລະ\s*)?(?:{_OTHERS}|ແລະ\s*ພາກສ່ວນ(?:ທີ່)?\s?ກ່ຽວຂ້ອງ)\s*[.;]?\s*$")
_TAIL = re.compile(rf"[\s,]+ແລະ\s*{_OTHERS}\s*[.;]?\s*$")
_CATEGORY = re.compile(r"^[^\n:]{2,60}?\s*:\s*$")
#: `ພາກລັດ: ກະຊວງ ກ; ກະຊວງ ຂ`: a category with its members run in, apart by semicolons.
_RUN_IN = re.compile(r"^(?P<category>[^\n:;]{2,60}?)\s*:\s*(?=[^\n;]{2,200};)")
#: The head of a column that holds the members of one category, and the number of a row.
_COLUMN = re.compile(r"ພາກ(?:ລັດ|ສ່ວນ|ເອກະຊົນ)|(?:ຝ່າຍ|ບັນດາ)?ລັດຖະບານ|ຄູ່ຮ່ວມ|ອົງການຈັດຕັ້ງ(?:ທາງ)?ສັງຄົມ|ສູນກາງ|ທ້ອງຖິ່ນ")
_FIGURE = re.compile(r"[\d໐-໙]{1,3}[.)]?")
_CAPTION, _LONGEST_CATEGORY = 160, 50


@cache
def _body() -> re.Pattern[str]:
    """`ຄະນະກຳມະການ ປະກອບມີ:`: a body that consists of what follows."""
    office = alternation("organisation", table="offices")
    return re.compile(rf"^(?P<group>(?:{office}|ໜ່ວຍງານ)[^\n:;]{{0,80}}?)\s*(?:ແມ່ນ\s?)?ປະກອບ(?:ດ້ວຍ|ມີ)[^\n]{{0,40}}:\s*$")


def find_member_lists(document: Document) -> tuple[MemberList, ...]:
    """Member tables and lists below a line that says whose members they are.

    A category is the first cell of a row, or a short heading; its members are the lines of the second cell or the list
    items that follow. A category without a new name goes on with the one before it.

    >>> from laodocs.document import read
    >>> page = read("ຄະນະກຳມະການ ປະກອບມີ:\\n\\nພາກລັດ:\\n- ກະຊວງພາຍໃນ\\n- ແລະ ອື່ນໆ\\n\\nພາກເອກະຊົນ:\\n- ສະພາການຄ້າ\\n")
    >>> [one] = find_member_lists(page)
    >>> [(c.category.value, [m.value for m in c.members], c.open_ended) for c in one.categories]
    [('ພາກລັດ', ['ກະຊວງພາຍໃນ'], True), ('ພາກເອກະຊົນ', ['ສະພາການຄ້າ'], False)]
    """
    lists: list[MemberList] = []
    gathered = _Gathering()
    for at, block in enumerate(document.blocks):
        passage = passage_of(document, block)
        opened = _opens(document, at, passage)
        if opened:
            lists.extend(gathered.close())
            gathered.open(passage.group(opened, "group"), _end(document.outline, block.span.start))
        elif gathered.is_open:
            gathered.take(document, at, passage)
    lists.extend(gathered.close())
    return tuple(lists)


def _opens(document: Document, at: int, passage: Passage) -> re.Match[str] | None:
    """The words that open a list: a caption with its colon, or a heading with items below it."""
    block = document.blocks[at]
    if block.type not in {"paragraph", "heading", "list_item"} or len(passage.text) >= _CAPTION:
        return None
    found = _GROUP.search(passage.text) or _body().search(passage.text)
    if found is None or _DUTIES.search(passage.text) or _PARTS.search(passage.text):
        return None
    return found if passage.text.rstrip().endswith(":") or (block.type == "heading" and _lists(document, at)) else None


def _heads(document: Document, at: int) -> bool:
    """Whether a block names a category without a colon: a heading or a bare line right above items of a list."""
    block = document.blocks[at]
    return (block.type == "heading" or (block.type == "paragraph" and _is_bare(block))) and _lists(document, at)


def _lists(document: Document, at: int) -> bool:
    """Whether the next block is an item of a list, or heads one."""
    below = [b for b in document.blocks[at + 1 : at + 6] if b.type not in {"furniture", "figure_text"}]
    types = [b.type for b in below[:2]]
    headed = types[:1] == ["heading"] or (types[:1] == ["paragraph"] and _is_bare(below[0]))
    return types[:1] in (["list_item"], ["table"]) or (headed and types[1:] == ["list_item"])


def _is_bare(block: Block) -> bool:
    """Whether it is a short line without an end, as the name of a category is: `ພາກສ່ວນພາກລັດ`."""
    return len(block.lines) == 1 and visible_length(block.text) <= _LONGEST_CATEGORY and not is_terminated(block.text)


def _end(sections: tuple[Section, ...], place: int) -> int:
    """Where the numbered section around a place ends; unnumbered headings end nothing. Without any, never."""
    end = 0
    while (at := bisect_right(sections, place, key=lambda s: s.span.start)) and place < sections[at - 1].span.end:
        if sections[at - 1].kind == "heading":
            break
        end, sections = sections[at - 1].span.end, sections[at - 1].children
    return end


class _Gathering:
    """The member list being read: its categories, and the members met so far."""

    def __init__(self) -> None:
        self.is_open = False
        self._end = 0
        self._group: Found[str] | None = None
        self._categories: list[tuple[Found[str] | None, list[Found[str]], list[bool]]] = []

    def open(self, group: Found[str] | None, end: int) -> None:
        """Begin a list, which nothing behind `end` belongs to (0: no end is known)."""
        self.is_open, self._group, self._categories, self._end = True, group, [], end

    def close(self) -> list[MemberList]:
        """End the list; empty ones vanish."""
        made = tuple(
            Category(name, tuple(members), bool(others)) for name, members, others in self._categories if members
        )
        self.is_open, self._categories = False, []
        return [MemberList(self._group, made)] if made else []

    def take(self, document: Document, at: int, passage: Passage) -> None:
        """Read one more block, or stop at one that cannot belong to a list."""
        block = document.blocks[at]
        if block.type in {"furniture", "figure_text"} or not passage:
            return
        if self._end and block.span.start >= self._end:
            self.is_open = False
            return
        if block.type in {"heading", "paragraph"} and _DUTIES.match(passage.text):
            self.is_open = False  # what a body does stands below who is of it
            return
        run_in = _RUN_IN.match(passage.text)
        if block.type == "table":
            self._rows(document, block)
        elif run_in and block.type in {"list_item", "paragraph"}:
            self._category(passage.group(run_in, "category"))
            for part in passage[run_in.end() :].split(";"):
                self._member(part.found(0, len(part.text)))
        elif block.type == "list_item":
            self._member(passage.found(0, len(passage.text)))
        elif _CATEGORY.match(passage.text) or (self._end and _heads(document, at)):
            self._category(passage.found(0, len(passage.text)))
        elif self._categories:
            self.is_open = False

    def _rows(self, document: Document, block: Block) -> None:
        table = [[[f for span in cell if (f := _found(document, span))] for cell in row] for row in block.rows]
        heads = table[0] if table else []
        columns = [at for at, head in enumerate(heads) if head and _COLUMN.match(head[0].value)]
        if len(columns) >= 2:
            self._beside(table, columns)
            return
        for row, words in zip(block.rows, table, strict=True):
            said = words[-1] if words else []
            first = document.text[row[0][0].start : row[0][-1].end] if row and row[0] else ""
            if len(words) > 1 and words[0]:
                if first.rstrip(" *").endswith(":"):
                    self._category(words[0][0])
                elif _FIGURE.fullmatch(words[0][0].value):
                    said = next(filter(None, words[1:]), [])  # what stands behind the number of the row
                elif not self._categories:
                    continue  # the header row
            self._members(said)

    def _beside(self, table: list[list[list[Found[str]]]], columns: list[int]) -> None:
        """Categories side by side: the head of each column, and all that stands below it."""
        for at in columns:
            self._category(table[0][at][0])
            for row in table[1:]:
                self._members(row[at] if at < len(row) else [])

    def _members(self, found: list[Found[str]]) -> None:
        for one in found:
            self._member(one)

    def _category(self, name: Found[str] | None) -> None:
        self._categories.append((name, [], []))

    def _member(self, found: Found[str] | None) -> None:
        if found is None:
            return
        if not self._categories:
            self._category(None)
        _, members, others = self._categories[-1]
        if _AND_OTHERS.match(found.value):
            others.append(True)
        elif tail := _TAIL.search(found.value):
            others.append(True)
            members.append(replace(found, value=found.value[: tail.start()]))
        else:
            members.append(found)


def _found(document: Document, span: Span) -> Found[str] | None:
    words = tidy(document.text[span.start : span.end].lstrip("•-–* "))
    return Found(words, span) if words else None
