"""The lines behind a figure, by file: the first of them quoted, of the rest each file a link."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from operator import itemgetter
from typing import Generic, TypeVar

from ledger.markdown import Html
from ledger.pages import _limits
from ledger.pages._links import Links

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class EvidenceFile(Generic[T]):
    """The lines of one file that made a figure."""

    path: str
    lines: tuple[T, ...]


@dataclass(frozen=True, slots=True)
class Evidence(Generic[T]):
    """Lines by file, files and lines in order; `total` are all of them, quoted or not.

    `others` are the files of those that are not, each a link with their number.
    """

    files: tuple[EvidenceFile[T], ...]
    others: Html
    quoted: int
    total: int


def evidence_of(links: Links, evidence: Iterable[str], quote: Callable[[str], T]) -> Evidence[T]:
    """Every line behind a figure once; what is quoted of one is what `quote` makes of its place."""
    files: dict[str, list[tuple[int, str]]] = {}
    for place in dict.fromkeys(evidence):
        path, _, line = place.rpartition(":")
        files.setdefault(path, []).append((int(line) if line.isdigit() else 0, place))
    left = _limits.LINES
    quoted: list[EvidenceFile[T]] = []
    others: list[str] = []
    for name, path in sorted((links.results.place_name(path), path) for path in files):
        lines = files[path]
        count = len(lines)
        if left:
            lines.sort(key=itemgetter(0))
            first = tuple([quote(place) for _, place in lines[:left]])
            quoted.append(EvidenceFile(name, first))
            left -= len(first)
            count -= len(first)
        if count:
            others.append(f"{links.file(path)} {count}")
    return Evidence(
        files=tuple(quoted),
        others=Html(", ".join(others)),
        quoted=_limits.LINES - left,
        total=sum(map(len, files.values())),
    )
