"""Pages of ours placed cheaply: the frame of a kind of page once, each page's content into it.

The frame is the head, the navigation and the foot: half of a record's page, and the same on all
pages of its kind but for the title and the description.
"""

from __future__ import annotations

import re
from operator import attrgetter
from typing import NamedTuple

import jinja2

from ledger.markdown import Html
from ledger.pages import Chrome, Page
from ledger.site.quick_templates import QuickEnvironment, placed
from ledger.site.template_files import BASE

# What HTML does not allow in any form, escaped or not; shown as a replacement character.
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
# The same in UTF-8: single bytes, which are quickly looked for, and those after a first one.
_BYTES = bytes((*range(9), 11, 12, *range(14, 32), 127))
_PAIRS = re.compile(rb"\xc2[\x80-\x9f]")

# What stands in a frame where a page's own is placed. Text is escaped and Markdown cleaned of
# tags that are not HTML's, so that nothing else looks like one.
_MARKS = {name: Html(f"<headway-{name}>") for name in ("title", "description", "scripts", "main")}
_MARK = re.compile("<headway-(title|description|scripts|main)>")
_FRAME = (
    f'{{% extends "{BASE}" %}}{{% block scripts %}}{_MARKS["scripts"]}{{% endblock %}}'
    f"{{% block main %}}{_MARKS['main']}{{% endblock %}}"
)
_FRAME_NAME = "marked frame"
# What a page has of its own; the other blocks of a frame are those of our `base.html`.
_BLOCKS = ("scripts", "main")

_shared_parts = attrgetter(*(name for name in Chrome._fields if name not in _MARKS))


class _Frame(NamedTuple):
    """A frame in pieces, each second one the name of what stands there."""

    made_of: tuple[object, ...]
    pieces: tuple[bytes, ...]
    names: tuple[str, ...]


class Frames:
    """Places pages by our templates."""

    def __init__(
        self, ours: jinja2.BaseLoader, compiled: jinja2.BytecodeCache | None = None
    ) -> None:
        frame = jinja2.DictLoader({_FRAME_NAME: _FRAME})
        self._environment = QuickEnvironment(jinja2.ChoiceLoader([frame, ours]), compiled)
        self._frames: dict[tuple[str, str], _Frame] = {}

    def framed(self, page: Page, chrome: Chrome) -> bytes:
        """A page as the bytes of its file."""
        template = self._environment.get_template(f"pages/{page.template}.html")
        context = template.new_context({"chrome": chrome, "view": page.view()})
        own = {
            "title": as_bytes(placed(chrome.title)),
            "description": as_bytes(placed(chrome.description)),
        }
        for name in _BLOCKS:
            block = template.blocks.get(name)
            own[name] = as_bytes("".join(block(context))) if block else b""
        frame = self._frame(page, chrome)
        parts = [*frame.pieces]
        parts[1::2] = [own[name] for name in frame.names]
        return b"".join(parts)

    def _frame(self, page: Page, chrome: Chrome) -> _Frame:
        """The frame of a page, that of the last page of its kind where it is the same."""
        made_of = _shared_parts(chrome)
        key = (page.template, chrome.root)
        frame = self._frames.get(key)
        if frame is None or frame.made_of != made_of:
            marked = chrome._replace(title=_MARKS["title"], description=_MARKS["description"])
            made = self._environment.get_template(_FRAME_NAME).render(chrome=marked)
            pieces = _MARK.split(as_bytes(made).decode())
            frame = _Frame(made_of, tuple(one.encode() for one in pieces), tuple(pieces[1::2]))
            self._frames[key] = frame
        return frame


def as_bytes(made: str) -> bytes:
    """Text as UTF-8, with what a page cannot hold replaced."""
    data = made.encode("utf-8", "replace")
    if len(data.translate(None, _BYTES)) == len(data) and not _PAIRS.search(data):
        return data
    return _FORBIDDEN.sub("\ufffd", made).encode("utf-8", "replace")
