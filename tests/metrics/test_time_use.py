"""M5: goal hours of goal, busy and unattributed hours, and what stands outside."""

from __future__ import annotations

import pytest

from ledger.metrics import Verdict
from tests.metrics.measuring import ago, measured, northwind, row_of

RECORDS = {
    "skills/hipaa.md": "---\nname: HIPAA\n---\n",
    "channels/board.md": "---\nname: Board\n---\n",
    "contacts/ines.md": "---\nname: Ines\nadvocate:\n  - 2026-08-01 candidate\n---\n",
    "contacts/abe.md": (
        "---\nname: Abe\nadvocate:\n  - 2026-08-01 candidate\n  - 2026-08-02 not-a-connector\n---\n"
    ),
    "contacts/eve.md": "---\nname: Eve\nadvocate:\n  - 2027-01-01 candidate\n---\n",
}


def hours(*lines: str, **more: str) -> dict[object, object]:
    taken = measured("time-use", northwind(**RECORDS, **{"journal/j.md": "\n".join(lines)}, **more))
    return {row.cells["class"]: row.cells["hours"] for row in taken.rows}


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("research 1h [[nw]]", "goal"),
        ("research 1h [[northwind]]", "goal"),
        ("learn 1h [[hipaa]]", "goal"),
        ("call 1h [[ines]]", "goal"),
        ("call 1h [[abe]]", "unattributed"),
        ("call 1h [[eve]]", "unattributed"),
        ("call 1h [[dana]]", "unattributed"),
        ("call 1h [[dana]] [got:: names]", "goal"),
        ("call 1h [[dana]] [gave:: names]", "unattributed"),
        ("call 1h [[dana]] [for:: a map of the field]", "goal"),
        ("call 1h [[dana]] [for:: ]", "unattributed"),
        ("assess 1h", "goal"),
        ("review 1h", "goal"),
        ("application 1h ×9 [[board]]", "unattributed"),
        ("prepare 1h CV", "unattributed"),
        ("setback 1h [[nw]]", "goal"),
        ("busy 1h", "busy"),
        ("busy 1h [[nw]] [for:: colours]", "busy"),
        ("off 1h", "off"),
        ("life 1h [[nw]]", "off"),
        ("drove about 1h", None),
    ],
)
def test_the_class_of_an_hour(line, kind):
    found = hours(f"- {ago(3)} {line}")
    assert found == {"goal": 0, "busy": 0, "unattributed": 0, "off": 0} | (
        {kind: 1} if kind else {}
    )


@pytest.mark.parametrize(("days", "counts"), [(0, 1), (27, 1), (28, 0), (-1, 0)])
def test_the_window(days, counts):
    assert hours(f"- {ago(days)} assess 1h")["goal"] == counts


def test_what_is_still_to_do_took_no_time():
    assert hours(f"- [ ] {ago(1)} assess 1h")["goal"] == 0


def test_the_ratio_leaves_time_off_and_the_rest_of_life_outside():
    body = (
        f"- {ago(1)} assess 6h\n- {ago(2)} busy 2h\n- {ago(3)} prepare 2h\n"
        f"- {ago(4)} life 9h\n- {ago(5)} off 3h\n"
    )
    taken = measured("time-use", {"journal/j.md": body})
    assert (taken.value, taken.k, taken.n) == (0.6, 6, 10)
    assert taken.reading == "6h of 10h served a goal (60%); 2h busy-work, 2h name nothing"
    assert row_of(taken, "class", "off")["hours"] == 12
    assert taken.evidence == ("journal/j.md:1", "journal/j.md:2", "journal/j.md:3")


def test_no_hours_are_not_a_ratio_of_zero():
    taken = measured("time-use", {"journal/j.md": f"- {ago(1)} assess\n- {ago(2)} life 5h\n"})
    assert (taken.value, taken.n, taken.verdict) == (None, 0, None)
    assert taken.reading == "no hours recorded"
    assert taken.aside[0] == "planned hours not recorded (`hours` in me.md)"


@pytest.mark.parametrize(("logged", "given"), [(24, True), (23, False)])
def test_no_ratio_below_sixty_percent_of_the_planned_hours(logged, given):
    files = {
        "me.md": "---\nhours: 10\n---\n",
        "journal/j.md": f"- {ago(1)} assess {logged - 12}h\n",
    }
    files["journal/j.md"] += f"- {ago(2)} review 12h\n"
    taken = measured("time-use", files)
    assert (taken.value is not None) is given
    assert (taken.verdict is not None) is given
    assert taken.aside[0] == f"{logged}h logged of 40h planned"
    assert ("too little to say" in taken.reading) is not given


