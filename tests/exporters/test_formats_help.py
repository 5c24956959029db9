"""The pages of the formats are true: a ledger makes exactly the file that stands below it."""

from __future__ import annotations

import pytest

from tests.exporters.making import made
from tests.help.pages import Example, examples

_FORMATS = ("graphviz", "icalendar", "markdown", "mermaid", "vcard")
_EXAMPLES = [one for one in examples("exporters") if one.page.stem in _FORMATS]


@pytest.mark.parametrize("example", _EXAMPLES, ids=lambda example: example.name)
def test_a_ledger_makes_the_file_of_its_page(example: Example) -> None:
    (file,) = example.of("output")
    # A page is typed with the ends of lines of its own; those of a file are its format's.
    assert made(example.page.stem, example.files).replace("\r\n", "\n") == file.text


def test_every_format_has_an_example() -> None:
    assert {one.page.stem for one in _EXAMPLES} == set(_FORMATS)
