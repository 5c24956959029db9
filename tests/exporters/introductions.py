"""Ledgers of introductions for the two languages of graphs."""

from __future__ import annotations

from tests.exporters.making import NAUGHTY, named

ADVOCATE = "advocate:\n  - 2026-06-01 candidate\n"
_STAGES = "stages:\n  - 2026-07-02 researching\n  - 2026-08-01 {end}\n"


def introduces(*ids: str) -> str:
    """The lines in which somebody introduces others."""
    return "".join(f"- 2026-07-01 inbound [got:: introduction to [[{one}]]]\n" for one in ids)


def aim(name: str, front: str, end: str = "accepted") -> str:
    """The file of a campaign that came to an end."""
    return named(name, front + _STAGES.format(end=end))


FILES = {
    "contacts/ines.md": named("Ines", ADVOCATE, introduces("dana", "lee")),
    "contacts/dana.md": named("Dana"),
    "contacts/lee.md": named("Lee"),
    "campaigns/nw.md": aim("Northwind", "decision-maker: dana\ninfluencers: [lee]\nvalue: 60k\n"),
    "campaigns/x.md": aim("Own", "via: ines\n", "evaporated"),
}

# Everybody with a naughty name is introduced, and leads to a campaign of the same name.
WILD = {
    "contacts/ines.md": named(
        "Ines", ADVOCATE, introduces(*(f"n{at}" for at in range(len(NAUGHTY))))
    ),
    **{f"contacts/n{at}.md": named(name) for at, name in enumerate(NAUGHTY)},
    **{
        f"campaigns/c{at:02}.md": aim(name, f"decision-maker: n{at}\n")
        for at, name in enumerate(NAUGHTY)
    },
}  # fmt: skip

PRIVATE = {
    "contacts/ines.md": named("Ines Secret", ADVOCATE + "private: true\n", introduces("dana")),
    "contacts/dana.md": named("Dana"),
    "campaigns/nw.md": aim("What Ines Secret found", "decision-maker: dana\n"),
}
