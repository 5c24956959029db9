"""What a ledger is made of: values that never change; the only owner of msgspec.

A ledger of ten thousand files is some million small values. As structs they are made ten times
as fast as frozen dataclasses, and can be packed and unpacked whole (readers/packing.py).
"""

from __future__ import annotations

from typing import TypeVar

import msgspec

V = TypeVar("V", bound="Value")


class Value(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A value with named parts, which are all equal where two are; hashable where its parts are.

    It may hold values and tuples or mappings of them, and nothing that leads back to it: the
    garbage collector does not look for circles among values.
    """


def changed(value: V, **parts: object) -> V:
    """A copy of a value with some of its parts replaced."""
    return msgspec.structs.replace(value, **parts)
