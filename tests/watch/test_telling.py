"""What is told of a build beside the one before: what is new, what is settled, what broke."""

from __future__ import annotations

import pytest

from ledger.diagnostic import Diagnostic, Location, Severity
from ledger.watch import Said, Told, stopped
from ledger.watch.telling import MOST, on_page


def finding(path="contacts/a.md", line=1, code="HW501", severity=Severity.ERROR, message="odd"):
    place = Location(path, line, 1)
    return Diagnostic(code, "name-of-it", severity, place, message, help="mend it")


BROKEN = finding(code="HW105", message="a key stands twice")


def test_of_the_first_build_nothing_is_new():
    told = Told.first([BROKEN])
    assert (told.new, told.still, told.settled, told.faults) == ((), (BROKEN,), 0, ())


def test_a_finding_that_a_line_above_moved_is_no_other():
    moved = finding(line=7)
    told = Told.first([finding()]).then([moved])
    assert (told.new, told.still, told.settled) == ((), (moved,), 0)


def test_of_two_alike_each_counts():
    one, other = finding(line=1), finding(line=2)
    told = Told.first([one]).then([one, other])
    assert (told.new, told.still) == ((other,), (one,))
    after = told.then([one])
    assert (after.new, after.still, after.settled) == ((), (one,), 1)


def test_what_breaks_a_page_is_a_fault_until_it_is_mended():
    sound = Told.first([])
    broken = sound.then([BROKEN])
    assert broken.faults == (BROKEN,)
    again = broken.then([BROKEN, finding()])
    assert (again.faults, again.new) == ((BROKEN,), (finding(),))
    mended = again.then([finding()])
    assert (mended.faults, mended.settled) == ((), 1)


def test_a_page_that_was_broken_from_the_beginning_has_no_better_one_to_show():
    assert Told.first([BROKEN]).then([BROKEN]).faults == ()


@pytest.mark.parametrize(
    "harmless",
    [finding(code="HW501"), finding(code="HW105", severity=Severity.WARNING)],
    ids=["not about reading", "no error"],
)
def test_what_breaks_no_page_is_new_and_no_fault(harmless):
    told = Told.first([]).then([harmless])
    assert (told.new, told.faults) == ((harmless,), ())


def test_a_page_tells_of_the_gravest_and_how_many_more_there_are():
    mild = [finding(message=f"mild {n}", severity=Severity.INFO) for n in range(MOST)]
    said, more = on_page([*mild, finding(message="grave", line=3)])
    assert said[0] == Said("grave", "contacts/a.md:3", "mend it")
    assert [one.message for one in said[1:]] == [f"mild {n}" for n in range(MOST - 1)]
    assert more == 1


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("headway.toml:3:7: `base` is no path; type a slash",
         Said("`base` is no path", "headway.toml:3:7", "type a slash")),
        ("templates/a.html:2: no such name: `x`", Said("no such name: `x`", "templates/a.html:2")),
        ("the disk is full; free some of it", Said("the disk is full", "", "free some of it")),
        ("the disk is full", Said("the disk is full")),
        ("at 10:30 it stopped", Said("at 10:30 it stopped")),
    ],
)  # fmt: skip
def test_why_there_was_no_build_is_taken_apart(reason, said):
    assert stopped(reason) == said
