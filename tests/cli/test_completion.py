"""What each parameter completes, and what a line that is being typed means."""

from __future__ import annotations

import time

import click
import pytest

from ledger.cli import main
from ledger.commands import _completion
from ledger.commands._completion import complete_example, complete_kind, complete_pipeline
from ledger.commands._shell_scripts import SCRIPTS
from ledger.commands._typed_line import for_bash, typed_line
from ledger.model.record import RecordKind
from tests.cli.envelopes import run
from tests.repositories import make_repo
from tests.support import ROOT, write_ledger

FILES = {
    "headway.toml": '[kinds]\ndiscovery = "interview"\n',
    "contacts/dana-kim.md": (
        '---\nname: "Dana Kim"   # from the fair\n---\n- 2026-11-20 call [[nw]]\n'
    ),
    "contacts/lee-park.md": "# Lee Park\n",
    "contacts/torn.md": "---\nname: Never closed\n",
    "contacts/board.md": "---\nkind: channel\nname: The board\n---\n",
    "organizations/nw.md": "---\nname: Northwind\n---\n",
    "campaigns/nw-gc.md": (
        "---\nname: Northwind, counsel\norganization: nw\n"
        "stages:\n  - 2026-11-02 researching\n---\n"
        "- [ ] 2026-11-21 call [[dana-kim]] ask for the posting\n"
    ),
    "campaigns/new-one.md": "# New one\n",
}


@pytest.fixture
def root(tmp_path, monkeypatch):
    write_ledger(tmp_path, FILES)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HEADWAY_TODAY", "2026-11-22")
    return tmp_path


def told(line: str) -> list[str]:
    """What fish is answered for a line, without the first line of the answer."""
    result = run("completion", "fish", f"--line=headway {line}")
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout.splitlines()[1:]


def words(line: str) -> list[str]:
    return [one.split("\t")[0] for one in told(line)]


def test_ids_come_with_the_names_of_their_records(root):
    assert told("move ") == [
        "dana-kim\tDana Kim", "lee-park\tLee Park", "new-one\tNew one",
        "nw-gc\tNorthwind, counsel", "torn\tNever closed",
    ]  # fmt: skip
    assert words("history b") == ["board"]


@pytest.mark.parametrize(("begun", "found"), [("kim", ["dana-kim"]), ("DANA", ["dana-kim"])])
def test_another_part_and_capitals(root, begun, found):
    assert words(f"move {begun}") == found


@pytest.mark.parametrize(
    "named", ["nw-gc", "campaigns/nw-gc.md", "counsel", "Northwind\\,\\ counsel"]
)
def test_only_the_legal_next_stages(root, named):
    assert words(f"move {named} ") == [
        "targeted", "rejected", "withdrawn", "stopped", "evaporated", "parked",
    ]  # fmt: skip
    assert words(f"move {named} targeted ") == []


def test_all_stages_where_there_is_none_yet(root):
    assert words("move new-one ")[:2] == ["researching", "targeted"]
    assert words("move dana-kim ")[0] == "candidate"
    assert "engaged" in words("move nobody ")


def test_actions_with_what_they_say(root):
    for line in ("snooze ", "next --why ", "next --why="):
        (found,) = [one for one in told(line) if "promise" in one]
        assert "ask for the posting" in found
    assert words("snooze promi")[0].startswith("promise-due-")


def test_keys_and_what_they_take(root):
    assert "organization=" in words("new contact X --set ")
    assert "organization=" not in words("new contact X --set organization=nw --set ")
    assert words("new contact X --set organization=") == ["organization=nw"]
    assert words("new contact X --set via=bo") == ["via=board"]
    assert "type=job-board" in words("new channel X --set type=")
    assert words("new campaign X --set pipeline=cl") == ["pipeline=client"]


