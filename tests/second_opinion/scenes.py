"""Small stories for a generated ledger: lines that belong together, as they do in a real one.

Lines drawn one by one hardly ever answer each other. A scene is lines by path, told back from
the day that is looked at.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from hypothesis import strategies as st

from tests.support import AS_OF

Scene = dict[str, list[str]]

CAMPAIGNS = ("alpha", "beta", "gamma", "delta")
PEOPLE = ("ana", "bo", "cy", "dee", "eli")


def day(ago: int) -> str:
    """The day so many days before the one that is looked at, as it is typed."""
    return (AS_OF - timedelta(days=ago)).isoformat()


def _days(draw: st.DrawFn, count: int, first: int, most: int) -> Iterator[int]:
    """Some days ago, each up to so many days after the one before."""
    ago = draw(st.integers(10, first))
    for _ in range(count):
        yield ago
        ago -= draw(st.integers(1, most))


@st.composite
def rounds(draw: st.DrawFn) -> Scene:
    """Rounds of a campaign, most of them followed up, some declined."""
    path = f"campaigns/{draw(st.sampled_from(CAMPAIGNS[:2]))}.md"
    lines = []
    for ago, label in zip(_days(draw, 4, 60, 9), ("1", "2a", "2b", "3"), strict=True):
        who = draw(st.sampled_from(("[[ana]]", "[[bo]]", "[[ana]] [[cy]]", "")))
        lines.append(f"- {day(ago)} interview {label} 1h {who} [issue:: no licensing]")
        said = draw(
            st.sampled_from((f"follow-up {label} 20m", "thanks 5m [[ana]]", "follow-up", ""))
        )
        if said:
            later = draw(st.sampled_from((0, 1, 1, 1, 3, 6)))
            lines.append(f"- {day(ago - later)} {said} [addresses:: no licensing]")
    return {path: lines}


@st.composite
def asking(draw: st.DrawFn) -> Scene:
    """Asks to one person or about one campaign, and now and then a word from them."""
    who = draw(st.sampled_from(PEOPLE))
    about = draw(st.sampled_from(("", "", "[[alpha]]", "[[beta]]")))
    kinds = ("email 10m", "message 5m", "voicemail", "email [gave:: a map]", "thanks 5m")
    lines = [
        f"- {day(ago)} {draw(st.sampled_from(kinds))} {about}"
        for ago in _days(draw, draw(st.integers(3, 8)), 60, 7)
    ]
    if draw(st.booleans()):
        lines.append(f"- {day(draw(st.integers(5, 40)))} reply {about}")
    return {f"contacts/{who}.md": lines}


@st.composite
def rhythm(draw: st.DrawFn) -> Scene:
    """They move again and again."""
    path = f"campaigns/{draw(st.sampled_from(CAMPAIGNS[:2]))}.md"
    kinds = ("reply [[ana]]", "call 20m [[bo]]", "inbound", "coffee 1h [[cy]] [values-us:: yes]")
    return {path: [f"- {day(a)} {draw(st.sampled_from(kinds))}" for a in _days(draw, 7, 80, 8)]}


@st.composite
def publishing(draw: st.DrawFn) -> Scene:
    """Posts, and people who answer them."""
    lines = []
    for ago in _days(draw, draw(st.integers(1, 3)), 70, 20):
        lines.append(f"- {day(ago)} post 2h thoughts of {ago} [reach:: 200]")
        for number in range(draw(st.integers(0, 4))):
            segment = draw(st.sampled_from(("vets", "vets", "dentists", "Vets", "")))
            named = f" [segment:: {segment}]" if segment else ""
            depth = draw(st.sampled_from(("question", "shared", "comment", "like")))
            lines.append(
                f"- {day(ago - draw(st.integers(0, 9)))} response reader {number} of {ago}"
                f" [depth:: {depth}]{named}"
            )
    return {"channels/blog.md": lines}


@st.composite
def evenings(draw: st.DrawFn) -> Scene:
    """Visits to a group, with the people judged there."""
    lines = []
    for ago in _days(draw, draw(st.integers(3, 5)), 90, 14):
        sells, builds = draw(st.integers(0, 6)), draw(st.integers(0, 5))
        few = st.integers(0, draw(st.sampled_from((1, sells + builds))))
        overlap, credible = draw(few), draw(few)
        every = min(builds, overlap, credible) // 2
        overlap, credible = min(overlap, sells + builds), min(credible, sells + builds)
        counts = f"{sells} selling, {builds} building, {overlap} overlap, {credible} credible"
        lines.append(f"- {day(ago)} event 2h [rated:: {counts}, {every} all]")
    return {"channels/club.md": lines}


@st.composite
def applying(draw: st.DrawFn) -> Scene:
    """Applications by the dozen, and what came back."""
    firms = ("Acme counsel", "Brook counsel", "Cole legal", "Dunn")
    sent = ("application 1h", "application 2h ×3", "cold-call 10m ×2", "application 30m")
    back = (
        "reply",
        "decline",
        "reply [auto:: yes]",
        "inbound",
        "interview 1 30m",
        "interview 2 1h",
    )
    lines = [
        f"- {day(ago)} {draw(st.sampled_from(sent))} {draw(st.sampled_from(firms))}"
        for ago in _days(draw, draw(st.integers(2, 5)), 70, 12)
    ]
    lines += [
        f"- {day(ago)} {draw(st.sampled_from(back))} {draw(st.sampled_from(firms))}"
        for ago in _days(draw, draw(st.integers(1, 4)), 50, 12)
    ]
    return {"channels/board.md": lines}


@st.composite
def introduced(draw: st.DrawFn) -> Scene:
    """One person introduces another, who then speaks with me about a campaign."""
    by, to, other = draw(st.permutations(PEOPLE))[:3]
    beside = draw(st.sampled_from(("", f"[[{other}]]")))
    ago = draw(st.integers(20, 120))
    about = draw(st.sampled_from(("", "[[alpha]]", "[[beta]]")))
    return {
        f"contacts/{by}.md": [
            f"- {day(ago)} coffee 1h {beside} {about} [got:: introduction to [[{to}]]] [for:: it]"
        ],
        f"contacts/{to}.md": [f"- {day(ago - draw(st.integers(-3, 12)))} call 30m {about}"],
    }


@st.composite
def weeks(draw: st.DrawFn) -> Scene:
    """Work on all eight steps in the last weeks, most of it for something that has a name."""
    kinds = ("assess 3h", "research 4h", "target 2h", "email 30m", "prepare 5h", "interview 1h",
             "follow-up 30m", "negotiate 2h", "busy 4h", "learn 3h", "review 1h")  # fmt: skip
    goals = ("[[alpha]]", "[[acme]]", "[for:: the list]", "[[tax]]", "")
    lines = [
        f"- {day(draw(st.integers(0, 27)))} {kind} {draw(st.sampled_from(goals))}"
        for kind in kinds
        if draw(st.integers(0, 7))
    ]
    ahead = [f"- [ ] {day(-draw(st.integers(0, 20)))} email [[{one}]]" for one in CAMPAIGNS[:3]]
    awake = [f"- {day(draw(st.integers(0, 16)))} research 1h [[{one}]]" for one in CAMPAIGNS[:3]]
    return {"journal/j.md": lines + ahead + awake}


scenes = st.one_of(
    rounds(), asking(), rhythm(), publishing(), evenings(), applying(), introduced(), weeks()
)
