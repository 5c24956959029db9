"""Each danger is met where it is, and nowhere else."""

from __future__ import annotations

import pytest

from ledger.dangers import Weight, all_dangers
from ledger.help import read_page
from ledger.readers.surroundings import MANIFEST, Remote, Report
from ledger.site import MANIFEST as OF_THE_SITE
from ledger.value import changed
from tests.dangers.surroundings import CALM, DAY, NOW, around, entry, held, met

WEEKS = 15 * DAY
LOST = {"in_repository": False, "held": None}
UNREAD = {"held": None, "refusal": "git is not installed"}


def github(path):
    return held(remotes=(Remote("origin", "github.com", path),))


def waiting(written, committed):
    before = held(waiting=("contacts/bo.md",), committed=committed)
    return changed(before, entries=(*before.entries, entry("contacts/bo.md", written)))


MET = [
    ("commits-adrift", held(adrift=True)),
    ("conflict-copies", around(entry("contacts/anna (conflicted copy 2026-11-20).md"))),
    ("conflict-copies", around(entry("contacts/anna (Maya's conflicted copy 2026-11-20).md"))),
    ("conflict-copies", around(entry("contacts/bo (In Konflikt stehende Kopie von M).md"))),
    ("conflict-copies", around(entry("contacts/anna.sync-conflict-20261120-101010-ABC.md"))),
    ("conflict-copies", around(entry("contacts/anna-DESKTOP-1A2B3C4.md"))),
    ("conflict-copies", around(entry("contacts/anna (1).md"))),
    ("disk-nearly-full", around(free=5_000_000)),
    ("exposed-cache", around(exposed=("/home/maya/.cache/headway/check-1",))),
    ("future-files", around(entry("contacts/bo.md", NOW + 200_000))),
    ("hosted-remote", github("maya/ledger")),
    ("hosted-remote", held(remotes=(Remote("origin", "gitlab.example.org", "maya/ledger"),))),
    ("hosted-remote", held(remotes=(Remote("origin", "git.sr.ht", "~maya/ledger"),))),
    ("ignored-records", held(ignored=("contacts/bo.md",))),
    ("leftovers", around(entry(".site.headway-new", NOW - 9000))),
    ("leftovers", around(entry("contacts/.headway-0123456789abcdef.tmp", NOW - 9000))),
    ("names-alike", around(entry("contacts/Anna.md"))),
    ("names-alike", around(entry("contacts/Åsa.md"), entry("contacts/A\u030asa.md"))),
    ("no-repository", around(**LOST)),
    ("no-repository", waiting(written=NOW - WEEKS, committed=None)),
    ("other-cache", around(other_cache=True)),
    ("output-tracked", changed(held(tracked=frozenset({"site/index.html"})),
                               reports=(Report("site", False, ""),))),
    ("outward-links", around(entry("contacts/bo.md", leads_out=True))),
    ("published-repository", github("maya/maya.github.io")),
    ("published-repository", held(remotes=(Remote("o", "codeberg.org", "maya/pages"),))),
    ("readable-by-others", around(reachable=True)),
    ("report-in-public", around(reports=(Report("docs", False, "a folder named docs"),))),
    ("shallow-history", held(shallow=True)),
    ("synchronised-folder", around(place="/home/maya/Dropbox/ledger")),
    ("synchronised-folder", around(place="/home/maya/Dropbox (Personal)/ledger")),
    ("synchronised-folder", around(place="/Users/maya/OneDrive - Acme/ledger")),
    ("synchronised-folder", around(place="C:\\Users\\maya\\OneDrive\\ledger")),
    ("synchronised-folder", around(markers=(".stfolder",))),
    ("uncommitted-work", waiting(written=NOW, committed=NOW - WEEKS)),
    ("uncommitted-work", waiting(written=NOW - WEEKS, committed=NOW - DAY)),
    ("unportable-names", around(entry("contacts/aux.md"))),
    ("unportable-names", around(entry("contacts/b\udcff.md"))),
    ("unportable-names", around(entry(f"contacts/{'a' * 150}.md"))),
    ("unread-repository", around(**UNREAD)),
    ("unsettled-merge", held(unsettled=("contacts/anna.md",))),
    ("weak-disk", around(disk="nfs4")),
    ("weak-disk", around(disk="vfat")),
    ("weak-disk", around(disk="tmpfs")),
]  # fmt: skip


def test_a_calm_ledger_is_in_no_danger():
    assert met(CALM) == []


@pytest.mark.parametrize(("name", "found"), MET)
def test_a_danger_is_met_alone(name, found):
    assert met(found) == [name]


def test_every_danger_is_met_by_one_of_these():
    assert {name for name, _ in MET} == {one.name for one in all_dangers()}


@pytest.mark.parametrize(
    "found",
    [
        around(entry(".site.headway-new")),  # at work
        around(entry("contacts/bo.md", NOW + 3600)),  # another time zone
        around(place="/home/maya/dropboxes/ledger"),
        around(entry("contacts/notes-desktop-support.md")),
        around(entry("contacts/bo (1).md")),  # there is no bo.md
        around(entry("contacts/anna 2.md")),  # not in iCloud
        around(reports=(Report("site", False, ""),)),  # built, not tracked
        around(reports=(Report("docs", True, "a folder named docs"),)),  # meant for others
        changed(held(tracked=frozenset({"shared/index.html"})),
                reports=(Report("shared", True, ""),)),
        changed(held(tracked=frozenset({"site-notes/a.md"})), reports=(Report("site", False, ""),)),
        held(remotes=(Remote("origin", "nas.local", "maya/ledger"),)),
        held(remotes=(Remote("origin", "sr.example.org", "maya/ledger"),)),
        held(committed=NOW - WEEKS),  # nothing was written since
        waiting(written=NOW - DAY, committed=NOW - DAY),
        around(disk=""),
    ],
)  # fmt: skip
def test_what_is_no_danger(found):
    assert met(found) == []


def test_icloud_numbers_its_copies():
    found = around(entry("contacts/anna 2.md"), place="/Users/m/Library/Mobile Documents/ledger")
    assert met(found) == ["conflict-copies", "synchronised-folder"]


def test_what_weighs_most_comes_first():
    every = all_dangers()
    weights = [one.weight for one in every]
    assert weights == sorted(weights, key=lambda weight: weight is Weight.NOTICE)
    assert {one.weight for one in every} == set(Weight)


@pytest.mark.parametrize("one", all_dangers(), ids=lambda one: one.name)
def test_what_asks_git_says_nothing_without_it(one):
    without = around(**UNREAD)
    assert one.is_seen(without) is not one.asks_git
    assert one.is_seen(CALM)
    assert not (one.asks_git and one.look(without))


@pytest.mark.parametrize("one", all_dangers(), ids=lambda one: one.name)
def test_a_page_ends_with_the_promise(one):
    page = (read_page("dangers", one.name) or "").rstrip("\n")
    promise = one.promise[0].lower() + one.promise[1:]
    assert page.endswith(f"\n\nThe promise: {promise}")


def test_a_remedy_can_be_typed_whatever_a_folder_is_called():
    found = changed(
        held(tracked=frozenset({"my site; ls/index.html"})),
        reports=(Report("my site; ls", False, ""),),
    )
    (told,) = [peril for one in all_dangers() if (peril := one.look(found))]
    assert "`git rm -r --cached 'my site; ls'`" in told.help


def test_a_report_is_known_by_the_marker_that_a_build_writes():
    assert MANIFEST == OF_THE_SITE
