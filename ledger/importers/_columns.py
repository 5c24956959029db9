"""Which field each column of a table fills: by its heading, and by what stands in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from ledger.importers._dates import is_date, is_no_day
from ledger.importers._importer import ColumnUse
from ledger.importers._table import Table, plain
from ledger.value import Value, changed
from ledger.wording import near_miss

IGNORE = "ignore"
KEEP = "keep"

_SAMPLES = 3
# What a column holds shows in its first values.
_LOOKED_AT = 500
_SAMPLE_WIDTH = 28

Values = tuple[str, ...]


class Field(Value, frozen=True):
    """One field that a column may fill.

    `headings` are the plain headings it is known by; `words` sets of words that, all in one
    heading, speak for it too. `fits` looks at the values; an empty column fits nothing but
    is known by its heading. `many` columns may fill it. `pattern` is of headings that are
    numbered: `E-mail 2 - Value`.
    """

    name: str
    headings: frozenset[str]
    words: tuple[frozenset[str], ...] = ()
    fits: Callable[[Values], bool] = lambda values: True
    many: bool = False
    pattern: re.Pattern[str] | None = None

    def is_headed(self, heading: str) -> bool:
        """Whether a plain heading is one of its own as it stands."""
        return heading in self.headings or bool(self.pattern and self.pattern.fullmatch(heading))


def field(
    name: str,
    headings: str,
    words: str = "",
    fits: Callable[[Values], bool] = lambda values: True,
    *,
    many: bool = False,
) -> Field:
    """A field whose headings, and sets of words, are listed with commas between them."""
    return Field(
        name,
        frozenset(plain(heading) for heading in headings.split(",")),
        tuple(frozenset(group.split()) for group in words.split(",") if group),
        fits,
        many,
    )


def numbered(one: Field, pattern: str) -> Field:
    """A field that is known by a pattern of plain headings as well."""
    return changed(one, pattern=re.compile(pattern))


class Layout(Value, frozen=True):
    """The columns of a table and the field each fills; `keep` where none is known for it."""

    uses: tuple[ColumnUse, ...]

    def columns(self, name: str) -> tuple[str, ...]:
        """The columns that fill a field, from left to right."""
        return tuple(use.column for use in self.uses if use.field == name)

    def column(self, name: str) -> str:
        """The first column that fills a field; empty where none does."""
        return next(iter(self.columns(name)), "")

    @property
    def fields(self) -> frozenset[str]:
        """The fields that some column fills."""
        return frozenset(use.field for use in self.uses)


def known_heading(fields: Sequence[Field], mapping: Mapping[str, str]) -> Callable[[str], bool]:
    """Whether a plain heading is one of the fields' own, or one that the owner maps."""
    headings = frozenset(mapping).union(*(one.headings for one in fields))
    patterns = [one.pattern for one in fields if one.pattern]
    return lambda heading: (
        heading in headings or any(pattern.fullmatch(heading) for pattern in patterns)
    )


def lay_out(table: Table, fields: Sequence[Field], mapping: Mapping[str, str]) -> Layout:
    """Which field each column of a table fills.

    What the owner maps comes first, then headings known as they stand, then words in a
    heading, then headings with a slip of the fingers. A column whose values do not fit, or
    whose field another column has, is kept as it is.
    """
    single = {one.name for one in fields if not one.many}
    held = {column: table.sample(column, _LOOKED_AT) for column in table.columns}
    headings = {column: plain(column) for column in table.columns}
    chosen: dict[str, str] = {}
    for column in table.columns:
        said = mapping.get(headings[column])
        if said and not (said in single and said in chosen.values()):
            chosen[column] = said
    for matches in (_exactly, _by_words, _nearly):
        for one in fields:
            for column in table.columns:
                if not one.many and one.name in chosen.values():
                    break
                if column in chosen or not matches(one, headings[column]):
                    continue
                if held[column] and one.fits(held[column]):
                    chosen[column] = one.name
    return Layout(
        tuple(
            ColumnUse(column, chosen.get(column, KEEP), _samples(held[column]))
            for column in table.columns
        )
    )


def _exactly(one: Field, heading: str) -> bool:
    return one.is_headed(heading)


def _by_words(one: Field, heading: str) -> bool:
    said = set(heading.split())
    return any(group <= said for group in one.words)


def _nearly(one: Field, heading: str) -> bool:
    return near_miss(heading, one.headings) is not None


def _samples(values: Values) -> Values:
    """The first few different values, each on one line and cut to a width."""
    different = list(dict.fromkeys(" ".join(value.split()) for value in values))[:_SAMPLES]
    return tuple(
        value if len(value) <= _SAMPLE_WIDTH else value[: _SAMPLE_WIDTH - 1] + "…"
        for value in different
    )


def mostly(test: Callable[[str], bool]) -> Callable[[Values], bool]:
    """A look at values that is content where at least half of them pass a test."""
    return lambda values: 2 * sum(test(value) for value in values) >= len(values)


def seldom(test: Callable[[str], bool]) -> Callable[[Values], bool]:
    """A look at values that is content where fewer than half of them pass a test."""
    return lambda values: 2 * sum(test(value) for value in values) < len(values)


dates = mostly(lambda value: is_date(value) or is_no_day(value))
texts = seldom(is_date)
addresses = mostly(lambda value: "://" in value or value.lower().startswith("www."))
