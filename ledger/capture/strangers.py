"""Stretches of a text that look like the name of a person who has no record yet."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ledger.model.contact import Contact
from ledger.model.name_hits import is_title
from ledger.model.name_pieces import Gap, Piece, guarded, pieces_of
from ledger.model.name_words import (
    CALENDAR,
    COMMON,
    FUNCTION,
    MAYBE_WORDS,
    PARTICLES,
    SUFFIXES,
    WELL_KNOWN,
    words_of,
)
from ledger.model.names import Mention

# What a person's name follows.
_TOWARDS = words_of(
    "with to from met called rang phoned emailed messaged texted pinged saw asked told thanked "
    "intro introduction interviewed invited visited meet call email message thank ask tell ring "
    "see w introduced zoomed cc contacted nudged chased including"
)
_BEING = words_of("is its was are were be been being hes shes theyre so")
_GOING = words_of(
    "moved move moving went flew drove going go goes trip back relocated came up down"
)
_MEETINGS = words_of(
    "coffee lunch dinner breakfast drinks meeting interview visit video chat zoom reply inbound "
    "voicemail follow-up intro"
)
# Behind these a word may as well be a place, a firm or a thing; two are a person's rather.
_LOOSELY_TOWARDS = words_of("about re via through by for of and or")
# What makes a name that of a firm, an event or a paper.
_OF_NO_PERSON = words_of(
    "group health partners legal media capital bank university college school hospital hospitals "
    "systems labs lab conference summit meetup association society club chamber committee board "
    "council institute foundation coffee cafe policy review agreement plan avenue center "
    "centre inc llc ltd gmbh corp company co llp services solutions software technologies tech "
    "energy foods freight insurance mutual consulting advisors advisers ventures holdings "
    "industries international national office team report breakfast lunch dinner workshop "
    "webinar week forum network academy library museum hotel bar expo fair market "
    "privacy counsel manager director president officer chief "
    "department authority"
)
# What people do, so that two capitalised words before it are a person's.
_DEEDS = words_of(
    "called rang phoned emailed messaged texted pinged replied answered wrote said says asked told "
    "introduced sent gave offered invited met came joined left thanked recommended referred agreed "
    "declined suggested mentioned wants promised shared passed got is was has will from at"
)
# What is done to me by somebody, whatever the words of their name mean else: `Will Hart emailed`.
_CONTACTING = words_of(
    "called rang phoned emailed messaged texted pinged replied answered wrote invited introduced "
    "thanked declined"
)
# First names that are months or verbs: somebody's who does something, and no sooner.
_NAMES_TOO = words_of("will may april june august")
# Behind these two capitalised words are a person's: `her colleague Faye Kern`, `GC Faye Kern`.
_ROLES = words_of(
    "colleague boss friend partner assistant manager director president officer counsel gc ceo cto "
    "cfo coo cmo cio vp svp evp md head chief founder cofounder recruiter lead lawyer attorney "
    "accountant secretary neighbour neighbor cousin brother sister wife husband mother father "
    "daughter son client customer mentor coach chair chairman chairwoman successor predecessor"
)

_AND = re.compile(r"(?:\s*,\s*(?:and\s+)?|\s+(?:and|or|&|\+)\s+)\Z")


def find_strangers(text: str, mentions: Sequence[Mention]) -> tuple[tuple[int, int], ...]:
    """The stretches that look like a person's name and are no mention, from left to right.

    Capitalised words behind `with`, `to`, `from`, `met`, `and` and the like; two of them at
    the beginning of a sentence where somebody then does something. A capital alone is no
    evidence: days, months, services, roles and whatever is written in capitals are passed over.
    """
    shown = guarded(text)
    for mention in mentions:
        blank = "\x01" * (mention.end - mention.start)
        shown = shown[: mention.start] + blank + shown[mention.end :]
    pieces = pieces_of(shown)
    if text.upper() == text:
        return ()
    people = {
        mention.end
        for mention in mentions
        if any(isinstance(record, Contact) for record in mention.candidates)
    }
    found: list[tuple[int, int]] = []
    number = 0
    while number < len(pieces):
        last = _name_end(pieces, number)
        is_one = last > number and _is_person(shown, pieces, number, last, people)
        if not is_one and _acts(pieces, number, acting := _name_end(pieces, number, acting=True)):
            last, is_one = acting, True
        if is_one:
            end = _end(shown, pieces[number:last])
            found.append((pieces[number].start, end))
            people.add(end)
        number = max(last, number + 1)
    return tuple(found)


def _acts(pieces: Sequence[Piece], first: int, last: int) -> bool:
    """Whether two or three words that begin a sentence, though common ones, do something to me."""
    if last - first not in (2, 3) or not pieces[first].opens:
        return False
    if any(piece.plain in _OF_NO_PERSON for piece in pieces[first:last]):
        return False
    after = _behind_all(pieces, last)
    return after is not None and after.plain in _CONTACTING


def _behind_all(pieces: Sequence[Piece], last: int) -> Piece | None:
    """The word behind a name, and behind others that `and` joins to it; None for none."""
    after = pieces[last] if last < len(pieces) else None
    while after and after.gap is Gap.SOFT and after.plain == "and":
        end = _name_end(pieces, last + 1)
        if end == last + 1:
            return None
        last, after = end, pieces[end] if end < len(pieces) else None
    return after if after and after.gap is Gap.SOFT else None


def _name_end(pieces: Sequence[Piece], first: int, *, acting: bool = False) -> int:
    """Behind the last word of the name that may begin with a word; the word itself for none.

    Of somebody `acting` the first word may be a common one as well.
    """
    last = first
    while last < len(pieces):
        piece = pieces[last]
        if last > first and not (
            piece.gap is Gap.SOFT or (piece.gap is Gap.DOT and not piece.opens)
        ):
            break
        if last > first and pieces[last - 1].bare:
            break
        particle = last > first and _is_particle(pieces, last)
        if not (
            _is_part(piece, first=last == first and not acting)
            or (acting and last == first and piece.capital and piece.plain in _NAMES_TOO)
            or particle
            or (last == first and is_title(piece))
        ):
            break
        last += 1
    return last


def _is_particle(pieces: Sequence[Piece], number: int) -> bool:
    """Whether a word is the `van`, or the `van der`, of a family name behind it."""
    for piece in pieces[number : number + 3]:
        if piece.plain not in PARTICLES:
            return _is_part(piece, first=False)
    return False


def _is_part(piece: Piece, first: bool) -> bool:
    """Whether a word may be part of a name."""
    if not piece.capital or piece.acronym or not piece.plain.isalpha():
        return False
    if len(piece.plain) == 1:
        return not first and piece.plain not in ("a", "i")
    words = {piece.plain, piece.bare, piece.plain.removesuffix("s")}
    if words & (WELL_KNOWN | FUNCTION | CALENDAR | SUFFIXES):
        return False
    return not (first and words & COMMON)


def _end(text: str, name: Sequence[Piece]) -> int:
    """Where a name ends: without `'s`, and with the dot of `Lee P.`."""
    last = name[-1]
    if last.bare:
        return last.bare_end
    initial = len(name) > 1 and len(last.plain) == 1 and text[last.end : last.end + 1] == "."
    return last.end + initial


def _is_person(
    text: str, pieces: Sequence[Piece], number: int, last: int, people: set[int]
) -> bool:
    """Whether the words from `number` to before `last` are a person's, by what is about them."""
    first, several = pieces[number], last - number > 1
    if is_title(first):
        return several
    if any(piece.plain in _OF_NO_PERSON for piece in pieces[number:last]):
        return False
    if _continues(text, first.start, people):
        return True
    before = pieces[number - 1] if number and not first.opens else None
    if before and first.gap is Gap.SOFT:
        if before.plain == "called" and number > 1 and pieces[number - 2].plain in _BEING:
            return False
        if before.plain == "to" and number > 1 and pieces[number - 2].plain in _GOING:
            return False
        if before.plain in _TOWARDS or before.plain in _MEETINGS:
            return True
        if several and before.plain in _ROLES:
            return True
        loosely = before.plain in _LOOSELY_TOWARDS or before.plain[0].isdigit()
        return several and loosely
    if several and before and first.gap is Gap.COMMA and before.plain in _ROLES:
        return True
    after = _behind_all(pieces, last)
    does = after is not None and after.plain in _DEEDS
    return does and first.opens and first.plain not in MAYBE_WORDS and last - number in (2, 3)


def _continues(text: str, start: int, people: set[int]) -> bool:
    """Whether a person stands before, and a comma or `and` between."""
    between = _AND.search(text, max(0, start - 12), start)
    return between is not None and between.start() in people
