"""PLOVER's codebook as data: what an act is counted as by its type, its class and how it is told."""

import pytest

from tadmor.ontology.plover import codebook


@pytest.mark.parametrize(
    ("class_", "type_", "event"),
    [
        ("AID", None, "AID"),
        ("CONTROL", "TERRITORY.capture", "ASSAULT"),
        ("CONTROL", None, "ASSAULT"),
        ("MOVE", "CIVIL.evacuation", "RETREAT"),
        ("MOVE", None, "MOBILIZE"),
        (None, "OBSERVE.investigate", "ACCUSE"),
        (None, "OBSERVE.detect", None),
    ],
)
def test_an_act_is_counted_by_its_class_and_ours_by_their_type(
    class_: str | None, type_: str | None, event: str | None
) -> None:
    """PLOVER's own classes stand; where the class is ours or none, the ontology's column for the type decides."""
    assert event == codebook().event(class_, type_)


def test_intentions_agree_or_threaten_and_refusals_reject() -> None:
    """Cooperative acts in the future are agreed to, hostile ones threatened; what is not done is rejected."""
    rules = codebook()
    assert ("AGREE", "THREATEN", "MOBILIZE") == tuple(
        rules.told(event, rules.intended) for event in ("AID", "SANCTION", "MOBILIZE")
    )
    assert ("REJECT", "ASSAULT") == tuple(rules.told(event, rules.negated) for event in ("CONSULT", "ASSAULT"))
