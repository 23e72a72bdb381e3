"""Nouns that attribute: "reports of", "the UK's commitment to", "plans to", "claims by X that"."""

from tadmor.extract.attributions.cues import Cue
from tadmor.extract.attributions.drafts import Draft
from tadmor.extract.attributions.ends import clause_end
from tadmor.extract.attributions.page import Page
from tadmor.nlp.chunks import Range, phrase_after, phrase_before
from tadmor.nlp.grammar import grammar, is_verbal

__all__ = ["nominal"]


def nominal(
    page: Page, cue: Cue, low: int, high: int, parent: int | None, heads: dict[int, Cue]
) -> tuple[Draft, int] | None:
    """The attribution of a noun cue, and where reading goes on; None when no link follows it."""
    at = cue.end
    if at + 1 < high and page.lower[at + 1] == "to" and page.lower[at] in ("afoot", "yet", "now"):
        at += 1
    if at + 1 >= high:
        return None
    if (by := _handed_on(page, at)) is not None:
        return _by(page, cue, by, high, parent, heads)
    link = page.lower[at]
    entry = next((e for e in cue.entries if link in e.frames), None)
    if entry is None or _otherwise(page, at, high):
        return None
    source = _holder(page, cue.start, low)
    if link == "that":
        end = clause_end(page, at, high, "np", heads)
        return Draft(entry, [(cue.start, cue.end)], source, [(at, end)], parent), end
    if link == "to" and not page.lower[at + 1].endswith("ing"):
        end = clause_end(page, at, high, "inf", heads)
        return Draft(entry, [(cue.start, cue.end)], source, [(at, end)], parent), end
    end = _until_verb(page, at + 1, clause_end(page, at + 1, high, "np", heads))
    return (Draft(entry, [(cue.start, at + 1)], source, [(at + 1, end)], parent), end) if end > at + 1 else None


def _handed_on(page: Page, at: int) -> int | None:
    """Where the "by" stands of "claims by X that", "claims, circulated by X, that"."""
    set_off = at + (page.lower[at] == ",")
    passed = page.lower[set_off : set_off + 1] and page.lower[set_off] in grammar()["spread"]
    by = set_off + 1 if passed else at
    return by if page.lower[by : by + 1] == ["by"] else None


def _by(
    page: Page, cue: Cue, at: int, high: int, parent: int | None, heads: dict[int, Cue]
) -> tuple[Draft, int] | None:
    """ "Claims by the army that ...": who claims stands behind the noun."""
    part = phrase_after(page.words, at + 1, high)
    entry = next((e for e in cue.entries if "that" in e.frames), None)
    that = part[1] + (page.lower[part[1] : part[1] + 1] == [","]) if part else high
    if part is None or entry is None or page.lower[that : that + 1] != ["that"] or that + 1 >= high:
        return None
    end = clause_end(page, that, high, "np", heads)
    return Draft(entry, [(cue.start, cue.end)], [part], [(that, end)], parent), end


def _otherwise(page: Page, at: int, high: int) -> bool:
    """Whether a link is none: a day behind "of" ("its report of Sunday"), a relative "that" ("a message that was")."""
    g, after = grammar(), page.lower[at + 1]
    if page.lower[at] == "of":
        return after in g["time_heads"] and page.words.title(at + 1)
    helper = after in g["be"] | g["have"] and at + 2 < high
    return page.lower[at] == "that" and helper


def _until_verb(page: Page, low: int, high: int) -> int:
    return next(
        (i for i in range(low + 1, high) if is_verbal(page.words, i) and page.lower[i] in grammar()["auxiliaries"]),
        high,
    )


def _nearest(page: Page, part: Range) -> int:
    """The holder alone, without what it is an adjunct of: "Ankara" in "chapters in Ankara's bid"."""
    prepositions = grammar()["prepositions"] - {"of"}
    return next((i + 1 for i in range(part[1] - 2, part[0], -1) if page.lower[i] in prepositions), part[0])


def _holder(page: Page, start: int, low: int) -> list[Range]:
    """Whose it is: "the UK's", "its own", "the American", or nobody's."""
    g, lower = grammar(), page.lower
    at = start
    while at > low and lower[at - 1] in (
        "own",
        "new",
        "latest",
        "recent",
        "previous",
        "repeated",
        "escalating",
        "unconfirmed",
        "initial",
        "conflicting",
    ):
        at -= 1
    if at == low:
        return []
    if lower[at - 1] in ("'s", "’s") or (lower[at - 1] in ("'", "’") and at - 1 > low):
        head = phrase_before(page.words, at - 1, low)
        return [(_nearest(page, head), at)] if head else []
    if lower[at - 1] in g["possessives"] and lower[at - 1] != "whose":
        return [(at - 1, start if lower[at : at + 1] == ["own"] else at)]
    if page.words.title(at - 1) and at - 1 > low and lower[at - 2] in ("the", "this"):
        return [(at - 2, at)]
    return []
