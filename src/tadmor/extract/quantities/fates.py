"""What became of those counted: from words right at the number, the verb behind their noun, or the one before."""

from collections.abc import Sequence
from itertools import takewhile

from tadmor.extract.quantities.bounds import Bounded
from tadmor.extract.quantities.scopes import is_finite
from tadmor.extract.quantities.units import (
    REACH,
    Unit,
    counts_next,
    fate_words,
    fates,
    known_units,
    low_at,
    stops,
    unit_named,
)
from tadmor.extract.quantities.unsaid import unsaid
from tadmor.model import Token
from tadmor.nlp.numerals import counting_words

__all__ = ["_VERB_AFTER", "beside", "fate_of", "governs", "told_of"]

_VERB_AFTER = 11
_VERB_BEFORE = 7
_MARKS = frozenset(['"', "“", "”"])
_LIVES = frozenset(["life", "lives"])
_OF_THINGS = frozenset(["equipment-lost", "buildings-lost"])  # "ten died in the explosion that destroyed a lorry"
_ALONG = frozenset(["along", "together", "alongside"])


def fate_of(tokens: Sequence[Token], found: Bounded, after: int) -> tuple[str | None, str] | None:
    """What became of those counted: from the verb after their noun, else from the one before the number."""
    told: tuple[str | None, str] | None = None
    clause, listed = stops("clause"), False
    after = _past_apposition(tokens, found, after)
    after = _past_aside(tokens, after + (after == found.last < len(tokens) and tokens[after].text in _MARKS))
    after = _past_others(tokens, after)
    quoted = _quoted_names(tokens, after)
    for place in range(after, min(len(tokens), after + _VERB_AFTER)):
        word = low_at(tokens, place)
        if place in quoted:
            continue
        listed = listed or word in stops("listing")  # "17 villagers including pupils and teachers were killed"
        joins = word == "and" and not (listed or _goes_on(tokens, place + 1) or _one_phrase(tokens, after, place))
        if word in clause or (word[0].isdigit() and not listed) or joins or _along(tokens, place):
            break
        if word == "lost" and _LIVES & {low_at(tokens, at) for at in range(place + 1, min(len(tokens), place + 3))}:
            return fate_words("after")["dead"]  # "27 villagers had lost their lives"
        if _suffers(tokens, place):
            return told or fate_words("after")["hurt"]
        listed = listed and word not in ("was", "were")
        if word in fate_words("after"):
            here = fate_words("after")[word]
            if told is not None and told != here and here[1] not in _OF_THINGS:
                return "killed or wounded", "casualties"
            told = told or here
    if told is None and _opens(tokens, found):
        told = _shared(tokens, after)
    if told is not None:
        return told
    for place in range(found.first - 1, max(-1, found.first - _VERB_BEFORE - 1), -1):
        word = tokens[place].text.lower()
        if word in clause or word in ("by", "that"):
            break
        if word.startswith("t") and place + 2 == found.first and low_at(tokens, place + 1) == "in":
            break  # who is "taken in" is no captive
        if word in fate_words("before") and not _is_passive(tokens, found, place):
            both = _joined_before(tokens, place)
            return ("killed or wounded", "casualties") if both else fate_words("before")[word]
        if word in fate_words("takes") and any(t.text.lower() in _LIVES for t in tokens[place : found.last + 2]):
            return fate_words("takes")[word]
    return None


