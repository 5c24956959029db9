"""A corpus is taken only as it was published, and once."""

from __future__ import annotations

import base64
import hashlib
import io
import tarfile
from pathlib import Path

import pytest

from tests.corpora import __main__ as fetching
from tests.corpora.places import Corpus


def packed(files: dict[str, bytes]) -> bytes:
    """A package's file as a registry has it."""
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w:gz") as archive:
        for name, data in files.items():
            entry = tarfile.TarInfo(f"package/{name}")
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
    return made.getvalue()


PUBLISHED = packed({"spec.txt": b"words", "data/a.csv": b"a,b"})
DIGEST = f"sha512-{base64.b64encode(hashlib.sha512(PUBLISHED).digest()).decode()}"
ONE = Corpus("npm", "spec", "1.0.0", DIGEST, "MIT")


@pytest.fixture
def registry(monkeypatch) -> list[bytes]:
    """What a client brings at its next calls, the last first; all it is asked is taken."""
    given: list[bytes] = []

    def bring(words: list[str]) -> None:
        Path(words[-1], "spec-1.0.0.tgz").write_bytes(given.pop())

    monkeypatch.setattr(fetching, "call", bring)
    return given


def test_what_was_published_is_unpacked_and_not_asked_for_again(registry, tmp_path):
    registry.append(PUBLISHED)
    fetching.fetch(tmp_path / "spec", ONE)
    assert (tmp_path / "spec" / "spec.txt").read_bytes() == b"words"
    assert (tmp_path / "spec" / "data" / "a.csv").read_bytes() == b"a,b"
    assert [one.name for one in tmp_path.iterdir()] == ["spec"]
    assert fetching.is_there(tmp_path / "spec", ONE)


def test_another_version_takes_the_place_of_the_last(registry, tmp_path):
    later = packed({"spec.txt": b"more"})
    digest = f"sha512-{base64.b64encode(hashlib.sha512(later).digest()).decode()}"
    registry += [later, PUBLISHED]
    fetching.fetch(tmp_path / "spec", ONE)
    newer = ONE._replace(version="1.1.0", digest=digest)
    assert not fetching.is_there(tmp_path / "spec", newer)
    fetching.fetch(tmp_path / "spec", newer)
    assert (tmp_path / "spec" / "spec.txt").read_bytes() == b"more"
    assert not (tmp_path / "spec" / "data").exists()


def test_anything_else_is_refused_and_what_was_there_stays(registry, tmp_path):
    registry += [packed({"spec.txt": b"other"}), PUBLISHED]
    fetching.fetch(tmp_path / "spec", ONE)
    with pytest.raises(fetching.NotFetchedError, match="it should be sha512-"):
        fetching.fetch(tmp_path / "spec", ONE)
    assert (tmp_path / "spec" / "spec.txt").read_bytes() == b"words"
    assert [one.name for one in tmp_path.iterdir()] == ["spec"]


def test_a_clone_is_left_alone(tmp_path):
    (tmp_path / "spec" / ".git").mkdir(parents=True)
    assert fetching.is_there(tmp_path / "spec", ONE)
    assert not fetching.is_there(tmp_path / "other", ONE)


def test_a_client_that_fails_or_is_not_there_is_told_of(tmp_path):
    with pytest.raises(fetching.NotFetchedError, match="cannot be run"):
        fetching.call([str(tmp_path / "no-such-program")])
    with pytest.raises(fetching.NotFetchedError, match="says: nothing of the kind"):
        fetching.call(["sh", "-c", "echo nothing of the kind >&2; exit 3"])
