"""A corridor is replayed from the page as from the command line, and what cannot be understood is told."""

import pytest
from tests.serve.served import TestClient

_COLUMN = "/watches{form}?corridor=Mosul > Raqqa | Deir ez-Zor > Palmyra"


def test_the_column_from_mosul_is_raised_on_its_day_and_claims(page: TestClient) -> None:
    """Each stage with the claim that puts somebody there, and a way to its words."""
    found = page.get(_COLUMN.format(form=".json")).json()["found"]
    assert "Mosul > Raqqa | Deir ez-Zor > Palmyra" == found["corridor"]
    assert "2016-12-12" == found["raised"]["day"]
    text = page.get(_COLUMN.format(form="")).text
    assert "Raised on 2016-12-12" in text
    for claim in found["raised"]["claims"]:
        assert f"#w-{claim}" in text


def test_a_corridor_that_nobody_is_told_to_pass_is_not_raised(page: TestClient) -> None:
    """Said with what was missing, never as something that did not happen."""
    text = page.get("/watches?corridor=Mosul > Aleppo > Mosul&actor=Syrian army").text
    assert "Not raised" in text
    assert "no claim puts anybody there" in text


def test_without_a_corridor_there_is_a_form_and_an_example(page: TestClient) -> None:
    """Nothing is read."""
    assert page.get("/watches.json").json() == {"found": None}
    assert "Name places in order" in page.get("/watches").text


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("corridor=Mosul", "Mosul > Raqqa"),
        ("corridor=Mosul > Xyzzyville", "no place with a point"),
        ("corridor=Mosul > Raqqa&gap=soon", "write gap=7"),
        ("corridor=Mosul > Raqqa&within=9000", "1 to 500"),
        ("corridor=Mosul > Raqqa&direction=eithr", "did you mean either?"),
    ],
)
def test_what_cannot_be_understood_is_told(page: TestClient, words: str, says: str) -> None:
    """With the form that works."""
    answer = page.get(f"/watches.json?{words}")
    assert (400, True) == (answer.status_code, says in answer.json()["detail"]), answer.json()
