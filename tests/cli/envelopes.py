"""Runs the program as a person does, and holds what it says to programs to its schema."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import ledger
from ledger.cli import main

SCHEMAS = Path(ledger.__file__).parent / "help" / "schemas"


def run(*arguments: str | Path, color: bool = False, env: dict[str, str] | None = None) -> Result:
    """One call of `headway`; whatever it raises beside its exit status is a failure."""
    called = [str(argument) for argument in arguments]
    result = CliRunner().invoke(main, called, color=color, env=env)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def envelope(result: Result, schema: str) -> Any:
    """What was printed as JSON, once it fits its schema (draft 2020-12)."""
    validation = pytest.importorskip("jsonschema", reason="jsonschema is not installed")
    given = json.loads(result.stdout)
    described = json.loads((SCHEMAS / f"{schema}.json").read_text(encoding="utf-8"))
    validation.Draft202012Validator.check_schema(described)
    validation.Draft202012Validator(described).validate(given)
    return given


def is_plain(text: str) -> bool:
    """Whether nothing in a text acts on a terminal or hides on it."""
    return all(character.isprintable() or character == "\n" for character in text)
