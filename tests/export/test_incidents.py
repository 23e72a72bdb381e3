"""Incidents in the shape of UCDP and ACLED: exact columns, sides and dead as told, voices for sources."""

import csv
import io
from dataclasses import replace

import pytest
from tests.reference.made import ACLED, UCDP

from tadmor.export import IncidentExporter, Told, publish_incidents, put_incidents, redact_told
from tadmor.export.acled import COLUMNS as ACLED_COLUMNS
from tadmor.export.ucdp import COLUMNS as UCDP_COLUMNS
from tadmor.link.tolls import Group, Toll
from tadmor.model import Actor, ActorKind, Voice, VoiceCount
from tadmor.reference import read_stream
from tadmor.registry import load
from tadmor.testing.incident_exports import told_incident


def exported(name: str, *incidents: Told, redacted: bool = False) -> list[dict[str, str]]:
    """The rows of a format."""
    exporter: IncidentExporter = load("incident-export", name)
    out = io.BytesIO()
    (publish_incidents if redacted else put_incidents)(exporter, incidents, out)
    return list(csv.DictReader(io.StringIO(out.getvalue().decode(), newline=""), strict=True))


def fought(one: ActorKind, other: ActorKind, *tolls: Toll) -> Told:
    """The incident between two sides of these kinds, with these dead."""
    told = told_incident("Fight at Homs")
    actors = (Actor(name="One", kind=one, mentions=()), Actor(name="Other", kind=other, mentions=()))
    incident = replace(told.incident, type="BATTLE.clash", doers=("One",), victims=("Other", "Third"))
    row = replace(told.row, compared=replace(told.row.compared, incident=incident))
    return replace(told, row=row, readings=(replace(told.readings[0], actors=actors),), tolls=tolls)


def dead(group: Group, low: int, high: int | None = None, document: str = "d1", running: bool = False) -> Toll:
    """A number of dead."""
    return Toll(document=document, claim="c1", group=group, low=low, high=high, best=low, running=running)


def test_columns_are_those_of_the_codebooks() -> None:
    """All of them, in their order."""
    assert UCDP == list(UCDP_COLUMNS)
    assert ACLED == list(ACLED_COLUMNS)


@pytest.mark.parametrize("name", ["ucdp", "acled"])
def test_what_is_written_can_be_read_back_as_reference(name: str) -> None:
    """The shape is the data set's, so its readers read it."""
    out = io.BytesIO()
    load("incident-export", name).write([told_incident()], out)
    (event,) = read_stream(io.BytesIO(out.getvalue()), name)
    assert f"{name}:tadmor-it1" == getattr(event, "key", None)


@pytest.mark.parametrize(
    ("one", "other", "violence"),
    [
        ("state-force", "armed-group", "1"),
        ("armed-group", "government", "1"),
        ("armed-group", "armed-group", "2"),
        ("armed-group", "civilians", "3"),
        ("state-force", "civilians", "3"),
        ("civilians", "civilians", ""),
    ],
)
def test_violence_follows_from_who_stands_against_whom(one: ActorKind, other: ActorKind, violence: str) -> None:
    """And stays empty where the reports leave it open."""
    (row,) = exported("ucdp", fought(one, other, dead("unsaid", 3)))
    assert violence == row["type_of_violence"]


def test_nobody_is_a_side_by_his_own_name() -> None:
    """A prime minister who visits the scene "acts", and is no side; people without arms who are hit are one."""
    (row,) = exported("ucdp", fought("person", "civilians", dead("civilians", 3)))
    assert ("", "Other, Third") == (row["side_a"], row["side_b"])


def test_nobody_acts_and_is_acted_on() -> None:
    """Whom reports put on both sides acts."""
    told = fought("state-force", "armed-group", dead("fighters", 3))
    incident = replace(told.incident, victims=("Other", "One"))
    row = replace(told.row, compared=replace(told.row.compared, incident=incident))
    (found,) = exported("ucdp", replace(told, row=row))
    assert ("One", "Other") == (found["side_a"], found["side_b"])


def test_the_government_is_side_a_and_the_dead_are_on_their_side() -> None:
    """Soldiers on the state's, fighters on the group's, civilians apart, the rest unknown: the four make the best."""
    told = fought(
        "armed-group",
        "state-force",
        dead("state forces", 34, None),
        dead("fighters", 12, 20),
        dead("civilians", 5, 5),
        dead("unsaid", 60, 60),
    )
    (row,) = exported("ucdp", told)
    assert ("Other, Third", "One") == (row["side_a"], row["side_b"])
    assert ["34", "12", "5", "9"] == [row[f"deaths_{side}"] for side in ("a", "b", "civilians", "unknown")]
    assert ["60", "60", "60"] == [row[name] for name in ("low", "best", "high")]


def between(one: Actor, other: Actor) -> dict[str, str]:
    """The row of UCDP of a fight between two sides."""
    told = fought(one.kind, other.kind, dead("unsaid", 3))
    incident = replace(told.incident, doers=(one.name,), victims=(other.name,))
    row = replace(told.row, compared=replace(told.row.compared, incident=incident))
    (found,) = exported("ucdp", replace(told, row=row, readings=(replace(told.readings[0], actors=(one, other)),)))
    return found


