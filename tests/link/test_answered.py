"""A denial that answers nothing told in an incident stands in one of its own, under its own words."""

from datetime import date

from tadmor.link.incidents import Incidents
from tadmor.link.incidents.answered import answered
from tadmor.link.tellings.holders import Said
from tadmor.link.tellings.telling import Telling
from tadmor.model import Document, Span
from tadmor.model.incidents import Incident, Ruling
from tadmor.pipeline import default_pipeline

DAY = date(2015, 4, 27)
ASSAULT = (
    "Rebels attacked Jisr al-Shughur in Syria on Wednesday, the Syrian Observatory for Human Rights said. Rebels of "
    "the Army of Conquest took part in the assault on Jisr al-Shughur."
)
DENIAL = "The General Command of the Syrian army denied that any detainee had been killed in Jisr al-Shughur."


def telling(id_: str, *, no: bool) -> Telling:
    """A telling of one claim, a denial or not."""
    span = Span(0, 2, "so")
    said = Said(claim=f"c{id_}", voice=id_, name=id_, negative=no, denial=no, span=span)
    return Telling(id=id_, document=id_, published=DAY, said=(said,))


def parts(near: dict[frozenset[str], float]) -> list[tuple[str, ...]]:
    """How a group of an account, a denial of it and two more denials falls apart, by their scores."""
    tellings = {id_: telling(id_, no=id_ != "yes") for id_ in ("yes", "no1", "no2", "no3")}

    def score(one: str, other: str) -> float:
        return near.get(frozenset((one, other)), 0.3)

    return answered(tuple(tellings), tellings, score, lambda some: [some])


def test_a_denial_stays_where_it_answers_an_account() -> None:
    """So does the next denial of the same; one that only resembles them goes."""
    near = {frozenset(("yes", "no1")): 1.0, frozenset(("no1", "no2")): 0.9}
    assert parts(near) == [("no1", "no2", "yes"), ("no3",)]


def test_denials_that_answer_nothing_stay_together() -> None:
    """They are grouped anew by themselves."""
    assert parts({}) == [("yes",), ("no1", "no2", "no3")]


def _about(made: Incidents, document: str) -> Incident | None:
    told = next(t for t in made.of_document(document) if not t.story and t.said)
    return made.incident_of(told.id)


def test_what_is_denied_of_a_town_is_not_its_assault() -> None:
    """Whose detainees were killed is not who stormed the town on Wednesday; a person may say that it is."""
    made = Incidents()
    made.add(
        default_pipeline().read_batch([Document(id="a", text=ASSAULT, outlet="Northmere Daily", published=DAY)])[0]
    )
    made.add(
        default_pipeline().read_batch([Document(id="b", text=DENIAL, outlet="Orontes Bulletin", published=DAY)])[0]
    )
    alone = _about(made, "b")
    assert alone is not None
    assert (alone.documents, alone.earliest) == (("b",), None)
    yes, no = (next(t.id for t in made.of_document(d) if not t.story) for d in "ab")
    made.rule(Ruling(one=yes, other=no, same=True))
    together = _about(made, "b")
    assert together is not None
    assert together.documents == ("a", "b")
