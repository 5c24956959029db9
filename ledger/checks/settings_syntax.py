"""HW901: `headway.toml` is no TOML."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ledger.checks._check import Finding, check
from ledger.config import SettingFault
from ledger.diagnostic import Severity
from ledger.model.ledger import Ledger

# What the reader of the standard library says, by how it begins.
_WORDS = (
    ("Expected '='", "a key without its `=`", "write it as `key = value`"),
    ("Invalid value", "a value that TOML cannot read", 'texts go in quotes: `title = "My search"`'),
    ("Unclosed array", "a list that is not closed", "close it with `]`"),
    ("Unterminated string", "a text that is not closed", "close it with the quote it began with"),
    ("Expected newline", "more on the line than one value", "put every `key = value` on its line"),
    ("Cannot declare", "a table that stands twice", "put the keys of both under one heading"),
    ("Cannot overwrite", "a key that stands twice", "keep one of the two lines"),
    ("Cannot mutate", "a table that was closed before", "put its keys under the first heading"),
    ("Expected ']'", "a table's heading that is not closed", "write it as `[rules]`"),
    ("Invalid statement", "a line that is no `key = value`", "write it as `key = value`"),
    (r"Illegal character '\n'", "a text that is not closed", "close it on the line it began on"),
    ("Illegal character", "a character that TOML does not take here", "close the quote before it"),
    ("Unescaped", r"a `\` on its own", r"put the text in single quotes, or type `\\`"),
    ("Invalid initial character", "a key that TOML cannot read", "put the key in quotes"),
    ("Duplicate", "a key that stands twice", "keep one of the two"),
    ("A value is too", "a value that is too long or nested too deep", "write it flat"),
)


@check(
    "HW901",
    "settings-syntax",
    Severity.ERROR,
    why="every figure is worked out with the defaults, whatever else the file says",
)
def settings_syntax(ledger: Ledger, as_of: date) -> Iterator[Finding]:
    """Until it can be read, none of the ledger's own settings holds."""
    for problem in ledger.config.problems:
        if problem.fault is SettingFault.SYNTAX:
            what, remedy = _wording(problem.detail)
            message = f"{what}; until it is put right none of these settings is used"
            yield Finding(problem.location, message, remedy)


def _wording(detail: str) -> tuple[str, str]:
    for beginning, what, remedy in _WORDS:
        if detail.startswith(beginning):
            return what, remedy
    return f"TOML cannot read this ({detail[:1].lower()}{detail[1:]})", "write it as `key = value`"
