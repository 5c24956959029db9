"""A ledger in which everything that is not to be shown is a canary: a value found nowhere else."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import quopri
import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from urllib.parse import quote, quote_plus

from ledger import config
from ledger.naming import slug
from ledger.pages import all_kinds
from ledger.sharing._allowed import NEVER
from ledger.sharing._front_matter import KEYS

SHARE = config.defaults().share
KINDS = tuple(kind.value for kind in KEYS)
FOLDERS = {
    "contact": "contacts", "organization": "organizations", "campaign": "campaigns",
    "channel": "channels", "skill": "skills", "journal": "journal",
}  # fmt: skip
PAGES = tuple(kind.name for kind in all_kinds() if kind.name not in NEVER)

_SYLLABLES = ["zov", "quy", "pex", "jik", "wug", "bry", "vlo", "tez", "hax", "nuq", "fyd", "kwo"]
# The shortest stretch that is looked for: shorter ones would be found by chance.
_SHORTEST = 6


@dataclass(frozen=True)
class Allowed:
    """One allow-list, and the `[share]` that says it."""

    kinds: tuple[str, ...]
    names: tuple[str, ...]
    words: tuple[str, ...]
    entry_fields: tuple[str, ...]
    fields: Mapping[str, tuple[str, ...]]
    pages: tuple[str, ...]
    actions: bool

    def shows(self, kind: str, key: str) -> bool:
        return kind in self.kinds and key in self.fields[kind]

    def names_kind(self, kind: str) -> bool:
        return kind in self.kinds and kind in self.names

    @property
    def toml(self) -> str:
        lines = ["[share]", 'title = "For the coach"', f"actions = {str(self.actions).lower()}"]
        for key in ("kinds", "names", "words", "pages"):
            lines.append(f"{key} = {json.dumps(list(getattr(self, key)))}")
        lines += [f"entry-fields = {json.dumps(list(self.entry_fields))}", "[share.fields]"]
        lines += [f"{kind} = {json.dumps(list(keys))}" for kind, keys in self.fields.items()]
        return "\n".join([*lines, ""])


DEFAULT = Allowed(
    SHARE.kinds, SHARE.names, SHARE.words, SHARE.entry_fields, SHARE.fields, PAGES, SHARE.actions
)
EVERYTHING = Allowed(
    KINDS, KINDS, ("entries", "notes", "evidence"), SHARE.entry_fields,
    {kind.value: tuple(keys) for kind, keys in KEYS.items() if keys}, PAGES, True,
)  # fmt: skip


def drawn(chance: random.Random) -> Allowed:
    """An allow-list as somebody might have one: of each list a part."""

    def part(every: tuple[str, ...]) -> tuple[str, ...]:
        share = chance.choice((0.0, 0.3, 0.6, 0.9))
        return tuple(one for one in every if chance.random() < share)

    return Allowed(
        kinds=part(KINDS) or KINDS,
        names=part(KINDS),
        words=part(EVERYTHING.words),
        entry_fields=part(SHARE.entry_fields),
        fields={kind: part(keys) for kind, keys in EVERYTHING.fields.items()},
        pages=part(PAGES),
        actions=chance.random() < 0.5,
    )


@dataclass
class Aviary:
    """Makes values that are found nowhere else, and remembers those that must not be shown."""

    chance: random.Random
    hidden: list[str] = field(default_factory=list)
    made: int = 0

    def kept(self, value: str, *, hidden: bool) -> str:
        if hidden:
            self.hidden.append(value)
        return value

    def word(self, *, hidden: bool = True) -> str:
        """Six syllables, the last four its number: no word is a part of another."""
        self.made += 1
        number, spelled = self.made, ""
        for _ in range(4):
            number, digit = divmod(number, len(_SYLLABLES))
            spelled = _SYLLABLES[digit] + spelled
        start = "".join(self.chance.choice(_SYLLABLES) for _ in range(2))
        return self.kept(f"{start}{spelled}", hidden=hidden)

    def name(self, *, hidden: bool = True) -> str:
        return f"{self.word(hidden=hidden).title()} {self.word(hidden=hidden).title()}"

    def text(self, *, hidden: bool = True) -> str:
        """A sentence with a little of everything that is written otherwise somewhere."""
        between = self.chance.choice(
            ('said "', "asked & <b>", "für 20% ", "naïve — ", "meint: ", "/")
        )
        whole = f"{self.word(hidden=hidden)} {between}{self.word(hidden=hidden)}"
        return self.kept(whole, hidden=hidden)

    def mail(self, *, hidden: bool = True) -> str:
        host = f"{self.word(hidden=hidden)}.example"
        return self.kept(f"{self.word(hidden=hidden)}@{host}", hidden=hidden)

    def phone(self, *, hidden: bool = True) -> str:
        self.made += 1
        return self.kept(f"+1 010 10{self.made:05d}", hidden=hidden)

    def url(self, *, hidden: bool = True) -> str:
        path = f"{self.word(hidden=hidden)}?q={self.word(hidden=hidden)}&r=1"
        return f"https://{self.word(hidden=hidden)}.example/{path}"

    def number(self, *, hidden: bool = True) -> str:
        """Six digits with a zero or a one among them, which no random id has."""
        self.made += 1
        return self.kept(f"{101_000 + self.made * 7}", hidden=hidden)

    def day(self, *, hidden: bool = True) -> str:
        self.made += 1
        day = date(1921, 1, 1) + timedelta(days=self.made)
        return self.kept(day.isoformat(), hidden=hidden)


class Writer:
    """Writes a ledger of every kind of record, for one allow-list."""

    def __init__(self, allowed: Allowed, chance: random.Random, each: int = 2) -> None:
        """`each` is how many records of each kind there are beside the private one."""
        self.allowed = allowed
        self.chance = chance
        self.birds = Aviary(chance)
        self.files: dict[str, str | bytes] = {}
        self.ids = {kind: [self.birds.word() for _ in range(each)] for kind in FOLDERS}
        self.private = {kind: self.birds.word() for kind in FOLDERS}
        self.unnamed = {kind: self.birds.name() for kind in FOLDERS}
        self.folder = self.birds.word()
        self.synonym = self.birds.word()

    def write(self) -> dict[str, str | bytes]:
        birds = self.birds
        self.files["headway.toml"] = (
            f"# {birds.text()}\n[site]\ntitle = {json.dumps(birds.text())}\n"
            f'editor = "https://{birds.word()}.example/{{path}}"\n'
            f'[kinds]\n{self.synonym} = "coffee"\n[folders]\n{self.folder} = "contact"\n'
            f'[checks]\nHW106 = "off" # {birds.text()}\n'
            f"# headway: ignore HW101 {birds.word()}\n{self.question()}{self.allowed.toml}"
        )
        for kind, ids in self.ids.items():
            for number, one in enumerate(ids):
                folder = self.folder if kind == "contact" and number else FOLDERS[kind]
                deep = f"{birds.word()}/" if number % 2 and kind != "journal" else ""
                self.files[f"{folder}/{deep}{one}.md"] = self.record(kind, one, private=False)
        for kind, one in self.private.items():
            folder = self.folder if kind == "contact" else FOLDERS[kind]
            self.files[f"{folder}/{one}.md"] = self.record(kind, one, private=True)
        self.files["me.md"] = self.record("profile", "me", private=False)
        self.broken()
        return self.files

    def question(self) -> str:
        """A question with a place in the report, which is the owner's own."""
        birds = self.birds
        sql = f"SELECT name AS {birds.word()}, '{birds.word()}' AS said FROM contacts"  # noqa: S608
        return (
            f"[queries.{birds.word()}]\ntitle = {json.dumps(birds.text())}\n"
            f"page = true\nsql = {json.dumps(sql)}\n"
        )

    def record(self, kind: str, identity: str, *, private: bool) -> str:
        birds, shows = self.birds, self.allowed.shows
        named = self.allowed.names_kind(kind) and not private
        name = self.unnamed[kind] if private else birds.name(hidden=not named)
        if kind == "campaign" and self.chance.random() < 0.5:
            # Called after somebody who is not to be named, so it is not named itself.
            name = f"{birds.name()}, through {self.unnamed['contact'].split()[0]}"
        lines = [f"name: {json.dumps(name)}", f"# {birds.text()}"]
        lines += [
            f"aliases: [{birds.word()}, {json.dumps(birds.name())}]",
            f"tags: [{birds.word()}]",
        ]
        lines += [f"{birds.word()}: {json.dumps(birds.text())}", f"private: {str(private).lower()}"]
        for key, make in _VALUES[kind].items():
            hidden = private or not shows(kind, key)
            lines.append(f"{key}: {make(self, hidden)}")
        lines += list(self.stages(kind, private=private))
        words = [f"<!-- {birds.text()} -->", f"<!-- headway: ignore HW205 {birds.word()} -->"]
        noted = private or kind not in self.allowed.kinds or "notes" not in self.allowed.words
        words += [birds.text(hidden=noted), "", f"See [[{birds.word()}#{birds.word()}]]."]
        body = list(self.entries(kind, private=private))
        # A note that links to nobody goes as a whole, shown or not.
        words = words if noted else words[:-1]
        return "\n".join(["---", *lines, "---", "", *body, "", *words, ""])

    def stages(self, kind: str, *, private: bool) -> Iterator[str]:
        key = {"campaign": "stages", "skill": "stages", "contact": "advocate"}.get(kind)
        if key is None:
            return
        names = {
            "campaign": ("researching", "targeted"),
            "skill": ("noticed",),
            "contact": ("candidate",),
        }[kind]
        shown = self.allowed.shows(kind, key) and not private
        hidden = not (shown and "evidence" in self.allowed.words)
        yield f"{key}:"
        for at, name in enumerate(names):
            day = f"2026-10-0{at + 1}" if shown else self.birds.day()
            yield f"  - {day} {name}, {_unquoted(self.birds, hidden)} # {self.birds.word()}"
        yield f"  - 2026-10-09 {self.birds.word()}, {_unquoted(self.birds, True)}"

    def entries(self, kind: str, *, private: bool) -> Iterator[str]:
        birds, allowed = self.birds, self.allowed
        there = kind in allowed.kinds and not private
        said = not (there and "entries" in allowed.words)
        day = "2026-11-10" if there else birds.day()
        person, campaign = self.one("contact"), self.one("campaign")
        fields = []
        for key in ("got", "gave", "issue", "addresses", "for"):
            hidden = said or key not in allowed.entry_fields
            fields.append(f"[{key}:: {_plain(birds, hidden)}]")
        hidden = not there or "segment" not in allowed.entry_fields
        fields += [f"[segment:: {birds.word(hidden=hidden)}]", f"[{birds.word()}:: {birds.word()}]"]
        shown = f"[[{person}]]" if said else ""
        yield f"- {day} interview 1 45m {shown} {_plain(birds, said)} {' '.join(fields)}"
        # What names somebody hidden goes as a whole, words allowed or not.
        introduced = f"[[{self.one('contact')}|{birds.name()}]]"
        yield (
            f"- {day} {self.synonym} 1h [[{person}|{birds.text()}]] "
            f"[got:: introduction to {introduced}]"
        )
        yield f"- {day} reply [[{self.private['contact']}]] {birds.text()} [[{campaign}]]"
        yield f"- {day} call 20m {birds.text()} [[{birds.word()}]]"
        said_in_passing = self.chance.choice(self.unnamed["contact"].split()).upper()
        yield f"- {day} call 20m {birds.text()}, says {said_in_passing}"
        yield f"- [ ] 2026-11-24 email {_plain(birds, said)} <!-- {birds.text()} -->"
        yield f"- 2026-11-20 snooze chased-1a2b3c until 2026-12-01, {birds.text()}"
        yield f"- {day} {birds.word(hidden=said)} {_plain(birds, said)}"

    def one(self, kind: str) -> str:
        return self.chance.choice(self.ids[kind])

    def broken(self) -> None:
        """Files that cannot be read as they are meant: they lose their front matter, and more.

        Their names are those of the files then, and shown where the names of their kind are.
        """
        birds, kinds = self.birds, self.allowed.kinds
        hidden = "notes" not in self.allowed.words or "journal" not in kinds
        text = birds.text(hidden=hidden)
        names = [birds.word(hidden=not self.allowed.names_kind("journal")) for _ in range(3)]
        self.files[f"journal/{names[0]}.md"] = f"---\n{birds.word(hidden=hidden)}: [\n{text}\n"
        yaml = f"---\nname: a\nname: {json.dumps(birds.name())}\nmet: {birds.day()[:8]}99\n---\n"
        self.files[f"journal/{names[1]}.md"] = f"{yaml}- 2026-02-30 x\n"
        bad = f"---\n{birds.word()}: {birds.word()}\n---\n".encode() + b"\xff\xfe\n"
        self.files[f"journal/{names[2]}.md"] = bad
        person = birds.word(hidden=not self.allowed.names_kind("contact"))
        self.files[f"{self.folder}/{person}.md"] = ""


