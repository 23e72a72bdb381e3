"""Every registered input format keeps the contract: ours, and whatever is plugged in."""

from tadmor.testing.inputs import *  # noqa: F403
