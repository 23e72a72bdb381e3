"""Events: which words tell one, of which type, with whom, where, when, and how real it is told to be."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tadmor.extract import events, movements, quantities
from tadmor.model import (
    Actor,
    Attribution,
    Certainty,
    Document,
    Event,
    Place,
    Quantity,
    Reading,
    Span,
    Speaker,
    Time,
    span_of,
)
from tadmor.nlp import segment

STEP = events.step()


def at(text: str, part: str) -> Span:
    """The span of the first place where a part stands in a text."""
    start = text.index(part)
    return span_of(text, start, start + len(part))


def prepared(text: str, **layers: object) -> Reading:
    """A reading with its sentences and the layers that are given."""
    document = Document(id="d", text=text, lang="en")
    (reading,) = segment.step().run([replace(Reading(document=document), **layers)])  # type: ignore[arg-type]
    return reading


def read(text: str, **layers: object) -> Reading:
    """A reading with its events."""
    (reading,) = STEP.run([prepared(text, **layers)])
    return reading


def only(text: str, **layers: object) -> Event:
    """The one event of a text."""
    (event,) = read(text, **layers).events
    return event


def words(spans: tuple[Span, ...]) -> list[str]:
    """The texts of some spans."""
    return [span.text for span in spans]


@pytest.mark.parametrize(
    ("text", "trigger", "type_", "class_"),
    [
        ("Rebels attacked the convoy.", "attacked", "BATTLE.attack", "ASSAULT"),
        ("Government troops retook the town.", "retook", "TERRITORY.recapture", "CONTROL"),
        ("The town fell to insurgents.", "fell", "TERRITORY.capture", "CONTROL"),
        ("Fighters dug in on the hill.", "dug in", "TERRITORY.foothold", "CONTROL"),
        ("The army imposed its control over the town.", "imposed its control", "TERRITORY.capture", "CONTROL"),
        ("Troops established full control over Hama.", "established full control", "TERRITORY.capture", "CONTROL"),
        ("Rebels restored control over the town.", "restored control", "TERRITORY.recapture", "CONTROL"),
        ("The army besieged the city.", "besieged", "TERRITORY.siege", "COERCE"),
        ("Soldiers withdrew from the village.", "withdrew", "MOVE.withdraw", "RETREAT"),
        ("Airstrikes were reported.", "Airstrikes", "STRIKE.air", "ASSAULT"),
        ("A suicide bombing was reported.", "suicide bombing", "STRIKE.suicide", "ASSAULT"),
        ("Police arrested a man.", "arrested", "LAW.arrest", "COERCE"),
        ("The minister condemned the group.", "condemned", "SPEECH.accuse", "ACCUSE"),
        ("Families fled the city.", "fled", "CIVIL.displacement", "MOVE"),
        ("The United States backs the rebels.", "backs", "SUPPORT.military", "COOPERATE"),
        ("A rebel-held village is quiet.", "held", "TERRITORY.hold", "CONTROL"),
        ("Norland lifted the restrictions on travel.", "lifted", "LAW.ease", "CONCEDE"),
        ("Norland cut diplomatic ties with Ostia.", "cut", "RELATIONS.cut", "SANCTION"),
        ("Ostia opened an embassy in Halden.", "opened", "RELATIONS.build", "SUPPORT"),
        ("Students blocked the main road.", "blocked", "PROTEST.obstruct", "PROTEST"),
        ("The speaker resigned.", "resigned", "LAW.resign", "RETREAT"),
        ("A judge is investigating the mayor.", "investigating", "OBSERVE.investigate", None),
    ],
)
def test_a_predicate_is_an_event_of_its_type_and_class(text: str, trigger: str, type_: str, class_: str | None) -> None:
    """Verbs, nouns, phrases and the second halves of compounds."""
    found = only(text)
    assert (trigger, type_, class_) == (found.trigger.text, found.type, found.class_)


@pytest.mark.parametrize(
    "text",
    [
        "The shop fired its manager.",
        "He said the talks went well for business.",
        "The Third Assault Brigade cooks well.",
        "He bought an assault rifle.",
        "The capital of the province is small.",
        "Prices fell sharply.",
        "She returned to her desk.",
        "The armed forces are large.",
        "The crane lifted the roof.",
        "They opened a window.",
        "She cut the bread.",
    ],
)
def test_a_word_in_another_sense_is_no_event(text: str) -> None:
    """Names, trades and daily life."""
    assert () == read(text).events


def test_an_active_verb_has_its_subject_and_object() -> None:
    """Before it and after it."""
    found = only("On Monday some 300 fighters attacked the Turkish convoy near a village.")
    assert (["some 300 fighters"], ["the Turkish convoy"]) == (words(found.actors), words(found.recipients))


def test_a_passive_verb_has_its_agent_after_by() -> None:
    """And its subject is who it happens to."""
    found = only("Twelve soldiers were ambushed by insurgents.")
    assert (["insurgents"], ["Twelve soldiers"]) == (words(found.actors), words(found.recipients))


def test_a_noun_has_its_modifier_and_its_target() -> None:
    """ "Russian airstrikes on X"."""
    found = only("Russian airstrikes on rebel fighters continued.")
    assert (["Russian"], ["rebel fighters"]) == (words(found.actors), words(found.recipients))


def test_a_carried_noun_takes_the_subject_of_its_verb() -> None:
    """ "The coalition conducted ten strikes"."""
    assert ["The coalition"] == words(only("The coalition conducted ten airstrikes.").actors)


def test_who_died_is_not_who_did_it() -> None:
    """The subject of "die" is who it happens to."""
    found = only("At least ten soldiers died.")
    assert ([], ["At least ten soldiers"]) == (words(found.actors), words(found.recipients))


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "recipients"),
    [
        ("The medics found 14 others wounded in the blast.", "wounded", [], ["14 others"]),
        ("An offensive launched in spring by the militia failed.", "offensive", ["the militia"], []),
        ("An air raid by the coalition killed five people.", "killed", ["the coalition"], ["five people"]),
        ("The army, backed by jets, is aiming to storm the hill.", "storm", ["The army"], ["the hill"]),
        ("The militia began its assault on the rebels.", "assault", ["The militia"], ["the rebels"]),
        ("The army was about to shell the rebels.", "shell", ["The army"], ["the rebels"]),
        ("The council accused the militia of shelling the refugees.", "shelling", ["the militia"], ["the refugees"]),
        ("Two soldiers — both conscripts — attacked the rebels.", "attacked", ["Two soldiers"], ["the rebels"]),
        ("Jets struck the camp, killing about 20 fighters.", "killing", ["Jets"], ["about 20 fighters"]),
        ("There were clashes with rebels.", "clashes", [], ["rebels"]),
        ("Troops were on patrol battling rebels 7 km from the dam.", "battling", ["Troops"], ["rebels"]),
        ("Soldiers shot down a drone last year.", "shot down", ["Soldiers"], ["a drone"]),
        ("It was not possible to destroy the bridge.", "destroy", [], ["the bridge"]),
        ("Police seized guns from the rebels.", "seized", ["Police"], ["the rebels"]),
        ("Norland attacked rebels.", "attacked", ["Norland"], ["rebels"]),
    ],
)
def test_who_and_to_whom_across_the_clause(text: str, trigger: str, actors: list[str], recipients: list[str]) -> None:
    """Asides, bare participles, carriers, infinitives and lists do not hide who does it and to whom."""
    event = next(e for e in read(text).events if e.trigger.text == trigger)
    assert (actors, recipients) == (words(event.actors), words(event.recipients))


def test_a_capitalised_noun_after_the_is_a_name() -> None:
    """A newspaper called after an event tells none."""
    assert read("He told the Clash about it.").events == ()


def test_a_duration_does_not_date_an_event() -> None:
    """How long it took is not when."""
    text = "After seven days of fighting the army withdrew."
    lasting = Time(span=at(text, "seven days"), type="DURATION")
    assert [(), ()] == [event.time for event in read(text, times=(lasting,)).events]


def test_a_dateline_is_not_the_scene() -> None:
    """Where the report was filed is not where it happened."""
    text = "ARDENHAM, Norland — Rebels attacked a convoy."
    filed = Place(span=at(text, "ARDENHAM"), lat=1.0, lon=1.0)
    assert () == only(text, places=(filed,)).place


def test_a_dateline_of_two_towns_opens_no_clause() -> None:
    """Who acts begins behind it."""
    found = only("ARDENHAM/SELVIK, Norland Rebels attacked a convoy.")
    assert (["Rebels"], []) == (words(found.actors), words(found.place))


@pytest.mark.parametrize(
    ("text", "trigger", "place"),
    [
        ("Delegates left the Selvik talks in anger.", "talks", ["Selvik"]),
        ("Gunmen killed three guards at a crowded market.", "killed", ["a crowded market"]),
        ("Gunmen killed three guards with a market in mind.", "killed", []),
    ],
)
def test_the_name_before_a_noun_and_a_building_are_where_it_happens(text: str, trigger: str, place: list[str]) -> None:
    """A building only after a word that places something in or by it."""
    named = tuple(Place(span=at(text, "Selvik"), lat=1.0, lon=1.0) for _ in range(text.count("Selvik")))
    event = next(e for e in read(text, places=named).events if e.trigger.text == trigger)
    assert place == words(event.place)


@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        ("The army will storm the rebels' stronghold.", "stronghold", "ongoing"),
        ("The group is not included in the ceasefire.", "ceasefire", "occurred"),
        ("The group has not accepted a ceasefire.", "ceasefire", "negated"),
    ],
)
def test_what_is_planned_or_denied_of_a_thing_is_not_so_of_it(text: str, trigger: str, status: str) -> None:
    """What is held is held, and a truce that leaves somebody out is there."""
    assert status == next(e for e in read(text).events if e.trigger.text == trigger).status


def test_who_gains_a_place_that_falls_stands_after_to() -> None:
    """The subject is the place."""
    found = only("The city fell to jihadist fighters.")
    assert (["jihadist fighters"], [], ["The city"]) == (
        words(found.actors),
        words(found.recipients),
        words(found.place),
    )


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Rebels attacked the base.", "occurred"),
        ("Rebels are attacking the base.", "ongoing"),
        ("Rebels continue to attack the base.", "ongoing"),
        ("Rebels will attack the base.", "planned"),
        ("Rebels gathered guns to attack the base.", "planned"),
        ("Rebels managed to attack the base.", "occurred"),
        ("Rebels could attack the base.", "hypothetical"),
        ("If rebels attack the base, we lose.", "hypothetical"),
        ("Rebels did not attack the base.", "negated"),
        ("Rebels never attacked the base.", "negated"),
        ("Rebels failed to attack the base.", "negated"),
        ("The jets carried out no airstrikes.", "negated"),
        ("The planned offensive is large.", "planned"),
    ],
)
def test_the_words_around_say_how_real_it_is(text: str, status: str) -> None:
    """Negation, modals, "to", aspect, and the adjectives of nouns."""
    (found,) = read(text).events
    assert status == found.status


def test_a_failed_try_is_negated_and_its_outcome_failed() -> None:
    """ "failed to"; and land taken is a success."""
    assert "failed" == only("Rebels failed to attack the base.").outcome
    assert "success" == only("Rebels captured the base.").outcome
    assert "unknown" == only("Rebels attacked the base.").outcome


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Troops entered the town, which rebels had seized in March.", [[], ["March"]]),
        ("The town, which rebels had seized in March, was shelled.", [["March"], []]),
        ("Rebels seized the town, which is small, in March.", [["March"]]),
    ],
)
def test_the_time_of_an_aside_is_that_of_no_other_event(text: str, expected: list[list[str]]) -> None:
    """Who entered a town did not do so in the month since which others have held it."""
    march = (Time(span=at(text, "March"), type="DATE"),)
    assert expected == [words(event.time) for event in read(text, times=march).events]


def test_place_and_time_are_the_nearest_of_the_sentence() -> None:
    """One of each, taken from the layers."""
    text = "On Monday rebels attacked a convoy near Tadif, and on Friday the army shelled fighters near Arima."
    layers = {
        "places": tuple(Place(span=at(text, name), lat=36.0, lon=37.0) for name in ("Tadif", "Arima")),
        "times": tuple(Time(span=at(text, name), type="DATE") for name in ("Monday", "Friday")),
    }
    found = read(text, **layers).events
    assert [(["Tadif"], ["Monday"]), (["Arima"], ["Friday"])] == [(words(e.place), words(e.time)) for e in found]


def told(text: str, content: str, **fields: object) -> Attribution:
    """An attribution with the given content."""
    made = Attribution(
        id="a1",
        type="speech",
        kind="indirect",
        source=(at(text, text.split()[0]),),
        cue=(at(text, "said"),),
        content=(at(text, content),),
        speaker=Speaker(name="Somebody", kind="person", role="army spokesman"),
        certainty=Certainty(label="CT+"),
    )
    return replace(made, **fields)  # type: ignore[arg-type]


def test_an_event_is_told_under_the_innermost_content() -> None:
    """The shortest content that covers the trigger; None is the outlet's own voice."""
    text = "Somebody said the mayor said rebels attacked the base. Troops captured a hill."
    outer = told(text, "the mayor said rebels attacked the base")
    inner = replace(told(text, "rebels attacked the base"), id="a2")
    found = read(text, attributions=(outer, inner)).events
    assert ["a2", None] == [event.attribution for event in found]


