"""A record is renamed, and every link to it, and not one byte besides."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.actions import Action, advise
from ledger.editing import EditRefusedError, Successor, refuse_id
from ledger.editing._references import references
from ledger.metrics import measure
from ledger.model.fault import Fault, FaultKind
from ledger.model.ledger import Ledger
from ledger.model.record import Record
from ledger.readers.text import decode
from ledger.source import Location
from tests.editing.shifting import named, renamed, sources_of
from tests.properties.sound_ledger import sound_ledgers
from tests.support import AS_OF, Files, ledger_of

CONTACT = "contacts/dana-kim.md"
OTHER = "campaigns/northwind.md"


def place_of(text: str, old: str = "dana-kim", new: str = "lee") -> str:
    """A campaign's file as it is after the rename of a contact."""
    files, _ = renamed({f"contacts/{old}.md": "# Dana\n", OTHER: text}, old, new)
    return files[OTHER].decode()


@pytest.mark.parametrize(
    ("typed", "then"),
    [
        ("[[dana-kim]]", "[[lee]]"),
        ("[[dana-kim|Dana]]", "[[lee|Dana]]"),
        ("[[dana-kim|dana-kim]]", "[[lee|dana-kim]]"),
        ("[[contacts/dana-kim]]", "[[contacts/lee]]"),
        ("[[elsewhere/dana-kim]]", "[[elsewhere/lee]]"),
        ("[[dana-kim#dana-kim]]", "[[lee#dana-kim]]"),
        ("[[ dana-kim.md#a|b]]", "[[ lee.md#a|b]]"),
        ("![[dana-kim]]", "![[lee]]"),
        ("[[DANA-kim]]", "[[lee]]"),
        ("[[dana-kim-lee]] [[dana]]", "[[dana-kim-lee]] [[dana]]"),
        ("dana-kim, `[[dana-kim]]`", "dana-kim, `[[dana-kim]]`"),
        ("<!-- [[dana-kim]] --> [[dana-kim]]", "<!-- [[dana-kim]] --> [[lee]]"),
        ("```\n[[dana-kim]]\n```", "```\n[[dana-kim]]\n```"),
        ("```\n\n[x](../contacts/dana-kim.md)\n```", "```\n\n[x](../contacts/dana-kim.md)\n```"),
        ("[x](../contacts/dana-kim.md)", "[x](../contacts/lee.md)"),
        ("[x](<../contacts/dana-kim.md>)", "[x](<../contacts/lee.md>)"),
        ("[x](contacts/dana-kim.md#a)", "[x](contacts/lee.md#a)"),
        ("[x](https://a.example/contacts/dana-kim.md)",
         "[x](https://a.example/contacts/dana-kim.md)"),
        ("[x]: ../contacts/dana-kim.md\n", "[x]: ../contacts/lee.md\n"),
        ("- 2026-09-01 call [[dana-kim]] [got:: card of [[dana-kim]]]",
         "- 2026-09-01 call [[lee]] [got:: card of [[lee]]]"),
        ("- 2026-09-01 call [via:: dana-kim] x", "- 2026-09-01 call [via:: lee] x"),
        ("- 2026-09-01 call [for::\n  dana-kim ]", "- 2026-09-01 call [for::\n  lee ]"),
        ("- 2026-09-01 call [issue:: dana-kim]", "- 2026-09-01 call [issue:: dana-kim]"),
        ("- 2026-09-01 call\n  about [[dana-kim]]", "- 2026-09-01 call\n  about [[lee]]"),
    ],
)  # fmt: skip
def test_a_link_in_a_body(typed: str, then: str) -> None:
    assert place_of(typed) == then


