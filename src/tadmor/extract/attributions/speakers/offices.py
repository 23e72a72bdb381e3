"""For which body somebody speaks, where his office says it by a short form, or the body itself has just spoken.

"The Front's military chief" is of the Harun Front told of before, "a spokesman for the brigades" of those brigades.
"""

from collections.abc import Callable
from dataclasses import replace

from tadmor.extract.attributions.page import OWNS, Page
from tadmor.extract.attributions.speakers.affiliated import affiliation, of_rebels
from tadmor.extract.attributions.speakers.bodies import state
from tadmor.extract.attributions.speakers.ground import Ground
from tadmor.extract.attributions.speakers.heads import capital, first_phrase, maker_part
from tadmor.extract.attributions.speakers.scene import BODIES
from tadmor.extract.attributions.speakers.standing import head_noun
from tadmor.model import SIDES, Span, Speaker
from tadmor.nlp.chunks import Range
from tadmor.nlp.grammar import grammar

__all__ = ["with_body"]

_SPOKESMEN = frozenset(["spokesman", "spokeswoman", "spokesperson"])
_TIES = frozenset(["for", "of", "from", "with"])
_SENT = frozenset(["envoy", "ambassador", "representative"])
_OF_THEM = frozenset(["officials", "officers", "commanders", "aides", "paramedic", "medic"])
_OUTSIDE = frozenset(
    ["resident", "witness", "prosecutor", "lawyer", "expert", "analyst", "reporter", "journalist", "correspondent"]
)
_AGAINST = frozenset(
    ["opponents", "opponent", "critics", "critic", "rivals", "foes", "enemies", "victims", "relatives"]
)
_ADJECTIVES = frozenset(["army", "military", "chief", "press", "official"])  # words between "its" and "spokesman"
_UNITS = frozenset(["rifles", "division", "brigade", "battalion", "regiment", "corps", "company", "crescent", "cross"])
_PLACES = frozenset(
    ["company", "firm", "country", "nation", "town", "city", "school", "university", "hospital", "airline"]
)
_NOUNS = frozenset(["alliance", "brigade", "brigades", "units"])
_OF_STATES = frozenset(["senior", "top", "government", "military", "security", "intelligence", "defence", "defense"])
_BACKED = ("backed", "led", "aligned", "allied", "supported", "linked", "affiliated", "based", "controlled")
_FACTIONS = frozenset(
    ["rebel", "rebels", "faction", "alliance", "group", "militia", "opposition", "coalition", "movement"]
)
_TWO = 2  # words
_RECENT = 3  # sentences in which "the group" is the one that spoke
_OFFICES = _SPOKESMEN | {"head", "director", "chief", "founder", "chairman", "chairwoman", "coordinator"}
_HEADS_OF = (["of", "the"], ["for", "the"])
_GROUPS = frozenset(["group", "organisation", "organization", "body", "monitor", "watchdog", "charity"])
_WATCHING = frozenset(
    ["monitoring", "rights", "human", "relief", "aid", "watchdog", "war", "advocacy", "local", "medical"]
)
_SEEN = 200  # places where a noun ends a name
_LONGEST = 6  # tokens of what says whose an office is

Resolve = Callable[[Range], Speaker]


