"""Which state's body a name means."""

import pytest

from tadmor.ontology.institutions import institution_called


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("Ministry of Defence of the Russian Federation", "Russian Ministry of Defence"),
        ("Russia's defence ministry", "Russian Ministry of Defence"),
        ("Armed Forces of Ukraine", "Ukrainian Armed Forces"),
        ("Ministry of Defence", None),
        ("Russian Times", None),
        ("Ukraine", None),
    ],
)
def test_a_state_and_its_institution_have_one_name(name: str, called: str | None) -> None:
    """In whatever order they are told; neither alone is enough."""
    assert called == institution_called(name)
