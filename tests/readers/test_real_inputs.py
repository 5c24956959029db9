"""Files that other people's programs and vaults hold are read as what they are."""

from __future__ import annotations

import re

import pytest

from ledger.model.record import RecordKind
from tests.support import ledger_of, record_of


def test_every_real_file_is_read_as_a_record_of_any_kind(shared_data):
    files = [path for path in sorted(shared_data.rglob("*")) if path.is_file()]
    assert files
    for number, path in enumerate(files):
        kind = list(RecordKind)[number % len(RecordKind)]
        data = path.read_bytes()
        ledger = ledger_of({"campaigns/a.md": data, "journal/b.md": data, f"{kind}s/c.md": data})
        assert len(ledger.records) in (2, 3)


def test_a_vault_of_another_vocabulary_keeps_every_key(shared_data):
    notes = sorted((shared_data / "vaults").rglob("*.md"))
    if not notes:
        pytest.skip("no vault among the real inputs")
    for path in notes:
        record = record_of(path.read_bytes())
        typed = path.read_text(encoding="utf-8").split("---")[1]
        keys = re.findall(r"^([^\s:#-][^:\n]*):", typed, re.MULTILINE)
        assert keys == list(record.fields)
