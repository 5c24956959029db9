"""`headway init --adopt`: the settings that read somebody's notes as they are."""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

import click

from ledger.adopting import CLIENT, Proposal, Unplaced, propose
from ledger.checks import run
from ledger.commands._options import CouldNotError
from ledger.commands._starter import starter_files
from ledger.config import FILE_NAME, NOTE, parse
from ledger.diagnostic import Diagnostic, Severity, counts
from ledger.editing import FileChange, NotWrittenError, commit
from ledger.model.campaign import Campaign
from ledger.model.ledger import Ledger
from ledger.model.record import RecordKind
from ledger.readers import Sources
from ledger.readers.files import PROFILE, SourceFile, kind_of, read_notes
from ledger.readers.records import keys_of
from ledger.terminal import visible
from ledger.wording import listing, plural

MOST_LISTED = 12
_CLIENT_PROFILE = b"---\npipeline: client\n---\n"
# What the figures want of a kind most; its absence is worth a word.
_WANTED = {
    RecordKind.CAMPAIGN: (
        "organization", "title", "decision-maker", "needs", "via", "value", "origin",
    ),
    RecordKind.CONTACT: ("organization", "segment", "met", "via", "reaches"),
    RecordKind.ORGANIZATION: ("industry", "decision-maker", "needs"),
}  # fmt: skip


def adopt(folder: Path, as_of: date, *, profile: bool, dry_run: bool) -> None:
    """Show what a vault is read as, and write the settings that do it. No note is touched."""
    if not folder.is_dir():
        raise CouldNotError(f"{folder} is no folder: --adopt wants one that holds notes")
    notes, unreadable = read_notes(folder)
    proposal = propose(one for one in notes if one.path != PROFILE)
    if not proposal.folders:
        raise CouldNotError("\n".join([_nothing(folder, proposal), *_left(proposal)]))
    made = {FILE_NAME: proposal.settings.encode()}
    if not (folder / PROFILE).exists() and (profile or proposal.pipeline == CLIENT):
        client = proposal.pipeline == CLIENT
        made[PROFILE] = _CLIENT_PROFILE if client else starter_files()[PROFILE]
    _show(folder, proposal, made, notes, len(unreadable), as_of)
    if dry_run:
        click.echo("\nNothing is written (--dry-run).")
        return
    _write(folder, made)
    click.echo(f"\nWrote {listing(str(folder / path) for path in made)}; no note has changed.")
    click.echo("\nNext:")
    first = [] if folder == Path() else [f"cd {shlex.quote(str(folder))}"]
    for line in [*first, "headway check", "headway next"]:
        click.echo(f"  {line}")


def _write(folder: Path, made: dict[str, bytes]) -> None:
    try:
        commit(folder, [FileChange(path, None, data) for path, data in made.items()])
    except NotWrittenError as error:
        raise CouldNotError(visible(str(error))) from None
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise CouldNotError(f"{error.filename or folder}: {reason}") from None


def _nothing(folder: Path, proposal: Proposal) -> str:
    if not proposal.notes:
        return f"{folder} holds no notes (`*.md`); nothing is written"
    return (
        f"{folder}: no folder holds notes that look like people, organizations or applications; "
        "nothing is written. Make a ledger of it with `headway init` and name its folders under "
        "[folders]"
    )


def _show(
    folder: Path,
    proposal: Proposal,
    made: dict[str, bytes],
    notes: Sequence[SourceFile],
    unreadable: int,
    as_of: date,
) -> None:
    place = "this folder" if folder == Path() else str(folder)
    click.echo(f"Looked at {plural(proposal.notes, 'note')} in {place}. The settings for them:\n")
    for line in proposal.settings.splitlines():
        click.echo(visible(f"  {line}".rstrip()))
    if PROFILE in made and proposal.pipeline == CLIENT:
        click.echo(
            f"\nTheir stages are those of business: a new {PROFILE} says `pipeline: client`."
        )
    left = [*_left(proposal), *_unplaced(proposal)]
    if unreadable:
        left.append(f"  {plural(unreadable, 'file')} cannot be read")
    if left:
        click.echo("\nWhat finds no place, and stays as it is:")
        for line in left:
            click.echo(visible(line))
    click.echo("\nWith these settings:")
    for line in _outcome(made, notes, as_of):
        click.echo(visible(f"  {line}"))


