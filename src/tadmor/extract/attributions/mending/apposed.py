"""Who denies in an aside: "a claim that the militia rejected", "blamed militiamen, which the militia denies"."""

from collections.abc import Collection, Iterator, Sequence

from tadmor.extract.attributions.drafts import Draft
from tadmor.extract.attributions.lexicon import Entry
from tadmor.extract.attributions.mending.names import Names, mending, somebody
from tadmor.extract.attributions.page import STOPS, Page
from tadmor.nlp.chunks import Range
from tadmor.nlp.grammar import grammar

__all__ = ["denied_behind", "denies", "in_an_aside"]

_RELATIVES = frozenset(["that", "which"])
_HEAD = 3  # tokens of "a serious claim"
_NEAR = 9  # tokens from "which" to the verb
_DENIAL = Entry(lemma="deny", type="denial", certainty="CT-", act="deny", stance="neutral", frames=frozenset(["np"]))


def denies(page: Page, draft: Draft) -> bool:
    """Whether a cue ends with a verb of denying."""
    return page.lower[draft.cue[0][1] - 1] in mending("denying")


def in_an_aside(page: Page, draft: Draft, others: Sequence[Draft]) -> None:
    """Mend a denial that stands in an aside; `others` are the drafts beside it in its sentence."""
    _claim_denied(page, draft, others)
    _which_denied(page, draft, others)


def _claim_denied(page: Page, draft: Draft, others: Sequence[Draft]) -> None:
    """One whose content runs from "a claim that" to its own verb: between stands who denies the claim."""
    if draft.source or len(draft.content) != 1:
        return
    (low, high), cue = draft.content[0], draft.cue[0][0]
    at = next((i for i in range(low, min(high, low + _HEAD + 1)) if page.lower[i] in _RELATIVES), None)
    if at is None or page.lower[low] not in ("a", "an") or page.lower[at - 1] not in mending("claims"):
        return
    end = cue - (page.lower[cue - 1] in grammar()["auxiliaries"] | grammar()["have"])
    if high < end or end - at < _HEAD - 1:
        return
    draft.source, draft.content, draft.spans = [(at + 1, _until_doing(page, at + 1, end))], [(low, at)], []
    for inner in others:
        if low <= inner.cue[0][0] < cue:
            inner.content, inner.spans = [], []  # neither "claim" nor "defending it" says anything there


def _which_denied(page: Page, draft: Draft, others: Sequence[Draft]) -> None:
    """One of "which" without the noun before it, where somebody else says that."""
    if len(draft.content) != 2 or not draft.source:
        return
    (low, high), which = draft.content
    if page.lower[slice(*which)] != ["which"] or which[0] > draft.source[0][0]:
        return
    if any(a <= low and high <= b for other in others for a, b in other.content):
        draft.content, draft.spans = [which], []


def denied_behind(page: Page, cues: Collection[int], names: Names) -> Iterator[Draft]:
    """Who denies in an aside, where no cue was found: "accused Moscow of the strike, which Russia denies."."""
    for at in range(1, len(page.lower) - 2):
        content = _aside(page, at)
        if content is None:
            continue
        low = content[1] + (content[1] - content[0] > 1 and page.lower[content[1]] in _RELATIVES)
        near = range(low + 1, min(len(page.lower), low + _NEAR))
        verb = next((i for i in near if page.lower[i] in mending("denying")), None)
        if verb is None or verb in cues or page.sentence(verb) != page.sentence(at):
            continue
        cue = verb
        while cue > low and (page.lower[cue - 1] in grammar()["have"] or page.lower[cue - 1].endswith("ly")):
            cue -= 1
        ends = verb + 1 >= len(page.lower) or page.lower[verb + 1] in STOPS | {",", ";"}
        plain = cue > low and "," not in page.lower[low:cue]
        source = (low, _until_doing(page, low, cue))
        if ends and plain and somebody(page, source, names):
            yield Draft(_DENIAL, [(cue, verb + 1)], [source], [content], None)


def _aside(page: Page, at: int) -> Range | None:
    """ "Which", or "a claim", behind a comma."""
    if page.lower[at - 1] != ",":
        return None
    if page.lower[at] == "which":
        return at, at + 1
    claim = page.lower[at] in ("a", "an") and page.lower[at + 1] in mending("claims")
    return (at, at + 2) if claim else None


def _until_doing(page: Page, low: int, end: int) -> int:
    """Where who denies ends before what he does: "the militia defending it"."""
    return next((i for i in range(low + 1, end) if page.lower[i].endswith("ing") and not page.title(i)), end)
