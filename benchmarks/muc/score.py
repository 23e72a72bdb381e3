"""MUC-4's scores: each answer is correct, partial, incorrect, spurious or missing, slot by slot (Chinchor 1992).

Templates are first mapped onto the key's, one to one, so that as much as possible matches; a pair needs incident types
that match at least partly, and one more slot besides. Then the fills of a slot are paired the same way. Recall is
(COR + PAR/2) over possible, precision the same over actual, F their harmonic mean. Optional templates and fills that
were not given do not count as missing.

Rows: *all templates* counts the fills of spurious templates as spurious; *matched/missing* leaves them out. String
fills match by their words, numbers, dates and places by what they mean. What was judged by hand in 1992 (whether a
string that is not the key's names the same thing) is judged by head words here.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from benchmarks.muc.keys import SLOTS, Days, Fill, Template, days_of, location_of
from benchmarks.muc.lists import listed

__all__ = ["ROWS", "Counts", "Report", "add", "align", "assign", "grade", "score"]

ROWS = ("matched/missing", "all templates")
_FULL, _HALF = 2, 1  # twice the credit, so that sums stay whole
_BROADER = ("ATTACK", frozenset(("BOMBING", "ARSON")))
_WORD = re.compile(r"[A-Z0-9][A-Z0-9.'-]*")


@dataclass(slots=True)
class Counts:
    """How many fills were correct, partial, incorrect, spurious and missing."""

    cor: int = 0
    par: int = 0
    inc: int = 0
    spu: int = 0
    mis: int = 0

    def __iadd__(self, other: "Counts") -> "Counts":
        self.cor += other.cor
        self.par += other.par
        self.inc += other.inc
        self.spu += other.spu
        self.mis += other.mis
        return self

    @property
    def recall(self) -> float:
        """Of what was possible, in per cent."""
        possible = self.cor + self.par + self.inc + self.mis
        return 100 * (self.cor + self.par / 2) / possible if possible else 0.0

    @property
    def precision(self) -> float:
        """Of what was answered, in per cent."""
        actual = self.cor + self.par + self.inc + self.spu
        return 100 * (self.cor + self.par / 2) / actual if actual else 0.0

    @property
    def f(self) -> float:
        """The harmonic mean of both."""
        both = self.recall + self.precision
        return 2 * self.recall * self.precision / both if both else 0.0


@dataclass(slots=True)
class Report:
    """Counts by row and slot; templates themselves are counted as slot "template"."""

    rows: dict[str, dict[str, Counts]] = field(
        default_factory=lambda: {row: {slot: Counts() for slot in ("template", *SLOTS)} for row in ROWS}
    )

    def total(self, row: str) -> Counts:
        """All slots of a row, templates themselves apart."""
        sums = Counts()
        for slot in SLOTS:
            sums += self.rows[row][slot]
        return sums


def add(report: Report, keys: Sequence[Template], answers: Sequence[Template]) -> list[tuple[int, int]]:
    """Score one message into a report; which key was mapped to which answer."""
    pairs = align(keys, answers)
    for k, a in pairs:
        _count(report, ROWS, "template", Counts(cor=1))
        for slot in SLOTS:
            _count(report, ROWS, slot, _slot(slot, keys[k], answers[a]))
    matched_keys, matched_answers = {k for k, _ in pairs}, {a for _, a in pairs}
    for k, key in enumerate(keys):
        if k not in matched_keys and not key.optional:
            _count(report, ROWS, "template", Counts(mis=1))
            for slot in SLOTS:
                _count(report, ROWS, slot, Counts(mis=sum(not fill.optional for fill in key.fills(slot))))
    for a, answer in enumerate(answers):
        if a not in matched_answers:
            _count(report, ROWS[1:], "template", Counts(spu=1))
            for slot in SLOTS:
                _count(report, ROWS[1:], slot, Counts(spu=len(answer.fills(slot))))
    return pairs


def score(messages: Iterable[tuple[Sequence[Template], Sequence[Template]]]) -> Report:
    """The report of some messages, each with its keys and its answers."""
    report = Report()
    for keys, answers in messages:
        add(report, keys, answers)
    return report


def _count(report: Report, rows: Iterable[str], slot: str, counts: Counts) -> None:
    for row in rows:
        report.rows[row][slot] += counts


def _slot(slot: str, key: Template, answer: Template) -> Counts:
    """A slot of a mapped pair: fills paired for the most credit; what is left over on both sides is incorrect."""
    wanted, given = key.fills(slot), answer.fills(slot)
    credits = [[grade(slot, k, a) for a in given] for k in wanted]
    pairs = assign(credits)
    cor = sum(credits[k][a] == _FULL for k, a in pairs)
    par = len(pairs) - cor
    left = {k for k in range(len(wanted)) if k not in {k for k, _ in pairs}}
    spare = len(given) - len(pairs)
    firm = sum(not wanted[k].optional for k in left)
    inc = min(firm, spare)
    return Counts(cor, par, inc, spare - inc, firm - inc)


def align(keys: Sequence[Template], answers: Sequence[Template]) -> list[tuple[int, int]]:
    """Which key each answer is mapped to: one to one, for the most credit."""
    return assign([[_credit(key, answer) for answer in answers] for key in keys])


def _credit(key: Template, answer: Template) -> int:
    """The credit of a pair; none unless the types match at least partly, and one more slot does."""
    kind = sum(_credits("type", key, answer))
    others = sum(sum(_credits(slot, key, answer)) for slot in SLOTS if slot not in ("type", "stage"))
    return kind + others + sum(_credits("stage", key, answer)) if kind and others else 0


def _credits(slot: str, key: Template, answer: Template) -> Iterator[int]:
    credits = [[grade(slot, k, a) for a in answer.fills(slot)] for k in key.fills(slot)]
    return (credits[k][a] for k, a in assign(credits))


def assign(credits: Sequence[Sequence[int]]) -> list[tuple[int, int]]:
    """The one-to-one pairs (row, column) with the greatest sum of credits, none without credit."""
    useful = [(r, c) for r, row in enumerate(credits) for c, credit in enumerate(row) if credit]
    rows = sorted({r for r, _ in useful})
    columns = sorted({c for _, c in useful})
    if len(rows) > 9 and len(columns) > 9:
        return _greedy(credits, useful)
    if len(rows) < len(columns):
        return [(r, c) for c, r in assign(list(zip(*credits, strict=True)))]

    @cache
    def best(at: int, taken: int) -> tuple[int, tuple[tuple[int, int], ...]]:
        if at == len(rows):
            return 0, ()
        found = best(at + 1, taken)
        for n, column in enumerate(columns):
            credit = credits[rows[at]][column]
            if credit and not taken >> n & 1:
                rest, pairs = best(at + 1, taken | 1 << n)
                found = max(found, (rest + credit, ((rows[at], column), *pairs)), key=lambda one: one[0])
        return found

    return list(best(0, 0)[1])


def _greedy(credits: Sequence[Sequence[int]], useful: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    pairs: list[tuple[int, int]] = []
    for r, c in sorted(useful, key=lambda one: (-credits[one[0]][one[1]], one)):
        if all(r != row and c != column for row, column in pairs):
            pairs.append((r, c))
    return pairs


def grade(slot: str, key: Fill, answer: Fill) -> int:
    """Twice the credit of one answer for one key: 2 correct, 1 partial, 0 neither."""
    same = _SAME[slot]
    value = max((same(k, a) for k in key.ways for a in answer.ways), default=0)
    if slot not in _REFERRING or not value:
        return value
    if not key.refers or key.refers == ("-",):
        return value
    pointed = max((_strings(k, a) for k in key.refers for a in answer.refers), default=0)
    return value if pointed else _HALF


def _exactly(key: str, answer: str) -> int:
    return _FULL if key == answer else 0


def _types(key: str, answer: str) -> int:
    if key == answer:
        return _FULL
    broad, narrow = _BROADER
    return _HALF if (key == broad and answer in narrow) or (answer == broad and key in narrow) else 0


def _dates(key: str, answer: str) -> int:
    """Partial where intervals overlap; "on or before" in an answer is only as good as its last day."""
    wanted, given = days_of(key), days_of(answer)
    if wanted is None or given is None:
        return 0
    if wanted == given:
        return _FULL
    if given.first is None:
        return _HALF if _holds(wanted, given.last) else 0
    return _HALF if (wanted.first is None or wanted.first <= given.last) and given.first <= wanted.last else 0


def _holds(days: Days, day: object) -> bool:
    return days.last == day or (days.first is not None and days.first <= day <= days.last)  # type: ignore[operator]


def _places(key: str, answer: str) -> int:
    """Partial where one of the two contains the other."""
    wanted, given = set(location_of(key)), set(location_of(answer))
    if wanted == given:
        return _FULL
    return _HALF if wanted & given and (wanted <= given or given <= wanted) else 0


def _numbers(key: str, answer: str) -> int:
    """Partial where one is vague and the other not excluded by it."""
    if key == answer:
        return _FULL
    wanted, given = _range(key), _range(answer)
    if wanted is None or given is None or (wanted[0] == wanted[1] and given[0] == given[1] and "~" not in key + answer):
        return 0
    return _HALF if wanted[0] <= given[1] and given[0] <= wanted[1] else 0


def _range(text: str) -> tuple[float, float] | None:
    if text == "PLURAL":
        return 2, float("inf")
    found = [int(n) for n in re.findall(r"\d+", text)]
    if not found:
        return None
    if text.startswith("-"):
        return 0, found[0]
    if text.endswith("-"):
        return found[0], float("inf")
    return found[0], found[-1]


def _strings(key: str, answer: str) -> int:
    """Correct where the words of one are among the other's and their heads agree; partial where only the heads do."""
    wanted, given = _content(key), _content(answer)
    if not wanted or not given:
        return 0
    heads = _head(key) & {*given, *map(_stem, given)} or _head(answer) & {*wanted, *map(_stem, wanted)}
    inside = set(wanted) <= set(given) or set(given) <= set(wanted)
    if inside and heads:
        return _FULL
    return _HALF if _head(key) & _head(answer) else 0


