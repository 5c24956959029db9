"""The phrases that `phrases.toml` lists, as patterns for a sentence whose names are known."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from ledger.capture._says import Says
from ledger.value import Value

# What stands for a name, a day and a field that was typed, in the sentence that is looked into.
NAME, DAY, FIELD = "\ue000", "\ue001", "\ue002"

# A blank of a phrase, and whether it may be missing; one in a class of characters stays.
_BLANK = re.compile(r" (?![^\[]*\])(\?)?")
_POST = r"(?:my|our|the) (?:[\w'’-]+ ){0,3}(?:post|article|piece|newsletter|essay)s?\b"


class KindPhrase(Value, frozen=True):
    """What makes a kind: `me` and `them` as who did it, each empty where it is not told.

    `vague` are the kinds that it may be then. `todo` says it of what is still to
    come.
    """

    says: Says
    todo: Says
    me: str
    them: str
    vague: tuple[str, ...]
    weak: bool
    keep: bool
    channel: bool
    depth: str
    days: int


class Medium(Value, frozen=True):
    """How something was done: the kind that it makes of a vague one, the mode of a meeting."""

    says: Says
    kind: str
    mode: str
    of: tuple[str, ...]


class ClausePhrase(Value, frozen=True):
    """The words before the value of a field; see `phrases.toml`."""

    field: str
    says: Says
    until: Says | None
    begins: str
    on: tuple[str, ...]
    mine: bool
    record: bool
    day: bool
    bare: bool


class Phrases(Value, frozen=True):
    """Everything that the table says."""

    kinds: tuple[KindPhrase, ...]
    media: tuple[Medium, ...]
    clauses: tuple[ClausePhrase, ...]
    causes: tuple[tuple[str, Says], ...]
    ahead: Says
    ahead_days: Says
    later: Says
    quoted: Says
    past: tuple[str, ...]
    numbers: Mapping[str, int]
    rounds: Mapping[str, str]
    short: Mapping[str, str]
    likely: Mapping[str, list[str]]
    round: Says
    count: Says

    def number(self, typed: str) -> int:
        """The number that digits or a word say."""
        return int(typed) if typed.isdigit() else self.numbers[typed.lower()]

    def round_label(self, typed: str) -> str:
        """The label of a round: `second-round` as `2`, `round 2a` as `2a`."""
        words = re.split(r"[\s-]+", typed.lower())
        numbers = {"one": 1, **self.numbers}
        named = [self.rounds[word] for word in words if word in self.rounds]
        named += [f"{numbers[word]}" for word in words if word in numbers]
        return named[0] if named else next(word for word in words if word[0].isdigit())


@cache
def phrases() -> Phrases:
    """The table, read once."""
    table = tomllib.loads(files("ledger.capture").joinpath("phrases.toml").read_text("utf-8"))
    return _Maker(table).phrases()


class _Maker:
    """Makes patterns of the table's texts."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        self.table = table
        ordinal = "|".join(table["rounds"])
        count = "|".join([r"\d{1,5}", *table["numbers"]])
        self.braces = {
            "{name}": f"{NAME}+",
            "{day}": f"{DAY}+",
            "{her}": f"(?:her|him|them|{NAME}+)",
            "{a}": "(?:(?:an?|the|my|our|another|some|his|her|their|one) )?",
            "{round}": (
                f"(?:(?:{ordinal})[- ]round|round (?:\\d{{1,2}}[a-z]?|one|two|three|four|five|six)"
                f"|(?:{ordinal})(?= interv)"
                r"|(?<=interview[ ])\d{1,2}[a-z]?"
                r"(?![ ](?:people|persons|candidates|applicants|others)\b))"
            ),
            "{count}": f"(?:{count})",
            "{my_post}": _POST,
        }

    def phrases(self) -> Phrases:
        """Everything."""
        table = self.table
        return Phrases(
            kinds=tuple(self._kind(row) for row in table["kind"]),
            media=tuple(
                Medium(
                    self._any(row["says"]), row["kind"], row.get("mode", ""),
                    tuple(row.get("of", ())),
                )
                for row in table["medium"]
            ),
            clauses=tuple(self._clause(row) for row in table["clause"]),
            causes=tuple((name, self._any(says)) for name, says in table["causes"].items()),
            ahead=self._any(table["ahead"]["says"]),
            # The day of something else: `tomorrow's interview`.
            ahead_days=self._any([f"(?:{one})(?!['’]s)" for one in table["ahead"]["days"]]),
            later=self._any(table["ahead"]["later"]),
            quoted=self._any(table["ahead"]["quoted"]),
            past=tuple(table["ahead"]["past"]),
            numbers=table["numbers"],
            rounds=table["rounds"],
            likely=table["likely"],
            short={word: kind for kind, words in table["short"].items() for word in words},
            round=self._any(["{round}(?: interview)?"]),
            count=self._any(["{count}"]),
        )  # fmt: skip

    def _kind(self, row: Mapping[str, Any]) -> KindPhrase:
        either = row.get("kind", "")
        return KindPhrase(
            says=self._any(row["says"]),
            todo=self._any(row["todo"]),
            me=row.get("me", either),
            them=row.get("them", either),
            vague=tuple(row.get("vague", ())),
            weak=row.get("weak", False),
            keep=row.get("keep", False),
            channel=row.get("channel", False),
            depth=row.get("depth", ""),
            days=row.get("days", 0),
        )

    def _clause(self, row: Mapping[str, Any]) -> ClausePhrase:
        return ClausePhrase(
            field=row["field"],
            says=self._any(row["says"]),
            until=self._any(row["until"]) if "until" in row else None,
            begins=row.get("begins", ""),
            on=tuple(row.get("on", ())),
            mine=row.get("by") == "me",
            record=row.get("record", False),
            day=row.get("day", False),
            bare=row.get("bare", False),
        )

    def _any(self, says: list[str]) -> Says:
        return Says([(one, self._filled(one, number)) for number, one in enumerate(says)])

    def _filled(self, phrase: str, number: int) -> str:
        """A phrase as a regular expression; its `keep` has a number, for names stand once."""
        for brace, meaning in self.braces.items():
            phrase = phrase.replace(brace, meaning)
        phrase = phrase.replace("?P<keep>", f"?P<keep{number}>")
        return _BLANK.sub(lambda blank: r"\s*" if blank[1] else r"\s+", phrase)
