"""Precision codes of places and times, as data."""

import pytest

from tadmor.errors import BadData
from tadmor.ontology import geo_precision, time_precision
from tadmor.ontology.events import parse_geo_precision, parse_time_precision


def test_precision_runs_from_exact_to_none() -> None:
    """Nine grades of place, six of time, each with the other schemes' codes."""
    assert [f"G{n}" for n in range(1, 10)] == list(geo_precision())
    assert [f"T{n}" for n in range(1, 7)] == list(time_precision())
    assert (geo_precision()["G3"].ucdp, geo_precision()["G3"].acled, geo_precision()["G3"].plover) == (2, 2, 4)
    assert (geo_precision()["G8"].acled, time_precision()["T6"].days) == (None, None)


def test_a_code_left_out_is_none_and_a_wrong_one_is_bad_data() -> None:
    """The error names the file and the code."""
    assert None is parse_geo_precision('[G1]\ndefinition = "x"')["G1"].ucdp
    assert dict(parse_time_precision('[G1]\ndefinition = "x"')) == {}
    with pytest.raises(BadData, match=r"precision.toml: G1: 'ucdp' is not a whole number"):
        parse_geo_precision('[G1]\ndefinition = "x"\nucdp = "1"')
    with pytest.raises(BadData, match=r"precision.toml: T1: unknown radius"):
        parse_time_precision('[T1]\ndefinition = "x"\nradius = 1')
    with pytest.raises(BadData, match=r"precision.toml: T1: 'definition' is missing"):
        parse_time_precision("[T1]\nucdp = 1")
