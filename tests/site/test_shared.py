"""A report for somebody else: its pages, its folder, and the command that makes it."""

from __future__ import annotations

import posixpath
import random
import re
from urllib.parse import unquote, urlsplit

import pytest
from click.testing import CliRunner

from ledger.build import StoppedError, build, build_shared, share
from ledger.commands.build import command
from ledger.pages import NOT_FOUND
from ledger.readers import read_ledger
from tests.site.reading import ReadPage, read_pages
from tests.site.test_whole_site import hostile
from tests.support import AS_OF, ROOT

SMALL = {
    "campaigns/northwind.md": (
        "---\nname: Northwind\ndecision-maker: petra-lund\nstages: [2026-10-01 researching]\n---\n"
        "- 2026-11-10 email [[petra-lund]] asked\n- 2026-11-12 reply [[petra-lund]] yes\n"
    ),
    "contacts/petra-lund.md": "---\nname: Petra Lund\n---\n- [ ] 2026-11-20 send it to her\n",
}
ALL_SHOWN = (
    '[share]\npages = ["campaigns", "figures", "metric", "records", "record"]\nactions = true\n'
)


def made(root, out, seed=1):
    """Every file of a share, by path."""
    build_shared(root, out, AS_OF, random.Random(seed))  # noqa: S311
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file()
    }


def run(root, *arguments):
    return CliRunner().invoke(command, ["--ledger", str(root), "--as-of", "2026-11-22", *arguments])


def test_every_page_says_what_was_left_out_and_asks_not_to_be_found(make_ledger, tmp_path):
    pages = read_pages(made(make_ledger(SMALL), tmp_path / "out"))
    assert len(pages) > 20
    for path, page in pages.items():
        assert "Shared from a private ledger" in page.text, path
        assert "the name of 1 contact" in page.text, path
        assert {"name": "robots", "content": "noindex, nofollow"} in page.of("meta"), path


def test_the_owners_own_report_has_no_such_line(make_ledger, tmp_path):
    build(make_ledger(SMALL), tmp_path / "out", AS_OF)
    assert b"Shared from" not in (tmp_path / "out/index.html").read_bytes()


@pytest.mark.parametrize("pages", ["[]", '["record"]', '["metric", "campaigns"]'])
def test_only_the_pages_allowed_are_made_and_no_link_leads_to_another(make_ledger, tmp_path, pages):
    root = make_ledger({**SMALL, "headway.toml": f"[share]\npages = {pages}\nactions = true\n"})
    files = made(root, tmp_path / "out")
    for path, page in read_pages(files).items():
        assert path.split("/")[0] in ("index.html", "contacts", "campaigns", "metrics", "profile",
                                      "campaigns.html", "404.html"), path  # fmt: skip
        for address in page.values("href"):
            parts = urlsplit(address)
            if parts.scheme or not parts.path or path == NOT_FOUND:
                continue
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), parts.path))
            assert unquote(target) in files, f"{path}: {address}"
    assert any(path.startswith("contacts/") for path in files) == ("record" in pages)
    assert any(path.startswith("metrics/") for path in files) == ("metric" in pages)


@pytest.mark.parametrize("name", ["hostile", "job-search", "book-of-business"])
def test_a_share_is_whole(make_ledger, tmp_path, name):
    settings = ALL_SHOWN + 'names = ["contact", "campaign"]\nwords = ["entries", "notes"]\n'
    root = make_ledger({**hostile(), "headway.toml": settings})
    root = root if name == "hostile" else ROOT / "examples" / name
    files = made(root, tmp_path / "out")
    pages = read_pages(files)
    ids = {path: set(page.values("id")) for path, page in pages.items()}
    for path, page in pages.items():
        assert page.unbalanced == [], path
        assert page.left_open == [], path
        assert page.headings.count(1) == 1, path
        assert len(page.values("id")) == len(ids[path]), path
        for address in page.values("href"):
            parts = urlsplit(address)
            if parts.scheme:
                assert parts.scheme in ("http", "https", "mailto", "tel", "data"), path
                continue
            here = posixpath.dirname(path)
            # That page alone has absolute links, for it is shown at any depth.
            there = parts.path.removeprefix("/") if path == NOT_FOUND else parts.path
            target = posixpath.normpath(posixpath.join(here, there)) if there else path
            assert unquote(target) in files, f"{path}: {address}"
            if parts.fragment and target in ids:
                assert parts.fragment in ids[target], f"{path}: {address}"


def test_no_name_of_a_file_and_no_editor_is_in_it(make_ledger, tmp_path):
    settings = f'[site]\neditor = "vscode"\ntitle = "Petra Lund"\n{ALL_SHOWN}'
    root = make_ledger({**SMALL, "headway.toml": settings})
    for path, data in made(root, tmp_path / "out").items():
        names = (b"vscode", b"petra-lund", b"Petra", b".md:", b"northwind.", str(root).encode())
        for hidden in names:
            assert hidden not in data, f"{path}: {hidden}"
            assert hidden not in path.encode()


def test_two_shares_have_no_file_and_no_anchor_in_common(make_ledger, tmp_path):
    root = make_ledger({**SMALL, "headway.toml": ALL_SHOWN})
    found = []
    for seed in (1, 2):
        files = made(root, tmp_path / f"out{seed}", seed)
        names = {posixpath.basename(path) for path in files if path.count("/") and "md" not in path}
        names = {one for one in names if re.search(r"-[a-z0-9]{14}\.html$", one)}
        ids = {one for page in read_pages(files).values() for one in page.values("id")}
        drawn = {one for one in ids if re.search(r"[bcdfghjkmnpqrstvwxz2-9]{14}", one)}
        assert not {one for one in ids if re.fullmatch(r"l\d+|[a-z-]+-[0-9a-f]{6}", one)}
        assert len(names) == 2
        assert len(drawn) > 5
        found.append(names | drawn)
    assert not found[0] & found[1]


