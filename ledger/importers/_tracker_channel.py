"""An application that names no organization, as dated lines in the file of its channel."""

from __future__ import annotations

import re
from datetime import date

from ledger.importers._answer_words import APPLIED
from ledger.importers._application import Application
from ledger.importers._drafts import Drafts, free_key
from ledger.importers._tracker_events import Event, events
from ledger.model.draft import DraftValue, dated_line
from ledger.model.entry import FIELDS
from ledger.model.record import RecordKind
from ledger.naming import key

NOT_RECORDED = "Source not recorded"

# The type of a channel by a word in its name; the first that is found counts.
_TYPES = tuple(
    (kind, re.compile(rf"\b(?:{words})\b", re.IGNORECASE))
    for kind, words in (
        ("referral", "referrals?|referred|friend|family|alumni|alumnus"),
        ("recruiter", r"recruit\w*|headhunt\w*|staffing|agency|robert half|hays|randstad"),
        ("event", r"job fair|career fair|\w*fair|meetup|conference|event|hackathon"),
        ("cold-email", "cold e-?mails?"),
        ("cold-call", "cold calls?"),
        ("group", "slack|discord|community|group"),
        (
            "job-board",
            r"linkedin|indeed|glassdoor|built ?in|otta|dice|wellfound|angel ?list|monster|"
            r"zip ?recruiter|handshake|hired|stepstone|xing|the muse|usa ?jobs|we work remotely|"
            r"welcome to the jungle|simply ?hired|career ?builder|lever|greenhouse|seek|reed|"
            r"hacker ?news|y ?combinator|naukri|\w*jobs?|remote\w*|boards?|careers? buzz",
        ),
        ("company-site", r"company|websites?|web site|careers? (?:page|site)s?|direct"),
    )
)


def channel_for(drafts: Drafts, source: str) -> str:
    """The id of the channel that a source names."""
    kind = channel_type(source)
    fields: list[tuple[str, DraftValue]] = [("type", kind)] if kind else []
    return drafts.named(RecordKind.CHANNEL, source, fields)


def channel_type(source: str) -> str:
    """The type of a channel, guessed from its name; empty where the name gives nothing away."""
    return next((kind for kind, words in _TYPES if words.search(source)), "")


def add_lines(drafts: Drafts, application: Application) -> bool:
    """Add what happened to the channel's draft; false where there is no day to put it on."""
    if application.applied is None:
        return False
    channel = channel_for(drafts, application.source or NOT_RECORDED)
    first, *rest = events(application)
    drafts.add_line(channel, _line(first, application.title, _details(application)))
    dated = () if application.came_to_me else (("applied", _iso(application.applied)),)
    for event in rest:
        drafts.add_line(channel, _line(event, application.title, dated))
    return True


def _line(event: Event, title: str, fields: tuple[tuple[str, str], ...]) -> str:
    separator = " " if event.words.startswith("(") else ", "
    words = separator.join(part for part in (title, event.words) if part)
    return dated_line(event.day, event.timed_kind, words, fields, event.round_label)


def _details(application: Application) -> tuple[tuple[str, str], ...]:
    """What else the row says, as fields of its first line."""
    told = {"posted": _iso(application.posted)}
    if application.stage not in ("", APPLIED) and (application.said or not application.ended):
        told["outcome"] = application.said or application.stage
    told |= {"salary": application.salary, "contact": application.contact}
    told = {name: text for name, text in told.items() if text}
    for heading, text in application.kept:
        told[free_key(key(heading), FIELDS, told)] = text
    return tuple(told.items())


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
