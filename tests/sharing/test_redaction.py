"""From a ledger to what somebody else may see of it."""

from __future__ import annotations

import random
from datetime import date
from itertools import chain

import pytest

from ledger import metrics
from ledger.pages import all_kinds
from ledger.readers import read_ledger
from ledger.sharing import misnamed, redacted
from tests.properties.canaries import EVERYTHING
from tests.support import AS_OF, ROOT, ledger_of, settings_of


def shared(files, seed=1):
    """The ledger that a share is made of, and what is told of it."""
    reading, told = redacted(ledger_of(files), random.Random(seed))  # noqa: S311
    return reading.ledger, told


def share(settings=""):
    return {"headway.toml": f"[share]\n{settings}\n"}


NORTHWIND = {
    "campaigns/northwind.md": (
        "---\nname: Northwind, counsel\norganization: northwind-freight\n"
        "decision-maker: dana-kim\nvalue: 61377\nstages:\n"
        "  - 2026-10-01 researching, their lawyer leaves\n---\n"
        "- 2026-11-10 coffee 45m [[dana-kim|D.]] is tired [got:: introduction to [[lee-park]]]\n"
        "- 2026-11-11 10:30 interview 1 1h [[dana-kim]] [issue:: no fintech work]\n"
        "- 2026-11-12 follow-up 1 [[dana-kim]] [addresses:: fintech work] "
        "[next:: 2026-11-30 at hers]\n"
        "- [ ] 2026-11-24 call [[lee-park]]\n"
    ),
    "organizations/northwind-freight.md": "---\nname: Northwind Freight\n---\n",
    "contacts/dana-kim.md": "---\nname: Dana Kim\nemail: dana@northwind.example\n---\nOf Lyon.\n",
    "contacts/lee-park.md": "---\nname: Lee Park\n---\n",
}


def test_what_was_done_and_when_is_shown_and_what_was_said_is_not():
    ledger, _ = shared(NORTHWIND)
    (campaign,) = ledger.campaigns
    assert campaign.name == "Northwind, counsel"
    assert ledger.organization_of(campaign).name == "Northwind Freight"
    assert campaign.value is None
    assert [(line.date, line.stage, line.evidence) for line in campaign.stages] == [
        (date(2026, 10, 1), "researching", "")
    ]
    kinds = [(one.kind.name, one.minutes, one.round, one.todo) for one in campaign.entries]
    assert kinds == [
        ("meeting", 45, None, False), ("interview", 60, "1", False),
        ("follow-up", None, "1", False), ("call", None, None, True),
    ]  # fmt: skip
    assert all(one.time is None for one in campaign.entries)
    decider = ledger.decision_maker_of(campaign)
    assert decider.name in ("Contact 1", "Contact 2")
    assert not decider.email
    assert not decider.notes


def test_it_is_told_that_something_was_said_and_to_whom_it_led():
    ledger, _ = shared(NORTHWIND)
    met, held, sent, _ = ledger.campaigns[0].entries
    lee = next(
        one for one in ledger.contacts if one != ledger.decision_maker_of(ledger.campaigns[0])
    )
    assert met.field("got") == f"introduction to [[{lee.id}|{lee.name}]]"
    assert ledger.linked_in(met, "got", type(lee)) == (lee,)
    assert held.field("issue") == sent.field("addresses") == "point 1."
    assert sent.field("next") == "2026-11-30"


def test_what_was_left_out_is_told_as_kinds_and_counts():
    _, told = shared(NORTHWIND)
    assert told.left_out == (
        "the names of 2 contacts", "2 fields", "1 note", "the words of 1 dated line",
        "the evidence of 1 stage",
    )  # fmt: skip


def test_the_words_are_shown_where_they_are_allowed_under_new_ids():
    words = share('words = ["entries", "notes", "evidence"]\nnames = ["campaign", "contact"]')
    ledger, _ = shared({**NORTHWIND, **words})
    (campaign,) = ledger.campaigns
    dana = next(one for one in ledger.contacts if one.name == "Dana Kim")
    assert campaign.entries[0].text == f"[[{dana.id}|Dana Kim]] is tired"
    assert campaign.entries[1].field("issue") == "no fintech work"
    assert campaign.stages[0].evidence == "their lawyer leaves"
    assert dana.notes == "Of Lyon."


