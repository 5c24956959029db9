"""A whole name in plain words is offered as a link where whoever has it took part."""

from __future__ import annotations

import time

import pytest

from ledger.checks.plain_mention import plain_mention
from tests.editing.fixing import fixed_files, fixing_of
from tests.support import AS_OF, Files, ledger_of

BASE: Files = {
    "contacts/gil-santoro.md": "---\nname: Gil Santoro\n---\n",
    "contacts/dana-kim.md": "---\nname: Dana Kim\norganization: northwind-gas\n---\n",
    "contacts/lee-park.md": "---\nname: Lee Park\n---\n",
    "contacts/lee-park-2.md": "---\nname: Lee Park\n---\n",
    "contacts/dr-anand.md": "---\nname: Dr. Meera Anand\naliases: [Meera]\n---\n",
    "contacts/pascal-guerin.md": "---\nname: Pascal Guérin\naliases: [PG]\n---\n",
    "contacts/helen-marsh.md": "---\nname: Helen Marsh\naliases: [Helen]\n---\n",
    "contacts/helen-wu.md": "---\nname: Helen Wu\n---\n",
    "organizations/northwind-gas.md": "---\nname: Northwind Gas\n---\n",
    "organizations/tessera.md": "---\nname: Tessera Health\n---\n",
    "channels/meetup.md": "---\nname: Fintech Counsel Meetup\n---\n",
    "channels/cold.md": "---\nname: cold calls\n---\n",
    "campaigns/role.md": "---\nname: Northwind Gas, counsel\norganization: northwind-gas\n---\n",
}
JOURNAL = "journal/2026.md"


def fixed(line: str, path: str = JOURNAL) -> str:
    """The line as the fix leaves it; what it leaves is found no more."""
    files = {**BASE, path: f"{BASE.get(path, '# 2026')}\n{line}\n"}
    after = fixed_files(files, fixing_of(files, lambda one: one.code == "HW306"))
    assert not list(plain_mention.findings(ledger_of(after), AS_OF))
    return "- 2026-" + after[path].decode().rstrip("\n").split("- 2026-")[-1]


GIL = "[[gil-santoro]]"


@pytest.mark.parametrize(
    ("typed", "linked"),
    [
        ("coffee 1h Gil Santoro about terms", f"coffee 1h {GIL} about terms"),
        ("coffee 1h with gil santoro", f"coffee 1h with {GIL}"),
        ("10:00 coffee: 1h GIL SANTORO", f"10:00 coffee: 1h {GIL}"),
        ("Gil Santoro moved to the coast", f"{GIL} moved to the coast"),
        ("met Gil Santoro at the bar", f"met {GIL} at the bar"),
        ("coffee 1h [[dana-kim]] and Gil Santoro", f"coffee 1h [[dana-kim]] and {GIL}"),
        (
            "lunch 1h with Gil Santoro, Dana Kim and Meera",
            f"lunch 1h with {GIL}, [[dana-kim]] and [[dr-anand|Meera]]",
        ),
        ("reply from Gil Santoro, yes", f"reply from {GIL}, yes"),
        ("email 10m to Gil Santoro", f"email 10m to {GIL}"),
        ("email 10m good news, talked to Gil Santoro", f"email 10m good news, talked to {GIL}"),
        ("visit 1h lunch at Northwind Gas", "visit 1h lunch at [[northwind-gas]]"),
        ("application via Fintech Counsel Meetup", "application via [[meetup]]"),
        ("event 2h Fintech Counsel Meetup", "event 2h [[meetup]]"),
        ("call 20m Pascal Guerin", "call 20m [[pascal-guerin]]"),
        ("call 20m PG", "call 20m [[pascal-guerin|PG]]"),
        ("call 20m Meera Anand", "call 20m [[dr-anand|Meera Anand]]"),
        ("call 20m Dr. Meera Anand", "call 20m [[dr-anand]]"),
        (
            "call 20m [[dana-kim]] [got:: introduction to Gil Santoro]",
            f"call 20m [[dana-kim]] [got:: introduction to {GIL}]",
        ),
        (
            "inbound Gil Santoro [via:: Fintech Counsel Meetup] [for:: Northwind Gas, counsel]",
            f"inbound {GIL} [via:: [[meetup]]] [for:: [[role]]]",
        ),
        ("coffee 1h Gil Santoro, Gil Santoro says yes", f"coffee 1h {GIL}, Gil Santoro says yes"),
    ],
)
def test_whoever_took_part_is_linked(typed: str, linked: str) -> None:
    assert fixed(f"- 2026-09-28 {typed}") == f"- 2026-09-28 {linked}"


