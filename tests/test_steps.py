"""The steps that ship keep the contract of steps."""

from tadmor.testing.steps import *  # noqa: F403
