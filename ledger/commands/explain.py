"""`headway explain`: the page of a finding, a metric, an action or an importer."""

from __future__ import annotations

import click

from ledger.actions import all_rules
from ledger.checks import all_checks
from ledger.help import read_page
from ledger.importers import all_importers
from ledger.metrics import all_metrics
from ledger.wording import nearest


@click.command("explain")
@click.argument("code", required=False)
def command(code: str | None) -> None:
    """What a code means, why, an example that is wrong, and the same put right.

    CODE is a finding's code or name (HW105, duplicate-key), a metric's (M1, works), an
    action's rule or an importer's name. Without one all are listed.
    """
    if code is None:
        for section, entries in _catalogue().items():
            click.echo(click.style(section, bold=True))
            for names in entries:
                click.echo("  " + "  ".join(names))
        return
    page = _page(code)
    if page is None:
        known = [name for entries in _catalogue().values() for names in entries for name in names]
        near = nearest(code, known)
        hint = f"did you mean {', '.join(near)}?" if near else "`headway explain` lists all"
        raise click.BadParameter(f"there is no page for {code}; {hint}", param_hint="CODE")
    click.echo(page.strip())


def _catalogue() -> dict[str, list[tuple[str, ...]]]:
    """The names of everything that has a page, by section; a page's own name comes last."""
    return {
        "checks": [(one.code, one.name) for one in all_checks()],
        "metrics": [(f"{one.code:<3}", one.name) for one in all_metrics()],
        "actions": [(one.name,) for one in all_rules()],
        "importers": [(one.name,) for one in all_importers()],
    }


def _page(code: str) -> str | None:
    wanted = code.strip().lower()
    for section, entries in _catalogue().items():
        for names in entries:
            if wanted in (name.strip().lower() for name in names):
                return read_page(section, names[-1])
    # An action shown by `next` has an id: its rule and six more characters.
    rule, _, _ = wanted.rpartition("-")
    return read_page("actions", rule) if rule in {one.name for one in all_rules()} else None
