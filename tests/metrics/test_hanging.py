"""What campaigns hang on together, and what a setback took: as the measure has it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from ledger.actions._resilience import blow
from ledger.metrics import all_metrics
from ledger.metrics._aftermath import aftermath
from ledger.metrics._backfill import ASLEEP, EARLY, LATE, backfill, growth_of
from ledger.metrics._hanging import by_advocate, by_channel, by_organization
from ledger.metrics._probability import prospects
from ledger.metrics._prospect_pool import pools_of
from ledger.metrics._setbacks import setbacks
from ledger.wording import percent
from tests.metrics.measuring import AS_OF, ago, measured
from tests.pages.taking import EXAMPLES, ledger_on
from tests.support import ledger_of


def campaign(front: str, stage: str = "targeted", body: str = "") -> str:
    return f"---\n{front}\nstages:\n  - {ago(30)} {stage}\n---\n{body}"


FILES = {
    "organizations/big.md": "---\nname: Big\n---\n",
    "contacts/ann.md": "---\nname: Ann\nvia: writing\n---\n",
    "channels/writing.md": "---\nname: Writing\n---\n",
    "campaigns/a.md": campaign("name: A\norganization: big\nadvocates: [ann]", "negotiating"),
    "campaigns/b.md": campaign("name: B\norganization: big\nvia: ann"),
    "campaigns/c.md": campaign("name: C"),
}


def pool_of(files):
    ledger = ledger_of(files)
    return ledger, pools_of(ledger, prospects(ledger, AS_OF))[0]


def test_campaigns_hang_on_what_they_name():
    ledger, pool = pool_of(FILES)
    found = {
        "organization": by_organization(ledger, pool),
        "channel": by_channel(ledger, pool),
        "advocate": by_advocate(ledger, pool, AS_OF),
    }
    hang = {
        kind: [(part.record.id, [one.id for one in part.campaigns]) for part in parts]
        for kind, parts in found.items()
    }
    assert hang == {
        "organization": [("big", ["a", "b"]), ("c", ["c"])],
        "channel": [("a", ["a"]), ("c", ["c"]), ("writing", ["b"])],
        "advocate": [("ann", ["a"])],
    }


def test_what_is_left_is_what_the_others_bring():
    ledger, pool = pool_of(FILES)
    part = by_organization(ledger, pool)[0]
    assert part.loss.left == pytest.approx(0.05)
    assert part.share == pytest.approx(1 - 0.05 / (1 - 0.5 * 0.95 * 0.95))


def test_where_nothing_can_be_lost_nothing_hangs():
    files = {
        "me.md": "---\npipeline: client\n---\n",
        "organizations/big.md": "---\nname: Big\n---\n",
        "campaigns/a.md": campaign("organization: big\nvalue: 0", "conversation"),
    }
    ledger, pool = pool_of(files)
    assert (by_organization(ledger, pool), by_advocate(ledger, pool, AS_OF)) == ((), ())


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_worst_of_each_is_the_one_that_the_measure_names(name):
    ledger = ledger_on(name)
    day = date(2026, 9, 28)
    pool, _ = pools_of(ledger, prospects(ledger, day))
    said = measured_on(name, day).aside
    for kind, parts in (
        ("organization", by_organization(ledger, pool)),
        ("advocate", by_advocate(ledger, pool, day)),
    ):
        loss = parts[0].loss
        told = f"by {kind}: {percent(loss.survival)} survives without {loss.name}"
        assert told in said


def measured_on(name, day):
    metric = next(one for one in all_metrics() if one.name == "resilience")
    return metric.measure(ledger_on(name), day)


def test_an_early_campaign_is_worked_or_asleep():
    files = {
        **FILES,
        "campaigns/c.md": campaign("name: C", body=f"- {ago(3)} research 1h\n"),
    }
    ledger, pool = pool_of(files)
    grown = {one.campaign.id: growth_of(ledger, one, AS_OF) for one in pool.members}
    assert grown == {"a": LATE, "b": ASLEEP, "c": EARLY}
    counted = backfill(ledger, pool.members, AS_OF)
    assert (counted.early, counted.asleep, counted.late) == (1, 1, 1)


# What a setback took


def test_the_board_froze_and_a_third_was_left():
    ledger = ledger_on("job-search")
    day = date(2026, 9, 7)
    one = setbacks(ledger, day)[0]
    after = aftermath(ledger, one, day)
    assert [campaign.id for campaign in after.taken] == ["tessera"]
    assert percent(after.survival) == "33%"
    assert percent(after.by_settings) == "36%"
    hit = blow(ledger, day)
    assert (hit.share, hit.by_settings) == (after.survival, after.by_settings)


def test_what_was_taken_stays_taken_when_it_opens_again():
    ledger = ledger_on("job-search")
    later = date(2026, 11, 10)  # Tessera is open once more
    one = setbacks(ledger, later)[0]
    assert [campaign.id for campaign in aftermath(ledger, one, later).taken] == ["tessera"]


def test_larkspur_left_less_than_half():
    ledger = ledger_on("book-of-business")
    one = setbacks(ledger, AS_OF)[0]
    after = aftermath(ledger, one, AS_OF)
    assert (after.whole, after.left) == (pytest.approx(53_800), pytest.approx(23_800))
    assert percent(after.survival) == "44%"


def test_a_setback_that_closed_nothing_took_nothing():
    files = {"campaigns/a.md": campaign("name: A", body=f"- {ago(5)} setback they are slow\n")}
    ledger = ledger_of(files)
    assert aftermath(ledger, setbacks(ledger, AS_OF)[0], AS_OF) is None


def test_all_setbacks_may_be_asked_for():
    lines = "".join(f"- {ago(days)} setback {days}\n" for days in range(1, 10))
    ledger = ledger_of({"campaigns/a.md": campaign("name: A", body=lines)})
    assert len(setbacks(ledger, AS_OF)) == 3
    every = setbacks(ledger, AS_OF, most=None)
    assert [one.day for one in every] == [AS_OF - timedelta(days=days) for days in range(1, 10)]


def test_without_a_setback_nothing_is_said_of_one():
    assert not [one for one in measured("resilience", FILES).aside if "setback" in one]
