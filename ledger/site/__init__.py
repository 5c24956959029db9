"""From pages to a folder of files: the only owner of Jinja, and what writes the report."""

from __future__ import annotations

from ledger.site.dead_links import without_dead_links
from ledger.site.manifest import MANIFEST, RefusedError
from ledger.site.publishing import Published, publish, siblings
from ledger.site.rendering import Renderer, TemplateFaultError

__all__ = [
    "MANIFEST",
    "Published",
    "RefusedError",
    "Renderer",
    "TemplateFaultError",
    "publish",
    "siblings",
    "without_dead_links",
]
