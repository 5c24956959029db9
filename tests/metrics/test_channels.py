"""M9: what each channel brings for its hours, and what came of the attempts made there."""

from __future__ import annotations

from datetime import date

import pytest

from ledger.metrics.channels import figures_of, separably_worse
from ledger.statistics import garwood
from tests.metrics.measuring import AS_OF, CAMPAIGN, ago, measured, northwind, row_of, rows_of
from tests.support import ledger_of

BOARD = "---\nname: Board\ntype: job-board\n---\n"


def through(via: str, body: str = "", **more: str) -> dict[str, str]:
    """A campaign that came `via` somebody or something, a board, and people who lead to it."""
    files = northwind(
        **{"campaigns/nw.md": CAMPAIGN.replace("title:", f"via: {via}\ntitle:") + body}
    )
    return files | {
        "channels/board.md": BOARD,
        "channels/club.md": "---\nname: Club\n---\n",
        "contacts/ann.md": "---\nvia: board\n---\n",
        "contacts/ben.md": "---\nvia: ann\n---\n",
        "contacts/cid.md": "---\nvia: dot\n---\n",
        "contacts/dot.md": "---\nvia: cid\n---\n",
        **more,
    }


def board(files: dict[str, str], as_of: date = AS_OF):
    return row_of(measured("channels", files, as_of), "id", "board")


def tracker(*lines: str) -> dict[str, str]:
    return {"channels/board.md": BOARD + "\n".join(lines)}


def test_no_channel_used_is_not_zero():
    taken = measured("channels", {"channels/board.md": BOARD})
    assert (taken.value, taken.rows, taken.interval) == (None, (), None)
    assert taken.reading == "no channel has an entry yet"


@pytest.mark.parametrize(
    ("path", "line", "hours"),
    [
        ("channels/board.md", "research 2h", 2),
        ("channels/board.md", "application 2h ×9", 2),
        ("channels/board.md", "busy 2h", 2),
        ("channels/board.md", "off 2h", None),
        ("channels/board.md", "research", None),
        ("journal/j.md", "research 2h [[board]]", 2),
        ("journal/j.md", "call 2h [via:: board]", 2),
        ("journal/j.md", "call 2h [via:: [[board]]]", 2),
        ("contacts/dana.md", "call 2h [[board]]", 2),
    ],
)
def test_hours_of_the_entries_in_its_file_or_linked_to_it(path, line, hours):
    row = board({"channels/board.md": BOARD, path: f"- {ago(40)} {line}\n"})
    assert row["hours"] == hours
    assert (row["per_10h"] is None) is (hours is None)


def test_an_entry_that_names_it_twice_is_counted_once():
    line = f"- {ago(3)} research 2h [[board]] [via:: board]\n"
    assert board(tracker(line))["hours"] == 2


@pytest.mark.parametrize("line", [f"- [ ] {ago(1)} research 2h\n", f"- {ago(-1)} research 2h\n"])
def test_what_is_still_to_do_or_to_come_took_no_hours(line):
    assert measured("channels", tracker(line)).rows == ()


@pytest.mark.parametrize("via", ["board", "ann", "ben", '"[[ben]]"'])
def test_a_campaigns_hours_through_people_to_a_channel(via):
    body = f"- {ago(9)} research 2h\n- {ago(8)} prepare 1h 1\n- {ago(7)} interview 1 1h [[lee]]\n"
    row = board(through(via, body + f"- {ago(6)} prepare 4h 2\n"))
    assert (row["hours"], row["results"]) == (3, 1)
    assert row["per_10h"] == pytest.approx(10 / 3)
    assert (row["low"], row["high"]) == garwood(1, 3, 10)


@pytest.mark.parametrize("via", ["cid", "dana", "nobody"])
def test_a_ring_of_people_and_a_road_that_ends_lead_nowhere(via):
    assert measured("channels", through(via, f"- {ago(7)} interview 1 1h\n")).rows == ()


def test_without_a_result_all_hours_of_the_campaign_count():
    body = f"- {ago(9)} research 2h\n- {ago(8)} call 1h [[lee]]\n- {ago(7)} off 3h\n"
    row = board(through("board", body))
    assert (row["hours"], row["results"]) == (3, 0)


