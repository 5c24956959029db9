"""A report that is brought up to date is the one that is made anew, byte for byte, after any edits.

Two ways of building are tried against one that remembers nothing: a process that goes on (as
`watch` does) and one that begins again each time with what the last one kept (as `build` does).
"""

from __future__ import annotations

import shutil
import tempfile
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from ledger.build import Builder, build, read_commits, render, work_out
from ledger.readers import read_ledger
from ledger.site import siblings
from tests.benchmarks.made_ledger import files
from tests.repositories import make_repo

AS_OF = date(2026, 11, 22)
RECORDS = 26
KINDS = (
    "email", "reply", "call 20m", "coffee 1h", "interview 1 1h", "follow-up 1", "decline 1",
    "offer", "event 2h", "application ×3", "busy 1h", "setback", "emial", "post", "response",
)  # fmt: skip
FIELDS = (
    "", "", "[got:: introduction to [[{}]]]", "[gave:: the list]", "[for:: [[{}]]]",
    "[issue:: no licence]", "[addresses:: no licence]", "[via:: {}]", "[next:: 2026-12-01]",
    "[for:: {}]", "[issue:: ask [[{}]]]", "[addresses:: ask [[{}]]]", "[got:: [[contacts/{}]]]",
)  # fmt: skip
KEYS = (
    "name: Somebody Else", "organization: {}", "decision-maker: {}", "via: {}", "private: true",
    "aliases: [{}, other]", "cadence: 10d", "influencers: [{}]", "value: 90k", "origin: given",
    "pipeline: client", "needs: [privacy]", "kind: contact", "broken: [", "unknown: x",
    "title: see [[{}]]", "segment: '[[{}]]'", "title: boss of {}", "name: Ünï {}",
    "stages: [2026-09-01 interview, 2026-10-02 rejected]",
)  # fmt: skip
NOTES = (
    "Ask [[{}]] first.", "See [the file](../contacts/{}.md) and [[{}|her]].", "**Bold** — мир",
    "<!-- headway: ignore -->", "# A heading", "`code` [[{}]]",
    "- [ ] 2026-11-25 send it to [[{}]]", "See [it][r].\n\n[r]: ../contacts/{}.md",
    "[[{}.md|x]] & [[contacts/{}#there]]", "[[joel%2Dtamm]] and [[{}",
)  # fmt: skip
SETTINGS = (
    "", '[site]\ntitle = "Another"\n', '[site]\npages = ["campaigns", "record"]\n',
    "[rules]\nworks-entry = 3\n", '[site]\neditor = "vscode"\n',
    '[queries.x]\npage = true\nsql = "SELECT * FROM entries, (SELECT random())"\n',
    '[queries.x]\npage = true\nsql = "SELECT kind, max(entry) AS e FROM entries GROUP BY kind"\n',
    '[site]\nbase = "/x/"\n', "[site]\ncommits = false\n", "[site]\ntemplates = true\n",
)  # fmt: skip


