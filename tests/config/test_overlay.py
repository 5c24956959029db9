"""A ledger's own settings: what they may change, and what every mistake in them gives."""

from __future__ import annotations

import pytest

from ledger.config import SettingFault, StageKind, Way, defaults, parse
from tests.support import entry_of, record_of

UNKNOWN, VALUE, SYNTAX = SettingFault.UNKNOWN, SettingFault.VALUE, SettingFault.SYNTAX

MISTAKES = [
    # text, fault, line, key
    ("[rules]\nwindw = 5\n", UNKNOWN, 2, "rules.windw"),
    ("[rules]\n\n# why\nwindow = 'x'\n", VALUE, 4, "rules.window"),
    ("[rules]\nwindow = -1\n", VALUE, 2, "rules.window"),
    ("[rules]\nwindow = 0\n", VALUE, 2, "rules.window"),
    ("[rules]\nwindow = 2.5\n", VALUE, 2, "rules.window"),
    ("[rules]\nwindow = true\n", VALUE, 2, "rules.window"),
    ("[rules]\nfull-time-hours = 0\n", VALUE, 2, "rules.full-time-hours"),
    ("[rules]\nbusy-cap = 20\n", VALUE, 2, "rules.busy-cap"),
    ("[rules]\nbusy-cap = nan\n", VALUE, 2, "rules.busy-cap"),
    ("[rules]\nlogged-share = inf\n", VALUE, 2, "rules.logged-share"),
    ("rules.window = []\n", VALUE, 1, "rules.window"),
    ("rules = 3\n", VALUE, 1, "rules"),
    ("colour = 'red'\n", UNKNOWN, 1, "colour"),
    ("[colours]\na = 1\n", UNKNOWN, 1, "colours"),
    ("[site]\ntitle = 3\n", VALUE, 2, "site.title"),
    ("[site]\ntemplates = 'yes'\n", VALUE, 2, "site.templates"),
    ("[site.title]\na = 1\n", VALUE, 1, "site.title"),
    ("[site]\naccent = 'red'\n", VALUE, 2, "site.accent"),
    ("[site.colours]\nink = '#12'\n", VALUE, 2, "site.colours.ink"),
    ("[site.colours]\nink = ''\n", VALUE, 2, "site.colours.ink"),
    ("[site.colours]\nblue = '#123456'\n", UNKNOWN, 2, "site.colours.blue"),
    ("[site.dark-colours]\npaper = '#1234567'\n", VALUE, 2, "site.dark-colours.paper"),
    ("[site]\nlogo = '../a.png'\n", VALUE, 2, "site.logo"),
    ("[site]\nlogo = 'a.gif'\n", VALUE, 2, "site.logo"),
    ("[site]\npages = 'index'\n", VALUE, 2, "site.pages"),
    ("[site]\npages = ['nothing']\n", VALUE, 2, "site.pages"),
    ("[site]\nbase = 'reports'\n", VALUE, 2, "site.base"),
    ("[site]\nbase = '//evil.example/'\n", VALUE, 2, "site.base"),
    ("[site]\nbase = '/a/../b/'\n", VALUE, 2, "site.base"),
    ("[site]\nbase = '/a b/'\n", VALUE, 2, "site.base"),
    ("[site]\nindexed = 'no'\n", VALUE, 2, "site.indexed"),
    ("[kinds]\nring = 'telephone'\n", VALUE, 2, "kinds.ring"),
    ("[kinds]\nring = 3\n", VALUE, 2, "kinds.ring"),
    ("[kinds]\nring = ['call']\n", VALUE, 2, "kinds.ring"),
    ("[kinds]\n'3 calls' = 'call'\n", VALUE, 2, "kinds.3 calls"),
    ("[kinds]\n'phone  call' = 'call'\n", VALUE, 2, "kinds.phone  call"),
    ("[kinds]\nemail = 'call'\n", VALUE, 2, "kinds.email"),
    ("[kinds]\nEmail = 'email'\n", VALUE, 2, "kinds.Email"),
    ("[kinds]\nmeeting = 'coffee'\n", VALUE, 2, "kinds.meeting"),
    ("kinds = 'call'\n", VALUE, 1, "kinds"),
    ("[folders]\nPeople = 'person'\n", VALUE, 2, "folders.People"),
    ("[folders]\n'../People' = 'contact'\n", VALUE, 2, "folders.../People"),
    ("[folders]\n'a/../..' = 'contact'\n", VALUE, 2, "folders.a/../.."),
    ("[folders]\n'.' = 'contact'\n", VALUE, 2, "folders.."),
    ("[folders]\n'' = 'contact'\n", VALUE, 2, "folders."),
    ("[folders.a]\nb = 1\n", VALUE, 1, "folders.a"),
    ("[folders]\na = 'contact'\n'a/' = 'skill'\n", VALUE, 3, "folders.a/"),
    ("[folders]\norganizations = 'contact'\n", VALUE, 2, "folders.organizations"),
    ("[folders]\n'skills/' = 'contact'\nPeople = 'contact'\n", VALUE, 2, "folders.skills/"),
    ("checks = 'off'\n", VALUE, 1, "checks"),
    ("[checks]\nHW406 = 'loud'\n", VALUE, 2, "checks.HW406"),
    ("[checks]\nHW406 = 'Off'\n", VALUE, 2, "checks.HW406"),
    ("[checks]\nHW406 = false\n", VALUE, 2, "checks.HW406"),
    ("[checks]\nHW406 = ['off']\n", VALUE, 2, "checks.HW406"),
    ("[checks.HW406]\nlevel = 'off'\n", VALUE, 1, "checks.HW406"),
    ("[checks]\nHW406 = 'off'\nhw406 = 'info'\n", VALUE, 3, "checks.hw406"),
    ("pipelines = 3\n", VALUE, 1, "pipelines"),
    ("[pipelines]\njob = 3\n", VALUE, 2, "pipelines.job"),
    ("[pipelines.a]\nlike = 'nothing'\n", VALUE, 2, "pipelines.a.like"),
    ("[pipelines.a]\nlike = ['job']\n", VALUE, 2, "pipelines.a.like"),
    ("[pipelines.a]\nlike = 'a'\n", VALUE, 2, "pipelines.a.like"),
    ("[pipelines.a]\nsteps = 3\n", UNKNOWN, 2, "pipelines.a.steps"),
    ("[pipelines.a]\nstages = 3\n", VALUE, 2, "pipelines.a.stages"),
    ("[pipelines.a.stages]\nmet = 3\n", VALUE, 2, "pipelines.a.stages.met"),
    ("[pipelines.a.stages.'first meeting']\n", VALUE, 1, "pipelines.a.stages.first meeting"),
    ("[pipelines.job.stages.applied]\nstal = 3\n", UNKNOWN, 2, "pipelines.job.stages.applied.stal"),
    (
        "[pipelines.job.stages.applied]\nstall = 'x'\n",
        VALUE, 2, "pipelines.job.stages.applied.stall",
    ),
    ("[pipelines.job.stages.applied]\nto = 'x'\n", VALUE, 2, "pipelines.job.stages.applied.to"),
    ("[pipelines.job.stages.applied]\nto = [1]\n", VALUE, 2, "pipelines.job.stages.applied.to"),
    (
        "[pipelines.job.stages.applied]\nto = ['x']\n",
        SettingFault.LOST_STAGE, 2, "pipelines.job.stages.applied.to",
    ),
    ("[pipelines.job.stages.applied]\nkind = 'x'\n", VALUE, 2, "pipelines.job.stages.applied.kind"),
    (
        "[pipelines.job.stages.applied]\nprobability = 5\n",
        VALUE, 2, "pipelines.job.stages.applied.probability",
    ),
    ("[rules]\nwindow = \n", SYNTAX, 2, ""),
    ("[rules]\nwindow = 5\nwindow = 6\n", SYNTAX, 3, ""),
    ("[rules]\n\ntitle = '''\nopen\n", SYNTAX, 4, ""),
    ("[rules\n", SYNTAX, 1, ""),
    ("a = 2026-02-30\n", SYNTAX, 1, ""),
    ("[rules]\n" + "nes." * 50_000 + "x = 1\n", SYNTAX, 2, ""),
    ("site = {" + '"a" . ' * 50_000 + "x = 1}\n", SYNTAX, 1, ""),
    ("<<<<<<< ours\n", SYNTAX, 1, ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "fault", "line", "key"), MISTAKES)
