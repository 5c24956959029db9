"""Too few campaigns in the works, or more than can be carried."""

from __future__ import annotations

import pytest

from tests.actions.advising import actions_of
from tests.metrics.measuring import CAMPAIGN, ago, northwind

WORKED = f"- {ago(1)} research 1h\n- [ ] {ago(-1)} email\n"


def with_works(works: int, capacity: float, **more: str) -> dict[str, str]:
    files = northwind(**{"me.md": f"---\ncapacity: {capacity}\n---\n", **more})
    del files["campaigns/nw.md"]
    return files | {f"campaigns/c{n}.md": CAMPAIGN + WORKED for n in range(works)}


@pytest.mark.parametrize(
    ("works", "capacity", "said"),
    [
        (0, 6, "0 campaigns in the works of 6: add a researched target"),
        (4, 6, "4 campaigns in the works of 6: add a researched target"),
        (5, 6, None), (6, 6, None), (1, 2, None), (1, 1, None), (0, 0, None),
        (7, 6, "7 campaigns in the works of 6: park the weakest, Northwind"),
        (1, 3, "1 campaign in the works of 3: add a researched target"),
    ],
)  # fmt: skip
def test_within_one_of_capacity(works, capacity, said):
    found = actions_of("works-out-of-range", with_works(works, capacity))
    assert [one.message for one in found] == ([said] if said else [])
    assert all((one.tier, one.subject, one.due) == (1, "", None) for one in found)


def test_the_dormant_are_woken_first_and_are_its_evidence():
    files = {**with_works(0, 3), "campaigns/a.md": CAMPAIGN, "campaigns/b.md": CAMPAIGN}
    (one,) = actions_of("works-out-of-range", files)
    assert one.message.endswith(
        "begin with the likeliest of 2 dormant, Northwind (nothing due within 21 days, no entry "
        "yet), or add a researched target"
    )
    assert one.line == "- 2026-11-22 email [[dana]] [[b]] [next:: 2026-11-29]"
    assert one.evidence == ("campaigns/a.md:7", "campaigns/b.md:7")


def test_the_line_is_what_is_missing():
    def line(body: str) -> str:
        files = {**with_works(0, 3), "campaigns/a.md": CAMPAIGN + body}
        (one,) = actions_of("works-out-of-range", files)
        return one.line

    ahead, done = f"- [ ] {ago(-5)} email [[dana]]\n", f"- {ago(5)} email [[dana]]\n"
    assert line(ahead) == "- 2026-11-22 email [[dana]] [[a]]"
    assert line(done) == "- [ ] 2026-11-24 email [[dana]] [[a]]"


def test_only_what_was_begun_can_be_woken():
    slept = {**with_works(0, 3), "campaigns/a.md": f"{CAMPAIGN}- {ago(40)} email [[dana]]\n"}
    (one,) = actions_of("works-out-of-range", slept)
    assert ": wake Northwind (nothing due within 21 days, no entry for 14 days)" in one.message


def test_the_only_one_that_is_dormant_is_named_with_what_it_lacks():
    files = {**with_works(0, 3), "campaigns/a.md": CAMPAIGN}
    (one,) = actions_of("works-out-of-range", files)
    assert one.message == (
        "0 campaigns in the works of 3: begin with Northwind (nothing due within 21 days, no entry "
        "yet), or add a researched target"
    )
    aimless = CAMPAIGN.replace("organization: northwind\n", "") + WORKED
    (one,) = actions_of("works-out-of-range", {**files, "campaigns/a.md": aimless})
    assert "complete Northwind (no organization or industry), or add" in one.message


def test_whom_nothing_answers_is_not_to_be_woken():
    asks = "".join(f"- {ago(days)} email [[dana]]\n" for days in (60, 50, 40))
    given_up = CAMPAIGN.replace("Northwind", "Silent") + asks
    files = {**with_works(0, 3), "campaigns/a.md": given_up}
    assert [one.subject for one in actions_of("chased", files)] == ["a"]
    (one,) = actions_of("works-out-of-range", files)
    assert one.message == "0 campaigns in the works of 3: add a researched target"
    (one,) = actions_of("works-out-of-range", {**files, "campaigns/b.md": CAMPAIGN})
    assert "begin with Northwind (" in one.message


def test_the_weakest_is_the_one_with_the_least_to_hope_for():
    files = with_works(0, 1)
    late = CAMPAIGN.replace("researching", "interviewing").replace("Northwind", "Late") + WORKED
    old = CAMPAIGN.replace("2026-08-01", "2026-07-01").replace("Northwind", "Old") + WORKED
    files |= {"campaigns/a.md": late, "campaigns/b.md": CAMPAIGN + WORKED, "campaigns/c.md": old}
    (one,) = actions_of("works-out-of-range", files)
    assert one.message == "3 campaigns in the works of 1: park the weakest, Old"
    assert one.place == "below `stages:` in campaigns/c.md"


def test_a_search_that_is_won_wants_no_more():
    won = CAMPAIGN.replace("researching\n", f"researching\n  - {ago(2)} accepted\n")
    assert actions_of("works-out-of-range", {**with_works(0, 6), "campaigns/a.md": won}) == []


def test_the_id_holds_as_long_as_the_cause():
    ids = {actions_of("works-out-of-range", with_works(n, 6))[0].id for n in (0, 3, 4)}
    assert len(ids) == 1
    assert actions_of("works-out-of-range", with_works(7, 6))[0].id not in ids
