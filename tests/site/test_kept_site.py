"""A process that builds again and again keeps the site before, to make the next one of it."""

from __future__ import annotations

import os

import pytest

from ledger.build import Builder, build
from ledger.readers import disk_state, rereading
from ledger.site import RefusedError, publish, publishing, siblings, tidy
from tests.repositories import make_repo
from tests.site.test_publishing import (
    FOREIGN,
    NEW,
    OLD,
    Executioner,
    KilledError,
    held,
    put,
    site_in,
)
from tests.support import AS_OF

NEXT = {**NEW, "index.html": b"next", "c/d/four.html": b"new"}
SPARE = 0


@pytest.fixture
def out(tmp_path):
    """A site that was built twice by a process that goes on."""
    out = tmp_path / "site"
    publish(out, OLD, keeps=True)
    publish(out, NEW, keeps=True)
    return out


def spare_of(out):
    return siblings(out)[SPARE]


def test_the_site_before_stays_beside_the_new_one(out):
    assert held(out) == NEW
    assert held(spare_of(out)) == OLD


def test_only_what_differs_is_linked_or_removed(out, monkeypatch):
    done = []
    for name in ("link", "unlink"):
        real = getattr(os, name)
        monkeypatch.setattr(
            os, name, lambda *paths, real=real, name=name: (done.append(name), real(*paths))
        )
    many = {f"many/{number}.html": b"same" for number in range(50)}
    for files in (many, many | {"0.html": b"1"}, many | {"0.html": b"2"}, many | {"0.html": b"3"}):
        done.clear()
        publish(out, {**NEW, **files}, keeps=True)
    assert len(done) < 5
    assert held(out) == {**NEW, **many, "0.html": b"3"}


def test_a_file_that_did_not_change_is_as_it_was(out):
    before = (out / "a/one.html").stat()
    publish(out, NEXT, keeps=True)
    publish(out, NEW, keeps=True)
    after = (out / "a/one.html").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert after.st_ctime_ns == before.st_ctime_ns
    assert held(out) == NEW


def test_a_build_that_does_not_go_on_uses_it_up(out):
    publish(out, NEXT)
    assert held(out) == NEXT
    assert not spare_of(out).exists()


def test_it_is_put_away_at_the_end(out):
    tidy(out, {})
    assert held(out) == NEW
    assert [path.name for path in out.parent.iterdir()] == ["site"]


def test_what_is_not_ours_stays_where_it_was(out):
    put(out, FOREIGN)
    for files in (NEXT, NEW, OLD):
        publish(out, files, keeps=True)
        assert held(out) == {**files, **FOREIGN}
        assert not any((spare_of(out) / path).exists() for path in FOREIGN)


def add_a_file(spare):
    put(spare, {"a/mine.txt": b"mine"})


def change_a_file(spare):
    (spare / "index.html").write_bytes(b"spoilt")


def replace_a_shared_file(spare):
    (spare / "a/one.html").unlink()
    (spare / "a/one.html").write_bytes(b"spoilt")


def remove_a_file(spare):
    (spare / "a/one.html").unlink()


def remove_it(spare):
    tidy(spare.parent / "site", {})


def a_link_to_elsewhere(spare):
    (spare / "a").rename(spare.parent / "elsewhere")
    (spare / "a").symlink_to(spare.parent / "elsewhere")


@pytest.mark.parametrize(
    "touch", [add_a_file, change_a_file, replace_a_shared_file, remove_a_file, remove_it]
)
def test_one_that_somebody_touched_spoils_nothing(out, touch):
    touch(spare_of(out))
    publish(out, NEXT, keeps=True)
    mine = {"a/mine.txt": b"mine"} if touch is add_a_file else {}
    assert held(out) == {**NEXT, **mine}
    publish(out, NEW)
    assert held(out) == {**NEW, **mine}


def test_a_link_in_it_is_followed_nowhere(out):
    a_link_to_elsewhere(spare_of(out))
    with pytest.raises(RefusedError, match="in the way"):
        publish(out, NEXT, keeps=True)
    assert held(out) == NEW
    assert (out.parent / "elsewhere/one.html").read_bytes() == b"same"


@pytest.mark.parametrize("name", ["index.html", "a/one.html"])
def test_a_page_that_somebody_changed_is_put_right(out, name):
    (out / name).write_bytes(b"spoilt")
    publish(out, NEW, keeps=True)
    assert held(out) == NEW
    (out / name).unlink()
    publish(out, NEW, keeps=True)
    assert held(out) == NEW


def test_without_hard_links_it_is_a_copy(out, monkeypatch):
    def cannot(*_):
        raise OSError(1, "no links here")

    monkeypatch.setattr(os, "link", cannot)
    for files in (NEXT, OLD, NEW):
        publish(out, files, keeps=True)
        assert held(out) == files


