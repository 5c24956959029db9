"""The stages of another tool's notes: its words, its lists without days, the days beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date

from ledger.config import Config, Pipeline, same_stage
from ledger.model.parts import StageLine
from ledger.model.record import RecordKind
from ledger.value import Value, changed

_LINE = re.compile(
    r"(?:(?P<date>\d{4}-\d{2}-\d{2})[ \t:]+)?(?P<word>[^,:]*+)(?:[,:](?P<text>.*))?$",
    re.DOTALL,
)
_PIPELINES = {RecordKind.CONTACT: "advocate", RecordKind.SKILL: "skill"}


class Told(Value, frozen=True):
    """A stage line as another tool has it: its day as typed, our stage, what stands beside it."""

    day: str | None
    stage: str
    evidence: str


class StageWords(Value, frozen=True):
    """The words for the stages of one record, and the keys that hold the day of one.

    `pipelines` are those that the record may be in, the likeliest first.
    """

    words: Mapping[str, str]
    days: Mapping[str, str]
    pipelines: tuple[Pipeline, ...]

    def find(self, typed: str) -> Told | None:
        """A line in words of theirs, or None; a word unlike the stage's own stands beside it."""
        match = _LINE.match(typed.strip())
        word = same_stage(match["word"]) if match else ""
        if match is None or word not in self.words:
            return None
        stage = self.words[word]
        own = "" if word == same_stage(stage.replace("-", " ")) else match["word"].strip()
        return Told(match["date"], stage, (match["text"] or "").strip() or own)

    def settled(
        self, lines: Iterable[StageLine], dated: Iterable[StageLine]
    ) -> tuple[StageLine, ...]:
        """The lines with the days that stand in keys of their own.

        A stage that several words in a row stand for is one line. A day goes to the first line
        of its stage; where there is none it makes one, in the order of the pipeline.
        """
        made: list[StageLine] = []
        for line in lines:
            last = made[-1] if made else None
            if last and last.stage == line.stage and line.adopted:
                said = ", ".join(part for part in (last.evidence, line.evidence) if part)
                made[-1] = changed(last, evidence=said, links=(*last.links, *line.links))
            else:
                made.append(line)
        for line in sorted(dated, key=lambda one: (one.date or date.min, one.location)):
            at = next((n for n, one in enumerate(made) if one.stage == line.stage), None)
            if at is None:
                made.insert(self._place(made, line), line)
            elif made[at].date is None:
                made[at] = changed(made[at], date=line.date)
        return tuple(made)

    def _place(self, made: list[StageLine], line: StageLine) -> int:
        """Where a line goes: before the first whose stage comes later."""
        for pipeline in self.pipelines:
            stages = pipeline.stages
            if line.stage in stages and all(one.stage in stages for one in made):
                own = stages[line.stage].position
                return next(
                    (n for n, one in enumerate(made) if stages[one.stage].position > own), len(made)
                )
        return len(made)


def stage_words_of(
    config: Config, kind: RecordKind, pipeline: str, days: Mapping[str, str]
) -> StageWords:
    """The words for the stages of a record of a kind, in the pipeline that it states."""
    name = _PIPELINES.get(kind, pipeline)
    own = [config.pipelines[name]] if name in config.pipelines else []
    every = tuple(own or config.pipelines.values())
    return StageWords(config.vocabulary.stage_words(name), days, every)