@pytest.mark.parametrize(
    ("fields", "confidence", "factuality"),
    [
        ({}, "accused-by-authorities", 3.0),
        ({"speaker": None}, "accused", 3.0),
        ({"certainty": Certainty(label="PS+")}, "possible", 1.0),
        ({"act": "claim-responsibility"}, "claimed-or-admitted", 3.0),
        ({"type": "denial"}, "cleared", -3.0),
    ],
)
def test_who_says_it_and_how_grades_it(fields: dict[str, object], confidence: str, factuality: float) -> None:
    """MUC's grades and FactBank's scale follow from the attribution."""
    text = "Somebody said rebels attacked the base."
    found = only(text, attributions=(told(text, "rebels attacked the base", **fields),))
    assert (confidence, factuality) == (found.confidence, found.factuality)


def test_the_outlets_own_voice_reports_as_fact() -> None:
    """No attribution; and nobody named, no grade."""
    assert ("reported-as-fact", 3.0) == (
        only("Rebels attacked the base.").confidence,
        only("Rebels attacked.").factuality,
    )
    assert "accused" == only("Suspected rebels attacked the base.").confidence
    assert None is only("The base was attacked.").confidence


def test_many_acts_in_one_mention_are_an_aggregate() -> None:
    """Plurals, "several times", offensives."""
    texts = ("Rebels attacked the base.", "Attacks were reported.", "Rebels attacked the base several times.")
    assert ["single", "aggregate", "aggregate"] == [only(text).clarity for text in texts]


