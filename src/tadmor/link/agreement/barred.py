"""What a denial cannot answer: its own speaker's words, another's deed, another way, others' dead."""

import re
from dataclasses import replace

from tadmor.link.agreement.given import Told, is_named, one_side, own_doers
from tadmor.link.likeness.compare import doers
from tadmor.link.likeness.control import turn
from tadmor.link.tellings.holders import NOBODY
from tadmor.link.tellings.kinds import RESULTS
from tadmor.link.tellings.parties import on_side
from tadmor.model import overlap
from tadmor.model.incidents import Aspect
from tadmor.ontology import event_types
from tadmor.ontology.spelling import name_key

__all__ = ["barred", "names_doer"]

_SELF = re.compile(
    r"(?:(?:any|all|the|these|those|such|his|her|its|their) )?(?:\w+ )?"
    r"(?:(?:accusation|allegation|claim|report|charge|suggestion)s? )?(?:that )?"
    r"(?:it|they|he|we|(?:its|his|her|our) (?:own )?\w+|their \w+) (?:was|were|had|has|have|is|are|did)\b"
    r"|(?:being|having|involvement|responsibility|any (?:involvement|role|part))\b",
    re.IGNORECASE,
)  # what the denier himself is said to have done
_AS_TOLD = re.compile(
    r",? as (?P<by>[^,;.]{2,60}?) (?:has |have |had )?(?:reported|announced|claimed|said|alleged|stated|asserted)\b"
    r"|,? as (?:was |were )?(?:reported|announced|claimed|said|alleged|stated) by (?P<of>[^,;.]{2,60})"
)  # whose account it is that somebody denies
_FELL = re.compile(
    r"(?P<name>(?:[A-Z][\w’'-]+ )+)(?:was|is|had been|has been) (?:\w+ )?"
    r"(?:killed|martyred|dead|wounded|injured|assassinated|murdered|executed)\b"
)  # "that Omar Haddad was killed"
_HARM = re.compile(r"\b(?:civilian|civilians|women|children|villagers|non-combatants)\b", re.IGNORECASE)
_HARMED = re.compile(
    r"\b(?:civilians?|residents?|people|women|children|famil(?:y|ies)|patients|hospitals?|schools?|markets?|mosques?"
    r"|residential|homes?|houses?|camps?|villagers?|indiscriminate\w*|massacres?|victims?|population|civilian)\b",
    re.IGNORECASE,
)
_HIS = re.compile(r"(?:that )?(?:his|her|its|their|our) (?:own )?\w+ ", re.IGNORECASE)  # whose, his side says better
_DENIAL = re.compile(r"\b(?:deny|denies|denied|denying|denials?)\b", re.IGNORECASE)
_DEEDS = frozenset(["ASSAULT", "COERCE"])
_LEAST = 2  # words of an account
_INITIAL = 2  # letters up to which a part of a name names nobody
_TOWARDS = re.compile(r"\b(?:towards?|closer to|advanc\w+ on)\b", re.IGNORECASE)  # who is on the way has not entered


def barred(no: Told, yes: Told, aspect: Aspect) -> bool:
    """Whether a denial cannot be of an account, whatever else they share; `aspect` is what it is said to deny."""
    other = _one_speaker(yes, no) or _other_way(yes, no) or _other_dead(yes, no) or _others_account(yes, no)
    other = other or _other_person(yes, no) or _unharmed(yes, no) or _one_mind(yes, no)
    other = other or _blames_an_enemy(yes, no)
    return other or _other_deed(yes, no, aspect) or _around(yes, no) or _says_nothing(yes)


def _blames_an_enemy(yes: Told, no: Told) -> bool:
    """Whether an account lays a deed to an armed group that neither tells it nor denies it, nor stands in the denial.

    "Daesh shelled the families, the command said": the militia, accused by others, denies nothing of that.
    """
    if not no.telling.classes & _DEEDS:
        return False
    blamed = [p for p in own_doers(yes) if p.key and p.kind == "armed-group"]
    near = {yes.side, yes.said.side, no.side, no.said.side} - {""}
    named = any(set(name_key(p.name)) <= set(name_key(no.said.span.text)) for p in blamed)
    return bool(blamed) and not on_side(blamed, near) and not named


def _says_nothing(yes: Told) -> bool:
    """Whether it is nobody's, or its words tell nothing by themselves ("what", "which"), or themselves of a denial."""
    words = yes.said.span.text
    return yes.said.name == NOBODY or len(words.split()) < _LEAST or _DENIAL.search(words) is not None


def _others_account(yes: Told, no: Told) -> bool:
    """Whether a denial says whose account it answers, and it is somebody else's: "as the governor announced"."""
    found = _AS_TOLD.search(no.said.span.text)
    if found is None:
        return False
    by = found["by"] or found["of"]
    if by.split()[-1].islower():  # "the spy agency" may be anybody's
        return False
    theirs = {*name_key(yes.name), *name_key(yes.voice), *(part for key in yes.said.chain for part in key.split())}
    return not set(name_key(by)) & theirs


