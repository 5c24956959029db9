"""Findings about the text of a file that no help page can show: the horrors of front matter."""

from __future__ import annotations

import os
import time

import pytest

from ledger import checks
from ledger.diagnostic import Diagnostic
from ledger.readers import read_ledger
from tests.support import AS_OF, ledger_of, reading_of, write_ledger

PATH = "contacts/dana-kim.md"


def findings(content: str | bytes, path: str = PATH) -> tuple[Diagnostic, ...]:
    return checks.run(ledger_of({path: content}), AS_OF)


def only(content: str | bytes, code: str, path: str = PATH) -> Diagnostic:
    found = findings(content, path)
    assert [finding.code for finding in found] == [code]
    return found[0]


def test_a_link_to_nothing_is_named_with_what_to_do(tmp_path):
    root = write_ledger(tmp_path, {PATH: "# Dana Kim\n"})
    (root / "contacts" / "lee-park.md").symlink_to(root / "nowhere")
    found = checks.run(read_ledger(root).ledger, AS_OF)
    assert [(one.code, one.location.path) for one in found] == [("HW101", "contacts/lee-park.md")]
    assert found[0].message == "this file is not read: a link to nothing"
    assert found[0].help == "remove the link, or put back what it leads to"


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_without_permission_is_named(tmp_path):
    root = write_ledger(tmp_path, {PATH: "# Dana Kim\n"})
    (root / PATH).chmod(0)
    found = checks.run(read_ledger(root).ledger, AS_OF)
    assert [one.code for one in found] == ["HW101"]
    assert "chmod" in found[0].help


@pytest.mark.parametrize("content", [b"", b"\n\n  \n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_told_once_whatever_its_folder(content):
    for path in (PATH, "campaigns/northwind.md", "journal/2026-11.md", "me.md"):
        assert only(content, "HW102", path).location.line == 1


def test_a_byte_that_is_no_utf_8_is_named_at_its_place():
    found = only("---\nname: Zoë\n---\n".encode("latin-1"), "HW103")
    assert (found.location.line, found.location.column) == (2, 9)
    assert found.message.startswith("byte 0xeb is not UTF-8")


def test_utf_16_is_one_finding_and_the_text_is_read():
    content = "---\nname: Zoë\n---\n- 2026-11-20 coffee 1h\n".encode("utf-16")
    found = only(content, "HW103")
    assert "UTF-16" in found.message
    assert ledger_of({PATH: content}).records[0].name == "Zoë"


@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("\x00", "U+0000, a null"),
        ("\x07", "U+0007, a control character"),
        ("\x1b", "U+001B, an escape"),
        ("\x85", "U+0085, a line end that editors do not show"),
        ("\u2028", "U+2028, a line end that editors do not show"),
    ],
)
def test_an_unseen_character_is_named(character, name):
    found = only(f"# Dana Kim\n\nMet {character}her.\n", "HW104")
    assert found.message == f"{name}, stands here unseen"
    assert (found.location.line, found.location.column, found.length) == (3, 5, 1)


def test_an_unseen_character_in_a_value_costs_nothing_but_itself():
    found = findings("---\nname: Da\x07na\ntitle: Counsel\n---\n")
    assert [finding.code for finding in found] == ["HW104"]


def test_of_a_torn_file_nothing_else_is_told():
    torn = (
        "---\nname: a\nname: b\nstages: [x\nvia: nobody\n<<<<<<< HEAD\ntitle: x\n=======\n"
        "title: y\n>>>>>>> other\n---\n- 2026-13-01 cofee [[nobody]] [[\n"
    )
    assert only(torn, "HW106", "campaigns/northwind.md").location.line == 6


def test_front_matter_that_was_not_read_does_not_make_a_campaign_without_stages():
    for broken in ("---\nstages:\n- x\n", "---\n- x\n---\n", "---\nstages: [a\n---\n"):
        codes = {finding.code for finding in findings(broken, "campaigns/northwind.md")}
        assert codes <= {"HW107", "HW108", "HW109"}


HORRORS = {
    "unclosed": ("---\nname: Dana\n", "HW107"),
    "empty": ("---\n---\n", ""),
    "a list": ("---\n- a\n- b\n---\n", "HW108"),
    "a text": ("---\njust words\n---\n", "HW108"),
    "a BOM": ("\ufeff---\nname: Dana\n---\n", ""),
    "a key twice": ("---\nname: a\nname: b\n---\n", "HW105"),
    "no such day": ("---\nmet: 2026-02-30\n---\n", "HW402"),
    "open brackets": ("---\nname: " + "[" * 25_000 + "\n---\n", "HW110"),
    "open braces": ("---\nname: " + "{" * 25_000 + "\n---\n", "HW110"),
    "nested keys": ("---\n" + "\n".join(" " * n + "a:" for n in range(200)) + "\n---\n", "HW110"),
    "an alias bomb": (
        "---\na: &a [x,x,x,x,x,x,x,x,x]\n"
        + "".join(
            f"{new}: &{new} [{','.join([f'*{old}'] * 9)}]\n"
            for old, new in zip("abcdefgh", "bcdefghi", strict=True)
        )
        + "---\n",
        "HW110",
    ),
    "no UTF-8": (b"---\nname: a\xff\xfe\n---\n", "HW103"),
    "a conflict": ("---\n<<<<<<< a\nname: a\n=======\nname: b\n>>>>>>> b\n---\n", "HW106"),
    "a tag": ("---\nname: !!python/object:os.system x\n---\n", "HW110"),
    "a merge key": ("---\n<<: {name: a}\n---\n", "HW110"),
    "a binary": (bytes(range(256)) * 40, "HW103"),
    "a null in a key": ("---\nna\x00me: a\n---\n", "HW104"),
    "a mapping and a key": ("---\n{name: A}\ntitle: B\n---\n", "HW109"),
    "only dashes": ("---", "HW107"),
}


@pytest.mark.parametrize(("content", "code"), HORRORS.values(), ids=HORRORS.keys())
def test_the_horrors_of_front_matter_give_a_finding_and_no_traceback(content, code):
    began = time.perf_counter()
    found = findings(content)
    assert time.perf_counter() - began < 2
    codes = [finding.code for finding in found]
    assert code in codes if code else codes == []
    assert all(len(finding.message) < 300 and len(finding.help) < 500 for finding in found)


@pytest.mark.parametrize("typed", ["NO", "0123", "01234", "12:34:56", "1e3", "null and void", "~x"])
def test_text_stays_as_it_was_typed(typed):
    reading = reading_of({PATH: f"---\nname: {typed}\ntitle: {typed}\n---\n"})
    assert reading.ledger.records[0].fields["title"] == typed
    assert checks.run(reading.ledger, AS_OF) == ()
