"""A number without whom it counts is no number: 34 soldiers and 30 attackers are two counts, not a contradiction."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from math import inf
from typing import Any, Literal

from tadmor.link.vocabulary import Vocabulary
from tadmor.model import Bound, Quantity, Span

__all__ = [
    "GROUPS",
    "NUMBER",
    "SOME",
    "TOLLS",
    "UNARMED",
    "Count",
    "Group",
    "behind",
    "count_of",
    "other_sides",
    "populations",
    "ratio",
    "same_population",
    "takes_part",
]

_WORDS = Vocabulary("tadmor.link.populations")
_SENTENCE = 70  # characters in which "overall" or "in total" may follow
_TAKING = 140  # the same for "took part", behind what they had with them
_AFTER, _BEFORE = 45, 120  # characters in which the words stand that say whom a number counts
_STOP = re.compile(
    r"[.;:()\n\d]|,(?!\s*(?:and|or)\b)|\b(?:including|were|was|have|had|has|who|killing|wounding|injuring|destroying|capturing|killed|injured|wounded|dead|died|hurt"
    r"|in|at|by|on|near|during|after|before|when|from|to|as)\b"
    r"|\b(?:and|but|while) (?:(?:those|that) of|lost|losing|seized|wrecked)\b"
    r"|\b(?:and|or) (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|\w+teen"
    r"|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?)\b"
)
_PART_BEFORE = re.compile(
    r"\b(?:includ(?:ing|es?|ed)|among (?:them|whom|the \w+)|of (?:them|whom|which))\W+(?:\w+(?:\W+|$)(?<!,\s)){0,2}$"
)
_PART_AFTER = re.compile(r"\W+(?:of (?:them|whom|which|those|the (?:dead|killed|victims|wounded)))\b")
_ALLIED = re.compile(
    r"\b(?:allied|loyalist|loyal|pro-(?:government|regime|Assad|Kiev|Kyiv))"
    r" (?:fighters|gunmen|militants|forces|men|dead|losses|casualties)\b",
    re.IGNORECASE,
)
_POLICE = re.compile(r"\bpolice (?:officers?|commanders?|guards)\b", re.IGNORECASE)
_BODIES = re.compile(r"\b(?:(?:bodies|corpses|remains) of|buried)\W+(?:\w+\W+){0,2}$", re.IGNORECASE)
_OF_BODIES = re.compile(r"\s+(?:(?!after\b|when\b|as\b)\w+ )?(?:bodies|corpses)\b", re.IGNORECASE)
_ALL_AGES = re.compile(r"\bmen and boys\b|\bwomen and girls\b|\bmen,? women,? and children\b", re.IGNORECASE)
_ON_SIDE = re.compile(
    r"(?: [\w-]+){0,3}? (?:on the side of|in the ranks of|from the ranks of) (?:the )?((?:[\w’'-]+ ){0,2}[\w’'-]+)"
)  # "nine dead on the side of the factions"
_OF_FAMILY = re.compile(
    r"\b(members|people|persons|relatives|women|children|men|boys|girls) of"
    r" (?:one|the same|a single|his|her|their|a|the) (?:[\w’'-]+ ){0,2}(?:family|household)\b",
    re.IGNORECASE,
)  # four members of a family are four people
NUMBER = (
    r"(?:\d[\d,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty(?:-\w+)?"
    r"|most|some|half|dozens)"
)
"""A number of people in words or digits, as a pattern."""
_PARTED = re.compile(
    rf"[^.;:()\n]{{0,60}}?(?:, {NUMBER} of (?:them|whom)|,? including {NUMBER})"
    r" (?:(?:were )?killed )?(?:in|at|near) (?:the )?(?:[a-z]+ (?:of )?){0,3}[A-Z]"
)
_OF_HURT = re.compile(r" of (?:the|those|his|its|their) (?:wounded|injured)\b")
_ANOTHERS = re.compile(
    rf"\b(?:sa(?:id|ys)|puts?|count(?:ed|s)|report(?:ed|s)|g(?:ave|ives)|told)\b[^.;\n]{{0,120}}\b{NUMBER}\b"
    r"[^.;\n]{0,80}, "
    r"(?:and |while |but )?(?:the [a-z]+(?: [a-z]+)?|(?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3})"
    r" (?:only |just |about |some )?$"
)
_CLAUSES = 240  # characters of a sentence in which another's number may go before
_FATE = re.compile(r"\s+(?:wounded|injured|dead|killed|captured|fleeing|displaced)(?= [a-z])", re.IGNORECASE)
_ARE = re.compile(
    r"(?:\W+of (?:them|whom|those|the (?:dead|killed|victims|wounded)))?\W+(?:were|are|was)((?: \w+){1,2})"
)
_WHO_HURT = re.compile(r"\b(\w+) (?:killed|wounded|lost|who died)\b[^.;]{0,40}\binclud(?:ed|es) $")
_NUMBER_OF = re.compile(r"\b(?:number|total|tolls?|tally|count) of ((?:[^\W\d_]+[ -]){1,7})", re.IGNORECASE)
_PUT_AT = re.compile(
    r"\b(?:(?:put|puts|putting|gave|gives|giving|estimated|estimates) (?:the )?((?:[\w’'-]+ ){1,4}?)"
    r"(?:dead|losses|casualties|killed)((?: of (?:the )?[\w’'-]+)?)(?: [\w’'-]+){0,6}?|those of ((?:[\w’'-]+ ){1,4}?))"
    r" ?(?:at|as)(?: [\w-]+){0,2} $",
    re.IGNORECASE,
)  # "put the army's dead in the hills at 15, and those of the insurgents at 50"
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_MOSTLY = frozenset(["children", "women", "families"])  # "civilians, mostly women and children"
_NOBODY = frozenset(["people"])
TOLLS = frozenset(["killed", "injured"])
SOME = frozenset(["children", "women", "medics", "journalists", "staff"])
"""Of whom a number is only one of some of all the dead."""
Group = Literal["civilians", "state forces", "fighters", "unsaid"]
"""Whose dead are counted, as reference data tell them apart."""
GROUPS: Mapping[str, Group] = {
    "civilians": "civilians",
    "children": "civilians",
    "women": "civilians",
    "families": "civilians",
    "medics": "civilians",
    "journalists": "civilians",
    "soldiers": "state forces",
    "police": "state forces",
    "militia": "state forces",
    "advisers": "state forces",
    "fighters": "fighters",
    "commanders": "fighters",
    "bombers": "fighters",
}
UNARMED = frozenset(["civilians", "children", "women", "families", "medics", "journalists", "staff"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A quantity with whom it counts (`population`, empty where the words do not say) and whether it is the `whole`.

    `part`: the words name it as a part of another number ("17 people, two of them medics"). `earliest`, `latest`: the
    days that words beside the number give it ("64 in the night, 250 since Thursday"), None where none do;
    `since`: all since the first of them, which is None where the words do not give it ("since the offensive began").
    `campaign`: of a whole offensive, battle or operation so far, by words. `sides`: the armed forces or groups that the
    words name as those counted ("11 peshmerga"), by key and, for a country's forces, by country; `named` is their name.
    `bodies`: somebody found or was brought so many bodies, which says that no fewer died, and not how many.
    `parted`: words behind it say how many of them it was at one place: "15 civilians, six of them in Mhardeh"; or they
    are dead besides: "five of the wounded died".
    `instead`: what the number was before that it takes the place of by its sentence: "32 dead, up from 19 on Monday".
    `anothers`: who else says it stands before it without a verb: "a nurse said nine were killed, the army four".
    """

    id: str
    claim: str
    span: Span
    low: float | None
    high: float | None
    best: float | None
    bound: Bound
    unit: str | None
    role: str | None
    scope: str | None = None
    population: frozenset[str] = frozenset()
    whole: bool = False
    part: bool = False
    former: bool = False
    earliest: date | None = None
    latest: date | None = None
    since: bool = False
    campaign: bool = False
    sides: frozenset[str] = frozenset()
    named: str = ""
    bodies: bool = False
    parted: bool = False
    anothers: bool = False
    instead: float | None = None

    @property
    def of(self) -> str:
        """Whom or what it counts, for people."""
        return " and ".join(sorted(self.population)) or self.scope or self.unit or "unsaid"