def test_a_mistake_is_told_of_at_its_line_and_changes_nothing(text, fault, line, key):
    config = parse(text)
    assert [
        (problem.fault, problem.location.line, problem.key) for problem in config.problems
    ] == [(fault, line, key)]  # fmt: skip
    assert config.problems[0].detail
    assert (config.rules, config.site, config.kinds) == (
        defaults().rules,
        defaults().site,
        defaults().kinds,
    )


def test_a_mistake_takes_no_other_setting_with_it():
    config = parse("[rules]\nwindow = 'x'\nworks-entry = 10\n[site]\ntitle = 'Mine'\ncolor = 1\n")
    assert (config.rules.window, config.rules.works_entry, config.site.title) == (28, 10, "Mine")
    assert [problem.location.line for problem in config.problems] == [2, 6]


@pytest.mark.parametrize(
    "text", ["a = " + "[" * 50_000, "a = " + "9" * 10_000, "a." * 3_000 + "b = 1"]
)
def test_a_text_of_any_depth_or_length_is_told_of(text):
    assert parse(text).problems


def test_an_unknown_setting_brings_the_known_ones_for_the_did_you_mean():
    (problem,) = parse("[rules]\nwindw = 5\n").problems
    assert "window" in problem.known


@pytest.mark.parametrize("end", ["\n", "\u2028\n", "\x85\n"])
def test_places_count_lines_as_editors_do(end):
    (problem,) = parse(f"# a{end}# b\n[rules]\n  windw = 5\n").problems
    assert (problem.location.line, problem.location.column) == (4, 3)


