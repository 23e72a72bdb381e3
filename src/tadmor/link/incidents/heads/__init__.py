"""What heads an incident: who, whom, where and when, as far as its accounts bear it out.

One report alone may have been misread, may name the town it writes from, or the side it blames; who copies it has its
mistakes, too. So of several accounts two must say what heads what they tell; where no two do, it is the place of the
one that says it best if none says another, and all days.
"""

from tadmor.link.incidents.heads.counted import accounts, least, reports
from tadmor.link.incidents.heads.days import days
from tadmor.link.incidents.heads.places import in_own_words, site, spot
from tadmor.link.incidents.heads.sides import sides, told_apart

__all__ = ["accounts", "days", "in_own_words", "least", "reports", "sides", "site", "spot", "told_apart"]
