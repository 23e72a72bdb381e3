"""What every export format of incidents must do.

A plug-in's tests need one line: `from tadmor.testing.incident_exports import *`.
"""

import csv
import io
from dataclasses import replace
from datetime import date

import pytest

from tadmor.export import IncidentExporter, Told, publish_incidents
from tadmor.link.tolls import Toll
from tadmor.model import (
    Actor,
    Attribution,
    Certainty,
    Claim,
    Document,
    Event,
    Place,
    Quantity,
    Reading,
    Span,
    Speaker,
    Voice,
    VoiceCount,
    span_of,
)
from tadmor.model.incidents import Compared, Finding, Incident, Value
from tadmor.registry import known, load
from tadmor.store import IncidentRow

__all__ = [
    "incident_exporter",
    "test_a_format_of_incidents_describes_itself",
    "test_a_format_of_incidents_tells_no_secret",
    "test_a_table_of_incidents_runs_no_formula",
    "test_ids_are_marked_as_ours",
    "test_incidents_are_counted",
    "test_no_incident_is_fine",
    "told_incident",
]

_TEXT = (
    "Idris Okonveld, 7, and 11 other civilians were killed when Zubarian jets bombed Homs at 34.56041, 38.26723, "
    "his aunt, Petra Okonveld, said."
)
_SECRETS = ("Okonveld", "Idris", "Petra", "34.5604", "38.2672", "34.7268", "36.7233")
_DAY = date(2016, 12, 12)


def _span(words: str) -> Span:
    start = _TEXT.index(words)
    return span_of(_TEXT, start, start + len(words))


def _reading(title: str) -> Reading:
    """A report whose victim, witness and exact point no default export may tell."""
    content, flat = _span("Idris Okonveld, 7, and 11 other civilians were killed when Zubarian jets bombed Homs"), "CT+"
    said = Attribution(
        id="a1",
        type="speech",
        kind="indirect",
        source=(_span("his aunt, Petra Okonveld"),),
        cue=(_span("said"),),
        content=(content,),
        speaker=Speaker(name="Petra Okonveld", kind="person", role="aunt"),
        certainty=Certainty(label=flat),  # type: ignore[arg-type]
        chain=("The Lantern", "Petra Okonveld"),
    )
    bombed = Event(
        id="e1",
        trigger=_span("bombed"),
        class_="ASSAULT",
        type="STRIKE.air",
        actors=(_span("Zubarian jets"),),
        recipients=(_span("11 other civilians"),),
        place=(_span("Homs"),),
        attribution="a1",
        quantities=("q1",),
    )
    count = Quantity(id="q1", span=_span("11"), low=11, high=11, best=11, bound="exactly", role="killed", event="e1")
    place = Place(span=_span("Homs"), name="Homs", country="SY", lat=34.7268213, lon=36.7233943, precision="G2")
    return Reading(
        document=Document(id="d1", text=_TEXT, outlet="The Lantern", title=title, published=_DAY),
        made_by=("contract/1",),
        attributions=(said,),
        events=(bombed,),
        quantities=(count,),
        places=(replace(place, radius_km=5.0, admin1="Homs"),),
        actors=(
            Actor(name="Idris Okonveld", kind="person", mentions=(_span("Idris Okonveld"),), private=True),
            Actor(name="Zubarian Air Force", kind="state-force", mentions=(_span("Zubarian jets"),)),
        ),
        claims=(
            Claim(id="c1", attribution="a1", spans=(content,), certainty=said.certainty, events=("e1",),
                  quantities=("q1",)),
        ),
    )  # fmt: skip


