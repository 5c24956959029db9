"""M18: what went on from each stage, and what papers and rounds led to."""

from __future__ import annotations

import pytest

from tests.metrics.measuring import ago, measured, row_of, rows_of

PAPERS, ROUNDS, OFFERS = "papers → first round", "round → next round", "round 1 → offer"


def campaign(*stages: str, body: str = "", pipeline: str = "job") -> str:
    """A campaign with a stage every ten days, the last of them ten days ago."""
    days = (f"  - {ago(10 * (len(stages) - at))} {stage}\n" for at, stage in enumerate(stages))
    return f"---\npipeline: {pipeline}\nstages:\n{''.join(days)}---\n{body}"


def counts(text: str, stage: str, **more: str) -> tuple[object, ...] | None:
    """Advanced, exited and still open at a stage; None where it has no row."""
    taken = measured("conversion", {"campaigns/a.md": text, **more})
    found = [row for row in rows_of(taken) if row["stage"] == stage]
    return tuple(found[0][key] for key in ("advanced", "exited", "open")) if found else None


def test_advanced_exited_and_still_open():
    text = campaign("researching", "targeted", "interviewing")
    assert counts(text, "researching") == (1, 0, 0)
    assert counts(text, "interviewing") == (0, 0, 1)
    text = campaign("researching", "targeted", "rejected")
    assert counts(text, "researching") == (1, 0, 0)
    assert counts(text, "targeted") == (0, 1, 0)
    assert counts(text, "interviewing") is None


@pytest.mark.parametrize("end", ["rejected", "withdrawn", "stopped", "evaporated", "parked"])
def test_every_end_without_a_win_is_an_exit(end):
    assert counts(campaign("interviewing", end), "interviewing") == (0, 1, 0)


def test_a_win_is_an_advance():
    assert counts(campaign("negotiating", "accepted"), "negotiating") == (1, 0, 0)


def test_a_stage_that_was_passed_over_is_not_counted():
    assert counts(campaign("targeted", "interviewing"), "networking-in") is None


def test_a_step_back_is_neither_and_what_follows_decides():
    text = campaign("networking-in", "applied", "networking-in", "rejected")
    assert counts(text, "networking-in") == (1, 0, 0)
    assert counts(text, "applied") == (0, 1, 0)
    text = campaign("networking-in", "applied", "networking-in")
    assert counts(text, "applied") == (0, 0, 1)
    text = campaign("applied", "networking-in", "interviewing")
    assert counts(text, "applied") == (1, 0, 0)


def test_episodes_are_counted_apart():
    text = campaign("targeted", "interviewing", "rejected", "reopened", "targeted", "interviewing")
    assert counts(text, "targeted") == (2, 0, 0)
    assert counts(text, "interviewing") == (0, 1, 1)
    assert counts(text, "reopened") is None


def test_a_stage_of_tomorrow_is_not_reached():
    text = campaign("targeted").replace("targeted\n", f"targeted\n  - {ago(-1)} rejected\n")
    assert counts(text, "targeted") == (0, 0, 1)


def test_a_stage_that_no_pipeline_knows_is_passed_over():
    assert counts(campaign("targeted", "daydreaming", "rejected"), "targeted") == (0, 1, 0)


@pytest.mark.parametrize(("campaigns", "interval"), [(4, False), (5, True)])
def test_below_five_that_left_counts_only(campaigns, interval):
    files = {f"campaigns/c{n}.md": campaign("targeted", "rejected") for n in range(campaigns)}
    row = row_of(measured("conversion", files), "stage", "targeted")
    assert row["left"] == campaigns
    assert (row["low"] is not None, row["high"] is not None) == (interval, interval)


def test_stages_stand_in_the_order_of_their_pipeline_with_its_name_where_there_are_several():
    files = {
        "campaigns/a.md": campaign("researching", "targeted", "rejected"),
        "campaigns/b.md": campaign("identified", "lost", pipeline="client"),
    }
    taken = measured("conversion", files)
    assert [row["stage"] for row in rows_of(taken)] == [
        "job: researching", "job: targeted", "client: identified",
    ]  # fmt: skip
    assert taken.reading == (
        "went on: 1 of 1 from job: researching, 0 of 1 from job: targeted "
        "and 0 of 1 from client: identified"
    )


def test_nothing_left_yet_is_not_zero():
    taken = measured("conversion", {"campaigns/a.md": campaign("researching")})
    assert (taken.value, taken.reading) == (None, "no campaign has left a stage yet")
    assert measured("conversion", {}).rows == ()


def test_the_evidence_is_the_stage_line_and_the_one_after():
    taken = measured("conversion", {"campaigns/a.md": campaign("targeted", "rejected")})
    assert taken.rows[0].evidence == ("campaigns/a.md:4", "campaigns/a.md:5")


