"""Two tellings that are happenings apart, and what a comparison yields."""

from collections.abc import Iterator

from tadmor.model.incidents import Trait

__all__ = ["Never", "Traits"]

Traits = Iterator[Trait]
"""What one side of a comparison says, trait by trait; it raises `Never` for two that are never one."""


class Never(Exception):
    """Two tellings that are happenings apart, whatever else they share."""
