"""What the words around a draft gainsay: sources that cannot speak, speakers left inside a content, idioms.

Reports whose commas are lost, and captions and tag lines that run into a sentence, bring the heads to these; what they
read of well-kept text hardly meets them.
"""

from collections.abc import Sequence

from tadmor.extract.attributions.drafts import Desk, Draft
from tadmor.extract.attributions.mending.bare import bare_quotations
from tadmor.extract.attributions.mending.cited import cited, cites
from tadmor.extract.attributions.mending.fronts import (
    dateline,
    earlier_quotation,
    lone_relative,
    resumed,
    run_in,
    unspoken,
)
from tadmor.extract.attributions.mending.left import PASSIVE, behind_comma, inverted, participle, trailing
from tadmor.extract.attributions.mending.names import Names, mending, somebody
from tadmor.extract.attributions.mending.relayed import agent, quoted, quoted_himself, unmarked
from tadmor.extract.attributions.mending.subjects import (
    after_which,
    asked_of,
    contact,
    coordinate,
    denier,
    left_open,
    set_off,
    subject,
    thought_of,
)
from tadmor.extract.attributions.mending.tags import set_behind, unread
from tadmor.extract.attributions.mending.wards import counted, put_at, takes_in
from tadmor.extract.attributions.page import Page
from tadmor.model import Reading
from tadmor.nlp.chunks import phrase_before
from tadmor.nlp.grammar import grammar

__all__ = ["mend"]

_LIVES = 6  # tokens: "claimed at least an estimated 400 lives"
_BEFORE = 40  # drafts of one sentence: a list without a stop may hold thousands


def mend(desk: Desk, reading: Reading) -> None:
    """Mend the drafts of a desk in place; those that are no attributions lose their content."""
    names = Names(desk.page, reading)
    drafts = sorted(enumerate(desk.drafts), key=lambda d: d[1].cue[0])
    for at, (number, draft) in enumerate(drafts):
        draft.content = [part for part in draft.content if part[0] < part[1]]  # none behind "according to IS,"
        if (
            _idiom(desk.page, draft)
            or _looms(desk.page, draft, names)
            or takes_in(desk.page, draft)
            or _charged(desk, draft)
            or _goes_on(desk.page, draft, names)
            or names.furniture.intersection(range(*draft.cue[0]))
        ):
            draft.content, draft.spans = [], []
            continue
        unspoken(desk.page, draft)
        earlier_quotation(desk.page, draft)
        lone_relative(desk.page, draft)
        cites(desk.page, draft)
        resumed(desk, draft)
        dateline(desk.page, draft, names)
        run_in(desk.page, draft, names)
        before = _last(desk.page, drafts, at)
        if not quoted(desk, draft, before):
            participle(desk, draft, [d for _, d in before], names)
        agent(desk.page, draft, names)
        quoted_himself(desk.page, draft, names)
        behind_comma(desk.page, draft)
        inverted(desk.page, draft, names)
        trailing(desk.page, draft, names)
        after_which(desk.page, draft)
        if thought_of(desk.page, draft):
            continue  # and nobody left of it does
        contact(desk.page, draft)
        asked_of(desk.page, draft)
        subject(desk, draft, names)
        set_off(desk.page, draft, names)
        denier(desk.page, draft, names)
        left_open(desk, draft, before, names, drafts[at - 1][1] if at else None)
        coordinate(desk, draft, number, before)
        near = [d for _, d in (*reversed(before), *_next(desk.page, drafts, at))]
        cited(desk, draft, near, names)
        set_behind(desk, draft, near)
        put_at(desk.page, draft)
    cues = {i for draft in desk.drafts for part in draft.cue for i in range(*part)}
    said = (unmarked(desk.page, draft, number, cues) for number, draft in drafts)
    desk.drafts.extend([draft for draft in said if draft])
    desk.drafts.extend([*counted(desk.page, cues, names), *unread(desk.page, cues, names)])
    bare_quotations(desk, names)


