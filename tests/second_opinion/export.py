"""A ledger as SQLite tables in memory: what the model holds, and nothing that a metric works out.

A day is its ordinal (1 is Monday, the first of January of the year 1), so that days can be
counted. A record is known by its path. Links come resolved; everything else is as typed.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from ledger.config import NOTE, Config
from ledger.model.campaign import Campaign
from ledger.model.channel import Channel
from ledger.model.contact import Contact
from ledger.model.entry import Entry
from ledger.model.ledger import Ledger
from ledger.model.link import Link
from ledger.model.organization import Organization
from ledger.model.parts import Money, Need
from ledger.model.profile import Profile
from ledger.model.record import Record
from ledger.wording import fold

TABLES = """
create table records (record text primary key, id text, kind text, name text, position integer);
create table properties (record text, key text, position integer, text text, number real,
                         unit text, day integer, target text);
create table entries (entry integer primary key, place text, holder text, day integer, time text,
                      kind text, minutes integer, days integer, round text, count integer,
                      todo integer, ticked integer, text text);
create table entry_links (entry integer, position integer, field text, target text);
create table entry_fields (entry integer, position integer, key text, value text, target text);
create table entry_words (entry integer, word text);
create table stages (record text, position integer, stage text, day integer, evidence text);
create table needs (owner text, position integer, name text, must integer, level integer,
                    source text, source_day integer, source_target text);
create table offers (position integer, name text, sort text, level integer);
create table capacities (position integer, count real, since integer);
create table settings (name text primary key, value real);
create table kinds (kind text primary key, way text, step integer, attempt integer,
                    in_person integer, round integer, closes integer);
create table pipelines (pipeline text, stage text, position integer, kind text, early integer,
                        probability real, stall integer, wants_round integer,
                        ends_search integer);