def test_hours_of_the_day_of_the_result_count_in_whatever_order_they_stand():
    day = (f"- {ago(7)} prepare 1h 1\n", f"- {ago(7)} interview 1 5h\n")
    for body in ("".join(day), "".join(reversed(day))):
        assert board(through("board", body))["hours"] == 1


@pytest.mark.parametrize(
    ("line", "results"),
    [
        ("interview 1 [[lee]]", 1),
        ("interview 3", 1),
        ("call [[dana]]", 1),
        ("coffee [[dana]]", 1),
        ("call [[lee]]", 0),
        ("reply [[dana]]", 0),
        ("event [[dana]]", 0),
    ],
)
def test_a_result_is_a_first_interview_or_a_conversation_with_the_decision_maker(line, results):
    assert (
        board(through("board", f"- {ago(8)} research 1h\n- {ago(7)} {line}\n"))["results"]
        == results
    )


def test_a_campaign_has_one_result_whatever_follows():
    body = f"- {ago(9)} interview 1\n- {ago(8)} interview 2\n- {ago(7)} call [[dana]]\n"
    assert board(through("board", body))["results"] == 1


def test_a_win_stands_beside_the_results():
    files = through("board", f"- {ago(9)} interview 1 1h\n- {ago(8)} research 1h [[club]]\n")
    files["campaigns/nw.md"] = files["campaigns/nw.md"].replace(
        "researching\n", f"researching\n  - {ago(2)} accepted\n"
    )
    taken = measured("channels", files)
    assert row_of(taken, "id", "board")["wins"] == 1
    assert "campaigns/nw.md:9" in taken.rows[0].evidence


def test_one_origin_has_the_credit_and_the_others_that_helped_assist():
    body = (
        f"- {ago(9)} call 1h [[lee]] [via:: club]\n- {ago(8)} research 1h [[club]] [[board]]\n"
        f"- {ago(7)} interview 1 1h\n"
    )
    taken = measured("channels", through("board", body))
    club, ours = row_of(taken, "id", "club"), row_of(taken, "id", "board")
    assert (ours["results"], ours["assists"]) == (1, 0)
    assert (club["results"], club["assists"], club["hours"]) == (0, 1, 2)
    assert "campaigns/nw.md:12" in taken.rows[1].evidence


def test_help_that_came_after_the_result_is_no_assist():
    body = f"- {ago(9)} interview 1 1h\n- {ago(8)} research 1h [[club]]\n"
    assert row_of(measured("channels", through("board", body)), "id", "club")["assists"] == 0


def test_a_campaign_from_nowhere_still_had_its_helpers():
    body = f"- {ago(9)} research 1h [[club]]\n- {ago(7)} interview 1 1h\n"
    taken = measured("channels", through("dana", body))
    assert [(row["id"], row["results"], row["assists"]) for row in rows_of(taken)] == [
        ("club", 0, 1)
    ]


def test_an_interview_that_serves_no_campaign_is_credited_once():
    files = through("board")
    files["journal/j.md"] = f"- {ago(9)} interview 1h [[club]] [via:: board]\n"
    taken = measured("channels", files)
    assert row_of(taken, "id", "board")["results"] == 1
    assert row_of(taken, "id", "club")["results"] == 0
    assert row_of(taken, "id", "club")["assists"] == 1


@pytest.mark.parametrize(
    ("days", "answer", "judged"),
    [(13, "", 0), (14, "", 1), (13, "reply", 1), (13, "reply [auto:: yes]", 0), (13, "inbound", 0)],
)
def test_attempts_at_least_fourteen_days_old_or_answered(days, answer, judged):
    lines = [f"- {ago(days)} application 10m Acme analyst"]
    lines += [f"- {ago(2)} {answer} Acme analyst"] if answer else []
    row = board(tracker(*lines))
    assert (row["attempts"], row["judged"]) == (1, judged)


@pytest.mark.parametrize("kind", ["application", "cold-call", "proposal"])
def test_what_is_an_attempt(kind):
    assert board(tracker(f"- {ago(20)} {kind} x", f"- {ago(20)} email x"))["attempts"] == 1