@cache
def _taking_part() -> re.Pattern[str]:
    phrases = "|".join(_lexicon()[1]["taking_part"])
    aside = r",(?! (?:and|but|who|while|which|as|when)\b)"  # "4,000 men with tanks, reinforced by bombers, took part"
    return re.compile(rf"(?:[^\W\d_]|[ '’()-]|{aside})*?\b(?:{phrases})\b", re.IGNORECASE)


def takes_part(span: Span, text: str) -> bool:
    """Whether words count all who take part in an attack: "no more than 1,000 attackers took part"."""
    return _taking_part().match(text[span.end : span.end + _TAKING]) is not None


@cache
def _lexicon() -> tuple[Mapping[str, str], Mapping[str, Any]]:
    groups = {name: words for name, words in _WORDS.table.items() if name not in ("scope", "phrases")}
    return {word: group for group, words in groups.items() for word in words}, _WORDS.table["scope"]


@cache
def _phrases() -> tuple[tuple[str, re.Pattern[str]], ...]:
    found = _WORDS.table["phrases"]
    return tuple((group, re.compile(pattern)) for group, patterns in found.items() for pattern in patterns)


def populations(words: str) -> frozenset[str]:
    """The groups that some words name; "people" is left out, for it names none. "Allied fighters" are militiamen."""
    known, _ = _lexicon()
    words = _OF_FAMILY.sub(r"\1", _ALL_AGES.sub("people", words))
    words = _POLICE.sub("policemen", _ALLIED.sub("militiamen", words))
    bodies = frozenset(group for group, pattern in _phrases() if pattern.search(words))
    found = bodies | frozenset(known[w] for w in _WORD.findall(words.lower()) if w in known) - _NOBODY
    return found - _MOSTLY if "civilians" in found else found


