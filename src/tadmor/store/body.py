"""A reading as it is kept: its wire line, packed, under the line's SHA-256. What comes back is what went in."""

import hashlib
import zlib

from tadmor.errors import BadWire, CannotKeep, IntegrityError
from tadmor.model import Reading
from tadmor.store.order import MOST_CLAIMS
from tadmor.wire import decode_own, encode

__all__ = ["body", "pack", "parse", "sha256", "unpack", "writable"]

_LEVEL = 1  # of zlib: at 6 a reading is 6 % smaller and takes three times as long
_SMALL = 32_768  # bytes: below, setting up zlib's full window (130 us) costs more than packing does (20-60 us)


def sha256(content: bytes) -> str:
    """The hash of some bytes, hex."""
    return hashlib.sha256(content).hexdigest()


def body(reading: Reading) -> bytes:
    """The reading's wire line. Raises `CannotKeep` for half a surrogate pair, which no encoding writes, and a flood."""
    for layer in ("claims", "events", "movements"):
        if len(getattr(reading, layer)) > MOST_CLAIMS:
            raise CannotKeep(f"document {reading.document.id!r} has more than {MOST_CLAIMS:,} {layer}: it is no report")
    try:
        return encode(reading)
    except UnicodeEncodeError:
        raise CannotKeep(f"document {reading.document.id!r} holds half a surrogate pair") from None


def pack(content: bytes) -> bytes:
    """Bytes, compressed."""
    window, memory = (13, 6) if len(content) < _SMALL else (15, 8)
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, window, memory)
    return packer.compress(content) + packer.flush()


def unpack(packed: bytes, size: int, digest: str, what: str) -> bytes:
    """What was packed. Raises `IntegrityError` when it is not `size` bytes with this SHA-256; unpacks no more."""
    try:
        content = zlib.decompressobj().decompress(packed, size + 1)
    except zlib.error:
        content = None
    if content is None or len(content) != size or sha256(content) != digest:
        raise IntegrityError(f"{what} is not what was stored")
    return content


def parse(line: bytes, what: str) -> Reading:
    """The reading that a stored line holds. Raises `IntegrityError`."""
    try:
        return decode_own(line)
    except BadWire as error:
        raise IntegrityError(f"{what}: {error}") from None


def writable(text: str) -> str:
    """A text in which half a surrogate pair (a file name that is no UTF-8) is spelt out."""
    return text.encode("utf-8", "backslashreplace").decode()
