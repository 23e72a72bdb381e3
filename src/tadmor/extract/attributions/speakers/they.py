"""Whom "it" and "they" mean: the body or the several that spoke, acted or were told of last."""

from tadmor.extract.attributions.speakers.definite import meant_by
from tadmor.extract.attributions.speakers.heads import is_calling
from tadmor.extract.attributions.speakers.joint import together
from tadmor.extract.attributions.speakers.said import NOBODY
from tadmor.extract.attributions.speakers.scene import (
    BODIES,
    Over,
    Scene,
    alone,
    by_name,
    is_body,
    is_named_person,
    many,
    since,
)
from tadmor.extract.attributions.speakers.standing import speaker_of
from tadmor.extract.attributions.speakers.wording import cuts_in, role_text, trails
from tadmor.model import Actor, Span, Speaker
from tadmor.nlp.chunks import Range
from tadmor.nlp.grammar import grammar

__all__ = ["it_or_they"]

_MET = frozenset(["met", "discussed", "talked", "spoke", "held"])
_BOTH = 2
_NAME = 60  # characters
_OPENING = 6  # tokens of a sentence in which its subject begins
_GROUP = ("group", "militia", "movement")


def it_or_they(word: str, part: Range, over: Over | None, scene: Scene) -> Speaker:
    """The speaker that a pronoun for a body or for several stands for."""
    if word == "it" and _document_before(part, scene):
        return Speaker(name=None, kind="document")
    if word == "they" and (both := _who_met(part, scene)):
        return both
    if over is not None and (inner := _body_inside(word, part, over, scene)):
        return inner
    return _body(word, part, scene)


def _document_before(part: Range, scene: Scene) -> bool:
    """ "..., the report said. It cited ...": whether a document was the last to tell, in the sentence before."""
    page, number = scene.page, scene.page.sentence(part[0])
    last = max((k.at for k in scene.said), default=-1)
    return part[0] == page.starts[number] and scene.said.documents >= max(last, page.starts[max(0, number - 1)])


def _body_inside(word: str, part: Range, over: Over, scene: Scene) -> Speaker | None:
    """ "It" and "they" in what is said: the body told of there first, else the body that says it."""
    if word == "they" and scene.page.lower[part[0] - 1] in ("who", "which") and over.speaker != NOBODY:
        return over.speaker  # "reported the death of a man who they said was shot"
    between = [speaker_of(a) for m, a in since(over, part, scene) if is_body(a) and alone(m, scene)]
    if not between and over.speaker.kind in BODIES and over.speaker.name:
        return over.speaker
    if not between and word == "they" and many(over.speaker) and part[0] - over.start <= 1:
        return over.speaker  # "residents said (that) they feared"
    if not between and over.speaker.kind == "document":
        return _told_last(part, scene)
    if word in grammar()["plural_pronouns"]:
        here = (speaker_of(a) for _, a in scene.told.over(scene.page.span(part)) if a.kind != "person")
        return next(here, between[0] if between else Speaker(name=None, kind="group"))
    return between[0] if between else None


def _told_last(part: Range, scene: Scene) -> Speaker | None:
    """The body last told of before a place: inside what a document shows nobody speaks who could be meant."""
    before = reversed(scene.told.before(scene.page.tokens[part[0]].start))
    return next((speaker_of(a) for m, a in before if is_body(a) and alone(m, scene)), None)


def _body(word: str, part: Range, scene: Scene) -> Speaker:
    plural = word in grammar()["plural_pronouns"]
    if plural and (
        group := _several_here(part, scene)
        or _opened_before(part, scene)
        or _acting(part, scene)
        or _spoken_for(part, scene)
        or _many_before(part, scene)
        or _plural(scene)
    ):
        return group
    if not plural and (
        body := _group_before(part, scene)
        or _unnamed_before(part, scene)
        or _subject(part, scene)
        or _run_before(part, scene)
    ):
        return body
    if not plural and (just := _just_spoke(part, scene)) is not None:
        return just
    known = (k.speaker for k in scene.said if k.speaker.kind in BODIES and k.speaker != NOBODY)
    last = next(known, NOBODY)
    return last if plural or not many(last) else NOBODY


