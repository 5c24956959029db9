"""Ledgers that Hypothesis makes, rich enough for every metric; most of their records move."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

from ledger.config import PREVIOUS, StageKind, parse
from tests.second_opinion.scenes import CAMPAIGNS, PEOPLE, day, scenes

PIPELINES = parse("").pipelines
SPAN = 150
COMPANIES = ("acme", "brook")
CHANNELS = ("board", "club", "blog")
SKILLS = ("tax",)
SEGMENTS = ("vets", "Dentists", "fintech counsel")
NEEDS = ("privacy", "contracts", "Health-law", "tax", "calm")

_KINDS = (
    "email", "email 10m", "message 5m", "letter 20m", "invite", "voicemail", "reply", "reply 5m",
    "inbound", "reply [auto:: yes]", "offer", "decline", "decline 1", "call 20m", "video 30m",
    "coffee 1h", "lunch 1h", "meeting 45m [mode:: video]", "meeting 1h", "interview 1h",
    "interview 1 45m", "interview 2a 1h", "interview 2b 1h", "interview 3 1h [mode:: video]",
    "follow-up 10m", "follow-up 1 10m", "follow-up 2a 20m", "thanks 5m", "application 1h",
    "application 2h ×9", "cold-call 10m ×4", "cold-call 10m", "proposal 2h", "event 2h",
    "event 3h [rated:: 6 selling, 2 social, 2 building, 1 overlap, 3 credible, 1 all]",
    "event 2h [rated:: 9 selling, 1 building]", "post 3h [reach:: 120]", "post 1h",
    "response [depth:: like]", "response [depth:: question]", "response [depth:: shared]",
    "response", "assess 1h", "research 2h", "target 1h", "prepare 2h", "prepare 1 1h",
    "negotiate 1h", "learn 2h", "review 30m", "setback [cause:: budget]", "busy 2h", "busy 6h",
    "off", "off 3d", "off 2h", "life 4h", "a plain note",
)  # fmt: skip
_LINKS = (*CAMPAIGNS[:3], *PEOPLE, *COMPANIES, *CHANNELS[:2], *SKILLS)
_FIELDS = (
    "[got:: names]", "[got:: something]", "[got:: introduction to [[ana]]]",
    "[got:: introduction to [[cy]]]", "[gave:: a map]", "[for:: the list]", "[for:: [[beta]]]",
    "[step:: 2]", "[step:: 6]", "[via:: club]", "[via:: [[bo]]]", "[issue:: no licensing]",
    "[addresses:: no licensing]", "[values-us:: yes]", "[values-us:: no]", "[segment:: vets]",
    "[segment:: Dentists]", "[next:: {}]",
)  # fmt: skip
_WORDS = ("", "", "Acme", "Acme counsel", "the board")


def _some(values: Sequence[str], most: int = 2) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(values), max_size=most, unique=True)


@st.composite
def line(draw: st.DrawFn) -> str:
    """A dated line: box, day, kind, words, links, fields."""
    box = draw(st.sampled_from(("", "", "", "", "", "[x] ", "[ ] ")))
    kind = draw(st.sampled_from(_KINDS))
    links = [f"[[{one}]]" for one in draw(_some(_LINKS))]
    agreed = day(draw(st.integers(-30, 20)))
    drawn = st.lists(st.sampled_from(_FIELDS), max_size=2, unique_by=lambda one: one.split("::")[0])
    fields = [one.format(agreed) for one in draw(drawn)]
    when = day(draw(st.integers(-20, SPAN)))
    words = draw(st.sampled_from(_WORDS))
    return " ".join(part for part in (f"- {box}{when}", kind, words, *links, *fields) if part)


@st.composite
def stages(draw: st.DrawFn, pipeline: str) -> list[str]:
    """Stage lines that lead on, stop, come back or jump, by dates that never run backwards."""
    known = PIPELINES[pipeline].stages
    ago = draw(st.integers(20, SPAN))
    names = list(known)
    if draw(st.integers(0, 4)) == 0:
        onward = [one.name for one in known.values() if one.kind in (StageKind.OPEN, StageKind.WON)]
        return [f"  - {day(ago - at)} {name}" for at, name in enumerate(onward[-4:])]
    stage = draw(st.sampled_from(names[:4]))
    made = []
    for _ in range(draw(st.integers(1, 6))):
        made.append(f"  - {day(ago)} {stage}")
        legal = [one for one in PIPELINES[pipeline].legal_next(stage, names[0]) if one != PREVIOUS]
        # Now and then a stage is left out or gone back to; an end is left by the legal way alone.
        if known[stage].is_open and draw(st.integers(0, 5)) == 0:
            legal = [name for name in names if known[name].kind is not StageKind.REOPENED]
        if not legal:
            break
        stage = draw(st.sampled_from(legal))
        ago -= draw(st.integers(0, 30))
    return made


def _needs(draw: st.DrawFn) -> list[str]:
    made = []
    for name in draw(_some(NEEDS, 5)):
        weight = draw(st.sampled_from(("must", "want")))
        source = draw(st.sampled_from(("", ", from posting", f", from ana {day(40)}",
                                       f", from cy {day(-5)}")))  # fmt: skip
        made.append(f"  - {name}, {weight}, level {draw(st.integers(1, 3))}{source}")
    return ["needs:", *made] if made else []


def _keys(draw: st.DrawFn, **choices: Sequence[str]) -> list[str]:
    """A key for each of some choices; an empty choice leaves it out."""
    drawn = [(key.replace("_", "-"), draw(st.sampled_from(some))) for key, some in choices.items()]
    return [f"{key}: {value}" for key, value in drawn if value]


def _front(*keys: str) -> str:
    return "\n".join(["---", *keys, "---", ""])


def _campaign(draw: st.DrawFn, default: str) -> str:
    pipeline = draw(st.sampled_from(("", "", "job", "client", "leadership")))
    keys = _keys(
        draw, organization=("", *COMPANIES, "nobody"), industry=("", "freight"),
        title=("", "", "Counsel"), scope=("", "", "", "position", "industry"),
        decision_maker=("", "", *PEOPLE), influencers=("", "", "bo"), advocates=("", "", "eli"),
        incumbent=("", "none"), difference=("", "we answer"), origin=("", "self", "self", "given"),
        via=("", "board", "club", *PEOPLE), value=("", "10k", "60k", "25k"),
        closes=("", "2026-12-01", "2027-06-01"),
    )  # fmt: skip
    lines = draw(stages(pipeline or default))
    named = [f"pipeline: {pipeline}"] if pipeline else []
    return _front(*named, *keys, *_needs(draw), "stages:", *lines)


def _contact(draw: st.DrawFn) -> str:
    keys = _keys(
        draw, organization=("", "", *COMPANIES), via=("", "", "club", "board", *PEOPLE[:3]),
        segment=("", "", *SEGMENTS), intent=("", "", "building", "selling"),
        credible=("", "", "no", "saw me work"), tags=("", "", "", "[friend]"),
        reaches=("", "[veterinary, owner, head]", "[veterinary]", "[veterinary, Owner]"),
    )  # fmt: skip
    advocate = draw(st.integers(0, 2)) == 0
    return _front(*keys, *(["advocate:", *draw(stages("advocate"))] if advocate else []))


def _organization(draw: st.DrawFn) -> str:
    keys = _keys(
        draw, dream=("", "true"), decision_maker=("", *PEOPLE), incumbent=("", "none"),
        difference=("", "we answer"), segment=("", *SEGMENTS),
    )  # fmt: skip
    return _front(*keys, *_needs(draw))


def _profile(draw: st.DrawFn, pipeline: str) -> str:
    offers = [
        f"  - {name}, technical, level {draw(st.integers(0, 3))}" for name in draw(_some(NEEDS, 4))
    ]
    capacity = draw(st.sampled_from(((), ("capacity: 3",), (
        "capacity:", f"  - {day(120)} 2", f"  - {day(20)} 4"))))  # fmt: skip
    keys = _keys(
        draw, hours=("", "", "5", "20"), number=("", "120k by 2026-12-31", "50k", "5k"),
        significant=("", "15k", "50k"), audience=("", "[fintech counsel]", "[vets]"),
        industries=("", "[veterinary]"), functions=("", "[owner]"), levels=("", "[head]"),
    )  # fmt: skip
    listed = ["offers:", *offers] if offers else []
    return _front(f"pipeline: {pipeline}", *keys, *capacity, *listed)


@st.composite
def ledgers(draw: st.DrawFn) -> dict[str, str]:
    """The files of a ledger: some of each kind of record, and dated lines in all of them."""
    pipeline = draw(st.sampled_from(("job", "job", "client")))
    files = {"me.md": _profile(draw, pipeline)}
    for name in CAMPAIGNS[: draw(st.integers(1, 4))]:
        files[f"campaigns/{name}.md"] = _campaign(draw, pipeline)
    for name in PEOPLE:
        files[f"contacts/{name}.md"] = _contact(draw)
    for name in COMPANIES:
        files[f"organizations/{name}.md"] = _organization(draw)
    for name in CHANNELS:
        kind = "group" if name == "club" else "content"
        files[f"channels/{name}.md"] = _front(f"type: {kind}")
    skill = draw(stages("skill"))
    files["skills/tax.md"] = _front("name: tax", "stages:", *skill)
    files["journal/j.md"] = ""
    for path in files:
        if path != "me.md":
            files[path] += "".join(f"{one}\n" for one in draw(st.lists(line(), max_size=3)))
    for told in draw(st.lists(scenes, min_size=1, max_size=4)):
        for path, lines in told.items():
            if path in files:
                files[path] += "".join(f"{one}\n" for one in lines)
    return files
