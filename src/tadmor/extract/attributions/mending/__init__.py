"""What the words around a draft gainsay: sources that cannot speak, speakers left inside a content, idioms.

Reports whose commas are lost, and captions and tag lines that run into a sentence, bring the heads to these; what they
read of well-kept text hardly meets them.
"""

from collections.abc import Sequence

from tadmor.extract.attributions.drafts import Desk, Draft
from tadmor.extract.attributions.mending.apposed import denied_behind, denies, in_an_aside
from tadmor.extract.attributions.mending.bare import bare_quotations
from tadmor.extract.attributions.mending.between import between
from tadmor.extract.attributions.mending.cited import cited, cites
from tadmor.extract.attributions.mending.fronts import (
    dateline,
    earlier_quotation,
    lone_relative,
    resumed,
    run_in,
    unspoken,
)
from tadmor.extract.attributions.mending.idle import aside, beside, says_nothing
from tadmor.extract.attributions.mending.left import behind_comma, inverted, participle, trailing
from tadmor.extract.attributions.mending.names import Names
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
from tadmor.extract.attributions.mending.tails import behind_verb, from_whom, listeners, quoted_by, swapped
from tadmor.extract.attributions.mending.undenied import at_odds, negation_apart
from tadmor.extract.attributions.mending.wards import counted, put_at, takes_in
from tadmor.extract.attributions.page import Page
from tadmor.model import Reading
from tadmor.nlp.chunks import Range
from tadmor.nlp.grammar import grammar

__all__ = ["mend"]

_BEFORE = 40  # drafts of one sentence: a list without a stop may hold thousands


def mend(desk: Desk, reading: Reading) -> None:
    """Mend the drafts of a desk in place; those that are no attributions lose their content."""
    names = Names(desk.page, reading)
    drafts = sorted(enumerate(desk.drafts), key=lambda d: d[1].cue[0])
    for at, (number, draft) in enumerate(drafts):
        draft.content = [part for part in draft.content if part[0] < part[1]]  # none behind "according to IS,"
        if (
            says_nothing(desk, draft, names)
            or takes_in(desk.page, draft)
            or names.furniture.intersection(range(*draft.cue[0]))
        ):
            draft.content, draft.spans = [], []
            continue
        before = _last(desk.page, drafts, at)
        if denies(desk.page, draft):
            in_an_aside(desk.page, draft, [d for _, d in (*before, *_next(desk.page, drafts, at))])
        _content(desk, draft, names)
        if aside(desk.page, draft, before):
            continue
        if not quoted(desk, draft, before):
            participle(desk, draft, [d for _, d in before], names)
        _source(desk.page, draft, names)
        if thought_of(desk.page, draft):
            continue  # and nobody left of it does
        contact(desk.page, draft)
        asked_of(desk.page, draft)
        subject(desk, draft, names)
        set_off(desk.page, draft, names)
        denier(desk.page, draft, names)
        left_open(desk, draft, before, names, drafts[at - 1][1] if at else None)
        coordinate(desk, draft, number, before)
        near = [d for _, d in (*reversed(before), *_next(desk.page, drafts, at)) if d.content]
        cited(desk, draft, near, names)
        set_behind(desk, draft, near)
        put_at(desk.page, draft)
    cues = {i for draft in desk.drafts for part in draft.cue for i in range(*part)}
    said = (unmarked(desk.page, draft, number, cues) for number, draft in drafts)
    desk.drafts.extend([draft for draft in said if draft])
    live = {i for draft in desk.drafts if draft.content for part in draft.cue for i in range(*part)}
    new = [
        *counted(desk.page, cues, names),
        *denied_behind(desk.page, cues, names),
        *unread(desk.page, cues, names),
        *listeners(desk.page, live, names),
    ]
    desk.drafts.extend(new)
    beside(desk)
    bare_quotations(desk, names)
    between(desk)
    for draft in desk.drafts:
        negation_apart(desk.page, draft)
        at_odds(desk.page, draft)


def _content(desk: Desk, draft: Draft, names: Names) -> None:
    """What is said, by its own words."""
    unspoken(desk.page, draft)
    earlier_quotation(desk.page, draft)
    lone_relative(desk.page, draft)
    cites(desk.page, draft)
    resumed(desk, draft)
    dateline(desk.page, draft, names)
    run_in(desk.page, draft, names)


def _source(page: Page, draft: Draft, names: Names) -> None:
    """Who says it, by where he stands to the verb."""
    draft.source = [_of_one_sentence(page, part, draft.cue[0][0]) for part in draft.source]
    agent(page, draft, names)
    quoted_himself(page, draft, names)
    behind_comma(page, draft)
    inverted(page, draft, names)
    behind_verb(page, draft, names)
    swapped(page, draft, names)
    from_whom(page, draft, names)
    quoted_by(page, draft, names)
    trailing(page, draft, names)
    after_which(page, draft)


def _of_one_sentence(page: Page, part: Range, cue: int) -> Range:
    """A source without what stands in another sentence than its verb, or than its own end."""
    pieces = list(page.sentences(*part))
    open_words = grammar()["determiners"] | grammar()["prepositions"]
    if any(page.lower[piece[1] - 1] in open_words for piece in pieces[:-1]):
        return part  # a line broken behind "the" ends no sentence
    return next((piece for piece in pieces if page.sentence(piece[0]) == page.sentence(cue)), pieces[-1])


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