def told_incident(title: str = "Idris Okonveld, 7, killed") -> Told:
    """One incident as one report tells it, with a private name in everything that can hold one."""
    voice = Voice(name="Petra Okonveld", side="petra okonveld", claims=("c1",), documents=("d1",), origin="d1")
    value = Value(voice="Petra Okonveld", claim="c1", document="d1", span=_span("11"), text="11", telling="t1")
    incident = Incident(
        id="it1",
        tellings=("t1",),
        claims=("c1",),
        documents=("d1",),
        class_="ASSAULT",
        type="STRIKE.air",
        who=("Zubarian Air Force",),
        whom=("Idris Okonveld",),
        doers=("Zubarian Air Force",),
        victims=("Idris Okonveld",),
        place="Homs",
        lat=34.7268213,
        lon=36.7233943,
        precision="G2",
        radius_km=5.0,
    )
    finding = Finding(
        incident="it1", aspect="how many", finding="only one", why="Petra Okonveld alone", values=(value,)
    )
    compared = Compared(incident=incident, voices=VoiceCount(voices=(voice,)), findings=(finding,))
    row = IncidentRow(compared=compared, earliest=_DAY, latest=_DAY, dated="published", composed=False)
    toll = Toll(document="d1", claim="c1", group="civilians", low=11, high=11, best=11)
    return Told(row=row, readings=(_reading(title),), tolls=(toll,))


@pytest.fixture(params=sorted(known("incident-export")))
def incident_exporter(request: pytest.FixtureRequest) -> IncidentExporter:
    """Each format of the registry in turn, plug-ins included."""
    loaded = load("incident-export", request.param)
    assert isinstance(loaded, IncidentExporter)
    return loaded


def _table(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline=""), strict=True))


def test_a_format_of_incidents_describes_itself(incident_exporter: IncidentExporter) -> None:
    """Its name is the registry's and no other export's, its suffix has a dot, and it says what it is."""
    assert incident_exporter.name in known("incident-export")
    assert incident_exporter.name not in known("export")
    assert incident_exporter.suffix.startswith(".")
    assert "/" in incident_exporter.media_type
    assert incident_exporter.description


def test_incidents_are_counted(incident_exporter: IncidentExporter) -> None:
    """What `write` returns is the number of rows it wrote; two incidents are twice one."""
    one, two = io.BytesIO(), io.BytesIO()
    rows = incident_exporter.write([told_incident()], one)
    assert rows > 0
    assert 2 * rows == incident_exporter.write([told_incident(), told_incident()], two)
    assert incident_exporter.suffix != ".csv" or rows == len(_table(one.getvalue()))


def test_no_incident_is_fine(incident_exporter: IncidentExporter) -> None:
    """No incident is no row, and the stream stays open."""
    out = io.BytesIO()
    assert incident_exporter.write([], out) == 0
    assert not out.closed


def test_ids_are_marked_as_ours(incident_exporter: IncidentExporter) -> None:
    """Nobody takes a row of ours for one of the data set whose shape it has."""
    out = io.BytesIO()
    incident_exporter.write([told_incident()], out)
    assert b"tadmor" in out.getvalue()
    if incident_exporter.suffix == ".csv":
        assert [next(iter(row.values())) for row in _table(out.getvalue())] == ["tadmor-it1"]


@pytest.mark.parametrize("title", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", " =1", "＝1", "two\r\nlines", 'a "b", c'])
def test_a_table_of_incidents_runs_no_formula(incident_exporter: IncidentExporter, title: str) -> None:
    """In a table no cell opens like a formula, degrees aside, and no title breaks a row."""
    if incident_exporter.suffix != ".csv":
        pytest.skip("no table")
    out = io.BytesIO()
    rows = incident_exporter.write([told_incident(title)], out)
    table = _table(out.getvalue())
    assert rows == len(table)
    words = [cell.lstrip() for row in table for name, cell in row.items() if name not in ("latitude", "longitude")]
    assert [cell for cell in words if cell[:1] in {*"=+-@＝＋－＠"}] == []


def test_a_format_of_incidents_tells_no_secret(incident_exporter: IncidentExporter) -> None:
    """Published, no format names a private person or an exact point, in whichever field it stands."""
    out = io.BytesIO()
    assert publish_incidents(incident_exporter, [told_incident()], out) > 0
    told = out.getvalue().decode("utf-8", "replace").casefold()
    assert [secret for secret in _SECRETS if secret.casefold() in told] == []
