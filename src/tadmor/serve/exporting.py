"""Everything that answers a filter, as a file of one of the export formats, through the one redaction."""

import tempfile
from collections.abc import Iterator
from itertools import islice
from typing import IO, BinaryIO, cast

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from tadmor import registry
from tadmor.errors import TadmorError, UnknownName
from tadmor.export import Exporter, publish
from tadmor.serve.answering import Endpoint, words_of
from tadmor.serve.house import House
from tadmor.serve.problems import Problem, problem_at, respond
from tadmor.store import NAMES, View, every, parse_filter

__all__ = ["MOST_DOCUMENTS", "exporting"]

MOST_DOCUMENTS = 1000  # at some 25 ms each to redact; more is for the command line, which shows how far it is
_IN_MEMORY = 4_000_000
_PIECE = 64 * 1024
_DECIDED = ("accepted", "corrected", "rejected", "unverifiable")
_TOO_MANY = f"More than {MOST_DOCUMENTS:,} reports answer. Narrow the filter, or run tadmor export, which has no limit."


def exporting(house: House) -> Endpoint:
    """What answers `/export/csv?place=Palmyra`."""

    async def endpoint(request: Request) -> Response:
        return await run_in_threadpool(_exported, house, request)

    return endpoint


def _exported(house: House, request: Request) -> Response:
    try:
        name = request.path_params["format"]
        if name not in registry.known("export"):
            raise UnknownName("export format", name, registry.known("export"))
        exporter: Exporter = registry.load("export", name)
        filter = house.filter(words_of(NAMES, request.query_params.multi_items()))
        with house.store.snapshot() as view:
            readings = list(islice(view.readings(filter), MOST_DOCUMENTS + 1))
            reviews = _reviews(view)
        if len(readings) > MOST_DOCUMENTS:
            return respond(request.scope, Problem(413, "Too many for the page", _TOO_MANY))
        file = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - closed when it has been sent
        publish(exporter, readings, cast(BinaryIO, file), reviews)
    except TadmorError as error:
        return respond(request.scope, problem_at(error, request.url.path, request.query_params.multi_items()))
    headers = {"content-disposition": f'attachment; filename="tadmor{exporter.suffix}"'}
    return StreamingResponse(_pieces(file), headers=headers, media_type=exporter.media_type)


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        file.seek(0)
        while piece := file.read(_PIECE):
            yield piece


def _reviews(view: View) -> dict[str, str]:
    """People's word on each claim that they have decided about."""
    decided = parse_filter({"review": list(_DECIDED), "size": ["1000"]})
    return {row.id: row.review for row in every(view.claims, decided)}
