"""The sentences are fit to judge by: their lines read back, and lose nothing that was said."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import PurePosixPath

import pytest

from ledger.model.campaign import Campaign
from ledger.model.ledger import Ledger
from ledger.model.stage import is_open
from ledger.naming import slug
from tests.capture.sentence import (
    TEMPORAL,
    Sentence,
    entry_in,
    own_ids,
    sentences,
    story_ledger,
    words_of,
)

PLAIN = [one for one in sentences() if one.line]
ASKED = [one for one in sentences() if one.asks]

# Words that say what the grammar of the line says: its kind, its round, its fields, its box.
_UNDERSTOOD = """
    called call rang rings phoned phone spoke talked told zoom zoomed skyped video emailed e mailed
    mail wrote messaged texted pinged sent left met meet meeting sat down visited visit lunch coffee
    grabbed over caught up heard back replied answered reached out introduced introduction intro
    turned down passed said no offer interview interviewed round rounds second first panel followed
    follow thanked thanks posted published commented shared asked question under post researched
    read up learning learned studied prepared prepped prepare need remind will todo busy busywork
    work life off setback because gave addressing issue open worried next speak again evening
    morning afternoon night last week weekly review event went applied applications jobs via
    cold acquired cause pitched proposal decline drew half past quarter day days before two three
    one year gone me board delivered october november august aug hour's
    negotiated theo after
    sept nov mr mrs miss professor ten twenty thirty forty six five nine quarters mixer voicemail
    vm prep drunk written dm'd telephoned attended until f u visiting o'clock gotta upon introduce
"""
UNDERSTOOD = TEMPORAL | frozenset(_UNDERSTOOD.split())


@pytest.mark.parametrize("sentence", PLAIN, ids=lambda one: slug(one.name, 70))
def test_an_expected_line_reads_back(sentence: Sentence) -> None:
    ledger = story_ledger(sentence.story)
    entry = entry_in(sentence.line, sentence.file, ledger)
    made = {path.rsplit("/", 1)[-1].removesuffix(".md") for path in sentence.creates}
    for link in entry.links:
        assert link.target in made or ledger.find(link.target), link.target
    assert (entry.kind.name == "note") <= entry.todo
    assert entry.todo or entry.date <= sentence.as_of
    known = {record.path for record in ledger.records}
    assert sentence.file in known | set(sentence.creates) or sentence.file.startswith("journal/")
    assert not known & set(sentence.creates)
    assert sentence.create == bool(sentence.creates)
    if sentence.into:
        assert ledger.find(sentence.into).path == sentence.file  # type: ignore[union-attr]


@pytest.mark.parametrize("sentence", PLAIN, ids=lambda one: slug(one.name, 70))
def test_an_expected_line_has_all_that_was_said(sentence: Sentence) -> None:
    ledger = story_ledger(sentence.story)
    kept = frozenset(_kept(sentence, ledger))
    lost = [
        word
        for word in words_of(sentence.say)
        if word not in kept | UNDERSTOOD and not re.search(r"\d", word)
    ]
    assert not lost, (sentence.say, sentence.line)


@pytest.mark.parametrize("sentence", PLAIN, ids=lambda one: slug(one.name, 70))
def test_a_campaign_that_holds_a_line_is_open_that_day(sentence: Sentence) -> None:
    ledger = story_ledger(sentence.story)
    holder = ledger.find(PurePosixPath(sentence.file).stem)
    if isinstance(holder, Campaign):
        assert is_open(ledger, holder, sentence.as_of), sentence.as_of


@pytest.mark.parametrize("sentence", ASKED, ids=lambda one: slug(one.name, 70))
def test_a_question_has_candidates_that_there_are(sentence: Sentence) -> None:
    assert sentence.asks in ("who", "kind", "day", "create", "where")
    assert not sentence.line
    ledger = story_ledger(sentence.story)
    if sentence.asks in ("who", "where"):
        assert len(sentence.candidates) > 1
        assert all(ledger.find(candidate) for candidate in sentence.candidates)


def test_there_are_three_hundred_and_some_are_held_out() -> None:
    if not any(one.held_out for one in sentences()):
        pytest.skip("the sentences that are held out are not here")
    assert len({one.name for one in sentences()}) == len(sentences()) == 300
    assert (len(PLAIN), len(ASKED)) == (252, 48)
    assert sum(one.held_out for one in sentences()) == pytest.approx(200 / 3, abs=3)
    assert set(Counter(one.asks for one in ASKED)) == {"who", "kind", "day", "create"}


def _kept(sentence: Sentence, ledger: Ledger) -> Iterator[str]:
    """The words of a line, and those by which the records in it and its holder are known."""
    yield from words_of(re.sub(r"[\[\]:|]", " ", sentence.line))
    entry = entry_in(sentence.line, sentence.file, ledger)
    ids = {link.target for link in entry.links} | own_ids(sentence.file, ledger)
    ids |= {field.value for field in entry.fields}
    for name in ids:
        yield from words_of(name.replace("-", " "))
        if record := ledger.find(name):
            for known in (record.id.replace("-", " "), record.name or "", *record.aliases):
                for word in words_of(known):
                    yield word
                    yield f"{word}'s"
