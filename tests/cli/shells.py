"""Real shells at a terminal of their own: a line is typed, Tab is pressed, its words are told."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import shlex
import shutil
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path

from ledger.commands._shell_scripts import SCRIPTS
from tests.support import ROOT, required

# Nothing takes that long but a machine that is very busy.
PATIENCE = 30.0
TAB, HOME, KILL, STOP = "\t", "\x01", "\x15", "\x03"

_START = {
    "bash": ["bash", "--norc", "--noprofile", "-i"],
    "zsh": ["zsh", "-f", "-i"],
    "fish": ["fish", "--no-config", "-i"],
}
# `show` tells the words that it is given. The marks are put together only when it runs.
_SET_UP = {
    "bash": """\
bind 'set enable-bracketed-paste off' 'set bell-style none'
show() { printf '<%s' 'BEGIN>'; printf '[%s]' "$@"; printf '<%s\\n' 'END>'; }
source <(headway completion bash)
""",
    "zsh": """\
autoload -Uz compinit; compinit -u -D; bindkey -e; unsetopt beep; unset zle_bracketed_paste
show() { printf '<%s' 'BEGIN>'; printf '[%s]' "$@"; printf '<%s\\n' 'END>'; }
source <(headway completion zsh)
""",
    "fish": """\
function show; printf '<%s' 'BEGIN>'; printf '[%s]' $argv; printf '<%s\\n' 'END>'; end
headway completion fish | source
""",
}


def program(folder: Path) -> Path:
    """A `headway` on a path of its own, which is this one."""
    made = folder / "headway"
    code = "from ledger.cli import main; main(prog_name='headway')"
    made.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -c "{code}" "$@"\n')
    made.chmod(0o755)
    return made


class Shell:
    """A shell that completes, in a folder; the test is skipped where there is no such shell."""

    def __init__(self, name: str, folder: Path, home: Path) -> None:
        if shutil.which(name) is None:
            required(f"{name} is not installed")
        self.name = name
        self._read, terminal = pty.openpty()
        fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 240, 0, 0))
        own = {key: value for key, value in os.environ.items() if key in ("PATH", "TMPDIR")}
        own["PATH"] = f"{program(home).parent}{os.pathsep}{own['PATH']}"
        self._process = subprocess.Popen(
            _START[name], cwd=folder, stdin=terminal, stdout=terminal, stderr=terminal,
            start_new_session=True, close_fds=True,
            env={**own, "HOME": str(home), "TERM": "xterm", "LC_ALL": "C.UTF-8",
                 "PYTHONPATH": str(ROOT), "HEADWAY_TODAY": "2026-11-22", "PS1": "> "},
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509
        )  # fmt: skip
        os.close(terminal)
        assert name in SCRIPTS
        for line in _SET_UP[name].splitlines():
            self._send(f"{line}\r")
        assert self.words("echo ready") == ["echo", "ready"]

    def words(self, typed: str) -> list[str]:
        """The words of a line, after what was typed: a Tab in it completes."""
        self._send(f"{typed}{HOME}show \r")
        return re.findall(r"\[(.*?)\](?=\[|$)", self._until("<END>").rsplit("<BEGIN>", 1)[1])

    def shown(self, typed: str, until: str) -> str:
        """What the terminal shows while a line is typed, up to a text; the line is dropped."""
        self._send(typed)
        seen = self._until(until)
        self._send(f"\x1b{KILL}" if self.name == "fish" else KILL)
        return seen

    def close(self) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._read)

    def _send(self, text: str) -> None:
        os.write(self._read, text.encode())

    def _until(self, mark: str) -> str:
        seen = b""
        deadline = time.monotonic() + PATIENCE
        while mark.encode() not in seen:
            ready, _, _ = select.select([self._read], [], [], 0.5)
            if ready:
                seen += os.read(self._read, 65536)
            if time.monotonic() > deadline:
                self._send(STOP)  # so that what comes next is not a part of this
                raise AssertionError(f"{self.name}: no {mark!r} in {seen!r}")
        return seen.decode("utf-8", "replace").split(mark, 1)[0]
