"""`headway merge`: two files become one, and nothing that was typed is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cli.transcript import contents, headway
from tests.editing.shifting import merged
from tests.repositories import make_repo
from tests.support import ledger_of, write_ledger


def made(one: str, into: str, folder: str = "contacts") -> str:
    files = merged({f"{folder}/one.md": one, f"{folder}/into.md": into}, "one", "into")
    assert set(files) == {f"{folder}/into.md"}
    return files[f"{folder}/into.md"].decode()


@pytest.mark.parametrize(
    ("one", "into", "then"),
    [
        ("title: a", "title: A", ["title: A"]),
        ("odd: [x, y] # z", "name: I", ["odd: [x, y] # z"]),
        ("tags: [a, B]", "tags: b, c", ["tags: [b, c, a]"]),
        ("email: x@y.z", "email: 'a@b.c' # mine", ["email: ['a@b.c', x@y.z] # mine"]),
        ("email: [x@y.z]", "email:\n  - a@b.c\n  - d@e.f\nname: I",
         ["  - d@e.f\n  - x@y.z\nname: I"]),
        ("email: x@y.z", "email:", ["email:\n  - x@y.z", "email: x@y.z"]),
        ("title: B", "title: A", ["title: A\n", "- title: B\n"]),
        ("private: true", "name: I", ["private: true"]),
        ("mentor: b", "mentor: a", ["mentor: a\n", "- mentor: b\n"]),
        ("# c\ntitle: A # d\n# e", "title: A", ["# c\n", "# d\n", "# e\n"]),
        ("via: into", "name: I", ["- via: into\n"]),
        ("name: One\naliases: [Eins]", "name: I", ["  - One\n  - Eins\n---"]),
        ("name: I", "name: I\naliases: [x]", ["aliases: [x, one]"]),
    ],
)  # fmt: skip
def test_a_key(one: str, into: str, then: list[str]) -> None:
    text = made(f"---\n{one}\n---\n", f"---\n{into}\n---\n")
    assert (
        any(part in text for part in then)
        if "email:" in then[0]
        else all(part in text for part in then)
    ), text


def test_lines_stand_by_date_as_they_were_typed() -> None:
    one = (
        "* [x] 2026-02-02 call [[into]]\n  and more\n- 2026-03-01 email same\n- 2026-05-01 email\n"
    )
    into = "- 2026-01-01 email a\r\n- 2026-03-01 email same\r\n- 2026-04-01 note\r\n\r\nend"
    assert made(one, into) == (
        "---\r\naliases:\r\n  - one\r\n---\r\n\r\n- 2026-01-01 email a\r\n"
        "* [x] 2026-02-02 call [[into]]\r\n  and more\r\n- 2026-03-01 email same\r\n"
        "- 2026-04-01 note\r\n- 2026-05-01 email\r\n\r\nend"
    )


def test_lines_that_meet_by_the_new_name_are_one() -> None:
    text = made("- 2026-03-01 email [[one]]\n", "- 2026-03-01 email [[into]]\n")
    assert text.count("2026-03-01") == 1


def test_keys_of_another_tool_are_known_by_what_they_mean() -> None:
    settings = """
