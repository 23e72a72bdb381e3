"""Whom a pronoun means: the last one who fits it, and nobody where none does."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from tadmor.extract.actors.context import Context, Whom, of_entry, of_person
from tadmor.extract.actors.found import Found
from tadmor.model import ARMED, SIDES
from tadmor.nlp.coreference import Mentioned, last, only
from tadmor.nlp.words import many

__all__ = ["he", "it", "its_office", "ours", "self_", "somebody", "they"]

_SPEAKING: frozenset[str] = frozenset(["government", "intergovernmental", "media"])
_ACTING = SIDES | {"media", "civilians"}
_RECENT = 400  # mentions looked back at: nobody remembers further
_FAR_BACK = 6  # sentences to somebody whose gender is known, past others who cannot be meant
_NEAR = 2  # sentences
_OWNS = 2  # words of a sentence behind which "their" is rather its own subject's
_OPENS = 4  # words of a sentence in which its subject stands


def its_office(found: Found, context: Context) -> Whom | None:
    """Whose spokesman "its spokesman" is: whoever the sentence before told of, for there they spoke.

    Behind a sentence that began with a body, that body's: "The army took the hill, its spokesman said".
    """
    here = _recent(context, found.sentence)
    whose = context.met[here[0].key] if here and here[0].at < _OPENS < found.first else None
    alone = not any(context.met[m.key].kind in SIDES for m in here[1:])
    if whose is not None and whose.kind == "state-force" and alone:  # of two, who is acted on may speak
        return whose
    before = [
        m for m in islice(reversed(context.mentioned), _RECENT) if found.sentence - 2 <= m.sentence < found.sentence
    ]
    speaking = [m for m in before if _may_have(context.met[m.key])]
    armed = [m for m in before if context.met[m.key].kind in ARMED]
    near = max((m.sentence for m in (*speaking, *(m for m in armed if m.at < _OPENS))), default=None)
    if near is None and armed:
        near, speaking = max(m.sentence for m in armed), armed
    here = [m for m in speaking if m.sentence == near] or [m for m in armed if m.sentence == near and m.at < _OPENS]
    if here:
        return context.met[(here[-1] if found.first == 0 else here[0]).key]
    return it(replace(found, noun="its"), context)


def _may_have(who: Whom) -> bool:
    """Whether somebody has a spokesman or a director more likely than fighters do: a body that speaks, or one that
    watches or helps.
    """
    return who.kind in _SPEAKING or who.sector == "NGO" or (who.kind == "civilians" and who.key.startswith("body "))


def he(found: Found, context: Context) -> Whom | None:
    """ "He" at the beginning of a sentence is whom the one before began with; else who was told of last."""
    gender = "f" if found.noun in {"she", "her", "herself"} else "m"
    before_here = [m for m in _recent(context, found.sentence - 1) if _could_be(context, m.key, gender)]
    if found.first < _OPENS and before_here and not _here(context, found.sentence, gender):
        return context.met[_subject(before_here).key]
    before = last(context.mentioned, lambda m: _could_be(context, m.key, gender), sentence=found.sentence, back=2)
    before = before or last(
        context.mentioned, lambda m: _is_known_to_be(context, m.key, gender), sentence=found.sentence, back=_FAR_BACK
    )
    return context.met[before.key] if before else None


def _here(context: Context, sentence: int, gender: str) -> bool:
    """Whether a sentence has already told of somebody who fits."""
    return any(_could_be(context, m.key, gender) for m in _recent(context, sentence))


def somebody(found: Found, context: Context) -> Whom | None:
    """ "The man" is the one person told of shortly before; nobody where there are two."""
    gender = "f" if found.noun == "she" else "m"
    near = {
        m.key
        for m in islice(reversed(context.mentioned), _RECENT)
        if m.sentence >= found.sentence - _NEAR and context.met[m.key].kind == "person"
    }
    fits = [key for key in near if _could_be(context, key, gender)]
    return context.met[fits[0]] if len(near) == len(fits) == 1 else None


def _is_known_to_be(context: Context, key: str, gender: str) -> bool:
    who = context.met[key]
    return who.person is not None and context.people[who.person].gender == gender


def _could_be(context: Context, key: str, gender: str) -> bool:
    who = context.met[key]
    if who.kind != "person":
        return False
    return who.person is None or context.people[who.person].gender in {None, gender}


def they(found: Found, context: Context) -> Whom | None:
    """ "They" are those whom the sentence began with, or the one before; else those last told of."""
    here = [m for m in _recent(context, found.sentence) if _is_many(context.met[m.key])]
    if here:
        return context.met[_subject(here).key]
    before = [m for m in _recent(context, found.sentence - 1) if _is_many(context.met[m.key])]
    opens = found.first < (_OPENS if found.noun == "they" else _OWNS)
    if before and opens:
        return context.met[_subject(before).key]
    if found.noun == "their":
        return None
    return context.met[before[0].key] if len({m.key for m in before}) == 1 else None


def _subject(mentioned: Sequence[Mentioned]) -> Mentioned:
    """The one with which a sentence began, else the last of it."""
    return next((m for m in mentioned if m.at < _OPENS), mentioned[-1])


def _is_many(who: Whom) -> bool:
    """Whether "they" may mean somebody: fighters, forces, people, officials without a name."""
    return who.kind in ARMED | {"civilians"} or (who.key.startswith("unnamed ") and many(who.name))


def it(found: Found, context: Context) -> Whom | None:
    """ "Its" is of the body last told of in the sentence; "it" that acts is one too, or the subject before.

    Behind "saying" and "what" it is whoever the sentence began with; elsewhere the last one, unless "that it"
    tells of that one ("the forces that it has attacked").
    """
    here = [m for m in _recent(context, found.sentence) if context.met[m.key].kind in _bodies(found)]
    if found.noun == "its":
        return context.met[here[-1].key] if here else None
    if found.follows == "noun that":
        here = here[:-1] or here
    if here:
        return context.met[here[0 if found.follows == "saying" else -1].key]
    if found.first > _OPENS or found.follows == "said":  # who says so stands right before it, and is nobody known
        return None
    before = [m for m in _recent(context, found.sentence - 1) if context.met[m.key].kind in _bodies(found)]
    return context.met[before[0].key] if before and before[0].at < _OPENS else None


def _bodies(found: Found) -> frozenset[str]:
    return SIDES if found.noun == "its" else _ACTING


def _recent(context: Context, sentence: int) -> list[Mentioned]:
    """What was mentioned in a sentence that is near, in order."""
    out = []
    for mentioned in islice(reversed(context.mentioned), _RECENT):
        if mentioned.sentence < sentence:
            break
        if mentioned.sentence == sentence:
            out.append(mentioned)
    return out[::-1]


def self_(found: Found, context: Context) -> Whom | None:
    """The person named in the same sentence, before or after a quotation; else the one last mentioned."""
    in_sentence, in_paragraph = context.named_in
    here = only(in_sentence.get(found.sentence, ()))
    if here is None and not in_sentence.get(found.sentence):
        here = only(in_paragraph.get(context.paragraphs[found.sentence], ()))
    if here is not None:
        return of_person(here, context)
    before = last(context.mentioned, lambda m: context.met[m.key].kind == "person", sentence=found.sentence, back=3)
    if before:
        return context.met[before.key]
    voice = context.voice
    return Whom(key="author", name="author (unnamed)", kind="person", country=voice.country) if voice else None


def ours(found: Found, context: Context) -> Whom | None:
    """A government's "we": the one that publishes, that of the last speaker's country, or the one that speaks.

    Whoever speaks for an armed group, an opposition or a world body says "we" of it, whatever its country.
    """
    if context.voice:
        return context.voice
    speaker = _speaker(found, context)
    if speaker and (group := _speaks_for(speaker, context)):
        return group
    if speaker and speaker.country:
        return of_entry(context.catalogue.state(speaker.country))
    spoke = last(context.mentioned, lambda m: context.met[m.key].kind == "government", sentence=found.sentence, back=1)
    if spoke:
        return context.met[spoke.key]
    return next((who for who in context.met.values() if who.kind == "government"), None)


def _speaker(found: Found, context: Context) -> Whom | None:
    """Who says "we": the one official named in the sentence, before or after his words, else the last one named."""
    here = only(context.named_in[0].get(found.sentence, ()))
    who = of_person(here, context) if here is not None else None
    if who is not None and who.organisation is not None:
        return who
    before = last(
        context.mentioned, lambda m: context.met[m.key].organisation is not None, sentence=found.sentence, back=4
    )
    return context.met[before.key] if before else None


def _speaks_for(who: Whom, context: Context) -> Whom | None:
    """The body, no state's, that somebody speaks for."""
    listed = context.catalogue.named(who.organisation) if who.organisation else None
    bodies = [body for body in context.met.values() if body.name == who.organisation]
    bodies += [of_entry(listed)] if listed else []
    return next((b for b in bodies if b.kind == "armed-group" or b.sector == "OPP" or _of_no_state(b, who)), None)


def _of_no_state(body: Whom, who: Whom) -> bool:
    """Whether it is a region's council, or a world body of somebody who is no state's envoy there."""
    envoys = body.kind == "intergovernmental" and who.country is not None
    return body.country is None and body.kind in {"government", "intergovernmental"} and not envoys
