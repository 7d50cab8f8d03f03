"""What holds for every `SourceText`, whatever it was read from."""

import re

from laodocs.layout import SourceText

# What may stand outside all lines: blanks, invisible characters, and the signs of markup.
_MARKUP = re.compile(
    r"""</?[a-zA-Z][^<>]*>|<!--[^<>]*-->|!\[|\]\([^()\n]*\)|\[\^[^\]\s]+\]:|`{3,}\w*
    |[\s\u200b-\u200d\u2060\ufeff*\#>|=:`\\-]""",
    re.VERBOSE,
)


def check_lines(page: SourceText) -> None:
    """Lines are in order, disjoint, not empty, trimmed, and cover all but blanks and markup."""
    end = 0
    outside = []
    for line in page.lines:
        assert 0 <= end <= line.span.start < line.span.end <= len(page.text)
        content = page.text[line.span.start : line.span.end]
        assert content == content.strip()
        assert (line.role == "cell") == (line.table >= 0) == (line.row >= 0) == (line.column >= 0)
        assert line.level > 0 or line.role not in ("heading", "list_item")
        outside.append(page.text[end : line.span.start])
        end = line.span.end
    outside.append(page.text[end:])
    left = [rest for gap in outside if (rest := _MARKUP.sub("", gap))]
    assert left == []
    assert page.pages is None or all(1 <= line.page <= page.pages for line in page.lines)


def contents(page: SourceText) -> list[str]:
    return [page.text[line.span.start : line.span.end] for line in page.lines]
