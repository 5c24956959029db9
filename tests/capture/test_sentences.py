"""300 sentences as people say them: right at once, asked about, and never silently wrong."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path

import pytest

from ledger.naming import slug
from tests.capture.sentence import (
    STORIES,
    TEMPORAL,
    Meaning,
    Sentence,
    files_of,
    meaning_of,
    sentences,
    story_ledger,
    words_of,
)
from tests.cli.envelopes import run
from tests.cli.transcript import contents
from tests.support import write_ledger

# What a question has to speak of, where the sentence does not name the candidates itself.
ASKS = {"who": "", "kind": "--kind", "day": "day", "create": "--create", "where": "--in"}

RIGHT_AT_ONCE = 0.95

_WRITTEN = re.compile(r"(?P<file>[^\n:]+\.md):\d+: (?P<line>- .+)")


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a sentence: the line and its file, or a question; and the files to make."""

    file: str
    line: str
    made: frozenset[str]
    question: str


def answer_to(sentence: Sentence, root: Path) -> Answer:
    """What `headway log` makes of a sentence. The one place that knows the command."""
    options = ["--dry-run", "--ledger", root, "--as-of", str(sentence.as_of)]
    if sentence.into:
        options += ["--in", sentence.into]
    if sentence.create:
        options += ["--create"]
    result = run("log", *options, "--", sentence.say)
    if result.exit_code:
        assert (result.exit_code, result.stdout) == (2, ""), result.output
        return Answer("", "", frozenset(), result.stderr)
    written = _WRITTEN.search(result.stdout)
    assert written, result.output
    file = Path(written["file"])
    file = file.relative_to(root) if file.is_absolute() else file
    made = frozenset(path for path in sentence.creates if path in result.output)
    return Answer(file.as_posix(), written["line"], made, "")


class Outcome(Enum):
    """How it went. WRONG is a line that was written without a question and is not the one."""

    RIGHT = "right"
    ASKED = "asked"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Judgement:
    """The outcome of a sentence, and why."""

    outcome: Outcome
    why: str


Judge = Callable[[Sentence], Judgement]


@pytest.fixture(scope="module")
def judge(tmp_path_factory: pytest.TempPathFactory) -> Judge:
    """Judges a sentence on a copy of its story's ledger; each is said once."""
    folder = tmp_path_factory.mktemp("sentences")
    roots = {story: write_ledger(folder / story, files_of(story)) for story in STORIES}
    judged: dict[str, Judgement] = {}

    def judge_one(sentence: Sentence) -> Judgement:
        if sentence.name not in judged:
            root = roots[sentence.story]
            judged[sentence.name] = _judged(sentence, answer_to(sentence, root))
        return judged[sentence.name]

    return judge_one


def _judged(sentence: Sentence, answer: Answer) -> Judgement:
    if sentence.asks:
        if answer.line:
            return Judgement(Outcome.WRONG, f"not asked: {answer.file}: {answer.line}")
        wanted = [*sentence.candidates, ASKS[sentence.asks]]
        missing = [word for word in wanted if word not in answer.question]
        if missing:
            return Judgement(Outcome.ASKED, f"without {missing}: {answer.question}")
        return Judgement(Outcome.RIGHT, "")
    if answer.question:
        return Judgement(Outcome.ASKED, answer.question)
    wrongs = list(_wrongs(sentence, answer))
    if wrongs:
        told = [f"file: {answer.file}", f"line: {answer.line}", *wrongs]
        return Judgement(Outcome.WRONG, "\n".join(told))
    return Judgement(Outcome.RIGHT, "")


def _wrongs(sentence: Sentence, answer: Answer) -> list[str]:
    """What of an answer is not as it should be."""
    ledger = story_ledger(sentence.story)
    wrongs = [f"not made: {path}" for path in sentence.creates if path not in answer.made]
    if answer.file != sentence.file:
        wrongs.append(f"file: {answer.file}, not {sentence.file}")
    got = meaning_of(answer.line, answer.file, ledger)
    wanted = meaning_of(sentence.line, sentence.file, ledger)
    wrongs += _differences(got, wanted)
    extra = got.words - wanted.words
    if lost := wanted.words - got.words:
        wrongs.append(f"lost: {sorted(lost)}")
    if invented := extra - frozenset(words_of(sentence.say)):
        wrongs.append(f"never said: {sorted(invented)}")
    if left := {word for word in extra if word in TEMPORAL or any(map(str.isdigit, word))}:
        wrongs.append(f"still in the text: {sorted(left)}")
    return wrongs


def _differences(got: Meaning, wanted: Meaning) -> list[str]:
    """The parts that differ, the words aside."""
    parts = (
        "date", "time", "kind", "minutes", "days", "round", "count", "todo", "records", "fields",
    )  # fmt: skip
    pairs = [(part, getattr(got, part), getattr(wanted, part)) for part in parts]
    return [f"{part}: {has}, not {wants}" for part, has, wants in pairs if has != wants]


@pytest.mark.parametrize("sentence", sentences(), ids=lambda sentence: slug(sentence.name, 70))
def test_a_sentence_is_right_or_asked_about(sentence: Sentence, judge: Judge) -> None:
    judgement = judge(sentence)
    allowed = {Outcome.RIGHT} if sentence.asks else {Outcome.RIGHT, Outcome.ASKED}
    assert judgement.outcome in allowed, f"{sentence.say}\n{sentence.line}\n{judgement.why}"


@pytest.mark.parametrize("held_out", [False, True], ids=["all", "held out"])
def test_nearly_all_are_right_at_once_and_none_is_silently_wrong(
    held_out: bool, judge: Judge
) -> None:
    chosen = [one for one in sentences() if one.held_out or not held_out]
    if not chosen:
        pytest.skip("no sentence is held out here")
    outcomes = Counter((bool(one.asks), judge(one).outcome) for one in chosen)
    said = [one for one in chosen if not one.asks]
    table = {
        f"{'asked' if asks else 'plain'} {how.value}": n for (asks, how), n in outcomes.items()
    }
    assert outcomes[False, Outcome.WRONG] + outcomes[True, Outcome.WRONG] == 0, table
    assert outcomes[False, Outcome.RIGHT] >= RIGHT_AT_ONCE * len(said), table
    assert outcomes[True, Outcome.RIGHT] == len(chosen) - len(said), table


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    root = write_ledger(tmp_path / "ledger", files_of("friends"))
    before = contents(root)
    for sentence in (one for one in sentences() if one.story == "friends" and one.creates):
        answer_to(sentence, root)
    assert contents(root) == before


def test_a_wrong_line_is_called_wrong() -> None:
    sentence = next(one for one in sentences() if one.line and not one.creates)
    right = Answer(sentence.file, sentence.line, frozenset(), "")
    assert _judged(sentence, right).outcome is Outcome.RIGHT
    asked = replace(right, file="", line="", question="which of two?")
    assert _judged(sentence, asked).outcome is Outcome.ASKED
    for wrong in (
        replace(right, file="journal/2026-09.md"),
        replace(right, line=f"{right.line} invented"),
        replace(right, line=f"{right.line} 20"),
        replace(right, line=right.line.replace("coffee", "research")),
        replace(right, line=f"{right.line} [got:: something]"),
    ):
        assert _judged(sentence, wrong).outcome is Outcome.WRONG
