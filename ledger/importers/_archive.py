"""The files in an archive (.zip), as many and as large of them as anybody's own can be."""

from __future__ import annotations

import lzma
import zipfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import PurePosixPath
from typing import BinaryIO

from ledger.value import Value

ARCHIVE = b"PK\x03\x04"
MOST_FILES = 20_000
MOST_BYTES_OF_A_FILE = 20_000_000
MOST_BYTES = 100_000_000

# What those who unpack say of bytes that are damaged, or packed in a way that they do not know.
_DAMAGED = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, NotImplementedError, ValueError, OSError,
    EOFError,
)  # fmt: skip


class Members(Value, frozen=True):
    """The files that were wanted of an archive, by path; `trouble` says why there are none."""

    files: Mapping[str, bytes] = {}
    trouble: str = ""


def members(open_archive: Callable[[], BinaryIO], wanted: Callable[[str], bool]) -> Members:
    """The files of an archive whose name, without its folders, is wanted. Never raises.

    What is unpacked is bounded, whatever the archive says of itself: a few kilobytes can be
    made to unpack to more than any disk holds.
    """
    found: dict[str, bytes] = {}
    left = MOST_BYTES
    try:
        with open_archive() as stream, zipfile.ZipFile(stream) as archive:
            listed = archive.infolist()
            if len(listed) > MOST_FILES:
                return Members(trouble=f"holds more than {MOST_FILES:,} files")
            for one in listed:
                if one.is_dir() or not wanted(PurePosixPath(one.filename).name):
                    continue
                most = min(left, MOST_BYTES_OF_A_FILE)
                with archive.open(one) as file:
                    unpacked = file.read(most + 1)
                if len(unpacked) > most:
                    return Members(
                        trouble=f"unpacks to a {one.filename} of more than {most // 1_000_000} MB"
                    )
                left -= len(unpacked)
                found[one.filename] = unpacked
    except _DAMAGED:
        return Members(trouble="is an archive that cannot be unpacked: fetch it again")
    except RuntimeError:
        return Members(trouble="asks for a password: unpack it and import the folder")
    return Members(found)
