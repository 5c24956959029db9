"""The ledger as tables: each holds what its columns say, of sound ledgers and of broken ones."""

from __future__ import annotations

import re
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger import checks, metrics
from ledger.actions import advise
from ledger.model.record import RecordKind
from ledger.readers import read_ledger
from ledger.tables import TableSource, all_tables
from tests.benchmarks.made_ledger import files
from tests.properties.strategies import mutated
from tests.support import AS_OF, ROOT, ledger_of
from tests.tables.holding import broken, named_rows, rows_of

TABLES = {one.name: one for one in all_tables()}
EXAMPLES = ("job-search", "book-of-business", "starter")
MADE = dict(files(60))
FEW = dict(files(24))
PATHS = sorted(FEW)


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_a_table_says_what_it_holds(table):
    names = [one.name for one in table.columns]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-z]+(_[a-z]+)*", one) for one in [table.name, *names])
    assert any(one.key for one in table.columns)
    assert table.what.endswith(".")
    for one in table.columns:
        assert one.what
        assert not (one.key and one.null)
        if one.refers:
            target, column = one.refers.split(".")
            keys = [other.name for other in TABLES[target].columns if other.key]
            assert keys == [column]
            referred = next(other for other in TABLES[target].columns if other.name == column)
            assert referred.type is one.type


def test_every_kind_of_record_has_a_table():
    plural = {kind: f"{kind.value}s" for kind in RecordKind}
    plural[RecordKind.PROFILE] = "profile"
    plural[RecordKind.JOURNAL] = "entries"
    assert set(plural.values()) <= set(TABLES)


@pytest.mark.parametrize("name", EXAMPLES)
@pytest.mark.parametrize("day", [AS_OF, date(2026, 8, 1), date(1990, 1, 1), date(2090, 1, 1)])
def test_the_examples_hold(name, day):
    rows = rows_of(read_ledger(ROOT / "examples" / name).ledger, day)
    assert broken(rows) == []


def test_a_made_ledger_holds_and_fills_its_tables():
    rows = rows_of(ledger_of(MADE))
    assert broken(rows) == []
    filled = {name for name, held in rows.items() if held}
    assert set(TABLES) - filled <= {"aliases", "skills"}


@given(st.data())
def test_a_ledger_with_mutated_files_holds(data):
    spoilt = data.draw(st.lists(st.sampled_from(PATHS), min_size=1, max_size=4, unique=True))
    changed = {path: data.draw(mutated(FEW[path].encode())) for path in spoilt}
    assert broken(rows_of(ledger_of({**FEW, **changed}))) == []


def test_what_is_wrong_in_a_ledger_is_no_wrong_reference():
    rows = rows_of(
        ledger_of(
            {
                "contacts/dana.md": "---\norganization: nowhere\nvia: dana\n---\n[[nobody]]\n",
                "contacts/archive/dana.md": "- 2026-11-01 call [[dana]] again\n",
                "me.md": "---\nname: Me\n---\n- 2026-11-02 email [[DANA]]\n",
                "skills/me.md": "---\nneeded-by: [dana, nobody]\n---\n",
                "campaigns/acme.md": (
                    "---\npipeline: none\norganization: dana\ndecision-maker: acme\n"
                    "influencers: [dana, dana]\nstages:\n  - 2026-11-05 lost\n"
                    "  - 2026-11-01 won\n  - sometime\nneeds:\n  - privacy, from dana\n---\n"
                ),
            }
        )
    )
    assert broken(rows) == []
    ids = {one["path"]: one["id"] for one in named_rows(rows, "records")}
    assert ids["contacts/archive/dana.md"] == "dana"
    assert ids["contacts/dana.md"] == "contacts/dana.md"
    assert ids["me.md"] == "me"
    assert ids["skills/me.md"] == "skills/me.md"


FILES = {
    "me.md": "---\nname: Maya\nnumber: 120k EUR by 2026-12-31\noffers:\n  - privacy, technical, "
    "level 3, proof two playbooks\n---\n",
    "contacts/dana-kim.md": (
        "---\nname: Dana Kim\norganization: Northwind\nmet: 2026-09-01\nemail: [d@x.example]\n"
        "tags: [law]\naliases: [Dana]\nadvocate:\n  - 2026-10-01 candidate\n---\n"
        "- 2026-11-12 09:30 coffee 45m [[acme]] two people [got:: introduction to [[lee-park]]]\n"
    ),
    "contacts/lee-park.md": "- 2026-11-20 call 15m [[acme]]\n",
    "organizations/northwind.md": "---\nname: Northwind\nneeds:\n  - privacy, must, level 2\n---\n",
    "campaigns/acme.md": (
        "---\norganization: northwind\ntitle: Counsel\ndecision-maker: lee-park\nvia: dana-kim\n"
        "value: 60k EUR\nstages:\n  - 2026-11-02 researching\n  - 2026-11-12 targeted, a talk\n"
        "  - 2026-12-01 applied\n---\n- [ ] 2026-11-30 email [[lee-park|Lee]] the list\n"
    ),
    "channels/club.md": "---\ntype: group\naimed-at: [law]\n---\n- 2026-11-03 event 2h\n",
}