def _suffers(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word says that somebody has what hurts: "suffering breathing problems", "treated for burns"."""
    if low_at(tokens, at) in stops("brought") and at + 1 < len(tokens) and low_at(tokens, at + 1) == "to":
        whither = (t.text.lower() for t in tokens[at + 2 : at + 4])  # "were taken to hospital"
        return not stops("wards").isdisjoint(whither)
    if low_at(tokens, at) not in stops("suffering"):
        return False
    ahead = takewhile(lambda word: word not in stops("clause"), (t.text.lower() for t in tokens[at + 1 : at + 5]))
    return not stops("ailments").isdisjoint(ahead)


def _along(tokens: Sequence[Token], at: int) -> bool:
    """Whether others are told of from here on, to whom the same happened: "along with two guests"."""
    return low_at(tokens, at) in _ALONG and at + 1 < len(tokens) and low_at(tokens, at + 1) == "with"


def _past_apposition(tokens: Sequence[Token], found: Bounded, at: int) -> int:
    """Past the comma of "80 per cent of the residents, or 8,000 people, had been evacuated"."""
    part = found.last < len(tokens) and low_at(tokens, found.last) == "of"  # "many of them children"
    opened = found.first and low_at(tokens, found.first - 1) in (",", "or") and not part
    closed = (
        at + 1 < len(tokens) and tokens[at].text == "," and low_at(tokens, at + 1) in ("had", "have", "were", "was")
    )
    return at + 1 if opened and closed else at


def _is_passive(tokens: Sequence[Token], found: Bounded, at: int) -> bool:
    """Whether a verb is said of those before it: "soldiers had been killed on Thursday and 800 men arrived"."""
    return at + 1 < found.first and at > 0 and low_at(tokens, at - 1) in ("been", "was", "were")


def _past_aside(tokens: Sequence[Token], at: int) -> int:
    """Past ", many of them children," or ", 61 of them children," right behind a noun."""
    if at + 1 >= len(tokens) or tokens[at].text != ",":
        return at
    if low_at(tokens, at + 1) not in stops("asides") and not _some_of_them(tokens, at + 1):
        return at
    return next((i + 1 for i in range(at + 2, min(len(tokens), at + _VERB_AFTER)) if tokens[i].text == ","), at)


def _some_of_them(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number of those just named follows: "61 of them", "at least two of whom"."""
    ahead = [low_at(tokens, place) for place in range(at, min(len(tokens), at + REACH))]
    of = next((n for n in range(len(ahead) - 1) if ahead[n] == "of" and ahead[n + 1] in ("them", "whom")), None)
    return of is not None and "," not in ahead[:of] and counts_next(tokens, at + of - 1)


def _past_others(tokens: Sequence[Token], at: int) -> int:
    """Past "and fighters" of "10 civilians and fighters were killed": one number of both."""
    if at + 1 >= len(tokens) or low_at(tokens, at) != "and":
        return at
    for place in range(at + 1, min(len(tokens), at + 5)):  # "and pro-government militiamen"
        word = low_at(tokens, place)
        other = unit_named(word)
        if other is not None and other.kind == "person":
            return place + 1
        if word in stops("stops") or word in fates() or word[0].isdigit() or is_finite(word):
            return at
    return at


def _one_phrase(tokens: Sequence[Token], at: int, joint: int) -> bool:
    """Whether "and" stands inside what a number counts: "21 members of the army and militiamen loyal to it"."""
    inside = {low_at(tokens, place) for place in range(at, joint)}
    other = unit_named(low_at(tokens, joint + 1)) if joint + 1 < len(tokens) else None
    people = other is not None and other.kind == "person"
    return people and low_at(tokens, at) in ("of", "from") and inside.isdisjoint(stops("verbs"))


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
    return not found.first or low_at(tokens, found.first - 1) in stops("clause") | {"that"}


def _shared(tokens: Sequence[Token], at: int) -> tuple[str | None, str] | None:
    """The fate of two numbers that are one subject: "20 soldiers and 12 rebels were killed"."""
    if at >= len(tokens) or low_at(tokens, at) != "and" or not counts_next(tokens, at + 1):
        return None
    ahead = [low_at(tokens, place) for place in range(at + 1, min(len(tokens), at + _VERB_AFTER))]
    verb = next((n for n, word in enumerate(ahead) if word in ("was", "were", "died", *stops("clause"))), None)
    told = () if verb is None else ahead[verb : verb + 2]
    return next((fate_words("after")[word] for word in told if word in fate_words("after")), None)


def _joined_before(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb shares its number with the one before it, which says something else: "kill and wound 14".

    In "12 killed and injured 20" each has its own.
    """
    if at and _other_fate(tokens, at - 1, at):
        return True  # "attack kills injures over 70"
    if at < 2 or tokens[at - 1].text.lower() not in ("and", "or"):
        return False
    first = tokens[at - 2].text.lower()
    other = fate_words("before").get(first)
    if other is None or other[1] == fate_words("before")[tokens[at].text.lower()][1]:
        return False
    ahead = [token.text.lower() for token in tokens[max(0, at - 5) : at - 2]]
    return first not in fate_words("after") or not any(w[0].isdigit() or w in counting_words() for w in ahead)


def _other_fate(tokens: Sequence[Token], one: int, other: int) -> bool:
    """Whether two words that govern what follows say different fates of it."""
    known = fate_words("before")
    first, second = known.get(low_at(tokens, one)), known.get(low_at(tokens, other))
    return first is not None and second is not None and first[1] != second[1]


def _joined_after(tokens: Sequence[Token], head: int, unit: Unit) -> bool:
    """Whether another fate shares the number of a bare one: "65 killed or wounded", "10 dead and 20 wounded" not."""
    if head + 2 >= len(tokens) or tokens[head + 1].text.lower() not in ("and", "or"):
        return False
    other = fate_words("after").get(tokens[head + 2].text.lower())
    return other is not None and other[1] != unit.role and not counts_next(tokens, head + 3)


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    """Whether a second fate of the same people follows: "killed and injured", not "and injured 20" of others."""
    if at >= len(tokens) or tokens[at].text.lower() not in fate_words("after"):
        return False
    return tokens[at].text.lower() not in fate_words("before") or not counts_next(tokens, at + 1)


def told_of(tokens: Sequence[Token], found: Bounded, head: int | None) -> tuple[str | None, str] | None:
    """A fate that stands right at the number: "417 dead fighters", "the toll rose to 112", "killed 20 who had fled"."""
    if head is None and _is_toll(tokens, found):
        return fate_words("after")["dead"]
    alone = unsaid(tokens, found, head)
    if alone is not None:
        return alone
    numbered = _number_of(tokens, found) if head is None else None
    if numbered is not None:
        return numbered
    inside = range(found.last, head or found.last)
    told = next(
        (fate_words("after")[w] for place in inside if (w := low_at(tokens, place)) in fate_words("after")), None
    )
    word = low_at(tokens, found.first - 1) if found.first else ""
    hurt = fate_words("before").get(word) if told is not None and told[1] == "displaced" else None
    if told is not None or not found.first:
        return hurt or told  # "killed 150 fleeing rebels"
    behind = [low_at(tokens, place) for place in range(found.last, min(len(tokens), found.last + _VERB_AFTER))]
    taken = word in fate_words("before") and not _joined_before(tokens, found.first - 1)
    return fate_words("before")[word] if taken and stops("passive").isdisjoint(behind) else None


def _number_of(tokens: Sequence[Token], found: Bounded) -> tuple[str | None, str] | None:
    """The fate of those whose number a bare one is: "the number of people killed in the blast rose to 24"."""
    if not found.first or low_at(tokens, found.first - 1) not in stops("toll_verbs"):
        return None
    before = [low_at(tokens, place) for place in range(found.first)]
    at = next((n for n in reversed(range(len(before) - 1)) if before[n : n + 2] == ["number", "of"]), None)
    if at is None or (found.last < len(tokens) and unit_named(low_at(tokens, found.last)) is not None):
        return None
    told = next((fate_words("after")[w] for w in before[at + 2 : at + 6] if w in fate_words("after")), None)
    return told if told is not None and told[1] in ("killed", "injured", "missing", "displaced") else None


def _is_toll(tokens: Sequence[Token], found: Bounded) -> bool:
    """Whether a bare number is what a toll stands at: "the death toll of the raid has risen to at least 112"."""
    if not found.first or low_at(tokens, found.first - 1) not in stops("toll_verbs"):
        return False
    bare = found.last == len(tokens) or unit_named(low_at(tokens, found.last)) is None
    put = [low_at(tokens, place) for place in range(max(0, found.first - REACH), found.first)]
    if bare and put[-1] == "at" and set(put) & stops("dead_at") and set(put[:-2]) & stops("puts"):
        return True  # "puts the army's dead at more than 60"
    told = (w for t in reversed(tokens[: found.first]) if (w := t.text.lower()) in stops("tolls") or w in fates())
    return bare and next(told, None) in stops("tolls")


def governs(tokens: Sequence[Token], found: Bounded, head: int) -> bool:
    """Whether a verb before a number has it, and the fate behind has one of its own: "kill 83 injure 100"."""
    before = found.first and low_at(tokens, found.first - 1) in fate_words("before")
    return bool(before) and low_at(tokens, head) in fate_words("before") and counts_next(tokens, head + 1)


def beside(tokens: Sequence[Token], head: int, unit: Unit) -> Unit:
    """A unit of people hit, by those told beside them: "65 killed or wounded" are both."""
    both = unit.role == "casualties"
    if both and _others_hurt(tokens, head + 1):
        return known_units()["killed"]
    return known_units()["casualties"] if not both and _joined_after(tokens, head, unit) else unit


def _others_hurt(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number of wounded stands behind: "and several wounded", "at least, and 20 injured"."""
    ahead = [low_at(tokens, place) for place in range(at, min(len(tokens), at + REACH + 2))]
    hurt = next(
        (n for n, word in enumerate(ahead) if (told := known_units().get(word)) and told.role == "injured"), None
    )
    counted_too = [w for w in ahead[:hurt] if w[0].isdigit() or w in counting_words() or w in ("others", "number")]
    return hurt is not None and bool(counted_too) and stops("clause").isdisjoint(ahead[:hurt])
