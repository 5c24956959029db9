"""An introduction is got where it came about; one that was only spoken of stays in the words."""

from __future__ import annotations

import pytest

from ledger.capture import Question, Understood, understand
from tests.support import AS_OF, ledger_of

FILES = {
    "contacts/dana-kim.md": "# Dana Kim\n",
    "contacts/lee-park.md": "# Lee Park\n",
    "contacts/zoe-ray.md": "# Zoe Ray\n",
}
LEDGER = ledger_of(FILES)


def understood(said: str) -> Understood:
    meant = understand(said, LEDGER, AS_OF)
    assert isinstance(meant, Understood), meant
    return meant


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("emailed Dana to ask for an introduction to Zoe", "to ask for an introduction to Zoe"),
        ("emailed Dana asking for an intro to Zoe", "asking for an intro to Zoe"),
        ("coffee with Dana, asked for an introduction to Zoe", "asked for an introduction to Zoe"),
        ("coffee with Dana, hoping for an intro to Zoe", "hoping for an intro to Zoe"),
        ("called Dana about the introduction to Zoe", "about the introduction to Zoe"),
        ("call with Dana, turned down the intro to Zoe", "turned down the intro to Zoe"),
        ("need to ask Dana for an intro to Zoe by friday", "for an intro to Zoe"),
        ("thanked Dana for the introduction to Zoe", "for the introduction to Zoe"),
        ("coffee with Dana, she promised an intro to Zoe", "she promised an intro to Zoe"),
        ("coffee with Dana, no introduction to Zoe", "no introduction to Zoe"),
        ("called Dana, I hope she made an intro to Zoe", "I hope she made an intro to Zoe"),
        ("asked Dana by email for advice and an intro to Zoe", "for advice and an intro to Zoe"),
        (
            "coffee with Dana, asked for advice, ideas, and an intro to Zoe",
            "asked for advice, ideas, and an intro to Zoe",
        ),
    ],
)
def test_what_did_not_come_about_stays_words(said, words):
    meant = understood(said)
    assert meant.line.endswith(words)
    # Whoever was only spoken of took no part: a link would say so.
    assert "zoe-ray" not in meant.line
    assert meant.holder is not None
    assert meant.holder.id == "dana-kim"


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("Dana introduced me to Northwind's GC Faye Kern", "'s GC [[faye-kern]]"),
        (
            "Dana introduced me to Northwind's general counsel, Faye Kern",
            "'s general counsel, [[faye-kern]]",
        ),
        ("Dana introduced me to the new Northwind GC, Faye Kern", " GC, [[faye-kern]]"),
    ],
)
def test_whose_role_is_said_before_the_name_is_who_was_introduced(said, words):
    known = {**FILES, "organizations/northwind.md": "# Northwind\n"}
    files = {**known, "contacts/faye-kern.md": "# Faye Kern\n"}
    asked = understand(said, ledger_of(known), AS_OF)
    assert isinstance(asked, Question)
    assert (asked.stretch, asked.introducer) == ("Faye Kern", "dana-kim")
    meant = understand(said, ledger_of(files), AS_OF)
    assert isinstance(meant, Understood), meant
    assert meant.line.endswith(f"[[northwind]]{words}]")
    assert "[got:: introduction to " in meant.line


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("lunch with Dana 1h, talked about Zoe", "lunch 1h talked about Zoe"),
        ("coffee with Dana 30m, asked about Zoe and Lee", "coffee 30m asked about Zoe and Lee"),
        ("call with Dana about Zoe", "call about Zoe"),
        ("coffee with Dana about [[zoe-ray]]", "coffee about [[zoe-ray]]"),
    ],
)
def test_who_was_talked_about_was_not_there(said, line):
    assert understood(said).line == f"- {AS_OF} {line}"


def test_research_about_somebody_is_theirs():
    assert understood("research about Zoe 1h").holder.id == "zoe-ray"


def test_of_several_the_one_it_is_from_made_it():
    meant = understood("coffee with Dana and Lee, got an intro to Zoe from Lee")
    assert meant.line.endswith("[got:: introduction to [[zoe-ray]]] [via:: lee-park]")
    assert "via" not in understood("coffee with Dana, got an intro to Zoe from Dana").line


def test_who_was_only_spoken_of_has_no_line_in_their_file():
    assert understood("followed up for an introduction to Zoe").holder is None


def test_a_link_that_was_typed_stays():
    line = understood("emailed Dana to ask for an introduction to [[zoe-ray]]").line
    assert line.endswith("to ask for an introduction to [[zoe-ray]]")


@pytest.mark.parametrize(
    ("said", "whom"),
    [
        ("coffee with Dana, got introduction to Lee Park", "[[lee-park]]"),
        ("coffee with Dana, introduction to Zoe", "[[zoe-ray]]"),
        ("coffee 1h with Dana yesterday and a warm intro to Zoe", "[[zoe-ray]]"),
        ("call with Dana 20m: intro to Zoe and Lee", "[[zoe-ray]] and [[lee-park]]"),
        ("Dana introduced me to Zoe", "[[zoe-ray]]"),
        ("coffee with Dana, she gave me an introduction to Zoe", "[[zoe-ray]]"),
        ("received an introduction to Zoe from Dana by email", "[[zoe-ray]]"),
    ],
)
def test_what_came_about_is_got(said, whom):
    assert understood(said).line.endswith(f"[got:: introduction to {whom}]")
