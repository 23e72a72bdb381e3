"""The report that the product is modelled on reads as the last section of EVENTS.md says, item by item.

The report is somebody's text and does not ship: without ../shared the test is skipped. Offsets of words are looked up,
so nothing of it stands here but the words that an item is about.
"""

import json
from datetime import date
from pathlib import Path

import pytest

from tadmor.model import Attribution, Document, Event, Movement, Quantity, Reading, Spans
from tadmor.nlp.encoder.step import WITHOUT
from tadmor.pipeline import default_pipeline

REPORT = Path(__file__).parents[3] / "shared" / "gold" / "dev" / "palmyra-rt.json"


@pytest.fixture(scope="module")
def reading() -> Reading:
    if not REPORT.exists():
        pytest.skip("the model report is not here (../shared)")
    pipeline = default_pipeline()
    if WITHOUT in pipeline.made_by:
        pytest.skip("the trained reader's weights are not here")
    entry = json.loads(REPORT.read_text(encoding="utf-8"))
    document = Document(
        id=entry["id"],
        text=entry["text"],
        outlet=entry["outlet"],
        published=date.fromisoformat(entry["published"]),
        lang="en",
    )
    return pipeline.read_batch([document])[0]


def event(reading: Reading, words: str, near: str = "") -> Event:
    """The event whose trigger stands in some words, the first of them behind `near`."""
    text = reading.document.text
    start = text.index(words, text.index(near) if near else 0)
    found = [e for e in reading.events if start <= e.trigger.start < start + len(words)]
    assert found, f"no event in {words!r}"
    return found[0]


def movement(reading: Reading, words: str) -> Movement:
    """The movement that an event tells."""
    told = event(reading, words)
    return next(m for m in reading.movements if m.event == told.id)


def holder(reading: Reading, item: Event | Movement | Quantity) -> str:
    """The name of who is told to say it."""
    attribution = by_id(reading, item.attribution)
    return (attribution.speaker.name or "") if attribution and attribution.speaker else ""


def by_id(reading: Reading, name: str | None) -> Attribution | None:
    return next((a for a in reading.attributions if a.id == name), None)


def said(spans: Spans) -> str:
    return " | ".join(span.text for span in spans)


def test_the_force_moves_from_mosul_by_deir_ez_zor_and_raqqa_to_palmyra(reading: Reading) -> None:
    """Some 4,000, in tanks, unhampered, by the ministry's word, flatly."""
    first, second = movement(reading, "arriving"), movement(reading, "moved quickly")
    assert "4,000 terrorists" in said(second.mover)
    assert "Mosul" in said(first.origin)
    assert "Deir ez-Zor" in said(first.destination)
    assert "Al-Raqqah" in said(first.destination)
    assert "Palmyra" in said(second.destination)
    assert first.hindrance and "unhampered" in first.hindrance
    assert second.means and "tanks" in second.means
    assert "Defence" in holder(reading, second)
    told = by_id(reading, second.attribution)
    assert told is not None
    assert told.certainty.label == "CT+"


def test_the_offensive_near_palmyra(reading: Reading) -> None:
    """IS against the army, over the past couple of days, several times, by the military official."""
    attacked = event(reading, "attacked Syrian")
    assert (attacked.class_, attacked.clarity, attacked.status) == ("ASSAULT", "aggregate", "occurred")
    assert "jihadists" in said(attacked.actors)
    assert "Syrian forces" in said(attacked.recipients)
    assert "Palmyra" in said(attacked.place)
    assert "past couple of days" in said(attacked.time)
    assert "Konashenkov" in holder(reading, attacked)
    time = next(t for t in reading.times if "couple of days" in t.span.text)
    assert time.precision == "T2"


def test_the_attack_by_night_and_the_foothold(reading: Reading) -> None:
    """Suicide bombers against the army's lines at night; dug in in the outskirts; by the ministry."""
    breaking, foothold = event(reading, "break through"), event(reading, "dig in")
    assert breaking.class_ == "ASSAULT"
    assert "IS fighters" in said(breaking.actors)
    assert "Syrian army" in said(breaking.recipients)
    assert "night" in said(breaking.time)
    assert foothold.class_ == "CONTROL"
    assert "Palmyra" in said(foothold.place)
    assert "Defence" in holder(reading, foothold)


def test_five_thousand_in_the_offensive_are_another_scope_than_four_thousand(reading: Reading) -> None:
    """More than 5,000 in total, by the spokesman; some 4,000 came, by the ministry: bounds and scopes kept apart."""
    counted = {q.span.text: q for q in reading.quantities}
    more = next(q for text, q in counted.items() if "5,000" in text)
    some = next(q for text, q in counted.items() if text == "some 4,000")
    assert (more.low, more.high, more.bound) == (5000, None, "more_than")
    assert (some.low, some.high, some.bound) == (4000, 4000, "about")
    assert "Konashenkov" in holder(reading, more)
    assert "Defence" in holder(reading, some)
    assert more.event != some.event


