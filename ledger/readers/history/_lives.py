"""From the changes of commits to the lives of records, renames followed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from ledger.model.history import Facts, Life, Revision, StageFact
from ledger.readers.history._heirs import Candidate, find_heirs
from ledger.value import Value, changed


class Present(Value, frozen=True):
    """A record's file as it is now."""

    text: str
    stages: tuple[StageFact, ...]


@dataclass
class FileLife:
    """What was committed to one path, from an addition to a deletion.

    `began` and `ended` are the places of its first and its last commit among all commits.
    """

    path: str
    began: int
    ended: int
    revisions: list[Revision] = field(default_factory=list)

    @property
    def deleted(self) -> bool:
        """Whether the last commit on it deleted it."""
        return self.revisions[-1].blob_after is None

    @property
    def first_blob(self) -> str | None:
        """Its first version."""
        return self.revisions[0].blob_after

    @property
    def last_blob(self) -> str | None:
        """Its last version."""
        return self.revisions[-1].blob_after or self.revisions[-1].blob_before

    @property
    def last_facts(self) -> Facts | None:
        """The facts of its last version."""
        return self.revisions[-1].after or self.revisions[-1].before


def by_file(revisions: Iterable[Revision]) -> list[FileLife]:
    """The lives of the files that some revisions are of; one deleted and added again has two."""
    found: list[FileLife] = []
    latest: dict[str, FileLife] = {}
    places: dict[str, int] = {}
    for revision in revisions:
        place = places.setdefault(revision.commit.id, len(places))
        life = latest.get(revision.path)
        if life is None or (revision.blob_before is None and life.deleted):
            life = latest[revision.path] = FileLife(revision.path, place, place)
            found.append(life)
        life.ended = place
        life.revisions.append(revision)
    return found


def gone_files(files: Iterable[FileLife], now: Collection[str]) -> list[FileLife]:
    """Those whose path has no file any more, or one that began anew."""
    every = list(files)
    latest = {life.path: life for life in every}
    return [life for life in every if life.path not in now or latest[life.path] is not life]


def join(
    files: list[FileLife],
    committed: Mapping[str, Facts],
    now: Mapping[str, Present],
    texts: Mapping[str, str],
) -> tuple[Life, ...]:
    """The lives of all records by path: what was renamed is one life.

    `committed` are the facts of the files of the last commit, `now` the files of the ledger
    as it is, `texts` the versions that may have to be compared, by blob.
    """
    gone = {id(life) for life in gone_files(files, now)}
    new_paths = sorted(set(now) - {life.path for life in files})
    heirs = find_heirs(
        [_ended(at, life, texts) for at, life in enumerate(files) if id(life) in gone],
        [
            *(_begun(at, life, texts) for at, life in enumerate(files)),
            *(
                Candidate(len(files) + at, path, now[path].text, _LAST, now[path].stages)
                for at, path in enumerate(new_paths)
            ),
        ],
    )
    taken_over = set(heirs.values())
    made = []
    for at in range(len(files)):
        if at in taken_over:
            continue
        chain = [at]
        while chain[-1] in heirs:
            chain.append(heirs[chain[-1]])
        links = [files[one] for one in chain if one < len(files)]
        renamed_to = new_paths[chain[-1] - len(files)] if chain[-1] >= len(files) else ""
        known = committed.get(links[-1].path)
        life = _life(links, renamed_to, known, gone=not renamed_to and id(links[-1]) in gone)
        # A file that only a merge dropped was deleted by nobody.
        if not life.gone or life.ended or known:
            made.append(life)
    return tuple(sorted(made, key=lambda life: (life.path, life.gone)))


def _life(links: list[FileLife], renamed_to: str, committed: Facts | None, *, gone: bool) -> Life:
    """One record's life from those of its files, in order; `renamed_to` is not committed yet."""
    revisions: list[Revision] = []
    for number, link in enumerate(links):
        first, *rest = link.revisions
        if number:
            earlier = links[number - 1]
            first = changed(first, before=earlier.last_facts, blob_before=earlier.last_blob)
        own = [first, *rest]
        followed = number < len(links) - 1 or renamed_to
        if followed and link.deleted:
            own.pop()
        revisions += own
    last = links[-1]
    ended = last.revisions[-1].commit if gone and last.deleted else None
    return Life(renamed_to or last.path, tuple(revisions), committed, gone, ended)


_LAST = 1 << 60


def _ended(at: int, life: FileLife, texts: Mapping[str, str]) -> Candidate:
    stages = life.last_facts.stages if life.last_facts else ()
    text = texts.get(life.last_blob or "", "")
    return Candidate(at, life.path, text, life.began, stages, life.ended)


def _begun(at: int, life: FileLife, texts: Mapping[str, str]) -> Candidate:
    first = life.revisions[0].after
    stages = first.stages if first else ()
    return Candidate(at, life.path, texts.get(life.first_blob or "", ""), life.began, stages)
