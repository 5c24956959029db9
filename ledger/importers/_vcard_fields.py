"""What each property of a vCard becomes, and what its values look like there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from urllib.parse import urlsplit

from ledger.model.address import plain_email, plain_phone
from ledger.model.draft import DraftValue, one_line
from ledger.vcards.reading import Card, Property

_ORGANIZATIONS = ("org", "organization")
# What every card of an address book is in, so that it says nothing of anybody.
_EVERYBODY = frozenset(("my contacts", "mycontacts", "* mycontacts", "all contacts"))
_MESSENGERS = {
    "impp": "", "x-aim": "aim", "x-icq": "icq", "x-jabber": "jabber", "x-msn": "msn",
    "x-yahoo": "yahoo", "x-skype": "skype", "x-skype-username": "skype", "x-qq": "qq",
    "x-google-talk": "google-talk", "x-ms-imaddress": "", "x-matrix": "matrix",
}  # fmt: skip
_ANNIVERSARIES = ("anniversary", "x-anniversary", "x-ms-anniversary", "x-evolution-anniversary")
# Labels of a number that is somebody's own: an assistant's is not.
_OF_EVERYBODY = ("", "other", "mobile", "iphone", "main", "home", "work", "school", "cell")
_COMPACT_DAY = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?:T.*)?\Z")
_YEARLESS_DAY = re.compile(r"--(\d{2})-?(\d{2})\Z")
_SCHEME = re.compile(r"^\s*(?:tel|mailto|sip|xmpp|skype|aim|x-apple):/{0,2}", re.IGNORECASE)
_WEB = re.compile(r"(?:https?://|www\.)\S", re.IGNORECASE)

# What each property fills, for whoever wants to see it before anything is written.
FILLS = {
    "fn": "name", "n": "name", "org": "organization", "title": "title", "role": "role",
    "email": "email", "tel": "phone", "url": "links", "x-socialprofile": "links", "uid": "uid",
    "note": "notes", "categories": "tags", "bday": "birthday", "adr": "address",
    "nickname": "nickname",
    **dict.fromkeys(_ANNIVERSARIES, "anniversary"), **dict.fromkeys(_MESSENGERS, "messengers"),
}  # fmt: skip


def name_of(card: Card) -> str:
    """The name that is shown, else the parts of the name in the order a person says them."""
    if shown := one_line(card.text("fn")):
        return shown
    for one in card.all("n"):
        parts = [" ".join(part) for part in card.parts(one)]
        family, given, middle, before, after = (parts + [""] * 5)[:5]
        if said := one_line(" ".join((before, given, middle, family, after))):
            return said
    return one_line(card.text("nickname"))


def organization_of(card: Card) -> tuple[str, str]:
    """The organization and the part of it; empty where the card says none."""
    for one in card.all("org"):
        # A comma belongs to the name: `Company, The` is one organization.
        parts = [one_line(", ".join(part)) for part in card.parts(one)]
        return parts[0], ", ".join(part for part in parts[1:] if part)
    return "", ""


def is_organization(card: Card) -> bool:
    """Whether a card is a company's: it says so, or nobody is named on it but an organization."""
    if card.text("kind").lower() in _ORGANIZATIONS:
        return True
    shown_as = card.text("x-abshowas").lower()
    organization, _ = organization_of(card)
    if not organization:
        return False
    named = any(part for one in card.all("n") for part in card.parts(one))
    same = name_of(card).casefold() in ("", organization.casefold())
    return shown_as == "company" or (not named and same)


def other_organizations(card: Card) -> tuple[str, ...]:
    """The organizations beside the first."""
    every = (one_line(", ".join(card.parts(one)[0])) for one in card.all("org"))
    return tuple(dict.fromkeys(name for name in every if name))[1:]


def emails(card: Card) -> tuple[str, ...]:
    """The e-mail addresses, the preferred first."""
    found = _each(_SCHEME.sub("", card.plain(one)) for one in card.all("email"))
    return _different(found, plain_email)


def phones(card: Card) -> dict[str, DraftValue]:
    """The numbers; those of machines apart, and those that have a name of the owner's."""
    found: dict[str, list[str]] = {}
    for one in card.all("tel"):
        number, _, extension = _SCHEME.sub("", card.plain(one)).partition(";ext=")
        shown = f"{number} ext. {extension}" if extension else number
        label = one_line(card.label(one))
        machines = [key for key in ("fax", "pager") if key in one.types]
        if machines:
            found.setdefault(machines[0], []).append(shown)
        elif label.lower() not in _OF_EVERYBODY:
            found.setdefault("other-phones", []).append(f"{label}: {shown}")
        else:
            found.setdefault("phone", []).append(shown)
    return {key: _different(_each(values), plain_phone) for key, values in found.items()}


