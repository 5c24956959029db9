"""What must be so of a whole ledger of any files: it is checked, measured, advised and built."""

from __future__ import annotations

from collections.abc import Hashable

from ledger.build import render, work_out
from ledger.config import FILE_NAME, parse
from ledger.readers import read_sources
from ledger.readers.files import SourceFile
from ledger.readers.text import decode
from tests.fuzz.case import Case, chance_of
from tests.fuzz.judging_reader import judge_findings, show
from tests.support import AS_OF, ROOT, kind_of


def judge_ledger(case: Case) -> Hashable:
    """Nothing raises, whatever the files are; every page is made."""
    files = dict(case)
    text, _ = decode(FILE_NAME, files.get(FILE_NAME, b""))
    config = parse(text.text)
    sources = [
        SourceFile(path, kind, data)
        for path, data in files.items()
        if (kind := kind_of(path, config.folders))
    ]
    reading = read_sources(sources, config)
    found = judge_findings(reading.ledger, {**reading.texts, FILE_NAME: text}, chance_of(case))
    show(found, reading.texts)
    results = work_out(reading, ROOT / "examples", AS_OF)
    pages = render(results, ROOT / "examples")
    assert "index.html" in pages
    for action in results.actions:
        assert "\n" not in action.line, f"{action.rule} is more than a line"
    shown = frozenset(name for name, one in results.measurements.items() if one.value is not None)
    return frozenset(one.code for one in found), shown
