"""Who each mention means, given everything mentioned before it. What nothing settles stands for itself."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from tadmor.extract.actors.found import Found
from tadmor.extract.actors.phrases import nouns
from tadmor.model import ActorKind, Place, Sentence
from tadmor.nlp.coreference import Mentioned, dominant, last, only
from tadmor.nlp.known import Scanned
from tadmor.nlp.names import Person
from tadmor.ontology.actors import Catalogue, Entry

__all__ = ["Context", "Whom", "resolve"]

_EXTREME = frozenset(
    ["fighters", "militants", "terrorists", "jihadists", "jihadis", "extremists", "operatives", "insurgents"]
)
_EXTREME |= frozenset(["fighter", "militant", "terrorist", "jihadist", "extremist", "gunmen", "bombers", "bomber"])
_FIELDED = frozenset(["armed-forces", "rebels", "government", "police", "air-force"])
_REBELS = frozenset(["rebels", "insurgents", "insurgency", "rebel", "insurgent"])
_SPEAKING: frozenset[str] = frozenset(["government", "intergovernmental", "media"])
_RECENT = 400  # mentions looked back at: nobody remembers further
_FAR = 99  # sentences: an institution once named is meant to the end of a report
_FAR_BACK = 6  # sentences to somebody whose gender is known, past others who cannot be meant
_NEAR = 4  # sentences in which a state that is named decides whose "the ministry" is
_SHARE = 0.75  # of the mentions of armed groups: below it "the militants" could be another group's


@dataclass(frozen=True, slots=True, kw_only=True)
class Whom:
    """An actor as it is being gathered: `key` joins its mentions."""

    key: str
    name: str
    kind: ActorKind
    id: str | None = None
    country: str | None = None
    sector: str | None = None
    person: int | None = None
    role: str | None = None
    organisation: str | None = None


@dataclass(slots=True)
class Context:
    """The document as far as it has been read, and what is known of the whole."""

    catalogue: Catalogue
    people: Sequence[Person]
    home: str | None
    main_group: str | None
    theatre: str | None
    named_in: Sequence[Mapping[int, Collection[int]]]
    paragraphs: Sequence[int]
    where: Sequence[str | None] = ()
    outlet: str | None = None
    met: dict[str, Whom] = field(default_factory=dict)
    mentioned: list[Mentioned] = field(default_factory=list)
    wording: dict[int, str] = field(default_factory=dict)


def resolve(found: Found, context: Context, *, words: str, start: int) -> Whom | None:
    """Whom a mention means, remembered in the context; None when a pronoun or a definite noun stays unclear."""
    whom = _whom(found, context, words)
    if whom is None:
        return None
    whom = context.met.setdefault(whom.key, whom)
    context.mentioned.append(Mentioned(whom.key, found.sentence, start))
    context.wording[start] = words.lower()
    return whom


def _whom(found: Found, context: Context, words: str) -> Whom | None:
    if found.entry is not None:
        return _of_entry(found.entry)
    if found.person is not None:
        who = _of_person(found.person, context)
        if found.institution and who.country:
            return _of_entry(context.catalogue.institution(found.institution, who.country))
        return None if found.institution else who
    answers: Mapping[str, Callable[[Found, Context], Whom | None]] = {
        "institution": _institution,
        "fighters": _fighters,
        "civilians": _civilians,
        "body": _body,
        "coalition": _coalition,
        "press": _press,
        "outlet": _outlet,
        "he": _he,
        "they": _they,
        "it": _it,
        "its office": _its_office,
        "self": _self,
        "ours": _ours,
    }
    if found.asks == "official":
        return _official(found, context, words)
    return answers[found.asks](found, context) if found.asks else None


def _of_entry(entry: Entry) -> Whom:
    return Whom(key=entry.id, name=entry.name, kind=entry.kind, id=entry.id, country=entry.country, sector=entry.sector)


def _of_person(number: int, context: Context) -> Whom:
    person = context.people[number]
    return Whom(
        key=f"person {number}",
        name=person.name,
        kind="person",
        id=person.id,
        country=person.country,
        person=number,
        role=person.role,
        organisation=person.organisation,
    )


def _named(key: str, name: str, kind: ActorKind, country: str | None = None) -> Whom:
    return Whom(key=key, name=name, kind=kind, country=country)


def _institution(found: Found, context: Context) -> Whom | None:
    """The one last named, or of the last speaker's; else that of the nearest state; else it stays without a country."""
    before = None
    if not found.local:
        fits = [m for m in context.mentioned[-_RECENT:] if _is_institution(context, m.key, found)]
        before = next((m for m in reversed(fits) if _same_noun(m, found, context)), fits[-1] if fits else None)
    if before:
        who = context.met[before.key]
        return who if who.kind != "person" else _of_entry(_office_of(who, found, context))  # type: ignore[arg-type]
    if not found.institution or found.institution not in context.catalogue.institutions:
        return None
    land = found.country or _land(found, context)
    if land:
        return _of_entry(context.catalogue.institution(found.institution, land))
    made = context.catalogue.institutions[found.institution]
    name = found.noun if found.institution in _FIELDED else found.noun.title()
    return _named(f"some {found.institution}", name, made.kind)


