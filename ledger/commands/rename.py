"""`headway rename`: a record's file under another id, and every link to it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from ledger.commands._completion import complete_holder
from ledger.commands._naming import record_named
from ledger.commands._options import CouldNotError, MisnamedError, as_of_option, ledger_option
from ledger.commands._reshaping import Work, carry_out, refuse_errors, tell
from ledger.commands._trial import Held
from ledger.commands._vault import left_behind
from ledger.editing import EditRefusedError, Shift, Successor, as_id, path_of, refuse_id
from ledger.editing import rename as renamed
from ledger.model.campaign import Campaign
from ledger.model.contact import Contact
from ledger.model.draft import one_line
from ledger.model.organization_names import body_and_form
from ledger.model.record import Record, RecordKind
from ledger.naming import slug
from ledger.terminal import visible
from ledger.wording import plural

RENAMABLE = "the records that can be renamed"


@click.command("rename")
@click.argument("name", metavar="ID", shell_complete=complete_holder)
@click.argument("new", metavar="NEW")
@click.option("--name", "shown", default="", metavar="TEXT", help="The record's name as well.")
@click.option("--keep-alias", is_flag=True, help="Keep the old id, and an old name, as aliases.")
@click.option("--dry-run", is_flag=True, help="Show every place that would change; write nothing.")
@as_of_option
@ledger_option
def command(
    root: Path, name: str, new: str, shown: str, keep_alias: bool, dry_run: bool, as_of: date
) -> None:
    """Give a record another id: its file another name, and every link to it the new id.

    NEW is the id. A NEW with a blank in it is a name: the record gets it, and the id that is
    made of it. Its folder, what links show and links by an alias stay as they are.
    """

    def work_out(held: Held) -> Work:
        return _work_out(held, name, new, one_line(shown), keep_alias, as_of)

    work = carry_out(root, work_out, dry_run=dry_run)
    tell(root, work, dry_run=dry_run)
    for line in left_behind(root, work.held.ledger.config, work.successor):
        click.echo(visible(line), err=True)


def _work_out(held: Held, typed: str, new: str, shown: str, keep_alias: bool, as_of: date) -> Work:
    ledger = held.ledger
    candidates = [one for one in ledger.records if one.kind is not RecordKind.PROFILE]
    record = record_named(typed, ledger, candidates, RENAMABLE)
    id_ = as_id(new, record)
    named = shown or ("" if id_ else one_line(new))
    id_ = id_ or slug(new)
    if not id_:
        raise MisnamedError(f"`{visible(new)}` spells no id: give one, and the name with --name")
    try:
        refuse_id(id_, record, ledger)
    except EditRefusedError as refusal:
        raise CouldNotError(f"`{visible(id_)}` {visible(str(refusal))}") from None
    if id_ == record.id and (not named or named == record.name):
        raise CouldNotError(f"{visible(record.path)} has that id already: nothing is written")
    path = path_of(record.path, id_) if id_ != record.id else record.path
    successor = Successor(ledger, record, id_, path)
    reshaping = renamed(
        Shift(held.sources, held.reading, successor, as_of), named, keep_alias=keep_alias
    )
    advice: tuple[str, ...] = ()
    if reshaping.caught or named or keep_alias:
        advice = refuse_errors(ledger, reshaping.after.read().ledger, as_of)
    if not keep_alias and (one := _lost_name(record, id_, named)):
        advice = (
            *advice,
            f"an import that says `{one}` makes it anew; `aliases: [{one}]` in {path} prevents it",
        )
    places = len(reshaping.places)
    files = len({place.location.path for place in reshaping.places})
    said = f"{record.path} is {path} now" if path != record.path else f"{path} keeps its id"
    if named and named != record.name:
        said += f", named {named}"
    changed = f"{plural(places, 'place')} in {plural(files, 'file')} changed with it"
    said += f"; {changed if places else 'nothing else named it'}"
    return Work(held, successor, reshaping, said, advice)


def _lost_name(record: Record, id_: str, named: str) -> str:
    """The name that a record with no address is not found by any more; empty where there is none.

    A campaign is known by its organization and its title.
    """
    if isinstance(record, Campaign) or (isinstance(record, Contact) and record.email):
        return ""
    name = named or (record.name if record.fields.get("name") else id_)
    names = (name, *record.aliases)
    body, _ = body_and_form(record.name)
    known = slug(record.name) in map(slug, names) or body in {
        body_and_form(one)[0] for one in names
    }
    return "" if known else record.name