def test_a_quantity_inside_an_argument_sizes_the_event() -> None:
    """The quantity gets the event and its attribution, the event the quantity."""
    text = "Somebody said some 4,000 rebels attacked the base in 3 days."
    quantities = tuple(
        Quantity(id=name, span=at(text, part), bound="about") for name, part in (("q1", "4,000"), ("q2", "3"))
    )
    reading = read(text, quantities=quantities, attributions=(told(text, "some 4,000 rebels attacked the base"),))
    assert [(reading.events[0].id, "a1"), (None, None)] == [(q.event, q.attribution) for q in reading.quantities]
    assert ("q1",) == reading.events[0].quantities


def test_furniture_tells_no_event() -> None:
    """ "Read more: ..." is not the report."""
    text = "READ MORE: Rebels attack base\nTroops captured a hill."
    reading = read(text, furniture=(at(text, "READ MORE: Rebels attack base"),))
    assert ["captured"] == [event.trigger.text for event in reading.events]


def test_an_id_follows_from_the_trigger_alone() -> None:
    """A newer reader that finds another actor keeps the id."""
    text = "Rebels attacked the base."
    actor = Actor(name="Rebels", kind="armed-group", mentions=(at(text, "Rebels"),))
    assert only(text).id == only(text, actors=(actor,)).id


