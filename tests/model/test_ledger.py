"""The whole ledger: who takes part in what, and what is had from where."""

from __future__ import annotations

import pytest

from ledger.model.campaign import Campaign
from ledger.model.contact import Contact
from ledger.model.evidence import introductions, is_introduction
from ledger.model.organization import Organization
from tests.support import AS_OF, entry_of, ledger_of, record_of

FILES = {
    "me.md": "---\nname: Maya\npipeline: client\n---\n",
    "contacts/dana.md": "---\norganization: northwind\naliases: [DK]\n---\n"
    "- 2026-11-02 coffee [[a]] [[lee]] [got:: introduction to [[kim]]] [for:: [[b]]]\n",
    "contacts/lee.md": "---\norganization: Northwind\n---\n",
    "contacts/kim.md": "---\nname: Kim\n---\n",
    "organizations/northwind.md": "---\naliases: NW\ndecision-maker: lee\n"
    "needs: privacy, must\n---\n",
    "campaigns/a.md": "---\norganization: NW\nrecruiter: kim\n---\n[[dana]]\n",
    "campaigns/b.md": "---\norganization: northwind\ndecision-maker: dana\nneeds: training\n---\n",
    "campaigns/c.md": "---\nname: C\n---\n- 2026-11-01 email [[DK]] [[nobody]] x\n",
    "journal/j.md": "- 2026-11-03 application [for:: b] x\n",
}


@pytest.fixture
def ledger():
    return ledger_of(FILES)


def ids(records) -> list[str]:
    return [record.id for record in records]


def entry(ledger, holder):
    return ledger.find(holder).entries[0]


def test_records_by_kind_in_the_order_of_paths(ledger):
    assert ids(ledger.contacts) == ["dana", "kim", "lee"]
    assert ids(ledger.campaigns) == ["a", "b", "c"]
    assert ids(ledger.organizations) == ["northwind"]
    assert ledger.channels == ledger.skills == ()
    assert ids(ledger.of_kind(Contact)) == ids(ledger.contacts)


def test_my_own_file(ledger):
    assert ledger.profile.name == "Maya"
    assert ledger.pipeline == "client"


def test_without_a_file_of_mine_the_profile_is_empty():
    ledger = ledger_of({})
    assert (ledger.profile.name, ledger.pipeline, ledger.entries) == ("", "job", ())


def test_who_takes_part_is_the_holder_and_who_is_linked_in_running_text(ledger):
    assert ids(ledger.involved(entry(ledger, "dana"))) == ["dana", "a", "lee"]
    assert ids(ledger.involved(entry(ledger, "c"))) == ["c", "dana"]
    assert ids(ledger.parties(entry(ledger, "dana"), Contact)) == ["dana", "lee"]
    assert ids(ledger.parties(entry(ledger, "dana"), Campaign)) == ["a"]


def test_the_campaigns_that_an_entry_serves(ledger):
    assert ids(ledger.campaigns_of(entry(ledger, "dana"))) == ["a", "b"]
    assert ids(ledger.campaigns_of(entry(ledger, "j"))) == ["b"]
    assert ids(ledger.linked_in(entry(ledger, "dana"), "got", Contact)) == ["kim"]
    assert ledger.linked_in(entry(ledger, "dana"), "got", Organization) == ()


def test_the_entries_with_a_record(ledger):
    def entries(name):
        return [one.holder for one in ledger.entries_with(ledger.find(name))]

    assert entries("dana") == ["c", "dana"]
    assert entries("lee") == ["dana"]
    assert entries("b") == ["dana", "j"]
    assert entries("kim") == []


def test_what_links_here(ledger):
    assert ids(ledger.linked_from(ledger.find("northwind"))) == ["a", "b", "dana", "lee"]
    assert ids(ledger.linked_from(ledger.find("kim"))) == ["a", "dana"]
    assert ledger.linked_from(ledger.find("c")) == ()


def test_a_record_that_links_itself_is_not_linked_from_itself():
    ledger = ledger_of({"contacts/a.md": "[[a]]"})
    assert ledger.linked_from(ledger.find("a")) == ()


def test_what_a_campaign_does_not_say_it_has_from_its_organization(ledger):
    a, b, c = ledger.campaigns
    assert ledger.organization_of(a).id == "northwind"
    assert [need.name for need in ledger.needs_of(a)] == ["privacy"]
    assert [need.name for need in ledger.needs_of(b)] == ["training"]
    assert ledger.needs_of(c) == ()
    assert ledger.decision_maker_of(a).id == "lee"
    assert ledger.decision_maker_of(b).id == "dana"
    assert ledger.decision_maker_of(c) is None


def test_a_decision_maker_who_is_no_record_is_not_replaced():
    ledger = ledger_of(
        {**FILES, "campaigns/a.md": "---\norganization: NW\ndecision-maker: nobody\n---\n"}
    )
    assert ledger.decision_maker_of(ledger.find("a")) is None


def test_their_people(ledger):
    assert set(ids(ledger.people_of(ledger.find("a")))) == {"kim", "lee", "dana"}
    assert set(ids(ledger.people_of(ledger.find("b")))) == {"dana", "lee"}
    assert ledger.people_of(ledger.find("c")) == ()


def test_an_organization_is_none_of_another_kind(ledger):
    assert ledger.resolve_as(ledger.find("a").recruiter, Organization) is None
    assert ledger.organization_of(ledger.profile) is None
    campaign = record_of("---\norganization: a\n---\n")
    assert (
        ledger_of({"campaigns/a.md": "---\norganization: a\n---\n"}).organization_of(campaign)
        is None
    )


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("call [got:: introduction to [[lee]]]", True),
        ("call [got:: Introduction, warm, to [[lee|Lee]]]", True),
        ("reply [got:: a name] [got:: introduction to [[lee]]]", True),
        ("call [got:: introduction to Lee]", False),
        ("call [got:: an introduction to [[lee]]]", False),
        ("call [[lee]] [gave:: introduction to [[kim]]]", False),
        ("call introduction to [[lee]]", False),
    ],
)
def test_introductions(line, is_one):
    assert is_introduction(entry_of(f"- 2026-11-02 {line}")) is is_one


def test_the_introductions_of_a_person_up_to_a_day():
    ledger = ledger_of(
        {
            "contacts/dana.md": "- 2026-11-02 call [got:: introduction to [[lee]]]\n"
            "- 2026-11-23 call [got:: introduction to [[kim]]]\n",
            "journal/b.md": "- 2026-11-01 coffee [[dana]] [got:: introduction to [[kim]]]\n",
        }
    )
    assert [one.date.day for one in introductions(ledger, ledger.find("dana"), AS_OF)] == [1, 2]
