"""One incident as one file that needs nothing else: its own style, no script, no request, redacted."""

from datetime import UTC, datetime
from importlib.resources import files

from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from tadmor.errors import TadmorError
from tadmor.serve.addresses import told
from tadmor.serve.answering import Endpoint
from tadmor.serve.cards import happening
from tadmor.serve.house import House
from tadmor.serve.pictures import drawn
from tadmor.serve.problems import Problem, problem, respond
from tadmor.serve.rendering import page
from tadmor.store import IncidentRow, View
from tadmor.views.plots import draw_finding
from tadmor.views.share import share

__all__ = ["shared_page", "sharing"]

_STYLE = "share.css"


def shared_page(view: View, row: IncidentRow, made: datetime | None = None) -> bytes:
    """The file, UTF-8."""
    found = share(view, row, made or datetime.now(UTC))
    style = files("tadmor.serve").joinpath("static", "css", _STYLE).read_text(encoding="utf-8")
    pictures = [draw_finding(one.finding) if one.finding.aspect == "how many" else None for one in found.table.rows]
    return page(
        "share.html",
        shared=found,
        style=Markup(f"<style>{style}</style>"),
        happening=happening(found.row),
        pictures=[drawn(one, f"row-{number}") if one else "" for number, one in enumerate(pictures)],
    )


def sharing(house: House) -> Endpoint:
    """What answers `/incidents/ID/share.html`: the file, to be kept."""

    async def endpoint(request: Request) -> Response:
        return await run_in_threadpool(_shared, house, request)

    return endpoint


def _shared(house: House, request: Request) -> Response:
    id = told(request.path_params["id"])
    try:
        with house.store.snapshot() as view:
            row = view.incident(id)
            if row is None:
                return respond(request.scope, Problem(404, "Nothing here", f"There is no incident {id!r} here."))
            content = shared_page(view, row)
    except TadmorError as error:
        return respond(request.scope, problem(error))
    headers = {"content-disposition": f'attachment; filename="incident-{_name(row.id)}.html"'}
    return Response(content, headers=headers, media_type="text/html")


def _name(id: str) -> str:
    return "".join(character for character in id if character.isascii() and character.isalnum())[:40] or "shared"
