"""Drafts become attributions: spans, kind by quotation marks, speakers, chains, later hedges, ids."""

from bisect import bisect_left
from dataclasses import replace

from tadmor.extract.attributions.confidence import plain_score, score
from tadmor.extract.attributions.drafts import Desk, Draft
from tadmor.extract.attributions.page import Page
from tadmor.extract.attributions.reasons import reasons
from tadmor.extract.attributions.speakers import Speakers, in_full, local_police, named_later, posted
from tadmor.lang import lexicon
from tadmor.model import (
    Act,
    Attribution,
    Certainty,
    CertaintyLabel,
    Kind,
    Reading,
    Reasons,
    Span,
    Speaker,
    Stance,
    item_id,
)
from tadmor.nlp.encoder import encoding_of
from tadmor.nlp.grammar import grammar
from tadmor.nlp.quotations import quotations
from tadmor.ontology.renamed import by_own_names

__all__ = ["build"]


def build(desk: Desk, reading: Reading) -> tuple[tuple[Attribution, ...], Reasons]:
    """The attributions of a document in the order of their cues, parents linked; and why each reads as it does."""
    page = desk.page
    desk.untangle()
    for draft in desk.drafts:
        draft.spans = draft.spans or [s for part in draft.content if part[0] < part[1] and (s := page.content(part))]
    kept = [i for i, d in enumerate(desk.drafts) if d.spans or "bare" in d.entry.frames]
    kept.sort(key=lambda i: (desk.drafts[i].cue[0], i))
    marks = [(q.start, q.end) for q in quotations(page.text)]
    speakers = Speakers(page, reading)
    known: dict[int, Speaker] = {}
    for index in _outer_first(desk.drafts, kept):
        draft = desk.drafts[index]
        outer = desk.drafts[draft.parent] if draft.parent is not None else None
        known[index] = speakers.resolve(draft, known.get(draft.parent) if draft.parent is not None else None, outer)
    soon = named_later(page, [desk.drafts[i] for i in kept], [known[i] for i in kept], reading.actors)
    settled = [soon.get(speaker, speaker) for speaker in known.values()]
    settled = in_full(posted(settled), reading.actors, reading.document.outlet)
    named = by_own_names(settled, reading.actors, local_police(reading))
    known = dict(zip(known, named, strict=True))
    ids = {i: _id(reading, page, desk.drafts[i]) for i in kept}
    starts = [start for start, _ in marks]
    made = [_attribution(desk, i, ids, known, marks, starts, reading) for i in kept]
    why = {a.id: reasons(desk.drafts[i], a, reading) for i, a in zip(reversed(kept), reversed(made), strict=True)}
    return _weakened(_unique(made), page), why


def _outer_first(drafts: list[Draft], kept: list[int]) -> list[int]:
    """In text order, but a parent before what stands inside it: "I" in a quotation is the one who is quoted."""
    done: set[int] = set()
    order: list[int] = []
    for index in kept:
        path: list[int] = []
        at: int | None = index
        while at is not None and at not in done:
            path.append(at)
            at = drafts[at].parent
        for each in reversed(path):
            done.add(each)
            order.append(each)
    return order


def _id(reading: Reading, page: Page, draft: Draft) -> str:
    return item_id("a", reading.document.id, [page.span(p) for p in draft.cue], draft.spans)


def _unique(made: list[Attribution]) -> list[Attribution]:
    seen: dict[str, Attribution] = {}
    for attribution in made:
        seen.setdefault(attribution.id, attribution)
    return [_with_parent(a, seen) for a in seen.values()]


def _with_parent(attribution: Attribution, seen: dict[str, Attribution]) -> Attribution:
    """Parents always stand in the same reading."""
    return (
        attribution if attribution.parent is None or attribution.parent in seen else replace(attribution, parent=None)
    )


def _attribution(
    desk: Desk,
    index: int,
    ids: dict[int, str],
    known: dict[int, Speaker],
    marks: list[tuple[int, int]],
    starts: list[int],
    reading: Reading,
) -> Attribution:
    page, draft = desk.page, desk.drafts[index]
    speaker = known.get(index)
    return Attribution(
        id=ids[index],
        parent=ids.get(draft.parent) if draft.parent is not None else None,
        type=draft.entry.type,
        kind=_kind(draft.spans, marks, starts),
        source=tuple(page.span(p) for p in draft.source),
        cue=tuple(page.span(p) for p in draft.cue),
        content=tuple(draft.spans),
        speaker=speaker,
        addressee=(page.span(draft.hearer),) if draft.hearer else (),
        medium=(page.span(draft.medium),) if draft.medium else (),
        certainty=Certainty(label=_base(page, draft)),
        stance=_stance(draft),
        act=_act(draft),
        chain=_chain(desk, index, known, reading.document.outlet),
        score=_score(draft, speaker, reading),
    )