def test_without_an_exchange_none_is_kept(out, monkeypatch):
    monkeypatch.setattr(publishing, "exchange", lambda one, other: False)
    publish(out, NEXT, keeps=True)
    assert held(out) == NEXT
    assert [path.name for path in out.parent.iterdir()] == ["site"]


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("then_keeps", [False, True], ids=["ends", "goes-on"])
def test_a_kill_at_any_step_leaves_the_old_site_or_the_new_one(
    tmp_path, monkeypatch, after, then_keeps
):
    at, seen, killed = 0, set(), True
    while killed:
        at, killed = at + 1, False
        out = tmp_path / f"{at}" / "site"
        publish(out, OLD, keeps=True)
        publish(out, NEW, keeps=True)
        put(out, FOREIGN)
        with monkeypatch.context() as patch:
            Executioner(patch, at, after=after)
            try:
                publish(out, NEXT, keeps=True)
            except KilledError:
                killed = True
        assert site_in(out) in (NEW, NEXT), f"step {at}"
        seen.add(site_in(out) == NEXT)
        publish(out, OLD, keeps=then_keeps)
        assert held(out) == {**OLD, **FOREIGN}, f"step {at}"
        assert spare_of(out).exists() is then_keeps
        tidy(out, {})
        assert [path.name for path in out.parent.iterdir()] == ["site"], f"step {at}"
    assert at > 15
    assert seen == {False, True}


def test_after_the_end_another_process_finds_nothing_to_do(make_ledger, tmp_path, monkeypatch):
    monkeypatch.setattr(rereading, "FRESH", -(10**12))
    monkeypatch.setattr(disk_state, "FRESH", -(10**12))
    root = make_ledger({"contacts/dana.md": "- 2026-11-20 call\n"})
    out, cache = tmp_path / "out", tmp_path / "cache"
    going_on = Builder(root, out, cache, again=True)
    for number in range(3):
        (root / "contacts/dana.md").write_text(f"- 2026-11-2{number} call\n")
        going_on.build(AS_OF, saved=["contacts/dana.md"])
    assert spare_of(out).exists()
    going_on.end()
    assert not spare_of(out).exists()
    assert Builder(root, out, cache).unchanged(AS_OF)


def save(repo):
    (repo.top / "contacts/dana.md").write_text("- 2026-11-21 call\n")


def save_settings_and_commit(repo):
    repo.commit({"contacts/dana.md": "- 2026-11-20 call\n", "headway.toml": "# mine\n"})


@pytest.mark.parametrize("change", [save, save_settings_and_commit])
def test_what_is_done_after_the_last_build_is_not_taken_for_built(tmp_path, monkeypatch, change):
    monkeypatch.setattr(rereading, "FRESH", -(10**12))
    monkeypatch.setattr(disk_state, "FRESH", -(10**12))
    repo = make_repo(tmp_path / "ledger")
    repo.commit({"contacts/dana.md": "- 2026-11-20 call\n", "headway.toml": ""})
    campaign = "---\nstages:\n  - 2026-09-01 interview\n---\n"
    (repo.top / "campaigns").mkdir()
    (repo.top / "campaigns/a.md").write_text(campaign)
    out, cache = tmp_path / "out", tmp_path / "cache"
    going_on = Builder(repo.top, out, cache, again=True)
    going_on.build(AS_OF)
    change(repo)
    going_on.end()
    assert Builder(repo.top, out, cache).unchanged(AS_OF) is None


def test_a_commit_after_the_last_build_is_not_taken_for_built(tmp_path, monkeypatch):
    monkeypatch.setattr(rereading, "FRESH", -(10**12))
    monkeypatch.setattr(disk_state, "FRESH", -(10**12))
    repo = make_repo(tmp_path / "ledger")
    repo.commit({"campaigns/a.md": "---\nstages:\n  - 2026-09-01 interview\n---\n"})
    out, cache = tmp_path / "out", tmp_path / "cache"
    path = "campaigns/a.md"
    (repo.top / path).write_text(
        "---\nstages:\n  - 2026-09-01 interview\n  - 2026-09-09 offer\n---\n"
    )
    going_on = Builder(repo.top, out, cache, again=True)
    going_on.build(AS_OF)
    repo.git("add", path)
    repo.git("commit", "--quiet", "-m", "two")
    going_on.end()
    assert Builder(repo.top, out, cache).unchanged(AS_OF) is None


def test_a_build_beside_one_that_goes_on_takes_its_pages_as_they_are(make_ledger, tmp_path):
    root = make_ledger({f"contacts/c{number}.md": "x" for number in range(5)})
    out, cache = tmp_path / "out", tmp_path / "cache"
    going_on = Builder(root, out, cache, again=True)
    going_on.build(AS_OF)
    (root / "contacts/c1.md").write_text("- 2026-11-20 call\n")
    build(root, out, AS_OF, cache=cache)
    assert not spare_of(out).exists()
    (root / "contacts/c2.md").write_text("- 2026-11-20 call\n")
    going_on.build(AS_OF)
    build(root, tmp_path / "anew", AS_OF)
    assert held(out) == held(tmp_path / "anew")
