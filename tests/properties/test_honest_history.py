"""Whoever only adds, renames, squashes, rebases and merges is never accused of anything."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ledger import checks
from ledger.readers import read_ledger
from ledger.readers.git import open_repository
from ledger.readers.history import read_history
from tests.repositories import Repo, make_repo
from tests.support import AS_OF

STAGES = ("researching", "targeted", "networking-in", "applied", "interviewing", "negotiating")
FEW = settings(
    max_examples=25, deadline=None, derandomize=True, suppress_health_check=[*HealthCheck]
)


def number_of(path: str) -> str:
    """The number of a campaign, which stays whatever its file is called."""
    return path.rsplit("campaign-", 1)[1].removesuffix(".md").split("-", maxsplit=1)[0]


@dataclass
class Owner:
    """Somebody who keeps a ledger honestly, in a repository that is put in order now and then."""

    repo: Repo
    files: dict[str, int] = field(default_factory=dict)
    made: int = 0

    def text(self, path: str) -> str:
        number = number_of(path)
        stages = "".join(
            f"  - 2026-{at + 1:02d}-03 {stage}\n"
            for at, stage in enumerate(STAGES[: self.files[path]])
        )
        notes = "".join(f"- 2026-{at + 1:02d}-04 research 1h of {number}\n" for at in range(3))
        return (
            f"---\nname: Pursuit {number}\ntitle: Title {number}\nstages:\n{stages}---\n\n{notes}"
        )

    def commit(self) -> None:
        self.repo.commit({path: self.text(path) for path in self.files})

    def pick(self, draw: st.DrawFn) -> str:
        return draw(st.sampled_from(sorted(self.files)))

    def begin(self, draw: st.DrawFn) -> None:
        self.made += 1
        self.files[f"campaigns/campaign-{self.made}.md"] = 1
        self.commit()

    def advance(self, draw: st.DrawFn) -> None:
        path = self.pick(draw)
        self.files[path] = min(self.files[path] + 1, len(STAGES))
        self.commit()

    def rename(self, draw: st.DrawFn) -> None:
        path = self.pick(draw)
        folder = draw(st.sampled_from(["campaigns", "campaigns/old", "campaigns/2026"]))
        number = number_of(path)
        to = f"{folder}/campaign-{number}-{draw(st.integers(1, 9))}.md"
        if to != path:
            self.repo.move(path, to)
            self.files[to] = self.files.pop(path)
        self.commit()

    def rename_in_two_commits(self, draw: st.DrawFn) -> None:
        path = self.pick(draw)
        before = self.files.pop(path)
        self.repo.delete(path)
        self.repo.commit({})
        number = number_of(path)
        self.files[f"campaigns/late/campaign-{number}-0.md"] = before
        self.commit()

    def squash(self, draw: st.DrawFn) -> None:
        count = int(self.repo.git("rev-list", "--count", "--first-parent", "HEAD"))
        back = draw(st.integers(1, 4))
        if back < count:
            self.repo.git("reset", "--quiet", "--soft", f"HEAD~{back}")
            self.repo.git("commit", "--quiet", "--allow-empty", "-m", "squashed")

    def branch_and_merge(self, draw: st.DrawFn) -> None:
        self.repo.git("checkout", "--quiet", "-b", f"side-{self.made}-{len(self.files)}")
        self.begin(draw)
        side = self.repo.git("rev-parse", "--abbrev-ref", "HEAD")
        self.repo.git("checkout", "--quiet", "main")
        # On the main line another campaign goes on meanwhile.
        path = draw(st.sampled_from(sorted(set(self.files) - {self.newest()}) or [""]))
        if path:
            self.files[path] = min(self.files[path] + 1, len(STAGES))
            self.repo.commit({path: self.text(path)})
        rebase = draw(st.booleans())
        if rebase:
            self.repo.git("rebase", "--quiet", "main", side)
            self.repo.git("checkout", "--quiet", "main")
        self.repo.git("merge", "--quiet", "--no-edit", side)
        self.repo.git("branch", "--quiet", "-D", side)

    def newest(self) -> str:
        return f"campaigns/campaign-{self.made}.md"


ACTS = ("begin", "advance", "advance", "rename", "rename_in_two_commits", "squash",
        "branch_and_merge")  # fmt: skip


@FEW
@given(data=st.data())
def test_an_honest_history_is_never_accused(tmp_path_factory, data: st.DataObject) -> None:
    folder: Path = tmp_path_factory.mktemp("honest")
    owner = Owner(make_repo(folder / "repo"))
    owner.begin(data.draw)
    for act in data.draw(st.lists(st.sampled_from(ACTS), min_size=3, max_size=8)):
        getattr(owner, act)(data.draw)
    reading = read_ledger(owner.repo.ledger)
    repository = open_repository(owner.repo.ledger)
    for cache in (None, folder / "cache", folder / "cache"):
        history = read_history(repository, reading, cache)
        found = checks.run(replace(reading.ledger, history=history), AS_OF)
        assert [one for one in found if one.code.startswith("HW7")] == []
