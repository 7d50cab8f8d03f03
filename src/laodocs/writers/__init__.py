"""Documents written out, one module a format: `json` (with its `shapes` and `schema`), `markdown`,
`html` (with its `marks`)."""

from __future__ import annotations

from laodocs.writers.html import to_html
from laodocs.writers.json import to_json
from laodocs.writers.markdown import to_markdown

__all__ = ["to_html", "to_json", "to_markdown"]
