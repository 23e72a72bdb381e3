from typing import Any

import pytest

from tadmor.errors import BadData
from tadmor.ontology.actors import catalogue, check
from tadmor.ontology.spelling import fold, name_key, skeleton

_GOOD: dict[str, Any] = {
    "armed_groups": {"red-band": {"name": "Red Band", "kind": "armed-group", "sector": "REB", "country": "SY"}},
    "organisations": {},
    "people": {},
    "countries": {"SY": {"name": "Syria"}},
    "institutions": {},
}


def _with(**row: Any) -> dict[str, Any]:
    return _GOOD | {"organisations": {"new": {"name": "New Body", "kind": "government", "sector": "GOV"} | row}}


def test_the_shipped_catalogue_holds_together() -> None:
    """It loads, and the lineage of a renamed group is kept as separate entries."""
    found = catalogue()
    assert len(found.entries) > 400
    assert "nusra-front" == found.entries["jabhat-fatah-al-sham"].formerly
    assert "jabhat-fatah-al-sham" == found.entries["hayat-tahrir-al-sham"].formerly


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ({"kind": "gang"}, "kind 'gang'"),
        ({"sector": "XXX"}, "sector 'XXX'"),
        ({"country": "ZZ"}, "country 'ZZ'"),
        ({"aliases": ["Red Band"]}, "also claimed by armed_groups.toml [red-band]"),
        ({"formerly": "nobody"}, "formerly 'nobody'"),
        ({"leader": "nobody"}, "unknown keys leader"),
        ({"aliases": ["..."]}, "has no word"),
    ],
)
def test_a_bad_row_is_named(row: dict[str, Any], complaint: str) -> None:
    """A malformed entry is refused with its table, its key and what is wrong."""
    with pytest.raises(BadData, match=r"organisations\.toml \[new\]") as error:
        check(_with(**row))
    assert complaint in str(error.value)


def test_institutions_follow_the_country() -> None:
    """Every state has its ministries and forces by rule; a country's own name goes before the rule's."""
    found = catalogue()
    assert "Russian Ministry of Defence" == found.institution("ministry-of-defence", "RU").name
    assert "us-department-of-defense" == found.institution("ministry-of-defence", "US").id
    assert "Government of Iraq" == found.institution("government", "IQ").name


def test_spelling_folds() -> None:
    """Diacritics, apostrophes, points, hyphens and the Arabic article do not tell names apart; sounds do."""
    assert "daesh" == fold("Da’esh")
    assert "us" == fold("U.S.")
    assert name_key("Khalid al-Obeidi") == name_key("Khalid Al Obeidi")
    assert name_key("Niger") != name_key("Nigeria")
    assert skeleton("Khatib") == skeleton("Khateeb")
