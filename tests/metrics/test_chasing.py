"""M17: asks to those who do not answer."""

from __future__ import annotations

from datetime import timedelta

import pytest

from ledger.metrics import Verdict
from tests.metrics.measuring import AS_OF, ago, measured, row_of, rows_of

DANA = {"contacts/dana.md": "---\nname: Dana\n---\n"}
FRONT = "industry: x\ninfluencers: dana\n"
FITTING = "needs:\n  - a, from x\n  - b, from x\n  - c, from x\n"
OFFERS = {"me.md": "---\noffers:\n  - a\n  - b\n  - c\n---\n"}


def campaign(
    body: str, front: str = FRONT, stages: str = f"  - {ago(60)} targeted\n"
) -> dict[str, str]:
    return {**DANA, "campaigns/c.md": f"---\n{front}stages:\n{stages}---\n{body}"}


def asks(*days: int, kind: str = "email 10m") -> str:
    return "".join(f"- {ago(day)} {kind} [[dana]]\n" for day in days)


def run(body: str, **more: str) -> object:
    found = [
        row for row in rows_of(measured("chasing", {**campaign(body), **more})) if row["id"] == "c"
    ]
    return found[0]["asks"] if found else 0


@pytest.mark.parametrize(
    ("days", "count"),
    [
        ((30, 25, 20), 3),
        ((30, 28, 26), 2),  # the second is two days after the first
        ((30, 27, 24), 3),
        ((30, 30, 30), 1),
        ((30, 25, 7), 3),
        ((30, 25, 6), 2),
        ((30, 25, 20, 1), 3),  # one more ask never hides those before it
        ((6, 3), 0),
        ((-1,), 0),
    ],
)
def test_the_run_of_asks(days, count):
    assert run(asks(*days)) == count


@pytest.mark.parametrize(
    ("line", "counts"),
    [
        ("message", True),
        ("voicemail", True),
        ("follow-up 1", True),
        ("application 1h", True),
        ("application 1h ×9", False),
        ("email [auto:: yes]", False),
        ("thanks", False),
        ("email [gave:: a clause]", False),
        ("research 1h", False),
        ("reply", False),
    ],
)
def test_what_is_an_ask(line, counts):
    assert run(f"- {ago(20)} {line} [[dana]]\n") == int(counts)


def test_an_open_box_is_no_ask():
    assert run(f"- [ ] {ago(20)} email [[dana]]\n") == 0
    assert run(f"- [x] {ago(20)} email [[dana]]\n") == 1


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("reply [[dana]]", 1),
        ("call 10m [[dana]]", 1),
        ("inbound", 1),
        ("decline [[dana]]", 1),
        ("response [[dana]] [depth:: comment]", 1),
        ("response [[dana]] [depth:: like]", 3),
        ("reply [[dana]] [auto:: yes]", 3),
        ("inbound [[ines]] she wrote to them", 3),
        ("call 10m [[ines]]", 3),
    ],
)
def test_the_run_begins_after_they_last_moved(line, count):
    ines = {"contacts/ines.md": "# Ines\n"}
    assert run(asks(30, 25, 20) + f"- {ago(22)} {line}\n", **ines) == count


def test_an_ask_of_the_day_of_their_answer_is_answered():
    assert run(asks(30, 20) + f"- {ago(20)} reply [[dana]]\n") == 0


def test_what_is_asked_of_their_people_without_a_campaign_is_asked_of_it():
    free = {"contacts/dana.md": "".join(f"- {ago(day)} email\n" for day in (30, 25, 20))}
    taken = measured("chasing", {**campaign(""), **free})
    assert [row["id"] for row in rows_of(taken)] == ["c"]


def test_what_is_asked_of_an_advocate_for_a_campaign_is_asked_of_the_advocate():
    body = asks(30, 25, 20).replace("dana", "ines")
    files = {**campaign(body), "contacts/ines.md": "# Ines\n"}
    assert [row["id"] for row in rows_of(measured("chasing", files))] == ["ines"]


def test_of_a_campaign_that_names_nobody_anybody_is_theirs_but_an_advocate():
    files = campaign(asks(30, 25, 20), "industry: x\n")
    assert [row["id"] for row in rows_of(measured("chasing", files))] == ["c"]
    files["contacts/dana.md"] = f"---\nadvocate:\n  - {ago(90)} candidate\n---\n"
    assert [row["id"] for row in rows_of(measured("chasing", files))] == ["dana"]


def test_a_contact_on_no_campaign():
    files = {"contacts/dana.md": "".join(f"- {ago(day)} email\n" for day in (30, 25, 20))}
    row = row_of(measured("chasing", files), "id", "dana")
    assert (row["asks"], row["chased"], row["fit"]) == (3, True, "not assessed")


