"""Under whose words something stands: the innermost attribution whose content covers it. One sweep, n log n."""

import heapq
from collections.abc import Iterable, Mapping

from tadmor.model import Attribution

__all__ = ["innermost"]


def innermost(attributions: Iterable[Attribution], offsets: Iterable[int]) -> Mapping[int, str | None]:
    """For each offset the id of the attribution with the shortest stretch of content over it, or None."""
    stretches = sorted((s.start, s.end, a.id) for a in attributions for s in a.content)
    active: list[tuple[int, int, str]] = []
    found: dict[int, str | None] = {}
    i = 0
    for offset in sorted(set(offsets)):
        while i < len(stretches) and stretches[i][0] <= offset:
            start, end, name = stretches[i]
            heapq.heappush(active, (end - start, end, name))
            i += 1
        while active and active[0][1] <= offset:
            heapq.heappop(active)
        found[offset] = active[0][2] if active else None
    return found
