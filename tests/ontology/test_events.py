"""The vocabularies load, hold together, and refuse a file that does not."""

from pathlib import Path

import pytest

from tadmor.errors import BadData
from tadmor.ontology import CLASSES, contexts, event_types, modes, reference, statuses
from tadmor.ontology.events import parse_contexts, parse_event_types, parse_modes

GOOD = """
[STRIKE.air]
class = "ASSAULT"
definition = "From the air."
plover = ["ASSAULT-aerial"]
cameo = ["195"]
acled = ["Air/drone strike"]
ucdp = ["1"]
"""


def test_a_type_carries_its_class_and_its_mappings() -> None:
    """One type, read as it stands in the file."""
    (kind,) = parse_event_types(GOOD).values()
    assert (kind.name, kind.family, kind.class_) == ("STRIKE.air", "STRIKE", "ASSAULT")
    assert (
        kind.plover,
        kind.cameo,
        kind.acled,
        kind.ucdp,
    ) == (("ASSAULT-aerial",), ("195",), ("Air/drone strike",), ("1",))
    assert (kind.spans_days, kind.path) == (False, False)


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (('"ASSAULT"', '"WAR"'), "unknown class 'WAR'"),
        (('"ASSAULT"', "7"), "'class' is missing or not a string"),
        (('cameo = ["195"]\n', ""), "'cameo' is missing"),
        (('["195"]', "[195]"), "'cameo' is missing or not a list of strings"),
        (('"From the air."', '""'), "no definition"),
        (("ucdp =", "ucpd ="), "unknown ucpd"),
        (("[STRIKE.air]", "[STRIKE.air"), "events.toml"),
        (("[STRIKE.air]", "STRIKE = 1\n[OTHER.air]"), "not a family"),
        (("[STRIKE.air]", "[STRIKE]"), "not a table"),
    ],
)
def test_a_malformed_type_is_bad_data(change: tuple[str, str], complaint: str) -> None:
    """The error names the file, the type and what is wrong with it."""
    with pytest.raises(BadData, match=complaint):
        parse_event_types(GOOD.replace(*change))


def test_a_type_named_twice_is_bad_data() -> None:
    """TOML itself forbids it, and the error is ours."""
    with pytest.raises(BadData, match=r"events.toml"):
        parse_event_types(GOOD + GOOD)


def test_malformed_modes_and_contexts_are_bad_data() -> None:
    """Each file says what it needs."""
    with pytest.raises(BadData, match=r"modes.toml: x"):
        parse_modes('[x]\nplover = "y"')
    with pytest.raises(BadData, match=r"contexts.toml: x"):
        parse_contexts('[x]\nmeaning = "y"')
    with pytest.raises(BadData, match="not a table"):
        parse_contexts('x = "y"')


def test_every_class_of_the_ontology_is_used() -> None:
    """A class without a type could never be read."""
    assert {kind.class_ for kind in event_types().values() if kind.class_} == CLASSES


def test_only_observation_has_no_class() -> None:
    """A type without a class is ours alone: it is not counted."""
    assert {"OBSERVE"} == {kind.family for kind in event_types().values() if kind.class_ is None}


def test_classes_follow_the_family_with_the_exceptions_of_the_design() -> None:
    """A siege is COERCE though it is about territory; a withdrawal is RETREAT though it is a move."""
    expected = {
        "TERRITORY.siege": "COERCE",
        "TERRITORY.capture": "CONTROL",
        "FORCE.base": "CONTROL",
        "MOVE.withdraw": "RETREAT",
        "MOVE.mass": "MOBILIZE",
        "CIVIL.displacement": "MOVE",
        "CEASE.violation": "ASSAULT",
        "CUSTODY.capture": "COERCE",
        "STRIKE.interception": "COERCE",
        "SPEECH.request": "REQUEST",
    }
    assert expected == {name: event_types()[name].class_ for name in expected}


def test_modes_contexts_and_statuses_are_not_empty() -> None:
    """Some that exports rely on."""
    assert {"air-strike", "suicide-attack", "siege"} <= modes().keys()
    assert {"military", "territory", "cbrn"} <= contexts().keys()
    assert statuses() == ("occurred", "ongoing", "planned", "hypothetical", "negated")


def test_the_reference_page_is_fresh_and_names_every_type() -> None:
    """`docs/reference/events.md` is what `tadmor.ontology.reference()` writes today."""
    page = Path(__file__).parents[2] / "docs" / "reference" / "events.md"
    assert reference() == page.read_text(encoding="utf-8")
    assert [name for name in (*event_types(), *modes(), *contexts()) if f"`{name}`" not in reference()] == []
