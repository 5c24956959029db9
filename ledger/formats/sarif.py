"""Findings as SARIF 2.1.0, which code scanners and editors exchange.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/sarif-v2.1.0-errata01-os-complete.html
All checks are listed as rules, so that two runs differ in their results alone.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from ledger import __version__
from ledger.checks import Check, all_checks
from ledger.checks.groups import group_of
from ledger.diagnostic import Diagnostic, Edit, Fix, Severity
from ledger.formats._context import Context
from ledger.formats._fingerprint import fingerprints
from ledger.formats.json import dump
from ledger.help import read_page
from ledger.help.titles import title_of
from ledger.source import Location
from ledger.terminal import visible

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_TOP = "%SRCROOT%"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def render(findings: tuple[Diagnostic, ...], context: Context) -> str:
    """A log of one run."""
    checks = all_checks()
    rules = {one.code: number for number, one in enumerate(checks)}
    marks = fingerprints(findings, context.line_of)
    run = {
        "tool": {
            "driver": {
                "name": "Headway",
                "version": __version__,
                "rules": [_rule(one) for one in checks],
            }
        },
        "originalUriBaseIds": {_TOP: {"description": {"text": "The top of the repository."}}},
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(one, rules[one.code], mark, context)
            for one, mark in zip(findings, marks, strict=True)
        ],
    }
    return dump({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(check: Check) -> dict[str, Any]:
    page = read_page("checks", check.name) or ""
    title = title_of(page) or check.name
    return {
        "id": check.code,
        "name": check.name,
        "shortDescription": {"text": _braced(title)},
        "fullDescription": {"text": _braced(check.why or title)},
        "help": {
            "text": f"`headway explain {check.code}` shows what it means, wrong and put right.",
            "markdown": _braced(page.strip() or title),
        },
        "defaultConfiguration": {"level": _LEVELS[check.severity]},
        "properties": {"tags": [group_of(check.code).title.lower()]},
    }


def _result(finding: Diagnostic, rule: int, mark: str, context: Context) -> dict[str, Any]:
    place = finding.location
    region = {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.line,
        "endColumn": place.column + finding.length,
    }
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": _said(finding)},
        "locations": [_location(place.path, region, context)],
        "partialFingerprints": {"headwayLine/v1": mark},
    }
    if finding.related:
        result["relatedLocations"] = [
            {
                "id": number,
                **_location(
                    one.location.path,
                    {"startLine": one.location.line, "startColumn": one.location.column},
                    context,
                ),
                "message": {"text": _plain(one.message)},
            }
            for number, one in enumerate(finding.related, start=1)
        ]
    if finding.fix:
        result["fixes"] = [_fix(finding.fix, context)]
    return result


def _location(path: str, region: dict[str, int], context: Context) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": _artifact(path, context), "region": region}}


def _artifact(path: str, context: Context) -> dict[str, str]:
    # A name that is no text in the file system's encoding still gives an address.
    uri = quote(context.from_top(path), safe="/", errors="surrogatepass")
    return {"uri": uri, "uriBaseId": _TOP}


def _fix(fix: Fix, context: Context) -> dict[str, Any]:
    by_path: dict[str, list[Edit]] = {}
    for edit in fix.edits:
        by_path.setdefault(edit.location.path, []).append(edit)
    return {
        "description": {"text": _plain(fix.title)},
        "artifactChanges": [
            {
                "artifactLocation": _artifact(path, context),
                "replacements": [_replacement(edit, context) for edit in edits],
            }
            for path, edits in by_path.items()
        ],
    }


def _replacement(edit: Edit, context: Context) -> dict[str, Any]:
    line, column = _end(edit, context)
    replacement: dict[str, Any] = {
        "deletedRegion": {
            "startLine": edit.location.line,
            "startColumn": edit.location.column,
            "endLine": line,
            "endColumn": column,
        }
    }
    if edit.text:
        replacement["insertedContent"] = {"text": edit.text}
    return replacement


def _end(edit: Edit, context: Context) -> tuple[int, int]:
    """The line and column behind the last character of a stretch; a line's end counts as one."""
    place, left = edit.location, edit.length
    while left > (rest := max(0, len(context.line_of(place)) - place.column + 1)):
        left -= rest + 1
        place = Location(place.path, place.line + 1)
    return place.line, place.column + left


def _said(finding: Diagnostic) -> str:
    """What is wrong as a sentence, which a narrow list shows alone, and below it the remedy."""
    message = _plain(finding.message)
    sentence = message if message.endswith((".", "?", "!")) else f"{message}."
    return "\n".join([sentence, *(_plain(line) for line in finding.help.splitlines())])


def _plain(text: str) -> str:
    """A text that nobody takes for a link or a placeholder (sections 3.11.5 and 3.11.6)."""
    return _braced(visible(text).replace("](", "] ("))


def _braced(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")