@pytest.mark.parametrize(
    ("typed", "then"),
    [
        ("via: dana-kim # dana-kim", "via: lee # dana-kim"),
        ("via: Dana-Kim", "via: lee"),
        ('via: "dana-kim"', 'via: "lee"'),
        ("via: 'dana-kim'", "via: 'lee'"),
        ("via: &a dana-kim\nrecruiter: *a", "via: &a lee\nrecruiter: *a"),
        ('via: "[[dana-kim]]"', 'via: "[[lee]]"'),
        ("via: [[dana-kim]]", "via: [[lee]]"),
        ("via: [[dana-kim|Kim, Dana]]", "via: [[lee|Kim, Dana]]"),
        ("via: contacts/dana-kim", "via: contacts/lee"),
        ("influencers: [dana-kim, northwind]", "influencers: [lee, northwind]"),
        ("influencers: northwind,dana-kim", "influencers: northwind,lee"),
        ("influencers:\n- dana-kim\n-   '[[dana-kim|x]]'", "influencers:\n- lee\n-   '[[lee|x]]'"),
        ("influencers: [[[dana-kim]], [[northwind]]]", "influencers: [[[lee]], [[northwind]]]"),
        ("needs:\n  - dana-kim, must, from dana-kim 2026-08-10",
         "needs:\n  - dana-kim, must, from lee 2026-08-10"),
        ("needs:\n  - x, from a word with [[dana-kim]]", "needs:\n  - x, from a word with [[lee]]"),
        ("needs:\n  - need: dana-kim\n    from: dana-kim",
         "needs:\n  - need: dana-kim\n    from: lee"),
        ("needs:\n  - a long name,\n    from dana-kim", "needs:\n  - a long name,\n    from lee"),
        ("stages:\n  - 2026-08-03 researching, [[dana-kim]] said",
         "stages:\n  - 2026-08-03 researching, [[lee]] said"),
        ("mentor: '[[dana-kim]]'", "mentor: '[[lee]]'"),
        ("mentor: dana-kim", "mentor: dana-kim"),
        ("# see [[dana-kim]]\ntags: dana-kim", "# see [[dana-kim]]\ntags: dana-kim"),
        ("title: dana-kim", "title: dana-kim"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_name_in_front_matter(typed: str, then: str, end: str) -> None:
    def file(lines: str) -> str:
        return f"---\n{lines}\n---\n".replace("\n", end)

    assert place_of(file(typed)) == file(then)


def test_links_by_an_alias_stay() -> None:
    files = {CONTACT: "---\naliases: [DK]\n---\n[[dana-kim]]", OTHER: "[[DK]] [[contacts/dk]]"}
    after, _ = renamed(files, "dana-kim", "lee")
    assert after[OTHER].decode() == files[OTHER]
    assert after["contacts/lee.md"] == b"---\naliases: [DK]\n---\n[[lee]]"


def test_an_alias_that_becomes_the_id_and_is_left_again() -> None:
    files = {CONTACT: "---\naliases: [DK]\n---\n", OTHER: "[[DK]] [[dana-kim]]"}
    there, _ = renamed(files, "dana-kim", "dk")
    assert there[OTHER] == b"[[DK]] [[dk]]"
    back, _ = renamed(there, "dk", "dana-kim")
    assert back == {path: text.encode() for path, text in files.items()}


def test_names_with_blanks_and_accents() -> None:
    typed = "[x](../contacts/In%C3%A9s%20Kim.md) [y](<../contacts/Inés Kim.md>) [[Inés Kim]]"
    decomposed = unicodedata.normalize("NFD", "[[Inés Kim]]")
    then = place_of(f"{typed} {decomposed}", "Inés Kim", "Zoë Lee")
    new = unicodedata.normalize("NFD", "[[Zoë Lee]]")
    assert (
        then
        == typed.replace("In%C3%A9s%20Kim", "Zo%C3%AB%20Lee").replace("Inés Kim", "Zoë Lee")
        + f" {new}"
    )


@pytest.mark.parametrize(
    ("typed", "then"),
    [
        ("---\nname: Dana Kim  # a\n---\n", "---\nname: Lee Park  # a\n---\n"),
        ('---\nname: "Dana Kim"\n---\n', '---\nname: "Lee Park"\n---\n'),
        ("# Dana Kim \nx", "# Lee Park \nx"),
        ("---\ntags: a\n---\n", "---\ntags: a\nname: Lee Park\n---\n"),
    ],
)
def test_the_name_is_put_where_the_old_one_was(typed: str, then: str) -> None:
    after, _ = renamed({CONTACT: typed}, "dana-kim", "lee-park", "Lee Park")
    assert after == {"contacts/lee-park.md": then.encode()}


def test_the_old_names_may_stay_aliases() -> None:
    typed = "---\nname: Dana Kim\naliases: DK\n---\n"
    after, _ = renamed({CONTACT: typed}, "dana-kim", "lee", "Lee", alias=True)
    assert after["contacts/lee.md"].decode() == (
        "---\nname: Lee\naliases: [DK, dana-kim, Dana Kim]\n---\n"
    )


@pytest.mark.parametrize("new", ["null", "x: y"])
def test_what_would_not_be_read_as_meant_is_refused(new: str) -> None:
    with pytest.raises(EditRefusedError, match=r"^campaigns/northwind.md would not read as meant"):
        renamed(
            {CONTACT: "", OTHER: f"---\nvia: dana-kim\ntags: x\n---\n[[{new}]]\n"}, "dana-kim", new
        )


@pytest.mark.parametrize(
    "data",
    [b"\xff [[dana-kim]]", b"<<<<<<< a\n[[dana-kim]]\n=======\n>>>>>>> b\n",
     b'---\nvia: "dana\\u002dkim"\n---\n'],
)  # fmt: skip
def test_a_file_that_cannot_be_edited_is_named(data: bytes) -> None:
    with pytest.raises(EditRefusedError, match=r"^campaigns/northwind.md "):
        renamed({CONTACT: "", OTHER: data}, "dana-kim", "lee")


def test_what_was_put_off_stays_so() -> None:
    journal = "journal/2026-11.md"
    asked = "- 2026-11-20 reply can you send the checklist?\n"
    files = {
        CONTACT: f"---\nname: Dana\n---\n{asked}- [ ] 2026-11-19 send [[dana-kim]] a card\n",
        journal: "# November\n",
    }
    ids = [one.id for one in advice(files)]
    lines = "".join(f"- 2026-11-21 snooze {one} until 2026-12-02, later\n" for one in ids)
    files[journal] += lines
    assert ids
    assert not advice(files)
    after, reshaping = renamed(files, "dana-kim", "lee")
    assert not advice({path: data.decode() for path, data in after.items()})
    assert after[journal].decode() != files[journal]
    assert {place.old for place in reshaping.places} & set(ids)
    back, _ = renamed(after, "lee", "dana-kim")
    assert back == {path: text.encode() for path, text in files.items()}


def advice(files: Files) -> tuple[Action, ...]:
    ledger = ledger_of(files)
    return advise(ledger, measure(ledger, AS_OF), AS_OF)


# What an owner may have typed beside the lines of a sound ledger.
STYLES = st.sampled_from(
    [
        "[[{}]]", "[[{}|{}]]", "[[contacts/{}]]", "[[{}#a]]", "[[{}.md]]", "`[[{}]]`",
        "<!-- {} [[{}]] -->", "[x](../contacts/{}.md)", "[x](<../contacts/{}.md#y>)",
        "{} as a word", "- 2026-02-03 note [via:: {}] [got:: [[{}]]]", "```\n[[{}]]\n```",
    ]
)  # fmt: skip
KEYS = st.sampled_from(
    ["mentor: '[[{}]]'", "mentor: [[{}]] # [[{}]]", 'mentors: [ "[[{}]]",x ]', "# {}", "said: {}"]
)


@given(sound_ledgers(), st.data())
def test_there_and_back_is_the_same_to_the_byte(files: dict[str, str], data: st.DataObject) -> None:
    ids = [path.rsplit("/", 1)[1][:-3] for path in files if "/" in path]
    old = data.draw(st.sampled_from(ids))
    new = data.draw(st.sampled_from(["zoe-lee", "Zoë", "x", f"{old}-2", old.upper()]))
    typed: dict[str, bytes] = {}
    for path, text in files.items():
        if path.endswith(".md"):
            notes = data.draw(st.lists(STYLES, max_size=3))
            shown = "\n\n".join([text, *notes]).replace("{}", old)
            key = data.draw(st.just("odd: x") | KEYS).replace("{}", old)
            shown = shown.replace("---\n", f"---\n{key}\n", 1)
            end = data.draw(st.sampled_from(["\n", "\r\n", "\r"]))
            mark = data.draw(st.sampled_from(["", "\ufeff"]))
            typed[path] = (mark + shown.replace("\n", end)).encode()
        else:
            typed[path] = text.encode()
    before = ledger_of(typed)
    there, _ = renamed(typed, old, new)
    after = ledger_of(there)
    assert len(links(after)) == len(links(before))
    assert links(after).count(None) == links(before).count(None)
    back, _ = renamed(there, new, old)
    assert back == typed


def links(ledger: Ledger) -> list[Record | None]:
    return [ledger.resolve(link) for record in ledger.records for link in record.links()]


@pytest.mark.parametrize("typed", ["[via:: dana\n  kim]", "[for:: dana\n  kim] x"])
def test_a_name_that_goes_on_in_the_next_line_is_not_left_behind(typed: str) -> None:
    with pytest.raises(EditRefusedError, match=r"in a way that cannot be taken apart \(line 1\)"):
        place_of(f"- 2026-09-01 call {typed}\n", "dana kim")


def test_a_need_names_its_source_in_a_mapping_and_in_a_line() -> None:
    text = (
        "---\nneeds:\n  - visa, from dana-kim\n  - {name: work, from: dana-kim}\n"
        "  - name: pay\n    source: dana-kim 2026-09-01\n    note: dana-kim\n---\n"
    )
    assert place_of(text) == text.replace("from dana-kim", "from lee").replace(
        "from: dana-kim", "from: lee"
    ).replace("source: dana-kim", "source: lee")


@pytest.mark.parametrize(
    ("aliases", "said"),
    [
        ("aliases: >\n  x\n", "has `aliases` on several lines"),
        ("aliases: a]\n", "cannot have more under `aliases` without changing what it says"),
    ],
)
def test_aliases_that_cannot_become_a_list_are_refused(aliases: str, said: str) -> None:
    files = {CONTACT: f"---\nname: Dana\n{aliases}---\n"}
    with pytest.raises(EditRefusedError, match=said):
        renamed(files, "dana-kim", "lee", alias=True)


def test_of_two_sources_of_a_need_the_one_that_counts_changes() -> None:
    text = "---\nneeds:\n  - {name: visa, from: dana-kim, source: nobody}\n---\n"
    assert place_of(text) == text.replace("dana-kim", "lee")


def test_a_heading_cannot_hold_a_name_of_two_lines() -> None:
    with pytest.raises(EditRefusedError, match="so that it reads as meant"):
        renamed({CONTACT: "# Dana\n"}, "dana-kim", "lee", "Lee\nPark")


def test_the_id_of_a_file_that_cannot_be_read_is_taken() -> None:
    unread = Fault(FaultKind.UNREADABLE_FILE, Location("contacts/Lee.md"))
    ledger = replace(ledger_of({CONTACT: "# Dana\n"}), faults=(unread,))
    with pytest.raises(EditRefusedError, match=r"the id of contacts/Lee\.md, which cannot be read"):
        refuse_id("lee", ledger.records[0], ledger)


def test_a_record_that_was_read_of_another_text_is_refused() -> None:
    sources = sources_of({CONTACT: "# Dana\n", OTHER: "With [[dana-kim]].\n"})
    reading = sources.read()
    successor = Successor(reading.ledger, named(reading, "dana-kim"), "lee", "contacts/lee.md")
    other = named(reading, "northwind")
    with pytest.raises(EditRefusedError, match=r"cannot be taken apart \(line 1\)"):
        references(decode(OTHER, b"Today with [[dana-kim]].\n")[0], other, successor)
