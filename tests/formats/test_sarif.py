"""SARIF logs: the parts that scanners and editors take, by the names that the standard gives."""

from __future__ import annotations

import json
import re
from urllib.parse import unquote

import pytest

import ledger
from ledger.checks import all_checks, run
from ledger.diagnostic import Diagnostic, Edit, Fix, Related, Severity
from ledger.formats import sarif
from ledger.source import Location
from tests.cli.envelopes import is_plain
from tests.formats.findings import NASTY, context_of, finding
from tests.support import AS_OF, reading_of

URI = re.compile(r"(?:[A-Za-z0-9._~/-]|%[0-9A-F]{2})+")


def log(*findings: Diagnostic, text: str | None = None, base: str = "") -> dict:
    context = context_of(base=base) if text is None else context_of(text, base)
    return json.loads(sarif.render(findings, context))


def run_of(*findings: Diagnostic, **parts) -> dict:
    (one,) = log(*findings, **parts)["runs"]
    return one


def result_of(one: Diagnostic, **parts) -> dict:
    (result,) = run_of(one, **parts)["results"]
    return result


def test_a_log_says_which_version_of_the_standard_it_follows():
    given = log()
    assert set(given) == {"$schema", "version", "runs"}
    assert given["version"] == "2.1.0"
    assert given["$schema"].endswith("/sarif-schema-2.1.0.json")


def test_a_log_is_one_run_of_this_program():
    given = run_of()
    assert given["columnKind"] == "unicodeCodePoints"
    assert given["results"] == []
    driver = given["tool"]["driver"]
    assert set(driver) == {"name", "version", "rules"}
    assert (driver["name"], driver["version"]) == ("Headway", ledger.__version__)


def test_every_check_is_a_rule_whatever_was_found():
    rules = run_of(finding())["tool"]["driver"]["rules"]
    assert rules == run_of()["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [one.code for one in all_checks()]
    assert [rule["name"] for rule in rules] == [one.name for one in all_checks()]


@pytest.mark.parametrize("check", all_checks(), ids=lambda one: one.name)
def test_a_rule_says_what_it_is_about(check):
    rules = run_of()["tool"]["driver"]["rules"]
    rule = next(one for one in rules if one["id"] == check.code)
    assert set(rule) == {
        "id", "name", "shortDescription", "fullDescription", "help", "defaultConfiguration",
        "properties",
    }  # fmt: skip
    # GitHub shows at most 1,024 characters of either, and none that is empty.
    for part in ("shortDescription", "fullDescription"):
        assert 0 < len(rule[part]["text"]) <= 1024
    assert rule["id"] in rule["help"]["text"]
    assert rule["help"]["markdown"].startswith("# ")
    assert rule["defaultConfiguration"]["level"] in ("error", "warning", "note")
    assert len(rule["properties"]["tags"]) == 1


def test_a_result_names_its_rule_and_its_place():
    given = run_of(finding(help="keep one of the two lines"), base="my search")
    (result,) = given["results"]
    assert (
        given["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "HW105"
    )
    assert result["level"] == "error"
    assert result["message"]["text"] == "the key `name` stands twice.\nkeep one of the two lines"
    assert result["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {
                    "uri": "my%20search/contacts/dana.md", "uriBaseId": "%SRCROOT%",
                },
                "region": {"startLine": 3, "startColumn": 1, "endLine": 3, "endColumn": 5},
            }
        }
    ]  # fmt: skip
    assert "%SRCROOT%" in given["originalUriBaseIds"]
    assert not {"relatedLocations", "fixes"} & set(result)


@pytest.mark.parametrize(
    ("severity", "level"),
    [(Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.INFO, "note")],
)
def test_each_severity_has_its_level(severity, level):
    assert result_of(finding(severity=severity))["level"] == level


@pytest.mark.parametrize("end", [".", "?"])
def test_a_sentence_that_ends_is_not_ended_again(end):
    assert result_of(finding(f"so it is{end}"))["message"]["text"] == f"so it is{end}"


def test_other_places_are_told():
    related = (Related(Location("contacts/dana.md", 2, 5), "it stands here first"),)
    (one,) = result_of(finding(related=related))["relatedLocations"]
    assert one["physicalLocation"]["region"] == {"startLine": 2, "startColumn": 5}
    assert (one["id"], one["message"]["text"]) == (1, "it stands here first")


