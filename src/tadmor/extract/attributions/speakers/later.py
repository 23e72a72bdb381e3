"""Who is called by office first and by name soon after: "the town's prosecutor said ... Marin Dubal told reporters".

A report introduces whom it quotes. A name that comes without a word on who its bearer is belongs to somebody that the
sentences before told of by office.
"""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import pairwise

from tadmor.extract.attributions.drafts import Draft
from tadmor.extract.attributions.page import Page
from tadmor.extract.attributions.speakers.bodies import state
from tadmor.extract.attributions.speakers.standing import head_noun
from tadmor.model import Actor, Speaker
from tadmor.nlp.chunks import Range
from tadmor.nlp.grammar import grammar

__all__ = ["named_later"]

_AHEAD = 8  # attributions looked at behind one
_NEAR, _OF_OFFICE = 2, 4  # paragraphs to a bare name, and to a name with the same office
_FORCES = frozenset(["army", "navy", "marine", "police"])
_MANY = frozenset(["people", "police"])
_PRESS = frozenset(["correspondent", "reporter", "journalist"])  # they write, and another one is named


@dataclass(frozen=True, slots=True)
class _Named:
    """A named speaker where the report first names them: `bare` without a word on who that is."""

    speaker: Speaker
    part: Range
    bare: bool


def named_later(
    page: Page, order: Sequence[Draft], known: Sequence[Speaker], actors: Sequence[Actor]
) -> Mapping[Speaker, Speaker]:
    """For speakers without a name the same ones with the name that soon follows. Drafts in text order."""
    found = _bodies(page, order, known, actors) | _called(page, order, known)
    unnamed = {one for draft, one in zip(order, known, strict=True) if _stays(page, draft, one)}
    first = {a.name: _first_named(a) for a in actors if a.kind == "person" and a.id is None}
    for at, (draft, speaker) in enumerate(zip(order, known, strict=True)):
        if speaker in found or speaker in unnamed or not _open(page, draft, speaker):
            continue
        named = next(_ahead(page, order, known, at, first), None)
        if named and _same(page, draft, speaker, named):
            both = _both(speaker, named.speaker)
            found |= {speaker: both, named.speaker: both}
    return found


def _first_named(actor: Actor) -> int:
    """Where somebody is first told of by name: an "I" in what he says may stand before it."""
    g = grammar()
    pronouns = g["subject_pronouns"] | g["object_pronouns"] | g["possessives"]
    named = (m.start for m in actor.mentions if m.text.lower() not in pronouns)
    return min(named, default=actor.mentions[0].start)


def _bodies(
    page: Page, order: Sequence[Draft], known: Sequence[Speaker], actors: Sequence[Actor]
) -> dict[Speaker, Speaker]:
    """For those who watch a war, told of without a name, the body that speaks soon after."""
    bodies = (a.name for a in actors if a.sector == "NGO")
    watching = {name for name in bodies if not grammar()["watchers"].isdisjoint(name.lower().split())}
    watching |= {one.name for one in known if one.name and one.kind == "organisation" and _is_monitor(one.name)}
    found: dict[Speaker, Speaker] = {}
    for at, (draft, speaker) in enumerate(zip(order, known, strict=True)):
        if watching and _watches(page, draft, speaker):
            body = next((each for each in known[at + 1 : at + _AHEAD] if each.name in watching), None)
            found |= {speaker: body} if body else {}
    return found


def _is_monitor(name: str) -> bool:
    """Whether a body that no list has watches by its name: "Vesk Conflict Monitor"."""
    noun = head_noun(name, "for")
    return noun in grammar()["watching_bodies"] and noun != name.lower().partition(" for ")[0]


def _called(page: Page, order: Sequence[Draft], known: Sequence[Speaker]) -> dict[Speaker, Speaker]:
    """For a group told of by what it is, the name that soon follows: "the main group said ... The group, called X,"."""
    found: dict[Speaker, Speaker] = {}
    for at, (draft, speaker) in enumerate(zip(order, known, strict=True)):
        words = page.lower[slice(*draft.source[0])] if len(draft.source) == 1 and speaker.name else []
        if words[:1] != ["the"] or words[2:4] not in ([",", "known"], [",", "called"], [",", "named"], [",", "dubbed"]):
            continue
        before = zip(order[max(0, at - _AHEAD) : at], known[max(0, at - _AHEAD) : at], strict=True)
        same = [one for other, one in before if one.name is None and _is_one(page, other, words[1])]
        found |= {same[-1]: speaker} if same else {}
    return found


def _is_one(page: Page, draft: Draft, noun: str) -> bool:
    """Whether a source is one body of a kind that is brought in by what it is: "the main opposition group"."""
    part = draft.source[0] if len(draft.source) == 1 else (0, 0)
    one = part[0] < part[1] and page.lower[part[0]] in ("the", "a", "an")
    return one and part[1] - part[0] > 2 and _head(page, part) == noun


