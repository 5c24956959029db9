"""Finds the checks, metrics, actions, pages, importers and commands by looking in their folders.

A new one is a new file: nothing else lists it.
"""

from __future__ import annotations

import importlib
import os
from types import ModuleType
from typing import TypeVar

T = TypeVar("T")


def names(package: ModuleType) -> list[str]:
    """The modules of a package, in order, without those whose name begins with an underscore."""
    with os.scandir(package.__path__[0]) as found:
        files = [one.name for one in found if one.name.endswith(".py") and one.name[0] != "_"]
    return sorted(name.removesuffix(".py") for name in files)


def named(package: ModuleType, wanted: type[T], name: str) -> T:
    """The instance of `wanted` of one module alone, `time_use.py` for `time-use`.

    Raises KeyError where there is none.
    """
    stem = name.replace("-", "_")
    if stem in names(package):
        module = importlib.import_module(f"{package.__name__}.{stem}")
        for value in vars(module).values():
            if isinstance(value, wanted) and getattr(value, "name", "") == name:
                return value
    raise KeyError(name)


def scan(package: ModuleType, wanted: type[T]) -> list[T]:
    """Every instance of `wanted` that a module of `package` defines, in the modules' order.

    Modules whose name begins with an underscore hold helpers and are passed over. An
    object that one module imports from another is listed once.
    """
    found: dict[int, T] = {}
    for name in names(package):
        module = importlib.import_module(f"{package.__name__}.{name}")
        for value in vars(module).values():
            if isinstance(value, wanted):
                found.setdefault(id(value), value)
    return list(found.values())
