"""The walls of the house: layers, owners of outside libraries, the clock, and small files."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support import ROOT

PACKAGE = ROOT / "ledger"
MODULES = sorted(PACKAGE.rglob("*.py"))
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text())
MOST_LINES = 250

# Each outside library, and the one place that knows it.
OWNERS = {
    "anyascii": ["naming.py"],
    "click": ["cli.py", "commands/"],
    "comrak": ["markdown.py"],
    "dateparser": ["readers/spoken.py"],
    "duckdb": ["querying/"],
    "frontmatter": ["readers/front_matter.py"],
    "icalendar": ["calendars/"],
    "jinja2": ["site/"],
    "markupsafe": ["markdown.py", "site/"],
    "msgspec": ["value.py"],
    "nh3": ["markdown.py"],
    "platformdirs": ["commands/_user_folders.py"],
    "rapidfuzz": ["wording.py"],
    "subprocess": ["readers/git/_waiting.py"],
    "vobject": ["vcards/"],
    "watchdog": ["watch/watcher.py"],
    "xlsxwriter": ["exporters/excel.py"],
    "yaml": ["readers/yaml_reader.py"],
}

CLOCKS = {
    ("date", "today"), ("datetime", "today"), ("datetime", "now"), ("datetime", "utcnow"),
    ("time", "time"), ("time", "time_ns"), ("time", "localtime"), ("time", "gmtime"),
    ("time", "ctime"),
}  # fmt: skip


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


every_module = pytest.mark.parametrize("path", MODULES, ids=name_of)


def imports(tree: ast.AST) -> Iterator[str]:
    """The outermost names of what a module imports, wherever it does."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.split(".")[0]


@every_module
def test_a_module_says_what_it_is(path):
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


@every_module
def test_a_module_is_small(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MOST_LINES


@every_module
def test_one_module_owns_each_outside_library(path):
    name = name_of(path)
    used = set(imports(ast.parse(path.read_text(encoding="utf-8"))))
    outside = used - set(sys.stdlib_module_names) - {"ledger"}
    assert outside <= set(OWNERS), "an outside library without an owner"
    for library in used & set(OWNERS):
        assert any(name.startswith(owner) for owner in OWNERS[library]), library


@every_module
def test_nothing_below_the_commands_reads_the_clock(path):
    if name_of(path).startswith("commands/"):
        return
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name | ast.Attribute):
            owner = node.value.id if isinstance(node.value, ast.Name) else node.value.attr
            assert (owner, node.attr) not in CLOCKS, f"line {node.lineno}"
        if isinstance(node, ast.ImportFrom) and node.module == "time":
            assert not {alias.name for alias in node.names} & {name for _, name in CLOCKS}


def test_data_flows_one_way():
    linted = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()",
         "--no-logo", "--no-cache"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert linted.returncode == 0, linted.stdout


def test_every_module_has_its_layer():
    layers = SETTINGS["tool"]["importlinter"]["contracts"][0]["layers"]
    named = {module.strip(" ()") for layer in layers for module in layer.split("|")}
    there = {f"ledger.{path.stem}" for path in PACKAGE.iterdir() if _is_module(path)}
    assert there <= named


def _is_module(path: Path) -> bool:
    folder = (path / "__init__.py").exists()
    return folder or (path.suffix == ".py" and path.stem not in ("__init__", "__main__"))


def test_every_dependency_is_used_and_every_library_used_is_a_dependency():
    distributions = {"frontmatter": "python-frontmatter", "yaml": "pyyaml"}
    wanted = {
        distributions.get(name, name) for name in OWNERS if name not in sys.stdlib_module_names
    }
    extra = SETTINGS["project"]["optional-dependencies"]["query"]
    every = (*SETTINGS["project"]["dependencies"], *extra)
    assert {one.split(">")[0].strip().lower() for one in every} == wanted


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> zipfile.ZipFile:
    """The wheel as it would be published, built without the network."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT],
        capture_output=True, check=True,
    )  # fmt: skip
    return zipfile.ZipFile(next(folder.glob("*.whl")))


def below(folder: Path) -> set[str]:
    kept = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix() for path in kept if "__pycache__" not in path.parts}


@pytest.mark.parametrize(
    ("folder", "place"),
    [("ledger", "ledger"), ("templates", "ledger/templates"), ("examples", "ledger/examples")],
)
def test_the_wheel_carries_everything_that_the_program_reads(wheel, folder, place):
    carried = {
        name.removeprefix(f"{place}/") for name in wheel.namelist() if name.startswith(place)
    }
    assert below(ROOT / folder) <= carried


def test_the_wheel_carries_nothing_else(wheel):
    assert {name.split("/")[0].split("-")[0] for name in wheel.namelist()} == {"ledger", "headway"}
    assert any(name.endswith("licenses/LICENSE") for name in wheel.namelist())
