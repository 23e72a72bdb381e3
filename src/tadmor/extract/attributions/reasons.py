"""Why an attribution reads as it does, in words: what marked it, what its cue means, whom its source stands for."""

from tadmor.extract.attributions.drafts import Draft
from tadmor.model import Attribution, Reading, Span
from tadmor.ontology.called import is_called

__all__ = ["reasons"]

_KINDS = {
    "direct": "all of the content stands between quotation marks",
    "mixed": "part of the content stands between quotation marks",
    "indirect": "no part of the content stands between quotation marks",
}


def reasons(draft: Draft, attribution: Attribution, reading: Reading) -> tuple[str, ...]:
    """One line for each decision: the marks, the cue's meaning, the kind, the speaker."""
    lines = [_marked(draft), _meaning(draft), f"{attribution.kind}: {_KINDS[attribution.kind]}"]
    return (*lines, _speaker(attribution, reading))


def _marked(draft: Draft) -> str:
    if draft.sure is None:
        return "marked by the rules alone"
    rules = "the rules see the same cue" if draft.seconded else "the rules see no cue here"
    return f"marked by the trained heads: spans {draft.sure:.2f} sure, links {draft.link:.2f}; {rules}"


def _meaning(draft: Draft) -> str:
    entry = draft.entry
    told = f"{entry.type}, {entry.act}, {entry.stance}, {entry.certainty} before hedges"
    if not entry.frames:
        return f"cue unknown to the lexicon: {told}, by the trained heads"
    return f"cue is the lexicon's '{entry.lemma}': {told}"


def _speaker(attribution: Attribution, reading: Reading) -> str:
    """Whom the source stands for, and where the document names them."""
    source, speaker = " ".join(span.text for span in attribution.source), attribution.speaker
    if not source:
        return "speaker: no source is told"
    if speaker is None or speaker.name is None:
        return f"speaker: '{source}' is left unnamed by the document"
    if speaker.name.casefold() in source.casefold():
        return f"speaker: named in the source, '{source}'"
    mention = _named(attribution, speaker.name, reading)
    where = f", told as '{mention.text}' at {mention.start}" if mention else ""
    return f"speaker: '{source}' stands for {speaker.name}{where}"


def _named(attribution: Attribution, name: str, reading: Reading) -> Span | None:
    """The mention of an actor nearest before the source; else the first one."""
    at = attribution.source[0].start
    named = (actor for actor in reading.actors if actor.name == name or is_called(actor, name))
    found = [m for actor in named for m in actor.mentions if len(m.text) > len("they")]
    before = [mention for mention in found if mention.end <= at]
    return max(before, key=lambda m: m.end) if before else min(found, key=lambda m: m.start, default=None)
