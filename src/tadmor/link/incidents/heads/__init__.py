"""What heads an incident: who, whom, where and when, as far as its reports bear it out.

One report alone may have been misread, may name the town it writes from, or the side it blames. So of several reports
two must say what heads what they tell; where no two do, it is the place of the report that says it best, and all days.
"""

from tadmor.link.incidents.heads.counted import least, most
from tadmor.link.incidents.heads.days import days
from tadmor.link.incidents.heads.places import in_own_words, site, spot
from tadmor.link.incidents.heads.sides import sides

__all__ = ["days", "in_own_words", "least", "most", "sides", "site", "spot"]
