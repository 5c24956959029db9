"""A sound ledger is met with silence; whatever is harmed in it is found at its line."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ledger import checks
from ledger.diagnostic import Diagnostic
from tests.properties.planted import NOT_PLANTED, PLANTERS, plant
from tests.properties.sound_ledger import sound_ledgers
from tests.support import AS_OF, Files, ledger_of

THOUSAND = settings(
    max_examples=1_000, deadline=None, suppress_health_check=[*HealthCheck], database=None
)


def found_in(files: Files) -> tuple[Diagnostic, ...]:
    return checks.run(ledger_of(files), AS_OF)


@st.composite
def harmed(draw: st.DrawFn):
    """A sound ledger, and the same with a fault in it."""
    files = draw(sound_ledgers())
    code, planter = draw(st.sampled_from(PLANTERS))
    return files, plant(files, code, planter, draw)


@THOUSAND
@given(harmed())
def test_a_planted_fault_is_found_at_its_line_and_the_ledger_unharmed_is_met_with_silence(both):
    files, planted = both
    assert found_in(files) == ()
    found = [(one.code, one.location.path, one.location.line) for one in found_in(planted.files)]
    assert (planted.code, planted.path, planted.line) in found, (
        planted.code, planted.path, planted.line, found, planted.files[planted.path],
    )  # fmt: skip


def test_every_check_has_a_planter_or_a_reason_for_none():
    planted = {code for code, _ in PLANTERS}
    assert planted.isdisjoint(NOT_PLANTED)
    assert planted | {*NOT_PLANTED} == {one.code for one in checks.all_checks()}


def test_there_are_faults_of_many_kinds_in_every_group():
    planted = {code for code, _ in PLANTERS}
    assert len(planted) >= 40
    assert {code[2] for code in planted} >= {"1", "2", "3", "4", "5", "6", "9"}
