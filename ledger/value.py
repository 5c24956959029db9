"""What a ledger is made of: values that never change; the only owner of msgspec.

A ledger of ten thousand files is some million small values. As structs they are made ten times
as fast as frozen dataclasses, and can be packed and unpacked whole (readers/packing.py).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import cached_property
from typing import Any, Generic, TypeVar

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


def share(value: Value, name: str, part: object) -> None:
    """Hold a part in the place of one that equals it: the same value in less memory."""
    msgspec.structs.force_setattr(value, name, part)


class SpoiltError(Exception):
    """Bytes that no value of the form wanted was packed into."""


class Packing(Generic[V]):
    """Packs values of a form into bytes and back.

    `name` and `named` say how what is no value is packed: a thing by what it is called, and
    back. What comes back equals what went in, but shares nothing with it.
    """

    def __init__(
        self,
        form: type[V],
        name: Callable[[Any], object] | None = None,
        named: Callable[[type, Any], object] | None = None,
    ) -> None:
        self._form = form
        self._named = named
        self._encoder = msgspec.msgpack.Encoder(enc_hook=name)

    @cached_property
    def _decoder(self) -> msgspec.msgpack.Decoder[V]:
        """Made when something is unpacked: to look through a form takes milliseconds."""
        return msgspec.msgpack.Decoder(self._form, dec_hook=self._named)

    def pack(self, value: V) -> bytes | None:
        """A value as bytes; None where it holds what has no form in them (half a character)."""
        try:
            return self._encoder.encode(value)
        except (UnicodeEncodeError, OverflowError):
            return None

    def unpack(self, packed: bytes) -> V:
        """The value that was packed. Raises SpoiltError where the bytes are not as we pack."""
        try:
            return self._decoder.decode(packed)
        except (msgspec.MsgspecError, KeyError, UnicodeDecodeError) as error:
            raise SpoiltError(str(error)) from None


class Digests:
    """Tells values apart by a few bytes: while those are the same, so are the values.

    `name` says how what is no value is told apart.
    """

    def __init__(self, name: Callable[[Any], object] | None = None) -> None:
        self._encoder = msgspec.msgpack.Encoder(enc_hook=name)

    def of(self, *values: object) -> bytes:
        """A digest of some values."""
        try:
            packed = self._encoder.encode(values)
        except (UnicodeEncodeError, OverflowError):  # half a character, a number beyond all bounds
            packed = repr(values).encode()
        return hashlib.blake2b(packed, digest_size=16).digest()
