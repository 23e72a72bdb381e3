"""Kinds of attributions that are worth a figure of their own, told by the text and the spans alone.

So gold and guesses are sorted alike, whoever made them; an attribution may stand in several slices or in none.

direct, mixed, indirect    all, some or none of the letters and digits of the content stand between quotation marks
no source                  no words are marked as the source
pronoun source             the source is one pronoun ("she", "who", "others")
discontinuous content      more than one span of content
content across sentences   the content's words stand in more than one sentence of ours
cue unseen in training     no attribution of the training part has this cue, small and capital letters alike
speech                     the first cue of our lexicon in the cue is one of speech (the breadth of VerbNet's classes
                           say-37.7, tell-37.2 and their kin; see cues.toml)
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import cache, cached_property

from tadmor.extract.attributions.lexicon import cue_lexicon
from tadmor.nlp.grammar import grammar
from tadmor.nlp.quotations import quotations
from tadmor.nlp.segment import sentences, tokens

__all__ = ["SLICES", "UNSEEN", "Marked", "Offsets", "Page", "slices"]

Offsets = tuple[int, int]
Marked = Mapping[str, Sequence[Offsets]]
"""Source, cue and content as half-open offsets."""

UNSEEN = "cue unseen in training"
SLICES = (
    "direct",
    "mixed",
    "indirect",
    "no source",
    "pronoun source",
    "discontinuous content",
    "content across sentences",
    UNSEEN,
    "speech",
)


class Page:
    """A text, with its quotations and sentences once somebody asks for them."""

    def __init__(self, text: str) -> None:
        self.text = text

    def words(self, spans: Sequence[Sequence[int]]) -> str:
        """The words of some spans in small letters, one space between them."""
        return " ".join(" ".join(self.text[start:end] for start, end in spans).lower().split())

    @cached_property
    def quoted(self) -> frozenset[int]:
        """The offsets between quotation marks."""
        return frozenset(i for quotation in quotations(self.text) for i in range(quotation.start, quotation.end))

    @cached_property
    def sentences(self) -> list[int]:
        """Where each sentence starts."""
        return [sentence.start for sentence in sentences(self.text)]


def slices(page: Page, one: Marked, known_cues: frozenset[str]) -> frozenset[str]:
    """The slices that an attribution stands in. `known_cues` are those of the training part; empty: not known."""
    cue = page.words(one["cue"])
    told = {
        _quotation(page, one["content"]): True,
        "no source": not one["source"],
        "pronoun source": page.words(one["source"]) in _pronouns(),
        "discontinuous content": len(one["content"]) > 1,
        "content across sentences": len({bisect_right(page.sentences, i) for i in _letters(page, one["content"])}) > 1,
        UNSEEN: bool(known_cues) and cue not in known_cues,
        "speech": _is_speech(cue),
    }
    return frozenset(label for label, holds in told.items() if holds)


def _letters(page: Page, spans: Sequence[Offsets]) -> list[int]:
    return [i for start, end in spans for i in range(start, end) if page.text[i].isalnum()]


def _quotation(page: Page, content: Sequence[Offsets]) -> str:
    letters = _letters(page, content)
    inside = sum(i in page.quoted for i in letters)
    if not inside:
        return "indirect"
    return "direct" if inside == len(letters) else "mixed"


@cache
def _pronouns() -> frozenset[str]:
    names = ("subject_pronouns", "object_pronouns", "possessives", "plural_pronouns", "first_singular", "first_plural")
    return frozenset(word for name in names for word in grammar()[name])


@cache
def _is_speech(cue: str) -> bool:
    """Whether the first entry of the lexicon that stands in a cue is one of speech: the longest, in its first sense."""
    words = tuple(token.text for token in tokens(cue, 0, len(cue)))
    for at, word in enumerate(words):
        for pattern in cue_lexicon("en").get(word, ()):
            if words[at : at + len(pattern.words)] == pattern.words:
                return pattern.entries[0].type == "speech"
    return False
