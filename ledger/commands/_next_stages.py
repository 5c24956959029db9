"""The stages that may come next for a record, from its own file and `me.md` alone."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import PurePosixPath

from ledger.commands._completion import all_stages
from ledger.commands._glance import Glimpse, Sight
from ledger.commands._moving import KEYS, Move, legal_next, pipeline_name
from ledger.config import Stage
from ledger.model.stage import current_line
from ledger.naming import slug
from ledger.readers import read_sources
from ledger.readers.files import PROFILE, SourceFile
from ledger.wording import fold


def next_stages(seen: Sight, typed: str, as_of: date) -> list[Stage]:
    """The legal next stages of the one record that a text names.

    Every stage of its pipeline where it has none yet or nothing may follow; those of all
    pipelines where the text names no record, or several.
    """
    pipelines = seen.config.pipelines
    meant = _meant(seen, typed)
    if meant is None:
        return all_stages(pipelines.values())
    files = [one for one in seen.glimpses() if one.path in (meant.path, PROFILE)]
    sources = [
        SourceFile(one.path, one.folder_kind, (seen.root / one.path).read_bytes()) for one in files
    ]
    ledger = read_sources(sources, seen.config).ledger
    record = next(one for one in ledger.records if one.path == meant.path)
    pipeline = pipelines.get(pipeline_name(ledger, record))
    if pipeline is None:
        return []
    stages: Mapping[str, Stage] = pipeline.stages
    if current_line(ledger, record, as_of) is None:
        return list(stages.values())
    legal = legal_next(ledger, Move(record, pipeline, "", as_of), as_of)
    return [stages[name] for name in legal if name in stages]


def _meant(seen: Sight, typed: str) -> Glimpse | None:
    """The one record with stages that a text names: by its id, its file or its beginning."""
    wanted = fold(PurePosixPath(typed).name.removesuffix(".md"))
    named = [one for one in seen.glimpses() if fold(one.id) == wanted]
    if not named and wanted:
        plain = slug(wanted, 1_000)
        every = [one for one in seen.glimpses() if one.kind in KEYS]
        whole = [one for one in every if plain and slug(one.name, 1_000) == plain]
        named = whole or [one for one in every if _begins(plain or wanted, one)]
    movable = [one for one in named if one.kind in KEYS]
    return movable[0] if len(movable) == 1 else None


def _begins(plain: str, one: Glimpse) -> bool:
    """Whether a text begins a word of a record's id or of its name."""
    names = (slug(one.id, 1_000) or fold(one.id), slug(one.name, 1_000))
    return any(f"-{plain}" in f"-{name}" for name in names if name)
