"""Makes a believable ledger of any size, the same to the byte for the same size.

    python -m tests.benchmarks.made_ledger DIR [records]

Of a hundred records seventy are people, sixteen organizations, ten campaigns; the rest is
channels, skills and a journal. They link each other, hold dated lines of three years, stages
with the evidence that each asks for and notes in several scripts; a few have a mistake.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from tests.benchmarks import words

AS_OF = date(2026, 11, 22)
DAYS = 3 * 365
# Of so many records, how many are of each kind; what is left over is people.
_ORGANIZATIONS, _CAMPAIGNS, _CHANNELS, _SKILLS, _JOURNALS = 0.16, 0.10, 0.02, 0.01, 0.01
_COURSES = (
    ("researching",),
    ("researching", "targeted"),
    ("researching", "targeted", "networking-in"),
    ("researching", "targeted", "networking-in", "interviewing"),
    ("researching", "targeted", "networking-in", "interviewing", "negotiating", "accepted"),
)
_EXITS = ("rejected", "withdrawn", "stopped", "evaporated")
_OPEN = 0.06
_MISTAKEN = 0.01
# One in so many was introduced by somebody, and says no day of their own.
_INTRODUCED = 3


@dataclass
class Cast:
    """The ids of everybody and everything, drawn before a file is made, so that all can link."""

    contacts: list[str] = field(default_factory=list)
    organizations: list[str] = field(default_factory=list)
    campaigns: list[str] = field(default_factory=list)
    channels: list[str] = field(default_factory=list)
    skills: list[str] = field(default_factory=list)
    journals: list[str] = field(default_factory=list)


def make(root: Path, records: int) -> int:
    """Write a ledger of so many records into a folder; the number of its dated lines."""
    lines = 0
    for path, text in files(records):
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode())
        lines += sum(line.startswith(("- 20", "- [")) for line in text.splitlines())
    return lines


def files(records: int) -> Iterator[tuple[str, str]]:
    """The files of a ledger of so many records, by path."""
    chance = random.Random(records)  # noqa: S311 - believable, not secret
    cast = _cast(records)
    yield "headway.toml", '[site]\ntitle = "A long search"\ncommits = false\n'
    yield "me.md", _PROFILE
    for number, own in enumerate(cast.contacts):
        yield f"contacts/{own}.md", _contact(chance, cast, number, own)
    for number, own in enumerate(cast.organizations):
        yield f"organizations/{own}.md", _organization(chance, cast, number, own)
    for number, own in enumerate(cast.campaigns):
        yield f"campaigns/{own}.md", _campaign(chance, cast, number)
    for number, own in enumerate(cast.channels):
        yield f"channels/{own}.md", _channel(chance, cast, number)
    for number, own in enumerate(cast.skills):
        yield f"skills/{own}.md", _skill(chance, cast, number)
    for own in cast.journals:
        yield f"journal/{own}.md", _journal(chance, cast)


def _cast(records: int) -> Cast:
    """So many ids that they and `me.md` are `records` files."""
    organizations = [f"{words.COMPANIES[n % 40]}-{n}" for n in range(int(records * _ORGANIZATIONS))]
    campaigns = [f"{words.COMPANIES[n % 40]}-counsel-{n}" for n in range(int(records * _CAMPAIGNS))]
    channels = [f"{words.CHANNELS[n % 8]}-{n}" for n in range(max(1, int(records * _CHANNELS)))]
    skills = [f"{words.slug(words.NEEDS[n % 20])}-{n}" for n in range(int(records * _SKILLS))]
    journals = [f"week-{n}" for n in range(int(records * _JOURNALS))]
    known = len(organizations) + len(campaigns) + len(channels) + len(skills) + len(journals)
    people = [
        f"{words.GIVEN[n % 50][0]}-{words.FAMILY[n // 50 % 50][0]}-{n}"
        for n in range(max(1, records - known - 1))
    ]
    return Cast(people, organizations, campaigns, channels, skills, journals)


_PROFILE = """---
name: Ines Okonkwo-Lindström
pipeline: job
goal: in-house counsel where the problem is already known
offers:
  - privacy, technical, level 3, proof two playbooks that clients still use
  - contracts, technical, level 2, proof a hundred and forty deals closed
  - calm in incidents, soft, level 3, proof eleven of them and no raised voice
  - training, soft, level 2
audience: [health care counsel]
industries: [health care, logistics, energy]
functions: [legal, privacy, compliance]
levels: [general counsel, deputy general counsel]
number: 190k by 2027-03-31
hours: 35
capacity: 6
significant: 40k
---

