"""From a folder of text to a folder of pages, and what the command says of it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from click.testing import CliRunner

from ledger.build import WEEKS, StoppedError, build
from ledger.commands.build import command
from tests.support import AS_OF

TORN = "---\nname: x\n<<<<<<< ours\ntitle: a\n=======\ntitle: b\n>>>>>>> theirs\n---\n"


def run(root, *arguments):
    return CliRunner().invoke(command, ["--ledger", str(root), "--as-of", "2026-11-22", *arguments])


def test_build_writes_the_report_into_the_ledger_and_says_where(make_ledger):
    root = make_ledger({"contacts/dana.md": "---\nname: Dana\n---\n"})
    done = run(root)
    assert done.exit_code == 0
    assert done.stdout == f"{root}/site/index.html\n"
    assert "files written" in done.stderr
    assert (root / "site/contacts/dana.html").is_file()


def test_build_writes_elsewhere(make_ledger, tmp_path):
    root = make_ledger({})
    done = run(root, "-o", str(tmp_path / "report"))
    assert done.exit_code == 0
    assert (tmp_path / "report/index.html").is_file()
    assert not (root / "site").exists()


def test_strict_is_for_errors(make_ledger):
    root = make_ledger({"contacts/dana.md": "[[nobody]]\n"})
    assert run(root).exit_code == 0
    assert "1 error" in run(root).stderr
    assert run(root, "--strict").exit_code == 1
    assert (root / "site/index.html").is_file()


def test_strict_lets_warnings_pass(make_ledger):
    root = make_ledger({})
    assert run(root, "--strict").exit_code == 0


def test_conflict_markers_stop_it_in_one_line(make_ledger):
    root = make_ledger({"contacts/dana.md": TORN})
    done = run(root)
    assert done.exit_code == 3
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert "contacts/dana.md:3" in done.stderr
    assert not (root / "site").exists()


@pytest.mark.parametrize("place", ["", "contacts", "contacts/deep", "journal"])
def test_the_report_does_not_go_into_the_records(make_ledger, place):
    root = make_ledger({})
    done = run(root, "-o", str(root / place))
    assert done.exit_code == 3
    assert "holds the ledger itself" in done.stderr
    assert [path.name for path in root.iterdir()] == ["headway.toml"]


def test_a_folder_of_something_else_is_left_alone(make_ledger, tmp_path):
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos/cat.jpg").write_bytes(b"cat")
    done = run(make_ledger({}), "-o", str(tmp_path / "photos"))
    assert done.exit_code == 3
    assert "did not write" in done.stderr


def test_no_ledger_is_said_in_one_line(tmp_path):
    done = run(tmp_path)
    assert done.exit_code == 3
    assert done.stderr.count("\n") == 1


def test_a_second_build_says_that_nothing_changed(make_ledger):
    root = make_ledger({"contacts/dana.md": "x"})
    run(root)
    assert "0 files written" in run(root).stderr


def test_build_touches_nothing_outside_its_folder(make_ledger):
    root = make_ledger({"contacts/dana.md": "x\r\n", "note.txt": "mine"})
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    build(root, root / "site", AS_OF)
    for path, data in before.items():
        assert path.read_bytes() == data
    assert {path.name for path in root.iterdir()} == {
        "contacts", "headway.toml", "note.txt", "site",
    }  # fmt: skip


def test_progress_is_told_page_by_page(make_ledger):
    told = []
    root = make_ledger({"contacts/dana.md": "x"})

    def hear(what: str, done: int, total: int) -> None:
        if what == "making pages":
            told.append((done, total))

    build(root, root / "site", AS_OF, hear)
    assert told[-1][0] == told[-1][1] == len(told)


def test_the_report_is_as_of_its_day(make_ledger):
    root = make_ledger({"campaigns/a.md": "- [ ] 2026-11-24 call them\n"})
    build(root, root / "site", AS_OF.replace(day=1))
    assert "2026-11-24" not in (root / "site/index.html").read_text()
    build(root, root / "site", AS_OF)
    assert "2026-11-24" in (root / "site/index.html").read_text()


def test_every_metric_has_twelve_weeks_that_end_with_the_day(make_ledger):
    from ledger.build import work_out  # noqa: PLC0415
    from ledger.readers import read_ledger  # noqa: PLC0415

    root = make_ledger({"campaigns/a.md": "---\nindustry: x\n---\n"})
    results = work_out(read_ledger(root), root, AS_OF)
    assert results.weeks
    for name, weeks in results.weeks.items():
        assert len(weeks) == WEEKS, name
        assert weeks[-1].day == AS_OF
        assert {(later.day - one.day).days for one, later in pairwise(weeks)} == {7}
        assert weeks[-1].value == results.measurements[name].value


def test_a_stopped_build_leaves_the_last_report(make_ledger):
    root = make_ledger({"contacts/dana.md": "x"})
    build(root, root / "site", AS_OF)
    before = (root / "site/index.html").read_bytes()
    (root / "contacts/dana.md").write_text(TORN)
    with pytest.raises(StoppedError):
        build(root, root / "site", AS_OF)
    assert (root / "site/index.html").read_bytes() == before