def test_another_language_is_left_alone() -> None:
    """The step returns such a reading as it came."""
    document = Document(id="d", text="Les rebelles attack the base.", lang="fr")
    reading = Reading(document=document)
    assert [reading] == STEP.run([reading])


_PIECES = st.sampled_from(
    [
        *("rebels", "attacked", "the", "city", "of", "and", ",", ".", "“", "”", "'", "[", "(", "who", "that", "from"),
        *(
            "to",
            "by",
            "killed",
            "will",
            "not",
            "Operation",
            "Iron",
            "rebel-held",
            "'s",
            "U.S.",
            "strike",
            "on",
            "4,000",
        ),
        *("\n", "البلدة", "e\u0301", "😀", "\x00", "moved", "IS", "no", "sent", "withdrew"),
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(_PIECES, max_size=60).map(" ".join)))
def test_any_text_gives_spans_inside_it_and_the_same_again(text: str) -> None:
    """Never an exception; running twice changes nothing; every span is its text."""
    (once,) = STEP.run([prepared(text)])
    (twice,) = STEP.run([once])
    (moved,) = movements.step().run([twice])
    assert once == twice
    spans = [s for e in once.events for s in (e.trigger, *e.actors, *e.recipients, *e.place, *e.time)]
    spans += [s for m in moved.movements for s in (*m.mover, *m.origin, *m.via, *m.destination)]
    assert [] == [span for span in spans if text[span.start : span.end] != span.text or not span.text]


