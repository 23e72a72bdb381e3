"""Every export format of incidents in the registry keeps the contract."""

from tadmor.testing.incident_exports import *  # noqa: F403
