"""Lays a ledger's own settings over the defaults, and says what it could not understand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ledger.config.place import place_of
from ledger.config.values import (
    FILE_NAME,
    EntryKind,
    Pipeline,
    SettingFault,
    SettingProblem,
    Stage,
    StageKind,
    Way,
)
from ledger.source import Location

Tree = dict[str, Any]

# What a key below a free name may be: the shape of a pipeline and of a stage.
_STAGE_KEYS: Mapping[str, type] = {
    "kind": str, "to": list, "needs": list, "must": list, "advises": list,
    "unadvised-from": list, "from-anywhere-with": str, "reopens-on": str,
    "early": bool, "probability": float, "stall": int,
}  # fmt: skip


class Overlay:
    """Lays a ledger's own settings over the defaults and makes values of the result."""

    def __init__(self, text: str, base: Tree, problems: list[SettingProblem]) -> None:
        self.text = text
        self.base = base
        self.problems = problems

    def complain(
        self, fault: SettingFault, path: tuple[str, ...], detail: str, known: tuple[str, ...] = ()
    ) -> None:
        """Note a problem at the line where the key at `path` stands."""
        location = Location(FILE_NAME, *place_of(self.text, path))
        self.problems.append(SettingProblem(fault, location, ".".join(path), detail, known))

    def lay_over(self, tree: Tree, own: Tree, path: tuple[str, ...]) -> None:
        """Replace what `own` names in `tree`, key by key, refusing what has another shape."""
        for key, value in own.items():
            here = (*path, key)
            if here[0] == "pipelines" and len(here) > 1:
                self._lay_pipeline(tree, key, value, here)
            elif path in (("kinds",), ("folders",)):
                self._lay_word(tree, key, value, here)
            elif key not in tree:
                self.complain(SettingFault.UNKNOWN, here, "is not a setting", tuple(tree))
            elif isinstance(tree[key], dict) and isinstance(value, dict):
                self.lay_over(tree[key], value, here)
            elif self._fits(value, type(tree[key])):
                tree[key] = value
            else:
                self.complain(SettingFault.VALUE, here, f"wants {_shape(type(tree[key]))}")

    def _lay_word(self, tree: Tree, key: str, value: object, path: tuple[str, ...]) -> None:
        """A synonym of an entry kind, or a folder's record kind."""
        known = tuple(sorted(set(self.base[path[0]]) if path[0] == "kinds" else
                             set(self.base["folders"].values())))  # fmt: skip
        if not isinstance(value, str) or value not in known:
            self.complain(SettingFault.VALUE, path, f"wants one of {', '.join(known)}", known)
            return
        if path[0] == "folders":
            for folder in [name for name, kind in tree.items() if kind == value]:
                if folder in self.base["folders"]:
                    del tree[folder]
        tree[key.lower() if path[0] == "kinds" else key.strip("/")] = value

    def _lay_pipeline(self, tree: Tree, key: str, value: object, path: tuple[str, ...]) -> None:
        """A pipeline or a change to one: `like`, and stages with the keys of `_STAGE_KEYS`."""
        if not isinstance(value, dict):
            self.complain(SettingFault.VALUE, path, "wants a table of stages")
            return
        pipeline = tree.setdefault(key, {"stages": {}})
        for name, part in value.items():
            here = (*path, name)
            if name == "like":
                if part in tree:
                    pipeline["like"] = part
                else:
                    self.complain(SettingFault.VALUE, here, "wants a pipeline's name", tuple(tree))
            elif name == "stages" and isinstance(part, dict):
                for stage, keys in part.items():
                    self._lay_stage(pipeline.setdefault("stages", {}), stage, keys, (*here, stage))
            else:
                self.complain(SettingFault.UNKNOWN, here, "is not a setting", ("like", "stages"))

    def _lay_stage(self, stages: Tree, key: str, value: object, path: tuple[str, ...]) -> None:
        if not isinstance(value, dict):
            self.complain(SettingFault.VALUE, path, "wants a table")
            return
        stage = stages.setdefault(key, {})
        for name, part in value.items():
            here = (*path, name)
            if name not in _STAGE_KEYS:
                self.complain(SettingFault.UNKNOWN, here, "is not a setting", tuple(_STAGE_KEYS))
            elif not self._fits(part, _STAGE_KEYS[name]):
                self.complain(SettingFault.VALUE, here, f"wants {_shape(_STAGE_KEYS[name])}")
            elif name == "kind" and part not in tuple(StageKind):
                self.complain(SettingFault.VALUE, here, f"wants one of {', '.join(StageKind)}")
            else:
                stage[name] = part

    @staticmethod
    def _fits(value: object, wanted: type) -> bool:
        if wanted in (int, float):
            # A negative or endless setting would make every figure that uses it nonsense.
            return type(value) in (int, float) and 0 <= float(value) < 1e6  # type: ignore[arg-type]
        if wanted is list:
            return isinstance(value, list) and all(isinstance(item, str) for item in value)
        return type(value) is wanted

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
        words = {name: value for name, value in tree.items() if isinstance(value, str)}
        synonyms = {word: tables[words.get(name, name)] for word, name in words.items()}
        return tables | synonyms

    def pipelines(self, tree: Tree) -> dict[str, Pipeline]:
        """Pipelines by name; one that is `like` another begins as that one's copy."""
        return {name: Pipeline(name, self._stages(tree, name)) for name in tree}

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


def _shape(wanted: type) -> str:
    return {
        str: "a text in quotes",
        bool: "true or false",
        int: "a whole number",
        float: "a number",
        list: "a list of texts",
        dict: "a table",
    }.get(wanted, wanted.__name__)


def attribute(key: str) -> str:
    """The name that a setting's key has in Python."""
    return key.replace("-", "_")
