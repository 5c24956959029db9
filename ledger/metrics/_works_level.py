"""M1 on every day at once: how many campaigns were in the works, without asking day by day."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date

from ledger.metrics._spans import Span, common, union
from ledger.metrics.works import NO_WORK, agreed_days, is_plan
from ledger.model.campaign import Campaign
from ledger.model.derived import per_ledger
from ledger.model.ledger import Ledger
from ledger.model.stage import is_open
from ledger.value import Value


class WorksLevel(Value, frozen=True):
    """The days on which the count of M1 rises, and those after which it falls, as ordinals."""

    starts: list[int]
    ends: list[int]

    def on(self, day: date) -> int:
        """How many campaigns were in the works on a day."""
        number = day.toordinal()
        return bisect_right(self.starts, number) - bisect_left(self.ends, number)

    def back_at(self, level: int, since: date, until: date) -> date | None:
        """The first day from `since` to `until` with so many in the works; None without one."""
        if self.on(since) >= level:
            return since
        rises = self.starts[bisect_right(self.starts, since.toordinal()) :]
        for number in rises:
            if number > until.toordinal():
                return None
            if self.on(day := date.fromordinal(number)) >= level:
                return day
        return None


@per_ledger
def works_level(ledger: Ledger) -> WorksLevel:
    """The count of M1 over all days, each taken as M1 takes it on that day."""
    spans = [span for campaign in ledger.campaigns for span in _counted(ledger, campaign)]
    return WorksLevel(sorted(start for start, _ in spans), sorted(end for _, end in spans))


def _counted(ledger: Ledger, campaign: Campaign) -> list[Span]:
    """The spans of days on which a campaign is in the works."""
    if not (campaign.industry or ledger.organization_of(campaign)):
        return []
    rules = ledger.config.rules
    recent: list[Span] = []
    ahead: list[Span] = []
    for entry in ledger.entries_with(campaign):
        if entry.kind.way in NO_WORK:
            continue
        day = entry.date.toordinal()
        if entry.todo:
            ahead.append((day - rules.works_ahead, day + rules.works_ahead))
            continue
        recent.append((day, day + rules.works_entry))
        if is_plan(entry):
            ahead.append((day - rules.works_ahead, day - 1))
        for agreed in agreed_days(entry):
            coming = agreed.toordinal()
            ahead.append((max(day, coming - rules.works_ahead), coming))
    return common(common(union(recent), union(ahead)), _open(ledger, campaign))


def _open(ledger: Ledger, campaign: Campaign) -> list[Span]:
    """The spans of days on which a campaign is open: what changes, changes on a line's day."""
    typed = {line.date for line in campaign.stages if line.date}
    days = [date.min, *sorted(typed)]
    last = date.max.toordinal()
    ends = [*(day.toordinal() - 1 for day in days[1:]), last]
    return union(
        (day.toordinal(), end)
        for day, end in zip(days, ends, strict=True)
        if is_open(ledger, campaign, day)
    )
