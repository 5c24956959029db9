"""A template's text with a record's values put into it: words replaced, and nothing run.

Every byte of the template that is no placeholder and no value of a key given stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date

from ledger.editing._yaml_text import inline_item_text, item_text, key_lines, value_text
from ledger.model.draft import DraftValue, RecordDraft, one_line
from ledger.readers.text import BOM
from ledger.value import Value

# A text as it is written in its place.
_Quoted = Callable[[str], str]
# What stands for a placeholder, None for one that means nothing here.
_Put = Callable[[re.Match[str], _Quoted], str | None]

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$")
_FENCE = re.compile(r"---[ \t]*$")
_KEY = re.compile(r"(?P<key>[A-Za-z][\w -]*?)(?P<colon>[ \t]*:(?=[ \t]|$))(?P<rest>.*)$")
_COMMENT = re.compile(r"(?:^|[ \t]+)#.*$")
_PLACEHOLDER = re.compile(r"\{\{\s*([A-Za-z][\w-]*)(?::\s*([^{}]*?))?\s*\}\}")
_QUOTED = re.compile(r"""[ \t]*(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')""")
_DASH = re.compile(r"[ \t]*-[ \t]+")
_CONTINUED = re.compile(r"[ \t]+(?![#\s])|-(?=[ \t]|$)")
# The parts of a day in the form that Obsidian writes them in.
_DAY_PARTS = re.compile(r"YYYY|MMMM|MMM|MM|DD|D|dddd|ddd|M")


class Filled(Value, frozen=True):
    """A file made from a template, and for each of its lines the template's; None for a new one."""

    data: bytes
    lines: tuple[int | None, ...]

    def template_line(self, line: int) -> int | None:
        """The template's line that a line of the file was made from."""
        return self.lines[line - 1] if 0 < line <= len(self.lines) else None


class _Line(Value, frozen=True):
    text: str
    end: str
    origin: int | None


def fill(template: str, draft: RecordDraft, values: Mapping[str, str], as_of: date) -> Filled:
    """A template with a draft in it.

    `values` are the placeholders' beside the draft's own keys. `{{date}}` is the day; in
    `{{date:DD.MM.YYYY}}` the letters say how. A placeholder of a key that is not given is
    left empty, one of another name stays as it is. A key of the draft that the template has
    is filled in where it stands, any other added at the end of the front matter.
    """
    mark = BOM if template.startswith(BOM) else ""
    lines = list(_split(template.removeprefix(mark)))
    end = next((line.end for line in lines if line.end), "\n")
    said = {key: _as_text(value) for key, value in draft.fields} | dict(values)
    close = _close(lines)
    bare = close is None
    fence = _Line("---", end, None)
    front = [fence, fence] if close is None else lines[: close + 1]
    body = lines if close is None else lines[close + 1 :]
    given = {"name": draft.name} | dict(draft.fields)
    put = _putting(said, as_of)
    made = list(_front(front[1:-1], given, put))
    given.pop("name")
    left = {key: value for key, value in given.items() if key not in _keys(front[1:-1])}
    own = [_Line(text, end, None) for key, value in left.items() for text in key_lines(key, value)]
    filled = [_Line(_replaced(one.text, put, _as_it_is), one.end, one.origin) for one in body]
    if bare and not own:
        whole = filled
    else:
        gap = [_Line("", end, None)] if bare and filled and filled[0].text else []
        whole = [front[0], *made, *own, front[-1], *gap, *filled]
    return Filled(
        (mark + "".join(line.text + line.end for line in whole)).encode(),
        tuple(line.origin for line in whole),
    )


def named(template: Filled, name: str) -> Filled:
    """The same file with the name as its first key, for a template that gives it none."""
    text = template.data.decode()
    mark = BOM if text.startswith(BOM) else ""
    lines = list(_split(text.removeprefix(mark)))
    end = next((line.end for line in lines if line.end), "\n")
    own = [key_lines("name", name)[0] + end]
    if _close(lines) is None:
        gap = [end] if lines and lines[0].text else []
        own, at = ["---" + end, *own, "---" + end, *gap], 0
    else:
        at = 1
    texts = [line.text + line.end for line in lines]
    origins = [*template.lines[:at], *([None] * len(own)), *template.lines[at:]]
    whole = mark + "".join([*texts[:at], *own, *texts[at:]])
    return Filled(whole.encode(), tuple(origins))


def _split(text: str) -> Iterator[_Line]:
    for number, match in enumerate(_LINE.finditer(text), start=1):
        plain = match[0].rstrip("\r\n")
        yield _Line(plain, match[0][len(plain) :], number)


def _close(lines: list[_Line]) -> int | None:
    """The place of the line that ends the front matter, None where there is none."""
    if not lines or not _FENCE.match(lines[0].text):
        return None
    return next((at for at, one in enumerate(lines) if at and _FENCE.match(one.text)), None)


def _keys(lines: list[_Line]) -> set[str]:
    found = (_KEY.match(line.text) for line in lines)
    return {match["key"].lower() for match in found if match}


def _front(lines: list[_Line], given: Mapping[str, DraftValue], put: _Put) -> Iterator[_Line]:
    """The lines between the fences; the lines of a value that is replaced go."""
    replacing = False
    for line in lines:
        match = _KEY.match(line.text)
        if match is None:
            if not (replacing and _CONTINUED.match(line.text)):
                yield _Line(_item(line.text, put), line.end, line.origin)
            continue
        rest, comment = _cut_comment(match["rest"])
        replacing = match["key"].lower() in given and not _PLACEHOLDER.search(rest)
        if not replacing:
            head = f"{match['key']}{match['colon']}"
            shown = _value(rest, put)
            yield _Line(f"{head}{shown}{comment}", line.end, line.origin)
            continue
        first, *more = key_lines(match["key"], given[match["key"].lower()])
        yield _Line(first + comment, line.end, line.origin)
        yield from (_Line(text, line.end, line.origin) for text in more)


def _cut_comment(rest: str) -> tuple[str, str]:
    """A value and the comment after it; a `#` between quotation marks is none."""
    if rest.strip()[:1] in ("'", '"') and (quoted := _QUOTED.match(rest)):
        return quoted[0], rest[quoted.end() :]
    comment = _COMMENT.search(rest)
    return (rest[: comment.start()], comment[0]) if comment else (rest, "")


def _value(rest: str, put: _Put) -> str:
    """A key's value with its placeholders filled in, still one value whatever they are."""
    stripped = rest.strip()
    if not _PLACEHOLDER.search(stripped):
        return rest
    known = [put(match, _as_it_is) for match in _PLACEHOLDER.finditer(stripped)]
    if any(value is None for value in known):
        return rest
    if not any(known):
        return ""
    space = rest[: len(rest) - len(rest.lstrip())] or " "
    return space + _written(stripped, put, value_text)


def _item(text: str, put: _Put) -> str:
    """A line of a list, or a comment, with its placeholders filled in."""
    match = _DASH.match(text)
    if match is None:
        return _replaced(text, put, _as_it_is)
    return match[0] + _written(text[match.end() :], put, item_text)


def _written(value: str, put: _Put, plain: _Quoted) -> str:
    if value[:1] == '"':
        return _replaced(value, put, lambda text: text.replace("\\", "\\\\").replace('"', '\\"'))
    if value[:1] == "'":
        return _replaced(value, put, lambda text: text.replace("'", "''"))
    if value[:1] == "[" and value[:2] != "[[":
        return _replaced(value, put, inline_item_text)
    if not _PLACEHOLDER.search(value):
        return value
    return plain(_replaced(value, put, _as_it_is))


def _as_it_is(text: str) -> str:
    return text


def _replaced(text: str, put: _Put, quoted: _Quoted) -> str:
    def one(match: re.Match[str]) -> str:
        value = put(match, quoted)
        return match[0] if value is None else value

    return _PLACEHOLDER.sub(one, text)


def _putting(said: Mapping[str, str], as_of: date) -> _Put:
    """What stands for a placeholder, None for one that means nothing here."""

    def put(placeholder: re.Match[str], quoted: _Quoted) -> str | None:
        name, form = placeholder[1].lower(), placeholder[2]
        if name == "date":
            parts = _DAY_PARTS.sub(lambda part: _day_part(part[0], as_of), form) if form else ""
            return quoted(parts) if form else str(as_of)
        value = said.get(name)
        return quoted(value) if value else value

    return put


def _day_part(part: str, day: date) -> str:
    return {
        "YYYY": f"{day:%Y}", "MMMM": f"{day:%B}", "MMM": f"{day:%b}", "MM": f"{day:%m}",
        "M": str(day.month), "DD": f"{day:%d}", "D": str(day.day), "dddd": f"{day:%A}",
        "ddd": f"{day:%a}",
    }[part]  # fmt: skip


def _as_text(value: DraftValue) -> str:
    return one_line(value if isinstance(value, str) else ", ".join(value))
