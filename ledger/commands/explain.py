"""`headway explain`: the page of a finding, a metric, an action, a command, a guide."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import click

from ledger.actions import all_rules
from ledger.checks import Check, all_checks
from ledger.checks.groups import GROUPS, Group
from ledger.commands._fitting_words import Item, fitting, quiet
from ledger.dangers import all_dangers
from ledger.diagnostic import Severity
from ledger.exporters import all_exporters
from ledger.help import page_names, read_page
from ledger.help.titles import is_mended, title_of
from ledger.importers import all_importers
from ledger.metrics import all_metrics
from ledger.terminal import visible
from ledger.value import Value
from ledger.wording import nearest, shorten

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
_COLUMNS = 80
_MARK = "*"
_LEGEND = f"{_MARK} `headway check --fix` puts it right"


class _Topic(Value, frozen=True):
    """Something that has a page: what it is called, and its page's title."""

    names: tuple[str, ...]
    title: str


@quiet
def _complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Item]:
    """Groups of checks, and whatever else has a page; single checks once one has been begun."""
    found = [(group.code, group.title) for group in GROUPS]
    checks: list[tuple[str, str]] = []
    for section, topics in _topics(_commands(ctx)).items():
        for topic in topics:
            named = [(name, topic.title) for name in topic.names]
            (checks if section == "checks" else found).extend(named)
    told = fitting(found, incomplete)
    return told if not incomplete else [*told, *fitting(checks, incomplete)]


@click.command("explain")
@click.argument("code", required=False, shell_complete=_complete)
@click.pass_context
def command(ctx: click.Context, code: str | None) -> None:
    """What a code means, why, an example that is wrong, and the same put right.

    CODE is a finding's code or name (HW105, duplicate-key) or the beginning of a group's
    codes (HW1), a metric's code or name (M1, works), an action's rule, an importer's name,
    an exporter's, a command's or a guide's. Without one all are listed.
    """
    topics = _topics(_commands(ctx))
    if code is None:
        click.echo("\n".join(_index(topics)))
        return
    wanted = code.strip().lower()
    group = next((one for one in GROUPS if one.code.lower() == wanted), None)
    if group:
        click.echo("\n".join(_group(group)))
        return
    page = _page(wanted, topics)
    if page is None:
        known = [name for section in topics.values() for topic in section for name in topic.names]
        near = nearest(code, known)
        hint = f"did you mean {', '.join(near)}?" if near else "`headway explain` lists all"
        raise click.BadParameter(f"there is no page for {visible(code)}; {hint}", param_hint="CODE")
    click.echo(page.strip())


def _commands(ctx: click.Context) -> list[str]:
    """The names of the program's commands."""
    program = ctx.find_root().command
    return program.list_commands(ctx.find_root()) if isinstance(program, click.Group) else []


def _topics(commands: list[str]) -> dict[str, list[_Topic]]:
    """Everything that has a page, by section; a page's own name comes last of its names."""
    named: dict[str, list[tuple[str, ...]]] = {
        "checks": [(one.code, one.name) for one in all_checks()],
        "metrics": [(one.code, one.name) for one in all_metrics()],
        "actions": [(one.name,) for one in all_rules()],
        "importers": [(one.name,) for one in all_importers()],
        "exporters": [(one.name,) for one in all_exporters()],
        "dangers": [(one.name,) for one in all_dangers()],
        "commands": [(name,) for name in commands],
        "guides": [(name,) for name in page_names("guides")],
    }
    return {
        section: [
            _Topic(names, title_of(page))
            for names in entries
            if (page := read_page(section, names[-1]))
        ]
        for section, entries in named.items()
    }


def _page(wanted: str, topics: Mapping[str, list[_Topic]]) -> str | None:
    """The page of a name; where an importer and an exporter share it, one after the other."""
    pages = [
        read_page(section, topic.names[-1]) or ""
        for section, entries in topics.items()
        for topic in entries
        if wanted in (name.lower() for name in topic.names)
    ]
    if pages:
        return "\n\n".join(page.strip() for page in pages)
    # An action shown by `next` has an id: its rule and six more characters.
    rule, _, _ = wanted.rpartition("-")
    return read_page("actions", rule) if rule in {one.name for one in all_rules()} else None


def _index(topics: Mapping[str, list[_Topic]]) -> Iterator[str]:
    """Every page there is, in a line of at most 80 columns each."""
    yield _heading("checks", _LEGEND)
    for group in GROUPS:
        if rows := list(_rows(group)):
            yield f"{group.code}  {group.title}"
            yield from rows
    for section, entries in topics.items():
        if section == "checks" or not entries:
            continue
        yield ""
        yield _heading(section)
        columns = zip(*(topic.names for topic in entries), strict=True)
        widths = [max(len(name) for name in column) for column in columns]
        for topic in entries:
            padded = zip(topic.names, widths, strict=True)
            before = "".join(f"  {name:<{width}}" for name, width in padded) + "  "
            yield before + _fitting(topic.title, before)


def _group(group: Group) -> Iterator[str]:
    """What a group is about, and its checks."""
    yield _heading(f"{group.title} ({group.code})")
    yield ""
    yield click.wrap_text(group.about, _COLUMNS)
    rows = list(_rows(group))
    if rows:
        yield ""
        yield from rows
        yield ""
        yield f"{_LEGEND}; `headway explain CODE` shows one"


def _rows(group: Group) -> Iterator[str]:
    """The checks of a group: code, name, severity, a mark for what can be mended, the title."""
    widest = max(len(one.name) for one in all_checks())
    for one in all_checks():
        if one.code.startswith(group.code):
            yield _row(one, widest)


def _row(one: Check, widest: int) -> str:
    page = read_page("checks", one.name) or ""
    before = f"  {one.code}  {one.name:<{widest}}  "
    severity = f"{one.severity.value:<7}"
    after = f" {_MARK if is_mended(page) else ' '}  "
    title = _fitting(title_of(page), before + severity + after)
    return f"{before}{click.style(severity, _COLOURS[one.severity])}{after}{title}".rstrip()


def _fitting(title: str, before: str) -> str:
    """As much of a title as has room behind what stands before it, cut at a word."""
    return shorten(title, _COLUMNS - len(before) - len("…"))


def _heading(text: str, aside: str = "") -> str:
    bold = click.style(text, bold=True)
    return f"{bold}{aside.rjust(_COLUMNS - len(text))}" if aside else bold
