"""Short lines whose parts are separated by commas: needs, offers, capacity, my number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ledger.model.fault import FaultKind
from ledger.model.link import Link
from ledger.model.parts import (
    NEED_WEIGHTS,
    OFFER_SORTS,
    Capacity,
    Need,
    Offer,
    Target,
)
from ledger.readers.amounts import plain_number
from ledger.readers.links import LINK
from ledger.readers.values import Values
from ledger.readers.yaml_nodes import Node, Scalar

_LEVEL = re.compile(r"level\s+(\S+)$", re.I)
# `[privacy, must, level 2]` is a list to YAML: each part of the line would be a need of its own.
_NEED_PART = re.compile(r"(?:must|want|level\s+\S+|from\s.*)$", re.I | re.DOTALL)
_OFFER_PART = re.compile(r"(?:level\s+\S+|proof\s.*)$", re.I | re.DOTALL)
# A source is a few words, commas and all: the rest of the line belongs to it.
_FROM = re.compile(r",\s*+from\s++(?=[^\s,])", re.I)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_CAPACITY = re.compile(r"(?:(?P<date>\d{4}-\d{2}-\d{2})[ \t,:]+)?(?P<count>\S+)$")


def needs(values: Values, key: str) -> tuple[Need, ...]:
    """`NEED[, must|want][, level N][, from SOURCE [DATE]]` lines, or mappings of the parts."""
    return tuple(
        need
        for node, typed in values.lines_of(key)
        if (need := _need(values, node, key, _need_text(typed)))
    )


def _need_text(typed: str | dict[str, Scalar]) -> str:
    """A need's mapping as the line that says the same."""
    if isinstance(typed, str):
        return typed
    parts = {name: (value.text or "").strip() for name, value in typed.items()}
    said = [parts.pop("need", "") or parts.pop("name", "")]
    weight = parts.pop("must", "")
    if weight:
        said.append("must" if weight.lower() in ("true", "yes", "must") else "want")
    source = parts.pop("from", "") or parts.pop("source", "")
    day = parts.pop("date", "")
    for name, value in parts.items():
        said.append(value if value.lower() in NEED_WEIGHTS else f"{name} {value}")
    if source:
        said.append(f"from {source} {day}".strip())
    return ", ".join(said)


def _need(values: Values, node: Node, key: str, typed: str) -> Need | None:
    origin = _FROM.search(typed)
    name, *parts = typed[: origin.start() if origin else None].split(",")
    name = name.strip()
    must, level = False, 1
    if not name or _NEED_PART.match(name):
        values.blame(FaultKind.BAD_NEED, node, typed, "a name first")
        return None
    for part in map(str.strip, parts):
        if part.lower() in NEED_WEIGHTS:
            must = part.lower() == "must"
        elif match := _LEVEL.match(part):
            found = _level(match[1], 1)
            if found is None:
                values.blame(FaultKind.BAD_NEED, node, typed, "a level from 1 to 3")
            level = found or 1
        elif part:
            wanted = "must or want, level 1 to 3, or from SOURCE"
            values.blame(FaultKind.BAD_NEED, node, part, wanted)
    source, day, link = "", None, None
    if origin:
        source, day, link = _source(values, node, key, typed[origin.end() :].strip())
    return Need(name, values.text.location(node.start), must, level, source, day, link)


def _source(
    values: Values, node: Node, key: str, said: str
) -> tuple[str, date | None, Link | None]:
    """Where a need is known from, since when, and the record that this is, if it may be one."""
    source, day = said, None
    words = said.rsplit(maxsplit=1)
    if len(words) > 1 and _DAY.fullmatch(words[1]):
        source, day = words[0], values.date(node, key, words[1])
    named = LINK.search(source)
    typed_id = named[0] if named else source
    link = values.link(node, typed_id, key) if _looks_like_id(source) else None
    if link and "[[" not in source:
        # A word or two may be no record at all; it links only where it resolves.
        values.links.remove(link)
    return source, day, link


