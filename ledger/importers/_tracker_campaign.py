"""An application that names its organization, as a campaign."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ledger.importers._answer_words import (
    ACCEPTED,
    APPLIED,
    ENDS,
    INTERVIEWING,
    NEGOTIATING,
    RESEARCHING,
)
from ledger.importers._application import Application
from ledger.importers._contact_names import turned
from ledger.importers._drafts import Drafts, free_key
from ledger.importers._organizations import Organizations
from ledger.importers._tracker_channel import channel_for
from ledger.importers._tracker_events import INTERVIEW, OFFER, Event, events
from ledger.model.draft import DraftValue, dated_line, line_text
from ledger.model.record import RecordKind
from ledger.naming import key
from ledger.readers.amounts import plain_money
from ledger.readers.records import keys_of

JOB = "job"
NETWORKING_IN = "networking-in"

# What may be an address, between what parts it from a name.
_PART = re.compile(r"[^\s<>()\[\],;]+")


def add_campaign(
    organizations: Organizations,
    application: Application,
    contact_heading: str,
    pipeline: str,
    as_of: date,
) -> str:
    """The id of a new campaign draft, with its organization and what else the row names.

    `contact_heading` is the heading that its person stands under, `pipeline` the ledger's
    own: a ledger of another kind has the campaign say that it is about a job.
    """
    drafts = organizations.drafts
    organization = organizations.named(application.organization)
    happened = events(application)
    fields: dict[str, DraftValue] = {
        "pipeline": "" if pipeline == JOB else JOB,
        "organization": organization,
        "title": application.title,
        "stages": tuple(_stages(application, happened, as_of)),
        "via": channel_for(drafts, application.source) if application.source else "",
        **_person(drafts, application, organization, contact_heading),
        "posted": application.posted.isoformat() if application.posted else "",
        "salary": application.salary,
    }
    if plain_money(application.salary):
        fields["value"] = fields.pop("salary")
    for heading, text in _kept(application, happened):
        fields[free_key(key(heading), keys_of(RecordKind.CAMPAIGN), fields)] = text
    # However the row spells it, the organization is one.
    named = (drafts.name(organization), application.title)
    return drafts.add(
        RecordKind.CAMPAIGN,
        ", ".join(part for part in named if part),
        fields.items(),
        (dated_line(one.day, one.timed_kind, one.words, (), one.round_label) for one in happened),
    )


def _kept(application: Application, happened: list[Event]) -> Iterator[tuple[str, str]]:
    if application.was_offered and not _has(happened, INTERVIEW):
        yield "outcome", application.said or application.stage
    yield from application.kept


def _person(
    drafts: Drafts, application: Application, organization: str, heading: str
) -> dict[str, DraftValue]:
    """The person whom the row names, with a record of their own at the organization."""
    said = application.contact
    if not said:
        return {}
    email = next(filter(_is_email, _PART.findall(said)), "")
    around = rf"[<(\[]?{re.escape(email)}[>)\]]?"
    name = turned(re.sub(around, " ", said).strip(" ,;-") if email else said)
    known: list[tuple[str, DraftValue]] = [("organization", organization), ("email", email)]
    person = drafts.named(RecordKind.CONTACT, name or email, known)
    if "recruiter" in heading.casefold():
        return {"recruiter": person}
    return {"decision-maker" if "manager" in heading.casefold() else "contact": person}


def _is_email(part: str) -> bool:
    at = part.find("@", 1)
    return at > 0 and "." in part[at + 2 : -1]


def _stages(application: Application, happened: list[Event], as_of: date) -> Iterator[str]:
    """The stage lines.

    A day where the file gives one that fits; a reason where the ledger would ask for evidence
    that the file does not give.
    """
    last: date | None = None
    for stage, day, evidence in _story(application, happened):
        fits = day is not None and day <= as_of and (last is None or day >= last)
        last = day if fits else last
        words = f"{stage}, {evidence}" if evidence else stage
        yield f"{day.isoformat()} {words}" if fits and day else words


def _story(
    application: Application, happened: list[Event]
) -> Iterator[tuple[str, date | None, str]]:
    """Stage, day and evidence of each stage line."""
    said = line_text(application.said)
    because = f"because the file says {said or application.stage}"
    interviewed = _has(happened, INTERVIEW)
    talked = interviewed or application.talked or application.stage == INTERVIEWING
    further = talked or application.stage not in ("", RESEARCHING)
    if application.came_to_me:
        yield NETWORKING_IN, application.applied, "because they wrote first"
    elif application.applied or further:
        evidence = "" if application.applied else "because the file gives no day for it"
        yield APPLIED, application.applied, evidence
    else:
        yield RESEARCHING, application.since, ""
    if talked or application.was_offered:
        evidence = because
        if application.talked and application.stage != INTERVIEWING:
            evidence = f"because the file says {line_text(application.talked)}"
        yield INTERVIEWING, _first_round(application), "" if interviewed else evidence
    # Without a round that was held the ledger takes no offer: it is kept as a key.
    if application.was_offered and interviewed:
        evidence = "" if _has(happened, OFFER) else because
        last = application.ended if application.stage == NEGOTIATING else None
        yield NEGOTIATING, application.offered or last, evidence
        if application.stage == ACCEPTED:
            yield ACCEPTED, application.ended, evidence
    if application.stage in ENDS and application.stage != ACCEPTED:
        yield application.stage, application.ended, said


def _first_round(application: Application) -> date | None:
    days = [one.day for one in application.rounds if one.day]
    if days:
        return min(days)
    if application.selected:
        return application.responded
    return application.since if application.stage == INTERVIEWING else None


def _has(happened: list[Event], kind: str) -> bool:
    return any(event.kind == kind for event in happened)
