"""Which of our stages somebody's words for where a thing stands are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from ledger.adopting._guesses import Guess, Unplaced
from ledger.adopting._vocabulary import OWN_WORDS, STAGES
from ledger.config import defaults, same_stage

_DATED = re.compile(r"^\d{4}-\d{2}-\d{2}[ \t:]+|[,:].*$", re.DOTALL)
JOB, CLIENT = "job", "client"


def stage_texts(values: Iterable[str]) -> list[str]:
    """The words of stage lines, without what is about them."""
    return [word for value in values if (word := _DATED.sub("", value).strip())]


def known_word(word: str) -> bool:
    """Whether a word stands for a stage of one pipeline or another."""
    return any(stage_of(word, pipeline) for pipeline in STAGES)


def stage_of(word: str, pipeline: str) -> str:
    """The stage of a pipeline that a word stands for; empty where it stands for none."""
    said = same_stage(word)
    own = {
        same_stage(name.replace("-", " ")): name for name in defaults().pipelines[pipeline].stages
    }
    if said in own:
        return own[said]
    return next((stage for stage, pattern in STAGES[pipeline] if pattern.search(said)), "")


def pipeline_of(words: Iterable[str]) -> str:
    """Whether some words are those of applications or of business."""
    counts = Counter(
        name for word in words for name, own in OWN_WORDS.items() if own.search(same_stage(word))
    )
    return CLIENT if counts[CLIENT] > counts[JOB] else JOB


def guess_stages(
    counts: Mapping[str, int], pipeline: str, total: int
) -> tuple[list[Guess], list[Unplaced]]:
    """The stage that each word stands for, and the words that stand for none."""
    guesses: dict[str, Guess] = {}
    left = []
    for word, count in counts.items():
        if stage := stage_of(word, pipeline):
            guesses.setdefault(same_stage(word), Guess(word, stage, count, total))
        else:
            left.append(Unplaced(word, count, "no stage that is known here"))
    order = list(defaults().pipelines[pipeline].stages)
    return sorted(guesses.values(), key=lambda one: order.index(one.ours)), left
