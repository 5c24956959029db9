"""What each commit changed in one record, in a few words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from ledger.model.history import Revision, StageFact
from ledger.readers.git import Repository
from ledger.readers.text import decode
from ledger.wording import plural


def what_changed(repository: Repository, revisions: Sequence[Revision]) -> list[str]:
    """For each revision of a record the stages that came and went, and how many lines.

    Raises GitError where git does not give the versions.
    """
    wanted = {blob for one in revisions for blob in (one.blob_before, one.blob_after) if blob}
    lines = {
        blob: Counter(decode("", data)[0].text.splitlines())
        for blob, data in repository.blobs(wanted).items()
    }
    path = ""
    said = []
    for one in revisions:
        parts = [*_path(one, path), *_facts(one), *_lines(one, lines)]
        said.append("; ".join(parts) or "nothing that a line shows")
        path = one.path
    return said


def _path(revision: Revision, before: str) -> Iterator[str]:
    if revision.blob_before is None:
        yield "begins"
    elif revision.blob_after is None:
        yield "deleted"
    elif before and before != revision.path:
        yield f"renamed from {before}"


def _facts(revision: Revision) -> Iterator[str]:
    if revision.after is None:
        return
    after = revision.after.stages
    before = revision.before.stages if revision.before else ()
    yield from (f"+ {_stage(fact)}" for fact in after if fact not in before)
    yield from (f"- {_stage(fact)}" for fact in before if fact not in after)
    origin = revision.before.origin if revision.before else ""
    if origin and origin != revision.after.origin:
        yield f"origin {origin} to {revision.after.origin or 'none'}"


def _stage(fact: StageFact) -> str:
    day, stage = fact
    return f"{day} {stage}" if day else stage


def _lines(revision: Revision, lines: dict[str, Counter[str]]) -> Iterator[str]:
    before = lines.get(revision.blob_before or "", Counter())
    after = lines.get(revision.blob_after or "", Counter())
    more, less = sum((after - before).values()), sum((before - after).values())
    if more and revision.blob_after:
        yield f"{plural(more, 'line')} more"
    if less and revision.blob_after:
        yield f"{plural(less, 'line')} less"
