"""What is fuzzed: the reader, the settings, whole ledgers, and each importer."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import partial

from ledger.importers import all_importers
from tests.fuzz import seeds
from tests.fuzz import shapes_of_others as other
from tests.fuzz import shapes_of_records as own
from tests.fuzz.case import Case
from tests.fuzz.judging_imports import judge_import
from tests.fuzz.judging_ledgers import judge_ledger
from tests.fuzz.judging_reader import judge_record, judge_settings
from tests.fuzz.mutating import Shape

_RECORD = (own.front_matter, own.front_matter, own.dated_line, own.stage_line, own.comment)
_SHAPES: dict[str, tuple[Shape, ...]] = {
    "friends": (own.dated_line, own.comment),
    "headway-json": (other.tree,),
    "icalendar": (other.content_line,),
    "mail": (other.mail,),
    "vault": _RECORD,
    "vcard": (other.content_line,),
}


@dataclass(frozen=True)
class Target:
    """One thing that reads what others wrote.

    `judge` raises where the promise is broken, and gives what an input came to: one that comes
    to something new is mutated again. `share` is how many of the inputs of a run it is given,
    as a part of what others are: what takes a hundred times as long is tried less often.
    """

    name: str
    promise: str
    seeds: Callable[[], list[Case]]
    shapes: tuple[Shape, ...]
    judge: Callable[[Case], Hashable]
    share: float = 1.0


def all_targets() -> dict[str, Target]:
    """Every target by its name."""
    made = [
        Target(
            "reader",
            "Any bytes give a record or a finding with a place; no line and no key vanishes",
            seeds.records, _RECORD, judge_record, share=8,
        ),
        Target(
            "settings",
            "Any headway.toml gives settings, and a finding for each that is left out",
            seeds.settings, (own.setting,), judge_settings, share=0.5,
        ),
        Target(
            "ledger",
            "A ledger of any files is checked, measured, advised and built",
            seeds.ledgers, (*_RECORD, own.setting), judge_ledger, share=0.02,
        ),
    ]  # fmt: skip
    made += [
        Target(
            one.name,
            f"Any bytes as {one.title} are taken or refused in a line; what is taken reads without "
            "an error, and a second time changes nothing",
            partial(seeds.inputs, one.name),
            _SHAPES.get(one.name, (other.table,)),
            judge_import(one.name),
        )
        for one in all_importers()
    ]
    return {one.name: one for one in made}
