"""A body's name that is somebody's surname in a report."""

import pytest

from tadmor.model import Document
from tadmor.pipeline import Pipeline


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The suit was filed by Anna Wagner. Wagner, who broke an arm, wants damages.", {"Anna Wagner"}),
        (
            "The suit of Anna Wagner failed. The Wagner group denied it. Wagner shelled Arlun.",
            {"Anna Wagner", "Wagner Group"},
        ),
        ("On Monday Wagner shelled Bakhmut.", {"Wagner Group"}),
        ("Will Hamas answer? Hamas said on Monday that it would.", {"Hamas"}),
        ("Michael Bloomberg spoke in Paris. Bloomberg said the war was lost.", {"Michael Bloomberg"}),
    ],
)
def test_a_surname_is_no_body(pipeline: Pipeline, text: str, names: set[str]) -> None:
    """Behind a first name it is a person's; alone it is whom the report names otherwise."""
    (reading,) = pipeline.read_batch([Document(id="d", text=text, lang="en")])
    assert names == {actor.name for actor in reading.actors if actor.name and actor.name[0].isupper()}
