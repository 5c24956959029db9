"""From pages to a folder of files: the only owner of Jinja, and what writes the report."""

from __future__ import annotations

from ledger.site.dead_links import without_dead_links
from ledger.site.folders import siblings
from ledger.site.manifest import MANIFEST, RefusedError
from ledger.site.own_templates import state_of_templates
from ledger.site.publishing import Publication, Published, is_as_written, publication, publish
from ledger.site.rendering import Renderer, TemplateFaultError, templates_folder
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
    "publication",
    "publish",
    "search_script",
    "siblings",
    "state_of_templates",
    "templates_folder",
    "without_dead_links",
]
