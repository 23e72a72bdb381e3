"""Whose ministry, whose army: an institution told without a country takes a near one, or stays without."""

from tadmor.extract.actors.context import Context, Whom, named, of_entry
from tadmor.extract.actors.enemies import repelling
from tadmor.extract.actors.found import Found
from tadmor.model import ARMED
from tadmor.nlp.coreference import Mentioned, last
from tadmor.ontology.actors import Entry

__all__ = ["institution"]

_FIELDED = frozenset(["armed-forces", "rebels", "government", "police", "air-force"])
_AT_WAR = frozenset(["armed-forces", "government"])
_BROADCASTING = frozenset(["state-media", "state-tv"])
_CALLED = (("ministry", "department"), ("department", "ministry"))
_SMALL = frozenset(["of", "for", "and", "the"])
_OWNERS = frozenset(["person", "government", "state-force"])
_OWN = frozenset(["our", "its", "their"])
_RECENT = 400  # mentions looked back at: nobody remembers further
_NEAR = 4  # sentences in which a state that is named decides whose "the ministry" is


def institution(found: Found, context: Context) -> Whom | None:
    """The one last named, or of the last speaker's; else that of the nearest state; else it stays without a country."""
    if found.sent and (sender := _sender(found, context)):
        return of_entry(context.catalogue.institution("armed-forces", sender))
    if (group := _fighting_for(found, context)) is not None:
        return group
    if (owner := _owner(found, context)) is not None:
        return of_entry(context.catalogue.institution(found.institution, owner))  # type: ignore[arg-type]
    before = None if found.local or _of_the_place(found, context) else _before(found, context)
    if before is not None and (attacked := repelling(before, found, context)) is not None:
        return attacked
    if before := _at_war(before, found, context):
        who = context.met[before.key]
        return who if who.kind != "person" else of_entry(_office_of(who, found, context))  # type: ignore[arg-type]
    if not found.institution or found.institution not in context.catalogue.institutions:
        return None
    land = found.country or _land(found, context)
    if land:
        return of_entry(context.catalogue.institution(found.institution, land))
    made = context.catalogue.institutions[found.institution]
    name = found.noun if found.institution in _FIELDED else _titled(found.noun)
    return named(f"some {found.institution}", name, made.kind)


def _titled(noun: str) -> str:
    """A body's noun as its name is written: "Ministry of Defence"."""
    return " ".join(word if word in _SMALL else word.title() for word in noun.split())


def _before(found: Found, context: Context) -> Mentioned | None:
    """The last such institution that was called by the same noun, else the last one."""
    last_one = None
    for mentioned in reversed(context.mentioned[-_RECENT:]):
        key = (mentioned.key, found.institution, found.country)
        if key not in context.fits:
            context.fits[key] = _is_institution(context, mentioned.key, found)
        if context.fits[key] and _same_noun(mentioned, found, context):
            return mentioned
        last_one = last_one or (mentioned if context.fits[key] else None)
    return last_one


def _at_war(before: Mentioned | None, found: Found, context: Context) -> Mentioned | None:
    """In a report of a war "the government" is that country's, unless another's was told of right before."""
    there = context.theatre
    abroad = before is not None and context.met[before.key].country not in (None, there)
    if before is None or not abroad or found.institution not in _AT_WAR or found.sentence - before.sentence <= 1:
        return before
    theirs = (m for m in reversed(context.mentioned[-_RECENT:]) if context.met[m.key].country == there)
    stays = before if found.sentence - before.sentence <= _NEAR else None
    return next((m for m in theirs if _is_institution(context, m.key, found)), stays)


def _owner(found: Found, context: Context) -> str | None:
    """Whose "her government", "its warplanes" are: of the country of whom the word right before means."""
    last_one = context.mentioned[-1] if context.mentioned else None
    if last_one is None or (last_one.sentence, last_one.at) != (found.sentence, found.core - 1):
        return None
    who = context.met[last_one.key]
    known = found.institution in context.catalogue.institutions
    return who.country if known and who.kind in _OWNERS else None


def _fighting_for(found: Found, context: Context) -> Whom | None:
    """Whose "our forces" are where the word right before means an armed group: its own, no army's."""
    last_one = context.mentioned[-1] if context.mentioned else None
    if found.institution != "armed-forces" or last_one is None:
        return None
    owned = (last_one.sentence, last_one.at) == (found.sentence, found.core - 1)
    who = context.met[last_one.key]
    return who if owned and who.kind == "armed-group" and context.wording.get(last_one.start) in _OWN else None


def _sender(found: Found, context: Context) -> str | None:
    """Whose troops are sent: those of the state that the sentence told of first."""
    here: str | None = None
    for mentioned in reversed(context.mentioned[-_RECENT:]):
        if mentioned.sentence != found.sentence:
            break
        here = _of_state(context.met[mentioned.key]) or here
    return here