def _plain(birds: Aviary, hidden: bool) -> str:
    """Words that a dated line and its fields take as they are."""
    return f"{birds.word(hidden=hidden)} & {birds.word(hidden=hidden)}"


def _unquoted(birds: Aviary, hidden: bool) -> str:
    return f"{birds.word(hidden=hidden)} and {birds.word(hidden=hidden)}"


def _quoted(make: Callable[..., str]) -> Callable[[Writer, bool], str]:
    return lambda writer, hidden: json.dumps(make(writer.birds, hidden=hidden), ensure_ascii=False)


def _bare(make: Callable[..., str]) -> Callable[[Writer, bool], str]:
    return lambda writer, hidden: make(writer.birds, hidden=hidden)


def _links(kind: str) -> Callable[[Writer, bool], str]:
    """A record that is shown or not, one that is private, and one that is not there."""
    return lambda writer, hidden: (
        f"[{writer.one(kind)}, {writer.private[kind]}, {writer.birds.word()}]"
    )


def _link(kind: str) -> Callable[[Writer, bool], str]:
    def make(writer: Writer, hidden: bool) -> str:
        return writer.chance.choice((writer.one(kind), writer.private[kind], writer.birds.word()))

    return make


def _needs(writer: Writer, hidden: bool) -> str:
    sourced = hidden or "evidence" not in writer.allowed.words
    need = writer.birds.word(hidden=hidden)
    return (
        f'["{need}, must, level 2, from {_unquoted(writer.birds, sourced)}", '
        f'"{writer.birds.word(hidden=hidden)}, from {writer.private["contact"]} 2026-10-01"]'
    )


