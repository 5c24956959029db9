"""The words of another tool in the settings, and what every mistake in them gives."""

from __future__ import annotations

import pytest

from ledger import checks
from ledger.config import SettingFault, parse
from tests.support import AS_OF, entry_of, ledger_of

UNKNOWN, VALUE = SettingFault.UNKNOWN, SettingFault.VALUE

MISTAKES = [
    # text, fault, line, key, help
    ("[fields.person]\na = 'name'\n", UNKNOWN, 1, "fields.person",
     "the settings of `fields` are `contact`, `organization`, `campaign`, `channel`, `skill`, "
     "`profile` and `journal`"),
    ("[fields.contct]\na = 'name'\n", UNKNOWN, 1, "fields.contct", "did you mean `contact`?"),
    ("[fields]\ncontact = 'x'\n", VALUE, 2, "fields.contact",
     "put such a value in, or take the line out"),
    ("fields = 'x'\n", VALUE, 1, "fields", "put such a value in, or take the line out"),
    ("[fields.contact]\n\ncompany = 'organisation'\n", VALUE, 3, "fields.contact.company",
     "did you mean `organization`?"),
    ("[fields.contact]\ncompany = 3\n", VALUE, 2, "fields.contact.company",
     "put such a value in, or take the line out"),
    ("[fields.contact]\ntitle = 'title'\n", VALUE, 2, "fields.contact.title",
     "put such a value in, or take the line out"),
    ("[fields.contact]\nCo = 'organization'\nco = 'title'\n", VALUE, 3, "fields.contact.co",
     "put such a value in, or take the line out"),
    ("[fields.campaign]\n'Date Applied' = 'stages: aplied'\n", VALUE, 2,
     "fields.campaign.Date Applied", "did you mean `applied`?"),
    ("[fields.campaign]\na = 'title: applied'\n", VALUE, 2, "fields.campaign.a",
     "put such a value in, or take the line out"),
    ("[stages]\n'On hold' = 'parkd'\n", VALUE, 2, "stages.On hold", "did you mean `parked`?"),
    ("[stages]\nApplied = ['applied']\n", VALUE, 2, "stages.Applied",
     "put such a value in, or take the line out"),
    ("[stages]\n'?' = 'applied'\n", VALUE, 2, "stages.?",
     "put such a value in, or take the line out"),
    ("[stages]\nSent = 'applied'\nsent = 'applied'\n", VALUE, 3, "stages.sent",
     "put such a value in, or take the line out"),
    ("[stages.clent]\nWon = 'engaged'\n", UNKNOWN, 1, "stages.clent", "did you mean `client`?"),
    ("[stages.client]\nWon = 'accepted'\n", VALUE, 2, "stages.client.Won",
     "it is one of `identified`"),
    ("[entries]\ndates = 'any'\n", VALUE, 2, "entries.dates",
     "put such a value in, or take the line out"),
    ("[links]\nunknown = true\n", VALUE, 2, "links.unknown",
     "put such a value in, or take the line out"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "fault", "line", "key", "remedy"), MISTAKES)
def test_a_mistake_is_told_of_at_its_line_with_its_remedy(text, fault, line, key, remedy):
    problems = parse(text).problems
    assert [(one.fault, one.location.line, one.key) for one in problems] == [(fault, line, key)]
    (found,) = [
        one
        for one in checks.run(ledger_of({"headway.toml": text}), AS_OF)
        if one.code in ("HW902", "HW903")
    ]
    assert (found.location.line, found.help[: len(remedy)]) == (line, remedy)


def test_a_mistake_takes_no_other_word_with_it():
    text = (
        "[fields.contact]\na = 'nothing'\nco = 'organization'\n"
        "[stages]\nx = 'y'\nSent = 'applied'\n"
    )
    words = parse(text).vocabulary
    assert [(one.typed, one.key) for one in words.keys["contact"].values()] == [
        ("co", "organization")
    ]
    assert words.stages == {"": {"sent": "applied"}}


def test_the_words_of_a_pipeline_come_before_those_of_all():
    text = "[stages]\nOffer = 'negotiating'\n[stages.client]\nOffer = 'proposed'\n"
    words = parse(text).vocabulary
    assert words.stage_words("client")["offer"] == "proposed"
    assert words.stage_words("job")["offer"] == words.stage_words("")["offer"] == "negotiating"


def test_a_stage_of_ones_own_pipeline_may_be_meant():
    text = "[stages]\nSeated = 'seated'\n[pipelines.board.stages.seated]\nkind = 'won'\n"
    assert parse(text).problems == ()


def test_a_few_words_begin_a_kind_and_the_longest_are_taken():
    settings = "[kinds]\n'phone call' = 'call'\n'Phone call back' = 'reply'\nphone = 'message'\n"
    assert parse(settings).problems == ()
    for line, kind, text in [
        ("phone call 20m with Dana", "call", "with Dana"),
        ("Phone  Call back: yes", "reply", "yes"),
        ("phone call", "call", ""),
        ("phone home", "message", "home"),
    ]:
        entry = entry_of(f"- 2026-09-20 {line}", settings)
        assert (entry.kind.name, entry.text) == (kind, text)
    assert entry_of("- 2026-09-20 phone call 20m x", settings).minutes == 20
