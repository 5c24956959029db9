"""From bytes to findings, figures and advice: whatever a ledger holds, all of it can be judged."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from ledger.actions import advise
from ledger.checks import run
from ledger.config import FILE_NAME
from ledger.metrics import measure
from ledger.model.ledger import Ledger
from tests.properties.strategies import any_text, mutated
from tests.support import ROOT, ledger_of

EXAMPLE = {
    path.relative_to(ROOT / "examples/job-search").as_posix(): path.read_bytes()
    for path in sorted((ROOT / "examples/job-search").rglob("*.md"))
}
CAMPAIGNS = ["campaigns/tessera.md", "campaigns/larch-hill.md", "me.md", "channels/writing.md"]
SOME = {path: EXAMPLE[path] for path in [*CAMPAIGNS, *list(EXAMPLE)[::9]]}
DAYS = st.one_of(
    st.just(date(2026, 11, 22)),
    st.dates(date(2026, 5, 1), date(2026, 12, 31)),
    st.dates(date(1990, 1, 1), date(2100, 1, 1)),
)
SETTINGS = st.sampled_from(
    [
        "",
        "[rules]\nwindow = 1\nreview-every = 0\nshown-actions = 0\nworks-entry = 0\nbusy-cap = 0\n",
        "[rules]\nfull-time-hours = 0.5\nfull-time-capacity = 0\ndialog-span = 0\n",
        "[pipelines.job.stages.targeted]\nto = []\nneeds = ['horoscope']\nprobability = 1\n",
        "[pipelines.job.stages.parked]\nkind = 'open'\n[pipelines.mine]\nlike = 'client'\n",
        "[kinds]\nring = 'call'\n[folders]\nPeople = 'contact'\n",
    ]
)


def judge(ledger: Ledger, day: date) -> None:
    for finding in run(ledger, day):
        assert finding.message
        assert "\n" not in finding.message
    measurements = measure(ledger, day)
    for action in advise(ledger, measurements, day):
        assert action.message
        assert "\n" not in action.line


@given(st.data(), DAYS, SETTINGS)
def test_a_ledger_with_mutated_files(data, day, settings):
    broken = data.draw(st.lists(st.sampled_from(CAMPAIGNS), min_size=1, max_size=3))
    files = SOME | {path: data.draw(mutated(SOME[path])) for path in broken}
    judge(ledger_of({**files, FILE_NAME: settings}), day)


@given(st.dictionaries(st.sampled_from(sorted(SOME)), any_text, max_size=4), DAYS)
def test_a_ledger_of_any_texts(files, day):
    judge(ledger_of(files), day)


LINES = st.lists(
    st.tuples(
        st.sampled_from(["2026-11-20", "2026-11-22", "2026-12-24", "2026-01-01", "1900-01-01"]),
        st.sampled_from(
            [
                "coffee 1h", "interview 1 45m", "follow-up 1", "offer", "decline", "off 2w", "post",
                "response", "event 2h", "application ×20", "setback", "review", "reply", "email",
                "proposal", "learn 2h", "busy 3h", "prepare 2 1h", "hello",
            ]
        ),
        st.sampled_from(["", "[[tessera]]", "[[rachel-oyelaran]]", "[[writing]]", "[[nobody]]"]),
        st.sampled_from(
            [
                "", "[got:: introduction to [[dev-malhotra]]]", "[next:: 2026-12-01]", "[next:: x]",
                "[issue:: a]", "[reach:: lots]", "[reach:: 900]", "[rated:: 9 selling, x]",
                "[rated:: 3 building, 2 overlap, 1 credible, 1 all]", "[step:: 99]", "[step:: x]",
                "[depth:: like]", "[depth:: question]", "[for:: [[tessera]]]", "[cause:: budget]",
                "[values-us:: yes]", "[via:: [[writing]]]", "[mode:: video]", "[segment:: x]",
            ]
        ),
    ).map(lambda parts: "- " + " ".join(part for part in parts if part)),
    max_size=12,
).map("\n".join)  # fmt: skip
STAGES = st.lists(
    st.tuples(
        st.sampled_from(["2026-08-01 ", "2026-10-01 ", "2026-11-22 ", "2027-01-01 ", ""]),
        st.sampled_from(
            [
                "researching", "targeted", "applied", "interviewing", "negotiating", "accepted",
                "rejected", "parked", "evaporated", "reopened", "dreaming", "engaged",
            ]
        ),
        st.sampled_from(["", ", because", ", from [[rachel-oyelaran]]"]),
    ).map("".join),
    max_size=6,
)  # fmt: skip
FRONT = st.sampled_from(
    [
        "", "pipeline: client", "pipeline: nothing", "value: 0", "value: 120k\norigin: self",
        "watch: 2026-11-01", "closes: 1900-01-01", "organization: tessera-health\ntitle: x",
        "via: writing", "via: rachel-oyelaran", "decision-maker: rachel-oyelaran", "via: tessera",
        "needs: [a, 'b, must, from rachel-oyelaran']",
    ]
)  # fmt: skip


@given(STAGES, FRONT, LINES, LINES, DAYS)
def test_a_campaign_of_any_story(stages, front, lines, others, day):
    listed = "".join(f"  - {line}\n" for line in stages)
    campaign = f"---\n{front}\nstages:\n{listed}---\n{lines}\n"
    judge(ledger_of({**SOME, "campaigns/tessera.md": campaign, "journal/x.md": others}), day)


@given(
    st.sampled_from(["number", "capacity", "hours", "offers", "audience", "significant"]),
    any_text,
    DAYS,
)
def test_a_profile_of_any_value(key, text, day):
    value = text.replace("\n", " ").replace("\r", " ")
    judge(ledger_of({**SOME, "me.md": f"---\nhours: 0\n{key}: {value}\n---\n"}), day)
