"""Claims that tell one happening, across documents: explained joints, no chains, the same in any order of arrival."""

from tadmor.link.incidents.compare import compare
from tadmor.link.incidents.made import incident_id
from tadmor.link.incidents.parties import Party
from tadmor.link.incidents.places import Spot
from tadmor.link.incidents.state import Incidents, groups, told_in
from tadmor.link.incidents.stories import story
from tadmor.link.incidents.tellings import Telling
from tadmor.link.incidents.times import When
from tadmor.link.incidents.told import tellings

__all__ = [
    "Incidents",
    "Party",
    "Spot",
    "Telling",
    "When",
    "compare",
    "groups",
    "incident_id",
    "story",
    "tellings",
    "told_in",
]
