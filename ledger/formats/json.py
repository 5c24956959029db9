"""Findings as a JSON envelope (schema 1)."""

from __future__ import annotations

import json
import re
from typing import Any

from ledger.diagnostic import Diagnostic, Fix, counts
from ledger.formats._context import Context
from ledger.terminal import is_hidden

SCHEMA = 1

_DOUBTFUL = re.compile(r"[^\n\x20-\x7e]")


def render(findings: tuple[Diagnostic, ...], context: Context) -> str:
    """The envelope `{"schema": 1, "kind": "check", "findings": [...], "counts": {...}}`."""
    envelope = {
        "schema": SCHEMA,
        "kind": "check",
        "findings": [as_object(one) for one in findings],
        "counts": counts(findings),
    }
    return dump(envelope)


def dump(envelope: dict[str, Any]) -> str:
    r"""An envelope as JSON: names as typed, what a terminal would act on or hide as `\u009b`."""
    text = json.dumps(envelope, indent=2, ensure_ascii=False)
    return _DOUBTFUL.sub(lambda match: _escaped(match[0]), text)


def _escaped(character: str) -> str:
    return json.dumps(character)[1:-1] if is_hidden(character) else character


def as_object(finding: Diagnostic) -> dict[str, Any]:
    """One finding with the names that `check --format json` gives its parts."""
    place = finding.location
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "end_line": place.line,
        "end_column": place.column + finding.length,
        "message": finding.message,
        "why": finding.why,
        "help": finding.help,
        "related": [
            {"path": one.location.path, "line": one.location.line, "message": one.message}
            for one in finding.related
        ],
        "fix": _fix(finding.fix) if finding.fix else None,
    }


def _fix(fix: Fix) -> dict[str, Any]:
    return {
        "title": fix.title,
        "edits": [
            {
                "path": edit.location.path,
                "line": edit.location.line,
                "column": edit.location.column,
                "length": edit.length,
                "text": edit.text,
            }
            for edit in fix.edits
        ],
    }
