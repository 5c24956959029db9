"""From pages to a folder of files: the only owner of Jinja, and what writes the report.

What places pages is brought in where one is placed; to look after the folder takes little.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from ledger.site.as_written import is_as_written, tidy
from ledger.site.folders import is_whole, siblings
from ledger.site.manifest import MANIFEST, RefusedError
from ledger.site.publishing import Publication, Published, publication, publish
from ledger.site.template_files import state_of_templates, templates_folder

if TYPE_CHECKING:
    from ledger.site.dead_links import without_dead_links
    from ledger.site.rendering import Renderer, TemplateFaultError
    from ledger.site.search import PATH as SEARCH
    from ledger.site.search import SearchScript, search_script

__all__ = [
    "MANIFEST",
    "SEARCH",
    "Publication",
    "Published",
    "RefusedError",
    "Renderer",
    "SearchScript",
    "TemplateFaultError",
    "is_as_written",
    "is_whole",
    "publication",
    "publish",
    "search_script",
    "siblings",
    "state_of_templates",
    "templates_folder",
    "tidy",
    "without_dead_links",
]

_HOME = {
    "SEARCH": ("search", "PATH"),
    "Renderer": ("rendering", "Renderer"),
    "TemplateFaultError": ("rendering", "TemplateFaultError"),
    "SearchScript": ("search", "SearchScript"),
    "search_script": ("search", "search_script"),
    "without_dead_links": ("dead_links", "without_dead_links"),
}


def __getattr__(name: str) -> object:
    """A name of this package, from the file that has it."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    file, inside = _HOME[name]
    return getattr(importlib.import_module(f"{__name__}.{file}"), inside)
