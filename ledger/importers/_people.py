"""The people of one import: a draft for each, however many rows or files speak of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ledger.importers._drafts import Drafts, same_name
from ledger.importers._organizations import Organizations
from ledger.model.address import is_profile, is_shared, plain_email, plain_link, plain_phone
from ledger.model.draft import DraftValue
from ledger.model.known_people import are_relatives, may_be_one
from ledger.model.record import RecordKind
from ledger.value import Value

# The keys of a person that hold several texts, and grow where two rows speak of one person.
LISTS = ("email", "phone", "links", "tags")

# A list in which more people than these have one name (`Customer`) has no names.
_MOST_NAMESAKES = 50

_FORMS = {"email": plain_email, "links": plain_link, "phone": plain_phone}


class Found(Value, frozen=True):
    """Who somebody is among those named before: their draft, and what shows it.

    `id` is empty where it is nobody; `namesake` is then one of the same name who is somebody
    else, and `why` what tells the two apart.
    """

    id: str = ""
    why: str = ""
    namesake: str = ""


@dataclass
class People:
    """Gathers the people of an import, and the organizations they are at.

    Two rows are one person where they share an e-mail address, a profile or, their names
    agreeing, what others may share as well: a phone number, an `info@`, an employer's site;
    else where they share the name and nothing tells them apart.
    """

    drafts: Drafts = field(default_factory=Drafts)
    _by_address: dict[tuple[str, str], list[str]] = field(default_factory=lambda: defaultdict(list))
    _by_name: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    _names: dict[str, str] = field(default_factory=dict)
    organizations: Organizations = field(init=False)

    def __post_init__(self) -> None:
        self.organizations = Organizations(self.drafts)

    def find(self, name: str, fields: Mapping[str, DraftValue]) -> Found:
        """Who of those named before a person is."""
        for key, plain in _FORMS.items():
            for text in texts(fields.get(key)):
                for known in self._by_address.get((key, plain(text)), ()) if plain(text) else ():
                    other = self._names[known]
                    own = _is_own(key, text) and not (
                        key == "email" and are_relatives(name, [other])
                    )
                    if own or may_be_one([name], [other]):
                        return Found(known, f"the same {_WORDS[key]}, {text}")
        apart = Found()
        for known in self._by_name.get(same_name(name), ())[-_MOST_NAMESAKES:]:
            if told := self._told_apart(fields, self.drafts.fields(known)):
                apart = Found(namesake=known, why=f"another {told}")
            else:
                return Found(known, "the same name")
        return apart

    def _told_apart(self, fields: Mapping[str, DraftValue], known: Mapping[str, DraftValue]) -> str:
        """What tells two of one name apart; empty where nothing does."""
        if _differ("email", fields, known):
            return "e-mail address"
        ours, theirs = _plain("links", fields), _plain("links", known)
        sites = {link.split("/", 1)[0] for link in ours}
        if not ours & theirs and sites & {link.split("/", 1)[0] for link in theirs}:
            return "link"
        organizations = {one.get("organization") for one in (fields, known)}
        return "organization" if len(organizations - {None, ""}) == 2 else ""

    def add(self, name: str, fields: Mapping[str, DraftValue], lines: Iterable[str] = ()) -> str:
        """A person of their own; their id."""
        made = self.drafts.add(RecordKind.CONTACT, name, fields.items(), lines)
        self._names[made] = name
        if name:
            self._by_name[same_name(name)].append(made)
        self._index(made, fields)
        return made

    def extend(self, known: str, fields: Mapping[str, DraftValue]) -> dict[str, DraftValue]:
        """Add to a person what is not known of them; what is known otherwise is given back."""
        self._index(known, fields)
        own = self.drafts.fields(known)
        otherwise: dict[str, DraftValue] = {}
        for key, value in fields.items():
            if key in LISTS:
                if more := _more(key, own.get(key), value):
                    own[key] = more
            elif value and not own.get(key):
                own[key] = value
            elif value and own[key] != value:
                otherwise[key] = value
        return otherwise

    def call(self, known: str, name: str) -> None:
        """Give somebody a name who was called by an address."""
        self.drafts.call(known, name)
        self._names[known] = name
        self._by_name[same_name(name)].append(known)

    def met(self, name: str, link: str, tags: tuple[str, ...] = ()) -> str:
        """The person of a name and a link to a profile, made where there is none."""
        fields: dict[str, DraftValue] = {"links": (link,) if link else (), "tags": tags}
        found = self.find(name, fields)
        if found.id:
            self.extend(found.id, fields)
        return found.id or self.add(name, fields)

    def _index(self, known: str, fields: Mapping[str, DraftValue]) -> None:
        for key, plain in _FORMS.items():
            for text in texts(fields.get(key)):
                held = self._by_address[key, plain(text)] if plain(text) else [known]
                if known not in held:
                    held.append(known)


_WORDS = {"email": "e-mail address", "links": "link", "phone": "phone number"}


def _is_own(key: str, text: str) -> bool:
    """Whether an address is one person's alone."""
    return is_profile(text) if key == "links" else key == "email" and not is_shared(text)


def texts(value: DraftValue | None) -> tuple[str, ...]:
    """A value as a list of texts."""
    return (value,) if isinstance(value, str) and value else tuple(value or ())


def one_or_many(values: Iterable[str]) -> DraftValue:
    """Texts as they stand in a file: one as a text, several as a list, each once."""
    held = tuple(dict.fromkeys(value for value in values if value))
    return held[0] if len(held) == 1 else held


def _plain(key: str, fields: Mapping[str, DraftValue]) -> set[str]:
    return {_FORMS[key](text) for text in texts(fields.get(key))} - {""}


def _differ(key: str, one: Mapping[str, DraftValue], other: Mapping[str, DraftValue]) -> bool:
    """Whether both have addresses of a kind, and none in common."""
    ours, theirs = _plain(key, one), _plain(key, other)
    return bool(ours and theirs) and not ours & theirs


def _more(key: str, own: DraftValue | None, value: DraftValue) -> DraftValue:
    """A list with what it lacks; empty where it lacks nothing."""
    plain = _FORMS.get(key, same_name)
    held = texts(own)
    known = {plain(text) or text for text in held}
    more = [text for text in texts(value) if (plain(text) or text) not in known]
    if not more:
        return ()
    return one_or_many((*held, *more)) if key in ("email", "phone") else (*held, *more)
