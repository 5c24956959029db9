"""What our templates are compiled to, kept from one run to the next: a start without it is slow.

It is kept in the user's own cache folder, as Python keeps its modules, and for our templates
alone. What cannot be kept is compiled again.
"""

from __future__ import annotations

import hashlib
import marshal
import sys
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket

from ledger.readers.private_files import keep, kept

FOLDER = "templates"
_COMPILERS = ("quick_templates.py", "joined_outputs.py", "frames.py")


class Compiled(jinja2.BytecodeCache):
    """Code of templates in a folder, of these very templates and this very compiler.

    A template holds the bodies of macros of others, so each goes by the text of all.
    """

    def __init__(self, folder: Path, templates: Path) -> None:
        self._folder = folder / FOLDER
        compilers = [Path(__file__).with_name(name) for name in _COMPILERS]
        known = hashlib.sha256(f"{sys.implementation.cache_tag} {jinja2.__version__}".encode())
        for path in (*compilers, *sorted(templates.rglob("*.html"))):
            known.update(path.read_bytes())
        self._known = known.hexdigest()

    def get_source_checksum(self, source: str) -> str:
        """What a template's text and all that it is compiled with come to."""
        return hashlib.sha256((self._known + source).encode()).hexdigest()

    def load_bytecode(self, bucket: Bucket) -> None:
        """The code that is kept, if it is whole and of this text."""
        data = kept(self._folder / bucket.key)
        checksum = bucket.checksum.encode()
        if data is not None and data.startswith(checksum):
            bucket.code = marshal.loads(data[len(checksum) :])  # noqa: S302 - whole, and our own

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep code, where the folder can be written to."""
        keep(self._folder / bucket.key, bucket.checksum.encode() + marshal.dumps(bucket.code))
