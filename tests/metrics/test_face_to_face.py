"""M4: meetings in person that serve a campaign for a position, one for each day and people."""

from __future__ import annotations

import pytest

from tests.metrics.measuring import CAMPAIGN, ago, measured, northwind, rows_of

FREIGHT = "---\nindustry: freight\nstages:\n  - 2026-08-01 researching\n---\n"


def test_counted_of_held_and_why_not_the_others():
    files = northwind(
        f"- {ago(3)} interview 1 1h [[dana]]\n",
        **{
            "campaigns/freight.md": f"{FREIGHT}- {ago(4)} coffee [[lee]]\n",
            "journal/j.md": f"- {ago(5)} lunch [[lee]]\n",
        },
    )
    taken = measured("face-to-face", files)
    assert (taken.value, taken.k, taken.n) == (1, 1, 3)
    assert taken.reading == "1 counted of 3 held in person"
    assert [row["reason"] for row in rows_of(taken)] == [
        "no campaign linked", "the campaign is for an industry, not a position", "",
    ]  # fmt: skip
    assert taken.evidence == ("campaigns/nw.md:9",)


@pytest.mark.parametrize(
    ("line", "held"),
    [
        ("meeting", 1), ("coffee", 1), ("lunch", 1), ("visit", 1), ("interview 1", 1),
        ("meeting [mode:: in-person]", 1), ("meeting [mode:: video]", 0),
        ("interview 1 [mode:: call]", 0), ("call", 0), ("video", 0), ("event 2h", 0),
        ("email", 0),
    ],
)  # fmt: skip
def test_what_is_held_in_person(line, held):
    assert measured("face-to-face", northwind(f"- {ago(3)} {line} [[dana]]\n")).n == held


@pytest.mark.parametrize(("days", "held"), [(0, 1), (27, 1), (28, 0), (-1, 0)])
def test_the_window(days, held):
    assert measured("face-to-face", northwind(f"- {ago(days)} coffee [[dana]]\n")).n == held


def test_an_open_box_is_no_meeting():
    assert measured("face-to-face", northwind(f"- [ ] {ago(1)} coffee [[dana]]\n")).n == 0


def test_two_files_that_tell_of_one_meeting_count_one():
    files = northwind(
        f"- {ago(3)} coffee [[dana]]\n", **{"contacts/dana.md": f"- {ago(3)} coffee in the rain\n"}
    )
    taken = measured("face-to-face", files)
    assert (taken.k, taken.n) == (1, 1)
    assert taken.rows[0].evidence == ("campaigns/nw.md:9", "contacts/dana.md:1")


def test_one_day_with_other_people_is_another_meeting():
    people = ("[[dana]]", "[[lee]]", "[[lee]] [[dana]]", "[[dana]] [[lee]]")
    body = "".join(f"- {ago(3)} coffee {together}\n" for together in people)
    assert measured("face-to-face", northwind(body)).n == 3


def test_a_line_that_names_nobody_belongs_to_the_meeting_of_its_day_and_campaign():
    files = northwind(f"- {ago(3)} coffee\n", **{"contacts/dana.md": f"- {ago(3)} coffee [[nw]]\n"})
    assert measured("face-to-face", files).n == 1
    files["contacts/dana.md"] = f"- {ago(3)} coffee\n"
    assert measured("face-to-face", files).n == 2


def test_rounds_of_one_day_that_name_nobody_are_apart():
    body = f"- {ago(3)} interview 2a 1h\n- {ago(3)} interview 2b 1h\n- {ago(3)} interview 2b 1h\n"
    assert measured("face-to-face", northwind(body)).n == 2
    body = f"- {ago(3)} interview 2a 1h [[dana]]\n- {ago(3)} interview 2b 1h\n"
    assert measured("face-to-face", northwind(body)).n == 2
    for same in ("visit to their office", "interview 2a 1h"):
        body = f"- {ago(3)} interview 2a 1h [[dana]]\n- {ago(3)} {same}\n"
        assert measured("face-to-face", northwind(body)).n == 1
    body = f"- {ago(3)} lunch [[dana]]\n- {ago(3)} interview 2a 1h\n"
    assert measured("face-to-face", northwind(body)).n == 1


def test_a_campaign_among_several_is_enough():
    files = northwind(
        **{"campaigns/a.md": FREIGHT, "journal/j.md": f"- {ago(1)} coffee [[a]] [[nw]]\n"}
    )
    assert measured("face-to-face", files).k == 1


def test_a_campaign_in_for_is_served():
    body = f"- {ago(1)} coffee [for:: [[nw]]]\n"
    assert measured("face-to-face", northwind(**{"contacts/dana.md": body})).k == 1


@pytest.mark.parametrize(
    ("scope", "counts"), [("position", 1), ("organization", 0), ("industry", 0)]
)
def test_the_stated_scope_decides(scope, counts):
    text = CAMPAIGN.replace("title:", f"scope: {scope}\ntitle:") + f"- {ago(1)} coffee [[dana]]\n"
    assert measured("face-to-face", northwind(**{"campaigns/nw.md": text})).k == counts


@pytest.mark.parametrize(
    ("organization", "counts"), [("organization: northwind\n", 1), ("industry: vets\n", 0)]
)
def test_for_clients_a_campaign_counts_that_names_its_organization(organization, counts):
    text = f"---\npipeline: client\n{organization}stages:\n  - 2026-08-01 identified\n---\n"
    files = northwind(**{"campaigns/nw.md": f"{text}- {ago(1)} lunch [[dana]]\n"})
    taken = measured("face-to-face", files)
    assert taken.k == counts
    if not counts:
        assert rows_of(taken)[0]["reason"] == "the campaign names no organization"


def test_video_and_phone_stand_apart_one_for_each_day_and_people():
    files = northwind(
        f"- {ago(3)} call 20m [[dana]]\n- {ago(4)} interview 1 1h [[dana]] [mode:: video]\n",
        **{"contacts/dana.md": f"- {ago(3)} call the same one\n- {ago(40)} call\n"},
    )
    taken = measured("face-to-face", files)
    assert (taken.n, taken.aside) == (0, ("2 conversations by video or phone, apart",))
