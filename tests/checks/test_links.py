"""Findings about names and links."""

from __future__ import annotations

import unicodedata

import pytest

from ledger import checks
from ledger.diagnostic import Diagnostic
from tests.support import AS_OF, Files, ledger_of

PEOPLE = {
    "contacts/dana-kim.md": "---\nname: Dana Kim\norganization: northwind\n---\n",
    "organizations/northwind.md": "# Northwind\n",
}


def findings(files: Files) -> tuple[Diagnostic, ...]:
    return checks.run(ledger_of({**PEOPLE, **files}), AS_OF)


def test_an_id_is_taken_whatever_its_capitals_and_accents():
    composed, apart = "Zoë", unicodedata.normalize("NFD", "zoë")
    found = findings({f"contacts/{composed}.md": "# Zoë\n", f"skills/{apart}.md": "# Zoë\n"})
    assert [(one.code, one.location.path) for one in found] == [("HW302", f"skills/{apart}.md")]


def test_an_alias_that_is_another_s_id_and_one_s_own():
    found = findings({"contacts/lee-park.md": "---\naliases: [Dana-Kim, lee-park, Lee]\n---\n"})
    assert [(one.code, one.location.line) for one in found] == [("HW303", 2)]
    assert "`Dana-Kim` is the id of `contacts/dana-kim.md`" in found[0].message


def test_the_record_to_create_is_of_the_kind_that_the_field_takes():
    found = findings({"contacts/lee-park.md": "---\norganization: Quux Ltd\n---\n"})
    assert found[0].help == 'create the record, for example `headway new organization "Quux Ltd"`'


def test_a_field_is_not_said_to_mean_a_record_that_it_cannot_name():
    found = findings({"contacts/lee-park.md": "---\norganization: dana-kin\n---\n"})
    assert found[0].help == "create the record, for example `headway new organization dana-kin`"
    found = findings({"contacts/lee-park.md": "---\norganization: nortwind\n---\n"})
    assert found[0].help == "did you mean `northwind`?"


def test_a_source_in_words_is_no_link():
    needs = "---\nneeds: x, must, from annual report\n---\n"
    assert findings({"organizations/orchard.md": needs}) == ()


@pytest.mark.parametrize(
    ("line", "remedy"),
    [
        ("[[dana-kim about it", "close it: `[[dana-kim]]`"),
        ("[[dana-kim] about it", "close it: `[[dana-kim]]`"),
        ("[[Nobody Known", "close it: `[[Nobody]]`"),
        ("[[", "take the `[[` out"),
    ],
)
def test_an_open_link_is_closed_where_a_name_ends(line, remedy):
    found = findings({"journal/a.md": f"- 2026-11-20 coffee {line}\n"})
    assert [(one.code, one.help) for one in found] == [("HW305", remedy)]


def test_a_person_in_place_of_an_organization_and_the_other_way_round():
    text = "---\nindustry: x\ndecision-maker: northwind\nstages: 2026-11-01 researching\n---\n"
    found = findings({"campaigns/a.md": text})
    assert [one.help for one in found] == ["did you mean `dana-kim`, of `northwind`?"]


def test_a_round_is_looked_for_with_the_people_where_no_campaign_is_named():
    lines = "- 2026-11-02 interview 1\n- 2026-11-03 follow-up {}\n"
    assert findings({"contacts/lee-park.md": lines.format("1")}) == ()
    found = findings({"contacts/lee-park.md": lines.format("2")})
    assert [(one.code, one.location.line) for one in found] == [("HW506", 2)]
    assert findings({"journal/a.md": "- 2026-11-03 follow-up 2 nobody in particular\n"}) == ()


def test_a_company_and_the_application_to_it_may_share_a_name_in_notes_of_another_tool():
    settings = '[folders]\nJobs = "campaign"\nCompanies = "organization"\n'
    files = {
        "headway.toml": settings + '[links]\nunknown = "text"\n',
        "Companies/Acme.md": "# Acme\n",
        "Jobs/Acme.md": "---\norganization: Acme\n---\n- 2026-11-02 application papers sent\n",
        "Jobs/old/acme.md": "# Of another year\n",
    }
    found = _shared(files)
    assert [(one.location.path, str(one.severity)) for one in found] == [
        ("Companies/Acme.md", "info"), ("Jobs/old/acme.md", "error"),
    ]  # fmt: skip
    ledger = ledger_of(files)
    acme = next(one for one in ledger.campaigns if one.path == "Jobs/Acme.md")
    assert ledger.organization_of(acme) is ledger.organizations[0]
    assert ledger.find("Acme") is acme
    assert ledger.involved(ledger.entries[0]) == (acme,)
    strict = _shared({**files, "headway.toml": settings})
    assert {str(one.severity) for one in strict} == {"error"}


def _shared(files: Files) -> list[Diagnostic]:
    return [one for one in checks.run(ledger_of(files), AS_OF) if one.code == "HW302"]
