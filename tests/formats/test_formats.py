"""What holds of every form in which findings are shown."""

from __future__ import annotations

import re

import pytest

from ledger.diagnostic import Edit, Fix, Related
from ledger.formats import FORMATS, Context
from ledger.source import Location
from tests.cli.envelopes import is_plain
from tests.formats.findings import NASTY, context_of, finding

_COLOUR = re.compile(r"\x1b\[[0-9;]*m")


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("text", NASTY)
def test_nothing_in_a_text_acts_on_a_terminal(form, text):
    place = Location(f"contacts/{text}.md", 1, 2)
    one = finding(
        text, path=place.path, line=1, why=text, help=text, related=(Related(place, text),),
        fix=Fix(text, (Edit(place, 1, text),)),
    )  # fmt: skip
    shown = FORMATS[form]((one,), context_of(text, base="my search"))
    assert is_plain(_COLOUR.sub("", shown) if form == "full" else shown)


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_findings_are_shown_in_the_same_words(form):
    both = (finding(), finding(line=4))
    shown = FORMATS[form](both, context_of())
    assert shown == FORMATS[form](both, context_of())
    assert "HW105" in shown


def test_a_path_from_the_top_of_the_repository():
    assert Context(lambda _: "").from_top("me.md") == "me.md"
    assert Context(lambda _: "", "a/b").from_top("me.md") == "a/b/me.md"
