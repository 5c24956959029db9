"""Our templates compiled to cost less give the bytes that Jinja alone gives."""

from __future__ import annotations

import html
from types import SimpleNamespace

import jinja2
import pytest
from hypothesis import given
from markupsafe import escape

from ledger.build import work_out
from ledger.markdown import escaped, plain
from ledger.pages import Chrome, Page, lay_out
from ledger.pages.problems import ProblemsView
from ledger.readers import read_ledger
from ledger.site import Renderer
from ledger.site.frames import _FORBIDDEN, as_bytes
from ledger.site.quick_templates import QuickEnvironment, placed
from tests.properties.strategies import any_text
from tests.support import AS_OF

CHROME = Chrome("", "a title", "a site", "a day", "2026-11-22", (), (), "1")


def test_every_page_is_the_one_that_an_owner_without_templates_gets(job_search, tmp_path):
    """With a folder of the owner's, if an empty one, Jinja places our templates in its own way."""
    results = work_out(read_ledger(job_search), job_search, AS_OF)
    quick, slow = Renderer(), Renderer(tmp_path)
    for page, frame in lay_out(results):
        assert quick.render(page, frame()) == slow.render(page, frame()), page.path


@given(any_text)
def test_a_text_is_placed_and_escaped_as_the_libraries_do_it(text):
    assert placed(text) == escape(text)
    assert placed(plain(text)) == escape(plain(text))
    assert escaped(text) == html.escape(text)


@pytest.mark.parametrize("value", [0, -1, 2.5, True, None, (), ["<"], {"a": "&"}])
def test_any_value_is_placed_as_jinja_does_it(value):
    assert placed(value) == escape(value)


@given(any_text)
def test_what_html_forbids_is_found_in_the_bytes(text):
    assert as_bytes(text) == _FORBIDDEN.sub("\ufffd", text).encode("utf-8", "replace")


def test_a_title_that_looks_like_a_mark_is_text():
    page = Page("x.html", "problems", "x", lambda: ProblemsView((), 0, 0, 0))
    made = Renderer().render(page, CHROME._replace(title="<headway-main>", site="<headway-title>"))
    assert b"<title>&lt;headway-main&gt; \xc2\xb7 &lt;headway-title&gt;</title>" in made
    assert b"<headway-" not in made


def test_a_frame_is_not_kept_for_a_page_that_has_another():
    renderer = Renderer()
    page = Page("x.html", "problems", "x", lambda: ProblemsView((), 0, 0, 0))
    assert b"as of a day" in renderer.render(page, CHROME)
    assert b"as of another" in renderer.render(page, CHROME._replace(day="another"))


MACROS = {
    "inner.html": "{% macro mark(one, by='!') %}{{ one }}{{ by }}{% endmacro %}",
    "outer.html": '{% from "inner.html" import mark %}'
    "{% macro row(one, all=()) %}{% for x in all %}{{ mark(x, by=one) }}{{ loop.index }}"
    "{% endfor %}{{ mark(one) }}{% endmacro %}",
    "page.html": '{% from "inner.html" import mark %}{% from "outer.html" import row %}'
    "{% macro own(one) %}({{ row(one, '<b') }}){% endmacro %}"
    "{% for one in view %}{{ own(one) }}{{ mark(by='?', one=one) }}{{ one }}{% endfor %}",
}


def test_macros_give_the_same_in_the_place_of_their_calls():
    loader = jinja2.DictLoader(MACROS)
    quick = QuickEnvironment(loader).get_template("page.html")
    slow = jinja2.Environment(loader=loader, autoescape=True).get_template("page.html")
    made = quick.render(view=["x", "&"])
    assert made == slow.render(view=["x", "&"])
    assert made == "(&lt;x1bx2x!)x?x(&lt;&amp;1b&amp;2&amp;!)&amp;?&amp;"


CHOICES = {
    "inner.html": "{% macro mark(one) %}{% if one.kind %}<b>{{ one.kind }}</b>{% elif one.text %}"
    "{{ one.text }}{% else %}none{% endif %}{% endmacro %}",
    "page.html": '{% from "inner.html" import mark %}'
    "{% for one in view %}{{ mark(one) }}, {% if one.kind %}{{ mark(one.of) }}{% endif %}"
    "{% if one.text %}{% for two in one.of.all %}{{ mark(two) }}{% endfor %}{% endif %}"
    "{{ 'yes' if one.kind else one.text }}{% set kept %}{% if one.kind %}{{ one.kind }}{% endif %};"
    "{% endset %}{{ kept }}{% endfor %}",
}


def test_choices_are_made_as_jinja_makes_them():
    loader = jinja2.DictLoader(CHOICES)
    quick = QuickEnvironment(loader).get_template("page.html")
    slow = jinja2.Environment(loader=loader, autoescape=True).get_template("page.html")
    last = SimpleNamespace(kind="", text="", all=())
    inner = SimpleNamespace(kind="", text="<i>", all=(last, last))
    view = [SimpleNamespace(kind=kind, text=kind, of=inner) for kind in ("", "a & b", "c")]
    view.append(SimpleNamespace(kind="", text="'", of=inner))
    made = quick.render(view=view)
    assert made == slow.render(view=view)
    assert made.startswith("none, ;<b>a &amp; b</b>, &lt;i&gt;nonenone")


def _compiled(cache):
    """The files kept for a page of ours, and the page."""
    page = Page("x.html", "problems", "x", lambda: ProblemsView((), 0, 0, 0))
    made = Renderer(cache=cache).render(page, CHROME)
    return made, sorted((cache / "templates").glob("*"))


def test_what_templates_are_compiled_to_is_kept_and_used(tmp_path, monkeypatch):
    made, kept = _compiled(tmp_path)
    assert kept
    monkeypatch.setattr(QuickEnvironment, "parse", None)
    with pytest.raises(TypeError):
        _compiled(tmp_path / "elsewhere")
    assert _compiled(tmp_path) == (made, kept)


@pytest.mark.parametrize("left", [b"", b"j2", b"\xff" * 90])
def test_what_is_kept_and_cannot_be_read_is_made_again(tmp_path, left):
    made, kept = _compiled(tmp_path)
    for path in kept:
        path.write_bytes(left)
    assert _compiled(tmp_path) == (made, kept)


def test_a_folder_that_cannot_be_made_is_done_without(tmp_path):
    (tmp_path / "templates").write_text("in the way")
    made, kept = _compiled(tmp_path)
    assert made
    assert not kept
