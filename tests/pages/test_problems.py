"""Every finding with its line, its remedy and the very place."""

from __future__ import annotations

import pytest

from ledger.diagnostic import Diagnostic, Related, Severity
from ledger.source import Location
from tests.pages.laying_out import results_of, view_of

FILES = {"contacts/dana.md": "---\nname: Dana Kim\n---\n\tsee [[lee]] and \u202etxt\n"}


def finding(path="contacts/dana.md", line=4, column=6, length=7, **changed) -> Diagnostic:
    made = {
        "code": "HW301", "name": "unknown-link", "severity": Severity.ERROR,
        "location": Location(path, line, column), "message": "a link to `lee` leads nowhere",
        "help": "type `headway new contact lee`", "length": length,
    }  # fmt: skip
    return Diagnostic(**{**made, **changed})


def problems_of(*findings):
    return view_of(results_of(FILES, findings=findings), "problems.html")


def test_findings_are_grouped_by_file_and_counted():
    view = problems_of(
        finding(), finding(line=2, severity=Severity.INFO), finding("headway.toml", 1, 1)
    )
    assert [(file.path, file.name, file.href, len(file.findings)) for file in view.files] == [
        ("contacts/dana.md", "Dana Kim", "contacts/dana.html", 2),
        ("headway.toml", "", "", 1),
    ]
    assert (view.errors, view.warnings, view.infos) == (2, 0, 1)


def test_the_line_is_shown_in_three_parts_with_a_caret():
    one = problems_of(finding()).files[0].findings[0]
    assert (one.before, one.meant) == (" see ", "[[lee]]")
    assert one.caret == "     ^^^^^^^"
    assert one.message == "a link to <code>lee</code> leads nowhere"
    assert one.remedy == "type <code>headway new contact lee</code>"
    assert one.source.href == "contacts/dana.html#l2"


def test_hidden_characters_are_made_visible():
    assert one_of(finding()).after == " and \\u{202e}txt"


def one_of(found):
    return problems_of(found).files[0].findings[0]


@pytest.mark.parametrize(
    ("line", "column", "length"), [(9, 1, 0), (4, 90, 3), (0, 1, 1), (1, 1, 99)]
)
def test_a_place_past_the_text_is_no_trouble(line, column, length):
    assert one_of(finding(line=line, column=column, length=length)).code == "HW301"


def test_related_places_are_linked():
    related = (Related(Location("contacts/dana.md", 2), "it stands here first"),)
    place, said = one_of(finding(related=related)).related[0]
    assert (place.href, str(said)) == ("contacts/dana.html#l2", "it stands here first")


def test_no_findings_are_no_files():
    assert problems_of().files == ()
