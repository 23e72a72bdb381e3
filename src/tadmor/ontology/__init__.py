"""The vocabularies of events, modes, actors and precision, as checked data."""

from tadmor.ontology.events import (
    CLASSES,
    MOVING,
    Context,
    EventType,
    GeoPrecision,
    Mode,
    TimePrecision,
    class_words,
    contexts,
    event_types,
    geo_precision,
    modes,
    statuses,
    time_precision,
)
from tadmor.ontology.languages import languages
from tadmor.ontology.reference import reference

__all__ = [
    "CLASSES",
    "MOVING",
    "Context",
    "EventType",
    "GeoPrecision",
    "Mode",
    "TimePrecision",
    "class_words",
    "contexts",
    "event_types",
    "geo_precision",
    "languages",
    "modes",
    "reference",
    "statuses",
    "time_precision",
]
