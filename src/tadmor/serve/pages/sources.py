"""Disputes, sources and echoes: who says otherwise, what somebody said, which reports only repeat."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, replace
from typing import Any, get_args

from tadmor.export import wording
from tadmor.model import CertaintyLabel
from tadmor.serve import leaving, shapes
from tadmor.serve.addresses import segment
from tadmor.serve.cards import happening
from tadmor.serve.pages.ground import in_order, viewed
from tadmor.serve.reviewing import undoable
from tadmor.serve.screens import Answer, Asked, Entry, Gone, Screen
from tadmor.store import NAMES, View, parse_filter
from tadmor.store.grades import GRADES
from tadmor.store.words import words as words_of
from tadmor.views import EchoGroup, Source
from tadmor.views import disputes as find_disputes
from tadmor.views import echoes as find_echoes
from tadmor.views import sources as find_sources
from tadmor.views.reach import Reach
from tadmor.views.shapes import Shape, dispute_shape, source_shape

__all__ = ["SCREENS"]

_SURE: tuple[CertaintyLabel, ...] = get_args(CertaintyLabel)
_MOST_NAMES = 1000
_GROUPS = 200


def _disputes(asked: Asked) -> Answer:
    found = find_disputes(asked.view, in_order(asked))
    rows = [
        dispute_shape(one)
        | {
            "happening": happening(one.row),
            "type": wording.kind_of(one.row.incident.type, one.row.incident.class_, asked.house.measured_types),
        }
        for one in found.disputes
    ]
    answer = viewed(asked, rows, found.reach, any(one.row.composed for one in found.disputes))
    return replace(answer, more={**answer.more, "of": found.of})


def _dispute_file(asked: Asked, answer: Answer) -> Iterable[Mapping[str, Any]]:
    for row in leaving.shapes(asked, answer.rows, _of_pair):
        one, other = ([*row["pair"], {}, {}])[:2]
        yield {
            "incident": row["incident"],
            "finding": row["finding"],
            "aspect": row["aspect"],
            "role": row["role"],
            "why": row["why"],
            "across_sides": row["across_sides"],
            "accounts": row["accounts"],
            "what": row["happening"],
            "when": row["when"],
            "one_says": one.get("words"),
            "one_is": one.get("voice"),
            "one_in": one.get("document"),
            "other_says": other.get("words"),
            "other_is": other.get("voice"),
            "other_in": other.get("document"),
            "newest": row["newest"],
            "composed": row["composed"],
        }


def _of_pair(row: Mapping[str, Any]) -> list[str]:
    return [value["document"] for value in row["pair"]] + [claim["document"] for claim in row["claims"]]


def _dispute_entries(asked: Asked, answer: Answer) -> Iterable[Entry]:
    for row in leaving.shapes(asked, answer.rows, _of_pair):
        yield Entry(
            id=f"dispute:{row['incident']}:{row['aspect']}:{row['role'] or ''}",
            title=f"{row['finding']}: {row['happening']}",
            link=f"/incidents/{segment(row['incident'])}/compare",
            summary=f"{row['why']}. {row['accounts']}",
            day=row["newest"],
        )


def _sources(asked: Asked) -> Answer:
    found = find_sources(asked.view, asked.filter)
    answer = viewed(
        asked, list(map(source_shape, found.sources)), found.reach, any(one.composed for one in found.sources)
    )
    return replace(answer, more={**answer.more, "of": found.of, "unnamed": found.unnamed})


def _source(asked: Asked) -> Answer:
    """The speaker and the outlet of a name; both where a name is both."""
    name = asked.path["id"]
    found = [
        *_named(asked, name, {"speaker": [name]}),
        *_named(asked, name, {"outlet": [name]}),
    ]
    if not found:
        raise Gone(f"No report in this store names a source {name!r}.")
    answer = viewed(asked, list(map(source_shape, found)), Reach(read=len(found)), any(one.composed for one in found))
    sure = [[(wording.committed(label), one.by_certainty.get(label, 0), label) for label in _SURE] for one in found]
    incidents = {stand.row.id: happening(stand.row) for one in found for stand in one.stands}
    standing = [_standing(asked.view, one) for one in found]
    more = {"sure": sure, "happenings": incidents, "standing": standing, "GRADES": GRADES}
    return replace(answer, title=found[0].name, more={**answer.more, **more})


def _standing(view: View, one: Source) -> dict[str, Any]:
    """What a grade rests on, and which line can be taken back."""
    decisions = view.decisions(one.target)
    return {"target": one.target, "seen": str(view.seen(one.target)), "undoable": undoable(decisions)}


def _named(asked: Asked, name: str, words: Mapping[str, list[str]]) -> Iterator[Source]:
    filter = parse_filter({**words, "size": [str(_MOST_NAMES)]})
    yield from (one for one in find_sources(asked.view, filter).sources if words_of(one.name) == words_of(name))


def _source_file(asked: Asked, answer: Answer) -> Iterable[Mapping[str, Any]]:
    for row in leaving.shapes(asked, answer.rows, lambda row: (claim["document"] for claim in row["said"])):
        yield {
            "name": row["name"],
            "kind": row["kind"],
            "reliability": row["reliability"]["grade"] if row["reliability"] else None,
            "claims": row["claims"] if isinstance(row["claims"], int) else len(row["claims"]),
            "reports": row["documents"],
            "outlets": "; ".join(row["outlets"]),
            "first": row["first"],
            "last": row["last"],
            **{label: row["by_certainty"].get(label, 0) for label in _SURE},
            "repeats_others": len(row["repeats"]),
            "repeated_by_others": len(row["repeated"]),
            "contradicted": len(row["contradicted"]),
            "denied_by_others": len(row["denied_by_others"]),
            "denies": len(row["denies"]),
            "composed": row["composed"],
        }


def _echoes(asked: Asked) -> Answer:
    groups = find_echoes(asked.view, asked.filter if asked.words else None)
    kept = groups[:_GROUPS]
    titles = {member.document: _report(asked, member.document) for group in kept for member in group.members}
    composed = any(known[1] for known in titles.values())
    answer = viewed(asked, list(map(_group, kept)), Reach(read=len(groups), more=False), composed)
    return replace(answer, more={**answer.more, "titles": titles, "of": len(groups)})


def _group(group: EchoGroup) -> Shape:
    return {
        "kind": group.kind,
        "ultimate_source": group.ultimate_source,
        "why": group.why,
        "documents": list(group.documents),
        "members": [asdict(member) | {"words": list(member.words)} for member in group.members],
    }


def _report(asked: Asked, document: str) -> tuple[str, bool]:
    row = asked.view.document(document)
    return (row.title or document, row.composed) if row else (document, False)


def _echo_file(asked: Asked, answer: Answer) -> Iterable[Mapping[str, Any]]:
    for number, row in enumerate(leaving.shapes(asked, answer.rows, lambda row: row["documents"]), 1):
        for member in row["members"]:
            yield {
                "group": number,
                "kind": row["kind"],
                "ultimate_source": row["ultimate_source"],
                "document": member["document"],
                "outlet": member["outlet"],
                "published": member["published"],
                "why": member["why"],
                "words": "; ".join(member["words"]),
                "repeats": member["of"],
            }


SCREENS = (
    Screen(
        name="disputes",
        path="/disputes",
        title="Disputes",
        summary="Where voices contradict each other, or somebody denies: sides against each other first.",
        template="disputes.html",
        answer=_disputes,
        shape=shapes.found("Disputes"),
        words=NAMES,
        table=_dispute_file,
        entries=_dispute_entries,
    ),
    Screen(
        name="sources",
        path="/sources",
        title="Sources",
        summary="Speakers and outlets: how much they said and how surely, and on what they were contradicted.",
        template="sources.html",
        answer=_sources,
        shape=shapes.found("Sources"),
        words=NAMES,
        table=_source_file,
    ),
    Screen(
        name="source",
        path="/sources/{id}",
        title="Source",
        summary="What one speaker or outlet said, whom they repeat, who repeats them, who says otherwise.",
        template="source.html",
        answer=_source,
        shape=shapes.found("Source"),
        table=_source_file,
    ),
    Screen(
        name="echoes",
        path="/echoes",
        title="Echoes",
        summary="Reports that are one text, or rest on one source: each group adds one account, however many print it.",
        template="echoes.html",
        answer=_echoes,
        shape=shapes.found("Echoes"),
        words=NAMES,
        table=_echo_file,
    ),
)
