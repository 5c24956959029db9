"""Who waits for the page of what they saved has it before the rest of the report is made."""

from __future__ import annotations

import contextlib
import threading
from datetime import date

import pytest

from ledger.build import Builder, Summary
from ledger.commands._watching import Screen
from ledger.diagnostic import Diagnostic, Location, Severity, counts
from ledger.watch import Server, Shelf, Standing, listen
from tests.support import AS_OF, write_ledger
from tests.watch.test_server import FILES, Preview

DANA = "/contacts/dana.html"
NEW = "---\nname: Dana Kim\n---\n- 2026-11-20 call told her all\n"
TOLD = b"told her all"


class Half(Preview):
    """A report that is served while it is being made: its build waits behind its first page."""

    def __init__(self, server: Server, root, standing: Standing) -> None:
        super().__init__(server, root, standing)
        self.shelf = Shelf(self.out, server.token)
        self.builder = Builder(root, self.out, again=True)
        self.builder.build(AS_OF)
        self.is_ahead, self.goes_on = threading.Event(), threading.Event()
        self.fails = False
        self.thread = threading.Thread()

    def begin(self, text: str = NEW) -> None:
        """Save, and build up to the first page."""
        (self.root / "contacts/dana.md").write_text(text)
        self.standing.due()
        self.standing.begin()
        self.thread = threading.Thread(target=self._build)
        self.thread.start()
        assert self.is_ahead.wait(60)

    def end(self) -> None:
        """Let the build come to its end."""
        self.goes_on.set()
        self.thread.join(60)

    def _build(self) -> None:
        def ahead(pages, _) -> None:
            self.shelf.lay_ahead(pages)
            self.standing.ahead()
            self.is_ahead.set()
            self.goes_on.wait(60)
            if self.fails:
                raise OSError

        with contextlib.suppress(OSError):
            self.builder.build(AS_OF, saved=["contacts/dana.md"], ahead=ahead)
        self.shelf.follow()
        self.standing.told([])
        self.standing.rest()


@pytest.fixture
def half(tmp_path):
    root = write_ledger(tmp_path / "ledger", FILES)
    server, standing = listen(None), Standing()
    standing.rest()
    one = Half(server, root, standing)
    server.start(one.shelf, standing)
    yield one
    one.end()
    server.stop()


def test_the_page_is_served_while_the_folder_holds_the_report_before(half):
    half.begin()
    assert TOLD in half.ask(DANA).body
    assert TOLD not in (half.out / DANA[1:]).read_bytes()
    half.end()
    assert TOLD in half.ask(DANA).body
    assert TOLD in (half.out / DANA[1:]).read_bytes()


def test_who_asks_before_it_is_ready_has_it_as_soon_as_it_is(half, monkeypatch):
    monkeypatch.setattr("ledger.watch.answering.HOLD", 60.0)
    half.standing.due()
    found = []
    asking = threading.Thread(target=lambda: found.append(half.ask(DANA).body))
    asking.start()
    half.begin()
    asking.join(30)
    assert not asking.is_alive()
    assert half.thread.is_alive()
    assert TOLD in found[0]


def test_who_asks_for_another_page_waits_for_all(half):
    half.begin()
    threading.Timer(0.3, half.goes_on.set).start()
    assert b"2026-11-20" in half.ask("/records.html").body


def test_who_does_not_get_another_page_in_time_has_the_one_before_whole(half, monkeypatch):
    monkeypatch.setattr("ledger.watch.answering.HOLD", 0.1)
    before = half.ask("/records.html").body
    half.begin()
    assert half.ask("/records.html").body == before


def test_who_saved_again_waits_for_what_comes_of_that(half):
    half.begin()
    half.standing.due()
    assert not half.standing.settled(0, lambda: True)


def test_an_open_page_hears_of_it_at_once(half):
    with half.news(DANA) as told:
        before = next(told)
        half.begin()
        ahead = next(told)
        assert ahead["page"] != before["page"]
        assert f'data-page="{ahead["page"]}"'.encode() in half.ask(DANA).body
        half.end()
        assert next(told)["page"] == ahead["page"]


def test_where_the_rest_cannot_be_made_the_page_before_is_back(half):
    before = half.ask(DANA).body
    half.fails = True
    half.begin()
    assert TOLD in half.ask(DANA).body
    half.end()
    assert half.ask(DANA).body == before


def test_a_page_is_ahead_under_each_of_its_names_and_no_other(half):
    half.begin()
    half.shelf.lay_ahead({"a/index.html": b"", "b.html": b"", "elsewhere/../../c": b""})
    assert half.shelf.is_ahead("/a/")
    assert half.shelf.is_ahead("/a?x#y")
    assert half.shelf.is_ahead("/b.html")
    assert not half.shelf.is_ahead("/b")
    # What no manifest lists is not handed out, whatever is laid ahead.
    assert half.shelf.answer("/b.html").status == 404


def test_a_save_that_breaks_a_page_leaves_the_last_good_one(capsys):
    screen = Screen(Standing())
    place = Location("contacts/dana.md", 3)
    broken = Diagnostic("HW101", "x", Severity.ERROR, place, "it cannot be read")
    misled = Diagnostic("HW301", "x", Severity.ERROR, place, "it leads nowhere")
    screen.built(Summary(0, 0, 0, 0, counts(())), date(2026, 11, 22), 0.1)
    assert screen.breaks([broken])
    assert not screen.breaks([misled])
    found = Summary(0, 0, 0, 0, counts([broken]), findings=(broken,))
    screen.built(found, date(2026, 11, 22), 0.1)
    assert screen.breaks([broken])
    assert not screen.breaks([])
    capsys.readouterr()
