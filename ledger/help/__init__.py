"""The help pages: the documentation, what `explain` prints, and the examples that tests run."""

from __future__ import annotations

from functools import cache
from pathlib import Path

SECTIONS = (
    "checks", "metrics", "actions", "importers", "exporters", "dangers", "commands", "guides",
)  # fmt: skip

_FOLDER = Path(__file__).parent


@cache
def read_page(section: str, name: str) -> str | None:
    """The Markdown of a page by its section and name (dashes as in the name), or None."""
    page = _FOLDER / section / f"{name}.md"
    return page.read_text(encoding="utf-8") if page.is_file() else None


@cache
def page_names(section: str) -> tuple[str, ...]:
    """The names of a section's pages, in order; a guide is found by its page alone."""
    pages = (page.name for page in (_FOLDER / section).iterdir())
    return tuple(sorted(name.removesuffix(".md") for name in pages if name.endswith(".md")))
