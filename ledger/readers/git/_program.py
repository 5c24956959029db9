"""Runs git so that it starts nothing else.

A repository may come from anybody, and its configuration can name programs: for a file
monitor, for filters and text conversions, for signatures, hooks and transports. So git is
asked only with plumbing that starts none of them, with the configuration of the system and
the user switched off, with what the repository's own could start switched off by name, and
with no way to any network.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

_SWITCHED_OFF = (
    "core.fsmonitor=false", "core.untrackedCache=false", "core.attributesFile=/dev/null",
    "core.excludesFile=/dev/null", "core.pager=cat", "core.sshCommand=false", "core.askPass=",
    "credential.helper=", "gpg.program=false", "log.showSignature=false", "diff.external=",
    "maintenance.auto=false", "gc.auto=0", "protocol.allow=never",
)  # fmt: skip

_ENVIRONMENT = {
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_ATTR_NOSYSTEM": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}

_UNTRUSTED = "dubious ownership"


class GitError(Exception):
    """Why git has no answer, in words that a person can use."""


class UntrustedError(GitError):
    """Git does not read this repository, because another user owns it."""


@dataclass(frozen=True, slots=True)
class Git:
    """Git in a folder.

    `trusted` are the folders of others that it may read, `index` the index of a commit that
    is under way (empty: the repository's own), `settings` the user's own, as a file. With
    `patience` it is given so many seconds for an answer.
    """

    folder: Path
    trusted: tuple[str, ...] = ()
    index: str = ""
    settings: str = field(default=os.devnull)
    patience: float | None = None

    def ask(self, *words: str, given: bytes = b"", ok: tuple[int, ...] = (0,)) -> bytes:
        """What git answers. Raises GitError where it is not there, or ends with another status."""
        program = shutil.which("git")
        if program is None:
            raise GitError("git is not installed")
        command = [program, "--no-pager", "--literal-pathspecs"]
        for setting in (*_SWITCHED_OFF, *(f"safe.directory={one}" for one in self.trusted)):
            command += ["-c", setting]
        try:
            done = subprocess.run(  # noqa: S603 - the program is git, the words are ours
                [*command, *words],
                cwd=self.folder,
                env=self._environment(),
                input=given,
                capture_output=True,
                check=False,
                timeout=self.patience,
            )
        except subprocess.TimeoutExpired:
            raise GitError(f"git has given no answer in {self.patience:g} seconds") from None
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise GitError(f"git cannot be run: {reason}") from None
        if done.returncode not in ok:
            raise _refusal(done.stderr)
        return done.stdout

    def _environment(self) -> dict[str, str]:
        """The user's environment without what would lead git elsewhere."""
        own = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        made = {**own, **_ENVIRONMENT, "GIT_CONFIG_GLOBAL": self.settings}
        return {**made, "GIT_INDEX_FILE": self.index} if self.index else made


def _refusal(stderr: bytes) -> GitError:
    """Git's own words, without their marks, on one line."""
    said = " ".join(stderr.decode("utf-8", errors="replace").split())
    if _UNTRUSTED in said:
        return UntrustedError("another user owns the repository, and git does not trust it")
    if "not a git repository" in said:
        return GitError("it is in no git repository")
    if "unknown option" in said or "--end-of-options" in said:
        return GitError("git is too old; 2.30 or later is wanted")
    return GitError(said.removeprefix("fatal: ") or "git refused without a reason")
