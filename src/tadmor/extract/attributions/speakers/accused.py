"""Who denies: nobody denies what he has just said himself, so "it denied" is who stood accused, or was told of."""

from dataclasses import dataclass

from tadmor.extract.attributions.drafts import Draft
from tadmor.extract.attributions.page import Page
from tadmor.extract.attributions.speakers.standing import speaker_of
from tadmor.extract.attributions.speakers.told import Told
from tadmor.model import Speaker
from tadmor.nlp.chunks import Range

__all__ = ["Accused"]

_HEAD = 4  # tokens of "claims by the Harun Front"
_PRONOUNS = frozenset(["it", "they", "he", "she"])
_TAKEN_UP = frozenset(["which", "charge", "charges", "claim", "claims", "allegation", "allegations", "accusation"])


@dataclass(frozen=True, slots=True)
class _Last:
    at: int  # first token of its cue
    by: Speaker
    of: Speaker
    accuses: bool


class Accused:
    """The last attribution with somebody told of at the head of its content; `asked` in text order."""

    def __init__(self, page: Page, told: Told) -> None:
        self._page = page
        self._told = told
        self._last: _Last | None = None

    def remember(self, draft: Draft, by: Speaker) -> None:
        """Keep whom an attribution's content begins with."""
        if draft.entry.type == "denial" or draft.entry.act == "deny":
            return
        of = next((s for part in draft.content if part[0] < part[1] and (s := self._first(part))), None)
        if of is not None and of != by:
            self._last = _Last(draft.cue[0][0], by, of, draft.entry.act == "accuse")
        elif draft.parent is None:
            self._last = None

    def denies(self, draft: Draft, word: str, part: Range) -> Speaker | None:
        """Whom a pronoun means that denies, in the sentence of the charge or at the head of the next one."""
        last, page = self._last, self._page
        denial = draft.entry.type == "denial" or draft.entry.act == "deny"
        if last is None or not denial or word not in _PRONOUNS or last.at >= part[0]:
            return None
        here, there = page.sentence(part[0]), page.sentence(last.at)
        near = here == there or (here == there + 1 and page.starts[here] == part[0])
        taken_up = page.lower[part[0] - 1] in _TAKEN_UP
        fits = (last.of.kind == "person") == (word in ("he", "she"))
        return last.of if near and fits and (last.accuses or (taken_up and here == there)) else None

    def denies_own(self, draft: Draft, speaker: Speaker) -> bool:
        """Whether somebody would deny claims "by" his own body: then another spokesman is meant."""
        if draft.entry.act != "deny" or not draft.content or speaker.organisation is None:
            return False
        low, high = draft.cue[-1][1], draft.content[0][1]  # "denied claims by the Front that ..."
        at = next((i for i in range(low, min(high, low + _HEAD)) if self._page.lower[i] in ("by", "from")), None)
        if at is None or at + 1 >= high:
            return False
        over = self._told.over(self._page.span((at + 1, min(high, at + _HEAD))))
        return any(actor.name == speaker.organisation for _, actor in over[:1])

    def _first(self, part: Range) -> Speaker | None:
        """Whom a content tells of first; a state leader's government where the words go on so."""
        page = self._page
        span = page.span(part)
        for mention, actor in self._told.between(span.start, span.end)[:3]:
            found = speaker_of(actor)
            governs = (
                page.text[mention.end : mention.end + 14].lower().lstrip("s'’ ").startswith(("government", "regime"))
            )
            if governs and actor.kind == "person":
                body = found.organisation
                role = None if body else f"government of {mention.text}"
                return Speaker(name=body, kind="organisation", role=role, organisation=body)
            if found.name:
                return found
        return None