def _act(draft: Draft) -> Act:
    """What is done by saying so: who "did not say" denies, who "did not deny" does not."""
    if draft.negated and draft.entry.act == "deny":
        return "assert"
    denies = draft.negated and draft.entry.type in ("speech", "belief") and draft.entry.act == "assert"
    return "deny" if denies else draft.entry.act


def _stance(draft: Draft) -> Stance:
    """The cue's; who "could not verify" or "did not confirm" goes along with nothing."""
    return "neutral" if draft.negated and draft.entry.stance == "endorsing" else draft.entry.stance


def _base(page: Page, draft: Draft) -> CertaintyLabel:
    """The cue's own strength; under "if" and "whether", and by not denying, nobody commits to anything."""
    if draft.negated and draft.entry.act == "deny":
        return "Uu"
    first = min(draft.source[0][0] if draft.source else draft.cue[0][0], draft.cue[0][0])
    return "Uu" if first and page.lower[first - 1] in grammar()["conditional"] else draft.entry.certainty


def _kind(content: list[Span], marks: list[tuple[int, int]], starts: list[int]) -> Kind:
    """All, part or none of the content stands between marks that open in it."""
    total = sum(s.end - s.start for s in content)
    quoted = 0
    for span in content:
        at = span.start
        for a, b in marks[bisect_left(starts, span.start) : bisect_left(starts, span.end)]:
            quoted += max(0, min(b, span.end) - max(a, at))
            at = max(at, b)
    if quoted == 0:
        return "indirect"
    return "direct" if quoted >= total - len(content) else "mixed"


def _chain(desk: Desk, index: int, known: dict[int, Speaker], outlet: str | None) -> tuple[str, ...]:
    names: list[str] = []
    at: int | None = index
    while at is not None:
        speaker = known.get(at)
        if speaker and (name := speaker.name or speaker.role):
            names.append(name)
        at = desk.drafts[at].parent
    return tuple(([outlet] if outlet else []) + names[::-1])


def _score(draft: Draft, speaker: Speaker | None, reading: Reading) -> float:
    encoding = encoding_of(reading)
    if encoding is None or "score.weight" not in encoding.heads:
        return plain_score(draft, speaker is not None and speaker.name is not None)
    return score(draft, encoding.heads["score.weight"].tolist())


def _weakened(made: list[Attribution], page: Page) -> tuple[Attribution, ...]:
    """Link each attribution to one soon after it in which its speaker takes some of it back."""
    phrases = tuple(lexicon("en", "hedges")["withdrawals"])
    back = [a for a in made if a.speaker and _withdraws(a, phrases, page)]
    if not back:
        return tuple(made)
    lines = _Lines(page)
    result = []
    for attribution in made:
        later = next((b for b in back if _takes_back(attribution, b, lines)), None)
        result.append(replace(attribution, weakened_by=later.id) if later else attribution)
    return tuple(result)


def _withdraws(attribution: Attribution, phrases: tuple[str, ...], page: Page) -> bool:
    """Only what opens with the withdrawal takes back what stood before: a content, or "I hope" within one."""
    if not attribution.content:
        return False
    start = attribution.content[0].start
    if attribution.parent is not None:
        start = min(span.start for span in (*attribution.source, *attribution.cue, *attribution.content))
    words = page.text[start : start + 120].lower().lstrip("\"“'‘").removeprefix("that ").removeprefix("but ")
    return words.startswith(phrases)


class _Lines:
    def __init__(self, page: Page) -> None:
        self.ends = [i for i, c in enumerate(page.text) if c == "\n"]

    def of(self, offset: int) -> int:
        return bisect_left(self.ends, offset)


def _takes_back(before: Attribution, later: Attribution, lines: _Lines) -> bool:
    if (
        before.id == later.id
        or before.parent is not None
        or not before.cue
        or before.speaker is None
        or later.speaker is None
    ):
        return False
    if later.parent is not None:
        return later.parent == before.id and later.cue[0].start > before.content[0].end
    near = 0 <= lines.of(later.cue[0].start) - lines.of(before.cue[0].start) <= 1
    return (
        near
        and before.cue[0].start < later.cue[0].start
        and before.speaker.name is not None
        and before.speaker.name == later.speaker.name
    )
