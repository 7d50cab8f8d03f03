"""Word documents to lines: the text as printed, with automatic numbers written out and tracked changes accepted.

The package, the styles and the numbers have modules of their own; here the body is walked. Running headers and footers
are furniture; what the lines mean is not decided here.
"""

from __future__ import annotations

from collections.abc import Iterator

from laodocs.decode import convert_legacy_text, is_legacy
from laodocs.errors import CorruptFile
from laodocs.layout import LineRole, SourceText
from laodocs.readers.grid import Grid
from laodocs.readers.numbering import Numbering, read_numbering
from laodocs.readers.package import Element, Package, attribute, local_name
from laodocs.readers.page import Page
from laodocs.readers.runs import Run, read_runs, superscript
from laodocs.readers.styles import Styles, read_number_ref

__all__ = ["read_docx"]

# Wrappers around paragraphs, rows and cells that hold nothing of their own.
_TRANSPARENT = frozenset(("sdt", "sdtContent", "smartTag", "customXml", "ins", "moveTo"))
_DELETED = frozenset(("del", "moveFrom"))
_NO_NOTES = frozenset(("separator", "continuationSeparator", "continuationNotice"))


def read_docx(data: bytes, *, encoding: str | None = None) -> SourceText:
    """The lines of a Word document (.docx, Transitional or Strict), in a text laid out for it.

    Args:
        data: the bytes of the file.
        encoding: `lswin` converts text typed in a legacy font; Word files need no other encoding, and ignore it.

    Returns:
        `SourceText` with a new text; spans count its code points, half-open. Word has no pages until it is printed.

    Raises:
        CorruptFile, EncryptedFile, LimitExceeded: as `Package` says.

    Source: ISO/IEC 29500-1, 17.3 (paragraphs), 17.4 (tables), 17.9 (numbering).
    """
    package = Package(data)
    main = _main_part(package)
    parts: dict[str, list[str]] = {}
    relations = package.relations(main)
    for kind, path in relations.values():
        parts.setdefault(kind, []).append(path)

    def parse(kind: str) -> Element | None:
        found = [path for path in parts.get(kind, ()) if path in package]
        return package.parse(found[0]) if found else None

    body = _child(package.parse(main), "body")
    if body is None:
        raise CorruptFile("The Word document has no body; get a whole copy of it.")
    styles = Styles(parse("styles"))
    numbering = read_numbering(parse("numbering"), styles.numbering_styles())
    page = Page(convert_legacy_text if is_legacy(encoding) else None)
    walk = _Walk(page, styles, numbering)
    _furniture(package, parts.get("header", []), page)
    walk.blocks(body)
    walk.finish()
    _notes(walk, {kind: parse(f"{kind}s") for kind in ("footnote", "endnote")})
    _furniture(package, parts.get("footer", []), page)
    return page.finish()


def _main_part(package: Package) -> str:
    """The part that holds the body: some programs do not call it `word/document.xml`."""
    if "_rels/.rels" in package:
        for kind, path in package.relations("").values():
            if kind == "officeDocument" and path in package:
                return path
    return "word/document.xml"


def _child(element: Element | None, name: str) -> Element | None:
    return next((child for child in element if local_name(child) == name), None) if element is not None else None


def _unwrapped(element: Element, name: str) -> Iterator[Element]:
    """The children of a name, those in transparent wrappers too, those that were deleted not."""
    for child in element:
        found = local_name(child)
        if found == name:
            yield child
        elif found in _TRANSPARENT:
            yield from _unwrapped(child, name)