@pytest.mark.parametrize(
    ("body", "ended", "papers"),
    [
        ("", False, None),
        (f"- {ago(8)} application\n", False, (0, 0, 1)),
        (f"- {ago(8)} application\n", True, (0, 1, 0)),
        (
            f"- {ago(8)} prepare CV\n- {ago(7)} application\n- {ago(2)} interview 1\n",
            True,
            (1, 0, 0),
        ),
        (f"- {ago(8)} interview 1\n- {ago(7)} application\n", False, None),
        (f"- {ago(8)} application\n- {ago(8)} interview 1\n", False, (1, 0, 0)),
        (f"- {ago(8)} prepare 1\n- {ago(7)} interview 1\n", False, None),
        (f"- {ago(8)} application\n- {ago(-1)} interview 1\n", False, (0, 0, 1)),
        (f"- [ ] {ago(8)} application\n", False, None),
        (f"- {ago(8)} email [[b]]\n", False, None),
    ],
)
def test_papers_to_a_first_round(body, ended, papers):
    stages = ("targeted", "applied", "rejected") if ended else ("targeted", "applied")
    assert counts(campaign(*stages, body=body), PAPERS) == papers


def test_papers_of_a_client_lead_to_no_round():
    text = campaign("proposed", "lost", pipeline="client", body=f"- {ago(40)} prepare 2h pitch\n")
    assert counts(text, PAPERS) is None


def test_attempts_in_a_channel_are_papers_too_once_old_enough_or_answered():
    lines = (
        f"- {ago(20)} application ×9 x", f"- {ago(5)} application Acme",
        f"- {ago(5)} application Bell", f"- {ago(2)} reply Bell", f"- {ago(1)} interview Acme",
        f"- {ago(30)} cold-call ×3 x",
    )  # fmt: skip
    taken = measured("conversion", {"channels/b.md": "\n".join(lines)})
    assert counts("", PAPERS, **{"channels/b.md": "\n".join(lines)}) == (1, 10, 0)
    assert row_of(taken, "stage", PAPERS)["left"] == 11
    young = f"- {ago(5)} application ×4 x\n"
    assert counts("", PAPERS, **{"channels/b.md": young}) == (0, 0, 4)


@pytest.mark.parametrize(
    ("labels", "rounds"),
    [
        ("1", (0, 0, 1)),
        ("1 2", (1, 0, 1)),
        ("1 2a 2b", (1, 0, 1)),
        ("1 2a 2b 3", (2, 0, 1)),
        ("2a 2b", (0, 0, 1)),
        ("- -", (1, 0, 1)),
        ("- 1", (0, 0, 1)),
        ("2 -", (1, 0, 1)),
        ("3 1", (1, 0, 1)),
        ("1 2 -", (2, 0, 1)),
    ],
)
def test_a_round_to_the_next_one_two_a_and_two_b_are_both_the_second(labels, rounds):
    body = "".join(
        f"- {ago(9 - at)} interview {label.replace('-', '')} x\n"
        for at, label in enumerate(labels.split())
    )
    assert counts(campaign("targeted", "interviewing", body=body), ROUNDS) == rounds


def test_the_last_round_ended_with_the_campaign_or_led_to_an_offer():
    body = f"- {ago(15)} interview 1\n- {ago(12)} interview 2\n"
    lost = campaign("interviewing", "rejected", body=body)
    assert (counts(lost, ROUNDS), counts(lost, OFFERS)) == ((1, 1, 0), (0, 1, 0))
    offered = campaign("interviewing", "rejected", body=body + f"- {ago(11)} offer\n")
    taken = measured("conversion", {"campaigns/a.md": offered})
    assert taken.rows[-1].evidence == ("campaigns/a.md:7", "campaigns/a.md:9")
    assert (counts(offered, ROUNDS), counts(offered, OFFERS)) == ((2, 0, 0), (1, 0, 0))
    waiting = campaign("interviewing", body=body)
    assert (counts(waiting, ROUNDS), counts(waiting, OFFERS)) == ((1, 0, 1), (0, 0, 1))


def test_a_campaign_that_was_won_had_its_offer_whether_a_line_says_so_or_not():
    body = f"- {ago(15)} interview 1\n"
    won = campaign("interviewing", "negotiating", "accepted", body=body)
    assert (counts(won, ROUNDS), counts(won, OFFERS)) == ((1, 0, 0), (1, 0, 0))


def test_an_offer_of_another_episode_is_none_of_this_one():
    stages = ("interviewing", "evaporated", "reopened", "interviewing")
    body = f"- {ago(38)} interview 1\n- {ago(8)} interview 1\n- {ago(5)} offer\n"
    text = campaign(*stages, body=body)
    assert counts(text, OFFERS) == (1, 1, 0)
    assert counts(text, ROUNDS) == (1, 1, 0)
