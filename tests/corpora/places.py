"""Public corpora, where they are: never copied here, for each has a licence of its own.

`HEADWAY_CORPORA` names a folder that holds a clone of each repository under the name it has
here. CI makes them at the revisions below; a test skips where its corpus is absent.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

import pytest

VARIABLE = "HEADWAY_CORPORA"


class Corpus(NamedTuple):
    """A repository, the revision that the counts of the tests are of, and its licence."""

    repository: str
    revision: str
    licence: str


CORPORA = {
    "big-list-of-naughty-strings": Corpus(
        "https://github.com/minimaxir/big-list-of-naughty-strings",
        "db33ec7b1d5d9616a88c76394b7d0897bd0b97eb",
        "MIT",
    ),
    "yaml-test-suite": Corpus(
        "https://github.com/yaml/yaml-test-suite",  # its branch `data`: a folder for each case
        "6ad3d2c62885d82fc349026c136ef560838fdf3d",
        "MIT",
    ),
    "commonmark-spec": Corpus(
        "https://github.com/commonmark/commonmark-spec",  # its tag 0.31.2
        "9103e341a973013013bb1a80e13567007c5cef6f",
        "CC-BY-SA-4.0",
    ),
    "csv-spectrum": Corpus(
        "https://github.com/max-mapper/csv-spectrum",
        "d30e80f8b99d2eecb3778f1d7b9ed1cb425502ec",
        "BSD-2-Clause",
    ),
    "icalendar": Corpus(
        "https://github.com/collective/icalendar",
        "851cb47758689b54781c0712186d1d9e2ec57dd5",
        "BSD-2-Clause",
    ),
    "vobject": Corpus(
        "https://github.com/py-vobject/vobject",
        "680ed60eed72d42fe2cbed62ca767320e433a8b4",
        "Apache-2.0",
    ),
}  # fmt: skip


def corpus(name: str) -> Path:
    """The folder of a corpus; skips the test where there is none."""
    given = os.environ.get(VARIABLE)
    place = Path(given or ".") / name
    if not given or not place.is_dir():
        one = CORPORA[name]
        pytest.skip(
            f"{VARIABLE} names no folder with a clone of {one.repository} as `{name}` "
            f"at {one.revision[:12]}"
        )
    return place