def test_kinds_metrics_codes_formats_days(root):
    assert {"contact", "skill"} <= set(words("new "))
    assert words("metrics dial") == ["dialogs"]
    assert "dialogs" not in words("metrics dialogs ")
    assert "M10" in words("metrics M1")
    assert words("explain HW105") == ["HW105"]
    assert words("explain duplicate-k") == ["duplicate-key"]
    assert "HW1" in words("explain ")
    assert words("import x.csv --from linkedin-c") == ["linkedin-connections"]
    assert words("import x.csv --map Firm=org") == ["Firm=organization"]
    assert words("import x.csv --map Fir") == []
    assert told("move nw-gc targeted --on yes") == ["yesterday\t2026-11-21"]
    assert "move\tWhat has come to its next stage" in told("")


def test_the_words_of_the_ledger_itself(root):
    ctx, param = click.Context(main), click.Option(["--kind"])
    assert [(one.value, one.help) for one in complete_kind(ctx, param, "disc")] == [
        ("discovery", "interview")
    ]
    assert "job" in [one.value for one in complete_pipeline(ctx, param, "")]
    assert "starter" in [one.value for one in complete_example(ctx, param, "")]


def test_a_sentence_is_completed_where_a_word_is_begun(root):
    assert words("log disc") == ["discovery"]
    assert words("log coffee with dan") == ["dana-kim"]
    assert words("log 'coffee with dan") == ["coffee with dana-kim"]
    assert words("log Dana-") == ["dana-kim"]
    assert words("log coffee ") == []
    assert words("log ") == []


def test_only_what_the_command_can_take(root):
    (root / "me.md").write_text("---\nname: Me\n---\n")
    (root / "contacts/archive").mkdir()
    (root / "contacts/archive/old-friend.md").write_text("# Old\n")
    assert words("archive old") == []
    assert words("archive --undo ") == ["old-friend"]
    assert words("merge dana-kim ") == ["lee-park", "old-friend", "torn"]
    assert "board" in words("merge nobody ")
    for line in ("merge m", "rename m", "archive m", "log x --in m"):
        assert words(line) == [], line
    assert words("history m") == ["me"]
    assert words("rename dana-kim ") == []


def test_branches_and_tags(root):
    assert words("check --since ") == []
    repo = make_repo(root)
    repo.commit({})
    repo.git("branch", "week-47")
    repo.git("tag", "sent-to-coach")
    for line in ("check --since ", "check --since=", "build --rev "):
        found = [one.removeprefix("--since=") for one in words(line)]
        assert {"week-47", "sent-to-coach"} <= set(found)
    assert words("build --rev sent") == ["sent-to-coach"]


def test_folders_are_completed_for_a_new_ledger(root):
    for line in ("init ", "check --ledger ", "build -o "):
        assert run("completion", "fish", f"--line=headway {line}").stdout == "folders\n", line


def test_the_words_of_an_adopted_vault(tmp_path, monkeypatch):
    files = {
        "headway.toml": (
            '[folders]\n"Job Hunt/Firms" = "organization"\nJobs = "campaign"\nPeople = "contact"\n'
            '[fields.contact]\n"full name" = "name"\n'
            '[fields.campaign]\nstatus = "stages"\n[stages]\nHot = "targeted"\n'
        ),
        "People/Dana K.md": "---\nFull Name: Dana Kim\n---\n",
        "Jobs/Northwind Counsel.md": "---\nstatus:\n  - 2026-11-02 Hot\n---\n",
        "Job Hunt/Firms/Northwind.md": "# Northwind\n",
        "contacts/no-record.md": "# Not read\n",
    }
    monkeypatch.chdir(write_ledger(tmp_path, files))
    assert told("history ") == [
        "Dana K\tDana Kim", "Northwind", "Northwind Counsel",
    ]  # fmt: skip
    assert words("move Nor") == ["Northwind Counsel"]
    assert words("move Northwind\\ Counsel ") == words("move 'Northwind Counsel' ")
    assert "networking-in" in words("move 'Northwind Counsel' ")
    assert "researching" not in words("move 'Northwind Counsel' ")
    assert words("new campaign X --set organization=n") == ["organization=Northwind"]


def test_every_id_is_completed():
    for name in main.list_commands(click.Context(main)):
        command = main.get_command(click.Context(main), name)
        assert command is not None
        for param in command.params:
            if "ID" in (param.metavar or ""):
                assert param._custom_shell_complete, f"{name}: {param.name} completes nothing"


