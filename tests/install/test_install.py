"""The program as people install it: a wheel without its repository, and an editable checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from tests.support import ROOT

pytestmark = [pytest.mark.install, pytest.mark.usefixtures("package_index")]


def run(*command: str | Path, cwd: Path) -> str:
    """What a command prints, away from this repository and its environment."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(
        command, cwd=cwd, env={**kept, "NO_COLOR": "1"}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{command}: {done.stdout}{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--outdir", folder, ROOT, cwd=folder)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module", params=["wheel", "editable"])
def headway(request, tmp_path_factory) -> Path:
    """The installed program, from the wheel with its dependencies or from the checkout."""
    folder = tmp_path_factory.mktemp(request.param)
    venv.create(folder / "venv", with_pip=True)
    programs = folder / "venv" / ("Scripts" if os.name == "nt" else "bin")
    wanted = (
        [request.getfixturevalue("wheel")] if request.param == "wheel" else ["--editable", ROOT]
    )
    run(programs / "python", "-m", "pip", "install", "--quiet", *wanted, cwd=folder)
    return programs / "headway"


def test_it_runs(headway, tmp_path):
    version = run(headway, "--version", cwd=tmp_path)
    assert version.startswith("headway, version ")
    assert "usage" in run(headway, "--help", cwd=tmp_path).lower()


def test_it_brings_its_help(headway, tmp_path):
    assert "HW105" in run(headway, "explain", "HW105", cwd=tmp_path)


@pytest.mark.parametrize("example", ["starter", "job-search", "book-of-business"])
def test_it_brings_its_examples_and_its_templates(headway, tmp_path, example):
    run(headway, "init", "mine", "--example", example, cwd=tmp_path)
    ledger = tmp_path / "mine"
    run(headway, "check", "--as-of", "2026-11-22", cwd=ledger)
    run(headway, "next", "--as-of", "2026-11-22", cwd=ledger)
    run(headway, "build", "--as-of", "2026-11-22", cwd=ledger)
    page = (ledger / "site" / "index.html").read_text()
    assert "<title>" in page
    assert any((ledger / "site").rglob("*.css"))


def test_it_depends_on_nothing_that_it_does_not_say(headway, tmp_path):
    run(headway.parent / "python", "-m", "pip", "check", cwd=tmp_path)
