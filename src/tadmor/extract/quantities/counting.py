"""What one of those counted is, what became of them, and which ones are meant, from the words around a number."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from tadmor.extract.quantities.bounds import Bounded
from tadmor.lang import lexicon
from tadmor.model import Token
from tadmor.nlp.syntax.small_words import grammar
from tadmor.nlp.syntax.triggers import triggers

__all__ = [
    "Counted",
    "bounding",
    "counted",
    "elliptic",
    "fates",
    "is_finite",
    "is_thing",
    "killing",
    "stops",
    "unit_at",
]

_REACH = 6  # tokens after a number among which its noun is looked for
_VERB_AFTER = 11
_VERB_BEFORE = 7
_MARKS = frozenset(['"', "“", "”"])
_LIVES = frozenset(["life", "lives"])
_KILLED = ("killed", "killed")
_DISPLACED = ("displaced", "displaced")


@dataclass(frozen=True, slots=True)
class Unit:
    unit: str
    kind: str
    role: str | None


@dataclass(frozen=True, slots=True)
class Counted:
    """`scope` are the words after the number, as they stand."""

    unit: str | None
    role: str | None
    scope: str | None


@cache
def _units() -> Mapping[str, Unit]:
    found: dict[str, Unit] = {}
    for entry in lexicon("en", "units")["unit"]:
        for word in entry["words"]:
            found.setdefault(word, Unit(entry["unit"], entry["kind"], entry.get("role")))
    return found


@cache
def _fate_words(side: str) -> Mapping[str, tuple[str | None, str]]:
    return {
        word: (entry.get("unit"), entry["role"])
        for entry in lexicon("en", "units")["fate"]
        for word in entry.get(side, ())
    }


@cache
def fates() -> frozenset[str]:
    """Every word that says what became of people or things."""
    return frozenset(_fate_words("after")) | frozenset(_fate_words("before"))


@cache
def killing() -> frozenset[str]:
    """The verbs and nouns that say of those named behind them that they were killed or hurt."""
    hurt = (None, "killed"), (None, "injured")
    return frozenset(word for word, (_, role) in _fate_words("before").items() if (None, role) in hurt)


@cache
def stops(name: str) -> frozenset[str]:
    """A list of words by its name, at which some search for a noun or a verb ends."""
    return frozenset(lexicon("en", "units")["scope"][name])


def is_thing(unit: str | None) -> bool:
    """Whether a unit is one of arms or vehicles."""
    return any(known.unit == unit and known.kind == "equipment" for known in _units().values())


def is_finite(word: str) -> bool:
    """Whether a word is a verb in the past."""
    return _is_verb(word, finite=True)


def _low(tokens: Sequence[Token], at: int) -> str:
    """A token in lower case, but for a name in capitals that spells a small word: "several IS fighters"."""
    text = tokens[at].text
    around = [t.text for t in (*tokens[max(0, at - 1) : at], *tokens[at + 1 : at + 2])]
    shouted = any(word.isupper() and len(word) > 1 for word in around)
    return text if text in _names() and not shouted else text.lower()


@cache
def _names() -> frozenset[str]:
    return frozenset(lexicon("en", "units")["names"])


def _unit(word: str) -> Unit | None:
    units = _units()
    return units.get(word) or units.get(word.rpartition("-")[2])


def _head(tokens: Sequence[Token], at: int) -> int | None:
    """The token that names what is counted: the last noun of the list in the noun phrase after a number."""
    head: int | None = None
    for place in range(at, min(len(tokens), at + _REACH)):
        word = _low(tokens, place)
        if head is not None and (_unit(word) is None or word in fates()):
            break
        if _unit(word) is not None and not _is_bout(tokens, place):
            head = place
            continue
        ends = not (word[0].isalnum() or word in "-–'’%$") or word in stops("stops") or word[0].isdigit()
        if ends or word in stops("prepositions"):
            break
    return head


def _is_bout(tokens: Sequence[Token], at: int) -> bool:
    """ "rounds of talks", "rounds of heavy fighting": no ammunition."""
    if _low(tokens, at) != "rounds" or at + 1 >= len(tokens) or _low(tokens, at + 1) != "of":
        return False
    return not any(_low(tokens, place) == "ammunition" for place in range(at + 2, min(len(tokens), at + 4)))


def _unit_of(tokens: Sequence[Token], head: int | None) -> Unit | None:
    """The unit of a noun, or of a pair of words that means something else ("jet fighters", "square miles")."""
    if head is None:
        return None
    word = tokens[head].text.lower()
    pair = f"{tokens[head - 1].text.lower()} {word}" if head else word
    return _units().get(pair) or _unit(word)


def unit_at(tokens: Sequence[Token], at: int, *, measures_only: bool = False) -> str | None:
    """The unit of a number that ends at a token."""
    head = _head(tokens, at)
    found = _unit_of(tokens, head)
    if found is None or (measures_only and found.kind != "measure"):
        return None
    return found.unit


def counted(tokens: Sequence[Token], found: Bounded, text: str) -> Counted:
    """What a number counts. A fate ("killed") is the unit of people; things keep theirs and take the role."""
    currency = next((t.text for t in tokens[found.first : found.last] if t.text in ("$", "£", "€", "₽")), None)
    if currency is not None:
        return Counted(_units()[currency].unit, "money", _scope(tokens, found.last, text))
    if found.last < len(tokens) and tokens[found.last].text == "%":
        return Counted("percent", "percent", _scope(tokens, found.last + 1, text))
    share = _share(tokens, found)
    if share is not None:
        return Counted(share, share, _scope(tokens, found.last, text))
    head = _head(tokens, found.last)
    unit = _unit_of(tokens, head)
    measured = unit is not None and unit.kind == "measure"
    scope = _scope(tokens, head + 1 if measured and head is not None else found.last, text)
    scope = scope if unit is None or scope != unit.unit else None
    if unit is not None and unit.kind == "casualty" and head is not None and _governs(tokens, found, head):
        name, role = _fate_words("before")[_low(tokens, found.first - 1)]
        return Counted(name, role, scope)
    if unit is not None and unit.kind == "casualty" and head is not None:
        unit = _beside(tokens, head, unit)
    if unit is not None and unit.kind in ("measure", "casualty", "act"):
        return Counted(unit.unit, unit.role, scope)
    behind = found.last if head is None else head + 1
    fate = _told_of(tokens, found, head) or _fate(tokens, found, behind)
    if unit is not None and unit.kind == "person":
        fate = _of_people(tokens, behind, unit, fate)
    if unit is not None and unit.kind == "person" and (fate is None or (fate[1] == "displaced" and unit.role)):
        return Counted(unit.unit, unit.role or _serving(tokens, found, head), scope)
    if fate is None:
        return _numbered(tokens, found, unit, scope)
    name, role = fate
    if role == "captured" and unit is None and _noun(tokens, found):  # "took twelve seats"
        return Counted(_noun(tokens, found), None, scope)
    if role == "equipment-lost" and unit is not None and unit.kind == "person":
        return Counted(unit.unit, unit.role, scope)
    if unit is not None and unit.kind == "equipment":
        return Counted(unit.unit, "captured" if role == "captured" else "equipment-lost", scope)
    if unit is not None and unit.kind != "person":
        return Counted(unit.unit, unit.role, scope)
    return Counted(name or (unit.unit if unit else None), role, scope)


def _of_people(
    tokens: Sequence[Token], behind: int, unit: Unit, fate: tuple[str | None, str] | None
) -> tuple[str | None, str] | None:
    """What became of people, where words for things or for a place say so: "destroyed", "moved out", "executed"."""
    ahead = [_low(tokens, place) for place in range(behind, min(len(tokens), behind + _VERB_AFTER))]
    clause = next((n for n, word in enumerate(ahead) if word in stops("clause")), len(ahead))
    verbs = {second for first, second in pairwise(ahead[:clause]) if first in ("was", "were", "been")}
    if fate is not None and fate[1] == "captured" and any(_fate_words("after").get(v) == _KILLED for v in verbs):
        return _KILLED  # "eleven captured soldiers were executed"
    if fate is not None and fate[1] == "equipment-lost" and "destroyed" in verbs:
        return _KILLED
    if fate is None and unit.role == "force" and "fallen" in ahead[:clause]:
        return _KILLED
    words = " ".join(_low(tokens, place) for place in range(_past_comma(tokens, behind), min(len(tokens), behind + 8)))
    gone = any(re.search(rf"\b{phrase}\b", words) for phrase in stops("away"))
    return _DISPLACED if fate is None and unit.unit in ("civilians", "people") and gone else fate


def _past_comma(tokens: Sequence[Token], at: int) -> int:
    return at + 1 if at < len(tokens) and tokens[at].text == "," else at


def _numbered(tokens: Sequence[Token], found: Bounded, unit: Unit | None, scope: str | None) -> Counted:
    """What a number without a fate counts; a bare one what stands behind "number of": "the number of strikes at 40"."""
    if unit is None and found.first and _low(tokens, found.first - 1) in stops("stands"):
        before = [_low(tokens, place) for place in range(max(0, found.first - _REACH * 2), found.first)]
        starts = [n for n, (word, of) in enumerate(pairwise(before)) if (word, of) == ("number", "of")]
        named = [_units()[w] for w in before[starts[-1] + 2 :] if w in _units()] if starts else []
        if named:
            return Counted(named[0].unit, named[0].role, scope)
    return Counted(unit.unit if unit else _noun(tokens, found), unit.role if unit else None, scope)


def _governs(tokens: Sequence[Token], found: Bounded, head: int) -> bool:
    """Whether a verb before a number has it, and the fate behind has one of its own: "kill 83 injure 100"."""
    before = found.first and _low(tokens, found.first - 1) in _fate_words("before")
    return bool(before) and _low(tokens, head) in _fate_words("before") and _counts_next(tokens, head + 1)


def _beside(tokens: Sequence[Token], head: int, unit: Unit) -> Unit:
    """A unit of people hit, by those told beside them: "65 killed or wounded" are both."""
    both = unit.role == "casualties"
    if both and _others_hurt(tokens, head + 1):
        return _units()["killed"]
    return _units()["casualties"] if not both and _joined_after(tokens, head, unit) else unit


def _others_hurt(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number of wounded stands behind: "and several wounded", "at least, and 20 injured"."""
    ahead = [_low(tokens, place) for place in range(at, min(len(tokens), at + _REACH + 2))]
    hurt = next((n for n, word in enumerate(ahead) if (told := _units().get(word)) and told.role == "injured"), None)
    counted_too = [w for w in ahead[:hurt] if w[0].isdigit() or w in _number_words() or w in ("others", "number")]
    return hurt is not None and bool(counted_too) and stops("clause").isdisjoint(ahead[:hurt])


