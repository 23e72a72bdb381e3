"""Whom a source names: the person or the body whose name heads it."""

from tadmor.extract.attributions.page import Page
from tadmor.extract.attributions.speakers.asked import owns
from tadmor.extract.attributions.speakers.bodies import allied, longer
from tadmor.extract.attributions.speakers.ground import Ground
from tadmor.extract.attributions.speakers.heads import DASHES, RELATIVE, of_another, one_of_them
from tadmor.extract.attributions.speakers.owned import of_state, state_by_adjective
from tadmor.extract.attributions.speakers.standing import joined, single, speaker_of, unnamed, whose
from tadmor.extract.attributions.speakers.wording import head_end, leads, statement_of
from tadmor.model import Span, Speaker
from tadmor.nlp.chunks import Range
from tadmor.nlp.grammar import grammar

__all__ = ["comes_from", "document_headed", "governed", "long_name", "named", "person"]

_ACTING = frozenset(["i", "we", "he", "she", "they", "you"])


def person(ground: Ground, part: Range, words: list[str]) -> Speaker | None:
    """The named person who heads a source: not "a spokesman for X" or "X's office", but "a statement from X"."""
    span = ground.page.span(part)
    people = [(m, a) for m, a in ground.told.over(span) if a.kind == "person" and not unnamed(a)]
    found = [(m, a) for m, a in people if _heads(ground, m, part, words) and not whose(m, span)]
    if not found:
        return None
    return speaker_of(max(found, key=lambda p: min(p[0].end, span.end) - max(p[0].start, span.start))[1])


def _heads(ground: Ground, mention: Span, part: Range, words: list[str]) -> bool:
    page = ground.page
    end = page.tokens[part[1] - 1].end
    if mention.end < end - 2 and page.text.startswith(("'s", "’s", "' ", "’ "), mention.end):
        return False
    if _names_group(ground, mention, part):
        return False
    before = [i for i in range(*part) if page.tokens[i].start < mention.start]
    if any(page.lower[i] in DASHES for i in before):
        return False  # "Norland -- an old foe of Hallow -- said"
    if not of_another(page, part, mention):
        owner = before[1:] if before and page.lower[part[0]] == "whose" else before  # "whose founder, Marin Dubal,"
        return not any(page.lower[i] in RELATIVE for i in owner)
    told = document_headed(words) or statement_of(page, part)
    return page.lower[before[-1]] in ("from", "by") and told


def _names_group(ground: Ground, mention: Span, part: Range) -> bool:
    """Whether somebody's name is that of those around him: "the Vesk group" is not Vesk."""
    page = ground.page
    behind = next((i for i in range(*part) if page.tokens[i].start >= mention.end), None)
    joined_on = behind is not None and page.text[mention.end : page.tokens[behind].start] == " "
    return joined_on and behind is not None and page.lower[behind] in grammar()["followings"]


def named(ground: Ground, part: Range, words: list[str]) -> Speaker | None:
    """The actor, other than a named person, whose mention covers the head of the source best."""
    if document_headed(words) or leads(ground.page, part):
        return None
    text, span = ground.page.text, ground.page.span(part)
    head = span.end if statement_of(ground.page, part) else head_end(ground.page, part)
    over = [(m, a) for m, a in ground.told.over(span) if a.kind != "person" and m.start < head]
    own = [(m, a) for m, a in over if len(words) == 1 or m.text.lower() not in _ACTING]  # "the witnesses we met"
    own = [(m, a) for m, a in own if not comes_from(ground.page, part, m)]
    others = [(m, a) for m, a in own if not (joined(text, m) or owns(m, head, text) or whose(m, span) or single(m))]
    if not others:
        return None
    best = max(others, key=lambda p: (min(p[0].end, head), p[0].end - p[0].start))
    if best[1].kind == "civilians" and (whose_charge := state_by_adjective(best, words)) is not None:
        return whose_charge
    if (body := of_state(ground.page, part, best)) is not None:
        return body
    if best[0].end < head - 1:
        if _office_headed(words) or one_of_them(ground.page, part, best[0].end):
            return None
        if name := allied(ground.page, part, best[0], head) or longer(ground.page, part, best[0], head):
            return Speaker(name=name, kind="organisation", organisation=name)
    return _local(ground, part, best[0], best[1].name) or speaker_of(best[1])


def comes_from(page: Page, part: Range, mention: Span) -> bool:
    """Whether a part of a land is only where those who speak are from: "forces from eastern Norland"."""
    at = next((i for i in range(part[0] + 1, part[1]) if page.tokens[i].start >= mention.start), part[0])
    if page.lower[at - 1] not in ("eastern", "western", "northern", "southern"):
        return False
    at -= 1
    return at > part[0] + 1 and page.lower[at - 1] == "from" and not statement_of(page, (part[0], at - 1))


def _local(ground: Ground, part: Range, mention: Span, called: str) -> Speaker | None:
    """ "Tel Aviv police", "the Vesk Regional Prosecutor's Office": what the words before name more closely."""
    page = ground.page
    own = next((word for word in ("police", "prosecutor") if word in mention.text.lower()), None)
    if own is None:
        return None
    end = next((i for i in range(*part) if page.lower[i] == own), part[0])
    before = [i for i in range(part[0], end) if page.lower[i] != "the"]
    if not before or not all(page.words.title(i) and page.lower[i] not in called.lower() for i in before):
        return None
    rest = range(end + 1, part[1]) if own == "prosecutor" else ()
    high = next((i for i in rest if page.lower[i] in ("office", "service")), end) + 1
    return Speaker(name=page.span((before[0], high)).text, kind="organisation")


def governed(ground: Ground, part: Range, words: list[str]) -> Speaker | None:
    """ "The administration of President X": his government."""
    of = words.index("of") if "of" in words else 0
    if not of or words[of - 1] not in grammar()["governing"]:
        return None
    over = ground.told.over(ground.page.span(part))
    body = next((a.organisation for _, a in over if a.kind == "person" and a.organisation), None)
    return Speaker(name=body, kind="organisation", organisation=body) if body else None


def document_headed(words: list[str]) -> bool:
    """Whether a phrase is headed by what tells without speaking: "the toll of the town", "a count based on lists"."""
    ends = grammar()["prepositions"] | RELATIVE | grammar()["made_of"]
    head = next((i for i, w in enumerate(words) if i and w in ends), len(words))
    return bool(words) and words[head - 1] in grammar()["documents"]


def _office_headed(words: list[str]) -> bool:
    """ "The senior alliance commander in Norland": an officer of it."""
    g = grammar()
    head = next((i for i, w in enumerate(words) if i and w in g["prepositions"]), len(words))
    consulate = words[head - 1] == "general" and words[head - 2 : head - 1] == ["consulate"]
    return words[-1] in g["roles"] or (words[head - 1] in g["single_roles"] and not consulate)


def long_name(ground: Ground, part: Range) -> bool:
    """Whether a name of several words stands in a phrase: "the ... Observatory for Human Rights group"."""
    return any(mention.text.count(" ") > 2 for mention, _ in ground.told.over(ground.page.span(part)))