def _offers(writer: Writer, hidden: bool) -> str:
    proved = hidden or "evidence" not in writer.allowed.words
    offer = writer.birds.word(hidden=hidden)
    return f'["{offer}, technical, level 3, proof {_unquoted(writer.birds, proved)}"]'


_TEXT, _TEXTS = _quoted(Aviary.text), _quoted(Aviary.word)
_VALUES: Mapping[str, Mapping[str, Callable[[Writer, bool], str]]] = {
    "contact": {
        "organization": _link("organization"), "title": _TEXT, "email": _quoted(Aviary.mail),
        "phone": _quoted(Aviary.phone), "links": _quoted(Aviary.url), "segment": _TEXT,
        "met": _bare(Aviary.day), "via": _link("channel"), "reaches": _TEXTS, "credible": _TEXT,
        "intent": _TEXT, "connector": _TEXT, "approach": _TEXT,
    },
    "organization": {
        "industry": _TEXT, "size": _TEXT, "website": _quoted(Aviary.url),
        "decision-maker": _link("contact"), "incumbent": _TEXT, "difference": _TEXT,
        "needs": _needs, "segment": _TEXT,
    },
    "campaign": {
        "organization": _link("organization"), "industry": _TEXT, "title": _TEXT,
        "decision-maker": _link("contact"), "influencers": _links("contact"),
        "gatekeepers": _links("contact"), "recruiter": _link("contact"),
        "advocates": _links("contact"), "incumbent": _TEXT, "difference": _TEXT,
        "via": _link("channel"), "value": _bare(Aviary.number), "closes": _bare(Aviary.day),
        "needs": _needs, "watch": _bare(Aviary.day),
    },
    "channel": {"aimed-at": _TEXTS, "base-rate": _TEXT, "cost": _TEXT},
    "skill": {"needed-by": _links("campaign"), "plan": _TEXT, "proof": _TEXT},
    "profile": {
        "offers": _offers, "goal": _TEXT, "audience": _TEXTS, "industries": _TEXTS,
        "functions": _TEXTS, "levels": _TEXTS, "significant": _bare(Aviary.number),
        "number": lambda writer, hidden: (
            f"{writer.birds.number(hidden=hidden)} by {writer.birds.day(hidden=hidden)}"
        ),
    },
    "journal": {},
}  # fmt: skip


