"""Which campaign of the ledger an application is.

Two applications for one title at one organization on different days are two campaigns. So
the day they were made on tells them apart, first where it is the same, then by who is left.
One that `headway merge` put into another is known by the alias and the day that it left there.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from ledger.editing._likeness import draft_names, likeness, record_names, target_of
from ledger.editing._merged_since import merged_since
from ledger.editing._pairing import Pairs, paired, the_same
from ledger.model.campaign import Campaign
from ledger.model.draft import RecordDraft
from ledger.model.ledger import Ledger
from ledger.model.stage import current_line, is_open
from ledger.value import Value
from ledger.wording import fold

# A stage line begins with its day where it has one, a dated line with a mark and its day; what
# the importers write of a day is a day.
_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?!\S)")
_LINE_DAY = re.compile(r"[-*+] (?:\[[ xX]\]\s+)?(\d{4}-\d{2}-\d{2})(?!\S)")
_STARTS = ("application", "inbound")

Pursuit = tuple[str, str]


class CampaignMatch(Value, frozen=True):
    """A draft and the campaign that it is; `doubt` where the day or another speaks against it.

    Where `another` is true it is a new one, and the campaign is one that it is much like.
    """

    draft: RecordDraft
    record: Campaign
    doubt: str = ""
    another: bool = False


def match_campaigns(drafts: Sequence[RecordDraft], ledger: Ledger) -> Iterator[CampaignMatch]:
    """The drafts that are campaigns already. Drafts name their organization by its final id."""
    groups: dict[Pursuit, list[RecordDraft]] = defaultdict(list)
    for draft in drafts:
        groups[_pursuit(draft)].append(draft)
    known: dict[Pursuit, list[Campaign]] = defaultdict(list)
    for record in ledger.campaigns:
        known[_pursuit_of(ledger, record)].append(record)
    left = []
    taken: set[str] = set()
    for pursuit, group in groups.items():
        records = known[pursuit] if any(pursuit) else list(ledger.campaigns)
        matches = list(_in_group(group, records, ledger, is_pursuit=any(pursuit)))
        yield from matches
        matched = {match.draft.id for match in matches}
        taken |= {match.record.path for match in matches}
        left += [draft for draft in group if draft.id not in matched]
    if left:
        free = [one for one in ledger.campaigns if one.path not in taken]
        yield from _other_titles(left, free, ledger)


def _in_group(
    group: list[RecordDraft], records: list[Campaign], ledger: Ledger, *, is_pursuit: bool
) -> Iterator[CampaignMatch]:
    """The drafts of one title at one organization, among the campaigns that it may be."""
    found = the_same(group, records)
    yield from (CampaignMatch(group[at], one) for at, one in found.items())
    taken = {one.path for one in found.values()}
    left = [draft for at, draft in enumerate(group) if at not in found]
    free = [one for one in records if one.path not in taken]
    yield from _match(left, free, ledger) if is_pursuit else _by_name(left, free)


def _other_titles(
    drafts: list[RecordDraft], free: list[Campaign], ledger: Ledger
) -> Iterator[CampaignMatch]:
    """Drafts under a title that no campaign has: what was merged, and what is much like another."""
    aliased = [one for one in ledger.campaigns if one.aliases]
    places: dict[str, list[Campaign]] = defaultdict(list)
    for one in free:
        places[_pursuit_of(ledger, one)[0]].append(one)
    for draft in drafts:
        merged = merged_since([draft], [one for one in aliased if _same_day(draft, one)], ())
        if merged:
            yield CampaignMatch(draft, merged[0])
            continue
        organization = _pursuit(draft)[0]
        there = places[organization] if organization and _started(draft) else []
        alike = next((one for one in there if _same_day(draft, one)), None)
        if alike is not None:
            words = "began on the same day at the same organization"
            yield CampaignMatch(draft, alike, words, another=True)


def _match(
    drafts: list[RecordDraft], records: list[Campaign], ledger: Ledger
) -> Iterator[CampaignMatch]:
    wanted = [(draft, [one for one in records if _same_day(draft, one)]) for draft in drafts]
    pairs = paired(wanted)
    yield from _told(drafts, pairs)
    taken = {one.path for one in pairs.records.values()}
    free = [one for one in records if one.path not in taken]
    left = [draft for at, draft in enumerate(drafts) if at not in pairs.records]
    for draft in left:
        started = _started(draft)
        nearest = max(
            free, key=lambda one: (-_distance(one, started), likeness(draft, one)), default=None
        )
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


def _by_name(drafts: list[RecordDraft], records: list[Campaign]) -> Iterator[CampaignMatch]:
    named = [
        (draft, [one for one in records if draft_names(draft) & record_names(one)])
        for draft in drafts
    ]
    yield from _told(drafts, paired(named))


def _told(drafts: list[RecordDraft], pairs: Pairs[Campaign]) -> Iterator[CampaignMatch]:
    """The pairs; a draft that is as like another campaign is not sure to be of its own."""
    for at, record in pairs.records.items():
        rival = pairs.rivals.get(at)
        doubt = f"it may be `{record.path}` or `{rival.path}`: left as they are" if rival else ""
        yield CampaignMatch(drafts[at], record, doubt)


def _same_day(draft: RecordDraft, record: Campaign) -> bool:
    """Whether both began on one day: that of the application, or of what stands first."""
    started, starts = _started(draft), _starts(record)
    return started in (*starts, _first_day(record)) if started else not starts


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
    """The day of its first stage, else of its first line; not one that their words name."""
    stages = draft.field("stages") or ()
    days = (*map(_DAY.match, stages[:1]), *map(_LINE_DAY.match, draft.lines[:1]))
    return next((date.fromisoformat(day[1]) for day in days if day), None)


def _first_day(record: Campaign) -> date | None:
    """The day of a campaign's first stage, else of its first line, as `_started` has it."""
    days = (*(line.date for line in record.stages[:1]), *(one.date for one in record.entries[:1]))
    return next((day for day in days if day), None)


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
