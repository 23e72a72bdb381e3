"""Who issued a statement: whoever spoke last, whoever is named behind it or at the head of its sentence."""

from tadmor.extract.attributions.speakers.definite import issued, one_issued
from tadmor.extract.attributions.speakers.ground import Ground
from tadmor.extract.attributions.speakers.scene import many
from tadmor.extract.attributions.speakers.standing import speaker_of
from tadmor.model import Speaker
from tadmor.nlp.chunks import Range
from tadmor.nlp.grammar import grammar

__all__ = ["issuer_of", "opening", "released"]

_NAME = 8  # tokens in which a name begins and ends
_BACK = 200  # tokens that are looked back at


def issuer_of(ground: Ground, part: Range, words: list[str]) -> Speaker | None:
    """ "The statement" is of whoever spoke last, "a statement" of whoever its sentence told of before."""
    if issued(words):
        told = (k.speaker for k in ground.said if k.speaker.name and not grammar()["issued"].isdisjoint(k.words))
        last = next((k.speaker for k in ground.said if k.speaker.name or many(k.speaker)), None)
        return next(told, last) if last is None or last.name is None else last
    if not one_issued(words):
        return None
    page = ground.page
    low = page.starts[page.sentence(part[0])]
    spoke = next((k.speaker for k in ground.said if low <= k.at < part[0] and k.speaker.name), None)
    return _behind(ground, part) or spoke or opening(ground, low, part[0])


def _behind(ground: Ground, part: Range) -> Speaker | None:
    """Who is named right behind "by" or "from" after a source that ends before it."""
    page = ground.page
    if part[1] + 1 >= len(page.tokens) or page.lower[part[1]] not in ("by", "from"):
        return None
    start = page.tokens[part[1] + 1].start
    found = ground.told.between(start, page.tokens[min(part[1] + _NAME, len(page.tokens)) - 1].end)
    return speaker_of(found[0][1]) if found and found[0][0].start == start else None


def released(ground: Ground, at: int) -> Speaker | None:
    """ "The Front issued a video ..., the video warned": who opens the sentence that tells of its release."""
    page, releasing = ground.page, grammar()["releasing"]
    for i in range(at - 1, max(2, at - _BACK), -1):
        if page.lower[i] == "video" and page.lower[i - 1] == "a" and page.lower[i - 2] in releasing:
            return opening(ground, page.starts[page.sentence(i)], i)
    return None


def opening(ground: Ground, low: int, high: int) -> Speaker | None:
    """Somebody named at the beginning of a sentence."""
    tokens = ground.page.tokens
    end = min(low + _NAME, high) - 1
    here = ground.told.between(tokens[low].start, tokens[end].end) if low < high else []
    return next((found for _, a in here if (found := speaker_of(a)).name), None)
