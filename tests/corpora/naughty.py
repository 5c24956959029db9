"""A ledger in which each string stands in every field of every kind of record, and all about it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import cache

from ledger.model.keys import KEYS
from ledger.model.record import RecordKind
from tests.corpora.places import corpus
from tests.exporters.making import quoted

# The strings of the list as its package has it, and as a clone of it has.
PUBLISHED = 503
ALL = 515
# What came to the list after that package, in strings of our own, and what acts on a terminal.
OURS = (
    "else", "".join(chr(one) for one in range(0x3001) if chr(one).isspace() and one != 10),
    "𐐔𐐯𐑆𐐲𐑉𐐯𐐻", "ソ能表予貼暴", "(ノ\\_\\)ノ", "👩‍👩‍👧‍👦 👨🏽‍🦱 🧑🏿‍🚀", "اَلْعَرَبِيَّةُ",
    "\u202b᚛ᚐᚑᚒ᚜\u202c\u202e",
    "'; DROP VIEW contacts; --", "پژواک گچ", "{% for x in range(9) %}{{ x }}{% endfor %}",
    "{{ self.__init__.__globals__ }}", "\x9b31mred",
    "\x1b]8;;http://x.example\x07link\x1b]8;;\x07",
    "\x1b]0;title\x07", "\r=1+1", "\u2066<b>\u2069", "\x00",
)  # fmt: skip
ENTRY_FIELDS = (
    "got", "gave", "for", "step", "via", "values-us", "next", "issue", "addresses", "mode",
    "segment", "depth", "reach", "rated", "cause", "auto",
)  # fmt: skip
PROBE = "zebrafish"


@cache
def strings() -> tuple[str, ...]:
    """The big list of naughty strings, each once, and ours."""
    (place,) = corpus("big-list-of-naughty-strings").rglob("blns.json")
    found = json.loads(place.read_text(encoding="utf-8"))
    assert len(found) in (PUBLISHED, ALL)
    return tuple(dict.fromkeys((*found, *OURS)))


@cache
def places() -> int:
    """In how many places a ledger has each string."""
    files = ledger_of_strings([PROBE])
    return sum(text.count(PROBE) + path.count(PROBE) for path, text in files.items())


def ledger_of_strings(found: Sequence[str]) -> dict[str, str]:
    """Records of each kind for each string, and its name in the names of files."""
    files = {"me.md": _profile(found)}
    for number, text in enumerate(found):
        files |= _sound(number, text)
        files |= _bare(number, text)
        files |= _named_files(text)
    return files


def settings_of_strings(found: Sequence[str]) -> str:
    """A `headway.toml` with each string wherever it takes names or has many of a kind."""
    said = [in_toml(one) for one in found]
    tables = {"kinds": "'coffee'", "folders": "'contact'", "stages": "'negotiating'",
              "fields.journal": "'tags'", "rules": "1", "checks": "'off'"}  # fmt: skip
    lines = []
    for table, value in tables.items():
        lines += [f"[{table}]", *(f"{one} = {value}" for one in said)]
    for number, (text, one) in enumerate(zip(found, said, strict=True)):
        asked = f"SELECT {_in_sql(text, chr(39))} AS {_in_sql(text or ' ', chr(34))}"
        lines += [f"[queries.wrong-{number}]", f"title = {one}", "page = true", f"sql = {one}"]
        lines += [f"[queries.right-{number}]", f"title = {one}", "page = true"]
        lines.append(f"sql = {in_toml(asked)}")
    return "\n".join(lines) + "\n"


def settings_of(text: str) -> str:
    """A `headway.toml` with a string wherever it takes one alone but `editor`."""
    said = in_toml(text)
    site = ("title", "description", "logo", "accent", "base")
    share = ("title",)
    return "\n".join(
        ("[site]", *(f"{key} = {said}" for key in site), f"pages = [{said}]", f"{said} = {said}",
         "[share]", *(f"{key} = {said}" for key in share), f"names = [{said}]", "")
    )  # fmt: skip


def profile_of(text: str) -> str:
    """My own record with a string in every key."""
    return _profile([text])


def in_toml(text: str) -> str:
    """A text as TOML takes it."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _in_sql(text: str, mark: str) -> str:
    # DuckDB's statements end at a NUL.
    return mark + text.replace("\x00", "").replace(mark, mark * 2) + mark


def _profile(found: Sequence[str]) -> str:
    """My own record: all strings in its lists, and one in what takes one."""
    listed = "".join(f"\n  - {quoted(one)}" for one in found)
    many = ("aliases", "tags", "offers", "audience", "industries", "functions", "levels")
    lines = [f"{key}:{listed}" if key in many else f"{key}: {quoted(found[-1])}"
             for key in KEYS[RecordKind.PROFILE] if key != "kind"]  # fmt: skip
    return "\n".join(("---", *lines, f"kind: {quoted(found[-1])}", "---", ""))


def _sound(number: int, text: str) -> dict[str, str]:
    """Records that hang together, so that each is on all pages that can tell of it."""
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


def _bare(number: int, text: str) -> dict[str, str]:
    """Records with the string for every key that the format has and every field of a line.

    What is unclear about `private` hides a record from others, so a record has that for itself.
    """
    said = quoted(text)
    fields = " ".join(f"[{name}:: {text}]" for name in ENTRY_FIELDS)
    folders = {"contact": "contacts", "organization": "organizations", "campaign": "campaigns",
               "channel": "channels", "skill": "skills", "journal": "journal"}  # fmt: skip
    line = f"- 2026-11-13 call [[c{number}]] {fields}"
    made = {f"journal/p{number}.md": f"---\nprivate: {said}\n---\n"}
    for kind, folder in folders.items():
        front = (f"{key}: {said}" for key in KEYS[RecordKind(kind)] if key != "private")
        made[f"{folder}/b{number}.md"] = "\n".join(("---", *front, "---", line, ""))
    return made


def _named_files(text: str) -> dict[str, str]:
    """Files that are called so, where a file can be."""
    if not text.strip(". ") or "/" in text or "\x00" in text or len(text.encode()) > 200:
        return {}
    front = f"---\ntitle: {quoted(text)}\n---\n"
    return {f"contacts/{text}.md": front, f"campaigns/{text}.md": front}
