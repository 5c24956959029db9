"""Ordinary English begins no line with a slip, and a slip is told."""

from __future__ import annotations

import pytest

from ledger import checks, config
from ledger.checks.near_kind import slips_of
from tests.support import AS_OF, ledger_of

# Common verbs, and what else people begin a note with.
WORDS = """
about accepted added advised after again agreed all almost also although always announced another
answered apologised applied around arranged asked asleep assets assigned attended authored avoided
backed became before began begged believed best better booked bought broke brought built busier
called came cancelled canvassed caught changed chased chatted checked chose cleared closed
collected commented compared completed confirmed connected considered contacted copied cost
counted created deadline decided declined delayed delivered described designed discussed doubted
drafted dreamt dropped drove during early earned emailed ended enjoyed entered even ever every
everybody examined expected explained failed fell felt filed filled finished first fixed flew
followed forgot forwarded found gave good got great greeted half handed happened happy heard held
hello helped her here hired his home hoped idea interviewed introduced invited its joined just
kept knew landed last later latter launched learned learnt left lent let lets letters like list
listened little lived long longed looked lost lots loved made mailed managed maybe meant meetings
memo mentioned messaged met missed monday more morning most moved much needed negotiated never
nice nobody none noted notes nothing noticed now offered once only opened ordered other others our
out over owed paid party past people phoned picked pitched plan planned played please possible
posted prepared presented printed promised proposed published pushed quick quiet quit quite raised
ran rang rather read really received recommended referred refused rejected rely reminded repaid
replayed replied reply-all reported requested researched responded rested returned reviewed
revised rewrote said same sat saved saw scheduled searched seemed sent set shared she shook short
showed signed since slept slow sold some something soon sorted spent spoke started stayed still
stopped studied submitted suggested surprised talked targeted taught tested texted thank thanked
that the their then there they thing things think this those thought today told tomorrow took
tough tried turned two typed under updated used very video-called visited voted waited walked
wanted was watched week well went were what when while whole why will wished with without won
wondered worked worried wrote year yes yesterday yet you your
"""
ORDINARY = sorted(set(WORDS.split()))

SLIPS = {
    "emial": "email",
    "e-mail": "email",
    "mesage": "message",
    "voicmail": "voicemail",
    "invte": "invite",
    "coldcall": "cold-call",
    "cold_call": "cold-call",
    "folowup": "follow-up",
    "aplication": "application",
    "proposl": "proposal",
    "repyl": "reply",
    "inbuond": "inbound",
    "offfer": "offer",
    "clal": "call",
    "vidoe": "video",
    "meetng": "meeting",
    "cofee": "coffee",
    "coffe": "coffee",
    "luch": None,
    "lnuch": "lunch",
    "intervew": "interview",
    "Interveiw": "interview",
    "followup": "follow-up",
    "folow-up": "follow-up",
    "thnaks": "thanks",
    "reserch": "research",
    "negociate": "negotiate",
    "reveiw": "review",
    "setbak": "setback",
}


@pytest.mark.parametrize("word", ORDINARY)
def test_an_ordinary_word_is_no_slip(word):
    kinds = config.defaults().kinds
    assert word in kinds or not slips_of(word, kinds)


def test_the_ordinary_words_are_many():
    assert len(ORDINARY) > 300


@pytest.mark.parametrize(("typed", "kind"), SLIPS.items())
def test_a_slip_finds_its_kind(typed, kind):
    assert next(iter(slips_of(typed, config.defaults().kinds)), None) == kind


def test_a_synonym_of_the_ledger_s_own_is_known():
    files = {
        "headway.toml": '[kinds]\nanruf = "call"\n',
        "contacts/a.md": "# A\n\n- 2026-11-20 anruf 20m\n- 2026-11-21 anurf 20m\n",
    }
    found = checks.run(ledger_of(files), AS_OF)
    assert [(one.code, one.location.line, one.help) for one in found] == [
        ("HW502", 4, "did you mean `anruf`?")
    ]


@pytest.mark.parametrize("words", ["follow up", "Cold call", "follow up:"])
def test_two_words_for_one_kind_are_told(words):
    files = {"contacts/a.md": f"# A\n\n- 2026-11-20 {words} about the seat\n"}
    assert [one.code for one in checks.run(ledger_of(files), AS_OF)] == ["HW502"]
