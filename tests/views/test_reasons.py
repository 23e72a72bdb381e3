"""Why claims belong together, in a sentence; the numbers stand behind it."""

from tadmor.model import Span
from tadmor.model.incidents import Joint, Trait
from tadmor.views.reasons import Reason, in_words


def _reason(other: str, score: float, *traits: tuple[str, float]) -> Reason:
    words = (Span(0, 4, "raid"),)
    made = tuple(Trait(name=why, weight=weight, why=why) for why, weight in traits)
    joint = Joint(one="t1", other="t2", score=score, traits=made)
    return Reason(one="a", one_words=words, other=other, other_words=words, joint=joint)


def test_what_weighs_most_is_told_and_what_speaks_against_it() -> None:
    """Three reasons, the strongest first, without numbers."""
    traits = (
        ("the mill", 0.2),
        ("the same days", 0.9),
        ("both speak of Arlun mill", 1.4),
        ("far", -0.3),
        ("both RAID", 0.6),
    )
    told = "both speak of Arlun mill; the same days; both RAID"
    assert f"What they have in common above all: {told}. Against it: far." == in_words(_reason("b", 2.8, *traits))


def test_passages_of_one_report_are_not_compared() -> None:
    """Either they hang on one name, or other reports hold them together."""
    assert "Two passages of one report that speak of one thing." == in_words(_reason("a", 0.0))
    assert "Two passages of one report: what others tell holds them together." == in_words(_reason("a", -1.0))
    assert "Not alike enough by themselves: what others tell holds them together." == in_words(_reason("b", -0.5))