@pytest.mark.parametrize("stage", ["stopped", "rejected", "accepted", "parked"])
def test_what_has_ended_is_chased_no_more(stage):
    stages = f"  - {ago(60)} targeted\n  - {ago(2)} {stage}\n"
    taken = measured("chasing", campaign(asks(27, 24, 20), stages=stages))
    assert (taken.k, taken.n, taken.rows) == (0, 3, ())


def test_reopened_the_run_begins_anew():
    stages = f"  - {ago(60)} targeted\n  - {ago(22)} parked\n  - {ago(21)} reopened\n"
    files = campaign(asks(30, 25, 20), stages=stages)
    assert row_of(measured("chasing", files), "id", "c")["asks"] == 1


@pytest.mark.parametrize(("days", "chased"), [((20, 15), False), ((20, 15, 10), True)])
def test_three_asks_make_a_chase(days, chased):
    row = row_of(measured("chasing", campaign(asks(*days))), "id", "c")
    assert row["chased"] is chased


def test_how_many_make_a_chase_is_a_setting():
    files = {**campaign(asks(20, 15)), "headway.toml": "[rules]\nchased-asks = 2\n"}
    assert row_of(measured("chasing", files), "id", "c")["chased"] is True
    files["headway.toml"] = "[rules]\nchased-asks = 0\n"
    files.update(campaign(asks(3)))
    assert measured("chasing", files).rows == ()


@pytest.mark.parametrize(
    ("word", "chased"), [("[values-us:: yes]", False), ("[values-us:: no]", True)]
)
def test_evidence_that_they_value_the_offer(word, chased):
    body = f"- {ago(40)} reply [[dana]] {word}\n" + asks(27, 24, 20)
    assert row_of(measured("chasing", campaign(body)), "id", "c")["chased"] is chased


def test_high_fit_and_silence_is_not_chasing():
    files = {**campaign(asks(27, 24, 20), FRONT + FITTING), **OFFERS}
    taken = measured("chasing", files)
    row = row_of(taken, "id", "c")
    assert (row["chased"], row["fit"], taken.k) == (False, "high", 0)
    assert taken.aside == ("1 target with a high fit silent: try one other route",)
    del files["me.md"]
    assert row_of(measured("chasing", files), "id", "c")["fit"] == "low"


def test_the_index_is_of_the_asks_of_the_window():
    free = {"contacts/lee.md": f"- {ago(9)} email\n- {ago(2)} email\n- {ago(28)} email\n"}
    files = {**campaign(asks(40, 20, 15, 10, 2)), **free}
    taken = measured("chasing", files)
    assert (taken.k, taken.n, taken.value) == (4, 6, pytest.approx(4 / 6))
    assert taken.interval is not None
    assert taken.reading.startswith("4 of 6 (67%;")


def test_an_ask_of_two_people_is_one_ask():
    body = "".join(f"- {ago(day)} email [[dana]] [[lee]]\n" for day in (20, 15, 10))
    files = {**DANA, "contacts/lee.md": "# Lee\n", "journal/j.md": body}
    taken = measured("chasing", files)
    assert (taken.k, taken.n, len(taken.rows)) == (3, 3, 2)


@pytest.mark.parametrize(
    ("chase", "others", "verdict"),
    [
        ((20, 15, 10), 16, None),
        ((20, 15, 10), 17, Verdict.ATTENTION),
        ((20, 15), 18, Verdict.GOOD),
    ],
)
def test_a_verdict_from_twenty_asks_on(chase, others, verdict):
    lines = {f"contacts/p{n}.md": f"- {ago(5)} email\n" for n in range(others)}
    assert measured("chasing", {**campaign(asks(*chase)), **lines}).verdict is verdict


def test_nobody_asked_is_not_zero():
    taken = measured("chasing", {})
    assert (taken.value, taken.n, taken.reading) == (
        None, 0, "nobody was asked for anything in 28 days",
    )  # fmt: skip


def test_on_an_earlier_day_the_asks_of_then():
    files = campaign(asks(30, 25, 20))
    assert row_of(measured("chasing", files, AS_OF - timedelta(days=13)), "id", "c")["chased"]
    then = measured("chasing", files, AS_OF - timedelta(days=14))
    assert row_of(then, "id", "c")["asks"] == 2


def test_the_row_says_from_when_to_when_and_leads_to_the_lines():
    taken = measured("chasing", campaign(asks(20, 15, 10)))
    row = taken.rows[0]
    assert (row.cells["first"], row.cells["last"]) == (ago(20), ago(10))
    assert row.evidence == tuple(f"campaigns/c.md:{line}" for line in (7, 8, 9))
    assert taken.evidence == row.evidence
