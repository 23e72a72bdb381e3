"""Where the actors, the furniture and the words that mending asks for stand among the tokens of a page."""

from bisect import bisect_left, bisect_right

from tadmor.extract.attributions.page import Page
from tadmor.lang import lexicon
from tadmor.model import Reading, Span
from tadmor.nlp.chunks import Range
from tadmor.nlp.grammar import grammar

__all__ = ["Names", "mending", "somebody", "titles"]


_PRONOUNS = frozenset(["he", "she", "it", "they", "we", "i", "who"])
_PLACES = 500  # a report names fewer


class Names:
    """Where mentions of actors end among the tokens and where each begins, where places begin, where people end."""

    def __init__(self, page: Page, reading: Reading) -> None:
        self._starts = [token.start for token in page.tokens]
        found = [self._range(m.start, m.end) for a in reading.actors for m in a.mentions]
        people = [m for a in reading.actors if a.kind == "person" for m in a.mentions if m.text[:1].isupper()]
        self.people = dict(self._range(m.start, m.end) for m in people if m.text.lower() not in _PRONOUNS)
        tokens = page.tokens
        tags = [s for s in reading.furniture if _beside_text(page.text, s)]
        self.furniture = {i for s in tags for i in range(*self._range(s.start, s.end)) if i < len(tokens)}
        self.places = {self._range(p.span.start, p.span.end)[0] for p in reading.places[:_PLACES]}
        self.ending = {high: low for low, high in sorted(found, reverse=True)}

    def _range(self, start: int, end: int) -> Range:
        return bisect_right(self._starts, start) - 1, bisect_left(self._starts, end)

    def inside(self, part: Range) -> bool:
        """Whether a mention ends in a range."""
        return any(at in self.ending for at in range(part[0] + 1, part[1] + 1))


def _beside_text(text: str, span: Span) -> bool:
    """Whether furniture stands on a line with other text: a line of its own may quote somebody as a teaser does."""
    before = text[max(0, span.start - 2) : span.start].strip(" ")
    after = text[span.end : span.end + 2].strip(" ")
    return not (before[-1:] in ("", "\n") and after[:1] in ("", "\n"))


def mending(name: str) -> frozenset[str]:
    """A list of cues.toml that mends drafts."""
    return frozenset(lexicon("en", "cues")["mending"][name])


def somebody(page: Page, part: Range, names: Names) -> bool:
    """Whether a phrase is one who can speak: it holds a name, or ends with a role, a body, a group or a pronoun."""
    g = grammar()
    speaks = g["roles"] | g["organisation_nouns"] | g["group_nouns"] | mending("fighting") | _PRONOUNS
    return names.inside(part) or page.lower[part[1] - 1] in speaks


def titles() -> frozenset[str]:
    """Words that make the words in front of a name an apposition to it."""
    g = grammar()
    return g["titles"] | g["roles"] | g["organisation_nouns"] | g["single_roles"]
