"""A hidden name is found in any script, and what says nothing is no sign of anything."""

from __future__ import annotations

import random

import pytest

from ledger.sharing import redacted
from tests.support import ledger_of

ALLOWED = '[share]\nwords = ["entries", "evidence"]\n'


def shown(files, settings=ALLOWED):
    """The ledger that a share is made of."""
    whole = {"headway.toml": settings, **files}
    return redacted(ledger_of(whole), random.Random(1))[0].ledger  # noqa: S311


def texts_of(files, settings=ALLOWED) -> list[str]:
    """What the lines of a journal still say."""
    ledger = shown(files, settings)
    return [entry.text for one in ledger.records if one.kind == "journal" for entry in one.entries]


def said(*texts: str) -> dict[str, str]:
    lines = (f"- 2026-11-{at:02} research 1h {text}\n" for at, text in enumerate(texts, start=1))
    return {"journal/2026.md": "".join(lines)}


@pytest.mark.parametrize(
    ("name", "telling", "plain"),
    [
        ("田中 太郎", "昨日田中太郎さんに会った", "昨日山本さんに会った"),
        ("김민준", "어제김민준씨를만났다", "어제만났다"),
        ("สมชาย", "พบสมชายเมื่อวาน", "พบเพื่อนเมื่อวาน"),
    ],
)
def test_a_name_in_a_script_without_spaces_is_found_within_a_sentence(name, telling, plain):
    files = {"contacts/a.md": f"---\nname: {name}\n---\n", **said(telling, plain, "in peace")}
    assert texts_of(files) == ["", plain, "in peace"]


def test_of_an_organization_the_whole_name_tells_and_a_word_of_it_does_not():
    files = {
        "organizations/c.md": "---\nname: Northwind Freight\n---\n",
        **said("rates of Northwind-Freight", "the northwind blew", "Northwind and Freight"),
    }
    settings = f'{ALLOWED}names = ["campaign"]\n'
    assert texts_of(files, settings) == ["", "the northwind blew", "Northwind and Freight"]


def test_a_need_that_says_a_hidden_name_is_left_out_and_one_without_a_source_has_none():
    files = {
        "contacts/a.md": "---\nname: Dana Kim\n---\n",
        "campaigns/b.md": (
            "---\nname: Northwind\nneeds:\n  - the work of Dana, must\n  - privacy law, level 2\n"
            "  - tax, from the posting\n---\n"
        ),
    }
    needs = shown(files, f'{ALLOWED}[share.fields]\ncampaign = ["needs"]\n').campaigns[0].needs
    assert [(one.name, one.level, one.source) for one in needs] == [
        ("privacy law", 2, ""), ("tax", 1, "the posting"),
    ]  # fmt: skip


@pytest.mark.parametrize("settings", ["", ALLOWED])
def test_a_field_that_says_nothing_is_no_sign_that_something_was_said(settings):
    line = "- 2026-11-10 coffee 45m [got:: something] [gave:: -] [issue:: ] [addresses:: ]\n"
    files = {"campaigns/b.md": f"---\nname: Northwind\n---\n{line}"}
    (entry,) = shown(files, settings).campaigns[0].entries
    assert entry.fields == ()
