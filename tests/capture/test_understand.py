"""Nothing that is said is lost, and every line reads back as it was meant."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ledger.capture import (
    MOST_CHARACTERS,
    About,
    NotASentenceError,
    Question,
    Understood,
    Wishes,
    understand,
)
from ledger.checks import run
from ledger.diagnostic import Severity
from tests.capture.sentence import SLIGHT, entry_in
from tests.support import AS_OF, ledger_of

FILES = {
    "campaigns/northwind.md": (
        "---\nname: Northwind, privacy counsel\norganization: northwind-freight\n"
        "stages:\n  - 2026-10-19 researching\n---\n"
    ),
    "organizations/northwind-freight.md": "# Northwind Freight\n",
    "contacts/dana-kim.md": "---\nname: Dana Kim\norganization: northwind-freight\n---\n",
    "contacts/lee-park.md": "---\nname: Lee Park\n---\n",
    "contacts/王小明.md": "---\nname: 王小明\n---\n",
}
LEDGER = ledger_of(FILES)

BEGINNINGS = (
    "coffee with Dana", "called Lee Park", "had a call with Dana and Lee Park", "emailed Dana",
    "met Dana at Northwind", "heard back from Dana", "interviewed with Dana", "thanked Lee",
    "Dana emailed me", "lunch with Lee and Dana", "followed up with Dana",
)  # fmt: skip
TIMES = ("", " yesterday", " for 20 minutes", " 1h", " on 2026-11-20", " at 3pm", " last friday")
WORDS = (
    "budget", "panel", "vendors", "licence", "hospital", "cafeteria", "drives", "clause",
    "napkin", "ledger", "oranges", "fog", "Postgres", "übergabe", "naïve", "42nd", "GC's",
)  # fmt: skip
FIELDS = ("", ", got a list of {}", ", gave her the {}", ", issue: {}", ", she gave me the {}")


def understood(text: str, wishes: Wishes | None = None) -> Understood:
    meant = understand(text, LEDGER, AS_OF, wishes)
    assert isinstance(meant, Understood), meant
    return meant


@given(
    st.sampled_from(BEGINNINGS),
    st.sampled_from(TIMES),
    st.lists(st.sampled_from(WORDS), max_size=6),
    st.sampled_from(FIELDS),
    st.sampled_from(WORDS),
)
@settings(max_examples=150, deadline=None)
def test_nothing_said_is_lost(beginning, when, words, field, value):
    text = f"{beginning}{when}, {' '.join(words)}{field.format(value)}".rstrip(", ")
    line = understood(text).line
    said = {*words, *([value] if field else [])}
    assert all(word in line for word in said), (text, line)


@given(
    st.sampled_from(BEGINNINGS),
    st.text(alphabet="abc :[]`<!->×2m5|#*_\\\t\n\x00\u202e\u2028é", max_size=40),
)
@settings(max_examples=200, deadline=None)
def test_any_text_makes_a_sound_line_a_question_or_a_refusal(beginning, text):
    try:
        meant = understand(f"{beginning} {text}", LEDGER, AS_OF)
    except NotASentenceError:
        return
    if isinstance(meant, Question):
        assert meant.said
        assert meant.settle
        return
    assert "\n" not in meant.line
    entry = entry_in(meant.line, "journal/2026-11.md", LEDGER)
    assert entry.kind.name != "note" or entry.todo


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("called Lee  Park\nabout\tthe panel", "call [[lee-park]] about the panel"),
        ("called Lee Park [note:: as I typed it]", "call [[lee-park]] [note:: as I typed it]"),
        ("interviewed with Lee, 2 of them laughed", 'interview "2" of them laughed'),
        ("called Lee, it is x::y and `code` ::", "call [[lee-park]], it is x::y and `code`"),
        ("called Lee, `call <!-- or not", "call [[lee-park]], 'call <! -- or not"),
        ("emailed 王小明 the list", "email [[王小明]] the list"),
    ],
)
def test_hostile_and_foreign_words_stay_words(said, line):
    assert understood(said).line in (f"- 2026-11-22 {line}", f"- 2026-11-22 {line}".rstrip(": "))


@pytest.mark.parametrize("said", ["", " \n\t", "\x00", "called Lee " + "x" * 10_000])
def test_no_sentence_is_refused(said):
    with pytest.raises(NotASentenceError):
        understand(said, LEDGER, AS_OF)


def test_the_longest_sentence_takes_no_longer_than_a_breath():
    words = "called Lee, " + "got the list, and she gave me it; " * 100
    assert isinstance(understand(words[:MOST_CHARACTERS], LEDGER, AS_OF), Understood)


@pytest.mark.parametrize(
    "line", ["2026-11-20 coffee 1h [[lee-park]] as typed", "- [x] 2026-11-20 call [[lee-park]]"]
)
def test_a_dated_line_is_taken_as_it_is(line):
    meant = understood(line)
    assert meant.line == "- " + line.removeprefix("- ")
    assert meant.holder is not None
    assert meant.holder.id == "lee-park"


@pytest.mark.parametrize(
    "line", ["2026-02-30 call", "2026-11-20 call [got:: x", "- 2026-11-20 call [[x"]
)
def test_a_faulty_dated_line_is_refused(line):
    with pytest.raises(NotASentenceError):
        understand(line, LEDGER, AS_OF)


def test_the_kind_that_is_named_goes_before_the_one_that_is_said():
    meant = understood("asked Lee about the panel", Wishes(kind="message"))
    assert meant.line == "- 2026-11-22 message asked [[lee-park]] about the panel"
    note = understood("Lee is leaving", Wishes(kind="note"))
    assert note.line == "- 2026-11-22 [[lee-park]] is leaving"


def test_a_stranger_is_told_of_with_who_introduced_them():
    question = understand("Dana introduced me to Tamsin Grey", LEDGER, AS_OF)
    assert isinstance(question, Question)
    assert (question.about, question.stretch) == (About.STRANGER, "Tamsin Grey")
    assert question.introducer == "dana-kim"


def test_every_line_leaves_the_ledger_without_a_new_error():
    before = [one for one in run(LEDGER, AS_OF) if one.severity is Severity.ERROR]
    for beginning in BEGINNINGS:
        meant = understood(f"{beginning} yesterday, 20m, about the panel")
        path = meant.holder.path if meant.holder else "journal/2026-11.md"
        text = FILES.get(path, "")
        after = ledger_of({**FILES, path: f"{text}\n{meant.line}\n"})
        errors = [one for one in run(after, AS_OF) if one.severity is Severity.ERROR]
        assert len(errors) == len(before), (meant.line, errors)


def test_slight_words_alone_are_dropped():
    line = understood("I had a quick call with Dana about Northwind").line
    left = {word for word in re.findall(r"[a-z]+", line) if word not in SLIGHT}
    assert left == {"call", "dana", "kim"}


STORY = ledger_of(
    {
        **FILES,
        "channels/board.md": "---\nname: CounselBoard\ntype: job-board\n---\n",
        "contacts/ines-bakker.md": "---\nname: Ines Bakker\n---\n",
    }
)


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("Dana asked about it by email", "- 2026-11-22 inbound [[dana-kim]] asked about it"),
        ("coffee with Ines next tuesday at 9am", "- [ ] 2026-11-24 09:00 coffee"),
        ("sent 15 applications via CounselBoard", "- 2026-11-22 application ×15"),
        (
            "Ines invited me to a panel on friday",
            "- 2026-11-22 inbound [[ines-bakker]] to a panel on friday",
        ),
        ("message from Ines: come on Monday", "- 2026-11-22 inbound come on Monday"),
        ("heard back from Ines: yes, on friday", "- 2026-11-22 reply yes, on friday"),
        (
            "had a phone interview with Dana, round 2",
            "- 2026-11-22 interview 2 with [[dana-kim]] [mode:: call]",
        ),
        ("grabbed a quick beer with Ines", "- 2026-11-22 meeting quick beer"),
        ("Ines liked my post", "- 2026-11-22 response [[ines-bakker]] my post [depth:: like]"),
        ("hiring freeze at Northwind", "- 2026-11-22 setback hiring freeze [cause:: frozen]"),
    ],
)  # fmt: skip
def test_who_did_it_and_whose_day_it_is_are_told_apart(said, line):
    meant = understand(said, STORY, AS_OF)
    assert isinstance(meant, Understood), meant
    assert meant.line == line
