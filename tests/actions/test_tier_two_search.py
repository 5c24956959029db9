"""Where to look: who answers, who is at a group, what is missing, which steps lie untouched."""

from __future__ import annotations

import pytest

from tests.actions.advising import actions_of
from tests.metrics.measuring import ago

ME = "---\nname: Maya\naudience: [fintech]\n---\n"


def posts(*segments: str, body: str = "") -> str:
    lines = [f"- {ago(20)} post 1h one", f"- {ago(10)} post 1h two"]
    lines += [
        f"- {ago(9 if number else 19)} response number {number} [segment:: {segment}] "
        "[depth:: question]"
        for number, segment in enumerate(segments)
    ]
    return "---\nname: posts\ntype: content\n---\n" + "\n".join(lines) + "\n" + body


def emergent(*segments: str, **more: str):
    files = {"me.md": ME, "channels/posts.md": posts(*segments), **more}
    return actions_of("emergent-segment", files)


@pytest.mark.parametrize(
    ("segments", "given"),
    [
        (("vets",) * 3, 1),
        (("vets",) * 2, 0),
        (("fintech",) * 3, 0),
        (("vets",) * 3 + ("fintech",) * 4, 0),
        (("vets",) * 3 + ("",) * 3, 0),
    ],
)
def test_a_segment_that_nobody_wrote_for(segments, given):
    found = emergent(*segments)
    assert [one.subject for one in found] == ["posts"] * given


def test_where_they_meet_is_asked_of_one_of_them():
    (one,) = emergent("vets", "vets", "vets", "fintech")
    assert one.message == (
        "3 people of “vets” answered 2 posts in depth; of “fintech”, for whom you write, 1: "
        "find out where they meet, and go"
    )
    assert one.line == "- 2026-11-22 research 30m who organizes them [for:: where vets meet]"
    named = posts("vets", "vets", body=f"- {ago(8)} response [[gil]] [depth:: shared]\n")
    files = {"me.md": ME, "channels/posts.md": named}
    gil = "---\nname: Gil\nsegment: vets\n---\n"
    (one,) = actions_of("emergent-segment", {**files, "contacts/gil.md": gil})
    assert one.message.endswith("ask Gil where they meet, and go")
    assert one.line == "- 2026-11-22 message [[gil]] [for:: where vets meet]"


@pytest.mark.parametrize(
    ("entry", "given"), [(f"- {ago(3)} event 1h", 0), (f"- {ago(-3)} event 1h", 1), ("", 1)]
)
def test_a_channel_aimed_at_them_settles_it_once_it_is_used(entry, given):
    aimed = f"---\nname: Association\naimed-at: [Vets]\n---\n{entry}\n"
    assert len(emergent(*["vets"] * 3, **{"channels/assoc.md": aimed})) == given


@pytest.mark.parametrize(("days", "given"), [(13, 0), (14, 1)])
def test_who_asked_where_they_meet_is_left_alone_for_two_weeks(days, given):
    line = f"- {ago(days)} research 30m [for:: where vets meet]\n"
    assert len(emergent(*["vets"] * 3, **{"journal/j.md": line})) == given


RATED = "9 selling, 1 social, 1 building, 0 overlap, 2 credible, 0 all"


def group(*days: int, rated: str = RATED) -> str:
    lines = [f"- {ago(day)} event 2h" for day in days]
    return "---\nname: Circle\ntype: group\n---\n" + "\n".join(lines) + f" [rated:: {rated}]\n"


@pytest.mark.parametrize(
    ("days", "given"),
    [((16, 9, 2), 1), ((9, 2), 0), ((24, 17, 10), 1), ((25, 18, 11), 0), ((60, 32, 4), 1)],
)
def test_a_group_to_leave(days, given):
    found = actions_of("group-failing", {"channels/circle.md": group(*days)})
    assert len(found) == given
    assert all(one.subject == "circle" for one in found)


def test_it_says_which_of_the_three_fails():
    (one,) = actions_of("group-failing", {"channels/circle.md": group(16, 9, 2)})
    assert one.message == (
        "Leave Circle (6h so far): 11 people rated, none of them within reach of your buyers"
    )
    rated = "20 selling, 1 building, 1 overlap, 0 credible, 0 all"
    (one,) = actions_of("group-failing", {"channels/circle.md": group(16, 9, 2, rated=rated)})
    assert one.message.endswith(
        "21 people rated, 1 of them there to build, 1 of them within reach of your buyers and "
        "none of them credible"
    )


