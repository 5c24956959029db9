"""Ledgers that Hypothesis makes: a handful of records, and dated lines of every kind in them."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.metrics.measuring import ago

FRONTS = {
    "me.md": "---\nhours: 5\n---\n",
    "organizations/northwind.md": "---\nname: Northwind\ndecision-maker: dana\n---\n",
    "contacts/dana.md": "---\norganization: northwind\nvia: lee\ncadence: 20d\n---\n",
    "contacts/lee.md": "---\nvia: board\nadvocate:\n  - 2026-08-01 candidate\n---\n",
    "campaigns/nw.md": (
        "---\norganization: northwind\ntitle: Counsel\nvia: dana\nvalue: 60k\nstages:\n"
        "  - 2026-08-01 researching\n  - 2026-09-20 targeted\n  - 2026-10-20 interviewing\n---\n"
    ),
    "campaigns/hf.md": (
        "---\nindustry: freight\nvia: club\nwatch: 2026-11-20\nstages:\n"
        "  - 2026-08-20 interviewing\n  - 2026-10-10 rejected\n  - 2026-10-25 reopened\n---\n"
    ),
    "channels/board.md": "---\nname: Board\nbase-rate: 1 of 152, applied, Lever 2016\n---\n",
    "channels/club.md": "---\nname: Club\n---\n",
    "skills/hipaa.md": "---\nname: HIPAA\n---\n",
    "journal/j.md": "",
}

_KINDS = (
    "email", "message", "reply", "inbound", "reply [auto:: yes]", "offer", "decline", "call 20m",
    "video 30m", "coffee 1h", "meeting 45m [mode:: video]", "lunch 1h", "interview 1h",
    "interview 1 45m", "interview 2a 1h", "interview 2b 1h", "follow-up 10m", "follow-up 1 10m",
    "follow-up 2a 20m", "thanks 5m", "application 1h", "application 2h ×9", "cold-call 10m ×4",
    "proposal 2h", "event 2h", "post 3h", "response [depth:: like]", "response [depth:: question]",
    "assess 1h", "research 2h", "target 1h", "prepare 2h", "prepare 1 1h", "negotiate 1h",
    "learn 2h", "review 30m", "setback 10m", "busy 2h", "off", "off 3d", "off 2h", "life 4h",
    "a plain note",
)  # fmt: skip
_LINKS = ("nw", "hf", "dana", "lee", "northwind", "board", "club", "hipaa")
_FIELDS = (
    "[got:: names]", "[got:: introduction to [[dana]]]", "[gave:: a map]", "[for:: the list]",
    "[for:: [[hf]]]", "[step:: 2]", "[via:: club]", "[issue:: no licensing]",
    "[addresses:: no licensing]", f"[next:: {ago(-4)}]", "can you come?",
)  # fmt: skip

# What a person may type of one thing: box, day, kind, links, fields.
lines = st.builds(
    lambda box, day, kind, links, fields: " ".join(
        [f"- {box}{ago(day)} {kind}", *(f"[[{link}]]" for link in links), *fields]
    ),
    st.sampled_from(("", "", "", "", "[x] ", "[ ] ")),
    st.integers(-25, 70),
    st.sampled_from(_KINDS),
    st.lists(st.sampled_from(_LINKS), max_size=3, unique=True),
    st.lists(st.sampled_from(_FIELDS), max_size=2, unique=True),
)

bodies = st.fixed_dictionaries({path: st.lists(lines, max_size=6) for path in FRONTS})


def files_of(typed: dict[str, list[str]]) -> dict[str, str]:
    """The files of a ledger from the lines of each."""
    return {path: FRONTS[path] + "".join(f"{line}\n" for line in typed[path]) for path in FRONTS}


ledgers = bodies.map(files_of)
places = st.sampled_from([path for path in FRONTS if path != "me.md"])
