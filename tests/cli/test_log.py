"""`headway log` writes a sentence down as one dated line, and takes it back."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from threading import Thread

import pytest
from click.testing import CliRunner

from ledger.cli import main
from ledger.commands import _log_down, _log_memory, _log_undo
from ledger.editing import exclusively
from tests.cli.transcript import contents, headway
from tests.support import write_ledger

NORTHWIND = "campaigns/northwind.md"
FILES = {
    NORTHWIND: (
        "---\nname: Northwind, privacy counsel\norganization: northwind-freight\n"
        "stages:\n  - 2026-10-19 researching\n---\n\n- 2026-11-02 email [[dana-kim]]\n"
    ),
    "organizations/northwind-freight.md": "# Northwind Freight\n",
    "contacts/dana-kim.md": "---\nname: Dana Kim\norganization: northwind-freight\n---\n",
    "contacts/lee-park.md": "---\nname: Lee Park\n---\n",
    "contacts/lee-moon.md": "---\nname: Lee Moon\n---\n",
}


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What can be undone is kept in a folder of the test's own."""
    folder = tmp_path / "state"
    monkeypatch.setattr(_log_memory, "state_folder", lambda: folder)
    return folder


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_ledger(tmp_path / "ledger", FILES)


def given(root: Path, text: str, *options: str, piped: str | None = None):
    """What `headway log` gives for a text that is one argument."""
    before = Path.cwd()
    os.chdir(root)
    try:
        words = [text] if text else []
        return CliRunner(env={"HEADWAY_TODAY": "2026-11-22"}).invoke(
            main, ["log", *options, "--", *words], input=piped, prog_name="headway"
        )
    finally:
        os.chdir(before)


def test_words_without_quotation_marks_become_one_line(root):
    result = headway(root, "log coffee 1h with Dana yesterday")
    line = "- 2026-11-21 coffee 1h with [[dana-kim]]"
    assert (result.exit_code, result.stdout) == (0, f"{NORTHWIND}:9: {line}\n")
    assert result.stderr == (
        "filed with northwind, the open campaign where Dana Kim works (elsewhere: --in ID)\n"
    )
    assert (root / NORTHWIND).read_text() == f"{FILES[NORTHWIND]}{line}\n"


def test_a_dry_run_writes_nothing(root, state):
    before = contents(root)
    result = headway(root, "log --dry-run called Dana")
    assert result.stdout.startswith(f"{NORTHWIND}:9: - 2026-11-22 call")
    assert result.stderr.endswith("Nothing is written (--dry-run).\n")
    assert (contents(root), state.exists()) == (before, False)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("log called Lee", "`lee-moon` or `lee-park`"),
        ("log asked Dana about the panel", "--kind KIND"),
        ("log had coffee with Tamsin Grey", "--create makes the contact"),
        ("log called Dana --kind cofee", "is no kind; did you mean coffee?"),
        ("log called Dana --in nowhere", "names none of the records"),
        ("log --create --as-typed called Dana", "exclude each other"),
        ("log --undo called Dana", "--undo goes alone"),
    ],
)
def test_what_is_not_clear_is_told_where_nobody_can_be_asked(root, line, said):
    before = contents(root)
    result = headway(root, line)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr
    assert contents(root) == before


def test_an_option_settles_each_of_them(root):
    assert "[[lee-moon]]" in headway(root, 'log "called [[lee-moon]]"').stdout
    assert " email asked " in headway(root, "log --kind email asked Dana about it").stdout
    assert " with Tamsin Grey" in headway(root, "log --as-typed coffee with Tamsin Grey").stdout
    assert "- 2026-11-03 call" in headway(root, "log --on 2026-11-03 called Dana").stdout
    assert headway(root, "log --in lee-park called Dana").stdout.startswith("contacts/lee-park.md")


def test_a_terminal_is_asked_with_a_number(root, monkeypatch):
    monkeypatch.setattr(_log_down, "is_terminal", lambda: True)
    result = given(root, "called Lee about the panel", piped="2\n")
    assert (
        result.stdout == "contacts/lee-park.md:5: - 2026-11-22 call [[lee-park]] about the panel\n"
    )
    assert "  1  lee-moon, Lee Moon\n  2  lee-park, Lee Park\n" in result.stderr


def test_a_terminal_is_asked_for_everything_that_is_open(root, monkeypatch):
    monkeypatch.setattr(_log_down, "is_terminal", lambda: True)
    result = given(root, "asked Tamsin Grey to meet Lee", piped="1\n1\n2\n")
    assert result.exit_code == 0, result.output
    assert (root / "contacts/tamsin-grey.md").exists()


