"""Handing in reports: files, pasted text, or one address to fetch; how far their reading is; what was rejected."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import msgspec

from tadmor.ingest import is_blank, is_future
from tadmor.model import Rejected
from tadmor.serve import shapes
from tadmor.serve.errands import Errand, State
from tadmor.serve.imports import About, Progress
from tadmor.serve.screens import Action, Answer, Asked, Done, Posted, Screen, Upload

__all__ = ["ACTIONS", "LARGEST", "SCREENS"]

LARGEST = 64_000_000
_REJECTS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class _Handed:
    """The fields of the form. `address` is fetched because it is named here, and only then."""

    text: str = ""
    address: str = ""
    outlet: str | None = None
    published: date | None = None
    title: str | None = None
    url: str | None = None


_Shown: Any = shapes.record(
    "Import",
    id=str,
    title=str,
    state=State,
    begun=datetime | None,
    ended=datetime | None,
    progress=Progress,
    problem=str,
)


def _cells(errand: Errand) -> Mapping[str, Any]:
    return {
        "id": errand.id,
        "title": errand.title,
        "state": errand.state,
        "begun": errand.begun,
        "ended": errand.ended,
        "progress": errand.progress or Progress(),
        "problem": errand.problem,
    }


def _imports(asked: Asked) -> Answer:
    shown = [_cells(errand) for errand in asked.house.imports.listed()]
    rejects = asked.view.rejects()[::-1]
    busy = any(one["state"] in ("waiting", "running") for one in shown)
    data = {"imports": shown, "busy": busy, "rejects": rejects[:_REJECTS], "rejected": len(rejects)}
    return Answer(data=data)


def _hand_in(posted: Posted) -> Done:
    handed: _Handed = posted.body
    if handed.published and is_future(handed.published, None):
        raise msgspec.ValidationError(f"published: {handed.published} lies in the future")
    if handed.published and is_blank(handed.published):
        raise msgspec.ValidationError(f"published: {handed.published} is no day of a report; write the year in full")
    if handed.address and (handed.text or posted.files):
        raise msgspec.ValidationError("give either an address to fetch, or files and text")
    files = list(posted.files)
    if handed.text.strip():
        files.append(Upload("pasted text", handed.text.encode("utf-8", "replace")))
    if not files and not handed.address:
        raise msgspec.ValidationError("there is nothing to read: choose a file, or paste a text")
    about = About(outlet=handed.outlet, published=handed.published, title=handed.title, url=handed.url)
    errand = posted.house.imports.take(_title(files, handed), about, files, handed.address or None)
    return Done(to="/imports", data=_cells(errand), status=202)


def _title(files: list[Upload], handed: _Handed) -> str:
    if handed.address:
        return handed.address
    first = handed.title if handed.title and len(files) == 1 else files[0].name
    return first if len(files) == 1 else f"{first} and {len(files) - 1} more"


SCREENS = (
    Screen(
        name="imports",
        path="/imports",
        title="Imports",
        summary="Hand in reports, see how far their reading is, and what was rejected and why.",
        template="imports.html",
        answer=_imports,
        shape=shapes.record("Imports", imports=list[_Shown], busy=bool, rejects=list[Rejected], rejected=int),
        live=True,
    ),
)
ACTIONS = (
    Action(
        name="import",
        path="/imports",
        summary="Hand in a text, or an address to fetch; a form may send files. It is read in the background.",
        act=_hand_in,
        body=_Handed,
        shape=_Shown,
        largest=LARGEST,
        files=True,
    ),
)
