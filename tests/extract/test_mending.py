"""Mending drafts: who speaks in text whose commas are lost, and captions that run into a sentence."""

import pytest

from tadmor.model import Document
from tadmor.pipeline import default_pipeline


def told(text: str) -> list[tuple[str, str, str]]:
    """Sources, cues and contents of a text by the whole pipeline."""
    (reading,) = default_pipeline().read_batch([Document(id="d", text=text, lang="en")])
    sides = (
        [" ".join(span.text for span in part) for part in (a.source, a.cue, a.content)] for a in reading.attributions
    )
    return [(source, cue, content) for source, cue, content in sides]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        (
            "A gunman blew himself up with the rest then opening fire the Britain-based monitor said.",
            "the Britain-based monitor",
            "said",
            "A gunman blew himself up with the rest then opening fire",
        ),
        (
            "The monitor said three strikes hit the towns market adding that the overall toll was expected to rise.",
            "The monitor",
            "adding",
            "that the overall toll was expected to rise",
        ),
        (
            "Valley Press, Beirut - Rebels shelled the village, activists said.",
            "activists",
            "said",
            "Rebels shelled the village",
        ),
        (
            "The YPG militia took the town from rebels, though it denied being helped by Russia.",
            "it",
            "denied",
            "being helped by Russia",
        ),
    ],
)
def test_a_speaker_is_found_beside_the_cue(text: str, source: str, cue: str, content: str) -> None:
    """Not in the content, not in a thing, not in a dateline."""
    assert (source, cue, content) in told(text)


def test_lives_that_are_claimed_are_no_claim() -> None:
    """A rocket says nothing."""
    text = "Gunmen fired shells at the town on Sunday claiming the life of a girl and injuring two people."
    assert "claiming" not in [cue for _, cue, _ in told(text)]
