from __future__ import annotations

import pytest

from ledger.capture.people import find_strangers, settle
from ledger.model.ledger import Ledger
from ledger.model.names import Mention, find_mentions
from tests.support import AS_OF, Files, ledger_of

DANA = "---\nname: Dana Kim\norganization: northwind\n---\n"
BASE: Files = {
    "contacts/dana-kim.md": DANA,
    "organizations/northwind.md": "---\nname: Northwind Gas\n---\n",
    "organizations/tessera.md": "---\nname: Tessera Health\n---\n",
}


def lees(first: str, second: str, more: Files | None = None) -> Ledger:
    """A ledger with two people called Lee."""
    return ledger_of(
        {
            **BASE,
            "contacts/lee-park.md": f"---\nname: Lee Park\n{first}",
            "contacts/lee-stone.md": f"---\nname: Lee Stone\n{second}",
            **(more or {}),
        }
    )


def who(text: str, ledger: Ledger) -> Mention:
    """The mention of Lee."""
    mentions = settle(find_mentions(text, ledger), ledger, AS_OF)
    return next(one for one in mentions if text[one.start : one.end].lower() == "lee")


def ids(mention: Mention) -> list[str]:
    return [record.id for record in mention.candidates]


def test_the_organization_in_the_line_decides() -> None:
    ledger = lees("organization: northwind\n---\n", "organization: tessera\n---\n")
    lee = who("met Lee at Tessera", ledger)
    assert (ids(lee), lee.because) == (["lee-stone"], "works at Tessera Health")


def test_a_colleague_in_the_line_decides() -> None:
    ledger = lees("organization: northwind\n---\n", "organization: tessera\n---\n")
    lee = who("lunch with Dana and lee", ledger)
    assert (ids(lee), lee.because) == (["lee-park"], "works at Northwind Gas, as Dana Kim does")


def test_a_campaign_in_the_line_decides() -> None:
    campaign = "---\nname: Privacy Counsel Role\ninfluencers: [lee-stone]\n---\n"
    ledger = lees("---\n", "---\n", {"campaigns/role.md": campaign})
    lee = who("lee on the Privacy Counsel Role", ledger)
    assert ids(lee) == ["lee-stone"]
    assert lee.because == "is one of the people of Privacy Counsel Role"


def test_somebody_who_belongs_to_the_same_campaign_decides() -> None:
    campaign = "---\nname: Role\ndecision-maker: dana-kim\ninfluencers: [lee-stone]\n---\n"
    ledger = lees("---\n", "---\n", {"campaigns/role.md": campaign})
    lee = who("lunch with Dana and Lee", ledger)
    assert (ids(lee), lee.because) == (
        ["lee-stone"],
        "is one of the people of Role, as Dana Kim is",
    )


def test_who_was_there_together_before_decides() -> None:
    ledger = lees("---\n\n- 2026-03-02 lunch [[dana-kim]]\n", "---\n\n- 2026-11-02 call\n")
    lee = who("lunch with Dana and Lee", ledger)
    assert (ids(lee), lee.because) == (["lee-park"], "was there with Dana Kim on 2026-03-02")


@pytest.mark.parametrize(
    ("park", "stone", "left"),
    [
        ("2026-11-01", "2026-03-01", ["lee-park"]),
        ("2026-10-08", "2026-07-24", ["lee-park"]),
        ("2026-10-07", "2026-07-24", ["lee-park", "lee-stone"]),
        ("2026-10-08", "2026-07-25", ["lee-park", "lee-stone"]),
        ("2026-11-01", "2026-11-02", ["lee-park", "lee-stone"]),
        ("2026-12-01", "2026-11-02", ["lee-stone"]),
    ],
)
def test_who_was_seen_last_decides_by_far(park: str, stone: str, left: list[str]) -> None:
    ledger = lees(f"---\n\n- {park} call\n", f"---\n\n- {stone} call\n")
    assert ids(who("call with Lee", ledger)) == left


def test_why_the_last_one_seen_is_meant() -> None:
    ledger = lees("---\n\n- 2026-11-01 call\n", "---\n")
    because = who("call with Lee", ledger).because
    assert because == "was seen on 2026-11-01; Lee Stone was never seen"


def test_a_next_action_is_not_seen() -> None:
    ledger = lees("---\n\n- [ ] 2026-11-01 call\n", "---\n")
    assert ids(who("call with Lee", ledger)) == ["lee-park", "lee-stone"]


def test_who_is_named_in_full_in_the_line_decides() -> None:
    ledger = lees("---\n", "---\n\n- 2026-11-01 call\n")
    lee = who("met Lee Park, and Lee said yes", ledger)
    assert (ids(lee), lee.because) == (["lee-park"], "is named in the line")


def test_people_compete_with_people_alone() -> None:
    firm = {"organizations/lee.md": "---\nname: Lee & Co\n---\n"}
    ledger = lees("---\n\n- 2026-11-01 call\n", "---\n", firm)
    assert set(ids(who("call with Lee", ledger))) == {"lee", "lee-park"}


def strangers(text: str) -> list[str]:
    ledger = ledger_of({**BASE, "contacts/dana-kim.md": DANA})
    return [text[a:b] for a, b in find_strangers(text, find_mentions(text, ledger))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("coffee with Lee Park about terms", ["Lee Park"]),
        ("coffee with Lee", ["Lee"]),
        ("met Dana, Lee Park and Gil", ["Lee Park", "Gil"]),
        ("introduced me to Lee Park", ["Lee Park"]),
        ("got an intro to Lee Park.", ["Lee Park"]),
        ("met Dana Kowalski", ["Dana Kowalski"]),
        ("Dana Kowalski called", ["Dana Kowalski"]),
        ("coffee 1h Dana Kowalski about terms", ["Dana Kowalski"]),
        ("Susan Kim introduced us", ["Susan Kim"]),
        ("call with Lee P. about terms", ["Lee P."]),
        ("sent the slides to Lee's boss", ["Lee"]),
        ("call with Dr. Aker and Ms Van Dyke", ["Dr. Aker", "Ms Van Dyke"]),
        ("call with Ludwig van der Rohe", ["Ludwig van der Rohe"]),
        ("lunch with Jean-Luc O'Neill", ["Jean-Luc O'Neill"]),
        ("call with Dana on Zoom", []),
        ("coffee with Dana on Tuesday and Friday", []),
        ("spoke to Legal about the DPA and GDPR", []),
        ("from May to June", []),
        ("moved to Boston", []),
        ("Thanks to everybody", []),
        ("it's called Oat Milk", []),
        ("wrote to `Lee Park` and lee@park.com", []),
        ("coffee at Blue Bottle", []),
        ("to Blue Bottle Coffee", []),
        ("GOT A CALL FROM LEE", []),
        ("[[nobody]] and [via:: Lee Park]", []),
        ("call with Northwind and Tessera", []),
        ("Tom Okafor emailed me the brief", ["Tom Okafor"]),
        ("Grace Park replied", ["Grace Park"]),
        ("Will Hart emailed me", ["Will Hart"]),
        ("May Chen called on friday", ["May Chen"]),
        ("Uwe Lang and Faye Kern emailed me", ["Uwe Lang", "Faye Kern"]),
        ("Tom Ford and Grace Park called me 20m", ["Tom Ford", "Grace Park"]),
        ("coffee with Dana and her colleague Faye Kern", ["Faye Kern"]),
        ("coffee with Dana and her boss, Faye Kern", ["Faye Kern"]),
        ("May Day was fun", []),
        ("Acme Group emailed me", []),
    ],
)
def test_strangers(text: str, found: list[str]) -> None:
    assert strangers(text) == found
