"""The days that a sentence names, and which of them it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from ledger.capture._day_pattern import DAY, MONTH, VAGUE
from ledger.capture._day_prose import is_prose
from ledger.capture._doubt import DoubtfulTimeError
from ledger.capture._hidden import COVER
from ledger.readers.day_words import NoDayError, day_readings, days_in_words
from ledger.value import Value

_ABOUT_IT = re.compile(
    r"\b(?:about|from|of|since|for|during|in|over|than|as|like|until|till|before|after|by|the)\s*$",
    re.IGNORECASE,
)
# What is asked, said or hoped has a time of its own.
_SUBORDINATE = re.compile(
    r"\b(?:if|whether|asking|asked|asks|wondering|says?|said|saying|hop(?:es?|ing)|wants?|will|won['’]t|might|could|"
    r"would|when|until|because|that|which|who|['’]s|is|are)\b[^,;.]*$|['’]ll\b[^,;.]*$",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[,;:]")
_SUBJECT = re.compile(r"\s+(?:they|she|he|we|it|i|you|the|who|there)\b", re.IGNORECASE)
_TELLS = re.compile(
    r"\b(?:they|she|he|it|we|who|that|which|says?|said|told|hopes?|plans?|wants?|will|decides?)\b",
    re.IGNORECASE,
)
# What may, will or should be is not yet; a weekday after it is not when the sentence happened.
_NOT_YET = re.compile(
    r"(?:\b(?:to\s+(?:cancel|move|reschedule|postpone|confirm|push|delay|shift)"
    r"|cancell?ed|moved|rescheduled|postponed|if|whether|asking|wondering|will|won['’]t|may|might|should|could|would|shall|going\s+to|wants?\s+to"
    r"|hopes?\s+to|plans?\s+to|promised\s+to|agreed\s+to|wants?|due"
    r"|(?:they|we|you)\s+(?:decide|meet|speak|talk|start|hear|announce|choose|interview|expect"
    r"|call|send|reply|know|are)|(?:she|he|it)\s+(?:decides|starts|meets|calls|sends|replies"
    r"|leaves|returns|hears|knows|is)|next\s+(?:call|meeting|step|round|interview|chat|one|time)"
    r"|again|come|see\s+you|(?:call|ring|write|meet|see|text)\s+me|booked|scheduled|set|planned"
    r")\b|['’]ll\b)[^,;.]*$"
)
# What has been already, so that a day to come is of something else in the sentence.
_HAS_BEEN = re.compile(
    r"\b(?:no|not|never|without|times?|met|had|was|were|got|spoke|sent|saw|heard|told|wrote|rang"
    r"|gave|made|\w{2,}ed)\b|n['’]t\b",
    re.IGNORECASE,
)
# Behind it a month is when something was, or will be, where no more is told of it.
_WAS_HELD = re.compile(
    rf"(?:{COVER}|\b(?:call|coffee|lunch|dinner|meeting|interview|visit|chat|talk"
    r"|h|m|hours?|min(?:ute)?s?))\s*$",
    re.IGNORECASE,
)
_NO_MORE = re.compile(r"\s*(?:$|[,;.!?)]|(?:with|at|about|for)\b)", re.IGNORECASE)
_TOPIC = re.compile(
    r"\b(?:about|re|regarding|on|of|that|\w{2,}ing"
    r"|(?<!need )(?<!have )(?<!want )(?<!me )to\s+\w+)\b",
    re.IGNORECASE,
)
_QUOTATION = re.compile(r"[\"“”]")
_SAYS_WHICH = re.compile(r"\b(?:last|past|yesterday|ago|back|today|this|tonight)\b", re.IGNORECASE)
_COMING_LEAD = frozenset({"by", "until", "till", "before", "due"})
_NO_LEAD = frozenset({"since", "until", "till", "before", "after", "from"})


class DayStretch(Value, frozen=True):
    """A stretch of a text that may name one of some days."""

    start: int
    end: int
    said: str
    lead: str
    readings: tuple[date, ...]


class DaysSaid(Value, frozen=True):
    """The day that a sentence is about, the stretches that say so, and every stretch found."""

    day: date | None
    chosen: tuple[DayStretch, ...]
    all: tuple[DayStretch, ...]


def find_days_said(text: str, today: date, *, ahead: bool) -> DaysSaid:
    """Which day a sentence is about. Raises DoubtfulTimeError where it may be two."""
    found = tuple(_stretches(text, today, ahead))
    chosen = _chosen(text, found, today, ahead)
    if not chosen:
        _refuse_vague(text, found, ahead)
        _refuse_month(text)
        return DaysSaid(None, (), found)
    for one in chosen:
        if len(one.readings) > 1:
            either = days_in_words(list(one.readings))
            raise DoubtfulTimeError(f"`{one.said}` may be {either}: type the one you mean")
    days = dict.fromkeys(one.readings[0] for one in chosen)
    if len(days) > 1:
        stretches = " and ".join(f"`{one.said}`" for one in chosen)
        raise DoubtfulTimeError(
            f"{stretches} are {days_in_words(list(days))}: say which day the line is of"
        )
    return DaysSaid(next(iter(days)), chosen, found)


def _stretches(text: str, today: date, ahead: bool) -> Iterator[DayStretch]:
    for match in DAY.finditer(text):
        said = match["said"]
        lead = " ".join((match["lead"] or "").casefold().split())
        if is_prose(text, match, lead):
            continue
        try:
            readings = day_readings(said, today, ahead=ahead)
        except NoDayError as error:
            if "/" in said or "." in said:
                continue
            raise DoubtfulTimeError(str(error).replace(repr(said), f"`{said}`")) from None
        if not readings and match["mark"] in ("/", "."):
            raise DoubtfulTimeError(f"`{said}` may be several days: type it as {today}")
        if not readings:
            continue
        if lead == "before" and ahead:
            readings = [readings[0] - timedelta(days=1), *readings]
        at = match.start() if lead in ("on", "by", "dated", "as of", "for", "due") else None
        start = match.start("said") if at is None else at
        yield DayStretch(start, match.end(), said, lead, tuple(readings))


def _chosen(
    text: str, found: tuple[DayStretch, ...], today: date, ahead: bool
) -> tuple[DayStretch, ...]:
    """The stretches that say of when the sentence is."""
    own = [one for one in found if one.lead not in _NO_LEAD]
    coming = [one for one in own if _is_coming(one, today)]
    past = [one for one in own if one not in coming]
    if ahead:
        led_up_to = [one for one in found if one.lead == "before"]
        return _standing(text, coming) or tuple(led_up_to) or tuple(past)
    past = [one for one in past if one.lead not in ("by", "for") and not _is_not_yet(text, one)]
    definite = [one for one in past if "/" not in one.said or one.lead == "on"]
    if definite or past:
        return tuple(definite or past)
    return tuple(one for one in coming if _is_whole_statement(text, one))


def _standing(text: str, coming: list[DayStretch]) -> tuple[DayStretch, ...]:
    """Of what is to come, what is said with `by` or `on`; else everything."""
    led = [one for one in coming if one.lead in ("by", "on", "due")]
    return tuple(led or coming)


def _is_coming(one: DayStretch, today: date) -> bool:
    if one.lead in _COMING_LEAD and max(one.readings) >= today:
        return True
    return min(one.readings) > today


def _is_not_yet(text: str, one: DayStretch) -> bool:
    """True where a day that may be to come is asked, quoted, or said of what is not yet."""
    if _SAYS_WHICH.search(one.said):
        return False
    before = text[: one.start]
    quoted = len(_QUOTATION.findall(before)) % 2 == 1
    asked = text[one.end : one.end + 1] == "?"
    return quoted or asked or _NOT_YET.search(before) is not None


def _is_whole_statement(text: str, one: DayStretch) -> bool:
    """True where a coming day is that of a sentence which tells of nothing else."""
    before = text[: one.start]
    if one.lead in _COMING_LEAD or one.lead == "for" or _SUBJECT.match(text[one.end :]):
        return False
    return not any(there.search(before) for there in (_CLAUSE, _TELLS, _HAS_BEEN))


def _refuse_vague(text: str, found: tuple[DayStretch, ...], ahead: bool) -> None:
    """Refuse a time without its day, where the sentence seems to have happened then."""
    for match in VAGUE.finditer(text):
        if any(match.start() < one.end and match.end() > one.start for one in found):
            continue
        way = (match["way"] or "last").casefold()
        if way == ("last" if ahead else "next"):
            continue
        inside = text[: match.start()].strip() and text[match.end() :].strip(" .!")
        if way == "this" and not ahead and inside:
            continue
        if _ABOUT_IT.search(text[: match.start()]):
            continue
        if way == "next" and not ahead and _SUBORDINATE.search(text[: match.start()]):
            continue
        like = "next friday` or `in 10 days" if ahead else "last friday` or `10 days ago"
        raise DoubtfulTimeError(f"`{match[0]}` is no one day; name the day, as in `{like}`")


def _refuse_month(text: str) -> None:
    """Refuse a month without its day, where the sentence seems to be of then."""
    for match in MONTH.finditer(text):
        before = text[: match.start()]
        held = _WAS_HELD.search(before) and _NO_MORE.match(text, match.end())
        elsewhere = any(there.search(before) for there in (_CLAUSE, _TELLS, _TOPIC))
        if (held and not elsewhere) or not before.strip():
            raise DoubtfulTimeError(f"`{match[0]}` is no one day")
