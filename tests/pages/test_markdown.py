"""People's text becomes HTML in which nothing lives."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.markdown import SCHEMES, Target, block, inline, ticked, wikilink, with_links
from tests.properties.strategies import any_text
from tests.site.reading import ReadPage

ALLOWED = {
    "a", "blockquote", "br", "code", "dd", "del", "div", "dl", "dt", "em", "h2", "h3", "h4", "h5",
    "h6", "hr", "input", "li", "ol", "p", "pre", "section", "span", "strong", "sup", "table",
    "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
ATTRIBUTES = {
    "href", "id", "class", "title", "rel", "role", "tabindex", "aria-label", "type", "checked",
    "disabled", "align", "start",
}  # fmt: skip

NAMES = {"dana-kim": "Dana Kim", "a b": "A & B", "javascript:x": "A script", "lee.md": "Lee"}


def resolve(name: str) -> Target | None:
    return Target(f"../contacts/{len(name)}.html", NAMES[name]) if name in NAMES else None


def nothing_lives(made: str) -> None:
    page = ReadPage(made)
    for tag, attributes in page.elements:
        assert tag in ALLOWED
        assert set(attributes) <= ATTRIBUTES, attributes
        address = attributes.get("href")
        if address is not None and not address.startswith(("../", "#")):
            assert address.partition(":")[0].lower() in SCHEMES, address


dangers = st.sampled_from(
    ["<script>alert(1)</script>", "<img src=x onerror=y>", "[a](javascript:x)", "[[", "]]", "![",
     "](", "<a href='x'>", "data:text/html,x", "http://a.example", "`", "\n\n", "- ", "|", "# ",
     "> ", "[^1]", "[^1]: x", "[[dana-kim]]", "[[dana-kim|<b>]]", "&#x3c;", "<!--", "-->", "\x00",
     "~~~", "    ", "\\", "*", "_", "<", ">", '"', "'", "mailto:", "[x]: data:x", "- [ ] x"]
)  # fmt: skip
provoking = st.lists(st.one_of(dangers, any_text), max_size=14).map("".join)


@given(provoking)
def test_a_line_with_links_alone_is_one_whose_links_are_given(text):
    text = text.replace("`", "").replace("://", "")
    assert with_links(text, lambda typed, shown: wikilink(typed, shown, resolve)) == inline(
        text, resolve
    )


@given(provoking)
def test_markdown_of_any_text_holds_no_live_markup(text):
    nothing_lives(block(text, resolve))


@given(provoking)
def test_a_line_of_any_text_holds_no_live_markup(text):
    nothing_lives(inline(text, resolve, ["dana-kim"]))


@given(provoking)
def test_a_line_says_what_was_typed(text):
    """Nothing of a line without a link is lost."""
    seen = ReadPage(inline(text, lambda name: None)).text
    if "[[" not in text and "\x00" not in text and "\r" not in text:
        assert "".join(seen.split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("[[dana-kim]]", '<a href="../contacts/8.html">Dana Kim</a>'),
        ("[[dana-kim|she]]", '<a href="../contacts/8.html">she</a>'),
        ("[[a b]] met", '<a href="../contacts/3.html">A &amp; B</a> met'),
        ("[[nobody]]", '<span class="unknown" title="leads to no record">nobody</span>'),
        ("`[[dana-kim]]`", "`[[dana-kim]]`"),
        ("me ![[me.PNG|200]]", "me ![[me.PNG|200]]"),
        ("a < b", "a &lt; b"),
        ("see https://a.example/x.", 'see <a href="https://a.example/x" rel="noreferrer">'
         "https://a.example/x</a>."),
    ],
)  # fmt: skip
def test_a_line_and_its_links(text, made):
    assert inline(text, resolve) == made


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("[[dana-kim]]", "Dana Kim</a>"),
        ("[[javascript:x]]", "A script</a>"),
        ("[she](lee.md)", '<a href="../contacts/6.html" rel="noreferrer">she</a>'),
        ("[she](lee.md 'the \"one\"')", 'title="the &quot;one&quot;" rel="noreferrer">she</a>'),
        ("[x](tel:+1202 'by day')", 'title="by day"'),
        ("[x](nowhere.md)", 'title="leads to no record">x</span>'),
        ("[x](#above)", 'title="leads to no record">x</span>'),
        ("[x](//evil.example)", 'title="leads to no record">x</span>'),
        ("[x](javascript:alert)", 'title="leads to no record">x</span>'),
        ("[x](tel:+1202)", '<a href="tel:+1202"'),
        ("![a cat](https://a.example/cat.png)", '">a cat (picture)</a>'),
        ("![](cat.png)", '<span class="picture">cat.png (picture)</span>'),
        ("<b>x</b>", "&lt;b&gt;x&lt;/b&gt;"),
        ("~~x~~", "<del>x</del>"),
        ("- [x] done", '<input aria-label="done" type="checkbox" checked'),
    ],
)
def test_notes_and_their_links(text, made):
    assert made in block(text, resolve)


def test_no_picture_is_ever_loaded():
    assert "<img" not in block("![a](x.png) ![b](https://a.example/b.png)", resolve)


def test_headings_go_down_one_level_at_a_time():
    made = block("### a\n# b\n### c\n###### d\n## e\n", resolve)
    assert re.findall(r"<h(\d)>", made) == ["3", "3", "4", "5", "4"]


def test_what_stands_between_backticks_is_code():
    assert ticked("type `a < b` here") == "type <code>a &lt; b</code> here"
    assert ticked("one ` alone") == "one ` alone"


def test_the_records_own_name_is_no_link():
    assert inline("[[me]] too", lambda name: Target("", "me")) == "me too"