@pytest.mark.parametrize(
    ("text", "trigger", "type_"),
    [
        ("Soldiers abandoned their positions in the hills.", "abandoned", "MOVE.withdraw"),
        ("Soldiers fled the town.", "fled", "MOVE.withdraw"),
        ("Fighters entered the citadel at dawn.", "entered", "TERRITORY.foothold"),
        ("Rebels broke into the airport.", "broke into", "TERRITORY.foothold"),
        ("Troops halted the rebels near a village.", "halted", "BATTLE.repel"),
        ("The army pushed the rebels back from the hill.", "pushed", "TERRITORY.recapture"),
    ],
)
def test_who_holds_a_place_changes(text: str, trigger: str, type_: str) -> None:
    """Leaving, breaking into, halting, throwing out."""
    assert (trigger, type_) in [(found.trigger.text, found.type) for found in read(text).events]


@pytest.mark.parametrize(
    ("text", "takers", "losers"),
    [
        ("Rebels lost the town.", [], ["Rebels"]),
        ("The militants ceded the town to the rebels.", ["the rebels"], ["The militants"]),
        ("The rebels were driven out of the town.", [], ["The rebels"]),
        ("The town was recaptured by soldiers from the rebels.", ["soldiers"], ["the rebels"]),
    ],
)
def test_who_gives_a_place_up_loses_it(text: str, takers: list[str], losers: list[str]) -> None:
    """Whoever is the subject of the verb."""
    found = only(text)
    assert (takers, losers) == (words(found.actors), words(found.recipients))


def test_a_state_that_is_only_where_somebody_is_does_not_flee() -> None:
    """The refugees do."""
    assert "MOVE.withdraw" not in [e.type for e in read("Refugees from elsewhere in Norland who fled.").events]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("There had never been so many troops at the border.", "negated"),
        ("There were so many fighters in the town that nobody left.", "occurred"),
    ],
)
def test_so_many_in_one_place_are_massed_there(text: str, status: str) -> None:
    """ "There" with a form of be and "so many" of a force is a concentration; of others it is nothing."""
    massed = read(text).events[0]
    assert ("MOVE.mass", status) == (massed.type, massed.status)
    assert not read("There were so many reporters in the town.").events


