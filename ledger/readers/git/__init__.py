"""What git knows of a ledger's folder: commits, the files in them, what is staged.

Only plumbing is asked (rev-parse, rev-list, for-each-ref, diff-tree, ls-tree, ls-files,
cat-file, check-attr, config), and all of a ledger in one pass.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from ledger.model.history import Commit
from ledger.readers.git._program import A_MOMENT, Git, GitError, UntrustedError, silence
from ledger.readers.git._trust import own_settings, trusted_folders
from ledger.value import Value

__all__ = ["A_MOMENT", "Change", "Commit", "GitError", "Repository", "open_repository", "silence"]

LONGEST_BLOB = 5_000_000
_BATCH = 64_000_000


class Change(Value, frozen=True):
    """What one commit did to one file: the blob before and the blob after, None for no file.

    `path` is relative to the ledger, with `/`.
    """

    path: str
    before: str | None
    after: str | None


class Repository(Value, frozen=True):
    """The repository that a ledger's folder lies in.

    `prefix` is the ledger's folder from the top of the working tree, empty or ending with
    `/`; `folder` is git's own, shared by all working trees.
    """

    git: Git
    prefix: str
    folder: Path
    shallow: bool

    def resolve(self, revision: str) -> str:
        """The id of the commit that a revision names. Raises GitError where it names none."""
        said = self.git.ask("rev-parse", "--verify", "--quiet", "--end-of-options",
                         f"{revision}^{{commit}}", ok=(0, 1, 128))  # fmt: skip
        found = said.decode("ascii", errors="replace").strip()
        if not found:
            raise GitError(f"{revision} names no commit here")
        return found

    def head(self) -> str | None:
        """The id of the commit that is checked out; None before the first."""
        try:
            return self.resolve("HEAD")
        except GitError:
            return None

    def boundary(self) -> str:
        """Where a shallow clone begins, in git's words; empty where all of it is here."""
        place = self.folder / "shallow"
        return place.read_text("ascii", "replace") if self.shallow and place.is_file() else ""

    def commit(self, identity: str) -> Commit:
        """One commit by its id."""
        return self._listed_commits("--max-count=1", "--end-of-options", identity)[identity]

    def fork_point(self, revision: str) -> str:
        """The last commit that a revision and what is checked out have both.

        Raises GitError where the revision names none, or they have none in common.
        """
        tip = self.resolve(revision)
        said = self.git.ask("rev-parse", "--end-of-options", f"{tip}...HEAD", ok=(0, 128))
        shared = [one[1:] for one in said.decode("ascii", "replace").split() if one[0] == "^"]
        if not shared:
            more = "; the clone is shallow: fetch all of it first" if self.shallow else ""
            raise GitError(f"{revision} and what is checked out have no commit in common{more}")
        return shared[0]

    def names(self) -> tuple[str, ...]:
        """What branches and tags are called, the latest first."""
        said = self.git.ask("for-each-ref", "--sort=-creatordate", "--format=%(refname:short)",
                         "refs/heads", "refs/tags", "refs/remotes")  # fmt: skip
        return tuple(said.decode("utf-8", errors="replace").split("\n")[:-1])

    def commits(self, tip: str, known: str | None = None) -> dict[str, Commit]:
        """The commits that a commit is built on, oldest first; those of `known` left out."""
        revisions = [tip, *([f"^{known}"] if known else [])]
        return self._listed_commits("--topo-order", "--reverse", "--end-of-options", *revisions)

    def _listed_commits(self, *words: str) -> dict[str, Commit]:
        said = self.git.ask("rev-list", "--encoding=UTF-8", "--format=%an%x00%aI%x00%s", *words)
        lines = iter(said.decode("utf-8", errors="replace").split("\n"))
        found = {}
        for header in lines:
            if header.startswith("commit "):
                author, time, subject = next(lines).split("\0")
                identity = header.removeprefix("commit ")
                found[identity] = Commit(identity, author, _time(time), subject)
        return found

    def is_ancestor(self, commit: str, tip: str) -> bool:
        """Whether a commit is one of those that another is built on."""
        try:
            left = self.git.ask("rev-list", "--max-count=1", "--end-of-options", commit, f"^{tip}")
        except GitError:
            return False
        return not left.strip()

    def changes(self, commits: Iterable[str]) -> Iterator[tuple[str, Change]]:
        """What each of some commits did to the ledger's files; a merge in itself does nothing."""
        said = self.git.ask("diff-tree", "--stdin", "-r", "--raw", "-z", "--root", "--no-renames",
                         "--no-abbrev", "--", ".",
                         given="".join(f"{one}\n" for one in commits).encode())  # fmt: skip
        tokens = iter(said.split(b"\0"))
        commit = ""
        for token in tokens:
            if not token.startswith(b":"):
                commit = token.strip().decode("ascii", errors="replace")
                continue
            old_mode, new_mode, before, after, _ = token[1:].decode("ascii").split(" ")
            path = self._inside(next(tokens))
            if path is not None:
                yield commit, Change(path, _blob(old_mode, before), _blob(new_mode, after))

    def tree(self, commit: str) -> dict[str, str]:
        """The ledger's files in a commit: the blob of each by path."""
        said = self.git.ask("ls-tree", "-r", "-z", "--full-tree", "--end-of-options", commit,
                         *self._folders())  # fmt: skip
        return dict(self._listed(said, blob=2))

    def staged(self) -> dict[str, str]:
        """The ledger's files as they are staged. Raises GitError while a merge is unsettled."""
        said = self.git.ask("ls-files", "--stage", "-z", "--full-name", "--", ".")
        for line in said.split(b"\0"):
            if line and not line.split(b"\t")[0].endswith(b" 0"):
                path = os.fsdecode(line.split(b"\t", 1)[1])
                raise GitError(f"{path} is not merged yet: settle it and stage it first")
        return dict(self._listed(said, blob=1))

    def blobs(self, wanted: Iterable[str]) -> dict[str, bytes]:
        """The bytes of some blobs by id; what is missing or larger than 5 MB is left out."""
        asked = sorted(set(wanted))
        listed = self.git.ask("cat-file", "--batch-check=%(objectname) %(objecttype) %(objectsize)",
                           given="".join(f"{one}\n" for one in asked).encode())  # fmt: skip
        found: dict[str, bytes] = {}
        group: list[str] = []
        size = 0
        for line in listed.decode("ascii", errors="replace").splitlines():
            name, kind, *length = line.split(" ")
            if kind != "blob" or int(length[0]) > LONGEST_BLOB:
                continue
            group.append(name)
            size += int(length[0])
            if size > _BATCH:
                found |= self._read(group)
                group, size = [], 0
        return found | self._read(group)

    def hooks_folder(self) -> Path:
        """The folder that git takes this repository's hooks from, the user's settings heeded."""
        git = replace(self.git, settings=own_settings())
        said = git.ask("rev-parse", "--git-path", "hooks")
        return self.git.folder / os.fsdecode(said).rstrip("\n")

    def _read(self, blobs: list[str]) -> dict[str, bytes]:
        if not blobs:
            return {}
        said = self.git.ask(
            "cat-file", "--batch", given="".join(f"{one}\n" for one in blobs).encode()
        )
        found, at = {}, 0
        while at < len(said):
            end = said.index(b"\n", at)
            name, _, size = said[at:end].decode("ascii").split(" ")
            found[name] = said[end + 1 : end + 1 + int(size)]
            at = end + 2 + int(size)
        return found

    def _listed(self, said: bytes, blob: int) -> Iterator[tuple[str, str]]:
        for line in said.split(b"\0"):
            facts, _, raw = line.partition(b"\t")
            path = self._inside(raw) if raw else None
            parts = facts.decode("ascii").split(" ")
            if path is not None and (found := _blob(parts[0], parts[blob])):
                yield path, found

    def _folders(self) -> tuple[str, ...]:
        """The ledger's folder as a path from the top, where it is not the top."""
        return (self.prefix.rstrip("/"),) if self.prefix else ()

    def _inside(self, raw: bytes) -> str | None:
        """A path from the top as one from the ledger; None where it is no text or elsewhere."""
        try:
            path = raw.decode("utf-8")
        except UnicodeDecodeError:
            return None
        return path.removeprefix(self.prefix) if path.startswith(self.prefix) else None


