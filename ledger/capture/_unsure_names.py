"""Names that a sentence has only between the lines: in small letters, or as `her`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from ledger.capture._asking import AS_TYPED, About, Candidate, DoubtError, Question, Wishes
from ledger.capture.people import seen_last
from ledger.model.contact import Contact
from ledger.model.ledger import Ledger
from ledger.model.name_forms import forms_of
from ledger.model.name_words import CALENDAR, FUNCTION
from ledger.model.names import Mention, NameMatch

Stretch = tuple[int, int]

# What is done to a person, and what one does with a person.
_TO_SOMEBODY = (
    r"(?:(?:call|ring|phone|e-?mail|text|message|ping|visit|thank|invite|remind|chase|meet|ask|tell|nudge)"
    r"(?:e?d)?|rang|met|told|call(?:ing)|see|saw|write\s+to|wrote\s+to|follow(?:ed)?\s+up\s+with|"
    r"(?:get|got)\s+back\s+to|repl(?:y|ied)\s+to|sen[dt]|g[ai]ve|show(?:ed)?|drop(?:ped)?|"
    r"(?:coffee|lunch|dinner|breakfast|drinks|call|video|zoom|meeting|mtg|meet|met|chat|interview|"
    r"visit|spoke|speak|talk|talked|catch\s+up|caught\s+up|up|sit\s+down|sat\s+down)"
    r"\s+(?:with|w/?))"
)
# With this behind it a word is a name and no part of something longer.
_LET_GO = (
    r"(?=\s*(?:$|[,;.:!?)])|\s+(?:on|at|about|re|for|by|to|in|and|before|after|today|tomorrow|"
    r"tmrw|yesterday|tonight|next|this|last|again|back|over|from|asking|regarding|first|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|[0-9]+\s?(?:h|m|hr|hrs|min|mins|hours?|minutes?))\b)"
)
_SMALL = re.compile(rf"(?<![\w'’-]){_TO_SOMEBODY}\s+(?P<name>[a-z][a-z’'-]+)(?![\w-])")
_ALONE = re.compile(_LET_GO, re.IGNORECASE)
_NUMBER = re.compile(r"\s+(?:the\s+)?[0-9]")
_PRONOUN = re.compile(
    rf"(?<![\w'’-]){_TO_SOMEBODY}\s+(?P<whom>him|them|her(?={_LET_GO}"
    r"|\s+(?:the|an?|my|our|that|some|it|up|[0-9]+)\b))(?![\w'’-])",
    re.IGNORECASE,
)
# Function words that are given names as well.
_NAMES_TOO = frozenset({"will", "may"})
_MOST = 3


def names_in_small_letters(
    text: str, ledger: Ledger, wishes: Wishes, taken: Sequence[Stretch]
) -> Iterator[Mention]:
    """The people whose name is a word, in small letters where a person has to stand: `call art`.

    Raises DoubtError where the word may be part of something else: `call art school`.
    """
    forms = forms_of(ledger).by_words
    for match in _SMALL.finditer(text):
        word = match["name"]
        start, end = match.span("name")
        people = _people(form.record for form in forms.get((word,), ()))
        if not people or any(start < last and first < end for first, last in taken):
            continue
        alone = _ALONE.match(text, end) is not None
        if word in FUNCTION and not (alone and word in _NAMES_TOO):
            continue
        if word in CALENDAR and _NUMBER.match(text, end):
            continue
        answer = wishes.answers.get((About.WHO, word), "")
        if answer == AS_TYPED:
            continue
        chosen = [one for one in people if one.id == answer]
        if not chosen and (not alone or word in CALENDAR):
            if not wishes.as_typed:
                raise DoubtError(_who(word, f"`{word}` may be a word or a name", people))
            continue
        yield Mention(start, end, tuple(chosen or people), NameMatch.PART)


def whom_a_pronoun_means(
    text: str, ledger: Ledger, as_of: date, wishes: Wishes, taken: Sequence[Stretch]
) -> Iterator[Mention]:
    """Who `her` is in a sentence that names nobody: those seen last are asked about.

    Raises DoubtError where no answer says who.
    """
    for match in _PRONOUN.finditer(text):
        word, (start, end) = match["whom"], match.span("whom")
        if any(start < last and first < end for first, last in taken) or wishes.as_typed:
            continue
        answer = wishes.answers.get((About.WHO, word), "")
        known = ledger.find(answer) if answer not in ("", AS_TYPED) else None
        if known is not None:
            yield Mention(start, end, (known,), NameMatch.PART)
        elif not answer and (people := seen_last(ledger, as_of)[:_MOST]):
            raise DoubtError(_who(word, f"`{word}` is somebody who is not named", people))


def _people(records: Iterable[object]) -> list[Contact]:
    return list({one.path: one for one in records if isinstance(one, Contact)}.values())


def _who(word: str, said: str, people: Sequence[Contact]) -> Question:
    return Question(
        About.WHO,
        word,
        said,
        (
            *(Candidate(one.id, one.name) for one in people),
            Candidate(AS_TYPED, f"nobody of these: leave `{word}` as it is"),
        ),
        f"write the one you mean as `[[{people[0].id}]]`, or --as-typed leaves `{word}` as it is",
    )
