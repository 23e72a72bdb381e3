"""Somebody denies only if words say so: who cannot check, or rules nothing out, denies nothing."""

import re

from tadmor.link.untrue import account_untrue, before_untrue, no_such, not_so, not_true_that, vocabulary
from tadmor.link.vocabulary import Vocabulary
from tadmor.model import Attribution, Claim, Event, Span
from tadmor.model.events import Status

__all__ = [
    "answers",
    "blames",
    "denies",
    "disowns",
    "goes_on",
    "is_certain",
    "is_habit",
    "is_negative",
    "looks_back",
    "points_back",
    "refers",
    "such",
    "until",
]

_WORDS = Vocabulary(__name__)

_NEGATIVE = frozenset(["CT-", "PR-"])
_NEGATED: frozenset[Status] = frozenset(["negated"])
_DONE: frozenset[Status] = frozenset(["occurred", "ongoing"])
_AHEAD = re.compile(r"\b(?:will|would|may|might|could|can|to|if|unless|cannot|never)(?: \w+ly| once again| again)?\s+$")
_PASSIVE = re.compile(r"\b(?:was|were|been|being|is|are|be)(?: \w+ly)?\s+$")
_OBJECT_BEFORE = re.compile(r"\b(?:accusation|allegation|charge|claim|report|suggestion)s?,?(?: that| which)?\s+$")
_WITHHELD = re.compile(
    r"(?!the use of\b)(?:(?!that\b)[\w’'-]+ ){1,5}"
    r"(?:access|entry|permission|passage|visas?|use of|the (?:right|ability|chance|use))\b",
    re.IGNORECASE,
)
_REQUEST = re.compile(
    r"(?:[\w’'-]+ ){0,3}(?:calls?|appeals?|requests?|demands?|pleas?|pressure|invitations?) "
    r"(?:by|from|for|to|of|on|that)\b",
    re.IGNORECASE,
)  # who rejects it says nothing of what happened
_PREDICATE = re.compile(r"(?:is|are|was|were|has been|have been) ")
_REFERENCE = re.compile(
    r"(?:it|this|that|which|they|them|something"  # "..., something the ministry denies"
    r"|(?:an?|the|this|that|these|those|such|all|any|both) (?:\w+ ){0,2}?(?P<noun>[a-z]+))"
    r"(?: as .{1,120})?",
    re.DOTALL,
)
_RUN_ON = re.compile(r": (?=(?:it|they|he|she|we|the|these|those|there|not?)\b)|, and (?:an?|the) [^,;.:]{3,60}? who\b")
_NO_PART = re.compile(
    r"(?:that )?(?:we|they|it|he|she|[\w’'-]+(?: [\w’'-]+){0,6}?) (?:has|have|had|played|plays|took|takes) "
    r"(?:absolutely )?(?:no (?:\w+ )?(?:role|part|hand|involvement)\b|nothing (?:whatsoever )?to do with\b)"
)  # who had no part in it says that it was not he
_PART = re.compile(
    r"(?:(?:having|playing|taking) )?(?:any |all )?(?:\w+ )?(?:involvement|responsibility|role|part|hand|connection) "
    r"(?:in|for|with|to)\b|being (?:behind|involved)\b"
)  # the object of "denied"
_NONE_THERE = re.compile(
    r"(?:that )?there(?: (?:is|are|was|were|has been|have been|had been)|[’']s) (?:absolutely )?no (?:[\w’'-]+ ){1,2}"
    r"(?:troops|soldiers?|servicem[ae]n|forces|fighters?|units?|weapons)\b"
)  # "no Russian troops", not "no troops"
_NOT_SO = re.compile(r"(?:it )?(?:is|was|[’']s)(?: \w+)? (?:not true|untrue|not the case|false)")
_NAMED = re.compile(r"[\w’'-]+ [A-Z]")  # "the Zarka allegations"
_AND_SAYS = re.compile(
    r"(?P<what>it|this|that|(?:the|this|that|these|those|such) (?:\w+ )?[a-z]+)[:,] [\"“].{12,}", re.DOTALL
)
_SHAM = re.compile(r"(?:an? |the )?[\"“]?(?:an? )?(?:false|fake|worthless|absurd) (?P<noun>[a-z]+)")
_DUE = re.compile(
    r"(?:[\w’'-]+ ){0,3}(?:rights?|freedoms?|libert(?:y|ies)|justice|access|entry|visas?|permission|passage|treatment)",
    re.IGNORECASE,
)  # what is kept from somebody: "basic freedoms are denied"
_TOLD = 500  # characters before "no such order" in which an order is told
_ADVERB = 30  # characters before a cue in which such a word stands
_NEAR = 80  # characters between a cue and its content in which the account may be named
_LONGEST = 300  # characters of a content that names an account and says that it is not so
_CERTAIN = 2.0  # factuality from which an event is told as having happened


