"""Phrases that are one to a reader: what a head marks in one stretch is one party unless words list several."""

import pytest

from tadmor.model import Span, span_of
from tadmor.nlp.syntax.joining import joined


def spans(text: str, *parts: str) -> list[Span]:
    """The spans of some parts of a text."""
    return [span_of(text, text.index(part), text.index(part) + len(part)) for part in parts]


@pytest.mark.parametrize(
    ("text", "parts", "whole"),
    [
        ("The envoy for Syria spoke", ["The envoy", "Syria"], ["The envoy for Syria"]),
        ("The Kesh Council (KC) spoke", ["The Kesh Council", "KC"], ["The Kesh Council (KC)"]),
        ("The envoy, Anton Brand, spoke", ["The envoy", "Anton Brand"], ["The envoy, Anton Brand"]),
        ("The army and the police spoke", ["The army", "the police"], ["The army", "the police"]),
        ("The Kesh Council (KC) forum spoke", ["KC", "forum"], ["KC", "forum"]),
        ("The army, which the police met", ["The army", "the police"], ["The army", "the police"]),
    ],
)
def test_one_stretch_is_one_unless_it_lists(text: str, parts: list[str], whole: list[str]) -> None:
    """Where the stretch ends between them they stay two."""
    marked = [span_of(text, 0, len(text))]
    assert whole == [span.text for span in joined(text, spans(text, *parts), marked)]
    assert parts == [span.text for span in joined(text, spans(text, *parts), spans(text, *parts))]
