"""What a person means by a name: a record, or a stage of a pipeline.

Capitals, accents and what stands between words make no difference. A name that is whole, or
that begins a word of one thing alone, is taken; a slip of the fingers never is, for what
follows is written down.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import PurePosixPath

from ledger.commands._options import MisnamedError
from ledger.commands._table import table
from ledger.config import Pipeline
from ledger.model.ledger import Ledger
from ledger.model.record import Record
from ledger.naming import slug
from ledger.terminal import visible
from ledger.wording import fold, listing, nearest

MOST_CANDIDATES = 5
# Two letters begin too many words for what they begin to be meant.
SHORTEST_PART = 3
_NO_LIMIT = 1_000


def record_named(
    typed: str,
    ledger: Ledger,
    candidates: Sequence[Record],
    what: str,
    fits: Callable[[Record], bool] = lambda record: True,
) -> Record:
    """The one record among `candidates` that a text names.

    An id, an alias, a file or a whole name comes before the beginning of a word. Where
    several are meant, one that alone `fits` is taken. Raises MisnamedError with the likeliest
    otherwise; `what` says what the candidates are.
    """
    by_id = ledger.find(_bare(typed))
    if by_id is not None and by_id in candidates:
        return by_id
    wanted = _plain(_bare(typed))
    if not wanted:
        raise MisnamedError(f"no name is given: say which of {what}")
    names = {record.path: _names_of(record) for record in candidates}
    whole = [one for one in candidates if wanted in names[one.path]]
    found = whole or [
        one for one in candidates if any(_is_part(wanted, name) for name in names[one.path])
    ]
    if len(found) > 1:
        found = [one for one in found if fits(one)] or found
    if len(found) == 1:
        return found[0]
    raise MisnamedError(
        _which(typed, found) if found else _none(typed, by_id, names, candidates, what)
    )


def stage_named(typed: str, pipeline: Pipeline) -> str:
    """The one stage of a pipeline that a text names, or begins. Raises MisnamedError."""
    if found := _stages(typed, pipeline):
        if len(found) == 1:
            return found[0]
        raise MisnamedError(f"{_shown(typed)} may be {_choices(found)}")
    said = f"{_shown(typed)} is no stage of the pipeline `{pipeline.name}`"
    first, _, rest = typed.partition(" ")
    if rest and _plain(first) in pipeline.stages:
        quoted = 'a text of several words goes between quotation marks: --evidence "…"'
        raise MisnamedError(f"{said}; {quoted}")
    plain = _plain(typed)
    near = nearest(plain, pipeline.stages, most=2) if plain else []
    meant = f"did you mean {_choices(near)}?" if near else ""
    stages = _choices(pipeline.stages, "and")
    raise MisnamedError(f"{said}; {meant or f'its stages are {stages}'}")


def has_stage(typed: str, pipeline: Pipeline) -> bool:
    """Whether a text names one stage of a pipeline."""
    return len(_stages(typed, pipeline)) == 1


def _stages(typed: str, pipeline: Pipeline) -> list[str]:
    plain = {name: _plain(name) for name in pipeline.stages}
    wanted = _plain(typed)
    whole = [name for name, spelled in plain.items() if wanted and spelled == wanted]
    begun = [name for name, spelled in plain.items() if wanted and spelled.startswith(wanted)]
    return whole or begun


def _bare(typed: str) -> str:
    """A name without the marks of a link or of a file: `[[x]]`, `contacts/x.md`."""
    inner = typed.strip().removeprefix("[[").removesuffix("]]").split("|", 1)[0].strip()
    path = PurePosixPath(inner.replace("\\", "/"))
    return path.stem if path.suffix.lower() == ".md" else inner


def _plain(text: str) -> str:
    """A text as words with hyphens in between, without capitals and accents."""
    return slug(text, _NO_LIMIT) or fold(text)


def _is_part(wanted: str, name: str) -> bool:
    """Whether a text is how a name begins, or a word of it, or how one begins."""
    if name.startswith(wanted) or f"-{wanted}-" in f"-{name}-":
        return True
    return len(wanted) >= SHORTEST_PART and f"-{wanted}" in name


def _names_of(record: Record) -> tuple[str, ...]:
    return tuple(_plain(name) for name in (record.id, record.name, *record.aliases))


def _which(typed: str, found: Sequence[Record]) -> str:
    return "\n".join([f"{_shown(typed)} may be one of {len(found)}:", *_list(found)])


def _none(
    typed: str,
    other: Record | None,
    names: Mapping[str, tuple[str, ...]],
    candidates: Sequence[Record],
    what: str,
) -> str:
    if other is not None:
        return f"{_shown(typed)} is {visible(other.path)}, which is none of {what}"
    said = f"{_shown(typed)} names none of {what}"
    every = {name: path for path, spelled in names.items() for name in spelled}
    close = [every[name] for name in nearest(_plain(_bare(typed)), every, most=_NO_LIMIT)]
    likely = [one for path in dict.fromkeys(close) for one in candidates if one.path == path]
    if not likely:
        return said
    return "\n".join([f"{said}; is one of these meant?", *_list(likely)])


def _list(records: Sequence[Record]) -> Iterable[str]:
    """The first few, each with its id, its name and its file."""
    rows = [(one.id, one.name, one.path) for one in records[:MOST_CANDIDATES]]
    yield from (f"  {line}" for line in table(("id", "name", "file"), rows))
    if len(records) > MOST_CANDIDATES:
        yield f"  and {len(records) - MOST_CANDIDATES} more"


def _choices(names: Iterable[str], last: str = "or") -> str:
    return listing([f"`{name}`" for name in names], last)


def _shown(typed: str) -> str:
    return f"`{visible(' '.join(typed.split()))}`"
