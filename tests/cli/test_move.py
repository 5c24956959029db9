"""`headway move` judges a step, and writes one line where it may be taken."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.checks import run as run_checks
from ledger.commands import _writing as module
from ledger.diagnostic import Severity
from ledger.editing import ChangedMeanwhileError, FileChange
from ledger.model.draft import one_line
from ledger.terminal import is_hidden
from tests.cli.envelopes import is_plain, run
from tests.cli.transcript import contents, headway
from tests.support import AS_OF, ROOT, ledger_of, write_ledger

PATH = "campaigns/northwind.md"
ORGANIZATION = {"organizations/northwind-freight.md": "# Northwind Freight\n"}
HEAD = "---\nname: Northwind\norganization: northwind-freight\ntitle: Counsel\n"
NEEDS = 'needs: ["privacy, must, from the advertisement"]\n'
AT_TARGETED = (
    f"{HEAD}{NEEDS}stages:\n  - 2026-10-19 researching\n  - 2026-10-26 targeted\n---\n\n"
    "- 2026-11-20 interview 1 45m\n"
)
AT_RESEARCHING = f"{HEAD}stages:\n  - 2026-10-19 researching\n---\n"


def ledger_at(root: Path, campaign: str | bytes, **more: str) -> Path:
    return write_ledger(root, {**ORGANIZATION, PATH: campaign, **more})


def test_a_legal_step_adds_its_line(tmp_path: Path) -> None:
    root = ledger_at(tmp_path, AT_TARGETED)
    result = headway(root, "move northwind interviewing")
    assert (result.exit_code, result.output) == (0, f"{PATH}:9: - 2026-11-22 interviewing\n")
    expected = AT_TARGETED.replace("26 targeted\n", "26 targeted\n  - 2026-11-22 interviewing\n")
    assert (root / PATH).read_text() == expected
    assert headway(root, "check").exit_code == 0


def test_it_is_told_what_came_of_it_from_anywhere(tmp_path: Path) -> None:
    root = ledger_at(tmp_path / "mine", AT_TARGETED)
    result = headway(tmp_path, "move northwind interviewing --ledger mine")
    assert result.stdout == f"mine/{PATH}:9: - 2026-11-22 interviewing\n"
    assert b"interviewing" in (root / PATH).read_bytes()


@pytest.mark.parametrize(
    ("options", "line"),
    [
        ("--on friday", "- 2026-11-20 interviewing"),
        ('--on "2 days ago" --evidence "  the first\n of two "',
         "- 2026-11-20 interviewing, the first of two"),
        ("--as-of 2026-11-21", "- 2026-11-21 interviewing"),
        ("--evidence 'says: \"yes\" # at last'",
         "- '2026-11-22 interviewing, says: \"yes\" # at last'"),
        ("--evidence=-", "- 2026-11-22 interviewing, -"),
    ],
)  # fmt: skip
def test_the_day_and_the_evidence_stand_in_the_line(
    tmp_path: Path, options: str, line: str
) -> None:
    root = ledger_at(tmp_path, AT_TARGETED)
    result = headway(root, f"move northwind interviewing {options}")
    assert (result.exit_code, result.output) == (0, f"{PATH}:9: {line}\n")
    assert (root / PATH).read_text().splitlines()[8] == f"  {line}"


def refused(root: Path, line: str) -> list[str]:
    """The lines in which a move is refused, which leaves every file as it was."""
    before = contents(root)
    result = headway(root, line)
    assert (result.exit_code, result.stdout) == (3, "")
    assert contents(root) == before
    assert is_plain(result.stderr)
    return result.stderr.splitlines()


def test_an_illegal_step_is_refused_with_the_legal_ones(tmp_path: Path) -> None:
    root = ledger_at(tmp_path, AT_TARGETED)
    lines = refused(root, "move northwind accepted")
    assert lines[0] == "Error: northwind stays at targeted: nothing is written"
    assert lines[1] == "  `accepted` cannot follow `targeted`"
    for stage in ("networking-in", "applied", "interviewing", "withdrawn", "parked"):
        assert f"`{stage}`" in "".join(lines[2:])
    assert lines[-1] == f"  its file is {PATH}"


def test_missing_evidence_is_refused_with_the_line_to_type(tmp_path: Path) -> None:
    root = ledger_at(tmp_path, AT_RESEARCHING)
    lines = refused(root, "move northwind targeted")
    assert "`targeted` lacks a need with its source" in lines[1]
    assert lines[2] == "    type `needs: privacy, must, level 2, from PERSON`"
    assert '    or say why it is so all the same: --evidence "because …"' in lines


def test_a_reason_excuses_evidence_and_is_shown(tmp_path: Path) -> None:
    root = ledger_at(tmp_path, AT_RESEARCHING)
    result = headway(root, 'move northwind targeted --evidence "because Lee vouches for me"')
    assert result.exit_code == 0
    line = "- 2026-11-22 targeted, because Lee vouches for me"
    assert result.stdout == f"{PATH}:7: {line}\n"
    assert result.stderr.startswith("info: `targeted` stands without a need with its source")


def test_no_reason_is_offered_where_none_excuses(tmp_path: Path) -> None:
    at_interviewing = AT_TARGETED.replace("26 targeted\n", "26 targeted\n  - 2026-11-01 applied\n")
    root = ledger_at(tmp_path, at_interviewing.replace("- 2026-11-20 interview 1 45m\n", ""))
    headway(root, 'move northwind interviewing --on 2026-11-10 --evidence "because they rang"')
    lines = refused(root, "move northwind negotiating")
    assert "round" in lines[1]
    assert "because" not in "".join(lines)
    refused(root, 'move northwind negotiating --evidence "because they rang again"')


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("move northwind targeted", "  it has been there since 2026-10-26"),
        ("move northwind interviewing --on 2026-10-20",
         "  `interviewing` is dated 2026-10-20, before the line above it (2026-10-26)"),
        ("move northwind interviewing --on tomorrow",
         "  `interviewing` is dated 2026-11-23, which is after 2026-11-22"),
    ],
)  # fmt: skip
def test_what_contradicts_the_days_is_refused(tmp_path: Path, line: str, said: str) -> None:
    lines = refused(ledger_at(tmp_path, AT_TARGETED), line)
    assert lines[0] == "Error: northwind stays at targeted: nothing is written"
    assert lines[1] == said


def test_an_end_goes_on_only_by_reopening(tmp_path: Path) -> None:
    root = ledger_at(tmp_path, AT_TARGETED)
    assert headway(root, "move northwind stopped").exit_code == 0
    lines = refused(root, "move northwind interviewing")
    assert lines[:2] == [
        "Error: northwind stays at stopped: nothing is written",
        "  it ended at `stopped`; `interviewing` cannot follow that",
    ]
    assert any("`- 2026-11-22 reopened`" in line for line in lines)


def test_a_contradiction_elsewhere_is_named_with_its_present_line(tmp_path: Path) -> None:
    root = ledger_at(tmp_path, AT_TARGETED)
    lines = refused(root, "move northwind stopped --on 2026-11-01")
    assert lines[1].startswith(f"  {PATH}:11: an interview on 2026-11-20")
    assert (root / PATH).read_text().splitlines()[10] == "- 2026-11-20 interview 1 45m"


def test_an_error_that_was_there_stands_in_nobodys_way(tmp_path: Path) -> None:
    wrong = AT_TARGETED.replace("organization:", "via: nobody\norganization:")
    root = ledger_at(tmp_path, wrong, **{"contacts/x.md": "---\nname: [\n---\n"})
    assert headway(root, "check").exit_code == 1
    assert headway(root, "move northwind interviewing").exit_code == 0


def test_a_warning_advises_after_the_line_is_written(tmp_path: Path) -> None:
    root = ledger_at(tmp_path, AT_TARGETED.replace("interview 1 45m", "application"))
    result = headway(root, "move northwind applied")
    assert (result.exit_code, result.stdout) == (0, f"{PATH}:9: - 2026-11-22 applied\n")
    assert result.stderr.startswith("warning: ")


def test_a_dry_run_judges_and_writes_nothing(tmp_path: Path) -> None:
    root = ledger_at(tmp_path, AT_TARGETED)
    before = contents(root)
    result = headway(root, "move northwind interviewing --dry-run")
    assert (result.exit_code, result.stdout) == (0, f"{PATH}:9: - 2026-11-22 interviewing\n")
    assert result.stderr == "The step is in order; nothing is written (--dry-run).\n"
    assert contents(root) == before
    refused(root, "move northwind accepted --dry-run")


@pytest.mark.parametrize(
    ("stages", "after"),
    [
        ("stages:\n- 2026-10-19 researching\n# more\n",
         "stages:\n- 2026-10-19 researching\n- {new}\n# more\n"),
        ("stages:\n    - 2026-10-19 researching  # began\n    # more\nvia: x\n",
         "stages:\n    - 2026-10-19 researching  # began\n    - {new}\n    # more\nvia: x\n"),
        ("stages:\n  - '2026-10-19 researching'\n\n", "stages:\n  - '2026-10-19 researching'\n"
         "  - {new}\n\n"),
        ("stages:\n  - 2026-10-19 researching, in\n    two lines\n",
         "stages:\n  - 2026-10-19 researching, in\n    two lines\n  - {new}\n"),
        ("stages: [2026-10-19 researching]\n", "stages: [2026-10-19 researching, {new}]\n"),
        ("stages: [\n  2026-10-19 researching,\n]\n",
         "stages: [\n  2026-10-19 researching,\n  {new},\n]\n"),
        ("stages:\n", "stages:\n  - {new}\n"),
        ("stages: []\n", "stages: [{new}]\n"),
        ("", "stages:\n  - {new}\n"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["---\n", "---", "---\n\nProse\u00a0- as typed, "])
def test_no_other_byte_changes(
    tmp_path: Path, stages: str, after: str, newline: str, bom: str, end: str
) -> None:
    def typed(lines: str) -> bytes:
        return f"{bom}{HEAD}{lines}{end}".replace("\n", newline).encode()

    root = ledger_at(tmp_path, typed(stages), **{"contacts/x.md": "# X\n"})
    (root / PATH).chmod(0o640)
    result = headway(root, "move northwind withdrawn")
    assert result.exit_code == 0, result.output
    assert (root / PATH).read_bytes() == typed(after.format(new="2026-11-22 withdrawn"))
    assert (root / PATH).stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize(
    ("front", "said"),
    [
        ("stage: applied\n",
         [f"  {PATH}:5: `stage: applied` has no date, so no line can follow it",
          "    put in its place, with the day it came to that:",
          "      stages:", "        - 2026-11-22 applied"]),
        ("stages: []\nstage: applied\n",
         [f"  {PATH}:6: `stage: applied` has no date, so no line can follow it"]),
        ("stages: 2026-11-02 applied, by form\n",
         [f"  {PATH}:5: `stages: 2026-11-02 applied, by form` is no list, so no line can follow it",
          "    put in its place:", "      stages:", "        - 2026-11-02 applied, by form"]),
        ("stages: soon enough\n",
         [f"  {PATH}:5: `stages: soon enough` is no list, so no line can follow it",
          "    type `stages:`, and each stage with its day on a line of its own below it"]),
        ("stages:\n  - 2026-10-19 researching\n  - 2026-12-01 targeted\n",
         [f"  {PATH}:7: `targeted` is dated 2026-12-01, which is after 2026-11-22",
          "    put its right day in, or take it out, and move it again"]),
    ],
)  # fmt: skip
def test_what_no_line_can_follow_is_put_right_first(
    tmp_path: Path, front: str, said: list[str]
) -> None:
    root = ledger_at(tmp_path, f"{HEAD}{front}---\n")
    lines = refused(root, "move northwind interviewing")
    assert lines[0].endswith(": nothing is written")
    assert lines[1 : 1 + len(said)] == said


@pytest.mark.parametrize(
    ("campaign", "said"),
    [
        (f"{HEAD}stages: [a, 2026-11-01 targeted\n  and more]\n---\n",
         f"{PATH} has the items under `stages` run together: give each its own line"),
        ("<<<<<<< a\nx\n=======\ny\n>>>>>>> b\n",
         f"{PATH} holds the marks of a merge: settle it first"),
        (b"---\nname: \xff\n---\n", f"{PATH} is not UTF-8: save it as UTF-8 first"),
        ("---\nname: Northwind\n",
         f"{PATH} has front matter that nothing closes: close it with `---` first"),
        (f"{HEAD}pipeline: jobb\n---\n",
         f"{PATH}:5: `jobb` is no pipeline, so nothing moves; did you mean `job`?"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_added_to_is_refused(
    tmp_path: Path, campaign: str | bytes, said: str
) -> None:
    root = ledger_at(tmp_path, campaign)
    assert refused(root, "move northwind stopped") == [f"Error: {said}"]


@pytest.mark.parametrize("last", ["2026-11-02 intervewing", "2026-11-02", "2026-11-31 applied"])
def test_nothing_goes_on_from_a_line_that_is_no_stage(tmp_path: Path, last: str) -> None:
    root = ledger_at(tmp_path, AT_TARGETED.replace("26 targeted\n", f"26 targeted\n  - {last}\n"))
    lines = refused(root, "move northwind accepted")
    assert lines == [
        "Error: northwind stays at targeted: nothing is written",
        f"  {PATH}:9: `- {last}` is taken for no stage, so what may follow it is not known",
        f"    put it right first: headway check {PATH}",
    ]


def test_a_contact_begins_and_goes_on_as_an_advocate(tmp_path: Path) -> None:
    dana = "---\nname: Dana Kim\nconnector: chairs the section\n---\n\nMet in May.\n"
    root = write_ledger(tmp_path, {"contacts/dana-kim.md": dana})
    assert headway(root, "move dana candidate --on 2026-11-01").exit_code == 0
    result = headway(root, "move kim checked")
    assert result.output == "contacts/dana-kim.md:6: - 2026-11-22 checked\n"
    lines = "advocate:\n  - 2026-11-01 candidate\n  - 2026-11-22 checked\n---"
    assert (root / "contacts/dana-kim.md").read_text() == dana.replace("---\n\n", f"{lines}\n\n")
    said = refused(root, "move dana advocating")
    assert said[0] == "Error: dana-kim stays at checked: nothing is written"


def test_a_skill_begins_and_goes_on(tmp_path: Path) -> None:
    root = write_ledger(tmp_path, {"skills/health.md": "---\nname: Health\n---\n"})
    assert headway(root, "move health noticed --on 2026-11-01").exit_code == 0
    assert headway(root, 'move health confirmed --evidence "because two asked"').exit_code == 0
    said = refused(root, "move health planned")
    assert said[0] == "Error: health stays at confirmed: nothing is written"
    assert (root / "skills/health.md").read_text().count("\n  - 2026-11-") == 2


def test_the_stage_tells_namesakes_apart(tmp_path: Path) -> None:
    more = {"contacts/northwind-reception.md": "# Northwind reception\n"}
    root = ledger_at(tmp_path, AT_TARGETED, **more)
    assert headway(root, "move northw interviewing").exit_code == 0
    assert headway(root, "move northw candidate").stdout.startswith("contacts/northwind-reception")
    assert headway(root, "move northw stopped").exit_code == 0


def test_a_pipeline_of_the_ledgers_own(tmp_path: Path) -> None:
    settings = "[pipelines.board.stages.asked]\nto = ['sat']\n[pipelines.board.stages.sat]\n"
    campaign = "---\nname: Northwind\npipeline: board\nstages:\n  - 2026-11-01 asked\n---\n"
    root = ledger_at(tmp_path, campaign, **{"headway.toml": settings})
    assert headway(root, "move northwind SAT").exit_code == 0
    lines = refused(root, "move northwind asked")
    assert lines[1] == "  `asked` cannot follow `sat`"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("move northquay stopped", "`northquay` names none of the campaigns, contacts and skills"),
        ("move northwind-freight", "Missing argument 'STAGE'"),
        ("move freight stopped", "organizations/northwind-freight.md"),
        ("move northwind stoped", "did you mean `stopped`?"),
        ("move northwind stopped --on last friday", "several words go between quotation marks"),
        ("move northwind stopped nobody answers", "goes between quotation marks"),
        ("move northwind stopped --on 03/04", "may be"),
    ],
)
def test_what_cannot_be_told_is_wrong_usage(tmp_path: Path, line: str, said: str) -> None:
    more = {"organizations/freight.md": "# Freight\n"} if "freight " in line else {}
    root = ledger_at(tmp_path, AT_TARGETED, **more)
    before = contents(root)
    result = headway(root, line)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said.replace("northwind-freight.md", "freight.md") in result.stderr
    assert contents(root) == before


def test_a_write_protected_file_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = ledger_at(tmp_path, AT_TARGETED)
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)
    lines = refused(root, "move northwind interviewing")
    assert lines == [f"Error: {PATH} is write-protected; nothing is written"]


def test_a_disk_that_refuses_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = ledger_at(tmp_path, AT_TARGETED)

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    lines = refused(root, "move northwind interviewing")
    assert lines == [f"Error: {PATH}: no space left on device"]


def test_what_changes_meanwhile_is_read_and_judged_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = ledger_at(tmp_path, AT_TARGETED)
    commit, theirs = (
        module.commit,
        AT_TARGETED.replace("- 2026-11-20", "- 2026-11-19 note\n- 2026-11-20"),
    )

    def late(place: Path, changes: list[FileChange]) -> None:
        if changes[0].before == AT_TARGETED.encode():
            (root / PATH).write_text(theirs)
        commit(place, changes)

    monkeypatch.setattr(module, "commit", late)
    assert headway(root, "move northwind interviewing").exit_code == 0
    expected = theirs.replace("26 targeted\n", "26 targeted\n  - 2026-11-22 interviewing\n")
    assert (root / PATH).read_text() == expected


def test_what_never_stops_changing_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = ledger_at(tmp_path, AT_TARGETED)
    tries = []

    def never(place: Path, changes: list[FileChange]) -> None:
        tries.append(place)
        raise ChangedMeanwhileError(f"{PATH} has changed since it was read")

    monkeypatch.setattr(module, "commit", never)
    assert "has changed since" in refused(root, "move northwind interviewing")[0]
    assert len(tries) == 3


def test_two_who_move_at_once_lose_nothing(tmp_path: Path) -> None:
    stages = "".join(
        f"[pipelines.ring.stages.{name}]\nto = ['a', 'b', 'c', 'd']\n" for name in "abcd"
    )
    campaign = "---\nname: Northwind\npipeline: ring\nstages:\n  - 2026-11-01 a\n---\n"
    root = ledger_at(tmp_path, campaign, **{"headway.toml": stages})
    program = [sys.executable, "-c", "from ledger.cli import main; main()", "move", "northwind"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "HEADWAY_TODAY": AS_OF.isoformat()}
    started = [
        subprocess.Popen(
            [*program, stage], cwd=root, env=environment,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )
        for stage in "bcd"
    ]  # fmt: skip
    ended = [one.communicate() for one in started]
    assert [one.returncode for one in started] == [0, 0, 0], ended
    written = [line for line in (root / PATH).read_text().splitlines() if "2026-11-22" in line]
    assert sorted(written) == [f"  - 2026-11-22 {stage}" for stage in "bcd"]


EVIDENCE = st.one_of(
    st.just(""),
    st.sampled_from(["because of it", "a, b", "x: y", "# z", "[[dana-kim]]", "'q' \"r\"", "- s"]),
    st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=30),
)
NOTES = ["", "\n\nProse.\n- 2026-11-03 call 10m", "\n- 2026-11-03 note", "\n\n# Head\n\n\n"]


@given(
    st.sampled_from(["", "  ", "    "]),
    st.lists(st.sampled_from(["# why", "", "  # why", "via: me", "tags: [a, b]"]), max_size=3,
             unique_by=lambda line: line[:3]),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.booleans(),
    st.sampled_from(NOTES),
    EVIDENCE,
    st.sampled_from(["targeted", "withdrawn", "accepted", "researching"]),
)  # fmt: skip
def test_a_file_gains_one_line_or_stays_as_it_is(
    indent: str, rest: list[str], newline: str, bom: bool, notes: str, evidence: str, stage: str
) -> None:
    lines = [*HEAD.splitlines(), "stages:", f"{indent}- 2026-10-19 researching", *rest, "---"]
    text = ("\ufeff" if bom else "") + newline.join(lines) + notes.replace("\n", newline)
    with tempfile.TemporaryDirectory() as folder:
        root = ledger_at(Path(folder), text.encode())
        result = run(
            "move", "northwind", stage, f"--evidence={evidence}", "--ledger", root,
            env={"HEADWAY_TODAY": AS_OF.isoformat()},
        )  # fmt: skip
        after = (root / PATH).read_bytes().decode()
        assert not any(is_hidden(character) for character in result.output.replace("\n", ""))
        if result.exit_code:
            assert (result.exit_code, after) == (3, text)
            return
    assert stage in ("targeted", "withdrawn")
    ledger = ledger_of({**ORGANIZATION, PATH: after})
    line = ledger.campaigns[0].stages[-1]
    assert (line.stage, line.date, line.evidence) == (stage, AS_OF, one_line(evidence))
    place = line.location.line - 1
    kept = after.split(newline)
    assert kept.pop(place).startswith(f"{indent}- ")
    assert newline.join(kept) == text
    errors = [one for one in run_checks(ledger, AS_OF) if one.severity is Severity.ERROR]
    assert [one for one in errors if one.location == line.location] == []