@pytest.fixture(scope="module")
def rows():
    return rows_of(ledger_of(FILES))


def test_dated_lines(rows):
    first, second = named_rows(rows, "entries")[1:3]
    assert first["entry"] == "contacts/dana-kim.md:11"
    assert (first["date"], first["time"]) == (date(2026, 11, 12), time(9, 30))
    assert (first["kind"], first["word"], first["way"]) == ("meeting", "coffee", "two")
    assert (first["minutes"], first["class"], first["mode"]) == (45, "goal", "in-person")
    assert (first["done"], first["todo"], first["holder"]) == (True, False, "dana-kim")
    assert (second["minutes"], second["time"], second["mode"]) == (15, None, None)
    ahead = named_rows(rows, "entries")[-1]
    assert (ahead["done"], ahead["todo"], ahead["class"]) == (False, True, None)


def test_who_took_part_and_what_was_served(rows):
    line = "contacts/dana-kim.md:11"
    assert [one for one in rows["entry_people"] if one[0] == line] == [(line, "dana-kim")]
    assert (line, "acme") in rows["entry_campaigns"]
    assert rows["entry_channels"] == [("channels/club.md:5", "club")]
    (field,) = rows["entry_fields"]
    assert field == (line, 1, "got", "introduction to [[lee-park]]", 11)
    assert [one[:3] for one in rows["introductions"]] == [
        ("lee-park", "dana-kim", date(2026, 11, 12))
    ]
    assert rows["introduction_campaigns"] == [("lee-park", "acme")]
    assert [one[0] for one in rows["exchanges"]] == ["dana-kim", "lee-park"]


def test_where_records_stand(rows):
    (campaign,) = named_rows(rows, "campaigns")
    assert (campaign["stage"], campaign["stage_kind"]) == ("targeted", "open")
    assert (campaign["stage_since"], campaign["days_in_stage"]) == (date(2026, 11, 12), 10)
    assert (campaign["value"], campaign["value_currency"]) == (60000, "EUR")
    assert (campaign["decision_maker"], campaign["via"], campaign["channel"]) == (
        "lee-park", "dana-kim", None,
    )  # fmt: skip
    changes = named_rows(rows, "stage_changes")
    of_acme = [one for one in changes if one["record"] == "acme"]
    assert [(one["stage"], one["days"], one["before"]) for one in of_acme] == [
        ("researching", 10, None), ("targeted", 10, "researching"),
    ]  # fmt: skip
    dana = named_rows(rows, "contacts")[0]
    assert (dana["stage"], dana["last_exchange"]) == ("candidate", date(2026, 11, 12))
    assert (dana["organization"], dana["organization_as_typed"]) == ("northwind", "Northwind")


def test_what_there_is_several_of(rows):
    assert [(one["record"], one["inherited"]) for one in named_rows(rows, "needs")] == [
        ("northwind", False), ("acme", True),
    ]  # fmt: skip
    assert rows["offers"] == [(1, "privacy", "technical", 3, "two playbooks", "me.md", 5)]
    assert rows["tags"] == [("dana-kim", "law")]
    assert rows["aliases"] == [("dana-kim", "Dana")]
    assert ("acme", "lee-park", "decision-maker") in rows["campaign_people"]
    typed = {(one["record"], one["key"]): one["value"] for one in named_rows(rows, "front_matter")}
    assert typed["dana-kim", "email"] == "d@x.example"
    assert typed["club", "aimed-at"] == "law"
    (owner,) = named_rows(rows, "profile")
    assert (owner["number"], owner["number_currency"], owner["number_by"]) == (
        120000, "EUR", date(2026, 12, 31),
    )  # fmt: skip


def test_links_lead_where_they_lead(rows):
    links = {(one["source"], one["target_as_typed"], one["field"]): one
             for one in named_rows(rows, "links")}  # fmt: skip
    assert links["dana-kim", "lee-park", "got"]["entry"] == "contacts/dana-kim.md:11"
    assert links["acme", "lee-park", None]["shown"] == "Lee"
    assert links["acme", "northwind", "organization"]["entry"] is None


@pytest.mark.parametrize("name", EXAMPLES)
def test_what_follows_is_what_the_commands_say(name):
    ledger = read_ledger(ROOT / "examples" / name).ledger
    rows = rows_of(ledger)
    found = checks.run(ledger, AS_OF)
    assert [one["message"] for one in named_rows(rows, "findings")] == [
        one.message for one in found
    ]
    taken = metrics.measure(ledger, AS_OF)
    assert {one["name"]: one["value"] for one in named_rows(rows, "metrics")} == {
        key: one.value for key, one in taken.items()
    }
    assert len(rows["metric_rows"]) == sum(
        len(row.cells) for one in taken.values() for row in one.rows
    )
    ranked = [one["id"] for one in named_rows(rows, "actions") if one["rank"]]
    assert ranked == [one.id for one in advise(ledger, taken, AS_OF)]


def test_what_is_known_already_is_not_worked_out_again():
    ledger = ledger_of(FILES)
    taken = metrics.measure(ledger, AS_OF)
    source = TableSource(ledger, AS_OF, findings=(), measurements=taken)
    assert source.findings == ()
    assert source.measurements is taken
    assert list(TABLES["findings"].rows(source)) == []
