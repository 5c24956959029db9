"""Voices that are short, spoken or unsure: what they mean at once, and what is asked."""

from __future__ import annotations

from datetime import date

import pytest

from ledger.capture import About, NotASentenceError, Question, Understood, Wishes, understand
from tests.capture.sentence import story_ledger

DAY = date(2026, 9, 29)
LEDGER = story_ledger("job-search")
BOOK = story_ledger("book-of-business")


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("call with Joel yesterday evening at nine", "- 2026-09-28 21:00 call with [[joel-tamm]]"),
        ("call with Joel at 9 in the evening", "- 2026-09-29 21:00 call with [[joel-tamm]]"),
        ("call with Joel at eight this morning", "- 2026-09-29 08:00 call with [[joel-tamm]]"),
        ("call with Joel at six pm", "- 2026-09-29 18:00 call with [[joel-tamm]]"),
        ("call with Joel from 9 till noon", "- 2026-09-29 09:00 call 3h with [[joel-tamm]]"),
        ("coffee with Joel, 40m: nine", "- 2026-09-29 coffee 40m with [[joel-tamm]], nine"),
        ("mtg w/ Joel 30m", "- 2026-09-29 meeting 30m w/ [[joel-tamm]]"),
        ("Joel rejected my quote", "- 2026-09-29 decline [[joel-tamm]] my quote"),
        ("called on Joel, 20m", "- 2026-09-29 visit 20m [[joel-tamm]]"),
        ("Joel dropped by for an hour", "- 2026-09-29 visit 1h [[joel-tamm]]"),
        ("thanked Joel for not cancelling", "- 2026-09-29 thanks [[joel-tamm]] for not cancelling"),
        ("it was a long call with Joel", "- 2026-09-29 call long with [[joel-tamm]]"),
        ("first round with Tessera, 1h", "- 2026-09-29 interview 1h 1"),
        ("I'm gonna call Joel on friday", "- [ ] 2026-10-02 call [[joel-tamm]]"),
        ("I've got to meet Joel tomorrow", "- [ ] 2026-09-30 meeting [[joel-tamm]]"),
    ],
)
def test_it_is_understood_at_once(said, line):
    meant = understand(said, LEDGER, DAY)
    assert isinstance(meant, Understood), meant
    assert meant.line == line


@pytest.mark.parametrize(
    "said",
    [
        "if Rachel calls, coffee with Dev on friday",
        "coffee with Dev on friday if Rachel calls",
        "when Rachel calls, coffee with Dev",
        "Joel's assistant called",
        "called Joel's office",
        "Joel: email about the budget",
    ],
)
def test_what_may_not_have_been_or_was_somebody_else_is_asked(said):
    meant = understand(said, LEDGER, DAY)
    assert isinstance(meant, Question), meant
    assert meant.about is About.KIND
    assert "note" in [one.answer for one in meant.candidates]


def test_somebody_is_found_whose_name_is_a_word():
    meant = understand("gotta call art on wednesday", BOOK, DAY)
    assert isinstance(meant, Understood), meant
    assert "[[art-vandenberg]]" in meant.line
    asked = understand("call art school tomorrow", BOOK, DAY)
    assert isinstance(asked, Question), asked
    assert [one.answer for one in asked.candidates] == ["art-vandenberg", "as-typed"]
    left = understand("call art school tomorrow", BOOK, DAY, Wishes(as_typed=True))
    assert isinstance(left, Understood), left
    assert left.line.endswith("call art school")


def test_who_a_pronoun_means_is_asked_where_nobody_is_named():
    said = "need to send her the checklist on friday"
    asked = understand(said, LEDGER, DAY)
    assert isinstance(asked, Question), asked
    assert (asked.about, asked.stretch, len(asked.candidates)) == (About.WHO, "her", 4)
    answers = {(About.WHO, "her"): "joel-tamm"}
    meant = understand(said, LEDGER, DAY, Wishes(answers=answers))
    assert isinstance(meant, Understood), meant
    assert meant.line == "- [ ] 2026-10-02 send [[joel-tamm]] the checklist"
    left = understand(said, LEDGER, DAY, Wishes(as_typed=True))
    assert isinstance(left, Understood), left
    assert "send her the checklist" in left.line


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("emaling Joel about it", "email"),
        ("Fintech meetup was fun", "event"),
        ("slides for Tessera, 2h", "prepare"),
        ("read a chapter on health regulatory", "learn"),
    ],
)
def test_the_likely_kinds_are_offered(said, kind):
    asked = understand(said, LEDGER, DAY)
    assert isinstance(asked, Question), asked
    offered = [one.answer for one in asked.candidates]
    assert kind in offered
    assert offered[-1] == "note"


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("- 2026-11-20 cofee 1h [[joel-tamm]]", "did you mean `coffee`?"),
        ("2026-13-45 coffee [[joel-tamm]]", "is no day that a calendar has"),
        ("2026-11-20 coffee [[joel-tamm]] [got:: x", "is a field without its end"),
    ],
)
def test_a_slip_in_a_typed_line_is_told_in_words(line, why):
    with pytest.raises(NotASentenceError) as caught:
        understand(line, LEDGER, DAY)
    assert why in str(caught.value)