def with_body(ground: Ground, part: Range, speaker: Speaker, resolve: Resolve) -> Speaker:
    """A speaker with the body for which he speaks, if it was open and his source tells it."""
    if (rebels := of_rebels(ground, part)) is not None:  # no ministry of the state that they fight
        if speaker.name and speaker.kind == "person":
            ground.said.bodies[speaker.name] = rebels
        named = speaker.name if speaker.kind == "person" else None if speaker.kind == "anonymous" else rebels
        return replace(speaker, name=named, organisation=rebels)
    if speaker.name is None and not _AGAINST.isdisjoint(ground.page.lower[part[0] : part[0] + _TWO]):
        return replace(speaker, organisation=None)  # "opponents of the court"
    if speaker.kind == "document" and speaker.organisation is None:
        return _issued(ground, part, speaker, resolve)
    if speaker.kind == "organisation" and speaker.organisation is None:
        return _unit_of(ground, part, speaker, resolve)
    if speaker.kind not in ("person", "anonymous"):
        return speaker
    if speaker.organisation is not None:
        body = _spoken_for(ground, part)
        if body and speaker.name:
            ground.said.bodies[speaker.name] = body
        return replace(speaker, organisation=body) if body else speaker
    body = (
        _owner(ground, part, resolve)
        or _spoken_for(ground, part)
        or _of_the_group(ground, part)
        or _in_capital(ground.page, part)
        or affiliation(ground, part)
    )
    if body and speaker.name:
        ground.said.bodies.setdefault(speaker.name, body)
    return replace(speaker, organisation=body) if body else speaker


def _issued(ground: Ground, part: Range, document: Speaker, resolve: Resolve) -> Speaker:
    """A document with the body by whose name it is told: "the Front's data"."""
    page = ground.page
    end = maker_part(page, first_phrase(page, part))[1]
    mark = next((i for i in range(end - 1, part[0], -1) if page.lower[i] in OWNS), None)
    if mark is None or not any(page.title(i) for i in range(part[0] + 1, mark)):
        return document
    return _of_body(document, resolve((part[0], mark)))


def _unit_of(ground: Ground, part: Range, unit: Speaker, resolve: Resolve) -> Speaker:
    """A unit with the army whose it is: "the army's 9th Division"."""
    page = ground.page
    mark = next((i for i in range(part[0] + 1, part[1] - 1) if page.lower[i] in OWNS), None)
    if mark is None or (unit.name or "").lower().rpartition(" ")[2] not in _UNITS:
        return unit
    return _of_body(unit, resolve((part[0], mark)))


def _of_body(speaker: Speaker, body: Speaker) -> Speaker:
    """A speaker with the body whose he is, if it has a name."""
    return replace(speaker, organisation=body.name) if body.name and body.kind in BODIES else speaker


def _in_capital(page: Page, part: Range) -> str | None:
    """The state of "officials in Norburg", "senior officials in Norburg", its capital: no airline's, no rebels'."""
    low = part[1] - 1
    while low > part[0] and page.title(low):
        low -= 1
    told = part[0] < low < part[1] - 1 and page.lower[low - 1 : low + 1] == ["officials", "in"]
    state_s = _OF_STATES | grammar()["determiners"] | grammar()["anonymous_articles"]
    if not told or any(page.lower[i] not in state_s for i in range(part[0], low - 1)):
        return None
    found = state(page.span((low + 1, part[1])).text)
    return found.name if found else None


def _spoken_for(ground: Ground, part: Range) -> str | None:
    """The body that spoke right before "its spokesman": one that is a side, helps or watches, and no outlet."""
    page = ground.page
    last = next(iter(ground.said), None)
    if last is None or last.speaker.kind not in BODIES or not _is_bare(page, part):
        return None
    near = 0 <= page.sentence(part[0]) - page.sentence(last.at) <= 1
    name = last.speaker.name or ""
    watches = not grammar()["watching_bodies"].isdisjoint(_heads(name))
    return last.speaker.name if near and (watches or _may_speak(ground, name)) else None


def _of_the_group(ground: Ground, part: Range) -> str | None:
    """The body that spoke last, of "the head of the monitoring group": one that no list has, for sides are named."""
    page, last = ground.page, next((k for k in ground.said if k.speaker.kind in BODIES), None)
    if last is None or not 0 <= page.sentence(part[0]) - page.sentence(last.at) <= _RECENT:
        return None
    at = next((i for i in range(part[0], part[1] - _TWO) if page.lower[i : i + _TWO] in _HEADS_OF), None)
    if at is None or page.lower[at - 1] not in _OFFICES:
        return None
    end = next((i for i in range(at + _TWO, part[1]) if page.lower[i] in _GROUPS), None)
    between = range(at + _TWO, end or 0)
    watches = len(between) > 0 and all(
        page.lower[i] in _WATCHING or page.lower[i].endswith("based") or page.lower[i] == "-" or page.title(i)
        for i in between
    )
    is_side = any(actor.name == last.speaker.name and actor.kind in SIDES for actor in ground.told.actors)
    return last.speaker.name if watches and not is_side else None