def _watches(page: Page, draft: Draft, speaker: Speaker) -> bool:
    """ "A war monitor", "a Britain-based monitoring group": a body that a report on a war names soon."""
    if speaker.name is not None or len(draft.source) != 1:
        return False
    words = page.lower[slice(*draft.source[0])]
    return words[0] in ("a", "an") and "and" not in words and not grammar()["watching"].isdisjoint(words)


def _both(office: Speaker, name: Speaker) -> Speaker:
    rank = name.role is not None and name.role.lower() in grammar()["ranks"]
    role = f"{name.role}, {office.role}" if rank else name.role or office.role
    return replace(name, role=role, organisation=name.organisation or office.organisation)


def _open(page: Page, draft: Draft, speaker: Speaker) -> bool:
    """Whether a source is one person by office, who may be named yet; a source that stays unnamed is none."""
    if speaker.name is not None or speaker.kind != "anonymous" or not speaker.role or len(draft.source) != 1:
        return False
    head = _head(page, draft.source[0])
    indefinite = page.lower[draft.source[0][0]] in grammar()["anonymous_articles"]
    one = head not in grammar()["anyone"] | _MANY | _PRESS and (not head.endswith("s") or head.endswith("ss"))
    office = head in grammar()["roles"] or (indefinite and draft.parent is None and draft.entry.type == "speech")
    return one and office and not (indefinite and head in grammar()["unnamed"])


def _stays(page: Page, draft: Draft, speaker: Speaker) -> bool:
    """ "One official", "a source": who is brought in so stays unnamed when called "the official" later."""
    if speaker.name is not None or len(draft.source) != 1:
        return False
    indefinite = page.lower[draft.source[0][0]] in grammar()["anonymous_articles"]
    return indefinite and _head(page, draft.source[0]) in grammar()["unnamed"]


def _ahead(
    page: Page, order: Sequence[Draft], known: Sequence[Speaker], at: int, first: Mapping[str, int]
) -> Iterator[_Named]:
    """Those named for the first time in the sources behind one; bare only until another without a name speaks."""
    alone = True
    here = page.paragraph_of(order[at].cue[0][0])
    for draft, speaker in zip(order[at + 1 : at + _AHEAD], known[at + 1 : at + _AHEAD], strict=True):
        apart = page.paragraph_of(draft.cue[0][0]) - here
        if apart > _OF_OFFICE:
            return
        alone &= speaker == known[at] or speaker.name is not None or not _open(page, draft, speaker)
        part = draft.source[0] if len(draft.source) == 1 else None
        if part is None or speaker.kind != "person" or speaker.name is None:
            continue
        if first.get(speaker.name, -1) >= page.tokens[part[0]].start:
            yield _Named(speaker, part, bare=alone and apart <= _NEAR and _bare(page, part, speaker))


def _bare(page: Page, part: Range, speaker: Speaker) -> bool:
    words = [page.lower[i] for i in range(*part)]
    name = (speaker.name or "").lower().split()
    ranks = grammar()["ranks"]
    forces = {w for w, after in pairwise(words) if w in _FORCES and after in ranks}  # "Army Col. Marin Dubal"
    rest = [w for w in words if w not in ranks | forces and w.isalpha()]
    return len(name) > 1 and all(w in name for w in rest)


def _same(page: Page, draft: Draft, speaker: Speaker, named: _Named) -> bool:
    """A bare name, or the same office with nothing said of the first that does not hold of the second."""
    bodies = {speaker.organisation, named.speaker.organisation} - {None}
    if len(bodies) > 1:
        return False  # "a coalition spokesman" is not "Front spokesman Marin Dubal"
    if named.bare:
        return True
    head, told = _head(page, draft.source[0]), page.lower[named.part[0] : named.part[1]]
    words = {page.lower[i] for i in range(*draft.source[0])}
    if head == "premier":
        head, words = "minister", words - {head} | {"prime"}
    if head not in told or set(told[told.index(head) + 1 :][:1]) & {"'s", "’s"}:
        return False  # "the minister's spokesman" is no minister
    known = words | set(f"{speaker.organisation or ''} {named.speaker.name or ''}".lower().split())
    if _of_another(page, named.part, told.index(head), known):
        return False
    words -= grammar()["determiners"] | {"'s", "’s", "of", head}
    again = told[0] == "the" and told[1:3] == [head, ","]
    return again or words <= {*told, *(speaker.organisation or "").lower().split()}


def _of_another(page: Page, part: Range, head: int, known: Set[str]) -> bool:
    """Whether a name in front of an office says that it is of another body: "Front spokesman Marin Dubal"."""
    own = grammar()["determiners"] | grammar()["ranks"] | grammar()["roles"] | grammar()["titles"]
    front = (i for i in range(part[0], part[0] + head) if page.title(i) and page.lower[i] not in own)
    return any(page.lower[i] not in known and state(page.tokens[i].text) is None for i in front)


def _head(page: Page, part: Range) -> str:
    """The noun that a phrase is about: what stands before its first preposition or comma."""
    ends = grammar()["prepositions"] | {"of", ",", "who", "("}
    end = next((i for i in range(part[0] + 1, part[1]) if page.lower[i] in ends), part[1])
    return page.lower[end - 1]
