"""What the words around a draft gainsay: sources that cannot speak, speakers left inside a content, idioms.

Reports whose commas are lost, and captions and tag lines that run into a sentence, bring the heads to these; what they
read of well-kept text hardly meets them.
"""

from tadmor.extract.attributions.drafts import Desk, Draft
from tadmor.extract.attributions.mending.fronts import dateline, run_in, unspoken
from tadmor.extract.attributions.mending.left import PASSIVE, inverted, participle, trailing
from tadmor.extract.attributions.mending.names import Names, mending
from tadmor.extract.attributions.page import Page
from tadmor.model import Reading

__all__ = ["mend"]


def mend(desk: Desk, reading: Reading) -> None:
    """Mend the drafts of a desk in place; those that are no attributions lose their content."""
    names = Names(desk.page, reading)
    drafts = sorted(desk.drafts, key=lambda d: d.cue[0])
    for number, draft in enumerate(drafts):
        if _idiom(desk.page, draft) or names.furniture.intersection(range(*draft.cue[0])):
            draft.content, draft.spans = [], []
            continue
        unspoken(desk.page, draft)
        dateline(desk.page, draft, names)
        run_in(desk.page, draft, names)
        participle(desk, draft, drafts[:number], names)
        inverted(desk.page, draft, names)
        trailing(desk.page, draft, names)


def _idiom(page: Page, draft: Draft) -> bool:
    """ "claiming the lives of", a bare "regarding": words of saying that say nothing."""
    low, high = draft.cue[0]
    if len(draft.cue) == 1 and high - low == 1 and page.lower[low] in mending("no_cues"):
        return True
    cue = page.lower[low:high]
    counted = any(word[0].isdigit() for part in draft.source for word in page.lower[part[0] : part[1]])
    if counted and cue[0] in PASSIVE and not mending("done_to").isdisjoint(cue):
        return True  # "5,000 men were committed to the battle"
    after = page.lower[high : high + 3]
    return page.lower[high - 1].startswith("claim") and not mending("lives").isdisjoint(after)
