"""`headway next`, as it is typed."""

from __future__ import annotations

import pytest

from ledger.help import read_page
from tests.cli.envelopes import envelope, is_plain, run

DAY = ("--as-of", "2026-11-22")

FILES = {
    "me.md": "---\ncapacity: 1\n---\n",
    "organizations/nw.md": "---\nname: Northwind\n---\n",
    "contacts/dana.md": "---\nname: Dana Kim\n---\n",
    "campaigns/northwind.md": (
        "---\nname: Northwind, counsel\norganization: nw\ntitle: Counsel\nstages:\n"
        "  - 2026-11-01 interviewing\n---\n"
        "- 2026-11-20 interview 2a 45m [[dana]] [issue:: no licensing work]\n"
        "- [ ] 2026-11-25 call [[dana]]\n"
    ),
    "journal/j.md": "- 2026-11-20 review 30m\n",
}

TWO = """\
1. Round 2a with Dana Kim at Northwind, counsel was 2 days ago; “no licensing work” is still open \
and nothing was sent (due tomorrow)
   type:   - 2026-11-22 follow-up 30m 2a [[dana]] [addresses:: no licensing work]
   from:   campaigns/northwind.md:8
   id:     round-unanswered-{id}
"""


@pytest.fixture
def root(make_ledger):
    return make_ledger(FILES)


def first_id(root) -> str:
    given = envelope(run("next", "--ledger", root, *DAY, "--format", "json"), "next")
    return given["actions"][0]["id"]


def test_what_to_do_and_why(root):
    result = run("next", "--ledger", root, *DAY)
    shown = TWO.format(id=first_id(root).rpartition("-")[2])
    assert (result.stdout, result.stderr, result.exit_code) == (shown, "", 0)


def test_the_line_to_type_makes_it_go_away(root):
    line = envelope(run("next", "--ledger", root, *DAY, "--format", "json"), "next")["actions"][0][
        "line"
    ]
    path = root / "campaigns" / "northwind.md"
    path.write_text(f"{path.read_text()}{line}\n")
    result = run("next", "--ledger", root, *DAY)
    assert "round-unanswered" not in result.stdout


def test_actions_for_programs(root):
    given = envelope(run("next", "--ledger", root, *DAY, "--format", "json"), "next")
    assert (given["as_of"], given["folded"], given["snoozed"]) == ("2026-11-22", 0, [])
    (action,) = given["actions"]
    assert {key: action[key] for key in ("rule", "tier", "subject", "due", "evidence")} == {
        "rule": "round-unanswered",
        "tier": 0,
        "subject": "northwind",
        "due": "2026-11-23",
        "evidence": ["campaigns/northwind.md:8"],
    }


@pytest.mark.parametrize("day", ["2026-05-01", "2026-06-21", "2026-09-02", "2026-11-22"])
def test_the_worked_example_fits_the_schema(job_search, day):
    envelope(run("next", "--ledger", job_search, "--as-of", day, "--format", "json"), "next")


def test_the_id_is_the_same_tomorrow_and_where_the_line_has_moved(root):
    before = first_id(root)
    path = root / "campaigns" / "northwind.md"
    path.write_text(path.read_text().replace("---\n- ", "---\n\nSomething first.\n\n- "))
    assert first_id(root) == before
    result = run("next", "--ledger", root, "--as-of", "2026-11-23", "--format", "json")
    assert envelope(result, "next")["actions"][0]["id"] == before


def test_one_action_with_its_reasons(root):
    result = run("next", "--ledger", root, *DAY, "--why", first_id(root))
    assert result.exit_code == 0
    page = read_page("actions", "round-unanswered")
    assert page
    assert result.stdout.endswith(page.split("\n## ", 1)[0].strip() + "\n")
    assert "   until:  a `follow-up` on that round" in result.stdout
    assert "   rule:   round-unanswered, tier 0\n" in result.stdout
    assert "   about:  Northwind, counsel (campaigns/northwind.md)\n" in result.stdout
    assert "   figure: M8 follow-through: " in result.stdout
    assert "   entry:  campaigns/northwind.md:8: - 2026-11-20 interview 2a 45m" in result.stdout