def _unnamed_before(part: Range, scene: Scene) -> Speaker | None:
    """ "A war monitor said troops had come. It said ...": the body without a name that opened the sentence before."""
    page, last = scene.page, next(iter(scene.said), None)
    number = page.sentence(part[0])
    if last is None or part[0] != page.starts[number] or last.speaker.name is not None:
        return None
    opened = number > 0 and 0 <= last.at - page.starts[number - 1] <= 1
    words = (last.speaker.role or "").lower().split()
    return last.speaker if opened and words and words[-1] in grammar()["watching_bodies"] else None


def _just_spoke(part: Range, scene: Scene) -> Speaker | None:
    """ "The mission reported that ... The fire came from there, it said": who spoke in the sentence before, if nobody
    knows by which name, and is no person.
    """
    page, last = scene.page, next(iter(scene.said), None)
    if last is None or page.sentence(part[0]) - page.sentence(last.at) != 1 or not trails(page, part):
        return None
    words = (last.speaker.role or "").lower().split()
    ends = grammar()["prepositions"] | {"of", ",", "who"}
    head = words[: next((i for i, word in enumerate(words) if i and word in ends), len(words))]
    body = head and not is_calling(head[-1]) and not many(last.speaker)
    return last.speaker if body and last.speaker.name is None and last.speaker.kind == "anonymous" else None


def _who_met(part: Range, scene: Scene) -> Speaker | None:
    """ "Hallow met Minister Dubal. They also discussed ...": the two people of whom the sentence before told."""
    page, number = scene.page, scene.page.sentence(part[0])
    low, high = page.starts[max(0, number - 1)], page.starts[number]
    if part[0] - high > 1 or _MET.isdisjoint(page.lower[low:high]):
        return None
    told = scene.told.between(page.tokens[low].start, page.tokens[high].start)
    people = dict.fromkeys(a.name for _, a in told if is_named_person(a))
    return together(list(people)) if len(people) == _BOTH else None


def _acting(part: Range, scene: Scene) -> Speaker | None:
    """ "The rebels fled the towns where they had said ...": the group with which the sentence began."""
    page = scene.page
    low = page.starts[page.sentence(part[0])]
    if trails(page, part) or any(low <= k.at < part[0] for k in scene.said):
        return None
    here = _first_body(low, min(low + _OPENING, part[0]), scene)
    return here if here and here.kind == "group" else None


def _several_here(part: Range, scene: Scene) -> Speaker | None:
    """ "Families buried boys who, they said, were shot": the people with whom the sentence began."""
    page = scene.page
    low = page.starts[page.sentence(part[0])]
    if not cuts_in(page, part) or any(low <= k.at < part[0] for k in scene.said):
        return None
    low += page.lower[low] in grammar()["openers"]
    known = {m.end for m, a in scene.told.between(page.tokens[low].start, page.tokens[part[0]].start) if _people(a)}
    for at in range(low, min(low + _OPENING, part[0])):
        if page.lower[at] in grammar()["prepositions"] or not page.lower[at][:1].isalnum():
            return None
        several = page.lower[at].endswith("s") and is_calling(page.lower[at].removesuffix("s"))
        if several or page.tokens[at].end in known:
            return Speaker(name=None, kind="group", role=role_text(page, (low, at + 1)))
    return None


def _people(actor: Actor) -> bool:
    return actor.kind == "civilians" and actor.id is None


def _many_before(part: Range, scene: Scene) -> Speaker | None:
    """ "Families live in the camp. They ask ...": with whom the sentence before began, if nobody spoke since."""
    page, low = scene.page, _before(part, scene)
    if low is None or any(k.at >= page.paragraph_start(part[0]) for k in scene.said):
        return None
    end = min(low + _OPENING, part[0]) - 1
    opening = scene.told.between(page.tokens[low].start, page.tokens[end].end)
    return next((speaker_of(a) for m, a in opening if a.kind == "civilians" and by_name((m, a))), None)


def _before(part: Range, scene: Scene) -> int | None:
    """Where the sentence begins that stands before the one which a source opens, in its paragraph."""
    page, number = scene.page, scene.page.sentence(part[0])
    opens = number > 0 and part[0] == page.starts[number]
    return page.starts[number - 1] if opens and page.paragraph[number] == page.paragraph[number - 1] else None


