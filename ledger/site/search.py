"""What the search looks through, as a script that a page can load from a folder too.

A browser refuses to fetch a file beside a page that was opened from a folder, but runs a
script that lies there. This one gives two texts of as many lines each: `texts` is what is
searched, a line for every page (its name, a tab, what it says) and every part of a page;
`heads` says of each line what it is and where. A page's is its kind, a tab and its path; a
part's, on the lines below its page, the first letter of its kind and its anchor.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from ledger.pages import Document

PATH = "static/search-data.js"


def search_script(documents: Iterable[Document]) -> bytes:
    """The script that hands the documents to static/search.js."""
    heads: list[str] = []
    texts: list[str] = []
    for one in documents:
        heads.append(f"{one.kind}\t{one.path}")
        texts.append(f"{_line(one.name)}\t{_line(one.text)}")
        for part in one.parts:
            heads.append(part.kind[0] + part.anchor)
            texts.append(_line(part.text))
    said = {"heads": "\n".join(heads), "texts": "\n".join(texts)}
    # No tag can be read out of a script that holds no `<`, and every end of a line is escaped.
    script = json.dumps(said, ensure_ascii=False).replace("<", "\\u003c")
    return f"var headwaySearch = {script};\n".encode("utf-8", "backslashreplace")


def _line(text: str) -> str:
    """A text on one line, without the white space that is no part of what it says."""
    # Most are so already; of all white space a space alone is printable.
    if text.isprintable() and "  " not in text and text == text.strip():
        return text
    return " ".join(text.split())
