"""Who holds an office that a source tells without a name: its owner, who stands beside it, the only one who can."""

from tadmor.extract.attributions.speakers.asked import gap, office
from tadmor.extract.attributions.speakers.ground import Ground
from tadmor.extract.attributions.speakers.scene import named_person
from tadmor.extract.attributions.speakers.standing import speaker_of, unnamed
from tadmor.model import Speaker, span_of
from tadmor.nlp.chunks import Range
from tadmor.nlp.grammar import grammar

__all__ = ["beside", "office_of", "officer"]

_OPENING = 5  # tokens of a sentence in which its subject is named
_NAMESAKES = 40  # holders of one office that are looked at


def office_of(ground: Ground, part: Range, words: list[str]) -> Speaker | None:
    """ "A statement from his office": that of whom the pronoun means."""
    asked = words[-1:] == ["office"] and {"his", "her"} & set(words)
    if not asked:
        return None
    owner = _subject(ground, part) or named_person(part, ground.scene)
    return Speaker(name=f"office of {owner.name}", kind="organisation") if owner else None


def _subject(ground: Ground, part: Range) -> Speaker | None:
    """ "Marin Vesk told Orlan Dubal so, his office said": the one with whom the sentence began."""
    page = ground.page
    low = page.starts[page.sentence(part[0])]
    if part[0] - low <= _OPENING:
        return None
    opening = ground.told.between(page.tokens[low].start, page.tokens[low + _OPENING].end)
    return next((speaker_of(a) for m, a in opening if a.kind == "person" and not unnamed(a)), None)


def beside(ground: Ground, part: Range, words: list[str]) -> Speaker | None:
    """Somebody named right beside a phrase that only tells the office: "Bakri, a spokesman for the port"."""
    page = ground.page
    g = grammar()
    head = next((i for i, w in enumerate(words) if i and w in g["prepositions"]), len(words))
    if words[:1] == ["the"] or not words or words[head - 1] not in g["roles"] - g["group_roles_plural"]:
        return None
    span = page.span(part)
    around = span_of(page.text, max(0, span.start - 3), min(span.end + 3, len(page.text)))
    people = [(m, a) for m, a in ground.told.over(around) if a.kind == "person" and not unnamed(a)]
    named = [(m, a) for m, a in people if m.text[:1].isupper()]
    return next((speaker_of(a) for m, a in named if "," in gap(page.text, m, span)), None)


def officer(ground: Ground, words: list[str]) -> Speaker | None:
    """ "The chancellor": the one person of the report who holds that office."""
    g = grammar()
    if not words or words[-1] not in g["single_roles"] or words[0] in g["anonymous_articles"] | g["possessives"]:
        return None
    wanted = set(words) - {"the"}
    holds = [a for a in ground.officers.get(words[-1], ())[:_NAMESAKES] if wanted <= office(a)]
    return speaker_of(holds[0]) if len(holds) == 1 else None
