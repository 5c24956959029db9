"""What the checks of stage lines say, and where they stay silent."""

from __future__ import annotations

from datetime import date

import pytest

from ledger import checks
from ledger.diagnostic import Diagnostic, Severity
from tests.support import AS_OF, ledger_of

NORTHWIND = {"organizations/northwind.md": "# Northwind\n"}


def findings(stages: list[str], keys: str = "", body: str = "", **more: str) -> list[Diagnostic]:
    lines = "".join(f"  - {line}\n" for line in stages)
    text = f"---\n{keys}stages:\n{lines}---\n\n{body}"
    files = {"campaigns/a.md": text, **NORTHWIND, **more}
    return list(checks.run(ledger_of(files), AS_OF))


def codes(found: list[Diagnostic]) -> list[str]:
    return [finding.code for finding in found]


def test_a_missing_stage_in_between_is_named_with_its_line():
    found = findings(
        ["2026-08-03 researching", "2026-09-02 networking-in"], "industry: logistics\n"
    )
    assert codes(found) == ["HW202"]
    assert found[0].message == "`networking-in` cannot follow `researching`"
    assert "`- 2026-09-02 targeted`" in found[0].help
    assert found[0].related[0].location.line == 4


def test_two_missing_stages_are_named():
    found = findings(
        ["2026-08-03 identified", "2026-09-02 conversation"],
        "pipeline: client\norganization: northwind\n",
    )
    assert codes(found) == ["HW202"]
    assert "`- 2026-09-02 researched` and `- 2026-09-02 route-in`" in found[0].help


def test_where_there_is_no_short_way_the_legal_next_stages_are_named():
    found = findings(["2026-08-03 researching", "2026-09-02 accepted"], "industry: logistics\n")
    assert codes(found) == ["HW202"]
    assert found[0].help.splitlines() == [
        "type what comes next in its place: `- 2026-09-02 targeted`",
        "`accepted` lacks their offer",
        "after `researching` comes `targeted`, or an end: `rejected`, `withdrawn`, `stopped`, "
        "`evaporated` or `parked`",
    ]


def test_a_success_is_never_what_to_type_instead():
    found = findings(
        ["2026-08-03 interviewing", "2026-08-20 negotiating", "2026-09-02 interviewing"],
        "organization: northwind\n",
    )
    (told,) = [one for one in found if one.code == "HW202"]
    assert told.help.splitlines()[0] == (
        "it stays at `negotiating`, and a dated line of its own says what happens meanwhile; if "
        "it fell through, type how in its place: `- 2026-09-02 rejected`, "
        "`- 2026-09-02 withdrawn`, `- 2026-09-02 stopped`, `- 2026-09-02 evaporated` or "
        "`- 2026-09-02 parked`"
    )


def test_what_the_stages_on_the_way_lack_is_told_with_the_refusal():
    found = findings(["2026-08-03 researching", "2026-09-02 interviewing"], "industry: x\n")
    assert codes(found) == ["HW202"]
    assert found[0].help.splitlines()[:3] == [
        "if it got there by way of `targeted`, type `- 2026-09-02 targeted` before it, with its "
        "own day",
        "`targeted` lacks an organization, a title and a need with its source",
        "`interviewing` lacks a dated interview round",
    ]
    assert found[0].related[0].message == "it came to `researching` here on 2026-08-03"


def test_a_refusal_for_lack_of_evidence_says_where_it_stands_and_what_may_come():
    found = findings(["2026-08-03 targeted", "2026-09-02 interviewing"], "title: x\n")
    (refused,) = [one for one in found if one.severity is Severity.ERROR]
    assert refused.message == (
        "`interviewing` lacks a dated interview round, so it is still `targeted`"
    )
    assert refused.related[0].message == "it came to `targeted` here on 2026-08-03"
    assert refused.help.splitlines() == [
        "type `- 2026-09-02 interview 1 45m [[a]] [[PERSON]]`",
        "after `targeted` comes `networking-in`, `applied` or `interviewing`, or an end: "
        "`rejected`, `withdrawn`, `stopped`, `evaporated` or `parked`",
    ]


@pytest.mark.parametrize("end", ["accepted", "rejected, no", "parked"])
def test_a_campaign_that_begins_with_its_end_is_only_warned_of(end):
    found = findings([f"2026-09-02 {end}"], "watch: 2027-01-01\n")
    assert [(one.code, one.severity.value) for one in found] == [("HW202", "warning")]
    assert found[0].help.startswith("type the stage that it was at above it, such as `- 2026-09-02")


def test_behind_a_line_that_cannot_be_read_an_end_is_no_beginning():
    found = findings(["2026-13-02 interviewing", "2026-09-02 rejected, no"])
    assert codes(found) == ["HW402"]


