"""What a person says in a sentence, as one dated line in the right file."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from ledger.capture._asking import (
    AS_TYPED,
    CREATE,
    About,
    Candidate,
    DoubtError,
    Question,
    Wishes,
)
from ledger.capture._holder import Holder, choose_holder
from ledger.capture._kind import find_kind
from ledger.capture._line import Wording
from ledger.capture._phrases import phrases
from ledger.capture._reading import MisreadError, entry_in, reads_as
from ledger.capture._sentence import read_sentence
from ledger.capture._sentence_times import two_days
from ledger.capture._subject import is_told_of
from ledger.checks.near_kind import slips_of
from ledger.config import Way
from ledger.model.draft import one_line
from ledger.model.ledger import Ledger
from ledger.model.names import NameMatch
from ledger.model.record import Record
from ledger.value import Value

__all__ = [
    "AS_TYPED",
    "CREATE",
    "MOST_CHARACTERS",
    "About",
    "Candidate",
    "NotASentenceError",
    "Question",
    "Understood",
    "Wishes",
    "understand",
]

# What nobody says in one breath.
MOST_CHARACTERS = 4_000

_TYPED = re.compile(r"(?:[-*+]\s+)?(?P<box>\[[ xX]\]\s+)?\d{4}-\d{2}-\d{2}(?=\s|$)")

_BULLET = re.compile(r"^[-*+]\s+")


class NotASentenceError(ValueError):
    """Why a text makes no line, in words."""


class Understood(Value, frozen=True):
    """The line that a sentence makes, without its indent or line end.

    `holder` is the record whose file takes it, None for the journal of `day`. `told` is what
    is worth telling besides: why it is this person, why this file.
    """

    line: str
    day: date
    holder: Record | None
    told: tuple[str, ...] = ()


def understand(
    text: str, ledger: Ledger, as_of: date, wishes: Wishes | None = None
) -> Understood | Question:
    """What a text means on a day, or the first thing in it that is not sure.

    A text that is a dated line already is taken as it is. Raises NotASentenceError where it
    says nothing, too much, or what no line can hold.
    """
    wishes = wishes or Wishes()
    said = one_line(unicodedata.normalize("NFC", text))
    if not said:
        raise NotASentenceError("nothing is said")
    if len(said) > MOST_CHARACTERS:
        raise NotASentenceError(
            f"it has {len(said)} characters, and a line holds {MOST_CHARACTERS} at most"
        )
    try:
        if _TYPED.match(said):
            return _as_typed(said, ledger, wishes)
        return _from_words(said, ledger, as_of, wishes)
    except DoubtError as doubt:
        return doubt.question
    except MisreadError as misread:
        raise NotASentenceError(str(misread)) from None


def _as_typed(said: str, ledger: Ledger, wishes: Wishes) -> Understood:
    """A line in the format, with the file that its links choose."""
    line = "- " + _BULLET.sub("", said)
    entry = entry_in(line, ledger.config)
    note = entry.kind.way is Way.NOTE and not entry.todo
    if note and entry.word and (near := slips_of(entry.word, ledger.config.kinds)):
        raise NotASentenceError(
            f"`{entry.word}` is no kind of line; did you mean `{near[0]}`? "
            f"As a note it begins with `note: {entry.word}`"
        )
    named = [record for link in entry.links_in() if (record := ledger.resolve(link))]
    through = [record for link in entry.links_in("via") if (record := ledger.resolve(link))]
    serves = [record for link in entry.links_in("for") if (record := ledger.resolve(link))]
    holder = choose_holder(ledger, entry.date, entry.kind, [*named, *serves], through)
    return Understood(line, entry.date, wishes.holder or holder.record, _why(holder, wishes))


def _from_words(said: str, ledger: Ledger, as_of: date, wishes: Wishes) -> Understood:
    table = phrases()
    sentence = read_sentence(said, ledger, as_of, wishes)
    found = find_kind(sentence, ledger.config, table, wishes)
    if wishes.day and sentence.times.day not in (None, wishes.day):
        raise DoubtError(two_days(sentence.times.day, wishes.day))
    day = wishes.day or sentence.times.day or as_of
    hidden = [one.value for one in sentence.clauses if one.phrase.begins or one.phrase.record]
    inside = [
        (
            one,
            any(start <= one.start < end for start, end in hidden)
            or is_told_of(sentence.masked, one.start),
        )
        for one in sentence.mentions
        if one not in sentence.spoken_of
    ]
    holder = choose_holder(
        ledger,
        min(day, as_of),
        found.kind,
        [one.candidates[0] for one, apart in inside if not apart],
        [one.candidates[0] for one, apart in inside if apart],
    )
    chosen = wishes.holder or holder.record
    wording = Wording(
        sentence=sentence,
        found=found,
        table=table,
        day=day,
        holder=chosen,
        stands_for=lambda record: holder.campaigns.get(record.path, record),
    )
    ways = (wording.line(), wording.line(noted=True), wording.line(plain=True))
    line = next((one for one in ways if reads_as(one, wording, ledger.config)), "")
    if not line:
        raise NotASentenceError("no line can say it so that it reads as meant")
    told = [
        f"`{said[one.start : one.end]}` is taken for {one.candidates[0].name}, "
        f"who {one.because} (somebody else: [[ID]] in place of the name)"
        for one in sentence.mentions
        if one.because and one.match is not NameMatch.LINK
    ]
    return Understood(line, day, chosen, (*told, *_why(holder, wishes)))


def _why(holder: Holder, wishes: Wishes) -> tuple[str, ...]:
    if wishes.holder or not holder.because:
        return ()
    if holder.record is None:
        return (f"filed in the journal, for {holder.because} (elsewhere: --in ID)",)
    return (f"filed with {holder.record.id}, {holder.because} (elsewhere: --in ID)",)
