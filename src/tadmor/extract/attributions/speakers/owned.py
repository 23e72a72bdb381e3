"""Sources told by whose they are: "Hallow's statement" is Hallow's, "his country" his state, "that nation's army"."""

from collections.abc import Sequence

from tadmor.extract.attributions.page import OWNS, Page
from tadmor.extract.attributions.speakers.told import Mention
from tadmor.model import Actor, Place, Speaker
from tadmor.nlp.chunks import Range
from tadmor.nlp.grammar import grammar
from tadmor.ontology.actors import catalogue

__all__ = ["country_of", "issuer", "land", "of_state", "own_country", "own_government", "state_by_adjective", "utterer"]

_QUOTES = ('"', "”", "’", "'")


def utterer(page: Page, part: Range, words: Sequence[str]) -> Range | None:
    """Whose words a source is: "Hallow's latest statement", "his remarks", "the TV report"; None where it is none."""
    if len(words) == 3 and words[0] == "the" and words[1] in grammar()["organisation_nouns"] and words[2] == "report":
        return part[0], part[1] - 1
    if len(words) < 2 or words[-1] not in grammar()["utterances"]:
        return None
    if not grammar()["made_of"].isdisjoint(words):
        return None  # "a count based on the army's statements" is not the army's
    if words[0] in ("his", "her"):
        return part[0], part[0] + 1
    marks = [i for i in range(part[0] + 1, part[1]) if page.lower[i] in OWNS]
    return (part[0], marks[-1]) if marks and part[1] - marks[-1] <= 3 else None


def issuer(page: Page, part: Range) -> Range | None:
    """Whose words a source hands on: "a tweet from the group", "remarks by the mayor"; None where it is none."""
    lower = page.lower
    at = next((i for i in range(part[0] + 1, part[1] - 1) if lower[i] in ("from", "by")), None)
    if at is None:
        return None
    head = at - 1 - (lower[at - 1] in _QUOTES)
    if lower[head] == "signed" and head > part[0]:  # "the pamphlet, signed by the Front"
        head -= 1 + (lower[head - 1] == ",")
    noun = lower[head]
    return (at + 1, part[1]) if noun in grammar()["utterances"] | {"information", "pamphlet", "leaflet"} else None


def country_of(words: Sequence[str], over: Sequence[Mention]) -> Speaker | None:
    """ "His country": the state of the one whom the pronoun means."""
    if len(words) != 2 or words[0] not in ("his", "her") or words[1] not in grammar()["lands"]:
        return None
    land = next((a.country for m, a in over if m.text.lower() == words[0] and a.country), None)
    return _state(land) if land else None


def own_country(words: Sequence[str], speaker: Speaker | None, actors: Sequence[Actor]) -> Speaker | None:
    """ "His country" in what somebody says of a state says: that state."""
    if len(words) != 2 or words[0] not in grammar()["possessives"] or words[1] not in grammar()["lands"]:
        return None
    named = {speaker.name, speaker.organisation} - {None} if speaker else set()
    land = next((a.country for a in actors if a.country and (a.name in named or a.organisation in named)), None)
    return _state(land) if land else None


def own_government(words: Sequence[str], speaker: Speaker | None) -> Speaker | None:
    """ "The government" in what one of its members says: his own."""
    body = speaker.organisation if speaker is not None and speaker.kind == "person" else None
    if list(words) != ["the", "government"] or body is None or not body.startswith("Government of "):
        return None
    return Speaker(name=body, kind="organisation", organisation=body)


def land(words: Sequence[str], before: int, places: Sequence[Place], mentions: Sequence[Mention]) -> Speaker | None:
    """ "That nation's foreign ministry": that of the country last named before an offset."""
    owns = words[:1] and words[0] in ("the", "that", "this") and words[1:2] and words[1] in grammar()["lands"]
    if not owns or words[2:3] != ["s"] or len(words) < 4:
        return None
    named = [(p.span.end, p.country) for p in places if p.country and p.span.end <= before]
    named += [(m.end, a.country) for m, a in mentions if a.country and m.end <= before and m.text[:1].isupper()]
    last = max(named, default=(0, None))[1]
    return _institution(" ".join(words[3:]), last) if last else None


def of_state(page: Page, part: Range, mention: Mention) -> Speaker | None:
    """ "The army of the regime": the body that the words in front of "of" name, of the state behind it."""
    span, actor = mention
    at = next((i for i in range(part[0] + 1, part[1]) if page.tokens[i].start >= span.start), None)
    while at is not None and at > part[0] + 1 and page.lower[at - 1] in grammar()["determiners"]:
        at -= 1
    if at is None or page.lower[at - 1] != "of" or actor.kind != "government" or not actor.country:
        return None
    low = part[0] + (page.lower[part[0]] in grammar()["determiners"])
    return _institution(" ".join(page.lower[low : at - 1]), actor.country)


def state_by_adjective(mention: Mention, words: Sequence[str]) -> Speaker | None:
    """ "French charges": the state whose adjective is all of a source, be it also what its people are called."""
    span, actor = mention
    known = catalogue().countries
    land = known.get(actor.country or "")
    alone = land is not None and len(words) == 1 and span.text in land.adjectives
    return Speaker(name=land.name, kind="organisation", organisation=land.name) if alone and land else None


def _institution(phrase: str, country: str) -> Speaker | None:
    known = catalogue()
    fits = [i for i in known.institutions.values() if phrase in {p.lower() for p in (*i.phrases, *i.later)}]
    if len(fits) != 1 or country not in known.countries:
        return None
    name = known.institution(fits[0].id, country).name
    return Speaker(name=name, kind="organisation", organisation=name)


def _state(country: str) -> Speaker | None:
    known = catalogue().countries
    name = known[country].name if country in known else None
    return Speaker(name=name, kind="organisation", organisation=name) if name else None
