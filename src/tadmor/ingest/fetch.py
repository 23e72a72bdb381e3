"""One page from the network, only when it is named, and only through the guard.

The connection goes to the address that was judged: there is no second look-up for an answer to change in between. The
name still goes into TLS and the Host header. No proxies, cookies or credentials from the environment.
"""

import io
import time
import zlib
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from ssl import SSLContext
from typing import Any
from urllib.parse import urljoin

import httpcore
import httpx

from tadmor.errors import FetchRefused
from tadmor.ingest.formats import format_named, sniffed
from tadmor.ingest.guard import PORTS, Address, Target, addresses, is_public, resolve, target
from tadmor.model import Raw, Rejected

__all__ = ["MAX_BYTES", "fetch", "fetched"]

MAX_BYTES = 20_000_000  # as many as the HTML reader takes
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_MEDIA = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "text",
    "application/pdf": "pdf",
    "application/json": "jsonl",
    "application/x-ndjson": "jsonl",
    "application/jsonl": "jsonl",
}
_HEADERS = [
    (b"User-Agent", b"tadmor"),
    (b"Accept", b"text/html,application/xhtml+xml,text/plain,application/pdf,application/json;q=0.9"),
    (b"Accept-Encoding", b"gzip"),
    (b"Connection", b"close"),
]
_FAILURES = (httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError, OSError, zlib.error)


class _TooLarge(Exception):
    """More bytes than allowed; never leaves the module."""


class _Failed(Exception):
    """An answer that is no page; never leaves the module."""


def fetch(
    url: str,
    *,
    outlet: str | None = None,
    published: date | None = None,
    title: str | None = None,
    timeout: float = 30.0,
    max_bytes: int = MAX_BYTES,
    max_redirects: int = 5,
    ports: Collection[int] = PORTS,
    resolver: Callable[[str, int], Sequence[str]] = resolve,
    allowed: Callable[[Address], bool] = is_public,
    ssl_context: SSLContext | None = None,
) -> Raw | Rejected:
    """What stands at a URL, after at most `max_redirects` redirects, each judged anew.

    `outlet`, `published` and `title` are what the person says of it, as in `open_inputs`.
    `timeout` is seconds for all of it, but for the system's look-up of names; `max_bytes` holds before and after
    decompression. `resolver` gives a name's addresses and `allowed` judges each. Rejects: refused, fetch-failed,
    too-large.
    """
    deadline = time.monotonic() + timeout
    context = ssl_context or httpx.create_ssl_context(trust_env=False)
    where = url
    try:
        for _ in range(max_redirects + 1):
            place = target(where, ports)
            found = _get(place, addresses(place, resolver, allowed), deadline, max_bytes, context)
            if isinstance(found, Raw):
                return replace(found, outlet=outlet, published=published, title=title)
            where = urljoin(place.url, found)
    except FetchRefused as error:
        return Rejected(name=url, reason="refused", detail=str(error))
    except _TooLarge:
        return Rejected(name=url, reason="too-large", detail=f"more than {max_bytes:,} bytes")
    except _Failed as error:
        return Rejected(name=url, reason="fetch-failed", detail=str(error))
    except _FAILURES as error:
        return Rejected(name=url, reason="fetch-failed", detail=_words(error))
    return Rejected(name=url, reason="fetch-failed", detail=f"more than {max_redirects} redirects")


def fetched(url: str, **options: Any) -> Iterator[Raw | Rejected]:
    """The inputs at a URL, with the options of `fetch`: one, or of JSON Lines one a line, whose own address counts."""
    found = fetch(url, **options)
    if isinstance(found, Rejected) or found.media != "jsonl":
        yield found
        return
    for part in format_named("jsonl").split(io.BytesIO(found.content), found.name, MAX_BYTES):
        if isinstance(part, Rejected):
            yield part
        else:
            yield replace(part, outlet=found.outlet, published=found.published, title=found.title)


def _get(place: Target, found: list[Address], deadline: float, max_bytes: int, context: SSLContext) -> Raw | str:
    """The page at a target, or the location that it redirects to."""
    backend = _Pinned(found, deadline)
    where = httpcore.URL(
        scheme=place.scheme.encode(), host=place.host.encode(), port=place.port, target=place.path.encode()
    )
    with (
        httpcore.ConnectionPool(ssl_context=context, network_backend=backend) as pool,
        pool.stream("GET", where, headers=_HEADERS) as response,
    ):
        headers = {key.lower(): value.decode("latin-1") for key, value in response.headers}
        if response.status in _REDIRECTS and b"location" in headers:
            return headers[b"location"]
        if response.status != 200:
            raise _Failed(f"HTTP {response.status}")
        media, charset = _type(headers.get(b"content-type", ""))
        content = _body(response.iter_stream(), headers, max_bytes)
    return _raw(place, content, media, charset)


