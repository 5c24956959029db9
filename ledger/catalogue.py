"""Finds the checks, metrics, actions, pages, importers and commands by looking in their folders.

A new one is a new file: nothing else lists it.
"""

from __future__ import annotations

import importlib
import pkgutil
from types import ModuleType
from typing import TypeVar

T = TypeVar("T")


def scan(package: ModuleType, wanted: type[T]) -> list[T]:
    """Every instance of `wanted` that a module of `package` defines, in the modules' order.

    Modules whose name begins with an underscore hold helpers and are passed over. An
    object that one module imports from another is listed once.
    """
    found: dict[int, T] = {}
    for info in sorted(pkgutil.iter_modules(package.__path__), key=lambda info: info.name):
        if info.name.startswith("_"):
            continue
        module = importlib.import_module(f"{package.__name__}.{info.name}")
        for value in vars(module).values():
            if isinstance(value, wanted):
                found.setdefault(id(value), value)
    return list(found.values())