def test_a_private_record_changes_not_a_byte(make_ledger, tmp_path):
    root = make_ledger({**SMALL, "headway.toml": ALL_SHOWN})
    without = made(root, tmp_path / "without", 7)
    (root / "contacts/zed.md").write_text(
        "---\nname: Quentin Zobel\nprivate: true\n---\n- 2026-11-20 coffee 2h [[northwind]]\n"
    )
    assert made(root, tmp_path / "with", 7) == without


def test_actions_are_shown_only_where_allowed_and_without_a_line_to_type(make_ledger, tmp_path):
    root = make_ledger(SMALL)
    page = ReadPage(made(root, tmp_path / "a")["index.html"].decode())
    assert "What to do today" not in page.text
    (root / "headway.toml").write_text(ALL_SHOWN)
    page = ReadPage(made(root, tmp_path / "b")["index.html"].decode())
    assert "What to do today" in page.text
    assert "Contact 1" in page.text
    assert "Type into" not in page.text


def test_nothing_is_said_of_problems(make_ledger, tmp_path):
    root = make_ledger({**SMALL, "contacts/odd.md": "---\nnmae: x\n---\n[[nobody]]\n"})
    files = made(root, tmp_path / "out")
    assert "problems.html" not in files
    for path, page in read_pages(files).items():
        assert "problem" not in page.text.lower(), path
        assert "Not recorded:" not in page.text, path


def test_pages_are_not_given_what_they_may_not_tell(make_ledger, monkeypatch):
    """No page tells it today; what is not at hand is told by no page of tomorrow either."""
    root = make_ledger({**SMALL, "headway.toml": ALL_SHOWN, "contacts/odd.md": "nmae: [[x]]\n"})
    monkeypatch.chdir(root)
    results = share(read_ledger(root), AS_OF, random.Random(1))  # noqa: S311
    assert (results.root, results.findings, results.history) == ("", (), None)
    assert not any(one.line for one in results.actions)


def test_the_owners_templates_are_not_used(make_ledger, tmp_path):
    own = {"templates/base.html": "mine", "templates/static/mine.js": "// mine"}
    root = make_ledger({**SMALL, **own, "headway.toml": "[site]\ntemplates = true\n"})
    files = made(root, tmp_path / "out")
    assert "static/mine.js" not in files
    assert files["index.html"] != b"mine"


def test_the_command_puts_it_into_a_folder_of_its_own(make_ledger):
    root = make_ledger(SMALL)
    done = run(root, "--shared")
    assert done.exit_code == 0
    assert done.stdout == f"{root}/shared/index.html\n"
    assert "left out: the name of 1 contact" in done.stderr
    assert not (root / "site").exists()
    first = {path.name for path in (root / "shared/contacts").iterdir()}
    assert run(root, "--shared").exit_code == 0
    second = {path.name for path in (root / "shared/contacts").iterdir()}
    assert len(first) == len(second) == 1
    assert first != second


@pytest.mark.parametrize("first", [(), ("--shared",)])
def test_the_two_reports_never_take_each_others_place(make_ledger, tmp_path, first):
    root, out = make_ledger(SMALL), tmp_path / "out"
    second = () if first else ("--shared",)
    assert run(root, "-o", str(out), *first).exit_code == 0
    before = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}
    done = run(root, "-o", str(out), *second)
    assert done.exit_code == 3
    assert "name another folder" in done.stderr
    assert {path: path.read_bytes() for path in out.rglob("*") if path.is_file()} == before


def test_a_share_does_not_go_into_the_owners_report(make_ledger):
    root = make_ledger(SMALL)
    assert run(root).exit_code == 0
    done = run(root, "--shared", "-o", str(root / "site/for-her"))
    assert done.exit_code == 3
    assert "lies in the report" in done.stderr


def test_nothing_is_shared_where_the_allow_list_cannot_be_followed(make_ledger):
    root = make_ledger({**SMALL, "headway.toml": "[share]\nkind = ['campaign']\n"})
    done = run(root, "--shared")
    assert done.exit_code == 3
    assert done.stderr.count("\n") == 1
    assert "nothing is shared" in done.stderr
    assert not (root / "shared").exists()
    assert run(root).exit_code == 0


def test_a_shared_report_knows_no_strict(make_ledger):
    assert run(make_ledger(SMALL), "--shared", "--strict").exit_code == 2


def test_conflict_markers_stop_it(make_ledger, tmp_path):
    root = make_ledger({"contacts/a.md": "---\nname: x\n<<<<<<< a\n=======\n>>>>>>> b\n---\n"})
    with pytest.raises(StoppedError):
        made(root, tmp_path / "out")


def test_it_has_the_colours_of_its_owner_and_not_their_title(make_ledger, tmp_path):
    settings = '[site]\ntitle = "Petra Lund"\naccent = "#8a1538"\n'
    files = made(make_ledger({**SMALL, "headway.toml": settings}), tmp_path / "out")
    assert b"--accent: #8a1538" in files["static/own.css"]
    assert b"Petra Lund" not in files["index.html"]