@pytest.mark.parametrize(
    ("line", "given"),
    [
        (f"- {ago(1)} review left circle", 0),
        (f"- {ago(3)} review left Circle", 1),
        (f"- {ago(1)} email told Circle", 1),
        (f"- {ago(-1)} review left Circle", 1),
    ],
)
def test_a_group_that_was_left(line, given):
    files = {"channels/circle.md": group(16, 9, 2), "journal/j.md": line}
    assert len(actions_of("group-failing", files)) == given


def target(name: str, need: str = "health", stage: str = "researching") -> str:
    return (
        f"---\nname: {name}\nindustry: health\nneeds:\n"
        f"  - {need}, must, level 2, from the posting\nstages:\n  - {ago(20)} {stage}\n---\n"
    )


TWO = {"campaigns/a.md": target("Ada"), "campaigns/b.md": target("Bo")}


@pytest.mark.parametrize(
    ("files", "given"),
    [
        (TWO, 1),
        ({"campaigns/a.md": target("Ada")}, 0),
        ({**TWO, "campaigns/b.md": target("Bo", stage="rejected")}, 0),
        ({**TWO, "campaigns/b.md": target("Bo", stage="parked")}, 1),
        ({**TWO, "campaigns/b.md": target("Bo", "privacy")}, 0),
        ({**TWO, "me.md": "---\noffers:\n  - health, technical, level 2\n---\n"}, 0),
        ({**TWO, "journal/j.md": f"- {ago(13)} assess 30m Health: aim elsewhere\n"}, 0),
        ({**TWO, "journal/j.md": f"- {ago(14)} assess 30m Health: aim elsewhere\n"}, 1),
    ],
)
def test_what_several_targets_need(files, given):
    found = actions_of("gap-shared", files)
    assert len(found) == given
    assert all((one.tier, one.subject) == (2, "") for one in found)


@pytest.mark.parametrize(
    ("stage", "days", "body", "line"),
    [
        ("noticed", 1, "", "confirmed"),
        ("confirmed", 1, "", "planned"),
        ("planned", 13, "", None),
        ("planned", 14, "", "learn 1h [[health]]"),
        ("building", 30, f"- {ago(13)} learn 1h\n", None),
        ("building", 30, f"- {ago(14)} learn 1h\n", "learn 1h [[health]]"),
        ("set-aside", 30, "", None),
        ("demonstrated", 30, "", None),
    ],
)
def test_a_skill_that_is_being_built(stage, days, body, line):
    skill = f"---\nname: health\nstages:\n  - {ago(days)} {stage}\n---\n{body}"
    found = actions_of("gap-shared", {**TWO, "skills/health.md": skill})
    assert [one.line for one in found] == ([f"- 2026-11-22 {line}"] if line else [])
    assert all(one.subject == "health" for one in found)


EVERY = "".join(
    f"- {{day}} {line}\n"
    for line in ("assess 1h", "research 1h [for:: x]", "target 1h [for:: x]", "email [[dana]]",
                 "prepare 1h [for:: x]")
)  # fmt: skip
DANA = f"---\nname: Dana Kim\n---\n- {ago(40)} coffee\n"


def steps(days: int, *lines: str, me: str = "---\nname: Maya\n---\n"):
    body = EVERY.format(day=ago(days)) + "".join(f"{line}\n" for line in lines)
    return actions_of(
        "step-untouched", {"me.md": me, "contacts/dana.md": DANA, "journal/j.md": body}
    )


@pytest.mark.parametrize(("days", "given"), [(13, 0), (14, 1), (27, 1)])
def test_a_step_untouched_for_a_fortnight(days, given):
    assert len(steps(days)) == given


def test_the_first_steps_are_told_first_and_the_rest_beside_them():
    (one,) = steps(16, f"- {ago(3)} research 1h [for:: x]")
    assert one.message == (
        "Nothing for “self-assessment” in 16 days, “naming targets” in 16 and “networking in” in "
        "16; the smallest act is one more organization by name, with the exact title"
    )
    assert (
        one.line == "- 2026-11-22 target 30m one organization, and the exact title [for:: the list]"
    )


def test_the_other_steps_speak_up_after_a_window():
    early = [f"- {ago(3)} {line}" for line in ("research 1h", "target 1h", "email [[dana]]")]
    assert steps(27, *early) == []
    (one,) = steps(28, *early)
    assert one.line == "- 2026-11-22 assess 15m what did people ask me for lately"


