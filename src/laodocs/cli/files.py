"""Files written whole or not at all."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

__all__ = ["whole_file"]


@contextmanager
def whole_file(path: Path, *, force: bool) -> Iterator[TextIO]:
    """A file to write so that no one ever sees half of it: it grows beside its place and is renamed at the end.

    Args:
        path: its folder is made where it is missing. Written as UTF-8, line ends as they are.
        force: replace a file that is there already.

    Raises:
        FileExistsError: it is there and `force` is not given.
        OSError: it cannot be written; nothing is left behind.
    """
    if not force and os.path.lexists(path):
        raise FileExistsError(f"{path} exists already (--force replaces it)")
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{secrets.token_hex(8)}.tmp")  # short: Lao names soon reach a file system's 255 bytes
    try:
        with open(beside, "x", encoding="utf-8", newline="") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
