"""Which addresses may be fetched: public ones, spelled plainly, and nothing that only looks so.

A name is judged by every address that it resolves to, and the connection goes to a judged address.
"""

import ipaddress
import re
import socket
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

import httpx

from tadmor.errors import FetchRefused

__all__ = ["PORTS", "Address", "Target", "addresses", "is_public", "resolve", "target"]

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

PORTS = frozenset({80, 443, 8080, 8443})
_DEFAULT_PORTS = {"http": 80, "https": 443}
_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?")
_HOME = frozenset({"localhost", "localdomain", "local", "internal", "intranet", "lan", "home", "corp", "arpa", "onion"})
# Over and above what `ipaddress` calls not global, which differs between versions of Python.
_CLOSED_4 = tuple(map(ipaddress.IPv4Network, ("0.0.0.0/8", "192.0.0.0/24", "192.88.99.0/24", "224.0.0.0/3")))
_GLOBAL_6 = ipaddress.IPv6Network("2000::/3")
_CLOSED_6 = tuple(
    map(ipaddress.IPv6Network, ("2001::/23", "2001:db8::/32", "2002::/16", "3ffe::/16", "3fff::/20"))
)  # Teredo and other protocols, documentation, 6to4, the old test net, documentation
_CARRIERS = tuple(map(ipaddress.IPv6Network, ("::ffff:0:0/96", "64:ff9b::/96")))  # IPv4-mapped, NAT64


@dataclass(frozen=True, slots=True)
class Target:
    """Where a URL points: `host` is ASCII, lower case, without its trailing dot; `path` has the query with it."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def url(self) -> str:
        """The URL again, without its fragment."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == _DEFAULT_PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{host}{port}{self.path}"


def target(url: str, ports: Collection[int] = PORTS) -> Target:
    """Where a URL points. Raises `FetchRefused` when its spelling alone forbids it."""
    if re.search(r"[\s\\\x00-\x1f\x7f]", url):
        raise FetchRefused("a URL holds no blanks, backslashes or control characters")
    try:
        parsed = httpx.URL(url)
    except (httpx.InvalidURL, ValueError, UnicodeError) as error:
        raise FetchRefused(f"not a URL: {error}") from None
    if parsed.scheme not in _DEFAULT_PORTS:
        raise FetchRefused(f"only http and https are fetched, not {parsed.scheme!r}")
    if parsed.userinfo or "@" in parsed.netloc.decode("ascii", "replace"):
        raise FetchRefused("a URL with a user name or password is not fetched")
    port = parsed.port or _DEFAULT_PORTS[parsed.scheme]
    if port not in ports:
        raise FetchRefused(f"port {port} is not fetched from; allowed: {', '.join(map(str, sorted(ports)))}")
    host = _host(parsed.raw_host.decode("ascii", "replace"))
    return Target(parsed.scheme, host, port, parsed.raw_path.decode("ascii", "replace"))


def _host(written: str) -> str:
    host = written.lower().removesuffix(".")
    if "%" in host:
        raise FetchRefused(f"{written[:80]!r} is not a host name, nor an address on the internet")
    if _literal(host) is not None:
        return host
    labels = host.split(".")
    if len(host) > 253 or not all(map(_LABEL.fullmatch, labels)):
        raise FetchRefused(f"{written[:80]!r} is not a host name")
    if re.fullmatch(r"[0-9]+|0x[0-9a-f]*", labels[-1]):
        raise FetchRefused(f"{host!r} is an unusual spelling of an address")
    if len(labels) < 2 or labels[-1] in _HOME:
        raise FetchRefused(f"{host!r} is a local name")
    return host


def _literal(host: str) -> Address | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None


def resolve(host: str, port: int) -> Sequence[str]:
    """Every address that the system knows for a name. Raises `OSError` when it knows none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def addresses(
    where: Target, resolver: Callable[[str, int], Sequence[str]], allowed: Callable[[Address], bool]
) -> list[Address]:
    """The addresses of a target, all of them allowed.

    Raises `FetchRefused` when one of them is not, and `OSError` when there is none.
    """
    literal = _literal(where.host)
    found = [literal] if literal else [ipaddress.ip_address(a) for a in resolver(where.host, where.port)]
    if not found:
        raise OSError(f"no address for {where.host}")
    closed = next((address for address in found if not allowed(address)), None)
    if closed is not None:
        raise FetchRefused(f"{where.host} leads to {closed}, which is not a public address")
    return found


def is_public(address: Address) -> bool:
    """Whether an address is one on the open internet, the IPv4 address inside an IPv6 one included."""
    if isinstance(address, ipaddress.IPv4Address):
        return address.is_global and not any(address in network for network in _CLOSED_4)
    if address.scope_id:
        return False
    if any(address in network for network in _CARRIERS):
        return is_public(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
    return address in _GLOBAL_6 and address.is_global and not any(address in network for network in _CLOSED_6)