def _opened_before(part: Range, scene: Scene) -> Speaker | None:
    """ "Reporters who came saw workers calling for silence. They saw ...": the several with whom a sentence began."""
    page, low = scene.page, _before(part, scene)
    if low is None:
        return None
    opens = (k.speaker for k in scene.said if 0 <= k.at - low <= 1 and k.at < part[0])
    found = next((one for one in opens if one.name is None and many(one)), None)
    word = page.lower[low]
    people = word.endswith("s") and word in grammar()["roles"] | grammar()["group_roles_plural"]
    return found or (Speaker(name=None, kind="group", role=page.tokens[low].text) if people else None)


def _run_before(part: Range, scene: Scene) -> Speaker | None:
    """ "Harun Hospital is full. It reports ...": the body by name with which the sentence before begins."""
    page, low = scene.page, _before(part, scene)
    if low is None or any(k.at >= low for k in scene.said):
        return None
    low += page.lower[low] in ("the", "-", "•")
    high = low
    while high < part[0] and page.title(high):
        high += 1
    body = high - low > 1 and page.lower[high - 1] in grammar()["organisation_nouns"]
    return Speaker(name=page.span((low, high)).text, kind="organisation") if body else None


def _spoken_for(part: Range, scene: Scene) -> Speaker | None:
    """ "The Front's spokesman said it had stormed the base. They said ...": the body that he spoke for and told of."""
    page, last = scene.page, next(iter(scene.said), None)
    if last is None or last.speaker.kind != "person" or page.sentence(part[0]) - page.sentence(last.at) > 1:
        return None
    told = (speaker_of(a) for _, a in scene.told.over(page.span(part)) if is_body(a))
    return next((one for one in told if one.name == last.speaker.organisation), None)


def _plural(scene: Scene) -> Speaker | None:
    """The last body or several people that spoke: one without a name is "they" only in the plural."""
    spoke = (k.speaker for k in scene.said if k.speaker != NOBODY)
    return next((s for s in spoke if s.kind in BODIES or (s.kind == "anonymous" and many(s))), None)


def _group_before(part: Range, scene: Scene) -> Speaker | None:
    """ "The group since it proclaimed ..." tells whom "it" means."""
    at, lower = part[0], scene.page.lower
    told = at > 1 and lower[at - 1] in ("since", "when", "after", "before") and lower[at - 2] in _GROUP
    return meant_by(("the", lower[at - 2]), scene.told.before(scene.page.tokens[at].start)) if told else None


def _subject(part: Range, scene: Scene) -> Speaker | None:
    """The body with which this sentence or the one before began; in "..., it said" who spoke last goes on instead."""
    page = scene.page
    if trails(page, part):
        return None
    number = page.sentence(part[0])
    low = page.starts[number]
    spoke = next((k.speaker for k in scene.said if low <= k.at < part[0] and k.speaker.kind in BODIES), None)
    here = spoke or _first_body(low, part[0], scene)
    if here or not number or part[0] - page.starts[number] > _OPENING:
        return here
    first = page.starts[number - 1]
    if any(k.at >= first and k.speaker.kind in BODIES for k in scene.said):
        return None
    return _first_body(first, min(first + _OPENING, low), scene) or _only_body(first, low, scene)


def _only_body(low: int, high: int, scene: Scene) -> Speaker | None:
    """The one body that a sentence tells of, if it tells of one only."""
    tokens = scene.page.tokens
    mentions = scene.told.between(tokens[low].start, tokens[high - 1].end)
    bodies = {a.name: a for m, a in mentions if is_body(a) and by_name((m, a)) and not _owns(m, scene)}
    return speaker_of(next(iter(bodies.values()))) if len(bodies) == 1 else None


def _first_body(low: int, high: int, scene: Scene) -> Speaker | None:
    if low >= high:
        return None
    tokens = scene.page.tokens
    mentions = scene.told.between(tokens[low].start, tokens[high - 1].end)
    return next((speaker_of(a) for m, a in mentions if is_body(a) and alone(m, scene) and not _owns(m, scene)), None)


def _owns(mention: Span, scene: Scene) -> bool:
    """Whether a body only tells whose the one named behind it is: "the Free Army's Sahil Battalion"."""
    marked = next((m for m in ("'s ", "’s ") if scene.page.text.startswith(m, mention.end)), None)
    after = mention.end + len(marked) if marked else -1
    return (
        any(m.start == after and is_body(a) for m, a in scene.told.between(after, after + _NAME)) if marked else False
    )