def test_a_person_may_be_no_connector_from_the_start():
    files = {"contacts/a.md": "---\nadvocate: 2026-09-01 not-a-connector\n---\n"}
    assert checks.run(ledger_of(files), AS_OF) == ()


def test_the_same_stage_twice_is_told_as_that():
    found = findings(["2026-08-03 researching", "2026-09-02 researching"], "industry: x\n")
    assert codes(found) == ["HW202"]
    assert found[0].message == "it is `researching` already"


def test_nothing_follows_a_success():
    body = "- 2026-10-01 interview 1\n- 2026-10-02 offer in writing\n"
    lines = ["2026-10-01 interviewing", "2026-10-02 negotiating", "2026-10-03 accepted"]
    found = findings([*lines, "2026-10-04 parked"], "watch: 2027-01-01\n", body)
    assert codes(found) == ["HW202"]
    assert found[0].message == "`accepted` is an end; `parked` cannot follow it"


def test_what_was_reopened_may_go_back_to_where_it_was():
    body = "- 2026-08-01 interview 1\n- 2026-10-01 inbound the budget is back\n"
    lines = ["2026-08-01 interviewing", "2026-09-01 evaporated", "2026-10-01 reopened"]
    again = "- 2026-10-05 interview 2\n"
    assert findings([*lines, "2026-10-05 interviewing"], "", body + again) == []
    assert codes(findings([*lines, "2026-10-05 applied"], "", body + again)) == ["HW202"]


def test_the_stage_it_had_wants_their_word_and_rests_on_what_was_shown_before():
    body = "- 2026-08-01 interview 1\n- 2026-08-02 offer by phone\n"
    lines = ["2026-08-02 negotiating", "2026-09-01 evaporated", "2026-10-01 reopened, because x"]
    back = [*lines, "2026-10-05 negotiating"]
    found = findings(back, "", body)
    assert codes(found) == ["HW206", "HW205"]
    assert found[1].message == (
        "`negotiating` lacks their word that it goes on where it was, so it is still `reopened`"
    )
    assert codes(findings(back, "", body + "- 2026-10-05 call 20m as agreed\n")) == ["HW206"]
    # An offer that evaporated is none: what comes after it wants one of its own episode.
    again = [*back, "2026-10-09 accepted"]
    found = findings(again, "", body + "- 2026-10-05 call 20m as agreed\n")
    assert codes(found) == ["HW206", "HW205"]


def test_a_round_of_a_later_episode_is_no_evidence_of_an_earlier_stage():
    body = "- 2026-10-01 inbound again\n- 2026-10-05 interview 1\n"
    lines = ["2026-08-01 targeted", "2026-08-05 interviewing", "2026-09-01 evaporated"]
    found = findings([*lines, "2026-10-01 reopened", "2026-10-05 interviewing"], "", body)
    assert [one.location.line for one in found if one.severity is Severity.ERROR] == [4]


def test_what_was_reopened_twice_may_still_go_back_to_where_it_was():
    body = "- 2026-08-01 interview 1\n- 2026-10-01 inbound yes\n- 2026-11-01 inbound yes again\n"
    lines = [
        "2026-08-01 interviewing", "2026-09-01 evaporated", "2026-10-01 reopened",
        "2026-10-02 evaporated", "2026-11-01 reopened", "2026-11-05 interviewing",
    ]  # fmt: skip
    assert findings(lines, "", body + "- 2026-11-05 interview 2\n") == []


def test_reopening_wants_word_from_them_and_a_reason_will_do():
    lines = ["2026-08-01 researching", "2026-09-01 rejected, not now"]
    found = findings([*lines, "2026-10-01 reopened"], "industry: x\n")
    assert codes(found) == ["HW205"]
    assert found[0].help.splitlines() == [
        "type `- 2026-10-01 inbound [[a]] [[PERSON]] what they wrote`",
        "after `rejected` comes `reopened`",
    ]
    reason = "2026-10-01 reopened, because the seat was posted again"
    assert codes(findings([*lines, reason], "industry: x\n")) == ["HW206"]


def test_an_introduction_makes_an_advocate_from_anywhere():
    files = {
        "contacts/a.md": "---\nadvocate:\n  - 2026-09-01 candidate\n  - 2026-09-05 advocating\n"
        "---\n\n- 2026-09-05 call 10m [got:: introduction to [[b]]]\n",
        "contacts/b.md": "# B\n",
    }
    assert checks.run(ledger_of(files), AS_OF) == ()
    files["contacts/a.md"] = files["contacts/a.md"].replace("got::", "gave::")
    assert codes(list(checks.run(ledger_of(files), AS_OF))) == ["HW202"]