def _may_speak(ground: Ground, name: str) -> bool:
    """Whether somebody has spokesmen that a report quotes."""
    known = (actor for actor in ground.told.actors if actor.name == name)
    return any(actor.kind in SIDES or actor.sector == "NGO" for actor in known)


def _is_bare(page: Page, part: Range) -> bool:
    """Whether a source is "its spokesman", of whom only the name is told besides, behind it or before."""
    its = part[0]
    if page.lower[its] != "its":  # "Marin Dubal, its director"
        its = next((i + 1 for i in range(*part) if page.lower[i : i + 2] == [",", "its"]), part[1])
    low = its + 1
    low += low + 1 < part[1] and page.lower[low] in _ADJECTIVES
    if low >= part[1] or page.lower[low] not in _OFFICES:
        return False
    return _only_named(page, (part[0], its - 1), ".") and _only_named(page, (low + 1, part[1]), ",.")


def _only_named(page: Page, part: Range, marks: str) -> bool:
    """Whether all of a stretch is a name with ranks and these marks."""
    known = {*grammar()["ranks"], *marks}
    return all(capital(page, i) or page.lower[i] in known for i in range(*part))


def _owner(ground: Ground, part: Range, resolve: Resolve) -> str | None:
    """Whose the office in a source is: a body by name, or by a noun for one told of before."""
    page = ground.page
    tied = _tied(page, part)
    owner = _possessor(page, part) or (_whole(ground, tied) if tied else None) or _before_office(page, part)
    body = _body(ground, owner, resolve) if owner else None
    noun = _noun(page, part, owner)
    return body or (_only_so_called(ground, noun) if noun else None)


def _noun(page: Page, part: Range, owner: Range | None) -> str | None:
    """The noun alone by which an office tells its body: "a spokesman for the brigades", "an alliance spokesman"."""
    if owner is not None:
        low = owner[0] + (page.lower[owner[0]] == "the")
        return page.lower[low] if owner[1] - low == 1 and page.lower[low] in _NOUNS else None
    low = _past_article(page, part[0])
    if low + 1 >= part[1] or page.lower[low + 1] not in _SPOKESMEN or page.lower[low] not in _NOUNS:
        return None
    return page.lower[low]


def _past_article(page: Page, at: int) -> int:
    return at + (page.lower[at] in grammar()["determiners"])


def _only_so_called(ground: Ground, noun: str) -> str | None:
    """The one name in a report that ends with a noun: "the Vesk brigades", "the Western alliance"."""
    page = ground.page
    found: dict[str, Range] = {}
    for end in ground.ends.get(noun, ())[:_SEEN]:
        low = end
        while low and end - low < _LONGEST and _in_name(page, low - 1):
            low -= 1
        if low == end:
            continue
        found.setdefault(page.span((low, end + 1)).text.lower(), (low, end + 1))
    if len(found) != 1:
        return None
    span = page.span(next(iter(found.values())))
    over = [a for m, a in ground.told.over(span) if a.kind != "person" and m.end == span.end and a.name[:1].isupper()]
    return over[0].name if over else span.text


def _in_name(page: Page, at: int) -> bool:
    """Whether a word is capitalised as a name's, and is no article that opens a sentence."""
    g = grammar()
    return page.title(at) and page.lower[at] not in g["determiners"] | g["prepositions"] | g["anonymous_articles"]


