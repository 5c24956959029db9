"""The text of the pre-commit hook that `headway hook install` writes."""

from __future__ import annotations

import re
import shlex
from contextlib import suppress

MARKER = "# Written by `headway hook install`, and written anew by the next one."

_TEMPLATE = r"""#!/bin/sh
{marker}
# `headway hook uninstall` removes it. To commit once without it: git commit --no-verify

python={python}

headway_here() {{
    if [ -n "$python" ] && [ -x "$python" ]; then
        # -P: no module is taken from the folder that is being committed.
        "$python" -P -m ledger "$@"
    elif command -v headway >/dev/null 2>&1; then
        headway "$@"
    else
        echo "headway is no longer where it was, and not on the PATH: install it and run" >&2
        echo "\`headway hook install\` again, or commit with \`git commit --no-verify\`." >&2
        exit 1
    fi
}}

check() {{
    # One that is no file is for `check` to tell of.
    if [ -e "$1/headway.toml" ] || [ -L "$1/headway.toml" ]; then
        headway_here check --staged --ledger "$1" || failed=1
    else
        echo "headway: there is no ledger in $1 here, so nothing was checked" >&2
    fi
}}

failed=0
{checks}
if [ "$failed" = 1 ]; then
    echo "Nothing is committed. Mend what is said above and stage it, or commit it as it is" >&2
    echo "with \`git commit --no-verify\`." >&2
fi
exit "$failed"
"""

_CHECK = re.compile(r"^check (?P<folder>\S.*)$", re.MULTILINE)


def script(python: str, ledgers: tuple[str, ...]) -> bytes:
    """The hook of some ledgers, by their folders from the top of the repository.

    `python` is the program that runs Headway here, empty where it is not known. It is plain
    POSIX sh; names that are no text come back as the bytes they were.
    """
    text = _TEMPLATE.format(
        marker=MARKER,
        python=shlex.quote(python),
        checks="\n".join(f"check {shlex.quote(folder)}" for folder in ledgers),
    )
    return text.encode("utf-8", "surrogateescape")


def is_ours(data: bytes) -> bool:
    """Whether a hook is one that `headway hook install` wrote."""
    return MARKER.encode() in data.splitlines()[:3]


def ledgers_of(data: bytes) -> tuple[str, ...]:
    """The folders of the ledgers that a hook of ours checks."""
    text = data.decode("utf-8", "surrogateescape")
    found = []
    for line in _CHECK.finditer(text):
        with suppress(ValueError):  # a quote that somebody has left open
            found.append(shlex.split(line["folder"])[0])
    return tuple(found)


def line_by_hand(folder: str) -> str:
    """The line that does the same in a hook of somebody else's."""
    return f"headway check --staged --ledger {shlex.quote(folder)} || exit 1"
