"""What MUC's templates are filled with: options described from a small reading made by hand, and one of them chosen."""

from datetime import date

import pytest
from benchmarks.muc.answers import Candidate
from benchmarks.muc.blame import blame_options, both, grade_options, known_from
from benchmarks.muc.bounds import bounds
from benchmarks.muc.choose import Option, learn_chooser
from benchmarks.muc.dates import date_options
from benchmarks.muc.incidents import Incident, gather
from benchmarks.muc.keys import Template, fill_of
from benchmarks.muc.mentions import Frame, frame_of, mentions
from benchmarks.muc.places import place_options
from benchmarks.muc.taught import learn_filler, lessons
from benchmarks.muc.victims import victim_features

from tadmor.model import Actor, Document, Event, Place, Reading, Sentence, Span, Time

TEXT = "Rebels of the Venn Front killed Orla Brook, director of the mill, in Ica last night. The Front claimed it."
DAY = date(1989, 3, 5)


def span(words: str) -> Span:
    """Where words stand first."""
    start = TEXT.index(words)
    return Span(start, start + len(words), words)


def told() -> tuple[Frame, Incident]:
    """The frame and the one incident of the text."""
    event = Event(
        id="e1",
        trigger=span("killed"),
        class_="ASSAULT",
        type="CIVHARM.killing",
        actors=(span("Venn Front"),),
        recipients=(span("Orla Brook"), span("director of the mill")),
        place=(span("Ica"),),
        time=(span("last night"),),
    )
    night = date(1989, 3, 4)
    reading = Reading(
        document=Document(id="m1", text=TEXT, published=DAY, lang="en"),
        events=(event,),
        times=(Time(span=span("last night"), type="DATE", earliest=night, latest=night),),
        places=(Place(span=span("Ica"), name="Ica", country="PE", precision="G2"),),
        actors=(
            Actor(name="Venn Front", kind="armed-group", mentions=(span("Venn Front"),)),
            Actor(name="Orla Brook", kind="person", mentions=(span("Orla Brook"),)),
        ),
    )
    stop = TEXT.index(". The") + 1
    sentences = (Sentence(0, stop, 0, ()), Sentence(stop + 1, len(TEXT), 0, ()))
    frame = frame_of(reading, sentences, "PERU", "LIMA")
    return frame, gather(mentions(frame))[0]


def key(**slots: str) -> Template:
    """A key's template."""
    plain = ("date", "location")
    fills = {n.replace("_", "-"): fill_of(text, plain=n in plain) for n, text in slots.items()}
    return Template({name: (fill,) for name, fill in fills.items() if fill})


KEY = key(
    date="04 MAR 89",
    location="PERU: ICA (CITY)",
    type="ATTACK",
    stage="ACCOMPLISHED",
    perp_organization='"VENN FRONT"',
    perp_confidence='CLAIMED OR ADMITTED: "VENN FRONT"',
    hum_name='"ORLA BROOK"',
    hum_number='1: "ORLA BROOK"',
)


def test_a_choice_is_learnt_from_features() -> None:
    """What is right where, whatever the values are."""
    choices = [([Option(f"a{n}", {"near": 1.0}), Option(f"b{n}", {"far": 1.0})], [1.0, 0.0]) for n in range(5)]
    found = learn_chooser(choices, 0.1)
    assert "y" == found.best([Option("x", {"far": 1.0}), Option("y", {"near": 1.0})]).value
    assert pytest.approx(1.0) == sum(found.chances(choices[0][0]))


def test_half_a_credit_for_sure_is_better_than_a_whole_one_seldom() -> None:
    """Three towns alike: their country is half right whichever it is."""
    options = [Option(name, {}) for name in ("country", "north", "south", "east")]
    credit = {("north", "country"): 0.5, ("south", "country"): 0.5, ("east", "country"): 0.5}
    chooser = learn_chooser([])
    worth = chooser.best(options[1:] + options[:1], lambda k, a: credit.get((k, a), float(k == a)))
    assert "country" == worth.value


def test_days_that_may_be_meant() -> None:
    """The day that is named, the nights beside it, and what the message's own day allows."""
    values = {option.value for option in date_options(*told())}
    assert {"04 MAR 89", "04 MAR 89 - 05 MAR 89", "- 04 MAR 89", "- 05 MAR 89", "05 MAR 89"} <= values


def test_places_that_may_be_meant() -> None:
    """The town in its country, the country alone, the dateline's town."""
    found = {option.value: option.features for option in place_options(*told())}
    assert {"PERU: ICA", "PERU", "PERU: LIMA"} <= set(found)
    assert 1.0 == found["PERU: ICA"]["attached first"]


def test_organisations_that_may_be_blamed() -> None:
    """Those that the message names, those that other keys have blamed where no layer knows them, and nobody."""
    known = known_from([[key(perp_organization='"THE FRONT"')], [KEY]])
    found = {option.value: option.features for option in blame_options(*told(), known)}
    assert {"", "VENN FRONT", "FRONT"} == set(found)
    assert 1.0 == found["VENN FRONT"]["doer"]
    assert "doer" not in found["FRONT"]
    assert known.often("FRONT") > both([known, known_from([])]).often("FRONT") > known.often("MILL") == 0.0


def test_a_grade_goes_by_the_words_beside_the_name() -> None:
    """ "Claimed", in a sentence that names the organisation."""
    options = {option.value: option.features for option in grade_options(*told(), "FRONT")}
    assert 1.0 == options["CLAIMED OR ADMITTED"]["CLAIMED OR ADMITTED: beside it claiming"]


def test_a_description_beside_a_name_is_seen_as_such() -> None:
    """ "Orla Brook, director of the mill" is one person."""
    frame, incident = told()
    name, role = incident.mentions[0].victims
    assert "ORLA BROOK" == name.name
    assert 1.0 == victim_features(frame, incident, role, [name, role])["after a name"]


def test_templates_are_filled_as_other_keys_taught() -> None:
    """From messages like it: the day, the place, who is blamed and how surely, and who was hit, once."""
    frame, incident = told()
    rule = Template({"type": KEY.fills("type"), "location": KEY.fills("location")})
    candidate = Candidate(frame, incident, rule)
    known = known_from([[KEY]])
    taught = list(lessons({f"m{n}": [KEY] for n in range(9)}, {f"m{n}": [candidate] for n in range(9)}, known))
    filled = learn_filler(taught).refilled(candidate, known).template
    assert ("04 MAR 89", "PERU: ICA") == tuple(filled.fills(slot)[0].ways[0] for slot in ("date", "location"))
    assert "CLAIMED OR ADMITTED" == filled.fills("perp-confidence")[0].ways[0]
    assert ["ORLA BROOK"] == [fill.ways[0] for fill in filled.fills("hum-name")]


def test_bounds_leave_out_what_maps_to_nothing() -> None:
    """A spurious template costs nothing under perfect relevance, a missing one nothing where matched alone."""
    frame, incident = told()
    right = Candidate(frame, incident, KEY)
    spare = Candidate(frame, incident, key(type="ARSON", date="01 JAN 80"))
    missed = key(type="KIDNAPPING", date="02 JAN 80")
    found = dict(bounds({"m1": [KEY, missed]}, {"m1": [right, spare]}))
    relevant, matched = (found[name].rows["all templates"]["template"] for name in found)
    assert (1, 0, 1) == (relevant.cor, relevant.spu, relevant.mis)
    assert 100.0 == matched.f