def _told_of(tokens: Sequence[Token], found: Bounded, head: int | None) -> tuple[str | None, str] | None:
    """A fate that stands right at the number: "417 dead fighters", "the toll rose to 112", "killed 20 who had fled"."""
    if head is None and _is_toll(tokens, found):
        return _fate_words("after")["dead"]
    inside = range(found.last, head or found.last)
    told = next(
        (_fate_words("after")[w] for place in inside if (w := _low(tokens, place)) in _fate_words("after")), None
    )
    if told is not None or not found.first:
        return told
    word = _low(tokens, found.first - 1)
    behind = [_low(tokens, place) for place in range(found.last, min(len(tokens), found.last + _VERB_AFTER))]
    taken = word in _fate_words("before") and not _joined_before(tokens, found.first - 1)
    return _fate_words("before")[word] if taken and stops("passive").isdisjoint(behind) else None


def _is_toll(tokens: Sequence[Token], found: Bounded) -> bool:
    """Whether a bare number is what a toll stands at: "the death toll of the raid has risen to at least 112"."""
    if not found.first or _low(tokens, found.first - 1) not in stops("toll_verbs"):
        return False
    bare = found.last == len(tokens) or _unit(_low(tokens, found.last)) is None
    told = (w for t in reversed(tokens[: found.first]) if (w := t.text.lower()) in stops("tolls") or w in fates())
    return bare and next(told, None) in stops("tolls")


