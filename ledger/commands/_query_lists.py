"""What there is to ask about, and what is asked already: the tables, and the saved questions."""

from __future__ import annotations

from collections.abc import Iterable
from textwrap import wrap

from ledger.commands._options import MisnamedError
from ledger.config import Config
from ledger.formats.json import dump
from ledger.tables import Table, all_tables, as_objects, described
from ledger.terminal import visible
from ledger.wording import listing, nearest

_COLUMNS = 80


def tables_told(name: str | None, form: str) -> str:
    """Every table with what a row of it is; all of one where it is named."""
    chosen = [_named(name)] if name else all_tables()
    if form == "json":
        return dump({"schema": 1, "kind": "tables", "tables": as_objects(chosen)})
    if name:
        return "\n".join(line for one in chosen for line in described(one))
    return "\n".join([*_listed((one.name, one.what) for one in chosen), "", _MORE])


_MORE = "headway query --tables NAME says what one holds"


def _named(name: str) -> Table:
    known = {one.name: one for one in all_tables()}
    if name.lower() not in known:
        likely = listing(nearest(name, known), "or")
        hint = f"did you mean {likely}?" if likely else "`headway query --tables` lists them"
        raise MisnamedError(f"there is no table {visible(name)}; {hint}")
    return known[name.lower()]


def saved_told(config: Config, form: str) -> str:
    """The questions of the settings, by name, and which of them stand in the report."""
    saved = config.queries.values()
    if form == "json":
        queries = [
            {"name": one.name, "title": one.title, "sql": one.sql, "page": one.page}
            for one in saved
        ]
        return dump({"schema": 1, "kind": "queries", "queries": queries})
    if not saved:
        return "no question is saved: [queries.NAME] in headway.toml keeps one, as its `sql`"
    named = ((one.name, f"{one.title}{' (in the report)' if one.page else ''}") for one in saved)
    return "\n".join(_listed(named))


def _listed(named: Iterable[tuple[str, str]]) -> list[str]:
    """Names with what is said of each beside them, cut at the width of a terminal."""
    every = [(visible(name), visible(said)) for name, said in named]
    space = max(len(name) for name, _ in every) + 2
    lines: list[str] = []
    for name, said in every:
        first, *others = wrap(said, max(30, _COLUMNS - space)) or [""]
        lines.append(f"{name:<{space}}{first}".rstrip())
        lines += (" " * space + other for other in others)
    return lines
