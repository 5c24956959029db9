"""What wants doing when nobody waits: campaigns, people, channels, the audience."""

from __future__ import annotations

from datetime import date

import pytest

from tests.actions.advising import actions_of
from tests.metrics.measuring import CAMPAIGN, ago, measured, northwind


@pytest.mark.parametrize(
    ("body", "given"),
    [
        ("", 1),
        (f"- {ago(3)} call [[dana]]\n", 1),
        (f"- [ ] {ago(-21)} email\n", 0),
        (f"- [ ] {ago(-22)} email\n", 1),
        (f"- [ ] {ago(21)} email\n", 0),
        (f"- [ ] {ago(22)} email\n", 1),
        (f"- {ago(-3)} interview 1\n", 0),
        (f"- {ago(3)} call [next:: {ago(-9)}]\n", 0),
        (f"- [ ] {ago(-3)} busy\n", 1),
    ],
)
def test_nothing_due(body, given):
    assert len(actions_of("nothing-due", northwind(body))) == given


def test_nothing_due_is_not_said_of_what_is_closed():
    text = CAMPAIGN.replace("researching\n", f"researching\n  - {ago(3)} parked\n")
    assert actions_of("nothing-due", northwind(**{"campaigns/nw.md": text})) == []


def test_nothing_due_says_whom_to_write_to():
    text = CAMPAIGN.replace("title:", "value: 60k\ntitle:")
    files = northwind(**{"campaigns/nw.md": text + f"- {ago(10)} call [[dana]] so so\n"})
    (one,) = actions_of("nothing-due", files)
    assert one.message == (
        "Northwind (researching) has no next action; its last line is of 2026-11-12 (10 days ago)"
    )
    assert (one.tier, one.line) == (2, "- [ ] 2026-11-24 email [[dana]]")
    (never,) = actions_of("nothing-due", northwind())
    assert (never.message, never.evidence) == (
        "Northwind (researching) has no next action", ("campaigns/nw.md:1",),
    )  # fmt: skip
    assert never.line == "- [ ] 2026-11-24 email [[dana]]"


def test_nothing_due_is_another_cause_after_another_line():
    files = northwind(f"- {ago(10)} call [[dana]]\n")
    later = northwind(f"\nA word.\n\n- {ago(10)} call [[dana]]\n")
    newer = northwind(f"- {ago(10)} call [[dana]]\n- {ago(4)} call [[dana]]\n")
    ids = [actions_of("nothing-due", one)[0].id for one in (files, later, newer)]
    assert ids[0] == ids[1] != ids[2]


@pytest.mark.parametrize(
    ("body", "given"),
    [
        ("", 0),
        (f"- {ago(50)} email\n", 0),
        (f"- {ago(30)} coffee\n", 0),
        (f"- {ago(31)} coffee\n", 1),
        (f"- {ago(31)} coffee\n- {ago(14)} email\n", 0),
        (f"- {ago(31)} coffee\n- {ago(15)} email\n", 1),
        (f"- {ago(31)} coffee\n- {ago(3)} email\n- {ago(2)} reply\n", 0),
        (f"- {ago(31)} coffee\n- {ago(15)} email\n- {ago(2)} reply [auto:: yes]\n", 1),
        (f"- {ago(31)} coffee\n- {ago(-3)} coffee\n", 1),
    ],
)
def test_cadence_passed(body, given):
    text = f"---\nname: Dana Kim\ncadence: 30d\n---\n{body}"
    assert len(actions_of("cadence-passed", {"contacts/dana.md": text})) == given


def test_cadence_passed_with_an_advocate_never_sells():
    text = "---\nname: Dana Kim\ncadence: 30d\nadvocate:\n  - 2026-08-01 candidate\n---\n"
    (one,) = actions_of("cadence-passed", {"contacts/dana.md": f"{text}- {ago(40)} coffee\n"})
    assert one.message == (
        "40 days since you and Dana Kim last spoke, against your own rhythm of 30 days: "
        "bring something of use to them"
    )
    assert (one.tier, one.due, one.line) == (
        2,
        date(2026, 11, 12),
        "- 2026-11-22 email [[dana]] [gave:: ]",
    )