[folders]
People = "contact"
[fields.contact]
company = "organization"
role = "title"
e-mail = "email"
"""
    one = "---\ncompany: Globex\nrole: Engineer\ne-mail: a@x.example\nmet: 2026-01-02\n---\n"
    into = "---\ncompany: Globex\nrole: Counsel\ne-mail: b@x.example\n---\n"
    files = {"headway.toml": settings, "People/Dana K.md": one, "People/Dana Kim.md": into}
    assert merged(files, "Dana K", "Dana Kim")["People/Dana Kim.md"].decode() == (
        "---\ncompany: Globex\nrole: Counsel\ne-mail: [b@x.example, a@x.example]\n"
        "met: 2026-01-02\naliases:\n  - Dana K\n---\n\n## From Dana K\n\n- role: Engineer\n"
    )


def test_the_comments_of_a_form_are_not_what_somebody_typed(tmp_path: Path) -> None:
    into = "---\nname: Dana Kim\ntitle: Counsel\n---\n"
    root = write_ledger(tmp_path, {"contacts/dana-kim.md": into})
    assert headway(root, "new contact Dana K --set met=2026-10-01").exit_code == 0
    path = root / "contacts/dana-k.md"
    path.write_text(path.read_text().replace("# email:", "# email: ask her"))
    told = headway(root, "merge dana-k dana-kim")
    assert "nothing else named it" in told.stdout
    assert (root / "contacts/dana-kim.md").read_text() == (
        "---\nname: Dana Kim\ntitle: Counsel\nmet: 2026-10-01\n# email: ask her\n"
        "aliases:\n  - Dana K\n  - dana-k\n---\n"
    )


def test_stage_lines_are_put_in_by_date() -> None:
    head = "---\nindustry: law\nstages:\n"
    one = (
        f"{head}  - 2026-01-01 researching\n  - 2026-01-20 networking-in\n"
        "  - 2026-03-01 stopped\n---\n"
    )
    into = f"{head}- 2026-01-01 researching # a\n- 2026-02-01 applied\n---\n"
    text = made(one, into, "campaigns")
    assert (
        "- 2026-01-01 researching # a\n- 2026-01-20 networking-in\n- 2026-02-01 applied\n"
        "- 2026-03-01 stopped\n" in text
    )


def test_stage_lines_that_are_all_earlier_go_before_those_that_are_there() -> None:
    one = "---\nindustry: law\nstages:\n  - 2026-01-01 researching\n---\n"
    into = "---\nindustry: law\nstages:\n  - 2026-02-01 networking-in\n---\n"
    assert "  - 2026-01-01 researching\n  - 2026-02-01 networking-in\n" in made(
        one, into, "campaigns"
    )


@pytest.mark.parametrize(
    ("one", "into", "said"),
    [
        ("contacts/one.md\nx", "skills/into.md\nx", "contacts/one.md is a contact"),
        ("campaigns/one.md\n---\norganization: a\n---",
         "campaigns/into.md\n---\norganization: b\n---",
         "they are aimed at two organizations, `a` and `b`"),
        ("campaigns/one.md\n---\nstages: [2026-01-02 stopped]\n---",
         "campaigns/into.md\n---\nstages: [2026-01-02 researching]\n---",
         "researching and stopped on 2026-01-02"),
        ("campaigns/one.md\n---\nindustry: x\nstages: [2026-01-02 accepted]\n---",
         "campaigns/into.md\n---\nindustry: x\nstages: [2026-01-01 researching]\n---",
         "it would bring errors"),
        ("campaigns/one.md\n---\nindustry: x\nstages: [researching]\n---",
         "campaigns/into.md\n---\nindustry: x\nstages: [2026-01-01 researching]\n---",
         "has lines under `stages` without a day"),
        ("campaigns/one.md\n---\nindustry: x\nstages: [2026-01-01 researching]\n---",
         "campaigns/into.md\n---\nindustry: x\nstages: [researching]\n---",
         "has lines under `stages` without a day"),
        ("contacts/one.md\n---\nprivate: true\n---", "contacts/into.md\n---\nprivate: false\n---",
         "whether it is private"),
        ("contacts/one.md\n<<<<<<< a\n=======\n>>>>>>> b", "contacts/into.md\nx",
         "marks of a merge"),
        ("contacts/one.md\nx", "contacts/into.md\n---\nvia: one\n---", "names `into` itself"),
    ],
)  # fmt: skip
def test_what_cannot_be_one_is_refused(tmp_path: Path, one: str, into: str, said: str) -> None:
    files = dict(text.split("\n", 1) for text in (one, into))
    homes = {"organizations/a.md": "# A\n", "organizations/b.md": "# B\n"}
    root = write_ledger(tmp_path, {**files, **homes})
    before = contents(root)
    result = headway(root, "merge one into")
    assert (result.exit_code, result.stdout, contents(root)) == (3, "", before)
    assert said in result.stderr


def test_a_record_is_not_merged_with_itself(tmp_path: Path) -> None:
    root = write_ledger(tmp_path, {"contacts/one.md": "x"})
    result = headway(root, "merge one one")
    assert (result.exit_code, "itself" in result.stderr) == (2, True)


def test_the_history_of_one_that_was_open_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    text = "---\nname: N\nindustry: law\nstages:\n  - 2026-08-03 researching\n---\n"
    repo = make_repo(tmp_path / "repo", "search")
    repo.commit({"campaigns/one.md": text, "campaigns/into.md": text.replace("N", "M")})
    assert headway(repo.ledger, "merge one into").exit_code == 0
    assert headway(repo.ledger, "check --history").exit_code == 0
    repo.commit({})
    assert headway(repo.ledger, "check --history").exit_code == 0


def test_the_diff_of_a_dry_run(tmp_path: Path) -> None:
    root = write_ledger(tmp_path, {"contacts/one.md": "x\n", "contacts/into.md": "y\n"})
    before = contents(root)
    shown = headway(root, "merge one into --dry-run").stdout
    assert "--- a/contacts/one.md\n+++ /dev/null\n" in shown
    assert "+## From one\n" in shown
    assert contents(root) == before


KEYS = st.sampled_from(
    ["title: a", "title: b", "tags: [a, b]", "tags: c", "email: x@y.z", "email:\n  - u@v.w",
     "# a comment", "odd: 'x: y' # z", "met: 2026-01-01", "met: 2026-02-02", "segment: s"]
)  # fmt: skip
BODY = st.sampled_from(
    ["- 2026-01-01 call [[one]]", "- 2026-01-01 call [[into]]", "* [ ] 2026-12-01 ask\n  more",
     "- 2026-03-03 email x", "Some words.", "## A heading", "```\n- 2026-01-01 call\n```"]
)  # fmt: skip


@st.composite
def files(draw: st.DrawFn) -> str:
    keys = draw(st.lists(KEYS, max_size=5, unique_by=lambda key: key.split(":")[0]))
    front = "---\n" + "\n".join(keys) + "\n---\n" if keys else ""
    body = "\n\n".join(draw(st.lists(BODY, max_size=5)))
    end = draw(st.sampled_from(["\n", "\r\n"]))
    return (front + body + draw(st.sampled_from(["", "\n"]))).replace("\n", end)


@given(files(), files())
def test_nothing_is_lost_and_twice_is_once(one: str, into: str) -> None:
    typed = {"contacts/one.md": one, "contacts/into.md": into}
    after = merged(typed, "one", "into")["contacts/into.md"].decode()
    plain = after.replace("[[into]]", "[[one]]")
    for text in (one, into):
        for word in text.replace("[[into]]", "[[one]]").replace("---", "").split():
            assert word.strip("[],'\"") in plain
    before = ledger_of(typed)
    lines = {entry.raw.replace("[[one]]", "[[into]]").strip() for entry in before.entries}
    assert {entry.raw.strip() for entry in ledger_of({"contacts/into.md": after}).entries} == lines
    again = merged({"contacts/one.md": one, "contacts/into.md": after}, "one", "into")
    assert again["contacts/into.md"].decode() == after
