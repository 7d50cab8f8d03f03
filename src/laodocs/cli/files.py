"""Files written whole or not at all."""

from __future__ import annotations

import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

__all__ = ["whole_file"]


@contextmanager
def whole_file(path: Path, *, force: bool) -> Iterator[TextIO]:
    """A file to write so that no one ever sees half of it: it grows beside its place and is renamed at the end.

    Args:
        path: its folder is made where it is missing. Written as UTF-8, line ends as they are.
        force: replace a file that is there already; its permission bits are kept, and its owner where that is allowed.

    Raises:
        FileExistsError: it is there and `force` is not given.
        OSError: it cannot be written; nothing is left behind.
    """
    if not force and os.path.lexists(path):
        raise FileExistsError(f"{path} exists already (--force replaces it)")
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{secrets.token_hex(8)}.tmp")  # short: Lao names soon reach a file system's 255 bytes
    old = path.stat() if path.exists() else None
    private = None if old is None else lambda name, flags: os.open(name, flags, 0o600)
    try:
        with open(beside, "x", encoding="utf-8", newline="", opener=private) as file:
            yield file
            file.flush()
            if old is not None:
                _take_over(beside, old)
            os.fsync(file.fileno())
        os.replace(beside, path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _take_over(path: Path, old: os.stat_result) -> None:
    """Give the file the owner and the permission bits of the one that it replaces."""
    if hasattr(os, "chown"):
        with suppress(PermissionError):
            os.chown(path, old.st_uid, old.st_gid)
    path.chmod(stat.S_IMODE(old.st_mode))
