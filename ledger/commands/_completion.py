"""What a shell may complete: ids, stages, kinds, keys, codes. Wired by `shell_complete=`.

Each function here is what Click asks for a parameter: it is given what was typed before and the
beginning of a word, and gives the words that may be meant. Outside a ledger, and where anything
goes wrong, it gives none: nobody wants to read of an error while typing. Every command brings
these in, so each brings in what it looks into only when it is asked.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from ledger.commands._fitting_words import Completer, Item, day_of, fitting, ids, quiet, seen_by

if TYPE_CHECKING:
    from ledger.commands._glance import Sight
    from ledger.config import Pipeline, Stage

# By kind: what is merged and put away whole; what takes lines, a journal too; what has stages.
# The profile, `me.md`, keeps its name and takes no lines.
_WHOLE = ("contact", "organization", "campaign", "channel", "skill")
_KINDS = (*_WHOLE, "journal")
_MOVABLE = ("campaign", "contact", "skill")


def records(*kinds: str) -> Completer:
    """Completes the ids of records of some kinds, of all where none is named."""

    def complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Item]:
        seen = seen_by(ctx)
        return ids(seen, incomplete, kinds) if seen else []

    return quiet(complete)


complete_record = records()
complete_holder = records(*_KINDS)
complete_mergeable = records(*_WHOLE)
complete_movable = records(*_MOVABLE)


@quiet
def complete_twin(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Item]:
    """The records that the one named before may become a part of: others of its kind."""
    seen, typed = seen_by(ctx), ctx.params.get("name")
    if seen is None:
        return []
    own = {one.kind for one in seen.glimpses() if one.id == typed}
    return ids(seen, incomplete, tuple(own) or _WHOLE, lambda one: one.id != typed)


@quiet
def complete_archivable(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Item]:
    """What may be put away; behind `--undo` what is."""
    seen, undo = seen_by(ctx), bool(ctx.params.get("undo"))
    return ids(seen, incomplete, _WHOLE, lambda one: one.archived is undo) if seen else []


@quiet
def complete_sentence(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Item]:
    """The kind that a sentence may begin with, later the ids in it; only what has been begun."""
    # Between quotation marks all of it is one word for the shell.
    before, blank, begun = incomplete.rpartition(" ")
    seen = seen_by(ctx) if begun else None
    if seen is None:
        return []
    first = not (before.strip() or ctx.params.get(param.name or ""))
    found = fitting(_kinds(seen), begun) if first else []
    found = found or ids(seen, begun, _KINDS)
    return [CompletionItem(f"{before}{blank}{one.value}", help=one.help) for one in found]


@quiet
def complete_revision(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Item]:
    """The branches and tags of the ledger's repository, the latest first."""
    from ledger.readers.git import A_MOMENT, open_repository  # noqa: PLC0415 - for this alone

    seen = seen_by(ctx)
    names = open_repository(seen.root, A_MOMENT).names() if seen else ()
    return fitting(((name, "") for name in names), incomplete)


@quiet
def complete_folder(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Item]:
    """The folders of the shell."""
    return [CompletionItem(incomplete, type="dir")]


@quiet
def complete_stage(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Item]:
    """The stages that may come next for the record named before.

    All stages of its pipeline where it has none yet; those of every pipeline where it cannot
    be told which record is meant.
    """
    from ledger.commands._next_stages import next_stages  # noqa: PLC0415 - for this alone

    seen = seen_by(ctx)
    # A stage is one word: after the first there is nothing to add.
    if seen is None or ctx.params.get(param.name or ""):
        return []
    legal = next_stages(seen, str(ctx.params.get("name") or ""), day_of(ctx))
    return fitting(((stage.name, _about(stage)) for stage in legal), incomplete)


@quiet
def complete_action(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Item]:
    """The ids of the actions that `headway next` shows or holds back, with what they say.

    The whole ledger has to be read and measured for it.
    """
    from ledger.actions import counsel  # noqa: PLC0415 - for this alone
    from ledger.metrics import Asked  # noqa: PLC0415
    from ledger.readers import read_ledger  # noqa: PLC0415

    seen = seen_by(ctx)
    if seen is None:
        return []
    ledger, today = read_ledger(seen.root).ledger, day_of(ctx)
    advice = counsel(ledger, Asked(ledger, today), today)
    actions = [*advice.actions, *(one.action for one in advice.snoozed)]
    return fitting(((one.id, one.message) for one in actions), incomplete)


