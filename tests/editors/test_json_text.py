"""Members go into a JSON text, and nothing else of it changes."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.editors._json_text import NotMergedError, with_members

ROOT = ()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("{}", '{\n  "k": 1\n}'),
        ("{ }\n", '{\n  "k": 1\n}\n'),
        ('{"a": 2}', '{"a": 2,\n  "k": 1\n}'),
        ('{\n\t"a": 2\n}\n', '{\n\t"a": 2,\n\t"k": 1\n}\n'),
        ('{\r\n  "a": 2\r\n}\r\n', '{\r\n  "a": 2,\r\n  "k": 1\r\n}\r\n'),
        ('{\n  "a": 2, // two\n}\n', '{\n  "a": 2, // two\n  "k": 1\n}\n'),
        ('{\n  "a": 2 // two\n}\n', '{\n  "a": 2, // two\n  "k": 1\n}\n'),
        ('{\n  // none yet\n}\n', '{\n  // none yet\n  "k": 1\n}\n'),
        ('{\n  "a": "}, //", /* { */\n  "b": [1, {"k": 3},]\n}', None),
        ('{"k": 7}', '{"k": 7}'),
    ],
)  # fmt: skip
def test_a_member_is_put_in(before, after):
    made, added = with_members(before, {ROOT: {"k": 1}})
    if after is None:
        after = before.removesuffix("\n}") + ',\n  "k": 1\n}'
    assert made == after
    assert added == (() if before == after else ("k",))
    assert with_members(made, {ROOT: {"k": 1}}) == (made, ())


def test_objects_below():
    text = '{\n  "types": {\n    "met": "datetime"\n  },\n  "x": 1\n}\n'
    wanted = {("types",): {"met": "date", "via": "text"}}
    made, added = with_members(text, wanted)
    assert made == text.replace('"datetime"\n', '"datetime",\n    "via": "text"\n')
    assert added == ("via",)
    assert json.loads(with_members("{}", wanted)[0]) == {"types": wanted["types",]}


@pytest.mark.parametrize(
    "text", ["", "[", "[]", "3", '{"types": 3}', "{a: 1}", '{"a" 1}', '{"a": 1 "b": 2}', "{} {}",
             '{"a": }', "{,}", '{"a": tru}', '{"a": [1 2]}', '"\\'],
)  # fmt: skip
def test_what_cannot_be_added_to_is_refused(text):
    with pytest.raises(NotMergedError):
        with_members(text, {("types",): {"met": "date"}})


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.text(max_size=4), VALUES, max_size=4), st.sampled_from([None, 2, "\t"]))
def test_any_object_keeps_what_it_says(value, indent):
    text = json.dumps(value, indent=indent)
    made, added = with_members(text, {ROOT: {"new-key": {"a": [1]}}})
    assert json.loads(made) == {**value, "new-key": {"a": [1]}}
    assert added == ("new-key",)
    kept = text.rstrip("} \n")
    assert made.startswith(kept)
