"""Names of records in running text: where they stand, and whom they may mean."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ledger.model.campaign import Campaign
from ledger.model.channel import Channel
from ledger.model.contact import Contact
from ledger.model.ledger import Ledger
from ledger.model.name_form import Form, NameMatch
from ledger.model.name_forms import forms_of
from ledger.model.name_hits import HitFinder, is_title
from ledger.model.name_neighbours import Hit
from ledger.model.name_pieces import Gap, Piece, guarded, pieces_of
from ledger.model.organization import Organization
from ledger.model.record import Record
from ledger.model.skill import Skill
from ledger.value import Value

__all__ = ["Mention", "NameMatch", "find_mentions"]

_LINK = re.compile(r"\[\[([^\[\]|\n]+)(?:\|[^\[\]\n]*)?\]\]")
_POSSESSIVE = re.compile(r"['’ʼ]s\b", re.IGNORECASE)
_PLACES = ("at", "for", "joined", "joining")
_KINDS: tuple[type[Record], ...] = (Contact, Organization, Campaign, Channel, Skill)


class Mention(Value, frozen=True):
    """A stretch of a text that names one of some records, the likeliest first; never empty.

    `possessive` says that `'s` follows, which the stretch does not include. `because` is why
    the candidates are as few as they are, where something other than the words decided it.
    """

    start: int
    end: int
    candidates: tuple[Record, ...]
    match: NameMatch
    possessive: bool = False
    because: str = ""


def find_mentions(text: str, ledger: Ledger) -> tuple[Mention, ...]:
    """The mentions of a text from left to right, disjoint, the longest first.

    Of people only those whom the words fit best are candidates: an alias goes before a given
    name, a given name before a nickname. Records of different kinds stand side by side: by
    how well the words fit, then people, organizations, campaigns, channels, skills; behind
    `at` and `for` organizations and campaigns before people. A known given name with a
    family name that is not theirs is nobody's.
    """
    links = tuple(_links(text, ledger))
    shown = guarded(text)
    shown = _LINK.sub(lambda match: "\x00" * len(match[0]), shown)
    finder = HitFinder(shown, forms_of(ledger))
    found = [_mention(shown, finder.pieces, hit) for hit in finder.found()]
    return tuple(sorted([*links, *found], key=lambda one: one.start))


def _links(text: str, ledger: Ledger) -> Iterator[Mention]:
    shown = guarded(text)
    for match in _LINK.finditer(shown):
        record = ledger.find(match[1].split("#", 1)[0].strip().removesuffix(".md"))
        if record:
            possessive = bool(_POSSESSIVE.match(text, match.end()))
            yield Mention(match.start(), match.end(), (record,), NameMatch.LINK, possessive)


def _mention(text: str, pieces: Sequence[Piece], hit: Hit) -> Mention:
    """What a hit comes to: the candidates in order, its title and its dot."""
    first, last = pieces[hit.first], pieces[hit.last - 1]
    start, end = first.start, last.bare_end if hit.possessive else last.end
    near = hit.first > 0 and first.gap in (Gap.SOFT, Gap.DOT)
    before = pieces[hit.first - 1] if near else None
    typed = text[start:end].casefold()
    ways: dict[str, NameMatch] = {}
    for form in hit.forms:
        way = _way(form, typed)
        ways[form.record.path] = min(way, ways.get(form.record.path, way))
    people = [form for form in hit.forms if isinstance(form.record, Contact)]
    others = [form for form in hit.forms if not isinstance(form.record, Contact)]
    if people and before and is_title(before):
        start = before.start
        people, others = _so_titled(people, before.plain), []
    if people and len(last.plain) == 1 and hit.last - hit.first > 1:
        end += text[end : end + 1] == "."
    surest = min((ways[form.record.path] for form in people), default=NameMatch.LINK)
    people = [form for form in people if ways[form.record.path] == surest]
    place = before is not None and before.plain in _PLACES

    def order(form: Form) -> tuple[bool, NameMatch, int, str]:
        kind = next(n for n, kind in enumerate(_KINDS) if isinstance(form.record, kind))
        of_a_place = place and isinstance(form.record, (Organization, Campaign))
        return (not of_a_place, ways[form.record.path], kind, form.record.path)

    ordered = sorted([*people, *others], key=order)
    candidates = tuple({form.record.path: form.record for form in ordered}.values())
    return Mention(start, end, candidates, ways[candidates[0].path], hit.possessive)


def _way(form: Form, typed: str) -> NameMatch:
    if typed == form.record.id.casefold():
        return NameMatch.ID
    return NameMatch.PART if form.match is NameMatch.ID else form.match


def _so_titled(people: Sequence[Form], title: str) -> list[Form]:
    """Those who have the title on record, or all where nobody has it."""
    titled = [
        form
        for form in people
        if any(piece.plain == title for piece in pieces_of(form.record.name))
    ]
    return titled or list(people)
