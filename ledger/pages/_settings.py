"""The settings behind a figure, marked as what they are: choices, and not science."""

from __future__ import annotations

import re

from ledger import config
from ledger.metrics import Metric
from ledger.pages._results import Results
from ledger.value import Value
from ledger.wording import number

# The metrics that the note of a rule begins with, in defaults.toml: `M1: a campaign that ...`.
_OF = re.compile(r"(M\d+): ")


class Setting(Value, frozen=True):
    """A rule of `headway.toml`: its key, its value in this ledger, and what it decides."""

    key: str
    value: str
    note: str


def settings_of(results: Results, *keys: str) -> tuple[Setting, ...]:
    """The rules of these keys, in the order given. Raises KeyError where there is none."""
    notes = config.rule_notes()
    rules = results.ledger.config.rules
    return tuple(
        Setting(key, number(getattr(rules, key.replace("-", "_")), 2), _OF.sub("", notes[key]))
        for key in keys
    )


def settings_of_metric(results: Results, metric: Metric) -> tuple[Setting, ...]:
    """The rules that a metric is taken by."""
    notes = config.rule_notes()
    keys = [key for key, note in notes.items() if (of := _OF.match(note)) and of[1] == metric.code]
    return settings_of(results, *keys)
