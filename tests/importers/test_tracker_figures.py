"""What the authors of real lists counted in them comes out of the ledger that they make."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from ledger.model.campaign import Campaign
from ledger.model.ledger import Ledger
from tests.importers.planning import imported

STARTS = ("application", "inbound")
BY_SOURCE = {
    "linkedin": (152 + 2, 1.3), "remote-rocketship": (60, 5), "built-in": (51, 5.9),
    "otta": (51, 3.9), "company-website": (42, 2.4), "wellfound": (16, 12.5),
}  # fmt: skip
WEEKS = [33, 23, 91, 30, 68, 58, 18, 9, 18, 33, 18, 44]


@pytest.fixture(scope="module")
def applications(shared_data: Path) -> Ledger:
    return imported((shared_data / "trackers" / "jsmith0434-443-applications.csv").read_bytes())


def _count(ledger: Ledger, *kinds: str) -> int:
    return sum(entry.kind.name in kinds for entry in ledger.entries)


def test_443_applications_week_by_week(applications: Ledger) -> None:
    days = [entry.date for entry in applications.entries if entry.kind.name in STARTS]
    assert len(days) == 443
    weeks = Counter((day - date(2024, 1, 1)).days // 7 for day in days)
    assert [weeks[number] for number in sorted(weeks)] == WEEKS


def test_by_source_with_the_share_that_led_to_an_interview(applications: Ledger) -> None:
    # Two rows say "Linkedin": the ledger counts them with the others, the author did not.
    for channel in applications.channels:
        held = Counter(entry.kind.name for entry in channel.entries)
        if channel.id in BY_SOURCE:
            count, share = BY_SOURCE[channel.id]
            assert held["application"] == count
            assert round(100 * held["interview"] / count, 1) == pytest.approx(share, abs=0.05)
        elif channel.id != "recruiter-outreach":
            assert held["interview"] == 0


def test_14_say_yes_and_one_of_them_wrote_first(applications: Ledger) -> None:
    assert _count(applications, "interview") == 14
    outreach = [entry for entry in applications.entries if entry.kind.name == "inbound"]
    assert len(outreach) == 1
    assert outreach[0].holder == "recruiter-outreach"


def test_no_response_response_and_interview(applications: Ledger) -> None:
    interviewed = [one for one in applications.entries if one.kind.name == "interview"]
    # An answer that led to an interview is a reply; whom they wrote to first had no answer.
    led = sum(one.holder != "recruiter-outreach" for one in interviewed)
    answered = _count(applications, "decline", "reply") - led
    counts = (443 - answered - len(interviewed), answered, len(interviewed))
    assert [round(100 * count / 443) for count in counts] == [72, 25, 3]


@pytest.fixture(scope="module")
def rounds(shared_data: Path) -> list[Campaign]:
    data = (shared_data / "trackers" / "nakuramino-2021.csv").read_bytes()
    return list(imported(data).campaigns)


def _path(campaign: Campaign) -> list[str]:
    """The steps of one application, in the author's words."""
    steps = ["Applied"]
    if campaign.fields.get("coding-challenge"):
        steps.append("Coding Challenge")
    held = {entry.round for entry in campaign.entries if entry.kind.name == "interview"}
    steps += [name for name, number in (("First", "1"), ("Second", "2"), ("Third", "3"))
              if number in held]  # fmt: skip
    end = campaign.stages[-1].stage
    ends = {"rejected": "Rejected", "accepted": "Accepted"}
    if end in ends or len(steps) == 1:
        steps.append(ends.get(end, "Ghosted"))
    return steps


def test_the_flows_of_52_applications(rounds: list[Campaign]) -> None:
    assert len(rounds) == 52
    flows = Counter(
        step for one in rounds for step in zip(_path(one), _path(one)[1:], strict=False)
    )
    published = {
        ("Applied", "Ghosted"): 31, ("Applied", "Coding Challenge"): 7, ("Applied", "First"): 4,
        ("Applied", "Rejected"): 10, ("Coding Challenge", "First"): 2, ("First", "Second"): 3,
    }  # fmt: skip
    assert {flow: flows[flow] for flow in published} == published
