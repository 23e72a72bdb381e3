"""Other data sets' words lead to ours and back; what they name, we name, and nothing is written down twice."""

import pytest

from tadmor.errors import BadData
from tadmor.ontology import event_types, geo_precision, time_precision
from tadmor.ontology.schemes import scheme


@pytest.mark.parametrize("name", ["ucdp", "acled", "gdelt"])
def test_codes_of_precision_are_ours(name: str) -> None:
    """Every one is a G or a T."""
    found = scheme(name)
    assert set(found.places.values()) <= geo_precision().keys()
    assert set(found.times.values()) <= time_precision().keys()


@pytest.mark.parametrize("name", ["ucdp", "acled", "gdelt"])
def test_every_label_leads_to_types_that_lead_back(name: str) -> None:
    """The lists of events.toml, turned around."""
    column = {"ucdp": "ucdp", "acled": "acled", "gdelt": "cameo"}[name]
    for label, types in scheme(name).types.items():
        assert all(label in getattr(event_types()[kind], column) for kind in types)


def test_acleds_sub_events_are_its_twenty_five() -> None:
    """Each under one of its six kinds of event, and every one that our types name among them."""
    subs = scheme("acled").sub_events
    assert (25, 6) == (len(subs), len({sub.event for sub in subs.values()}))
    assert scheme("acled").types.keys() <= subs.keys()


@pytest.mark.parametrize(("code", "class_"), [("193", "ASSAULT"), ("036", "AGREE"), ("010", None), ("1411", "PROTEST")])
def test_a_cameo_code_has_its_roots_class(code: str, class_: str | None) -> None:
    """By PLOVER's table, where none of our types lists the code."""
    assert class_ == scheme("gdelt").class_of(code)


def test_an_unknown_scheme_is_told() -> None:
    """With those that there are."""
    with pytest.raises(BadData, match="acled"):
        scheme("icews")
