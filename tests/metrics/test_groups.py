"""M11: whether a group is worth the hours."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.metrics.measuring import AS_OF, ago, measured, row_of, rows_of

ME = "---\nindustries: [freight]\nfunctions: [legal, privacy]\nlevels: [general counsel]\n---\n"
REACHES = "reaches: [Freight, privacy, general counsel]"


def group(*events: str, me: str = ME, **more: str) -> dict[str, str]:
    body = "\n".join(events)
    return {"channels/club.md": f"---\ntype: group\n---\n{body}\n", "me.md": me, **more}


def event(days: int, rated: str = "", hours: str = "2h") -> str:
    said = f" [rated:: {rated}]" if rated else ""
    return f"- {ago(days)} event {hours}{said}"


def club(files: dict[str, str]) -> tuple[object, ...]:
    row = row_of(measured("groups", files), "id", "club")
    return tuple(row[key] for key in ("rated", "building", "overlap", "credible", "all_three"))


@pytest.mark.parametrize(
    ("rated", "counts"),
    [
        ("9 selling, 1 social, 1 building, 0 overlap, 2 credible, 0 all", (11, 1, 0, 2, 0)),
        ("4 building", (4, 4, 0, 0, 0)),
        ("3 credible, 2 overlap", (3, 0, 2, 3, 0)),
        ("2 Building, 2 overlap, 2 credible, 5 all", (5, 2, 2, 2, 2)),
        ("several, nice", (0, None, None, None, None)),
        ("", (0, None, None, None, None)),
    ],
)
def test_the_counts_of_rated(rated, counts):
    assert club(group(event(9, rated))) == counts


def test_several_visits_and_several_lines_of_one_day():
    files = group(event(9, "2 building"), event(9, "1 social"), event(5, "3 selling"))
    row = row_of(measured("groups", files), "id", "club")
    assert (row["visits"], row["rated"], row["building"], row["hours"]) == (2, 6, 2, 6)


@pytest.mark.parametrize(
    ("front", "counts"),
    [
        (f"intent: building\n{REACHES}\ncredible: saw me work", (1, 1, 1, 1, 1)),
        (f"intent: Building\n{REACHES}", (1, 1, 1, 0, 0)),
        (f"intent: selling\n{REACHES}\ncredible: saw me work", (1, 0, 1, 1, 0)),
        ("intent: building\nreaches: [freight, privacy]", (1, 1, 0, 0, 0)),
        ("intent: building\nreaches: [freight, privacy, deputy general counsel]", (1, 1, 0, 0, 0)),
        ("intent: building\ncredible: no", (1, 1, 0, 0, 0)),
        (f"{REACHES}\ncredible: saw me work", (0, None, None, None, None)),
        ("intent: building\nmet: 2026-12-01", (0, None, None, None, None)),
    ],
)
def test_a_contact_met_via_it_who_has_an_intent(front, counts):
    contact = f"---\nvia: club\n{front}\n---\n"
    assert club(group(event(9), **{"contacts/a.md": contact})) == counts


def test_those_met_elsewhere_or_through_somebody_do_not_count():
    files = group(
        event(9),
        **{
            "contacts/a.md": "---\nvia: club\nintent: building\n---\n",
            "contacts/b.md": "---\nvia: a\nintent: building\n---\n",
            "contacts/c.md": "---\nvia: board\nintent: building\n---\n",
            "channels/board.md": "# Board\n",
        },
    )
    assert club(files)[0] == 1


def test_the_buyers_are_compared_on_what_me_md_states():
    contact = {"contacts/a.md": "---\nvia: club\nintent: building\nreaches: [freight]\n---\n"}
    assert club(group(event(9), me="---\nindustries: [freight]\n---\n", **contact))[2] == 1
    files = group(event(9), me="", **contact)
    assert club(files)[2] == 0
    assert measured("groups", files).aside == (
        "whose buyers overlap yours is not known: me.md names none",
    )


GOOD = "4 building, 3 overlap, 4 credible, 3 all"
BAD = "9 selling, 1 social, 1 building, 0 overlap, 2 credible, 0 all"


@pytest.mark.parametrize(
    ("events", "verdict"),
    [
        ([event(9, GOOD), event(8, GOOD), event(7, GOOD)], "stay"),
        ([event(9, GOOD), event(8, GOOD)], None),
        ([event(9, "9 building, 9 overlap, 9 credible"), event(8), event(7)], None),
        ([event(9, BAD), event(8), event(7)], "leave unless more of them reach your buyers"),
        (
            [event(9, "20 selling, 1 credible"), event(8), event(7)],
            "leave unless more of them are there to build, reach your buyers and are credible",
        ),
        # Three of ten may well be a third, and none of ten may not.
        ([event(9, "3 building, 7 selling, 3 overlap, 3 credible"), event(8), event(7)], "stay"),
    ],
)
def test_the_verdict(events, verdict):
    assert row_of(measured("groups", group(*events)), "id", "club")["verdict"] == verdict


def test_the_settings_of_the_verdict():
    files = group(event(9, BAD), event(8), event(7))
    for rules, verdict in (
        ("group-share = 0.2", "stay"),
        ("group-rated = 12", None),
        ("group-visits = 4", None),
    ):
        files["headway.toml"] = f"[rules]\n{rules}\n"
        assert row_of(measured("groups", files), "id", "club")["verdict"] == verdict


def test_all_three_per_ten_hours_with_the_interval_of_garwood():
    days = [event(day, hours="8h") for day in range(2, 9)]  # 64 hours with the one below
    files = group(event(9, "2 building, 2 overlap, 2 credible, 2 all", "8h"), *days)
    row = row_of(measured("groups", files), "id", "club")
    assert row["per_10h"] == pytest.approx(0.312, abs=1e-3)
    assert row["low"] == pytest.approx(0.038, abs=1e-3)
    assert row["high"] == pytest.approx(1.129, abs=1e-3)


def test_no_hours_or_nobody_rated_is_no_rate():
    for events in ([event(9, GOOD, "")], [event(9)]):
        row = row_of(measured("groups", group(*events)), "id", "club")
        assert (row["per_10h"], row["low"], row["high"]) == (None, None, None)


def test_an_event_of_two_channels_is_a_visit_to_one():
    journal = f"- {ago(9)} event 2h [[board]] [[club]] [via:: club] [rated:: 3 building]\n"
    files = group(**{"journal/j.md": journal, "channels/board.md": "# Board\n"})
    (row,) = rows_of(measured("groups", files))
    assert (row["id"], row["visits"], row["rated"]) == ("club", 1, 3)


def test_value_received_there_and_from_those_met_there_once():
    files = group(
        f"{event(9)} [got:: a name] [got:: a map] [[a]]",
        event(8),
        **{
            "contacts/a.md": f"---\nvia: club\n---\n- {ago(5)} call 10m [got:: a reader]\n"
            f"- {ago(4)} call 10m [got:: yes]\n- {ago(-1)} call 10m [got:: later]\n",
            "contacts/b.md": f"- {ago(5)} call 10m [got:: nothing to do with it]\n",
        },
    )
    assert row_of(measured("groups", files), "id", "club")["value_received"] == 3


def test_a_group_that_was_never_visited_has_no_row():
    taken = measured("groups", group(**{"contacts/a.md": "---\nvia: club\nintent: social\n---\n"}))
    assert (taken.rows, taken.reading) == ((), "no group has been visited yet")
    assert measured("groups", group(event(-3), f"- [ ] {ago(3)} event 2h")).rows == ()


def test_on_an_earlier_day_only_what_was_rated_by_then():
    files = group(event(30, GOOD), event(20, GOOD), event(10, GOOD))
    then = measured("groups", files, AS_OF - timedelta(days=15))
    row = row_of(then, "id", "club")
    assert (row["visits"], row["rated"], row["verdict"]) == (2, 8, None)


def test_the_reading_says_how_many_to_leave():
    taken = measured("groups", group(event(9, BAD), event(8), event(7)))
    assert taken.reading == "1 group visited, 1 judged: 0 to stay in, 1 to leave"
    assert taken.aside == (
        "club: leave unless more of them reach your buyers; of 11 rated 1 build, 0 reach your "
        "buyers, 2 are credible, 0 all three",
    )
