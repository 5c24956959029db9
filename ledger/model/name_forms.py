"""What each record of a ledger may be called in running text, in one index."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from ledger.model.campaign import Campaign
from ledger.model.channel import Channel
from ledger.model.contact import Contact
from ledger.model.derived import per_ledger
from ledger.model.ledger import Ledger
from ledger.model.name_form import Care, Form, Forms, NameMatch, Words
from ledger.model.name_pieces import (
    Gap,
    pieces_of,
)
from ledger.model.name_words import (
    COMMON,
    FUNCTION,
    LEGAL_FORMS,
    PARTICLES,
    SUFFIXES,
    TITLES,
    TOO_GENERAL,
    WELL_KNOWN,
)
from ledger.model.nicknames import called
from ledger.model.organization import Organization
from ledger.model.profile import Journal, Profile
from ledger.model.record import Record
from ledger.value import changed


@per_ledger
def forms_of(ledger: Ledger) -> Forms:
    """What the records of a ledger may be called; the owner and the journal have no mentions."""
    gathered: dict[Words, dict[tuple[str, bool], Form]] = defaultdict(dict)
    people = {people_words(contact)[:1] for contact in ledger.contacts}
    for record in ledger.records:
        if isinstance(record, (Profile, Journal)):
            continue
        for words, form in _forms(ledger, record, people):
            # An id is told by how it is typed, and stands beside the name of the same words.
            key = (record.path, form.match is NameMatch.ID)
            known = gathered[words].get(key)
            if words and (known is None or form.match < known.match):
                gathered[words][key] = form
    longest: dict[str, int] = defaultdict(int)
    for words in gathered:
        if words:
            longest[words[0]] = max(longest[words[0]], len(words))
    return Forms({words: tuple(forms.values()) for words, forms in gathered.items()}, longest)


Named = Iterator[tuple[Words, Form]]


def _forms(ledger: Ledger, record: Record, people: set[Words]) -> Named:
    yield _words(record.id), Form(record, NameMatch.ID, care_of_whole(_words(record.id)))
    for alias in record.aliases:
        words, commas = spelled(alias)
        yield words, Form(record, NameMatch.ALIAS, care_of_whole(words), commas)
    words, commas = spelled(record.name)
    yield words, Form(record, NameMatch.NAME, care_of_whole(words), commas)
    if isinstance(record, Contact):
        yield from _of_contact(record)
    elif isinstance(record, Organization):
        yield from _of_firm(record, record.name)
    elif isinstance(record, Channel):
        yield from _of_channel(record)
    elif isinstance(record, Campaign):
        yield from _of_campaign(ledger, record, people)


def care_of_whole(words: Words) -> Care:
    """One word may be an ordinary one, several are hardly."""
    return Care.WHOLE if len(words) == 1 else Care.NONE


def _of_contact(contact: Contact) -> Named:
    """Given name, family name, both without what stands between, and what they are short for."""
    words = people_words(contact)
    yield words, Form(contact, NameMatch.NAME, care_of_whole(words))
    if len(words) < 2:
        return
    groups = _grouped(contact.name)
    given, family = groups[0], _family(groups)
    part = NameMatch.PART
    firsts = [(given, part)]
    firsts += [((other,), NameMatch.NICKNAME) for other in called("".join(given))]
    # `Carol Ann Beebe` is Carol, and may be Carol Ann.
    both = given + groups[1] if len(groups) > 2 and groups[1][0] not in PARTICLES else ()
    if both and len(both[-1]) > 1:
        yield both, Form(contact, part, Care.GIVEN)
        yield (*both, family[0][:1]), Form(contact, part, Care.NONE)
    families = [family, *((half,) for half in family if len(family) > 1 and half not in PARTICLES)]
    if len(groups[-1]) > 1:
        families.append(groups[-1])
    for first, match in firsts:
        yield first, Form(contact, match, Care.GIVEN)
        yield (*first, family[0][:1]), Form(contact, match, Care.NONE)
        for last in families:
            yield (*first, *last), Form(contact, match, Care.NONE)
    yield (*family, *given), Form(contact, part, Care.NONE)
    for last in families:
        yield last, Form(contact, part, Care.FAMILY)
        yield (given[0][:1], *last), Form(contact, part, Care.NONE)


def people_words(contact: Contact) -> Words:
    """A person's name without titles before and degrees behind it."""
    return tuple(word for group in _grouped(contact.name) for word in group)


