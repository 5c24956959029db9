"""Which campaign of the ledger an application is.

Two applications for one title at one organization on different days are two campaigns. So
the day they were made on tells them apart, first where it is the same, then by who is left.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from ledger.editing._likeness import draft_names, likeness, record_names, target_of
from ledger.model.campaign import Campaign
from ledger.model.draft import RecordDraft
from ledger.model.ledger import Ledger
from ledger.model.stage import current_line, is_open
from ledger.value import Value
from ledger.wording import fold

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_STARTS = ("application", "inbound")

Pursuit = tuple[str, str]


class CampaignMatch(Value, frozen=True):
    """A draft and the campaign that it is; `doubt` where only the day speaks against it."""

    draft: RecordDraft
    record: Campaign
    doubt: str = ""


def match_campaigns(drafts: Sequence[RecordDraft], ledger: Ledger) -> Iterator[CampaignMatch]:
    """The drafts that are campaigns already. Drafts name their organization by its final id."""
    groups: dict[Pursuit, list[RecordDraft]] = defaultdict(list)
    for draft in drafts:
        groups[_pursuit(draft)].append(draft)
    known: dict[Pursuit, list[Campaign]] = defaultdict(list)
    for record in ledger.campaigns:
        known[_pursuit_of(ledger, record)].append(record)
    for pursuit, group in groups.items():
        if any(pursuit):
            yield from _match(group, known[pursuit], ledger)
        else:
            yield from _by_name(group, ledger)


def _match(
    drafts: list[RecordDraft], records: list[Campaign], ledger: Ledger
) -> Iterator[CampaignMatch]:
    left, free = [], list(records)
    for draft in drafts:
        started = _started(draft)
        same = [one for one in free if started in _starts(one) or not (started or _starts(one))]
        best = max(same, key=lambda one: likeness(draft, one), default=None)
        if best:
            free.remove(best)
            yield CampaignMatch(draft, best)
        else:
            left.append(draft)
    for draft in left:
        started = _started(draft)
        nearest = min(free, key=lambda one: _distance(one, started), default=None)
        if nearest is None or _over_before(ledger, nearest, started):
            continue
        free.remove(nearest)
        stated = min(_starts(nearest), default=None)
        doubt = ""
        if started and stated:
            doubt = (
                f"the file has it applied for on {started}, `{nearest.path}` on {stated}: "
                "taken for the same and left as it is"
            )
        yield CampaignMatch(draft, nearest, doubt)


def _by_name(drafts: list[RecordDraft], ledger: Ledger) -> Iterator[CampaignMatch]:
    free = list(ledger.campaigns)
    for draft in drafts:
        same = [one for one in free if draft_names(draft) & record_names(one)]
        if same:
            free.remove(same[0])
            yield CampaignMatch(draft, same[0])


def _pursuit(draft: RecordDraft) -> Pursuit:
    organization, title = _one(draft.field("organization")), _one(draft.field("title"))
    return (target_of(organization), fold(title or draft.name) if organization else fold(title))


def _one(value: str | tuple[str, ...] | None) -> str:
    return value if isinstance(value, str) else "".join(value or ())


def _pursuit_of(ledger: Ledger, record: Campaign) -> Pursuit:
    link = record.organization
    if link is None:
        return ("", fold(record.title))
    organization = ledger.resolve(link)
    target = organization.id if organization else target_of(link.target)
    return (fold(target), fold(record.title or record.name))


def _started(draft: RecordDraft) -> date | None:
    """The day of its first stage, else of its first line."""
    stages = draft.field("stages") or ()
    for text in (*stages[:1], *draft.lines[:1]):
        if match := _DAY.search(text):
            return date.fromisoformat(match[0])
    return None


def _starts(record: Campaign) -> frozenset[date]:
    """The days on which a campaign was applied for, or they wrote first."""
    days = {entry.date for entry in record.entries if entry.kind.name in _STARTS}
    days |= {line.date for line in record.stages if line.stage == "applied" and line.date}
    return frozenset(days)


def _distance(record: Campaign, started: date | None) -> int:
    return min((abs((day - started).days) for day in _starts(record) if started), default=0)


def _over_before(ledger: Ledger, record: Campaign, started: date | None) -> bool:
    """Whether a campaign had ended by the day on which another application was made."""
    line = current_line(ledger, record, date.max)
    if started is None or line is None or line.date is None:
        return False
    return not is_open(ledger, record, date.max) and line.date < started