def test_nothing_is_written_where_the_question_is_left(root, monkeypatch):
    monkeypatch.setattr(_log_down, "is_terminal", lambda: True)
    before = contents(root)
    result = given(root, "called Lee", piped="")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.endswith("\nNothing is written.\n")
    assert contents(root) == before


def test_each_line_that_is_piped_in_is_a_sentence(root):
    result = given(root, "", piped="called Dana 20m\n\nemailed Dana the list\nweekly review 30m\n")
    assert result.exit_code == 0, result.output
    assert [line.split(":")[0] for line in result.stdout.splitlines()] == [
        NORTHWIND, NORTHWIND, "journal/2026-11.md",
    ]  # fmt: skip


def test_of_those_piped_in_all_are_written_or_none(root):
    before = contents(root)
    lines = "# the week\n\n- called Dana 20m\ncalled Lee\nasked Dana\nmet Dana on 3/10\n"
    result = given(root, "-", piped=lines)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        "Error: nothing is written: 3 sentences of 4 cannot be taken as they stand\n"
        "line 4: called Lee\n"
        "  `Lee` may be `lee-moon` or `lee-park`:\n"
        "    id        name\n    lee-moon  Lee Moon\n    lee-park  Lee Park\n"
        "  write the one you mean as `[[lee-moon]]`\n"
        "line 5: asked Dana\n"
        "  `asked` does not tell what kind of line it is: call, email, message, meeting, note\n"
        "  --kind KIND says which\n"
        "line 6: met Dana on 3/10\n"
        "  `3/10` may be Tuesday 2026-03-10 or Saturday 2026-10-03: type the one you mean\n"
        "  say it in other words, or name the day, as in 2026-11-20\n"
    )
    assert contents(root) == before


def test_a_text_may_begin_with_a_dash_and_an_option_that_is_none_is_told(root):
    line = "2026-11-20 call 20m [[dana-kim]]"
    assert f": - {line}\n" in headway(root, f'log "- {line}" --dry-run').stdout
    assert f": - {line}\n" in headway(root, f"log - {line} --dry-run").stdout
    assert ": - 2026-11-22 call 5m" in headway(root, 'log --dry-run "- called Lee Park 5m"').stdout
    inside = headway(root, 'log --dry-run "met Lee Park - briefly, * and + all"').stdout
    assert " - briefly, * and + all" in inside
    for typed in ("--dryrun", "'--dryrun called Dana'", "-x"):
        result = headway(root, f"log {typed} called Dana")
        assert (result.exit_code, "No such option" in result.stderr) == (2, True)
    assert headway(root, 'log --dry-run "--on=last friday" called Dana').exit_code == 0


@pytest.mark.parametrize(
    ("text", "typed", "line"),
    [
        ("asked Dana about it", "2", "email asked [[dana-kim]] about it"),
        ("asked Dana about it", "coffee", "coffee asked [[dana-kim]] about it"),
        ("asked Dana about it", "99\ncofee\nlunch", "lunch asked [[dana-kim]] about it"),
        ("called Lee", "0\nLee\nlee-park", "call [[lee-park]]"),
        ("called Lee", "Lee Park", "call [[lee-park]]"),
        ("called Lee", "moon", "call [[lee-moon]]"),
        ("coffee with Tamsin Grey", "as-typed", "coffee with Tamsin Grey"),
        ("called Dana on 3/10", "9\n2", "call"),
        ("called Dana on 3/10", "2026-10-03", "call"),
        ("called Dana some time ago 20m or 30m", "called Dana 20m", "call 20m"),
    ],
)
def test_a_question_is_answered_with_a_number_or_a_word(root, monkeypatch, text, typed, line):
    monkeypatch.setattr(_log_down, "is_terminal", lambda: True)
    result = given(root, text, piped=f"{typed}\n")
    assert result.exit_code == 0, result.output
    day = "2026-10-03" if "3/10" in text else "2026-11-22"
    assert f": - {day} {line}" in result.stdout


def test_two_days_are_asked_with_their_weekdays(root, monkeypatch):
    monkeypatch.setattr(_log_down, "is_terminal", lambda: True)
    result = given(root, "called Dana on 3/10", piped="1\n")
    assert "  1  Tuesday 2026-03-10\n  2  Saturday 2026-10-03\n" in result.stderr


def test_a_terminal_without_a_text_is_asked_for_one_after_another(root, monkeypatch):
    monkeypatch.setattr(_log_down, "is_terminal", lambda: True)
    before = contents(root)
    typed = "called Dana 20m\n2026-11-20 call [[nobody]]\nemailed Lee\n1\n\n"
    result = given(root, "", piped=typed)
    assert result.exit_code == 0, result.output
    assert [line.split(":")[0] for line in result.stdout.splitlines()] == [
        NORTHWIND, "contacts/lee-moon.md",
    ]  # fmt: skip
    for _ in range(2):
        assert headway(root, "log --undo").exit_code == 0
    assert contents(root) == before