def forms(value: str) -> Iterator[bytes]:
    """A value in every encoding that it might be found in."""
    raw = value.encode()
    yield raw
    yield from (value[::-1].encode(), slug(value).encode())
    yield from (html.escape(value).encode(), html.escape(value, quote=False).encode())
    yield "".join(f"&#{ord(one)};" for one in value).encode()
    yield "".join(f"&#x{ord(one):x};" for one in value).encode()
    yield from (quote(value, safe="").encode(), quote(value).encode(), quote_plus(value).encode())
    yield from (json.dumps(value)[1:-1].encode(), json.dumps(html.escape(value))[1:-1].encode())
    yield "".join(f"\\u{ord(one):04x}" for one in value).encode()
    yield "".join(f"\\x{one:02x}" for one in raw).encode()
    yield from (raw.hex().encode(), quopri.encodestring(raw).replace(b"=\n", b""))
    yield from (value.encode("utf-16-le"), value.encode("utf-16-be"))
    for shift in range(3):
        coded = base64.b64encode(b"\0" * shift + raw)
        # The edges hang on what stands before and after.
        inner = coded[2 * shift - shift // 2 : -4] if shift else coded[:-4]
        yield from (inner, inner.replace(b"+", b"-").replace(b"/", b"_"))
    for made in (hashlib.md5(raw), hashlib.sha1(raw), hashlib.sha256(raw), hashlib.blake2b(raw)):  # noqa: S324 - looked for, not used
        yield made.hexdigest()[:10].encode()
        yield base64.b64encode(made.digest())[:10]
    if value.isdigit():
        yield f"{int(value):,}".encode()
    if value[:4].isdigit() and value[4:5] == "-":
        day = date.fromisoformat(value)
        yield f"{day.day} {day:%B %Y}".encode()
        yield from (
            f"{day:%Y/%m/%d}".encode(),
            f"{day:%Y%m%d}".encode(),
            f"{day:%d.%m.%Y}".encode(),
        )


class Search:
    """Many strings looked for at once, in any case of letters."""

    def __init__(self, values: list[str]) -> None:
        self._by_head: dict[bytes, list[tuple[bytes, str]]] = {}
        for value in values:
            for form in {form.lower() for form in forms(value)}:
                if len(form) >= _SHORTEST:
                    self._by_head.setdefault(form[:_SHORTEST], []).append((form, value))

    def found_in(self, data: bytes) -> set[str]:
        """The values that some bytes hold in any form."""
        low = data.lower()
        heads = {low[at : at + _SHORTEST] for at in range(len(low) - _SHORTEST + 1)}
        return {
            value
            for head in heads & self._by_head.keys()
            for form, value in self._by_head[head]
            if form in low
        }
