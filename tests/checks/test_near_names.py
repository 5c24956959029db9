"""The names that look like a mistyped one: the quick look leaves none of them out."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ledger.checks._near_names import names_alike
from ledger.checks._targets import alike
from tests.support import ledger_of

_LETTERS = st.text("abdekmnor", min_size=1, max_size=9)
_NAMES = st.lists(_LETTERS, min_size=1, max_size=3).map("-".join)
_TYPED = st.lists(_LETTERS, min_size=1, max_size=4)


@given(st.sets(_NAMES, min_size=1, max_size=30), _TYPED, st.sampled_from(["-", " "]))
def test_what_all_names_together_would_give_is_found(ids, typed, between):
    ledger = ledger_of({f"contacts/{one}.md": "" for one in ids})
    asked = between.join(typed)
    assert names_alike(ledger, asked) == alike(asked, ledger.names)


def test_names_of_several_words_are_looked_at_too():
    ledger = ledger_of(
        {
            "contacts/dana-kim.md": "---\nname: Dana Kim\naliases: [Dana of Northwind]\n---\n",
            "contacts/o.md": "",
        }
    )
    assert names_alike(ledger, "Northwind, Dana") == ["dana of northwind"]
    for typed in ("Kim Dana", "Dana Dana", "dna-kim", "dana of Northwnd"):
        assert names_alike(ledger, typed) == alike(typed, ledger.names) != []
    assert names_alike(ledger, "zzz") == []
