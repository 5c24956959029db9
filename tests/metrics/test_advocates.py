"""M12: the funnel, the introductions and what came of them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from ledger.metrics import Verdict
from tests.metrics.measuring import AS_OF, ago, measured, row_of, rows_of

STAGES = ("candidate", "checked", "planned", "approached", "acquainted", "cultivating")


def advocate(*stages: tuple[int, str], body: str = "", front: str = "") -> str:
    lines = "".join(f"  - {ago(days)} {stage}\n" for days, stage in stages)
    return f"---\n{front}advocate:\n{lines}---\n{body}"


INES = {"contacts/ines.md": advocate((100, "candidate"))}


def introduction(days: int, who: str, of: str = "", also: str = "") -> str:
    return f"- {ago(days)} call 10m {of} [got:: introduction to [[{who}]]] [for:: x] {also}\n"


def introduced(files: dict[str, str], by: str = "ines") -> object:
    return row_of(measured("advocates", files), "id", by)["introductions"]


def with_ines(body: str, **more: str) -> dict[str, str]:
    people = {f"contacts/{name}.md": f"# {name.title()}\n" for name in ("dana", "lee")}
    return {**people, "contacts/ines.md": advocate((100, "candidate"), body=body), **more}


def test_nobody_named_is_not_recorded():
    for files in ({}, {"contacts/dana.md": "# Dana\n"}):
        taken = measured("advocates", files)
        assert (taken.value, taken.reading) == (None, "no advocate is named yet")


def test_the_funnel_counts_how_far_each_came():
    files = {
        "contacts/a.md": advocate((50, "candidate"), (40, "checked"), (30, "planned")),
        "contacts/b.md": advocate((50, "cultivating"), (2, "dormant")),
        "contacts/c.md": advocate((50, "candidate"), (40, "checked"), (30, "not-a-connector")),
        "contacts/d.md": advocate((-1, "candidate")),
    }
    taken = measured("advocates", files)
    assert (taken.value, taken.k, taken.n) == (3, 3, 20)
    assert taken.aside[0] == (
        "of 3 came at least to: 3 checked, 2 planned, 1 approached, 1 acquainted, 1 cultivating, "
        "0 advocating, 1 dormant and 1 set aside"
    )


def test_a_stage_that_is_not_known_is_named_all_the_same():
    taken = measured("advocates", {"contacts/a.md": advocate((9, "daydreaming"))})
    assert (taken.k, rows_of(taken)[0]["stage"]) == (1, None)


@pytest.mark.parametrize(
    ("body", "count"),
    [
        (introduction(5, "dana"), 1),
        (introduction(5, "dana") + introduction(4, "dana"), 1),
        (introduction(5, "dana") + introduction(4, "lee"), 2),
        (introduction(5, "somebody-unknown"), 0),
        (introduction(5, "ines"), 0),
        (introduction(-1, "dana"), 0),
        (introduction(5, "dana").replace("- ", "- [ ] ", 1), 0),
        (f"- {ago(5)} call 10m [got:: introduction to Dana]\n", 0),
        (f"- {ago(5)} call 10m [got:: the name of [[dana]]]\n", 0),
    ],
)
def test_an_introduction_is_to_a_named_person_who_has_a_record(body, count):
    assert introduced(with_ines(body)) == count


@pytest.mark.parametrize(("days", "count"), [(6, 0), (5, 1), (4, 1)])
def test_whom_one_spoke_with_before_is_not_introduced(days, count):
    dana = {"contacts/dana.md": f"- {ago(days)} call 10m\n"}
    assert introduced(with_ines(introduction(5, "dana"), **dana)) == count


def test_the_first_to_introduce_somebody_has_the_credit():
    joel = {"contacts/joel.md": advocate((90, "candidate"), body=introduction(6, "dana"))}
    files = with_ines(introduction(5, "dana"), **joel)
    assert (introduced(files), introduced(files, "joel")) == (0, 1)


def test_who_introduces_is_the_via_else_the_advocate_taking_part():
    files = with_ines("", **{"journal/j.md": introduction(5, "dana", "[[lee]] [[ines]]")})
    assert introduced(files) == 1
    files = with_ines("", **{"contacts/lee.md": introduction(5, "dana", also="[via:: ines]")})
    assert introduced(files) == 1


def test_introductions_by_others_are_told_apart():
    files = with_ines("", **{"contacts/lee.md": introduction(5, "dana")})
    taken = measured("advocates", files)
    assert introduced(files) == 0
    assert "1 introduction came from people who are not on the list" in taken.aside


def test_what_came_of_the_introductions():
    dana = f"---\norganization: nw\n---\n- {ago(3)} call 10m\n"
    files = with_ines(
        introduction(5, "dana") + introduction(5, "lee"),
        **{"contacts/dana.md": dana, "organizations/nw.md": "---\ndecision-maker: dana\n---\n"},
    )
    assert measured("advocates", files).aside[1] == (
        "2 introductions, 1 conversation, 1 decision-maker"
    )


@pytest.mark.parametrize(("ines", "joel", "shares"), [(3, 1, (None, None)), (3, 2, (0.6, 0.4))])
def test_the_share_of_the_introductions_from_five_on(ines, joel, shares):
    names = [f"p{n}" for n in range(ines + joel)]
    files = {
        **{f"contacts/{name}.md": f"# {name}\n" for name in names},
        "contacts/ines.md": advocate(
            (9, "candidate"), body="".join(introduction(5, name) for name in names[:ines])
        ),
        "contacts/joel.md": advocate(
            (9, "candidate"), body="".join(introduction(5, name) for name in names[ines:])
        ),
    }
    taken = measured("advocates", files)
    assert tuple(row["share"] for row in rows_of(taken)) == shares


def campaign(front: str, stage: str = "accepted", value: str = "30k", body: str = "") -> str:
    stages = f"stages:\n  - {ago(60)} interviewing\n  - {ago(2)} {stage}\n"
    return f"---\n{front}value: {value}\n{stages}---\n{body}"


def business(files: dict[str, str], by: str = "ines") -> tuple[object, ...]:
    row = row_of(measured("advocates", files), "id", by)
    return (row["campaigns"], row["value"], row["won"])


def test_a_campaign_came_through_the_first_advocate_of_its_via():
    chain = {"contacts/dana.md": "---\nvia: ines\n---\n"}
    for via in ("ines", "dana"):
        files = with_ines("", **{"campaigns/c.md": campaign(f"via: {via}\n"), **chain})
        assert business(files) == (1, 30_000, 30_000)
    ring = {"contacts/dana.md": "---\nvia: lee\n---\n", "contacts/lee.md": "---\nvia: dana\n---\n"}
    files = with_ines("", **ring, **{"campaigns/c.md": campaign("via: dana\n")})
    assert business(files) == (0, None, None)


def test_else_through_who_first_introduced_one_of_their_people():
    front = "via: writing\ndecision-maker: dana\n"
    more = {"channels/writing.md": "# Writing\n", "campaigns/c.md": campaign(front)}
    assert business(with_ines(introduction(5, "dana"), **more)) == (1, 30_000, 30_000)
    assert business(with_ines(introduction(5, "lee"), **more)) == (0, None, None)
    for_it = introduction(5, "lee", also="[[c]]")
    assert business(with_ines(for_it, **more)) == (1, 30_000, 30_000)


def test_an_introduction_after_the_first_result_is_not_where_it_came_from():
    front = "decision-maker: dana\n"
    for held, came in ((6, 0), (5, 1)):
        more = {"campaigns/c.md": campaign(front, body=f"- {ago(held)} interview 1 1h [[lee]]\n")}
        assert business(with_ines(introduction(5, "dana"), **more))[0] == came


def test_a_campaign_is_counted_once():
    files = with_ines(
        introduction(5, "dana"),
        **{
            "contacts/joel.md": advocate((90, "candidate")),
            "campaigns/c.md": campaign("via: joel\ndecision-maker: dana\nadvocates: [ines]\n"),
        },
    )
    assert (business(files)[0], business(files, "joel")[0]) == (0, 1)


@pytest.mark.parametrize(
    ("stage", "value", "expected"),
    [
        ("accepted", "30k", (1, 30_000, 30_000)),
        ("rejected", "30k", (1, 30_000, None)),
        ("accepted", "30k EUR", (1, 30_000, 30_000)),
    ],
)
def test_what_came_and_what_was_won(stage, value, expected):
    files = with_ines("", **{"campaigns/c.md": campaign("via: ines\n", stage, value)})
    assert business(files) == expected


@pytest.mark.parametrize(
    ("days", "won", "verdict", "said"),
    [
        (90, True, Verdict.GOOD, "yes, significant business has come of it: 1 campaign won"),
        (89, True, None, "yes, significant business has come of it: 1 campaign won"),
        (90, False, Verdict.ATTENTION, "no significant business has come of it yet"),
        (89, False, None, "1 of 20 named; whether business comes of it is judged from day 90"),
    ],
)
def test_the_headline(days, won, verdict, said):
    stage = "accepted" if won else "rejected"
    files = {
        "contacts/ines.md": advocate((days, "candidate")),
        "campaigns/c.md": campaign("via: ines\n", stage),
    }
    taken = measured("advocates", files)
    assert taken.verdict is verdict
    assert taken.reading.startswith(said)


@pytest.mark.parametrize(
    ("significant", "verdict"),
    [("30k", Verdict.GOOD), ("31k", Verdict.ATTENTION), ("", Verdict.GOOD)],
)
def test_significant_is_what_me_md_says(significant, verdict):
    me = f"---\nsignificant: {significant}\n---\n" if significant else ""
    files = with_ines("", **{"campaigns/c.md": campaign("via: ines\n"), "me.md": me})
    assert measured("advocates", files).verdict is verdict


def test_the_days_since_the_last_exchange():
    assert row_of(measured("advocates", INES), "id", "ines")["silent"] is None
    files = {"contacts/ines.md": advocate((9, "candidate"), body=f"- {ago(7)} call 10m\n")}
    assert row_of(measured("advocates", files), "id", "ines")["silent"] == 7


def test_on_an_earlier_day_stages_introductions_and_wins_of_then():
    files = with_ines(introduction(5, "dana"), **{"campaigns/c.md": campaign("via: ines\n")})
    then = measured("advocates", files, AS_OF - timedelta(days=6))
    (row,) = rows_of(then)
    assert (row["introductions"], row["campaigns"], row["won"]) == (0, 1, None)
    assert measured("advocates", files, AS_OF - timedelta(days=101)).value is None


def test_a_campaign_that_has_not_begun_came_through_nobody_yet():
    text = f"---\nvia: ines\nstages:\n  - {ago(-3)} researching\n---\n"
    assert business(with_ines("", **{"campaigns/c.md": text}))[0] == 0


def test_the_evidence_is_the_stage_line_and_the_introductions():
    taken = measured("advocates", with_ines(introduction(5, "dana")))
    assert taken.evidence == ("contacts/ines.md:3", "contacts/ines.md:5")
