"""What the checks say of notes of another tool, which know nothing of ids and evidence."""

from __future__ import annotations

from ledger import checks
from ledger.diagnostic import Diagnostic, Severity
from tests.support import AS_OF, Files, ledger_of

SETTINGS = """\
[fields.campaign]
company = "organization"
history = "stages"
status = "stages"
date_applied = "stages: applied"
[fields.contact]
company = "organization"
[stages]
Applied = "applied"
Screening = "interviewing"
Offer = "negotiating"
[links]
unknown = "text"
"""


def findings(files: Files, settings: str = SETTINGS) -> tuple[Diagnostic, ...]:
    return checks.run(ledger_of({"headway.toml": settings, **files}), AS_OF)


def said(files: Files) -> list[tuple[str, Severity, int]]:
    return [(one.code, one.severity, one.location.line) for one in findings(files)]


def test_a_name_that_no_record_has_is_no_mistake():
    files = {
        "contacts/dana.md": "---\ncompany: Harbor Bank, Inc.\n---\nwith [[Lee Park]]\n",
        "journal/a.md": "- 2026-11-20 coffee [[Nobody]] [via:: [[Somebody Else]]]\n",
    }
    assert findings(files) == ()
    strict = findings(files, SETTINGS.replace('"text"', '"error"'))
    assert {one.code for one in strict} >= {"HW301"}


def test_a_name_that_misses_a_record_by_a_letter_is_told_of():
    files = {
        "contacts/dana.md": "---\ncompany: Harbour Bank\n---\n",
        "organizations/hb.md": "# Harbor Bank\n",
    }
    (found,) = findings(files)
    assert (found.code, found.severity, found.location.line) == ("HW301", Severity.WARNING, 2)
    assert found.help == "did you mean `harbor bank`?"


def test_a_name_that_is_another_kind_of_record_s_by_chance_is_no_mistake():
    files = {
        "campaigns/Acme.md": "---\ncompany: Acme\nstages: 2026-11-20 researching\n---\n",
        "contacts/dana.md": "---\ncompany: Acme\n---\n",
    }
    assert all(one.code != "HW304" for one in findings(files))


def test_what_their_story_lacks_is_advice():
    files = {"campaigns/a.md": "---\nhistory: [Applied, Screening, Offer]\n---\n"}
    found = said(files)
    assert ("HW205", Severity.INFO, 2) in found
    assert found.count(("HW205", Severity.WARNING, 2)) == 2
    assert all(severity is not Severity.ERROR for _, severity, _ in found)


def test_a_step_that_their_words_leave_out_is_advice():
    files = {"campaigns/a.md": "---\nhistory: [Applied, Offer]\n---\n"}
    assert ("HW202", Severity.WARNING, 2) in said(files)


def test_an_end_alone_is_for_information():
    files = {"campaigns/a.md": "---\nstatus: rejected\n---\n"}
    assert ("HW202", Severity.INFO, 2) in said(files)


def test_a_line_of_ours_in_their_list_blocks_as_ever():
    files = {"campaigns/a.md": "---\nhistory:\n  - Applied\n  - 2026-11-20 negotiating\n---\n"}
    assert ("HW202", Severity.ERROR, 4) in said(files)


def test_the_same_in_a_ledger_without_words_of_theirs_blocks_too():
    files = {"campaigns/a.md": "---\nstages: [applied, interviewing]\n---\n"}
    found = findings(files, "")
    assert ("HW205", Severity.ERROR) in [(one.code, one.severity) for one in found]


def test_the_remedy_of_an_unknown_word_is_the_setting():
    for typed, code in (("On the moon", "HW210"), ("Moonwards", "HW201")):
        found = findings({"campaigns/a.md": f"---\nstatus: {typed}\n---\n"})
        (one,) = [one for one in found if one.code == code]
        assert f'under `[stages]`, which stage it is: `"{typed}"'.lower() in one.help.lower()


def test_the_remedy_of_a_stage_without_its_day_has_their_key():
    found = findings({"campaigns/a.md": "---\nstatus: Applied\n---\n"})
    (one,) = [one for one in found if one.code == "HW207"]
    assert one.help.startswith("type `status:` and below it `- 2026-11-22 applied`")


def test_a_mapped_key_is_no_slip_and_one_beside_it_may_be():
    files = {"campaigns/a.md": "---\ndate_applied: 2026-11-20\norganisation: x\n---\n"}
    assert [one.location.line for one in findings(files) if one.code == "HW406"] == [3]