def test_a_question_that_is_left_ends_no_conversation(root, monkeypatch):
    monkeypatch.setattr(_log_down, "is_terminal", lambda: True)
    result = given(root, "", piped="called Lee\n")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "Nothing is written." in result.stderr


@pytest.mark.parametrize("piped", ["", "\n \n"])
def test_nothing_piped_in_is_wrong_usage(root, piped):
    assert given(root, "", piped=piped).exit_code == 2


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("ending", [True, False])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_only_the_line_is_put_in_and_undo_gives_the_bytes_back(root, newline, ending, mark):
    text = FILES[NORTHWIND] if ending else FILES[NORTHWIND].removesuffix("\n")
    data = mark + text.replace("\n", newline).encode()
    (root / NORTHWIND).write_bytes(data)
    before = contents(root)
    assert headway(root, "log called Dana").exit_code == 0
    after = (root / NORTHWIND).read_bytes()
    assert after.startswith(data)
    assert (b"\r\n" in after) == (newline == "\r\n")
    assert headway(root, "log --undo").exit_code == 0
    assert contents(root) == before


def test_a_file_with_its_newest_line_first_stays_so(root):
    lines = "- 2026-11-10 call [[lee-moon]]\n- 2026-11-02 call [[lee-moon]]\n"
    path = root / "contacts/lee-moon.md"
    path.write_text(f"---\nname: Lee Moon\n---\n\n{lines}")
    result = headway(root, "log emailed Lee Moon the deck")
    assert result.stdout.startswith("contacts/lee-moon.md:5: ")


def test_undo_takes_back_one_after_another(root):
    before = contents(root)
    for text in ("called Dana", "--create had coffee with Tamsin Grey", "weekly review"):
        assert headway(root, f"log {text}").exit_code == 0
    for _ in range(3):
        assert headway(root, "log --undo").exit_code == 0
    assert contents(root) == before
    assert not (root / "journal").exists()
    assert headway(root, "log --undo").exit_code == 3


def test_undo_takes_out_the_line_alone_where_the_file_goes_on(root):
    headway(root, "log called Dana")
    path = root / NORTHWIND
    path.write_text(path.read_text() + "- 2026-11-22 email [[dana-kim]] later\n\nA note.\n")
    assert headway(root, "log --undo").exit_code == 0
    assert path.read_text() == (
        f"{FILES[NORTHWIND]}- 2026-11-22 email [[dana-kim]] later\n\nA note.\n"
    )


def test_undo_finds_the_line_in_a_file_that_was_renamed_since(root):
    headway(root, "log called Dana 20m")
    assert headway(root, "rename northwind northwind-privacy").exit_code == 0
    result = headway(root, "log --undo")
    assert result.stdout == "campaigns/northwind-privacy.md: - 2026-11-22 call 20m [[dana-kim]]\n"
    assert (root / "campaigns/northwind-privacy.md").read_text() == FILES[NORTHWIND]


def test_undo_is_refused_where_the_line_itself_was_changed(root):
    headway(root, "log called Dana")
    path = root / NORTHWIND
    path.write_text(path.read_text().replace("call [[", "call 20m [["))
    before = contents(root)
    result = headway(root, "log --undo")
    assert result.exit_code == 3
    assert "does not hold the line as it was written" in result.stderr
    assert contents(root) == before


def test_undo_leaves_a_contact_that_something_else_links_to_by_now(root):
    headway(root, "log --create called Dana, she introduced me to Tamsin Grey")
    note = root / "contacts/lee-park.md"
    note.write_text(f"{FILES['contacts/lee-park.md']}\nknows [[tamsin-grey]]\n")
    result = headway(root, "log --undo")
    assert result.exit_code == 0
    assert "contacts/tamsin-grey.md stays" in result.stderr
    assert (root / NORTHWIND).read_text() == FILES[NORTHWIND]


def test_what_can_be_undone_is_private_and_no_harm_where_it_is_broken(root, state):
    headway(root, "log called Dana")
    (kept,) = state.iterdir()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    kept.write_text("{")
    assert headway(root, "log --undo").exit_code == 3


def test_where_the_memory_cannot_be_written_the_line_is(root, state):
    state.write_text("a file where the folder would be")
    result = headway(root, "log called Dana")
    assert result.exit_code == 0
    assert (root / NORTHWIND).read_text() != FILES[NORTHWIND]
    (said,) = [line for line in result.stderr.splitlines() if "--undo" in line]
    assert said == f"written, but --undo cannot take it back: {state}: file exists"
    assert headway(root, "log --undo").exit_code == 3


