"""People's text as HTML that holds no live markup; the only owner of comrak and nh3.

Raw HTML is escaped by comrak, and what comrak made is cleaned once more by nh3, so that a
gap in either alone lets nothing through. Nothing is ever loaded from elsewhere: a picture
is shown as a link to it.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Sequence
from urllib.parse import unquote

import comrak
import nh3

from ledger.readers.links import LINK, is_attachment, target_of, without_code
from ledger.value import Value

SCHEMES = ("http", "https", "mailto", "tel")

_SPECIAL = re.compile("[&<>\"']").search

# Where a text begins to name an address, and what may stand at its end but not be meant.
_ADDRESS = re.compile(r"https?://[^\s<>\"'`]+")
_TRAILING = ".,;:!?)]}"

# The forms in which comrak writes what is looked at here. It has escaped every quote and
# angle bracket of the text, so nothing that a person typed can look like one of them.
_ANCHOR = re.compile(
    r'<a href="([^"]*)"( data-wikilink="true")?( title="[^"]*")?>(.*?)</a>', re.DOTALL
)
_IMAGE = re.compile(r'<img src="([^"]*)" alt="([^"]*)"(?: title="[^"]*")? />')
_HEADING = re.compile(r"<(/?)h([1-6])>")
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)

_TAGS = {
    "a", "blockquote", "br", "code", "dd", "del", "div", "dl", "dt", "em", "h2", "h3", "h4",
    "h5", "h6", "hr", "input", "li", "ol", "p", "pre", "section", "span", "strong", "sup",
    "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
_ATTRIBUTES = {
    "a": {"href", "id", "class", "title", "aria-label"},
    "div": {"class", "role", "tabindex", "aria-label"},
    "input": {"type", "checked", "disabled", "aria-label"},
    "span": {"class", "title"},
    "li": {"id"}, "ol": {"start"}, "section": {"class"}, "sup": {"class"},
    "td": {"align"}, "th": {"align"},
}  # fmt: skip


class Html(str):
    """Text that is HTML already and safe to place as it is; only this module makes it."""

    __slots__ = ()

    def __html__(self) -> str:
        """What a template places, unescaped."""
        return self


class Target(Value, frozen=True):
    """Where a link leads on the page it stands on, and the name shown where none is typed.

    `href` is empty for a page's own record: its name is text there.
    """

    href: str
    name: str


# From what a link names to where it leads; None where it leads nowhere.
Resolve = Callable[[str], Target | None]


def block(text: str, resolve: Resolve, top: int = 3) -> Html:
    """Markdown as HTML, its headings from level `top` down with no level left out.

    `resolve` is asked for `[[links]]` and for links to files, as typed. What it does not
    know is shown as text with a mark.
    """
    made = comrak.render_markdown(text, extension_options=_EXTENSIONS, render_options=_RENDERING)
    made = _ANCHOR.sub(lambda match: _anchor(match, resolve), made)
    made = _IMAGE.sub(_picture, made)
    made = _TABLE.sub(
        r'<div class="scroll" role="group" tabindex="0" aria-label="Table">\g<0></div>', made
    )
    made = made.replace("<input type=", '<input aria-label="done" type=')
    return Html(_CLEANER.clean(_outlined(made, top)))


def inline(text: str, resolve: Resolve, plain: Sequence[str] = ()) -> Html:
    """One line of text with its `[[links]]` and web addresses as links, all else as typed.

    `plain` are names that link although nothing marks them, the longest first: a source
    that is an id.
    """
    visible = without_code(text)
    made: list[str] = []
    at = 0
    for start, end, link in _inline_links(text, visible, resolve, plain):
        if start >= at:
            made += [escaped(text[at:start]), link]
            at = end
    made.append(escaped(text[at:]))
    return Html("".join(made))


def with_links(text: str, link: Callable[[str, str], Html]) -> Html:
    """One line of text in which nothing but its `[[links]]` is a link, all else as typed.

    `link` gives each as HTML, asked for the name and the text shown as they are typed.
    """
    parts: list[str] = LINK.split(text)
    made = [escaped(parts[0])]
    for at in range(1, len(parts), 3):
        made += (link(parts[at], parts[at + 1] or ""), escaped(parts[at + 2]))
    return Html("".join(made))


def escaped(text: str) -> str:
    """A text with what HTML would take for markup escaped; most has nothing of the kind."""
    return html.escape(text) if _SPECIAL(text) else text


def plain(text: str) -> Html:
    """A text as it is, escaped."""
    return Html(html.escape(text) if _SPECIAL(text) else text)


def ticked(text: str) -> Html:
    """A sentence of ours, what stands between backticks in it as code."""
    parts = escaped(text).split("`")
    if len(parts) % 2 == 0:
        return Html(escaped(text))
    return Html("".join(f"<code>{one}</code>" if at % 2 else one for at, one in enumerate(parts)))


def joined(parts: Iterable[Html], between: str) -> Html:
    """Several pieces in a row."""
    return Html(escaped(between).join(parts))


def anchor(href: str, text: str) -> Html:
    """A link whose address is our own or has passed `is_safe`; text where there is none."""
    if not href:
        return plain(text)
    return Html(f'<a href="{escaped(href)}">{escaped(text)}</a>')


def is_safe(address: str) -> bool:
    """Whether an address has a scheme that may be followed."""
    match = _SCHEME.match(address.strip())
    return match is not None and match[1].lower() in SCHEMES


def unknown(text: str) -> Html:
    """The text of a link that leads nowhere, marked as such."""
    return Html(f'<span class="unknown" title="leads to no record">{escaped(text)}</span>')


def _inline_links(
    text: str, visible: str, resolve: Resolve, names: Sequence[str]
) -> list[tuple[int, int, str]]:
    """Every stretch of a line that is a link, with its HTML, in order."""
    found: list[tuple[int, int, str]] = [
        (match.start(), match.end(), wikilink(match[1], match[2] or "", resolve))
        for match in (LINK.finditer(visible) if "[[" in visible else ())
        if not is_attachment(visible, match.start(), target_of(match[1]))
    ]
    for match in _ADDRESS.finditer(visible) if "://" in visible else ():
        address = match[0].rstrip(_TRAILING)
        link = f'<a href="{escaped(address)}" rel="noreferrer">{escaped(address)}</a>'
        found.append((match.start(), match.start() + len(address), link))
    for name in names:
        target = resolve(name)
        at = visible.find(name)
        if target and at >= 0:
            found.append((at, at + len(name), anchor(target.href, name)))
    return sorted(found, key=lambda link: (link[0], -link[1])) if len(found) > 1 else found


def wikilink(typed: str, shown: str, resolve: Resolve) -> Html:
    """A `[[name|shown]]` as a link; what leads nowhere is marked as such."""
    name = target_of(typed)
    shown = shown.strip()
    target = resolve(name) if name else None
    return anchor(target.href, shown or target.name) if target else unknown(shown or name)


def _anchor(match: re.Match[str], resolve: Resolve) -> str:
    """A link of comrak's: kept where its scheme may be followed, resolved where it names a file."""
    address, title, shown = html.unescape(match[1]), match[3] or "", match[4]
    typed = unquote(address)
    if match[2]:
        # comrak empties an address that looks like a dangerous scheme; the text still names it.
        name = target_of(typed or html.unescape(shown))
        target = resolve(name) if name else None
        if target and target_of(html.unescape(shown)) == name:
            shown = escaped(target.name)
    elif is_safe(address):
        return match[0]
    else:
        elsewhere = not address or address.startswith("#") or _SCHEME.match(address)
        target = None if elsewhere else resolve(typed)
    if target is None:
        return f'<span class="unknown" title="leads to no record">{shown}</span>'
    return f'<a href="{escaped(target.href)}"{title}>{shown}</a>' if target.href else shown


