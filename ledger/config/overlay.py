"""Lays a ledger's own settings over the defaults, and says what it could not understand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from ledger.config.entry_kinds import EntryKind, Way
from ledger.config.folders import folders_of
from ledger.config.place import place_of
from ledger.config.shapes import misfit
from ledger.config.site import PAGES, unfit
from ledger.config.values import (
    FILE_NAME,
    LEVELS,
    PREVIOUS,
    Pipeline,
    SettingFault,
    SettingProblem,
    Stage,
    StageKind,
)
from ledger.source import Location

Tree = dict[str, Any]

# What a key below a free name may be: the shape of a pipeline and of a stage.
_STAGE_KEYS: Mapping[str, type] = {
    "kind": str, "to": list, "needs": list, "must": list, "advises": list,
    "unadvised-from": list, "from-anywhere-with": str, "reopens-on": str,
    "ends-search": bool, "early": bool, "probability": float, "stall": int,
}  # fmt: skip

_STAGE_NAMES = ("to", "unadvised-from")
_WORD = re.compile(r"[^\W\d_][\w-]*")
_WORDS = re.compile(r"[^\W\d_][\w-]*(?: [^\W\d_][\w-]*){0,4}")
# The tables whose keys are the owner's own words; `own_words.py` and `queries.py` read them.
_OWN_WORDS = ("fields", "queries", "stages")


class Overlay:
    """Lays a ledger's own settings over the defaults and makes values of the result."""

    def __init__(self, text: str, base: Tree, problems: list[SettingProblem]) -> None:
        self.text = text
        self.base = base
        self.problems = problems

    def complain(
        self,
        fault: SettingFault,
        path: tuple[str, ...],
        detail: str,
        known: tuple[str, ...] = (),
        typed: str = "",
    ) -> None:
        """Note a problem at the line where the key at `path` stands."""
        location = Location(FILE_NAME, *place_of(self.text, path))
        self.problems.append(SettingProblem(fault, location, ".".join(path), detail, known, typed))

    def lay_over(self, tree: Tree, own: Tree, path: tuple[str, ...]) -> None:
        """Replace what `own` names in `tree`, key by key, refusing what has another shape."""
        for key, value in own.items():
            here = (*path, key)
            if not path and key in _OWN_WORDS and isinstance(value, dict):
                tree[key] = value
            elif here == ("folders",) and isinstance(value, dict):
                tree[key] = folders_of(value, self.base[key], self.complain)
            elif here[0] == "pipelines" and len(here) > 1:
                self._lay_pipeline(tree, key, value, own)
            elif path == ("kinds",):
                self._lay_synonym(tree, key, value, here)
            elif path == ("checks",):
                self._lay_level(tree, key, value, here)
            elif key not in tree:
                self.complain(SettingFault.UNKNOWN, here, "is not a setting", tuple(tree))
            elif isinstance(tree[key], dict) and isinstance(value, dict):
                self.lay_over(tree[key], value, here)
            elif wrong := misfit(value, type(tree[key]), key):
                self.complain(SettingFault.VALUE, here, wrong)
            elif path[:1] == ("site",):
                self._lay_site(tree, key, value, here)
            else:
                tree[key] = value

    def _lay_site(self, tree: Tree, key: str, value: object, path: tuple[str, ...]) -> None:
        """A setting of the site that has the right shape; of a list of pages those that exist."""
        if isinstance(value, list):
            for name in [name for name in value if name not in PAGES]:
                self.complain(SettingFault.VALUE, path, "is no page", PAGES, name)
            tree[key] = [name for name in value if name in PAGES]
        elif isinstance(value, str) and (wrong := unfit(path, value)):
            self.complain(SettingFault.VALUE, path, wrong)
        else:
            tree[key] = value

    def _lay_synonym(self, tree: Tree, key: str, value: object, path: tuple[str, ...]) -> None:
        """Another word for an entry kind, or several; the kinds themselves keep their meaning."""
        known = tuple(sorted(self.base["kinds"]))
        if not _WORDS.fullmatch(key):
            self.complain(SettingFault.VALUE, path, "is neither a word nor a few")
        elif isinstance(self.base["kinds"].get(key.lower()), dict):
            self.complain(SettingFault.VALUE, path, "is a kind of its own; name another word")
        elif not isinstance(value, str) or value not in known:
            self.complain(SettingFault.VALUE, path, f"wants one of {', '.join(known)}", known)
        else:
            meant = self.base["kinds"][value]
            tree[key.lower()] = meant if isinstance(meant, str) else value

    def _lay_level(self, tree: Tree, key: str, value: object, path: tuple[str, ...]) -> None:
        """What is made of a check; its code and its name are the same in any case."""
        if value not in LEVELS:
            self.complain(SettingFault.VALUE, path, f"wants one of {', '.join(LEVELS)}", LEVELS)
        elif key.lower() in tree:
            self.complain(SettingFault.VALUE, path, "is set already, in other letters")
        else:
            tree[key.lower()] = str(value)

    def _lay_pipeline(self, tree: Tree, key: str, value: object, own: Tree) -> None:
        """A pipeline or a change to one: `like`, and stages with the keys of `_STAGE_KEYS`."""
        path = ("pipelines", key)
        if not isinstance(value, dict):
            self.complain(SettingFault.VALUE, path, "wants a table of stages")
            return
        pipeline = tree.setdefault(key, {"stages": {}})
        for name, part in value.items():
            here = (*path, name)
            if name == "like":
                if isinstance(part, str) and part in {*tree, *own} - {key}:
                    pipeline["like"] = part
                else:
                    self.complain(SettingFault.VALUE, here, "wants a pipeline's name", tuple(tree))
            elif name == "stages":
                if not isinstance(part, dict):
                    self.complain(SettingFault.VALUE, here, "wants a table of stages")
                    continue
                for stage, keys in part.items():
                    self._lay_stage(pipeline.setdefault("stages", {}), stage, keys, (*here, stage))
            else:
                self.complain(SettingFault.UNKNOWN, here, "is not a setting", ("like", "stages"))

    def _lay_stage(self, stages: Tree, key: str, value: object, path: tuple[str, ...]) -> None:
        if not isinstance(value, dict):
            self.complain(SettingFault.VALUE, path, "wants a table")
            return
        if not _WORD.fullmatch(key):
            self.complain(SettingFault.VALUE, path, "is no single word")
            return
        stage = stages.setdefault(key.lower(), {})
        for name, part in value.items():
            here = (*path, name)
            if name not in _STAGE_KEYS:
                self.complain(SettingFault.UNKNOWN, here, "is not a setting", tuple(_STAGE_KEYS))
            elif wrong := misfit(part, _STAGE_KEYS[name], name):
                self.complain(SettingFault.VALUE, here, wrong)
            elif name == "kind" and part not in tuple(StageKind):
                self.complain(SettingFault.VALUE, here, f"wants one of {', '.join(StageKind)}")
            elif name in _STAGE_NAMES:
                stage[name] = [other.lower() for other in part]
            else:
                stage[name] = part

    def kinds(self, tree: Tree) -> dict[str, EntryKind]:
        """Entry kinds by every word that names them."""
        tables = {
            name: EntryKind(
                name,
                Way(value["way"]),
                value.get("step"),
                value.get("attempt", False),
                value.get("in-person", False),
                value.get("round", False),
                value.get("closes", False),
            )
            for name, value in tree.items()
            if isinstance(value, dict)
        }
        synonyms = {word: tables[name] for word, name in tree.items() if isinstance(name, str)}
        return tables | synonyms

    def pipelines(self, tree: Tree) -> dict[str, Pipeline]:
        """Pipelines by name; one that is `like` another begins as that one's copy."""
        for name in tree:
            self._drop_lost_stages(tree, name)
        return {name: Pipeline(name, self._stages(tree, name)) for name in tree}

    def _drop_lost_stages(self, tree: Tree, name: str) -> None:
        """Take out, and tell of, the stages that a pipeline refers to and does not have."""
        known = [key for one in _ancestry(tree, name) for key in tree[one].get("stages", {})]
        for stage, keys in tree[name].get("stages", {}).items():
            for key in _STAGE_NAMES:
                for lost in [other for other in keys.get(key, ()) if other not in known]:
                    if lost != PREVIOUS:
                        here = ("pipelines", name, "stages", stage, key)
                        detail = f"names `{lost}`, which is no stage of `{name}`"
                        self.complain(SettingFault.LOST_STAGE, here, detail, tuple(known))
                        keys[key] = [other for other in keys[key] if other != lost]

    def _stages(self, tree: Tree, name: str) -> dict[str, Stage]:
        chain = list(_ancestry(tree, name))
        merged: dict[str, Tree] = {}
        for ancestor in reversed(chain):
            for stage, keys in tree[ancestor].get("stages", {}).items():
                merged[stage] = merged.get(stage, {}) | keys
        return {
            stage: Stage(stage, position, **_stage_arguments(keys))
            for position, (stage, keys) in enumerate(merged.items())
        }


def _ancestry(tree: Tree, name: str) -> Iterator[str]:
    seen: set[str] = set()
    while name and name not in seen:
        seen.add(name)
        yield name
        name = tree[name].get("like", "")


def _stage_arguments(keys: Tree) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for key, value in keys.items():
        made[attribute(key)] = tuple(value) if isinstance(value, list) else value
    if "kind" in made:
        made["kind"] = StageKind(made["kind"])
    return made


def attribute(key: str) -> str:
    """The name that a setting's key has in Python."""
    return key.replace("-", "_")