def _serving(tokens: Sequence[Token], found: Bounded, head: int | None) -> str | None:
    """ "force" of men who are somebody's, or who are sent and fight: "400 of its men", "2,000 men were deployed"."""
    if head is None or _low(tokens, head) not in stops("men"):
        return None
    clause = stops("clause")
    ahead = [_low(tokens, place) for place in range(found.last, min(len(tokens), head + _VERB_AFTER))]
    end = next((n for n, word in enumerate(ahead) if word in clause), len(ahead))
    before = [_low(tokens, place) for place in range(max(0, found.first - _REACH), found.first)]
    words = {*ahead[:end], *before[-3:], *({"garrison"} & set(before))}
    return "force" if words & stops("serving") else None


def elliptic(tokens: Sequence[Token], found: Bounded, of: Counted, last: str | None) -> Counted:
    """What a bare number of things lost counts, when the things were named just before: "it lost five"."""
    bare = found.last == len(tokens) or not tokens[found.last].text[0].isalnum()
    lost = found.first and _low(tokens, found.first - 1) in stops("lost")
    things = is_thing(last)
    return Counted(last, "equipment-lost", of.scope) if bare and lost and things else of


def _share(tokens: Sequence[Token], found: Bounded) -> str | None:
    """ "times" of "twice"; "share" of a fraction below one ("about a third of those killed")."""
    last = tokens[found.amount.last - 1].text.lower()
    if last in lexicon("en", "numbers")["times"]:
        return "times"
    part = found.amount.low is not None and found.amount.low < 1
    return "share" if part and last in lexicon("en", "numbers")["fractions"] else None


