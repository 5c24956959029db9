"""The pages of the exporters are true: what they type gives what they show."""

from __future__ import annotations

from pathlib import Path

import pytest

from ledger.exporters import all_exporters
from tests.help.pages import Example, examples, pages
from tests.help.test_commands import play
from tests.support import write_ledger


def test_every_exporter_has_its_page() -> None:
    assert [page.stem for page in pages("exporters")] == [one.name for one in all_exporters()]


@pytest.mark.parametrize("example", examples("exporters"), ids=lambda example: example.name)
def test_a_page_shows_what_happens(example: Example, tmp_path: Path) -> None:
    root = write_ledger(tmp_path, example.files)
    assert any(block.word != "ledger" for block in example.blocks), "it shows nothing"
    for block in example.of("console"):
        play(block, root)
