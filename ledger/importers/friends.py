"""The file of the `friends` program: the people in a life, and what one did with them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from ledger.importers._dates import Dates, Order
from ledger.importers._drafts import Drafts, same_name
from ledger.importers._friends_file import (
    NAMED,
    PLACED,
    TAG,
    Event,
    Friend,
    Item,
    Section,
    items_of,
    read_event,
    read_friend,
    read_place,
    sections_of,
)
from ledger.importers._friends_kinds import tell
from ledger.importers._importer import ColumnUse, ImportPlan, Note, Request, importer
from ledger.importers._people import texts
from ledger.model.draft import DraftValue, line_text, one_line
from ledger.model.record import RecordKind
from ledger.wording import fold

NAME = "friends"
TITLE = "the people and activities of `friends`"
PLACES = "Places"
FACT = "note"

_TAKEN = "`{}` is what somebody else is called too: left out"
_MOST_SAMPLES = 3
_FILLS = {
    Section.ACTIVITIES: "dated lines",
    Section.NOTES: "notes",
    Section.FRIENDS: "contacts",
    Section.LOCATIONS: "places",
}


def recognises(request: Request) -> float:
    """Nobody else has a heading for friends and one for what was done with them."""
    if request.file.trouble:
        return 0.0
    found = sections_of(request.file.text)
    return 1.0 if len(found) > 1 else 0.6 if Section.FRIENDS in found else 0.0


@importer(NAME, TITLE, (), recognises, tabular=False)
def friends(request: Request) -> ImportPlan:
    """A contact for each person, a dated line for each activity and note, a list of the places.

    A line stands with the first person that it names, else in the journal of its month.
    """
    items = tuple(items_of(request.file.text))
    taken = _Taken(request)
    for section in (Section.FRIENDS, Section.LOCATIONS, Section.ACTIVITIES, Section.NOTES):
        for item in items:
            if item.section is section:
                taken.take(item)
    taken.leave_out_ids()
    stray = [Note(one.line, "under no heading: not taken") for one in items if not one.section]
    if taken.places:
        taken.drafts.add(RecordKind.JOURNAL, PLACES, [("places", tuple(taken.places.values()))])
    return ImportPlan(
        format=NAME,
        title=TITLE,
        columns=_uses(items),
        rows=len(items),
        unit="line",
        drafts=taken.drafts.finished(),
        notes=tuple(sorted((*taken.notes, *stray), key=lambda note: note.line)),
    )


def _uses(items: tuple[Item, ...]) -> tuple[ColumnUse, ...]:
    """What becomes of each section, with its first items."""
    texts = {one: [item.text for item in items if item.section is one] for one in _FILLS}
    return tuple(
        ColumnUse(section.value, fills, tuple(texts[section][:_MOST_SAMPLES]))
        for section, fills in _FILLS.items()
    )


@dataclass
class _Taken:
    """The drafts of what was taken so far, and the notes about items.

    `places` are the places as typed, by their folded names.
    """

    request: Request
    drafts: Drafts = field(default_factory=Drafts)
    notes: list[Note] = field(default_factory=list)
    places: dict[str, str] = field(default_factory=dict)
    _met: dict[str, int] = field(default_factory=dict)
    _names: set[str] = field(default_factory=set)
    _aliased: dict[str, int] = field(default_factory=dict)
    _called: list[tuple[int, str]] = field(default_factory=list)

    def take(self, item: Item) -> None:
        """Add what an item says, or a note that says why not."""
        takers: dict[Section | None, Callable[[Item], None]] = {
            Section.FRIENDS: self._friend,
            Section.LOCATIONS: self._place,
        }
        takers.get(item.section, self._event)(item)

    def _friend(self, item: Item) -> None:
        friend = read_friend(item.text)
        if friend is None:
            doubt = "not read in full: the whole item stands under `imported-as`"
            self.notes.append(Note(item.line, doubt))
            name = item.text.split("(")[0].split("[")[0].split("@")[0].strip() or item.text
            friend, whole = Friend(name, (), "", ()), item.text
        else:
            whole = ""
        if not same_name(line_text(friend.name)):
            self.notes.append(Note(item.line, "names nobody: not taken"))
            return
        fields: dict[str, DraftValue] = {
            "aliases": self._aliases(item, friend),
            "location": friend.place,
            "tags": tuple(map(_nested, friend.tags)),
            "imported-as": whole,
        }
        first = self._met.setdefault(same_name(item.text), item.line)
        if first != item.line:
            self.notes.append(Note(item.line, f"the same as line {first}: not taken"))
        elif same_name(friend.name) in self._names:
            made = self.drafts.add(RecordKind.CONTACT, line_text(friend.name), fields.items())
            self._called.append((item.line, made))
            self.notes.append(Note(item.line, "the second of this name: taken for somebody else"))
        else:
            self._names.add(same_name(friend.name))
            self._called.append((item.line, self._contact(friend.name, fields)))

    def leave_out_ids(self) -> None:
        """Take out each other name that is the id of somebody else: a link by it leads there."""
        ids = self.drafts.ids()
        for line, made in self._called:
            fields = self.drafts.fields(made)
            kept = []
            for alias in texts(fields.get("aliases")):
                if ids.get(fold(alias), made) == made:
                    kept.append(alias)
                else:
                    self.notes.append(Note(line, _TAKEN.format(alias)))
            if kept:
                fields["aliases"] = tuple(kept)
            else:
                fields.pop("aliases", None)

    def _aliases(self, item: Item, friend: Friend) -> tuple[str, ...]:
        """The other names of somebody that nobody before has: a name leads to one of them."""
        own = []
        for alias in friend.aliases:
            if self._aliased.setdefault(same_name(alias), item.line) == item.line:
                own.append(alias)
            else:
                self.notes.append(Note(item.line, _TAKEN.format(alias)))
        return tuple(own)

    def _place(self, item: Item) -> None:
        self._list(item, read_place(item.text) or item.text, one_line(item.text))

    def _list(self, item: Item, name: str, shown: str) -> None:
        """Put a place on the list; where the ledger has one without it, that is said."""
        if same_name(name) in self.places:
            return
        self.places[same_name(name)] = shown
        record = self.request.ledger.find(PLACES)
        listed = record.fields.get("places") if record else None
        texts = (listed,) if isinstance(listed, str) else listed or ()
        known = {same_name(read_place(text) or text) for text in texts}
        if record and known and same_name(name) not in known:
            doubt = f"`{shown}` is not among the `places` of {record.path}: add it there"
            self.notes.append(Note(item.line, doubt))

    def _event(self, item: Item) -> None:
        event = read_event(item.text)
        day = Dates(self.request.order or Order.MONTH_FIRST).read(event.day)
        if day is None:
            self.notes.append(Note(item.line, "begins with no date: not taken"))
            return
        words = line_text(event.words)
        names = [match["name"] for match in NAMED.finditer(words)]
        people = [made for name in names if (made := self._contact(name))]
        for match in PLACED.finditer(words):
            self._list(item, match["name"], match["name"])
        holder = people[0] if people else self._month(day)
        line = self._fact(event) if item.section is Section.NOTES else self._activity(words, people)
        self.drafts.add_line(holder, f"- {day} {line}".rstrip())

    def _contact(self, name: str, fields: dict[str, DraftValue] | None = None) -> str:
        return self.drafts.named(RecordKind.CONTACT, line_text(name), (fields or {}).items())

    def _month(self, day: date) -> str:
        return self.drafts.named(RecordKind.JOURNAL, f"{day:%Y-%m}")

    def _fact(self, event: Event) -> str:
        """A note: what was heard of somebody is no conversation, whatever word it begins with."""
        return f"{FACT} {self._linked(line_text(event.words))}"

    def _activity(self, words: str, people: list[str]) -> str:
        """An activity. What was done with nobody who is named is no conversation either."""
        told = tell(words) if people else tell("")
        if not told.kind:
            return self._linked(_no_kind(words, self.request))
        rest = self._linked(line_text(told.words))
        return " ".join(part for part in (told.kind, told.duration, rest) if part)

    def _linked(self, words: str) -> str:
        """The words with links for the people in them, and tags as they are typed in notes."""
        # A bracket before a name would open the link once more.
        apart = words.replace("[**", "[ **")
        linked = NAMED.sub(lambda match: f"[[{self._contact(match['name'])}]]", apart)
        return TAG.sub(lambda match: f"#{_nested(match[0][1:])}", linked)


def _nested(tag: str) -> str:
    """A tag of parts, with the slash that tells parts of a tag in a vault: `science/outdoors`."""
    return tag.replace(":", "/")


def _no_kind(words: str, request: Request) -> str:
    """The words, their first between quotation marks where it would be read as a kind."""
    first, _, rest = words.partition(" ")
    if request.ledger.config.kind(first.rstrip(":,")) is None:
        return words
    return f'"{first}" {rest}'.strip()
