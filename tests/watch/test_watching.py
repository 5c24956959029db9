"""A save makes a new report; reads, strangers and the report itself make none."""

from __future__ import annotations

import contextlib
import errno
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Collection, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from watchdog.observers import Observer

from ledger.build import Builder
from ledger.watch import Standing, watch
from ledger.watch import Watched as Watching
from tests.support import AS_OF, ROOT, uncounted

LONG_ENOUGH = 60.0


class Watched:
    """A ledger being watched in a thread of its own, and the builds that were made of it."""

    def __init__(self, root: Path, standing: Standing | None = None) -> None:
        self.root = root
        self.out = root / "site"
        self.builds = 0
        self.builder = Builder(self.root, self.out, again=True)
        self.changed = threading.Condition()
        self.stop = threading.Event()
        self.day = AS_OF
        self.said: list[str] = []
        watching = Watching(
            root, self.out, self.build_once, lambda: self.day,
            say=self.said.append, lost=lambda error: self.said.append(str(error)),
            standing=standing or Standing(),
        )  # fmt: skip
        self.thread = threading.Thread(target=watch, args=(watching, self.stop))

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.stop.set()
        self.thread.join(LONG_ENOUGH)
        assert not self.thread.is_alive()
        self.builder.end()

    def build_once(self, saved: Collection[str] | None) -> None:
        self.rebuild(saved)  # which a test may have put another in the place of

    def rebuild(self, saved: Collection[str] | None) -> None:
        # Held for the whole of it: a page that is there is of a build that is counted.
        with self.changed:
            self.builder.build(self.day, saved=saved)
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
        # Moved to its place, it is one change; written there, it is one or two.
        part = self.root.with_name("marker.part")
        part.write_text(f"---\nname: {marker}\n---\n")
        part.replace(self.root / "contacts/marker.md")
        self.wait_for("contacts/marker.html", marker)
        return self.builds


@contextlib.contextmanager
def watching(root: Path) -> Iterator[Watched]:
    """A ledger of one contact, Dana, from its first build on."""
    with Watched(root) as one:
        one.wait_for("contacts/dana.html", "Dana")
        yield one


@pytest.fixture
def watched(make_ledger) -> Iterator[Watched]:
    with watching(make_ledger({"contacts/dana.md": "---\nname: Dana\n---\n"})) as one:
        yield one


def test_a_save_makes_a_new_report(watched):
    (watched.root / "contacts/dana.md").write_text("---\nname: Dana Kim\n---\n")
    watched.wait_for("contacts/dana.html", "Dana Kim")


def test_a_save_by_rename_does_too(watched):
    part = watched.root / "contacts/.dana.md.part"
    part.write_text("---\nname: Renamed\n---\n")
    part.replace(watched.root / "contacts/dana.md")
    watched.wait_for("contacts/dana.html", "Renamed")


def test_a_folder_made_later_is_watched(watched):
    watched.settle()
    (watched.root / "campaigns").mkdir()
    (watched.root / "campaigns/a.md").write_text("---\nname: First\n---\n")
    watched.wait_for("campaigns/a.html", "First")
    (watched.root / "campaigns/a.md").write_text("---\nname: Second\n---\n")
    watched.wait_for("campaigns/a.html", "Second")


def test_a_folder_moved_away_and_back_is_watched(watched):
    watched.settle()
    contacts = watched.root / "contacts"
    contacts.rename(watched.root / "elsewhere")
    watched.wait_for_loss("contacts/dana.html")
    (watched.root / "elsewhere").rename(contacts)
    watched.wait_for("contacts/dana.html", "Dana")
    (contacts / "dana.md").write_text("---\nname: Back again\n---\n")
    watched.wait_for("contacts/dana.html", "Back again")


def test_a_folder_in_the_place_of_another_is_watched(watched):
    watched.settle()
    contacts = watched.root / "contacts"
    contacts.rename(watched.root / "elsewhere")
    contacts.mkdir()
    (contacts / "lee.md").write_text("---\nname: Another\n---\n")
    watched.wait_for("contacts/lee.html", "Another")
    watched.settle()
    (contacts / "lee.md").write_text("---\nname: Watched anew\n---\n")
    watched.wait_for("contacts/lee.html", "Watched anew")
    assert not watched.page("contacts/dana.html")


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
        env={**uncounted(), "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"},
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