def _left(proposal: Proposal) -> list[str]:
    shown = [
        f"  {f'{one.folder}/' if one.folder else 'the top'}: {plural(one.count, 'note')}, {one.why}"
        for one in sorted(proposal.left, key=lambda one: (-one.count, one.folder))[:MOST_LISTED]
    ]
    more = len(proposal.left) - MOST_LISTED
    return [*shown, f"  and {plural(more, 'more folder')}"] if more > 0 else shown


def _unplaced(proposal: Proposal) -> Iterator[str]:
    for kind, keys in proposal.keys.items():
        if keys:
            yield f"  keys of each {kind}, shown and not read: {_listed(keys, 'file')}"
    if proposal.stages:
        yield f"  no stage, an error until [stages] names one: {_listed(proposal.stages, 'file')}"
    if proposal.lines:
        lines = _listed(proposal.lines, "line")
        yield f"  lines that stay plain notes, by their first words: {lines}"
    if proposal.inline:
        yield f"  `key:: value` in the text is not read: {_listed(proposal.inline, 'file')}"


def _listed(some: Sequence[Unplaced], noun: str) -> str:
    shown = [
        f"`{one.theirs}` ({plural(one.count, noun)}{', ' + one.why if one.why else ''})"
        for one in some[:MOST_LISTED]
    ]
    more = len(some) - MOST_LISTED
    return ", ".join([*shown, f"{more} more"] if more > 0 else shown)


def _outcome(made: dict[str, bytes], notes: Sequence[SourceFile], as_of: date) -> Iterator[str]:
    """What the settings make of the notes: records, lines, findings, and what no file says."""
    settings = made[FILE_NAME]
    folders = parse(settings.decode()).folders
    given = [SourceFile(PROFILE, RecordKind.PROFILE, made[PROFILE])] if PROFILE in made else []
    files = [
        SourceFile(one.path, kind, one.data)
        for one in notes
        if (kind := kind_of(one.path, folders))
    ]
    ledger = Sources(settings, {one.path: one for one in (*files, *given)}).read().ledger
    kinds = Counter(record.kind.value for record in ledger.records if record.path != PROFILE)
    yield listing(_counted(count, kind) for kind, count in kinds.most_common())
    entries = ledger.entries
    if entries:
        of_a_kind = sum(entry.kind is not NOTE for entry in entries)
        yield f"{plural(len(entries), 'dated line')}, {of_a_kind} of a kind that figures count"
    yield from _stages(ledger)
    yield from _without_a_file(ledger)
    yield from _not_recorded(ledger)
    yield from _findings(ledger, as_of)


def _counted(count: int, kind: str) -> str:
    return plural(count, "journal file" if kind == RecordKind.JOURNAL else kind)


def _stages(ledger: Ledger) -> Iterator[str]:
    lines = [line for campaign in ledger.campaigns for line in campaign.stages]
    if lines:
        dated = sum(line.date is not None for line in lines)
        yield f"{plural(len(lines), 'stage')}, {dated} with a day; the others' is not recorded"


def _without_a_file(ledger: Ledger) -> Iterator[str]:
    """The names that no record has, by the key that they stand under."""
    names: dict[str, set[str]] = {}
    for record in ledger.records:
        for link in record.field_links:
            if ledger.resolve(link) is None:
                names.setdefault(link.field, set()).add(link.target)
    if names:
        said = listing(f"{len(found)} under `{key}`" for key, found in sorted(names.items()))
        yield f"names that no file has, plain text until one does: {said}"


def _not_recorded(ledger: Ledger) -> Iterator[str]:
    for kind, wanted in _WANTED.items():
        records = [record for record in ledger.records if record.kind is kind]
        missing = [
            key
            for key in wanted
            if key in keys_of(kind) and not any(one.fields.get(key) for one in records)
        ]
        if records and missing:
            keys = listing(f"`{key}`" for key in missing)
            yield f"not recorded of any {kind.value}: {keys}"


def _findings(ledger: Ledger, as_of: date) -> Iterator[str]:
    found = run(ledger, as_of)
    tally = counts(found)
    said = [plural(tally["error"], "error"), plural(tally["warning"], "warning")]
    said.append(f"{tally['info']} for information")
    yield f"`headway check` tells of {listing(said)}{_by_name(found)}"
    if not any(isinstance(one, Campaign) for one in ledger.records):
        yield "no campaign yet: `headway new campaign NAME` begins one"


def _by_name(found: Iterable[Diagnostic]) -> str:
    weighty = (one for one in found if one.severity is not Severity.INFO)
    names = Counter(f"{one.code} {one.name}" for one in weighty)
    said = listing(f"{count} {name}" for name, count in names.most_common(5))
    return f": {said}" if said else ""