def test_nothing_is_said_outside_a_ledger(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for line in ("move ", "move x ", "snooze ", "next --why ", "history --ledger nowhere d"):
        result = run("completion", "bash", f"--line=headway {line}")
        assert (result.exit_code, result.output) == (0, ""), line


@pytest.mark.parametrize("settings", ["[", "[folders]\nx = 3\n", "\0"])
def test_a_ledger_that_is_broken_breaks_nothing(root, settings):
    (root / "headway.toml").write_text(settings)
    (root / "me.md").write_bytes(b"\xff\xfe---\n")
    (root / "campaigns/nw-gc.md").write_bytes(b"---\n{{{[[[\n---\n\xff")
    for line in ("move ", "move nw-gc ", "snooze ", "new contact X --set organization=", "--"):
        result = run("completion", "zsh", f"--line=headway {line}")
        assert (result.exit_code, result.stderr) == (0, ""), line


def test_a_name_that_would_act_on_the_terminal_is_left_out(root):
    (root / "contacts/bad\x1b[2J.md").write_text("---\nname: x\n---\n")
    (root / "contacts/dots.md").write_text("---\nname: a\u202eb\x1b[2J\n---\n")
    result = run("completion", "fish", "--line=headway move ")
    assert "\x1b" not in result.stdout
    assert "\u202e" not in result.stdout
    assert "dots" in result.stdout


@pytest.mark.parametrize("shell", SCRIPTS)
def test_the_script_says_where_it_goes(shell):
    result = run("completion", shell)
    assert result.stdout == SCRIPTS[shell]
    assert f"headway completion {shell}" in "\n".join(result.stdout.splitlines()[:4])


def test_it_comes_while_a_key_is_held(monkeypatch):
    monkeypatch.chdir(ROOT / "examples/job-search")
    words("move te")
    began = time.process_time()
    assert "teodor-iliev" in words("move te")
    assert time.process_time() - began < 0.1


@pytest.mark.parametrize(
    ("text", "finished", "begun", "quote", "settled"),
    [
        ("headway mo", ("headway",), "mo", "", ""),
        ("headway move ", ("headway", "move"), "", "", ""),
        ('h m "Dana K', ("h", "m"), "Dana K", '"', ""),
        ("h m 'Dana K", ("h", "m"), "Dana K", "'", ""),
        (r"h m Dana\ K", ("h", "m"), "Dana K", "", ""),
        ('h m "Dana Kim" x', ("h", "m", "Dana Kim"), "x", "", ""),
        ("h m ''", ("h", "m"), "", "", ""),
        ("h --set a=b", ("h", "--set"), "a=b", "", "a="),
        ("h --set a='b c", ("h", "--set"), "a=b c", "'", "a="),
        ("h x:y", ("h",), "x:y", "", "x:"),
        (r"h x\:y", ("h",), "x:y", "", ""),
        (r'h "a\"b\c', ("h",), 'a"b\\c', '"', ""),
        ("h \\", ("h",), "", "", ""),
        ("", (), "", "", ""),
    ],
)
def test_a_line_is_read_as_the_shell_reads_it(text, finished, begun, quote, settled):
    line = typed_line(text, " \t\n\"'@><=;|&(:")
    assert (line.words, line.begun, line.quote, line.settled) == (finished, begun, quote, settled)


@pytest.mark.parametrize(
    ("typed", "word", "put"),
    [
        ("h Da", "Dana Kim", r"Dana\ Kim"),
        ("h 'Da", "Dana O'B", r"Dana O'\''B"),
        ('h "Da', 'Dana "$x"', r"Dana \"\$x\""),
        ("h a=b", "a=b c", r"b\ c"),
        ("h a=b", "other", None),
    ],
)
def test_what_bash_is_given(typed, word, put):
    assert for_bash(word, typed_line(typed, "=")) == put


def test_every_kind_but_the_profile_takes_lines():
    assert {*_completion._KINDS, RecordKind.PROFILE} == set(RecordKind)
