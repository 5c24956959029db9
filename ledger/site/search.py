"""What the search looks through, as a script that a page can load from a folder too.

A browser refuses to fetch a file beside a page that was opened from a folder, but runs a
script that lies there. This one gives two texts of as many lines each: `texts` is what is
searched, a line for every page (its name, a tab, what it says) and every part of a page;
`heads` says of each line what it is and where. A page's is its kind, a tab and its path; a
part's, on the lines below its page, the first letter of its kind and its anchor.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from json.encoder import encode_basestring
from typing import NamedTuple

from ledger.pages import Document

PATH = "static/search-data.js"
# The end of a line, as it stands in a string of a script.
_END = b"\\n"


class _Lines(NamedTuple):
    """The lines of a document, as they stand in the script."""

    document: Document
    heads: bytes
    texts: bytes


class SearchScript:
    """Makes the script of one report after another; documents that it knows are as they were.

    With `keeps` false there is no report after the first, and no document is held.
    """

    def __init__(self, *, keeps: bool = True) -> None:
        self._keeps = keeps
        self._known: dict[str, _Lines] = {}

    def of(self, documents: Iterable[Document]) -> bytes:
        """The script that hands the documents to static/search.js."""
        now: dict[str, _Lines] = {}
        heads, texts = bytearray(), bytearray()
        for one in documents:
            known = self._known.get(one.path)
            lines = known if known and known.document is one else _lines(one)
            if heads:
                heads += _END
                texts += _END
            heads += lines.heads
            texts += lines.texts
            if self._keeps:
                now[one.path] = lines
        self._known = now
        return b"".join(
            (b'var headwaySearch = {"heads": "', heads, b'", "texts": "', texts, b'"};\n')
        )


def search_script(documents: Iterable[Document]) -> bytes:
    """The script that hands the documents to static/search.js, where none was made before."""
    return SearchScript(keeps=False).of(documents)


def _lines(one: Document) -> _Lines:
    heads = [f"{one.kind}\t{one.path}"]
    texts = [f"{_line(one.name)}\t{_line(one.text)}"]
    for kind, anchor, text in one.parts:
        heads.append(kind[0] + anchor)
        texts.append(_line(text))
    return _Lines(one, _in_script(heads), _in_script(texts))


def _in_script(lines: Sequence[str]) -> bytes:
    """Some lines within a string of a script, as JSON writes it."""
    # No tag can be read out of a script that holds no `<`, and every end of a line is escaped.
    said = encode_basestring("\n".join(lines))[1:-1].replace("<", "\\u003c")
    return said.encode("utf-8", "backslashreplace")


def _line(text: str) -> str:
    """A text on one line, without the white space that is no part of what it says."""
    # Most are so already; of all white space a space alone is printable.
    if text.isprintable() and "  " not in text and text == text.strip():
        return text
    return " ".join(text.split())