def test_declared_time_off_leaves_no_step_lying():
    assert steps(20, f"- {ago(18)} off 1w") == []


def test_what_was_never_worked_comes_first_and_waits_for_a_fortnight():
    applied = f"- {ago(14)} application ×9\n- {ago(2)} application ×9\n"
    (one,) = actions_of("step-untouched", {"journal/j.md": applied})
    assert one.message == (
        "No entry yet for “self-assessment”, “research” or “naming targets”; the smallest act is "
        "a quarter of an hour on what people asked you for lately"
    )
    young = f"- {ago(13)} application ×9\n"
    assert actions_of("step-untouched", {"journal/j.md": young}) == []


def test_clients_have_steps_of_their_own():
    me = "---\nname: Tomas\npipeline: client\n---\n"
    (one,) = steps(16, f"- {ago(3)} research 1h [for:: x]", me=me)
    assert "“positioning” in 16 days, “dream list” in 16" in one.message
    assert one.line == (
        "- 2026-11-22 target 30m one name, and who serves them now [for:: dream list]"
    )


def test_the_dream_list_is_left_to_the_cover_of_the_number():
    me = "---\nname: Tomas\npipeline: client\nnumber: 120k by 2026-12-31\n---\n"
    own = f"---\nname: Own\norigin: self\nvalue: 9k\nstages:\n  - {ago(1)} identified\n---\n"
    files = {"me.md": me, "journal/j.md": EVERY.format(day=ago(16)), "campaigns/own.md": own}
    assert len(actions_of("own-cover", files)) == 1
    (one,) = actions_of("step-untouched", files)
    assert "dream list" not in one.message


def test_no_research_on_whom_one_chases():
    asks = "".join(f"- {ago(day)} email\n" for day in (40, 30, 20))
    chased = f"---\nname: Northwind\nstages:\n  - {ago(50)} researching\n---\n{asks}"
    body = f"- {ago(50)} research 1h [for:: x]\n"
    (one,) = actions_of("step-untouched", {"campaigns/nw.md": chased, "journal/j.md": body})
    assert one.line != "- 2026-11-22 research 30m [[nw]] what they need, and who says so"
    (one,) = actions_of("chased", {"campaigns/nw.md": chased})
    assert one.subject == "nw"


def test_the_id_holds_while_the_step_lies():
    (one,), (later,) = steps(16), steps(16, f"- {ago(1)} assess 1h")
    assert one.id == later.id


def client(number: int, body: str) -> str:
    return (
        f"---\nname: C{number}\nindustry: retail\nstages:\n  - {ago(60)} identified\n---\n"
        f"- {ago(40)} interview 1\n- {ago(39)} follow-up 1\n{body}"
    )


CLIENTS = {"me.md": "---\npipeline: client\n---\n"}


@pytest.mark.parametrize(
    ("count", "onward", "body", "given"),
    [
        (4, 0, "", 0),
        (5, 0, "", 1),
        (10, 1, f"- {ago(30)} proposal 1h\n", 1),
        (10, 5, f"- {ago(30)} proposal 1h\n", 0),
        (10, 5, f"- {ago(30)} meeting 1h\n", 1),
    ],
)
def test_the_audience_of_clients(count, onward, body, given):
    files = {
        f"campaigns/c{number}.md": client(number, body if number < onward else "")
        for number in range(count)
    }
    found = actions_of("audience-audit", {**CLIENTS, **files})
    assert len(found) == given
    if given and count == 5:
        assert found[0].message == (
            "100% of 5 rounds were followed up in time, yet 0 of 5 first meetings led to a "
            "confirmed need or a proposal: the audience is the problem, not the diligence"
        )


def test_a_confirmed_need_is_something_and_a_meeting_of_this_week_is_still_open():
    files = {f"campaigns/c{number}.md": client(number, "") for number in range(5)}
    young = files | {"campaigns/c4.md": client(4, "").replace(ago(40), ago(6))}
    assert actions_of("audience-audit", {**CLIENTS, **young}) == []
    confirmed = {
        path: text.replace("identified\n", f"identified\n  - {ago(30)} need-confirmed\n")
        for path, text in files.items()
    }
    assert actions_of("audience-audit", {**CLIENTS, **confirmed}) == []
