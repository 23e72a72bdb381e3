"""Two accounts of one happening of which only one can be true: by what it was done, by whom, on which day.

Those who bear each other out must stand on two sides; those who contradict each other need not, for two of one side
who tell it otherwise are worth more to whoever checks than two enemies.
"""

from tadmor.link.agreement.contrary.contraries import contraries

__all__ = ["contraries"]
