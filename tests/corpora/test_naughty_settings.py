"""The naughty strings in `headway.toml` and in my own record: no page holds live markup."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from ledger.build import work_out
from ledger.build.report import Report
from tests.corpora.markup import Known, Page, attributes, pages_in, scheme_of
from tests.corpora.naughty import (
    PROBE,
    in_toml,
    ledger_of_strings,
    profile_of,
    settings_of,
    settings_of_strings,
    strings,
)
from tests.pages.test_markdown import ALLOWED, ATTRIBUTES
from tests.querying.asking import need_duckdb
from tests.site.reading import report_of
from tests.support import AS_OF, reading_of

# The schemes that run what follows them, and addresses that hide that they have one.
RUN = ("javascript", "data", "vbscript", "blob")
RUNNING = (
    "javascript://%0aalert(1)", "JavaScript://x", " javascript://x", "java\tscript://x",
    "data://text/html,x", "vbscript://x", "blob://x", "\x01javascript://x", "a javascript://x",
)  # fmt: skip
ROOT = Path("/ledger")
PLAIN = ("plain words", "others")
# The pages of a ledger with nothing but me that tell of settings and of me.
SHOWN = ("index.html", "problems.html", "profile/me.html")


def with_names(words: Sequence[str]) -> dict[str, Page]:
    """The report of a small ledger whose settings have strings for names, and for questions."""
    settings = settings_of_strings(words)
    return pages_in(report_of({**ledger_of_strings(PLAIN[:1]), "headway.toml": settings}))


def with_one(text: str, settings: str = "") -> dict[str, Page]:
    """The pages of a ledger that has a string wherever it takes one alone."""
    files = {"me.md": profile_of(text), "headway.toml": settings or settings_of(text)}
    reading = reading_of(files)
    report = Report(work_out(reading, ROOT, AS_OF), ROOT)
    return pages_in({path: report.file(path) for path in SHOWN if path in report.paths})


@pytest.fixture(scope="module")
def known() -> Known:
    """What the same pages have where nothing in them could live."""
    need_duckdb()
    one: Mapping[str, Page] = with_one(PLAIN[0])
    return Known([*with_names(PLAIN).values(), *one.values()], ALLOWED, ATTRIBUTES)


def test_no_name_in_the_settings_lives(known, tally):
    pages = with_names(strings())
    tally.tried += len(strings()) * settings_of_strings([PROBE]).count(PROBE)
    assert len(pages["queries.html"].tags) > len(strings()) * 4
    assert not known.more_in(pages)[:20]


def test_no_title_and_nothing_about_me_lives(known, tally):
    said = settings_of(PROBE) + profile_of(PROBE)
    for text in strings():
        pages = with_one(text)
        tally.tried += said.count(PROBE)
        assert {"index.html", "problems.html"} <= set(pages)
        assert not known.more_in(pages), text


def test_no_editor_is_an_address_that_runs():
    """An editor has whatever scheme its owner names, but none that runs what follows it."""
    leading = [text for text in (*strings(), *RUNNING) if ":" in text]
    for text in leading:
        for path, page in with_one("", f"[site]\neditor = {in_toml(text)}\n").items():
            for tag in set(page.tags):
                address = dict(attributes(tag)).get("href", "")
                assert scheme_of(address) not in RUN, (path, text)