@pytest.mark.parametrize(
    ("stage", "watch", "given"),
    [
        ("parked", 0, 1), ("parked", 9, 1), ("parked", -1, 0), ("evaporated", 1, 1),
        ("rejected", 1, 0), ("targeted", 1, 0),
    ],
)  # fmt: skip
def test_watch_date(stage, watch, given):
    text = CAMPAIGN.replace("title:", f"watch: {ago(watch)}\ntitle:").replace(
        "researching\n", f"researching\n  - {ago(30)} {stage}\n"
    )
    found = actions_of("watch-date", northwind(**{"campaigns/nw.md": text}))
    assert len(found) == given
    assert all(one.evidence == ("campaigns/nw.md:4",) for one in found)


def test_watch_date_wants_a_day():
    text = CAMPAIGN.replace("researching\n", f"researching\n  - {ago(30)} parked\n")
    assert actions_of("watch-date", northwind(**{"campaigns/nw.md": text})) == []


def channel(hours: int, results: int, days: int) -> str:
    lines = [f"- {ago(90)} research 20h x"] * (hours // 20)
    lines += [f"- {ago(days)} research 1h x"]
    return "\n".join(lines + [f"- {ago(80)} interview x"] * results)


@pytest.mark.parametrize(
    ("worse", "days", "given"), [((60, 0), 27, 1), ((60, 0), 28, 0), ((20, 0), 3, 0)]
)
def test_channel_worse_where_hours_still_go_into_it(worse, days, given):
    files = {"channels/bad.md": channel(*worse, days), "channels/good.md": channel(20, 3, 3)}
    found = actions_of("channel-worse", files)
    assert [one.subject for one in found] == ["bad"] * given
    assert all(one.tier == 2 for one in found)


def test_the_line_of_channel_worse_adds_no_hours_to_it_and_settles_it_for_a_window():
    files = {"channels/bad.md": channel(60, 0, 3), "channels/good.md": channel(20, 3, 3)}
    (one,) = actions_of("channel-worse", files)
    noted = {**files, "journal/j.md": f"{one.line}\n"}
    assert measured("channels", noted).rows == measured("channels", files).rows
    assert actions_of("channel-worse", noted) == []
    earlier = {**files, "journal/j.md": one.line.replace("2026-11-22", ago(28))}
    (again,) = actions_of("channel-worse", earlier)
    assert again.message == one.message


def test_channel_worse_sends_nobody_to_what_is_given():
    given = f"---\ntype: given\n---\n{channel(20, 3, 3)}"
    files = {"channels/bad.md": channel(60, 0, 3), "channels/given.md": given}
    assert actions_of("channel-worse", files) == []
    both = {**files, "channels/good.md": channel(20, 2, 3)}
    (one,) = actions_of("channel-worse", both)
    assert "good brings 1" in one.message


def test_channel_worse_spares_what_helped_another_channel():
    helped = channel(60, 0, 3) + f"\n- {ago(81)} email [[nw]]"
    body = f"- {ago(80)} interview 1\n"
    text = CAMPAIGN.replace("title:", "via: good\ntitle:") + body
    files = northwind(**{"campaigns/nw.md": text})
    files |= {"channels/bad.md": helped, "channels/good.md": channel(20, 3, 3)}
    assert actions_of("channel-worse", files) == []


def rounds(count: int, *, late: int = 0, onward: int = 0) -> dict[str, str]:
    """Campaigns that ended after a round, some followed up late, some with a second round."""
    text = CAMPAIGN.replace("researching\n", f"interviewing\n  - {ago(20)} rejected\n")
    files = {}
    for number in range(count):
        sent = ago(25) if number < late else ago(59)
        body = f"- {ago(60)} interview 1\n- {sent} follow-up 1\n"
        if number < onward:
            body += f"- {ago(40)} interview 2\n- {ago(39)} follow-up 2\n"
        files[f"campaigns/c{number}.md"] = text + body
    return northwind(**files)


@pytest.mark.parametrize(
    ("files", "given"),
    [
        (rounds(4), 0),
        (rounds(5), 1),
        (rounds(10, late=2), 1),
        (rounds(10, late=3), 0),
        (rounds(10, onward=2), 1),
        (rounds(10, onward=5), 0),
    ],
)
def test_audience_audit(files, given):
    found = actions_of("audience-audit", files)
    assert len(found) == given
    assert all((one.tier, one.subject) == (2, "") for one in found)


@pytest.mark.parametrize(
    ("line", "given"),
    [(f"- {ago(60)} assess 1h", 0), (f"- {ago(61)} assess 1h", 1), (f"- {ago(-1)} assess 1h", 1)],
)
def test_audience_audit_goes_away_with_an_audit_since_the_last_round(line, given):
    files = {**rounds(6), "journal/j.md": line}
    assert len(actions_of("audience-audit", files)) == given
