"""M3: from whom something specific came that serves a purpose."""

from __future__ import annotations

import pytest

from tests.metrics.measuring import ago, measured, northwind, rows_of


def givers(body: str, **more: str) -> list[object]:
    return [row["id"] for row in rows_of(measured("value-received", northwind(body, **more)))]


def test_what_was_got_with_a_campaign_counts_once_for_a_person():
    taken = measured(
        "value-received",
        northwind(
            f"- {ago(3)} call [[dana]] [got:: names]\n- {ago(2)} reply [[dana]] [got:: a map]"
        ),
    )
    assert taken.value == 1
    assert rows_of(taken) == [{"id": "dana", "got": "names; a map", "for": "nw"}]
    assert taken.evidence == ("campaigns/nw.md:9", "campaigns/nw.md:10")


@pytest.mark.parametrize(
    ("fields", "counts"),
    [
        ("[got:: names]", False),
        ("[got:: names] [for:: the list]", True),
        ("[got:: names] [for:: [[nw]]]", True),
        ("[got:: names] [step:: 2]", True),
        ("[got:: names] [for:: ]", False),
        ("[got:: names] [[nw]]", True),
        ("[gave:: names] [[nw]]", False),
        ("[[nw]]", False),
    ],
)
def test_it_links_a_campaign_or_says_for_or_step(fields, counts):
    found = givers("", **{"contacts/dana.md": f"- {ago(3)} call {fields}\n"})
    assert found == (["dana"] if counts else [])


@pytest.mark.parametrize("value", ["", "yes", "no", "something", "-", "Yes "])
def test_it_says_what_it_was(value):
    assert givers(f"- {ago(3)} call [[dana]] [got:: {value}]\n") == []


@pytest.mark.parametrize(("days", "counts"), [(0, True), (27, True), (28, False), (-1, False)])
def test_it_came_in_the_window(days, counts):
    assert bool(givers(f"- {ago(days)} call [[dana]] [got:: names]\n")) is counts


def test_what_is_still_to_do_has_brought_nothing():
    assert givers(f"- [ ] {ago(1)} call [[dana]] [got:: names]\n") == []


def test_somebody_introduced_has_given_nothing():
    assert givers(f"- {ago(1)} call [[dana]] [got:: introduction to [[lee]]]\n") == ["dana"]


def test_everybody_who_took_part_gave():
    assert givers(f"- {ago(1)} lunch [[dana]] [[lee]] [got:: names]\n") == ["dana", "lee"]


def test_the_purpose_is_the_campaign_the_words_or_the_step():
    body = f"- {ago(3)} call [got:: a] [for:: the list]\n- {ago(2)} call [got:: b] [step:: 2]\n"
    taken = measured("value-received", {"contacts/dana.md": body})
    assert rows_of(taken)[0]["for"] == "the list, step 2"


def test_what_was_given_stands_beside_it_in_the_window_too():
    body = f"- {ago(2)} email [gave:: a list]\n- {ago(40)} email [gave:: a map]\n"
    taken = measured("value-received", {"contacts/dana.md": body, "contacts/lee.md": ""})
    assert (taken.value, taken.aside) == (0, ("you gave something to 1 contact",))
