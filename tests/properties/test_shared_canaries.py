"""A shared report holds no hidden value, in any encoding: 10,000 canaries, none in it."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import settings

from ledger.build import build, build_shared
from tests.properties.canaries import DEFAULT, EVERYTHING, Search, Writer, drawn
from tests.support import AS_OF, write_ledger
from tests.tally import tallied

LONG = settings.default.max_examples > 1_000
LISTS = 200 if LONG else 20
# Hidden values in a ledger, at least, and the records of each kind that it takes.
EACH, RECORDS = (10_000, 40) if LONG else (500, 2)


def canaries(root, number):
    """A ledger for an allow-list, and the values that must not be in its share."""
    chance = random.Random(number)  # noqa: S311
    allowed = DEFAULT if number == 0 else EVERYTHING if number == 1 else drawn(chance)
    writer = Writer(allowed, chance, RECORDS)
    write_ledger(root, writer.write())
    return writer.birds.hidden


def everything_in(folder):
    """Every name and every byte of a folder."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        yield name, name.encode() + b"\n" + (path.read_bytes() if path.is_file() else b"")


@pytest.fixture(scope="module")
def tally():
    """The hidden values of every allow-list, looked for in its share."""
    with tallied(
        "shared-canaries", "P8", "hidden values looked for in a share", Path(__file__)
    ) as made:
        yield made


@pytest.mark.parametrize("number", range(LISTS))
def test_no_hidden_value_is_in_a_share(tmp_path, number, tally):
    hidden = canaries(tmp_path / "ledger", number)
    assert len(set(hidden)) == len(hidden) >= EACH
    tally.tried += len(hidden)
    build_shared(tmp_path / "ledger", tmp_path / "shared", AS_OF, random.Random(number))  # noqa: S311
    search = Search(hidden)
    found = {name: told for name, data in everything_in(tmp_path / "shared")
             if (told := search.found_in(data))}  # fmt: skip
    tally.failures += len(found)
    assert not found
    assert not list((tmp_path / "shared").rglob("queries*"))
    assert len(list(tmp_path.iterdir())) == 2


def test_the_canaries_sing_in_the_owners_own_report(tmp_path):
    """What is looked for would be found: the report that is not shared holds nearly all of it."""
    hidden = canaries(tmp_path / "ledger", 0)
    build(tmp_path / "ledger", tmp_path / "site", AS_OF)
    assert (tmp_path / "site" / "queries.html").exists()
    search = Search(hidden)
    found = set().union(*(search.found_in(data) for _, data in everything_in(tmp_path / "site")))
    assert len(found) > 0.75 * len(hidden)


def test_every_encoding_is_recognised():
    import base64  # noqa: PLC0415
    import hashlib  # noqa: PLC0415

    value = 'Wugzov "quy" & pexjik'
    search = Search([value])
    for shown in (
        value, value.upper(), value[::-1], "Wugzov &quot;quy&quot; &amp; pexjik",
        "Wugzov%20%22quy%22%20%26%20pexjik", "wugzov-quy-pexjik", value.encode().hex(),
        'Wugzov \\"quy\\" & pexjik', hashlib.sha256(value.encode()).hexdigest()[:12],
    ):  # fmt: skip
        assert search.found_in(f"<p>{shown}</p>".encode()) == {value}, shown
    for before in ("", "a", "ab", "abc", "abcd"):
        coded = base64.b64encode(f"{before}{value}, and so on".encode())
        assert search.found_in(coded) == {value}, before
    assert search.found_in(b"x" + value.encode("utf-16-le")) == {value}
    assert search.found_in(b"Wugzov and pexjik") == set()
