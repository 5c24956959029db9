"""All that a record's page is made from, as a digest that is sooner told than the page is made."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from ledger.model.campaign import Campaign
from ledger.model.record import Record
from ledger.model.round_standing import RoundStanding, standings_of
from ledger.pages._results import Results

# A link of Markdown's own names a file that no index of ours knows.
_MARKDOWN_LINK = "]("


def inputs_of(results: Results, one: Record) -> bytes:
    """A digest that changes whenever the page of a record may.

    The page shows what its file says, the entries that take part in it and the names of what
    they link, wherever these stand: so it is made from the texts of all these files, and from
    what was found, measured and advised of the record. Settings, profile and day are not in it.
    """
    said = "\0".join(_said(results, one))
    return hashlib.blake2b(said.encode("utf-8", "backslashreplace"), digest_size=16).digest()


def _said(results: Results, one: Record) -> Iterator[str]:
    states = results.states
    yield from [states.get(path) or path for path in sorted(_paths(results, one))]
    for found in (results.findings_by_path, results.actions_by_subject, results.rows_by_path):
        yield repr(found[one.path]) if one.path in found else ""
    if one.stages:
        for line in one.stages:
            told = results.changes_by_line.get((one.path, line.location.line))
            yield repr((told.before, told.commit, told.committed, told.taken)) if told else ""
    if isinstance(one, Campaign):
        for standing in standings_of(results.ledger, one, results.as_of):
            yield from _of_standing(results, standing)
    if _MARKDOWN_LINK in one.notes:
        yield results.names_digest


def _paths(results: Results, one: Record) -> set[str]:
    """The files whose texts the page shows something of."""
    ledger, own = results.ledger, one.path
    paths = {own}
    paths.update([record.path for record in results.links_of.get(own, ())])
    paths.update([record.path for record in ledger.linked_from(one)])
    for entry in results.story(one):
        path = entry.location.path
        if path != own:  # what its own entries link, its file links
            paths.add(path)
            linked = [ledger.find(entry.holder), *[ledger.find(it.target) for it in entry.links]]
            paths.update([record.path for record in linked if record])
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
                    named = (ledger.find(part) for part in cell.split(", "))
                    paths.update(record.path for record in named if record)
    return paths


def _of_standing(results: Results, one: RoundStanding) -> Iterator[str]:
    """A round, its lines and its people, whose files the campaign need not link."""
    held = one.round
    entries = [one.entry, one.decided, held.followed_up if held else None]
    places = [entry.location for entry in entries if entry]
    paths = [place.path for place in places] + [it.path for it in (held.people if held else ())]
    yield f"{one.episode} {one.label} {one.standing} {places} {paths}"
    yield from (results.digests.get(path, "") for path in paths)
