"""Ids and links, in every spelling that an editor or a person gives them."""

from __future__ import annotations

import time
import unicodedata

import pytest

from ledger.readers.links import without_code
from tests.support import ledger_of, record_of

DANA = {"contacts/work/Dana-Kim.md": "---\naliases: [DK, Dana]\n---\n", "contacts/andré.md": "x"}


@pytest.mark.parametrize(
    "typed",
    [
        "[[Dana-Kim]]", "[[dana-kim]]", "[[DANA-KIM]]", "[[dana-kim|Dana]]", "[[ dana-kim ]]",
        "[[contacts/dana-kim]]", "[[contacts/work/dana-kim]]", "[[dana-kim.md]]",
        "[[dana-kim#Notes]]", "[[dana-kim.md#Notes|her notes]]", "[[DK]]", "[[dk]]", "[[Dana]]",
        "[[dana-kim|a, b: c # d]]", "![[dana-kim]]",
    ],
)  # fmt: skip
@pytest.mark.parametrize("place", ["prose {}", "- 2026-09-20 call {} x", "- item {}", "# {}"])
def test_a_link_in_text(typed, place):
    ledger = ledger_of({**DANA, "journal/a.md": place.format(typed)})
    (link,) = ledger.find("a").links()
    assert ledger.resolve(link) is ledger.find("Dana-Kim")


@pytest.mark.parametrize(
    "value",
    [
        "Dana-Kim", "dana-kim", '"[[dana-kim]]"', "'[[dana-kim]]'", "[[dana-kim]]",
        "[[dana-kim|Kim, Dana]]", '"[[dana-kim|Kim, Dana]]"', "[[contacts/dana-kim]]",
        "contacts/work/dana-kim", "[dana-kim]", '["[[dana-kim]]"]', "[[[dana-kim]]]", "DK",
        "dana-kim.md", "[[dana-kim#Notes]]", "\n  - dana-kim", "\n  - [[dana-kim]]",
        "\n  - '[[dana-kim|D]]'",
    ],
)  # fmt: skip
@pytest.mark.parametrize("key", ["decision-maker", "influencers"])
def test_a_field_that_names_a_record(value, key):
    ledger = ledger_of({**DANA, "campaigns/a.md": f"---\n{key}: {value}\n---\n"})
    (link,) = ledger.find("a").links()
    assert ledger.faults == ()
    assert link.field == key
    assert ledger.resolve(link) is ledger.find("Dana-Kim")


@pytest.mark.parametrize(
    "value",
    [
        "dana-kim, andré", "[dana-kim, andré]", '["[[dana-kim]]", "[[andré]]"]',
        "[[[dana-kim]], [[andré]]]", "\n  - dana-kim\n  - [[andré]]",
        "'[[dana-kim|Kim, Dana]], [[andré]]'",
    ],
)  # fmt: skip
def test_a_field_that_names_several_records(value):
    ledger = ledger_of({**DANA, "campaigns/a.md": f"---\ninfluencers: {value}\n---\n"})
    named = [ledger.resolve(link).id for link in ledger.find("a").influencers]
    assert named == ["Dana-Kim", "andré"]


def test_composed_and_decomposed_letters_are_the_same_name():
    parted = unicodedata.normalize("NFD", "André")
    for name in (f"contacts/{parted}.md", "contacts/André.md"):
        ledger = ledger_of({name: "x", "journal/a.md": f"[[{parted}]] [[ANDRÉ]] [[André]]"})
        assert len({ledger.resolve(link).id for link in ledger.find("a").links()}) == 1


@pytest.mark.parametrize(
    "typed",
    [
        "`[[dana-kim]]`", "``a ` [[dana-kim]]``", "`a\n[[dana-kim]]`", "[[]]", "[[#Notes]]",
        "[[ | x]]", "[dana-kim]", "[[dana\nkim]]", "![[photo.PNG]]", "![[a b.pdf#page=2|200]]",
    ],
)  # fmt: skip
def test_what_is_no_link(typed):
    ledger = ledger_of({**DANA, "journal/a.md": f"text {typed} text"})
    assert list(ledger.find("a").links()) == []


@pytest.mark.parametrize(
    "text",
    [
        "a stray ` and [[dana-kim]]\n\nanother `",
        "- a stray ` here\n- [[dana-kim]] another `",
        "# a stray `\n[[dana-kim]] another `",
        "``a` [[dana-kim]]",
        "`a` [[dana-kim]] `b`",
        "---\nname: it`s\n---\n[[dana-kim]] another `",
    ],
)
def test_backticks_that_hide_nothing(text):
    assert [link.target for link in record_of(text).prose_links] == ["dana-kim"]


@pytest.mark.parametrize(
    "text",
    ["`" * 200_000, "` " * 100_000, " ".join("`" * n for n in range(600)), "`x\n\n" * 50_000],
)
def test_backticks_in_any_number_take_little_time(text):
    began = time.process_time()
    assert len(without_code(text)) == len(text)
    assert time.process_time() - began < 5


def test_shown_text_and_place():
    (link,) = record_of("one\ntwo [[dana-kim|Dana]] three").prose_links
    assert (link.shown, link.location.line, link.location.column, link.length) == ("Dana", 2, 5, 17)


def test_ids_come_before_aliases_and_the_first_path_before_the_next():
    ledger = ledger_of(
        {
            "campaigns/b.md": "---\naliases: a\n---\n",
            "contacts/a.md": "x",
            "organizations/a.md": "y",
        }
    )
    assert ledger.find("a").path == "contacts/a.md"
    assert ledger.find("nobody") is None
    assert ledger.resolve(None) is None


def test_any_folder_before_an_id_is_passed_over():
    ledger = ledger_of({"contacts/sub/a.md": "x"})
    assert ledger.find("contacts/sub/a") is ledger.find("sub/a") is ledger.find("a")
