"""Findings as workflow commands, which GitHub shows beside the lines of a pull request.

The grammar and the escapes are those of GitHub's own toolkit: `%`, carriage return and line
feed in a message, `:` and `,` too in a property.
https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
"""

from __future__ import annotations

from ledger.diagnostic import Diagnostic, Severity
from ledger.formats._context import Context
from ledger.terminal import visible

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(findings: tuple[Diagnostic, ...], context: Context) -> str:
    """One command for each finding, a line each."""
    return "\n".join(_command(one, context) for one in findings)


def _command(finding: Diagnostic, context: Context) -> str:
    place = finding.location
    properties = {
        "file": context.from_top(place.path),
        "line": str(place.line),
        "col": str(place.column),
        **({"endColumn": str(place.column + finding.length)} if finding.length else {}),
        "title": f"{finding.code} {finding.name}",
    }
    given = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    said = (finding.message, *finding.help.splitlines())
    return f"::{_COMMANDS[finding.severity]} {given}::{'%0A'.join(_data(line) for line in said)}"


def _data(line: str) -> str:
    """One line of a message. Nothing in it ends the line, so nothing in it begins a command."""
    # The runner still takes an older form, `##[command]`, from anywhere in a line.
    return visible(line).replace("##[", "#\\u{23}[").replace("%", "%25")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")