def _noun(tokens: Sequence[Token], found: Bounded) -> str | None:
    """For want of a known noun the plural that comes first."""
    for token in tokens[found.last : found.last + 4]:
        word = token.text.lower()
        if not word[0].isalpha() or word in stops("stops"):
            return None
        if word.endswith("s") and len(word) > 3:
            return word
    return None


def _fate(tokens: Sequence[Token], found: Bounded, after: int) -> tuple[str | None, str] | None:
    """What became of those counted: from the verb after their noun, else from the one before the number."""
    told: tuple[str | None, str] | None = None
    clause, listed = stops("clause"), False
    after = _past_apposition(tokens, found, after)
    after = _past_aside(tokens, after + (after == found.last < len(tokens) and tokens[after].text in _MARKS))
    after = _past_others(tokens, after)
    quoted = _quoted_names(tokens, after)
    for place in range(after, min(len(tokens), after + _VERB_AFTER)):
        word = _low(tokens, place)
        if place in quoted:
            continue
        listed = listed or word in stops("listing")  # "17 villagers including pupils and teachers were killed"
        joins = word == "and" and not (listed or _goes_on(tokens, place + 1) or _one_phrase(tokens, after, place))
        if word in clause or (word[0].isdigit() and not listed) or joins:
            break
        listed = listed and word not in ("was", "were")
        if word in _fate_words("after"):
            if told is not None and told != _fate_words("after")[word]:
                return "killed or wounded", "casualties"
            told = _fate_words("after")[word]
    if told is None and _opens(tokens, found):
        told = _shared(tokens, after)
    if told is not None:
        return told
    for place in range(found.first - 1, max(-1, found.first - _VERB_BEFORE - 1), -1):
        word = tokens[place].text.lower()
        if word in clause or word in ("by", "that"):
            break
        if word in _fate_words("before") and not _is_passive(tokens, found, place):
            both = _joined_before(tokens, place)
            return ("killed or wounded", "casualties") if both else _fate_words("before")[word]
        if word in _fate_words("takes") and any(t.text.lower() in _LIVES for t in tokens[place : found.last + 2]):
            return _fate_words("takes")[word]
    return None


