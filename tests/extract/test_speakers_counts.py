"""Whose a count is: of who made it, not of those by whose words it was made."""

from functools import cache

import pytest

from tadmor.model import Document, Speaker
from tadmor.pipeline import Pipeline, default_pipeline


@cache
def _pipeline() -> Pipeline:
    return default_pipeline()


def _speaker(text: str, source: str) -> Speaker:
    (reading,) = _pipeline().read_batch([Document(id="d", text=text, lang="en")])
    found = (a for a in reading.attributions if a.speaker and " ".join(s.text for s in a.source) == source)
    return next(one.speaker for one in found if one.speaker)


@pytest.mark.parametrize(
    "count",
    [
        "a count based on the Libyan army's own announcements",
        "a tally compiled from statements of the Libyan army",
        "a count drawn from reports by the Libyan army",
        "a toll put together from the Libyan army's statements",
    ],
)
def test_a_count_made_from_somebodys_words_is_not_his(count: str) -> None:
    """The report counts, or nobody whom it names."""
    speaker = _speaker(f"That brings to eight the number of soldiers killed since Sunday, according to {count}.", count)
    assert ("document", None) == (speaker.kind, speaker.organisation)


@pytest.mark.parametrize(
    "count",
    ["a tally kept by the Libyan army", "figures from the Libyan army", "the toll of the Libyan army"],
)
def test_a_count_that_somebody_makes_is_his(count: str) -> None:
    """A body that counts, or hands its figures on, answers for them."""
    speaker = _speaker(f"Nine soldiers have died since Sunday, according to {count}.", count)
    assert ("document", "Libyan Armed Forces") == (speaker.kind, speaker.organisation)
