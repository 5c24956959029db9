"""A sentence whose names and times are known, ready to be looked through for the rest."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from ledger.capture._asking import AS_TYPED, About, Candidate, DoubtError, Question, Wishes
from ledger.capture._boundaries import clause_end
from ledger.capture._clauses import Clause, find_clauses, find_spoken_of
from ledger.capture._imperative import may_be_to_come
from ledger.capture._names import names_in
from ledger.capture._phrases import DAY, FIELD, NAME, Phrases, phrases
from ledger.capture._rounds import rounds_before_times
from ledger.capture._sentence_times import doubtful_day, sure_times
from ledger.capture._talked_about import talked_about
from ledger.capture.people import find_strangers
from ledger.capture.times import Times
from ledger.model.ledger import Ledger
from ledger.model.names import Mention, NameMatch
from ledger.value import Value

Stretch = tuple[int, int]

_FIELD = re.compile(
    r"\[(?!\[)\s*[A-Za-z][\w -]{0,40}?\s*::(?:[^\[\]]|\[\[[^\[\]]*\]\]|\[[^\[\]]*\])*\]"
)
_MARKS = re.compile("[\ue000-\ue00f]")
_OTHER = "\ue003"
_THEN_LENGTH = re.compile(
    r",\s+(?:an? |\d)[^,]{0,12}?(?:m|mins?|minutes?|h|hrs?|hours?)\b", re.IGNORECASE
)
_OPENING = re.compile(
    r"(?:(?:and|also|so|ok|okay|right|please|note to self)[,:]?\s+)*", re.IGNORECASE
)


class Sentence(Value, frozen=True):
    """What is known of a sentence before its kind is.

    `masked` is the text with a mark in place of every character of a name, a time or a field
    that was typed; in `main` what stands in the value of a field, or tells of what somebody
    will do later, is out of sight as well. `cue` is the stretch that makes it a next action,
    `spoken_of` are the names of people who were only spoken of.
    """

    text: str
    masked: str
    main: str
    mentions: tuple[Mention, ...]
    fields: tuple[Stretch, ...]
    clauses: tuple[Clause, ...]
    times: Times
    todo: bool
    cue: Stretch | None
    spoken_of: tuple[Mention, ...] = ()


def read_sentence(text: str, ledger: Ledger, as_of: date, wishes: Wishes) -> Sentence:
    """The sentence that a text is. Raises DoubtError where a name or a day is not sure."""
    table = phrases()
    fields = tuple(match.span() for match in _FIELD.finditer(text))
    mentions = names_in(text, ledger, as_of, wishes, fields)
    named = [(one.start, one.end) for one in mentions]
    strangers = tuple(find_strangers(text, mentions))
    plain = mask(mask(_MARKS.sub(" ", text), [*named, *strangers], NAME), fields, FIELD)
    clauses = find_clauses(plain, table)
    for start, end in strangers:
        if not _is_typed(text[start:end], wishes):
            raise DoubtError(_stranger(text, (start, end), plain, clauses, mentions))
    todo, cue = _ahead(plain, table, clauses)
    later = [] if todo and not cue else list(_later(plain, table, cue))
    days = [one.whole for one in clauses if one.phrase.day]
    rounds = rounds_before_times(plain, ledger.config, table)
    hidden = [*named, *fields, *strangers, *later, *rounds]
    values = [one.value for one in clauses]
    days += [one.value for one in clauses if one.phrase.field not in ("got", "gave")]
    times = sure_times(text, as_of, todo, [*hidden, *days, *values], [*hidden, *days])
    if todo and not cue and not times.day and not wishes.day:
        raise DoubtError(doubtful_day("it is still to come, and its day cannot be told"))
    if (
        times.day
        and not (todo or times.minutes or wishes.day)
        and (why := may_be_to_come(text, plain, times.day, times.spans, as_of))
    ):
        raise DoubtError(doubtful_day(why))
    todo = todo or (times.day is not None and times.day > as_of)
    clauses = tuple(one for one in clauses if not _in(one.whole, later) or one.phrase.day)
    masked = mask(plain, times.spans, DAY)
    main = mask(masked, [*later, *(one.value for one in clauses)], _OTHER)
    spoken = find_spoken_of(plain, table, clauses)
    absent = tuple(
        one
        for one in mentions
        if one.match is not NameMatch.LINK and _in((one.start, one.end), spoken)
    )
    absent += tuple(one for one in talked_about(plain, mentions) if one not in absent)
    return Sentence(text, masked, main, mentions, fields, clauses, times, todo, cue, absent)


def mask(text: str, stretches: Iterable[Stretch], mark: str) -> str:
    """A text with a mark in place of each character of some stretches."""
    for start, end in stretches:
        text = text[:start] + mark * (end - start) + text[end:]
    return text


def _in(stretch: Stretch, others: Sequence[Stretch]) -> bool:
    return any(start <= stretch[0] and stretch[1] <= end for start, end in others)


def _is_typed(name: str, wishes: Wishes) -> bool:
    return wishes.as_typed or wishes.answers.get((About.STRANGER, name)) == AS_TYPED


def _stranger(
    text: str,
    stretch: Stretch,
    masked: str,
    clauses: Sequence[Clause],
    mentions: Sequence[Mention],
) -> Question:
    """Whether somebody new gets a file; who introduced them is the name before the words."""
    name = text[stretch[0] : stretch[1]]
    introducer = ""
    for clause in clauses:
        if clause.phrase.begins and _in(stretch, [clause.value]):
            outside = [one for one in mentions if not _in((one.start, one.end), [clause.value])]
            people = [one for one in outside if one.candidates[0].kind.value == "contact"]
            before = [one for one in people if one.end <= clause.whole[0] + 1]
            nearest = before[-1:] or people[:1]
            introducer = nearest[0].candidates[0].id if nearest else ""
    return Question(
        About.STRANGER,
        name,
        f"`{name}` is nobody that the ledger knows",
        (
            Candidate("create", f"make a contact of {name}"),
            Candidate(AS_TYPED, "leave the name as words"),
        ),
        "--create makes the contact, --as-typed leaves the name as words",
        introducer,
    )


def _ahead(masked: str, table: Phrases, clauses: Sequence[Clause]) -> tuple[bool, Stretch | None]:
    """Whether a sentence speaks of what is still to come, and the words that say so."""
    opening = _OPENING.match(masked)
    start = opening.end() if opening else 0
    if cue := table.ahead.match(masked, start):
        return True, (0, cue.end())
    for match in table.ahead_days.finditer(masked):
        if not _in(match.span(), [one.whole for one in clauses]):
            if (cue := table.ahead.match(masked, match.end() + 1)) and not masked[
                : match.start()
            ].strip():
                return True, cue.span()
            return not _told_before(masked, match.start(), table), None
    return False, None


def _told_before(masked: str, end: int, table: Phrases) -> bool:
    """Whether what stands before a place tells of what has happened."""
    return any(
        (words := match[0].lower().split())
        and words[0] != "need"
        and (words[0] in table.past or words[0].endswith(("ed", "'d", "’d")))
        for phrase in table.kinds
        for match in phrase.says.finditer(masked, 0, end)
    ) or any(
        word in table.past or (len(word) > 4 and word.endswith("ed"))
        for word in re.findall(r"[a-z]+", masked[:end].lower())
    )


def _later(masked: str, table: Phrases, cue: Stretch | None) -> Iterable[Stretch]:
    """The stretches that tell what will be, in a sentence about what was."""
    begun = cue[1] if cue else 0
    for match in table.quoted.finditer(masked, begun):
        # What they said, and what they asked for, has a time of its own.
        whole = masked[match.end() - 1] == ":"
        length = _THEN_LENGTH.search(masked, match.end())
        until = length.start() if length else len(masked)
        yield match.end(), until if whole else clause_end(masked, match.end())
    for pattern in (table.later, table.ahead, table.ahead_days):
        for match in pattern.finditer(masked, begun):
            if pattern is table.ahead_days and cue:
                continue
            yield match.start(), clause_end(masked, match.end())