@pytest.mark.parametrize(
    "typed",
    [
        "coffee 1h [[dana-kim]] told me about Gil Santoro",
        "coffee 1h [[dana-kim]] asked after Gil Santoro",
        "call 20m [[dana-kim]] Gil Santoro said I might",
        "prepare 1h for Gil Santoro",
        "prepare 1h for the interview with Gil Santoro",
        "thanks 10m told her how the call with Gil Santoro went",
        "call 20m [[dana-kim]] she met Gil Santoro",
        "call 20m [[dana-kim]] introduced me to Gil Santoro",
        "call 20m [[dana-kim]] next week they meet, Gil Santoro comes too",
        "call 20m Gil Santoro's advice",
        "call 20m with Gil Santoro’s boss",
        'call 20m "Gil Santoro" was all she said',
        "call 20m `Gil Santoro`",
        "call 20m <!-- Gil Santoro -->",
        "see https://example.com/Gil Santoro/x",
        "call 20m [[gil-santoro]] and Gil Santoro",
        "call 20m with Lee Park",
        "call 20m with Gil",
        "call 20m with Helen",
        "call 20m with Gil Santoro-Lang",
        "call 20m with Gil Santoro Lang",
        "call 20m with Mary Gil Santoro",
        "event 2h cold calls",
        "off 2d Gil Santoro",
        "setback Gil Santoro left [cause:: rejected]",
        "interview 1 1h [[dana-kim]] [issue:: Gil Santoro wants more]",
        "call 20m [[dana-kim]] [got:: a word with Gil Santoro]",
        "call 20m [[dana-kim]] [gave:: introduction to Gil Santoro]",
        "call 20m [[dana-kim]] [for:: what Northwind Gas pays]",
        "call 20m [[dana-kim]] at Northwind Gas",
    ],
)
def test_whoever_is_only_spoken_of_is_left_in_plain_words(typed: str) -> None:
    line = f"- 2026-09-28 {typed}"
    assert fixed(line) == line


def test_the_holder_and_their_organization_are_not_linked_in_their_own_file() -> None:
    line = "- 2026-09-28 coffee 1h Dana Kim at Northwind Gas"
    assert fixed(line, "contacts/dana-kim.md") == line
    line = "- 2026-09-28 research 1h Northwind Gas"
    assert fixed(line, "campaigns/role.md") == line


def test_somebody_who_says_something_in_anothers_file_is_quoted() -> None:
    line = "- 2026-09-28 email 10m Gil Santoro said I might"
    assert fixed(line, "contacts/dana-kim.md") == line
    assert fixed(line) == f"- 2026-09-28 email 10m {GIL} said I might"


def test_a_name_over_two_lines_and_one_on_the_next_are_linked() -> None:
    line = "- 2026-09-28 lunch 1h with [[dana-kim]],\n  Gil\n  Santoro and Meera"
    linked = f"- 2026-09-28 lunch 1h with [[dana-kim]],\n  {GIL} and [[dr-anand|Meera]]"
    assert fixed(line) == linked


def test_the_place_is_that_of_the_name() -> None:
    files = {**BASE, JOURNAL: "# 2026\n\n- 2026-09-28 coffee 1h with Gil Santoro\n"}
    (found,) = plain_mention.findings(ledger_of(files), AS_OF)
    assert (found.location.line, found.location.column, found.length) == (3, 29, 11)
    assert found.help == "type `[[gil-santoro]]`"


def test_it_takes_a_large_ledger_little_time() -> None:
    files = {
        f"contacts/p{n}.md": (
            f"---\nname: Dana Fam{n:05}x\n---\n\n- 2026-09-28 coffee 1h with Dana about Fam terms\n"
        )
        for n in range(4000)
    }
    ledger = ledger_of(files)
    began = time.process_time()
    assert not list(plain_mention.findings(ledger, AS_OF))
    assert time.process_time() - began < 3
