"""What pages have asked for so far, so that the next ones need not ask again."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ledger.markdown import Html
from ledger.readers.comments import without_comments
from ledger.readers.links import LINK
from ledger.readers.text import Text

if TYPE_CHECKING:
    from ledger.pages._chrome import Chrome

# So many names, files and links are kept for the next pages.
_MOST = 2_000
# So much of a line stands by what leads to it: a thousand links of one line would be told of
# with a thousand times the line.
_LONGEST = 1_000


class Source(NamedTuple):
    """What the places in a file have in common, as pages at a depth show them.

    `text` and `href` end where the number of a line follows; `page` is the file's own page.
    The lines that have an anchor there are `anchored`; none are where `href` leads elsewhere.
    """

    text: str
    page: str
    href: str
    anchored: Container[int]
    lines: Sequence[str]


class SeenFrom(NamedTuple):
    """What pages at a depth have asked for so far: their links to anything else are the same.

    `names` are the links to records by their paths, `sources` what is known of files by theirs.
    `typed` are links by what was typed, each as the page that it leads to, as it stands on all
    others, and as it stands on that page.
    """

    names: dict[str, Html]
    sources: dict[str, Source]
    typed: dict[tuple[str, str], tuple[str | None, Html, Html]]


class Asked:
    """What all pages ask for again and again; `frames` are of kinds of page, by name and depth.

    In a shared report (`unlinked`) names stand in the place of links in the lines of files.
    """

    def __init__(self, texts: Mapping[str, Text], *, unlinked: bool) -> None:
        self.frames: dict[tuple[str, int], Chrome] = {}
        self._texts = texts
        self._unlinked = unlinked
        self._lines: dict[str, list[str]] = {}
        self._seen_from: dict[str, SeenFrom] = {}

    def seen_from(self, root: str) -> SeenFrom:
        """What pages at a depth have asked for so far."""
        known = self._seen_from.get(root)
        if known is None:
            known = self._seen_from[root] = SeenFrom({}, {}, {})
        return known

    def lines(self, path: str) -> Sequence[str]:
        """The lines of a file without comments and white space around; the longest cut short."""
        lines = self._lines.get(path)
        if lines is None:
            text = self._texts.get(path)
            lines = [line.strip() for line in text.text.split("\n")] if text else []
            if text and "<!--" in text.text:
                lines = [without_comments(one).strip() if "<!--" in one else one for one in lines]
            if self._unlinked:
                lines = [LINK.sub(lambda link: link[2] or link[1], line) for line in lines]
            if text and max(map(len, lines)) > _LONGEST:
                lines = [line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…" for line in lines]
            self._lines[path] = lines
        return lines

    def forget(self) -> None:
        """Let go of it where it has become much: a report of any size is made in little memory."""
        for seen in self._seen_from.values():
            if len(seen.names) + len(seen.sources) + len(seen.typed) > _MOST:
                seen.names.clear()
                seen.sources.clear()
                seen.typed.clear()
        if len(self._lines) > _MOST:
            self._lines.clear()
