"""Somebody by office: the person last told of in it, the one of the report who holds it, or nobody with a name."""

from tadmor.extract.actors.context import Context, Whom, of_person
from tadmor.extract.actors.found import Found
from tadmor.extract.actors.institutions import institution
from tadmor.extract.actors.phrases import nouns
from tadmor.model import ActorKind
from tadmor.nlp.coreference import last
from tadmor.nlp.grammar import grammar
from tadmor.nlp.names import Person
from tadmor.ontology.actors import state_bodies
from tadmor.ontology.spelling import name_key

__all__ = ["official"]

_DIPLOMACY = frozenset(["US Department of State"])  # ministries of foreign affairs by other names
_SMALL = frozenset(["of", "for", "to", "s"])


def official(found: Found, context: Context, words: str) -> Whom | None:
    """A definite one is the person last told of in that office; others are people without a name."""
    name = " ".join(word for word in words.split() if word.lower() not in {"the", "a", "an", "one", "another", "some"})
    if found.definite:
        if " " in name and (same := context.met.get(f"unnamed {name.lower()}")):
            return same  # "the Nato spokesman" is "a Nato spokesman" of before
        of = grammar()["portfolios"].intersection(words.lower().split())
        against = grammar()["against_states"].intersection(words.lower().split())
        before = last(
            context.mentioned,
            lambda m: _holds(context.met[m.key], found) and _may_be(context.met[m.key], of, against, found.body),
            sentence=found.sentence,
            back=99,
        )
        if before:
            return context.met[before.key]
        holder = _holder(found, context, words)
        if holder:
            return holder
    plural = found.noun.endswith("s")
    organisation = _organisation(found, context, words)
    kind: ActorKind = ("government" if found.noun in nouns().of_state else "civilians") if plural else "person"
    return Whom(
        key=f"unnamed {name.lower()}",
        name=name if plural else f"{name} (unnamed)",
        kind=kind,
        country=found.country,
        role=name,
        organisation=organisation,
    )


def _organisation(found: Found, context: Context, words: str) -> str | None:
    if found.body is not None or found.noun in nouns().private:
        return found.body  # "a Syrian activist" is nobody's voice but his own
    if found.institution == "ministry":
        whom = institution(found, context)
        return whom.name if whom else None
    if found.institution and not found.country and (whom := institution(found, context)):
        return whom.name if whom.id else _printed(found, words)  # told of before, else that of the place told of
    country = found.country or context.home
    if found.institution and country:
        return context.catalogue.institution(found.institution, country).name
    return context.catalogue.countries[found.country].name if found.country else None


def _printed(found: Found, words: str) -> str | None:
    """The ministry in front of an office as a report words it that has no listed land: "Defence Ministry"."""
    front = [word for word in words.split()[:-1] if word.lower() not in nouns().determiners]
    named = (found.institution or "").startswith("ministry-") and front[-1:] in (["Ministry"], ["ministry"])
    return " ".join(word.capitalize() for word in front) if named and "’s" not in words and "'s" not in words else None


def _may_be(who: Whom, of: frozenset[str], against: frozenset[str], body: str | None) -> bool:
    """Whether nothing said with an office gainsays somebody: the foreign minister is no other, a rebel no state's."""
    told = _role_words(who)
    if body not in (None, who.organisation) and who.organisation in state_bodies():
        return False  # "the Harun Front's spokesman" speaks for no ministry
    wrong = against and who.organisation in state_bodies() and told.isdisjoint(grammar()["against_states"])
    return of <= told and not wrong


def _role_words(who: Whom) -> set[str]:
    """The words of an office, and of what it belongs to: the foreign minister is of a ministry of foreign affairs."""
    return set(f"{who.role or ''} {who.organisation or ''}".lower().replace(",", " ").split())


def _holds(who: Whom, found: Found) -> bool:
    """Whether a person holds the office that a later noun names; "official" fits any of its country."""
    if who.kind != "person" or who.role is None or (found.country and who.country != found.country):
        return False
    if found.country and found.noun in {"official", "officer"}:
        return True
    if found.noun == "diplomat" and ("Foreign" in (who.organisation or "") or who.organisation in _DIPLOMACY):
        return True
    return found.noun in who.role.lower().replace("-", " ").replace(",", " ").split()


def _holder(found: Found, context: Context, words: str) -> Whom | None:
    """The one named person of the report who holds an office that is told in full: "Iraq's prime minister"."""
    wanted = frozenset(name_key(words)) - _SMALL - nouns().determiners
    if found.noun not in nouns().unique or not (found.country or len(wanted) > 1):
        return None
    fits = [number for number, person in enumerate(context.people) if _tells(person, wanted, found, context)]
    return of_person(fits[0], context) if len(fits) == 1 else None


def _tells(person: Person, wanted: frozenset[str], found: Found, context: Context) -> bool:
    """Whether everything that an office's words say holds of a person."""
    if person.role is None or found.noun not in name_key(person.role):
        return False
    land = context.catalogue.countries.get(person.country or "")
    lands = (land.name, *land.adjectives, *land.aliases) if land else ()
    body = context.catalogue.named(person.organisation or "")
    bodies = (person.organisation or "", *(body.aliases if body else ()))
    return wanted <= frozenset(name_key(" ".join((person.role, *bodies, *lands))))
