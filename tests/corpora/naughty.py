"""A ledger in which a string stands in every field of every kind of record, a record each."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from tests.corpora.places import corpus
from tests.exporters.making import quoted

STRINGS = 515


def strings() -> list[str]:
    """The big list of naughty strings."""
    place = corpus("big-list-of-naughty-strings") / "blns.json"
    found = json.loads(place.read_text(encoding="utf-8"))
    assert len(found) == STRINGS
    return found


def ledger_of_strings(found: Sequence[str]) -> dict[str, str]:
    """A ledger with a record of each kind for each string, and its name in names of files."""
    files = {"me.md": _profile(found)}
    for number, text in enumerate(found):
        files |= _records(number, text)
        files |= _named_file(text)
    return files


def settings(text: str) -> str:
    """A `headway.toml` with a string wherever it takes one."""
    said = json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
    return (
        f"[site]\ntitle = {said}\n"
        f"[kinds]\n{said} = 'coffee'\n[folders]\n{said} = 'contact'\n"
        f"[queries.a]\ntitle = {said}\npage = true\nsql = {said}\n"
        f"[share]\ntitle = {said}\n"
    )


def _profile(found: Sequence[str]) -> str:
    offers = "\n".join(f"  - {quoted(one)}" for one in found[:40])
    said = quoted(found[0] if len(found) == 1 else " ".join(found[30:60]))
    return (
        f"---\nname: {said}\ngoal: {said}\naudience: [{said}]\nindustries: [{said}]\n"
        f"functions: [{said}]\nlevels: [{said}]\noffers:\n{offers}\n---\n"
    )


def _records(number: int, text: str) -> dict[str, str]:
    said, body = quoted(text), "\n".join(_body(number, text))
    common = f"name: {said}\naliases: [{said}]\ntags: [{said}]\n{said}: {said}\n"
    every = {
        f"contacts/c{number}.md": (
            f"organization: o{number}\ntitle: {said}\nemail: {said}\nphone: {said}\n"
            f"links: [{said}]\nsegment: {said}\nvia: {said}\nreaches: [{said}]\ncredible: {said}\n"
            f"intent: {said}\nconnector: {said}\napproach: {said}\nadvocate:\n"
            f"  - 2026-10-01 candidate\n  - {said}\n"
        ),
        f"organizations/o{number}.md": (
            f"industry: {said}\nsize: {said}\nwebsite: {said}\ndecision-maker: c{number}\n"
            f"incumbent: {said}\ndifference: {said}\nneeds:\n  - {said}\n"
        ),
        f"campaigns/k{number}.md": (
            f"organization: o{number}\nindustry: {said}\ntitle: {said}\ndecision-maker: c{number}\n"
            f"influencers: [{said}]\nincumbent: {said}\ndifference: {said}\nvalue: {said}\n"
            f"closes: 2026-12-01\nneeds:\n  - {said}\nstages:\n  - 2026-10-01 researching\n"
            f"  - {quoted('2026-10-02 targeted, ' + text)}\n"
        ),
        f"channels/h{number}.md": f"aimed-at: [{said}]\nbase-rate: {said}\ncost: {said}\n",
        f"skills/s{number}.md": (
            f"needed-by: [k{number}]\nplan: {said}\nproof: {said}\nstages:\n"
            f"  - {quoted('2026-10-02 noticed, ' + text)}\n"
        ),
        f"journal/j{number}.md": "",
    }
    return {path: f"---\n{common}{front}---\n{body}" for path, front in every.items()}


def _body(number: int, text: str) -> Iterator[str]:
    yield f"# {text}\n\n{text}\n\n> {text}\n\n- {text}\n\n[{text}]({text}) ![{text}]({text})\n"
    yield f"[[{text}]] [[c{number}|{text}]] `{text}`\n\n| {text} |\n| - |\n| {text} |\n"
    yield f"- 2026-11-10 coffee 1h [[c{number}]] {text} [got:: {text}] [gave:: {text}]"
    yield f"- 2026-09-01 inbound [[c{number}]] {text} [got:: introduction to [[c{number + 1}]]]"
    yield f"- 2026-11-11 {text} [issue:: {text}] [segment:: {text}]"
    yield f"- [ ] 2026-11-25 email {text}"
    yield f"- 2026-11-12 snooze {text} until 2026-12-01, {text}\n"


def _named_file(text: str) -> dict[str, str]:
    """A file that is called so, where a file can be."""
    if not text.strip(". ") or "/" in text or "\x00" in text or len(text.encode()) > 200:
        return {}
    return {f"contacts/{text}.md": f"---\ntitle: {quoted(text)}\n---\n"}
