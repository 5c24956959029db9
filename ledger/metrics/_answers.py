"""Who answered what was published, in more than a like."""

from __future__ import annotations

import datetime
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, time

from ledger.config import Way
from ledger.metrics._measurement import window_of
from ledger.model.contact import Contact
from ledger.model.derived import per_ledger
from ledger.model.entry import Entry
from ledger.model.entry_index import of_way
from ledger.model.exchange import is_way_in
from ledger.model.ledger import Ledger
from ledger.model.stage import is_open
from ledger.model.timeline import last_by, up_to
from ledger.value import Value
from ledger.wording import fold

DAYS = 90
_FRIENDS = ("friend", "friends")

# A contact's path; for somebody without a record the segment and the words, or the place.
_Person = tuple[str, ...]


class Responder(Value, frozen=True):
    """One person who answered in depth: their segment (empty: unplaced), answers and posts."""

    segment: str
    entries: tuple[Entry, ...]
    posts: tuple[Entry, ...]


class _Answer(Value, frozen=True):
    """One answer in depth of somebody who counts; `contact` is None where they have no record."""

    entry: Entry
    person: _Person
    contact: Contact | None

    @property
    def date(self) -> datetime.date:
        """The day of the answer."""
        return self.entry.date


def posts_by(ledger: Ledger, as_of: date) -> Sequence[Entry]:
    """Everything published up to a day, oldest first, in one order wherever it stands."""
    return up_to(_published(ledger)[""], as_of)


def responders(ledger: Ledger, as_of: date) -> tuple[Responder, ...]:
    """The distinct people who answered in depth in the last 90 days, friends and advocates not.

    An advocate is who was one on the day of the answer: that somebody became one because of
    it does not undo it. A line without a record is a person of its own, unless another one
    has the same segment and the same words.
    """
    answers: dict[_Person, list[_Answer]] = defaultdict(list)
    for answer in window_of(_answers(ledger), as_of, DAYS):
        answers[answer.person].append(answer)
    made = []
    for theirs in answers.values():
        entries = tuple(answer.entry for answer in theirs)
        posts = [_post_of(ledger, entry) for entry in entries]
        distinct = {post.location: post for post in posts if post}
        segment = _segment(ledger, theirs[0].contact, entries)
        made.append(Responder(segment, entries, tuple(distinct.values())))
    return tuple(made)


@per_ledger
def _answers(ledger: Ledger) -> tuple[_Answer, ...]:
    """The answers of all days that count, by date."""
    found = []
    for entry in of_way(ledger, Way.RESPONSE):
        if entry.todo or not is_way_in(entry):
            continue
        contact = next(iter(ledger.people_in(entry)), None)
        if contact and (_is_friend(contact) or is_open(ledger, contact, entry.date)):
            continue
        found.append(_Answer(entry, (contact.path,) if contact else _nameless(entry), contact))
    return tuple(found)


def _is_friend(contact: Contact) -> bool:
    return any(fold(tag) in _FRIENDS for tag in contact.tags)


def _nameless(entry: Entry) -> _Person:
    words = fold(entry.text)
    return (fold(entry.field("segment") or ""), words) if words else ("", "", entry.evidence)


def _segment(ledger: Ledger, contact: Contact | None, entries: Iterable[Entry]) -> str:
    """A person's segment: as their record says, else their last answer, else their organization."""
    if contact and contact.segment:
        return contact.segment.strip()
    said = [(entry.date, value) for entry in entries if (value := entry.field("segment"))]
    if said:
        return max(said)[1].strip()
    organization = ledger.organization_of(contact) if contact else None
    return organization.segment.strip() if organization else ""


@per_ledger
def _published(ledger: Ledger) -> Mapping[str, Sequence[Entry]]:
    """The posts of each channel by its path, and all of them under the empty one, in order."""
    lists: dict[str, list[Entry]] = {"": []}
    posts = [entry for entry in of_way(ledger, Way.CONTENT) if not entry.todo]
    for post in sorted(posts, key=_order):
        lists[""].append(post)
        for channel in ledger.channels_of(post):
            lists.setdefault(channel.path, []).append(post)
    return {path: tuple(posts) for path, posts in lists.items()}


def _post_of(ledger: Ledger, answer: Entry) -> Entry | None:
    """The post that an answer is to: the last one of its channel by then, else of any."""
    published = _published(ledger)
    near = (
        _last(published.get(channel.path, ()), answer.date)
        for channel in ledger.channels_of(answer)
    )
    latest = max((post for post in near if post), key=_order, default=None)
    return latest or _last(published[""], answer.date)


def _last(posts: Sequence[Entry], day: date) -> Entry | None:
    """The last of some posts, in order, by a day; of two alike the first."""
    last = last_by(posts, day)
    return posts[bisect_left(posts, _order(last), key=_order)] if last else None


def _order(post: Entry) -> tuple[date, time, str]:
    return (post.date, post.time or time.min, post.text)
