"""Whom a source of one pronoun means: inside what somebody says mostly that speaker, else who spoke or acted last."""

from dataclasses import dataclass, replace

from tadmor.extract.attributions.page import Page
from tadmor.extract.attributions.speakers.definite import meant_by
from tadmor.extract.attributions.speakers.said import NOBODY, Known, Said
from tadmor.extract.attributions.speakers.standing import gender, speaker_of, unnamed
from tadmor.extract.attributions.speakers.told import Mention, Told
from tadmor.extract.attributions.speakers.wording import trails
from tadmor.model import Actor, Span, Speaker
from tadmor.nlp.chunks import Range
from tadmor.nlp.grammar import grammar

__all__ = ["Over", "Scene", "is_pronoun", "meant", "named_person"]

_SILENT = 3  # paragraphs from a speaker to "he" in which nobody spoke
_OPENING = 6  # tokens of a sentence in which its subject begins
_GROUP = ("group", "militia", "movement")
_BODIES = ("organisation", "group")


@dataclass(frozen=True, slots=True)
class Scene:
    """A document while its sources are resolved."""

    page: Page
    told: Told
    said: Said
    outlet: str | None


@dataclass(frozen=True, slots=True)
class Over:
    """Who says the content that a source stands in, the token at which that content begins, and that of the source."""

    speaker: Speaker
    start: int
    at: int = 0


def is_pronoun(words: list[str]) -> bool:
    """Whether a source is one pronoun and nothing else, or "its own"."""
    g = grammar()
    return (len(words) == 1 or words[1:] == ["own"]) and words[0] in g["subject_pronouns"] | g["object_pronouns"] | g[
        "possessives"
    ]


def meant(word: str, part: Range, over: Over | None, scene: Scene) -> Speaker:
    """The speaker that a pronoun stands for; relative ones are not asked here."""
    g = grammar()
    if word in g["first_singular"]:
        return _i(part, over, scene)
    if word in g["first_plural"]:
        return _we(part, over, scene)
    if word in ("this", "that"):
        return Speaker(name=None, kind="document")
    if word in ("one", "you", "everyone", "everybody", "nobody", "someone", "others"):
        return Speaker(name=None, kind="group" if word in ("you", "others") else "anonymous")
    if over is not None and over.at > part[0] and scene.page.quote_of[part[0]] < 0:
        back = meant(word, part, None, replace(scene, said=scene.said.until(part[0])))
        return over.speaker if back == NOBODY else back  # "It had fled, the agency said": it is no agency
    if word in g["person_pronouns_male"] | g["person_pronouns_female"]:
        return _person(word, part, over, scene)
    if over is not None and (inner := _body_inside(word, part, over, scene)):
        return inner
    return _body(word, part, scene)


def _i(part: Range, over: Over | None, scene: Scene) -> Speaker:
    """The one who is quoted; a body that is does not say "I", but whoever spoke last for it."""
    parent = over.speaker if over else _quoted(part, scene)
    if parent is not None and parent.kind not in _BODIES:
        return parent
    return next((k.speaker for k in scene.said if k.speaker.kind == "person"), parent or NOBODY)


def _we(part: Range, over: Over | None, scene: Scene) -> Speaker:
    parent = over.speaker if over else _quoted(part, scene)
    if parent is None:
        return Speaker(name=scene.outlet, kind="organisation") if scene.outlet else NOBODY
    if parent.kind == "person" and parent.organisation:
        return Speaker(name=parent.organisation, kind="organisation", organisation=parent.organisation)
    if parent.kind != "person" or grammar()["single_roles"].isdisjoint((parent.role or "").lower().split()):
        return parent  # a resident's "we" is no state
    return next((speaker_of(a) for _, a in scene.told.over(scene.page.span(part)) if _is_body(a)), parent)


def _quoted(part: Range, scene: Scene) -> Speaker | None:
    """Who spoke last in this paragraph, for somebody inside quotation marks that nothing ties to a speaker."""
    if scene.page.quote_of[part[0]] < 0:
        return None
    last = next(iter(scene.said), None)
    near = last is not None and scene.page.paragraph_of(last.at) == scene.page.paragraph_of(part[0])
    return last.speaker if last and near else None


def _person(word: str, part: Range, over: Over | None, scene: Scene) -> Speaker:
    wanted = "f" if word in grammar()["person_pronouns_female"] else "m"
    if (
        over is not None
        and scene.page.quote_of[part[0]] >= 0
        and over.start < part[0]
        and _in_quotes(part, over, scene)
    ):
        told = scene.told.over(scene.page.span(part))  # whoever speaks says "I" of himself
        others = (speaker_of(a) for _, a in told if a.kind == "person" and a.name != over.speaker.name)
        return next(others, NOBODY)
    if over is not None and _is_said_by(wanted, part, over, scene):
        return over.speaker
    return _last_person(word, wanted, part, scene)


