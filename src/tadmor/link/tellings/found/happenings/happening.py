"""Which events of a reading are happenings of their own, and of what kind."""

import re
from collections.abc import Iterable

from tadmor.link.counts import Count
from tadmor.link.denials import is_certain
from tadmor.link.tellings.found.control.states import no_place, stated
from tadmor.link.tellings.found.happenings.background import is_background
from tadmor.link.tellings.found.happenings.presupposed import of_the_dead, presupposed
from tadmor.link.tellings.kinds import HELD
from tadmor.link.tellings.sentences import sentence
from tadmor.link.tellings.wordings import sites_in
from tadmor.link.vocabulary import Vocabulary
from tadmor.model import Event

__all__ = ["NO_SIGN", "destroyed", "happens", "has_ended", "is_planned", "is_question", "kind_of", "of_all"]

_WORDS = Vocabulary(__name__)

_BROKEN = re.compile(r"\b(?:broke|broken|break|breaking|breach\w*|lift\w*|end|ended|ending)\b[^.]*$", re.IGNORECASE)
_WOULD = re.compile(r"(?: (?:of|to)\b[^.,;]{1,60})? (?:would|could|might)\b")
_WILL = re.compile(r"(?: (?:against|on|in|at|by|of)\b[^.,;]{1,80})? will (?:continue|go on|not (?:stop|cease|end))\b")
_PAUSE = re.compile(
    r"\b(?:cessation|halt|pause|end|stop|suspension|freeze|freezing|ceasing)\b(?: (?:of|in|to))?(?: all| the)* $"
)
_ASKED = re.compile(
    r"\b(?:question|ask(?:s|ed|ing)?|wonder(?:s|ed|ing)?|(?:not|un)clear)\b[^.,;!?\n]{0,20}\b(?:who|whether|if)\b[^.,;!?\n]{0,40}$",
    re.IGNORECASE,
)  # "the question is not who lost the town"
_LONG_AGO = re.compile(
    r"\b(?:months|years) after (?:being|having been|(?:it|they|he|[\w’'-]+ (?:forces|troops|army|fighters))"
    r" (?:was|were|had))(?: \w+)? $",
    re.IGNORECASE,
)  # "five months after they were driven out"
_PART_OF = re.compile(r"\bpart of (?:[\w’'-]+ ){0,4}$")
_BESIEGED = re.compile(r"\b(?:a|an|the|of|in|on|held|this|that)(?: [\w-]+)? $")
_FLYING = re.compile(
    r"\b(?:air|aerial|warplanes?|jets?|aircraft|planes|helicopters?|drones?|bombers|air ?strikes?|air forces?"
    r"|aerospace forces)\b",
    re.IGNORECASE,
)
_STRIKES = frozenset(["strike", "strikes", "struck"])
_FIRED = re.compile(
    r"\b(?:S-[23]00s?|rockets?|artillery|mortars?|howitzers?|Grads?|Himars|Iskanders?|Katyushas?|shells?)\b",
    re.IGNORECASE,
)
_AIMS = re.compile(
    r"\b(?:aim(?:s|ed|ing)?|seek(?:s|ing)?|hop(?:es?|ed|ing)|plan(?:s|ned|ning)?|vow(?:s|ed)?|wants?|wanted|intend(?:s|ed)?"
    r"|tr(?:y|ies|ied|ying)|attempt(?:s|ed|ing)?|efforts?|bid) (?:to|at)\b[^.;]*$",
    re.IGNORECASE,
)
_TRYING = 40  # characters before a verb in which it is only tried
_TRIED = re.compile(r"\b(?:trying|fighting|struggling|battling) to (?:\w+ )?$")
_SO_LONG = re.compile(
    r"[^.;]{0,40}?\b(?:since|for (?:\w+ ){0,2}(?:weeks|months|years))\b"
)  # "trying to take it since May"
_REGAINED = re.compile(
    r"\b(?:regain\w*|retak\w*|retook|recaptur\w*|recover\w*|took back|win back|won back) [^.;]*[^,;. ] $"
)
_LOST_IN = re.compile(r" (?:in|to|during|on|after|earlier|last|a (?:day|week) (?:ago|before|earlier))\b")
_AHEAD = 140  # characters before a word in which its aim is told
_LOST = 60  # characters before "lost" in which what was lost stands
_FLOWN = 90  # characters before "raids" in which who flew them stands
NO_SIGN = frozenset(["hypothetical"])
_TAKING = frozenset(["seized", "seize", "seizes", "seizing", "captured", "capture", "captures", "capturing"])
_LOSING = frozenset(["lost", "lose", "loses", "losing", "loss"])
_TAKES = frozenset(["taken", "took", "takes", "taking", "seized", "seizing", "captured", "overran", "overrun"])
_SETTLED = re.compile(r"\b(?:town|city|village)\b", re.IGNORECASE)
_OBJECT = re.compile(r"[.,;:]|\b(?:in|from|to|at|and|but|near|of)\b")  # what ends the object of a verb
_TAKEN = 40  # characters behind a word of taking in which what is taken stands
_HOLDING = frozenset(["held", "hold", "holds", "kept", "keeps", "controlled", "controls", "control"])
_HYPHENS = frozenset("-–‐‑")
_FALLING = frozenset(["fall", "falls", "fell", "fallen", "falling"])


