"""The naughty strings in every field: no page of a report, own or shared, holds live markup."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from ledger.build import render, share
from ledger.site import SEARCH
from tests.corpora.markup import Known, Page, pages_in
from tests.corpora.naughty import in_toml, ledger_of_strings, places
from tests.pages.test_markdown import ALLOWED, ATTRIBUTES
from tests.site.reading import report_of
from tests.site.test_search_script import read as read_search
from tests.support import AS_OF, reading_of

PLAIN = ("plain words", "others")
SHARE = """
[share]
title = {title}
words = ["entries", "notes", "evidence"]
names = ["contact", "organization", "campaign", "channel", "skill"]
actions = true
"""


def shared_with(words: Sequence[str]) -> dict[str, Page]:
    """The pages of a share of nearly everything."""
    shown = SHARE.format(title=in_toml(words[-1]))
    reading = reading_of({**ledger_of_strings(words), "headway.toml": shown})
    results = share(reading, AS_OF, random.Random(1))  # noqa: S311
    return pages_in(render(results, Path("/ledger")))


@pytest.fixture(scope="module")
def known() -> Known:
    """What the pages of the same ledger have with nothing in it that could live."""
    own = pages_in(report_of(ledger_of_strings(PLAIN)))
    return Known([*own.values(), *shared_with(PLAIN).values()], ALLOWED, ATTRIBUTES)


@pytest.fixture(scope="module")
def report(part) -> dict[str, bytes]:
    return report_of(ledger_of_strings(part))


@pytest.fixture(scope="module")
def pages(report) -> Mapping[str, Page]:
    return pages_in(report)


def test_no_page_lives(part, pages, known, tally):
    tally.tried += len(part) * places()
    assert len(pages) > len(part) * 6
    assert not known.more_in(pages)[:20]


def test_every_string_is_shown_as_it_was_typed(part, pages):
    for number, text in enumerate(part):
        if text.strip() and text.isprintable():
            shown = pages[f"contacts/c{number}.html"].text
            assert " ".join(text.split()) in shown, text


def test_the_search_script_is_harmless(part, report, tally):
    script = report[SEARCH].decode()
    tally.tried += len(part) * places()
    assert "<" not in script
    assert not set(script[:-1]) & set("\n\r\u2028\u2029\x00")
    assert read_search(report[SEARCH])


def test_no_shared_page_lives(part, known, tally):
    pages = shared_with(part)
    tally.tried += len(part) * places()
    assert len(pages) > len(part) * 5
    assert not known.more_in(pages)[:20]