def _grouped(name: str) -> tuple[Words, ...]:
    """A person's name, the words that a hyphen joins together: `((wen, li), (tran,))`."""
    groups: list[list[str]] = []
    for piece in pieces_of(name):
        if piece.gap is Gap.COMMA and groups and piece.plain not in SUFFIXES:
            break
        if piece.gap is Gap.BREAK and groups:
            break
        if piece.joined and groups:
            groups[-1].append(piece.plain)
        else:
            groups.append([piece.plain])
    while len(groups) > 1 and groups[0][0] in TITLES:
        groups.pop(0)
    while len(groups) > 1 and groups[-1][0] in SUFFIXES:
        groups.pop()
    return tuple(tuple(group) for group in groups)


def _family(groups: Sequence[Words]) -> Words:
    """The family name: the last word, with `van der` and the like before it."""
    first = len(groups) - 1
    while first > 1 and groups[first - 1][0] in PARTICLES:
        first -= 1
    return tuple(word for group in groups[first:] for word in group)


def _of_firm(record: Record, name: str) -> Named:
    """The first words of an organization's name, the legal form left out, and its initials."""
    pieces = pieces_of(name)
    words = _without_legal_form(tuple(piece.plain for piece in pieces))
    part = NameMatch.PART
    starts = (0, 1) if words[:1] == ("the",) and len(words) > 2 else (0,)
    for start in starts:
        for end in range(start + 1, len(words) + 1):
            if words[end - 1] in FUNCTION or (end == len(words) and not start):
                continue
            head = words[start:end]
            if len(head) > 1 or head[0] not in TOO_GENERAL:
                yield head, Form(record, part, Care.FIRST if len(head) == 1 else Care.NONE)
    if len(words) < len(pieces) and words:
        yield words, Form(record, part, care_of_whole(words))
    if words[:1] == ("st",) and len(words) > 1 and words[1] not in COMMON:
        yield ("saint", *words[1:2]), Form(record, part, Care.NONE)
        yield words[1:2], Form(record, part, Care.FIRST)
    initials = "".join(piece.plain[0] for piece in pieces if piece.capital)
    if len(initials) > 2 and initials not in WELL_KNOWN:
        yield (initials,), Form(record, part, Care.INITIALS)


def _without_legal_form(words: Words) -> Words:
    while len(words) > 1 and words[-1] in LEGAL_FORMS:
        words = words[:-1]
        while len(words) > 1 and words[-1] == "and":
            words = words[:-1]
    return words


def _of_channel(channel: Channel) -> Named:
    """A channel's name to the comma, its first words, and its last ones: `alumni list`.

    One of several is called as they are: `the chamber mixer`.
    """
    head = channel.name.split(",")[0]
    pieces = pieces_of(head)
    words = tuple(piece.plain for piece in pieces)
    yield words, Form(channel, NameMatch.PART, care_of_whole(words))
    if pieces and pieces[0].capital:
        for first, form in _of_firm(channel, head):
            if len(first) > 1 or first[0] not in COMMON:
                capitals = form.care in (Care.FIRST, Care.NONE)
                yield first, changed(form, care=Care.CAPITALS) if capitals else form
    if not FUNCTION.intersection(words):
        for start in range(1, len(words) - 1):
            yield words[start:], Form(channel, NameMatch.PART, Care.NONE)
    for several in (words, _words(channel.id)):
        if len(several) > 1 and several[-1].endswith("s") and not several[-1].endswith("ss"):
            one = (*several[:-1], several[-1][:-1])
            yield one, Form(channel, NameMatch.PART, Care.NONE)


def _of_campaign(ledger: Ledger, campaign: Campaign, people: set[Words]) -> Named:
    """A campaign's name to the comma, and what its organization is called.

    Where it names no organization, the first words of its name are taken for one, unless
    they are a person's.
    """
    head = campaign.name.split(",")[0]
    words = _words(head)
    yield words, Form(campaign, NameMatch.PART, care_of_whole(words))
    organization = ledger.organization_of(campaign)
    if organization:
        of = _words(organization.name)
        yield of, Form(campaign, NameMatch.PART, care_of_whole(of))
        for alias in organization.aliases:
            yield _words(alias), Form(campaign, NameMatch.PART, care_of_whole(_words(alias)))
        yield from _of_firm(campaign, organization.name)
    elif words[:1] not in people:
        yield from _of_firm(campaign, head)


def _words(name: str) -> Words:
    return spelled(name)[0]


def spelled(name: str) -> tuple[Words, frozenset[int]]:
    """The words of a name, and those that a comma stands before."""
    pieces = pieces_of(name)
    commas = {number for number, piece in enumerate(pieces) if piece.gap is Gap.COMMA}
    return tuple(piece.plain for piece in pieces), frozenset(commas)
