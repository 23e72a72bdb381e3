"""Whom "he" and "she" mean: inside what somebody says mostly that somebody, else the last person who can be meant."""

from tadmor.extract.attributions.speakers.beside import named_after, subject_before
from tadmor.extract.attributions.speakers.said import NOBODY, Known
from tadmor.extract.attributions.speakers.scene import Over, Scene, by_name, is_named_person, many, named_person, since
from tadmor.extract.attributions.speakers.standing import gender, head_of, speaker_of
from tadmor.extract.attributions.speakers.topic import told_of
from tadmor.extract.attributions.speakers.wording import trails
from tadmor.model import Speaker
from tadmor.nlp.chunks import Range
from tadmor.nlp.grammar import grammar

__all__ = ["he_or_she"]

_PRESS = frozenset(["reporter", "journalist", "interviewer", "moderator"])  # they ask, and another one answers
_SILENT = 3  # paragraphs from a speaker to "he" in which nobody spoke


def he_or_she(word: str, part: Range, over: Over | None, scene: Scene) -> Speaker:
    """The speaker that a pronoun for one person stands for."""
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
    if over.speaker.kind not in ("person", "anonymous") or over.speaker == NOBODY or many(over.speaker):
        return False
    if gender(over.speaker, frozenset()) not in (wanted, None):
        return False
    return not any(is_named_person(m[1]) and by_name(m) for m in since(over, part, scene))


def _last_person(word: str, wanted: str, part: Range, scene: Scene) -> Speaker:
    """The last who spoke and can be meant; one whose gender nothing tells only if nobody else is named nearer."""
    spoke = (k for k in scene.said if k.speaker.kind in ("person", "anonymous") and not many(k.speaker))
    spoke = (k for k in spoke if k.speaker != NOBODY and (k.speaker.name or _PRESS.isdisjoint(k.words)))
    spoke = (k for k in spoke if _is_somebody(k.speaker, scene))
    known = next((k for k in spoke if k.gender in (wanted, None) and scene.said.may_be(k.speaker, wanted)), None)
    told = named_person(part, scene)
    told = told if told is not None and scene.said.may_be(told, wanted) else None
    if named := named_after(wanted, part, scene) or subject_before(wanted, part, scene):
        return named
    if known is None or _apart(known, part, scene):
        topic = told_of(wanted, part, scene)
        if topic is not None:
            return topic
    if told and (word in grammar()["possessives"] or _named_here(told, part, scene)):
        return told  # "Putin repeated his readiness": whom the sentence tells of, not who said so
    if told and known and _quoted_by_another(part, scene):
        return told
    if known and (named := _named_since(known, wanted, part, scene)):
        return named
    if known is None or _fits(known, wanted, part, scene) or told is None:
        return known.speaker if known else told or _last_named(wanted, part, scene) or NOBODY
    return known.speaker if _latest(known, told, part, scene) else told


def _is_somebody(speaker: Speaker, scene: Scene) -> bool:
    """Whether a speaker is a person at all: no toll, no statement, no ministry without a name, and no outlet."""
    g = grammar()
    if speaker.name is not None:
        return scene.outlet is None or not _calls_itself(scene.outlet, speaker.name)
    things = g["organisation_nouns"] | g["bodies_again"] | g["documents"] | g["utterances"] | g["issued"]
    noun = head_of((speaker.role or "").lower().replace(",", " , ").split())
    return noun in g["roles"] or noun not in things


def _calls_itself(outlet: str, name: str) -> bool:
    """Whether a name is the outlet's, or what it begins with: "Harun" of "Harun-Online"."""
    return outlet.startswith(name) and not outlet[len(name) : len(name) + 1].isalnum()


def _apart(known: Known, part: Range, scene: Scene) -> bool:
    """Whether who spoke last did so before this paragraph."""
    return scene.page.paragraph_of(known.at) < scene.page.paragraph_of(part[0])


def _quoted_by_another(part: Range, scene: Scene) -> bool:
    """ "The agency quoted him as saying": whom the report told of, spoken for by the agency."""
    return part[0] > 0 and scene.page.lower[part[0] - 1] in ("quoted", "quoting", "cited", "citing")


def _named_since(known: Known, wanted: str, part: Range, scene: Scene) -> Speaker | None:
    """The one person named in the paragraph before, if whoever spoke last did so paragraphs ago."""
    page = scene.page
    if page.paragraph_of(part[0]) - page.paragraph_of(known.at) < _SILENT:
        return None
    return _only(wanted, page.paragraph_start(part[0], 1), page.paragraph_start(part[0]), scene)


def _last_named(wanted: str, part: Range, scene: Scene) -> Speaker | None:
    """The one person named in this paragraph and the one before, where nobody spoke yet."""
    return _only(wanted, scene.page.paragraph_start(part[0], 1), part[0], scene)


def _only(wanted: str, low: int, high: int, scene: Scene) -> Speaker | None:
    """The one person whom a range of tokens names, if a pronoun may mean them."""
    tokens = scene.page.tokens
    mentions = scene.told.between(tokens[low].start, tokens[high].start)
    people = {a.name: speaker_of(a) for m, a in mentions if is_named_person(a) and by_name((m, a))}
    one = next(iter(people.values())) if len(people) == 1 else None
    fits = one is not None and gender(one, frozenset()) in (wanted, None) and scene.said.may_be(one, wanted)
    return one if fits else None


def _named_here(told: Speaker, part: Range, scene: Scene) -> bool:
    """Whether the sentence names somebody before a pronoun in it that does not follow what is said."""
    page = scene.page
    low = page.starts[page.sentence(part[0])]
    if low == part[0] or trails(page, part):
        return False
    here = scene.told.between(page.tokens[low].start, page.tokens[part[0]].start)
    return any(m[1].name == told.name and by_name(m) for m in here)


def _fits(known: Known, wanted: str, part: Range, scene: Scene) -> bool:
    return known.gender == wanted or (known.speaker.kind == "person" and trails(scene.page, part))


def _latest(known: Known, told: Speaker, part: Range, scene: Scene) -> bool:
    """Whether a named person spoke after the one whom the actors mean was named last."""
    tokens = scene.page.tokens
    since = scene.told.between(tokens[known.at].start, tokens[part[0]].start)
    one = known.speaker.kind == "person" or (known.speaker.role is not None and not many(known.speaker))
    return one and not any(m[1].name == told.name and by_name(m) for m in since)
