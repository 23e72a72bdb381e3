"""All that the development messages teach, each half apart: what one half was taught is tried on the other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.muc.answers import Candidate, Message, candidates
from benchmarks.muc.blame import Known, both, known_from
from benchmarks.muc.joining import Joiner, learn_joiner
from benchmarks.muc.keys import Template
from benchmarks.muc.relevance import Filter, features, fit, labels
from benchmarks.muc.score import ROWS, score
from benchmarks.muc.taught import Filler, learn_filler, lessons
from benchmarks.muc.telex import halves, messages, parse
from benchmarks.muc.words import learn_taste

__all__ = ["Taught", "learn"]

_THRESHOLDS = (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5)
_Told = Mapping[str, Message]
_Messages = Mapping[str, Sequence[Candidate]]
_Keys = Mapping[str, Sequence[Template]]


@dataclass(frozen=True)
class Taught:
    """All that one half taught, or both: what is one incident, filling, what counts, who has been blamed."""

    joiner: Joiner
    filler: Filler
    relevance: Filter
    known: Known

    def filled(self, message: Message) -> list[Candidate]:
        """The candidates of a message, their templates filled as was learnt."""
        return [self.filler.refilled(one, self.known) for one in _gathered(self.joiner, message)]

    def answers(self, message: Message) -> list[Template]:
        """The templates for a message."""
        return self.relevance.answers(self.filled(message))


def _gathered(joiner: Joiner, message: Message) -> list[Candidate]:
    return candidates(message, joiner.gather(message.frame, message.mentions))


def _joiners(keys: _Keys, halved: Sequence[_Told]) -> tuple[Joiner, Joiner, Joiner]:
    """Taught by B, by A and by both."""
    taught = [[(m.frame, m.mentions, keys.get(name, ())) for name, m in half.items()] for half in halved]
    return learn_joiner(taught[1]), learn_joiner(taught[0]), learn_joiner(taught[0] + taught[1])


def learn(corpora: Path, keys: _Keys, dev: _Told) -> tuple[Taught, Taught, Taught]:
    """What is needed for half A (taught by B), for half B, and for the tests (taught by both)."""
    texts = {name: parse(name, text).body.split("\n\n") for name, text in messages(corpora) if name.startswith("DEV")}
    parts = {name: [s for p in paragraphs for s in p.split(". ")] for name, paragraphs in texts.items()}
    halved = halves(texts)
    tastes = [learn_taste({name: parts[name] for name in half}, keys) for half in halved]
    known = [known_from(keys.get(name, ()) for name in half) for half in halved]
    messages_ = [{name: dev[name] for name in half if name in dev} for half in halved]
    joiners = _joiners(keys, messages_)
    found = [
        {name: _gathered(joiner, m) for name, m in half.items()}
        for joiner, half in zip(joiners, messages_, strict=False)
    ]
    taught = [list(lessons(keys, part, known[1 - n])) for n, part in enumerate(found)]
    fillers = [learn_filler(part) for part in (taught[1], taught[0], taught[0] + taught[1])]
    refilled = [
        {name: [fillers[n].refilled(one, known[1 - n]) for one in everyone] for name, everyone in part.items()}
        for n, part in enumerate(found)
    ]
    rows = [
        [
            (features(one, everyone, [tastes[1 - n]]), label)
            for name, everyone in part.items()
            for one, label in zip(everyone, labels(keys.get(name, ()), everyone), strict=True)
            if label is not None
        ]
        for n, part in enumerate(refilled)
    ]
    weights = [fit([x for x, _ in part], [y for _, y in part]) for part in (rows[1], rows[0], rows[0] + rows[1])]
    drafts = [Filter([tastes[1]], weights[0]), Filter([tastes[0]], weights[1]), Filter(tastes, weights[2])]
    best = _threshold(keys, refilled, drafts)
    every = (known[1], known[0], both(known))
    return tuple(  # type: ignore[return-value]
        Taught(joiner, filler, replace(draft, threshold=best), one)
        for joiner, filler, draft, one in zip(joiners, fillers, drafts, every, strict=True)
    )


def _threshold(keys: _Keys, found: Sequence[_Messages], drafts: Sequence[Filter]) -> float:
    """The threshold that gives the best F over both halves, all slots and templates."""
    likely = {
        name: [(c.template, draft.likelihood(features(c, everyone, draft.tastes))) for c in everyone]
        for half, draft in zip(found, drafts, strict=False)
        for name, everyone in half.items()
    }

    def f(threshold: float) -> float:
        chosen = ((keys.get(n, ()), [t for t, p in both if p >= threshold]) for n, both in likely.items())
        return score(chosen).total(ROWS[1]).f

    return max(_THRESHOLDS, key=f)