def test_the_introduction_of_oneself_makes_nobody_an_advocate():
    files = {
        "contacts/a.md": "---\nadvocate:\n  - 2026-09-01 candidate\n  - 2026-09-05 advocating\n"
        "---\n\n- 2026-09-05 lunch 1h [[b]] [got:: introduction to [[a]]]\n",
        "contacts/b.md": "# B\n",
    }
    assert codes(list(checks.run(ledger_of(files), AS_OF))) == ["HW202"]


def test_around_a_line_that_names_no_stage_nothing_else_is_judged():
    lines = ["2026-08-03 researching", "2026-08-19 targetted", "2026-09-02 interviewing"]
    found = findings(lines, "industry: x\n", "- 2026-09-02 interview 1\n")
    assert codes(found) == ["HW201"]
    assert found[0].help == "did you mean `targeted`?"


@pytest.mark.parametrize("broken", ["2026-13-19 targeted", "19/8/2026 targeted", "2026-08-19"])
def test_across_a_line_that_cannot_be_read_nothing_is_judged(broken):
    lines = ["2026-08-03 researching", broken, "2026-09-02 networking-in"]
    found = findings(lines, "industry: x\n", "- 2026-09-02 research 30m who decides\n")
    assert len(found) == 1
    assert found[0].code in ("HW402", "HW210", "HW401")


def test_a_stage_of_another_pipeline_is_told_as_that():
    found = findings(["2026-08-03 engaged"], "industry: x\n")
    assert codes(found) == ["HW201"]
    assert found[0].help.startswith("it is a stage of `client`; here its stages are `researching`")


def test_a_day_to_come_is_told_once_and_does_not_run_backwards():
    lines = ["2026-08-03 researching", "2027-08-19 targeted", "2026-09-02 networking-in"]
    assert codes(findings(lines, "industry: x\n")) == ["HW204"]


def test_two_stages_on_one_day_are_fine():
    lines = ["2026-08-03 researching", "2026-08-03 targeted"]
    keys = "organization: northwind\ntitle: x\nneeds: x, must, from annual report\n"
    assert findings(lines, keys) == []


def test_the_findings_depend_on_the_day_that_is_asked_about():
    ledger = ledger_of(
        {"campaigns/a.md": "---\nindustry: x\nstages: 2026-08-03 researching\n---\n"}
    )
    assert checks.run(ledger, AS_OF) == ()
    assert codes(list(checks.run(ledger, date(2026, 8, 2)))) == ["HW204"]


@pytest.mark.parametrize("typed", ["nowhere-inc", "dana-kim"])
def test_evidence_that_was_mistyped_is_told_once(typed):
    people = {"contacts/dana-kim.md": "# Dana Kim\n"}
    found = findings(["2026-08-03 researching"], f"organization: {typed}\n", "", **people)
    assert codes(found) in (["HW301"], ["HW304"])


def test_an_unknown_pipeline_in_the_profile_is_told_there_alone():
    files = {
        "me.md": "---\npipeline: jobs\n---\n",
        "campaigns/a.md": "---\nstages: 2026-08-03 reserching\n---\n",
        "campaigns/b.md": "# No stages\n",
    }
    found = checks.run(ledger_of(files), AS_OF)
    assert [(one.code, one.location.path, one.help) for one in found] == [
        ("HW209", "me.md", "did you mean `pipeline: job`?")
    ]


def test_a_campaign_without_front_matter_is_given_all_the_lines_to_type():
    found = checks.run(ledger_of({"campaigns/a.md": "# Northwind\n"}), AS_OF)
    assert found[0].code == "HW208"
    assert found[0].help.split("\n")[1:] == [
        "---", "stages:", "  - 2026-11-22 researching", "---",
    ]  # fmt: skip


def test_an_empty_list_of_stages_is_told_at_its_key():
    found = checks.run(ledger_of({"campaigns/a.md": "---\nname: A\nstages:\n---\n"}), AS_OF)
    assert [(one.code, one.location.line) for one in found] == [("HW208", 3)]


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("2026-08-03 researching because of X", "2026-08-03 researching, because of X"),
        ("2026-08-03, researching", "2026-08-03 researching"),
        ("researching 2026-08-03", "2026-08-03 researching"),
        ("3 Researching", None),
        ("03.08.2026 researching", "2026-08-03 researching"),
        ("2026-08-03 networking in, Dana", "2026-08-03 networking-in, Dana"),
        ("2026-08-03", "2026-08-03 researching"),
    ],
)  # fmt: skip
def test_a_line_that_cannot_be_read_comes_with_the_line_to_type(typed, line):
    found = findings([typed], "industry: x\n")
    assert codes(found) == ["HW210"]
    wanted = f"`- {line}`" if line else "a stage line is `- DATE STAGE`"
    assert wanted in found[0].help
