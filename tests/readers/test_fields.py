"""Every front-matter key of every kind, and what a value in another form gives."""

from __future__ import annotations

from datetime import date

import pytest

from ledger.model.campaign import Scope
from ledger.model.fault import FaultKind
from ledger.model.parts import Money
from ledger.model.record import RecordKind
from ledger.readers.records import keys_of
from tests.support import fault_of, faults_of, kinds_of, ledger_of, record_of

TEXTS = {
    "contacts/a.md": ["title", "segment", "credible", "intent", "connector", "approach"],
    "organizations/a.md": ["industry", "size", "website", "incumbent", "difference", "segment"],
    "campaigns/a.md": ["pipeline", "industry", "title", "incumbent", "difference", "origin"],
    "channels/a.md": ["type", "base-rate", "cost"],
    "skills/a.md": ["plan", "proof"],
    "me.md": ["pipeline", "goal"],
}
LISTS = {
    "contacts/a.md": ["email", "phone", "links", "reaches", "tags", "aliases"],
    "channels/a.md": ["aimed-at"],
    "me.md": ["audience", "industries", "functions", "levels"],
}
LINKS = {
    "contacts/a.md": ["organization", "via"],
    "organizations/a.md": ["decision-maker"],
    "campaigns/a.md": ["organization", "decision-maker", "recruiter", "via"],
}
MANY_LINKS = {
    "campaigns/a.md": ["influencers", "gatekeepers", "advocates"],
    "skills/a.md": ["needed-by"],
}
DATES = {"contacts/a.md": ["met"], "campaigns/a.md": ["closes", "watch"]}
FLAGS = {
    "contacts/a.md": ["private"],
    "organizations/a.md": ["dream"],
    "campaigns/a.md": ["private"],
}
MONEY = {"campaigns/a.md": ["value"], "me.md": ["significant"]}


def keys(table):
    return [(path, key) for path, names in table.items() for key in names]


def value_of(path, key, typed):
    attribute = {"links": "urls"}.get(key, key.replace("-", "_"))
    record = record_of(f"---\n{key}: {typed}\n---\n", path)
    return getattr(record, attribute)


@pytest.mark.parametrize(("path", "key"), keys(TEXTS))
def test_texts(path, key):
    assert value_of(path, key, "some words, and more") == "some words, and more"
    assert value_of(path, key, "[in a list]") == "in a list"
    assert value_of(path, key, "") == value_of(path, key, "[]") == ""
    fault = fault_of(f"---\n{key}: [one, two]\n---\n", path)
    assert (fault.kind, fault.subject) == (FaultKind.WRONG_TYPE, key)


@pytest.mark.parametrize(("path", "key"), keys(LISTS))
@pytest.mark.parametrize("typed", ["a b, c", "[a b, c]", "\n  - a b\n  - c", "\n- a b\n- 'c'"])
def test_lists_of_texts(path, key, typed):
    assert value_of(path, key, typed) == ("a b", "c")
    assert value_of(path, key, "") == ()


@pytest.mark.parametrize(("path", "key"), keys(LISTS | MANY_LINKS))
def test_a_mapping_is_no_list_of_texts(path, key):
    assert fault_of(f"---\n{key}:\n  a: b\n---\n", path).kind is FaultKind.WRONG_TYPE
    assert fault_of(f"---\n{key}: [x, {{a: b}}]\n---\n", path).kind is FaultKind.WRONG_TYPE


@pytest.mark.parametrize(("path", "key"), keys(LINKS))
def test_one_record(path, key):
    assert value_of(path, key, "dana-kim").target == "dana-kim"
    assert value_of(path, key, "") is None
    assert fault_of(f"---\n{key}: [a, b]\n---\n", path).kind is FaultKind.WRONG_TYPE


@pytest.mark.parametrize(("path", "key"), keys(MANY_LINKS))
def test_several_records(path, key):
    assert [link.target for link in value_of(path, key, "[dana-kim, '[[lee]]']")] == [
        "dana-kim",
        "lee",
    ]


