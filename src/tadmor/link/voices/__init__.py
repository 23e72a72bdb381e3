"""Whose account it is in the end: accounts of each document, lineage of words, voices once echoes collapse.

Three pure parts. `accounts_of(reading)` is kept with a reading. `Lineage` grows with each document and its links.
`voices_of(accounts, lineage)` answers for any set of claims, `voices_of_one` for those of one happening.
"""

from tadmor.link.voices.accounts import accounts_of
from tadmor.link.voices.counting import voices_of, voices_of_one
from tadmor.link.voices.credits import Credit, credits_of, lineage_of
from tadmor.link.voices.lineage import Descent, Facts, Lineage, facts_of
from tadmor.link.voices.reasons import reason

__all__ = [
    "Credit",
    "Descent",
    "Facts",
    "Lineage",
    "accounts_of",
    "credits_of",
    "facts_of",
    "lineage_of",
    "reason",
    "voices_of",
    "voices_of_one",
]
