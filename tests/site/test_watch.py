"""A save makes a new report; reads, strangers and the report itself make none."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from ledger.build import build
from ledger.watch import watch
from tests.support import AS_OF, ROOT

LONG_ENOUGH = 20.0


class Watched:
    """A ledger being watched in a thread of its own, and the builds that were made of it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.out = root / "site"
        self.builds = 0
        self.changed = threading.Condition()
        self.stop = threading.Event()
        self.thread = threading.Thread(
            target=watch, args=(root, self.out, self.rebuild, self.stop, 0.05)
        )

    def rebuild(self) -> None:
        build(self.root, self.out, AS_OF)
        with self.changed:
            self.builds += 1
            self.changed.notify_all()

    def page(self, path: str) -> str:
        place = self.out / path
        return place.read_text() if place.is_file() else ""

    def wait_for(self, path: str, text: str) -> None:
        """Until a page holds a text; looked at after each build."""
        with self.changed:
            assert self.changed.wait_for(lambda: text in self.page(path), LONG_ENOUGH), text

    def wait_for_loss(self, path: str) -> None:
        """Until a page is gone."""
        with self.changed:
            assert self.changed.wait_for(lambda: not self.page(path), LONG_ENOUGH), path

    def settle(self) -> int:
        """Make a change of our own and wait for its build; how many builds there were then."""
        marker = f"settled{self.builds}"
        (self.root / "contacts/marker.md").write_text(f"---\nname: {marker}\n---\n")
        self.wait_for("contacts/marker.html", marker)
        return self.builds


@pytest.fixture
def watched(make_ledger) -> Iterator[Watched]:
    root = make_ledger({"contacts/dana.md": "---\nname: Dana\n---\n"})
    one = Watched(root)
    one.thread.start()
    one.wait_for("contacts/dana.html", "Dana")
    yield one
    one.stop.set()
    one.thread.join(LONG_ENOUGH)
    assert not one.thread.is_alive()


def test_a_save_makes_a_new_report(watched):
    (watched.root / "contacts/dana.md").write_text("---\nname: Dana Kim\n---\n")
    watched.wait_for("contacts/dana.html", "Dana Kim")


def test_a_save_by_rename_does_too(watched):
    part = watched.root / "contacts/.dana.md.part"
    part.write_text("---\nname: Renamed\n---\n")
    part.replace(watched.root / "contacts/dana.md")
    watched.wait_for("contacts/dana.html", "Renamed")


def test_a_folder_made_later_is_watched(watched):
    (watched.root / "campaigns").mkdir()
    (watched.root / "campaigns/a.md").write_text("---\nname: First\n---\n")
    watched.wait_for("campaigns/a.html", "First")
    (watched.root / "campaigns/a.md").write_text("---\nname: Second\n---\n")
    watched.wait_for("campaigns/a.html", "Second")


def test_a_folder_moved_away_and_back_is_watched(watched):
    contacts = watched.root / "contacts"
    contacts.rename(watched.root / "elsewhere")
    watched.wait_for_loss("contacts/dana.html")
    (watched.root / "elsewhere").rename(contacts)
    watched.wait_for("contacts/dana.html", "Dana")
    (contacts / "dana.md").write_text("---\nname: Back again\n---\n")
    watched.wait_for("contacts/dana.html", "Back again")


def test_a_deleted_record_goes(watched):
    watched.settle()
    (watched.root / "contacts/dana.md").unlink()
    watched.wait_for_loss("contacts/dana.html")


def test_the_settings_count_and_strangers_do_not(watched):
    before = watched.settle()
    (watched.root / "notes.md").write_text("not a record")
    (watched.root / "contacts/photo.jpg").write_bytes(b"jpg")
    (watched.root / "contacts/dana.md").read_text()
    (watched.out / "stray.txt").write_text("in the report")
    assert watched.settle() == before + 1
    (watched.root / "headway.toml").write_text('[site]\ntitle = "Another title"\n')
    watched.wait_for("index.html", "Another title")


def test_a_new_logo_counts(watched):
    (watched.root / "pictures").mkdir()
    (watched.root / "pictures/logo.svg").write_text("<svg>first</svg>")
    settings = '[site]\nlogo = "pictures/logo.svg"\n'
    (watched.root / "headway.toml").write_text(settings)
    watched.wait_for("static/logo.svg", "first")
    (watched.root / "pictures/logo.svg").write_text("<svg>second</svg>")
    watched.wait_for("static/logo.svg", "second")


def test_many_saves_end_in_the_last_state(watched):
    for number in range(200):
        (watched.root / "contacts/dana.md").write_text(f"---\nname: Dana {number}.\n---\n")
    watched.wait_for("contacts/dana.html", "Dana 199.")
    assert watched.builds < 100


def test_the_command_ends_with_ctrl_c(make_ledger):
    root = make_ledger({"contacts/dana.md": "[[nobody]]\n"})
    with subprocess.Popen(
        [sys.executable, "-c", "from ledger.cli import main; main()", "watch", "--as-of",
         "2026-11-22", "--ledger", root],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"},
        # Tests that run in the background may have been told to ignore it.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),  # noqa: PLW1509
    ) as process:  # fmt: skip
        try:
            assert process.stdout.readline().startswith("built as of 2026-11-22: ")
            assert process.stdout.readline().startswith("contacts/dana.md:1:1: HW301 error")
            process.send_signal(signal.SIGINT)
            assert process.wait(LONG_ENOUGH) == 0
            assert "Traceback" not in process.stderr.read()
        finally:
            process.kill()
