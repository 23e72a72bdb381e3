"""Every registered input format keeps the contract."""

from tadmor.testing.inputs import InputContract


class TestInputs(InputContract):
    """Ours, and whatever is plugged in."""
