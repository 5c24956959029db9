"""The words about a name that make it another's: `Dana Kowalski` is not Dana Kim."""

from __future__ import annotations

from collections.abc import Sequence

from ledger.model.contact import Contact
from ledger.model.name_form import Care, Form, NameMatch
from ledger.model.name_pieces import Gap, Piece
from ledger.model.name_words import (
    CALENDAR,
    COMMON,
    FUNCTION,
    PARTICLES,
    SUFFIXES,
    TITLES,
    TOWARDS,
    WELL_KNOWN,
    words_of,
)
from ledger.value import Value

_NO_NAMES = CALENDAR | WELL_KNOWN | FUNCTION
_TOWARDS = TOWARDS | words_of("to from and")
_NO_FAMILY_ENDINGS = ("ing", "ed", "ly", "tion", "tions", "ment", "ments", "ness", "ity")
_NAMES_LIKE_DEEDS = words_of(
    "ed ted ned fred reed alfred wilfred winifred manfred jared ahmed mohamed mohammed muhammed "
    "hamed saeed sayed syed khaled waleed rasheed hamid sterling browning manning fleming ming "
    "ping ling qing ying ying wing king ring kelly emily molly sally billy polly holly lily carly "
    "beverly kimberly ally dolly wally ely nelly"
)


class Hit(Value, frozen=True):
    """The forms that the words from `first` to before `last` have."""

    first: int
    last: int
    forms: tuple[Form, ...]
    possessive: bool


class Neighbours:
    """Looks at what stands beside each of the hits among the words of a text."""

    def __init__(self, pieces: Sequence[Piece], hits: Sequence[Hit], *, shouted: bool) -> None:
        self.pieces = pieces
        self.shouted = shouted
        self.taken = {number: hit for hit in hits for number in range(hit.first, hit.last)}

    def forms_left(self, hit: Hit) -> tuple[Form, ...]:
        """The forms of a hit, but where a word beside it makes the name another's.

        `Dana Kowalski` is not Dana Kim, nor is `Northwind Energy` Northwind Gas.
        """
        if not (self._goes_on(hit) or self._comes_after(hit)):
            return hit.forms
        return tuple(
            form
            for form in hit.forms
            if form.match < NameMatch.PART
            and form.care is Care.NONE
            and not isinstance(form.record, Contact)
        )

    def _goes_on(self, hit: Hit) -> bool:
        """Whether the next word belongs to the same name."""
        if hit.possessive or hit.last == len(self.pieces):
            return False
        after = self.pieces[hit.last]
        if after.gap is not Gap.SOFT or after.plain in SUFFIXES:
            return False
        other = self.taken.get(hit.last)
        if other:
            return _one_word_of_a_person(hit) and _one_word_of_a_person(other)
        if after.plain in PARTICLES and after.plain not in COMMON:
            return self._is_family_behind(hit.last)
        return self._is_name_like(hit.last) or self._is_small_family_name(hit)

    def _is_family_behind(self, number: int) -> bool:
        """Whether `van`, `van der` or the like leads to a name: `Dana van Dyke`."""
        for place in range(number, min(number + 3, len(self.pieces))):
            piece = self.pieces[place]
            if piece.gap not in (Gap.SOFT, Gap.DOT) or piece.plain not in PARTICLES:
                return piece.gap in (Gap.SOFT, Gap.DOT) and self._is_name_like(place)
        return False

    def _comes_after(self, hit: Hit) -> bool:
        """Whether the word before belongs to the same name."""
        first = self.pieces[hit.first]
        if hit.first == 0 or first.opens or first.gap not in (Gap.SOFT, Gap.DOT):
            return False
        before = self.pieces[hit.first - 1]
        if before.bare or before.plain in TITLES:
            return False
        other = self.taken.get(hit.first - 1)
        if other:
            near = _one_word_of_a_person(hit) and _one_word_of_a_person(other)
            return near and not other.possessive
        if before.plain in PARTICLES and before.plain not in COMMON and not before.opens:
            return True
        return self._is_name_like(hit.first - 1)

    def _is_name_like(self, number: int) -> bool:
        """Whether a word that is no record's looks like a part of a name."""
        piece = self.pieces[number]
        if self.shouted or not piece.capital or piece.acronym:
            return False
        if len(piece.plain) == 1:
            return piece.plain not in ("a", "i") and not piece.opens
        if {piece.plain, piece.bare} & _NO_NAMES or not piece.plain.isalpha():
            return False
        return not (piece.opens and (piece.plain in COMMON or is_deed(piece.plain)))

    def _is_small_family_name(self, hit: Hit) -> bool:
        """Whether a strange word that ends the phrase follows a given name in small letters.

        `coffee with dana kowalski about terms`: it is no ordinary word, and what is said of
        Dana would go on.
        """
        given = any(form.care is Care.GIVEN for form in hit.forms)
        after = self.pieces[hit.last]
        before = self.pieces[hit.first - 1].plain if hit.first else ""
        if not given or before not in _TOWARDS or self.pieces[hit.first].capital or after.capital:
            return False
        word = after.plain
        if len(word) < 3 or not word.isalpha() or word in COMMON or word in CALENDAR:
            return False
        if word.endswith(_NO_FAMILY_ENDINGS) or after.bare:
            return False
        if hit.last + 1 == len(self.pieces):
            return True
        then = self.pieces[hit.last + 1]
        return then.gap is not Gap.SOFT or then.plain in FUNCTION or then.plain in CALENDAR


def is_deed(word: str) -> bool:
    """Whether the first word of a sentence says what was done: `Rescheduled`, `Chasing`."""
    return word.endswith(("ed", "ing", "ly")) and word not in _NAMES_LIKE_DEEDS


def _one_word_of_a_person(hit: Hit) -> bool:
    return any(
        isinstance(form.record, Contact) and form.care is not Care.NONE for form in hit.forms
    )