def count_of(quantity: Quantity, claim: str, text: str, role: str | None, former: bool = False) -> Count:
    """A quantity as a count: `text` is its document's, `role` what it is of, `former` a figure that was taken back."""
    span = quantity.span
    after = behind(span, text)
    before = text[max(0, span.start - _BEFORE) : span.start]
    words = f"{span.text} {after} {_head(quantity.scope)} {quantity.unit or ''}"
    part = _PART_BEFORE.search(before) is not None or _PART_AFTER.match(text, span.end) is not None
    around = f"{before[-30:]} {span.text} {text[span.end : span.end + _SENTENCE]} {quantity.scope or ''}".lower()
    return Count(
        id=quantity.id,
        claim=claim,
        span=span,
        low=quantity.low,
        high=quantity.high,
        best=quantity.best,
        bound=quantity.bound,
        unit=quantity.unit,
        role=role,
        scope=quantity.scope,
        population=_of_whom(quantity, words, before, text),
        whole=any(re.search(rf"\b{phrase}\b", around) for phrase in _lexicon()[1]["whole"])
        or (role == "force" and not part and takes_part(span, text)),
        part=part,
        former=former,
        parted=_PARTED.match(text, span.end) is not None
        or (role == "killed" and _OF_HURT.match(text, span.end) is not None),
        anothers=_is_anothers(span, text),
        bodies=_BODIES.search(before) is not None or _OF_BODIES.match(text, span.end) is not None,
    )


def _is_anothers(span: Span, text: str) -> bool:
    """Whether a number ends a clause of which only who says it is told."""
    ends = text[span.end : span.end + 1] in ("", ".", ",", ";", "\n")
    return ends and _ANOTHERS.search(text, max(0, span.start - _CLAUSES), span.start) is not None


def behind(span: Span, text: str) -> str:
    """The words behind a number that say whom it counts."""
    fate = _FATE.match(text, span.end)  # "three wounded policemen"
    start = fate.end() if fate else span.end
    return _STOP.split(text[start : span.end + _AFTER], maxsplit=1)[0]


def _head(scope: str | None) -> str:
    return _STOP.split(scope or "", maxsplit=1)[0]


def _of_whom(quantity: Quantity, words: str, before: str, text: str) -> frozenset[str]:
    """The groups that words beside a number name: "two displaced people", "13 were children" too."""
    found = populations(words) or _of_the(before)
    if not found and (told := _ON_SIDE.match(text, quantity.span.end)):
        return populations(told[1]) or frozenset(["fighters"])
    if not found and (told := _ARE.match(text, quantity.span.end)):
        found = populations(told[1])
    if not found and quantity.role in TOLLS and re.match(r"\W+displaced\b", text[quantity.span.end :]):
        return frozenset(["civilians"])
    return found


def _of_the(before: str) -> frozenset[str]:
    """ "the number of soldiers killed ... to 30", "its toll of militia dead to 30": the group stands ahead of it."""
    put = _PUT_AT.search(before)
    if put is not None:
        return populations(re.sub(r"[’']s\b", "", " ".join(words for words in put.groups() if words)))
    found = _NUMBER_OF.search(before) or _WHO_HURT.search(before.lower())
    return populations(found[1]) if found else frozenset()


def same_population(one: Count, other: Count) -> str:
    """ "same", "part" (one may be within the other), or "other" groups."""
    if other_sides(one, other):
        return "other"
    if one.population == other.population:
        return "same"
    if one.sides & other.sides and not (one.population and other.population):
        return "same"  # "the army lost 40" and "40 soldiers of the army"
    if not one.population or not other.population or one.population & other.population:
        return "part"
    return "other"


def ratio(one: Count, other: Count) -> float:
    """How many times the larger of two numbers has the smaller; without end where one is none or not known."""
    low, high = sorted((float(one.best or 0), float(other.best or 0)))
    return high / low if low else inf


def other_sides(one: Count, other: Count) -> bool:
    """Whether words name two sides as those counted, or a side and civilians: no number of one is one of the other."""
    if one.sides and other.sides:
        return not one.sides & other.sides
    bare, armed = (one, other) if other.sides else (other, one)
    return bool(armed.sides) and bool(bare.population) and bare.population <= UNARMED and not armed.population & UNARMED