def _same_noun(mentioned: Mentioned, found: Found, context: Context) -> bool:
    """Whether an army was called by the same word: "the army" is rather "the Syrian army" than "Russian warplanes"."""
    own = {word.removesuffix("'s").removesuffix("’s") for word in found.noun.split()}
    return not own.isdisjoint(context.wording.get(mentioned.start, "").split())


def _land(found: Found, context: Context) -> str | None:
    """Whose an institution is that the words give no country for.

    Forces in the field, and what is called local, belong to the place told of; others to the state that spoke or was
    named last, if it did so shortly before.
    """
    here = context.where[found.sentence] if context.where else None
    if found.institution in _BROADCASTING and context.theatre:
        return context.theatre  # a report on a country quotes its state media wherever it last looked
    if found.institution == "opposition":  # it meets abroad
        beside = last(
            context.mentioned, lambda m: _of_state(context.met[m.key]) is not None, sentence=found.sentence, back=0
        )
        fought = context.theatre if _is_fought_in(context) else None
        told = _of_state(context.met[beside.key]) if beside else None
        return told or fought or context.home or context.theatre or here
    if context.seat and found.asks == "official" and found.institution == "government" and not found.local:
        return context.seat  # "a government spokesman", in a report from its capital
    if found.institution == "police":
        return _there(found, context)
    if found.local or found.institution in _FIELDED:
        return here or context.theatre
    if context.voice and context.voice.country:
        return context.voice.country  # "the Ministry" of a ministry's own release
    if (
        context.seat
        and found.institution
        and found.institution.startswith("ministry")
        and _so_called(found, context, context.seat)
    ):
        return context.seat
    if _at_home(found, context) or found.institution == "civil-defence":
        return _there(found, context)
    before = last(
        context.mentioned,
        lambda m: (land := _of_state(context.met[m.key])) is not None and _so_called(found, context, land),
        sentence=found.sentence,
        back=_NEAR,
    )
    return (_of_state(context.met[before.key]) if before else None) or here or context.theatre or context.home


def _there(found: Found, context: Context) -> str | None:
    """The country of the places that a paragraph has named, else that where the report happens.

    Who spoke in a capital abroad, paragraphs before, has no rescuers here.
    """
    beside = context.beside[found.sentence] if context.beside else None
    return beside or context.theatre


def _of_the_place(found: Found, context: Context) -> bool:
    """Whether "authorities" are those of the country where a report happens, which it has not left just here."""
    here = context.where[found.sentence] if context.where else None
    return found.noun == "authorities" and context.theatre is not None and here in (None, context.theatre)


def _is_fought_in(context: Context) -> bool:
    """Whether fighters of the country where a report happens are told of: its opposition is that of the war."""
    fighting = (who for who in context.met.values() if who.kind in ARMED)
    return any(who.country == context.theatre for who in fighting)


def _at_home(found: Found, context: Context) -> bool:
    """Whether an institution deals with its own country, and the report's places say which that is."""
    return context.staged and context.catalogue.domestic(found.institution)


def _of_state(who: Whom) -> str | None:
    """The country that a government, a state's force or an official speaks for."""
    return who.country if who.kind in {"government", "state-force", "person"} else None


def _is_institution(context: Context, key: str, found: Found) -> bool:
    """Whether somebody mentioned is such an institution, or a person of one, of the right country."""
    who = context.met[key]
    if (found.country and who.country != found.country) or not _so_called(found, context, who.country):
        return False
    if who.kind == "person":
        return _office_of(who, found, context) is not None
    made = (context.catalogue.institution(i, who.country).id for i in _wanted(found, context)) if who.country else ()
    return who.id in made


def _so_called(found: Found, context: Context, country: str | None) -> bool:
    """Whether a state calls such a body so: no "ministry" is a department of the United States, nor the other way."""
    if country is None or found.institution is None or found.institution not in context.catalogue.institutions:
        return True
    name = context.catalogue.institution(found.institution, country).name.lower()
    told = found.noun.lower().split()
    return not any(ours in told and theirs in name for ours, theirs in _CALLED)


def _wanted(found: Found, context: Context) -> tuple[str, ...]:
    """Ids of the institutions that the words may mean: all ministries for "the ministry"."""
    if found.institution in context.catalogue.institutions:
        return (found.institution,)  # type: ignore[return-value]
    return tuple(i.id for i in context.catalogue.institutions.values() if "ministry" in i.later)


def _office_of(who: Whom, found: Found, context: Context) -> Entry | None:
    """The institution, of those meant, that a person speaks for."""
    if not (who.organisation and who.country):
        return None
    made = (context.catalogue.institution(i, who.country) for i in _wanted(found, context))
    return next((entry for entry in made if entry.name == who.organisation), None)
