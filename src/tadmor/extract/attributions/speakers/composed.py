"""A speaker made of the words of a source alone, where the report tells of nobody whom they mean."""

from tadmor.extract.attributions.speakers.again import rank_again
from tadmor.extract.attributions.speakers.bodies import state
from tadmor.extract.attributions.speakers.definite import named_body
from tadmor.extract.attributions.speakers.ground import Ground
from tadmor.extract.attributions.speakers.heads import apposed, bare, is_calling, maker_part
from tadmor.extract.attributions.speakers.local import local_name
from tadmor.extract.attributions.speakers.named import comes_from, document_headed
from tadmor.extract.attributions.speakers.printed import printed
from tadmor.extract.attributions.speakers.scene import BODIES, is_body
from tadmor.extract.attributions.speakers.standing import joined, unheaded, unnamed, unnamed_kind
from tadmor.extract.attributions.speakers.they import it_or_they
from tadmor.extract.attributions.speakers.wording import (
    BEHIND_NAMES,
    anonymous,
    capitals,
    role_text,
    statement_of,
    titled,
)
from tadmor.model import Span, Speaker, SpeakerKind, overlap
from tadmor.nlp.chunks import Range
from tadmor.nlp.grammar import grammar

__all__ = ["composed"]

_BACKED = frozenset(["backed", "supported", "armed", "funded", "trained", "equipped", "allied", "loyal", "aligned"])
_BACKING = frozenset(["backing", "supporting", "arming", "opposing", "fighting", "besieging", "guarding"])
_OWNED = 4  # words of "its military council"


def composed(ground: Ground, part: Range, words: list[str], *, evidence: bool) -> Speaker:
    """A speaker of a source's own words: a document, somebody unnamed, a body, a group or a person."""
    g, page = grammar(), ground.page
    role = role_text(page, _office_part(ground, part))
    organisation = None if _are_two(words) else _organisation(ground, maker_part(page, bare(page, part)))
    if organisation is not None and not g["against_states"].isdisjoint(words) and state(organisation):
        organisation = None  # "two Norland rebel commanders" are not Norland's
    if evidence and not document_headed(words) and not anonymous(page, part):
        organisation = None  # "the aftermath of strikes by the army": nobody made it to show anything
    if (evidence and not titled(page, part)) or (
        document_headed(words) and not statement_of(ground.page, part) and not titled(ground.page, part)
    ):
        return Speaker(
            name=None if evidence else role,
            kind="document",
            role=role,
            organisation=organisation,
        )
    if (holder := _holder(ground, part) or _behind_body(ground, part)) is not None:
        office = role.rpartition(holder)[0].rstrip(", ") if role else None
        return Speaker(name=holder, kind="person", role=office, organisation=organisation)
    if anonymous(ground.page, part):
        if (ranked := rank_again(ground, part, words, organisation)) is not None:
            return ranked
        return Speaker(name=None, kind="anonymous", role=role, organisation=organisation)
    if page.lower[part[0]] == "one" and page.lower[part[0] + 1 : part[0] + 2] in ([","], ["who"]):
        return Speaker(name=None, kind="anonymous", role=page.span(part).text.rstrip(","))  # "One, who had left, said"
    if words and words[0] in g["nobodies"]:
        kind: SpeakerKind = "group" if words[0] in g["plural_nobodies"] else "anonymous"
        return Speaker(name=None, kind=kind, role=role)
    name = capitals(page, part)
    if name is not None:
        return printed(ground, part, *name, organisation)
    body = named_body(page.span(part).text.removeprefix("the ").removeprefix("The "), words)
    kind = "organisation" if body else unnamed_kind(words)
    if body is None and kind == "organisation":
        owner = _owner(ground, part, words)
        body = local_name(ground, part, words) or _described(words, role, owner)
        organisation = organisation or owner
    return Speaker(name=body, kind=kind, role=role, organisation=organisation)


def _described(words: list[str], role: str | None, owner: str | None) -> str | None:
    """A body that is told by whose it is: "the camp's emergency room", "the union of producers", "its council"."""
    if words[:1] == ["the"] and not {"'s", "’s", "s", "of"}.isdisjoint(words) and role and "," not in role:
        return role
    return f"{owner}'s {' '.join(words[1:])}" if owner else None


def _owner(ground: Ground, part: Range, words: list[str]) -> str | None:
    """Whose "its council" is: the body that the pronoun is read to mean, else the one that "it" would."""
    if words[:1] != ["its"] or len(words) > _OWNED:
        return None
    over = ground.told.over(ground.page.span(part))
    read = next((a.name for m, a in over if m.text.lower() == "its" and is_body(a)), None)
    meant = None if read else it_or_they("it", part, None, ground.scene)
    return read or (meant.name if meant and meant.kind in BODIES else None)


