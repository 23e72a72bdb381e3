"""Who does it: the phrase that is the subject of a verb, before it, across asides, lists and other verbs.

Every search stays within the sentence and within `REACH` tokens, so that a long line costs linear time.
"""

from tadmor.nlp.syntax.clauses import REACH, phrase_before
from tadmor.nlp.syntax.phrases import Parse, Phrase
from tadmor.nlp.syntax.small_words import grammar
from tadmor.nlp.syntax.verbs import group_start, past_form, skip

__all__ = ["subject"]

_DASHES = frozenset(("—", "–", "--"))


def subject(p: Parse, verb: int) -> int | None:
    """The phrase that is the subject of the verb at `verb`, by number, or None."""
    start = group_start(p, verb)
    return _subject_at(p, start, verb, depth=3)


def _subject_at(p: Parse, start: int, verb: int, depth: int) -> int | None:
    i = start - 1
    while i >= 0 and p.tags[i] in "QA":
        i -= 1
    if i < 0:
        return _next_subject(p, verb)
    if p.tags[i] == "W":
        return _relative(p, i)
    if p.tags[i] in "C," and depth:
        return _coordinate_subject(p, i, verb, depth)
    if p.tags[i] == "P" and depth:
        return _gerund_subject(p, i, verb, depth)
    if p.low[i] in _DASHES:
        opens = next((j for j in range(i - 1, max(-1, i - REACH), -1) if p.low[j] in _DASHES), None)
        number = phrase_before(p, opens) if opens is not None else None
        return _phrase_subject(p, number, start, depth) if number is not None else None
    if p.at[i] >= 0:
        return _phrase_subject(p, p.at[i], start, depth)
    return _earlier(p, i, depth) if p.tags[i] == "V" and depth else None


def _relative(p: Parse, i: int) -> int | None:
    """ "two vehicles that had departed", "troops, who": the phrase before the relative word."""
    if p.low[i] not in ("that", "which", "who", "whom"):
        return None
    number = phrase_before(p, i)
    if number is None:
        return None
    number = _no_time(p, number)
    preposition = p.phrases[number].preposition
    far = preposition is not None and (p.low[preposition] == "of") != (p.low[i] == "who")
    return _head(p, number) if far else number


def _phrase_subject(p: Parse, number: int, start: int, depth: int) -> int | None:
    """The phrase before the verb; before an infinitive the object of "force", "help", else the subject of its verb."""
    if p.tags[start] == "T" and depth:
        head = _head(p, number)
        if _made_to(p, p.phrases[head].start - 1):
            return head
        if _expletive(p, start):
            return None
        earlier = _earlier(p, start - 1, depth)
        return earlier if earlier is not None else _next_subject(p, start)
    head = _no_time(p, _head(p, _no_time(p, number)))
    preposition = p.phrases[head].preposition
    if preposition is None or p.low[preposition] == "of" or p.low[preposition] in grammar().subordinating:
        return head
    return _over_comma(p, head, preposition, depth)


def _made_to(p: Parse, i: int) -> bool:
    """Whether token `i` is a verb that makes its object do something: "forced", "called on"."""
    if i > 0 and p.low[i] in ("on", "upon", "for"):
        i -= 1
    return i >= 0 and p.tags[i] == "V" and p.low[i].startswith(grammar().causes)


def _no_time(p: Parse, number: int) -> int:
    """The phrase itself, or the one right before where it is a bare time ("strikes on operatives | this week")."""
    phrase = p.phrases[number]
    timed = p.low[phrase.start] in grammar().days or (
        p.low[phrase.start] in grammar().steps and p.low[phrase.end - 1] in grammar().spans
    )
    if not timed or phrase.preposition is not None or not number or p.phrases[number - 1].end != phrase.start:
        return number
    return _head(p, number - 1)


def _expletive(p: Parse, to: int) -> bool:
    """ "it was not possible to evacuate": an "it" that stands for the infinitive."""
    for i in range(to - 1, max(-1, to - 8), -1):
        if p.tags[i] in "V,.":
            return False
        if p.low[i] == "it":
            return i + 1 < to and p.tags[i + 1] in "XM"
    return False


