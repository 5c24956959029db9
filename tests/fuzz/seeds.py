"""What mutations begin with: the examples, the blocks of the help pages, and real inputs."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from ledger.config import FILE_NAME
from ledger.importers.linkedin_archive import FILES
from tests.exporters.made_tables import exported
from tests.fuzz.case import Case, case_of, size_of
from tests.help.pages import Example, examples
from tests.support import ROOT

# A seed of more bytes is cut at a line: what matters of it is in its beginning.
MOST_BYTES = 6_000
_LAYERS = ("checks", "metrics", "actions", "importers", "guides")


@cache
def _examples() -> tuple[Example, ...]:
    return tuple(one for layer in _LAYERS for one in examples(layer))


def records() -> list[Case]:
    """Every record of the examples and of the help pages, each a case."""
    paths = sorted((ROOT / "examples").rglob("*.md"))
    held = [(_below_the_ledger(path), path.read_bytes()) for path in paths]
    held += [(path, text.encode()) for one in _examples() for path, text in one.files.items()]
    return _different(((path, data),) for path, data in held if path.endswith(".md"))


def _below_the_ledger(path: Path) -> str:
    return "/".join(path.relative_to(ROOT / "examples").parts[1:])


def settings() -> list[Case]:
    """Every `headway.toml`, and the defaults."""
    texts = [path.read_text() for path in sorted((ROOT / "examples").rglob(FILE_NAME))]
    texts += [one.files[FILE_NAME] for one in _examples() if FILE_NAME in one.files]
    texts += [
        part for part in (ROOT / "ledger/defaults.toml").read_text().split("\n\n") if "=" in part
    ]
    return _different(((FILE_NAME, text.encode()),) for text in texts)


def ledgers() -> list[Case]:
    """Every ledger of the help pages, and the smallest example."""
    starter = ROOT / "examples" / "starter"
    files = {
        path.relative_to(starter).as_posix(): path.read_bytes()
        for path in sorted(starter.rglob("*"))
        if path.suffix in (".md", ".toml")
    }
    return _different([case_of(files), *(case_of(one.files) for one in _examples() if one.files)])


def inputs(name: str) -> list[Case]:
    """What an importer's page shows, and the real inputs of its kind where they are at hand."""
    shown = [
        case_of({block.argument: block.text for block in one.of("input")})
        for one in examples("importers")
        if one.page.stem == name
    ]
    made = [*shown, *_real(name)]
    if name == "linkedin-archive":
        made += [_unpacked := _archive(), (("archive.zip", _zipped(_unpacked)),)]
    if name == "headway-json":
        made += [(("ledger.json", exported("json", dict(case))),) for case in ledgers()[:30]]
    return _different(made)


_REAL = {
    "contact-list": "contacts/csv/*.csv",
    "hubspot-contacts": "contacts/csv/25-*.csv",
    "salesforce-contacts": "contacts/csv/24-*.csv",
    "friends": "friends/*.md",
    "job-tracker": "trackers/*.csv",
    "linkedin-connections": "contacts/linkedin/*connections.csv",
    "linkedin-messages": "contacts/linkedin/*messages.csv",
    "vcard": "contacts/vcard/*.vcf",
}


def _real(name: str) -> Iterator[Case]:
    below = Path(os.environ.get("HEADWAY_SHARED_DATA", ROOT.parent / "shared" / "data"))
    for path in sorted(below.glob(_REAL.get(name, "none"))):
        yield ((path.name, path.read_bytes()),)
    if name == "vault" and (files := sorted((below / "vaults").rglob("*.md"))):
        yield tuple(
            (path.relative_to(below / "vaults").as_posix(), path.read_bytes()) for path in files
        )


def _archive() -> Case:
    """The four files of an archive, each as its own page shows it."""
    parts = ("connections", "messages", "invitations", "jobs")
    shown = [inputs(f"linkedin-{part}")[0][0][1] for part in parts]
    return tuple(zip(FILES, shown, strict=True))


def _zipped(case: Case) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, data in case:
            archive.writestr(zipfile.ZipInfo(path), data)
    return packed.getvalue()


def _different(cases: Iterator[Case] | list[Case]) -> list[Case]:
    """The cases without those that stand twice, the long ones cut."""
    return list(dict.fromkeys(_cut(case) for case in cases if case))


def _cut(case: Case) -> Case:
    if size_of(case) <= MOST_BYTES:
        return case
    each = MOST_BYTES // len(case)
    return tuple(
        (
            path,
            data
            if path.endswith(".zip")
            else data[: data.rfind(b"\n", 0, each) + 1] or data[:each],
        )
        for path, data in case
    )