def open_repository(root: Path, patience: float | None = None) -> Repository:
    """The repository of a ledger. Raises GitError where there is none that can be asked.

    `patience` is for how many seconds git may be silent, where that is less than usual.
    """
    git = Git(root, patience=patience)
    try:
        said = git.ask(*_FACTS)
    except UntrustedError:
        git = replace(git, trusted=trusted_folders(root))
        said = git.ask(*_FACTS)
    bare, inside, shallow, common, prefix = os.fsdecode(said).split("\n")[:5]
    if bare == "true" or inside != "true":
        raise GitError("the repository is bare: it has no working tree that could hold a ledger")
    folder = root / common
    return Repository(
        replace(git, index=_running_commit(folder)), prefix, folder, shallow == "true"
    )


_FACTS = ("rev-parse", "--is-bare-repository", "--is-inside-work-tree",
          "--is-shallow-repository", "--git-common-dir", "--show-prefix")  # fmt: skip


def _running_commit(folder: Path) -> str:
    """The index of a commit that is under way, where git has named one of this repository."""
    named = os.environ.get("GIT_INDEX_FILE", "")
    real = os.path.realpath(named)
    return real if named and Path(real).is_relative_to(os.path.realpath(folder)) else ""


def _time(said: str) -> datetime:
    """When a commit was authored; the beginning of git's time where its header is no date."""
    try:
        return datetime.fromisoformat(said)
    except ValueError:
        return datetime.fromtimestamp(0, UTC)


def _blob(mode: str, name: str) -> str | None:
    """The id of a regular file; None for what is none (a link, a submodule, no file)."""
    return name if mode.startswith("100") else None