def denies(attribution: Attribution, text: str) -> bool:
    """Whether its cue denies, in the text of its document: "denied", "rejects the claim".

    Or what it says denies: "said that he had no part in it", "called the figure a lie". Never "rejects the offer",
    "could not verify", "does not rule out", "did not deny", "will deny".
    """
    cue = " ".join(span.text.lower() for span in attribution.cue)
    if not attribution.source and attribution.content and _NOT_SO.fullmatch(cue):
        return True
    if attribution.type != "denial" and attribution.act != "deny":
        return _gainsays(attribution, text)
    if _leaves_open(attribution, text):
        return False
    if attribution.cue and _AHEAD.search(f"{_before(text, attribution.cue[0])}{cue}"[: -len(cue.split()[-1])]):
        return False
    words = frozenset(re.findall(r"[^\W\d_]+(?:['’]t)?", cue))
    if words & vocabulary("negations"):
        return False
    if words & vocabulary("cues"):
        return not (_refused(attribution, text, cue) or _withheld(attribution))
    if words & vocabulary("dismiss") and refers(_content(attribution)):
        return True
    said = f"{_between(attribution, text)} {_content(attribution)}"
    content = frozenset(re.findall(r"[^\W\d_]+", said))
    return bool(words & vocabulary("weak")) and bool(content & (vocabulary("objects") | vocabulary("inventions")))


def _leaves_open(attribution: Attribution, text: str) -> bool:
    """Whether it denies no happening: "would not confirm or deny it", "denied knowledge of it", "nobody disputes"."""
    if attribution.cue and _WORDS["undecided"].search(_before(text, attribution.cue[0])):
        return True
    if attribution.source and _WORDS["no_one"].match(attribution.source[0].text):
        return True
    content = _content(attribution)
    return _WORDS["unaware"].match(content) is not None or _WORDS["unfair"].search(content) is not None


def _content(attribution: Attribution) -> str:
    return " ".join(span.text.lower() for span in attribution.content).strip(" \"'“”‘’.,")


def _between(attribution: Attribution, text: str) -> str:
    """What stands between cue and content: "rejected [the statement by the ministry] that the base had fallen"."""
    if not (attribution.cue and attribution.content):
        return ""
    end, start = attribution.cue[-1].end, attribution.content[0].start
    return text[end:start].lower() if 0 < start - end <= _NEAR else ""


def _gainsays(attribution: Attribution, text: str) -> bool:
    """Whether who only speaks says by it that something is not so.

    Of a claim inside ("the claims that the town fell were untrue") only where it is nobody's: else it is theirs.
    """
    if attribution.type not in ("speech", "writing") or attribution.act not in ("assert", "accuse"):
        return False
    cue, content = " ".join(span.text.lower() for span in attribution.cue).split(), _content(attribution)
    if not cue or len(content) > _LONGEST:
        return False
    if vocabulary("weak").intersection(cue):  # "dismissed as nonsense a statement that"
        called = {content.split(" ")[0], *_between(attribution, text).split()}
        return not called.isdisjoint(vocabulary("inventions"))
    if vocabulary("objects").intersection(cue):
        return not attribution.source and before_untrue(content, _after(attribution, text))
    untrue = account_untrue(content, called=not vocabulary("calls").isdisjoint(cue)) or not_true_that(content)
    return untrue or _NO_PART.match(content) is not None or _NONE_THERE.match(content) is not None


def _after(attribution: Attribution, text: str) -> str:
    end = attribution.content[-1].end if attribution.content else 0
    return text[end : end + _NEAR].lower()


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
    return (
        _DUE.fullmatch(content) is not None
        or _WITHHELD.match(content) is not None
        or _REQUEST.match(content) is not None
        or _is_contested(attribution, content)
    )


def _is_contested(attribution: Attribution, content: str) -> bool:
    """Whether it is ground that two sides want, and no account of it: "the disputed waters"."""
    words = [span.text.lower() for span in attribution.cue]
    claimed = any(word.startswith(("disput", "contest")) for word in words) and not content.lower().startswith("that ")
    return claimed and _WORDS["contested"].match(content) is not None


def looks_back(attribution: Attribution, text: str) -> bool:
    """Whether what it denies stands before it: "an accusation that the army has denied". What follows is not denied."""
    start = min((*attribution.source, *attribution.cue), key=lambda span: span.start, default=None)
    return start is not None and denies(attribution, text) and _OBJECT_BEFORE.search(_before(text, start)) is not None


