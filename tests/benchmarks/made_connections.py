"""Makes LinkedIn's list of connections of any size, the same to the byte for the same size."""

from __future__ import annotations

import csv
import io
import random
from datetime import date, timedelta

from tests.benchmarks import words

_HEADER = (
    "First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On",
)  # fmt: skip
_PREAMBLE = 'Notes:\n"Some of the e-mail addresses may be missing."\n\n'
_POSITIONS = ("Counsel", "Privacy Lead", "VP Engineering", "Director: Compliance", "Founder")
# One in so many has let their address be seen.
_WITH_ADDRESS = 8
_FIRST = date(2008, 1, 1)
_DAYS = 6_500


def made_connections(people: int) -> bytes:
    """The file; about a third of the names are somebody else's too, as in a large network."""
    chance = random.Random(people)  # noqa: S311 - believable, not secret
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_HEADER)
    for number in range(people):
        given, family = chance.choice(words.GIVEN), chance.choice(words.FAMILY)
        second = chance.choice(words.GIVEN)
        id_ = f"{given[0]}-{family[0]}-{number}"
        company = f"{chance.choice(words.COMPANIES).title()} {chance.choice(words.FORMS)}"
        day = _FIRST + timedelta(days=chance.randrange(_DAYS))
        writer.writerow(
            (
                f"{given[1]} {second[1]}" if number % 3 else given[1],
                family[1],
                f"https://www.linkedin.com/in/{id_}",
                f"{id_}@mail.example" if number % _WITH_ADDRESS == 0 else "",
                company,
                chance.choice(_POSITIONS),
                f"{day:%d %b %Y}",
            )
        )
    return (_PREAMBLE + out.getvalue()).encode()
