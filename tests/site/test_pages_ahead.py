"""The own pages of saved files come before all others, and are those of the finished report."""

from __future__ import annotations

import re

import pytest

from ledger.build import Builder, StoppedError, build
from tests.benchmarks.made_ledger import files
from tests.site.test_publishing import held as files_in
from tests.support import AS_OF

LEDGER = {
    "contacts/dana.md": "---\nname: Dana Kim\norganization: acme\n---\n- 2026-11-02 call first\n",
    "contacts/lee.md": "---\nname: Lee\n---\n- 2026-11-03 meeting with [[dana]]\n",
    "campaigns/northwind.md": (
        "---\nname: Northwind\norganization: acme\nhistory: [researching: 2026-10-01]\n---\n"
    ),
    "organizations/acme.md": "---\nname: Acme\n---\n",
}
# One save after another: the file, what it then holds, and whether its page comes ahead.
SAVES = (
    ("contacts/dana.md", LEDGER["contacts/dana.md"] + "- 2026-11-21 email second\n", True),
    ("contacts/lee.md", "---\nname: Lee\n---\n- 2026-11-20 call [[northwind]] [[dana]]\n", True),
    ("contacts/dana.md", "---\nname: Dana Kim\ntitle: Chief\norganization: acme\n---\n", True),
    ("contacts/dana.md", "---\nname: Dana Lee\naliases: [dk]\n---\nKnows [[nobody]].\n", True),
    ("contacts/new.md", "---\nname: New\n---\n", False),
    ("contacts/lee.md", "---\nname: Lee\n---\n- 2026-11-20 call [[new]]\n", True),
    ("campaigns/northwind.md", "---\nname: Northwind\n---\n- 2026-11-22 email [[dana]] x\n", True),
    ("organizations/acme.md", "---\nname: Acme\n---\nBought [[northwind]].\n", True),
)


# What somebody types into a file of a made ledger: what stands there, and what then does.
DATED = re.compile(r"^- 20\d\d-", re.MULTILINE)
EDITS = {
    "a dated line": (r"\Z", "- 2026-11-21 coffee 30m\n"),
    "a plan": (r"\Z", "- [ ] 2026-11-24 call\n"),
    "a field of a line": (r"\Z", "- 2026-11-20 lunch [got:: introduction to [[{other}]]]\n"),
    "a slip of the hand": (r"\Z", "- 2026-11-19 emial [[{other}]] x\n"),
    "a field": (r"^---\n", "---\ntags: [seen]\n"),
    "another stage": (r"^  - (20\d\d-\d\d-\d\d) \S+", r"  - \1 parked"),
    "a note": (r"\Z", "\nThey count on **us** now.\n"),
    "a line taken out": (r"^- 20\d\d-.*\n", ""),
    "a new link": (r"\Z", "- 2026-11-22 call with [[{other}]] and [[{third}]]\n"),
    "a link in a note": (r"\Z", "\nAsk [[{other}]] first.\n"),
    "another name": (r"^name: ", "name: Old "),
}


class Written:
    """A ledger, and a process that makes its report after each save."""

    def __init__(self, root, tmp_path) -> None:
        self.root, self.out, self.clean = root, root / "site", tmp_path / "clean"
        self.builder = Builder(root, self.out, tmp_path / "cache", again=True)
        self.ahead: dict[str, bytes] = {}
        self.folder_then: dict[str, bytes] = {}

    def save(self, *saves, then=None) -> None:
        for path, text in saves:
            (self.root / path).write_text(text)

        def ahead(pages, _) -> None:
            self.ahead, self.folder_then = dict(pages), files_in(self.out)
            if then:
                raise then

        self.ahead, self.folder_then = {}, {}
        self.builder.build(AS_OF, saved=[path for path, _ in saves], ahead=ahead)

    def cleanly(self) -> dict[str, bytes]:
        build(self.root, self.clean, AS_OF)
        return files_in(self.clean)


@pytest.fixture
def written(make_ledger, tmp_path):
    one = Written(make_ledger(LEDGER), tmp_path)
    one.builder.build(AS_OF)
    return one


