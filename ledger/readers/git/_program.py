"""Runs git so that it starts nothing else.

A repository may come from anybody, and its configuration can name programs: for a file
monitor, for filters and text conversions, for signatures, hooks and transports. So git is
asked only with plumbing that starts none of them, with the configuration of the system and
the user switched off, with what the repository's own could start switched off by name, and
with no way to any network.

It may never answer, too: where a disk does not, or a pipe stands in the place of a file it reads.
So everything is asked by `Git.ask`, which waits for no longer than git says something, and does
not ask again soon: a build asks several times, and `watch` at every save.
"""

from __future__ import annotations

import os
import shutil
import time
from dataclasses import dataclass, field
from pathlib import Path

from ledger.readers.git._waiting import SilentError, answer

# Seconds of silence; git's plumbing says something within a fraction of one.
PATIENCE = 30.0
# Seconds of it that somebody waits who pressed Tab.
A_MOMENT = 1.0
# Seconds for which git is not asked again after that.
_LEFT_ALONE = 300.0

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


class Silence:
    """That git gave no answer, for as long as it is left alone after that; empty at first."""

    def __init__(self) -> None:
        self._said = ""
        self._until = 0.0

    def begin(self, seconds: float) -> str:
        """Git was silent for some seconds; in words."""
        self._said = f"git has given no answer in {seconds:g} seconds"
        self._until = time.monotonic() + _LEFT_ALONE
        return self._said

    def told(self) -> str:
        """What is told while git is left alone; empty while it is not."""
        return self._said if time.monotonic() < self._until else ""


_silence = Silence()


def silence() -> str:
    """Why git is not asked at the moment, in words; empty where it answers as far as is known."""
    return _silence.told()


@dataclass(frozen=True, slots=True)
class Git:
    """Git in a folder.

    `trusted` are the folders of others that it may read, `index` the index of a commit that
    is under way (empty: the repository's own), `settings` the user's own, as a file. `patience`
    is for how many seconds it may say nothing, where somebody waits for less long than usual.
    """

    folder: Path
    trusted: tuple[str, ...] = ()
    index: str = ""
    settings: str = field(default=os.devnull)
    patience: float | None = None

    def ask(self, *words: str, given: bytes = b"", ok: tuple[int, ...] = (0,)) -> bytes:
        """What git answers.

        Raises GitError where it is not there, ends with another status, or says nothing for
        longer than one waits.
        """
        if told := _silence.told():
            raise GitError(told)
        program = shutil.which("git")
        if program is None:
            raise GitError("git is not installed")
        command = [program, "--no-pager", "--literal-pathspecs"]
        for setting in (*_SWITCHED_OFF, *(f"safe.directory={one}" for one in self.trusted)):
            command += ["-c", setting]
        patience = self.patience or PATIENCE
        try:
            ended = answer([*command, *words], self.folder, self._environment(), given, patience)
        except SilentError:
            raise GitError(_silence.begin(patience)) from None
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise GitError(f"git cannot be run: {reason}") from None
        if ended.status not in ok:
            raise _refusal(ended.complained)
        return ended.said

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