def _past_apposition(tokens: Sequence[Token], found: Bounded, at: int) -> int:
    """Past the comma of "80 per cent of the residents, or 8,000 people, had been evacuated"."""
    part = found.last < len(tokens) and _low(tokens, found.last) == "of"  # "many of them children"
    opened = found.first and _low(tokens, found.first - 1) in (",", "or") and not part
    closed = at + 1 < len(tokens) and tokens[at].text == "," and _low(tokens, at + 1) in ("had", "have", "were", "was")
    return at + 1 if opened and closed else at


def _is_passive(tokens: Sequence[Token], found: Bounded, at: int) -> bool:
    """Whether a verb is said of those before it: "soldiers had been killed on Thursday and 800 men arrived"."""
    return at + 1 < found.first and at > 0 and _low(tokens, at - 1) in ("been", "was", "were")


def _past_aside(tokens: Sequence[Token], at: int) -> int:
    """Past ", many of them children," right behind a noun."""
    if at + 1 >= len(tokens) or tokens[at].text != "," or _low(tokens, at + 1) not in stops("asides"):
        return at
    return next((i + 1 for i in range(at + 2, min(len(tokens), at + _VERB_AFTER)) if tokens[i].text == ","), at)


def _past_others(tokens: Sequence[Token], at: int) -> int:
    """Past "and fighters" of "10 civilians and fighters were killed": one number of both."""
    if at + 1 >= len(tokens) or _low(tokens, at) != "and":
        return at
    for place in range(at + 1, min(len(tokens), at + 5)):  # "and pro-government militiamen"
        word = _low(tokens, place)
        other = _unit(word)
        if other is not None and other.kind == "person":
            return place + 1
        if word in stops("stops") or word in fates() or word[0].isdigit() or is_finite(word):
            return at
    return at


def _one_phrase(tokens: Sequence[Token], at: int, joint: int) -> bool:
    """Whether "and" stands inside what a number counts: "21 members of the army and militiamen loyal to it"."""
    inside = {_low(tokens, place) for place in range(at, joint)}
    other = _unit(_low(tokens, joint + 1)) if joint + 1 < len(tokens) else None
    people = other is not None and other.kind == "person"
    return people and _low(tokens, at) in ("of", "from") and inside.isdisjoint(stops("verbs"))


def _quoted_names(tokens: Sequence[Token], at: int) -> frozenset[int]:
    """The marks around a name and the name: '10 fighters of "Euphrates Shield" were killed'."""
    found: set[int] = set()
    for start in range(at, min(len(tokens), at + _VERB_AFTER)):
        end = next((n for n in range(start + 1, min(len(tokens), start + 5)) if tokens[n].text in _MARKS), None)
        inside = tokens[start + 1 : end] if tokens[start].text in _MARKS and end is not None else ()
        if start not in found and inside and all(token.text[0].isupper() or token.text == "-" for token in inside):
            found.update(range(start, (end or start) + 1))
    return frozenset(found)


def _opens(tokens: Sequence[Token], found: Bounded) -> bool:
    """Whether a number opens its clause, so that its noun is a subject."""
    return not found.first or _low(tokens, found.first - 1) in stops("clause") | {"that"}


def _shared(tokens: Sequence[Token], at: int) -> tuple[str | None, str] | None:
    """The fate of two numbers that are one subject: "20 soldiers and 12 rebels were killed"."""
    if at >= len(tokens) or _low(tokens, at) != "and" or not _counts_next(tokens, at + 1):
        return None
    ahead = [_low(tokens, place) for place in range(at + 1, min(len(tokens), at + _VERB_AFTER))]
    verb = next((n for n, word in enumerate(ahead) if word in ("was", "were", "died", *stops("clause"))), None)
    told = () if verb is None else ahead[verb : verb + 2]
    return next((_fate_words("after")[word] for word in told if word in _fate_words("after")), None)


