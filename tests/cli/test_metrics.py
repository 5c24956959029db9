"""`headway metrics`, as it is typed."""

from __future__ import annotations

import pytest

from ledger.metrics import all_metrics
from tests.cli.envelopes import envelope, is_plain, run

DAY = ("--as-of", "2026-11-22")

ALL = """\
M1  Campaigns in the works  [attention]
    1 in the works of 6
    1 researching
    1 distinct organization
    capacity is a setting: me.md states none, nor hours
M2  Active dialogs
    1 contact in dialog or helping in 28 days: 0 talking, 1 gave value
    you gave something to 0 contacts
M3  Value received
    1 contact gave something specific in 28 days
    you gave something to 0 contacts
M4  Face to face that counts
    1 counted of 1 held in person
    0 conversations by video or phone, apart
M5  Time use
    1h of 1h served a goal; 0h busy-work, 0h name nothing
    planned hours not recorded (`hours` in me.md)
    0h of goal time led to nothing within 14 days
M6  Step coverage  [attention]
    1 of 8 steps worked; neglected: self-assessment, research, naming targets and tailored papers; \
not reached: interviewing, follow-through and negotiating
    no entry yet for self-assessment, research, naming targets and tailored papers
M7  Resilience to a setback  [attention]
    nothing survives the loss of northwind: no other campaign is open
    backfill: 1 early, 0 late (at least 1 early for each late one is wanted)
    assumes that each campaign is won or lost independently of the others
M8  Follow-through
    no round is due yet
M9  Channels
    no channel has an entry yet
M10 Audience resonance
    nothing published in 90 days
M11 Group quality
    no group has been visited yet
M12 Advocates
    no advocate is named yet
M13 Self-sourced
    nothing open with a value and a chance
    no number in me.md, so no cover
    1 campaign without a `value`, left out
M14 Dream list
    no organization is marked `dream: true`
M15 Fit
    fit of 1 target: 1 not assessed
M16 Decision-makers
    no open campaign is past research
M17 Chasing
    nobody was asked for anything in 28 days
M18 Conversion
    no campaign has left a stage yet
M19 Pace and stalls
    0 of 1 open campaign stalled
"""

ONE = """\
M4  Face to face that counts
    1 counted of 1 held in person
    0 conversations by video or phone, apart

date        people  campaign   counted  reason
2026-11-19  dana    northwind  yes

from:
  contacts/dana.md:5  - 2026-11-19 coffee 1h [[northwind]] [got:: names]
"""

FILES = {
    "organizations/nw.md": "---\nname: Northwind\n---\n",
    "contacts/dana.md": (
        "---\nname: Dana Kim\n---\n\n- 2026-11-19 coffee 1h [[northwind]] [got:: names]\n"
        "- [ ] 2026-11-24 email [[northwind]]\n"
    ),
    "campaigns/northwind.md": (
        "---\norganization: nw\ntitle: Counsel\nstages:\n  - 2026-11-01 researching\n---\n"
    ),
}


@pytest.fixture
def root(make_ledger):
    return make_ledger(FILES)


def test_all_figures(root):
    result = run("metrics", "--ledger", root, *DAY)
    assert (result.stdout, result.stderr, result.exit_code) == (ALL, "", 0)


@pytest.mark.parametrize("name", ["face-to-face", "M4", "m4", "FACE-TO-FACE"])
def test_one_figure_with_the_lines_behind_it(root, name):
    assert run("metrics", name, "--ledger", root, *DAY).stdout == ONE


def test_several_figures_without_their_lines(root):
    result = run("metrics", "M3", "works", "--ledger", root, *DAY)
    assert [line[:3] for line in result.stdout.splitlines() if line[0] == "M"] == ["M3 ", "M1 "]
    assert "from:" not in result.stdout


