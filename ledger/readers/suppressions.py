"""Finds the comments that silence a check at a line: `headway: ignore HW205, near-kind`.

In front matter and in `headway.toml` they begin with a `#`, in a body they stand between
`<!--` and `-->`. One covers its own line; one that stands alone on its line, the next line
that is no such comment. At the very top of a file it covers line 1 as well: what is found
about a file as a whole is told there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ledger.model.suppression import MARK, Suppression
from ledger.readers.comments import comments, without_comments
from ledger.readers.front_matter import bounds_of, texts_of
from ledger.readers.text import Text
from ledger.value import Value

_SAYS = rf"[ \t]*{MARK}[ \t]*ignore(?![\w-])"
_HASH = re.compile(rf"(?<!\S)#{_SAYS}(?P<names>[^\n#]*)")
_HTML = re.compile(rf"<!--{_SAYS}(?P<names>[^\n]*)-->")
# The comments and the texts of TOML: a `#` in a text begins no comment.
_TOML = re.compile(
    r"""#[^\n]*|\"{3}(?:\\.|[^\\])*?\"{3}|'{3}.*?'{3}|"(?:\\.|[^"\\\n])*"|'[^'\n]*'""", re.DOTALL
)


class _Comment(Value, frozen=True):
    begin: int
    length: int
    names: str
    alone: bool


def suppressions_of(text: Text) -> tuple[Suppression, ...]:
    """The suppressions of a record's file, in order."""
    if MARK not in text.text:
        return ()
    start, end, body = bounds_of(text)
    block = _without_texts(text.text[:end], texts_of(text))
    found = [*_after_hashes(block, start), *_in_html(text, body)]
    return tuple(_covering(text, found, start or _first(text.text)))


def suppressions_in_settings(text: Text) -> tuple[Suppression, ...]:
    """The suppressions of `headway.toml`, in order."""
    texts = (one.span() for one in _TOML.finditer(text.text) if one[0][0] != "#")
    found = _after_hashes(_without_texts(text.text, texts), 0)
    return tuple(_covering(text, list(found), _first(text.text)))


def _without_texts(whole: str, texts: Iterable[tuple[int, int]]) -> str:
    """A stretch of YAML or TOML in which a `#` can only begin a comment."""
    shown: list[str] = []
    at = 0
    for begin, end in texts:
        shown += whole[at:begin], re.sub(r"[^\n]", "x", whole[begin:end])
        at = end
    return "".join([*shown, whole[at:]])


def _after_hashes(bare: str, start: int) -> Iterator[_Comment]:
    for begin, end in _lines_with_a_mark(bare, start):
        alone = bare[begin:end].lstrip().startswith("#")
        for found in _HASH.finditer(bare, begin, end):
            yield _Comment(found.start(), len(found[0].rstrip()), found["names"], alone)


def _lines_with_a_mark(bare: str, start: int) -> Iterator[tuple[int, int]]:
    """Where each line that holds a mark begins and ends, from `start` on.

    The mark is looked for first: a pattern for the whole line would go through a long line
    without one again from each of its characters.
    """
    at = bare.find(MARK, start)
    while at >= 0:
        begin = max(start, bare.rfind("\n", start, at) + 1)
        end = bare.find("\n", at)
        end = len(bare) if end < 0 else end
        yield begin, end
        at = bare.find(MARK, end)


def _in_html(text: Text, start: int) -> Iterator[_Comment]:
    read = Text(text.path, without_comments(text.text, start))
    blank: dict[int, bool] = {}
    for begin, end in comments(text.text, start):
        if found := _HTML.fullmatch(text.text, begin, end):
            line = text.location(begin).line
            if line not in blank:
                blank[line] = not read.line(line).strip()
            yield _Comment(begin, end - begin, found["names"], blank[line])


def _covering(text: Text, found: list[_Comment], first: int) -> Iterator[Suppression]:
    """Each comment with the lines that it covers; `first` is where the file's content begins."""
    places = [text.location(one.begin) for one in found]
    following: dict[int, int] = {}
    for one, place in zip(reversed(found), reversed(places), strict=True):
        if one.alone:
            following[place.line] = following.get(place.line + 1, place.line + 1)
    top = text.location(first).line
    top = following.get(top, top)
    for one, place in zip(found, places, strict=True):
        line = following.get(place.line, place.line)
        lines = (1, line) if one.alone and place.line < top else (line,)
        names = tuple(name for part in one.names.split(",") if (name := part.strip()))
        yield Suppression(place, one.length, names, lines)


def _first(text: str) -> int:
    return len(text) - len(text.lstrip())
