"""What did not happen, or not to me, is never written down as if it had."""

from __future__ import annotations

from datetime import date

import pytest

from ledger.capture import About, Question, Understood, Wishes, understand
from ledger.capture._phrases import phrases
from ledger.capture._says import Says
from tests.capture.sentence import sentences, story_ledger

DAY = date(2026, 9, 29)
LEDGER = story_ledger("job-search")

DID_NOT_HAPPEN = """
did not reach Joel
tried to call Joel, no answer
called Joel, no answer
called Joel but he didn't pick up
called Joel and left him a message
called Joel, wrong number
called Joel, his phone was off
rang Joel twice, nobody answered
rang Joel again, still nothing
couldn't reach Joel by phone
got Joel's voicemail
haven't heard back from Joel
I haven't emailed Joel yet
Joel hasn't replied
Joel not answered
Joel never called back
Joel didn't get the budget
no reply from Joel
never met Joel
met neither Joel nor Elena
met with nobody today
lunch with Joel, without Elena
lunch with Joel but not Elena
almost called Joel
maybe call Joel
might call Joel
forgot to email Joel
should have called Joel
I should have emailed Joel yesterday
was going to meet Joel yesterday
I dreamt I called Elena
wish I had called Elena
if I had called Elena
unless Elena called
if Joel calls, ask about the budget
did I call Joel?
did Joel call?
have I emailed Joel
called Elena?
Joel cancelled our coffee
coffee with Joel moved to friday
coffee with Joel was cancelled
coffee with Joel: cancelled
coffee with Joel, which he cancelled
coffee with Joel, he didn't show
call with Joel rescheduled to monday
moved our coffee to friday
had coffee planned with Joel
have a call with Joel on friday
interview with Tessera confirmed for friday
second-round interview with Tessera is on hold
lunch with Joel tomorrow is off
emailed Joel but it bounced
email to Joel drafted
Joel wants to meet on friday
waiting for Joel to call
Joel promised to call on friday
"""

NOT_MINE = """
Joel said that Elena emailed him
Elena says Joel met Pascal
heard that Joel met Elena
Elena met Joel for coffee
Elena and Joel had lunch
Elena called Joel yesterday
Joel thanked Elena
Joel was emailed the list
Joel was interviewed by Elena
Joel: emailed about the budget
Joel got an offer from Vantry
Joel got a call from Elena
Joel was turned down
Joel interviewed at Tessera
Joel applied to Vantry Air
Joel took a day off
Joel posted about the merger
Joel attended the fintech meetup
"""

OTHER_THINGS = """
met the deadline for Northquay
applied the discount for Joel
sat down to write the plan
rang a bell with Joel
visited the Vantry Air website
review the contract with Joel
off to lunch with Joel
post office run
called or emailed Joel
met with Joel and/or Elena
"""

WHICH_DAY = """
call with Joel on the 12th or 13th
called Joel the 12th/13th
called Joel yesterday or the day before
called Joel around the 12th
call with Joel at 3 or 4
call with Joel, 20 or 30 minutes
call with Joel, 20-30 minutes
prepared for the interview with Tessera on friday
"""


def _lines(text: str) -> list[str]:
    return text.strip().splitlines()


@pytest.mark.parametrize(
    "said", [*_lines(DID_NOT_HAPPEN), *_lines(NOT_MINE), *_lines(OTHER_THINGS)]
)
def test_what_may_not_have_been_is_asked_about(said):
    meant = understand(said, LEDGER, DAY)
    assert isinstance(meant, Question), meant
    assert meant.about in (About.KIND, About.STRANGER)
    assert "note" in [one.answer for one in meant.candidates]


@pytest.mark.parametrize("said", _lines(WHICH_DAY))
def test_one_time_or_another_is_asked_about(said):
    meant = understand(said, LEDGER, DAY)
    assert isinstance(meant, Question), meant
    assert meant.about is About.DAY


@pytest.mark.parametrize("said", _lines(DID_NOT_HAPPEN))
def test_as_a_note_it_is_kept_in_its_own_words(said):
    meant = understand(said, LEDGER, DAY, Wishes(kind="note"))
    if isinstance(meant, Question):
        assert meant.about is About.DAY
        return
    words = {"cancelled", "not", "never", "no", "without", "if", "almost", "forgot", "didn't"}
    assert words & set(said.split()) <= set(meant.line.replace(",", " ").replace(":", " ").split())


@pytest.mark.parametrize(
    ("said", "holder", "line"),
    [
        ("called Joel, left a voicemail", "quinnaset", "voicemail [[joel-tamm]]"),
        ("Joel left me a voicemail", "quinnaset", "inbound [[joel-tamm]]"),
        ("was emailed by Joel", "quinnaset", "inbound [[joel-tamm]]"),
        ("I was interviewed by Joel", "quinnaset", "interview [[joel-tamm]]"),
        ("I have now emailed Joel", "quinnaset", "email [[joel-tamm]]"),
        ("after lunch Joel emailed me", "quinnaset", "inbound after lunch [[joel-tamm]]"),
        ("she liked it and emailed me a list", None, "inbound she liked it and a list"),
        ("emailed Joel, no answer yet", "quinnaset", "email [[joel-tamm]], no answer yet"),
        (
            "coffee with Joel, he didn't like the plan",
            "quinnaset",
            "coffee with [[joel-tamm]], he didn't like the plan",
        ),
        (
            "call with Joel about the moved deadline",
            "quinnaset",
            "call with [[joel-tamm]] about the moved deadline",
        ),
        ("called Joel, he gave me nothing", "quinnaset", "call [[joel-tamm]], he gave me nothing"),
        (
            "Joel emailed to cancel thursday",
            "quinnaset",
            "inbound [[joel-tamm]] to cancel thursday",
        ),
        ("wrote to Joel, it took 20 minutes", "quinnaset", "email 20m to [[joel-tamm]]"),
        ("spent 2 hours on the phone with Joel", "quinnaset", "call 2h with [[joel-tamm]]"),
        (
            "applied to 3 jobs via careers pages, that took me an hour",
            "company-sites",
            "application 1h ×3",
        ),
        ("Joel came by for coffee", "quinnaset", "coffee [[joel-tamm]] came by"),
    ],
)
def test_what_did_happen_is_written_at_once(said, holder, line):
    meant = understand(said, LEDGER, DAY)
    assert isinstance(meant, Understood), meant
    assert (meant.holder.id if meant.holder else None, meant.line) == (holder, f"- {DAY} {line}")


