"""`[queries.NAME]`: the owner's own questions about the ledger's tables."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from ledger.config.saved_query import SavedQuery
from ledger.config.shapes import misfit
from ledger.config.values import SettingFault

Complain = Callable[..., None]

_KEYS: Mapping[str, type] = {"title": str, "sql": str, "page": bool}
# What can be typed on a command line as one word, and be told from SQL.
_NAME = re.compile(r"\w[\w-]*")


def queries_of(tree: Mapping[str, Any], complain: Complain) -> dict[str, SavedQuery]:
    """`[queries]` as values, by name; what cannot be taken is complained of."""
    made: dict[str, SavedQuery] = {}
    for name, table in tree.items():
        path = ("queries", name)
        if not isinstance(table, dict):
            complain(SettingFault.VALUE, path, f"wants a table: `[queries.{name}]` with `sql`")
        elif not _NAME.fullmatch(name):
            complain(SettingFault.VALUE, path, "is no single word to ask it by")
        elif query := _query(name, table, complain):
            made[name] = query
    return made


def _query(name: str, table: Mapping[str, Any], complain: Complain) -> SavedQuery | None:
    held: dict[str, Any] = {}
    for key, value in table.items():
        path = ("queries", name, key)
        if key not in _KEYS:
            complain(SettingFault.UNKNOWN, path, "is not a setting", tuple(_KEYS))
        elif wrong := misfit(value, _KEYS[key], key):
            complain(SettingFault.VALUE, path, wrong)
        else:
            held[key] = value
    sql = str(held.get("sql", "")).strip()
    if not sql:
        # What is wrong with a `sql` that is there has been said.
        if "sql" not in table or "sql" in held:
            complain(SettingFault.VALUE, ("queries", name), "wants the question, as `sql`")
        return None
    title = str(held.get("title", "")).strip() or name.replace("-", " ").replace("_", " ")
    return SavedQuery(name, title, sql, held.get("page", False))
