"""The evidence that a stage may ask for, looked up in what the ledger already holds.

A pipeline names its evidence (`needs`, `must`, `advises`, `reopens-on` in the settings);
each name stands for one function in this package. Nothing is typed only to please a check.
"""

from __future__ import annotations

from ledger.model.evidence import advocates, campaigns, reopening, skills
from ledger.model.evidence.case import (
    Case,
    Evidence,
    evidence_named,
    evidence_names,
    may_concern,
    missing,
)
from ledger.model.evidence.introduction import givers, introductions, is_introduction

__all__ = [
    "Case",
    "Evidence",
    "advocates",
    "campaigns",
    "evidence_named",
    "evidence_names",
    "givers",
    "introductions",
    "is_introduction",
    "may_concern",
    "missing",
    "reopening",
    "skills",
]
