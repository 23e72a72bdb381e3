"""One claim for each attribution, and one for each thing told in the outlet's own voice."""

from dataclasses import replace

from tadmor.extract import claims
from tadmor.model import Attribution, Certainty, Document, Event, Movement, Quantity, Reading, Span
from tadmor.nlp.segment import sentences

TEXT = "The army said 40 men fled. Rebels shelled Sarun and killed 12 people. A column left Sarun for Dur."


def span(words: str) -> Span:
    at = TEXT.index(words)
    return Span(at, at + len(words), words)


def quantity(number: str, event: str | None = None) -> Quantity:
    return Quantity(id=f"q{number}", span=span(number), bound="exactly", event=event)


def made() -> Reading:
    said = Attribution(
        id="a1",
        type="speech",
        kind="indirect",
        source=(span("The army"),),
        cue=(span("said"),),
        content=(span("40 men fled"),),
        certainty=Certainty(label="PR+"),
    )
    reading = Reading(
        document=Document(id="d", text=TEXT, lang="en"),
        attributions=(said,),
        events=(
            Event(id="e1", trigger=span("fled"), attribution="a1"),
            Event(id="e2", trigger=span("killed")),
            Event(id="e3", trigger=span("left"), status="planned"),
        ),
        quantities=(quantity("40"), quantity("12", "e2")),
        movements=(Movement(id="m1", event="e3", mover=(span("A column"),)),),
    )
    return replace(reading, sentences=tuple(sentences(TEXT)))


def test_what_belongs_to_whom() -> None:
    """Things told under an attribution are its claim's; a quantity and a movement join their own-voice event."""
    (reading,) = claims.step().run([made()])
    assert [(c.attribution, c.events, c.movements, c.quantities, c.certainty.label) for c in reading.claims] == [
        ("a1", ("e1",), (), ("q40",), "PR+"),
        (None, ("e2",), (), ("q12",), "CT+"),
        (None, ("e3",), ("m1",), (), "PR+"),
    ]


def test_an_own_voice_claim_is_its_sentence() -> None:
    """The words of an own-voice claim are the sentence that holds it."""
    (reading,) = claims.step().run([made()])
    assert tuple(s.text for s in reading.claims[1].spans) == ("Rebels shelled Sarun and killed 12 people.",)


def test_ids_are_unique_and_the_step_is_idempotent() -> None:
    """Every claim has an id of its own; running twice changes nothing."""
    (reading,) = claims.step().run([made()])
    assert len({c.id for c in reading.claims}) == 3
    assert [reading] == list(claims.step().run([reading]))


def test_a_quantity_alone_is_a_claim() -> None:
    """A number in the outlet's own voice that sizes no event is told all the same."""
    reading = replace(made(), attributions=(), events=(), movements=(), quantities=(quantity("12"),))
    (read,) = claims.step().run([reading])
    assert [(c.attribution, c.quantities) for c in read.claims] == [(None, ("q12",))]


def test_a_sentence_without_end_is_not_held_whole_by_each_of_its_claims() -> None:
    """Ten thousand events on one line: the claims hold the words near them, and their sum grows with the line."""
    text = "attack, " * 10_000
    events = tuple(Event(id=f"e{n}", trigger=Span(8 * n, 8 * n + 6, "attack"), class_="ASSAULT") for n in range(10_000))
    document = Document(id="d", text=text)
    reading = Reading(document=document, sentences=tuple(sentences(text)), events=events)
    (result,) = claims.step().run([reading])
    assert 10_000 == len(result.claims)
    assert max(len(span.text) for claim in result.claims for span in claim.spans) < 2_100
    assert all(span.text == text[span.start : span.end] for claim in result.claims for span in claim.spans)