def _are_two(words: list[str]) -> bool:
    """Whether people of two kinds speak: "town clerks and police sources" are no body's."""
    ends = grammar()["prepositions"] | {"who", "which"}
    head = words[: next((i for i, word in enumerate(words) if i and word in ends), len(words))]
    at = head.index("and") if "and" in head[:-1] else 0
    people = grammar()["roles"] | grammar()["group_roles_plural"]
    return at > 0 and head[at - 1] in people and head[-1] in people


def _holder(ground: Ground, part: Range) -> str | None:
    """The name behind an office: "the commander of the battalion, Marin Dubal,", "whose founder, Marin Dubal,"."""
    page, g = ground.page, grammar()
    name = apposed(page, part)
    if name is None or page.lower[part[0]] not in g["determiners"] | g["anonymous_articles"] | {"whose"}:
        return None
    office = page.lower[part[0]] != "the" and not {"member", *g["roles"]}.isdisjoint(
        page.lower[part[0] + 1 : part[0] + 3]
    )
    office = office or page.lower[part[0] + 1] in g["single_roles"]
    if not office and not _is_of_one(ground, (part[0], name[0])):
        return None
    span = page.span(name)
    body = not g["organisation_nouns"].isdisjoint(page.lower[name[0] : name[1]])
    place = any(overlap(span, place.span) for place in ground.places)
    return None if body or place else span.text


def _is_of_one(ground: Ground, front: Range) -> bool:
    """Whether what stands before a name is one man's calling, and tells of no other's: "the harbourmaster,"."""
    page, g = ground.page, grammar()
    end = next((i for i in range(front[0] + 1, front[1]) if page.lower[i] in g["prepositions"] | {"of", ","}), front[1])
    head, rest = page.lower[end - 1], set(page.lower[end : front[1]])
    bodies = g["organisation_nouns"] | g["bodies_again"] | g["group_nouns"] | g["documents"] | g["several_bodies"]
    plain = end - front[0] > 1 and head.isalpha() and not page.title(end - 1) and not head.endswith("s")
    return plain and head not in bodies and rest.isdisjoint(g["single_roles"] | g["roles"]) and is_calling(head)


def _behind_body(ground: Ground, part: Range) -> str | None:
    """The name right behind the body that an office is of: "Chief of Staff of the Vesk Ministry Marin Dubal"."""
    page, g = ground.page, grammar()
    office = (g["roles"] | g["single_roles"]) & set(page.lower[part[0] : part[0] + 2])
    at = next((i for i in range(part[1] - 1, part[0], -1) if page.lower[i] in g["organisation_nouns"]), part[1])
    name = range(at + 1, part[1])
    if not office or "of" not in page.lower[part[0] : at] or not page.title(at) or not 2 <= len(name) <= 3:
        return None
    plain = all(page.title(i) and page.lower[i].isalpha() and page.lower[i] not in g["roles"] for i in name)
    return page.span((at + 1, part[1])).text if plain else None


def _office_part(ground: Ground, part: Range) -> Range:
    """An office without the clause behind it, which goes on about how somebody spoke; who is no official keeps it."""
    short = bare(ground.page, part)
    head = ground.page.lower[short[1] - 1].removesuffix("s")
    return short if head in grammar()["single_roles"] | grammar()["unnamed"] else part


def _organisation(ground: Ground, part: Range) -> str | None:
    over = ground.told.over(ground.page.span(part))
    bodies = [(m, a) for m, a in over if a.kind not in ("person", "civilians") and not unheaded(a)]
    bodies = [(m, a) for m, a in bodies if not comes_from(ground.page, part, m)]
    found = [(m, a) for m, a in bodies if not (_qualifies(ground, m, part) or _backs(ground, m, part))]
    if found:
        return max(found, key=lambda p: p[0].end - p[0].start)[1].name
    return next((a.organisation for _, a in over if unheaded(a) or unnamed(a)), None)


def _backs(ground: Ground, mention: Span, part: Range) -> bool:
    """Whether a body only stands behind those who speak: "coalition-backed brigades", "an alliance backing Harun"."""
    page = ground.page
    if joined(page.text, mention):
        return True
    front = [i for i in range(*part) if page.tokens[i].start < mention.start]
    while front and page.lower[front[-1]] in grammar()["determiners"]:
        front.pop()
    if front and page.lower[front[-1]] in _BACKING:
        return True
    tied = len(front) > 1 and page.lower[front[-1]] in ("by", "with", "to")
    return tied and page.lower[front[-2]] in _BACKED


def _qualifies(ground: Ground, mention: Span, part: Range) -> bool:
    """Whether a name behind a preposition only qualifies a noun: "governors in half the Norland provinces"."""
    page = ground.page
    front = [i for i in range(*part) if page.tokens[i].start < mention.start]
    after = next((i for i in range(*part) if page.tokens[i].start >= mention.end), None)
    tied = any(page.lower[i] in grammar()["prepositions"] | {"of", "within"} for i in front)
    return tied and after is not None and page.lower[after][:1].isalpha() and page.lower[after] not in BEHIND_NAMES
