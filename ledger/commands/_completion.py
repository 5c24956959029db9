"""What a shell may complete: ids, stages, kinds, keys, codes. Wired by `shell_complete=`.

Each function here is what Click asks for a parameter: it is given what was typed before and the
beginning of a word, and gives the words that may be meant. Outside a ledger, and where anything
goes wrong, it gives none: nobody wants to read of an error while typing.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import TypeAlias

import click
from click.shell_completion import CompletionItem

from ledger.commands._glance import Glimpse, Sight, sight
from ledger.config import Pipeline, Stage, StageKind
from ledger.model.record import RecordKind
from ledger.wording import fold, shorten

Item: TypeAlias = "CompletionItem[str]"
Completer: TypeAlias = Callable[[click.Context, click.Parameter, str], list[Item]]

# More records than this are completed without their names, which would have to be looked up.
_MOST_NAMED = 1_000
_LONGEST_HELP = 60


def quiet(complete: Completer) -> Completer:
    """A completer that gives nothing where it would have failed."""

    @functools.wraps(complete)
    def kept(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Item]:
        try:
            return complete(ctx, param, incomplete)
        except Exception:  # whatever it is, it is not for the line being typed
            return []

    return kept


def records(*kinds: RecordKind) -> Completer:
    """Completes the ids of records of some kinds, of all where none is named."""

    def complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Item]:
        seen = seen_by(ctx)
        return ids(seen, incomplete, kinds) if seen else []

    return quiet(complete)


complete_record = records()
complete_movable = records(RecordKind.CAMPAIGN, RecordKind.CONTACT, RecordKind.SKILL)


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
    from ledger.metrics import measure  # noqa: PLC0415
    from ledger.readers import read_ledger  # noqa: PLC0415

    seen = seen_by(ctx)
    if seen is None:
        return []
    ledger, today = read_ledger(seen.root).ledger, day_of(ctx)
    advice = counsel(ledger, measure(ledger, today), today)
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
def complete_kind(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Item]:
    """The kinds of dated lines, the ledger's own words for them among them."""
    seen = seen_by(ctx)
    if seen is None:
        return []
    known = [(word, kind.name) for word, kind in seen.config.kinds.items()]
    return fitting(((word, name if name != word else "") for word, name in known), incomplete)


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

    kind = RecordKind(str(ctx.params.get("kind")))
    key, equals, value = incomplete.partition("=")
    if not equals:
        typed = {str(one).partition("=")[0] for one in ctx.params.get(param.name or "") or ()}
        left = (name for name in keys_for(kind) if name not in typed)
        return fitting(((f"{name}=", "") for name in left), incomplete)
    seen = seen_by(ctx)
    found = values_for(kind, key.strip().lower(), value, seen) if seen else []
    return [CompletionItem(f"{key}={one.value}", help=one.help) for one in found]


# What completers are made of


def seen_by(ctx: click.Context) -> Sight | None:
    """The ledger that the line is about: that of a `--ledger` typed before, else the one here."""
    return sight(ctx.params.get("ledger_dir"))


def day_of(ctx: click.Context) -> date:
    """The day that the line is about, today where none that can be read was typed."""
    from ledger.commands._options import DAY  # noqa: PLC0415 - it imports this module in turn

    said = ctx.params.get("as_of")
    return said if isinstance(said, date) else DAY.convert("today", None, None)


def ids(seen: Sight, incomplete: str, kinds: Sequence[RecordKind] = ()) -> list[Item]:
    """The ids of a ledger's records that begin with a text, each with its name."""
    every = list(seen.glimpses())
    close = set(_close([one.id for one in every], incomplete))
    chosen = [one for one in every if one.id in close and (not kinds or one.kind in kinds)]
    named = len(chosen) <= _MOST_NAMED
    return [_item(one.id, _other(one) if named else "") for one in chosen]


def fitting(words: Iterable[tuple[str, str]], incomplete: str) -> list[Item]:
    """Those words that begin with a text, each with its help, in their order."""
    told = dict(words)
    return [_item(word, told[word]) for word in _close(list(told), incomplete)]


def _close(words: Sequence[str], incomplete: str) -> list[str]:
    """The words that begin with a text; else the only one of which another part does.

    Capitals make no difference. Only one, because a shell puts what several have in common
    in the place of what was typed.
    """
    wanted = fold(incomplete)
    begun = [word for word in words if fold(word).startswith(wanted)]
    inner = [word for word in words if f"-{wanted}" in fold(word)] if wanted and not begun else []
    return begun or (inner if len(inner) == 1 else [])


def _other(one: Glimpse) -> str:
    """A record's name where it says more than its id."""
    return "" if fold(one.name) == fold(one.id) else one.name


def _item(word: str, about: str) -> Item:
    return CompletionItem(word, help=shorten(" ".join(about.split()), _LONGEST_HELP) or None)


def _about(stage: Stage) -> str:
    """What a stage is, or what it takes to get there."""
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
