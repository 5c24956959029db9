"""Findings about values: what the person most likely meant is offered."""

from __future__ import annotations

import pytest

from ledger import checks
from ledger.checks._dates import iso_dates
from ledger.model.keys import KEYS
from ledger.model.record import RecordKind
from ledger.readers.records import keys_of
from tests.support import AS_OF, ledger_of


def helps(path: str, text: str) -> list[tuple[str, str]]:
    found = checks.run(ledger_of({path: text}), AS_OF)
    return [(one.code, one.help) for one in found]


@pytest.mark.parametrize("kind", RecordKind, ids=str)
def test_the_known_keys_are_those_that_the_reader_reads(kind):
    assert set(KEYS[kind]) == set(keys_of(kind))
    assert len(KEYS[kind]) == len(set(KEYS[kind]))


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("2026/9/28", ("2026-09-28",)),
        ("2026.09.28", ("2026-09-28",)),
        ("28.9.2026", ("2026-09-28",)),
        ("28/09/2026", ("2026-09-28",)),
        ("09/28/2026", ("2026-09-28",)),
        ("03/04/2026", ("2026-04-03", "2026-03-04")),
        ("28 September 2026", ("2026-09-28",)),
        ("Sept 28, 2026", ("2026-09-28",)),
        ("28th sep 2026", ("2026-09-28",)),
        ("30/02/2026", ()),
        ("last spring", ()),
        ("", ()),
    ],
)
def test_a_day_written_otherwise_is_understood(typed, days):
    assert iso_dates(typed) == days


@pytest.mark.parametrize(
    ("typed", "remedy"),
    [
        ("28 September 2026", "did you mean `2026-09-28`?"),
        ("03/04/2026", "did you mean `2026-04-03` or `2026-03-04`?"),
        ("soon", "write year, month and day: `2026-09-28`"),
    ],
)
def test_a_value_that_is_no_date_is_offered_as_one(typed, remedy):
    assert helps("contacts/a.md", f"---\nmet: {typed}\n---\n") == [("HW401", remedy)]


@pytest.mark.parametrize(
    ("typed", "remedy"),
    [
        ("2026-13-05", "did you mean `2026-05-13`?"),
        ("2026-13-45", "a month is 01 to 12"),
        ("2026-00-05", "a month is 01 to 12"),
        ("2026-04-31", "the last one is `2026-04-30`"),
        ("2026-02-29", "the last one is `2026-02-28`"),
        ("2026-04-00", "put the right day in"),
        ("0000-04-01", "put the right year in"),
    ],
)
def test_a_day_that_no_calendar_has_comes_with_one_that_has(typed, remedy):
    assert helps("contacts/a.md", f"---\nmet: {typed}\n---\n") == [("HW402", remedy)]
    assert helps("journal/a.md", f"- {typed} call 20m\n") == [("HW402", remedy)]


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("about 60k", "60k"),
        ("60.000 EUR", "60000 EUR"),
        ("1.200.000", "1200000"),
        ("60,5k", "60.5k"),
        ("60k a year", "60k"),
        ("60k EUR per year", "60k EUR"),
        ("$60k or so", "60k $"),
    ],
)
def test_money_with_words_around_it_is_offered_alone_and_reads(typed, amount):
    text = "---\nsignificant: {}\n---\n"
    assert helps("me.md", text.format(f'"{typed}"')) == [
        ("HW403", f"write the amount alone: `{amount}`")
    ]
    assert helps("me.md", text.format(amount)) == []


@pytest.mark.parametrize("typed", ["60k-70k", "60 to 70k", "much", "a lot"])
def test_money_that_is_no_one_amount_is_not_guessed(typed):
    assert [code for code, _ in helps("me.md", f"---\nsignificant: {typed}\n---\n")] == ["HW403"]


@pytest.mark.parametrize(
    ("part", "remedy"),
    [
        ("musst", "did you mean `must`?"),
        ("wnat", "did you mean `want`?"),
        ("lvl 2", "did you mean `level 2`?"),
        ("2", "did you mean `level 2`?"),
        ("nice to have", "after the name come `must` or `want`"),
    ],
)
def test_a_part_of_a_need_is_offered_as_what_it_was(part, remedy):
    found = helps("organizations/a.md", f"---\nneeds:\n  - privacy, {part}\n---\n")
    assert [code for code, _ in found] == ["HW404"]
    assert found[0][1].startswith(remedy)


