"""Which reports are copies, and which rest on one source: groups of documents, each with the reason of every member.

A copy is the same text, perhaps shortened. An echo is another text with the same ultimate source: one voice that
several documents give for one incident, one statement of a speaker that several documents repeat, or one agency that
several reports of a story credit. Groups are transitive.
"""

from collections import Counter
from collections.abc import Container, Hashable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from tadmor.link.voices import lineage_of, reason
from tadmor.link.voices.groups import Groups
from tadmor.model import DocumentLink, Echo, Voice
from tadmor.store import Filter, View, every
from tadmor.views.statements import statements

__all__ = ["EchoGroup", "Member", "echoes"]

GroupKind = Literal["copy", "echo"]
_ANY = Filter(size=1000)
_AS_WELL = "says it elsewhere as well"


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A document of a group: why it adds no voice, in a sentence, with the words that say so ("" for the earliest).

    `of` is the document that it repeats, where one is known.
    """

    document: str
    outlet: str | None
    published: date | None
    why: str = ""
    words: tuple[str, ...] = ()
    of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EchoGroup:
    """Documents that are one text, or rest on one source; the earliest known first.

    `ultimate_source` is the name of who says it in the end: an agency, an outlet, a speaker.
    """

    kind: GroupKind
    ultimate_source: str | None
    members: tuple[Member, ...]

    @property
    def documents(self) -> tuple[str, ...]:
        """The documents' ids, the earliest known first."""
        return tuple(member.document for member in self.members)

    @property
    def why(self) -> str:
        """One sentence for the whole group."""
        told = Counter(member.why for member in self.members[1:] if member.why)
        return "; ".join(text for text, _ in told.most_common())


def echoes(view: View, filter: Filter | None = None) -> tuple[EchoGroup, ...]:
    """Every group with a document that answers a filter (any group, without one); copies first, the largest first.

    Reads all links and all incidents that several documents tell, and the claims of the documents asked for; of a
    store with very many the newest (`views.statements`).
    """
    asked = None if filter is None else {row.id for row in every(view.documents, filter)}
    facts = _Facts(view)
    copies = _copies(view, facts)
    found = [*copies, *_echoes(view, facts, copies, filter or _ANY)]
    return tuple(
        sorted(
            (group for group in found if asked is None or asked & set(group.documents)),
            key=lambda group: (group.kind, -len(group.members), group.documents),
        )
    )


@dataclass(frozen=True, slots=True)
class _Document:
    id: str
    outlet: str | None
    published: date | None
    agency: str | None
    words: tuple[str, ...]


