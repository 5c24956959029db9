"""What is typed in place of a command: the message has what to type."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.transcript import headway


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("chek", "there is no command chek; did you mean `headway check`?"),
        ("renmae a b", "did you mean `headway rename`?"),
        ("unarchive dana-kim", "did you mean `headway archive ID --undo`?"),
        ("undo", "did you mean `headway log --undo`?"),
        ("frobnicate", "there is no command frobnicate; `headway --help` lists them"),
        ("--ledger x check", "--ledger goes behind the command, as in `headway next --ledger …`"),
        ("--nonsense", "No such option '--nonsense'"),
        ("editor vim", "for others see `headway explain editors`"),
    ],
)
def test_a_slip_is_answered_with_what_to_type(tmp_path: Path, typed: str, said: str) -> None:
    result = headway(tmp_path, typed)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in " ".join(result.stderr.split())