def _last(page: Page, drafts: Sequence[tuple[int, Draft]], at: int) -> Sequence[tuple[int, Draft]]:
    """The last drafts before one, with their numbers, whose cues stand in its sentence."""
    opens, low = page.starts[page.sentence(drafts[at][1].cue[0][0])], at
    while low and at - low < _BEFORE and drafts[low - 1][1].cue[0][0] >= opens:
        low -= 1
    return drafts[low:at]


def _next(page: Page, drafts: Sequence[tuple[int, Draft]], at: int) -> Sequence[tuple[int, Draft]]:
    """The drafts behind one whose cues stand in its sentence."""
    ends = page.sentence_end(drafts[at][1].cue[0][0])
    behind = drafts[at + 1 : at + 1 + _BEFORE]
    return [one for one in behind if one[1].cue[0][0] < ends]


def _goes_on(page: Page, draft: Draft, names: Names) -> bool:
    """ "As the fighting continued, the army urged ...": nobody goes on speaking."""
    low, high = draft.cue[0]
    lone = high - low == 1 and page.lower[low] in mending("going_on") and len(draft.cue) == 1
    quoted = any(a < b and page.quote_of[a] >= 0 for a, b in draft.content)
    return lone and not quoted and not any(somebody(page, part, names) for part in draft.source)


def _idiom(page: Page, draft: Draft) -> bool:
    """ "claiming the lives of", a bare "regarding": words of saying that say nothing."""
    low, high = draft.cue[0]
    if len(draft.cue) == 1 and high - low == 1 and page.lower[low] in mending("no_cues"):
        return True
    if _describes(page, draft):
        return True
    cue = page.lower[low:high]
    if "attention" in cue and not mending("turning").isdisjoint(cue):
        return True  # "they can turn their attention to the south"
    if "responsibility" in cue and not mending("bearing").isdisjoint(cue):
        return True  # "the regime bears responsibility for the attack": it does not say so
    before = [*draft.source, *(part for part in draft.content if part[1] == low)]
    counted = any(word[0].isdigit() for part in before for word in page.lower[part[0] : part[1]])
    if counted and cue[0] in PASSIVE and not mending("done_to").isdisjoint(cue):
        return True  # "5,000 men were committed to the battle"
    after = page.lower[high : high + _LIVES]
    return page.lower[high - 1].startswith("claim") and not mending("lives").isdisjoint(after)


def _looms(page: Page, draft: Draft, names: Names) -> bool:
    """ "The siege threatens the town": what is no one says nothing; what threatens to happen may be somebody's word."""
    low, high = draft.cue[0]
    if page.lower[high : high + 1] == ["to"]:
        return False
    if page.lower[high - 1] not in mending("threatening") or len(draft.source) != 1:
        return False
    part = draft.source[0]
    if part[1] - part[0] == 1 and page.lower[part[0]] in ("that", "which"):
        part = phrase_before(page.words, part[0], page.starts[page.sentence(low)]) or part
    quoted = any(a < b and page.quote_of[a] >= 0 for a, b in draft.content)
    return not quoted and not somebody(page, part, names)


def _charged(desk: Desk, draft: Draft) -> bool:
    """ "Accused Iran of having planned the raid": Iran does not say so."""
    low = draft.cue[0][0]
    outer = desk.drafts[draft.parent] if draft.parent is not None else None
    before, here = desk.page.lower[low - 2 : low], desk.page.lower[low - 1 : low + 1]
    return outer is not None and outer.entry.act == "accuse" and ["of", "having"] in (before, here)


def _describes(page: Page, draft: Draft) -> bool:
    """ "The disputed city", "in disputed areas": what somebody contests, not that anybody denies."""
    low, high = draft.cue[0]
    if len(draft.cue) > 1 or high - low > 1 or not low or page.lower[low] not in mending("describing"):
        return False
    before = page.lower[low - 1]
    return before in mending("internally") or before in grammar()["determiners"] or before in grammar()["prepositions"]