def test_bulk_counts_as_many_attempts_as_it_says():
    lines = (
        f"- {ago(20)} application ×40 the usual",
        f"- {ago(9)} application ×10 the rest",
        f"- {ago(3)} reply the rest",
        f"- {ago(3)} reply the rest",
    )
    row = board(tracker(*lines))
    assert (row["attempts"], row["answered"], row["judged"]) == (50, 2, 42)


def test_no_more_answers_than_attempts():
    lines = [f"- {ago(20)} application ×2 x", *[f"- {ago(3)} reply x"] * 5]
    assert board(tracker(*lines))["answered"] == 2


def test_an_answer_belongs_to_the_attempt_whose_words_it_repeats():
    lines = (
        f"- {ago(9)} application Acme data analyst",
        f"- {ago(8)} application Bell data analyst",
        f"- {ago(3)} reply Acme data analyst no",
        f"- {ago(2)} interview Acme data analyst",
    )
    row = board(tracker(*lines))
    assert (row["answered"], row["judged"], row["converted"]) == (1, 1, 1)


def test_of_several_attempts_that_share_as_much_the_latest_was_answered():
    attempts = [
        f"- {ago(20)} application Acme data analyst",
        f"- {ago(5)} application Bell analyst data",
    ]
    for lines in (attempts, attempts[::-1]):
        row = board(tracker(*lines, f"- {ago(2)} reply data analyst"))
        assert (row["answered"], row["judged"]) == (1, 2)
    row = board(tracker(*attempts, f"- {ago(2)} reply Acme data analyst"))
    assert (row["answered"], row["judged"]) == (1, 1)
    row = board(tracker(*attempts, f"- {ago(2)} reply who is this"))
    assert (row["answered"], row["judged"]) == (1, 2)


def test_an_attempt_that_was_answered_leaves_the_next_answer_to_another():
    lines = [f"- {ago(5)} application Acme", f"- {ago(6)} application Bell"]
    row = board(tracker(*lines, f"- {ago(3)} reply Acme", f"- {ago(2)} reply Acme"))
    assert (row["answered"], row["judged"]) == (2, 2)


def test_an_answer_belongs_to_no_later_attempt():
    lines = (f"- {ago(2)} application Acme", f"- {ago(3)} reply Acme")
    assert board(tracker(*lines))["answered"] == 0


def test_a_first_interview_converts_an_attempt_and_a_later_round_does_not():
    lines = (
        f"- {ago(20)} application ×5 x",
        f"- {ago(9)} interview 1 x",
        f"- {ago(8)} interview 2 x",
    )
    row = board(tracker(*lines))
    assert (row["converted"], row["results"]) == (1, 1)


@pytest.mark.parametrize(("label", "first"), [("", 1), ("1", 1), ("1a", 1), ("2", 0), ("10", 0)])
def test_which_interview_is_a_first_one(label, first):
    assert board(tracker(f"- {ago(9)} interview {label} x"))["results"] == first


def test_somebody_who_came_to_me_is_a_result_without_an_attempt():
    lines = (
        f"- {ago(20)} application ×5 analyst",
        f"- {ago(9)} inbound Acme analyst",
        f"- {ago(8)} interview Acme analyst",
    )
    row = board(tracker(*lines))
    assert (row["results"], row["converted"], row["answered"]) == (1, 0, 0)
    later = board(tracker(lines[0], lines[2], f"- {ago(7)} inbound Acme analyst"))
    assert later["converted"] == 1


@pytest.mark.parametrize(
    ("tried", "came", "interviewed", "converted"),
    [
        ("Acme analyst", "Acme analyst", "Acme analyst", 0),
        ("Acme analyst", "Acme", "Acme analyst", 1),
        ("counsel", "Acme saw my profile", "Acme", 0),
        ("Acme counsel", "Acme saw my profile", "Acme", 1),
        ("Acme counsel", "Bell", "somebody else", 1),
    ],
)
def test_an_interview_is_theirs_whose_words_it_repeats(tried, came, interviewed, converted):
    lines = (
        f"- {ago(20)} application {tried}",
        f"- {ago(9)} inbound {came}",
        f"- {ago(8)} interview {interviewed}",
    )
    assert board(tracker(*lines))["converted"] == converted