def test_the_reasons_say_what_is_at_stake(root):
    path = root / "campaigns" / "northwind.md"
    path.write_text(path.read_text().replace("title:", "value: 60k EUR\ntitle:"))
    result = run("next", "--ledger", root, *DAY, "--why", first_id(root))
    assert "   stake:  10,800 EUR\n" in result.stdout


def test_an_id_of_no_action(root):
    result = run("next", "--ledger", root, *DAY, "--why", "round-unanswered-000000")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "is no action that `headway next` shows" in " ".join(result.stderr.split())


def test_the_beginning_of_an_id_is_enough_for_the_reasons(root):
    whole = first_id(root)
    said = run("next", "--ledger", root, *DAY, "--why", whole[:-3]).stdout
    assert said == run("next", "--ledger", root, *DAY, "--why", whole).stdout


def promises(count: int) -> dict[str, str]:
    people = {f"contacts/p{at}.md": f"- [ ] 2026-11-2{at % 3} email\n" for at in range(count)}
    return {**FILES, **people}


def test_seven_are_shown_and_the_rest_folded(make_ledger):
    root = make_ledger(promises(9))
    result = run("next", "--ledger", root, *DAY)
    assert result.stdout.count("   id: ") == 7
    assert result.stderr == "3 more actions: headway next --all\n"
    assert run("next", "--ledger", root, *DAY, "--all").stdout.count("   id: ") == 10
    given = envelope(run("next", "--ledger", root, *DAY, "--format", "json"), "next")
    assert (len(given["actions"]), given["folded"]) == (7, 3)


def test_how_many_are_shown_is_a_setting(make_ledger):
    root = make_ledger({**promises(3), "headway.toml": "[rules]\nshown-actions = 2\n"})
    assert run("next", "--ledger", root, *DAY).stdout.count("   id: ") == 2


def test_an_empty_ledger_wants_a_first_target(make_ledger):
    given = envelope(run("next", "--ledger", make_ledger({}), *DAY, "--format", "json"), "next")
    assert [action["rule"] for action in given["actions"]] == ["works-out-of-range"]


@pytest.mark.parametrize("arguments", [("--format", "xml"), ("--as-of", "never"), ("extra",)])
def test_wrong_usage(root, arguments):
    result = run("next", "--ledger", root, *arguments)
    assert (result.exit_code, result.stdout) == (2, "")


def test_no_ledger_is_said_in_one_line(tmp_path):
    result = run("next", "--ledger", tmp_path)
    assert (result.exit_code, result.stdout, len(result.stderr.splitlines())) == (3, "", 1)


def test_colour_is_for_terminals_that_want_it(root):
    assert "\x1b[1m1. Round 2a" in run("next", "--ledger", root, *DAY, color=True).stdout
    for env in ({"NO_COLOR": "1"}, {"TERM": "dumb"}):
        assert "\x1b" not in run("next", "--ledger", root, *DAY, color=True, env=env).stdout


@pytest.mark.parametrize("form", ["text", "json"])
def test_escapes_from_the_ledger_are_shown_and_not_sent(make_ledger, form):
    line = "- [ ] 2026-11-21 email \x1b[2J a\u202eb \x9b31m \u200b\x7f\n"
    root = make_ledger({**FILES, "contacts/d\u2066ana.md": line})
    result = run("next", "--ledger", root, *DAY, "--format", form)
    assert is_plain(result.stdout)
    for hidden in ("1b", "202e", "9b", "200b", "7f"):
        assert (f"\\u{hidden:0>4}" if form == "json" else f"\\u{{{hidden}}}") in result.stdout
    if form == "json":
        assert "a\u202eb \x9b31m \u200b\x7f" in envelope(result, "next")["actions"][0]["message"]


def test_a_line_that_belongs_elsewhere_says_where(make_ledger):
    line = "- [ ] 2026-11-21 email a list\n"
    root = make_ledger({"contacts/dana.md": f"---\nname: Dana\n---\n{line}"})
    said = run("next", "--ledger", root, *DAY).stdout
    assert "   type:   - [x] 2026-11-22 email a list\n" in said
    assert "   where:  in the place of contacts/dana.md:4\n" in said
