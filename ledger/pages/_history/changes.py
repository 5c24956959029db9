"""Changes of stage as the pages show them: what a line says, and when it was written down."""

from __future__ import annotations

from ledger.checks._stage_story import StageChange
from ledger.markdown import Html
from ledger.model.history import Commit
from ledger.pages._links import Links, Place
from ledger.pages._results import Results
from ledger.terminal import visible
from ledger.value import Value
from ledger.wording import plural, shorten

_LONGEST_SUBJECT = 72


class CommitView(Value, frozen=True):
    """A commit in words: its short id, its day, who made it, and its first line."""

    short: str
    day: str
    author: str
    subject: str


class WrittenDown(Value, frozen=True):
    """When a stage line was written down: `3 days later`, in which commit.

    `days` counts from the day that the line names, None where it names none or no one commit
    brought it; `said` is empty where nothing was asked for.
    """

    said: str
    days: int | None
    commit: CommitView | None


NOTHING_ASKED = WrittenDown("", None, None)


class ChangeView(Value, frozen=True):
    """One change of stage. `gone` says how a line was taken out that stands no more."""

    day: str
    who: Html
    before: str
    stage: str
    evidence: Html
    written: WrittenDown
    gone: str
    source: Place


def commit_view(commit: Commit) -> CommitView:
    """A commit as a page shows it; hidden characters are made visible."""
    return CommitView(
        commit.short,
        commit.day.isoformat(),
        visible(commit.author),
        visible(shorten(commit.subject, _LONGEST_SUBJECT)),
    )


def change_view(links: Links, change: StageChange) -> ChangeView:
    """A change of stage as a page shows it."""
    record = change.record
    gone = ""
    if change.lost:
        taken = change.taken
        gone = f"taken out on {taken.day} ({taken.short})" if taken else "taken out, not committed"
    stages = record.stages
    line = next((one for one in stages if one.location.line == change.line), None)
    return ChangeView(
        day=change.date.isoformat() if change.date else "",
        who=links.named(record),
        before=change.before.replace("-", " "),
        stage=change.stage.replace("-", " "),
        evidence=links.line(change.evidence),
        written=written_down(links.results, change),
        gone=gone,
        source=links.location(line.location if line else record.location),
    )


def written_down(results: Results, change: StageChange) -> WrittenDown:
    """When a change was written down, as far as commits were asked for and tell it."""
    history = results.history
    if history is None or not (history.lives or change.committed):
        return NOTHING_ASKED
    if change.commit is None:
        return WrittenDown("by a merge" if change.committed else "not committed yet", None, None)
    days = (change.commit.day - change.date).days if change.date else None
    return WrittenDown(_later(days), days, commit_view(change.commit))


def _later(days: int | None) -> str:
    if days is None:
        return "written down"
    if days == 0:
        return "the same day"
    return f"{plural(abs(days), 'day')} {'later' if days > 0 else 'before'}"
