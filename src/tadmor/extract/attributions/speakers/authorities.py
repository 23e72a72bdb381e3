"""Authorities are the body that their words name: "French authorities", and "authorities" alone those told of so."""

from tadmor.extract.attributions.speakers.bodies import state
from tadmor.extract.attributions.speakers.ground import Ground
from tadmor.extract.attributions.speakers.wording import opens
from tadmor.model import Speaker, overlap
from tadmor.nlp.chunks import Range
from tadmor.nlp.grammar import grammar

__all__ = ["authorities", "seated"]

_HEAD = "authorities"
_PEOPLES = frozenset(["kurdish", "druze", "houthi", "tuareg"])
_GROUPS = frozenset(["houthi"])
_ARTICLES = frozenset(["the", "these", "those"])


def authorities(ground: Ground, part: Range) -> Speaker | None:
    """The authorities that a source means, by name where it or the report says whose they are."""
    page = ground.page
    high = next((i for i in range(part[0] + 1, part[1]) if page.lower[i] in grammar()["prepositions"]), part[1])
    low = part[0] + (page.lower[part[0]] in _ARTICLES)
    if page.lower[high - 1] != _HEAD or "and" in page.lower[low:high] or page.shouts(low):
        return None
    land = next((a for _, a in ground.told.over(page.span((low, high))) if a.kind == "government"), None)
    body = land.name if land and land.country else None
    if high - low > 1:
        name = page.span((low, high)).text
        if page.lower[low] in _PEOPLES and page.title(low):
            return None if page.lower[low] in _GROUPS else _named(name, None)  # "Kurdish authorities" are no state's
        return _named(name, body) if _whose(ground, (low, high - 1)) else None
    told = (m.text for m in land.mentions if m.text.lower().endswith(f" {_HEAD}")) if land and body else ()
    name = next((text for text in told if text.lower() != f"the {_HEAD}"), "")
    return _named(name.removeprefix("the ").removeprefix("The "), body) if name else None


def seated(ground: Ground, part: Range, words: list[str]) -> Speaker | None:
    """ "The government in Velmar": a government by its seat, where that is no capital that a list has."""
    page = ground.page
    at = part[0] + 3
    if words[:3] != ["the", "government", "in"] or at >= part[1] or not all(page.title(i) for i in range(at, part[1])):
        return None
    seat = page.span((at, part[1])).text
    placed = any(overlap(page.span((at, part[1])), place.span) and place.country for place in ground.places)
    name = f"government in {seat}"
    return None if placed or state(seat) else Speaker(name=name, kind="organisation", organisation=name)


def _named(name: str, body: str | None) -> Speaker:
    return Speaker(name=name, kind="organisation", organisation=body or name)


def _whose(ground: Ground, part: Range) -> bool:
    """Whether the words before tell whose they are by a name: not "local" at the head of a sentence."""
    page = ground.page
    named = [i for i in range(*part) if page.title(i) and not opens(page, (i, i + 1))]
    first = page.span((part[0], part[0] + 1))
    a_place = any(overlap(first, place.span) for place in ground.places)
    return bool(named) or a_place or state(first.text) is not None
