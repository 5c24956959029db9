"""Links as they stand on one page: to records, to figures, and back to the source."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import quote

from ledger import markdown
from ledger.markdown import Html, Target
from ledger.model.record import Record
from ledger.pages._results import Results
from ledger.source import Location

_EDITORS = {"vscode": "vscode://file/{path}:{line}", "obsidian": "obsidian://open?path={path}"}
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*)://", re.IGNORECASE)
# Schemes that run what follows them.
_NOT_FOLLOWED = ("javascript", "data", "vbscript", "blob")


class Place(NamedTuple):
    """A line of the ledger: `path:line`, what it says, and where a click on it leads."""

    text: str
    href: str
    line: str = ""


class Links:
    """Every link of the page at `page`, relative to it, so that the site works from a folder."""

    def __init__(self, results: Results, page: str) -> None:
        self.results = results
        self.page = page
        self._root = "../" * page.count("/")
        self._names = results.names_from(self._root)
        self._editor_pattern = _pattern_of(results.ledger.config.site.editor)
        # One line may stand behind many figures, and one file hold many lines.
        self._places: dict[str, Place] = {}
        self._files: dict[str, Html] = {}

    def to(self, target: str, anchor: str = "") -> str:
        """The link to a file of the site."""
        fragment = f"#{anchor}" if anchor else ""
        if target == self.page and fragment:
            return fragment
        return self._root + target + fragment

    def record(self, record: Record) -> str:
        """The link to a record's page."""
        page = self.results.addresses.page(record.path)
        return self.to(page) if page else ""

    def named(self, record: Record) -> Html:
        """A record's name as a link to its page, the same from all pages of a folder."""
        path = record.path
        if path not in self._names:
            self._names[path] = markdown.anchor(self.record(record), record.name)
        return self._names[path]

    def names(self, records: Iterable[Record]) -> Html:
        """Several records' names, each a link."""
        return markdown.joined((self.named(record) for record in records), ", ")

    def metric(self, name: str, anchor: str = "") -> str:
        """The link to a metric's page."""
        return self.to(f"metrics/{name}.html", anchor)

    def file(self, path: str) -> Html:
        """A file's name as a link to its page."""
        if path not in self._files:
            page = self.results.addresses.page(path)
            name = self.results.place_name(path)
            self._files[path] = markdown.anchor(self.to(page) if page else "", name)
        return self._files[path]

    def place(self, evidence: str) -> Place:
        """A piece of evidence, `path:line`, as a link to the very line."""
        if evidence not in self._places:
            path, _, line = evidence.rpartition(":")
            told = bool(path) and line.isdigit()
            self._places[evidence] = (
                self.location(Location(path, int(line))) if told else Place(evidence, "")
            )
        return self._places[evidence]

    def places(self, evidence: Iterable[str]) -> tuple[Place, ...]:
        """Several pieces of evidence, each once."""
        return tuple(self.place(one) for one in dict.fromkeys(evidence))

    def href(self, location: Location) -> str:
        """Where a click on a place leads: the editor where one is set, else its page."""
        if self._editor_pattern:
            return self._editor(location)
        page = self.results.addresses.page(location.path)
        if not page:
            return ""
        return self.to(page, self.results.addresses.anchor(location.path, location.line))

    def location(self, location: Location) -> Place:
        """A place in the ledger, as a link to the editor where one is set, else to its page."""
        results, path, line = self.results, location.path, location.line
        name = results.place_name(path) if results.shared else path
        return Place(f"{name}:{line}", self.href(location), results.line(path, line))

    def resolve(self, name: str) -> Target | None:
        """What a link names, by id, alias or the path of a file."""
        ledger = self.results.ledger
        record = ledger.find(name)
        if record is None and ("/" in name or name.endswith(".md")):
            record = ledger.find(posixpath.basename(name).removesuffix(".md"))
        if record is None:
            return None
        if self.results.addresses.page(record.path) == self.page:
            return Target("", record.name)
        return Target(self.record(record), record.name)

    def line(self, text: str, plain: Sequence[str] = ()) -> Html:
        """A line of text with its links."""
        return markdown.inline(text, self.resolve, plain)

    def notes(self, text: str) -> Html:
        """Markdown with its links, below a heading of level 2."""
        return markdown.block(text, self.resolve)

    def _editor(self, location: Location) -> str:
        """The address that opens a place in the editor that `[site] editor` names."""
        pattern = self._editor_pattern
        path = _quoted(location.path)
        if not pattern.lower().startswith(("http:", "https:")):
            # On the web a path is one within the ledger; a program here wants it whole.
            path = f"{_quoted(self.results.root)}/{path}"
            pattern = pattern.replace("://file/{path}", "://file/" + path.lstrip("/"))
        return pattern.replace("{path}", path).replace("{line}", str(location.line))


@lru_cache(maxsize=8)
def _pattern_of(editor: str) -> str:
    """The address with `{path}` and `{line}` that a setting stands for; empty for none of use."""
    pattern = _EDITORS.get(editor.strip(), editor.strip())
    scheme = _SCHEME.match(pattern)
    return pattern if scheme and scheme[1].lower() not in _NOT_FOLLOWED else ""


def _quoted(path: str) -> str:
    return quote(path, safe="/:", errors="surrogateescape")