@pytest.mark.skipif(sys.platform == "win32", reason="a browser is a shell script here")
def test_the_command_opens_the_address_that_it_serves(make_ledger, tmp_path):
    opened, browser = tmp_path / "opened", tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\nprintf %s "$1" > {opened}.part && mv {opened}.part {opened}\n')
    browser.chmod(0o755)
    root = make_ledger({"contacts/dana.md": "---\nname: Dana\n---\n"})
    with subprocess.Popen(
        [sys.executable, "-m", "ledger", "watch", "--open", "--ledger", root],
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), "BROWSER": f"{browser} %s"},
    ) as process:  # fmt: skip
        try:
            said = next(line for line in process.stderr if line.startswith("serving it at "))
            until = time.monotonic() + LONG_ENOUGH
            while not opened.exists() and time.monotonic() < until:
                time.sleep(0.02)
            assert opened.read_text() == said.split()[-1]
        finally:
            process.kill()


def test_a_save_in_any_manner_is_seen_whole(watched):
    """As vim saves (the old one away, a new one), in place, and away first and then anew."""
    file = watched.root / "contacts/dana.md"
    for number in range(15):
        text = f"---\nname: Turn {number}.\n---\n"
        if number % 3 == 0:
            file.rename(f"{file}~")
            file.write_text(text)
        elif number % 3 == 1:
            file.write_text(text)
        else:
            file.unlink()
            file.write_text(text)
        watched.wait_for("contacts/dana.html", f"Turn {number}.")


def test_an_editors_own_files_are_none_of_the_ledger(watched):
    before = watched.settle()
    (watched.root / "contacts/.#dana.md").write_text("locked")
    (watched.root / "contacts/#dana.md#").write_text("half")
    (watched.root / "contacts/dana.md~").write_text("before")
    assert watched.settle() == before + 1


def test_a_new_day_makes_a_new_report(watched):
    watched.day = AS_OF + timedelta(days=1)
    watched.wait_for("index.html", "2026-11-23")


def test_a_lost_ledger_is_told_of_and_found_again(watched):
    elsewhere = watched.root.with_name("away")
    watched.root.rename(elsewhere)
    wait_until(lambda: any("is gone" in one for one in watched.said))
    assert not watched.root.exists()
    elsewhere.rename(watched.root)
    (watched.root / "contacts/dana.md").write_text("---\nname: Home\n---\n")
    watched.wait_for("contacts/dana.html", "Home")
    (watched.root / "contacts/dana.md").write_text("---\nname: Home again\n---\n")
    watched.wait_for("contacts/dana.html", "Home again")
    assert len(watched.said) == 1


def test_without_settings_nothing_is_built(watched):
    before = watched.settle()
    settings = watched.root / "headway.toml"
    settings.unlink()
    wait_until(lambda: any("holds no headway.toml" in one for one in watched.said))
    assert "Dana" in watched.page("contacts/dana.html")
    settings.write_text('[site]\ntitle = "Back"\n')
    watched.wait_for("index.html", "Back")
    assert watched.builds > before


def test_settings_too_large_to_read_end_nothing(watched):
    build = watched.rebuild

    def as_the_command_does(saved):
        try:
            build(saved)
        except OSError as error:
            watched.said.append(str(error))

    watched.rebuild = as_the_command_does
    settings = watched.root / "headway.toml"
    with settings.open("wb") as file:
        file.truncate(2**30)
    wait_until(lambda: any("larger than 5 million bytes" in one for one in watched.said))
    assert watched.thread.is_alive()
    settings.write_text('[site]\ntitle = "Back"\n')
    watched.wait_for("index.html", "Back")


def test_where_the_system_tells_of_nothing_more_it_looks(make_ledger, monkeypatch):
    class Full(Observer):
        def schedule(self, *_, **__):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("ledger.watch.watcher.Observer", Full)
    with watching(make_ledger({"contacts/dana.md": "---\nname: Dana\n---\n"})) as one:
        wait_until(lambda: one.said)
        assert "looking at the folders every 0.5 s instead" in one.said[0]
        (one.root / "contacts/dana.md").write_text("---\nname: Polled\n---\n")
        one.wait_for("contacts/dana.html", "Polled")


def test_what_nobody_told_of_is_found(make_ledger, monkeypatch):
    """As where the kernel had more to tell than it could keep."""
    monkeypatch.setattr("ledger.watch.watcher.Watcher.on_any_event", lambda *_: None)
    monkeypatch.setattr("ledger.watch.loop.SELDOM", 0.2)
    with watching(make_ledger({"contacts/dana.md": "---\nname: Dana\n---\n"})) as one:
        (one.root / "contacts/dana.md").write_text("---\nname: Swept\n---\n")
        one.wait_for("contacts/dana.html", "Swept")