def test_what_would_be_led_to_is_only_thought_of() -> None:
    """A gerund is as real as the verb that leads to it; once and the present make a condition."""
    assert "hypothetical" == only("The army could turn to fighting the rebels.").status
    freed = read("Once the hostages are released, talks will start.").events[0]
    assert "hypothetical" == freed.status


@pytest.mark.parametrize(
    ("text", "trigger", "type_"),
    [
        ("Rockets struck a village near the border.", "struck", "STRIKE.shelling"),
        ("An explosion hit the barracks.", "hit", "STRIKE.ied"),
        ("Airstrikes hit the barracks.", "hit", "STRIKE.air"),
        ("The army struck a village.", "struck", "BATTLE.attack"),
        ("The guns opened up, taking out three launchers.", "taking out", "DAMAGE.destroy"),
        ("The militia laid siege to the town.", "laid siege to", "TERRITORY.siege"),
        ("The death toll rose.", "death toll", "CONSEQ.casualty"),
    ],
)
def test_what_hits_says_which_strike_it_is(text: str, trigger: str, type_: str) -> None:
    """The leaf follows the weapon before the verb, not the first line of its class."""
    assert type_ == next(e.type for e in read(text).events if e.trigger.text == trigger)


def test_who_is_fired_upon_is_not_dismissed() -> None:
    """ "Was fired upon" tells a shooting, "was fired" a dismissal."""
    assert ["BATTLE.attack"] == [e.type for e in read("The patrol was fired upon from a wood.").events]


def test_who_comes_under_fire_is_attacked() -> None:
    """The subject suffers it; who does it comes after "from"."""
    attacked = only("The soldiers came under fire from rebels.")
    assert ("ASSAULT", ["rebels"], ["The soldiers"]) == (
        attacked.class_,
        words(attacked.actors),
        words(attacked.recipients),
    )


def test_a_weapon_is_nobody() -> None:
    """What it is done with is no actor."""
    assert () == next(e for e in read("A car bomb killed six people.").events if e.trigger.text == "killed").actors


def test_finished_gerunds_and_perfect_progressives() -> None:
    """ "killing six" is done when it is told; "have been carrying out raids" goes on."""
    assert "occurred" == read("The army shelled the town, killing six men.").events[-1].status
    assert "ongoing" == read("Jets have been carrying out raids on the rebels.").events[-1].status
    assert "ongoing" == read("The rebels have been broadly retreating.").events[-1].status


def counted(text: str, *parts: str) -> dict[str, tuple[str | None, str | None]]:
    """Role and event's trigger of each quantity of a text, with the numbers that its own step reads."""
    reading = prepared(text)
    for step in (quantities.step(), STEP):
        (reading,) = step.run([reading])
    triggers = {event.id: event.trigger.text for event in reading.events}
    return {q.span.text: (q.role, triggers.get(q.event or "")) for q in reading.quantities}


def test_who_kills_is_not_killed() -> None:
    """The number of those who do it is a force, and the number of the dead belongs to the killing."""
    found = counted("Four suicide bombers killed six people in an attack.")
    assert {"Four": ("force", "killed"), "six": ("killed", "killed")} == found


def test_an_event_gives_a_number_its_role() -> None:
    """Where the number's own words say nothing: who is arrested or abducted is captured."""
    assert {"12": ("captured", "detained")} == counted("Police detained 12 men.")


def test_a_toll_is_sized_by_what_it_stands_at() -> None:
    """ "The death toll rose to 20": the 20 are the toll's, not those in a clause of their own."""
    assert ("killed", "death toll") == counted("The death toll rose to at least 20, the group said.")["at least 20"]
