"""What leaves Tadmor. Every default export passes one redaction function."""

from tadmor.export.answers import answering
from tadmor.export.compared import Leaving, redact_compared
from tadmor.export.exporter import Exporter, publish, put
from tadmor.export.incidents import IncidentExporter, Told, publish_incidents, put_incidents, redact_told, told, told_of
from tadmor.export.redaction import masking, redact
from tadmor.export.reviewed import reviews

__all__ = [
    "Exporter",
    "IncidentExporter",
    "Leaving",
    "Told",
    "answering",
    "masking",
    "publish",
    "publish_incidents",
    "put",
    "put_incidents",
    "redact",
    "redact_compared",
    "redact_told",
    "reviews",
    "told",
    "told_of",
]