def _joined_before(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb shares its number with the one before it, which says something else: "kill and wound 14".

    In "12 killed and injured 20" each has its own.
    """
    if at and _other_fate(tokens, at - 1, at):
        return True  # "attack kills injures over 70"
    if at < 2 or tokens[at - 1].text.lower() not in ("and", "or"):
        return False
    first = tokens[at - 2].text.lower()
    other = _fate_words("before").get(first)
    if other is None or other[1] == _fate_words("before")[tokens[at].text.lower()][1]:
        return False
    ahead = [token.text.lower() for token in tokens[max(0, at - 5) : at - 2]]
    return first not in _fate_words("after") or not any(w[0].isdigit() or w in _number_words() for w in ahead)


def _other_fate(tokens: Sequence[Token], one: int, other: int) -> bool:
    """Whether two words that govern what follows say different fates of it."""
    known = _fate_words("before")
    first, second = known.get(_low(tokens, one)), known.get(_low(tokens, other))
    return first is not None and second is not None and first[1] != second[1]


def _joined_after(tokens: Sequence[Token], head: int, unit: Unit) -> bool:
    """Whether another fate shares the number of a bare one: "65 killed or wounded", "10 dead and 20 wounded" not."""
    if head + 2 >= len(tokens) or tokens[head + 1].text.lower() not in ("and", "or"):
        return False
    other = _fate_words("after").get(tokens[head + 2].text.lower())
    return other is not None and other[1] != unit.role and not _counts_next(tokens, head + 3)


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    """Whether a second fate of the same people follows: "killed and injured", not "and injured 20" of others."""
    if at >= len(tokens) or tokens[at].text.lower() not in _fate_words("after"):
        return False
    return tokens[at].text.lower() not in _fate_words("before") or not _counts_next(tokens, at + 1)


def _counts_next(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number of its own stands next, behind "at least", "about" and the like."""
    ahead = [token.text.lower() for token in tokens[at : at + 4]]
    number = next((n for n, word in enumerate(ahead) if word[0].isdigit() or word in _number_words()), None)
    bound = ahead[:number]
    return number is not None and all(word in bounding() for word in bound) and bound != ["in"]


@cache
def _number_words() -> frozenset[str]:
    table = lexicon("en", "numbers")
    return frozenset(table["units"]) | frozenset(table["scales"]) | frozenset(table["vague"])


@cache
def bounding() -> frozenset[str]:
    """Words of the bounds that stand before a number: "at", "least", "more", "than", "about"."""
    phrases = (phrase for some in lexicon("en", "numbers")["before"].values() for phrase in some)
    return frozenset(word for phrase in phrases for word in phrase.split())


def _acts(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb with its object begins, or "and" with a verb: "four men | used arms", "29 men | and foiling"."""
    joins = tokens[at].text.lower() == "and"
    verb = at + 1 if joins else at
    if verb + 1 >= len(tokens) or not tokens[verb].text.islower() or not _is_verb(tokens[verb].text, finite=not joins):
        return False
    after = tokens[verb + 1].text.lower()
    return joins or (after[0].isalnum() and grammar().tags.get(after, "D") not in "PATXW" and after not in fates())


@cache
def _is_verb(word: str, *, finite: bool) -> bool:
    """Whether a word is a verb in the past, or a gerund where that will do."""
    forms = {entry.form for entry in triggers().get(word, ()) if entry.part == "verb" and len(entry.words) == 1}
    forms.add(grammar().plain.get(word, "noun"))
    return bool(forms & {"past", "ed"}) or (not finite and "ing" in forms)


def _scope(tokens: Sequence[Token], at: int, text: str) -> str | None:
    """The noun phrase after a number or its measure, with its modifiers, up to the verb or the next mark."""
    longest = int(lexicon("en", "units")["scope"]["longest"])
    end = at
    for place in range(at, min(len(tokens), at + longest)):
        word = tokens[place].text.lower()
        if word in stops("stops") or (not word[0].isalnum() and word not in "-–'’’s%") or word[0].isdigit():
            break
        if place > at and _acts(tokens, place):
            break
        end = place + 1
    while end > at and tokens[end - 1].text.lower() in stops("trailing"):
        end -= 1
    words = text[tokens[at].start : tokens[end - 1].end] if end > at else ""
    return " ".join(words.removeprefix("of ").split()) or None
