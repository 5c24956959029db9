"""`headway new`: a record's file from a short form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

import click

from ledger.checks import run
from ledger.commands._options import (
    DAY,
    DAY_AHEAD,
    CouldNotError,
    as_of_option,
    ledger_option,
)
from ledger.commands._trial import Held, hold, said_of
from ledger.diagnostic import Diagnostic, Severity
from ledger.editing import (
    NAMING_KEYS,
    FileChange,
    NotWrittenError,
    as_new,
    commit,
    folder_of,
    identify,
    record_file,
)
from ledger.model.draft import DraftValue, RecordDraft, one_line
from ledger.model.ledger import Ledger
from ledger.model.record import RecordKind
from ledger.naming import identity
from ledger.readers.files import SourceFile
from ledger.readers.records import keys_of
from ledger.terminal import visible
from ledger.wording import fold, near_miss

# For each kind: the keys that matter, each with what it may say.
_FORMS: Mapping[RecordKind, Mapping[str, str]] = {
    RecordKind.CONTACT: {
        "organization": "the id of a file in organizations/",
        "title": "what they do there",
        "email": "",
        "met": "2026-09-28",
        "via": "the person or channel you know them through",
    },
    RecordKind.ORGANIZATION: {
        "industry": "",
        "website": "",
        "dream": "true, where you would most like to be",
        "decision-maker": "the id of a file in contacts/",
        "needs": "[privacy, training]",
    },
    RecordKind.CAMPAIGN: {
        "organization": "the id of a file in organizations/",
        "title": "the position",
        "decision-maker": "the id of a file in contacts/",
        "via": "the person or channel it came through",
        "needs": "a line each: privacy, must, level 2, from dana-kim 2026-09-28",
    },
    RecordKind.CHANNEL: {
        "type": "introduction, group, event, job-board, company-site, recruiter, content, …",
        "aimed-at": "[who is there]",
    },
    RecordKind.SKILL: {
        "needed-by": "[ids of campaigns]",
        "plan": "how you will build it",
        "proof": "what will show it",
    },
}
_PIPELINES = {RecordKind.SKILL: "skill"}
_DAYS = {"met": DAY, "closes": DAY_AHEAD, "watch": DAY_AHEAD}
_LISTS = ("aliases", "tags", "links", "stages", "needs")


@click.command("new")
@click.argument("kind", type=click.Choice([kind.value for kind in _FORMS]))
@click.argument("name")
@click.option("--set", "settings", metavar="KEY=VALUE", multiple=True, help="A key to fill in.")
@click.option("--edit", is_flag=True, help="Open the file in $EDITOR.")
@click.option("--force", is_flag=True, help="Write it even where there seems to be one already.")
@as_of_option
@ledger_option
def command(
    root: Path,
    kind: str,
    name: str,
    settings: tuple[str, ...],
    edit: bool,
    force: bool,
    as_of: date,
) -> None:
    """Make the file of a new KIND of record called NAME, and print its path.

    The keys that matter for its kind stand in it as comments. Where a record of the same
    name or e-mail address is there already it is named and nothing is written.
    """
    if not one_line(name):
        raise click.BadParameter("a record needs a name", param_hint="NAME")
    held = hold(root)
    ledger = held.ledger
    draft = _draft(ledger, RecordKind(kind), one_line(name), settings, as_of)
    twin = identify([draft], ledger)[0].record
    if twin and not force:
        raise CouldNotError(
            f"{visible(twin.path)} is {visible(twin.name)} already: add to it, or give "
            "--force for another of the same name"
        )
    draft = as_new(draft, ledger)
    path = f"{folder_of(ledger, draft.kind)}/{draft.id}.md"
    data = record_file(draft, _hints(draft))
    findings = _findings(held, path, draft.kind, data, as_of)
    if not force:
        _refuse_errors(findings)
    try:
        commit(root, [FileChange(path, None, data)])
    except NotWrittenError as error:
        raise CouldNotError(str(error)) from None
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise CouldNotError(f"{error.filename or path}: {reason}") from None
    click.echo(root / path)
    for finding in findings:
        if finding.severity is not Severity.INFO:
            click.echo(f"{finding.severity}: {said_of(finding)}", err=True)
    if edit:
        click.edit(filename=str(root / path))


def _draft(
    ledger: Ledger, kind: RecordKind, name: str, settings: Iterable[str], as_of: date
) -> RecordDraft:
    said = _said(ledger, kind, settings)
    fields: dict[str, DraftValue] = {key: said.pop(key) for key in _FORMS[kind] if key in said}
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


def _hints(draft: RecordDraft) -> list[str]:
    """The keys not given, as comments that say what they may hold."""
    given = dict(draft.fields)
    return [
        f"# {key}: {hint}".rstrip() for key, hint in _FORMS[draft.kind].items() if key not in given
    ]


def _findings(
    held: Held, path: str, kind: RecordKind, data: bytes, as_of: date
) -> list[Diagnostic]:
    """What `check` would say of the new file, before it is there."""
    whole = held.with_file(SourceFile(path, kind, data)).ledger
    return [finding for finding in run(whole, as_of) if finding.location.path == path]


def _refuse_errors(findings: list[Diagnostic]) -> None:
    """Write no file that begins with an error."""
    for finding in findings:
        if finding.severity is Severity.ERROR:
            raise CouldNotError(f"{said_of(finding)}; nothing is written")