def test_somebody_who_came_once_is_good_for_one_interview():
    lines = (
        f"- {ago(20)} application ×5 analyst",
        f"- {ago(9)} inbound Acme",
        f"- {ago(8)} interview Acme",
        f"- {ago(7)} interview Acme",
    )
    assert board(tracker(*lines))["converted"] == 1


@pytest.mark.parametrize(
    ("body", "attempts", "judged", "answered", "converted"),
    [
        (f"- {ago(20)} application\n", 1, 1, 0, 0),
        (f"- {ago(5)} application\n", 1, 0, 0, 0),
        (f"- {ago(5)} application\n- {ago(2)} reply [[lee]]\n", 1, 1, 1, 0),
        (f"- {ago(5)} application\n- {ago(2)} inbound [[lee]]\n", 1, 1, 1, 0),
        (f"- {ago(5)} inbound [[lee]]\n- {ago(5)} application\n", 1, 0, 0, 0),
        (f"- {ago(5)} application\n- {ago(5)} reply [[lee]]\n", 1, 1, 1, 0),
        (f"- {ago(5)} application\n- {ago(2)} reply [auto:: yes]\n", 1, 0, 0, 0),
        (f"- {ago(5)} application\n- {ago(2)} interview 1\n", 1, 1, 1, 1),
        (f"- {ago(40)} application\n- {ago(5)} application\n", 2, 1, 0, 0),
        (f"- {ago(5)} application\n- {ago(5)} interview 1\n", 1, 1, 1, 1),
        (f"- {ago(40)} application\n- {ago(30)} application\n- {ago(2)} interview 1\n", 2, 2, 1, 1),
        (f"- {ago(9)} call [[dana]]\n- {ago(5)} proposal\n- {ago(2)} reply [[dana]]\n", 0, 0, 0, 0),
        (f"- {ago(40)} cold-call\n- {ago(9)} call [[dana]]\n- {ago(5)} proposal\n", 1, 1, 1, 1),
    ],
)
def test_attempts_on_a_campaign_up_to_its_first_result(body, attempts, judged, answered, converted):
    row = board(through("board", body))
    assert (row["attempts"], row["judged"]) == (attempts, judged)
    assert (row["answered"], row["converted"]) == (answered, converted)


@pytest.mark.parametrize(
    ("attempts", "reading", "interval"),
    [
        (4, "1 of 4 attempts", False),
        (5, "1 of 5 (20%; 4% to 62%) attempts", True),
        (40, "1 of 40 (2%; 0.4% to 13%) attempts", True),
    ],
)
def test_below_five_attempts_counts_only(attempts, reading, interval):
    lines = (f"- {ago(20)} application ×{attempts} x", f"- {ago(9)} interview x")
    taken = measured("channels", tracker(*lines))
    assert taken.aside[0].startswith(reading)
    assert (taken.k, taken.n) == (1, attempts)
    assert (taken.interval is not None) is interval
    assert (board(tracker(*lines))["share_low"] is not None) is interval


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("1 of 16, referred, Lever 2016", "1 of 16, referred, Lever 2016"),
        ("1 of 16", None),
        ("1 of 16,", None),
        ("", None),
    ],
)
def test_base_rates_are_shown_only_with_their_source(typed, shown):
    text = f'---\nbase-rate: "{typed}"\n---\n- {ago(3)} research 1h\n'
    assert board({"channels/board.md": text})["base_rate"] == shown


def test_a_comparison_is_called_only_where_an_interval_excludes_the_other():
    def channel(hours: int, results: int) -> str:
        lines = [f"- {ago(50)} research 20h x"] * (hours // 20)
        return BOARD + "\n".join(lines + [f"- {ago(20)} interview x"] * results)

    for bad_hours, called in ((20, False), (40, True)):
        files = {"channels/good.md": channel(20, 3), "channels/bad.md": channel(bad_hours, 0)}
        worse = separably_worse(figures_of(ledger_of(files), AS_OF))
        assert [(one.channel.id, best.channel.id) for one, best in worse] == (
            [("bad", "good")] if called else []
        )


def test_the_age_of_an_attempt_is_a_setting():
    files = {**tracker(f"- {ago(5)} application x"), "headway.toml": "[rules]\nattempt-age = 5\n"}
    assert board(files)["judged"] == 1