def test_what_one_has_on_a_weekday_is_still_to_come():
    meant = understand("I have an interview at Tessera on friday", LEDGER, DAY)
    assert isinstance(meant, Understood), meant
    assert meant.line == "- [ ] 2026-10-02 interview"


def test_what_should_have_been_is_no_next_action():
    meant = understand("I should have emailed Joel yesterday", LEDGER, DAY, Wishes(kind="note"))
    assert isinstance(meant, Understood), meant
    assert meant.line == "- 2026-09-28 should have emailed [[joel-tamm]]"


def test_who_is_told_of_has_no_say_in_the_file():
    meant = understand("Elena emailed she met Joel", LEDGER, DAY)
    assert isinstance(meant, Understood), meant
    assert meant.holder is not None
    assert meant.holder.id == "elena-morozova"


def test_no_phrase_is_left_out_that_a_sentence_says(monkeypatch):
    # With every phrase compiled the same is found as with those that the words call for.
    texts = [one.say for one in sentences()]
    table = phrases()
    every = [one.says for one in (*table.kinds, *table.media, *table.clauses)]
    every += [one.todo for one in table.kinds]
    found = [[match.span() for text in texts for match in one.finditer(text)] for one in every]
    monkeypatch.setattr(
        Says, "_chosen", lambda self, _: tuple(pattern for _, pattern in self._phrases)
    )
    again = [[match.span() for text in texts for match in one.finditer(text)] for one in every]
    assert found == again


@pytest.mark.parametrize(
    "said",
    [
        "call Joel back monday",
        "call Joel back on friday 10:30",
        "email Joel the CV friday",
        "follow up with Joel friday",
    ],
)
def test_an_order_to_oneself_on_a_weekday_may_be_a_plan(said: str) -> None:
    asked = understand(said, LEDGER, date(2026, 9, 23))
    assert isinstance(asked, Question)
    assert asked.about is About.DAY
    assert "when it was, or" in asked.said


@pytest.mark.parametrize(
    ("said", "other"),
    [
        ("called Joel, emailed Elena", "emailed"),
        ("called Joel 20m, Elena replied on the CV", "replied"),
        ("coffee with Joel 1h and call with Elena", "call with"),
        ("emailed Joel and had coffee with Elena 1h", "had coffee with"),
    ],
)
def test_two_deeds_with_two_people_are_two_lines(said: str, other: str) -> None:
    asked = understand(said, LEDGER, DAY)
    assert isinstance(asked, Question)
    assert asked.said == f"`{other}` tells of something else, with somebody else"
    (one,) = asked.candidates
    answered = understand(said, LEDGER, DAY, Wishes(answers={(About.KIND, ""): one.answer}))
    assert isinstance(answered, Understood)


@pytest.mark.parametrize(
    "said",
    [
        "coffee with Joel and Elena 1h",
        "met Joel, then emailed him the deck",
        "emailed Joel about the call with Elena",
        "coffee with Joel, met Elena's team",
        "met Joel at the fair, met Joel again later",
    ],
)
def test_one_deed_is_one_line(said: str) -> None:
    assert isinstance(understand(said, LEDGER, DAY), Understood)


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("call Joel 20m monday", "- 2026-09-21 call 20m"),
        ("called Joel back monday", "- 2026-09-21 call"),
        ("call with Joel monday", "- 2026-09-21 call"),
        ("call Joel back last monday", "- 2026-09-21 call"),
        ("call Joel back next monday", "- [ ] 2026-09-28 call"),
    ],
)
def test_what_says_when_it_was_is_no_order(said: str, line: str) -> None:
    meant = understand(said, LEDGER, date(2026, 9, 23))
    assert isinstance(meant, Understood), meant
    assert meant.line.startswith(line)


def test_a_time_alone_hides_no_cancellation() -> None:
    asked = understand("interview 1 with Joel tomorrow at 10 cancelled", LEDGER, DAY)
    assert isinstance(asked, Question)
    assert "cancelled" in asked.said


@pytest.mark.parametrize(
    "said",
    [
        "Rachel texted, call on monday",
        "heard back from Rachel, interview on tuesday",
        "email to Dolores, board meets on tuesday",
    ],
)
def test_a_weekday_behind_a_pause_may_be_of_what_stands_there(said: str) -> None:
    asked = understand(said, story_ledger("job-search"), date(2026, 10, 8))
    assert isinstance(asked, Question)
    assert asked.about is About.DAY
