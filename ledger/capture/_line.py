"""The dated line that a sentence makes."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from ledger.capture._clauses import Clause
from ledger.capture._composing import compose, drops_out
from ledger.capture._kind import KindFound
from ledger.capture._phrases import NAME, Phrases
from ledger.capture._sentence import Sentence
from ledger.capture.times import DoubtfulTimeError, find_times
from ledger.config import Way
from ledger.model.contact import Contact
from ledger.model.draft import field_text, line_text
from ledger.model.names import Mention
from ledger.model.record import Record
from ledger.value import Value
from ledger.wording import hours

Stretch = tuple[int, int]

_ARTICLE = re.compile(r"^(?:an?|the)\s+(?=intro)", re.IGNORECASE)
# What was not got and not given.
_NOTHING = re.compile(r"(?:nothing|no|none|nobody|neither)\b", re.IGNORECASE)
# Behind the one who was introduced: by whom.
_FROM = re.compile(rf"\s+(?:from|by)\s+(?=(?:the )?{NAME})", re.IGNORECASE)
_LINKS = re.compile(
    r"(\[\[[^\[\]\n]+\]\]|\[(?!\[)[A-Za-z][\w -]*::(?:[^\[\]]|\[\[[^\[\]]*\]\])*\])"
)


class Wording(Value, frozen=True):
    """A sentence with everything that was found in it, to be put into words."""

    sentence: Sentence
    found: KindFound
    table: Phrases
    day: date
    holder: Record | None
    stands_for: Callable[[Record], Record]

    def line(self, *, noted: bool = False, plain: bool = False) -> str:
        """The line; where it is `plain`, what would read as something else is made harmless.

        A note that is `noted` says that it is one, so that its first word is no kind:
        `note: coffee with Dana was cancelled`.
        """
        times = self.sentence.times
        box = "[ ] " if self.todo else ""
        parts = [f"- {box}{self.day.isoformat()}"]
        if times.clock:
            parts.append(f"{times.clock:%H:%M}")
        parts.append(self.found.word)
        if times.minutes and self.found.word:
            parts.append(hours(times.minutes))
        if self.days:
            parts.append(f"{self.days}d")
        parts.append(self.found.round)
        if self.found.count > 1:
            parts.append(f"×{self.found.count}")
        if noted and not self.found.word:
            parts.append("note:")
        text = self._text()
        parts.append(_harmless(text) if plain else text)
        for key, value in self.fields():
            parts.append(f"[{key}:: {_harmless_value(value) if plain else value}]")
        return " ".join(part for part in parts if part)

    @property
    def todo(self) -> bool:
        """Whether it is a next action."""
        return self.sentence.todo

    @property
    def takes_days(self) -> bool:
        """Whether a length in days is the length of time off."""
        return self.found.kind.way is Way.OFF

    @property
    def days(self) -> int | None:
        """The length of time off in days, where it is not said in hours."""
        said = self.sentence.times.days or (
            None if self.sentence.times.minutes else self.found.days
        )
        return said or None if self.takes_days else None

    def _links(self) -> dict[int, tuple[Mention, str]]:
        return {
            one.start: (one, self.stands_for(one.candidates[0]).id)
            for one in self.sentence.mentions
            if one not in self.sentence.spoken_of
        }

    def _text(self) -> str:
        """What no field and no part before the text takes up."""
        sentence = self.sentence
        links = self._links()
        out = [*self.found.said, *self._times_out()]
        if sentence.cue:
            out.append(sentence.cue)
        for clause in self.used:
            out.append(clause.whole)
            for one in sentence.mentions:
                if clause.value[0] <= one.start < clause.value[1]:
                    links[one.start] = (one, "")
        for one in sentence.mentions:
            holder = self.stands_for(one.candidates[0])
            if self.holder is None or holder.path != self.holder.path:
                continue
            if one in sentence.spoken_of:
                continue
            if any(clause.value[0] <= one.start < clause.value[1] for clause in self.used):
                continue
            if gone := drops_out(sentence.text, one, sentence.mentions):
                links[one.start] = (one, "")
                out.append(gone)
        return compose(sentence.text, (0, len(sentence.text)), links, out, self._kept())

    def _kept(self) -> list[Stretch]:
        return list(self.found.kept)

    def _times_out(self) -> list[Stretch]:
        """The stretches of time that the line says in its own way; others stay words."""
        said: list[Stretch] = []
        for start, end in self.sentence.times.spans:
            try:
                alone = find_times(self.sentence.text[start:end], self.day, ahead=self.todo)
            except DoubtfulTimeError:  # out of its sentence it may be two days
                said.append((start, end))
                continue
            in_days = alone.days and not (self.takes_days or alone.day or alone.minutes)
            if not in_days and not (alone.minutes and not self.found.word):
                said.append((start, end))
        return said

    @property
    def used(self) -> tuple[Clause, ...]:
        """The clauses that become fields of this kind of line."""
        return tuple(one for one in self.sentence.clauses if self._fits(one))

    def _fits(self, clause: Clause) -> bool:
        on = clause.phrase.on
        if on and self.found.kind.name not in on:
            return False
        if clause.phrase.day:
            return self._next(clause) is not None
        given = clause.phrase.field in ("got", "gave")
        return not (given and _NOTHING.match(self.sentence.text, clause.value[0]))

    def _next(self, clause: Clause) -> date | None:
        said = self.sentence.text[clause.value[0] : clause.value[1]]
        try:
            return find_times(said, self.day, ahead=True).day
        except ValueError:
            return None

    def fields(self) -> list[tuple[str, str]]:
        fields: list[tuple[str, str]] = []
        links = self._links()
        for clause in self.used:
            phrase = clause.phrase
            if phrase.day:
                fields.append((phrase.field, f"{self._next(clause)}"))
            elif phrase.record:
                inside = [one for start, (one, _) in links.items() if start >= clause.value[0]]
                record = self.stands_for(inside[0].candidates[0])
                # What came through the holder of the line stands with it.
                if self.holder is None or record.path != self.holder.path:
                    fields.append((phrase.field, record.id))
            else:
                said = compose(self.sentence.text, clause.value, links, self._times_out())
                fields.append((phrase.field, phrase.begins + _ARTICLE.sub("", said)))
                if phrase.begins and (giver := self._giver(clause)):
                    fields.append(("via", giver.id))
        if self.found.mode:
            fields.append(("mode", self.found.mode))
        if self.found.depth:
            fields.append(("depth", self.found.depth))
        if self.found.kind.way is Way.SETBACK and (cause := self._cause()):
            fields.append(("cause", cause))
        return [(key, value) for key, value in fields if value]

    def _giver(self, clause: Clause) -> Record | None:
        """Whom an introduction is said to be from, where others took part as well."""
        sentence = self.sentence
        said = _FROM.match(sentence.masked, clause.whole[1])
        present = [
            self.stands_for(one.candidates[0])
            for one in sentence.mentions
            if not clause.value[0] <= one.start < clause.value[1] and one not in sentence.spoken_of
        ]
        people = {one.path: one for one in present if isinstance(one, Contact)}
        if said is None or len(people) < 2:
            return None
        starts = {one.start: one for one in sentence.mentions}
        found = starts.get(said.end())
        return people.get(self.stands_for(found.candidates[0]).path) if found else None

    def _cause(self) -> str:
        return next(
            (name for name, says in self.table.causes if says.search(self.sentence.text)), ""
        )


def _harmless(text: str) -> str:
    """A text whose links and fields stay, and in whose words nothing else means anything."""
    made = "".join(
        part if number % 2 else _plain(part) for number, part in enumerate(_LINKS.split(text))
    ).strip()
    return line_text(made) if not _LINKS.search(made) else _quoted(made)


def _plain(part: str) -> str:
    """The words between two links, the blanks at their ends kept."""
    shown = part.replace("`", "'").replace("<!--", "<! --").replace("-->", "-- >")
    shown = re.sub(r"(\[|\])\1+", r"\1", shown)
    return re.sub(r":{2,}", ":", shown)


def _quoted(text: str) -> str:
    """A text whose first word cannot be read as a duration or a round."""
    first, blank, rest = text.partition(" ")
    return text if line_text(first) == first or first.startswith("[") else f'"{first}"{blank}{rest}'


def _harmless_value(value: str) -> str:
    return "".join(
        part if number % 2 else re.sub(r"\s+", " ", _value(part))
        for number, part in enumerate(re.split(r"(\[\[[^\[\]\n]+\]\])", value))
    ).strip()


def _value(part: str) -> str:
    """The words of a value; `field_text` takes the blanks at the ends, which are put back."""
    ahead, behind = part[: len(part) - len(part.lstrip())], part[len(part.rstrip()) :]
    return f"{ahead}{field_text(part)}{behind}" if part.strip() else part