def test_figures_for_programs(root):
    given = envelope(run("metrics", "--ledger", root, *DAY, "--format", "json"), "metrics")
    assert given["as_of"] == "2026-11-22"
    assert list(given["metrics"]) == [one.name for one in all_metrics()]
    assert given["metrics"]["face-to-face"] == {
        "value": 1,
        "unit": "meetings",
        "k": 1,
        "n": 1,
        "interval": None,
        "previous": None,
        "verdict": None,
        "reading": "1 counted of 1 held in person",
        "aside": ["0 conversations by video or phone, apart"],
        "rows": [
            {
                "date": "2026-11-19",
                "people": "dana",
                "campaign": "northwind",
                "counted": True,
                "reason": "",
                "evidence": ["contacts/dana.md:5"],
            }
        ],
        "evidence": ["contacts/dana.md:5"],
    }


@pytest.mark.parametrize("day", ["2026-05-01", "2026-06-21", "2026-09-02", "2026-11-22"])
def test_the_worked_example_fits_the_schema(job_search, day):
    result = run("metrics", "--ledger", job_search, "--as-of", day, "--format", "json")
    given = envelope(result, "metrics")
    for taken in given["metrics"].values():
        assert {place.rpartition(":")[0] for place in taken["evidence"]} <= {
            path.relative_to(job_search).as_posix() for path in job_search.rglob("*.md")
        }


def test_an_empty_ledger_fits_the_schema_and_records_nothing(make_ledger):
    result = run("metrics", "--ledger", make_ledger({}), *DAY, "--format", "json")
    taken = envelope(result, "metrics")["metrics"]
    assert {name: one["value"] for name, one in taken.items() if one["value"] is not None} == {
        "works": 0
    }


def test_a_name_with_a_slip(root):
    result = run("metrics", "wroks", "--ledger", root)
    assert result.exit_code == 2
    assert "wroks is no metric; did you mean works?" in " ".join(result.stderr.split())
    result = run("metrics", "happiness", "--ledger", root)
    assert "the metrics are works, dialogs" in " ".join(result.stderr.split())


@pytest.mark.parametrize("arguments", [("--format", "xml"), ("--as-of", "2026-02-30"), ("--x",)])
def test_wrong_usage(root, arguments):
    result = run("metrics", "--ledger", root, *arguments)
    assert (result.exit_code, result.stdout) == (2, "")


def test_no_ledger_is_said_in_one_line(tmp_path):
    result = run("metrics", "--ledger", tmp_path)
    assert (result.exit_code, result.stdout, len(result.stderr.splitlines())) == (3, "", 1)


def test_the_day_comes_from_the_surroundings_where_none_is_typed(root):
    result = run("metrics", "works", "--ledger", root, env={"HEADWAY_TODAY": "2026-10-01"})
    assert "0 in the works of 6" in result.stdout


def test_colour_is_for_terminals_that_want_it(root):
    coloured = run("metrics", "--ledger", root, *DAY, color=True)
    assert "\x1b[1mM1" in coloured.stdout
    for env in ({"NO_COLOR": "1"}, {"TERM": "dumb"}):
        assert run("metrics", "--ledger", root, *DAY, color=True, env=env).stdout == ALL


@pytest.mark.parametrize("form", ["text", "json"])
def test_escapes_from_the_ledger_are_shown_and_not_sent(make_ledger, form):
    line = "- 2026-11-19 coffee 1h [[n\u200bw]] \x1b]0;x\x07 [got:: a\x9bb]\n"
    files = {
        "contacts/da\u202ena.md": line,
        "campaigns/n\u200bw.md": FILES["campaigns/northwind.md"],
    }
    root = make_ledger(files)
    for name in ("value-received", "face-to-face", "works"):
        result = run("metrics", name, "--ledger", root, *DAY, "--format", form)
        assert result.exit_code == 0
        assert is_plain(result.stdout)
        assert ("\\u200b" if form == "json" else "\\u{200b}") in result.stdout
    if form == "json":
        assert "da\u202ena" in str(envelope(result, "metrics")) or name == "works"
