"""`[fields.KIND]` and `[stages]`: what the owner's notes call our keys and our stages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from ledger.config.keys import KEYS, STAGE_KEYS
from ledger.config.values import Pipeline, SettingFault
from ledger.config.vocabulary import Meaning, Vocabulary, same_key, same_stage

Tree = Mapping[str, Any]
Path = tuple[str, ...]
Complain = Callable[..., None]

# `stages: applied`: the day that a record came to a stage.
_DAY_OF_STAGE = re.compile(r"(?P<key>[\w-]+)\s*:\s*(?P<stage>\S.*?)\s*")


def vocabulary_of(
    fields: Tree, stages: Tree, pipelines: Mapping[str, Pipeline], complain: Complain
) -> Vocabulary:
    """`[fields.KIND]` and `[stages]` as values; what cannot be taken is complained of."""
    return Vocabulary(
        _keys(fields, _names(pipelines.values()), complain), _stages(stages, pipelines, complain)
    )


def _keys(tree: Tree, stages: tuple[str, ...], complain: Complain) -> dict[str, dict[str, Meaning]]:
    made: dict[str, dict[str, Meaning]] = {}
    for kind, table in tree.items():
        if kind not in KEYS:
            complain(SettingFault.UNKNOWN, ("fields", kind), "is not a setting", tuple(KEYS))
        elif not isinstance(table, dict):
            complain(SettingFault.VALUE, ("fields", kind), "wants a table of keys")
        else:
            made[kind] = {}
            for typed, meant in table.items():
                meaning = _meaning(kind, typed, meant, stages, complain)
                if meaning and same_key(typed) in made[kind]:
                    path = ("fields", kind, typed)
                    complain(SettingFault.VALUE, path, "is set already, in other letters")
                elif meaning:
                    made[kind][same_key(typed)] = meaning
    return made


def _meaning(
    kind: str, typed: str, meant: object, stages: tuple[str, ...], complain: Complain
) -> Meaning | None:
    path = ("fields", kind, typed)
    if not isinstance(meant, str):
        complain(SettingFault.VALUE, path, "wants a key of the format, in quotes")
        return None
    day = _DAY_OF_STAGE.fullmatch(meant.strip())
    key = (day["key"] if day else meant.strip()).lower()
    if key not in KEYS[kind]:
        complain(SettingFault.VALUE, path, f"is no key of its kind ({kind})", KEYS[kind], key)
    elif day and STAGE_KEYS.get(kind) != key:
        complain(SettingFault.VALUE, path, "names a stage, and its key has none")
    elif day and day["stage"].lower() not in stages:
        complain(SettingFault.VALUE, path, "is no stage of a pipeline", stages, day["stage"])
    elif typed == key:
        complain(SettingFault.VALUE, path, "is that key already")
    else:
        return Meaning(typed, key, day["stage"].lower() if day else "")
    return None


def _stages(
    tree: Tree, pipelines: Mapping[str, Pipeline], complain: Complain
) -> dict[str, dict[str, str]]:
    made: dict[str, dict[str, str]] = {}
    every = _names(pipelines.values())
    for word, meant in tree.items():
        if isinstance(meant, dict):
            if word not in pipelines:
                complain(SettingFault.UNKNOWN, ("stages", word), "is no pipeline", tuple(pipelines))
                continue
            known = tuple(pipelines[word].stages)
            for own, stage in meant.items():
                _stage(made.setdefault(word, {}), ("stages", word, own), stage, known, complain)
        else:
            _stage(made.setdefault("", {}), ("stages", word), meant, every, complain)
    return made


def _stage(
    table: dict[str, str], path: Path, meant: object, known: tuple[str, ...], complain: Complain
) -> None:
    word = same_stage(path[-1])
    if not isinstance(meant, str):
        complain(SettingFault.VALUE, path, "wants the name of a stage, in quotes")
    elif not word:
        complain(SettingFault.VALUE, path, "is no word")
    elif meant.strip().lower() not in known:
        complain(SettingFault.VALUE, path, "is no stage of a pipeline", known, meant)
    elif word in table:
        complain(SettingFault.VALUE, path, "is set already, in other letters")
    else:
        table[word] = meant.strip().lower()


def _names(pipelines: Iterable[Pipeline]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(stage for one in pipelines for stage in one.stages))
