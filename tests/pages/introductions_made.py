"""Makes up ledgers of as many introductions as one wants, with what comes of such things."""

from __future__ import annotations

import random
from datetime import date, timedelta

FIRST = date(2026, 6, 1)
_SURNAMES = ["Ashworth", "Okafor-Lindqvist", "Bell", "Castellanos de la Vega", "Du", "Ferrante",
             "van der Berg", "Quist", "Nakamura", "Obi"]  # fmt: skip
_GIVEN = ["Ada", "Bartholomew", "Chidi", "Dolores", "Emre", "Fern", "Guadalupe", "Hal", "Ines",
          "Jun", "Konstantin", "Lee"]  # fmt: skip
_ENDS = ["interviewing", "accepted", "rejected", "evaporated", "targeted", "withdrawn"]


def ledger_with(count: int, seed: int = 7) -> dict[str, str]:
    """A ledger of so many introductions: most by few people, some handed on, most to nothing."""
    chance = random.Random(seed)  # noqa: S311 (nothing here is a secret)
    people = max(2, count // 9)
    names = [_name(chance, number) for number in range(count + people)]
    bodies: dict[int, list[str]] = {number: [] for number in range(count + people)}
    files: dict[str, str] = {}
    for one in range(count):
        introduced = people + one
        handed_on = one > people and chance.random() < 0.12
        by = people + chance.randrange(one) if handed_on else _introducer(chance, people)
        day = FIRST + timedelta(days=(one * 160) // count)
        bodies[by].append(f"- {day} inbound [got:: introduction to [[p{introduced}]]] [for:: work]")
        fate = chance.random()
        if fate < 0.6:
            bodies[introduced].append(f"- {day + timedelta(days=6)} call 30m what they need")
        if fate < 0.35:
            end = chance.choice(_ENDS)
            files[f"campaigns/c{one}.md"] = (
                f"---\nname: {_name(chance, one)} & partners, a search for somebody to do it all\n"
                f"via: p{introduced}\nvalue: {chance.randrange(5, 90)}k\nstages:\n"
                f"  - {day} researching\n  - {day + timedelta(days=9)} {end}\n---\n"
            )
    for number, name in enumerate(names):
        stages = f"advocate:\n  - {FIRST} candidate\n" if number < people else ""
        body = "\n".join(bodies[number])
        files[f"contacts/p{number}.md"] = f"---\nname: {name}\n{stages}---\n{body}\n"
    return files


def _introducer(chance: random.Random, people: int) -> int:
    """Some introduce much more than others."""
    return min(int(chance.expovariate(3.5 / people)), people - 1)


def _name(chance: random.Random, number: int) -> str:
    return f"{_GIVEN[number % len(_GIVEN)]} {chance.choice(_SURNAMES)}"
