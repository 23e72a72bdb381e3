"""Who speaks inside an outlet's own sentence, and which of its words are a caption, that nobody says."""

import re
from collections.abc import Mapping
from dataclasses import replace

from tadmor.link.voices.myself import SAYING
from tadmor.link.voices.nesting import MOST, share
from tadmor.link.voices.standing import Standing
from tadmor.model import Actor, Attribution, Claim, Reading, Span, Speaker, inside

__all__ = ["is_caption", "quoted_within"]

_CAPTION = re.compile(
    r"^(?:File (?:photo|picture)|Photo|Picture|Image|Pictured|Caption)\b"
    r"|\b(?i:in this|a) (?:file |still |undated )?(?:photo|picture|image) (?:taken|released|provided|from|grab)\b"
    r"|[(/][^()/]*\b(?:Photo|Reuters|AFP|AP|Agencies)\)$",
)
_PHOTOGRAPHER = re.compile(
    r"\b[A-Z][\w’'-]+(?: [A-Z][\w’'.-]+){0,3} ?/ ?(?:Reuters|AFP|AP|EPA|Getty Images|AFP/Getty Images)$"
)
_AS_SAYING = re.compile(r"\bas (?:saying|telling|announcing|reporting)\b")


def is_caption(text: str, span: Span) -> bool:
    """Whether words tell what is seen in a picture, and not what happened."""
    return _CAPTION.search(span.text) is not None or _is_under_photo(text, span)


def _is_under_photo(text: str, span: Span) -> bool:
    """Whether words stand in a line that ends with who took a picture: "JON MARR / Reuters"."""
    end = text.find("\n", span.end)
    return _PHOTOGRAPHER.search(text[span.end : end if end >= 0 else len(text)].rstrip()) is not None


def quoted_within(
    claim: Claim, reading: Reading, standing: Standing, attributions: Mapping[str, Attribution]
) -> Attribution | None:
    """Who speaks inside an outlet's own sentence: "the ministry said it was shot down after delivering aid".

    "Nine died hours after Russia announced a truce" is not Russia's word: what it said fills no half of it.
    """
    if claim.attribution is not None:
        return None
    named = (a for a in attributions.values() if a.type in SAYING and a.cue and a.speaker and a.speaker.name)
    said = (a for a in named if all(inside(s, claim.spans) for s in (*a.source, *a.cue)))
    within = [a for a in said if not _is_own_of(a, standing)]
    quoted = next(filter(None, (_quoted_by(a, reading) for a in within)), None)
    text = reading.document.text
    return quoted or next((a for a in within if share(claim.spans, a) >= MOST or _is_tag(claim, a, text)), None)


def _is_own_of(attribution: Attribution, standing: Standing) -> bool:
    name = attribution.speaker.name if attribution.speaker else None
    return name is not None and standing.is_own(name)


def _is_tag(claim: Claim, attribution: Attribution, text: str) -> bool:
    """Whether somebody stands behind what he says: "they took it, a note by the brigade said, driving ..."."""
    parts = (*attribution.source, *attribution.cue)
    start, end = min(s.start for s in parts), max(s.end for s in parts)
    behind = claim.spans[0].start < start and text[:start].endswith(", ") and attribution.source != ()
    return behind and text[end : end + 1] in (",", ".")


def _quoted_by(outer: Attribution, reading: Reading) -> Attribution | None:
    """Whose words an outlet is told to quote behind them: "60 died, the Wire quoted Edmar Vuk as saying"."""
    if not any(_AS_SAYING.search(span.text) for span in outer.content):
        return None
    people = (a for a in reading.actors if a.kind == "person" for m in a.mentions if inside(m, outer.content))
    known = {a.speaker.name: a.speaker for a in reading.attributions if a.speaker and a.speaker.name}
    speaker = next((known.get(a.name, _speaker(a)) for a in people if a.name[:1].isupper()), None)
    return None if speaker is None else replace(outer, speaker=speaker, source=outer.content)


def _speaker(actor: Actor) -> Speaker:
    return Speaker(name=actor.name, kind="person", role=actor.role, organisation=actor.organisation)
