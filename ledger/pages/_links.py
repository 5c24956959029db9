"""Links as they stand on one page: to records, to figures, and back to the source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from urllib.parse import quote

from ledger import markdown
from ledger.markdown import Html, Target
from ledger.model.record import Record
from ledger.pages._asked import Source
from ledger.pages._results import Results
from ledger.readers.links import target_of
from ledger.source import Location
from ledger.value import Value

_EDITORS = {"vscode": "vscode://file/{path}:{line}", "obsidian": "obsidian://open?path={path}"}
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*)://", re.IGNORECASE)
# Schemes that run what follows them.
_NOT_FOLLOWED = ("javascript", "data", "vbscript", "blob")


class Place(Value, frozen=True):
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
        self._names, self._sources, self._typed = results.asked.seen_from(self._root)
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
        path, number = location.path, location.line
        source = self._sources.get(path) or self._source(path)
        text, page, href, anchored, lines = source
        if number not in anchored:
            href = self.href(location)
        elif page == self.page:
            href = f"#{self.results.addresses.mark}{number}"
        else:
            href = f"{href}{number}"
        line = lines[number - 1] if 0 < number <= len(lines) else ""
        return Place(f"{text}{number}", href, line)

    def _source(self, path: str) -> Source:
        """What the places in a file have in common."""
        results, addresses = self.results, self.results.addresses
        page = addresses.page(path) or ""
        source = Source(
            f"{results.place_name(path)}:",
            page,
            f"{self._root}{page}#{addresses.mark}",
            frozenset(addresses.lines(path)) if page and not self._editor_pattern else (),
            results.asked.lines(path),
        )
        self._sources[path] = source
        return source

    def resolve(self, name: str) -> Target | None:
        """What a link names, by id, alias or the path of a file."""
        record = self.results.named(name)
        if record is None:
            return None
        if self.results.addresses.page(record.path) == self.page:
            return Target("", record.name)
        return Target(self.record(record), record.name)

    def line(self, text: str, plain: Sequence[str] = ()) -> Html:
        """A line of text with its links."""
        if plain or "://" in text:
            return markdown.inline(text, self.resolve, plain)
        if "[[" not in text:
            return markdown.plain(text)
        if "`" in text:
            return markdown.inline(text, self.resolve)
        return markdown.with_links(text, self._wikilink)

    def _wikilink(self, typed: str, shown: str) -> Html:
        """A link as typed: one is typed many times, and the same on all pages but its own."""
        known = self._typed.get((typed, shown)) or self._made_of(typed, shown)
        page, elsewhere, at_home = known
        return at_home if page == self.page else elsewhere

    def by_name(self, name: str) -> Html | None:
        """A text that is the id of a record as a link that shows it; None for what is not only."""
        if "://" in name or "`" in name or target_of(name) != name:
            return None
        return self._wikilink(name, name) if self.results.ledger.find(name) else None

    def _made_of(self, typed: str, shown: str) -> tuple[str | None, Html, Html]:
        record = self.results.named(target_of(typed))
        page = self.results.addresses.page(record.path) if record else None
        there = Target(self.record(record), record.name) if record else None
        here = Target("", record.name) if record else None
        made = self._typed[typed, shown] = (
            page,
            markdown.wikilink(typed, shown, lambda _: there),
            markdown.wikilink(typed, shown, lambda _: here),
        )
        return made

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