def _picture(match: re.Match[str]) -> str:
    address, described = match[1], match[2]
    shown = described or escaped(unquote(html.unescape(address)))
    if is_safe(html.unescape(address)):
        return f'<a href="{address}">{shown} (picture)</a>'
    return f'<span class="picture">{shown} (picture)</span>'


def _outlined(made: str, top: int) -> str:
    """Headings renumbered so that each is at most one level below the one before it."""
    open_levels: list[int] = []

    def renumber(match: re.Match[str]) -> str:
        level = int(match[2])
        if not match[1]:
            while open_levels and open_levels[-1] >= level:
                open_levels.pop()
            open_levels.append(level)
        return f"<{match[1]}h{min(6, top + len(open_levels) - 1)}>"

    return _HEADING.sub(renumber, made)


_EXTENSIONS = comrak.ExtensionOptions()
_EXTENSIONS.autolink = True
_EXTENSIONS.footnotes = True
_EXTENSIONS.strikethrough = True
_EXTENSIONS.table = True
_EXTENSIONS.tasklist = True
_EXTENSIONS.wikilinks_title_after_pipe = True
_RENDERING = comrak.RenderOptions()
_RENDERING.escape = True
# Made once: it takes as long to make as several pages' notes to clean.
_CLEANER = nh3.Cleaner(
    tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=set(SCHEMES), link_rel="noreferrer"
)
