"""Who each mention means, given everything mentioned before it. What nothing settles stands for itself."""

from collections.abc import Callable, Mapping
from itertools import islice

from tadmor.extract.actors.context import Context, Whom, named, of_entry, of_person
from tadmor.extract.actors.found import Found
from tadmor.extract.actors.institutions import institution
from tadmor.extract.actors.offices import official
from tadmor.extract.actors.phrases import nouns
from tadmor.extract.actors.pronouns import he, it, its_office, ours, self_, somebody, they
from tadmor.extract.actors.setting import REBELS
from tadmor.model import ARMED
from tadmor.nlp.coreference import Mentioned, last
from tadmor.ontology.actors import Entry
from tadmor.ontology.spelling import name_key

__all__ = ["resolve"]

_EXTREME = frozenset(
    ["fighters", "militants", "terrorists", "jihadists", "jihadis", "extremists", "operatives", "insurgents"]
)
_EXTREME |= frozenset(["fighter", "militant", "terrorist", "jihadist", "extremist", "insurgency"])
_ARMED = frozenset(["militia", "faction"])  # nouns for those who fight a state, or beside it
_PLAIN = frozenset(["fighters", "fighter"])
_OURS = frozenset(["we", "our", "us"])
_BESIDE = 40  # people of a paragraph who are looked at
_SPEAKS = 6  # sentences for which somebody may go on to speak
_FAR = 99  # sentences: who is told of once is meant to the end of a report
_STEM = 4  # letters that "Kurdish" and "Kurdistan" share


def resolve(found: Found, context: Context, *, words: str, start: int) -> Whom | None:
    """Whom a mention means, remembered in the context; None when a pronoun or a definite noun stays unclear.

    "Any air force" is none in particular: nothing that is said later means it.
    """
    whom = _whom(found, context, words)
    if whom is None:
        return None
    whom = context.met.setdefault(whom.key, whom)
    if not (found.modifies or words.lower().startswith("any ")):
        context.mentioned.append(Mentioned(whom.key, found.sentence, start, found.first))
    context.wording[start] = words.lower()
    return whom


def _whom(found: Found, context: Context, words: str) -> Whom | None:
    if found.entry is not None:
        return _longer(found.entry, words, context) or of_entry(found.entry)
    if found.name and found.kind:
        return named("body " + " ".join(name_key(found.name)), found.name, found.kind)
    if found.person is not None:
        who = of_person(found.person, context)
        if found.institution and who.country:
            return of_entry(context.catalogue.institution(found.institution, who.country))
        return None if found.institution else who
    answers: Mapping[str, Callable[[Found, Context], Whom | None]] = {
        "institution": institution,
        "fighters": _fighters,
        "enemy": _enemy,
        "civilians": _civilians,
        "uniformed": _uniformed,
        "body": _body,
        "coalition": _coalition,
        "press": _press,
        "outlet": _outlet,
        "he": he,
        "somebody": somebody,
        "they": they,
        "it": it,
        "its office": its_office,
        "self": self_,
        "ours": ours,
    }
    if found.asks == "official":
        return official(found, context, words)
    return answers[found.asks](found, context) if found.asks else None


def _longer(entry: Entry, words: str, context: Context) -> Whom | None:
    """The body of the report whose name goes before a world body's short one: "the Vesk Region Security Council"."""
    if entry.kind != "intergovernmental" or entry.id in context.met:
        return None
    short = " " + " ".join(name_key(words.lower().removeprefix("the ")))
    return next((who for key, who in context.met.items() if key.startswith("body ") and key.endswith(short)), None)


def _fighters(found: Found, context: Context) -> Whom:
    """ "The militants" are the group that the report is about, if one is; "rebels" are those of its country."""
    main = _main(context)
    others = (found.noun in REBELS and context.rebels_apart) or _of_another(found, context)
    if found.noun in _EXTREME and main and not others and (not found.qualified or _of_its_people(found, main)):
        return main
    if found.noun in REBELS and context.theatre and not found.qualified:
        return of_entry(context.catalogue.institution("rebels", context.theatre))
    stem = found.noun.replace("man", "men") if found.noun.endswith(("man", "men", "s")) else found.noun + "s"
    if found.noun in nouns().attackers:
        return _attackers(found, context, stem)
    return named(f"fighters {stem}", stem, "armed-group", found.country)


