"""For VS Code: snippets for dated lines and records, tasks, and what finds their problems."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ledger.config import Config
from ledger.editors import _forms
from ledger.editors._file import Desk, EditorFile, json_file
from ledger.model.record import RecordKind
from ledger.model.snooze import KIND as SNOOZE

_TODAY = "${CURRENT_YEAR}-${CURRENT_MONTH}-${CURRENT_DATE}"

# `path:line:column: CODE severity message`, as `--format concise` has it. A path may hold
# colons and spaces, a message anything.
PROBLEM = r"^(.+?):(\d+):(\d+): (HW\d{3}) (error|warning|info) (.*)$"
# What `headway watch` says before and after the findings of a build.
BEGINS = r"^(built as of|not built)"
ENDS = r"^waiting for the next save$"

_MATCHER: dict[str, Any] = {
    "owner": "headway",
    "source": "headway",
    "fileLocation": ["relative", "${workspaceFolder}"],
    "pattern": {
        "regexp": PROBLEM,
        "file": 1,
        "line": 2,
        "column": 3,
        "code": 4,
        "severity": 5,
        "message": 6,
    },
}


def files(desk: Desk) -> tuple[EditorFile, ...]:
    """What VS Code is given. Snippets and settings that are there keep all that they say."""
    settings = {"[markdown]": {"editor.tabCompletion": "onlySnippets"}}
    return (
        json_file(".vscode/headway.code-snippets", snippets(desk), ()),
        json_file(".vscode/tasks.json", tasks()),
        json_file(".vscode/settings.json", settings, (), ("[markdown]",)),
    )


def tasks() -> dict[str, Any]:
    """The tasks: check, watch, log and next. Arguments go to the program without a shell."""
    return {
        "version": "2.0.0",
        "tasks": [
            {
                **_task("check", "check", "--format", "concise"),
                "group": {"kind": "build", "isDefault": True},
                "problemMatcher": _MATCHER,
            },
            {
                **_task("watch", "watch"),
                "isBackground": True,
                "problemMatcher": {
                    **_MATCHER,
                    "background": {
                        "activeOnStart": True,
                        "beginsPattern": BEGINS,
                        "endsPattern": ENDS,
                    },
                },
            },
            {**_task("log", "log", "${input:said}"), "problemMatcher": []},
            {**_task("next", "next"), "problemMatcher": []},
        ],
        "inputs": [
            {
                "id": "said",
                "type": "promptString",
                "description": "What happened, as you would say it",
            }
        ],
    }


def _task(name: str, *arguments: str) -> dict[str, Any]:
    return {
        "label": f"headway: {name}",
        "type": "process",
        "command": "headway",
        "args": list(arguments),
        "presentation": {"panel": "dedicated", "clear": True},
    }


def snippets(desk: Desk) -> dict[str, Any]:
    """The snippets, by the name that each is listed under."""
    kinds = [word for word in desk.config.kinds if word != SNOOZE]
    made = {
        "Dated line": _snippet(("dated", "log"), [f"- {_TODAY} {_choice(1, kinds)} $0"]),
        "Next action": _snippet(("todo", "action"), [f"- [ ] {_TODAY} {_choice(1, kinds)} $0"]),
        "Need": _snippet(
            ("need",),
            [f"- $1, {_choice(2, ('must', 'want'))}, level "
             f"{_choice(3, '123')}, from $4 {_TODAY}"],
        ),
    }  # fmt: skip
    for key in ("got", "gave", "next", "issue", "addresses", "via"):
        made[f"Field {key}"] = _snippet((f"[{key}", key), [f"[{key}:: $1]$0"])
    made |= _stage_lines(desk.config, desk.pipeline)
    for kind in _forms.KINDS:
        made[kind.value.capitalize()] = _snippet((kind.value,), _record(kind, desk))
    return made


def _stage_lines(config: Config, own: str) -> dict[str, Any]:
    """A snippet for the stages of each pipeline; that of the ledger's own has the short name."""
    return {
        f"Stage line, {name}": _snippet(
            ("stage", f"stage-{name}") if name == own else (f"stage-{name}",),
            [f"- {_TODAY} {_choice(1, pipeline.stages)}$0"],
        )
        for name, pipeline in config.pipelines.items()
        if pipeline.stages
    }


def _record(kind: RecordKind, desk: Desk) -> list[str]:
    lines = ["---", "name: ${1:$TM_FILENAME_BASE}"]
    # Without an example: one that is left standing would be taken for a fact.
    lines += [f"{key}: ${number}" for number, key in enumerate(_forms.keys(kind), start=2)]
    stage = _forms.first_stage(kind, desk.config, desk.pipeline)
    lines += ["stages:", f"  - {_TODAY} {_escaped(stage)}"] if stage else []
    return [*lines, "---", "", "$0"]


def _snippet(prefixes: tuple[str, ...], body: list[str]) -> dict[str, Any]:
    return {"scope": "markdown", "prefix": list(prefixes), "body": body}


def _choice(number: int, words: Iterable[str]) -> str:
    """A place to fill in with one of some words."""
    escaped = ("".join(f"\\{one}" if one in "\\,|" else one for one in word) for word in words)
    return f"${{{number}|{','.join(escaped)}|}}"


def _escaped(text: str) -> str:
    """A text in a snippet that means itself."""
    return "".join(f"\\{one}" if one in "\\$}" else one for one in text)
