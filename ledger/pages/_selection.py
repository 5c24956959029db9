"""Which pages are made: those that `[site] pages` names, and what is reached from them."""

from __future__ import annotations

from collections.abc import Sequence

from ledger.config.site import ALWAYS
from ledger.pages._page import PageKind


def selected(kinds: Sequence[PageKind], names: Sequence[str]) -> tuple[PageKind, ...]:
    """The kinds of page to make, in their order; every one where no name is given.

    A kind that is named brings along those that are reached from it: `records` the page of
    each record. A page for no name of the settings at all, as that of a lost address, is
    always made.
    """
    if not names:
        return tuple(kinds)
    by_name = {kind.name: kind for kind in kinds}
    wanted = {*names, *ALWAYS}

    def is_wanted(kind: PageKind) -> bool:
        above = by_name.get(kind.below)
        return kind.name in wanted or kind.unlisted or (above is not None and is_wanted(above))

    return tuple(kind for kind in kinds if is_wanted(kind))