def _of_another(found: Found, context: Context) -> bool:
    """Whether plain "fighters" stand behind other armed bodies than the group that the report is about."""

    def near(fits: Callable[[Mentioned], bool]) -> bool:
        return last(context.mentioned, fits, sentence=found.sentence, back=1) is not None

    armed = found.noun in _PLAIN and near(lambda m: context.met[m.key].kind in ARMED)
    return armed and not near(lambda m: m.key == context.main_group)


def _enemy(found: Found, context: Context) -> Whom | None:
    """ "The enemy" is the group that the report is about, if one is, and if nobody says it who is of that group."""
    main = _main(context)
    return None if main is None or _speaks_here(main, found, context) else main


def _speaks_here(group: Whom, found: Found, context: Context) -> bool:
    """Whether a group's own men speak where a mention stands: in its paragraph or before, or the group itself does."""
    beside = islice(context.named_in[1].get(context.paragraphs[found.sentence], ()), _BESIDE)
    if any(context.people[number].organisation == group.name for number in beside):
        return True

    def told(mentioned: Mentioned) -> bool:
        who = context.met[mentioned.key]
        ours = who.key == group.key and (
            mentioned.sentence == found.sentence or context.wording[mentioned.start] in _OURS
        )
        return ours or (who.kind == "person" and who.organisation is not None)

    before = last(context.mentioned, told, sentence=found.sentence, back=_SPEAKS)
    return before is not None and group.name in {context.met[before.key].organisation, context.met[before.key].name}


def _main(context: Context) -> Whom | None:
    """The group that the report is about, also before it is named."""
    entry = context.catalogue.entries.get(context.main_group or "")
    return of_entry(entry) if entry else None


def _of_its_people(found: Found, main: Whom) -> bool:
    """Whether all that a word says of fighters is said by the name of the group told about: Kurdish, of Kurdistan."""
    told = main.name.lower()
    return bool(found.qualifiers) and all(word[:_STEM] in told for word in found.qualifiers)


def _attackers(found: Found, context: Context, stem: str) -> Whom:
    """Who carried out an attack, whoever claims it; "the attackers" are the gunmen told of before."""
    key = f"attackers {stem}"
    before = last(context.mentioned, lambda m: m.key.startswith("attackers "), sentence=found.sentence, back=_FAR)
    if found.definite and before and key not in context.met:
        context.alias[key] = before.key
    known = context.met.get(context.alias.get(key, key))
    return known or named(key, stem, "armed-group", found.country)


def _civilians(found: Found, context: Context) -> Whom:
    if found.country:
        name = context.catalogue.institution("people", found.country).name
        return named(f"people {found.country}", name, "civilians", found.country)
    return named(f"people {found.noun}", found.noun, "civilians")


def _uniformed(found: Found, _: Context) -> Whom:
    return named(f"uniformed {found.noun}", found.noun, "state-force", found.country)


def _press(*_: object) -> Whom:
    return named("press", "reporters", "media")


def _outlet(_: Found, context: Context) -> Whom:
    name = context.outlet or ""
    return named("outlet", name, "media")


def _body(found: Found, context: Context) -> Whom | None:
    before = last(
        context.mentioned,
        lambda m: _is_group(context.met[m.key], found.noun),
        sentence=found.sentence,
        back=4,
    )
    return context.met[before.key] if before else None


def _is_group(who: Whom, noun: str) -> bool:
    """Whether "the group" may mean somebody: an armed group or an opposition with a name; no army is a militia."""
    body = who.key.startswith("body ") and (who.kind == "armed-group" or noun not in _ARMED)
    return (who.kind == "armed-group" and who.id is not None) or who.sector == "OPP" or body


def _coalition(found: Found, context: Context) -> Whom:
    before = last(context.mentioned, lambda m: "coalition" in m.key, sentence=found.sentence, back=99)
    if before:
        return context.met[before.key]
    fits = [e for e in context.catalogue.entries.values() if any(foe in context.met for foe in e.against)]
    return of_entry(fits[0]) if len(fits) == 1 else named("coalition forces", "coalition forces", "intergovernmental")