def edited(text: str, line: int, column: int, length: int, new: str) -> dict:
    """The one replacement that an edit becomes, in a file of a text."""
    fix = Fix("mend it", (Edit(Location("contacts/dana.md", line, column), length, new),))
    (given,) = result_of(finding(fix=fix), text=text)["fixes"]
    assert given["description"]["text"] == "mend it"
    (change,) = given["artifactChanges"]
    assert change["artifactLocation"]["uri"] == "contacts/dana.md"
    (replacement,) = change["replacements"]
    return replacement


def test_a_fix_replaces_a_stretch_of_a_line():
    assert edited("---\nnmae: Dana\n", 2, 1, 4, "name") == {
        "deletedRegion": {"startLine": 2, "startColumn": 1, "endLine": 2, "endColumn": 5},
        "insertedContent": {"text": "name"},
    }


def test_a_fix_that_inserts_deletes_nothing():
    region = edited("---\nname: Dana\n", 2, 7, 0, "Ms ")["deletedRegion"]
    assert region == {"startLine": 2, "startColumn": 7, "endLine": 2, "endColumn": 7}


def test_a_fix_that_deletes_lines_ends_where_the_next_begins():
    given = edited("a\nbcd\n\nef\n", 2, 2, len("cd\n\n"), "")
    assert given == {
        "deletedRegion": {"startLine": 2, "startColumn": 2, "endLine": 4, "endColumn": 1}
    }


def test_the_end_of_the_last_line_is_an_end():
    region = edited("ab", 1, 1, 2, "")["deletedRegion"]
    assert (region["endLine"], region["endColumn"]) == (1, 3)


def test_the_edits_of_a_file_stand_together():
    edits = tuple(Edit(Location(path, 1, 1), 0, "x") for path in ("a.md", "b.md", "a.md"))
    (fix,) = result_of(finding(fix=Fix("mend it", edits)))["fixes"]
    told = {one["artifactLocation"]["uri"]: one["replacements"] for one in fix["artifactChanges"]}
    assert [(path, len(edits)) for path, edits in told.items()] == [("a.md", 2), ("b.md", 1)]


DANA = "---\nname: Dana\nname: Dora\nname: Dora\n---\n\n- 2026-11-19 call [[lee]] and [[lee]]\n"


def marks_of(text: str, path: str = "contacts/dana.md") -> list[tuple[str, str]]:
    """The code and the mark of each finding of a file."""
    reading = reading_of({path: text})
    results = run_of(*run(reading.ledger, AS_OF), text=text)["results"]
    return [(one["ruleId"], *one["partialFingerprints"].values()) for one in results]


def test_a_mark_stays_when_lines_come_before_it():
    marks = marks_of(DANA)
    assert len({mark for _, mark in marks}) == len(marks) == 4
    moved = DANA.replace("---\nname: Dana", "---\ntitle: Counsel\ntags: law\nname: Dana")
    moved = moved.replace("\n- 2026", "\nSome words.\n\n- 2026")
    assert marks_of(moved) == marks


def test_a_mark_changes_with_its_line_and_its_file():
    other = dict(marks_of(DANA.replace("[[lee]] and", "[[lee]] or")))
    assert other["HW301"] not in dict(marks_of(DANA)).values()
    assert other["HW105"] in [mark for _, mark in marks_of(DANA)]
    elsewhere = {mark for _, mark in marks_of(DANA, "contacts/dora.md")}
    assert not elsewhere & {mark for _, mark in marks_of(DANA)}


@pytest.mark.parametrize("text", NASTY)
def test_no_text_becomes_a_link_a_placeholder_or_another_address(text):
    place = Location(f"contacts/{text}.md", 3, 1)
    fix = Fix(text, (Edit(place, 1, text),))
    one = finding(text, path=place.path, help=text, related=(Related(place, text),), fix=fix)
    shown = sarif.render((one,), context_of())
    assert is_plain(shown)
    (result,) = json.loads(shown)["runs"][0]["results"]
    texts = [
        result["message"]["text"],
        result["relatedLocations"][0]["message"]["text"],
        result["fixes"][0]["description"]["text"],
    ]
    for said in texts:
        assert is_plain(said)
        assert "](" not in said
        assert not set("{}") & set(said.replace("{{", "").replace("}}", ""))
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert URI.fullmatch(uri)
    assert unquote(uri) == place.path
    # What a fix types is typed as it is.
    replacement = result["fixes"][0]["artifactChanges"][0]["replacements"][0]
    assert replacement["insertedContent"]["text"] == text


def test_a_file_name_that_is_no_text_gives_an_address():
    uri = result_of(finding(path="contacts/\udcff.md"))["locations"][0]["physicalLocation"]
    assert URI.fullmatch(uri["artifactLocation"]["uri"])
