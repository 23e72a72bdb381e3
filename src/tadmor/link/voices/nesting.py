"""Whose words a claim is, where attributions stand in each other: "RIA quotes the ministry as saying that ..."."""

from collections.abc import Mapping

from tadmor.link.denials import denies
from tadmor.link.voices.myself import SAYING, speaker_above
from tadmor.model import Attribution, Claim, Reading, Spans

__all__ = ["MOST", "Nesting", "enclosing", "share"]

MOST = 0.5
"""The part of a content from which another speaker's words that cover it make it that one's account."""


class Nesting:
    """The attributions of one reading, and which stand inside which."""

    def __init__(self, reading: Reading) -> None:
        self._text, self._outlet = reading.document.text, reading.document.outlet
        self.attributions = {attribution.id: attribution for attribution in reading.attributions}
        self._nested: dict[str, list[Attribution]] = {}
        for attribution in reading.attributions:
            if attribution.parent and attribution.type in SAYING and self._is_voiced(attribution):
                self._nested.setdefault(attribution.parent, []).append(attribution)

    def outer(self, claim: Claim) -> Attribution | None:
        """Whose words a claim is: what "we" say in what somebody says is his word, and so is what he says of others.

        "There is no evidence of it, the minister said", "no unit asked for it, he said": both are his account.
        """
        found = self.attributions.get(claim.attribution or "")
        if found is None:
            return None
        if found.type not in SAYING and not (found.speaker and (found.speaker.name or found.speaker.organisation)):
            found = next((one for one in self.above(found) if one.type in SAYING and one.source), found)
        return self._above_himself(found) or found

    def above(self, attribution: Attribution) -> list[Attribution]:
        """The attributions around one, from the inside out."""
        return enclosing(attribution, self.attributions)

    def innermost(self, attribution: Attribution) -> Attribution:
        """The one whose words fill most of a content: in "RIA quotes the ministry as saying ..." the ministry.

        Who denies what another says is no echo of the other.
        """
        denial = attribution.type == "denial" or attribution.act == "deny"
        if denial or denies(attribution, self._text):
            return attribution
        around = self.above(attribution)
        nested = [one for one in self._nested.get(attribution.id, ()) if one is not attribution and one not in around]
        inner = max(nested, key=lambda one: share(attribution.content, one), default=None)
        if inner is None or share(attribution.content, inner) < MOST:
            return attribution
        return self.innermost(inner)

    def _is_voiced(self, inner: Attribution) -> bool:
        """Whether an attribution inside another is a voice of its own: "they had not been told" is nobody's."""
        return bool(inner.source) and self._above_himself(inner) is None

    def _above_himself(self, attribution: Attribution) -> Attribution | None:
        return speaker_above(attribution, self.attributions, self._outlet)


def enclosing(attribution: Attribution, known: Mapping[str, Attribution]) -> list[Attribution]:
    """Those of some attributions, by id, in which one stands, from the inside out.

    A circle, which no reader of ours makes, ends it.
    """
    found = [attribution]
    while (above := known.get(found[-1].parent or "")) and above not in found:
        found.append(above)
    return found[1:]


def share(whole: Spans, inner: Attribution) -> float:
    """The part of some words that an attribution takes up, its source and cue included."""
    total = sum(span.end - span.start for span in whole)
    parts = [*inner.source, *inner.cue, *inner.content]
    covered = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in whole for b in parts)
    return covered / total if total else 0.0
