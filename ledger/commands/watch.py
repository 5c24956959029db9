"""`headway watch`: the report kept up to date and served while the ledger is written."""

from __future__ import annotations

import contextlib
import signal
import sys
import threading
import time
import webbrowser
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

import click

from ledger.build import Builder, StoppedError
from ledger.commands._options import DAY, CouldNotError, ledger_option
from ledger.commands._site import index_of, output_option, where
from ledger.commands._user_folders import cache_folder
from ledger.commands._watching import Screen
from ledger.diagnostic import Diagnostic
from ledger.terminal import visible
from ledger.watch import Server, Shelf, Standing, Watched, listen, watch

# Seconds that a thread may keep the others waiting. Handing out a page takes several turns.
_TURN = 0.0005


@click.command("watch")
@output_option
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    help="Where the report is served [default: the first free one from 4800 on].",
)
@click.option("--open", "opens", is_flag=True, help="Open the report in a browser.")
@click.option(
    "--as-of",
    type=DAY,
    envvar="HEADWAY_TODAY",
    help="The day to work it out for [default: the day of each build].",
)
@ledger_option
def command(
    root: Path, output: Path | None, port: int | None, opens: bool, as_of: date | None
) -> None:
    """Build the report, and again whenever a file of the ledger is saved.

    Serves it to this machine alone; an open page follows each save. Tells of each build in a
    line, and of what is wrong below it. Ctrl-C ends it.
    """
    out = where(root, output)
    # Where the shell stands may be moved away with the ledger.
    real, real_out = root.resolve(), out.resolve()
    server = _listen(port)
    standing = Standing()
    screen = Screen(standing)
    shelf = Shelf(real_out, server.token)
    builder = Builder(real, real_out, cache_folder(), again=True)

    def day() -> date:
        return as_of or date.today()  # noqa: DTZ011 - a person's day is the one on their wall

    def ahead(pages: Mapping[str, bytes], findings: Sequence[Diagnostic]) -> None:
        if not screen.breaks(findings):
            shelf.lay_ahead(pages)
            standing.ahead()

    def rebuild(saved: Collection[str] | None) -> None:
        today, start = day(), time.perf_counter()
        try:
            summary = builder.build(today, saved=saved, ahead=ahead)
        except (StoppedError, OSError) as error:
            shelf.follow()
            screen.stopped(error)
        else:
            shelf.follow()
            if summary.reading:
                shelf.base = summary.reading.ledger.config.site.base
            screen.built(summary, today, time.perf_counter() - start)

    def begin() -> None:
        # Who asks for a page that is ready is not to wait while the others are being made.
        sys.setswitchinterval(_TURN)
        server.start(shelf, standing)
        if opens and not webbrowser.open(server.address):
            screen.say(f"no browser could be opened; the address is {server.address}")

    screen.say(f"watching {visible(str(real))}; the report is {index_of(out)}")
    screen.say(f"serving it at {server.address}")
    try:
        with _ended_by_signals(), _ended(builder), _stopped(server):
            watch(
                Watched(real, real_out, rebuild, day, begin, screen.say, screen.stopped, standing),
                threading.Event(),
            )
    except KeyboardInterrupt:
        screen.say("")
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise CouldNotError(f"{error.filename or root} cannot be watched: {reason}") from None


def _listen(port: int | None) -> Server:
    try:
        return listen(port)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        which = "a port" if port is None else f"port {port}"
        remedy = "" if port is None else "; name another with --port, or leave it out"
        raise CouldNotError(f"{which} cannot be had: {reason}{remedy}") from None


@contextlib.contextmanager
def _stopped(server: Server) -> Iterator[None]:
    try:
        yield
    finally:
        server.stop()


@contextlib.contextmanager
def _ended(builder: Builder) -> Iterator[None]:
    try:
        yield
    finally:
        # What cannot be put away now is put away by the next build.
        with contextlib.suppress(StoppedError, OSError):
            builder.end()


@contextlib.contextmanager
def _ended_by_signals() -> Iterator[None]:
    """To be told to end is the same as Ctrl-C."""

    def end(*_: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