def test_a_folder_that_nobody_told_of_is_watched(make_ledger, monkeypatch):
    monkeypatch.setattr("ledger.watch.watcher.Watcher.on_any_event", lambda *_: None)
    monkeypatch.setattr("ledger.watch.loop.SELDOM", 0.2)
    with watching(make_ledger({"contacts/dana.md": "---\nname: Dana\n---\n"})) as one:
        one.settle()
        (one.root / "campaigns").mkdir()
        (one.root / "campaigns/a.md").write_text("---\nname: Swept\n---\n")
        one.wait_for("campaigns/a.html", "Swept")


def test_a_folder_that_goes_as_it_is_to_be_watched_ends_nothing(make_ledger, monkeypatch):
    class Late(Observer):
        gone = False

        def schedule(self, handler, path, **how):
            if path.endswith("contacts") and not Late.gone:
                Late.gone = True
                raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), path)
            return super().schedule(handler, path, **how)

    monkeypatch.setattr("ledger.watch.watcher.Observer", Late)
    with watching(make_ledger({"contacts/dana.md": "---\nname: Dana\n---\n"})) as one:
        wait_until(lambda: Late.gone)
        (one.root / "headway.toml").write_text('[site]\ntitle = "Settings"\n')
        one.wait_for("index.html", "Settings")
        (one.root / "contacts/dana.md").write_text("---\nname: Watched again\n---\n")
        one.wait_for("contacts/dana.html", "Watched again")
        assert not one.said


def test_a_system_that_refuses_to_watch_for_another_reason_is_told_of(make_ledger, monkeypatch):
    class Broken(Observer):
        def schedule(self, *_, **__):
            raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr("ledger.watch.watcher.Observer", Broken)
    root = make_ledger({"contacts/dana.md": "---\nname: Dana\n---\n"})
    told: list[str] = []
    watched = Watching(root, root / "site", lambda _: None, lambda: AS_OF, say=told.append)
    with pytest.raises(OSError, match=os.strerror(errno.EIO)):
        watch(watched, threading.Event())
    assert told == []
    assert not [one for one in threading.enumerate() if isinstance(one, Observer)]


def test_a_lost_ledger_is_told_of_once_however_long_it_is_away(watched, monkeypatch):
    watched.settle()
    monkeypatch.setattr("ledger.watch.loop.TICK", 0.02)
    looked = threading.Semaphore(0)
    sleep = time.sleep

    def noted(seconds: float) -> None:
        looked.release()
        sleep(seconds)

    monkeypatch.setattr("ledger.watch.loop.time.sleep", noted)
    (watched.root / "headway.toml").unlink()
    for _ in range(5):
        assert looked.acquire(timeout=LONG_ENOUGH)
    assert len(watched.said) == 1


def test_settings_that_go_during_the_first_build_are_told_of(make_ledger):
    one = Watched(make_ledger({"contacts/dana.md": "---\nname: Dana\n---\n"}))
    build_once = one.rebuild

    def and_gone_meanwhile(saved) -> None:
        one.rebuild = build_once
        build_once(saved)
        (one.root / "headway.toml").unlink()

    one.rebuild = and_gone_meanwhile
    with one:
        wait_until(lambda: any("holds no headway.toml" in said for said in one.said))


def test_what_is_saved_during_the_first_build_is_built_too(make_ledger):
    root = make_ledger({"contacts/dana.md": "---\nname: Dana\n---\n"})
    one = Watched(root)
    build_once = one.rebuild

    def and_saved_meanwhile(saved) -> None:
        one.rebuild = build_once
        build_once(saved)
        (root / "contacts/dana.md").write_text("---\nname: Meanwhile\n---\n")

    one.rebuild = and_saved_meanwhile
    with one:
        one.wait_for("contacts/dana.html", "Meanwhile")


def test_nobody_who_asks_after_a_save_is_shown_what_was_before(make_ledger):
    standing = Standing()
    one = Watched(make_ledger({"contacts/dana.md": "---\nname: Dana\n---\n"}), standing)
    with one:
        one.wait_for("contacts/dana.html", "Dana")
        for number in range(20):
            before = one.builds
            (one.root / "contacts/dana.md").write_text(f"---\nname: Turn {number}.\n---\n")
            # The system has told of it once a build is due, or is over already.
            wait_until(lambda then=before: not standing.settled(0) or one.builds > then)
            assert standing.settled(LONG_ENOUGH)
            assert f"Turn {number}." in one.page("contacts/dana.html")


def wait_until(so) -> None:
    """Until something is so; fails where it takes too long."""
    until = time.monotonic() + LONG_ENOUGH
    while not so():
        assert time.monotonic() < until
        time.sleep(0.02)