def _in_quotes(part: Range, over: Over, scene: Scene) -> bool:
    """Whether the quotation over a place is that of the one who says it, not a word of another's in it."""
    quote = scene.page.quotes[scene.page.quote_of[part[0]]]
    return scene.page.tokens[over.start].start <= quote.start + 1


def _is_said_by(wanted: str, part: Range, over: Over, scene: Scene) -> bool:
    """Whether "he" in what somebody says is that somebody: nobody else is named between."""
    if over.speaker.kind not in ("person", "anonymous") or over.speaker == NOBODY or _many(over.speaker):
        return False
    if gender(over.speaker, frozenset()) not in (wanted, None):
        return False
    return not any(_is_named_person(m[1]) and _by_name(m) for m in _since(over, part, scene))


def _since(over: Over, part: Range, scene: Scene) -> list[Mention]:
    """The mentions between the beginning of what is said and a place in it; none if it stands outside."""
    tokens = scene.page.tokens
    return scene.told.between(tokens[over.start].start, tokens[part[0]].start) if over.start < part[0] else []


def _last_person(word: str, wanted: str, part: Range, scene: Scene) -> Speaker:
    """The last who spoke and can be meant; one whose gender nothing tells only if nobody else is named nearer."""
    spoke = (k for k in scene.said if k.speaker.kind in ("person", "anonymous") and not _many(k.speaker))
    spoke = (k for k in spoke if k.speaker != NOBODY)
    known = next((k for k in spoke if k.gender in (wanted, None)), None)
    told = named_person(part, scene)
    if told and (word in grammar()["possessives"] or _named_here(told, part, scene)):
        return told  # "Putin repeated his readiness": whom the sentence tells of, not who said so
    if told and known and _quoted_by_another(part, scene):
        return told
    if known and (named := _named_since(known, wanted, part, scene)):
        return named
    if known is None or _fits(known, wanted, part, scene) or told is None:
        return known.speaker if known else told or NOBODY
    return known.speaker if _latest(known, told, part, scene) else told


def _quoted_by_another(part: Range, scene: Scene) -> bool:
    """ "The agency quoted him as saying": whom the report told of, spoken for by the agency."""
    return part[0] > 0 and scene.page.lower[part[0] - 1] in ("quoted", "quoting", "cited", "citing")


def _named_since(known: Known, wanted: str, part: Range, scene: Scene) -> Speaker | None:
    """The one person named in the paragraph before, if whoever spoke last did so paragraphs ago."""
    page = scene.page
    here = page.paragraph_of(part[0])
    if here - page.paragraph_of(known.at) < _SILENT:
        return None
    low = high = page.sentence(part[0])
    while low and page.paragraph[low - 1] >= here - 1:
        low -= 1
        high -= page.paragraph[high - 1] == here
    tokens = page.tokens
    mentions = scene.told.between(tokens[page.starts[low]].start, tokens[page.starts[high]].start)
    people = {a.name: speaker_of(a) for m, a in mentions if _is_named_person(a) and _by_name((m, a))}
    one = next(iter(people.values())) if len(people) == 1 else None
    return one if one and gender(one, frozenset()) in (wanted, None) else None


def _named_here(told: Speaker, part: Range, scene: Scene) -> bool:
    """Whether the sentence names somebody before a pronoun in it that does not follow what is said."""
    page = scene.page
    low = page.starts[page.sentence(part[0])]
    if low == part[0] or trails(page, part):
        return False
    here = scene.told.between(page.tokens[low].start, page.tokens[part[0]].start)
    return any(m[1].name == told.name and _by_name(m) for m in here)


def _fits(known: Known, wanted: str, part: Range, scene: Scene) -> bool:
    return known.gender == wanted or (known.speaker.kind == "person" and trails(scene.page, part))


def _latest(known: Known, told: Speaker, part: Range, scene: Scene) -> bool:
    """Whether a named person spoke after the one whom the actors mean was named last."""
    tokens = scene.page.tokens
    since = scene.told.between(tokens[known.at].start, tokens[part[0]].start)
    one = known.speaker.kind == "person" or not (known.speaker.role or "s").endswith("s")
    return one and not any(m[1].name == told.name and _by_name(m) for m in since)


def named_person(part: Range, scene: Scene) -> Speaker | None:
    """Whom the actors took a pronoun for."""
    over = scene.told.over(scene.page.span(part))
    return next((speaker_of(a) for _, a in over if _is_named_person(a)), None)


