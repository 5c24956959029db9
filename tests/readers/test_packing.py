"""What is packed comes back equal, whatever a file says."""

from __future__ import annotations

import contextlib
import operator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger import config
from ledger.model.record import RecordKind
from ledger.readers.files import SourceFile
from ledger.readers.packing import Packer, SpoiltError
from ledger.readers.reading import read_file
from ledger.readers.text import Text
from ledger.value import changed
from tests.benchmarks.made_ledger import files
from tests.support import ROOT

PACKER = Packer(config.defaults())


def read(path, kind, data):
    return read_file(SourceFile(path, kind, data), config.defaults())


@pytest.mark.parametrize("kind", RecordKind)
@given(
    data=st.one_of(
        st.binary(max_size=200), st.sampled_from(list(files(12))).map(lambda f: f[1].encode())
    )
)
def test_what_is_packed_comes_back_equal(kind, data):
    one = read("x/a.md", kind, data)
    packed = PACKER.pack(one)
    assert packed is not None
    back = PACKER.unpack(packed)
    assert back == one
    assert type(back.record) is type(one.record)
    assert PACKER.pack(back) == packed


def test_the_examples_come_back_equal():
    for path in sorted((ROOT / "examples").rglob("*.md")):
        one = read("campaigns/a.md", RecordKind.CAMPAIGN, path.read_bytes())
        assert PACKER.unpack(PACKER.pack(one)) == one


def test_what_a_record_says_again_and_again_is_held_once():
    one = read("contacts/a.md", RecordKind.CONTACT, _CAMPAIGN)
    back = PACKER.unpack(PACKER.pack(one)).record
    again = PACKER.unpack(PACKER.pack(one)).record
    first, second = back.entries
    assert first.location.path is second.location.path is back.path
    assert first.links[0].location.path is first.fields[0].location.path is back.path
    assert first.holder is second.holder is back.id
    assert first.word is again.entries[0].word
    assert first.links[0].target is again.entries[0].links[0].target
    assert all(map(operator.is_, back.fields, again.fields))


@pytest.mark.parametrize("part", ["text", "places"])
def test_what_would_fail_only_when_it_is_asked_for_is_refused(part):
    one = read("x/a.md", RecordKind.CAMPAIGN, _CAMPAIGN)
    if part == "text":
        spoilt = changed(one, text=Text.of("x/a.md", b"caf\xe9"))
    else:
        spoilt = changed(one, record=changed(one.record, places=one.record.places[:-1]))
    with pytest.raises(SpoiltError):
        PACKER.unpack(PACKER.pack(spoilt))


@given(data=st.binary(max_size=300))
def test_bytes_that_nobody_packed_are_refused(data):
    with pytest.raises(SpoiltError):
        PACKER.unpack(data)


@given(at=st.integers(0, 2_000), flip=st.integers(1, 255))
def test_a_changed_byte_gives_a_value_or_is_refused(at, flip):
    packed = bytearray(PACKER.pack(read("x/a.md", RecordKind.CAMPAIGN, _CAMPAIGN)))
    packed[at % len(packed)] ^= flip
    with contextlib.suppress(SpoiltError):
        PACKER.unpack(bytes(packed))


_CAMPAIGN = """---
name: Ädla
stages: [2026-11-01 targeted]
needs: [privacy, must]
value: 120k
---
- 2026-11-02 10:30 call 20m [[a]] [got:: it]
- 2026-11-03 nothing of ours
""".encode()