def test_a_dyad_that_ucdp_has_gets_its_numbers() -> None:
    """Whoever of the two acts, and by all that acts for a state; one side alone gets none."""
    numbers = ("conflict_new_id", "conflict_name", "dyad_new_id", "side_a_new_id", "side_b_new_id", "gwnoa", "gwnob")
    group = Actor(name="Islamic State", kind="armed-group", mentions=(), id="islamic-state")
    forces = Actor(name="Syrian Armed Forces", kind="state-force", mentions=(), country="SY")
    army = between(group, forces)
    assert ["13604", "Syria: Islamic State", "14620", "118", "234", "652", ""] == [army[name] for name in numbers]
    alone = between(group, Actor(name="Third", kind="armed-group", mentions=()))
    assert [""] * 7 == [alone[name] for name in numbers]


def test_a_country_has_its_numbers_and_its_part_of_the_world() -> None:
    """ISO 3166 for ACLED, Gleditsch and Ward for UCDP."""
    told = fought("state-force", "armed-group", dead("unsaid", 3))
    (acled,), (ucdp,) = exported("acled", told), exported("ucdp", told)
    assert ("760", "Middle East", "Syria") == (acled["iso"], acled["region"], acled["country"])
    assert ("652", "Middle East", "Syria") == (ucdp["country_id"], ucdp["region"], ucdp["country"])


def test_reports_that_differ_give_low_and_high() -> None:
    """Best is what most give; "at least 30" is no higher than 30."""
    told = fought(
        "state-force",
        "armed-group",
        dead("unsaid", 30, None),
        dead("unsaid", 34, 34, "d2"),
        dead("unsaid", 34, 34, "d3"),
        dead("unsaid", 500, 500, "d4", running=True),
    )
    (row,) = exported("ucdp", told)
    assert ["30", "34", "34"] == [row[name] for name in ("low", "best", "high")]


def test_nobody_dead_is_no_row_of_ucdp() -> None:
    """Its codebook has events in which somebody died; ACLED's has others too."""
    told = fought("state-force", "armed-group")
    assert [] == exported("ucdp", told)
    assert ["0"] == [row["fatalities"] for row in exported("acled", told)]


def test_what_is_planned_or_denied_is_no_event() -> None:
    """Nobody says that it happened."""
    told = told_incident()
    event = replace(told.readings[0].events[0], status="negated")
    told = replace(told, readings=(replace(told.readings[0], events=(event,)),))
    assert ([], []) == (exported("ucdp", told), exported("acled", told))


def test_sources_are_voices_and_notes_are_attributed() -> None:
    """Two outlets that print one voice are one source; every sentence is somebody's claim."""
    told = told_incident("Homs bombed")
    again = replace(told.readings[0], document=replace(told.readings[0].document, id="d2", outlet="Halden Wire"))
    row = replace(
        told.row,
        compared=replace(
            told.row.compared,
            voices=VoiceCount(
                voices=(Voice(name="The ministry", side="m", claims=("c1",), documents=("d1", "d2"), origin="d1"),)
            ),
        ),
    )
    (ucdp,) = exported("ucdp", replace(told, row=row, readings=(*told.readings, again)))
    assert ("1", "The ministry", "The Lantern;Halden Wire") == (
        ucdp["number_of_sources"],
        ucdp["source_original"],
        ucdp["source_office"],
    )
    (acled,) = exported("acled", replace(told, row=row, readings=(*told.readings, again)))
    for words in (ucdp["source_article"], acled["notes"]):
        assert words.startswith("claimed by Petra Okonveld (The Lantern, 2016-12-12): ")
        assert words.endswith("1 account (1 side); read by machine, not checked")
        assert not {"fact", "true", "confirmed"} & set(words.lower().split())
    assert "voices=1; sides=1; review=new" == acled["tags"]


def test_an_attack_on_civilians_is_acleds_attack() -> None:
    """Where the type leaves open how, whom it hit decides."""
    told = fought("armed-group", "civilians", dead("civilians", 3))
    incident = replace(told.incident, type="BATTLE.attack")
    row = replace(told.row, compared=replace(told.row.compared, incident=incident))
    (cells,) = exported("acled", replace(told, row=row))
    assert ("Violence against civilians", "Attack", "Civilian targeting", "Rebel group-Civilians") == (
        cells["event_type"],
        cells["sub_event_type"],
        cells["civilian_targeting"],
        cells["interaction"],
    )


def test_a_place_that_is_withheld_leaves_with_its_point() -> None:
    """Where civilians fled, told by its name in the summary, would be told after all."""
    told = told_incident()
    elsewhere = replace(told.incident, place="Tell Mirsal")
    row = replace(told.row, compared=replace(told.row.compared, incident=elsewhere))
    found = redact_told(replace(told, row=row)).incident
    assert (None, None, None) == (found.place, found.lat, found.lon)


def test_points_are_as_coarse_as_in_every_export() -> None:
    """Two decimals for a town."""
    (row,) = exported("ucdp", told_incident(), redacted=True)
    assert ("34.73", "36.72", "POINT (36.720000 34.730000)") == (row["latitude"], row["longitude"], row["geom_wkt"])
