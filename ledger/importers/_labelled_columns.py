"""Columns that say of which sort the value beside them is: `Relation 1 - Label` and `- Value`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from ledger.importers._contact_fields import LABEL_NOUN, VALUE
from ledger.importers._table import plain
from ledger.value import Value

_LABEL = re.compile(rf"(.+ \d+) {LABEL_NOUN}")
_VALUE = re.compile(rf"(.+ \d+) {VALUE}")
_SAID = re.compile(rf"[\s–—-]*{VALUE}\s*$", re.IGNORECASE)


class Labelled(Value, frozen=True):
    """The column of a label, and what the two columns together are called: `Relation 1`."""

    label: str
    heading: str


def labelled_columns(columns: Iterable[str]) -> Mapping[str, Labelled]:
    """The columns of values that have one of labels, by their headings."""
    headings = {column: plain(column) for column in columns}
    labels = {
        match[1]: column
        for column, heading in headings.items()
        if (match := _LABEL.fullmatch(heading))
    }
    return {
        column: Labelled(labels[match[1]], _SAID.sub("", column))
        for column, heading in headings.items()
        if (match := _VALUE.fullmatch(heading)) and match[1] in labels
    }
