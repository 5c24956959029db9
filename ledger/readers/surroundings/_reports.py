"""The reports that lie in a ledger, and what says of a folder that it is published."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ledger.value import Value

if TYPE_CHECKING:
    from ledger.readers.surroundings._walk import Entry

# The marker of a report; `ledger/site` writes it.
MANIFEST = ".headway-manifest.json"
# Folders that hosts publish as they are, by the names that they have by custom.
_PUBLISHED = ("docs", "htdocs", "public", "public_html", "www", "wwwroot")
_DOMAIN = "CNAME"


class Report(Value, frozen=True):
    """A report: its folder with `/` from the ledger, and what says that others may see it.

    `shared` says that it was made for somebody else; `published` is empty where nothing says
    that its folder is published.
    """

    folder: str
    shared: bool
    published: str


def reports_among(place: str, entries: Iterable[Entry]) -> Iterator[Report]:
    """The reports in a ledger, whose real path is `place`, by the markers among its files."""
    for one in entries:
        folder, _, name = one.path.rpartition("/")
        if name == MANIFEST and folder and one.is_file:
            full = Path(place, folder)
            yield Report(folder, _is_shared(full), published_by(full))


def published_by(folder: Path) -> str:
    """What says of a folder that it may be published, as in `a folder named docs`; or nothing."""
    named = next((part for part in folder.parts[-2:] if part.lower() in _PUBLISHED), None)
    if named:
        return f"a folder named {named}"
    return f"a folder with a {_DOMAIN} file" if (folder / _DOMAIN).is_file() else ""


def _is_shared(folder: Path) -> bool:
    """Whether a report was made for somebody else; one that cannot be understood was not."""
    try:
        said = json.loads((folder / MANIFEST).read_bytes())
        return said.get("shared") is True
    except (OSError, ValueError, AttributeError, RecursionError):
        return False