class _Facts:
    """What groups say of documents, looked up once."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._known: dict[str, _Document] = {}

    def __getitem__(self, id_: str) -> _Document:
        if id_ not in self._known:
            reading = self._view.reading(id_)
            credit = lineage_of(reading.document) if reading else None
            self._known[id_] = _Document(
                id_,
                reading.document.outlet if reading else None,
                reading.document.published if reading else None,
                credit.agency if credit else None,
                (credit.span.text,) if credit and credit.span else (),
            )
        return self._known[id_]

    def first(self, ids: Iterable[str], resting: Container[str] = ()) -> list[str]:
        """Documents, the earliest published first; of one day those that rest on nobody, then without a credit."""
        return sorted(
            ids, key=lambda id_: (self[id_].published or date.max, id_ in resting, self[id_].agency is not None, id_)
        )

    def member(self, id_: str, why: str = "", words: tuple[str, ...] = (), of: str | None = None) -> Member:
        known = self[id_]
        return Member(document=id_, outlet=known.outlet, published=known.published, why=why, words=words, of=of)

    def source(self, ids: Iterable[str]) -> str | None:
        """Whose text it is: the agency that one of the documents credits, else the outlet of the earliest."""
        ordered = self.first(ids)
        credited = next((self[id_].agency for id_ in ordered if self[id_].agency), None)
        return credited or self[ordered[0]].outlet


def _copies(view: View, facts: _Facts) -> list[EchoGroup]:
    groups, links = Groups[str](), dict[str, list[DocumentLink]]()
    for link in view.links():
        if link.kind in ("copy", "excerpt"):
            groups.join(link.first, link.second)
            for id_ in (link.first, link.second):
                links.setdefault(id_, []).append(link)
    return [_copied(facts, members, links) for members in _sets(links, groups)]


def _copied(facts: _Facts, members: list[str], links: dict[str, list[DocumentLink]]) -> EchoGroup:
    first, *others = facts.first(members)
    told = [facts.member(id_, *_same_words(facts, id_, first, links[id_])) for id_ in others]
    return EchoGroup(kind="copy", ultimate_source=facts.source(members), members=(facts.member(first), *told))


def _same_words(
    facts: _Facts, id_: str, first: str, links: list[DocumentLink]
) -> tuple[str, tuple[str, ...], str | None]:
    """Why a document is a copy: of the first one if they share words, else of whichever it shares most with."""
    best = max(links, key=lambda link: (first in (link.first, link.second), min(link.shares), link.first, link.second))
    mine, other = (0, best.second) if best.first == id_ else (1, best.first)
    share = round(100 * best.shares[mine])
    words = tuple((p.first if mine == 0 else p.second).text for p in best.passages[:1])
    return f"{share} % of its words stand in the report of {facts[other].outlet or other}", words, other


def _sets(ids: Iterable[str], groups: Groups[str]) -> list[list[str]]:
    found: dict[Hashable, list[str]] = {}
    for id_ in ids:
        found.setdefault(groups.root(id_), []).append(id_)
    return [members for members in found.values() if len(members) > 1]


@dataclass(slots=True)
class _Source:
    """One source of echoes: the documents that rest on it, and why each does."""

    name: str
    documents: dict[str, Member]


def _echoes(view: View, facts: _Facts, copies: list[EchoGroup], asked: Filter) -> Iterator[EchoGroup]:
    """Documents of one voice, group by group; those that are copies of each other, all of them, are none."""
    same = {id_: at for at, group in enumerate(copies) for id_ in group.documents}
    groups, sources = Groups[str](), dict[str, _Source]()
    for name, members in (*_resting(view, facts), *_stated(view, facts, asked)):
        keys = [f"{name}\n{member.document}" for member in members]
        groups.join(keys[0], *keys[1:])
        for key, member in zip(keys, members, strict=True):
            known = sources.setdefault(key, _Source(name, {}))
            if not known.documents.get(member.document, member).why:
                known.documents[member.document] = member
            known.documents.setdefault(member.document, member)
    for keys in _sets(sources, groups):
        told = {id_: member for key in keys for id_, member in sources[key].documents.items()}
        if len({same.get(id_, id_) for id_ in told}) > 1:
            name, (first, *others) = sources[keys[0]].name, facts.first(told, {id_ for id_ in told if told[id_].why})
            rest = [told[id_] if told[id_].why else replace(told[id_], why=f"{name} {_AS_WELL}") for id_ in others]
            yield EchoGroup(kind="echo", ultimate_source=name, members=(told[first], *rest))


def _resting(view: View, facts: _Facts) -> Iterator[tuple[str, list[Member]]]:
    """Sources with the documents that rest on them: voices of incidents, agencies that reports of a story credit."""
    for row in view.told_by_several():
        if row.incident.story:
            yield from _credited(facts, row.incident.documents)
            continue
        for voice in row.compared.voices.voices:
            if voice.name and len(voice.documents) > 1:
                yield _body(view, voice) or voice.name, list(_voiced(facts, voice))


def _body(view: View, voice: Voice) -> str | None:
    """The body that a person speaks for, where its reports say so: a ministry and its spokesman are one source."""
    rows = [row for id_ in voice.claims if (row := view.claim(id_)) is not None and row.speaker_kind == "person"]
    told = Counter(row.speaker_organisation for row in rows if row.speaker_organisation)
    return min(told, key=lambda name: (-told[name], name)) if told else None


def _stated(view: View, facts: _Facts, asked: Filter) -> Iterator[tuple[str, list[Member]]]:
    """Speakers with the documents that repeat one statement of theirs, beyond what incidents' voices say."""
    for found in statements(view, asked):
        first, second = found.first.document, found.second.document
        words = tuple(span.text for span in found.second.spans)
        yield found.who, [facts.member(first), facts.member(second, reason(found.echo), words, first)]


def _credited(facts: _Facts, documents: tuple[str, ...]) -> Iterator[tuple[str, list[Member]]]:
    of: dict[str, list[Member]] = {}
    for id_ in documents:
        agency = facts[id_].agency
        if agency:
            of.setdefault(agency, []).append(facts.member(id_, f"the report credits {agency}", facts[id_].words))
    yield from ((agency, members) for agency, members in of.items() if len(members) > 1)


def _voiced(facts: _Facts, voice: Voice) -> Iterator[Member]:
    said: dict[str, Echo] = {}
    for echo in voice.echoes:
        said.setdefault(echo.document, echo)
    for id_ in voice.documents:
        found = said.get(id_)
        if found is None:
            yield facts.member(id_)
        else:
            yield facts.member(id_, reason(found), tuple(span.text for span in found.evidence), found.origin)
