"""People answer whom nobody wrote for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ledger.actions._action import Advice, Measurements, rule
from ledger.actions._asking import may_be_asked
from ledger.actions._noted import noted, within
from ledger.actions._readiness import is_over
from ledger.metrics.resonance import SegmentFigures, segments_of
from ledger.model.channel import Channel
from ledger.model.contact import Contact
from ledger.model.entry_index import dated
from ledger.model.ledger import Ledger
from ledger.model.record import RecordKind
from ledger.wording import fold, plural


@rule("emergent-segment", 2, figures=("resonance",), about=(RecordKind.CHANNEL,))
def emergent_segment(ledger: Ledger, measurements: Measurements, as_of: date) -> Iterator[Advice]:
    """They came by themselves: find out where they meet, and go there."""
    if is_over(ledger, as_of):
        return
    since = within(as_of, ledger.config.rules.dialog_pair)
    figures = segments_of(ledger, as_of)
    for one in figures:
        if not one.emergent or _is_aimed_at(ledger, one.name, as_of):
            continue
        if noted(dated(ledger, since, as_of), f"where {one.name} meet", since, as_of):
            continue
        person = _who_would_know(ledger, one, as_of)
        channel = _channel_of(ledger, one)
        yield Advice(
            subject=channel.id if channel else "",
            event=f"emergent {fold(one.name)}",
            message=_message(figures, one, person),
            line=_line(one, person, as_of),
            resolved_by="a channel `aimed-at` them with an entry, or `audience` in me.md",
            evidence=tuple(entry.evidence for who in one.responders for entry in who.entries),
        )


def _is_aimed_at(ledger: Ledger, segment: str, as_of: date) -> bool:
    """Whether a channel that is in use by a day is aimed at a segment."""
    return any(
        fold(segment) in {fold(aim) for aim in channel.aimed_at}
        and any(entry.done_by(as_of) for entry in ledger.entries_through(channel))
        for channel in ledger.channels
    )


def _who_would_know(ledger: Ledger, one: SegmentFigures, as_of: date) -> Contact | None:
    """One of them who has a record and owes no answer, whoever answered last."""
    answers = [entry for who in one.responders for entry in who.entries]
    for entry in sorted(answers, key=lambda entry: entry.sort_key, reverse=True):
        for person in ledger.parties(entry, Contact):
            if may_be_asked(ledger, person, as_of):
                return person
    return None


def _channel_of(ledger: Ledger, one: SegmentFigures) -> Channel | None:
    """Where most of what they answered was published."""
    posts = [post for who in one.responders for post in who.posts]
    used = [channel for post in posts for channel in ledger.channels_of(post)]
    return max(used, key=lambda channel: (used.count(channel), channel.id), default=None)


def _message(figures: list[SegmentFigures], one: SegmentFigures, person: Contact | None) -> str:
    declared = [other for other in figures if other.declared]
    best = max(declared, key=lambda other: other.people, default=None)
    against = f"; of “{best.name}”, for whom you write, {best.people}" if best else ""
    ask = f"ask {person.name} where they meet" if person else "find out where they meet"
    return (
        f"{one.people} people of “{one.name}” answered {plural(one.posts, 'post')} in "
        f"depth{against}: "
        f"{ask}, and go"
    )


def _line(one: SegmentFigures, person: Contact | None, as_of: date) -> str:
    if person:
        return f"- {as_of} message [[{person.id}]] [for:: where {one.name} meet]"
    return f"- {as_of} research 30m who organizes them [for:: where {one.name} meet]"