@pytest.mark.parametrize(("path", "key"), keys(DATES))
def test_dates(path, key):
    assert value_of(path, key, "2026-09-28") == date(2026, 9, 28)
    assert value_of(path, key, "") is None
    for typed, kind in [
        ("2026-02-30", FaultKind.BAD_DATE),
        ("28.9.2026", FaultKind.WRONG_TYPE),
        ("soon", FaultKind.WRONG_TYPE),
        ("2026-09-28 10:00", FaultKind.WRONG_TYPE),
    ]:
        fault = fault_of(f"---\n{key}: {typed}\n---\n", path)
        assert (fault.kind, fault.location.column) == (kind, len(key) + 3)


@pytest.mark.parametrize(("path", "key"), keys(FLAGS))
def test_flags(path, key):
    assert [value_of(path, key, typed) for typed in ("true", "True", "yes", "on")] == [True] * 4
    assert [value_of(path, key, typed) for typed in ("false", "no", "OFF", "")] == [False] * 4
    assert fault_of(f"---\n{key}: maybe\n---\n", path).kind is FaultKind.WRONG_TYPE


@pytest.mark.parametrize(
    "lines",
    [
        "private: y",
        "private: [true, true]",
        "private: {a: b}",
        "private: !!bool true",
        "private: tru\nprivate: true",
        "private: false\nprivate: true",
        "name: [\nprivate: true",
        "  private: true\nname: a: b",
        "'private' : 'true",
    ],
)
def test_what_may_be_private_is_kept_private(lines):
    assert record_of(f"---\n{lines}\n---\n", "contacts/a.md").private
    assert faults_of(f"---\n{lines}\n---\n", "contacts/a.md")


@pytest.mark.parametrize("lines", ["name: a\nname: b", "title: Head of Legal: EMEA"])
def test_a_fault_elsewhere_makes_nothing_private_that_says_it_is_not(lines):
    text = f"---\nprivate: false\n{lines}\n---\nprivate: who knows\n"
    assert faults_of(text, "contacts/a.md")
    assert not record_of(text, "contacts/a.md").private


def test_an_unclosed_block_that_says_private_is_kept_private():
    assert record_of("---\nprivate: true\n", "contacts/a.md").private


MONEY_FORMS = [
    ("60k", Money(60_000)),
    ("60000", Money(60_000)),
    ("60,000", Money(60_000)),
    ("60000 EUR", Money(60_000, "EUR")),
    ("60 000 eur", Money(60_000, "EUR")),
    ("EUR 60k", Money(60_000, "EUR")),
    ("€1.2m", Money(1_200_000, "€")),
    ("$ 155K", Money(155_000, "$")),
    ("1'250'000 CHF", Money(1_250_000, "CHF")),
    ("12,00,000 INR", Money(1_200_000, "INR")),
    ("0", Money(0)),
    ("99.5", Money(99.5)),
]


@pytest.mark.parametrize(("path", "key"), keys(MONEY))
@pytest.mark.parametrize(("typed", "money"), MONEY_FORMS)
def test_money(path, key, typed, money):
    assert value_of(path, key, typed) == money


@pytest.mark.parametrize(
    "typed",
    [
        "lots",
        "-60k",
        "1,5k",
        "60.000",
        "EUR 60 EUR",
        "60k a year",
        "1e5",
        pytest.param("9" * 400, id="endless"),
        "60kk",
        "k",
    ],
)
def test_what_is_no_amount_of_money(typed):
    fault = fault_of(f"---\nvalue: {typed}\n---\n")
    assert (fault.kind, fault.subject, fault.location.column) == (FaultKind.BAD_MONEY, typed, 8)
    assert record_of(f"---\nvalue: {typed}\n---\n").value is None


@pytest.mark.parametrize(
    ("typed", "days"),
    [("30d", 30), ("30", 30), ("2w", 14), ("1m", 30), ("3 w", 21), ("30D", 30), ("", None)],
)
def test_cadence(typed, days):
    assert value_of("contacts/a.md", "cadence", typed) == days


@pytest.mark.parametrize("typed", ["monthly", "0d", "-3d", "30 days", "99999d"])
def test_what_is_no_cadence(typed):
    assert kinds_of(faults_of(f"---\ncadence: {typed}\n---\n", "contacts/a.md")) == [
        FaultKind.WRONG_TYPE
    ]


