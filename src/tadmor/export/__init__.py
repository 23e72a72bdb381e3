"""What leaves Tadmor. Every default export passes one redaction function."""

from tadmor.export.exporter import Exporter, publish, put
from tadmor.export.incidents import IncidentExporter, Told, publish_incidents, put_incidents, redact_told, told
from tadmor.export.redaction import redact

__all__ = [
    "Exporter",
    "IncidentExporter",
    "Told",
    "publish",
    "publish_incidents",
    "put",
    "put_incidents",
    "redact",
    "redact_told",
    "told",
]
