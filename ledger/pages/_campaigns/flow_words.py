"""The stage flow in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ledger.pages._campaigns.journeys import Journey
from ledger.wording import listing, plural


def said_of(reached: Mapping[str, int], drawn: Sequence[Journey], left: Mapping[str, int]) -> str:
    """What the picture shows, in words."""
    stages = dict.fromkeys(stop.stage for one in drawn for stop in one.stops)
    ordered = sorted(stages, key=lambda stage: stage.position)
    came = listing(f"{reached[stage.name]} reached {word_of(stage.name)}" for stage in ordered)
    gone = listing(
        f"{left[one.name]} at {word_of(one.name)}" for one in ordered if one.name in left
    )
    still = sum(one.end is None for one in drawn)
    parts = [f"Of {plural(len(drawn), 'run')} {came}", f"{still} still open"]
    parts += [f"left for good: {gone}"] if gone else []
    return "; ".join(parts) + ". The table below holds the same, with the campaigns."


def note_of(every: Sequence[Journey], drawn: Sequence[Journey]) -> str:
    """What has to be known to read the picture."""
    campaigns = len({one.campaign.path for one in drawn})
    parts = []
    if len(drawn) > campaigns:
        more = len(drawn) - campaigns
        parts.append(
            f"{plural(campaigns, 'campaign')}; {plural(more, 'reopened run')} counted again"
        )
    if any(one.detours for one in every):
        parts.append("each is drawn as far as it came, its steps back are in the table")
    if len(every) > len(drawn):
        parts.append(f"{len(every) - len(drawn)} with no stage to draw")
    said = "; ".join(parts)
    return f"{said[:1].upper()}{said[1:]}." if said else ""


def word_of(name: str) -> str:
    """The name of a stage, or of a step's end, as the page says it."""
    return name.strip("()").replace("-", " ")
