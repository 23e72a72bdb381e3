"""Who is said to hold a place: spans with uncertain ends, parts as parts, contested where voices differ."""

from datetime import date, timedelta
from pathlib import Path

from tests.views.cases import told

from tadmor.store import Filter, View, open_store, parse_filter
from tadmor.views import Bounds, Holding, Place, territory


def palmyra(view: View) -> Place:
    """What is said of the city and what lies within 25 km of it."""
    found = territory(view, parse_filter({"place": "Palmyra", "within": "25"}, near=(34.56, 38.27)))
    (place,) = [place for place in found.places if place.name == "Palmyra"]
    return place


def on(place: Place, *day: int) -> set[tuple[str | None, str | None, str]]:
    """Who is said to hold it: holder, part, how."""
    return {(held.holder, held.part, held.how) for held in place.on(date(*day))}


GROUP, ARMY, UNNAMED = "Islamic State", "Syrian army", None
SILOS, NORTH, CITADEL = "the grain silos east of the city", "the northern districts", "the citadel"


def test_who_is_said_to_hold_palmyra_on_each_day(view: View) -> None:
    """Retaken from the group in March by nobody who is named; the army's districts and silos; the group's citadel."""
    place = palmyra(view)
    before = {(ARMY, SILOS, "no beginning told"), (ARMY, NORTH, "no beginning told")}
    assert {(GROUP, None, "no beginning told"), *before} == on(place, 2016, 2, 1)
    assert {(GROUP, None, "perhaps"), (UNNAMED, None, "perhaps"), *before} == on(place, 2016, 3, 10)
    since = (UNNAMED, None, "no end told")
    assert {since, *before} == on(place, 2016, 12, 7)
    assert {since, (ARMY, SILOS, "said"), (ARMY, NORTH, "no beginning told")} == on(place, 2016, 12, 8)
    silos = (ARMY, SILOS, "no end told")
    for day in (9, 10):
        assert {since, silos, (ARMY, NORTH, "no beginning told")} == on(place, 2016, 12, day)
    assert {since, silos, (ARMY, NORTH, "perhaps"), (GROUP, CITADEL, "said")} == on(place, 2016, 12, 11)
    for day in (12, 13, 14, 15):
        assert {since, silos, (GROUP, CITADEL, "no end told")} == on(place, 2016, 12, day)


def test_each_span_names_its_claims_and_voices(view: View) -> None:
    """The citadel: the group's own word, in four papers, one account."""
    (citadel,) = [one for one in palmyra(view).holdings if one.part == CITADEL]
    (sign,) = citadel.signs
    assert ("takes", "1 account (1 side)") == (sign.kind, sign.voices.words())
    assert ["composed-02", "composed-03", "composed-04", "composed-11"] == [claim.document for claim in sign.claims]


def test_fights_and_unclear_words_make_no_holder(view: View) -> None:
    """The assault is a fight; "gave up" does not say who holds it now."""
    place = palmyra(view)
    assert [(date(2016, 12, 8), date(2016, 12, 12), GROUP)] == [(f.earliest, f.latest, f.actor) for f in place.fights]
    assert ["Syrian army"] == [claim.speaker for sign in place.open for claim in sign.claims]
    assert () == place.contests


CONTESTED = [
    (
        "Northmere Daily",
        "2016-12-02",
        "Islamic State captured Palmyra on 1 December 2016, the Syrian Observatory for Human Rights said.\n",
    ),
    (
        "Halden Wire",
        "2016-12-06",
        "The Syrian army recaptured Palmyra on 5 December 2016, the Syrian army said in a statement.\n",
    ),
    ("Sever Bulletin", "2016-12-07", "Islamic State said that it still controlled Palmyra on 6 December 2016.\n"),
    ("Tarnbeck Post", "2016-12-09", "The Syrian army withdrew from Palmyra on 8 December 2016, residents said.\n"),
]


def test_two_voices_that_both_claim_a_place_contest_it(tmp_path: Path) -> None:
    """From the day on which the army says that it took it to the day on which the group says that it has it."""
    with open_store(told(tmp_path / "contested.db", CONTESTED)) as store, store.snapshot() as view:
        (place,) = territory(view, Filter()).places
        assert [(date(2016, 12, 5), date(2016, 12, 6))] == [(c.earliest, c.latest) for c in place.contests]
        assert "Islamic State and Syrian army are both said to hold it" == place.contests[0].why
        spans = [(h.holder, h.begins, h.ends) for h in place.holdings]
        first, fifth, eighth = (date(2016, 12, day) for day in (1, 5, 8))
        assert [
            ("Islamic State", Bounds(first, first), Bounds()),
            ("Syrian army", Bounds(fifth, fifth), Bounds(eighth, eighth)),
        ] == spans


WITHDRAWN = (
    (
        "Wire A",
        "2022-09-08",
        "Russian troops have held the town of Balakliia since March, residents said on Thursday.",
    ),
    (
        "Paper B",
        "2022-09-10",
        "Russia's defence ministry said on Saturday that it had withdrawn its forces from Balakliia.",
    ),
    (
        "Paper C",
        "2022-09-11",
        "The town of Balakliia was quiet. The president said more than 3,000 sq km had been recaptured by his army.",
    ),
)


def test_a_ministry_that_withdraws_ends_its_armys_span(tmp_path: Path) -> None:
    """One holder, not three; so many square kilometres make nobody a holder of the report's town."""
    with open_store(told(tmp_path / "withdrawn.db", WITHDRAWN)) as store, store.snapshot() as view:
        places = {place.name: place for place in territory(view, Filter()).places}
        assert ["Russian Armed Forces"] == [one.holder for one in places["Balakliia"].holdings]
        assert () == places["Balakliia"].contests


def test_a_day_lies_inside_at_an_end_or_beyond_what_is_told() -> None:
    """Taken between the 2nd and the 4th, held on the 6th, left on the 9th or 10th."""
    first = date(2016, 12, 1)
    holding = Holding(
        holder="x",
        part=None,
        begins=Bounds(date(2016, 12, 2), date(2016, 12, 4)),
        ends=Bounds(date(2016, 12, 9), date(2016, 12, 10)),
        last=date(2016, 12, 6),
        signs=(),
    )
    how = {day: holding.on(first + timedelta(days=day - 1)) for day in range(1, 12)}
    assert [None, "perhaps", "perhaps"] == [how[day] for day in (1, 2, 3)]
    assert {"said"} == {how[day] for day in (4, 5, 6, 7, 8)}
    assert ["perhaps", "perhaps", None] == [how[day] for day in (9, 10, 11)]
