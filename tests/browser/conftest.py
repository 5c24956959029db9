"""A real browser, the reports that it opens, and what it is asked of a page."""

from __future__ import annotations

import os
import shutil
import subprocess
import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from ledger.build import build
from tests.browser.opened import Browser
from tests.site.test_whole_site import broken
from tests.support import AS_OF, ROOT, required, write_ledger

EXAMPLES = ("job-search", "book-of-business")


@pytest.fixture(scope="session")
def browser(chromium) -> Iterator[Browser]:
    """Chromium, without a window."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    with sync_playwright() as playwright:
        one = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield one
        one.close()


@pytest.fixture(scope="session")
def sites(tmp_path_factory) -> dict[str, Path]:
    """The report of each example, by its name."""
    folder = tmp_path_factory.mktemp("browser")
    for name in EXAMPLES:
        build(ROOT / "examples" / name, folder / name, AS_OF)
    return {name: folder / name for name in EXAMPLES}


@pytest.fixture(scope="session")
def site(sites) -> Path:
    """The report of the job search."""
    return sites["job-search"]


@pytest.fixture(scope="session")
def torn_site(tmp_path_factory) -> Path:
    """A report of a ledger in which everything is wrong."""
    folder = tmp_path_factory.mktemp("torn")
    build(write_ledger(folder / "ledger", broken()), folder / "site", AS_OF)
    return folder / "site"


@pytest.fixture(scope="session")
def axe(tmp_path_factory) -> str:
    """The text of axe-core, from a file that is kept between runs, else from npm."""
    kept = os.environ.get("HEADWAY_AXE_CORE")
    if kept:
        return Path(kept).read_text(encoding="utf-8")
    folder = from_npm("axe-core", tmp_path_factory.mktemp("axe"))
    return (folder / "axe.min.js").read_text(encoding="utf-8")


def from_npm(package: str, folder: Path) -> Path:
    """The folder of a package as npm publishes it, without what it depends on."""
    if not shutil.which("npm"):
        required(f"npm is not installed, so there is no {package}")
    got = subprocess.run(
        ["npm", "pack", package, "--silent"], cwd=folder, capture_output=True, text=True,
        check=False, timeout=120,
    )  # fmt: skip
    packed = next(folder.glob("*.tgz"), None)
    if got.returncode or packed is None:
        required(f"{package} cannot be had from npm")
    with tarfile.open(packed) as archive:
        archive.extractall(folder, filter="data")
    return folder / "package"
