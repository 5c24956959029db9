"""Severities, checks that are switched off, and comments that silence: what of it is obeyed."""

from __future__ import annotations

import pytest

from ledger import checks
from ledger.checks import all_checks
from ledger.diagnostic import Diagnostic
from tests.support import AS_OF, Files, ledger_of

NORTHWIND = """\
---
name: Northwind
organisation: a
via: nobody
industry: shipping
stages:
  - 2026-08-03 researching
---

- 2026-09-20 emial [[nobody]]
"""
PATH = "campaigns/northwind.md"


def findings(files: Files) -> tuple[Diagnostic, ...]:
    return checks.run(ledger_of(files), AS_OF)


def told(campaign: str = NORTHWIND, toml: str = "") -> list[tuple[int, str, str]]:
    return [
        (one.location.line, one.severity.value, one.code)
        for one in findings({PATH: campaign, "headway.toml": toml})
    ]


KEY, VIA = (3, "warning", "HW406"), (4, "error", "HW301")
KIND, LINK = (10, "warning", "HW502"), (10, "error", "HW301")
ALL = [KEY, VIA, KIND, LINK]


def test_what_is_there_to_be_silenced():
    assert told() == ALL


@pytest.mark.parametrize("level", ["error", "warning", "info"])
@pytest.mark.parametrize("name", ["HW301", "hw301", "unknown-link", "Unknown-Link"])
def test_a_level_holds_for_everything_that_a_check_finds(name, level):
    wanted = [KEY, (4, level, "HW301"), KIND, (10, level, "HW301")]
    assert told(toml=f"[checks]\n{name} = '{level}'\n") == wanted


@pytest.mark.parametrize("name", ["HW301", "unknown-link"])
def test_a_check_that_is_off_says_nothing(name):
    assert told(toml=f"[checks]\n{name} = 'off'\n") == [KEY, KIND]


def test_the_code_holds_where_the_name_says_otherwise():
    toml = "[checks]\nunknown-link = 'off'\nHW301 = 'info'\n"
    assert told(toml=toml)[1] == (4, "info", "HW301")
    (found,) = [one for one in findings({"headway.toml": toml}) if one.code == "HW905"]
    assert found.location.line == 2
    assert found.message == "`unknown-link` is `HW301`, which stands here too and holds"


def test_a_check_whose_severity_depends_has_the_one_that_is_set():
    toml = "[pipelines.client.stages.route-in]\nto = ['need-confirmed']\n"
    toml += "[pipelines.job.stages.rejected]\nto = ['targeted']\n"
    assert {severity for _, severity, _ in told("# A\n", toml)} == {"error", "warning"}
    softened = told("# A\n", toml + "[checks]\nHW904 = 'info'\nHW208 = 'off'\n")
    assert {severity for _, severity, _ in softened} == {"info"}


TORN = "---\nname: a\nname: b\n---\n"


@pytest.mark.parametrize("name", ["HW105", "duplicate-key"])
def test_a_check_of_reading_is_softened_and_never_off(name):
    files = {"contacts/a.md": TORN}
    softened = findings({**files, "headway.toml": f"[checks]\n{name} = 'info'\n"})
    assert [(one.code, one.severity.value) for one in softened] == [("HW105", "info")]
    kept = findings({**files, "headway.toml": f"[checks]\n{name} = 'off'\n"})
    assert [(one.code, one.severity.value) for one in kept] == [
        ("HW105", "error"), ("HW905", "warning"),
    ]  # fmt: skip
    assert kept[1].help == f'make it less than an error: `{name} = "warning"`'


@pytest.mark.parametrize(
    ("typed", "remedy"),
    [
        ("unknwon-key", "did you mean `unknown-key`?"),
        ("Unknown_Key", "did you mean `unknown-key`?"),
        ("HW-406", "did you mean `HW406`?"),
        ("406", "did you mean `HW406`?"),
        ("HW999", "`headway explain` lists them all"),
        ("everything", "`headway explain` lists them all"),
    ],
)
def test_a_key_that_is_no_check(typed, remedy):
    (found,) = findings({"headway.toml": f"[checks]\n  {typed} = 'off'\n"})
    assert (found.code, found.location.line, found.location.column) == ("HW905", 2, 3)
    assert (found.message, found.help) == (
        f"`{typed}` is no check, so this changes nothing",
        remedy,
    )
    assert found.length == len(typed)


@pytest.mark.parametrize(
    ("toml", "column"),
    [
        ("checks = { HW301 = 'off', Nonsense = 'off' }", 27),
        ("checks.Nonsense = 'off'", 8),
        ("[checks]\n'Nonsense' = 'off'", 2),
        ('[checks]\n"No\\u006esense" = "off"', 2),
    ],
)
def test_where_such_a_key_stands(toml, column):
    (found,) = findings({"headway.toml": toml})
    assert (found.code, found.location.column) == ("HW905", column)


