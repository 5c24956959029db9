"""Which new file is the old one under another name.

Git tells of renames within one commit; a ledger's owner also moves a file in one commit and
deletes the old one in another, or squashes both. So what has gone is compared with all that
began later.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping

from ledger.model.history import StageFact
from ledger.value import Value

# How much of two texts has to be the same: as much as git asks for, and more where the stage
# lines are not those of the old file, so that two short files are not taken for one.
_SAME = 0.5
_NEARLY_ALL = 0.8
_COMMON_LINE = 50
_TRIED = 5


class Candidate(Value, frozen=True):
    """A file where it ended or began: its text then, and the stages that it claimed.

    `began` and `ended` count commits; what has not ended is not asked when.
    """

    key: int
    path: str
    text: str
    began: int
    stages: tuple[StageFact, ...]
    ended: int = 0


def find_heirs(gone: Iterable[Candidate], born: Iterable[Candidate]) -> dict[int, int]:
    """For each file that has gone the one that it became, by key; those without one are left out.

    Each new file takes over from one old one at most, and never from one that began later.
    Of several that might, the one that began nearest to the end does.
    """
    found: dict[int, int] = {}
    free = {one.key: one for one in born}
    gone = sorted(gone, key=lambda one: one.ended)
    for likely in (_same_text(free), _same_lines(free)):
        for old in gone:
            if old.key in found:
                continue
            for new in likely(old):
                if new.key in free and new.key != old.key and _may_follow(old, new):
                    found[old.key] = new.key
                    del free[new.key]
                    break
    return found


def _may_follow(old: Candidate, new: Candidate) -> bool:
    if new.began < old.began:
        return False
    alike = _likeness(_lines(old.text), _lines(new.text))
    return alike >= (_SAME if set(old.stages) <= set(new.stages) else _NEARLY_ALL)


def _same_text(free: Mapping[int, Candidate]) -> Callable[[Candidate], list[Candidate]]:
    by_text: dict[str, list[Candidate]] = defaultdict(list)
    for one in free.values():
        by_text[one.text].append(one)
    return lambda old: sorted(by_text.get(old.text, []), key=lambda one: _distance(old, one))


def _same_lines(free: Mapping[int, Candidate]) -> Callable[[Candidate], list[Candidate]]:
    """Those that share most of the lines that few files have."""
    having: dict[str, list[Candidate]] = defaultdict(list)
    for one in free.values():
        for line in set(_lines(one.text)):
            having[line].append(one)

    def likely(old: Candidate) -> list[Candidate]:
        shared: Counter[int] = Counter()
        for line in set(_lines(old.text)):
            sharers = having.get(line, [])
            if len(sharers) <= _COMMON_LINE:
                shared.update(one.key for one in sharers)
        best = sorted(shared, key=lambda key: (-shared[key], key))[:_TRIED]
        return sorted(
            (free[key] for key in best if key in free),
            key=lambda one: (
                -_likeness(_lines(old.text), _lines(one.text)),
                _distance(old, one),
            ),
        )

    return likely


def _likeness(lines: list[str], others: list[str]) -> float:
    """The share of two texts' lines that both have, from 0 to 1 (Sørensen–Dice)."""
    together = len(lines) + len(others)
    return 2 * sum((Counter(lines) & Counter(others)).values()) / together if together else 1.0


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip() not in ("", "---")]


def _distance(old: Candidate, new: Candidate) -> tuple[bool, int, bool, int]:
    """How far a file began from the end of another: after it first, then the nearest commit."""
    before = new.began < old.ended
    return (before, abs(new.began - old.ended), _stem(new) != _stem(old), new.key)


def _stem(one: Candidate) -> str:
    return one.path.rsplit("/", 1)[-1]