What people call for: they read the contract, and then they are told what to do.
"""


def _contact(chance: random.Random, cast: Cast, number: int, own: str) -> str:
    given, family = words.GIVEN[number % 50], words.FAMILY[number // 50 % 50]
    keys = [
        f"name: {given[1]} {family[1]}",
        f"organization: {cast.organizations[number % len(cast.organizations)]}",
        f"title: {chance.choice(words.TITLES)}",
        f"email: {own}@mail.example",
        f'phone: "+1 202 555 {number % 10_000:04d}"',
        f"links: [https://people.example/{own}]",
        f"segment: {chance.choice(words.SEGMENTS)}",
        f"met: {_day(chance, DAYS, DAYS + 200)}" if number % _INTRODUCED else "",
        f"via: {chance.choice(cast.channels)}",
        f"cadence: {chance.choice((30, 45, 60, 90, 180))}d" if number % 20 == 7 else "",
        f"reaches: [{chance.choice(words.INDUSTRIES)}, {chance.choice(words.FUNCTIONS)}]",
        f"credible: {chance.choice(words.VOUCHED)}",
        f"tags: [{chance.choice(words.TAGS)}]",
        *_advocate(chance, number),
    ]
    # Whoever was introduced was so before the first line about them.
    known = DAYS if number % _INTRODUCED else DAYS // 2
    days = sorted((chance.randrange(known) for _ in range(chance.randrange(2, 7))), reverse=True)
    lines = [_touch(chance, cast, _back(days_ago)) for days_ago in days]
    if number % 100 == 0:
        ahead = AS_OF + timedelta(days=chance.randrange(1, 40))
        lines.append(f"- [ ] {ahead} send {chance.choice(words.THINGS)}")
    if chance.random() < _MISTAKEN:
        lines.append(f"- {_day(chance, 0, DAYS)} emial [[{own}-once]] a slip of the hand")
    return _file(keys, chance, lines)


def _advocate(chance: random.Random, number: int) -> list[str]:
    """The keys of the few who may speak for the owner."""
    if number % 80:
        return []
    began = chance.randrange(120, DAYS)
    return [
        "connector: three of their old colleagues say so",
        "approach: ask how the new place is, and mean it",
        "advocate:",
        f"  - {_back(began)} candidate",
        f"  - {_back(began - 10)} checked, what the three told",
        f"  - {_back(began - 20)} planned",
    ]


def _organization(chance: random.Random, cast: Cast, number: int, own: str) -> str:
    keys = [
        f"name: {own.rsplit('-', 1)[0].replace('-', ' ').title()} {words.FORMS[number % 6]}",
        f"industry: {chance.choice(words.INDUSTRIES)}",
        f"size: {chance.choice((12, 60, 140, 900, 4_000))}",
        f"website: https://{own}.example",
        f"dream: {'true' if number % 9 == 0 else 'false'}",
        f"decision-maker: {_staff(chance, cast, number)}",
        f"incumbent: {chance.choice(words.INCUMBENTS)}",
        f"difference: {chance.choice(words.DIFFERENCES)}",
        f"segment: {chance.choice(words.SEGMENTS)}",
        "needs:",
        *_needs(chance, cast),
    ]
    lines = [
        f"- {_day(chance, 0, DAYS)} research {chance.choice((20, 45, 90))}m "
        f"{chance.choice(words.FOUND)}"
        for _ in range(chance.randrange(1, 4))
    ]
    return _file(keys, chance, lines)


def _needs(chance: random.Random, cast: Cast) -> list[str]:
    one, two = chance.sample(words.NEEDS, 2)
    source = chance.choice(cast.contacts)
    return [
        f"  - {one}, must, level {chance.randrange(1, 4)}, from {source} {_day(chance, 300, DAYS)}",
        f"  - {two}, want, level 1, from annual report",
    ]


def _campaign(chance: random.Random, cast: Cast, number: int) -> str:
    course = list(_COURSES[number % len(_COURSES)])
    opened = chance.random() < _OPEN and course[-1] != "accepted"
    if not opened and course[-1] != "accepted":
        course.append(chance.choice(_EXITS))
    step = chance.randrange(8, 20)
    ended = chance.randrange(0, 20) if opened else chance.randrange(20, DAYS - 120)
    days = [_back(ended + step * (len(course) - at)) for at in range(len(course))]
    decides, helps = (_staff(chance, cast, number) for _ in range(2))
    knows = chance.choice(cast.contacts)
    keys = [
        f"name: {chance.choice(words.COMPANIES).title()}, {chance.choice(words.TITLES)}",
        f"organization: {cast.organizations[number % len(cast.organizations)]}",
        f"title: {chance.choice(words.TITLES)}",
        "scope: position",
        "stages:",
        *(f"  - {day} {stage}" for day, stage in zip(days, course, strict=True)),
        f"decision-maker: {decides}",
        f"influencers: [{helps}]",
        f"origin: {'self' if number % 3 else 'given'}",
        f"via: {knows if number % 2 else chance.choice(cast.channels)}",
        f"value: {chance.randrange(60, 220)}k",
        f"difference: {chance.choice(words.DIFFERENCES)}",
        "needs:",
        *_needs(chance, cast),
    ]
    began = dict(zip(course, days, strict=True))
    lines = [f"- {days[0]} target 1h {chance.choice(words.FOUND)}"]
    if day := began.get("networking-in"):
        lines.append(f"- {day} email 30m [[{decides}]] {chance.choice(words.ASKED)}")
        lines.append(f"- {day + timedelta(days=3)} reply [[{decides}]] {chance.choice(words.SAID)}")
    if day := began.get("interviewing"):
        issue = chance.choice(words.ISSUES)
        lines.append(f"- {day} interview 1 1h [[{decides}]] [[{helps}]] [issue:: {issue}]")
        lines.append(
            f"- {day + timedelta(days=1)} follow-up 1 30m [[{decides}]] a page on it\n"
            f"  [addresses:: {issue}]"
        )
    if day := began.get("negotiating"):
        lines.append(f"- {day} offer [[{decides}]] in writing")
    if day := began.get("rejected"):
        lines.append(f"- {day} decline 10m [[{decides}]] {chance.choice(words.SAID)}")
    return _file(keys, chance, lines)


def _staff(chance: random.Random, cast: Cast, organization: int) -> str:
    """Somebody who works at an organization, by its number."""
    every = len(cast.organizations)
    return chance.choice(cast.contacts[organization % every :: every])


def _introduced(chance: random.Random, cast: Cast) -> str:
    """Somebody who was met through another."""
    return chance.choice(cast.contacts[::_INTRODUCED])


def _channel(chance: random.Random, cast: Cast, number: int) -> str:
    name = words.CHANNELS[number % 8]
    keys = [
        f"name: {name.replace('-', ' ').title()} {number}",
        f"type: {words.CHANNEL_TYPES[number % 8]}",
        f"aimed-at: [{chance.choice(words.SEGMENTS)}]",
        f"base-rate: 1 of {chance.randrange(8, 160)}, applied, a recruiter's count 2024",
        f"cost: {chance.randrange(10, 90)} USD a month",
    ]
    lines = []
    for _ in range(chance.randrange(2, 6)):
        day = _day(chance, 0, DAYS)
        if words.CHANNEL_TYPES[number % 8] in ("group", "event"):
            rated = f"{chance.randrange(9)} selling, {chance.randrange(4)} building, 1 all"
            lines.append(f"- {day} event 2h {chance.choice(words.FOUND)} [rated:: {rated}]")
        else:
            lines.append(f"- {day} application 1h ×{chance.randrange(2, 9)} the usual search")
    return _file(keys, chance, sorted(lines))


def _skill(chance: random.Random, cast: Cast, number: int) -> str:
    began = chance.randrange(120, DAYS)
    keys = [
        f"name: {words.NEEDS[number % 20]} {number}",
        f"needed-by: [{chance.choice(cast.campaigns)}]",
        "plan: an evening a week",
        "stages:",
        f"  - {_back(began)} noticed",
    ]
    lines = [f"- {_back(began - 40 - n)} learn 1h chapter {n + 1}" for n in range(4)]
    return _file(keys, chance, lines)


def _journal(chance: random.Random, cast: Cast) -> str:
    days = sorted(chance.randrange(DAYS) for _ in range(6))
    kinds = ("review 30m", "busy 1h", "assess 45m", "life 2h", "off")
    lines = [f"- {_back(n)} {chance.choice(kinds)} {chance.choice(words.NOTES)}" for n in days]
    return "".join(f"{line}\n" for line in lines)


def _touch(chance: random.Random, cast: Cast, day: date) -> str:
    """A dated line with a person: what was done, for what, and what came of it."""
    kind = chance.choice(("email", "message", "call 20m", "coffee 1h", "reply", "reply", "lunch"))
    text = chance.choice(words.ASKED if kind in ("email", "message") else words.SAID)
    line = f"- {day} {kind} {text}"
    if chance.random() < 0.3:
        line += f" [[{chance.choice(cast.campaigns)}]]"
    if chance.random() < 0.3 and day < _back(DAYS // 2):
        line += f"\n  [got:: introduction to [[{_introduced(chance, cast)}]]]"
    elif chance.random() < 0.25:
        line += f" [gave:: {chance.choice(words.THINGS)}]"
    return line


def _file(keys: list[str], chance: random.Random, lines: list[str]) -> str:
    notes = "\n\n".join(chance.sample(words.NOTES, 2))
    head = "\n".join(key for key in keys if key)
    return f"---\n{head}\n---\n\n{notes}\n\n" + "\n".join(lines) + "\n"


def _day(chance: random.Random, newest: int, oldest: int) -> date:
    return _back(chance.randrange(newest, oldest))


def _back(days: int) -> date:
    return AS_OF - timedelta(days=days)


if __name__ == "__main__":
    lines_made = make(Path(sys.argv[1]), int([*sys.argv[2:], "2000"][0]))
    print(f"{lines_made} dated lines")
