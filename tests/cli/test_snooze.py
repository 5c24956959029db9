"""`headway snooze` puts one action off, in one line of the journal."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ledger.editing import journal_file
from ledger.model.snooze import snooze_of
from tests.cli.envelopes import envelope, is_plain, run
from tests.cli.transcript import contents, headway
from tests.support import AS_OF, entry_of, ledger_of, write_ledger

FILES = {
    "campaigns/northquay.md": (
        "---\nname: Northquay Media\nindustry: media\nstages:\n  - 2026-10-20 researching\n---\n\n"
        "- 2026-10-27 email [[corinne-vale]]\n- 2026-11-03 email [[corinne-vale]]\n"
        "- 2026-11-10 email [[corinne-vale]]\n- [ ] 2026-11-25 email [[corinne-vale]]\n"
    ),
    "contacts/corinne-vale.md": "---\nname: Corinne Vale\n---\n",
}
MONTH = "journal/2026-11.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_ledger(tmp_path, FILES)


def ids(root: Path, day: str = "2026-11-22") -> dict[str, str]:
    """The ids that are shown, by rule."""
    given = envelope(headway(root, "next --format json", day), "next")
    return {one["rule"]: one["id"] for one in given["actions"]}


def resting(root: Path, day: str = "2026-11-22") -> list[str]:
    return envelope(headway(root, "next --format json", day), "next")["snoozed"]


def test_one_line_is_written_and_the_action_rests(root):
    action = ids(root)["chased"]
    line = f"- 2026-11-22 snooze {action} until 2026-12-01, she asked for December"
    result = headway(root, f'snooze {action} --until 2026-12-01 --why "she asked for December"')
    assert (result.exit_code, result.stdout) == (0, f"{MONTH}:1: {line}\n")
    assert result.stderr.startswith("put off until 2026-12-01: Northquay Media: 3 asks in 26 days")
    assert (root / MONTH).read_text() == f"{line}\n"
    assert "chased" not in ids(root)
    assert resting(root) == [action]
    assert resting(root, "2026-11-30") == [action]
    assert resting(root, "2026-12-01") == []
    assert headway(root, "check").stdout.count("HW5") == 0


def test_next_tells_how_many_rest_and_all_of_them_when_asked(root):
    action = ids(root)["chased"]
    headway(root, f"snooze {action} --until 2026-12-01 --why holidays")
    shown = headway(root, "next")
    assert "Northquay Media: 3 asks" not in shown.stdout
    assert shown.stderr.endswith("1 put off: headway next --all\n")
    every = headway(root, "next --all").stdout
    assert f"   off:    until 2026-12-01, holidays ({MONTH}:1)\n   id:     {action}\n" in every
    why = headway(root, f"next --why {action}").stdout
    assert "   off:    until 2026-12-01, holidays" in why


def test_taking_the_line_out_brings_it_back(root):
    action = ids(root)["chased"]
    headway(root, f"snooze {action} --until 2026-12-01 --why holidays")
    (root / MONTH).unlink()
    assert ids(root)["chased"] == action


def test_the_report_leaves_it_out(root, tmp_path):
    action = ids(root)["chased"]
    pages = []
    for line in ("next", f"snooze {action} --until 2026-12-01 --why holidays"):
        headway(root, line)
        assert headway(root, "build -o report").exit_code == 0
        pages.append((root / "report" / "index.html").read_text())
    assert [": 3 asks in 26 days" in page for page in pages] == [True, False]


def test_the_beginning_of_an_id_will_do_and_words_for_a_day(root):
    result = headway(root, 'snooze CHASED --until "in 1 week" --why holidays')
    assert result.exit_code == 0
    assert " until 2026-11-29, holidays" in result.stdout


def test_what_rests_can_be_put_off_again(root):
    headway(root, "snooze chased --until 2026-11-24 --why holidays")
    assert headway(root, "snooze chased --until 2026-12-02 --why longer").exit_code == 0
    assert resting(root, "2026-12-01")
    assert len((root / MONTH).read_text().splitlines()) == 2


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ("chased --until 2026-11-22 --why x", "2026-11-22 has come already"),
        ("chased --until yesterday --why x", "2026-11-21 has come already"),
        ("chased --until 2026-12-23 --why x", "30 days at most, until 2026-12-22"),
        ('chased --until 2026-12-01 --why " "', "say in a few words why"),
        ("chased --until 2026-12-01", "say why: headway snooze chased --until 2026-12-01 --why"),
        ("", "say which action (`headway next` shows the ids), until when and why: headway snooze"),
        ("chased --why x", 'say until when: headway snooze chased --until monday --why "x"'),
        ("chsed-1a2b3c --until 2026-12-01 --why x", "is one of these meant?"),
        ("zzz --until 2026-12-01 --why x", "`zzz` is no action that `headway next` shows"),
        ('"" --until 2026-12-01 --why x', "is no action"),
    ],
)
def test_what_cannot_be_put_off_is_refused(root, options, said):
    before = contents(root)
    result = headway(root, f"snooze {options}")
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in " ".join(result.stderr.split())
    assert contents(root) == before


def test_a_beginning_that_several_have_is_refused_with_them(root):
    (root / "contacts/a.md").write_text("- [ ] 2026-11-20 email\n")
    (root / "contacts/b.md").write_text("- [ ] 2026-11-21 email\n")
    result = headway(root, "snooze promise --until 2026-12-01 --why x")
    assert result.exit_code == 2
    assert "`promise` may be one of 2:\n  promise-due-" in result.stderr


def test_the_longest_is_a_setting(root):
    (root / "headway.toml").write_text("[rules]\nlongest-snooze = 5\n")
    result = headway(root, "snooze chased --until 2026-12-01 --why x")
    assert result.exit_code == 2
    assert "5 days at most, until 2026-11-27" in " ".join(result.stderr.split())


def test_a_dry_run_writes_nothing(root):
    before = contents(root)
    result = headway(root, "snooze chased --until 2026-12-01 --why x --dry-run")
    assert (result.exit_code, contents(root)) == (0, before)
    assert result.stdout.startswith(f"{MONTH}:1: - 2026-11-22 snooze chased-")
    assert result.stderr.endswith("Nothing is written (--dry-run).\n")


@pytest.mark.parametrize(
    "journal",
    [
        b"# November\r\n\r\n- 2026-11-02 assess 1h\r\n- 2026-11-24 call\r\n",
        b"\xef\xbb\xbf- 2026-11-02 assess 1h",
        b"---\nname: 'November'   # mine\n---\n\nProse.\n",
    ],
)
def test_no_other_byte_of_the_journal_changes(root, journal):
    (root / "journal").mkdir()
    (root / MONTH).write_bytes(journal)
    assert headway(root, "snooze chased --until 2026-12-01 --why x").exit_code == 0
    after = (root / MONTH).read_bytes()
    added = next(line for line in after.splitlines() if b"snooze" in line)
    newline = b"\r\n" if b"\r\n" in journal else b"\n"
    if journal.endswith(newline):
        rest = after.replace(added + newline, b"", 1)
        assert rest in (journal, journal + newline)
    else:
        assert after == journal + newline + added


@pytest.mark.parametrize(
    "why",
    [
        "a [[corinne-vale]] thing",
        "a `tick`",
        "[got:: x] and :: more",
        "×9 of them",
        "<!-- no",
        "1h",
    ],
)
def test_a_reason_is_read_back_as_one_whatever_it_holds(root, why):
    result = run(
        "snooze", "chased", "--until", "2026-12-01", "--why", why,
        "--ledger", root, "--as-of", "2026-11-22",
    )  # fmt: skip
    assert result.exit_code in (0, 3)
    assert is_plain(result.stdout + result.stderr)
    assert bool(resting(root)) is (result.exit_code == 0)


def test_a_journal_that_cannot_be_added_to_is_told(root):
    (root / "journal").mkdir()
    (root / MONTH).write_bytes(b"- 2026-11-02 caf\xe9\n")
    result = headway(root, "snooze chased --until 2026-12-01 --why x")
    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr == f"Error: {MONTH} is not UTF-8: save it as UTF-8 first\n"


def test_a_write_protected_journal_is_left_alone(root, monkeypatch):
    (root / "journal").mkdir()
    (root / MONTH).write_text("- 2026-11-02 assess 1h\n")
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)
    result = headway(root, "snooze chased --until 2026-12-01 --why x")
    assert result.stderr == f"Error: {MONTH} is write-protected; nothing is written\n"


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        ([], "journal/2026-11.md"),
        (["journal/2026-11.md", "journal/2026-12.md"], "journal/2026-11.md"),
        (["journal/2026-10.md"], "journal/2026-11.md"),
        (["journal/2026/2026-10.md"], "journal/2026/2026-11.md"),
        (["journal/2026-11-20.md"], "journal/2026-11-22.md"),
        (["journal/2025.md"], "journal/2026.md"),
        (["journal/log.md"], "journal/log.md"),
    ],
)
def test_the_line_goes_where_such_lines_are_kept(paths, expected):
    ledger = ledger_of(dict.fromkeys(paths, "- 2026-11-01 assess 1h\n"))
    assert journal_file(ledger, "journal", AS_OF) == expected


def test_a_page_of_the_journal_that_has_no_line_takes_none():
    ledger = ledger_of({"journal/places.md": "---\nplaces: [Paris]\n---\n"})
    assert journal_file(ledger, "journal", AS_OF) == MONTH
    ledger = ledger_of({"journal/log.md": "# Log\n"})
    assert journal_file(ledger, "journal", AS_OF) == "journal/log.md"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("chased-1a2b3c until 2026-12-01, why not", ("chased-1a2b3c", "2026-12-01", "why not")),
        ("chased-1a2b3c until 2026-12-01", ("chased-1a2b3c", "2026-12-01", "")),
        ("chased-1a2b3c, until 2026-12-01: why", ("chased-1a2b3c", "2026-12-01", "why")),
        ("chased-1a2b3c until 2026-12-41, why", None),
        ("chased until 2026-12-01, why", None),
        ("chased-1a2b3c", None),
    ],
)
def test_how_the_line_is_read(text, read):
    found = snooze_of(entry_of(f"- 2026-11-22 snooze {text}"))
    assert (found and (found.action, str(found.until), found.why)) == read


def test_maya_puts_the_chase_off_and_a_fourth_ask_wakes_it(job_search):
    given = {
        day: envelope(
            run("next", "--ledger", job_search, "--as-of", day, "--all", "--format", "json"), "next"
        )
        for day in ("2026-07-21", "2026-07-22", "2026-07-29", "2026-07-30", "2026-07-31")
    }
    shown = {
        day: [one["id"] for one in one["actions"] if one["rule"] == "chased"]
        for day, one in given.items()
    }
    assert [len(shown[day]) for day in given] == [0, 0, 0, 1, 0]
    rested = [given[day]["snoozed"] for day in given]
    assert [len(one) for one in rested] == [0, 1, 1, 0, 0]
    assert rested[1] == rested[2] != shown["2026-07-30"]
