"""Every page is valid HTML, as html-validate from npm judges it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.site.reading import report_at, report_of
from tests.site.test_whole_site import EXAMPLES, LEDGERS
from tests.support import ROOT, required

# The rules of the standard, of whole documents and of accessibility; what is left out is taste.
RULES = {
    "root": True,
    "extends": ["html-validate:standard", "html-validate:document", "html-validate:a11y"],
    "rules": {
        "doctype-style": "off",
        "long-title": "off",  # a record's name is as long as it is
        "no-trailing-whitespace": "off",
        "require-sri": "off",  # what has `integrity` is blocked in a page opened from a folder
        "tel-non-breaking": "off",
    },
}


@pytest.fixture(scope="session")
def html_validate(tmp_path_factory) -> str:
    """The program, from where it is kept between runs, else from npm."""
    kept = os.environ.get("HEADWAY_HTML_VALIDATE")
    if kept:
        return kept
    if not shutil.which("npm"):
        required("npm is not installed, so there is no html-validate")
    folder = tmp_path_factory.mktemp("html-validate")
    got = subprocess.run(
        ["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", folder,
         "html-validate"],
        capture_output=True, text=True, check=False, timeout=240,
    )  # fmt: skip
    program = folder / "node_modules/.bin/html-validate"
    if got.returncode or not program.exists():
        required("html-validate cannot be had from npm")
    return str(program)


def faults(program: str, folder: Path) -> list[str]:
    """Everything that is wrong with the pages of a folder."""
    (folder / ".htmlvalidate.json").write_text(json.dumps(RULES))
    # Into a file: it ends before a pipe has taken all that it says.
    with (folder / "judged.json").open("w") as said:
        subprocess.run(
            [program, "--formatter", "json", "**/*.html"], cwd=folder, stdout=said, check=False,
            timeout=240,
        )  # fmt: skip
    return [
        f"{Path(page['filePath']).name}:{one['line']}: {one['ruleId']}: {one['message']}"
        for page in json.loads((folder / "judged.json").read_text())
        for one in page["messages"]
    ]


def written(report: dict[str, bytes], folder: Path) -> Path:
    for path, data in report.items():
        if path.endswith(".html"):
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(data)
    return folder


@pytest.mark.parametrize("ledger", [*EXAMPLES, *LEDGERS])
def test_every_page_is_valid(html_validate, ledger, tmp_path):
    here = ledger in EXAMPLES
    report = report_at(ROOT / "examples" / ledger) if here else report_of(LEDGERS[ledger]())
    assert faults(html_validate, written(report, tmp_path)) == []


def test_what_is_not_valid_is_found(html_validate, tmp_path):
    page = (
        b"<!doctype html><html lang=en><head><title>x</title></head><body><p><ul></ul></p></body>"
    )
    assert faults(html_validate, written({"a.html": page}, tmp_path))