@pytest.mark.parametrize(
    ("part", "remedy"),
    [
        ("Work style", "did you mean `work-style`?"),
        ("leadrship", "did you mean `leadership`?"),
        ("lvl 0", "did you mean `level 0`?"),
    ],
)
def test_a_part_of_an_offer_is_offered_as_what_it_was(part, remedy):
    assert helps("me.md", f"---\noffers:\n  - calm, {part}\n---\n") == [("HW405", remedy)]


@pytest.mark.parametrize(
    "key", ["status", "stages", "needs", "city", "salary", "created", "rate", "cssclasses", "up"]
)
def test_a_key_of_one_s_own_is_kept_without_a_word(key):
    assert helps("contacts/a.md", f"---\n{key}: x\n---\n") == []


@pytest.mark.parametrize(
    ("key", "meant"),
    [
        ("Name", "name"), ("alias", "aliases"), ("Reaches", "reaches"), ("e-mail", "email"),
        ("organisation", "organization"), ("cadance", "cadence"), ("tag", "tags"),
    ],
)  # fmt: skip
def test_a_key_that_misses_by_little_is_told(key, meant):
    assert helps("contacts/a.md", f"---\n{key}: x\n---\n") == [
        ("HW406", f"did you mean `{meant}`?")
    ]


def test_a_key_that_is_there_already_is_told_as_that():
    found = helps("contacts/a.md", "---\nname: A\nName: B\n---\n")
    assert found == [("HW406", "did you mean `name`, which the file has already?")]


@pytest.mark.parametrize(
    ("field", "code"),
    [
        ("[next:: 2026-12-01]", None), ("[next:: 2026-12-01 at ten]", None),
        ("[next:: 1.12.2026]", "HW407"), ("[mode:: Video]", None), ("[values-us:: NO]", None),
        ("[values-us:: perhaps]", "HW407"), ("[mood:: bad]", None), ("[text:: x]", None),
        ("[more:: x]", None), ("[gvae:: x]", "HW505"), ("[Values us:: yes]", "HW505"),
        ("[issues:: x]", "HW505"), ("[Got:: x]", None), ("[reach:: 1,200]", None),
        ("[reach:: about 600]", "HW407"), ("[rated:: 9 selling, 0 all]", None),
        ("[rated:: 9 seling, 0 all]", "HW407"), ("[rated:: many]", "HW407"),
    ],
)  # fmt: skip
def test_the_fields_of_a_dated_line(field, code):
    kind = {"[reach": "post", "[rated": "event"}.get(field.partition("::")[0], "coffee 1h")
    found = helps("contacts/a.md", f"- 2026-11-20 {kind} {field}\n")
    assert [found_code for found_code, _ in found] == ([code] if code else [])


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("90min", "90m"), ("90 minutes", "90m"), ("2 hours", "2h"), ("1,5h", "1.5h"),
        ("1h30", "1h30m"), ("45 mins", "45m"), ("1.5 hrs", "1.5h"), ("1.5 minutes", "2m"),
        ("1h75", "2h15m"),
    ],
)  # fmt: skip
def test_a_duration_is_offered_as_the_format_has_it(typed, offered):
    line = "- 2026-11-20 coffee {} with Dana\n"
    assert helps("contacts/a.md", line.format(typed)) == [("HW503", f"did you mean `{offered}`?")]
    assert helps("contacts/a.md", line.format(offered)) == []


def test_no_time_and_too_much_time_are_told_as_that():
    assert [code for code, _ in helps("contacts/a.md", "- 2026-11-20 call 0m x\n")] == ["HW503"]
    assert [code for code, _ in helps("contacts/a.md", "- 2026-11-20 call 30h x\n")] == ["HW503"]
    assert helps("contacts/a.md", "- 2026-11-20 interview 1h 2 [[a]]\n") == []
