"""The envelope of findings."""

from __future__ import annotations

import json

import pytest

from ledger.diagnostic import Edit, Fix, Related
from ledger.formats import json as format_json
from ledger.source import Location
from tests.cli.envelopes import is_plain
from tests.formats.findings import NASTY, context_of, finding


def first(**parts) -> dict:
    return json.loads(format_json.render((finding(**parts),), context_of()))["findings"][0]


def test_why_it_matters_is_told():
    assert first(why="one of the two values is lost")["why"] == "one of the two values is lost"


def test_what_is_yours_to_decide_has_no_fix():
    assert first()["fix"] is None


def test_a_fix_is_its_title_and_its_edits():
    edit = Edit(Location("contacts/dana.md", 3, 1), 4, "title\n")
    assert first(fix=Fix("call it `title`", (edit,)))["fix"] == {
        "title": "call it `title`",
        "edits": [
            {"path": "contacts/dana.md", "line": 3, "column": 1, "length": 4, "text": "title\n"}
        ],
    }


@pytest.mark.parametrize("text", NASTY)
def test_every_text_comes_back_as_it_was_and_nothing_acts_on_a_terminal(text):
    place = Location(f"contacts/{text}.md", 3, 1)
    one = finding(
        text,
        path=place.path,
        why=text,
        help=text,
        related=(Related(place, text),),
        fix=Fix(text, (Edit(place, 1, text),)),
    )
    shown = format_json.render((one,), context_of())
    assert is_plain(shown)
    given = json.loads(shown)["findings"][0]
    assert {given["message"], given["why"], given["help"], given["fix"]["title"]} == {text}
    assert given["path"] == given["related"][0]["path"] == place.path
    assert given["fix"]["edits"][0]["text"] == text
