"""Where the owner leaves pages out, what led to them becomes text."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Collection
from urllib.parse import unquote

# A link as our templates and ledger.markdown write it: no link holds another one, and every
# quote and angle bracket of an attribute is escaped.
_LINK = re.compile(r"<a\b(?P<attributes>[^>]*)>(?P<shown>.*?)</a>", re.DOTALL)
_HREF = re.compile(r'\shref="([^"]*)"')
# Another place of the same page, another site, or a path from the host's root.
_ELSEWHERE = re.compile(r"[#/]|[a-z][a-z0-9+.-]*:", re.IGNORECASE)
# What text may keep of a link.
_KEPT = re.compile(r'\s(?:class|title|id)="[^"]*"')


def without_dead_links(page: str, data: bytes, files: Collection[str]) -> bytes:
    """A page of a report, every link to a file that is not among the report's taken out.

    Its text stays. A link that leaves the report is none of ours.
    """

    def replaced(match: re.Match[str]) -> str:
        href = _HREF.search(match["attributes"])
        if href is None or _leads(page, html.unescape(href[1]), files):
            return match[0]
        kept = "".join(_KEPT.findall(match["attributes"]))
        return f"<span{kept}>{match['shown']}</span>" if kept else match["shown"]

    return _LINK.sub(replaced, data.decode()).encode()


def _leads(page: str, address: str, files: Collection[str]) -> bool:
    """Whether an address leaves the page's folder for elsewhere, or for a file that is there."""
    if _ELSEWHERE.match(address):
        return True
    path = unquote(re.split("[?#]", address, maxsplit=1)[0])
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) in files