def test_the_suspension_near_raqqa(reading: Reading) -> None:
    """By the US and the coalition, till spring, as a motive under the spokesman's words."""
    suspended = event(reading, "suspension of active military action")
    assert suspended.status == "occurred"
    assert "Al-Raqqah" in said(suspended.place)
    assert "Konashenkov" in holder(reading, suspended)
    assert any(t.span.text == "spring" for t in reading.times)


def test_no_strikes_on_residential_areas(reading: Reading) -> None:
    """Russia's air force, in Palmyra's residential areas: told as not happening."""
    strikes = event(reading, "airstrikes")
    assert (strikes.type, strikes.status) == ("STRIKE.air", "negated")
    assert "Russian Air Force" in said(strikes.actors)
    assert "residential areas" in said(strikes.place)


def test_the_minister_takes_the_orchestration_back_in_part(reading: Reading) -> None:
    """May have been orchestrated: possible, and weakened by what he hopes."""
    told = next(a for a in reading.attributions if any("may have been" in s.text for s in a.content))
    assert told.certainty.label == "PS+"
    assert told.speaker is not None
    assert "Lavrov" in (told.speaker.name or "")
    assert any(a.weakened_by for a in reading.attributions if a.speaker and "Lavrov" in (a.speaker.name or ""))


def test_the_fighters_appear_to_have_come_from_mosul(reading: Reading) -> None:
    """From Mosul to Palmyra, as far as the minister can tell."""
    came = movement(reading, "come to Palmyra")
    assert "Mosul" in said(came.origin)
    assert "Palmyra" in said(came.destination)
    assert "IS fighters" in said(came.mover)
    told = by_id(reading, came.attribution)
    assert told is not None
    assert told.certainty.label == "PR+"


def test_the_coalition_failed_to_see_them_go(reading: Reading) -> None:
    """By the former ambassador: 4,000 on their way to Palmyra; the routes were patrolled, by the minister."""
    way = movement(reading, "making their way")
    assert "4,000 ISIS jihadists" in said(way.mover)
    assert "Palmyra" in said(way.destination)
    assert "Ford" in holder(reading, way)
    patrolled = event(reading, "patrolled")
    assert patrolled.class_ == "MOBILIZE"
    assert "coalition" in said(patrolled.actors)


def test_the_plan_to_decamp(reading: Reading) -> None:
    """ISIS from Mosul into eastern Syria: planned, a speculation."""
    plan = movement(reading, "decamp")
    assert plan.status == "planned"
    assert "Mosul" in said(plan.origin)
    assert "eastern Syria" in said(plan.destination)


def test_the_demand_to_negotiate(reading: Reading) -> None:
    """The member of parliament asks his government to negotiate."""
    asked = event(reading, "negotiate")
    assert asked.class_ == "CONSULT"
    assert asked.status in ("hypothetical", "planned")
    assert "Russians" in said(asked.recipients)


def test_the_coalition_is_told_to_have_failed_to_see_them(reading: Reading) -> None:
    """ "apparently failed to pick up 4,000 ISIS jihadists": seen by nobody, said by Ford."""
    told = event(reading, "pick up", "failed to")
    assert ("OBSERVE.detect", "negated", "failed") == (told.type, told.status, told.outcome)
    assert any("coalition" in span.text for span in told.actors)
    assert any("4,000 ISIS jihadists" in span.text for span in told.recipients)
    assert "Ford" in holder(reading, told)


def test_so_many_had_not_massed_there_before(reading: Reading) -> None:
    """So many near Palmyra until last Thursday: told as not having happened, by the spokesman."""
    massed = event(reading, "been so many IS fighters")
    assert ("MOVE.mass", "MOBILIZE", "negated") == (massed.type, massed.class_, massed.status)
    assert "IS fighters" in said(massed.actors)
    assert "Palmyra" in said(massed.place)
    assert "last Thursday" in said(massed.time)
    assert "Konashenkov" in holder(reading, massed)


def test_the_army_could_turn_from_aleppo_to_palmyra(reading: Reading) -> None:
    """Thousands of government forces, once released in Aleppo: to Palmyra, on that condition."""
    turned = movement(reading, "turn their attention")
    assert "hypothetical" == turned.status
    assert "Aleppo" in said(turned.origin)
    assert "Palmyra" in said(turned.destination)
    assert "they" == said(turned.mover)
    assert "Ford" in holder(reading, turned)
    army = next(a for a in reading.actors if any(m.start == turned.mover[0].start for m in a.mentions))
    assert "Syria" in army.name