def test_rules_and_the_site():
    config = parse("[rules]\nwindow = 14\nfull-time-hours = 37.5\n[site]\naccent = '#123456'\n")
    assert config.problems == ()
    assert (config.rules.window, config.rules.full_time_hours) == (14, 37.5)
    assert config.site.accent == "#123456"


def test_the_levels_of_checks_go_by_names_in_lower_case_whether_there_are_such_checks_or_not():
    config = parse("[checks]\nHW406 = 'off'\nunknown-Link = 'info'\n'no check' = 'error'\n")
    assert config.problems == ()
    assert config.checks == {"hw406": "off", "unknown-link": "info", "no check": "error"}
    assert parse("[checks]\n").checks == defaults().checks == {}


def test_of_two_spellings_the_first_holds():
    assert parse("[checks]\nhw406 = 'off'\nHW406 = 'info'\n").checks == {"hw406": "off"}


def test_a_synonym_of_a_kind_and_of_a_synonym():
    settings = "[kinds]\nring = 'call'\nBREAKFAST = 'coffee'\ncoffee = 'call'\n"
    assert parse(settings).problems == ()
    assert entry_of("- 2026-09-20 ring 20m x", settings).kind.name == "call"
    assert entry_of("- 2026-09-20 Breakfast x", settings).kind.name == "meeting"
    assert entry_of("- 2026-09-20 coffee x", settings).kind.name == "call"
    assert entry_of("- 2026-09-20 lunch x", settings).kind.name == "meeting"


def test_a_folder_takes_the_place_of_the_one_that_had_its_kind():
    assert "contacts" not in parse("[folders]\nPeople = 'contact'\n").folders
    both = "[folders]\n{} = 'contact'\n{} = 'contact'\n"
    for first, second in [("contacts", "People"), ("People", "contacts"), ("People", "Friends")]:
        folders = parse(both.format(first, second)).folders
        assert {name for name, kind in folders.items() if kind == "contact"} == {first, second}


def test_each_kind_keeps_a_folder():
    told = parse("[folders]\norganizations = 'contact'\n")
    assert told.folders == defaults().folders
    assert 'name another, as in `NAME = "organization"`' in told.problems[0].detail
    swapped = parse("[folders]\norganizations = 'contact'\ncontacts = 'organization'\n")
    assert swapped.problems == ()
    assert swapped.folders["organizations"] == "contact"
    assert swapped.folders["contacts"] == "organization"


@pytest.mark.parametrize("typed", ["People/", "/People", "./People", "People//"])
def test_a_folder_with_slashes_about_it(typed):
    assert parse(f"[folders]\n'{typed}' = 'contact'\n").folders["People"] == "contact"


