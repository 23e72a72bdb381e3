"""The page's own files: read once from the package, served by name from a table. No request names a path."""

import gzip
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

__all__ = ["address", "assets", "serve"]

_MEDIA = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".txt": "text/plain; charset=utf-8",
    ".woff2": "font/woff2",
}
_WORDS = ("text/", "application/json", "image/svg")
_FOREVER = "public, max-age=31536000, immutable"


@dataclass(frozen=True, slots=True)
class Asset:
    """One file, with its media type."""

    content: bytes = field(repr=False)
    media: str


@cache
def assets() -> tuple[str, Mapping[str, Asset]]:
    """A digest over all files, which stands in every address, and the files by name ("css/page.css")."""
    found = dict(sorted(_under(files(__package__).joinpath("static"), "")))
    whole = hashlib.sha256()
    for name, asset in found.items():
        whole.update(f"{name}\0{len(asset.content)}\0".encode() + asset.content)
    return whole.hexdigest()[:12], found


def _under(folder: Traversable, prefix: str) -> Iterator[tuple[str, Asset]]:
    for item in folder.iterdir():
        if item.is_dir():
            yield from _under(item, f"{prefix}{item.name}/")
        elif media := _MEDIA.get(item.name[item.name.rfind(".") :]):
            yield f"{prefix}{item.name}", Asset(item.read_bytes(), media)


def address(name: str) -> str:
    """Where a file is served. Files of one release share a folder, so modules import each other by relative names."""
    release, found = assets()
    if name not in found:
        raise KeyError(f"no static file {name!r}")
    return f"/static/{release}/{name}"


def serve(request: Request) -> Response:
    """A file by its name."""
    release, found = assets()
    asset = found.get(request.path_params["name"])
    if asset is None:
        raise HTTPException(404, "There is no such file.")
    fresh = request.path_params["release"] == release
    headers = {"cache-control": _FOREVER if fresh else "no-store", "vary": "accept-encoding"}
    if "gzip" not in request.headers.get("accept-encoding", "") or not asset.media.startswith(_WORDS):
        return Response(asset.content, headers=headers, media_type=asset.media)
    return Response(_packed(asset), headers=headers | {"content-encoding": "gzip"}, media_type=asset.media)


@cache
def _packed(asset: Asset) -> bytes:
    """A file in a third of its size. Pages are not packed: beside what a stranger may choose, size tells of secrets."""
    return gzip.compress(asset.content, mtime=0)