def is_habit(attribution: Attribution, text: str) -> bool:
    """Whether somebody has always denied it, or did so before: "has repeatedly denied", "previously denied"."""
    spans = (*attribution.source, *attribution.cue)
    if not spans:
        return False
    start, end = min(s.start for s in attribution.cue or spans), max(s.end for s in spans)
    return _WORDS["habit"].search(text[max(0, start - _ADVERB) : end]) is not None


def answers(attribution: Attribution, text: str) -> bool:
    """Whether it denies what was said just before without saying it again: "denied it", "called it 'an invention'"."""
    if looks_back(attribution, text):
        return True
    content = _content(attribution)
    if denies(attribution, text):
        going_on = _AND_SAYS.fullmatch(content)  # 'denied it: "Not one of our shells fell there"'
        named = refers(going_on["what"] if going_on else content) or content in vocabulary("blame")
        return named or no_such(content, denied=True) is not None
    words = frozenset(re.findall(r"[^\W\d_]+", content))
    sham = _SHAM.fullmatch(content)
    if sham is not None and sham["noun"] not in vocabulary("objects") | {"news"}:  # "a false truce"
        return False
    if _PREDICATE.match(content):  # "the army's claims are lies": it is not the army that says so
        return False
    if not words.isdisjoint(vocabulary("recordings")):  # who calls a clip staged answers nobody's words
        return False
    if attribution.type in ("speech", "writing") and (not_so(content) or such(attribution, text)):
        return True
    return 0 < len(words) <= 4 and bool(words & vocabulary("inventions")) and not words & vocabulary("negations")


def such(attribution: Attribution, text: str) -> str | None:
    """What there was no such thing of, where it stands a little before: "an order to go", "no such order went out"."""
    content = _content(attribution)
    noun = no_such(content, denied=False) or no_such(content, denied=True)
    if noun is None or not attribution.content:
        return None
    start = attribution.content[0].start
    stem = noun.removesuffix("s")
    return noun if re.search(rf"\b{stem}s?\b", text[max(0, start - _TOLD) : start].lower()) else None


def until(attribution: Attribution) -> int | None:
    """Where a denial that points back ends and its speaker goes on to tell something: "Not true. We hold it"."""
    if not attribution.content:
        return None
    first = attribution.content[0]
    lead = len(first.text) - len(first.text.lstrip(" \"'“”‘’"))
    end = not_so(first.text[lead:].lower())
    goes_on = end and (len(attribution.content) > 1 or len(first.text[lead + end :].strip(" \"'“”‘’.,!?")) > 0)
    return first.start + lead + end if goes_on else None


def goes_on(attribution: Attribution) -> int | None:
    """Where the words of a denial end that run on: "denied that they had touched it: it was hit by artillery"."""
    for span in attribution.content:
        found = _RUN_ON.search(span.text)
        if found is not None:
            return span.start + found.start()
    return None


def refers(content: str) -> bool:
    """Whether it only names what was said: "it", "the reports", "the figure as propaganda", "the report baseless"."""
    words = content.lower().strip(" \"'“”‘’.,")
    named, _, last = words.rpartition(" ")
    found = _REFERENCE.fullmatch(named.rstrip(' "“‘') if last.lstrip('"“‘') in vocabulary("inventions") else words)
    return found is not None and (found["noun"] is None or found["noun"] in vocabulary("objects"))


def points_back(content: str) -> bool:
    """Whether it names nothing of its own: "it", "this story was cooked up"."""
    said = content.strip(" \"'“”‘’.,")
    return refers(content) or (not_so(said.lower()) == len(said) and not _NAMED.match(said))


def blames(attribution: Attribution) -> bool:
    """Whether it denies a deed without naming it: "denied any involvement"."""
    return " ".join(span.text.lower() for span in attribution.content).strip(" .,") in vocabulary("blame")


def disowns(content: str) -> bool:
    """Whether somebody says that he had no part in a deed, not that nobody did it."""
    said = content.lower().lstrip(" \"'“‘")
    return _NO_PART.match(said) is not None or _PART.match(said) is not None


def is_certain(event: Event) -> bool:
    """Whether an event is told as having happened, whatever words of plans or negatives stand beside it."""
    return event.factuality is not None and event.factuality >= _CERTAIN


def is_negative(claim: Claim, event: Event | None, *, attributed: bool) -> bool:
    """Whether a claim, if nobody denies it, says that what it tells did not happen; `attributed`: somebody says it.

    A claim may deny one thing and tell another: "no comment from the army, which withdrew".
    """
    if event is not None and event.status in _NEGATED:
        return True
    if event is not None and event.status in _DONE and is_certain(event):
        return False
    return claim.certainty.label in _NEGATIVE and attributed
