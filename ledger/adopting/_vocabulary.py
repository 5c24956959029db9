"""What other people's notes call things: folders, types, keys, stages, the beginnings of lines.

The words are those of public vault templates for people, companies, deals and applications,
and of exports from note and tracking programs.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

Pattern = re.Pattern[str]


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split(","))


def _pattern(text: str) -> Pattern:
    return re.compile(rf"\b(?:{text})", re.IGNORECASE)


# The last part of a folder's path, or a note's type or tag, in the plural or not.
KINDS: Mapping[str, tuple[str, ...]] = {
    "campaign": _words(
        "application, job application, job, job search, job hunt, opportunity, opportunitie, deal, "
        "pursuit, pipeline, opening, vacancy, vacancie, position, lead, campaign"
    ),
    "contact": _words(
        "people, person, contact, network, networking, connection, friend, crm, recruiter, "
        "interviewer, contact card"
    ),
    "organization": _words(
        "company, companie, organization, organisation, org, employer, account, firm, client, "
        "customer, business, businesse"
    ),
    "channel": _words("channel, community, communitie, event, meetup, job board, group"),
    "skill": _words("skill, learning"),
    "journal": _words(
        "journal, daily, daily note, day, diary, diarie, log, logbook, meeting, meeting note, "
        "interaction, activity, activitie"
    ),
}
TEMPLATES = _words("template, _template, archetype")
TYPE_KEYS = _words("type, kind, class, fileclass, note type, category, is a")

# How much a key says of the kind of its note.
SIGNS: Mapping[str, Mapping[str, int]] = {
    "campaign": dict.fromkeys(
        _words(
            "date applied, applied date, applied on, applied, application date, "
            "application status, salary, salary expectation, salary range, job url, job link, "
            "job title, deal value, "
            "close date, expected close, cover letter, resume, resume path"
        ),
        3,
    )
    | dict.fromkeys(_words("position, status, stage, stages, history, deadline"), 2)
    | dict.fromkeys(_words("company, role, source"), 1),
    "contact": dict.fromkeys(
        _words(
            "birthday, last contact, last contacted, last chatted, last spoken, first met, met on, "
            "date met, met, how met, how we met, phone, mobile, full name, relationship, "
            "contact frequency"
        ),
        3,
    )
    | dict.fromkeys(_words("email, emails, email address, linkedin"), 2)
    | dict.fromkeys(_words("company, organization, role, title, job title"), 1),
    "organization": dict.fromkeys(
        _words("industry, sector, founded, headquarters, hq, employees, headcount, company size"), 3
    )
    | dict.fromkeys(_words("website, domain, size"), 2),
}

_ORGANIZATION = _words(
    "company, company name, organisation, employer, org, firm, client, account, customer, "
    "works at, workplace, current company"
)
# For each kind: our key and what theirs may be called; `stages: x` is the day of a stage.
KEYS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "contact": {
        "name": _words("full name, contact name, display name"),
        "organization": _ORGANIZATION,
        "title": _words("role, position, job title, job, occupation, current role, headline"),
        "email": _words("e mail, mail, emails, email address, work email"),
        "phone": _words("tel, telephone, mobile, cell, phone number, mobile phone"),
        "links": _words("linkedin, url, website, profile, social, github, twitter"),
        "met": _words("first met, met on, date met, met date, meeting date"),
        "via": _words("met through, introduced by, referred by, introduction by, met via"),
        "segment": _words("relationship, group, circle, relation"),
        "cadence": _words("contact frequency, frequency, keep in touch, cadence days"),
    },
    "organization": {
        "name": _words("company, company name, organization name"),
        "industry": _words("sector, field, vertical, industries"),
        "website": _words("url, site, homepage, web, domain"),
        "size": _words("employees, company size, headcount, team size, number of employees"),
    },
    "campaign": {
        "name": _words("deal name, opportunity"),
        "organization": _ORGANIZATION,
        "title": _words("position, role, job title, job, role title, position title, job role"),
        "stages": _words(
            "history, stages, status, stage, application status, state, progress, phase, "
            "current stage, deal stage, pipeline stage"
        ),
        "stages: applied": _words(
            "date applied, applied date, applied on, applied, application date, applied at, "
            "date of application, submitted, date submitted"
        ),
        "stages: rejected": _words("rejection date, date rejected, rejected on, rejected"),
        "via": _words(
            "source, channel, found via, found on, job board, platform, referral, referrer"
        ),
        "decision-maker": _words("hiring manager, decision maker, buyer"),
        "recruiter": _words("recruiter name, contact, contact person, hr contact, primary contact"),
        "value": _words(
            "salary expectation, salary, expected salary, compensation, pay, deal value, amount, "
            "budget, worth, price"
        ),
        "closes": _words("deadline, closing date, close date, expected close, apply by"),
    },
    "channel": {"type": _words("channel type, kind of channel")},
    "skill": {"plan": _words("learning plan")},
}

# In the order in which they are looked for: `not yet applied` is no application.
STAGES: Mapping[str, tuple[tuple[str, Pattern], ...]] = {
    "job": (
        ("researching", _pattern(
            "not (?:yet )?applied|to apply|ready|saved|wish|bookmark|interested|considering|idea|"
            "backlog|to ?do$|draft|research|planned|prospect|new$|found"
        )),
        ("withdrawn", _pattern(
            "withdr|declined (?:the |their )?offer|offer declined|not interested|"
            "turned (?:it )?down"
        )),
        ("evaporated", _pattern(
            "hiring freeze|frozen|cancel|position (?:closed|filled)|job closed"
        )),
        ("rejected", _pattern(
            "reject|declin|denied|not (?:selected|moving)|unsuccessful|refused|failed|no offer"
        )),
        ("accepted", _pattern("accept|hired|signed|got the job")),
        ("parked", _pattern("on hold|paused?|parked|wait ?list")),
        ("negotiating", _pattern("offer|negotiat")),
        ("interviewing", _pattern(
            "interview|screen|technical|system design|hiring manager|on ?site|take ?home|assess|"
            "coding|challenge|test|case study|panel|final|(?:1st|2nd|3rd|first|second|third) round|"
            "round|phone|call|recruiter|culture|hr$"
        )),
        ("applied", _pattern(
            "appl(?:y|ied|ication)|submitted|sent|ghost|no (?:response|reply|answer)|pending|"
            "waiting|awaiting|(?:in|under) review|in pro(?:gress|cess)|active|open"
        )),
    ),
    "client": (
        ("lost", _pattern("lost|reject|declin|dead")),
        ("engaged", _pattern("won|signed|engaged|active client|customer|closed$")),
        ("parked", _pattern("on hold|paused?|parked|later|nurtur")),
        ("terms", _pattern("negotiat|contract|terms|verbal")),
        ("proposed", _pattern("propos|quot|pitch")),
        ("need-confirmed", _pattern("qualified|need|scop")),
        ("conversation", _pattern("meeting|discovery|call|demo|conversation|intro|met|engag")),
        ("route-in", _pattern("contacted|outreach|reached|warm|connected")),
        ("researched", _pattern("research")),
        ("identified", _pattern("lead|prospect|new|cold|identified|target|idea|suspect")),
    ),
}  # fmt: skip
# What only one of the two says.
_JOB_ALONE = "appl|interview|screen|offer|reject|ghost|onsite|take ?home|hired|wish"
OWN_WORDS: Mapping[str, Pattern] = {
    "job": _pattern(_JOB_ALONE),
    "client": _pattern("lead|prospect|propos|won|lost|qualified|discovery|deal|demo|quote|nurtur"),
}

# How a dated line begins, and the kind that it then is.
BEGINNINGS: Mapping[str, tuple[str, ...]] = {
    "application": _words("applied, submitted application, sent application"),
    "email": _words("emailed, e-mailed, sent email, sent an email, sent e-mail"),
    "message": _words("messaged, texted, sent message, sent a message, pinged"),
    "call": _words(
        "called, phoned, phone call, screening call, initial call, intro call, recruiter call, "
        "had a call, introductory call"
    ),
    "video": _words("video call, zoom, zoom call, zoomed, teams call, video chat"),
    "meeting": _words("met, met with, had coffee, had lunch, caught up, catch-up, coffee chat"),
    "interview": _words(
        "interviewed, screening interview, phone interview, technical interview, first interview, "
        "second interview, final interview, onsite interview, panel interview, passed interview, "
        "passed technical interview, passed technical screening"
    ),
    "reply": _words("heard back, replied, got a reply, received reply, received response"),
    "offer": _words(
        "received offer, received job offer, received an offer, got an offer, job offer"
    ),
    "decline": _words("rejected, rejection, got rejected, received rejection, rejection email"),
    "follow-up": _words("followed up, followed-up, sent follow-up"),
    "thanks": _words("sent thank-you, thanked, sent thank you"),
}
# What a line says that is about a plan and not about what was done.
PLANNED = _pattern("scheduled|planned|booked|upcoming|to be|will|set for|next week|tomorrow")