@pytest.mark.parametrize(
    "said",
    [
        "met Dana there",
        "DANA said so",
        "dana-kim.pdf",
        "ask her, Däna",
        "dana_kim@x.example",
        "as q3.md says",
    ],
)
def test_a_text_that_says_a_hidden_name_is_left_out_whole(said):
    files = {
        **NORTHWIND, **share('words = ["entries"]'),
        "journal/2026.md": f"- 2026-11-01 research 1h {said}\n- 2026-11-02 research 1h in peace\n",
    }  # fmt: skip
    ledger, _ = shared(files)
    journal = next(one for one in ledger.records if one.kind == "journal")
    assert [one.text for one in journal.entries] == ["", "in peace"]


def test_what_is_called_after_a_hidden_person_is_numbered():
    files = {**NORTHWIND, "campaigns/b.md": "---\nname: Fabrikam, through Dana\n---\n"}
    ledger, told = shared(files)
    assert {one.name for one in ledger.campaigns} in (
        {"Northwind, counsel", "Campaign 1"}, {"Northwind, counsel", "Campaign 2"},
    )  # fmt: skip
    assert "the name of 1 campaign" in told.left_out


def test_a_word_of_an_organizations_name_is_not_taken_for_a_persons():
    files = {
        "contacts/a.md": "---\nname: Sarah (Northwind)\n---\n",
        "campaigns/b.md": "---\nname: Northwind, counsel\n---\n",
        "organizations/c.md": "---\nname: Northwind Freight\n---\n",
    }
    ledger, _ = shared(files)
    assert ledger.campaigns[0].name == "Northwind, counsel"
    private = {**files, "contacts/a.md": "---\nname: Sarah (Northwind)\nprivate: true\n---\n"}
    ledger, _ = shared(private)
    assert ledger.campaigns[0].name == "Campaign 1"


PRIVATE = {
    "contacts/secret.md": (
        "---\nname: Quentin Zobel\naliases: [zobel]\norganization: northwind-freight\n"
        "private: true\nvia: dana-kim\n---\n"
        "- 2026-11-01 coffee 3h [[northwind]] [[dana-kim]] [got:: introduction to [[lee-park]]]\n"
    ),
}
MENTIONS = {
    "campaigns/other.md": (
        "---\nname: Other\norganization: northwind-freight\ndecision-maker: secret\n"
        "influencers: [dana-kim, secret]\nadvocates: [zobel]\nvia: secret\n"
        "needs: ['privacy, must, from secret 2026-10-01']\n"
        "stages: ['2026-10-01 researching, says [[secret]]']\n---\nSee [[zobel]].\n\n"
        "- 2026-11-05 lunch 1h [[secret]] [[dana-kim]]\n- 2026-11-06 call 1h\n"
        "- 2026-11-07 call 1h [got:: introduction to [[contacts/secret]]]\n- 2026-11-08 call 1h\n"
    ),
}


def test_a_private_record_that_a_field_names_is_not_said_there():
    files = {
        **NORTHWIND,
        **PRIVATE,
        "journal/a.md": "- 2026-11-06 call 1h [for:: Secret] [via:: zobel]\n",
    }
    ledger, _ = shared({**files, **share('words = ["entries"]')})
    journal = next(one for one in ledger.records if one.kind == "journal")
    assert [(one.key, one.value) for one in journal.entries[0].fields] == [("for", "left out")]


@pytest.mark.parametrize("settings", ["", EVERYTHING.toml.removeprefix("[share]\n")])
def test_a_private_record_leaves_no_trace(settings):
    without = {**NORTHWIND, **MENTIONS, **share(settings)}
    known, told = redacted(ledger_of(without), random.Random(5))  # noqa: S311
    kept, also_told = redacted(ledger_of({**without, **PRIVATE}), random.Random(5))  # noqa: S311
    assert kept.texts == known.texts
    assert kept.ledger.records == known.ledger.records
    assert also_told == told


def test_what_links_to_a_private_record_goes_with_it():
    ledger, _ = shared({**NORTHWIND, **MENTIONS, **PRIVATE})
    other = next(one for one in ledger.campaigns if one.name == "Other")
    assert [one.date.day for one in other.entries] == [6, 8]
    assert other.decision_maker is None
    assert len(other.influencers) == 1


@pytest.mark.parametrize(
    "line", ["private: true", "private: yes", "private: maybe", "Private: true", "private: [true]"]
)
def test_in_doubt_a_record_is_private(line):
    ledger, told = shared({"contacts/a.md": f"---\nname: A\n{line}\n---\n"})
    assert ledger.records == ()
    assert told.left_out == ()


