"""`headway new`: a record's file from a short form."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import click

from ledger.commands._completion import complete_setting
from ledger.commands._making import make
from ledger.commands._options import (
    DAY,
    DAY_AHEAD,
    CouldNotError,
    as_of_option,
    ledger_option,
)
from ledger.commands._trial import hold, said_of
from ledger.commands._writing import MOST_ATTEMPTS, alone, is_written
from ledger.diagnostic import Severity
from ledger.editing import (
    FORMS,
    NAMING_KEYS,
    FileChange,
    Twin,
    as_new,
    hints,
    identify,
    known_draft,
    likely_twins,
    why_same,
)
from ledger.model.draft import DraftValue, RecordDraft, one_line
from ledger.model.ledger import Ledger
from ledger.model.record import Record, RecordKind
from ledger.naming import identity
from ledger.readers.records import keys_of
from ledger.readers.text import decode
from ledger.terminal import visible
from ledger.wording import fold, near_miss, plural

_PIPELINES = {RecordKind.SKILL: "skill"}
_DAYS = {"met": DAY, "closes": DAY_AHEAD, "watch": DAY_AHEAD}
_LISTS = ("aliases", "tags", "links", "stages", "needs")


@click.command("new")
@click.argument("kind", type=click.Choice([kind.value for kind in FORMS]))
@click.argument("words", metavar="NAME", nargs=-1)
@click.option(
    "--set",
    "settings",
    metavar="KEY=VALUE",
    multiple=True,
    shell_complete=complete_setting,
    help="A key to fill in.",
)
@click.option("--edit", is_flag=True, help="Open the file in $EDITOR.")
@click.option("--force", is_flag=True, help="Write it even where there seems to be one already.")
@click.option("--dry-run", is_flag=True, help="Print the file, and write nothing.")
@as_of_option
@ledger_option
def command(
    root: Path,
    kind: str,
    words: tuple[str, ...],
    settings: tuple[str, ...],
    edit: bool,
    force: bool,
    dry_run: bool,
    as_of: date,
) -> None:
    """Make the file of a new KIND of record called NAME, and print its path.

    The keys that matter for its kind stand in it as comments; a file templates/records/KIND.md
    in the ledger takes the place of that form. Where a record of the same name, e-mail address
    or link is there already it is named and nothing is written.
    """
    name = _name(words)
    with alone(root, dry_run=dry_run):
        for attempt in range(1, MOST_ATTEMPTS + 1):
            held = hold(root)
            ledger = held.ledger
            draft = _draft(ledger, RecordKind(kind), name, settings, as_of)
            twin = _twin(draft, ledger)
            if twin and not force:
                raise CouldNotError(_there_already(*twin))
            known, draft = known_draft(draft), as_new(draft, ledger)
            made = make(root, held, draft, _comments(draft, ledger), as_of)
            if not force:
                made.refuse_errors()
            change = FileChange(made.path, None, made.data)
            if dry_run or is_written(root, change, last=attempt == MOST_ATTEMPTS):
                break
    click.echo(root / made.path)
    if dry_run:
        for line in decode(made.path, made.data)[0].text.splitlines():
            click.echo(visible(line))
    for finding in made.findings:
        if finding.severity is not Severity.INFO:
            click.echo(f"{finding.severity}: {said_of(finding)}", err=True)
    if not twin:
        _tell_twins(draft, likely_twins(known, ledger))
    if dry_run:
        click.echo("Nothing is written (--dry-run).", err=True)
    elif edit:
        click.edit(filename=str(root / made.path))


def _name(words: tuple[str, ...]) -> str:
    """The name in the words that were typed. Raises where there is none, or a key among them."""
    for word in words[1:]:
        if re.match(r"[\w-]+=", word):
            raise click.BadParameter(f"a key goes behind --set: --set {word}", param_hint="NAME")
    name = one_line(" ".join(words))
    if not name:
        raise click.BadParameter("a record needs a name", param_hint="NAME")
    return name


def _twin(draft: RecordDraft, ledger: Ledger) -> tuple[Record, str] | None:
    """The record that a draft is already, and why; one only spelled alike is none."""
    found = identify([draft], ledger)[0]
    if found.record is None:
        return None
    if why := why_same(draft, found.record):
        return found.record, why
    if draft.kind is RecordKind.CAMPAIGN:
        return found.record, "the same organization and title"
    return None


def _there_already(record: Record, why: str) -> str:
    return (
        f"{visible(record.path)} is {visible(record.name)} already, with {visible(why)}: "
        "add to it, or give --force for another"
    )


def _tell_twins(draft: RecordDraft, twins: tuple[Twin, ...]) -> None:
    """Name the record that the new one most likely is, and what makes one of the two."""
    for twin in twins[:1]:
        more = f" (and {plural(len(twins) - 1, 'more')})" if len(twins) > 1 else ""
        click.echo(
            f"warning: {visible(twin.record.path)} is {visible(twin.record.name)}, with "
            f"{twin.why}{more}; if it is the same, type "
            f"`headway merge {draft.id} {visible(twin.record.id)}`",
            err=True,
        )


def _draft(
    ledger: Ledger, kind: RecordKind, name: str, settings: Iterable[str], as_of: date
) -> RecordDraft:
    said = _said(ledger, kind, settings)
    fields: dict[str, DraftValue] = {key: said.pop(key) for key in FORMS[kind] if key in said}
    fields |= said
    pipeline = _PIPELINES.get(kind, str(fields.get("pipeline") or ledger.pipeline))
    staged = kind in (RecordKind.CAMPAIGN, RecordKind.SKILL)
    known = ledger.config.pipelines.get(pipeline)
    if staged and known and known.stages and "stages" not in fields:
        fields["stages"] = (f"{as_of} {next(iter(known.stages))}",)
    return RecordDraft(
        kind=kind, name=name, id=identity(name, kind.value, ()), fields=tuple(fields.items())
    )


def _said(ledger: Ledger, kind: RecordKind, settings: Iterable[str]) -> dict[str, DraftValue]:
    """The keys given; one given several times holds a list."""
    lists: dict[str, list[str]] = {}
    for setting in settings:
        key, equals, value = setting.partition("=")
        key = key.strip().lower()
        if not equals or not key:
            raise click.BadParameter(f"{setting} is not KEY=VALUE", param_hint="--set")
        if near := near_miss(key, keys_of(kind)):
            raise click.BadParameter(
                f"{key} is no key of a {kind.value}: did you mean {near}?", param_hint="--set"
            )
        lists.setdefault(key, []).append(_value(ledger, key, value.strip()))
    return {
        key: tuple(values) if len(values) > 1 or key in _LISTS else values[0]
        for key, values in lists.items()
    }


def _value(ledger: Ledger, key: str, typed: str) -> str:
    """A value as typed; a person's or an organization's name as its id, `yesterday` as a date."""
    if key in _DAYS:
        return str(_DAYS[key].convert(typed, None, None))
    if key not in NAMING_KEYS:
        return typed
    by_id = ledger.find(typed)
    named = [by_id] if by_id else [one for one in ledger.records if fold(one.name) == fold(typed)]
    return named[0].id if len(named) == 1 else typed


def _comments(draft: RecordDraft, ledger: Ledger) -> list[str]:
    """The keys not given, as comments that say what they may hold."""
    given = dict(draft.fields)
    form = hints(draft.kind, ledger.config)
    return [comment for key, comment in form.items() if key not in given]