@pytest.mark.parametrize(
    ("typed", "hours"), [("35", 35.0), ("37.5", 37.5), ("1,200", 1200.0), ("", None), ("0", 0.0)]
)
def test_hours(typed, hours):
    assert value_of("me.md", "hours", typed) == hours


@pytest.mark.parametrize(
    "typed", ["3,5", "-3", "many", "inf", "nan", "1e3", pytest.param("9" * 400, id="endless")]
)
def test_what_is_no_number(typed):
    assert fault_of(f"---\nhours: {typed}\n---\n", "me.md").kind is FaultKind.WRONG_TYPE
    assert value_of("me.md", "hours", typed) is None


@pytest.mark.parametrize(
    ("front", "scope"),
    [
        ("title: Counsel", Scope.POSITION),
        ("title: Counsel\nindustry: fintech", Scope.POSITION),
        ("organization: b", Scope.ORGANIZATION),
        ("industry: fintech", Scope.INDUSTRY),
        ("industry: fintech\norganization: b", Scope.ORGANIZATION),
        ("name: a", Scope.ORGANIZATION),
        ("title: Counsel\nscope: Organization", Scope.ORGANIZATION),
        ("scope: industry", Scope.INDUSTRY),
    ],
)
def test_the_scope_of_a_campaign(front, scope):
    assert record_of(f"---\n{front}\n---\n").scope is scope


def test_a_scope_that_is_none_is_told_of():
    fault = fault_of("---\nscope: galaxy\n---\n")
    assert (fault.kind, fault.subject) == (FaultKind.WRONG_TYPE, "scope")


FOLDERS = {
    "contacts": RecordKind.CONTACT,
    "organizations": RecordKind.ORGANIZATION,
    "campaigns": RecordKind.CAMPAIGN,
    "channels": RecordKind.CHANNEL,
    "skills": RecordKind.SKILL,
    "journal": RecordKind.JOURNAL,
}


@pytest.mark.parametrize(("folder", "kind"), FOLDERS.items())
def test_the_folder_names_the_kind(folder, kind):
    assert record_of("name: x", f"{folder}/deep/er/a.md").kind is kind


@pytest.mark.parametrize("kind", list(RecordKind))
def test_the_front_matter_overrides_it(kind):
    assert record_of(f"---\nkind: {kind.upper()}\n---\n", "contacts/a.md").kind is kind


def test_a_kind_that_is_none_is_told_of_and_the_folder_decides():
    text = "---\nkind: person\n---\n"
    fault = fault_of(text, "channels/a.md")
    assert (fault.kind, fault.subject) == (FaultKind.UNKNOWN_RECORD_KIND, "person")
    assert record_of(text, "channels/a.md").kind is RecordKind.CHANNEL


def test_folders_are_remapped():
    ledger = ledger_of(
        {
            "headway.toml": '[folders]\n"People/Work" = "contact"\nclients = "campaign"\n',
            "People/Work/a.md": "x",
            "clients/b.md": "x",
            "channels/c.md": "x",
        }
    )
    assert [record.kind for record in ledger.records] == [
        RecordKind.CONTACT,
        RecordKind.CHANNEL,
        RecordKind.CAMPAIGN,
    ]


def test_the_keys_of_a_kind_are_known_to_it_alone():
    for kind in RecordKind:
        front = "".join(f"{key}:\n" for key in keys_of(kind) if key != "kind")
        record = record_of(f"---\nkind: {kind}\n{front}---\n")
        assert record.unknown == ()
    assert record_of("---\nstages:\ncadence:\n---\n", "channels/a.md").unknown == (
        "stages",
        "cadence",
    )


def test_a_missing_key_reads_as_not_recorded_and_a_name_alone_is_a_valid_file():
    for path in ("contacts/a.md", "organizations/a.md", "campaigns/a.md", "channels/a.md", "me.md"):
        assert faults_of("---\nname: A\n---\n", path) == ()
    campaign = record_of("---\nname: A\n---\n")
    assert (campaign.value, campaign.closes, campaign.organization) == (None, None, None)
    assert record_of("---\nname: A\n---\n", "me.md").hours is None
