"""Puts the public corpora into a folder: python -m tests.corpora FOLDER

Each comes with the registry's own client, at one version, and is taken only where its file is the
very one that was published then. What is there already is left alone.
"""

from __future__ import annotations

import base64
import hashlib
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.corpora.places import CORPORA, VARIABLE, Corpus

# What says of which package's file a folder was made.
MARK = ".made-of"


class NotFetchedError(Exception):
    """A corpus could not be had, and why."""


def main(words: Sequence[str] | None = None) -> int:
    """Fetch what a folder lacks; 1 where something cannot be had."""
    given = list(sys.argv[1:] if words is None else words)
    if len(given) != 1 or given[0].startswith("-"):
        print(__doc__, file=sys.stderr)
        return 2
    folder = Path(given[0])
    folder.mkdir(parents=True, exist_ok=True)
    failed = 0
    for name, one in CORPORA.items():
        try:
            said = "is there" if is_there(folder / name, one) else fetch(folder / name, one)
        except NotFetchedError as error:
            failed, said = 1, f"cannot be had: {error}"
        print(f"{name} {said} ({one.package} {one.version}, {one.licence})", flush=True)
    if not failed:
        print(f"{VARIABLE}={folder.resolve()} has the tests read them")
    return failed


def is_there(place: Path, one: Corpus) -> bool:
    """Whether a folder holds a corpus as it was published; a clone is a corpus too."""
    mark = place / MARK
    if mark.is_file():
        return mark.read_text(encoding="utf-8") == one.digest
    return (place / ".git").exists()


def fetch(place: Path, one: Corpus) -> str:
    """Bring a package's file, hold it to its digest, and unpack it in place of what was there."""
    with tempfile.TemporaryDirectory(dir=place.parent) as made:
        brought, unpacked = Path(made, "brought"), Path(made, "unpacked")
        brought.mkdir()
        call(words_for(one, brought))
        (file,) = brought.iterdir()
        digest = digest_of(file, one.digest)
        if digest != one.digest:
            raise NotFetchedError(f"it should be {one.digest} and is {digest}")
        unpack(file, unpacked)
        # A package of sources has all it holds in one folder, of whatever name.
        inside = list(unpacked.iterdir())
        root = inside[0] if len(inside) == 1 else unpacked
        (root / MARK).write_text(one.digest, encoding="utf-8")
        if place.exists():
            shutil.rmtree(place)
        root.rename(place)
    return "was fetched"


def words_for(one: Corpus, folder: Path) -> list[str]:
    """The call that brings the one file of a package into a folder."""
    if one.client == "npm":
        words = ["pack", "--silent", "--ignore-scripts", f"{one.package}@{one.version}"]
        return [shutil.which("npm") or "npm", *words, "--pack-destination", str(folder)]
    # Sources are asked what they are by running them, so `pip` holds them to their digest first.
    wanted = folder.with_name("wanted.txt")
    wanted.write_text(f"{one.package}=={one.version} --hash={one.digest}\n", encoding="utf-8")
    form = "--no-binary" if one.client == "pip-source" else "--only-binary"
    words = ["-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
    return [sys.executable, *words, form, ":all:", "-r", str(wanted), "--dest", str(folder)]


def call(words: Sequence[str]) -> None:
    """Run a client. Raises NotFetchedError with what it said where it does not end well."""
    try:
        ended = subprocess.run(words, capture_output=True, text=True, check=False)
    except OSError as error:
        raise NotFetchedError(f"{words[0]} cannot be run: {error.strerror}") from None
    if ended.returncode:
        said = (ended.stderr or ended.stdout).strip().splitlines() or ["it does not say why"]
        raise NotFetchedError(f"{Path(words[0]).name} says: {said[-1]}")


def digest_of(file: Path, like: str) -> str:
    """A file's digest, written as another is: `sha256:` in hex, `sha512-` in base 64."""
    if like.startswith("sha512-"):
        made = hashlib.sha512(file.read_bytes()).digest()
        return f"sha512-{base64.b64encode(made).decode()}"
    return f"sha256:{hashlib.sha256(file.read_bytes()).hexdigest()}"


def unpack(file: Path, folder: Path) -> None:
    """Unpack a wheel, or an archive of sources, which may put nothing beside its folder."""
    if file.suffix == ".whl":
        shutil.unpack_archive(file, folder, "zip")
    else:
        shutil.unpack_archive(file, folder, "gztar", filter="data")


if __name__ == "__main__":
    sys.exit(main())