def test_a_page_ahead_is_the_page_of_a_clean_build(written):
    for path, text, comes in SAVES:
        before = files_in(written.out)
        written.save((path, text))
        page = path.replace(".md", ".html")
        assert set(written.ahead) == ({page} if comes else set()), path
        clean = written.cleanly()
        assert files_in(written.out) == clean
        for ahead, data in written.ahead.items():
            assert data == clean[ahead]
            assert written.folder_then == before


@pytest.mark.parametrize("edit", EDITS)
def test_a_page_ahead_of_a_long_search_is_that_of_a_clean_build(edit, make_ledger, tmp_path):
    """Figures and advice of all kinds stand on it: it is asked for of every kind of record."""
    texts = dict(files(120))
    one = Written(make_ledger(texts), tmp_path)
    one.builder.build(AS_OF)
    wanted, then = EDITS[edit]
    ahead: dict[str, bytes] = {}
    for folder in ("contacts", "campaigns", "organizations", "channels", "skills", "journal"):
        fitting = [path for path in texts if path.startswith(folder) and DATED.search(texts[path])]
        fitting = [path for path in fitting if re.search(wanted, texts[path], re.MULTILINE)]
        for path in fitting[:1]:
            typed = then.format(other="dana-kim-0", third="joel-kim-1") if "{" in then else then
            typed = re.sub(wanted, typed, texts[path], count=1, flags=re.MULTILINE)
            assert typed != texts[path]
            one.save((path, typed))
            assert one.ahead.keys() == {path.replace(".md", ".html")}
            made = files_in(one.out)
            assert {page: made[page] for page in one.ahead} == one.ahead
            ahead |= one.ahead
    assert ahead
    assert files_in(one.out) == one.cleanly()


def test_a_page_ahead_has_what_is_said_of_another_that_is_called_the_same(written):
    """An employer and a pursuit of one name: what is told of either stands on the page of one."""
    acme = "---\nname: Acme\ndream: true\n---\n"
    pursuit = "---\nname: Acme\norganization: acme\nhistory: [researching: 2026-10-01]\n---\n"
    written.save(("organizations/acme.md", acme), ("campaigns/acme.md", pursuit))
    written.save(("campaigns/acme.md", f"{pursuit}- 2026-11-01 call\n"))
    assert b"Dream list" in written.ahead["campaigns/acme.html"]
    assert written.ahead["campaigns/acme.html"] == written.cleanly()["campaigns/acme.html"]


def test_a_page_that_leads_to_what_is_not_there_yet_comes_with_all_others(written):
    new = "---\nname: New\n---\n"
    leading = "---\nname: Lee\n---\n- 2026-11-20 call [[new]]\n"
    written.save(("contacts/new.md", new), ("contacts/lee.md", leading))
    assert not written.ahead
    assert b"new.html" in files_in(written.out)["contacts/lee.html"]


def test_pages_that_are_wanted_alone_come_together(make_ledger, tmp_path):
    """What led to a page that the owner leaves out is told when all are known."""
    settings = '[site]\npages = ["record", "records"]\n'
    one = Written(make_ledger({**LEDGER, "headway.toml": settings}), tmp_path)
    one.builder.build(AS_OF)
    one.save(SAVES[0][:2])
    assert not one.ahead
    assert files_in(one.out) == one.cleanly()


def test_many_files_at_once_are_nobody_at_an_editor(written):
    many = [(f"contacts/c{number}.md", f"---\nname: C {number}\n---\n") for number in range(9)]
    written.save(*many)
    written.save(*[(path, f"{text}- 2026-11-20 call x\n") for path, text in many])
    assert not written.ahead
    written.save(*[(path, f"{text}- 2026-11-20 call y\n") for path, text in many[:8]])
    assert len(written.ahead) == 8


@pytest.mark.parametrize("death", [KeyboardInterrupt(), StoppedError("no"), OSError("disk")])
def test_what_dies_behind_its_first_page_leaves_the_report_before(written, death):
    before = files_in(written.out)
    with pytest.raises(type(death)):
        written.save(SAVES[0][:2], then=death)
    assert written.ahead["contacts/dana.html"] != before["contacts/dana.html"]
    assert files_in(written.out) == before
    written.save(SAVES[0][:2])
    assert files_in(written.out) == written.cleanly()