class Incremental(RuleBasedStateMachine):
    """A ledger that is edited at random, and its report."""

    @initialize()
    def begin(self) -> None:
        self.top = Path(tempfile.mkdtemp())
        self.root = self.top / "ledger"
        for path, text in files(RECORDS):
            self.write(path, text)
        self.day = AS_OF
        self.going_on = Builder(self.root, self.top / "one", self.top / "cache-one", again=True)
        self.told = Builder(self.root, self.top / "told", self.top / "cache-told", again=True)
        self.looks: dict[str, bytes] = {}

    def teardown(self) -> None:
        shutil.rmtree(self.top)

    def write(self, path: str, text: str) -> None:
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")

    def pick(self, data: st.DataObject) -> Path:
        every = sorted(one for one in self.root.rglob("*.md"))
        return data.draw(st.sampled_from(every))

    def filled(self, data: st.DataObject, text: str) -> str:
        while "{}" in text:
            text = text.replace("{}", self.pick(data).stem, 1)
        return text

    @rule(data=st.data(), kind=st.sampled_from(KINDS), field=st.sampled_from(FIELDS))
    def add_a_dated_line(self, data: st.DataObject, kind: str, field: str) -> None:
        day = AS_OF + timedelta(days=data.draw(st.integers(-90, 20)))
        line = self.filled(data, f"- {day} {kind} [[{{}}]] [[{{}}]] said so {field}")
        with self.pick(data).open("a", encoding="utf-8") as file:
            file.write(f"{line}\n")

    @rule(data=st.data(), key=st.sampled_from(KEYS))
    def set_a_key(self, data: st.DataObject, key: str) -> None:
        path = self.pick(data)
        text = path.read_text(encoding="utf-8")
        if text.startswith("---\n"):
            name = key.split(":", maxsplit=1)[0]
            rest = [line for line in text.split("\n")[1:] if not line.startswith(f"{name}:")]
            path.write_text("\n".join(["---", self.filled(data, key), *rest]), encoding="utf-8")

    @rule(data=st.data())
    def take_out_a_line(self, data: st.DataObject) -> None:
        path = self.pick(data)
        lines = path.read_text(encoding="utf-8").split("\n")
        del lines[data.draw(st.integers(0, len(lines) - 1))]
        path.write_text("\n".join(lines), encoding="utf-8")

    @rule(data=st.data(), note=st.sampled_from(NOTES))
    def add_a_note(self, data: st.DataObject, note: str) -> None:
        path = self.pick(data)
        path.write_text(f"{path.read_text(encoding='utf-8')}\n{self.filled(data, note)}\n")

    @rule(data=st.data())
    def rename_a_file(self, data: st.DataObject) -> None:
        path = self.pick(data)
        path.rename(path.with_name(f"{path.stem}x.md"))

    @rule(data=st.data(), end=st.sampled_from((".md", "!.md")))
    def put_a_file_away(self, data: st.DataObject, end: str) -> None:
        path = self.pick(data)
        folder = path.parent / "archive"
        folder.mkdir(exist_ok=True)
        path.rename(folder / f"{path.stem}{end}")

    @rule(data=st.data())
    def exchange_two_files(self, data: st.DataObject) -> None:
        one, other = self.pick(data), self.pick(data)
        texts = one.read_text(encoding="utf-8"), other.read_text(encoding="utf-8")
        other.write_text(texts[0], encoding="utf-8")
        one.write_text(texts[1], encoding="utf-8")

    @rule(text=st.sampled_from(("a {{ view.name }}", "b {{ view.name }}", "")))
    def change_a_template(self, text: str) -> None:
        path = self.root / "templates/pages/record.html"
        path.unlink(missing_ok=True)
        if text:
            self.write("templates/pages/record.html", text)

    @rule(data=st.data())
    def delete_a_file(self, data: st.DataObject) -> None:
        self.pick(data).unlink()

    @rule(data=st.data())
    def copy_a_file(self, data: st.DataObject) -> None:
        path = self.pick(data)
        folder = data.draw(st.sampled_from(("contacts", "campaigns", "journal")))
        self.write(f"{folder}/{path.name}", path.read_text(encoding="utf-8"))

    @rule(text=st.sampled_from(SETTINGS))
    def change_the_settings(self, text: str) -> None:
        self.write("headway.toml", text)

    @rule()
    def end_and_begin_again(self) -> None:
        self.going_on.end()
        assert not any(one.exists() for one in siblings(self.top / "one"))
        self.going_on = Builder(self.root, self.top / "one", self.top / "cache-one", again=True)

    @rule(data=st.data())
    def spoil_a_page(self, data: st.DataObject) -> None:
        out = self.top / data.draw(st.sampled_from(("one", "told", "two")))
        pages = sorted(out.rglob("*.html"))
        if pages:
            page = data.draw(st.sampled_from(pages))
            page.write_bytes(page.read_bytes() + b"spoilt")

    @rule()
    def build_beside_who_goes_on(self) -> None:
        build(self.root, self.top / "one", self.day, cache=self.top / "cache-one")

    def saved(self) -> list[str]:
        """The files that differ from the last time that this was asked."""
        looks = held(self.root)
        both = looks.keys() | self.looks.keys()
        differ = [path for path in both if looks.get(path) != self.looks.get(path)]
        self.looks = looks
        return differ

    @rule(days=st.integers(-3, 3))
    def look_on_another_day(self, days: int) -> None:
        self.day += timedelta(days=days)

    @invariant()
    def it_is_as_if_made_anew(self) -> None:
        if not hasattr(self, "root"):
            return
        reading = read_ledger(self.root)
        history = read_commits(self.root, reading)
        anew = render(work_out(reading, self.root, self.day, history), self.root)
        self.going_on.build(self.day)
        ahead: dict[str, bytes] = {}
        self.told.build(self.day, saved=self.saved(), ahead=lambda pages, _: ahead.update(pages))
        assert [path for path, data in ahead.items() if data != anew[path]] == []
        build(self.root, self.top / "two", self.day, cache=self.top / "cache-two")
        for out in ("one", "told", "two"):
            made = held(self.top / out)
            assert made.keys() == anew.keys()
            assert [path for path, data in made.items() if data != anew[path]] == []