@lru_cache(maxsize=100_000)
def _content(text: str) -> list[str]:
    words = [word.strip(".'-") for word in _WORD.findall(text.upper())]
    little = listed("stop") | listed("numbers")
    return [w for w in words if w and w.lower() not in little and not w.isdigit()] or [w for w in words if w]


@lru_cache(maxsize=100_000)
def _head(text: str) -> frozenset[str]:
    """The last word before what follows a head ("of", "who"), with and without its plural."""
    words: list[str] = []
    for word in _WORD.findall(text.upper()):
        if word.lower() in listed("after_head") and {w.lower() for w in words} - listed("stop") - listed("numbers"):
            break
        words.append(word)
    content = _content(" ".join(words))
    return frozenset((content[-1], _stem(content[-1]))) if content else frozenset()


def _stem(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("S") else word


_SAME: Mapping[str, Callable[[str, str], int]] = {
    "date": _dates,
    "location": _places,
    "type": _types,
    "stage": _exactly,
    "perp-confidence": _exactly,
    "phys-effect": _exactly,
    "hum-effect": _exactly,
    "hum-number": _numbers,
} | dict.fromkeys(("perp-individual", "perp-organization", "phys-id", "hum-name", "hum-description"), _strings)
_REFERRING = frozenset(("perp-confidence", "phys-effect", "hum-number", "hum-effect"))
