"""The stages of the pipelines, as the settings have them."""

from __future__ import annotations

from collections.abc import Iterator

from ledger.tables._columns import boolean, integer, real, text
from ledger.tables._source import TableSource
from ledger.tables._table import Row, table


@table(
    "stages",
    "A stage of a pipeline, as the settings have it.",
    (
        text("pipeline", "the pipeline", key=True),
        text("stage", "the stage", key=True),
        integer("position", "its place in the pipeline, from 1"),
        text("kind", "open, won, exit, parked or reopened"),
        boolean("early", "whether it counts as an early one"),
        real("probability", "the chance of a win from there that is set, from 0 to 1"),
        integer("stall", "days without their move before it counts as stalled"),
    ),
)
def stages(source: TableSource) -> Iterator[Row]:
    """By pipeline, in their order."""
    for pipeline, one in source.ledger.config.pipelines.items():
        for stage in one.stages.values():
            yield (
                pipeline,
                stage.name,
                stage.position + 1,
                stage.kind.value,
                stage.early,
                stage.probability,
                stage.stall,
            )
