"""What leaves Tadmor. Every default export passes one redaction function."""

from tadmor.export.answers import answering
from tadmor.export.compared import Leaving, redact_compared
from tadmor.export.exporter import Exporter, publish, put
from tadmor.export.incidents import IncidentExporter, Told, publish_incidents, put_incidents, redact_told, told
from tadmor.export.redaction import masking, redact

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
    "told",
]
