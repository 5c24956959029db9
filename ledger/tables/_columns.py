"""Columns in the words that the tables say them in, and the cells that several tables have."""

from __future__ import annotations

from ledger.tables._table import Column, ColumnType

NOT_RECORDED = "not recorded"


def text(name: str, what: str, *, key: bool = False, null: str = "", refers: str = "") -> Column:
    """A column of texts."""
    return Column(name, ColumnType.TEXT, what, key, null, refers)


def integer(name: str, what: str, *, key: bool = False, null: str = "") -> Column:
    """A column of whole numbers."""
    return Column(name, ColumnType.INTEGER, what, key, null)


def real(name: str, what: str, *, null: str = "") -> Column:
    """A column of numbers."""
    return Column(name, ColumnType.REAL, what, null=null)


def boolean(name: str, what: str, *, key: bool = False, null: str = "") -> Column:
    """A column of true and false."""
    return Column(name, ColumnType.BOOLEAN, what, key, null)


def day(name: str, what: str, *, null: str = "") -> Column:
    """A column of days of the calendar."""
    return Column(name, ColumnType.DATE, what, null=null)


def clock(name: str, what: str, *, null: str = "") -> Column:
    """A column of times of the day."""
    return Column(name, ColumnType.TIME, what, null=null)


def own_id(kind: str) -> Column:
    """The column that names a record of a kind, and leads to `records`."""
    return text("id", f"the id of the {kind}: its file's name", key=True, refers="records.id")


def name(what: str) -> Column:
    """The column of a record's name."""
    return text("name", f"the name of the {what}, or its id where none is typed")


def entry_place(*, key: bool = False) -> Column:
    """The column that names a dated line."""
    return text("entry", "the dated line, as `path:line`", key=key, refers="entries.entry")


def number(what: str) -> Column:
    """The column that counts the rows of one thing."""
    return integer("number", f"{what}, from 1", key=True)


def said(typed: str) -> str | None:
    """A text, or None for one that is empty: what is not recorded is no empty text."""
    return typed or None
