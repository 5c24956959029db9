"""What holds of the figures about people, needs and asks, in every ledger."""

from __future__ import annotations

import re
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from ledger.metrics import Measurement, all_metrics
from tests.metrics.measuring import AS_OF, ago
from tests.support import Files, ledger_of

NAMES = (
    "resonance", "groups", "advocates", "dream-list", "fit", "decision-makers", "chasing",
)  # fmt: skip
METRICS = [one for one in all_metrics() if one.name in NAMES]

FRONTS = {
    "me.md": (
        "---\naudience: [vets]\nindustries: [freight]\nnumber: 90k by 2026-12-31\n"
        "offers:\n  - privacy, level 2\n  - Polish, level 1\n---\n"
    ),
    "organizations/nw.md": "---\ndream: true\ndecision-maker: dana\nincumbent: x\n---\n",
    "contacts/dana.md": "---\norganization: nw\nvia: club\nintent: building\nsegment: vets\n---\n",
    "contacts/lee.md": (
        "---\nvia: club\nreaches: [freight]\nadvocate:\n  - 2026-10-20 candidate\n"
        "  - 2026-11-01 approached\n---\n"
    ),
    "contacts/ines.md": "---\nadvocate:\n  - 2026-08-01 candidate\n---\n",
    "campaigns/nw-job.md": (
        "---\norganization: nw\ntitle: Counsel\nvia: writing\nvalue: 60k\nneeds:\n"
        "  - privacy, must, level 3, from dana 2026-11-01\n  - Polish, from posting\n"
        "  - Czech, from posting\nstages:\n  - 2026-09-20 targeted\n"
        "  - 2026-10-20 interviewing\n---\n"
    ),
    "campaigns/old.md": (
        "---\nindustry: x\nvia: ines\nvalue: 20k\nstages:\n  - 2026-08-20 interviewing\n"
        "  - 2026-10-25 accepted\n---\n"
    ),
    "channels/club.md": "---\ntype: group\n---\n",
    "channels/writing.md": "---\ntype: content\n---\n",
    "skills/polish.md": "---\nname: Polish\nstages:\n  - 2026-11-05 demonstrated\n---\n",
    "journal/j.md": "",
}
_KINDS = (
    "email", "message", "reply", "reply [auto:: yes]", "inbound", "call 20m", "thanks", "event 2h",
    "event", "post 1h [reach:: 90]", "post 1h", "response [depth:: like]",
    "response [depth:: question]", "response [depth:: shared] [segment:: cats]",
    "interview 1 1h", "decline", "follow-up", "research 1h", "busy 1h", "off",
)  # fmt: skip
_FIELDS = (
    "[got:: introduction to [[dana]]]", "[got:: introduction to [[lee]]]", "[got:: a map]",
    "[gave:: a map]", "[values-us:: yes]", "[values-us:: no]", "[via:: ines]", "[for:: x]",
    "[rated:: 3 selling, 2 building, 1 overlap, 1 credible, 1 all]", "[rated:: 12 building]",
)  # fmt: skip
_LINKS = ("nw-job", "old", "dana", "lee", "ines", "nw", "club", "writing", "polish")

lines = st.builds(
    lambda box, day, kind, links, fields: " ".join(
        [f"- {box}{ago(day)} {kind}", *(f"[[{link}]]" for link in links), *fields]
    ),
    st.sampled_from(("", "", "", "[x] ", "[ ] ")),
    st.integers(-10, 100),
    st.sampled_from(_KINDS),
    st.lists(st.sampled_from(_LINKS), max_size=3, unique=True),
    st.lists(st.sampled_from(_FIELDS), max_size=2, unique=True),
)
bodies = st.fixed_dictionaries({path: st.lists(lines, max_size=5) for path in FRONTS})
holders = st.sampled_from([path for path in FRONTS if path != "me.md"])


def files_of(typed: dict[str, list[str]]) -> dict[str, str]:
    return {path: FRONTS[path] + "".join(f"{line}\n" for line in typed[path]) for path in FRONTS}


def all_of(files: Files) -> dict[str, Measurement]:
    ledger = ledger_of(files)
    return {one.name: one.measure(ledger, AS_OF) for one in METRICS}


def told(files: Files) -> dict[str, tuple[object, ...]]:
    """What each metric says, its rows in no order."""
    return {
        name: (
            one.value, one.k, one.n, one.interval, one.previous, one.verdict, one.reading,
            one.aside, Counter(str(sorted(row.cells.items())) for row in one.rows),
        )
        for name, one in all_of(files).items()
    }  # fmt: skip


@given(bodies, st.randoms(use_true_random=False))
def test_the_order_of_files_and_of_lines_changes_nothing(typed, random):
    shuffled = files_of({path: random.sample(rows, len(rows)) for path, rows in typed.items()})
    paths = random.sample(list(FRONTS), len(FRONTS))
    assert told({path: shuffled[path] for path in paths}) == told(files_of(typed))


@given(bodies, st.lists(st.tuples(holders, lines), min_size=1, max_size=4))
def test_what_is_dated_later_changes_nothing(typed, later):
    more = {path: list(rows) for path, rows in typed.items()}
    for path, line in later:
        more[path].append(re.sub(r"\d{4}-\d\d-\d\d", ago(-20), line, count=1))
    assert all_of(files_of(more)) == all_of(files_of(typed))


@given(bodies, holders, st.integers(0, 60), st.sampled_from(["busy 2h", "off", "off 3d", "life"]))
def test_busy_work_and_days_off_move_nothing(typed, path, days, kind):
    more = {**typed, path: [*typed[path], f"- {ago(days)} {kind} [[nw-job]] [[dana]]"]}
    assert told(files_of(more)) == told(files_of(typed))


@given(bodies, st.integers(7, 60))
def test_one_more_ask_never_ends_a_chase(typed, days):
    before = all_of(files_of(typed))["chasing"]
    more = {**typed, "journal/j.md": [*typed["journal/j.md"], f"- {ago(days)} email [[dana]]"]}
    after = all_of(files_of(more))["chasing"]
    chased = {row.cells["id"] for row in before.rows if row.cells["chased"]}
    assert chased <= {row.cells["id"] for row in after.rows if row.cells["chased"]}


@given(bodies)
def test_the_figures_hang_together_and_lead_to_lines(typed):
    files = files_of(typed)
    ledger = ledger_of(files)
    entries = {entry.evidence for entry in ledger.entries}
    for one in all_of(files).values():
        for place in {*one.evidence, *(place for row in one.rows for place in row.evidence)}:
            path, _, line = place.rpartition(":")
            end = files[path].split("\n").index("---", 1) if files[path][:3] == "---" else 0
            assert place in entries or 1 < int(line) <= end + 1
        if one.k is not None and one.n:
            assert 0 <= one.k <= one.n
    for row in all_of(files)["groups"].rows:
        cells = row.cells
        if cells["rated"]:
            most = min(cells["building"], cells["overlap"], cells["credible"])
            assert 0 <= cells["all_three"] <= most <= cells["rated"]
