"""`headway schema`: the front matter of a kind of record as a JSON Schema."""

from __future__ import annotations

import json
from pathlib import Path

import click

from ledger.commands._options import root_of
from ledger.commands._reading import read
from ledger.commands._settings_place import find_root
from ledger.config import defaults
from ledger.editors.schema import front_matter_schema
from ledger.model.ledger import Ledger
from ledger.model.record import RecordKind


@click.command("schema")
@click.argument("kind", type=click.Choice([kind.value for kind in RecordKind]))
@click.option(
    "--ledger",
    "ledger_dir",
    type=click.Path(path_type=Path, file_okay=False),
    help="The ledger's folder [default: the nearest parent with a headway.toml, if any].",
)
def command(kind: str, ledger_dir: Path | None) -> None:
    """Print the JSON Schema of the front matter of a KIND of record.

    It knows the pipelines and stages of the ledger, or the built-in ones where there is none.
    """
    here = ledger_dir is not None or find_root(Path.cwd()) is not None
    ledger = read(root_of(ledger_dir)).ledger if here else Ledger(defaults(), ())
    schema = front_matter_schema(RecordKind(kind), ledger.config, ledger.pipeline)
    click.echo(json.dumps(schema, indent=2, ensure_ascii=False))
