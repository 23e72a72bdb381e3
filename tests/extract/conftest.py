"""The trained reader, for tests of what only it reads."""

import pytest

from tadmor.nlp.encoder.step import WITHOUT
from tadmor.pipeline import Pipeline, default_pipeline


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    """Everything that reads, with the weights that ship; tests without them are skipped."""
    made = default_pipeline()
    if WITHOUT in made.made_by:
        pytest.skip("the trained reader's weights are not here")
    return made
