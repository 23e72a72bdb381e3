"""What leaves Tadmor. Every default export passes one redaction function."""

from tadmor.export.exporter import Exporter, publish, put
from tadmor.export.redaction import redact

__all__ = ["Exporter", "publish", "put", "redact"]
