"""Link records as bytes: MessagePack of the dataclasses, packed with the names of their fields as a dictionary.

The only place that knows their shape. `VERSION` goes up whenever what stands on shelves is to be made anew: a field
that changed its meaning, a rule of linking that changed its results.
"""

import dataclasses
import typing
import zlib
from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar

import msgspec

from tadmor.errors import IntegrityError

__all__ = ["VERSION", "codec", "raw", "read"]

VERSION = "37"
T = TypeVar("T")
_LEVEL = 1
_WINDOW, _MEMORY = 13, 6  # records are small: setting up the full window costs more than packing does
_encoder = msgspec.msgpack.Encoder()


@cache
def codec(kind: Any) -> tuple[Callable[[Any], bytes], Callable[[bytes], Any]]:
    """How records of a kind are packed and unpacked. Unpacking raises `IntegrityError`."""
    if hasattr(kind, "Packed"):
        return _by_way_of(kind)
    decoder = msgspec.msgpack.Decoder(kind)
    names = _names(kind)

    def pack(record: Any) -> bytes:
        packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -_WINDOW, _MEMORY, zlib.Z_DEFAULT_STRATEGY, names)
        return packer.compress(_encoder.encode(record)) + packer.flush()

    def unpack(content: bytes) -> Any:
        try:
            return decoder.decode(zlib.decompressobj(-_WINDOW, names).decompress(content))
        except (zlib.error, msgspec.MsgspecError) as error:
            raise IntegrityError(f"what linking keeps cannot be read ({error}); run `tadmor link --anew`") from None

    return pack, unpack


def _by_way_of(kind: Any) -> tuple[Callable[[Any], bytes], Callable[[bytes], Any]]:
    """For a record that says itself what is kept of it: `packed()` makes a `Packed`, `unpacked` a record of one."""
    pack, unpack = codec(kind.Packed)
    return lambda record: pack(record.packed()), lambda content: kind.unpacked(unpack(content))


def raw(record: Any) -> msgspec.Raw:
    """A part of a record, to be read when it is asked for."""
    return msgspec.Raw(_encoder.encode(record))


@cache
def _decoder(kind: Any) -> msgspec.msgpack.Decoder[Any]:
    return msgspec.msgpack.Decoder(kind)


def read(kind: type[T], part: msgspec.Raw) -> T:
    """The part of a record that `raw` made."""
    found: T = _decoder(kind).decode(part)  # type: ignore[arg-type]  # a type is hashable
    return found


def _names(kind: Any) -> bytes:
    """The names of all fields in the order in which a record has them, as MessagePack writes them."""
    found: dict[type, None] = {}
    _gather(kind, found)
    records = (record for record in reversed(found))
    return b"".join(_encoder.encode(field.name) for record in records for field in dataclasses.fields(record))


def _gather(kind: Any, found: dict[type, None]) -> None:
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        if kind not in found:
            found[kind] = None
            for hint in typing.get_type_hints(kind).values():
                _gather(hint, found)
    else:
        for part in typing.get_args(kind):
            _gather(part, found)
