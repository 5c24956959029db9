"""HW601: a campaign that has ended goes on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ledger.checks._check import Finding, record_check
from ledger.checks._text import with_article
from ledger.config import StageKind
from ledger.diagnostic import Related, Severity
from ledger.model.campaign import Campaign
from ledger.model.entry import Entry
from ledger.model.ledger import Ledger
from ledger.model.parts import StageLine
from ledger.model.record import Record
from ledger.model.stage import lines_by, pipeline_of
from ledger.value import Value

# What nobody does on a campaign that is over. A word of thanks, a reply or a look at how they
# fare is no contradiction, and an offer that is improved after it was accepted is none either.
_AFTER_AN_EXIT = ("interview", "application", "proposal", "offer")
# Both of these are among the above.
_AFTER_A_SUCCESS = ("interview", "application")


@record_check(
    "HW601",
    "work-after-end",
    Severity.ERROR,
    why="either the end is wrong or a line is missing, and the rates are off both ways",
)
def work_after_end(ledger: Ledger, record: Record, as_of: date) -> Iterator[Finding]:
    """The other way on is a line that says how it began again; a round still ahead is a warning."""
    if not isinstance(record, Campaign):
        return
    ends = _ends(ledger, record, as_of)
    for entry in ledger.entries_with(record) if ends else ():
        if entry.kind.name not in _AFTER_AN_EXIT:
            continue
        end = next((one for one in ends if one.contradicted_by(entry)), None)
        if end:
            yield _finding(record, entry, end, as_of)


class _End(Value, frozen=True):
    """A time in which a campaign was over: from its last line to the next, if there is one."""

    line: StageLine
    since: date
    until: date | None
    kind: StageKind

    def contradicted_by(self, entry: Entry) -> bool:
        kinds = _AFTER_A_SUCCESS if self.kind is StageKind.WON else _AFTER_AN_EXIT
        within = entry.date > self.since and (self.until is None or entry.date < self.until)
        return within and entry.kind.name in kinds and not entry.todo


def _ends(ledger: Ledger, campaign: Campaign, as_of: date) -> list[_End]:
    """The times in which a campaign was over; the next line ends each, whatever it names.

    That line may come after the day that is asked about, and so may the work after it.
    """
    pipeline = pipeline_of(ledger, campaign)
    ends: list[_End] = []
    for number, line in enumerate(lines_by(campaign, as_of)):
        stage = pipeline.stages.get(line.stage) if pipeline else None
        if stage is None or stage.is_open or line.date is None:
            continue
        later = campaign.stages[number + 1 :]
        ends.append(_End(line, line.date, later[0].date if later else None, stage.kind))
        if later and later[0].date is None:
            ends.pop()
    return ends


def _finding(campaign: Campaign, entry: Entry, end: _End, as_of: date) -> Finding:
    name = with_article(entry.kind.name)
    message = f"{name} on {entry.date}, after `{campaign.id}` was `{end.line.stage}`"
    # What was agreed before the end came is no contradiction until its day has passed.
    ahead = entry.date > as_of
    mend = "take it out if it will not be held" if ahead else "put the right day in"
    again = f", or type `- {as_of if ahead else entry.date} reopened` under its `stages:`"
    if end.kind is StageKind.WON:
        again = "; what comes after a success is a file of its own"
    related = Related(end.line.location, f"it ended here on {end.since}")
    severity = Severity.WARNING if ahead else None
    return Finding(entry.location, message, mend + again, related=(related,), severity=severity)
