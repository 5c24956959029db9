"""The fields that a column of a job tracker may fill, and the headings they are known by."""

from __future__ import annotations

from ledger.importers._answers import is_blank, is_stage, yes_or_no
from ledger.importers._columns import (
    IGNORE,
    KEEP,
    Field,
    addresses,
    dates,
    field,
    mostly,
    seldom,
    texts,
)
from ledger.importers._dates import is_date
from ledger.importers._tracker_history import is_history


def _is_held(value: str) -> bool:
    return is_date(value) or is_blank(value) or yes_or_no(value) is not None


_ORDINALS = ("1", "2", "3", "4", "5", "1st", "2nd", "3rd", "4th", "5th")
_ROUNDS = ", ".join(
    [f"{noun} {number}" for noun in ("round", "interview") for number in _ORDINALS[:5]]
    + [f"{number} {noun}" for noun in ("round", "interview") for number in _ORDINALS[5:]]
)

# Where one heading may mean several fields, the first whose values fit has it.
TRACKER_FIELDS: tuple[Field, ...] = (
    field(
        "organization",
        "company, company name, employer, organization, organisation, firm, employer name",
        "company name",
        texts,
    ),
    field(
        "title",
        "title, job title, position, role, role name, job, job name, job role, position title, "
        "role title, position name, job position, opening, vacancy, job opening, job post title",
        "job title,position,role",
        texts,
    ),
    field(
        "source",
        "source, job source, channel, via, platform, job board, board, site, applied via, "
        "applied through, applied on site, where found, found on, found via, found through, "
        "application source, referral source, how found",
        "source",
        seldom(_is_held),
    ),
    field(
        "applied",
        "applied date, date applied, application date, date of application, applied, "
        "applied on, apply date, date submitted, submitted, submission date, submitted on, "
        "date sent, sent, date, apply date, date of apply, applied at",
        "applied,application date,submitted date",
        dates,
    ),
    field(
        "posted",
        "job post date, post date, posted, date posted, posted date, posting date, posted on, "
        "job posted",
        "posted,post date,posting date",
        dates,
    ),
    field(
        "response",
        "response date, date of response, response, responded, responded on, reply date, "
        "reply, replied, heard back, date heard back, answer, answer date, response received",
        "response date,heard back,reply date",
        dates,
    ),
    field(
        "decided",
        "decision date, date of decision, offer date, rejection date, date rejected, "
        "rejected date, date closed, closed date, final date, status date, date of status",
        "decision date",
        dates,
    ),
    field(
        "round",
        "phone, phone screen, phone screening, phone interview, phone call, recruiter, "
        "recruiter call, recruiter screen, hr screen, hr interview, hr call, screening, screen, "
        "on campus, onsite, on site, onsite interview, on site interview, first round, "
        "second round, third round, fourth round, final round, final interview, technical, "
        "technical interview, technical screen, tech screen, tech interview, panel, "
        "panel interview, superday, first interview, second interview, third interview, "
        "video interview, hiring manager, hiring manager interview, " + _ROUNDS,
        "round",
        mostly(_is_held),
        many=True,
    ),
    field(
        "interview",
        "interview, interviewed, interviews, interview date, got interview, selected for interview",
        "interview",
        mostly(_is_held),
    ),
    field(
        "outcome",
        "result, results, outcome, decision, final result, final outcome, response, answer, "
        "offer, reply",
        "result,outcome,decision",
        mostly(is_stage),
    ),
    field(
        "history",
        "history, stage history, status history, timeline, progress, log, steps, stages, "
        "status, activity, journey, process",
        "history,timeline",
        mostly(is_history),
    ),
    field(
        "stage",
        "status, stage, application status, current status, current stage, state, progress, "
        "application stage, phase, list, list name, board list, column",
        "status,stage",
        mostly(is_stage),
    ),
    field(
        "notes",
        "notes, note, comments, comment, remarks, remark, details, feedback",
        many=True,
    ),
    field(
        "link",
        "link, url, job link, job url, posting, job posting, posting link, job posting link, "
        "application link, posting url, website, company website, company url, job ad",
        "link,url",
        addresses,
    ),
    field(
        "salary",
        "salary, pay, compensation, salary range, pay range, wage, salary expectation, "
        "expected salary, base salary",
        "salary,compensation",
    ),
    field(
        "contact",
        "contact, contact person, contact name, point of contact, recruiter, recruiter name, "
        "hiring manager, referrer, referred by",
        "",
        seldom(_is_held),
    ),
)

# Where one of these stands and no day of an application, the rows are people.
PERSON_HEADINGS = frozenset(
    ("name", "full name", "first name", "last name", "email", "email address", "phone number")
)

FIELD_NAMES = (*(one.name for one in TRACKER_FIELDS), KEEP, IGNORE)
