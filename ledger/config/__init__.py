"""`headway.toml`: the ledger's settings, laid over the defaults, as frozen values."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from copy import deepcopy
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from ledger.config.entry_kinds import NOTE, EntryKind, Way
from ledger.config.overlay import Overlay, Tree, attribute
from ledger.config.own_words import vocabulary_of
from ledger.config.queries import queries_of
from ledger.config.saved_query import SavedQuery
from ledger.config.site import PAGES, site_of
from ledger.config.values import (
    FILE_NAME,
    LEVELS,
    OFF,
    PREVIOUS,
    Config,
    Pipeline,
    Rules,
    SettingFault,
    SettingProblem,
    Share,
    Site,
    Stage,
    StageKind,
)
from ledger.config.vocabulary import AS_TEXT, LOOSE, Meaning, Vocabulary, same_key, same_stage
from ledger.source import Location

__all__ = [
    "AS_TEXT",
    "FILE_NAME",
    "LEVELS",
    "LOOSE",
    "NOTE",
    "OFF",
    "PAGES",
    "PREVIOUS",
    "Config",
    "EntryKind",
    "Meaning",
    "Pipeline",
    "Rules",
    "SavedQuery",
    "SettingFault",
    "SettingProblem",
    "Share",
    "Site",
    "Stage",
    "StageKind",
    "Vocabulary",
    "Way",
    "defaults",
    "parse",
    "rule_notes",
    "same_key",
    "same_stage",
]

# A dotted key of so many parts is nobody's; read, it takes the square of their number.
_DEEP = re.compile(r"(?:[^\s.=#]{1,99}+[ \t]*+\.[ \t]*+){100}")


def defaults() -> Config:
    """The settings of an empty `headway.toml`."""
    return parse("")


@lru_cache(maxsize=8)
def parse(text: str) -> Config:
    """The settings that the text of a `headway.toml` makes.

    Never raises: what cannot be understood keeps its default and is told in `problems`. A
    command asks several times for those of one text: before its folders are read, and after.
    """
    problems: list[SettingProblem] = []
    try:
        own = _loaded(text)
    except tomllib.TOMLDecodeError as error:
        own = {}
        problems.append(_syntax_problem(text, str(error)))
    except (RecursionError, ValueError):
        own = {}
        problems.append(_syntax_problem(text, "A value is too long or nested too deep"))
    tree = deepcopy(_default_tree())
    builder = Overlay(text, _default_tree(), problems)
    builder.lay_over(tree, own, ())
    words = builder.kinds(tree["kinds"])
    pipelines = builder.pipelines(tree["pipelines"])
    return Config(
        folders=dict(tree["folders"]),
        kinds={word: kind for word, kind in words.items() if " " not in word},
        phrases={word: kind for word, kind in words.items() if " " in word},
        pipelines=pipelines,
        rules=Rules(**{attribute(key): value for key, value in tree["rules"].items()}),
        site=site_of(tree["site"], _default_tree()["site"]),
        share=_share(tree["share"]),
        checks=dict(tree["checks"]),
        vocabulary=vocabulary_of(tree["fields"], tree["stages"], pipelines, builder.complain),
        loose_dates=tree["entries"]["dates"] == LOOSE,
        names_as_text=tree["links"]["unknown"] == AS_TEXT,
        queries=queries_of(tree["queries"], builder.complain),
        problems=tuple(problems),
        text=text,
    )


def _loaded(text: str) -> dict[str, Any]:
    """The tables of a TOML text. Raises TOMLDecodeError, RecursionError or ValueError."""
    if deep := _DEEP.search(text):
        at = deep.start()
        place = f"line {text.count(chr(10), 0, at) + 1}, column {at - text.rfind(chr(10), 0, at)}"
        raise tomllib.TOMLDecodeError(f"A key of more than a hundred parts (at {place})")
    return tomllib.loads(text)


def _share(tree: Tree) -> Share:
    """`[share]` with its lists as tuples."""
    lists = ("pages", "kinds", "names", "words", "entry-fields")
    return Share(
        title=tree["title"],
        actions=tree["actions"],
        fields={kind: tuple(keys) for kind, keys in tree["fields"].items()},
        **{attribute(key): tuple(tree[key]) for key in lists},
    )


@cache
def rule_notes() -> Mapping[str, str]:
    """What `defaults.toml` notes beside each rule, by the rule's key."""
    rules = _default_text().partition("\n[rules]\n")[2].partition("\n[")[0]
    return dict(re.findall(r"^([a-z-]+) = \S+ +# (.*)$", rules, re.MULTILINE))


@cache
def _default_text() -> str:
    return (Path(__file__).parents[1] / "defaults.toml").read_text(encoding="utf-8")


@cache
def _default_tree() -> Tree:
    return tomllib.loads(_default_text())


def _syntax_problem(text: str, message: str) -> SettingProblem:
    place = re.search(r"\(at line (\d+), column (\d+)\)", message)
    line, column = (int(place[1]), int(place[2])) if place else (1, 1)
    if "(at end of document)" in message:
        line = text.rstrip("\n").count("\n") + 1
    detail = message.split(" (at ", maxsplit=1)[0]
    return SettingProblem(SettingFault.SYNTAX, Location(FILE_NAME, line, column), "", detail)
