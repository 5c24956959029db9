"""Each kind of file can be the owner's own, and what is wrong in one is told in a line."""

from __future__ import annotations

import pytest

from ledger.build import StoppedError, build
from tests.support import AS_OF

OWN = "[site]\ntemplates = true\n"
CAMPAIGN = {
    "campaigns/a.md": "---\nname: A\nstages:\n  - 2026-10-01 researching\n  - 2026-11-01 targeted\n"
    "---\n- 2026-11-18 research 1h read\n",
}


@pytest.fixture
def made(make_ledger):
    """Builds a ledger with templates of the owner's, and reads files of its report."""

    def make(templates, path="index.html"):
        files = {f"templates/{name}": text for name, text in templates.items()}
        root = make_ledger({"headway.toml": OWN, **CAMPAIGN, **files})
        build(root, root / "site", AS_OF)
        return (root / "site" / path).read_text()

    return make


@pytest.mark.parametrize(
    ("name", "text", "path"),
    [
        ("base.html", "<p>mine</p>{% block main %}{% endblock %}", "index.html"),
        ("pages/figures.html", "<p>mine</p>{{ view.window }}", "figures.html"),
        ("pages/not_found.html", "<p>mine</p>", "404.html"),
        ("partials/search.html", "<p>mine</p>", "index.html"),
        ("partials/place.html",
         "{% macro place(one) %}<p>mine</p>{% endmacro %}{% macro counted(all) %}{% endmacro %}"
         "{% macro places(shown, more) %}{% endmacro %}", "campaigns/a.html"),
        ("charts/timeline.html", "{% macro timeline(one) %}<p>mine</p>{% endmacro %}"
         "{% macro timeline_key() %}{% endmacro %}", "campaigns.html"),
        ("styles/frame.css", "<p>mine</p>", "static/headway.css"),
        ("styles/zz.css", "<p>mine</p>", "static/headway.css"),
        ("static/tables.js", "<p>mine</p>", "static/tables.js"),
        ("static/icon.svg", "<p>mine</p>", "static/icon.svg"),
        ("static/more.js", "<p>mine</p>", "static/more.js"),
    ],
)  # fmt: skip
def test_each_kind_of_file_can_be_the_owners(made, name, text, path):
    assert "<p>mine</p>" in made({name: text}, path)


def test_an_owners_template_builds_on_ours(made):
    """What is called as ours is called needs another name for ours."""
    page = made({
        "base.html": '{% extends "headway/base.html" %}'
        "{% block colophon %}<p>mine</p>{% endblock %}",
        "pages/index.html": '{% extends "headway/pages/index.html" %}'
        "{% block main %}<p>before</p>{{ super() }}{% endblock %}",
    })  # fmt: skip
    assert "<p>mine</p>" in page
    assert "Made by Headway" not in page
    assert page.index("<p>before</p>") < page.index("What to do today")


def test_what_is_called_as_ours_are_is_always_ours(made):
    page = made({
        "base.html": '{% extends "headway/base.html" %}',
        "headway/base.html": "<p>not this</p>",
    })  # fmt: skip
    assert "Made by Headway" in page


def test_a_page_has_what_the_help_promises(made):
    page = made(
        {
            "pages/index.html": "{{ chrome.site }}|{{ chrome.title }}|{{ chrome.iso_day }}|"
            "{{ chrome.root }}|{% for one in chrome.navigation %}{{ one.label }},{% endfor %}"
        }
    )
    assert page.startswith("Headway|Today|2026-11-22||Today,Campaigns,")


FAULTS = [
    ({"pages/index.html": "a\n{% if %}"}, "templates/pages/index.html:2: Expected"),
    ({"pages/index.html": "a\n\n{{ view.nothing }}"},
     "templates/pages/index.html:3: 'ledger.pages.index.IndexView object' has no attribute"),
    ({"pages/index.html": "a\n{{ 1 / 0 }}"}, "templates/pages/index.html:2: division by zero"),
    ({"pages/index.html": "{{ 1 + 'a' }}"}, "templates/pages/index.html:1: unsupported operand"),
    ({"pages/index.html": "\n{% include 'nowhere.html' %}"},
     "templates/pages/index.html:2: there is no template `nowhere.html`"),
    ({"pages/index.html": "{% extends 'headway/nowhere.html' %}"},
     "templates/pages/index.html:1: there is no template `headway/nowhere.html`"),
    ({"pages/index.html": "{% include 'part.html' %}", "part.html": "a\n{{ nothing }}"},
     "templates/part.html:2: 'nothing' is undefined"),
    ({"partials/place.html": "\n{% macro place(one) %}{{ one.nowhere }}{% endmacro %}"
      "{% macro counted(all) %}{% endmacro %}{% macro places(shown, more) %}{% endmacro %}"},
     "templates/partials/place.html:2: "),
    ({"pages/index.html": "{{ ''.__class__ }}{{ ''.__class__.__mro__ }}"},
     "templates/pages/index.html:1: access to attribute '__class__'"),
    ({"pages/index.html": "{% include 'pages/index.html' %}"},
     "templates/pages/index.html:1: maximum recursion"),
    ({"pages/index.html": "{{ view.nothing\n\n}}"}, "templates/pages/index.html:"),
    ({"pages/index.html": "{{ 'x'|nofilter }}"}, "templates/pages/index.html:1: No filter named"),
    ({"pages/index.html": "{% for i in range(1000000000) %}{% endfor %}"},
     "templates/pages/index.html:1: Range too big"),
]  # fmt: skip


@pytest.mark.parametrize(("templates", "said"), FAULTS)
def test_a_fault_is_told_with_its_file_and_line_in_one_line(made, templates, said):
    with pytest.raises(StoppedError) as stopped:
        made(templates)
    assert str(stopped.value).startswith(said)
    assert "\n" not in str(stopped.value)


def test_bytes_that_are_no_text_are_told_with_their_file(make_ledger):
    root = make_ledger({"headway.toml": OWN, "templates/pages/index.html": b"\xff\xfe"})
    with pytest.raises(StoppedError, match=r"^templates/pages/index\.html:1: is no text in UTF-8$"):
        build(root, root / "site", AS_OF)


def test_a_link_out_of_the_folder_is_not_followed(make_ledger, tmp_path):
    (tmp_path / "secret").mkdir()
    for name in ("a.css", "a.js"):
        (tmp_path / "secret" / name).write_text("a secret")
    root = make_ledger({"headway.toml": OWN, "templates/x": ""})
    (root / "templates/styles").symlink_to(tmp_path / "secret")
    (root / "templates/static").mkdir()
    (root / "templates/static/a.js").symlink_to(tmp_path / "secret/a.js")
    build(root, root / "site", AS_OF)
    assert not (root / "site/static/a.js").exists()
    assert "a secret" not in (root / "site/static/headway.css").read_text()
