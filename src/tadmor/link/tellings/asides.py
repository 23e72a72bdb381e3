"""What stands in somebody's reported words and is the report's own: a clause that says which attack, which man, when.

"The army said it had begun to retake Arlun, whose airfield fell in spring", "whether the man who opened the gate,
letting raiders in, had helpers", "the first raid since the loss of the bridge", "a day after the rebels swept into it",
"talks about the raid": the speaker said none of it. Such a clause is presupposed and not asserted (Karttunen 1974): who
reports the words may put it in, a denial leaves it as it is, and nobody can be held to it. Inside quotation marks it is
the speaker's own all the same.
"""

import re

from tadmor.link.vocabulary import Vocabulary
from tadmor.model import Attribution, Event, Span

__all__ = ["aside"]

_WORDS = Vocabulary(__name__)

_REACH = 300  # characters before an event in which its clause begins
_WHICH = r"(?:which|who|whom|whose|where)"
_BESIDE = re.compile(  # "the raid, which [hurt] two guards"; "flights over Halden, which included a [pass]" goes on
    rf",\s+(?:(?:in|at|on|of|from|during|after|near|to) )?{_WHICH}\b[^,;:\"“”]*$"
)
_VERY_THING = re.compile(r"\b(?:the|this|that|[\w-]+['’]s)\s+(?:[\w-]+\s+){0,2}[\w-]+$", re.IGNORECASE)
_BEFORE = re.compile(  # "in Arlun, where the airfield fell last spring"
    r"\b(?:had|has|have|ago|earlier|last|since|previous(?:ly)?|in (?:19|20)\d\d)\b"
    r"|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b"
)
_NOUN = r"\b(?:the|this|that|those|these|his|their|its|[a-z]+['’]s)\s+(?:[\w'’.-]+\s+){0,5}"
_THE = rf"{_NOUN}(?:{_WHICH}|that)\b"
_IN_WHICH = re.compile(  # "the assault in which nine people [died]"
    rf"{_NOUN}(?:in|at|on|during|from|by) (?:which|whom)\s+(?:[\w'’-]+\s+){{0,6}}$", re.IGNORECASE
)
_ENSUING = re.compile(_THE + r"[^,;:\"“”]{0,200},\s+$", re.IGNORECASE)  # "the man who opened a gate, [killing]"
_DAYS_AFTER = re.compile(  # "the army had left, a day after the rebels [swept] into the town"
    r"\b(?:(?:an?|one) (?:hour|day|week|month|year)|(?:hours|days|weeks|months|years))"
    r" (?:after|before)\s+(?:[\w'’-]+\s+){1,6}$",
    re.IGNORECASE,
)
_TOPIC = re.compile(r"(?:about|of) (?:the|this|that|these|those|last|[\w-]+['’]s)\b", re.IGNORECASE)
_TALK = {
    "about": frozenset(["talk", "talks", "talked", "talking", "speak", "speaks", "spoke", "speaking", "said", "says"]),
    "of": frozenset(["said", "says", "saying"]),  # "added the mayor, who said of the raid": his words stand elsewhere
}
_LOOKS_INTO = re.compile(r"\b(?:look(?:s|ed|ing)?|inquir\w+|prob\w+) into\b|\binvestigat|\bexamin", re.IGNORECASE)
_IT_WAS = re.compile(  # "it was the army that [shelled] the market": who did it is just what is told
    r"\bit (?:was|is|had been) (?:not )?(?:[\w'’.-]+\s+){1,6}(?:who|that)\s+(?:[\w'’-]+\s+){0,3}$", re.IGNORECASE
)
_WHEN_OR_WHICH = (_WORDS["definite"], _IN_WHICH, _WORDS["since"], _WORDS["inquiry"])
_HANDS = frozenset(["fell", "fallen", "captured", "seized", "retaken", "recaptured", "overrun", "taken", "lost"])


def aside(own: Attribution, event: Event) -> Span | None:
    """The words of the clause in which an event of somebody's reported words is presupposed; None where it is told.

    `own` is the attribution in whose content the event stands.
    """
    if own.kind == "direct":
        return None
    at = event.trigger.start
    content = next((s for s in own.content if s.start <= at < s.end), None)
    if content is None:
        return None
    before, word = content.text[: at - content.start], event.trigger.text
    if before.count('"') % 2 or before.rfind("“") > before.rfind("”"):
        return None
    looks_into = any(_LOOKS_INTO.search(span.text) for span in own.cue)
    if looks_into or _is_topic(own, content) or _is_trailing(own, content):
        return _clause(content, 0)
    before = before[-_REACH:]  # of the words before it the near ones: a text without commas is searched in no time
    if _is_attribute(before, event, content):
        return _clause(content, at - content.start)
    if _IT_WAS.search(before):
        return None
    told_behind = any(cue.start > at for cue in own.cue)  # "the army, which withdrew on Sunday, residents said"
    found = _when_or_which(before, word, told_behind)
    changed = event.class_ == "CONTROL" and word.lower() in _HANDS  # "Harun, which fell on Sunday, is calm, they said"
    beside = _BESIDE.search(before) if found is None and (changed or not told_behind) else None
    if beside is not None:
        words = _clause(content, at - content.start - len(before) + beside.start())
        which = changed or _VERY_THING.search(before[: beside.start()]) or _BEFORE.search(words.text)
        return words if which else None
    return None if found is None else _clause(content, at - content.start - len(before) + found.start())


def _is_trailing(own: Attribution, content: Span) -> bool:
    """Whether words go on behind who said it with a participle: "the ministry said on Sunday, opening a push for X"."""
    behind = len(own.content) > 1 and all(cue.end <= content.start for cue in own.cue)
    return behind and _WORDS["trailing"].match(content.text) is not None


def _is_attribute(before: str, event: Event, content: Span) -> bool:
    """Whether a participle says which place is meant: "the captured town of Arlun"."""
    participle = event.trigger.text.lower().endswith(("ed", "en", "run"))
    behind = event.trigger.end - content.start
    return participle and bool(_WORDS["attribute"].search(before) and _WORDS["place"].match(content.text, behind))


def _when_or_which(before: str, word: str, told_behind: bool) -> re.Match[str] | None:
    """The words before an event that make it one that only says when something was, or which thing is meant."""
    forms = _WHEN_OR_WHICH if told_behind else (*_WHEN_OR_WHICH, _DAYS_AFTER)
    found = next(filter(None, (form.search(before) for form in forms)), None)
    return _ENSUING.search(before) if found is None and word.endswith("ing") else found


def _is_topic(own: Attribution, content: Span) -> bool:
    """Whether words only say of what somebody talks: "the host talks to a reporter about the attack on the mill"."""
    cue = {word for span in own.cue for word in span.text.lower().split()}
    topic = _TOPIC.match(content.text)
    return topic is not None and bool(cue & _TALK[topic[0].split()[0].lower()])


def _clause(content: Span, start: int) -> Span:
    """From its first word to the comma that ends it."""
    start += len(content.text[start:]) - len(content.text[start:].lstrip(", \n"))
    end = content.text.find(",", start + 1)
    text = content.text[start:] if end < 0 else content.text[start:end]
    return Span(content.start + start, content.start + start + len(text), text)
