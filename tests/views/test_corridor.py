"""A corridor is raised on the claims that first complete it, on the day on which they were published."""

import json
from datetime import date
from pathlib import Path

import pytest
from tests.views.cases import kept, told

from tadmor import gazetteer
from tadmor.errors import BadFilter
from tadmor.model import Document
from tadmor.pipeline import default_pipeline
from tadmor.store import View, open_store
from tadmor.views import Corridor, Stage, Stop, corridor, parse_corridor
from tadmor.views.chains import best_chain, raisable
from tadmor.views.sightings import Sighting

ROUTE = "Mosul > Raqqa | Deir ez-Zor > Palmyra"
REPORT = Path(__file__).parents[3] / "shared" / "gold" / "dev" / "palmyra-rt.json"


def stages(text: str) -> tuple[Stage, ...]:
    """The places of a corridor, as the command finds them."""
    known = gazetteer.open(None)
    return tuple(tuple(_stop(known, name) for name in stage) for stage in parse_corridor(text))


def _stop(known: gazetteer.Gazetteer, name: str) -> Stop:
    entry = known.resolve(name)
    assert entry is not None and entry.lat is not None and entry.lon is not None
    return Stop(name=entry.name, lat=entry.lat, lon=entry.lon)


def raised_on(view: View, found: Corridor) -> tuple[date | None, list[tuple[str, str | None]]]:
    """The day, and the document and speaker of each claim."""
    if found.raised is None:
        return None, []
    claims = [claim for id_ in found.raised.claims if (claim := view.claim(id_)) is not None]
    return found.raised.day, [(claim.document, claim.speaker) for claim in claims]


def test_the_route_to_palmyra_is_raised_on_the_ministrys_claim(view: View) -> None:
    """The bulletin of 12 December is the first to tell the whole way: a day before the coalition denies it."""
    found = corridor(view, stages(ROUTE), actor="Islamic State", gap=7)
    assert (date(2016, 12, 12), [("composed-01", "Russian Ministry of Defence")]) == raised_on(view, found)
    assert found.raised is not None and found.raised.moved
    assert ["Mosul", "Deir ez-Zor", "Palmyra"] == [one.place for one in found.raised.chain]
    assert [date(2016, 12, 12)] * 3 == [step.since for step in found.steps]


@pytest.mark.parametrize(
    ("route", "actor"),
    [("Aleppo > Idlib", None), ("Palmyra > Raqqa > Mosul", "Islamic State"), (ROUTE, "Syrian army")],
)
def test_nothing_is_raised_for_a_corridor_that_nobody_tells(view: View, route: str, actor: str | None) -> None:
    """Neither a road that no report names, nor the way back, nor another force on it."""
    assert corridor(view, stages(route), actor=actor).raised is None


def test_the_way_back_is_raised_when_either_direction_is_asked(view: View) -> None:
    """And it says so."""
    found = corridor(view, stages("Palmyra > Raqqa > Mosul"), actor="Islamic State", direction="either")
    assert found.raised is not None and found.raised.reverse
    assert ["Mosul", "Raqqa", "Palmyra"] == [stage[0].name for stage in found.stages]


def test_steps_say_how_far_the_claims_reach(view: View) -> None:
    """Somebody is at Aleppo; at Idlib there is nobody."""
    first, second = corridor(view, stages("Aleppo > Idlib")).steps
    assert first.others and first.since == date(2016, 12, 13)
    assert (None, (), None) == (second.sighting, second.others, second.since)


@pytest.mark.shared
def test_the_report_that_the_product_is_modelled_on_raises_its_route(tmp_path: Path) -> None:
    """What surveillance is said to have failed to pick up is told by the ministry, through both towns."""
    if not REPORT.exists():
        pytest.skip("the model report is not here (../shared)")
    entry = json.loads(REPORT.read_text(encoding="utf-8"))
    document = Document(
        id=entry["id"], text=entry["text"], outlet="RT", published=date.fromisoformat(entry["published"]), lang="en"
    )
    path = kept(tmp_path / "rt.db", default_pipeline().read_batch([document]))
    with open_store(path) as store, store.snapshot() as view:
        found = corridor(view, stages(ROUTE), actor="Islamic State")
        assert (date(2016, 12, 12), [("palmyra-rt", "Russian Ministry of Defence")]) == raised_on(view, found)
        assert found.raised is not None and found.raised.moved


def reports(*days: str) -> list[tuple[str, str, str]]:
    """One report a leg, each published on a day and told of that day."""
    ways = ("from Mosul to Raqqa", "from Raqqa to Palmyra")
    return [
        ("Northmere Daily", day, f"Islamic State fighters moved {way} on {day}, the Syrian army said.\n")
        for day, way in zip(days, ways, strict=True)
    ]


@pytest.mark.parametrize(("second", "day"), [("2016-12-05", date(2016, 12, 5)), ("2016-12-20", None)])
def test_two_reports_raise_it_together_if_they_follow_within_the_gap(
    tmp_path: Path, second: str, day: date | None
) -> None:
    """The second report completes the way, unless it tells of another fortnight."""
    path = told(tmp_path / "legs.db", reports("2016-12-01", second))
    with open_store(path) as store, store.snapshot() as view:
        found = corridor(view, stages("Mosul > Raqqa > Palmyra"), actor="Islamic State", gap=7)
        assert day == (found.raised and found.raised.day)


@pytest.mark.parametrize("text", ["", "Mosul", "Mosul >", "Mosul > | Raqqa", " > ".join(["Mosul"] * 13)])
def test_a_corridor_needs_places_in_order(text: str) -> None:
    """The error says how to write one."""
    with pytest.raises(BadFilter, match="Mosul > Raqqa"):
        parse_corridor(text)


def seen(stage: int, first: int | None, last: int | None, item: str = "") -> Sighting:
    """A sighting on some days of December."""
    return Sighting(
        stage=stage,
        stop=Stop(name="x", lat=0.0, lon=0.0),
        kind="movement",
        item=item or f"{stage} {first} {last}",
        at=stage,
        place="x",
        status="occurred",
        earliest=date(2016, 12, first) if first else None,
        latest=date(2016, 12, last) if last else None,
        dated="text",
        published=date(2016, 12, 31),
        document="d",
        claim=None,
    )


def test_days_may_lie_anywhere_in_their_intervals_but_only_once() -> None:
    """1 > 5-9 > 15 fits a gap of 7 by the 8th or 9th; 1 > 5-9 > 18 does not."""
    assert raisable([seen(0, 1, 1), seen(1, 5, 9), seen(2, 15, 15)], 3, 7)
    assert not raisable([seen(0, 1, 1), seen(1, 5, 9), seen(2, 18, 18)], 3, 7)
    assert not raisable([seen(0, 9, 9), seen(1, 5, 5)], 2, 7)


def test_an_end_that_nobody_tells_is_open() -> None:
    """Until the 3rd, then from the 8th."""
    assert raisable([seen(0, None, 3), seen(1, 8, None)], 2, 7)
    assert not raisable([seen(0, None, 3), seen(1, 12, None)], 2, 7)


def test_the_chain_that_one_claim_tells_is_preferred() -> None:
    """One item for both stages, though others would do."""
    whole = [seen(0, 1, 2, "whole"), seen(1, 1, 2, "whole")]
    chain = best_chain([seen(0, 1, 1), seen(1, 1, 1), *whole], 2, 7)
    assert chain is not None and ["whole", "whole"] == [one.item for one in chain]