def _words(error: Exception) -> str:
    """What went wrong on the way, for people."""
    return getattr(error, "strerror", None) or str(error) or type(error).__name__


def _raw(place: Target, content: bytes, media: str | None, charset: str | None) -> Raw:
    if media is None:
        format = sniffed(content[:4096])
        if format is None:
            raise _Failed("no type given, and not one that is read here")
        media = format.name
    return Raw(name=place.url, content=content, media=media, url=place.url, charset=charset)


def _type(header: str) -> tuple[str | None, str | None]:
    """The input format and the charset of a Content-Type; no format when there is no such header."""
    kind, _, rest = header.partition(";")
    kind = kind.strip().lower()
    if kind and kind not in _MEDIA:
        raise _Failed(f"{kind!r} is not read here; read are: {', '.join(sorted(_MEDIA))}")
    charset = next((p.split("=", 1)[1] for p in rest.split(";") if p.strip().lower().startswith("charset=")), None)
    return _MEDIA.get(kind), charset.strip(" \"'") if charset else None


def _body(chunks: Iterable[bytes], headers: dict[bytes, str], max_bytes: int) -> bytes:
    encoding = headers.get(b"content-encoding", "identity").strip().lower()
    if encoding not in ("identity", "", "gzip", "x-gzip"):
        raise _Failed(f"content encoding {encoding!r} was not asked for")
    bounded = _bounded(chunks, max_bytes)
    plain = _gunzipped(bounded, max_bytes) if encoding.endswith("gzip") else bounded
    return b"".join(plain)


def _bounded(chunks: Iterable[bytes], max_bytes: int) -> Iterator[bytes]:
    total = 0
    for chunk in chunks:
        total += len(chunk)
        if total > max_bytes:
            raise _TooLarge
        yield chunk


def _gunzipped(chunks: Iterable[bytes], max_bytes: int) -> Iterator[bytes]:
    """What a gzip stream holds, never inflating a byte more than allowed."""
    member = zlib.decompressobj(wbits=31)
    left = max_bytes
    for chunk in chunks:
        piece = member.decompress(chunk, left + 1)
        left -= len(piece)
        if left < 0:
            raise _TooLarge
        yield piece
    if not member.eof:
        raise _Failed("the compressed page is cut off")


class _Pinned(httpcore.NetworkBackend):
    """Connects to the judged addresses, whatever name is asked for, until the deadline."""

    def __init__(self, found: list[Address], deadline: float) -> None:
        self._found, self._deadline, self._inner = found, deadline, httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,  # noqa: ARG002
        port: int,
        timeout: float | None = None,  # noqa: ARG002
        local_address: str | None = None,  # noqa: ARG002
        socket_options: Any = None,  # noqa: ARG002
    ) -> httpcore.NetworkStream:
        *others, last = [str(address) for address in self._found]
        for address in others:
            try:
                return self._connect(address, port)
            except httpcore.ConnectError:
                continue  # the next one may answer
        return self._connect(last, port)

    def _connect(self, address: str, port: int) -> httpcore.NetworkStream:
        stream = self._inner.connect_tcp(address, port, timeout=_left(self._deadline))
        return _Timed(stream, self._deadline)


class _Timed(httpcore.NetworkStream):
    """A stream that ends at the deadline, however slowly its bytes drip: headers and handshake included."""

    def __init__(self, inner: httpcore.NetworkStream, deadline: float) -> None:
        self._inner, self._deadline = inner, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002
        return self._inner.read(max_bytes, _left(self._deadline))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002
        self._inner.write(buffer, _left(self._deadline))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self,
        ssl_context: SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002
    ) -> httpcore.NetworkStream:
        inner = self._inner.start_tls(ssl_context, server_hostname, _left(self._deadline))
        return _Timed(inner, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


def _left(deadline: float) -> float:
    """Seconds that are left. Raises `httpcore.ReadTimeout` when none is."""
    left = deadline - time.monotonic()
    if left <= 0:
        raise httpcore.ReadTimeout("it took too long")
    return left
