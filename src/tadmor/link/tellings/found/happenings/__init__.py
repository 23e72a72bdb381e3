"""Which events are happenings of their own, and what stands beside them as background."""
