"""The pages of the importers are true: a file makes exactly the records that stand below it."""

from __future__ import annotations

import pytest

from ledger.importers import all_importers
from tests.help.pages import Example, examples, pages
from tests.importers.planning import files_of, planned, planned_folder


@pytest.mark.parametrize("example", examples("importers"), ids=lambda example: example.name)
def test_a_file_makes_the_records_of_its_page(example: Example) -> None:
    files = {file.argument: file.text for file in example.of("input")}
    if len(files) > 1:
        made = planned_folder(files)
    else:
        ((name, text),) = files.items()
        made = planned(text, name)
    assert made.format == example.page.stem
    assert files_of(made) == example.files


def test_every_importer_has_its_page() -> None:
    assert [page.stem for page in pages("importers")] == [one.name for one in all_importers()]