def test_an_undoing_that_cannot_be_kept_is_done_and_told(root, state, monkeypatch):
    headway(root, "log called Dana")

    def fail(*_):
        raise OSError(28, "No space left on device", "x.json")

    monkeypatch.setattr(_log_undo, "forget_last", fail)
    result = headway(root, "log --undo")
    assert (result.exit_code, (root / NORTHWIND).read_text()) == (0, FILES[NORTHWIND])
    assert "that it was taken out cannot be kept: x.json: no space left on device" in result.stderr


def test_a_folder_that_was_there_stays_and_one_that_was_made_goes(root):
    (root / "journal").mkdir()
    headway(root, "log weekly review")
    headway(root, "log --undo")
    assert (root / "journal").is_dir()
    (root / "journal").rmdir()
    headway(root, "log weekly review")
    headway(root, "log --undo")
    assert not (root / "journal").exists()


def test_a_dry_run_of_undo_writes_nothing(root):
    headway(root, "log --create had coffee with Tamsin Grey")
    before = contents(root)
    result = headway(root, "log --undo --dry-run")
    assert result.stdout.startswith("contacts/tamsin-grey.md: - 2026-11-22 coffee")
    assert contents(root) == before
    assert headway(root, "log --undo").exit_code == 0


def test_several_lines_of_one_file_go_together(root):
    path = root / NORTHWIND
    path.write_text(FILES[NORTHWIND] + "- 2026-11-12 email [[dana-kim]]")
    before = contents(root)
    given(
        root, "", piped="called Dana 20m yesterday\nemailed Dana on 2026-11-04\ncalled Dana 20m\n"
    )
    assert headway(root, "log --undo").exit_code == 0
    assert contents(root) == before


def test_somebody_new_is_made_from_the_owners_template(root):
    template = root / "templates/records/contact.md"
    template.parent.mkdir(parents=True)
    template.write_text('---\nname: "{{name}}"\nsegment: peers\nvia: {{via}}\n---\n\n# Notes\n')
    before = contents(root)
    headway(root, "log --create Dana introduced me to Tamsin Grey")
    made = (root / "contacts/tamsin-grey.md").read_text()
    assert made == '---\nname: "Tamsin Grey"\nsegment: peers\nvia: dana-kim\n---\n\n# Notes\n'
    assert headway(root, "log --undo").exit_code == 0
    assert contents(root) == before


@pytest.mark.parametrize(
    ("front", "said"),
    [
        ("via: nobody", "templates/records/contact.md:2: "),
        ("<<<<<<< a\n=======\n>>>>>>> b", "holds the marks of a merge"),
    ],
)
def test_a_template_that_would_make_an_error_is_refused(root, front, said):
    template = root / "templates/records/contact.md"
    template.parent.mkdir(parents=True)
    template.write_text(f"---\n{front}\n---\n")
    before = contents(root)
    result = headway(root, "log --create called Tamsin Grey")
    assert (result.exit_code, contents(root)) == (3, before)
    assert said in result.stderr


def test_nobody_waits_while_somebody_is_asked(root, monkeypatch):
    monkeypatch.setattr(_log_down, "is_terminal", lambda: True)
    path = root / "contacts/lee-park.md"

    def write_meanwhile():
        with exclusively(root, longest=0):
            path.write_text(FILES["contacts/lee-park.md"] + "\n- 2026-11-21 email hello\n")

    def answered(*_):
        other = Thread(target=write_meanwhile)
        other.start()
        other.join()
        return "lee-park"

    monkeypatch.setattr(_log_down, "ask_person", answered)
    result = given(root, "called Lee about the panel")
    assert result.exit_code == 0, result.output
    assert path.read_text() == FILES["contacts/lee-park.md"] + (
        "\n- 2026-11-21 email hello\n- 2026-11-22 call [[lee-park]] about the panel\n"
    )


def test_a_file_that_holds_the_marks_of_a_merge_is_refused(root):
    path = root / NORTHWIND
    path.write_text(f"{FILES[NORTHWIND]}<<<<<<< a\n=======\n>>>>>>> b\n")
    before = contents(root)
    result = headway(root, "log called Dana about Northwind")
    assert result.exit_code == 3
    assert "marks of a merge" in result.stderr
    assert contents(root) == before


def test_a_file_that_may_not_be_written_is_refused(root):
    path = root / NORTHWIND
    path.chmod(0o444)
    result = headway(root, "log called Dana")
    assert (result.exit_code, path.read_text()) == (3, FILES[NORTHWIND])


def test_a_line_that_would_be_an_error_is_refused(root):
    before = contents(root)
    result = headway(root, 'log "2026-11-20 call 20m [[nobody]]"')
    assert result.exit_code == 3
    assert "would not be sound with it" in result.stderr
    assert contents(root) == before