def happens(event: Event, text: str) -> bool:
    """Whether an event happens here: speech does not, nor does a state without a time of its own ("the IS-held town").

    Nor does what is asked ("the question is not who lost it"), what would be ("the fall of the town would cut the
    road"), nor what is told of a whole war, of some earlier time or again and again ("has previously targeted it").
    """
    if (event.status in NO_SIGN and not presupposed(event, text)) or (event.type or "").startswith("SPEECH."):
        return False
    if _ASKED.search(text[max(0, event.trigger.start - 70) : event.trigger.start]):
        return False
    if is_question(sentence(text, event.trigger)[1]):
        return False
    if is_background(event, text) or _LONG_AGO.search(text[max(0, event.trigger.start - 70) : event.trigger.start]):
        return False
    if event.trigger.text.lower() == "besieged" and _BESIEGED.search(text[: event.trigger.start][-30:]):
        return False
    if _TRIED.search(text[max(0, event.trigger.start - _TRYING) : event.trigger.start]) and _SO_LONG.match(
        text, event.trigger.end
    ):
        return False
    if event.status != "planned" and not event.time and _WOULD.match(text, event.trigger.end):
        return False
    if event.status != "planned" and _WILL.match(text, event.trigger.end):
        return False
    if _is_of_more(event, text) or _drops(event, text) or _was_lost(event, text):
        return False
    attributive = text[max(0, event.trigger.start - 1) : event.trigger.start] in _HYPHENS
    verb = event.trigger.text.lower() in _HOLDING and not no_place(event, text)
    return event.type != HELD or (verb and not attributive and (bool(event.time) or stated(event, text)))


def is_question(end: str) -> bool:
    """Whether a sentence that ends so asks: "And the 600 dead of the 8th?" tells of none."""
    return end.rstrip(" \n\"”’').").endswith("?")


def _was_lost(event: Event, text: str) -> bool:
    """Whether it only says which places are meant: "regained the districts lost in the attack of Friday"."""
    if event.class_ != "CONTROL" or event.trigger.text.lower() not in ("lost", "captured", "seized"):
        return False
    before = text[max(0, event.trigger.start - _FLOWN) : event.trigger.start]
    return _REGAINED.search(before) is not None and _LOST_IN.match(text, event.trigger.end) is not None


def _drops(event: Event, text: str) -> bool:
    """Whether it is no town that falls, but what is thrown at one."""
    falls = event.class_ == "CONTROL" and event.trigger.text.lower() in _FALLING
    return falls and _WORDS["drops"].search(text[max(0, event.trigger.start - 60) : event.trigger.start]) is not None


def _is_of_more(event: Event, text: str) -> bool:
    """Whether it is what a truce ends, or some larger whole: "the cessation of hostilities", "part of a campaign"."""
    before = text[max(0, event.trigger.start - 60) : event.trigger.start]
    if event.trigger.text.lower() == "hostilities" and _PAUSE.search(before):
        return True
    return event.type == "BATTLE.offensive" and _PART_OF.search(before) is not None


