"""M16: whether one knows who decides."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.metrics.measuring import AS_OF, ago, measured, rows_of

DANA = "# Dana\n"
KNOWN = f"- {ago(9)} call 10m [[dana]]\n"


def campaign(
    *stages: tuple[int, str],
    front: str = "decision-maker: dana",
    body: str = "",
    pipeline: str = "job",
) -> str:
    lines = "".join(f"  - {ago(days)} {stage}\n" for days, stage in stages)
    return f"---\npipeline: {pipeline}\nindustry: x\n{front}\nstages:\n{lines}---\n{body}"


def counted(text: str, **more: str) -> tuple[object, object]:
    taken = measured("decision-makers", {"campaigns/c.md": text, "contacts/dana.md": DANA, **more})
    return taken.k, taken.n


@pytest.mark.parametrize(
    ("pipeline", "stage", "n"),
    [
        ("job", "researching", 0),
        ("job", "targeted", 1),
        ("job", "interviewing", 1),
        ("job", "accepted", 0),
        ("job", "rejected", 0),
        ("job", "parked", 0),
        ("leadership", "targeted", 1),
        ("client", "identified", 0),
        ("client", "researched", 0),
        ("client", "route-in", 1),
    ],
)
def test_open_campaigns_past_research(pipeline, stage, n):
    assert counted(campaign((30, stage), pipeline=pipeline))[1] == n


def test_of_ones_own_pipeline_the_first_stage_is_research():
    own = "[pipelines.board.stages.looking]\nto = ['talking']\n[pipelines.board.stages.talking]\n"
    for stage, n in (("looking", 0), ("talking", 1)):
        text = campaign((30, stage), pipeline="board")
        assert counted(text, **{"headway.toml": own})[1] == n


def test_reopened_it_stands_where_it_left_from():
    for left, n in (("researching", 0), ("interviewing", 1)):
        stages = ((60, left), (40, "parked"), (20, "reopened"))
        assert counted(campaign(*stages))[1] == n


@pytest.mark.parametrize(
    ("front", "body", "k"),
    [
        ("decision-maker: dana", KNOWN, 1),
        ("decision-maker: dana", "", 0),
        ("title: x", KNOWN, 0),
        ("decision-maker: nobody-known", KNOWN, 0),
        ("decision-maker: dana", f"- {ago(-1)} call 10m [[dana]]\n", 0),
        ("decision-maker: dana", f"- [ ] {ago(9)} call 10m [[dana]]\n", 0),
        ("decision-maker: dana", f"- {ago(9)} busy 1h looked at [[dana]]'s pictures\n", 0),
        ("decision-maker: dana", f"- {ago(9)} research 1h the chart names [[dana]]\n", 1),
        ('decision-maker: dana\nneeds: ["privacy, from dana"]', "", 1),
        (f'decision-maker: dana\nneeds: ["privacy, from dana {ago(-1)}"]', "", 0),
    ],
)
def test_named_with_evidence(front, body, k):
    assert counted(campaign((30, "targeted"), front=front, body=body)) == (k, 1)


def test_a_line_on_another_campaign_is_no_evidence_for_this_one():
    other = campaign((30, "researching"), body=KNOWN)
    assert counted(campaign((30, "targeted")), **{"campaigns/o.md": other}) == (0, 1)
    free = {"contacts/dana.md": f"- {ago(9)} call 10m\n"}
    assert counted(campaign((30, "targeted")), **free) == (1, 1)


def test_the_decision_maker_of_the_organization():
    text = campaign((30, "targeted"), front="organization: nw", body=KNOWN)
    assert counted(text, **{"organizations/nw.md": "---\ndecision-maker: dana\n---\n"}) == (1, 1)


@pytest.mark.parametrize(("n", "interval"), [(4, None), (5, (0.0362, 0.6245))])
def test_the_share_has_its_interval_from_five_on(n, interval):
    bare = campaign((30, "targeted"), front="title: x")
    files = {f"campaigns/c{at}.md": bare for at in range(n - 1)}
    files["campaigns/k.md"] = campaign((30, "targeted"), body=KNOWN)
    taken = measured("decision-makers", {**files, "contacts/dana.md": DANA})
    assert (taken.k, taken.n, taken.value) == (1, n, pytest.approx(1 / n))
    assert taken.interval == (interval and pytest.approx(interval, abs=1e-4))


def test_nothing_past_research_is_not_zero():
    taken = measured("decision-makers", {})
    assert (taken.value, taken.n, taken.reading) == (
        None, 0, "no open campaign is past research",
    )  # fmt: skip


def test_on_an_earlier_day_the_stage_and_the_lines_of_then():
    files = {
        "campaigns/c.md": campaign((30, "targeted"), body=KNOWN),
        "contacts/dana.md": DANA,
    }
    assert measured("decision-makers", files, AS_OF - timedelta(days=10)).k == 0
    assert measured("decision-makers", files, AS_OF - timedelta(days=31)).n == 0


def test_who_is_only_named_is_told_apart():
    taken = measured(
        "decision-makers",
        {"campaigns/c.md": campaign((30, "targeted")), "contacts/dana.md": DANA},
    )
    (row,) = rows_of(taken)
    assert (row["decision_maker"], row["evident"], row["stage"]) == ("dana", False, "targeted")
    assert taken.aside == ("1 more named without a dated line that tells of them",)
