"""Turns links to pages that were not made into text.

A shared report leaves pages out; what remains says no word of them, and leads nowhere.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from urllib.parse import unquote, urlsplit

_ANCHOR = re.compile(r"<a\b(?P<attributes>[^>]*)>(?P<shown>.*?)</a>", re.DOTALL)
_ADDRESS = re.compile(r'\bhref="([^"]*)"')
_CLASS = re.compile(r'\bclass="[^"]*"')


def without_dead_links(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The same files, in whose pages every link leads to one of them, or out of the report."""
    return {
        path: _living(path, data, files) if path.endswith(".html") else data
        for path, data in files.items()
    }


def _living(path: str, data: bytes, files: Mapping[str, bytes]) -> bytes:
    here = posixpath.dirname(path)

    def kept(match: re.Match[str]) -> str:
        address = _ADDRESS.search(match["attributes"])
        if address is None:
            return match[0]
        parts = urlsplit(address[1])
        target = posixpath.normpath(posixpath.join(here, unquote(parts.path)))
        if parts.scheme or not parts.path or target in files:
            return match[0]
        said = _CLASS.search(match["attributes"])
        return f"<span{' ' + said[0] if said else ''}>{match['shown']}</span>"

    return _ANCHOR.sub(kept, data.decode()).encode()
