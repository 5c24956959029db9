"""M10: which people answer what is published, by segment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from ledger.metrics._answers import DAYS, Responder, posts_by, responders
from ledger.metrics._measurement import Cell, Measurement, Row, in_window, metric
from ledger.metrics._shares import in_words
from ledger.model.entry import Entry
from ledger.model.ledger import Ledger
from ledger.value import Value, changed
from ledger.wording import fold, listing, percent, plural

FEWEST_PEOPLE = 3
FEWEST_POSTS = 2


class SegmentFigures(Value, frozen=True):
    """Who of one segment answered. `name` is empty for those who could not be placed.

    `emergent` is None where too many are unplaced to call any segment so.
    """

    name: str
    responders: tuple[Responder, ...]
    declared: bool
    emergent: bool | None

    @property
    def people(self) -> int:
        """How many people answered in depth."""
        return len(self.responders)

    @property
    def posts(self) -> int:
        """How many posts they answered."""
        return len({post.location for one in self.responders for post in one.posts})


@metric(10, "resonance", "Audience resonance", about=())
def resonance(ledger: Ledger, as_of: date) -> Measurement:
    """Distinct people by segment who answered in depth in 90 days, and whom nobody aimed at.

    A segment is emergent that `audience` in me.md does not name, with at least three people
    from at least two posts, and no fewer people than the best declared one. None is called so
    where more than `unplaced-share` of the people are unplaced.
    """
    figures = segments_of(ledger, as_of)
    posts = [post for post in posts_by(ledger, as_of) if in_window(post.date, as_of, DAYS)]
    rows = tuple(_row(one) for one in figures)
    evidence = [place for row in rows for place in row.evidence]
    return Measurement(
        value=None,
        unit="people",
        reading=_reading(figures, posts),
        aside=tuple(_aside(ledger, figures, posts)),
        rows=rows,
        evidence=tuple(dict.fromkeys((*evidence, *(post.evidence for post in posts)))),
    )


def segments_of(ledger: Ledger, as_of: date) -> list[SegmentFigures]:
    """Each segment that answered or is declared, most people first; the unplaced last."""
    found: dict[str, list[Responder]] = defaultdict(list)
    for one in responders(ledger, as_of):
        found[fold(one.segment)].append(one)
    declared = {fold(name): name for name in ledger.profile.audience if name.strip()}
    unclear = _too_many_unplaced(ledger, found)
    best = max((len(found.get(name, ())) for name in declared), default=0)
    figures = []
    for folded in dict.fromkeys((*found, *declared)):
        people = tuple(found.get(folded, ()))
        name = declared.get(folded) or min((one.segment for one in people), default="")
        segment = SegmentFigures(name, people, folded in declared, None)
        emergent = (
            bool(name)
            and not segment.declared
            and segment.people >= max(FEWEST_PEOPLE, best)
            and segment.posts >= FEWEST_POSTS
        )
        figures.append(changed(segment, emergent=None if unclear else emergent))
    return sorted(figures, key=lambda one: (not one.name, -one.people, one.name))


def _too_many_unplaced(ledger: Ledger, found: dict[str, list[Responder]]) -> bool:
    people = sum(map(len, found.values()))
    return len(found.get("", ())) > ledger.config.rules.unplaced_share * people


def _row(one: SegmentFigures) -> Row:
    cells: dict[str, Cell] = {
        "segment": one.name or None,
        "people": one.people,
        "posts": one.posts,
        "declared": one.declared,
        "emergent": one.emergent,
    }
    places = (entry.evidence for person in one.responders for entry in person.entries)
    return Row(cells, tuple(dict.fromkeys(places)))


def _reading(figures: Sequence[SegmentFigures], posts: list[Entry]) -> str:
    people = sum(one.people for one in figures)
    if not people:
        nobody = f"nobody answered {plural(len(posts), 'post')} in depth in {DAYS} days"
        return nobody if posts else f"nothing published in {DAYS} days"
    told = listing(f"{one.people} {one.name or 'unplaced'}" for one in figures if one.people)
    return f"{plural(people, 'person', 'people')} answered in depth in {DAYS} days: {told}"


def _aside(ledger: Ledger, figures: Sequence[SegmentFigures], posts: list[Entry]) -> list[str]:
    people = sum(one.people for one in figures)
    said = [
        f"emergent: {one.name}, {one.people} people from {one.posts} posts, not in `audience`"
        for one in figures
        if one.emergent
    ]
    if people and any(one.emergent is None for one in figures):
        unplaced = sum(one.people for one in figures if not one.name)
        most = percent(ledger.config.rules.unplaced_share)
        said.append(f"{unplaced} of {people} are unplaced, over {most}: no segment is called")
    return said + _rate(figures, posts)


def _rate(figures: Sequence[SegmentFigures], posts: list[Entry]) -> list[str]:
    """How many of those reached answered, from the posts whose reach is known alone."""
    reached = {post.location: reach for post in posts if (reach := _reach(post))}
    if not posts:
        return []
    if not reached:
        return ["no rate: `reach` is not recorded"]
    everybody = [person for one in figures for person in one.responders]
    k = sum(any(post.location in reached for post in person.posts) for person in everybody)
    n = sum(reached.values())
    if k > n:
        return ["no rate: more people answered than `reach` says were reached"]
    rate = f"{in_words(k, n)} reached answered in depth"
    without = len(posts) - len(reached)
    return [rate + (f"; `reach` is not recorded for {plural(without, 'post')}" if without else "")]


def _reach(post: Entry) -> int | None:
    """How many saw a post; None where it does not say a number."""
    typed = (post.field("reach") or "").replace(",", "").replace(" ", "")
    return int(typed) if typed.isdecimal() and len(typed) <= 9 else None
