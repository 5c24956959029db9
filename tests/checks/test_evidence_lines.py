"""Whoever types the line that a finding offers is rid of the finding."""

from __future__ import annotations

import re

import pytest

from ledger import checks, config
from ledger.config import StageKind
from ledger.model.evidence import evidence_names
from tests.support import AS_OF, ledger_of

PEOPLE = {
    "contacts/dana-kim.md": "---\nname: Dana Kim\norganization: northwind\n---\n",
    "organizations/northwind.md": "# Northwind\n",
    "contacts/somebody.md": "# Somebody\n",
}
FOLDERS = {"job": "campaigns", "client": "campaigns", "advocate": "contacts", "skill": "skills"}
NAMES = {"PERSON": "dana-kim", "ORGANIZATION": "northwind", "TITLE": "Counsel"}


def steps() -> list[tuple[str, str, str]]:
    """Each stage of the built-in pipelines with one that it may follow."""
    found = []
    for name in FOLDERS:
        pipeline = config.defaults().pipelines[name]
        for stage in pipeline.stages.values():
            before = [one.name for one in pipeline.stages.values() if stage.name in one.to]
            if stage.kind in (StageKind.EXIT, StageKind.PARKED):
                before = [next(iter(pipeline.stages))]
            found += [(name, one, stage.name) for one in before]
    return found


def file_of(pipeline: str, keys: dict[str, list[str]], lines: list[str], entries: list[str]) -> str:
    text = ["---", *(["pipeline: client"] if pipeline == "client" else [])]
    for key, values in keys.items():
        text += [f"{key}: {values[0]}"] if len(values) == 1 else [f"{key}:"]
        text += [f"  - {value}" for value in values] if len(values) > 1 else []
    text += ["advocate:" if pipeline == "advocate" else "stages:", *(f"  - {one}" for one in lines)]
    return "\n".join([*text, "---", "", *entries, ""])


@pytest.mark.parametrize(("pipeline", "before", "stage"), steps())
def test_the_line_to_type_is_the_evidence(pipeline: str, before: str, stage: str) -> None:
    if stage == "dormant":
        pytest.skip("a silence cannot be typed")
    path = f"{FOLDERS[pipeline]}/subject.md"
    # Late stages rest on what the early ones have asked for already.
    late = {before, stage} & {"need-confirmed", "proposed", "terms", "engaged"}
    keys: dict[str, list[str]] = {"organization": ["northwind"]} if late else {}
    entries = ["- 2026-09-30 proposal"] if late else []
    elsewhere: list[str] = []
    for _ in range(4):
        lines = [f"2026-10-01 {before}", f"2026-10-02 {stage}"]
        files = {**PEOPLE, path: file_of(pipeline, keys, lines, entries)}
        if elsewhere:
            needs = {"needs": elsewhere, "industry": ["law"]}
            files["campaigns/other.md"] = file_of("job", needs, ["2026-10-01 researching"], [])
        found = checks.run(ledger_of(files), AS_OF)
        missing = [one for one in found if one.code == "HW205"]
        if not missing:
            break
        for finding in missing:
            for line, place in re.findall(r"`([^`]+)`( in a campaign's file)?", finding.help):
                for word, name in NAMES.items():
                    line = line.replace(word, name)  # noqa: PLW2901 - filled in by hand
                if line.startswith("- "):
                    entries.append(line)
                elif place:
                    elsewhere.append(line.split(": ", 1)[1])
                else:
                    key, value = line.split(": ", 1)
                    held = keys.setdefault(key, [])
                    keys[key] = [*held, value] if key == "needs" else [value]
    assert [one.message for one in missing] == []


def test_every_piece_of_evidence_is_asked_for_by_a_built_in_pipeline() -> None:
    asked = {
        name
        for pipeline in config.defaults().pipelines.values()
        for stage in pipeline.stages.values()
        for name in (*stage.needs, *stage.must, *stage.advises, stage.reopens_on)
    }
    assert asked - {""} == set(evidence_names())