class _Walk:
    """Walks the body in order and writes its lines; the counters move on with it."""

    def __init__(self, page: Page, styles: Styles, numbering: Numbering) -> None:
        self.page = page
        self.notes: dict[tuple[str, str], int] = {}  # kind and id of each note referred to, in order, with its number
        self._note_counts: dict[str, int] = {}
        self._styles = styles
        self._numbering = numbering
        self._pending: list[Run] = []
        self._tables = 0
        self._last_number: str | None = None

    def blocks(self, container: Element, grid: Grid | None = None) -> None:
        """Paragraphs and tables of a body or of a cell; tables in cells are read as lines of the cell."""
        for child in container:
            name = local_name(child)
            if name == "p":
                self._paragraph(child, grid)
            elif name == "tbl":
                self._table(child, grid)
            elif name in _TRANSPARENT:
                self.blocks(child, grid)

    def finish(self) -> None:
        """Write what still waits for a paragraph to join."""
        if self._pending:
            self._write(self._pending, "", "text", 0, False, None)
            self._pending = []

    def _table(self, table: Element, outer: Grid | None) -> None:
        grid = outer or Grid(self._tables)
        rows = list(_unwrapped(table, "tr"))
        framed = outer is None and len(rows) == 1 and len(list(_unwrapped(rows[0], "tc"))) == 1
        if outer is None and not framed:
            self._tables += 1
            self.page.gap()
        for row in rows:
            properties = _child(row, "trPr")
            if any(_child(properties, name) is not None for name in _DELETED):
                continue
            if outer is None:
                grid.next_row()
            self._row(row, grid, nested=outer is not None, framed=framed)
        if outer is None:
            self.page.gap()

    def _row(self, row: Element, grid: Grid, *, nested: bool, framed: bool) -> None:
        if not nested:
            skipped = attribute(_child(_child(row, "trPr"), "gridBefore"), "val") or ""
            if skipped.isdecimal() and int(skipped) > 0:
                grid.place(min(int(skipped), 64), 1)
        for cell in _unwrapped(row, "tc"):
            properties = _child(cell, "tcPr")
            if not nested:
                width = attribute(_child(properties, "gridSpan"), "val") or ""
                grid.place(min(max(int(width), 1), 64) if width.isdecimal() else 1, 1)
            merged = _child(properties, "vMerge")
            if merged is not None and attribute(merged, "val") != "restart":
                continue
            self.blocks(cell, None if framed else grid)
            self.finish()

    def _paragraph(self, paragraph: Element, grid: Grid | None) -> None:
        properties = _child(paragraph, "pPr")
        style = attribute(_child(properties, "pStyle"), "val")
        mark = _child(properties, "rPr")
        content = read_runs(paragraph, bold=self._styles.bold(style), count_note=self._count_note)
        if any(_child(mark, name) is not None for name in _DELETED):
            self._pending += content.runs
            return
        runs, self._pending = self._pending + content.runs, []
        number, level = self._number(properties, style)
        label = self._numbering.next(number, level) if number else ""
        follows, self._last_number = number is not None and number == self._last_number, number
        heading = self._heading(properties, style)
        if grid is None and not (follows and not heading):
            self.page.gap()  # items of one list stand without a gap between them
        role: LineRole = "heading" if heading else "list_item" if label else "text"
        self._write(runs, label, role, heading or level + 1 if label else heading, bool(content.boxes), grid)
        for box in content.boxes:
            self.page.gap()
            self.blocks(box, grid)
            self.finish()

    def _heading(self, properties: Element | None, style: str | None) -> int:
        own = attribute(_child(properties, "outlineLvl"), "val") or ""
        if own.isdecimal():
            return int(own) + 1 if int(own) < 9 else 0
        return self._styles.heading(style)

    def _number(self, properties: Element | None, style: str | None) -> tuple[str | None, int]:
        """The number that a paragraph uses, by itself or by its style, and the level from 0; None for no number."""
        direct = read_number_ref(properties)
        inherited = self._styles.number(style)
        number = direct.number if direct is not None and direct.number is not None else None
        level = direct.level if direct is not None else None
        if number is None and inherited is not None:
            reference, owner = inherited
            number = reference.number
            if level is None and number is not None:
                level = self._numbering.level_of_style(number, owner)
                level = reference.level if level is None else level
        if number is None or number == "0":
            return None, 0
        return number, level or 0

    def _count_note(self, kind: str, key: str) -> int:
        """The number that a reference to a note shows."""
        if (kind, key) not in self.notes:
            self._note_counts[kind] = self._note_counts.get(kind, 0) + 1
            self.notes[kind, key] = self._note_counts[kind]
        return self.notes[kind, key]

    def _write(self, runs: list[Run], label: str, role: LineRole, level: int, boxed: bool, grid: Grid | None) -> None:
        """Write a paragraph, one line for each of its soft breaks."""
        lines: list[list[Run]] = [[]]
        for run in runs:
            if run.text == "\n":
                lines.append([])
            else:
                lines[-1].append(run)
        written = False
        for line in lines:
            text = "".join(run.text for run in line)
            first = not written
            if not text.strip() and not (first and label and line is lines[-1] and not boxed):
                continue
            if not first:
                self.page.soften()
            bold = bool(text.strip()) and all(run.bold for run in line if run.text.strip())
            self.page.add(
                label + text.lstrip() if first else text,
                role="cell" if grid is not None else role if first or role == "heading" else "text",
                level=0 if grid is not None else level if first or role == "heading" else 0,
                bold=bold,
                cell=grid.position if grid is not None else None,
            )
            written = True


def _notes(walk: _Walk, roots: dict[str, Element | None]) -> None:
    """Footnotes and endnotes below the body, in the order of their references."""
    texts: dict[tuple[str, str], list[str]] = {}
    for kind, root in roots.items():
        for element in root if root is not None else ():
            if attribute(element, "type") not in _NO_NOTES:
                lines = ["".join(run.text for run in read_runs(p).runs) for p in _unwrapped(element, "p")]
                texts[kind, attribute(element, "id") or ""] = [line.replace("\n", " ").strip() for line in lines]
    for note, number in walk.notes.items():
        for at, line in enumerate(texts.get(note, [])):
            walk.page.gap()
            walk.page.add(f"{superscript(str(number))} {line}" if at == 0 else line, role="footnote")


def _furniture(package: Package, paths: list[str], page: Page) -> None:
    """Running headers or footers, each text once."""
    seen: set[str] = set()
    for path in sorted(set(paths)):
        if path not in package:
            continue
        for paragraph in package.parse(path).iter():
            if local_name(paragraph) == "p":
                text = "".join(run.text for run in read_runs(paragraph).runs).replace("\n", " ").strip()
                if text and text not in seen:
                    seen.add(text)
                    page.gap()
                    page.add(text, role="furniture")
    page.gap()
