"""What can go wrong, and how it is said: the exception tree, and coded issues for what is merely doubtful.

An exception stops one input: it could not be read at all. An `Issue` stops nothing: the value was read, and something
about it deserves a person's eye. Messages say what to do next.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = [
    "CorruptFile",
    "DecodeError",
    "EncryptedFile",
    "Issue",
    "LaodocsError",
    "LimitExceeded",
    "MissingExtra",
    "StrictError",
    "UnsupportedFormat",
]


class LaodocsError(Exception):
    """Base of every error that laodocs raises for bad input."""


class UnsupportedFormat(LaodocsError):
    """The input is of a format that no reader handles."""


class CorruptFile(LaodocsError):
    """The file says it is of a format, but breaks the rules of that format."""


class EncryptedFile(LaodocsError):
    """The file is protected by a password."""


class LimitExceeded(LaodocsError):
    """The file would expand beyond a safety limit (size, nesting depth, pages)."""


class MissingExtra(LaodocsError):
    """The format needs an optional dependency; the message names the install line."""


class DecodeError(LaodocsError):
    """The bytes are not text in any encoding that laodocs knows."""


class StrictError(LaodocsError):
    """`parse(…, strict=True)` met an issue; `issue` holds it."""

    def __init__(self, issue: Issue) -> None:
        super().__init__(f"{issue.code}: {issue.message}")
        self.issue = issue


@dataclass(frozen=True, slots=True)
class Issue:
    """Something in a document that deserves a person's eye.

    Args:
        code: stable, machine-readable, such as `repeated-number`.
        message: one sentence for people.
        span: code points in the normalised text, half-open, or None when it concerns the whole document.
    """

    code: str
    message: str
    span: tuple[int, int] | None = None
