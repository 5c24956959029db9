"""Where the files of a ledger truly lie, links followed."""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath

from ledger.editing._exclusive import NotWrittenError


class Places:
    """The files that paths from a ledger's root mean. They have to lie in the ledger.

    A folder is looked up once: an import writes thousands of files into the same one.
    """

    def __init__(self, root: Path) -> None:
        self.root = os.path.realpath(root)
        self._folders: dict[str, str] = {}

    def target(self, path: str) -> Path:
        """The file that a path means. Raises NotWrittenError where it lies elsewhere."""
        pure = PurePosixPath(path)
        above = pure.parent.as_posix()
        if above not in self._folders:
            self._folders[above] = os.path.realpath(f"{self.root}/{above}")
        file = f"{self._folders[above]}/{pure.name}"
        target = Path(os.path.realpath(file) if os.path.islink(file) else file)  # noqa: PTH114
        if not target.is_relative_to(self.root):
            raise NotWrittenError(
                f"{path} is a link to a file outside the ledger; nothing is written"
            )
        return target