def _same_noun(mentioned: Mentioned, found: Found, context: Context) -> bool:
    """Whether an army was called by the same word: "the army" is rather "the Syrian army" than "Russian warplanes"."""
    return found.noun.split()[-1] in context.wording.get(mentioned.start, "").split() if found.noun else False


def _land(found: Found, context: Context) -> str | None:
    """Whose an institution is that the words give no country for.

    Forces in the field, and what is called local, belong to the place told of; others to the state that spoke or was
    named last, if it did so shortly before.
    """
    here = context.where[found.sentence] if context.where else None
    if found.local or found.institution in _FIELDED:
        return here or context.theatre
    before = last(
        context.mentioned, lambda m: _of_state(context.met[m.key]) is not None, sentence=found.sentence, back=_NEAR
    )
    return (_of_state(context.met[before.key]) if before else None) or here or context.theatre or context.home


def _of_state(who: Whom) -> str | None:
    """The country that a government, a state's force or an official speaks for."""
    return who.country if who.kind in {"government", "state-force", "person"} else None


def _is_institution(context: Context, key: str, found: Found) -> bool:
    """Whether somebody mentioned is such an institution, or a person of one, of the right country."""
    who = context.met[key]
    if found.country and who.country != found.country:
        return False
    if who.kind == "person":
        return _office_of(who, found, context) is not None
    made = (context.catalogue.institution(i, who.country).id for i in _wanted(found, context)) if who.country else ()
    return who.id in made


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


def _fighters(found: Found, context: Context) -> Whom:
    """ "The militants" are the group that the report is about, if one is; "rebels" are those of its country."""
    if found.noun in _EXTREME and not found.qualified and context.main_group and context.main_group in context.met:
        return context.met[context.main_group]
    if found.noun in _REBELS and context.theatre and not found.qualified:
        return _of_entry(context.catalogue.institution("rebels", context.theatre))
    stem = found.noun.replace("man", "men") if found.noun.endswith(("man", "men", "s")) else found.noun + "s"
    return _named(f"fighters {stem}", stem, "armed-group", found.country)


def _civilians(found: Found, context: Context) -> Whom:
    if found.country:
        name = context.catalogue.institution("people", found.country).name
        return _named(f"people {found.country}", name, "civilians", found.country)
    return _named(f"people {found.noun}", found.noun, "civilians")


def _press(*_: object) -> Whom:
    return _named("press", "reporters", "media")


def _outlet(found: Found, context: Context) -> Whom:
    name = context.outlet or ""
    return _named("outlet", name, "media")


def _its_office(found: Found, context: Context) -> Whom | None:
    """Whose spokesman "its spokesman" is: whoever the sentence before told of, for there they spoke."""
    for kinds in (_SPEAKING, _SPEAKING | {"armed-group", "state-force"}):
        fits = [
            m
            for m in islice(reversed(context.mentioned), _RECENT)
            if context.met[m.key].kind in kinds and found.sentence - 2 <= m.sentence < found.sentence
        ]
        if fits:
            near = max(m.sentence for m in fits)
            here = [m for m in fits if m.sentence == near]
            return context.met[(here[-1] if found.first == 0 else here[0]).key]
    return _it(replace(found, noun="its"), context)


def _body(found: Found, context: Context) -> Whom | None:
    before = last(
        context.mentioned,
        lambda m: context.met[m.key].kind == "armed-group" and context.met[m.key].id is not None,
        sentence=found.sentence,
        back=4,
    )
    return context.met[before.key] if before else None


def _coalition(found: Found, context: Context) -> Whom:
    before = last(context.mentioned, lambda m: "coalition" in m.key, sentence=found.sentence, back=99)
    if before:
        return context.met[before.key]
    fits = [e for e in context.catalogue.entries.values() if any(foe in context.met for foe in e.against)]
    return _of_entry(fits[0]) if len(fits) == 1 else _named("coalition forces", "coalition forces", "intergovernmental")


def _official(found: Found, context: Context, words: str) -> Whom | None:
    """A definite one is the person last told of in that office; others are people without a name."""
    if found.definite:
        before = last(context.mentioned, lambda m: _holds(context.met[m.key], found), sentence=found.sentence, back=99)
        if before:
            return context.met[before.key]
    name = " ".join(word for word in words.split() if word.lower() not in {"the", "a", "an", "one", "another", "some"})
    plural = found.noun.endswith("s")
    organisation = _organisation(found, context)
    kind: ActorKind = ("government" if found.noun in nouns().of_state else "civilians") if plural else "person"
    return Whom(
        key=f"unnamed {name.lower()}",
        name=name if plural else f"{name} (unnamed)",
        kind=kind,
        country=found.country,
        role=name,
        organisation=organisation,
    )


