"""Which introduction a campaign came from, and that M12 counts the same."""

from __future__ import annotations

import pytest

from ledger.metrics._introductions import introductions_by, untold
from ledger.metrics._leads import leads
from ledger.metrics.advocates import advocates
from ledger.readers import read_ledger
from tests.support import AS_OF, ROOT, ledger_of

ADVOCATE = "---\nadvocate:\n  - 2026-06-01 candidate\n---\n"


def introduces(*whom: str, day: int = 1, front: str = "") -> str:
    lines = "".join(
        f"- 2026-07-{day:02} inbound [got:: introduction to [[{one}]]] [for:: work]\n"
        for one in whom
    )
    return (front or "---\n---\n") + lines


def campaign(more: str) -> str:
    return f"---\n{more}\nstages:\n  - 2026-08-01 researching\n---\n"


def led(files: dict[str, str]) -> dict[str, tuple[str, str, list[str]]]:
    """Each campaign with whom it counts for, who was introduced, and the others introduced."""
    return {
        one.campaign.id: (
            one.advocate.id if one.advocate else "",
            one.introduction.introduced.id if one.introduction else "",
            [other.introduced.id for other in one.others],
        )
        for one in leads(ledger_of(files), AS_OF)
    }


PEOPLE = {f"contacts/{name}.md": f"# {name}\n" for name in ("dana", "lee", "may")}
INES = {**PEOPLE, "contacts/ines.md": introduces("dana", "lee", front=ADVOCATE)}


def test_a_campaign_comes_from_the_first_introduction_to_its_people():
    files = {**INES, "campaigns/nw.md": campaign("decision-maker: dana\ninfluencers: [lee]")}
    assert led(files) == {"nw": ("ines", "dana", ["lee"])}


def test_a_campaign_via_an_introducer_comes_from_the_introduction_they_made():
    files = {**INES, "campaigns/nw.md": campaign("via: ines\ndecision-maker: lee")}
    assert led(files) == {"nw": ("ines", "lee", [])}


def test_an_advocate_may_bring_a_campaign_without_an_introduction():
    files = {"contacts/ines.md": ADVOCATE, "campaigns/nw.md": campaign("via: ines")}
    assert led(files) == {"nw": ("ines", "", [])}


def test_a_chain_leads_back_to_the_advocate():
    dana = "---\nvia: ines\n---\n" + introduces("lee", day=9).removeprefix("---\n---\n")
    files = {**INES, "contacts/ines.md": introduces("dana", front=ADVOCATE),
             "contacts/dana.md": dana, "campaigns/nw.md": campaign("via: dana")}  # fmt: skip
    assert led(files) == {"nw": ("ines", "dana", [])}


def test_who_is_on_no_list_may_lead_to_a_campaign_too():
    files = {**PEOPLE, "contacts/lee.md": introduces("dana"),
             "campaigns/nw.md": campaign("decision-maker: dana")}  # fmt: skip
    assert led(files) == {"nw": ("", "dana", [])}


def test_an_introduction_after_the_first_result_has_not_led_to_it():
    body = "- 2026-06-20 interview 1 1h\n"
    files = {**PEOPLE, "contacts/lee.md": introduces("dana"),
             "campaigns/nw.md": campaign("decision-maker: dana") + body}  # fmt: skip
    assert led(files) == {"nw": ("", "", ["dana"])}


def test_what_comes_from_nobody_is_no_lead():
    assert led({**INES, "campaigns/nw.md": campaign("via: ads")}) == {}


def test_nobody_introduces_themselves_through_via_either():
    files = {**PEOPLE, "contacts/lee.md": "- 2026-07-01 inbound "
             "[got:: introduction to [[lee]]] [via:: lee] [for:: work]\n"}  # fmt: skip
    ledger = ledger_of(files)
    assert list(introductions_by(ledger, AS_OF)) == []
    assert [str(one.location) for one in untold(ledger, AS_OF)] == ["contacts/lee.md:1"]


def test_lines_that_make_no_introduction_are_known():
    files = {**INES, "contacts/may.md": introduces("dana", day=20) + introduces("ghost")}
    assert [one.date.day for one in untold(ledger_of(files), AS_OF)] == [1, 20]


@pytest.mark.parametrize("name", ["job-search", "book-of-business"])
def test_the_leads_are_what_the_metric_counts(name):
    ledger = read_ledger(ROOT / "examples" / name).ledger
    rows = advocates.take(ledger, AS_OF).rows
    found = [one.advocate.id for one in leads(ledger, AS_OF) if one.advocate]
    assert {row.cells["id"]: row.cells["campaigns"] for row in rows if row.cells["campaigns"]} == {
        one: found.count(one) for one in found
    }
    assert found