def offers(values: Values, key: str) -> tuple[Offer, ...]:
    """`OFFER[, sort][, level N][, proof TEXT]` lines, or mappings of the parts."""
    return tuple(
        offer
        for node, typed in values.lines_of(key)
        if (offer := _offer(values, node, _offer_text(typed)))
    )


def _offer_text(typed: str | dict[str, Scalar]) -> str:
    if isinstance(typed, str):
        return typed
    parts = {name: (value.text or "").strip() for name, value in typed.items()}
    said = [parts.pop("offer", "") or parts.pop("name", "")]
    said.append(parts.pop("sort", "") or parts.pop("kind", "") or parts.pop("type", ""))
    proof = parts.pop("proof", "")
    said += [f"{name} {value}" for name, value in parts.items()]
    if proof:
        said.append(f"proof {proof}")
    return ", ".join(part for part in said if part)


def _offer(values: Values, node: Node, typed: str) -> Offer | None:
    name, *parts = typed.split(",")
    name = name.strip()
    sort, level, proof = "", 1, ""
    if not name or _OFFER_PART.match(name):
        values.blame(FaultKind.BAD_OFFER, node, typed, "a name first")
        return None
    for at, part in enumerate(map(str.strip, parts), 1):
        if part.lower() in OFFER_SORTS:
            sort = part.lower()
        elif match := _LEVEL.match(part):
            found = _level(match[1], 0)
            if found is None:
                values.blame(FaultKind.BAD_OFFER, node, typed, "a level from 0 to 3")
            level = 1 if found is None else found
        elif part.lower().startswith("proof "):
            proof = ",".join([part[len("proof ") :], *parts[at:]]).strip()
            break
        elif part:
            wanted = f"{', '.join(OFFER_SORTS)}, level 0 to 3, or proof TEXT"
            values.blame(FaultKind.BAD_OFFER, node, part, wanted)
    return Offer(name, values.text.location(node.start), sort, level, proof)


def capacity(values: Values, key: str) -> tuple[Capacity, ...]:
    """A number, or `DATE NUMBER` lines, in the order of their days."""
    return tuple(
        sorted(_capacities(values, key), key=lambda one: (one.since is not None, one.since))
    )


def _capacities(values: Values, key: str) -> Iterator[Capacity]:
    for node, typed in values.lines_of(key):
        line = joined(typed, ("date", "capacity"), "")
        match = _CAPACITY.match(line.strip())
        count = plain_number(match["count"]) if match else None
        if match is None or count is None:
            values.blame(FaultKind.WRONG_TYPE, node, key, "a number, or a date and a number")
            continue
        day = values.date(node, key, match["date"]) if match["date"] else None
        if day or not match["date"]:
            yield Capacity(count, day)


def target(values: Values, key: str) -> Target | None:
    """`120k by 2026-12-31`."""
    typed = values.text_of(key)
    if not typed:
        return None
    node = values.fields[key].value
    words = typed.strip().rsplit(maxsplit=2)
    dated = len(words) == 3 and words[1].lower() == "by"
    money = values.money(node, words[0] if dated else typed)
    day = values.date(node, key, words[2]) if dated else None
    return Target(money, day) if money else None


def joined(typed: str | dict[str, Scalar], first: tuple[str, ...], then: str) -> str:
    """A mapping of parts as the line that says the same."""
    if isinstance(typed, str):
        return typed
    parts = {name: (value.text or "").strip() for name, value in typed.items()}
    if len(parts) == 1 and not parts.keys() & {*first, then}:
        # `- 2026-08-03: researching` is a mapping to YAML and a line to everybody else.
        name, value = next(iter(parts.items()))
        return f"{name} {value}"
    said = " ".join(parts.pop(name, "") for name in first).strip()
    rest = ", ".join(value for value in parts.values() if value)
    return f"{said}, {rest}" if rest else said


def _level(typed: str, lowest: int) -> int | None:
    return int(typed) if re.fullmatch(f"[{lowest}-3]", typed) else None


def _looks_like_id(source: str) -> bool:
    return "[[" in source or " " not in source
