"""One file of what is imported, read when and as far as it is wanted."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import BinaryIO

# From so many of its first bytes it is told what a file is.
HEAD = 8192


@dataclass(frozen=True)
class Member:
    """A file: its name (in a folder the path from there, with `/`), and its bytes as a stream.

    `open` may raise OSError.
    """

    name: str
    open: Callable[[], BinaryIO]

    @classmethod
    def of(cls, name: str, data: bytes) -> Member:
        """A file whose bytes are there already."""
        return cls(name, lambda: io.BytesIO(data))

    @cached_property
    def head(self) -> bytes:
        """Its first bytes; none where it cannot be read."""
        return self.read(HEAD)

    def read(self, most: int) -> bytes:
        """Its bytes up to a number of them; none where it cannot be read."""
        try:
            with self.open() as stream:
                return stream.read(most)
        except OSError:
            return b""
