"""Incidents: as a list, one told in sentences, and one with its voices side by side."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from typing import Any, get_args

from tadmor.model import Decision
from tadmor.model.incidents import FindingKind
from tadmor.serve import leaving, shapes
from tadmor.serve.addresses import segment
from tadmor.serve.cards import about, happening
from tadmor.serve.pages.happenings import CIRCLES
from tadmor.serve.pictures import drawn
from tadmor.serve.reviewing import undoable
from tadmor.serve.screens import Answer, Asked, Entry, Gone, Parameter, Screen
from tadmor.store import NAMES, ClaimRow, Filter, IncidentRow, View
from tadmor.views.brief import brief
from tadmor.views.columns import Column, Row, Table, table
from tadmor.views.compared import compare_cells, incident_cells, is_scrap
from tadmor.views.maps import incidents_map
from tadmor.views.overruled import overrulings
from tadmor.views.plots import draw_finding
from tadmor.views.reasons import Reason, founder, reasons
from tadmor.views.told import quoted

__all__ = ["SCREENS", "composed_at", "incident_at"]

_GRAVE: tuple[FindingKind, ...] = ("conflict", "denied", "scope differs")
_COLUMNS = 6  # more do not stand side by side on a desk's screen
_REASONS = 12  # joints: each is worked out from the readings
_REPORTS = 200  # of an incident that can be chosen from to be taken out
_NEAR_DAYS, _NEAR_KM, _NEAR = 3, 60, 12
_LOOKED_AT = 4  # claims of an incident, for the words that stand for it in a list
_VOICES = Parameter("voices", "'all' for a column for each voice, however many there are.", "all")


def _in_order(asked: Asked) -> Filter:
    """The filter of the list: what most accounts tell first, a feed newest first, unless told otherwise."""
    if asked.word("sort") or asked.form == "atom":
        return asked.filter
    return asked.house.filter({**asked.words, "sort": ["accounts"]})


def _incidents(asked: Asked) -> Answer:
    page = asked.view.incidents(_in_order(asked))
    composed = any(row.composed for row in page.rows)
    cells = [incident_cells(row, asked.house.measured_types) | {"happening": happening(row)} for row in page.rows]
    data = shapes.listed(cells, page.next, composed)
    more = {
        "unlinked": asked.view.waiting(),
        "grave": _GRAVE,
        "scraps": [row.id for row in page.rows if is_scrap(row)],
        "said": {row.id: quoted(asked.view, row.incident, _LOOKED_AT) for row in page.rows},
    }
    return Answer(data=data, rows=page.rows, next=page.next, composed=composed, more=more)


def _file(asked: Asked, answer: Answer) -> Iterable[Mapping[str, Any]]:
    """The rows of a CSV file: lists of ids stay out of it."""
    for row in leaving.incidents(asked, answer.rows):
        cells = incident_cells(row, asked.house.measured_types)
        yield {name: value for name, value in cells.items() if name not in ("documents", "claims", "findings")} | {
            "who": "; ".join(row.incident.who),
            "whom": "; ".join(row.incident.whom),
            "reports": len(row.incident.documents),
        }


def _features(asked: Asked, answer: Answer) -> Mapping[str, Any]:
    wide, measured = asked.word("circles") != "", asked.house.measured_types
    found = incidents_map(leaving.incidents(asked, answer.rows), measured, circles=wide)
    return {**found, "next": answer.next}


def _entries(asked: Asked, answer: Answer) -> Iterable[Entry]:
    for row in leaving.incidents(asked, answer.rows):
        yield Entry(
            id=f"incident:{row.id}",
            title=happening(row),
            link=f"/incidents/{segment(row.id)}",
            summary=row.compared.voices.words() + ("; disputed" if row.disputed else ""),
            day=row.latest or row.earliest,
        )


def incident_at(asked: Asked) -> IncidentRow:
    """The incident that an address names, also under the id of one that has become a part of it. Raises `Gone`."""
    row = asked.view.incident(asked.path["id"])
    if row is None:
        raise Gone(f"There is no incident {asked.path['id']!r} in this store; its reports may have been linked anew.")
    return row


def composed_at(table: Table) -> bool:
    """Whether any report of a comparison is a composed sample."""
    return any(report.composed for column in table.columns for report in column.reports)


def _seen(asked: Asked, row: IncidentRow) -> dict[str, Any]:
    """What both pages of an incident know of it."""
    decisions = asked.view.decisions(row.id)
    return {
        "row": row,
        "happening": happening(row),
        "became": row.id if row.id != asked.path["id"] else "",
        "decisions": decisions,
        "seen": str(asked.view.seen(row.id)),
        "undoable": undoable(decisions),
        "linking": asked.house.errands.of_kind("link"),
        "grave": _GRAVE,
        "about": {id: about(asked.view, id) for id in row.incident.documents[:_REPORTS]},
    }


def _incident(asked: Asked) -> Answer:
    row = incident_at(asked)
    more = _seen(asked, row)
    why = _strongest(asked.view, row)
    once = _Once(asked.view)
    sentences = brief(once, row)
    compared = table(once, row, more["decisions"])
    data = (
        {"joined": []}
        | compare_cells(row, why, overrulings(more["decisions"]), asked.house.measured_types)
        | {
            "seen": more["seen"],
            "decisions": list(more["decisions"]),
            "brief": [
                {"claim": one.claim.id, "voice": one.voice.name, "repeated": list(one.repeated)} for one in sentences
            ],
        }
    )
    more |= {
        "sentences": sentences,
        "table": compared,
        "reasons": why,
        "near": _near(asked.view, row),
        "founder": founder(asked.view, row),
    }
    return Answer(data=data, title=more["happening"], more=more, rows=(row,), composed=composed_at(compared))


class _Once:
    """The claims of documents, asked for once each."""

    def __init__(self, view: View) -> None:
        self._view, self._known = view, dict[str, tuple[ClaimRow, ...]]()

    def rows(self, document: str) -> tuple[ClaimRow, ...]:
        """The claims of a document."""
        if document not in self._known:
            self._known[document] = self._view.rows(document)
        return self._known[document]


def _strongest(view: View, row: IncidentRow) -> tuple[Reason, ...]:
    """Why its claims are one happening; of a very large incident as its first reports tell."""
    told = row.incident
    return reasons(view, replace(told, documents=told.documents[:_REASONS])) if len(told.documents) > 1 else ()


def _near(view: View, row: IncidentRow) -> list[IncidentRow]:
    """Other incidents at about the same place and time: what one might want to join with this one."""
    told = row.incident
    if told.lat is None or told.lon is None or row.earliest is None:
        return []
    after = (row.latest or row.earliest) + timedelta(days=_NEAR_DAYS)
    before = row.earliest - timedelta(days=_NEAR_DAYS) if row.earliest > date.min + timedelta(days=9) else row.earliest
    asked = Filter(near=(told.lat, told.lon), within_km=_NEAR_KM, from_=before, to=after, size=_NEAR * 4)
    found = [one for one in view.incidents(asked).rows if one.id != row.id and not one.incident.story]
    return sorted(found, key=lambda one: (one.incident.class_ != told.class_, -one.voices))[:_NEAR]


@dataclass(frozen=True, slots=True)
class _Shown:
    """A row with the picture of its numbers, if it has some."""

    row: Row
    picture: str
    ruled: bool


def _compare(asked: Asked) -> Answer:
    row = incident_at(asked)
    more = _seen(asked, row)
    compared = table(asked.view, row, more["decisions"])
    kept = _kept(compared, asked.word("voices") == "all")
    more |= {
        "columns": [compared.columns[at] for at in kept],
        "left_out": len(compared.columns) - len(kept),
        "rows": [_drawn(number, _narrowed(one, kept), compared.rules(one)) for number, one in enumerate(compared.rows)],
        "kinds": get_args(FindingKind),
    }
    data = compare_cells(row, (), overrulings(more["decisions"]), asked.house.measured_types) | {
        "seen": more["seen"],
        "columns": [_plain(column) for column in compared.columns],
    }
    title = f"Compare: {more['happening']}"
    return Answer(data=data, title=title, more=more, rows=compared.rows, composed=composed_at(compared))


def _kept(compared: Table, every: bool) -> list[int]:
    """The columns to show: of many those that say most."""
    at = range(len(compared.columns))
    if every:
        return list(at)
    says = {number: sum(bool(row.cells[number]) for row in compared.rows) for number in at}
    return sorted(sorted(at, key=lambda number: (-says[number], number))[:_COLUMNS])


def _narrowed(row: Row, kept: Sequence[int]) -> Row:
    return replace(row, cells=tuple(row.cells[at] for at in kept))


def _drawn(number: int, row: Row, ruled: bool) -> _Shown:
    picture = draw_finding(row.finding) if row.finding.aspect == "how many" else None
    return _Shown(row, drawn(picture, f"row-{number}") if picture else "", ruled)


def _plain(column: Column) -> dict[str, Any]:
    return asdict(column) | {"outlets": column.outlets}


def _compared_file(asked: Asked, answer: Answer) -> Iterable[Mapping[str, Any]]:
    """A line for each wording of each voice."""
    names = [column["name"] for column in answer.data["columns"]]
    lines = (
        {
            "aspect": row.title,
            "finding": row.finding.finding,
            "why": row.finding.why,
            "overruled": row.overruled.finding if row.overruled else None,
            "voice": name,
            "words": said.words,
            "read_as": said.read,
            "document": said.document,
            "outlet": said.outlet,
            "published": said.published,
            "claim": said.claim,
        }
        for row in answer.rows
        for name, cell in zip(names, row.cells, strict=True)
        for said in cell
    )
    documents = answer.more["row"].incident.documents
    return leaving.shapes(asked, lines, lambda _: documents)


_ABOUT: dict[str, Any] = {
    "incident": str,
    "voices": list[dict[str, Any]],
    "aspects": list[dict[str, Any]],
    "support": str,
    "about": dict[str, Any],
    "seen": str,
}
SCREENS = (
    Screen(
        name="incidents",
        path="/incidents",
        title="Incidents",
        summary="One happening as several claims tell it, those that most accounts tell first.",
        template="incidents.html",
        answer=_incidents,
        shape=shapes.record("IncidentList", rows=list[dict[str, Any]], next=str | None, composed=bool, note=str),
        words=NAMES,
        parameters=(CIRCLES,),
        table=_file,
        features=_features,
        entries=_entries,
    ),
    Screen(
        name="incident",
        path="/incidents/{id}",
        title="Incident",
        summary="One happening in sentences, each of them somebody's claim, and why these claims count as one.",
        template="incident.html",
        answer=_incident,
        shape=shapes.record(
            "Incident", **_ABOUT, joined=list[dict[str, Any]], decisions=list[Decision], brief=list[dict[str, Any]]
        ),
    ),
    Screen(
        name="compare",
        path="/incidents/{id}/compare",
        title="Compare",
        summary="The voices of one incident side by side, aspect by aspect, with a finding on each.",
        template="compare.html",
        answer=_compare,
        shape=shapes.record("Compared", **_ABOUT, columns=list[dict[str, Any]]),
        parameters=(_VOICES,),
        table=_compared_file,
    ),
)