def _is_named_person(actor: Actor) -> bool:
    return actor.kind == "person" and not unnamed(actor)


def _by_name(mention: Mention) -> bool:
    """Whether a mention is more than a pronoun."""
    g = grammar()
    return mention[0].text.lower() not in g["subject_pronouns"] | g["object_pronouns"] | g["possessives"]


def _is_body(actor: Actor) -> bool:
    return actor.kind != "person" and speaker_of(actor).name is not None


def _alone(mention: Span, scene: Scene) -> bool:
    """Whether a name stands for itself, not in front of another as in "UN Security Council Resolution"."""
    after = scene.page.text[mention.end : mention.end + 2]
    return not (after[:1] == " " and after[1:].isupper())


def _body_inside(word: str, part: Range, over: Over, scene: Scene) -> Speaker | None:
    """ "It" and "they" in what is said: the body told of there first, else the body that says it."""
    between = [speaker_of(a) for m, a in _since(over, part, scene) if _is_body(a) and _alone(m, scene)]
    if not between and over.speaker.kind in _BODIES and over.speaker.name:
        return over.speaker
    if not between and over.speaker.kind == "document":
        return _told_last(part, scene)
    if word in grammar()["plural_pronouns"]:
        here = (speaker_of(a) for _, a in scene.told.over(scene.page.span(part)) if a.kind != "person")
        return next(here, between[0] if between else Speaker(name=None, kind="group"))
    return between[0] if between else None


def _told_last(part: Range, scene: Scene) -> Speaker | None:
    """The body last told of before a place: inside what a document shows nobody speaks who could be meant."""
    before = reversed(scene.told.before(scene.page.tokens[part[0]].start))
    return next((speaker_of(a) for m, a in before if _is_body(a) and _alone(m, scene)), None)


def _body(word: str, part: Range, scene: Scene) -> Speaker:
    plural = word in grammar()["plural_pronouns"]
    if plural and (group := _acting(part, scene) or _plural(scene)):
        return group
    if not plural and (body := _group_before(part, scene) or _subject(part, scene)):
        return body
    known = (k.speaker for k in scene.said if k.speaker.kind in _BODIES and k.speaker != NOBODY)
    return next((speaker for speaker in known if plural or not _many(speaker)), NOBODY)


def _acting(part: Range, scene: Scene) -> Speaker | None:
    """ "The rebels fled the towns where they had said ...": the group with which the sentence began."""
    page = scene.page
    low = page.starts[page.sentence(part[0])]
    if trails(page, part) or any(low <= k.at < part[0] for k in scene.said):
        return None
    here = _first_body(low, min(low + _OPENING, part[0]), scene)
    return here if here and here.kind == "group" else None


def _plural(scene: Scene) -> Speaker | None:
    """The last body or several people that spoke: one without a name is "they" only in the plural."""
    spoke = (k.speaker for k in scene.said if k.speaker != NOBODY)
    return next((s for s in spoke if s.kind in _BODIES or (s.kind == "anonymous" and _many(s))), None)


def _many(speaker: Speaker) -> bool:
    words = (speaker.role or "").lower().split() if speaker.name is None else []
    head = next((i for i, word in enumerate(words) if i and word in grammar()["prepositions"]), len(words))
    return bool(words) and (words[head - 1].endswith("s") or "and" in words)


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
    spoke = next((k.speaker for k in scene.said if low <= k.at < part[0] and k.speaker.kind in _BODIES), None)
    here = spoke or _first_body(low, part[0], scene)
    if here or not number or part[0] - page.starts[number] > _OPENING:
        return here
    first = page.starts[number - 1]
    if any(k.at >= first and k.speaker.kind in _BODIES for k in scene.said):
        return None
    return _first_body(first, min(first + _OPENING, low), scene) or _only_body(first, low, scene)


def _only_body(low: int, high: int, scene: Scene) -> Speaker | None:
    """The one body that a sentence tells of, if it tells of one only."""
    tokens = scene.page.tokens
    mentions = scene.told.between(tokens[low].start, tokens[high - 1].end)
    bodies = {a.name: a for m, a in mentions if _is_body(a) and _by_name((m, a))}
    return speaker_of(next(iter(bodies.values()))) if len(bodies) == 1 else None


def _first_body(low: int, high: int, scene: Scene) -> Speaker | None:
    if low >= high:
        return None
    tokens = scene.page.tokens
    mentions = scene.told.between(tokens[low].start, tokens[high - 1].end)
    return next((speaker_of(a) for m, a in mentions if _is_body(a) and _alone(m, scene)), None)
