"""Work spread over processes gives what it gives here, whatever becomes of the processes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from ledger import processes
from ledger.processes import MOST_TASKS, spread, spread_out, workers

HERE = os.getpid()
TASKS = 40

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="forks only where that is safe")


@pytest.fixture(autouse=True)
def _two_cores(monkeypatch):
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1}, raising=False)


def named(number):
    """The number, and which process it was done in."""
    time.sleep(0.002)
    return f"{number} {os.getpid()}".encode()


def numbers(made):
    return [int(one.split()[0]) for one in made]


def pids(made):
    return {int(one.split()[1]) for one in made}


def test_the_answers_come_in_the_order_of_the_numbers_and_from_both():
    made = spread(named, TASKS)
    assert numbers(made) == list(range(TASKS))
    assert len(pids(made)) == 2
    assert HERE in pids(made)


@pytest.mark.parametrize("tasks", [0, 1])
def test_what_cannot_be_shared_is_done_here(tasks):
    assert pids(spread(named, tasks)) <= {HERE}


def test_with_most_one_everything_is_done_here():
    assert pids(spread(named, TASKS, 1)) == {HERE}


def test_on_one_core_everything_is_done_here(monkeypatch):
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0}, raising=False)
    assert workers() == 1
    assert pids(spread(named, TASKS)) == {HERE}


def test_beside_another_thread_everything_is_done_here():
    over = threading.Event()
    other = threading.Thread(target=over.wait)
    other.start()
    try:
        assert pids(spread(named, TASKS)) == {HERE}
    finally:
        over.set()
        other.join()


def test_more_tasks_than_a_pipe_holds_are_done_here(monkeypatch):
    monkeypatch.setattr(os, "fork", _no_more)
    made = spread(lambda number: b"%d" % number, MOST_TASKS + 1)
    assert [int(one) for one in made] == list(range(MOST_TASKS + 1))


def test_as_many_as_a_pipe_holds_are_shared():
    made = spread(lambda number: b"%d" % number, MOST_TASKS)
    assert [int(one) for one in made] == list(range(MOST_TASKS))


def test_a_pipe_that_holds_less_is_not_waited_for(monkeypatch):
    write = os.write
    monkeypatch.setattr(processes.os, "write", lambda into, data: write(into, data[:8]))
    assert pids(spread(named, TASKS)) == {HERE}


@pytest.mark.parametrize("lacking", ["fork", "pipe"])
def test_a_system_with_nothing_left_to_give_is_done_without(monkeypatch, lacking):
    before = _open_files()
    monkeypatch.setattr(os, lacking, _no_more)
    assert pids(spread(named, TASKS)) == {HERE}
    assert _open_files() == before


def _no_more(*_):
    raise BlockingIOError


def test_big_answers_come_whole():
    made = spread(lambda number: bytes([number]) * 3_000_000, 8)
    assert [(one[0], len(one)) for one in made] == [(number, 3_000_000) for number in range(8)]


def test_no_answer_is_an_answer():
    assert spread(lambda _: b"", TASKS) == [b""] * TASKS


@pytest.mark.parametrize("death", [signal.SIGKILL, signal.SIGTERM])
def test_a_process_that_dies_leaves_its_work_to_this_one(death):
    def dying(number):
        if os.getpid() != HERE and number > 3:
            os.kill(os.getpid(), death)
        return named(number)

    assert numbers(spread(dying, TASKS)) == list(range(TASKS))


def test_what_goes_wrong_elsewhere_alone_is_done_here():
    def failing(number):
        if os.getpid() != HERE:
            raise ValueError(number)
        return named(number)

    made = spread(failing, TASKS)
    assert numbers(made) == list(range(TASKS))
    assert pids(made) == {HERE}


def test_an_exception_is_raised_here_wherever_it_was_met():
    def failing(number):
        if number == TASKS - 1:
            raise LookupError("this one")
        return named(number)

    for _ in range(5):
        with pytest.raises(LookupError, match="this one"):
            spread(failing, TASKS)
    _no_child_is_left()


def test_after_an_interruption_nobody_begins_anything_more(tmp_path):
    def interrupted(number):
        if os.getpid() == HERE:
            raise KeyboardInterrupt
        (tmp_path / str(number)).touch()
        time.sleep(0.2)
        return b""

    began = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        spread(interrupted, 100)
    assert time.monotonic() - began < 10
    assert len(list(tmp_path.iterdir())) < 50
    _no_child_is_left()


def test_a_whole_group_that_is_interrupted_ends_with_one_word():
    code = (
        "import signal, time\nfrom ledger.processes import spread\n"
        # Whoever began this run may have had it ignore Ctrl-C.
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "def work(number):\n    print(number, flush=True)\n    time.sleep(0.05)\n    return b''\n"
        "try:\n    spread(work, 2000)\nexcept KeyboardInterrupt:\n    print('over', flush=True)\n"
    )
    run = subprocess.Popen(
        [sys.executable, "-c", code],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    run.stdout.readline()
    os.killpg(run.pid, signal.SIGINT)
    said, told = run.communicate(timeout=30)
    assert said.endswith("over\n")
    assert told == ""


def test_what_is_printed_before_is_printed_once():
    code = (
        "from ledger.processes import spread\nprint('once', end='')\nspread(lambda n: b'', 100)\n"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "once"


def test_how_many_are_done_is_told_in_order():
    told = []
    spread(named, TASKS, done=told.append)
    assert told == sorted(told)
    assert 0 < told[-1] <= TASKS


def test_nothing_is_left_open():
    before = _open_files()
    for _ in range(5):
        spread(named, 8)
    assert _open_files() == before
    assert threading.active_count() == 1
    _no_child_is_left()


def test_answers_are_handed_out_as_they_come_and_none_twice():
    made = list(spread_out(named, TASKS))
    assert sorted(number for number, _ in made) == list(range(TASKS))
    assert all(int(answer.split()[0]) == number for number, answer in made)


def test_who_asks_no_further_leaves_no_process_behind():
    for number, _ in spread_out(named, TASKS):
        if number > 2:
            break
    _no_child_is_left()


def test_this_process_begins_with_its_own_tasks_and_the_others_with_the_rest():
    def slow(number):
        time.sleep(0.02)
        return named(number)

    made = spread(slow, 12, ours=6)
    assert numbers(made) == list(range(12))
    assert pids(made[:5]) == {HERE}
    assert HERE not in pids(made[6:11])


def test_what_the_others_leave_is_done_here_whoever_was_to_begin_with_it():
    def lazy(number):
        if os.getpid() != HERE:
            os.kill(os.getpid(), signal.SIGKILL)
        return named(number)

    assert numbers(spread(lazy, TASKS, ours=3)) == list(range(TASKS))


def _open_files():
    return len(list(Path("/proc/self/fd").iterdir()))


def _no_child_is_left():
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)