def _body(ground: Ground, owner: Range, resolve: Resolve) -> str | None:
    """The body that somebody's office is of; none where it is a person's, a place's, or says more than the name."""
    page = ground.page
    span = page.span(owner)
    if any(actor.kind == "person" and mention.end <= span.end for mention, actor in ground.told.over(span)):
        return None
    if any(place.span.start <= span.start and span.end <= place.span.end for place in ground.places):
        return None
    if state(span.text) is not None:
        return None  # what a state's envoy or adviser is of, other rules say
    if page.lower[owner[0]] in grammar()["possessives"] and page.lower[owner[1]] not in _SPOKESMEN:
        return None
    if owner[1] - owner[0] == 1 and (watch := ground.said.by_head(["the", page.lower[owner[0]]])) is not None:
        return watch.name  # "Observatory head Omar Vesk"
    found = resolve(owner)
    if (
        found.name
        and found.kind in BODIES
        and (_is_told(ground, span, found.name) or _is_so_called(page, owner, found.name))
        and _is_body(ground, owner, found.name)
    ):
        return found.name
    return _unit(page, owner)


def _is_told(ground: Ground, span: Span, name: str) -> bool:
    """Whether some words are, but for an article, a name under which a list has that body."""
    over = [(m, a) for m, a in ground.told.over(span) if a.id is not None and a.name == name]
    return any(m.end == span.end and m.text.removeprefix("the ") == span.text.removeprefix("the ") for m, _ in over)


def _is_body(ground: Ground, owner: Range, name: str) -> bool:
    """Whether a name is that of a body the report tells of, ends as those do, or is initials: no family, no cape."""
    g = grammar()
    bodies = g["organisation_nouns"] | g["group_nouns"] | g["watching_bodies"] | _UNITS | _NOUNS
    known = any(actor.name == name and actor.kind != "person" for actor in ground.told.actors)
    initials = name.isalpha() and name.isupper() and not ground.page.shouts(owner[0])
    return known or initials or not bodies.isdisjoint((name.lower().rpartition(" ")[2], *_heads(name)))


def _heads(name: str) -> tuple[str, ...]:
    """The nouns that may head a name: "Norland Department of Corrections", "Vesk Watch for Rights"."""
    return head_noun(name, "of"), head_noun(name, "for")


def _unit(page: Page, owner: Range) -> str | None:
    """The unit or relief body that a phrase is the whole name of: "the 9th Rifles", "the Red Crescent"."""
    low = owner[0] + (page.lower[owner[0]] == "the")
    named = all(page.title(i) or page.lower[i][:1].isdigit() for i in range(low, owner[1])) and owner[1] - low > 1
    return page.span((low, owner[1])).text if named and page.lower[owner[1] - 1] in _UNITS else None


def _is_so_called(page: Page, owner: Range, name: str) -> bool:
    """Whether a name holds every word in front of the noun: "the departmental police" are no state's police.

    And ends with a capital: "a Vesk prosecutor" is not of the Vesk Rural Police, nor is "the company" the police.
    """
    words = name.lower().split()
    called = {*words, "".join(word[0] for word in words)}
    told = [i for i in range(*owner) if page.lower[i] not in grammar()["determiners"] | grammar()["possessives"]]
    last = page.lower[told[-1]] if told else ""
    ends = {*words[-1:], *_heads(name)}
    if (page.title(owner[1] - 1) and last not in {*ends, *called - {*words}}) or last in _PLACES - called:
        return False
    if not page.title(owner[1] - 1) and last not in called | grammar()["organisation_nouns"] | _UNITS | _NOUNS:
        return False  # "an officer of the Harun Front case"
    return all(page.lower[i] in called for i in told[:-1])