def held(folder: Path) -> dict[str, bytes]:
    """Every file of a report but its manifest."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not path.name.startswith(".")
    }


TestIncremental = Incremental.TestCase
TestIncremental.settings = settings(
    # A build takes long enough that shrinking would take minutes.
    max_examples=5, stateful_step_count=6, phases=(Phase.explicit, Phase.generate),
)  # fmt: skip


BEFORE = {
    "campaigns/a.md": "---\nstages:\n  - 2026-09-01 interview\n---\n",
    "contacts/b.md": "---\nname: Bo\n---\n",
    "contacts/d.md": "x\n",
}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # A campaign that is served by its name alone is fresher.
        ({}, {"journal/j.md": "- 2026-11-20 call x [for:: a]\n"}),
        # A key that is no link holds one.
        (
            {"campaigns/a.md": "---\ntitle: ask [[b]]\n---\n"},
            {"contacts/b.md": "---\nname: C\n---\n"},
        ),
        # A link of Markdown's own that is told below.
        ({"campaigns/a.md": "See [her][r].\n\n[r]: ../contacts/b.md\n"}, {"contacts/b.md": None}),
        # A name with an escape in it.
        ({"campaigns/a.md": "See [[%62]].\n"}, {"contacts/b.md": None}),
        # Whoever was in a round has another page, and its text is what it was.
        (
            {"contacts/é.md": "- 2026-11-01 interview 1 [for:: a] [[e]]\n", "contacts/e.md": "x\n"},
            {"contacts/E.md": "y\n"},
        ),
        # What counts for a channel is worked out from a file that does not name it.
        (
            {
                "channels/c.md": "---\ntype: event\n---\n- 2026-09-01 event 2h\n",
                "contacts/b.md": "---\nvia: '[[c]]'\n---\n",
                "campaigns/a.md": "---\nvia: '[[b]]'\norigin: introduced\n---\n",
            },
            {
                "campaigns/a.md": (
                    "---\nvia: '[[b]]'\norigin: introduced\n---\n- 2026-11-20 interview 1 1h\n"
                )
            },
        ),
        # A finding shows the line of another file, which need not name this one.
        (
            {
                "campaigns/a.md": "---\nstages:\n  - 2026-09-01 withdrawn, far\n---\n",
                "contacts/b.md": "- 2026-11-03 interview 1 1h [[a]]\n",
            },
            {"campaigns/a.md": "---\nstages:\n  - 2026-09-01 withdrawn, dull\n---\n"},
        ),
        # A template that now stands in for ours, and one that no longer does.
        ({"headway.toml": "[site]\ntemplates = true\n"}, {"templates/pages/record.html": "mine"}),
        (
            {
                "headway.toml": "[site]\ntemplates = true\n",
                "templates/pages/record.html": "mine",
            },
            {"templates/pages/record.html": None},
        ),
    ],
)
def test_what_a_page_shows_of_others_is_among_what_it_is_made_from(
    make_ledger, tmp_path, before, after
):
    root = make_ledger({**BEFORE, **before})
    going_on = Builder(root, tmp_path / "one", tmp_path / "cache", again=True)
    going_on.build(AS_OF)
    for path, text in after.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).unlink() if text is None else (root / path).write_text(text)
    going_on.build(AS_OF)
    build(root, tmp_path / "anew", AS_OF)
    assert held(tmp_path / "one") == held(tmp_path / "anew")


def test_the_first_commit_of_anything_says_that_a_stage_is_not_committed(tmp_path):
    repo = make_repo(tmp_path / "ledger")
    repo.write(BEFORE)
    build(repo.top, tmp_path / "one", AS_OF, cache=tmp_path / "cache")
    repo.git("add", "contacts/b.md")
    repo.git("commit", "--quiet", "-m", "one")
    build(repo.top, tmp_path / "one", AS_OF, cache=tmp_path / "cache")
    build(repo.top, tmp_path / "anew", AS_OF)
    assert held(tmp_path / "one") == held(tmp_path / "anew")
