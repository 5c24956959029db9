"""What is found by looking in a folder."""

from __future__ import annotations

import sys
import types

import pytest

import ledger.metrics
from ledger.catalogue import named, scan
from ledger.metrics import Metric, all_metrics
from ledger.source import Location


class Thing:
    """Something that a folder may hold."""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    package = tmp_path / "things_to_scan"
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "_shared.py").write_text(
        "from tests.test_catalogue import Thing\nhidden = Thing()\n"
    )
    (package / "b.py").write_text(
        "from things_to_scan._shared import hidden, Thing\none = Thing()\n"
    )
    (package / "a.py").write_text("from things_to_scan.b import one\nother = 3\n")
    monkeypatch.syspath_prepend(tmp_path)
    yield __import__("things_to_scan")
    for name in [name for name in sys.modules if name.startswith("things_to_scan")]:
        del sys.modules[name]


def test_each_thing_is_found_once_in_the_order_of_the_files(folder):
    from tests.test_catalogue import Thing as Known  # noqa: PLC0415 - as the folder imports it

    found = scan(folder, Known)
    assert isinstance(folder, types.ModuleType)
    assert len(found) == 2
    assert found[0] is sys.modules["things_to_scan.a"].one


def test_a_place_is_said_as_editors_do():
    assert str(Location("contacts/dana.md", 12, 3)) == "contacts/dana.md:12"
    assert Location("a", 2) < Location("a", 10) < Location("b", 1)


def test_a_metric_is_found_in_the_file_of_its_name_without_the_others():
    assert [named(ledger.metrics, Metric, one.name) for one in all_metrics()] == [*all_metrics()]


@pytest.mark.parametrize("name", ["nothing", "-measurement", "..", ""])
def test_what_no_file_is_called_is_not_found(name):
    with pytest.raises(KeyError):
        named(ledger.metrics, Metric, name)
