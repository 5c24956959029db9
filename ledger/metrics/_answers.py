"""Who answered what was published, in more than a like."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time

from ledger.config import Way
from ledger.metrics._measurement import window_of
from ledger.model.contact import Contact
from ledger.model.entry import Entry
from ledger.model.exchange import is_way_in
from ledger.model.ledger import Ledger
from ledger.model.stage import is_open
from ledger.wording import fold

DAYS = 90
_FRIENDS = ("friend", "friends")

# A contact's path; for somebody without a record the segment and the words, or the place.
_Person = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Responder:
    """One person who answered in depth: their segment (empty: unplaced), answers and posts."""

    segment: str
    entries: tuple[Entry, ...]
    posts: tuple[Entry, ...]


def posts_by(ledger: Ledger, as_of: date) -> tuple[Entry, ...]:
    """Everything published up to a day, oldest first, in one order wherever it stands."""
    published = [e for e in ledger.entries if e.kind.way is Way.CONTENT and e.done_by(as_of)]
    return tuple(sorted(published, key=_order))


def responders(ledger: Ledger, as_of: date) -> tuple[Responder, ...]:
    """The distinct people who answered in depth in the last 90 days, friends and advocates not.

    An advocate is who was one on the day of the answer: that somebody became one because of
    it does not undo it. A line without a record is a person of its own, unless another one
    has the same segment and the same words.
    """
    answers: dict[_Person, list[Entry]] = defaultdict(list)
    people: dict[_Person, Contact] = {}
    for entry in window_of(ledger.entries, as_of, DAYS):
        if not (_is_answer(entry) and entry.done_by(as_of)):
            continue
        contact = next(iter(ledger.parties(entry, Contact)), None)
        if contact and (_is_friend(contact) or is_open(ledger, contact, entry.date)):
            continue
        person = (contact.path,) if contact else _nameless(entry)
        answers[person].append(entry)
        if contact:
            people[person] = contact
    published = _by_channel(ledger, posts_by(ledger, as_of))
    made = []
    for person, entries in answers.items():
        posts = [_post_of(ledger, published, entry) for entry in entries]
        distinct = {post.location: post for post in posts if post}
        segment = _segment(ledger, people.get(person), entries)
        made.append(Responder(segment, tuple(entries), tuple(distinct.values())))
    return tuple(made)


def _is_answer(entry: Entry) -> bool:
    return entry.kind.way is Way.RESPONSE and is_way_in(entry)


def _is_friend(contact: Contact) -> bool:
    return any(fold(tag) in _FRIENDS for tag in contact.tags)


def _nameless(entry: Entry) -> _Person:
    words = fold(entry.text)
    return (fold(entry.field("segment") or ""), words) if words else ("", "", entry.evidence)


def _segment(ledger: Ledger, contact: Contact | None, entries: list[Entry]) -> str:
    """A person's segment: as their record says, else their last answer, else their organization."""
    if contact and contact.segment:
        return contact.segment.strip()
    said = [(entry.date, value) for entry in entries if (value := entry.field("segment"))]
    if said:
        return max(said)[1].strip()
    organization = ledger.organization_of(contact) if contact else None
    return organization.segment.strip() if organization else ""


def _by_channel(ledger: Ledger, posts: tuple[Entry, ...]) -> Mapping[str, list[Entry]]:
    """The posts of each channel by its path, and all of them under the empty one."""
    lists: dict[str, list[Entry]] = defaultdict(list)
    for post in posts:
        lists[""].append(post)
        for channel in ledger.channels_of(post):
            lists[channel.path].append(post)
    return lists


def _post_of(ledger: Ledger, published: Mapping[str, list[Entry]], answer: Entry) -> Entry | None:
    """The post that an answer is to: the last one of its channel by then, else of any."""
    near = [
        post for channel in ledger.channels_of(answer) for post in published.get(channel.path, ())
    ]
    return _last(near, answer.date) or _last(published.get("", ()), answer.date)


def _last(posts: Iterable[Entry], day: date) -> Entry | None:
    return max((post for post in posts if post.date <= day), key=_order, default=None)


def _order(post: Entry) -> tuple[date, time, str]:
    return (post.date, post.time or time.min, post.text)
