"""What a page holds to a browser, held to a grammar so plain that nothing can be misread.

A page is tags and text. A tag's values stand in double quotes, without an angle bracket; the text
has no bracket that opens. So what is a tag here is one to every browser, and nothing else is.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from sys import intern
from urllib.parse import urlsplit

from ledger.markdown import SCHEMES

_NAME = r"[a-zA-Z][a-zA-Z0-9:-]*"
_TAG = re.compile(
    rf'<(?:!doctype html|/{_NAME}|{_NAME}(?: {_NAME}(?:="[^"<>]*")?)* ?/?)>', re.IGNORECASE
)
_GIVEN = re.compile(rf' ({_NAME})(?:="([^"<>]*)")?')
_NAMED = re.compile(r"[ />]")
_SCHEME = re.compile(r"[\s\x00-\x20]*([a-zA-Z][a-zA-Z0-9+.-]*):")
# The elements of HTML that hold nothing; those of a drawing say so themselves, with a slash.
_VOID = {"br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
# What makes a browser fetch, follow or send.
_LEADING = ("href", "src", "action", "formaction", "xlink:href", "poster", "data", "srcset")


class Page:
    """What is kept of a page: its bytes, each of its tags once, and what is wrong with them.

    `has_more` is whether a bracket stands outside them, `unbalanced` the first end of what was
    not begun last, and empty where every end fits.
    """

    def __init__(self, data: bytes) -> None:
        said = data.decode()
        tags = _TAG.findall(said)
        self._data = data
        self.tags = {intern(tag) for tag in tags}
        self.unbalanced = _unbalanced(tags)
        self.has_more = "<" in _TAG.sub("", said)

    @property
    def text(self) -> str:
        """The text as a reader has it, blanks as one."""
        return " ".join(html.unescape(_TAG.sub(" ", self._data.decode())).split())


def _unbalanced(tags: Iterable[str]) -> str:
    begun = []
    for tag in tags:
        if tag[1] == "/":
            name = tag[2:-1]
            if not begun or begun.pop() != name:
                return name
        elif not _is_void(tag):
            begun.append(_name(tag))
    return ",".join(begun)


def _name(tag: str) -> str:
    """The name of a tag that begins something."""
    return _NAMED.split(tag[1:], maxsplit=1)[0]


def _is_void(tag: str) -> bool:
    return _name(tag) in _VOID or tag[1] == "!" or tag.endswith("/>")


def attributes(tag: str) -> list[tuple[str, str]]:
    """What a tag says of itself."""
    return [(name, html.unescape(value)) for name, value in _GIVEN.findall(tag)]


def pages_in(report: Mapping[str, bytes]) -> dict[str, Page]:
    """The pages of a report by path."""
    return {path: Page(data) for path, data in report.items() if path.endswith(".html")}


class Known:
    """The elements, attributes and scripts of pages of plain words, and those of Markdown."""

    def __init__(self, pages: Iterable[Page], elements: set[str], names: set[str]) -> None:
        tags = {tag for page in pages for tag in page.tags if tag[1] != "/"}
        self.elements = {_name(tag) for tag in tags} | elements
        self.attributes = {(_name(tag), name) for tag in tags for name, _ in attributes(tag)}
        self.names = names
        self.scripts = {script for tag in tags if (script := _script(tag))}

    def more_in(self, pages: Mapping[str, Page]) -> list[str]:
        """Every element, attribute, script and address that pages of plain words have not."""
        found = []
        judged: dict[str, list[str]] = {}
        for path, page in pages.items():
            if page.has_more:
                found.append(f"{path}: a bracket that is neither a tag nor escaped")
            if wrong := page.unbalanced:
                found.append(f"{path}: {wrong} is not ended, or ends nothing")
            for tag in page.tags:
                if tag[1] != "/":
                    if tag not in judged:
                        judged[tag] = list(self._wrong_with(tag))
                    found += (f"{path}: {wrong}" for wrong in judged[tag])
        return found

    def _wrong_with(self, tag: str) -> Iterator[str]:
        name = _name(tag)
        if name not in self.elements:
            yield f"<{name}>"
        if (script := _script(tag)) and script not in self.scripts:
            yield f"another script, {script}"
        for attribute, value in attributes(tag):
            if (name, attribute) not in self.attributes and attribute not in self.names:
                yield f"<{name} {attribute}>"
            if attribute in _LEADING and not leads_home(value):
                yield f"{attribute} to {value!r}"


def _script(tag: str) -> str:
    """The file of a script, wherever the page lies."""
    if _name(tag) != "script":
        return ""
    return dict(attributes(tag)).get("src", "its own text").rpartition("/")[2]


def leads_home(address: str) -> bool:
    """Whether an address is one within the report, or of a scheme that may be followed."""
    scheme = scheme_of(address)
    if scheme:
        return scheme in SCHEMES
    return not address.startswith("//") and not urlsplit(address).netloc


def scheme_of(address: str) -> str:
    """The scheme that a browser sees, which passes over line ends, tabs and what is before it."""
    scheme = _SCHEME.match(re.sub(r"[\t\r\n]", "", address))
    return scheme[1].lower() if scheme else ""