@pytest.mark.parametrize(
    ("lines", "planned"),
    [
        ("", 40),
        (f"- {ago(3)} off\n", 40 - 10 / 7),
        (f"- {ago(3)} off 3d\n", 40 - 30 / 7),
        (f"- {ago(9)} off 1w\n", 30),
        (f"- {ago(9)} off 1w\n- {ago(8)} off\n", 30),
        (f"- {ago(1)} off 1w\n", 40 - 20 / 7),
        (f"- {ago(29)} off 3d\n", 40 - 10 / 7),
        (f"- {ago(3)} off 4h\n", 40),
        (f"- [ ] {ago(3)} off\n", 40),
        (f"- {ago(-3)} off\n", 40),
        (f"- {ago(3)} life\n", 40),
        (f"- {ago(30)} off 5w\n", 0),
    ],
)
def test_planned_hours_less_the_days_declared_off(lines, planned):
    files = {"me.md": "---\nhours: 10\n---\n", "journal/j.md": lines + f"- {ago(0)} assess 8h\n"}
    taken = measured("time-use", files)
    assert taken.aside[0] == f"8h logged of {planned:.1f}h planned".replace(".0h", "h")
    assert (taken.value is None) is (planned > 8 / 0.6)


@pytest.mark.parametrize(
    ("goal", "busy", "unattributed", "verdict"),
    [
        (16, 4, 0, Verdict.GOOD),
        (15, 5, 0, Verdict.ATTENTION),
        (0, 10, 10, Verdict.ATTENTION),
        (15, 1, 4, None),
        (0, 0, 20, None),
        (16, 0, 4, Verdict.GOOD),
        (15, 4, 0, None),
        (2, 8, 0, None),
    ],
)
def test_busy_above_a_fifth_is_over_the_cap(goal, busy, unattributed, verdict):
    lines = [f"- {ago(1)} assess {goal}h", f"- {ago(2)} busy {busy}h"]
    lines.append(f"- {ago(3)} prepare {unattributed}h")
    taken = measured("time-use", {"journal/j.md": "\n".join(lines)})
    assert taken.n == goal + busy + unattributed
    assert taken.verdict is verdict


def test_a_few_hours_are_counted_and_no_share_is_told():
    taken = measured("time-use", {"journal/j.md": f"- {ago(1)} assess 3h\n- {ago(1)} busy 1h\n"})
    assert taken.reading == "3h of 4h served a goal; 1h busy-work, 0h name nothing"
    assert taken.value == 0.75
    taken = measured("time-use", {"journal/j.md": f"- {ago(1)} assess 4h\n- {ago(1)} busy 1h\n"})
    assert taken.reading == "4h of 5h served a goal (80%); 1h busy-work, 0h name nothing"


@pytest.mark.parametrize(
    ("later", "barren"),
    [
        ("", 2),
        (f"- {ago(20)} reply [[dana]]\n", 0),
        (f"- {ago(6)} reply [[dana]]\n", 0),
        (f"- {ago(5)} reply [[dana]]\n", 2),
        (f"- {ago(21)} reply [[dana]]\n", 2),
        (f"- {ago(10)} reply [[dana]] [auto:: yes]\n", 2),
        (f"- {ago(10)} email [[dana]]\n", 2),
        (f"- {ago(10)} research [got:: a name]\n", 0),
        (f"- {ago(10)} decline [[dana]]\n", 0),
        (f"- [ ] {ago(10)} call [[dana]]\n", 2),
    ],
)
def test_goal_hours_from_which_nothing_followed_within_fourteen_days(later, barren):
    taken = measured("time-use", northwind(f"- {ago(20)} research 2h\n" + later))
    assert taken.aside[1] == f"{barren}h of goal time led to nothing within 14 days"


@pytest.mark.parametrize(("days", "barren"), [(14, 2), (13, 0)])
def test_hours_younger_than_fourteen_days_are_not_judged_yet(days, barren):
    taken = measured("time-use", northwind(f"- {ago(days)} research 2h\n"))
    assert taken.aside[1].startswith(f"{barren}h")


def test_hours_without_a_subject_and_conversations_led_to_what_they_are():
    body = f"- {ago(20)} assess 2h\n- {ago(20)} learn 2h [[hipaa]]\n- {ago(20)} call 1h [[nw]]\n"
    taken = measured("time-use", northwind(**RECORDS, **{"journal/j.md": body}))
    assert taken.aside[1].startswith("0h")


def test_the_settings_move_the_boundaries():
    settings = "[rules]\nbusy-cap = 0.5\nlogged-share = 0.1\nfollowed-within = 2\nwindow = 7\n"
    files = northwind(f"- {ago(3)} research 12h\n- {ago(0)} reply [[dana]]\n")
    files |= {"headway.toml": settings, "me.md": "---\nhours: 200\n---\n"}
    files["journal/j.md"] = f"- {ago(2)} busy 12h\n- {ago(7)} busy 12h\n"
    taken = measured("time-use", files)
    assert (taken.value, taken.verdict) == (0.5, Verdict.GOOD)
    assert taken.aside == (
        "24h logged of 200h planned",
        "12h of goal time led to nothing within 2 days",
    )
