"""Sentences that run on between two of one speaker's are his, for voices and for findings alike."""

from datetime import date

import pytest

import tadmor
from tadmor.link.voices.accounts import accounts_of
from tadmor.link.voices.flow import running_on
from tadmor.model import Reading

SPEECH = (
    "In total, 118,000 people have left the border areas of Harun, acting governor Marin Dubal said. Since August 6, "
    "12 civilians have been killed in Vesk and 121 injured. Three of the dead were in a minibus, he specified."
)


def read(text: str) -> Reading:
    """A report of that day, read."""
    return tadmor.read(text, outlet="Northmere Daily", published=date(2024, 8, 12))


def whose(text: str, words: str) -> str | None:
    """Whose account the claim is that holds some words."""
    reading = read(text)
    by_id = {account.claim: account.source for account in accounts_of(reading)}
    return next(by_id[c.id] for c in reading.claims if any(words in span.text for span in c.spans))


def test_what_stands_between_two_sentences_of_a_speaker_is_his() -> None:
    """No paper counted those twelve."""
    assert "Marin Dubal" == whose(SPEECH, "12 civilians")


@pytest.mark.parametrize(
    "text",
    [
        SPEECH.replace("he specified", "a doctor specified"),
        SPEECH.replace("said. Since", "said.\n\nSince"),
        SPEECH.replace("Since August 6, 12 civilians", "But, as we saw, 12 civilians"),
        SPEECH.replace("acting governor Marin Dubal said", "officials said"),
        SPEECH.replace(", he specified", ""),
    ],
)
def test_another_speaker_a_paragraph_and_the_writer_end_it(text: str) -> None:
    """Nor does it run on where nobody takes it up again, or where nobody knows who "he" is."""
    assert not running_on(read(text))
