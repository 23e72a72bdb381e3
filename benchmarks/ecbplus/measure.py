"""The table: the lemma baseline and Tadmor on the reported topics, by stories given and by stories found."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from benchmarks.ecbplus.beyond import beyond
from benchmarks.ecbplus.corpus import read
from benchmarks.ecbplus.mentions import Mention
from benchmarks.ecbplus.pairs import Openings, Pairs, fit, grouped, pairs
from benchmarks.ecbplus.score import Scores, scores
from benchmarks.incidents import grouped as stories_found

from tadmor.link.tellings.found.whole.stories import opening
from tadmor.model import Reading

__all__ = ["PUBLISHED", "Row", "documents", "rows"]

DEVELOPED = 25  # the last topic that was learnt from
PUBLISHED = "71.7 recall, 85.0 precision, 77.8 F1 in B-cubed (Barhom et al. 2019, CLUSTER+LEMMA, topics 36-45)"
_FOLDS = 5
_THRESHOLDS = tuple(x / 4 for x in range(-6, 4))
Stories = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table; `beyond`: the 95 % interval of its B-cubed F1 less that of the lemma baseline."""

    name: str
    stories: str
    scores: Scores
    beyond: tuple[float, float] | None = None


def documents(corpora: Path) -> tuple[Stories, Stories, Openings]:
    """The story of each document as the corpus gives it, and as its opening tells, each part of the topics by itself;
    and the words of its opening.
    """
    corpus = list(read(corpora))
    given = {gold.document.id: gold.story for gold in corpus}
    parts = [[g for g in corpus if (g.topic <= DEVELOPED) is learnt] for learnt in (True, False)]
    found: dict[str, str] = {}
    for part in parts:
        found |= stories_found(Reading(document=gold.document) for gold in part)
    return given, found, {gold.document.id: opening(Reading(document=gold.document)) for gold in corpus}


def rows(mentions: Sequence[Mention], given: Stories, found: Stories, openings: Openings) -> Iterator[Row]:
    """Learn on one part of the topics, report the other."""
    learnt = [m for m in mentions if m.topic <= DEVELOPED]
    told = [m for m in mentions if m.topic > DEVELOPED]
    events = {m.id: m.event for m in told}
    yield Row("every mention alone", "-", scores({m.id: m.id for m in told}, events))
    for name, stories in (("given", given), ("found", found)):
        lemma = {m.id: f"{stories[m.document]} {m.base}" for m in told}
        yield Row("same head lemma", name, scores(lemma, events))
        taught, asked = pairs(learnt, stories, openings), pairs(told, stories, openings)
        odds = asked.traits @ fit(taught.traits, taught.one_event)
        made = grouped(asked, odds, _threshold(taught))
        by = {m.id: stories[m.document] for m in told}
        yield Row("Tadmor", name, scores(made, events), beyond(made, lemma, events, by))


def _threshold(taught: Pairs) -> float:
    """The log odds that give the best mean of the three F1 on topics that taught nothing to their judge."""
    events = {m.id: m.event for story in taught.stories.values() for m in story}
    fold = np.array([a.topic % _FOLDS for a, _ in taught.of])
    odds, truth = np.zeros(len(taught.of)), taught.one_event
    for held in sorted(set(fold.tolist())):
        weights = fit(taught.traits[fold != held], truth[fold != held])
        odds[fold == held] = taught.traits[fold == held] @ weights
    return max(_THRESHOLDS, key=lambda t: scores(grouped(taught, odds, t), events).conll)
