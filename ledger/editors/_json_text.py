"""Members put into a JSON text, with or without comments, with every other character kept."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from ledger.value import Value

_TOKEN = re.compile(
    r"""(?P<blank>\s+|//[^\n]*|/\*.*?\*/)|(?P<string>"(?:[^"\\\n]|\\.)*")"""
    r"""|(?P<mark>[{}\[\]:,])|(?P<word>[^\s"{}\[\]:,/]+)""",
    re.DOTALL,
)


class NotMergedError(ValueError):
    """Why a text cannot be added to, in words."""


class _Token(Value, frozen=True):
    text: str
    start: int
    end: int
    string: bool


class _Object(Value, frozen=True):
    """An object of a text: its keys, where it opens and closes, and where its last member ends."""

    keys: frozenset[str]
    opening: int
    closing: int
    last: int | None
    comma: bool


_Path: TypeAlias = tuple[str, ...]
_Found: TypeAlias = dict[_Path, _Object]


def with_members(
    text: str, wanted: Mapping[tuple[str, ...], Mapping[str, Any]]
) -> tuple[str, tuple[str, ...]]:
    """A JSON text with the members that it lacks, and the names of those that were added.

    What stands there keeps its value, its comments and its place. A member that is a list of
    texts or an object is not looked into: an object that should be has its own entry in
    `wanted`, by the keys that lead to it. Raises NotMergedError where the text is no JSON.
    """
    added: list[str] = []
    for path, members in sorted(wanted.items()):
        objects = _objects(text)
        if path not in objects:
            if path and path[:-1] in objects and path[-1] not in objects[path[:-1]].keys:
                text = _put(text, objects[path[:-1]], {path[-1]: dict(members)}, len(path) - 1)
                added += members
                continue
            raise NotMergedError(f"`{'.'.join(path) or 'it'}` is no object in it")
        found = objects[path]
        lacking = {key: value for key, value in members.items() if key not in found.keys}
        if lacking:
            text = _put(text, found, lacking, len(path))
            added += lacking
    return text, tuple(added)


def _put(text: str, found: _Object, members: Mapping[str, Any], depth: int) -> str:
    """A text with members more at the end of one of its objects."""
    newline = "\r\n" if "\r\n" in text else "\n"
    unit = _unit(text)
    indent = unit * (depth + 1)
    lines = [
        f"{json.dumps(key, ensure_ascii=False)}: "
        + json.dumps(value, indent=unit, ensure_ascii=False).replace("\n", f"{newline}{indent}")
        for key, value in members.items()
    ]
    body = f",{newline}{indent}".join(lines)
    if found.last is None:
        inner = text[found.opening : found.closing]
        before = inner.rstrip() if inner.strip() else ""
        made = f"{before}{newline}{indent}{body}{newline}{unit * depth}"
        return text[: found.opening] + made + text[found.closing :]
    between = "" if found.comma else ","
    after = text[found.last : found.closing]
    kept = after.rstrip()
    tail = after[len(kept) :] if "\n" in after[len(kept) :] else f"{newline}{unit * depth}"
    made = f"{between}{kept}{newline}{indent}{body}{tail}"
    return text[: found.last] + made + text[found.closing :]


def _unit(text: str) -> str:
    """One step of indentation, as the first indented line has it."""
    match = re.search(r"^([ \t]+)\S", text, re.MULTILINE)
    return match[1] if match else "  "


def _objects(text: str) -> _Found:
    """Every object that objects alone lead to, by the keys on the way."""
    tokens = list(_tokens(text))
    found: _Found = {}
    at = _value(tokens, 0, (), found)
    if at != len(tokens):
        raise NotMergedError("it is no JSON")
    return found


def _tokens(text: str) -> Iterator[_Token]:
    at = 1 if text.startswith("\ufeff") else 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            raise NotMergedError("it is no JSON")
        if match["blank"] is None:
            yield _Token(match[0], match.start(), match.end(), match["string"] is not None)
        at = match.end()


def _value(
    tokens: list[_Token],
    at: int,
    path: _Path | None,
    found: _Found,
) -> int:
    """Read one value from a token on, and give the token behind it."""
    token = _at(tokens, at)
    if token.text == "{" and not token.string:
        return _object(tokens, at, path, found)
    if token.text == "[" and not token.string:
        at += 1
        while _at(tokens, at).text != "]":
            at = _value(tokens, at, None, found)
            if _at(tokens, at).text == ",":
                at += 1
            elif _at(tokens, at).text != "]":
                raise NotMergedError("it is no JSON")
        return at + 1
    if not token.string:
        try:
            json.loads(token.text)
        except ValueError:
            raise NotMergedError("it is no JSON") from None
    return at + 1


def _object(
    tokens: list[_Token],
    at: int,
    path: _Path | None,
    found: _Found,
) -> int:
    opening = tokens[at].end
    keys: set[str] = set()
    last: int | None = None
    comma = False
    at += 1
    while _at(tokens, at).text != "}" or _at(tokens, at).string:
        key = _at(tokens, at)
        if not key.string or _at(tokens, at + 1).text != ":" or (last is not None and not comma):
            raise NotMergedError("it is no JSON")
        name = json.loads(key.text)
        keys.add(name)
        at = _value(tokens, at + 2, None if path is None else (*path, name), found)
        last, comma = tokens[at - 1].end, False
        if _at(tokens, at).text == ",":
            last, comma = tokens[at].end, True
            at += 1
    if path is not None:
        found[path] = _Object(frozenset(keys), opening, tokens[at].start, last, comma)
    return at + 1


def _at(tokens: list[_Token], at: int) -> _Token:
    if at >= len(tokens):
        raise NotMergedError("it is no JSON")
    return tokens[at]
