"""Somebody denies only if words say so: who cannot check, or rules nothing out, denies nothing."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from tadmor.model import Attribution, Claim, Event, Span
from tadmor.model.events import Status

__all__ = ["answers", "blames", "denies", "is_certain", "is_negative", "looks_back", "refers"]

_NEGATIVE = frozenset(["CT-", "PR-"])
_NEGATED: frozenset[Status] = frozenset(["negated"])
_DONE: frozenset[Status] = frozenset(["occurred", "ongoing"])
_AHEAD = re.compile(r"\b(?:will|would|may|might|could|can|to|if|unless|cannot|never)(?: \w+ly| once again| again)?\s+$")
_PASSIVE = re.compile(r"\b(?:was|were|been|being|is|are|be)(?: \w+ly)?\s+$")
_OBJECT_BEFORE = re.compile(r"\b(?:accusation|allegation|charge|claim|report|suggestion)s?,?(?: that| which)?\s+$")
_WITHHELD = re.compile(
    r"(?:(?!that\b)[\w’'-]+ ){1,5}(?:access|entry|permission|passage|visas?|use of|the (?:right|ability|chance|use))\b",
    re.IGNORECASE,
)
_PREDICATE = re.compile(r"(?:is|are|was|were|has been|have been) ")
_REFERENCE = re.compile(
    r"(?:it|this|that|they|them|(?:an?|the|this|that|these|those|such|all|any|both) (?:\w+ ){0,2}?(?P<noun>[a-z]+))"
    r"(?: as (?:an? )?[\w -]+)?"
)
_CERTAIN = 2.0  # factuality from which an event is told as having happened


@cache
def _words() -> Mapping[str, frozenset[str]]:
    text = files("tadmor.link").joinpath("denials.toml").read_text(encoding="utf-8")
    return {name: frozenset(row) for name, row in tomllib.loads(text).items()}


def denies(attribution: Attribution, text: str) -> bool:
    """Whether its cue denies, in the text of its document: "denied", "rejects the claim".

    Never "rejects the offer", "could not verify", "does not rule out", "did not deny", "will deny".
    """
    if attribution.type != "denial" and attribution.act != "deny":
        return False
    cue = " ".join(span.text.lower() for span in attribution.cue)
    if attribution.cue and _AHEAD.search(f"{_before(text, attribution.cue[0])}{cue}"[: -len(cue.split()[-1])]):
        return False
    words = frozenset(re.findall(r"[^\W\d_]+(?:['’]t)?", cue))
    if words & _words()["negations"]:
        return False
    if words & _words()["cues"]:
        return not (_refused(attribution, text, cue) or _withheld(attribution))
    content = frozenset(re.findall(r"[^\W\d_]+", " ".join(span.text.lower() for span in attribution.content)))
    return bool(words & _words()["weak"]) and bool(content & (_words()["objects"] | _words()["inventions"]))


def _before(text: str, span: Span) -> str:
    return text[max(0, span.start - 40) : span.start]


def _refused(attribution: Attribution, text: str, cue: str) -> bool:
    """Whether something was refused to somebody ("was denied permission"), and nothing was said not to be so."""
    end = max(span.end for span in attribution.cue)
    passive = _PASSIVE.search(f"{_before(text, attribution.cue[0])}{cue}"[: -len(cue.split()[-1])]) is not None
    return cue.split()[-1] == "denied" and passive and not text[end : end + 8].lstrip().startswith("by ")


def _withheld(attribution: Attribution) -> bool:
    """Whether somebody is kept from something: "denying the militants access to terrain"."""
    content = " ".join(span.text for span in attribution.content)
    return _WITHHELD.match(content) is not None


def looks_back(attribution: Attribution, text: str) -> bool:
    """Whether what it denies stands before it: "an accusation that the army has denied". What follows is not denied."""
    start = min((*attribution.source, *attribution.cue), key=lambda span: span.start, default=None)
    return start is not None and denies(attribution, text) and _OBJECT_BEFORE.search(_before(text, start)) is not None


def answers(attribution: Attribution, text: str) -> bool:
    """Whether it denies what was said just before without saying it again: "denied it", "called it 'an invention'"."""
    if looks_back(attribution, text):
        return True
    content = " ".join(span.text.lower() for span in attribution.content).strip(" \"'“”‘’.,")
    if denies(attribution, text):
        return refers(content) or content in _words()["blame"]
    words = frozenset(re.findall(r"[^\W\d_]+", content))
    if _PREDICATE.match(content):  # "the army's claims are lies": it is not the army that says so
        return False
    return 0 < len(words) <= 4 and bool(words & _words()["inventions"]) and not words & _words()["negations"]


def refers(content: str) -> bool:
    """Whether it only names what was said: "it", "the reports", "these Western claims", "the figure as propaganda"."""
    found = _REFERENCE.fullmatch(content.lower().strip(" \"'“”‘’.,"))
    return found is not None and (found["noun"] is None or found["noun"] in _words()["objects"])


def blames(attribution: Attribution) -> bool:
    """Whether it denies a deed without naming it: "denied any involvement"."""
    return " ".join(span.text.lower() for span in attribution.content).strip(" .,") in _words()["blame"]


def is_certain(event: Event) -> bool:
    """Whether an event is told as having happened, whatever words of plans or negatives stand beside it."""
    return event.factuality is not None and event.factuality >= _CERTAIN


def is_negative(claim: Claim, event: Event | None, attribution: Attribution | None, text: str) -> bool:
    """Whether a claim says that what it tells did not happen.

    A claim may deny one thing and tell another: "no comment from the army, which withdrew".
    """
    if attribution is not None and denies(attribution, text):
        return True
    if event is not None and event.status in _NEGATED:
        return True
    if event is not None and event.status in _DONE and is_certain(event):
        return False
    return claim.certainty.label in _NEGATIVE and attribution is not None
