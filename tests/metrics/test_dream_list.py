"""M14: what stands behind each dream, and how many names would insure the number."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.metrics.measuring import AS_OF, ago, measured, row_of

DREAM = "---\nname: Harbour\ndream: true\n{}---\n"


def dream(front: str = "", **more: str) -> dict[str, str]:
    typed = front + "\n" if front else ""
    return {"organizations/harbour.md": DREAM.format(typed), **more}


def cell(key: str, files: dict[str, str]) -> object:
    return row_of(measured("dream-list", files), "id", "harbour")[key]


def campaign(front: str, body: str = "", days: int = 30) -> dict[str, str]:
    text = f"---\norganization: harbour\n{front}\nstages:\n  - {ago(days)} researching\n---\n{body}"
    return {"campaigns/c.md": text}


def test_no_dream_is_not_zero():
    taken = measured("dream-list", {"organizations/harbour.md": "# Harbour\n"})
    assert (taken.value, taken.n, taken.rows) == (None, 0, ())
    assert taken.reading == "no organization is marked `dream: true`"


@pytest.mark.parametrize(
    ("need", "known"),
    [
        ("privacy, must, from report", True),
        (f"privacy, must, from report {ago(3)}", True),
        (f"privacy, must, from report {ago(-3)}", False),
        ("privacy, must", False),
    ],
)
def test_a_need_with_a_source(need, known):
    assert cell("needs", dream(f"needs: '{need}'")) is known
    assert cell("needs", dream(**campaign(f"needs: '{need}'"))) is known


def test_the_decision_maker_of_the_organization_or_of_a_campaign():
    dana = {"contacts/dana.md": "# Dana\n"}
    assert cell("decision_maker", dream(**dana)) is False
    assert cell("decision_maker", dream("decision-maker: dana", **dana)) is True
    assert cell("decision_maker", dream("decision-maker: dana")) is False
    assert cell("decision_maker", dream(**dana, **campaign("decision-maker: dana"))) is True


THEIRS = "---\norganization: harbour\n---\n"


@pytest.mark.parametrize(
    ("more", "known"),
    [
        (campaign("via: ines"), True),
        (campaign("via: board"), False),
        (campaign("advocates: [ines]"), True),
        (campaign("via: ines", days=-1), False),
        ({"contacts/dana.md": f"{THEIRS}- {ago(200)} call 10m\n"}, True),
        ({"contacts/dana.md": f"{THEIRS}- {ago(20)} email 10m\n"}, False),
        ({"contacts/dana.md": f"{THEIRS}- {ago(-1)} call 10m\n"}, False),
        (
            {
                "contacts/dana.md": THEIRS,
                "contacts/lee.md": f"- {ago(9)} call 5m [got:: introduction to [[dana]]]\n",
            },
            True,
        ),
    ],
)
def test_a_route_in(more, known):
    people = {"contacts/ines.md": "# Ines\n", "channels/board.md": "# Board\n"}
    assert cell("route", dream(**people, **more)) is known


@pytest.mark.parametrize(
    ("own", "on_campaign", "known"),
    [
        ("incumbent: x\ndifference: y", "", True),
        ("incumbent: none\ndifference: y", "", True),
        ("incumbent: x", "difference: y", True),
        ("", "incumbent: x\ndifference: y", True),
        ("incumbent: x", "", False),
        ("difference: y", "", False),
        ("", "", False),
    ],
)
def test_the_incumbent_and_the_difference(own, on_campaign, known):
    assert cell("incumbent", dream(own, **campaign(on_campaign or "industry: x"))) is known


@pytest.mark.parametrize(
    ("line", "known"),
    [
        (f"{ago(59)} call 10m", True),
        (f"{ago(60)} call 10m", False),
        (f"{ago(9)} reply", True),
        (f"{ago(9)} reply [auto:: yes]", False),
        (f"{ago(9)} email 10m", False),
        (f"{ago(9)} email 10m [gave:: a clause]", True),
        (f"{ago(9)} email 10m [gave:: something]", False),
        (f"{ago(9)} research 2h", False),
        (f"{ago(-1)} call 10m", False),
    ],
)
def test_something_that_meant_something(line, known):
    typed = f"- {line}\n"
    inside = {"organizations/harbour.md": DREAM.format("") + typed}
    assert cell("recent", inside) is known
    assert cell("recent", dream(**campaign("industry: x", typed))) is known
    assert cell("recent", dream(**{"contacts/dana.md": THEIRS + typed})) is known


def test_what_serves_another_campaign_is_not_theirs():
    other = "---\nindustry: x\nstages:\n  - 2026-08-01 researching\n---\n"
    line = f"- {ago(9)} call 10m [[other]]\n"
    files = dream(**{"contacts/dana.md": THEIRS + line, "campaigns/other.md": other})
    assert cell("recent", files) is False


def test_how_stale_is_a_setting():
    files = dream(**{"contacts/dana.md": f"{THEIRS}- {ago(9)} call 10m\n"})
    assert cell("recent", {**files, "headway.toml": "[rules]\ndream-entry = 9\n"}) is False


def won(name: str, stage: str = "engaged", value: str = "20k", origin: str = "self") -> str:
    return (
        f"---\nindustry: x\norigin: {origin}\nvalue: {value}\nstages:\n"
        f"  - {ago(90)} terms\n  - {ago(40)} {stage}\n---\n"
    )


def insured(*campaigns: str, number: str = "100k by 2026-12-31") -> tuple[str, ...]:
    files = dream(**{f"campaigns/c{at}.md": text for at, text in enumerate(campaigns)})
    files["me.md"] = f"---\npipeline: client\nnumber: {number}\n---\n"
    return measured("dream-list", files).aside


LOST = won("c", "lost")


@pytest.mark.parametrize(
    ("campaigns", "said"),
    [
        # 2 of 5: 11.76% to 76.93% (Wilson), so 60 / (20 · .7693) and 60 / (20 · .1176).
        ([won("a")] * 2 + [LOST] * 3, "60,000 short of the number: 4 to 26 names insure it"),
        ([LOST] * 5, "100,000 short of the number: at least 12 names insure it"),
        ([won("a")] * 5, "the number is reached"),
        ([won("a"), LOST], "80,000 short of the number; 1 of 2 ended campaigns were won: too few"),
        ([], "100,000 short of the number; no campaign states a `value`"),
        ([won("a", origin="given")] * 5, "100,000 short of the number: 5 to 9 names insure it"),
        ([won("a", "parked")] * 5, "100,000 short of the number; 0 of 0 ended campaigns were won"),
    ],
)
def test_how_many_names_insure_the_number(campaigns, said):
    assert insured(*campaigns)[0].startswith(said)


def test_without_a_number_no_names_are_counted():
    assert measured("dream-list", dream()).aside == ()


def test_complete_in_all_five():
    files = dream(
        "decision-maker: dana\nincumbent: x\ndifference: y\nneeds: privacy, from report",
        **{"contacts/dana.md": f"{THEIRS}- {ago(9)} call 10m\n"},
        **{"organizations/orchard.md": DREAM.format("").replace("Harbour", "Orchard")},
    )
    taken = measured("dream-list", files)
    assert (taken.value, taken.k, taken.n, taken.verdict) == (1, 1, 2, None)
    assert taken.reading == "1 of 2 dream organizations complete in all five columns"
    assert [row.cells["id"] for row in taken.rows] == ["harbour", "orchard"]
    assert taken.rows[0].evidence == ("organizations/harbour.md:7", "contacts/dana.md:4")


def test_on_an_earlier_day_the_entries_of_then():
    files = dream(**{"contacts/dana.md": f"{THEIRS}- {ago(9)} call 10m\n"})
    then = measured("dream-list", files, AS_OF - timedelta(days=10))
    assert (then.rows[0].cells["route"], then.rows[0].cells["recent"]) == (False, False)