@quiet
def complete_metric(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Item]:
    """The names of the metrics not typed yet, their numbers where one was begun."""
    from ledger.metrics import all_metrics  # noqa: PLC0415 - for this alone

    typed = ctx.params.get(param.name or "") or ()
    left = [one for one in all_metrics() if one.name not in typed and one.code not in typed]
    by_name = fitting(((one.name, one.title) for one in left), incomplete)
    return by_name or fitting(((one.code, one.title) for one in left), incomplete)


@quiet
def complete_question(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Item]:
    """The names of the saved questions, and of the tables."""
    from ledger.tables import all_tables  # noqa: PLC0415 - for this alone

    seen = None if ctx.params.get("tables") else seen_by(ctx)
    saved = [(one.name, one.title) for one in seen.config.queries.values()] if seen else []
    tables = [] if ctx.params.get("saved") else [(one.name, one.what) for one in all_tables()]
    return fitting([*saved, *tables], incomplete)


@quiet
def complete_export(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Item]:
    """The formats that a ledger is exported in; behind `--table` its tables."""
    from ledger.exporters import all_exporters  # noqa: PLC0415 - for this alone
    from ledger.tables import all_tables  # noqa: PLC0415 - for this alone

    if param.name == "table_name":
        return fitting(((one.name, one.what) for one in all_tables()), incomplete)
    return fitting(((one.name, one.title) for one in all_exporters()), incomplete)


@quiet
def complete_column(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Item]:
    """Behind a column and `=`, the fields that it may fill."""
    from ledger.importers import all_importers  # noqa: PLC0415 - for this alone

    column, equals, begun = incomplete.rpartition("=")
    if not equals:
        return []
    form = ctx.params.get("format_name")
    chosen = [one for one in all_importers() if form in (None, one.name)]
    fields = fitting(((name, "") for one in chosen for name in one.fields), begun)
    return [CompletionItem(f"{column}={one.value}") for one in fields]


@quiet
def complete_kind(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Item]:
    """The kinds of dated lines, the ledger's own words for them among them."""
    seen = seen_by(ctx)
    return fitting(_kinds(seen), incomplete) if seen else []


@quiet
def complete_pipeline(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Item]:
    """The ledger's pipelines."""
    seen = seen_by(ctx)
    return fitting(((name, "") for name in seen.config.pipelines), incomplete) if seen else []


@quiet
def complete_example(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Item]:
    """The worked examples that came along."""
    from ledger.commands._starter import example_names  # noqa: PLC0415 - for this alone

    return fitting(((name, "") for name in example_names()), incomplete)


@quiet
def complete_file(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Item]:
    """The files of the shell; where the ledger is elsewhere, those of the ledger from its root."""
    seen = seen_by(ctx)
    if seen is None or not ctx.params.get("ledger_dir"):
        return [CompletionItem(incomplete, type="file")]
    paths = [one.path for one in seen.glimpses()]
    folders = sorted({path.split("/", 1)[0] for path in paths if "/" in path})
    return fitting(((path, "") for path in (*folders, *paths)), incomplete)


@quiet
def complete_setting(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Item]:
    """A key of the kind of record that is being made and `=`; after it a value that it takes."""
    from ledger.commands._setting_values import keys_for, values_for  # noqa: PLC0415
    from ledger.model.record import RecordKind  # noqa: PLC0415

    kind = RecordKind(str(ctx.params.get("kind")))
    key, equals, value = incomplete.partition("=")
    if not equals:
        typed = {str(one).partition("=")[0] for one in ctx.params.get(param.name or "") or ()}
        left = (name for name in keys_for(kind) if name not in typed)
        return fitting(((f"{name}=", "") for name in left), incomplete)
    seen = seen_by(ctx)
    found = values_for(kind, key.strip().lower(), value, seen) if seen else []
    return [CompletionItem(f"{key}={one.value}", help=one.help) for one in found]


def _kinds(seen: Sight) -> list[tuple[str, str]]:
    """The words for kinds of dated lines, each with the kind that it is another word for."""
    known = [(word, kind.name) for word, kind in seen.config.kinds.items()]
    return [(word, name if name != word else "") for word, name in known]


def _about(stage: Stage) -> str:
    """What a stage is, or what it takes to get there."""
    from ledger.config import StageKind  # noqa: PLC0415

    if stage.kind in (StageKind.EXIT, StageKind.PARKED):
        return "an end" if stage.kind is StageKind.EXIT else "an end for now"
    wanted = ", ".join((*stage.must, *stage.needs)).replace("-", " ")
    return f"wants {wanted}" if wanted else ""


def all_stages(pipelines: Iterable[Pipeline]) -> list[Stage]:
    """The stages of some pipelines, each name once."""
    found: dict[str, Stage] = {}
    for pipeline in pipelines:
        for name, stage in pipeline.stages.items():
            found.setdefault(name, stage)
    return list(found.values())
