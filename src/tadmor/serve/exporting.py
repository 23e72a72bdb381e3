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
from tadmor.export import Exporter, IncidentExporter, answering, publish, publish_incidents, reviews, told_of
from tadmor.serve.answering import Endpoint, words_of
from tadmor.serve.house import House
from tadmor.serve.problems import Problem, problem_at, respond
from tadmor.store import NAMES, Filter, View, every

__all__ = ["MOST_DOCUMENTS", "exporting"]

MOST_DOCUMENTS = 1000  # at some 25 ms each to redact; more is for the command line, which shows how far it is
_IN_MEMORY = 4_000_000
_PIECE = 64 * 1024


class _TooMany(Exception):
    """More answers than a page waits for."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"More than {MOST_DOCUMENTS:,} {what} answer. Narrow the filter, or run tadmor export, which has no limit."
        )


def exporting(house: House) -> Endpoint:
    """What answers `/export/csv?place=Palmyra`."""

    async def endpoint(request: Request) -> Response:
        return await run_in_threadpool(_exported, house, request)

    return endpoint


def _exported(house: House, request: Request) -> Response:
    try:
        name = request.path_params["format"]
        filter = house.filter(words_of(NAMES, request.query_params.multi_items()))
        file = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - closed when it has been sent
        write = _write_incidents if name in registry.known("incident-export") else _write_readings
        with house.store.snapshot() as view:
            exporter = write(name, view, filter, cast(BinaryIO, file))
    except _TooMany as many:
        return respond(request.scope, Problem(413, "Too many for the page", str(many)))
    except TadmorError as error:
        return respond(request.scope, problem_at(error, request.url.path, request.query_params.multi_items()))
    headers = {"content-disposition": f'attachment; filename="tadmor{exporter.suffix}"'}
    return StreamingResponse(_pieces(file), headers=headers, media_type=exporter.media_type)


def _write_readings(name: str, view: View, filter: Filter, out: BinaryIO) -> Exporter:
    known = registry.known("export")
    if name not in known:
        raise UnknownName("export format", name, known | registry.known("incident-export"))
    exporter: Exporter = registry.load("export", name)
    asked = answering(exporter, view, filter, MOST_DOCUMENTS)
    readings = list(islice(asked.readings, MOST_DOCUMENTS + 1))
    if len(readings) > MOST_DOCUMENTS:
        raise _TooMany("reports")
    publish(exporter, readings, out, reviews(view), asked.answers)
    return exporter


def _write_incidents(name: str, view: View, filter: Filter, out: BinaryIO) -> IncidentExporter:
    exporter: IncidentExporter = registry.load("incident-export", name)
    found = list(islice(every(view.incidents, filter), MOST_DOCUMENTS + 1))
    if len(found) > MOST_DOCUMENTS:
        raise _TooMany("incidents")
    publish_incidents(exporter, told_of(view, found), out)
    return exporter


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        file.seek(0)
        while piece := file.read(_PIECE):
            yield piece