def _other_person(yes: Told, no: Told) -> bool:
    """Whether a denial is of what became of one person whom the account does not name."""
    found = _FELL.search(no.said.span.text)
    harmed = no.telling.whom if no.telling.types & RESULTS else ()
    names = [p.name for p in harmed if p.kind == "person" and p.key and no.said.holds(p.span)]
    names += [found["name"]] if found else []
    words = set(name_key(yes.said.span.text))
    return bool(names) and not any(words & {part for part in name_key(name) if len(part) > _INITIAL} for name in names)


def _one_mind(yes: Told, no: Told) -> bool:
    """Whether a denial and an account say one thing: the militia has not the town, the army is still in it."""
    return yes.telling.id != no.telling.id and no.telling.denied and turn(no.telling, yes.telling) == "with"


def _unharmed(yes: Told, no: Told) -> bool:
    """Whether a denial is of harm to civilians, and the account tells of none: of an offensive alone."""
    if not _HARM.search(no.said.span.text):
        return False
    harmed = any(kind.startswith("CIVHARM.") for kind in yes.telling.types)
    return not harmed and not _HARMED.search(yes.said.span.text)


def names_doer(no: Told, yes: Told) -> bool:
    """Whether an account tells of whom a denial speaks."""
    found = _doers(yes, no)
    return found is not None and found[0] > 0


def _around(yes: Told, no: Told) -> bool:
    """Whether the very words of the denial stand in the claim that is said to tell it, or the other way round."""
    return yes.telling.document == no.telling.document and overlap(yes.said.span, no.said.span)


def _one_speaker(yes: Told, no: Told) -> bool:
    """Whether nobody can say that two speak: one voice or side, or somebody unnamed who is called the same."""
    if yes.voice == no.voice or yes.said.chain == no.said.chain != () or one_side(yes, no):
        return True
    unnamed = not is_named(yes.voice) and not is_named(no.voice)
    return unnamed and yes.said.name.lower() == no.said.name.lower()


def _other_way(yes: Told, no: Told) -> bool:
    """Whether both move, and not alike: who did not enter a town may well have sent men, or pushed towards it."""
    moves = [{kind for kind in one.telling.types if kind.startswith("MOVE.")} for one in (yes, no)]
    if not all(moves) or yes.telling.id == no.telling.id:
        return False
    ways = [_TOWARDS.search(one.said.span.text) is not None for one in (yes, no)]
    if moves[0] & moves[1] or ways == [True, False]:
        return ways == [True, False]
    places = [{s.name for s in one.telling.spots if s.own} for one in (yes, no)]
    return not places[0] & places[1]


def _other_dead(yes: Told, no: Told) -> bool:
    """Whether one tells no dead, or others: who denies losses of his own denies none of his enemy's."""
    if not no.telling.types or not no.telling.types <= RESULTS:
        return False
    results = (span for span, kind in yes.telling.triggers if kind in RESULTS)
    acts = yes.telling.types - RESULTS  # "a strike", whose dead are denied
    if not (acts and yes.said.accuses) and not any(yes.said.holds(span) for span in results):
        return True
    groups = [
        {group for count in t.telling.counts if count.claim == t.said.claim for group in count.population}
        for t in (yes, no)
    ]
    return all(groups) and not groups[0] & groups[1]


def _other_deed(yes: Told, no: Told, aspect: Aspect) -> bool:
    """Whether what is told is not what is denied: another's deed, an act of another class, or one that nobody is told
    to have done where somebody denies that it was he.
    """
    if _is_own_deed(no) and _names_another(no, yes):
        return True
    sides = _doers(yes, no)
    blames = yes.said.accuses or _blames_in_words(yes) or aspect != "responsibility"
    blamed = blames and (sides is None or sides[0] >= 0)
    ours, theirs = _classes(yes), _classes(no)
    other = bool(theirs) and ours is not None and not ours & (theirs or frozenset())
    return not blamed or other


def _blames_in_words(yes: Told) -> bool:
    """Whether an account itself says who did it, not only what somebody else tells of the same."""
    return any(yes.said.holds(party.span) for party in yes.telling.who)


def _is_own_deed(no: Told) -> bool:
    """Whether who denies speaks of his own deed: "allegations that it was behind the attack"."""
    return _SELF.match(no.said.span.text) is not None


def _names_another(no: Told, yes: Told) -> bool:
    """Whether an account names doers, and none of them is who denies, or of his side."""
    named = [party for party in own_doers(yes) if party.key]
    ours = {no.said.side, no.side, *(f"government:{key}" for key in no.said.chain)}
    same = _doers(yes, no)
    if same is not None and same[0] > 0 and not _HIS.match(no.said.span.text):
        return False
    called = {f"government:{' '.join(name_key(party.name))}" for party in named}
    return bool(named) and not on_side(named, ours) and called.isdisjoint(ours)


def _doers(yes: Told, no: Told) -> tuple[float, str] | None:
    """How whom a claim names as doer, or else its report, stands to whom the denial names."""
    return doers(replace(no.telling, who=own_doers(no)), replace(yes.telling, who=own_doers(yes)))


def _classes(one: Told) -> frozenset[str] | None:
    """The classes of the acts in a claim's own words, what came of them left out; None where no word tells any."""
    known = event_types()
    kinds = [kind for span, kind in one.telling.triggers if one.said.holds(span)]
    acts = (known[kind].class_ for kind in kinds if kind in known and kind not in RESULTS)
    return frozenset(class_ for class_ in acts if class_) if kinds else None
