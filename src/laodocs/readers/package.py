"""Zip containers of XML parts (Word, OpenDocument): opened with limits, parsed without trust.

What the parts mean is not known here.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from typing import Final

from lxml import etree

from laodocs.errors import CorruptFile, EncryptedFile, LimitExceeded
from laodocs.readers.limits import MAX_FILE, MAX_PART, MAX_PARTS, MAX_RATIO, RATIO_FROM

__all__ = ["Element", "Package", "attribute", "local_name"]

Element = etree._Element

# ISO 29500 Strict says the same as Transitional under other names.
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)  # fmt: skip

_ENCRYPTED_BIT: Final = 0x1


class Package:
    """A zip container.

    Raises:
        CorruptFile: it is not a whole zip file.
        EncryptedFile: its parts need a password.
        LimitExceeded: it is larger than `limits` allow.
    """

    def __init__(self, data: bytes) -> None:
        if len(data) > MAX_FILE:
            raise LimitExceeded(f"The file has {len(data)} bytes; at most {MAX_FILE} are read.")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            parts = self._zip.infolist()
        except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError, UnicodeError) as error:
            raise CorruptFile(f"The file is a broken zip container ({error}); get a whole copy of it.") from error
        if len(parts) > MAX_PARTS:
            raise LimitExceeded(f"The file lists {len(parts)} parts; at most {MAX_PARTS} are read.")
        self._parts = {part.filename.lstrip("/").lower(): part for part in parts}

    def __contains__(self, name: str) -> bool:
        return name.lstrip("/").lower() in self._parts

    def read(self, name: str) -> bytes:
        """The bytes of a part.

        Raises:
            CorruptFile: the part is missing or damaged.
        """
        part = self._parts.get(name.lstrip("/").lower())
        if part is None:
            raise CorruptFile(f"The part {name} is missing from the file; get a whole copy of it.")
        if part.flag_bits & _ENCRYPTED_BIT:
            raise EncryptedFile("The file is protected by a password; save a copy without one.")
        _check_size(name, part.file_size, part.compress_size)
        try:
            with self._zip.open(part) as stream:
                data = stream.read(MAX_PART + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            OSError,
            EOFError,
            ValueError,
            NotImplementedError,
            RuntimeError,
        ) as error:
            raise CorruptFile(f"The part {name} is damaged ({error}); get a whole copy of the file.") from error
        _check_size(name, len(data), part.compress_size)
        return data

    def parse(self, name: str) -> Element:
        """The XML of a part.

        Raises:
            CorruptFile: the part is missing, damaged or not well-formed.
            LimitExceeded: it nests deeper, or holds longer text, than libxml2 takes without trust.
        """
        data = self.read(name)
        for strict, transitional in _STRICT:
            data = data.replace(strict, transitional)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
        try:
            return etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            if any(word in str(error) for word in ("depth", "huge", "Huge")):
                raise LimitExceeded(f"The part {name} nests too deep or is too long: {error}") from error
            raise CorruptFile(f"The part {name} is not well-formed XML ({error}); get a whole copy.") from error

    def relations(self, name: str) -> dict[str, tuple[str, str]]:
        """The relations of a part: by id their kind (last word of the type) and the part that they lead to."""
        folder, base = posixpath.split(name)
        path = posixpath.join(folder, "_rels", base + ".rels")
        if path not in self:
            return {}
        found = {}
        for relation in self.parse(path):
            target = relation.get("Target", "")
            if relation.get("TargetMode") != "External" and isinstance(relation.tag, str):
                whole = target if target.startswith("/") else posixpath.join(folder, target)
                kind = relation.get("Type", "").rpartition("/")[2]
                found[relation.get("Id", "")] = (kind, posixpath.normpath(whole).lstrip("/"))
        return found


def local_name(element: Element) -> str:
    """The name of an element without its namespace; empty for comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Element | None, name: str) -> str | None:
    """An attribute by its name without namespace."""
    if element is None:
        return None
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return None


def _check_size(name: str, size: int, packed: int) -> None:
    if size > MAX_PART or (size > RATIO_FROM and size > MAX_RATIO * max(packed, 1)):
        raise LimitExceeded(f"The part {name} would unpack from {packed} to {size} bytes or more; it is not opened.")
