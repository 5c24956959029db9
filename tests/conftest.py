"""What every test may ask for, and how thoroughly the properties are tried."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from ledger.readers.git import _program
from tests.assurance.tally import VARIABLE
from tests.support import AS_OF, ROOT, Files, required, write_ledger

CHROMIUM = Path("/usr/bin/chromium")

# `pytest --hypothesis-profile=long` looks much further, and elsewhere each time.
_QUIET = [HealthCheck.too_slow, HealthCheck.data_too_large]
settings.register_profile(
    "short", max_examples=40, deadline=None, derandomize=True, suppress_health_check=_QUIET
)
settings.register_profile("long", max_examples=5_000, deadline=None, suppress_health_check=_QUIET)
settings.load_profile("short")


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """What is tried thousands of times takes as long as it takes."""
    if config.getoption("--hypothesis-profile", "short") == "long" or os.environ.get(VARIABLE):
        config.option.timeout = 0


@pytest.fixture(autouse=True, scope="session")
def _no_settings_of_this_machine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Nothing that a person has set for themselves decides about a test, or is written to."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("HEADWAY_TODAY", "NO_COLOR", "EDITOR", "VISUAL", "GIT_INDEX_FILE"):
            patch.delenv(name, raising=False)
        for name in ("CACHE", "STATE", "CONFIG", "DATA"):
            patch.setenv(f"XDG_{name}_HOME", str(tmp_path_factory.mktemp(name.lower())))
        yield


@pytest.fixture
def as_of() -> date:
    """The day on which the examples are looked at."""
    return AS_OF


@pytest.fixture
def make_ledger(tmp_path: Path) -> Callable[[Files], Path]:
    """Writes a ledger's files below a fresh folder and gives its root."""

    def make(files: Files) -> Path:
        return write_ledger(tmp_path / "ledger", files)

    return make


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> str:
    """Git is given up on soon, and is asked again by the next test; what is told of it then."""
    monkeypatch.setattr(_program, "PATIENCE", 1.5)
    monkeypatch.setattr(_program, "_silence", _program.Silence())
    return "git has given no answer in 1.5 seconds"


@pytest.fixture(scope="session")
def job_search() -> Path:
    """The worked example of a job search."""
    return ROOT / "examples" / "job-search"


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """A folder of real inputs that nobody on this project wrote; it never comes along."""
    place = Path(os.environ.get("HEADWAY_SHARED_DATA", ROOT.parent / "shared" / "data"))
    if not place.is_dir():
        pytest.skip(f"no folder of real inputs at {place}; HEADWAY_SHARED_DATA names another")
    return place


@pytest.fixture(scope="session")
def chromium() -> Path:
    """Debian's browser, and the library that drives it."""
    if not CHROMIUM.exists():
        required(f"no Chromium at {CHROMIUM}")
    try:
        import playwright.sync_api  # noqa: F401, PLC0415
    except ImportError:
        required("playwright is not installed")
    return CHROMIUM


@pytest.fixture(scope="session")
def package_index(tmp_path_factory: pytest.TempPathFactory) -> None:
    """The package index, which tests of the installation install from."""
    there = subprocess.run(
        [sys.executable, "-m", "pip", "download", "--no-deps", "--quiet", "--timeout=10",
         "--retries=0", "--dest", tmp_path_factory.mktemp("index"), "hatchling"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if there.returncode:
        required(f"no package index: {there.stderr.strip().splitlines()[-1:]}")