def kind_of(event: Event, text: str) -> str | None:
    """The type of an event: a raid by warplanes is an air strike, one by rockets from the ground is none."""
    if event.type == "CONSEQ.equipment-loss" and _is_of_ground(event, text):
        return None
    if event.type == "TERRITORY.capture" and _is_machine(event, text):
        return "CONSEQ.equipment-loss"
    if event.type is None and event.class_ == "CONTROL" and _takes(event, text):
        return "TERRITORY.capture"
    if of_the_dead(event, text):
        return "CONSEQ.casualty"
    before = text[max(0, event.trigger.start - _FLOWN) : event.trigger.start]
    if event.type == "STRIKE.air" and event.trigger.text.lower() in _STRIKES:
        around = " ".join(sentence(text, event.trigger))
        return "STRIKE.shelling" if _FIRED.search(around) and not _FLYING.search(around) else "STRIKE.air"
    return "STRIKE.air" if event.type == "BATTLE.raid" and _FLYING.search(before.rpartition(".")[2]) else event.type


def _takes(event: Event, text: str) -> bool:
    """Whether a word that the heads left open takes a place: "had taken the compound"."""
    words = _OBJECT.split(text[event.trigger.end : event.trigger.end + _TAKEN])[0]
    return event.trigger.text.lower() in _TAKES and bool(sites_in(words) or _SETTLED.search(words))


def _is_of_ground(event: Event, text: str) -> bool:
    """Whether a place was lost: "denied that any position had been lost"."""
    before = text[max(0, event.trigger.start - _LOST) : event.trigger.start]
    return _WORDS["ground"].search(before) is not None or _WORDS["of_ground"].match(text, event.trigger.end) is not None


def _is_machine(event: Event, text: str) -> bool:
    """Whether what was lost or taken is no place: "the jet lost over the city", "seized tanks and ammunition"."""
    if event.recipients and all(_WORDS["gear"].search(span.text) for span in event.recipients):
        return True
    if event.trigger.text.lower() in _TAKING:
        return _WORDS["takes_arms"].match(text, event.trigger.end) is not None
    if event.trigger.text.lower() not in _LOSING:
        return False
    before = text[max(0, event.trigger.start - _LOST) : event.trigger.start]
    return _WORDS["lost_it"].search(before) is not None or _WORDS["loses"].match(text, event.trigger.end) is not None


def has_ended(event: Event, text: str) -> bool:
    """Whether it is a siege that was broken: nobody is told to be besieged."""
    before = text[max(0, event.trigger.start - 60) : event.trigger.start]
    return event.type == "TERRITORY.siege" and _BROKEN.search(before) is not None


def is_planned(event: Event, text: str) -> bool:
    """ "5,000 men were committed to the offensive" is no plan, although "committed" often is.

    Nor has been taken what somebody only aims at: "aims to seal the border, recapturing the city".
    """
    if event.status == "planned":
        return not is_certain(event)
    aims = (event.type or "").startswith("TERRITORY.") and event.trigger.text.lower().endswith("ing")
    return aims and _AIMS.search(text[max(0, event.trigger.start - _AHEAD) : event.trigger.start]) is not None


def destroyed(event: Event, counts: Iterable[Count]) -> str | None:
    """The kind of a destruction that reads like fighting: "destroyed 14 tanks of the militants"."""
    if event.type != "BATTLE.clash" or not event.trigger.text.lower().startswith(("destroy", "eliminat", "neutrali")):
        return None
    return "CONSEQ.casualty" if any(c.role == "killed" for c in counts) else "DAMAGE.destroy"


def of_all(counts: Iterable[Count], class_: str | None) -> list[str]:
    """The kind of what all take part in, whatever its word: "1,000 attackers took part", "thrown into battle"."""
    return ["BATTLE.offensive"] if class_ == "ASSAULT" and any(c.whole and c.role == "force" for c in counts) else []
