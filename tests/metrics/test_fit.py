"""M15: how much of what they need is offered."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.metrics.measuring import AS_OF, ago, measured, row_of, rows_of

ME = """---
offers:
  - privacy, technical, level 3
  - Contracts, technical, level 2
  - calm, soft, level 1
---
"""


def needing(
    *needs: str, body: str = "", me: str = ME, stage: str = "", **more: str
) -> dict[str, str]:
    listed = "".join(f"  - {need}\n" for need in needs)
    stages = f"  - {ago(40)} researching\n" + (f"  - {ago(20)} {stage}\n" if stage else "")
    text = f"---\nindustry: x\nneeds:\n{listed}stages:\n{stages}---\n{body}"
    return {"me.md": me, "campaigns/c.md": text, "contacts/dana.md": "# Dana\n", **more}


def row(files: dict[str, str], days: int = 0) -> dict[str, object]:
    return dict(row_of(measured("fit", files, AS_OF - timedelta(days=days)), "id", "c"))


def fit(*needs: str) -> object:
    return row(needing(*needs))["fit"]


PRIVACY, CONTRACTS, CALM = (
    "privacy, must, level 2, from report",
    "contracts, want, level 2, from report",
    "calm, want, level 1, from report",
)


@pytest.mark.parametrize(
    ("needs", "value"),
    [
        ((PRIVACY, CONTRACTS, CALM), 1.0),
        ((PRIVACY, CONTRACTS, "calm, want, level 2, from report"), (2 + 1 + 0.5) / 4),
        ((PRIVACY, CONTRACTS, "calm, must, level 3, from report"), (2 + 1 + 2 / 3) / 5),
        ((PRIVACY, CONTRACTS, "Polish, want, level 1, from report"), 3 / 4),
        ((PRIVACY, CONTRACTS, "Polish, must, level 1, from report"), 0.4),
        (("Polish, must, from x", "Czech, must, from x", CALM), 0.2),
        ((PRIVACY, CONTRACTS), None),
        ((PRIVACY, CONTRACTS, "calm, want, level 1"), None),
        ((PRIVACY, CONTRACTS, f"calm, from report {ago(-1)}"), None),
        ((PRIVACY, CONTRACTS, "Privacy, want, level 1, from posting"), None),
    ],
)
def test_the_share_of_the_needs_that_is_offered(needs, value):
    expected = value if value is None else pytest.approx(value)
    assert fit(*needs) == expected


def test_a_name_counts_once_as_its_strongest_line_in_any_spelling():
    taken = row(needing(PRIVACY, CONTRACTS, CALM, "CALM, must, level 2, from dana"))
    assert (taken["needs"], taken["fit"]) == (3, pytest.approx((2 + 1 + 1) / 5))
    hyphens = "---\noffers:\n  - health-regulatory, level 2\n---\n"
    files = needing("Health regulatory, must, from x", me=hyphens)
    assert row(files)["gaps"] == ""


@pytest.mark.parametrize(
    ("level", "word"), [(0.4, "low"), (0.41, "medium"), (0.69, "medium"), (0.7, "high")]
)
def test_the_levels_and_their_settings(level, word):
    taken = needing(PRIVACY, CONTRACTS, CALM)
    assert row(taken)["level"] == "high"
    needs = [f"need {n}, want, from x" for n in range(100)]
    me = "---\noffers:\n" + "".join(f"  - need {n}\n" for n in range(round(level * 100))) + "---\n"
    assert row(needing(*needs, me=me))["level"] == word
    rules = {"headway.toml": "[rules]\nfit-low = 0\nfit-high = 0.01\nfit-needs = 101\n"}
    assert row(needing(*needs, me=me, **rules))["level"] == "not assessed"


def test_what_a_must_weighs_is_a_setting():
    files = needing(PRIVACY, "Polish, want, from x", "Czech, want, from x")
    assert row(files)["fit"] == pytest.approx(2 / 4)
    files["headway.toml"] = "[rules]\nmust-weight = 6\n"
    assert row(files)["fit"] == pytest.approx(6 / 8)


def test_the_needs_of_the_organization_where_the_campaign_states_none():
    files = {
        "me.md": ME,
        "campaigns/c.md": f"---\norganization: nw\nstages:\n  - {ago(9)} researching\n---\n",
        "organizations/nw.md": f"---\nneeds:\n  - {PRIVACY}\n  - {CONTRACTS}\n  - {CALM}\n---\n",
    }
    assert row(files)["fit"] == 1


SKILL = "---\nname: Polish\nstages:\n  - {} building\n  - {} demonstrated\n---\n"
OFFERED = "---\noffers:\n  - Polish, level 2\n---\n"


def test_a_skill_is_on_offer_from_the_day_it_was_demonstrated():
    skill = {"skills/polish.md": SKILL.format(ago(30), ago(10))}
    files = needing("Polish, must, level 2, from x", me=OFFERED, **skill)
    assert (row(files)["gaps"], row(files, 10)["gaps"]) == ("", "")
    assert row(files, 11)["gaps"] == "Polish"


def test_a_skill_that_is_only_being_built_leaves_the_offer_as_it_is():
    skill = {"skills/polish.md": f"---\nname: Polish\nstages:\n  - {ago(30)} building\n---\n"}
    assert row(needing("Polish, must, level 2, from x", me=OFFERED, **skill))["gaps"] == ""


def test_a_demonstrated_skill_is_offered_at_level_one_at_least():
    skill = {"skills/polish.md": SKILL.format(ago(30), ago(10))}
    for me in ("", "---\noffers:\n  - Polish, level 0\n---\n"):
        assert row(needing("Polish, level 1, from x", me=me, **skill))["gaps"] == ""
        assert row(needing("Polish, level 2, from x", me=me, **skill))["gaps"] == "Polish"


@pytest.mark.parametrize(
    ("lines", "valued"),
    [
        ("", None),
        (f"- {ago(5)} reply [values-us:: yes]", True),
        (f"- {ago(5)} call 5m [[dana]] [values-us:: Yes]", True),
        (f"- {ago(5)} reply [values-us:: no]", False),
        (f"- {ago(5)} reply [values-us:: perhaps]", None),
        (f"- {ago(5)} reply [values-us:: yes] [auto:: yes]", None),
        (f"- {ago(5)} email 5m [values-us:: yes]", None),
        (f"- {ago(-5)} reply [values-us:: yes]", None),
        (f"- {ago(9)} reply [values-us:: yes]\n- {ago(5)} reply [values-us:: no]", False),
        (f"- {ago(9)} reply [values-us:: no]\n- {ago(5)} reply [values-us:: yes]", True),
        (f"- {ago(5)} reply [values-us:: yes]\n- {ago(5)} reply [values-us:: no]", False),
    ],
)
def test_whether_they_value_it_is_an_axis_of_its_own(lines, valued):
    taken = row(needing(PRIVACY, CONTRACTS, CALM, body=lines + "\n"))
    assert (taken["values_us"], taken["fit"]) == (valued, 1)


def test_what_an_advocate_says_of_them_is_not_their_word():
    ines = f"---\nadvocate:\n  - {ago(90)} candidate\n---\n"
    said = f"- {ago(5)} inbound [[ines]] they love you [values-us:: yes]\n"
    assert row(needing(PRIVACY, body=said, **{"contacts/ines.md": ines}))["values_us"] is None


def test_gaps_are_ranked_by_what_is_still_to_be_won():
    def campaign(need: str, stage: str) -> str:
        front = f"needs:\n  - {need}, want, level 2, from x\nstages:\n  - {ago(40)} targeted\n"
        return f"---\nindustry: x\n{front}  - {ago(20)} {stage}\n---\n"

    files = {
        "campaigns/a.md": campaign("Czech", "rejected"),
        "campaigns/b.md": campaign("Czech", "rejected"),
        "campaigns/c.md": campaign("Polish", "applied"),
        "campaigns/d.md": campaign("polish", "parked"),
        "campaigns/e.md": campaign("Danish", "applied"),
    }
    assert measured("fit", files).aside == (
        "gap: Polish, needed by 2 of 3 targets, offered at level 0 of 2",
        "gap: Danish, needed by 1 of 3 targets, offered at level 0 of 2",
    )


def test_targets_come_first_and_what_has_not_begun_not_at_all():
    files = needing(PRIVACY, CONTRACTS, CALM, stage="rejected")
    files["campaigns/b.md"] = f"---\nindustry: x\nstages:\n  - {ago(9)} researching\n---\n"
    files["campaigns/d.md"] = f"---\nindustry: x\nstages:\n  - {ago(-9)} researching\n---\n"
    taken = measured("fit", files)
    assert [one["id"] for one in rows_of(taken)] == ["b", "c"]
    assert taken.reading == "fit of 1 target: 1 not assessed"


def test_no_figure_stands_for_all():
    taken = measured("fit", {})
    assert (taken.value, taken.k, taken.n, taken.rows) == (None, None, None, ())
    assert taken.reading == "no campaign is open"


def test_the_evidence_is_the_needs_and_what_they_said():
    files = needing(PRIVACY, body=f"- {ago(5)} reply [values-us:: yes]\n")
    assert measured("fit", files).evidence == ("campaigns/c.md:4", "campaigns/c.md:8")
