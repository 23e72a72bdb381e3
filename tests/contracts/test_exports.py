"""Every export format of the registry keeps the contract."""

from tadmor.testing.exports import *  # noqa: F403
