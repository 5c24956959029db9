"""The 652 examples of CommonMark's specification, rendered as it says, and why where not."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from urllib.parse import unquote

import pytest

from ledger.markdown import Target, block, is_safe
from tests.corpora.places import corpus

EXAMPLES = 652
_EXAMPLE = re.compile(r"^`{32} example\n(.*?)^\.\n(.*?)^`{32}$", re.MULTILINE | re.DOTALL)

# Raw HTML is text here, whatever it is; what the specification shows live must not live.
RAW = {
    21, 31, 148, *range(149, 192), 201, 308, 309, 344, 475, 476, 477, 491, 494, 524, 536,
    613, 614, 615, 616, 617, 623, 625, 626, 627, 628, 629, 630, 631, 642, 643,
}  # fmt: skip
# What GitHub's Markdown and notebooks give a meaning that the specification leaves as text.
MORE = {
    559: "`[[name]]` is a link to a record",
    590: "`[[name]]` is a link to a record",
    602: "a bare address is a link",
    608: "a bare address is a link",
    611: "a bare address is a link",
    612: "a bare address is a link",
}
BLOCKS = {"blockquote", "h", "hr", "li", "ol", "p", "pre", "ul", "br"}


class Shown(HTMLParser):
    """HTML as a reader has it: elements, what they lead to and their text, and nothing of style.

    Blanks count within `pre` alone, and headings whatever their level. `ours` turns what the
    specification has into what is promised in place of it: a picture is never loaded, and a
    link of a scheme that is not allowed leads nowhere.
    """

    def __init__(self, text: str, *, promised: bool = False) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[object] = []
        self.promised = promised
        self._pre = 0
        self._unlinked: list[bool] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "span":
            return
        if tag == "img" and self.promised:
            self._picture(given)
            return
        if tag == "a":
            address = unquote(given.get("href") or "")
            dead = self.promised and not leads(address)
            self._unlinked.append(dead)
            if not dead:
                self.parts.append(("a", address, given.get("title")))
            return
        self._pre += tag == "pre"
        tag = re.sub(r"h[1-6]", "h", tag)
        self.parts.append(("<", tag, given.get("start") if tag == "ol" else None))

    def handle_endtag(self, tag):
        if tag == "a" and self._unlinked.pop():
            return
        if tag in ("span", "br", "hr", "img"):
            return
        self._pre -= tag == "pre"
        self.parts.append((">", re.sub(r"h[1-6]", "h", tag)))

    def handle_data(self, data):
        said = data if self._pre else re.sub(r"[ \t\n]+", " ", data)
        if self.parts and isinstance(self.parts[-1], str):
            said = self.parts.pop() + said
        self.parts.append(said)

    def _picture(self, given):
        described, address = given.get("alt") or "", given.get("src") or ""
        linked = is_safe(address)
        if linked:
            self.parts.append(("a", unquote(address), None))
        self.handle_data(f"{described or unquote(address)} (picture)")
        if linked:
            self.parts.append((">", "a"))

    @property
    def all(self) -> list[object]:
        """The parts; blanks beside a block are none of the text."""
        made: list[object] = []
        inside = 0
        for at, one in enumerate(self.parts):
            part = one
            if isinstance(part, tuple):
                inside += {("<", "pre"): 1, (">", "pre"): -1}.get(part[:2], 0)
            elif not inside:
                if at == 0 or self._is_block(at - 1):
                    part = part.lstrip(" ")
                if at + 1 == len(self.parts) or self._is_block(at + 1):
                    part = part.rstrip(" ")
            if part != "":
                made.append(part)
        return made

    def _is_block(self, at: int) -> bool:
        part = self.parts[at]
        return isinstance(part, tuple) and part[0] in "<>" and part[1] in BLOCKS


def leads(address: str) -> bool:
    """Whether a link leads anywhere: over an allowed scheme, or to a file of the ledger."""
    scheme = re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:", address)
    return is_safe(address) if scheme else bool(address) and not address.startswith("#")


def rendered(text: str) -> str:
    """A text as on a page whose every link to a file leads there."""
    return block(text, lambda name: Target(name, name))


@pytest.fixture(scope="module")
def examples() -> list[tuple[str, str]]:
    spec = (corpus("commonmark-spec") / "spec.txt").read_text(encoding="utf-8")
    found = [(text.replace("→", "\t"), made.replace("→", "\t"))
             for text, made in _EXAMPLE.findall(spec)]  # fmt: skip
    assert len(found) == EXAMPLES
    return found


def test_every_example_reads_as_the_specification_says(examples, tally):
    tally.tried += len(examples)
    otherwise = {
        number: (text, Shown(made, promised=True).all, Shown(rendered(text)).all)
        for number, (text, made) in enumerate(examples, 1)
        if number not in RAW and number not in MORE
        if Shown(made, promised=True).all != Shown(rendered(text)).all
    }
    assert not otherwise


def test_raw_html_is_shown_and_does_not_live(examples):
    for number in sorted(RAW):
        text, made = examples[number - 1]
        typed = re.findall(r"</?[A-Za-z][\w-]*", made)
        live = Shown(rendered(text))
        said = "".join(part for part in live.parts if isinstance(part, str))
        tags = {part[1] for part in live.parts if isinstance(part, tuple) and part[0] == "<"}
        assert tags <= {"p", "pre", "code", "em", "strong", "h", "ul", "li", "blockquote", "hr"}
        raw = [one for one in typed if one in text]
        assert all(one in said for one in raw), (number, raw, said)
        assert raw or re.search(r"<[!?]", text), number


@pytest.mark.parametrize("number", sorted(MORE))
def test_what_has_a_meaning_of_its_own_is_a_link(examples, number):
    text, made = examples[number - 1]
    assert "<a" in rendered(text)
    assert Shown(made).all != Shown(rendered(text)).all
