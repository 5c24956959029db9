"""The words of another tool as values: its keys and its words for stages, each with ours."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ledger.value import Value

# What `[entries] dates` and `[links] unknown` may say besides their defaults.
LOOSE = "loose"
AS_TEXT = "text"

_WORDS = re.compile(r"\w+")


class Meaning(Value, frozen=True):
    """What a key of theirs is read as: one of ours, or the day that a record came to a stage.

    `typed` is the key as the settings have it.
    """

    typed: str
    key: str
    stage: str = ""


class Vocabulary(Value, frozen=True):
    """The words of another tool, for the ledger that its notes make.

    `keys` are theirs by kind of record, each folded with `same_key`. `stages` are their words
    for ours by pipeline, each folded with `same_stage`; those of every pipeline are under "".
    """

    keys: Mapping[str, Mapping[str, Meaning]] = {}
    stages: Mapping[str, Mapping[str, str]] = {}

    def stage_words(self, pipeline: str) -> Mapping[str, str]:
        """The words for the stages of a pipeline."""
        everywhere = self.stages.get("", {})
        own = self.stages.get(pipeline) if pipeline else None
        return {**everywhere, **own} if own else everywhere

    def typed(self, kind: str, key: str) -> str:
        """The key that the owner's notes have for one of ours; ours where they have none."""
        return self.names_of(kind, key)[-1]

    def names_of(self, kind: str, key: str) -> tuple[str, ...]:
        """Every name of one of our keys: its own, and theirs, the one to write with at the end."""
        meanings = self.keys.get(kind, {}).values()
        theirs = [one.typed for one in meanings if one.key == key and not one.stage]
        return (key, *reversed(theirs))


def same_key(typed: str) -> str:
    """The form in which keys are compared: in any case, with blanks of any width."""
    return " ".join(typed.casefold().split())


def same_stage(typed: str) -> str:
    """The form in which words for stages are compared: their letters and digits alone.

    `✅ Phone-screen` is `phone screen`.
    """
    return " ".join(_WORDS.findall(typed.casefold().replace("_", " ")))
