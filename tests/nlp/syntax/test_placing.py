"""Which phrases are one place, and which only say more of one."""

import pytest

from tadmor.model import Span
from tadmor.nlp.syntax.placing import of_places


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words), words)


@pytest.mark.parametrize(
    ("text", "phrases", "expected"),
    [
        ("took the villages of Ruwa, Selim and Tell Aran", ["the villages of Ruwa", "Selim", "Tell Aran"],
         ["the villages of Ruwa, Selim and Tell Aran"]),
        ("took Ruwa, Selim and Tell Aran", ["Ruwa", "Selim", "Tell Aran"], ["Ruwa", "Selim", "Tell Aran"]),
        ("on the road between Ruwa and Selim", ["the road", "Ruwa", "Selim"], ["the road between Ruwa and Selim"]),
        ("hit the bridge over the Orun river", ["the bridge", "the Orun river"], ["the bridge over the Orun river"]),
        ("cut the road to Selim", ["the road", "Selim"], ["the road to Selim"]),
        ("went from the town to Selim", ["the town", "Selim"], ["the town", "Selim"]),
        ("caught 15 km from Selim", ["15 km", "Selim"], ["15 km from Selim"]),
        ("on the Ruwa–Selim front", ["the Ruwa", "Selim front"], ["the Ruwa–Selim front"]),
        ("held the southern and northern flanks", ["the southern", "northern flanks"],
         ["the southern and northern flanks"]),
        ("shelled Ruwa and its surroundings", ["Ruwa", "its surroundings"], ["Ruwa and its surroundings"]),
        ("killed in Ruwa, Orun province", ["Ruwa", "Orun province"], ["Ruwa, Orun province"]),
        ("bombed Ruwa, strongholds of the president", ["Ruwa", "strongholds of the president"], ["Ruwa"]),
        ("killed in Selim, Ruwanda's second largest city", ["Selim", "Ruwanda's second largest city"], ["Selim"]),
        ("bombed Ruwa, a haven and site of a battle", ["Ruwa", "a haven", "site of a battle"], ["Ruwa"]),
    ],
)  # fmt: skip
def test_a_list_under_one_noun_and_a_way_with_its_end_are_one_place(
    text: str, phrases: list[str], expected: list[str]
) -> None:
    """Villages of one list, a bridge with its river, a distance with its start; an aside is no place."""
    assert expected == [span.text for span in of_places(text, [_span(text, words) for words in phrases])]


def test_what_the_heads_mark_in_one_stretch_is_one_place() -> None:
    """A word of description that is in no phrase does not part a place."""
    text = "hit two crowded commercial areas in Selim"
    pieces, whole = [_span(text, "two"), _span(text, "commercial areas")], _span(text, "two crowded commercial areas")
    assert ["two crowded commercial areas"] == [span.text for span in of_places(text, pieces, [whole])]
    assert ["two", "commercial areas"] == [span.text for span in of_places(text, pieces)]
