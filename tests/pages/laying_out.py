"""Lays out pages from a few files, with figures, findings and advice made up for the test."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from ledger.actions import Action
from ledger.metrics import Measurement, Metric, Week
from ledger.pages import Results, lay_out
from tests.support import AS_OF, Files, reading_of


def results_of(files: Files, **made: Any) -> Results:
    """Results of some files as of the usual day; nothing measured but what is handed in."""
    reading = reading_of(files)
    return Results(
        ledger=reading.ledger, as_of=AS_OF, version="0", texts=reading.texts,
        root="/home/maya/ledger", **made,
    )  # fmt: skip


def view_of(results: Results, path: str) -> Any:
    """What the page at a path places."""
    return next(page.view() for page, _ in lay_out(results) if page.path == path)


def measured(*taken: tuple[str, Measurement], weeks: list[float | None] | None = None) -> dict:
    """Made-up metrics with their measurements, numbered in the order given."""
    metrics = tuple(
        Metric(number, name, name.replace("-", " ").capitalize(), lambda *_: None)
        for number, (name, _) in enumerate(taken, start=1)
    )
    known = weeks or []
    days = [AS_OF - timedelta(weeks=back) for back in range(len(known) - 1, -1, -1)]
    return {
        "metrics": metrics,
        "measurements": dict(taken),
        "weeks": {
            name: tuple(
                Week(day, value, one.k, one.n) for day, value in zip(days, known, strict=True)
            )
            for name, one in taken
        },
    }


def action(number: int, **changed: Any) -> Action:
    """An action about nothing in particular."""
    made = {
        "id": f"rule-{number}", "rule": "rule", "tier": 2, "subject": "", "message": f"Do {number}",
        "due": None, "resolved_by": "doing it", "line": f"- 2026-11-22 email {number}",
        "evidence": (), "stake": 0.0,
    }  # fmt: skip
    return Action(**{**made, **changed})
