"""All that a record's page is made from, as a digest that is sooner told than the page is made."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator

from ledger.model.campaign import Campaign
from ledger.model.entry import Entry
from ledger.model.organization import Organization
from ledger.model.record import Record
from ledger.model.round_standing import RoundStanding, standings_of
from ledger.pages._before import Told
from ledger.pages._freshness import last_done
from ledger.pages._results import Results
from ledger.readers.links import LINK, target_of

# What Markdown may read as a link and no index of ours knows: a link of its own, and a name
# that is spelt with escapes.
_MARKDOWN_LINK = re.compile(r"\]\(|\]:")
_ESCAPED = re.compile(r"[%&\\]")


def inputs_of(results: Results, one: Record) -> bytes:
    """A digest that changes whenever the page of a record may.

    The page shows what its file says, the entries that take part in it and the names of what
    they link, wherever these stand: so it is made from the texts of all these files and where
    their pages are, and from what was found, measured and advised of the record. Settings,
    profile and day are not in it. What is told of it is kept with the results, for the next ones:
    whoever lets it depend on more has to see to what may be taken over (_before.py).
    """
    told = results.told.get(one.path)
    if told is None:
        standings: tuple[RoundStanding, ...] = ()
        if isinstance(one, Campaign):
            standings = standings_of(results.ledger, one, results.as_of)
        paths = frozenset(_paths(results, one, standings))
        digest = hashlib.blake2b(digest_size=16)
        for said in _said(results, one, paths, standings):
            digest.update(said.encode("utf-8", "surrogatepass") + b"\0")
        told = results.told[one.path] = Told(paths, digest.digest())
    return told.digest


def _said(
    results: Results, one: Record, paths: Iterable[str], standings: Iterable[RoundStanding]
) -> Iterator[str]:
    for path in sorted(paths):
        yield path
        yield results.addresses.page(path) or ""
        yield results.digests.get(path, "")
    yield repr(results.findings_by_path.get(one.path, ()))
    yield repr(results.actions_by_subject.get(one.path, ()))
    yield repr(results.rows_by_path.get(one.path, {}))
    # The entries that count for a record are more than those that its story tells.
    yield str(last_done(results, one))
    changes = results.changes_of(one) if one.stages else {}
    for line in one.stages:
        told = changes.get(line.location.line)
        yield repr((told.before, told.commit, told.committed, told.taken)) if told else ""
    for standing in standings:
        people = standing.round.people if standing.round else ()
        places = [entry.location for entry in _entries_of(standing)]
        decided = standing.decided.location if standing.decided else ""
        yield f"{standing.episode} {standing.label} {standing.standing} {decided} {places}"
        yield " ".join(person.path for person in people)
    if _names_what_nobody_knows(one.notes):
        yield results.names_digest


def _paths(results: Results, one: Record, standings: Iterable[RoundStanding]) -> set[str]:
    """The files whose texts the page shows something of."""
    ledger = results.ledger
    names = {link.target for link in one.links()}
    names |= _typed(results.texts[one.path].text if one.path in results.texts else "")
    if isinstance(one, (Campaign, Organization)):
        names.update(need.source for need in one.needs)
    paths = {one.path}
    for entry in results.story(one):
        _add_entry(entry, paths, names)
    for standing in standings:
        for entry in _entries_of(standing):
            _add_entry(entry, paths, names)
        paths.update(person.path for person in (standing.round.people if standing.round else ()))
    paths.update(record.path for record in ledger.linked_from(one))
    if organization := ledger.organization_of(one):
        paths.add(organization.path)
    for action in results.actions_by_subject.get(one.path, ()):
        paths.update(evidence.rpartition(":")[0] for evidence in action.evidence)
    for finding in results.findings_by_path.get(one.path, ()):
        paths.update(related.location.path for related in finding.related)
    for rows in results.rows_by_path.get(one.path, {}).values():
        for row in rows:
            for cell in row.cells.values():
                if isinstance(cell, str):
                    names.update(cell.split(", "))
                    names |= _typed(cell)
    named = (results.named(name) for name in names)
    paths.update(record.path for record in named if record)
    return paths


def _add_entry(entry: Entry, paths: set[str], names: set[str]) -> None:
    """Where an entry stands, whose it is, and what the texts of it name."""
    paths.add(entry.location.path)
    names.add(entry.holder)
    names |= _typed(entry.text)
    for field in entry.fields:
        names |= _typed(field.value)


def _entries_of(one: RoundStanding) -> Iterator[Entry]:
    """The lines that a round is told by, whose files the campaign need not link."""
    yield one.entry
    if isinstance(one.decided, Entry):
        yield one.decided
    if one.round and one.round.followed_up:
        yield one.round.followed_up


def _typed(text: str) -> set[str]:
    """What a text names in links, those in code too: a page may show a part of it elsewhere."""
    return {target_of(match[1]) for match in LINK.finditer(text)} if "[[" in text else set()


def _names_what_nobody_knows(notes: str) -> bool:
    """Whether Markdown may find a link in some notes that is not among those we read."""
    if _MARKDOWN_LINK.search(notes):
        return True
    opened = notes.count("[[")
    if not opened:
        return False
    links = LINK.findall(notes)
    return opened != len(links) or any(_ESCAPED.search(target) for target, _ in links)
