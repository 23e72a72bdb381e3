"""A server on an address of this machine, with what it needs to be safe there."""

import secrets
import socket
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tadmor.errors import BadSetting
from tadmor.scale.pool import Limits
from tadmor.serve.errands import Errands
from tadmor.serve.house import House
from tadmor.serve.imports import Imports
from tadmor.settings import Settings, usable_cores
from tadmor.store import open_store

if TYPE_CHECKING:
    import uvicorn
    from starlette.types import ASGIApp

__all__ = ["address", "loopback", "opened_house", "run", "shared", "token_in", "usual_workers"]

_SHORTEST_TOKEN = 16
_THREADS = 4  # two cores answer no faster with forty, and each holds a connection with its cache
_KEEP_ALIVE = 20
_MOST_WORKERS = 3


def loopback(host: str) -> bool:
    """Whether only this machine reaches an address."""
    try:
        found = {str(info[4][0]) for info in socket.getaddrinfo(host, None)}
    except OSError as error:
        raise BadSetting(f"--host {host}: {error}") from None
    return all(one.startswith("127.") or one == "::1" for one in found)


def token_in(path: Path) -> str:
    """The token in a file, which is made, for its owner's eyes, if it is not there. Raises `BadSetting`."""
    try:
        if not path.exists():
            path.touch(mode=0o600, exist_ok=False)
            path.write_text(secrets.token_urlsafe(32) + "\n", encoding="utf-8")
        token = path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise BadSetting(f"--token-file {path}: {getattr(error, 'strerror', None) or error}") from None
    if len(token) < _SHORTEST_TOKEN:
        raise BadSetting(f"--token-file {path}: a token has at least {_SHORTEST_TOKEN} characters")
    return token


def shared(path: Path) -> bool:
    """Whether other users of this machine may read a file."""
    return bool(path.stat().st_mode & 0o077)


@contextmanager
def opened_house(database: Path, person: str, settings: Settings) -> Iterator[House]:
    """The house over a store's file, which must be there; what an earlier server had not finished goes on."""
    with open_store(database, create=False) as store:
        errands = Errands()
        folder = Path(f"{store.path}.imports")
        limits = Limits(seconds=settings.seconds, memory_mb=settings.memory_mb)
        imports = Imports(store, errands, folder, jobs=settings.jobs, limits=limits, gazetteer=settings.gazetteer)
        imports.resume()
        try:
            yield House(store, errands, imports, person, settings.gazetteer)
        finally:
            errands.close()


def usual_workers() -> int:
    """How many processes help the server's own: one less than there are cores, and at most three."""
    return min(_MOST_WORKERS, usable_cores() - 1)


def address(host: str, port: int) -> str:
    """An address as a browser takes it."""
    return f"http://{f'[{host}]' if ':' in host else host}:{port}/"


def run(
    house: House,
    host: str,
    port: int,
    *,
    token: str = "",
    names: Iterable[str] = (),
    workers: int = 0,
    ready: Callable[[str], Any] = lambda _: None,
) -> None:
    """Serve until interrupted, with as many `workers` beside this process.

    `ready` is told the address once it answers; port 0 takes a free one.
    """
    import anyio.to_thread
    import uvicorn

    from tadmor.serve.app import create_app
    from tadmor.serve.workers import Workers, calm

    helpers = Workers(house, workers)
    hosts = frozenset(name.lower() for name in (host, *names))
    app = create_app(house, token=token, hosts=hosts, any_address=host in ("0.0.0.0", "::"), workers=helpers)
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP) as bound:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            bound.bind((host, port))
        except OSError as error:
            raise BadSetting(f"cannot listen at {host}:{port}: {error.strerror}; choose another --port") from None
        where = address(host, bound.getsockname()[1])

        class _Server(uvicorn.Server):
            async def startup(self, sockets: list[socket.socket] | None = None) -> None:
                anyio.to_thread.current_default_thread_limiter().total_tokens = _THREADS
                await super().startup(sockets)
                ready(where)

        calm()
        try:
            _Server(_config(app)).run(sockets=[bound])
        finally:
            helpers.close()


def _config(app: "ASGIApp") -> "uvicorn.Config":
    import uvicorn

    return uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,
        server_header=False,
        date_header=True,
        timeout_keep_alive=_KEEP_ALIVE,
        timeout_graceful_shutdown=3,
        proxy_headers=False,
        ws="none",
        lifespan="off",
    )
