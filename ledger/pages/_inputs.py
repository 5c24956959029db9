"""Digests of what a page is made from: while one is the same, the page is not made anew.

A page whose figures, lines and records are quickly named has a digest of those, and is not even
laid out. Any other is laid out, and a digest of what it places tells whether to place it. The
settings, the owner's profile, the day and the program are in none: a build asks for those once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain

from ledger.config import EntryKind
from ledger.markdown import Html
from ledger.metrics import Measurement, Week
from ledger.pages._page import Page
from ledger.pages._results import Results
from ledger.value import Digests


def _said(other: object) -> object:
    if isinstance(other, Html):
        return ("html", str(other))
    if isinstance(other, EntryKind):
        return other.name
    raise TypeError(f"a page places a {type(other).__name__}, which has no digest")


_DIGESTS = Digests(_said)


class _LaidOut:
    """What a page places, worked out once: for the digest of it, and to be placed."""

    def __init__(self, view: Callable[[], object]) -> None:
        self._work_out = view
        self._view: object = None

    def view(self) -> object:
        """What the page places; it is let go of, for it is placed once."""
        made = self._view if self._view is not None else self._work_out()
        self._view = None
        return made

    def inputs(self) -> bytes:
        """A digest of what the page places."""
        self._view = self._work_out()
        return _DIGESTS.of(self._view)


def laid_out_page(path: str, template: str, title: str, view: Callable[[], object]) -> Page:
    """A page whose inputs are not quickly told: what it places is its digest."""
    laid_out = _LaidOut(view)
    return Page(path, template, title, laid_out.view, laid_out.inputs)


def digest_of(results: Results, *values: object) -> bytes:
    """A digest of some values, of what every file says of itself, and of where its page is."""
    return _DIGESTS.of(results.fronts_digest, *values)


def digest_of_measurement(results: Results, taken: Measurement, weeks: Sequence[Week]) -> bytes:
    """A digest of a measurement, its weeks, and the texts of the files that its lines are from."""
    lines = [taken.evidence, *[row.evidence for row in taken.rows]]
    lines += [week.evidence for week in weeks]
    places = set(chain.from_iterable(lines))
    paths = sorted({place.rpartition(":")[0] for place in places})
    texts = [results.digests.get(path) for path in paths]
    return digest_of(results, taken, weeks, paths, texts)