create table days (day integer primary key, weekday integer);
create table today (day integer);
"""
INDEXES = """
create index properties_by_record on properties (record, key);
create index properties_by_key on properties (key, target);
create index entries_by_kind on entries (kind);
create index links_by_entry on entry_links (entry);
create index fields_by_entry on entry_fields (entry, key);
create index words_by_entry on entry_words (entry, word);
create index stages_by_record on stages (record);
"""

# The keys of each kind of record that a metric may ask for, as the format names them.
TEXTS: Mapping[type[Record], tuple[str, ...]] = {
    Campaign: ("pipeline", "industry", "title", "incumbent", "difference", "origin"),
    Contact: ("segment", "credible", "intent"),
    Organization: ("industry", "incumbent", "difference", "segment"),
    Channel: ("type", "base-rate"),
    Profile: ("pipeline", "audience", "industries", "functions", "levels"),
}
LISTS: Mapping[type[Record], tuple[str, ...]] = {Contact: ("reaches",)}
LINKS: Mapping[type[Record], tuple[str, ...]] = {
    Campaign: ("organization", "decision-maker", "influencers", "gatekeepers", "recruiter",
               "advocates", "via"),
    Contact: ("organization", "via"),
    Organization: ("decision-maker",),
}  # fmt: skip
DAYS_AROUND = 800


def export(ledger: Ledger) -> sqlite3.Connection:
    """The tables of a ledger; `today` is left empty."""
    tables = sqlite3.connect(":memory:", isolation_level=None, cached_statements=4000)
    tables.executescript(TABLES)
    places = {entry.location: number for number, entry in enumerate(ledger.entries)}
    _fill(tables, "records", _records(ledger))
    _fill(tables, "properties", _properties(ledger))
    _fill(tables, "entries", (_entry(places[one.location], one) for one in ledger.entries))
    _fill(tables, "entry_links", _links(ledger))
    _fill(tables, "entry_fields", _fields(ledger))
    _fill(tables, "entry_words", _words(ledger))
    _fill(tables, "stages", _stages(ledger))
    _fill(tables, "needs", _needs(ledger))
    profile = ledger.profile
    _fill(tables, "offers", ((at, o.name, o.sort, o.level) for at, o in enumerate(profile.offers)))
    _fill(
        tables,
        "capacities",
        ((at, one.count, _ordinal(one.since)) for at, one in enumerate(profile.capacity)),
    )
    _settings(tables, ledger.config)
    _fill(tables, "days", _calendar(ledger))
    tables.executescript(INDEXES)
    return tables


def _fill(tables: sqlite3.Connection, table: str, rows: Iterable[tuple[object, ...]]) -> None:
    held = list(rows)
    if held:
        marks = ", ".join("?" * len(held[0]))
        tables.execute("begin")
        tables.executemany(f"insert into {table} values ({marks})", held)  # noqa: S608
        tables.execute("commit")


def _ordinal(day: date | None) -> int | None:
    return day.toordinal() if day else None


def _records(ledger: Ledger) -> Iterator[tuple[object, ...]]:
    for at, one in enumerate(ledger.records):
        yield (one.path, one.id, one.kind.value, one.name, at)


def _properties(ledger: Ledger) -> Iterator[tuple[object, ...]]:
    """Every key that a metric may ask for, a row for each value of a list."""
    for record in ledger.records:
        for key, value in _typed(record):
            found = value if isinstance(value, tuple) else (value,)
            for at, one in enumerate(part for part in found if part):
                yield (record.path, key, at, *_value(ledger, one))


def _typed(record: Record) -> Iterator[tuple[str, object]]:
    kind = type(record)
    yield "tags", record.tags
    for names in (TEXTS, LISTS, LINKS):
        for key in names.get(kind, ()):
            yield key, getattr(record, key.replace("-", "_"))
    if isinstance(record, Campaign):
        yield "scope", record.stated_scope.value if record.stated_scope else ""
        yield from (("value", record.value), ("closes", record.closes))
    elif isinstance(record, Organization):
        yield "dream", "true" if record.dream else ""
    elif isinstance(record, Profile):
        yield from (("hours", record.hours), ("significant", record.significant))
        yield "number", record.number.money if record.number else None
        yield "number-by", record.number.by if record.number else None


def _value(ledger: Ledger, value: object) -> tuple[object, ...]:
    """Text, number, unit, day and target: of these those that the value has."""
    if isinstance(value, Link):
        found = ledger.resolve(value)
        return (value.target, None, None, None, found.path if found else None)
    if isinstance(value, Money):
        return (None, value.amount, value.currency, None, None)
    if isinstance(value, date):
        return (None, None, None, value.toordinal(), None)
    if isinstance(value, (int, float)):
        return (None, value, None, None, None)
    return (str(value), None, None, None, None)


def _entry(number: int, one: Entry) -> tuple[object, ...]:
    time = one.time.isoformat() if one.time else None
    return (
        number, one.evidence, one.location.path, one.date.toordinal(), time, one.kind.name,
        one.minutes, one.days, one.round, one.count, one.todo, one.ticked, one.text,
    )  # fmt: skip


def _links(ledger: Ledger) -> Iterator[tuple[object, ...]]:
    for number, entry in enumerate(ledger.entries):
        for at, link in enumerate(entry.links):
            found = ledger.resolve(link)
            yield (number, at, link.field, found.path if found else None)


def _fields(ledger: Ledger) -> Iterator[tuple[object, ...]]:
    for number, entry in enumerate(ledger.entries):
        for at, one in enumerate(entry.fields):
            found = ledger.find(one.value)
            yield (number, at, one.key, one.value, found.path if found else None)


def _words(ledger: Ledger) -> Iterator[tuple[object, ...]]:
    """The distinct words of each entry, in the form in which names are compared."""
    for number, entry in enumerate(ledger.entries):
        for word in sorted(set(fold(entry.text).split())):
            yield (number, word)


def _stages(ledger: Ledger) -> Iterator[tuple[object, ...]]:
    for record in ledger.records:
        for at, line in enumerate(record.stages):
            yield (record.path, at, line.stage, _ordinal(line.date), line.evidence)


def _needs(ledger: Ledger) -> Iterator[tuple[object, ...]]:
    for record in (*ledger.campaigns, *ledger.organizations):
        for at, need in enumerate(record.needs):
            yield (record.path, at, *_need(ledger, need))


def _need(ledger: Ledger, need: Need) -> tuple[object, ...]:
    source = ledger.resolve(need.source_link)
    day = _ordinal(need.source_date)
    path = source.path if source else None
    return (need.name, need.must, need.level, need.source, day, path)


def _settings(tables: sqlite3.Connection, config: Config) -> None:
    rules = config.rules
    _fill(tables, "settings", ((name, getattr(rules, name)) for name in rules.__slots__))
    kinds = {kind.name: kind for kind in (*config.kinds.values(), NOTE)}
    _fill(
        tables,
        "kinds",
        (
            (one.name, one.way.value, one.step, one.attempt, one.in_person, one.round, one.closes)
            for one in kinds.values()
        ),
    )
    _fill(
        tables,
        "pipelines",
        (
            (pipeline.name, one.name, one.position, one.kind.value, one.early, one.probability,
             one.stall, "interview-round" in one.needs, one.ends_search)
            for pipeline in config.pipelines.values()
            for one in pipeline.stages.values()
        ),
    )  # fmt: skip


def _calendar(ledger: Ledger) -> Iterator[tuple[object, ...]]:
    """Every day on which something may have happened, with its weekday (0 is Monday)."""
    known = [entry.date.toordinal() for entry in ledger.entries]
    if known:
        for day in range(min(known) - 40, max(known) + DAYS_AROUND):
            yield (day, (day + 6) % 7)
