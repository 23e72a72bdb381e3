"""Two tellings that are happenings apart, and what a comparison yields."""

from collections.abc import Iterator

from tadmor.model.incidents import Trait

__all__ = ["Never", "Traits", "Unfit"]

Traits = Iterator[Trait]
"""What one side of a comparison says, trait by trait; it raises `Never` for two that are never one."""


class Never(Exception):
    """Two tellings that are happenings apart, whatever else they share."""


class Unfit(Never):
    """Two tellings that are not one, though what others tell may show that they are of one happening.

    "No soldier was hurt in the raid" does not deny what a third report says of the raid's hour: both are of the raid.
    """