def test_a_changed_stage_keeps_what_is_not_said():
    text = "[pipelines.job.stages.targeted]\nstall = 5\nto = ['applied']\nprobability = 1\n"
    before = defaults().pipelines["job"].stages["targeted"]
    for name in ("job", "leadership"):
        stage = parse(text).pipelines[name].stages["targeted"]
        assert (stage.stall, stage.to, stage.probability) == (5, ("applied",), 1)
        assert (stage.needs, stage.position) == (before.needs, before.position)


def test_a_stage_added_to_a_pipeline():
    text = (
        "[pipelines.job.stages.applied]\nto = ['screening']\n"
        "[pipelines.job.stages.screening]\nto = ['interviewing']\nneeds = ['interview-round']\n"
    )
    config = parse(text)
    assert config.problems == ()
    assert config.pipelines["job"].legal_next("applied")[0] == "screening"


OWN = """\
[pipelines.consulting]
like = "client"
[pipelines.consulting.stages.Pitched]
to = ["TERMS"]
needs = ["proposal"]
[pipelines.board.stages.noticed]
to = ["seated", "previous"]
early = true
[pipelines.board.stages.seated]
kind = "won"
[pipelines.board.stages.gone]
kind = "exit"
"""


def test_a_pipeline_of_ones_own():
    config = parse(OWN)
    assert config.problems == ()
    consulting, board = config.pipelines["consulting"], config.pipelines["board"]
    assert list(consulting.stages)[:-1] == list(config.pipelines["client"].stages)
    assert consulting.legal_next("pitched")[0] == "terms"
    assert [stage.kind for stage in board.stages.values()] == [
        StageKind.OPEN,
        StageKind.WON,
        StageKind.EXIT,
    ]
    assert board.legal_next("noticed") == ("seated", "gone")
    assert record_of("---\nstages: [2026-08-03 Pitched]\n---\n").stages[0].stage == "pitched"


def test_a_pipeline_may_be_like_one_that_is_defined_below_it():
    config = parse("[pipelines.a]\nlike = 'b'\n[pipelines.b.stages.met]\nkind = 'won'\n")
    assert config.problems == ()
    assert list(config.pipelines["a"].stages) == ["met"]


def test_pipelines_that_are_like_each_other_end():
    config = parse("[pipelines.a]\nlike = 'b'\n[pipelines.b]\nlike = 'a'\n")
    assert config.pipelines["a"].stages == {}


def test_settings_with_line_ends_of_another_system_read_the_same():
    assert parse(OWN.replace("\n", "\r\n")) == parse(OWN)


def test_a_problem_is_no_part_of_the_settings_themselves():
    assert parse("colour = 1") == parse("")
    assert parse("").kind("email").way is Way.OUT


@pytest.mark.parametrize(
    ("line", "attribute", "value"),
    [
        ("base = '/reports/maya/'", "base", "/reports/maya/"),
        ("base = '/reports/maya'", "base", "/reports/maya/"),
        ("indexed = true", "indexed", True),
        ("description = 'My search'", "description", "My search"),
        ("pages = ['campaigns', 'time']", "pages", ("campaigns", "time")),
        ("logo = 'a/b.svg'", "logo", "a/b.svg"),
    ],
)
def test_the_look_of_the_report(line, attribute, value):
    config = parse(f"[site]\n{line}\n")
    assert config.problems == ()
    assert getattr(config.site, attribute) == value


def test_one_page_that_is_wrong_takes_no_other_with_it():
    config = parse("[site]\npages = ['campaigns', 'nothing']\n")
    assert config.site.pages == ("campaigns",)
    assert [(one.typed, one.key) for one in config.problems] == [("nothing", "site.pages")]


def test_the_accent_colours_both_pages_where_they_have_none_of_their_own():
    site = parse("[site]\naccent = '#8a1538'\n").site
    assert (site.colours["accent"], site.dark_colours["accent"]) == ("#8a1538", "#bf7e92")
    own = parse("[site]\naccent = '#8a1538'\n[site.dark-colours]\naccent = '#ffffff'\n").site
    assert (own.colours["accent"], own.dark_colours["accent"]) == ("#8a1538", "#ffffff")
    assert site.colours["ink"] == defaults().site.colours["ink"]
