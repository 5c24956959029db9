"""A few hundred mutated inputs of each kind; those that once broke something; and the fuzzer."""

from __future__ import annotations

import json
import os
import signal
import time
from collections import Counter
from collections.abc import Hashable
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import cast

import pytest

from ledger.model.fault import FaultKind
from tests.fuzz.__main__ import FOUND, main
from tests.fuzz.case import Case, case_of, read_case, size_of, write_case
from tests.fuzz.minimising import minimised
from tests.fuzz.mutating import LONGEST, mutated
from tests.fuzz.running import SEEDS_TO_LOAD, run
from tests.fuzz.targets import all_targets
from tests.fuzz.worker import first_failure, judged

TARGETS = all_targets()
# Enough to notice what breaks everything; `make fuzz` is for the rest.
SHORT = {"reader": 300, "ledger": 3}
SHORT_OF_OTHERS = 30
KEPT = sorted(place for target in FOUND.glob("*") for place in target.iterdir())


@pytest.mark.parametrize("name", TARGETS)
def test_a_few_mutated_inputs_break_nothing(name: str) -> None:
    target = replace(TARGETS[name], seeds=lambda: TARGETS[name].seeds()[:30])
    made = run(target, SHORT.get(name, SHORT_OF_OTHERS), seconds=60, seed=1)
    assert not made.failures, [f"{one.kind}: {one.case}" for one in made.failures.values()]
    assert made.tried >= SHORT.get(name, SHORT_OF_OTHERS)


@pytest.mark.parametrize("place", KEPT, ids=lambda place: f"{place.parent.name}/{place.name}")
def test_what_once_broke_something_breaks_nothing(place: Path) -> None:
    assert first_failure(read_case(place), TARGETS[place.parent.name].judge) is None


@pytest.mark.parametrize("name", TARGETS)
def test_every_target_has_seeds_that_are_sound(name: str) -> None:
    seeds = TARGETS[name].seeds()
    assert seeds
    assert all(size_of(case) for case in seeds)


def cases(*texts: str) -> list[Case]:
    return [case_of({"a.txt": text}) for text in texts]


def text_of(case: Case) -> str:
    return case[0][1].decode()


def misbehave(case: Case) -> Hashable:
    """Does what its input says."""
    match text_of(case):
        case "raise":
            raise KeyError("x")
        case "die":
            os.kill(os.getpid(), 9)
        case "exit":
            os._exit(3)
        case "hang":
            while True:
                pass
        case "eat":
            return len(bytearray(3 << 30))
        case "sleep":
            time.sleep(0.01)
    return text_of(case)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("raise", "KeyError"),
        ("die", "signal SIGKILL"),
        ("exit", "exit 3"),
        ("hang", "hang"),
        ("eat", "MemoryError"),
    ],
)
def test_whatever_goes_wrong_is_found_with_its_input(text: str, kind: str) -> None:
    batch = judged(lambda: iter(cases("fine", text, "fine")), misbehave, set(), seconds=1)
    (failure,) = batch.failures
    assert failure.kind.startswith(kind)
    assert text_of(failure.case) == text
    assert batch.judged >= 2


def test_what_comes_to_something_new_is_kept_once() -> None:
    seen: set[Hashable] = {"old"}
    batch = judged(lambda: iter(cases("old", "new", "new", "sleep")), misbehave, seen)
    assert [text_of(case) for case in batch.new] == ["new", "sleep"]
    assert seen == {"old", "new", "sleep"}


def test_a_failure_is_made_small() -> None:
    def judge(case: Case) -> Hashable:
        if "x" in text_of(case):
            raise ValueError("x")
        return 0

    (long,) = cases("one\ntwo\nth x ree\nfour\n" * 3)
    found = first_failure(long, judge)
    assert found
    assert text_of(minimised(found, judge).case) == "x"


def test_the_same_seed_makes_the_same_inputs() -> None:
    pool = TARGETS["reader"].seeds()

    def made(seed: int) -> list[Case]:
        chance = Random(seed)  # noqa: S311
        return [mutated(pool[0], pool, TARGETS["reader"].shapes, chance) for _ in range(50)]

    assert made(1) == made(1) != made(2)


@pytest.mark.parametrize("name", TARGETS)
def test_mutations_are_of_any_form_and_no_longer_than_they_may_be(name: str) -> None:
    target, chance = TARGETS[name], Random(3)  # noqa: S311
    pool = target.seeds()
    made = [mutated(chance.choice(pool), pool, target.shapes, chance) for _ in range(200)]
    assert max(map(size_of, made)) <= 2 * LONGEST
    assert len(set(made)) > 150


def test_mutated_records_come_to_most_that_can_be_wrong_with_a_text() -> None:
    target, chance = TARGETS["reader"], Random(4)  # noqa: S311
    pool = target.seeds()
    told: Counter[str] = Counter()
    for _ in range(1_500):
        case = mutated(chance.choice(pool), pool, target.shapes, chance)
        codes, *_ = cast("tuple[frozenset[str], ...]", target.judge(case))
        told.update(codes or {"sound"})
    # Two of them are of a file that is no text.
    assert len(told.keys() & set(FaultKind)) >= len(FaultKind) - 6
    assert told["sound"] > 200


def stop_the_run(case: Case) -> Hashable:
    """Sends whoever waits for the worker the signal to stop, and goes on for long."""
    if text_of(case) == "stop":
        os.kill(os.getppid(), signal.SIGUSR1)
        time.sleep(60)
    return text_of(case)


def test_a_run_that_is_stopped_tells_what_it_tried() -> None:
    seeds = [*cases("fine") * SEEDS_TO_LOAD, *cases("stop")]
    before = signal.signal(signal.SIGUSR1, signal.default_int_handler)
    began = time.monotonic()
    try:
        target = replace(TARGETS["settings"], seeds=lambda: seeds, judge=stop_the_run)
        made = run(target, 5_000, seconds=60, seed=1)
    finally:
        signal.signal(signal.SIGUSR1, before)
    assert (made.stopped, made.tried, made.failed) == (True, 0, 0)
    assert time.monotonic() - began < 30


def test_a_case_is_written_and_read_again(tmp_path: Path) -> None:
    case = case_of({"a.md": b"\xff\x00", "b/c.md": "x"})
    write_case(tmp_path, case)
    assert read_case(tmp_path) == case
    assert read_case(tmp_path / "a.md") == (case[0],)


def test_a_run_tells_and_keeps_a_tally(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HEADWAY_ASSURANCE", str(tmp_path))
    assert main(["settings", "--inputs", "20", "--keep", str(tmp_path / "kept")]) == 0
    assert "20 inputs in all, 0 failures" in capsys.readouterr().out
    tally = json.loads((tmp_path / "fuzz-settings.json").read_text())
    assert {key: tally[key] for key in ("name", "tried", "unit", "failures")} == {
        "name": "fuzz-settings", "tried": 20, "unit": "inputs to settings", "failures": 0,
    }  # fmt: skip
    assert set(tally) == {"name", "promise", "tried", "unit", "failures", "seconds", "how"}


def test_an_input_that_was_kept_is_judged_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_case(tmp_path, case_of({"headway.toml": "a ="}))
    assert main(["settings", "--again", str(tmp_path)]) == 0
    assert "nothing is wrong with it" in capsys.readouterr().out
