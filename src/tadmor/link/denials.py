"""Somebody denies only if words say so: who cannot check, or rules nothing out, denies nothing."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from tadmor.model import Attribution, Claim, Event, Span
from tadmor.model.events import Status

__all__ = [
    "answers",
    "blames",
    "denies",
    "disowns",
    "is_certain",
    "is_negative",
    "looks_back",
    "points_back",
    "refers",
    "vocabulary",
]

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
_REQUEST = re.compile(
    r"(?:[\w’'-]+ ){0,3}(?:calls?|appeals?|requests?|demands?|pleas?|pressure|invitations?) "
    r"(?:by|from|for|to|of|on|that)\b",
    re.IGNORECASE,
)  # who rejects it says nothing of what happened
_PREDICATE = re.compile(r"(?:is|are|was|were|has been|have been) ")
_REFERENCE = re.compile(
    r"(?:it|this|that|they|them|(?:an?|the|this|that|these|those|such|all|any|both) (?:\w+ ){0,2}?(?P<noun>[a-z]+))"
    r"(?: as (?:an? )?[\w -]+)?"
)
_NO_PART = re.compile(
    r"(?:that )?(?:we|they|it|he|she|[\w’'-]+(?: [\w’'-]+){0,6}?) (?:has|have|had|played|plays|took|takes) "
    r"(?:absolutely )?(?:no (?:\w+ )?(?:role|part|hand|involvement)\b|nothing (?:whatsoever )?to do with\b)"
)  # who had no part in it says that it was not he
_PART = re.compile(
    r"(?:(?:having|playing|taking) )?(?:any |all )?(?:\w+ )?(?:involvement|responsibility|role|part|hand|connection) "
    r"(?:in|for|with|to)\b|being (?:behind|involved)\b"
)  # the object of "denied"
_NONE_THERE = re.compile(
    r"(?:that )?there (?:is|are|was|were|has been|have been|had been) (?:absolutely )?no (?:[\w’'-]+ ){1,2}"
    r"(?:troops|soldiers|servicemen|forces|fighters|units|weapons)\b"
)  # "no Russian troops", not "no troops"
_NOT_SO = re.compile(r"(?:that )?(?:it|this|that)(?: is| was|[’']s) (?:\w+ly )?not true")
_NAMED = re.compile(r"[\w’'-]+ [A-Z]")  # "the Zarka allegations"
_AND_SAYS = re.compile(
    r"(?P<what>it|this|that|(?:the|this|that|these|those|such) (?:\w+ )?[a-z]+)[:,] [\"“].{12,}", re.DOTALL
)
_SHAM = re.compile(r"(?:an? |the )?[\"“]?(?:an? )?(?:false|fake|worthless|absurd) (?P<noun>[a-z]+)")
_NEAR = 80  # characters between a cue and its content in which the account may be named
_LONGEST = 300  # characters of a content that names an account and says that it is not so
_CERTAIN = 2.0  # factuality from which an event is told as having happened


@cache
def _words() -> Mapping[str, frozenset[str]]:
    text = files("tadmor.link").joinpath("denials.toml").read_text(encoding="utf-8")
    return {name: frozenset(row) for name, row in tomllib.loads(text).items()}


def vocabulary(name: str) -> frozenset[str]:
    """Some words of denials by what they are for."""
    return _words()[name]


def denies(attribution: Attribution, text: str) -> bool:
    """Whether its cue denies, in the text of its document: "denied", "rejects the claim".

    Or what it says denies: "said that he had no part in it", "called the figure a lie". Never "rejects the offer",
    "could not verify", "does not rule out", "did not deny", "will deny".
    """
    if attribution.type != "denial" and attribution.act != "deny":
        return _gainsays(attribution)
    cue = " ".join(span.text.lower() for span in attribution.cue)
    if attribution.cue and _AHEAD.search(f"{_before(text, attribution.cue[0])}{cue}"[: -len(cue.split()[-1])]):
        return False
    words = frozenset(re.findall(r"[^\W\d_]+(?:['’]t)?", cue))
    if words & _words()["negations"]:
        return False
    if words & _words()["cues"]:
        return not (_refused(attribution, text, cue) or _withheld(attribution))
    if words & _words()["dismiss"] and refers(_content(attribution)):
        return True
    said = f"{_between(attribution, text)} {_content(attribution)}"
    content = frozenset(re.findall(r"[^\W\d_]+", said))
    return bool(words & _words()["weak"]) and bool(content & (_words()["objects"] | _words()["inventions"]))


def _content(attribution: Attribution) -> str:
    return " ".join(span.text.lower() for span in attribution.content).strip(" \"'“”‘’.,")


def _between(attribution: Attribution, text: str) -> str:
    """What stands between cue and content: "rejected [the statement by the ministry] that the base had fallen"."""
    if not (attribution.cue and attribution.content):
        return ""
    end, start = attribution.cue[-1].end, attribution.content[0].start
    return text[end:start].lower() if 0 < start - end <= _NEAR else ""


def _gainsays(attribution: Attribution) -> bool:
    """Whether who only speaks says by it that something is not so.

    Of a claim inside ("the claims that the town fell were untrue") only where it is nobody's: else it is theirs.
    """
    if attribution.type not in ("speech", "writing") or attribution.act not in ("assert", "accuse"):
        return False
    cue, content = " ".join(span.text.lower() for span in attribution.cue).split(), _content(attribution)
    if not cue or len(content) > _LONGEST:
        return False
    if _words()["weak"].intersection(cue):  # "dismissed as nonsense a statement that"
        return content.split(" ")[0] in _words()["inventions"]
    if _words()["objects"].intersection(cue):
        return not attribution.source and _untrue_at_end().search(content) is not None
    told = _untrue(not _words()["calls"].isdisjoint(cue)).fullmatch(content)
    untrue = told is not None and bool(told["rest"].strip(" ,"))
    untrue = untrue or _tale().fullmatch(content) is not None
    return untrue or _NO_PART.match(content) is not None or _NONE_THERE.match(content) is not None


@cache
def _untrue_at_end() -> re.Pattern[str]:
    return re.compile(rf"\b(?:is|are|was|were) (?:(?:an?|all|\w+ly) )*(?:not true|{'|'.join(_words()['inventions'])})$")


@cache
def _untrue(called: bool = False) -> re.Pattern[str]:
    """An account that is named, and what says that it is none: "the claim that they left is not true".

    Of what is `called` so no verb stands between: "called the figure a lie".
    """
    objects, inventions = ("|".join(sorted(_words()[name])) for name in ("objects", "inventions"))
    what = rf"(?:that )?(?:[\w’'-]+ ){{0,4}}?(?:{objects})\b"
    linked = r"(?:(?:is|are|was|were|as|,) )" + ("?" if called else "") + r"(?:(?:an?|all|\w+ly) )*"
    return re.compile(rf"(?P<what>{what})(?P<rest>.*?) ?{linked}(?:not true|{inventions})")


@cache
def _tale() -> re.Pattern[str]:
    """What is told, and that it is none: "that a hundred men slipped through is a fairy tale from the capital"."""
    told = r"that (?P<what>[\w’',% -]{10,}?) (?:is|was|were) "
    return re.compile(rf"{told}(?:(?:an?|all|pure|\w+ly) )*(?:{_called()})\b.{{0,60}}")


@cache
def _it_is_untrue() -> re.Pattern[str]:
    """What only points at an account, and says that it is none: "this is not true", "the story was cooked up"."""
    objects = "|".join(sorted(_words()["objects"]))
    named = rf"(?:the|this|that|these|those|such|all) (?:\w+ )?(?:{objects})"
    what = rf"(?:it|this|that|these|those|they|all (?:of )?(?:this|that)|{named})"
    linked = r"(?:[’']s| is| are| was| were)? [\"“]?(?:(?:an?|another|yet|all|pure|\w+ly) )*"
    called = rf"(?:{_called()}|not true|no truth in it)\b[^.!?]{{0,60}}"
    return re.compile(rf"(?:and |but )?(?:that )?{what}{linked}{called}")


def _called() -> str:
    return "|".join(sorted((*_words()["inventions"], *_words()["tales"]), key=lambda w: (-len(w), w)))


def _before(text: str, span: Span) -> str:
    return text[max(0, span.start - 40) : span.start]


def _refused(attribution: Attribution, text: str, cue: str) -> bool:
    """Whether something was refused to somebody ("was denied permission"), and nothing was said not to be so."""
    end = max(span.end for span in attribution.cue)
    passive = _PASSIVE.search(f"{_before(text, attribution.cue[0])}{cue}"[: -len(cue.split()[-1])]) is not None
    return cue.split()[-1] == "denied" and passive and not text[end : end + 8].lstrip().startswith("by ")


def _withheld(attribution: Attribution) -> bool:
    """Whether somebody is kept from something, or refused what he asks: "denying the militants access to terrain"."""
    content = " ".join(span.text for span in attribution.content)
    return _WITHHELD.match(content) is not None or _REQUEST.match(content) is not None


def looks_back(attribution: Attribution, text: str) -> bool:
    """Whether what it denies stands before it: "an accusation that the army has denied". What follows is not denied."""
    start = min((*attribution.source, *attribution.cue), key=lambda span: span.start, default=None)
    return start is not None and denies(attribution, text) and _OBJECT_BEFORE.search(_before(text, start)) is not None


def answers(attribution: Attribution, text: str) -> bool:
    """Whether it denies what was said just before without saying it again: "denied it", "called it 'an invention'"."""
    if looks_back(attribution, text):
        return True
    content = _content(attribution)
    if denies(attribution, text):
        going_on = _AND_SAYS.fullmatch(content)  # 'denied it: "Not one of our shells fell there"'
        return refers(going_on["what"] if going_on else content) or content in _words()["blame"]
    words = frozenset(re.findall(r"[^\W\d_]+", content))
    sham = _SHAM.fullmatch(content)
    if sham is not None and sham["noun"] not in _words()["objects"] | {"news"}:  # of "a false truce" no account is told
        return False
    if _PREDICATE.match(content):  # "the army's claims are lies": it is not the army that says so
        return False
    if attribution.type in ("speech", "writing") and _it_is_untrue().fullmatch(content):
        return True
    return 0 < len(words) <= 4 and bool(words & _words()["inventions"]) and not words & _words()["negations"]


def refers(content: str) -> bool:
    """Whether it only names what was said: "it", "the reports", "these Western claims", "the figure as propaganda"."""
    found = _REFERENCE.fullmatch(content.lower().strip(" \"'“”‘’.,"))
    return found is not None and (found["noun"] is None or found["noun"] in _words()["objects"])


def points_back(content: str) -> bool:
    """Whether it names nothing of its own: "it", "this story was cooked up"."""
    said = content.strip(" \"'“”‘’.,")
    return refers(content) or (_it_is_untrue().fullmatch(said.lower()) is not None and not _NAMED.match(said))


def blames(attribution: Attribution) -> bool:
    """Whether it denies a deed without naming it: "denied any involvement"."""
    return " ".join(span.text.lower() for span in attribution.content).strip(" .,") in _words()["blame"]


def disowns(content: str) -> bool:
    """Whether somebody says that he had no part in a deed, not that nobody did it."""
    said = content.lower().lstrip(" \"'“‘")
    return _NO_PART.match(said) is not None or _PART.match(said) is not None


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
