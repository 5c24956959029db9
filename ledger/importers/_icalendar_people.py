"""Who an event is with: who of those on it is the owner, who is a person, who is known already."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ledger.calendars.event import Attendee, Event
from ledger.importers._drafts import Drafts
from ledger.importers._importer import Request
from ledger.importers._people import one_or_many, texts
from ledger.model.address import is_email, is_shared
from ledger.model.contact import Contact
from ledger.model.draft import DraftValue, one_line
from ledger.model.known_people import may_be_one
from ledger.model.ledger import Ledger
from ledger.model.record import RecordKind
from ledger.value import Value
from ledger.wording import fold, listing

_NOT_PEOPLE = ("room", "resource", "group", "unknown")
_ROOM = re.compile(r"@(?:resource\.calendar\.google\.com|group\.calendar\.google\.com)$")
_NAME_PARTS = re.compile(r"[^\W\d_]{2,}(?:[._-][^\W\d_]{2,})+")


class Owner(Value, frozen=True):
    """The addresses and the names of the owner; `doubt` says why they are, if that is not sure."""

    emails: frozenset[str]
    names: frozenset[str]
    doubt: str = ""

    def is_meant(self, one: Attendee | None) -> bool:
        """Whether an attendee is the owner."""
        if one is None:
            return False
        return one.email in self.emails or (bool(one.name) and fold(one.name) in self.names)


def owner_of(request: Request, events: Iterable[Event], names: Iterable[str]) -> Owner | None:
    """Who the calendar belongs to; None where that cannot be told.

    That is whom the owner names, or whoever has the `email` or the `name` of me.md, else whose
    address the calendar is called by, else the one who is on more of its events than anybody
    else, and on most.
    """
    profile = request.ledger.profile
    stated = profile.fields.get("email") or ()
    own = {fold(one) for one in ((stated,) if isinstance(stated, str) else stated) if one}
    named = {fold(name) for name in (profile.name, *profile.aliases) if name}
    own |= set(map(fold, request.me))
    asked = [tuple(_everybody(event)) for event in events]
    crowds = [people for people in asked if len(people) > 1]
    everybody = {one for people in crowds for one in people}
    own |= {one.email for one in everybody if one.email and fold(one.name) in named}
    on = {one.email for one in everybody}
    if own & on or request.me:
        return Owner(frozenset(own), frozenset(named))
    called = {fold(name) for name in names if is_email(name)} & on
    if called:
        return Owner(frozenset(called | own), frozenset(named))
    if own:
        return Owner(frozenset(own), frozenset(named), _on_none(sorted(own), asked))
    counts = Counter(email for people in crowds for email in {one.email for one in people} if email)
    if not counts:
        return Owner(frozenset(own), frozenset(named))
    (first, most), *others = counts.most_common(2)
    if 2 * most <= len(crowds) or (others and others[0][1] == most):
        return None
    doubt = f"`{first}` is taken for you, as it is on {most} of {len(crowds)} meetings: "
    doubt += "`email:` in me.md says it for certain"
    return Owner(frozenset({first}), frozenset(named), doubt)


def _on_none(own: list[str], asked: Iterable[tuple[Attendee, ...]]) -> str:
    """What is said where no event has the owner's address; empty where none has anybody's."""
    if not any(one.email for people in asked for one in people):
        return ""
    return (
        f"none of its events has your address, {listing(f'`{one}`' for one in own)}: where you "
        "have another there, put it behind that in me.md, or say --me ADDRESS"
    )


def _everybody(event: Event) -> Iterator[Attendee]:
    """Those on an event who are people, each once, the organizer first."""
    seen: set[str] = set()
    for one in (event.organizer, *event.attendees):
        if one is None or one.type in _NOT_PEOPLE or _ROOM.search(one.email):
            continue
        known_by = one.email or fold(one.name)
        if known_by and known_by not in seen:
            seen.add(known_by)
            yield one


def others_on(event: Event, owner: Owner) -> tuple[Attendee, ...]:
    """The people beside the owner who did not decline, in the order of their addresses.

    An organizer who is on the list of those asked is there with an answer.
    """
    answers = {one.email: one for one in event.attendees if one.email}
    people = (answers.get(one.email, one) for one in _everybody(event))
    kept = (
        one
        for one in people
        if not owner.is_meant(one)
        and one.status != "declined"
        and one.role != "non-participant"
        and one.type not in _NOT_PEOPLE
    )
    return tuple(sorted(kept, key=lambda one: (one.email, one.name)))


def has_declined(event: Event, owner: Owner) -> bool:
    """Whether the owner said no."""
    return any(one.status == "declined" and owner.is_meant(one) for one in event.attendees)


@dataclass
class People:
    """The people of the ledger, and the drafts of those of a calendar.

    `records` are the contacts by the ids of their drafts, where they are in the ledger. Who is
    new is known to the rest of the calendar as if they were there already: so the same calendar
    tells the same a second time.
    """

    ledger: Ledger
    drafts: Drafts
    records: dict[str, Contact] = field(default_factory=dict)
    _by_email: dict[str, Contact] = field(default_factory=dict)
    _by_name: dict[str, Contact | None] = field(default_factory=dict)
    _drafted: dict[str, str] = field(default_factory=dict)
    _shown: dict[str, str] = field(default_factory=dict)
    _new: dict[str, Attendee] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for contact in self.ledger.contacts:
            for email in contact.email:
                self._by_email.setdefault(fold(email), contact)
            for name in {fold(contact.name), *map(fold, contact.aliases)}:
                # Two of one name: it is nobody's.
                self._by_name[name] = None if name in self._by_name else contact

    def hear_names(self, people: Iterable[Attendee]) -> None:
        """Keep the first name that an address is shown with; elsewhere it may stand alone."""
        for one in people:
            shown = one_line(one.name)
            if shown and one.email and not is_shared(one.email) and not is_email(shown):
                self._shown.setdefault(one.email, name_of(one))

    def hear_of_the_new(self, people: Iterable[Attendee]) -> None:
        """Keep who becomes a contact; the names of every event are to be heard before."""
        for one in people:
            if self.record_of(one) is None:
                for place in self._places(one):
                    self._new.setdefault(place, one)

    def is_known(self, one: Attendee) -> bool:
        """Whether an attendee is in the ledger, or will be."""
        return self.record_of(one) is not None or any(
            place in self._new for place in self._places(one)
        )

    def record_of(self, one: Attendee) -> Contact | None:
        """The contact that an attendee is, by address, else by name.

        An address that several may share is theirs whose name it is shown with.
        """
        found = self._by_email.get(one.email)
        if found and one.name and is_shared(one.email):
            names = [found.name, *found.aliases]
            found = found if may_be_one([name_of(one)], names) else None
        return found or self._by_name.get(fold(name_of(one)))

    def named_in(self, words: str) -> tuple[Contact, ...]:
        """The contacts whose whole name, of two words or more, stands in some words."""
        folded = _spaced(words)
        return tuple(
            contact
            for name, contact in self._by_name.items()
            if contact and " " in name and _spaced(name) in folded
        )

    def new_in(self, words: str) -> tuple[Attendee, ...]:
        """The people to be contacts whose whole name stands in some words."""
        folded = _spaced(words)
        return tuple(
            one
            for name, one in self._new.items()
            if " " in name and name not in self._by_name and _spaced(name) in folded
        )

    def draft_of(self, one: Attendee) -> str:
        """The id of the draft of an attendee.

        Two addresses with one name are one person's, and so are two names with one address.
        """
        contact = self.record_of(one)
        if contact:
            return self.draft_of_record(contact)
        places = self._places(one)
        made = next((self._drafted[place] for place in places if place in self._drafted), "")
        if not made:
            made = self.drafts.add(RecordKind.CONTACT, self._called(one))
        if one.email:
            fields = self.drafts.fields(made)
            fields["email"] = one_or_many((*texts(fields.get("email")), one.email))
        self._drafted |= dict.fromkeys(places, made)
        return made

    def _called(self, one: Attendee) -> str:
        return self._shown.get(one.email) or name_of(one)

    def _places(self, one: Attendee) -> tuple[str, ...]:
        """What an attendee who is new is known by: an own address, and the name."""
        own = () if is_shared(one.email) else (one.email,)
        return tuple(filter(None, (*own, fold(self._called(one)))))

    def draft_of_record(self, contact: Contact) -> str:
        """The id of the draft of a contact: no more than what it is known by."""
        if contact.path not in self._drafted:
            known_by: list[tuple[str, DraftValue]] = [("email", contact.email)]
            uid = contact.fields.get("uid")
            known_by += [("links", contact.urls), ("uid", uid or "")]
            made = self.drafts.add(RecordKind.CONTACT, contact.name, known_by)
            self._drafted[contact.path] = made
            self.records[made] = contact
        return self._drafted[contact.path]


def _spaced(text: str) -> str:
    """The words of a text with one space between and around them."""
    return " ".join(["", *re.findall(r"\w+", fold(text)), ""])


def name_of(one: Attendee) -> str:
    """The name that is shown, in the order a person says it; else what the address spells."""
    shown = one_line(one.name)
    if shown and not is_email(shown):
        family, comma, given = shown.partition(", ")
        turned = comma and "," not in given and " " not in family
        return f"{given} {family}" if turned else shown
    local = one.email.partition("@")[0]
    if _NAME_PARTS.fullmatch(local):
        return " ".join(part.capitalize() for part in re.split(r"[._-]", local))
    return one.email or shown
