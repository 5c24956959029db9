"""M2, and its union with M3: whom one is really talking with."""

from __future__ import annotations

import pytest

from tests.metrics.measuring import ago, measured, northwind, row_of, rows_of


def talking(body: str, settings: str = "") -> bool:
    taken = measured("dialogs", {"contacts/dana.md": body, "headway.toml": settings})
    return any(row["dialog"] for row in rows_of(taken))


def test_two_conversations_make_a_dialog_and_one_does_not():
    assert talking(f"- {ago(3)} call\n- {ago(9)} coffee\n")
    assert not talking(f"- {ago(3)} call\n")


def test_one_conversation_and_an_agreed_next_make_a_dialog():
    assert talking(f"- {ago(3)} call [next:: {ago(-4)}]\n")
    assert talking(f"- {ago(3)} call [next:: {ago(0)}]\n")
    assert not talking(f"- {ago(3)} call [next:: {ago(1)}]\n")
    assert not talking(f"- {ago(3)} call [next:: soon]\n")


def test_a_next_agreed_without_an_exchange_makes_none():
    assert not talking(f"- {ago(3)} email [next:: {ago(-4)}]\n")


@pytest.mark.parametrize(("days", "in_dialog"), [(0, True), (27, True), (28, False)])
def test_the_last_exchange_lies_in_the_window(days, in_dialog):
    assert talking(f"- {ago(days)} call\n- {ago(40)} call\n") is in_dialog


@pytest.mark.parametrize(("days", "in_dialog"), [(60, True), (89, True), (90, False)])
def test_two_exchanges_in_ninety_days(days, in_dialog):
    assert talking(f"- {ago(2)} call\n- {ago(days)} call\n") is in_dialog


@pytest.mark.parametrize(("days", "in_dialog"), [(0, True), (14, True), (15, False)])
@pytest.mark.parametrize(("first", "second"), [("email", "reply"), ("inbound", "email")])
def test_an_out_and_an_in_at_most_fourteen_days_apart(days, in_dialog, first, second):
    body = f"- {ago(2 + days)} {first}\n- {ago(2)} {second}\n- {ago(60)} call\n"
    assert talking(body) is in_dialog


def test_two_ways_out_make_no_exchange():
    assert not talking(f"- {ago(2)} email\n- {ago(3)} message\n- {ago(60)} call\n")


@pytest.mark.parametrize(
    "line",
    [
        "reply [auto:: yes]",
        "inbound [auto:: out of office]",
        "response [depth:: like]",
        "response",
        "reply ×3",
        "event 2h",
        "follow-up",
        "busy 1h",
        "research 1h",
    ],
)
def test_automatic_answers_likes_bulk_and_groups_never_count(line):
    assert not talking(f"- {ago(3)} email\n- {ago(2)} {line}\n- {ago(60)} call\n")


def test_bulk_is_no_way_out():
    assert not talking(f"- {ago(3)} application ×9\n- {ago(2)} reply\n- {ago(60)} call\n")


def test_an_automatic_answer_agrees_to_nothing():
    assert not talking(f"- {ago(3)} call\n- {ago(2)} reply [auto:: yes] [next:: {ago(-9)}]\n")


@pytest.mark.parametrize("depth", ["comment", "question", "shared", "recommended", "gets-it"])
def test_an_answer_to_a_post_in_depth_is_a_way_in(depth):
    body = f"- {ago(3)} response [depth:: {depth}]\n- {ago(2)} email\n- {ago(60)} call\n"
    assert talking(body)


def test_two_files_that_tell_of_one_meeting_make_no_second_exchange():
    files = northwind(
        f"- {ago(3)} coffee [[dana]]\n", **{"contacts/dana.md": f"- {ago(3)} coffee [[nw]]\n"}
    )
    assert rows_of(measured("dialogs", files)) == []
    files["contacts/dana.md"] += f"- {ago(5)} call\n"
    assert row_of(measured("dialogs", files), "id", "dana")["dialog"] is True


@pytest.mark.parametrize("line", [f"- [ ] {ago(2)} call", f"- {ago(-2)} call"])
def test_what_is_still_to_do_or_to_come_counts_for_nothing(line):
    assert not talking(f"{line}\n- {ago(3)} email\n- {ago(60)} call\n")


def test_the_headline_is_the_union_and_never_the_sum():
    files = northwind(
        f"- {ago(3)} call [[dana]] [got:: names]\n- {ago(9)} call [[dana]]\n"
        f"- {ago(4)} reply [[lee]] [got:: a number] [gave:: a list]\n",
        **{"contacts/kim.md": f"- {ago(2)} call\n- {ago(5)} call\n"},
    )
    taken = measured("dialogs", files)
    assert taken.value == 3
    assert taken.reading.endswith("2 talking, 2 gave value")
    assert taken.aside == ("you gave something to 1 contact",)
    assert row_of(taken, "id", "lee") == {
        "id": "lee", "dialog": False, "value_received": True, "gave": 1,
    }  # fmt: skip


def test_somebody_who_was_only_given_something_has_a_row_and_is_not_counted():
    taken = measured("dialogs", {"contacts/dana.md": f"- {ago(3)} email [gave:: a checklist]\n"})
    assert (taken.value, taken.evidence) == (0, ())
    assert row_of(taken, "id", "dana")["gave"] == 1


def test_nothing_recorded_is_not_zero():
    files = {"contacts/dana.md": f"- {ago(28)} call\n- {ago(-1)} call\n- [ ] {ago(0)} call\n"}
    for name in ("dialogs", "value-received", "face-to-face"):
        taken = measured(name, files)
        assert (taken.value, taken.previous) == (None, 0)
        assert taken.reading == "nothing recorded in 28 days"
        assert measured(name, {"journal/j.md": f"- {ago(27)} off\n"}).value == 0


def test_the_settings_move_the_boundaries():
    settings = "[rules]\nwindow = 7\ndialog-span = 10\ndialog-pair = 1\n"
    assert talking(f"- {ago(6)} call\n- {ago(9)} call\n", settings)
    assert not talking(f"- {ago(7)} call\n- {ago(9)} call\n", settings)
    assert not talking(f"- {ago(6)} call\n- {ago(10)} call\n", settings)
    assert not talking(f"- {ago(6)} reply\n- {ago(8)} email\n- {ago(9)} call\n", settings)
