"""Who each mention means, given everything mentioned before it. What nothing settles stands for itself."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import islice

from tadmor.extract.actors.context import Context, Whom, named, of_entry
from tadmor.extract.actors.found import Found
from tadmor.extract.actors.institutions import institution
from tadmor.extract.actors.phrases import nouns
from tadmor.model import ActorKind
from tadmor.nlp.coreference import Mentioned, last, only
from tadmor.nlp.grammar import grammar

__all__ = ["resolve"]

_EXTREME = frozenset(
    ["fighters", "militants", "terrorists", "jihadists", "jihadis", "extremists", "operatives", "insurgents"]
)
_EXTREME |= frozenset(["fighter", "militant", "terrorist", "jihadist", "extremist", "gunmen", "bombers", "bomber"])
_REBELS = frozenset(["rebels", "insurgents", "insurgency", "rebel", "insurgent"])
_SPEAKING: frozenset[str] = frozenset(["government", "intergovernmental", "media"])
_RECENT = 400  # mentions looked back at: nobody remembers further
_FAR = 99  # sentences: an institution once named is meant to the end of a report
_FAR_BACK = 6  # sentences to somebody whose gender is known, past others who cannot be meant


def resolve(found: Found, context: Context, *, words: str, start: int) -> Whom | None:
    """Whom a mention means, remembered in the context; None when a pronoun or a definite noun stays unclear."""
    whom = _whom(found, context, words)
    if whom is None:
        return None
    whom = context.met.setdefault(whom.key, whom)
    if not found.modifies:
        context.mentioned.append(Mentioned(whom.key, found.sentence, start))
    context.wording[start] = words.lower()
    return whom


def _whom(found: Found, context: Context, words: str) -> Whom | None:
    if found.entry is not None:
        return of_entry(found.entry)
    if found.person is not None:
        who = _of_person(found.person, context)
        if found.institution and who.country:
            return of_entry(context.catalogue.institution(found.institution, who.country))
        return None if found.institution else who
    answers: Mapping[str, Callable[[Found, Context], Whom | None]] = {
        "institution": institution,
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


def _fighters(found: Found, context: Context) -> Whom:
    """ "The militants" are the group that the report is about, if one is; "rebels" are those of its country."""
    if found.noun in _EXTREME and not found.qualified and context.main_group and context.main_group in context.met:
        return context.met[context.main_group]
    if found.noun in _REBELS and context.theatre and not found.qualified:
        return of_entry(context.catalogue.institution("rebels", context.theatre))
    stem = found.noun.replace("man", "men") if found.noun.endswith(("man", "men", "s")) else found.noun + "s"
    return named(f"fighters {stem}", stem, "armed-group", found.country)


def _civilians(found: Found, context: Context) -> Whom:
    if found.country:
        name = context.catalogue.institution("people", found.country).name
        return named(f"people {found.country}", name, "civilians", found.country)
    return named(f"people {found.noun}", found.noun, "civilians")


def _press(*_: object) -> Whom:
    return named("press", "reporters", "media")


def _outlet(_: Found, context: Context) -> Whom:
    name = context.outlet or ""
    return named("outlet", name, "media")


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
    return of_entry(fits[0]) if len(fits) == 1 else named("coalition forces", "coalition forces", "intergovernmental")


def _official(found: Found, context: Context, words: str) -> Whom | None:
    """A definite one is the person last told of in that office; others are people without a name."""
    if found.definite:
        of = grammar()["portfolios"].intersection(words.lower().split())
        before = last(
            context.mentioned,
            lambda m: _holds(context.met[m.key], found) and of <= _role_words(context.met[m.key]),
            sentence=found.sentence,
            back=99,
        )
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
        whom = institution(found, context)
        return whom.name if whom else None
    if found.institution and country:
        return context.catalogue.institution(found.institution, country).name
    return context.catalogue.countries[found.country].name if found.country else None


def _role_words(who: Whom) -> set[str]:
    """The words of an office, and of what it belongs to: the foreign minister is of a ministry of foreign affairs."""
    return set(f"{who.role or ''} {who.organisation or ''}".lower().replace(",", " ").split())


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
        return of_entry(context.catalogue.state(country))
    spoke = last(context.mentioned, lambda m: context.met[m.key].kind == "government", sentence=found.sentence, back=1)
    if spoke:
        return context.met[spoke.key]
    return next((who for who in context.met.values() if who.kind == "government"), None)
