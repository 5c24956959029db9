"""What pages have to know of a shared report besides its ledger."""

from __future__ import annotations

from collections.abc import Mapping

from ledger.value import Value


class Shared(Value, frozen=True):
    """How a shared report differs from the owner's.

    `pages` are the kinds of page that are made. `labels` is what stands in place of a file's
    name, by its path; `mark` what the anchors of lines begin with, another one in each
    share. `left_out` says what was left out, a kind and its count each; `actions` whether
    the next actions are shown.
    """

    pages: tuple[str, ...]
    labels: Mapping[str, str]
    mark: str
    left_out: tuple[str, ...]
    actions: bool
