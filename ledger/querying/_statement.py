"""What a question names, read from the engine's own reading of it, and what is refused."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from ledger.querying._refusal import QueryError
from ledger.value import Value
from ledger.wording import listing, near_miss, nearest

Tree = Any

# The functions that make rows of what stands in the question. Others look at the machine.
_ROWS_OF = ("generate_series", "json_each", "json_tree", "range", "repeat", "repeat_row", "unnest")
# What tells of the machine, waits, or is not the same the next time.
_REFUSED = (
    "current_connection_id", "current_query", "current_query_id", "current_setting",
    "current_transaction_id", "currval", "getenv", "getvariable", "nextval", "setseed", "setval",
    "sleep_ms", "stats", "txid_current", "uuidv7", "vector_type", "write_log",
)  # fmt: skip
# What no macro can stand in for: SQL reads these words itself.
_CLOCKS = ("current_time", "localtime", "localtimestamp")
_SCHEMAS = ("", "main")
_DAY = "`current_date` is the day asked for"


class Named(Value, frozen=True):
    """What a question names: the tables to load, and whether its rows come in an order.

    That is the one it asks for, or that of the one table that it reads as it is.
    """

    tables: tuple[str, ...]
    ordered: bool


def named_in(tree: Tree, known: Collection[str]) -> Named:
    """What a question names, of the tables known, from its tree as the engine gives it.

    Raises QueryError where it names anything else.
    """
    node = tree["statements"][0]["node"]
    nodes = list(_nodes(node))
    own = {one["key"].lower() for one in nodes if "key" in one and "value" in one}
    tables: dict[str, None] = {}
    for one in nodes:
        kind = one.get("type")
        if kind == "BASE_TABLE" or (kind == "SHOW_REF" and one.get("show_type") == "SHOW"):
            name = str(one["table_name"]).strip('"').lower()
            if name not in own or one.get("schema_name"):
                tables[_table(one, name, known)] = None
        elif kind == "TABLE_FUNCTION":
            _allow_rows(str(one["function"]["function_name"]).lower())
        elif kind == "FUNCTION":
            _allow(one)
        elif kind == "COLUMN_REF":
            words = [str(part).lower() for part in one.get("column_names", ())]
            if len(words) == 1 and words[0] in _CLOCKS:
                raise QueryError(f"`{words[0]}` would read the clock; {_DAY}")
    return Named(tuple(tables), _is_ordered(node, tables))


def _is_ordered(node: dict[str, Any], tables: Collection[str]) -> bool:
    modifiers = {str(one.get("type")) for one in node.get("modifiers", ())}
    source = node.get("from_table") or {}
    plain = source.get("table_name") in tables and not node.get("group_expressions")
    as_it_is = source.get("type") == "SHOW_REF" or (plain and "DISTINCT_MODIFIER" not in modifiers)
    return "ORDER_MODIFIER" in modifiers or as_it_is


def _nodes(tree: Tree) -> Iterator[dict[str, Any]]:
    """Every part of a tree that has a name for its own parts, outermost first."""
    waiting = [tree]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            yield one
            waiting.extend(reversed(one.values()))
        elif isinstance(one, list):
            waiting.extend(reversed(one))


def _table(one: dict[str, Any], name: str, known: Collection[str]) -> str:
    schema = str(one.get("schema_name") or "").lower()
    if schema not in _SCHEMAS or one.get("catalog_name") not in ("", None):
        raise QueryError(f"`{schema}.{name}` is no table of the ledger; {_list()}")
    if name not in known:
        raise QueryError(_unknown_table(name, known))
    return name


def _unknown_table(name: str, known: Collection[str]) -> str:
    """That there is no such table, with the one that may be meant."""
    near = near_miss(name, known)
    likely = [near] if near else nearest(name, known)
    meant = listing((f"`{one}`" for one in likely), "or")
    return f"there is no table `{name}`; " + (f"did you mean {meant}?" if meant else _list())


def _list() -> str:
    return "`headway query --tables` lists them"


def _allow_rows(name: str) -> None:
    if name not in _ROWS_OF:
        raise QueryError(f"`{name}` reads what is no table of the ledger; {_list()}")


def _allow(one: dict[str, Any]) -> None:
    name = str(one.get("function_name", "")).lower()
    arguments = one.get("arguments") or one.get("children") or ()
    if name == "age" and len(arguments) == 1:
        raise QueryError(f"`age` of one day would read the clock; {_DAY}: `current_date - day`")
    if name in _REFUSED:
        raise QueryError(f"`{name}` does not read the ledger, and is left out")
