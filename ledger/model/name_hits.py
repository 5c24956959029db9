"""Which stretches of a running text consist of words that a record goes by."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ledger.model.contact import Contact
from ledger.model.name_form import Care, Form, Forms, NameMatch
from ledger.model.name_neighbours import Hit, Neighbours
from ledger.model.name_pieces import Gap, Piece, pieces_of
from ledger.model.name_words import (
    CALENDAR,
    DOING,
    FUNCTION,
    MAYBE_WORDS,
    TITLES,
    TOWARDS,
    WELL_KNOWN,
    words_of,
)
from ledger.model.organization import Organization
from ledger.model.skill import Skill

_BROUGHT = words_of("via through learn learned learnt learning studied practised practiced")
_SMALL_TITLES = words_of("dr prof professor mr mrs ms mx")


class HitFinder:
    """Looks through the words of one text, in which nothing more is to be blanked out."""

    def __init__(self, text: str, forms: Forms) -> None:
        self.text = text
        self.forms = forms
        self.pieces = pieces_of(text)
        # In a text without a small letter a capital says nothing.
        self.shouted = text.upper() == text

    def found(self) -> Iterator[Hit]:
        """The hits from left to right, each with the forms that its neighbours leave it."""
        hits = list(self._hits())
        neighbours = Neighbours(self.pieces, hits, shouted=self.shouted)
        for hit in hits:
            forms = neighbours.forms_left(hit)
            if forms:
                yield Hit(hit.first, hit.last, forms, hit.possessive)

    def _hits(self) -> Iterator[Hit]:
        number = 0
        while number < len(self.pieces):
            hit = self._hit_at(number)
            if hit:
                yield hit
            number = hit.last if hit else number + 1

    def _hit_at(self, first: int) -> Hit | None:
        """The longest form that begins with a word."""
        if self.pieces[first].joined:
            return None
        longest = self._longest_at(first)
        if not longest:
            return None
        # One more for an initial amid a name.
        for last in range(min(first + longest + 1, len(self.pieces)), first, -1):
            if last < len(self.pieces) and self.pieces[last].joined:
                continue
            stretch = self.pieces[first:last]
            words = _words(stretch)
            possessive = False
            forms = self.forms.by_words.get(words, ())
            if not forms and stretch[-1].bare:
                words = (*words[:-1], stretch[-1].bare)
                forms = self.forms.by_words.get(words, ())
                possessive = True
            possessive = possessive or (bool(forms) and stretch[-1].bare == words[-1])
            meant = tuple(form for form in forms if self._is_meant(form, first, last))
            if meant:
                return Hit(first, last, meant, possessive)
        return None

    def _longest_at(self, first: int) -> int:
        piece = self.pieces[first]
        longest = self.forms.longest.get(piece.plain, 0)
        return max(longest, self.forms.longest.get(piece.bare, 0)) if piece.bare else longest

    def _is_meant(self, form: Form, first: int, last: int) -> bool:
        """Whether words that a form consists of are it here."""
        stretch = self.pieces[first:last]
        for number, piece in enumerate(stretch[1:], start=1):
            if piece.gap is Gap.BREAK or (piece.gap is Gap.DOT and piece.opens):
                return False
            if piece.gap is Gap.COMMA and number not in form.commas:
                return False
        if any(len(piece.plain) == 1 and not piece.capital for piece in stretch):
            return False
        if form.match is NameMatch.ID and isinstance(form.record, Contact) and last - first > 1:
            return (
                self.text[stretch[0].start : stretch[-1].bare_end].casefold()
                == form.record.id.casefold()
            )
        piece = stretch[0]
        if form.care is Care.NONE:
            if piece.plain in ("a", "i") and stretch[1].gap is not Gap.DOT:
                return False
            small = not any(piece.capital for piece in stretch)
            words = isinstance(form.record, (Contact, Organization)) and small
            return not (words and all(piece.plain in MAYBE_WORDS for piece in stretch))
        if form.care is Care.CAPITALS:
            return not self.shouted and all(
                piece.capital or piece.plain in FUNCTION for piece in stretch
            )
        if form.care is Care.INITIALS:
            return piece.typed.isupper() and not self.shouted
        return self._word_is_name(form, first, last)

    def _word_is_name(self, form: Form, first: int, last: int) -> bool:
        """Whether one word, which may be an ordinary one, is a name here."""
        piece = self.pieces[first]
        before = self.pieces[first - 1] if first and piece.gap in (Gap.SOFT, Gap.DOT) else None
        person = isinstance(form.record, Contact)
        if person and before and is_title(before):
            return True
        known = (piece.plain,) in self.forms.by_words
        word = piece.bare if piece.bare and not known else piece.plain
        if last - first > 1:
            return True
        if len(word) < 2 or (word in WELL_KNOWN and form.care is not Care.WHOLE):
            return False
        if not person and form.care is Care.WHOLE and before and before.plain in _BROUGHT:
            return True
        if word in CALENDAR:
            return piece.capital and before is not None and before.plain in TOWARDS
        if word not in MAYBE_WORDS and not isinstance(form.record, Skill):
            return True
        if not piece.capital or self.shouted:
            return False
        return not piece.opens or (person and self._speaks(last))

    def _speaks(self, number: int) -> bool:
        """Whether the next word is what people alone do: `Will called`."""
        if number == len(self.pieces):
            return False
        return self.pieces[number].gap is Gap.SOFT and self.pieces[number].plain in DOING


def _words(stretch: Sequence[Piece]) -> tuple[str, ...]:
    """The words of a stretch without initials amid it: `Dana M. Kim` is Dana Kim."""
    inner = range(1, len(stretch) - 1)
    return tuple(
        piece.plain
        for number, piece in enumerate(stretch)
        if not (number in inner and len(piece.plain) == 1 and piece.typed.isupper())
    )


def is_title(piece: Piece) -> bool:
    """Whether a word is a title: `Dr.`, `ms`, `Father`; `miss` in small letters is a verb."""
    return piece.plain in TITLES and (piece.capital or piece.plain in _SMALL_TITLES)