def _possessor(page: Page, part: Range) -> Range | None:
    """ "The Front" of "the Front's military chief", the last owner in front of an office."""
    at = next((i for i in range(part[1] - 1, part[0], -1) if page.lower[i] in OWNS), None)
    if at is None or not _office(page, at + 1, part[1]) or not _SENT.isdisjoint(page.lower[at + 1 : part[1]]):
        return None  # an envoy is of his state, and of a ministry that others tell
    low = at
    while (
        low > part[0] and at - low < _LONGEST and page.lower[low - 1] not in (",", "of", "for") and _word(page, low - 1)
    ):
        low -= 1
        if page.lower[low] in grammar()["determiners"]:
            break
    cut = low > part[0] and page.lower[low - 1] in ("of", "for")  # "the Church of Harun's leader" is no town's
    named = any(page.title(i) for i in range(low, at))
    return (low, at) if low < at and named and not cut else None


def _tied(page: Page, part: Range) -> Range | None:
    """ "The brigades" of "a spokesman for the brigades"."""
    g = grammar()
    offices = g["roles"] | g["single_roles"]
    at = next((i for i in range(part[0] + 1, part[1] - 1) if page.lower[i] in _TIES), None)
    if at is None or page.lower[at - 1] not in (offices - g["group_roles_plural"] - _OUTSIDE) | _OF_THEM:
        return None
    stops = g["prepositions"] | {",", "of", "who", "(", "and"}
    high = next((i for i in range(at + 1, part[1]) if page.lower[i] in stops), part[1])
    if not 0 < high - at - 1 <= _LONGEST or page.lower[at + 1] not in g["determiners"]:
        return None
    return _past_backers(page, (at + 1, high))


def _whole(ground: Ground, owner: Range) -> Range:
    """With all of a body's name that goes on behind a preposition: "the Vesk Centre for the Care of Prisoners"."""
    page, span = ground.page, ground.page.span(owner)
    bodies = (m.end for m, a in ground.told.over(span) if a.kind != "person" and m.start >= span.start)
    end, high = max(bodies, default=span.end), owner[1]
    while high < len(page.tokens) and page.tokens[high].end <= end:
        high += 1
    return owner[0], high


def _past_backers(page: Page, owner: Range) -> Range:
    """A body without whom it is close to and what it is: "the Norland-backed Vesk Front", "the Vesk rebel faction"."""
    low, high = owner
    backed = next((i for i in range(low + 1, high - 1) if page.lower[i].endswith(_BACKED)), None)
    low = backed + 1 if backed is not None and page.title(backed + 1) else low
    while high - low > _TWO and page.lower[high - 1] in _FACTIONS and not page.title(high - 1):
        high -= 1
    return low, high


def _before_office(page: Page, part: Range) -> Range | None:
    """ "Front" of "a Front spokesman": the capitals right before an office."""
    g = grammar()
    low = _past_article(page, part[0])
    alone = g["single_roles"] | g["issued"]
    at = next((i for i in range(low, part[1]) if page.lower[i] in alone or _heads_a_watch(page, i)), None)
    if at is None or at == low or page.title(at):
        return None
    comma = next((i for i in range(at - 1, low, -1) if page.lower[i] == ","), None)
    if comma is not None:  # "Marin Dubal, a Harun Command spokesman"
        low = _past_article(page, comma + 1)
    high = low
    while high < at and (capital(page, high) or (low < high and _goes_on(page, high))):
        high += 1
    return (low, high) if low < high and page.lower[high] not in OWNS else None


def _heads_a_watch(page: Page, at: int) -> bool:
    """ "Observatory head"."""
    watch = at > 0 and page.lower[at] in _OFFICES and page.title(at - 1)
    return watch and page.lower[at - 1] in grammar()["watching_bodies"]


def _goes_on(page: Page, at: int) -> bool:
    """Whether a name goes on behind "of": "Norland Department of Corrections"."""
    return page.lower[at] == "of" and capital(page, at + 1)


def _office(page: Page, low: int, high: int) -> bool:
    g = grammar()
    offices = (g["roles"] | g["single_roles"]) - g["group_roles_plural"]
    end = next((i for i in range(low, high) if page.lower[i] == ","), high)
    return any(page.lower[i] in offices for i in range(low, end))


def _word(page: Page, at: int) -> bool:
    return page.lower[at][:1].isalnum()
