"""Which reports are copies, and which rest on one source: groups of documents, each with the reason of every member.

A copy is the same text, perhaps shortened. An echo is another text with the same ultimate source: a later state of a
report that its outlet wrote on, one voice that several documents give for one incident, one statement of a speaker that
several documents repeat, one quotation that they print, or one agency that several reports of a story credit. Groups
are transitive. An outlet that tells its own background again rests on nobody, and is no echo.
"""

from collections import Counter
from collections.abc import Container, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from tadmor.link.houses import same_house
from tadmor.link.voices import lineage_of, reason
from tadmor.link.voices.groups import Groups
from tadmor.link.voices.statements import Stated
from tadmor.link.voices.stating import stated_of
from tadmor.model import DocumentLink, Echo, Span, Voice, overlap
from tadmor.model.links import LinkKind
from tadmor.model.voices import EchoKind
from tadmor.store import Filter, IncidentRow, View, every
from tadmor.views.statements import statements

__all__ = ["EchoGroup", "Member", "echoes"]

GroupKind = Literal["copy", "echo"]
_ANY = Filter(size=1000)
_AS_WELL = "says it elsewhere as well"
_SAME: dict[GroupKind, tuple[LinkKind, ...]] = {"copy": ("copy", "excerpt"), "echo": ("copy", "excerpt", "update")}
"""Links that make documents one text."""
_OWN_WORDS: tuple[EchoKind, ...] = ("outlet", "copy", "rewritten")
"""Why an outlet's words in one report of its own go with those in another: it is no source of itself."""


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

    `ultimate_source` is the name of who says it in the end: an agency, an outlet, a speaker. `whole`: the reports are
    one text, else only what that source says in them is one, and the rest of each report is its own.
    """

    kind: GroupKind
    ultimate_source: str | None
    members: tuple[Member, ...]
    whole: bool = False

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
    links = tuple(view.links())
    copies, versions = _one_text(links, facts, "copy"), _one_text(links, facts, "echo")
    same = {frozenset(copy.documents) for copy in copies}
    written_on = [group for group in versions if frozenset(group.documents) not in same]
    found = [*copies, *written_on, *_echoes(view, links, facts, versions, filter or _ANY)]
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
        self._stated: dict[str, list[Stated]] = {}

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

    def speaker(self, id_: str, words: Span) -> str | None:
        """Who is read to say some words of a document; None for the document itself, or somebody it does not name."""
        if id_ not in self._stated:
            reading = self._view.reading(id_)
            self._stated[id_] = [one for one in (stated_of(reading) if reading else ()) if one.who and not one.own]
        return next((one.who for one in self._stated[id_] if any(overlap(span, words) for span in one.spans)), None)

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


def _one_text(every_link: Sequence[DocumentLink], facts: _Facts, kind: GroupKind) -> list[EchoGroup]:
    """Documents that are one text: copies of it, or as an echo also what an outlet made of it later."""
    groups, links = Groups[str](), dict[str, list[DocumentLink]]()
    for link in every_link:
        if link.kind in _SAME[kind]:
            groups.join(link.first, link.second)
            for id_ in (link.first, link.second):
                links.setdefault(id_, []).append(link)
    return [_printed(facts, kind, members, links) for members in _sets(links, groups)]


def _printed(facts: _Facts, kind: GroupKind, members: list[str], links: dict[str, list[DocumentLink]]) -> EchoGroup:
    first, *others = facts.first(members)
    told = [facts.member(id_, *_same_words(facts, id_, first, links[id_])) for id_ in others]
    return EchoGroup(kind=kind, ultimate_source=facts.source(members), members=(facts.member(first), *told), whole=True)


def _same_words(
    facts: _Facts, id_: str, first: str, links: list[DocumentLink]
) -> tuple[str, tuple[str, ...], str | None]:
    """Why a document is of one text: with the first one if they share words, else with what it shares most with."""
    best = max(links, key=lambda link: (first in (link.first, link.second), min(link.shares), link.first, link.second))
    mine, other = (0, best.second) if best.first == id_ else (1, best.first)
    share = round(100 * best.shares[mine])
    words = tuple((p.first if mine == 0 else p.second).text for p in best.passages[:1])
    where = f"the report of {facts[other].outlet or other}"
    if best.kind == "update":
        return f"another state of {where}: {share} % of its words stand there", words, other
    return f"{share} % of its words stand in {where}", words, other


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


def _echoes(
    view: View, links: Sequence[DocumentLink], facts: _Facts, versions: list[EchoGroup], asked: Filter
) -> Iterator[EchoGroup]:
    """Documents of one voice, group by group; those that are one text, all of them, are none."""
    same = {id_: at for at, group in enumerate(versions) for id_ in group.documents}
    groups, sources = Groups[str](), dict[str, _Source]()
    for name, members in (*_resting(view, facts), *_quoted(links, facts), *_stated(view, facts, asked)):
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
            several = voice.name and len(voice.documents) > 1
            members = list(_voiced(facts, voice, _changed(row, voice))) if several else []
            if voice.name and len(members) > 1:
                yield _body(view, voice) or voice.name, members


def _body(view: View, voice: Voice) -> str | None:
    """The body that a person speaks for, where its reports say so: a ministry and its spokesman are one source."""
    rows = [row for id_ in voice.claims if (row := view.claim(id_)) is not None and row.speaker_kind == "person"]
    told = Counter(row.speaker_organisation for row in rows if row.speaker_organisation)
    return min(told, key=lambda name: (-told[name], name)) if told else None


def _quoted(links: Sequence[DocumentLink], facts: _Facts) -> Iterator[tuple[str, list[Member]]]:
    """Who is quoted with the same words in two documents, where it is read who that is."""
    for link in links:
        if link.kind == "quotation":
            told = [(link.first, passage.first) for passage in link.passages]
            told += [(link.second, passage.second) for passage in link.passages]
            known = [(facts.speaker(id_, words), id_, words) for id_, words in told]
            name = next((who for who, _, _ in known if who), None)
            first, second = facts.first((link.first, link.second))
            words = next(words.text for _, id_, words in known if id_ == second)
            if name:
                why = f"it quotes the same words of {name}"
                yield name, [facts.member(first), facts.member(second, why, (words,), first)]


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


def _changed(row: IncidentRow, voice: Voice) -> frozenset[str]:
    """The documents in which a voice corrects a figure of its own, and those that have the one before."""
    pairs = [f.pair for f in row.compared.findings if f.relation == "update"]
    return frozenset(v.document for pair in pairs if {v.voice for v in pair} == {voice.name} for v in pair)


def _voiced(facts: _Facts, voice: Voice, changed: Container[str]) -> Iterator[Member]:
    """The documents that rest on a voice; of an outlet's own reports, only what others rest on, or what it corrects."""
    said: dict[str, Echo] = {}
    for echo in voice.echoes:
        if echo.document in changed or not _of_itself(facts, echo):
            said.setdefault(echo.document, echo)
    repeated = {echo.origin for echo in said.values()}
    for id_ in voice.documents:
        found = said.get(id_)
        if found is not None:
            yield facts.member(id_, reason(found), tuple(span.text for span in found.evidence), found.origin)
        elif not same_house(facts[id_].outlet, voice.name) or id_ in repeated or None in repeated:
            yield facts.member(id_)


def _of_itself(facts: _Facts, echo: Echo) -> bool:
    """Whether an outlet only tells again what it told before."""
    if echo.kind not in _OWN_WORDS or echo.origin is None:
        return echo.kind == "outlet"
    return same_house(facts[echo.document].outlet, facts[echo.origin].outlet)
