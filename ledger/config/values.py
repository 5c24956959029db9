"""The settings as frozen values: pipelines and stages, rules, the site, sharing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from ledger.config.entry_kinds import EntryKind
from ledger.config.saved_query import SavedQuery
from ledger.config.vocabulary import Vocabulary
from ledger.source import Location
from ledger.value import Value

FILE_NAME = "headway.toml"


class StageKind(StrEnum):
    """What a stage is to its pipeline."""

    OPEN = "open"
    WON = "won"
    EXIT = "exit"
    PARKED = "parked"
    REOPENED = "reopened"


PREVIOUS = "previous"

# What `[checks]` may make of a check.
OFF = "off"
LEVELS = ("error", "warning", "info", OFF)


class Stage(Value, frozen=True):
    """One stage of a pipeline, and what it takes to enter it."""

    name: str
    position: int
    kind: StageKind = StageKind.OPEN
    to: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    must: tuple[str, ...] = ()
    advises: tuple[str, ...] = ()
    unadvised_from: tuple[str, ...] = ()
    from_anywhere_with: str = ""
    reopens_on: str = ""
    ends_search: bool = False
    early: bool = False
    probability: float = 0.0
    stall: int = 21

    @property
    def is_open(self) -> bool:
        """Whether a campaign at this stage is still being pursued."""
        return self.kind in (StageKind.OPEN, StageKind.REOPENED)


class Pipeline(Value, frozen=True):
    """The stages of one kind of pursuit, in order."""

    name: str
    stages: Mapping[str, Stage]

    def legal_next(self, current: str, before: str | None = None) -> tuple[str, ...]:
        """The stages that may follow `current`; `before` is the one an exit left from."""
        stage = self.stages.get(current)
        if stage is None:
            return ()
        named = [before if name == PREVIOUS else name for name in stage.to]
        legal = [name for name in named if name]
        if stage.is_open:
            closing = (StageKind.EXIT, StageKind.PARKED)
            legal += [other.name for other in self.stages.values() if other.kind in closing]
        return tuple(dict.fromkeys(legal))


class Rules(Value, frozen=True):
    """The settings that the literature gives no number for; see `[rules]` in defaults.toml."""

    window: int
    works_entry: int
    works_ahead: int
    full_time_hours: float
    full_time_capacity: float
    dialog_pair: int
    dialog_span: int
    logged_share: float
    busy_cap: float
    followed_within: int
    step_minutes: int
    step_entries: int
    probability_weight: int
    survival_share: float
    backfill_ratio: float
    follow_up_business_days: int
    attempt_age: int
    number_period: int
    unplaced_share: float
    group_visits: int
    group_rated: int
    group_share: float
    advocate_verdict: int
    dream_entry: int
    fit_needs: int
    must_weight: float
    fit_low: float
    fit_high: float
    chased_asks: int
    advocate_silence: int
    interview_ahead: int
    thanks_within: int
    restart_within: int
    step_untouched: int
    advocate_cooling: int
    without_time_off: int
    review_every: int
    on_time_share: float
    poor_yield: float
    shown_actions: int
    longest_snooze: int


@dataclass(frozen=True, slots=True)
class Site:
    """`[site]`: how the report is dressed, and where it is hosted.

    `colours` and `dark_colours` are those in force, `accent` laid over both. `pages` are the
    kinds that are made, every one where it is empty; `base` begins and ends with `/`.
    """

    title: str
    description: str
    editor: str
    templates: bool
    logo: str
    accent: str
    commits: bool
    pages: tuple[str, ...]
    base: str
    indexed: bool
    colours: Mapping[str, str]
    dark_colours: Mapping[str, str]


class Share(Value, frozen=True):
    """`[share]`: what `build --shared` shows, and nothing but that.

    `kinds` are the kinds of record that are there at all, `names` those of them that keep
    their names, `words` which free text is shown; `fields` are the front-matter keys shown
    of each kind.
    """

    title: str
    pages: tuple[str, ...]
    kinds: tuple[str, ...]
    names: tuple[str, ...]
    words: tuple[str, ...]
    entry_fields: tuple[str, ...]
    actions: bool
    fields: Mapping[str, tuple[str, ...]]


class SettingFault(StrEnum):
    """What can be wrong with a settings file."""

    SYNTAX = "syntax"
    UNKNOWN = "unknown"
    VALUE = "value"
    LOST_STAGE = "lost-stage"


class SettingProblem(Value, frozen=True):
    """Something in `headway.toml` that was left out because it could not be understood.

    `known` is what could have stood there; `typed` the one item of a list that it is about.
    """

    fault: SettingFault
    location: Location
    key: str
    detail: str
    known: tuple[str, ...] = ()
    typed: str = ""


@dataclass(frozen=True, slots=True)
class Config:
    """All settings of a ledger; `text` is the `headway.toml` that they were laid over with.

    `checks` holds one of `LEVELS` for each code or name of a check, in lower case. Whether
    there is such a check is not known here. `phrases` are the entry kinds that a few words
    name. `loose_dates` is whether a dated line may be dressed as other tools have it,
    `names_as_text` whether what no record is called is a plain name. `queries` are the owner's
    own questions, by name.
    """

    folders: Mapping[str, str]
    kinds: Mapping[str, EntryKind]
    pipelines: Mapping[str, Pipeline]
    rules: Rules
    site: Site
    share: Share
    checks: Mapping[str, str] = field(default_factory=dict)
    phrases: Mapping[str, EntryKind] = field(default_factory=dict)
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    loose_dates: bool = False
    names_as_text: bool = False
    queries: Mapping[str, SavedQuery] = field(default_factory=dict)
    problems: tuple[SettingProblem, ...] = field(default=(), compare=False)
    text: str = field(default="", compare=False, repr=False)

    def kind(self, word: str) -> EntryKind | None:
        """The kind that a word of a dated line names, or None."""
        return self.kinds.get(word.lower())