def test_a_kind_that_is_not_allowed_is_not_there_and_its_lines_are_not():
    files = {**NORTHWIND, **share('kinds = ["campaign"]')}
    ledger, told = shared(files)
    assert {one.kind for one in ledger.records} == {"campaign"}
    assert len(ledger.entries) == 4
    assert [one.links for one in ledger.entries] == [(), (), (), ()]
    assert told.left_out[:2] == ("2 contacts", "1 organization")


def test_two_shares_have_no_id_in_common():
    ids = []
    for seed in (1, 2):
        ledger, told = shared(NORTHWIND, seed)
        ids.append({told.mark, *(one.id for one in ledger.records)})
    assert not ids[0] & ids[1]
    assert not {one for one in chain(*ids) if "dana" in one or "northwind" in one}


def test_everybody_is_numbered_in_no_order():
    """The day of each one's line says which file of the owner's a number stands for."""
    files = {
        f"contacts/{letter}.md": f"---\nname: {letter}bc\n---\n\n- 2026-11-{day:02} call 10m\n"
        for day, letter in enumerate("abcdefghij", start=1)
    }
    orders = set()
    for seed in range(5):
        reading, _ = redacted(ledger_of(files), random.Random(seed))  # noqa: S311
        by_day = sorted(reading.ledger.contacts, key=lambda one: one.entries[0].date)
        orders.add(tuple(one.name for one in by_day))
        assert {one.name for one in by_day} == {f"Contact {number}" for number in range(1, 11)}
    assert len(orders) == 5


@pytest.mark.parametrize("example", ["job-search", "book-of-business", "starter"])
def test_what_is_written_is_read_without_a_fault(example):
    ledger = read_ledger(ROOT / "examples" / example).ledger
    reading, _ = redacted(ledger, random.Random(3))  # noqa: S311
    assert reading.ledger.faults == ()
    assert len(reading.ledger.records) == sum(not one.private for one in ledger.records)


@pytest.mark.parametrize("day", [date(2026, 8, 10), date(2026, 10, 5), AS_OF])
@pytest.mark.parametrize("example", ["job-search", "book-of-business"])
def test_an_allow_list_of_everything_changes_no_figure(example, day, tmp_path):
    """What is measured is what is shown; where all is shown, that is what the owner sees."""
    files = {
        path.relative_to(ROOT / "examples" / example).as_posix(): path.read_bytes()
        for path in sorted((ROOT / "examples" / example).rglob("*.md"))
        if b"\nprivate: true" not in path.read_bytes()
    }
    files["headway.toml"] = EVERYTHING.toml.encode()
    ledger = _without_dangling(files)
    reading, told = redacted(ledger, random.Random(3))  # noqa: S311
    assert "nobody here" not in " ".join(told.left_out)
    before, after = metrics.measure(ledger, day), metrics.measure(reading.ledger, day)
    for name, one in before.items():
        seen = after[name]
        assert (seen.k, seen.n) == (one.k, one.n), name
        assert seen.value == pytest.approx(one.value), name
        assert len(seen.rows) == len(one.rows), name


def _without_dangling(files):
    """The ledger without the entries that link to what is not there."""
    ledger = ledger_of(files)
    lines = {path: data.decode().split("\n") for path, data in files.items()}
    for entry in ledger.entries:
        if any(ledger.resolve(link) is None for link in entry.links):
            place = entry.location
            for number in range(place.line, entry.end_line + 1):
                lines[place.path][number - 1] = ""
    return ledger_of({path: "\n".join(kept) for path, kept in lines.items()})


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ("", ""),
        ("[share]\nkind = ['campaign']", "share.kind is not a setting"),
        ("[share]\nkinds = ['campaigns']", "share.kinds names `campaigns`"),
        ("[share]\nnames = ['people']", "share.names names `people`"),
        ("[share]\nwords = ['all']", "share.words names `all`"),
        ("[share]\npages = ['problems']", "share.pages names `problems`"),
        ("[share]\nentry-fields = ['mood']", "share.entry-fields names `mood`"),
        ("[share.fields]\ncontact = ['aliases']", "share.fields.contact names `aliases`"),
        ("[share.fields]\npeople = []", "share.fields.people is not a setting"),
        ("[share]\nwords = 'none'", "share.words wants a list of texts"),
        ("[share\n", "the settings cannot be read"),
        ("[rules]\nwindw = 3", ""),
    ],
)
def test_an_allow_list_that_cannot_be_followed_is_told(settings, said):
    told = misnamed(settings_of(settings), [kind.name for kind in all_kinds()])
    assert told.split(", so")[0].rpartition(": ")[2] == said.rpartition(": ")[2] or said in told
    assert bool(told) is bool(said)
    assert not told or "nothing is shared" in told