def _over_comma(p: Parse, number: int, preposition: int, depth: int) -> int | None:
    """ "the brigade in the past two days shelled": the phrase before the one that a preposition governs."""
    low = max(0, preposition - 4)
    while preposition > low and p.tags[preposition - 1] in "PA":
        preposition -= 1
    if preposition and p.tags[preposition - 1] in "XM" and depth:  # "troops were on Friday battling"
        return _subject_at(p, group_start(p, preposition - 1), preposition - 1, depth - 1)
    before = phrase_before(p, preposition)
    return before if before is not None and before < number else _earlier(p, preposition, depth) if depth else None


def _coordinate_subject(p: Parse, i: int, verb: int, depth: int) -> int | None:
    """ "killed 20 and destroyed eight": the subject of the verb before; after an apposition the phrase before it."""
    low = max(0, verb - REACH)
    aside = _aside(p, i, verb)
    if aside is not None:
        return aside
    for j in range(i - 1, low - 1, -1):
        if p.tags[j] == "." and p.low[j] not in ("(", ")", "[", "]"):
            break
        if p.tags[j] == "V" or (p.tags[j] == "X" and p.low[j] in grammar().be):
            return _subject_at(p, group_start(p, j), j, depth - 1)
    return _named_before(p, i + 1) if p.tags[i] == "," else _next_subject(p, verb)


def _aside(p: Parse, i: int, verb: int) -> int | None:
    """ "the army, backed by tanks, ...": a passive participle right after a comma tells of the phrase before it."""
    if p.tags[i] != "," or verb != i + 1 or not past_form(p, verb):
        return None
    after = skip(p, verb + 1)
    return phrase_before(p, i) if after < len(p.tags) and p.low[after] == "by" else None


def _named_before(p: Parse, i: int) -> int | None:
    """The phrase before a comma; an age in commas is passed over ("Samir, 9, was")."""
    number = phrase_before(p, i)
    if number is not None and number and p.low[p.phrases[number].end - 1].isdigit():
        start = p.phrases[number].start
        return phrase_before(p, start) if p.tags[start - 1] == "," else number
    return number


def _gerund_subject(p: Parse, i: int, verb: int, depth: int) -> int | None:
    """ "after defeating ISIS, the army ...": the main clause's subject, which follows when the gerund opens."""
    accused = _accused(p, i)
    if accused is not None:
        return accused
    if i <= 1 or not any(tag in "NR" for tag in p.tags[max(0, i - REACH) : i]):
        return _next_subject(p, verb)
    return _earlier(p, i, depth)


def _accused(p: Parse, i: int) -> int | None:
    """ "accused Turkey of having sent": the object of the verb that "of", "for" or "from" belongs to."""
    number = phrase_before(p, i) if p.low[i] in ("of", "for", "from") else None
    if number is None:
        return None
    verb = p.phrases[number].start - 1
    return number if verb >= 0 and p.tags[verb] == "V" and p.low[verb].startswith(grammar().accusing) else None


def _earlier(p: Parse, i: int, depth: int) -> int | None:
    """The subject of the nearest verb at or before token `i`."""
    for j in range(i, max(-1, i - REACH), -1):
        if p.tags[j] == "V":
            return _subject_at(p, group_start(p, j), j, depth - 1) if depth else None
    return None


def _next_subject(p: Parse, verb: int) -> int | None:
    """The first phrase after a comma that follows: the subject of what an opening participle hangs on."""
    for j in range(verb + 1, min(len(p.tags), verb + REACH)):
        if p.tags[j] == "," and j + 1 < len(p.tags):
            k = skip(p, j + 1)
            number = p.at[k] if k < len(p.at) else -1
            if number >= 0 and p.phrases[number].preposition is None and _leads_to_verb(p, p.phrases[number]):
                return None if p.low[k] == "it" else number
    return None


def _leads_to_verb(p: Parse, phrase: Phrase) -> bool:
    """Whether a verb follows the phrase before the next comma."""
    for i in range(phrase.end, min(len(p.tags), phrase.end + 12)):
        if p.tags[i] in "VXM":
            return True
        if p.tags[i] in ",.":
            return False
    return False


def _head(p: Parse, number: int) -> int:
    """The phrase that `number` hangs on by prepositions: "Russian troops" in "a convoy of Russian troops" gives 0."""
    for _ in range(4):
        preposition = p.phrases[number].preposition
        if preposition is None or number == 0 or p.low[preposition] in grammar().subordinating:
            break
        before = phrase_before(p, preposition)
        if before is None or before >= number or p.tags[preposition - 1] == ",":
            break
        number = before
    return number