def silenced(line: int, comment: str) -> str:
    lines = NORTHWIND.split("\n")
    lines[line - 1] += comment
    return "\n".join(lines)


@pytest.mark.parametrize("name", ["HW301", "hw301", "unknown-link", "Unknown-Link"])
def test_a_comment_silences_that_check_on_that_line_alone(name):
    assert told(silenced(4, f" # headway: ignore {name}")) == [KEY, KIND, LINK]
    assert told(silenced(10, f" <!-- headway: ignore {name} -->")) == [KEY, VIA, KIND]


def test_a_comment_silences_all_that_it_names():
    comment = " <!-- headway: ignore near-kind, HW301 -->"
    assert told(silenced(10, comment)) == [KEY, VIA]


def test_a_comment_above_silences_the_line_below():
    lines = NORTHWIND.split("\n")
    lines.insert(2, "# headway: ignore HW406")
    assert told("\n".join(lines)) == [(5, *VIA[1:]), (11, *KIND[1:]), (11, *LINK[1:])]


def test_a_finding_about_a_file_is_silenced_at_its_top():
    for campaign in ("---\nname: A\n---\n", "# A\n"):
        assert [code for _, _, code in told(campaign)] == ["HW208"]
    assert told("---\n# headway: ignore HW208\nname: A\n---\n") == []
    assert told("<!-- headway: ignore HW208 -->\n# A\n") == []


def test_a_setting_is_silenced_at_its_line():
    toml = "[rules]\nwindw = 5 # headway: ignore unknown-setting\nwindo = 6\n"
    assert [line for line, _, code in told("", toml) if code == "HW902"] == [3]


def unused(campaign: str, toml: str = "") -> list[tuple[int, str, str]]:
    return [
        (one.location.line, one.message, one.help)
        for one in findings({PATH: campaign, "headway.toml": toml})
        if one.code == "HW906"
    ]


@pytest.mark.parametrize(
    ("names", "message", "remedy"),
    [
        ("HW302", "`HW302` finds nothing on this line to silence", "take it out"),
        (
            "HW301, near-kind",
            "`near-kind` finds nothing on this line to silence",
            "take `near-kind` out of the comment",
        ),
        (
            "HW999",
            "`HW999` is no check, so it silences nothing",
            "`headway explain` lists them all",
        ),
        (
            "unknwon-link",
            "`unknwon-link` is no check, so it silences nothing",
            "did you mean `unknown-link`?",
        ),
        (
            "HW301 HW302",
            "`HW301 HW302` is no check, so it silences nothing",
            "put commas between them: `headway: ignore HW301, HW302`",
        ),
        (
            "",
            "this comment names no check, so it silences nothing",
            "name what it is for: `headway: ignore HW301`",
        ),
        (
            "yaml-syntax",
            "`yaml-syntax` is not silenced: without it a part of the file could go unread",
            "put right what it finds, or take this out",
        ),
        ("HW906", "`HW906` looks at these comments, and none silences it", "take this out"),
    ],
)
def test_a_comment_that_silences_nothing(names, message, remedy):
    assert unused(silenced(4, f" # headway: ignore {names}")) == [(4, message, remedy)]


def test_where_a_comment_above_looked_is_said():
    campaign = "---\n# headway: ignore HW301\nname: A\n---\n<!-- headway: ignore HW301 -->\nx\n"
    assert [message for _, message, _ in unused(campaign)] == [
        "`HW301` finds nothing on lines 1 and 3 to silence",
        "`HW301` finds nothing on line 6 to silence",
    ]


def test_a_fault_of_reading_is_not_silenced():
    found = findings({"contacts/a.md": "---\nname: a\nname: b # headway: ignore HW105\n---\n"})
    assert [one.code for one in found] == ["HW105", "HW906"]


def test_no_comment_silences_what_is_said_of_it_or_of_another():
    twice = " # headway: ignore HW302 # headway: ignore HW906"
    assert [line for line, _, _ in unused(silenced(4, twice))] == [4, 4]
    assert unused(silenced(4, twice), "[checks]\nHW906 = 'off'\n") == []


def test_a_comment_for_a_check_that_is_off_is_not_unused():
    assert unused(silenced(4, " # headway: ignore HW301"), "[checks]\nHW301 = 'off'\n") == []


@pytest.mark.parametrize("one", [one for one in all_checks() if one.code.startswith("HW7")])
def test_a_comment_about_the_history_is_never_unused(one):
    assert unused(silenced(4, f" # headway: ignore {one.code}")) == []


def test_a_file_torn_by_a_merge_still_has_one_finding():
    campaign = silenced(4, " # headway: ignore HW999") + "<<<<<<< a\n=======\n>>>>>>> b\n"
    assert [code for _, _, code in told(campaign)] == ["HW106"]