def links(card: Card, shared: frozenset[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The addresses that are this person's alone, and those of where they work.

    Everybody there has the address of the firm, so nobody can be known by it: that is one
    marked as work's, one that other cards have too (`shared`), or the bare domain of their
    e-mail address.
    """
    domains = {email.rpartition("@")[2].lower() for email in emails(card)}
    own: list[str] = []
    work: list[str] = []
    for one in card.all("url", "x-socialprofile"):
        address = one_line(card.plain(one))
        if not _WEB.match(address) and one.name != "url":
            continue
        bare = bare_domain(address)
        firm = "work" in one.types and one.name == "url"
        (work if firm or address in shared or bare in domains else own).append(address)
    return _each(own), _each(work)


def bare_domain(address: str) -> str:
    """The domain of an address that has nothing else; empty for one that leads further."""
    try:
        parts = urlsplit(address if "://" in address else f"//{address}")
        host = parts.hostname or ""
    except ValueError:
        return ""
    return "" if parts.path.strip("/") or parts.query else host.removeprefix("www.")


def shared_links(cards: Iterable[Card]) -> frozenset[str]:
    """The addresses that stand on more than one card."""
    every = ({one_line(card.plain(one)) for one in card.all("url")} for card in cards)
    counts = Counter(address for addresses in every for address in addresses)
    return frozenset(address for address, count in counts.items() if count > 1)


def messengers(card: Card) -> tuple[str, ...]:
    """The names on messengers and networks, with the service before them where it is said."""
    found: list[str] = []
    for one in card.all(*_MESSENGERS, "x-socialprofile"):
        said = card.plain(one)
        if one.name == "x-socialprofile" and _WEB.match(said):
            continue
        stated = next(iter((*one.values_of("x-service-type"), *one.values_of("type"))), "")
        service = _MESSENGERS.get(one.name) or stated.lower().removeprefix("pref")
        if service in ("home", "work", "other"):
            service = ""
        bare = _SCHEME.sub("", said)
        found.append(f"{service}: {bare}" if service else bare if bare != said else said)
    return _each(found)


def addresses(card: Card) -> tuple[str, ...]:
    """The postal addresses, each on one line."""
    return _each(
        ", ".join(text for part in card.parts(one) for text in part) for one in card.all("adr")
    )


def tags(card: Card) -> tuple[str, ...]:
    """The categories as tags, which have no spaces; the one that everybody is in left out."""
    every = (
        text
        for one in card.all("categories", "x-categories")
        for part in card.parts(one)
        for text in part
    )
    named = (one_line(text) for text in every if one_line(text).lower() not in _EVERYBODY)
    return _each("-".join(text.lstrip("#* ").split()) for text in named)


def day(card: Card, *names: str) -> str:
    """A day as `2026-11-22`, or `02-03` where the year is not said; other words as they are."""
    for one in card.all(*names):
        said = one_line(card.plain(one))
        if match := _COMPACT_DAY.match(said):
            # Apple's way to say that no year is known.
            known = "1604" not in (match[1], *one.values_of("x-apple-omit-year")[:1])
            return "-".join(match.groups() if known else match.group(2, 3))
        match = _YEARLESS_DAY.match(said)
        return f"{match[1]}-{match[2]}" if match else said
    return ""


def anniversary(card: Card) -> str:
    """The day that is called anniversary."""
    return day(card, *_ANNIVERSARIES)


def _each(texts: Iterable[str]) -> tuple[str, ...]:
    """Different texts, each on one line, empty ones left out."""
    return tuple(dict.fromkeys(shown for text in texts if (shown := one_line(text))))


def _different(texts: Iterable[str], plain: Callable[[str], str]) -> tuple[str, ...]:
    """Texts that are not the same in another form, each as it is written first."""
    first: dict[str, str] = {}
    for text in texts:
        first.setdefault(plain(text) or text, text)
    return tuple(first.values())


def is_known(one: Property) -> bool:
    """Whether a property has a field."""
    return one.name in FILLS