def _organisation(found: Found, context: Context) -> str | None:
    country = found.country or context.home
    if found.institution == "ministry":
        whom = _institution(found, context)
        return whom.name if whom else None
    if found.institution and country:
        return context.catalogue.institution(found.institution, country).name
    return context.catalogue.countries[found.country].name if found.country else None


def _holds(who: Whom, found: Found) -> bool:
    """Whether a person holds the office that a later noun names; "official" fits any of its country."""
    if who.kind != "person" or who.role is None or (found.country and who.country != found.country):
        return False
    if found.country and found.noun in {"official", "officer"}:
        return True
    if found.noun == "diplomat" and "Foreign" in (who.organisation or ""):
        return True
    return found.noun in who.role.lower().replace("-", " ").replace(",", " ").split()


def _he(found: Found, context: Context) -> Whom | None:
    gender = "f" if found.noun in {"she", "her", "herself"} else "m"
    before = last(context.mentioned, lambda m: _could_be(context, m.key, gender), sentence=found.sentence, back=2)
    before = before or last(
        context.mentioned, lambda m: _is_known_to_be(context, m.key, gender), sentence=found.sentence, back=_FAR_BACK
    )
    return context.met[before.key] if before else None


def _is_known_to_be(context: Context, key: str, gender: str) -> bool:
    who = context.met[key]
    return who.person is not None and context.people[who.person].gender == gender


def _could_be(context: Context, key: str, gender: str) -> bool:
    who = context.met[key]
    if who.kind != "person":
        return False
    return who.person is None or context.people[who.person].gender in {None, gender}


def _they(found: Found, context: Context) -> Whom | None:
    before = last(
        context.mentioned,
        lambda m: context.met[m.key].kind in {"armed-group", "state-force", "civilians"},
        sentence=found.sentence,
        back=1,
    )
    return context.met[before.key] if before else None


def _it(found: Found, context: Context) -> Whom | None:
    if found.noun != "its":
        return None
    before = last(
        context.mentioned,
        lambda m: context.met[m.key].kind in {"government", "armed-group", "state-force", "intergovernmental"},
        sentence=found.sentence,
        back=0,
    )
    return context.met[before.key] if before else None


def _self(found: Found, context: Context) -> Whom | None:
    """The person named in the same sentence, before or after a quotation; else the one last mentioned."""
    in_sentence, in_paragraph = context.named_in
    here = only(in_sentence.get(found.sentence, ()))
    if here is None and not in_sentence.get(found.sentence):
        here = only(in_paragraph.get(context.paragraphs[found.sentence], ()))
    if here is not None:
        return _of_person(here, context)
    before = last(context.mentioned, lambda m: context.met[m.key].kind == "person", sentence=found.sentence, back=3)
    return context.met[before.key] if before else None


def _ours(found: Found, context: Context) -> Whom | None:
    """A government's "we": that of the last speaker's country, or the government that speaks."""
    before = last(
        context.mentioned, lambda m: context.met[m.key].organisation is not None, sentence=found.sentence, back=4
    )
    if before and (country := context.met[before.key].country):
        return _of_entry(context.catalogue.state(country))
    spoke = last(
        context.mentioned, lambda m: context.met[m.key].kind == "government", sentence=found.sentence, back=1
    )
    if spoke:
        return context.met[spoke.key]
    return next((who for who in context.met.values() if who.kind == "government"), None)


def main_group(founds: Sequence[Found]) -> str | None:
    """The armed group that the document is about, if one is."""
    keys = [
        f.entry.id for f in founds if f.entry and f.entry.kind == "armed-group" and not f.entry.id.endswith("-rebels")
    ]
    return dominant(keys, share=_SHARE, least=2)


def home(founds: Sequence[Found]) -> str | None:
    """The country whose institutions are mentioned most."""
    return _most(f.country or (f.entry.country if f.entry else None) for f in founds)


def theatre(places: Iterable[Place], scanned: Iterable[Scanned]) -> str | None:
    """The country where the report happens: that of most places; without places, the one named most."""
    told = _most(place.country for place in places if not place.metonym)
    return told or _most(
        m.target for one in scanned for table in (one.countries, one.adjectives) for m in table.values()
    )


def where(places: Iterable[Place], sentences: Sequence[Sentence]) -> tuple[str | None, ...]:
    """For each sentence the country of the places it names, else of those last named before it."""
    starts = [sentence.start for sentence in sentences]
    named: dict[int, list[str]] = {}
    for place in places:
        if place.country and not place.metonym:
            named.setdefault(bisect_right(starts, place.span.start) - 1, []).append(place.country)
    out: list[str | None] = []
    since = 0
    for number in range(len(sentences)):
        since = 0 if number in named else since + 1
        out.append(_most(named[number]) if number in named else (out[-1] if out and since <= _NEAR else None))
    return tuple(out)


def _most(countries: Iterable[str | None]) -> str | None:
    count = Counter(country for country in countries if country)
    return count.most_common(1)[0][0] if count else None
