"""Words by which an account is said not to be so: "this is not true", "called the figure a lie", "no such order".

All take words in small letters.
"""

import re
from functools import cache

from tadmor.link.vocabulary import Vocabulary

__all__ = ["account_untrue", "before_untrue", "no_such", "not_so", "not_true_that", "vocabulary"]

_WORDS = Vocabulary("tadmor.link.denials")
_CLAUSE = r"(?:that\b|(?:[\w’'-]+ ){1,4}?(?:had|has|have|was|were|is|are|did)\b)"  # "not true [he had been there]"
_NOT_TRUE_THAT = re.compile(
    r"(?:that )?(?:(?:i|we) can (?:only )?say (?:that )?)?it(?: is| was|[’']s) (?:\w+ )?"
    rf"(?:not true|untrue|not the case|not correct|false|a lie) {_CLAUSE}"
)
_NO_TRUTH = r"there (?:is|was|has been|had been) (?:\w+ )?no truth (?:in|to|behind) "
_NO_SUCH = re.compile(
    r"(?:that )?(?:(?:there (?:is|are|was|were|(?:has|have|had) been)|it|they|we|he|she) (?:\w+ )?)?"
    r"(?P<no>any|no) such (?:\w+ )?(?P<noun>[a-z]+)(?: (?:was|were|is|are|has|have|had) (?:ever |been )*\w+)?"
    r"(?:(?: and|, but|,) .*)?",
    re.DOTALL,
)
_SHORT = r"(?:[^.!?]{1,25}[.!?][\"”]? +)?"  # "I have heard it."
_DEGREE = r"(?:(?:an?|another|yet|all|pure|{degrees}|\w+ly) ){{0,4}}"  # no two of them for one word: it would explode
_AND = r"(?:\w+ (?:and|,) )?"  # "unrealistic and baseless"


def vocabulary(name: str) -> frozenset[str]:
    """Some words of denials by what they are for."""
    return _WORDS.words(name)


def account_untrue(content: str, *, called: bool) -> bool:
    """Whether an account is named, and is called none: "the claim that they left is not true", "that ... is a tale".

    Of what is `called` so no verb stands between: "called the figure a lie".
    """
    told = _account(called).fullmatch(content)
    return (told is not None and bool(told["rest"].strip(" ,"))) or _tale().fullmatch(content) is not None


def before_untrue(content: str, after: str) -> bool:
    """Whether what is told ends in, or goes on with, the words that it is not so: "claims that it fell were untrue"."""
    ends, goes_on = _untrue_then()
    return ends.search(content) is not None or goes_on.match(after) is not None


def not_true_that(content: str) -> bool:
    """Whether it says that something is not so: "it is not true that", "there is no truth in reports that"."""
    return _NOT_TRUE_THAT.match(content) is not None or _no_truth().match(content) is not None


def no_such(content: str, *, denied: bool) -> str | None:
    """What there was no such thing of, where words so point at what was told: "no such order had been issued".

    Of what is `denied` it is "any such".
    """
    found = _NO_SUCH.fullmatch(content)
    return found["noun"] if found is not None and (found["no"] == "any") == denied else None


def not_so(said: str) -> int:
    """Where the sentence ends that only points at an account and says that it is none; 0 where none begins them."""
    found = _pointing().match(said)
    return 0 if found is None else found.end()


@cache
def _pointing() -> re.Pattern[str]:
    named = rf"(?:the|this|that|these|those|such|all) (?:[\w’'-]+ )?(?:{_either('objects')})"
    what = rf"(?:it|this|that|these|those|they|all (?:of )?(?:this|that)|{named})"
    linked = r"(?:[’']s| is| are| was| were|,)? [\"“]?" + _degree() + _AND
    called = rf"(?:{_either('inventions', 'tales', 'not_so')}|no truth in it)\b(?! {_CLAUSE})[^.!?]{{0,60}}"
    none = rf"{_NO_TRUTH}(?:it|this|that|these|those|them|{named})"
    return re.compile(rf"{_SHORT}(?:and |but )?(?:that )?(?:{what}{linked}{called}|{none})(?=$|[.!?])")


@cache
def _untrue_then() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What is told ends in, and is followed by: "was untrue"."""
    linked = rf"\b(?:is|are|was|were) {_degree()}(?:{_either('inventions', 'not_so', 'wrong')})"
    return re.compile(rf"{linked}$"), re.compile(rf"\W*{linked}\b")


@cache
def _no_truth() -> re.Pattern[str]:
    return re.compile(
        rf"(?:that )?{_NO_TRUTH}(?:[\w’'-]+ ){{0,4}}(?:{_either('objects')}|news|what)\b"
        r"[^!?]{0,60}?\b(?:that|of|on|about)\b"
    )


@cache
def _account(called: bool) -> re.Pattern[str]:
    what = rf"(?:that )?(?:[\w’'-]+ ){{0,4}}?(?:{_either('objects')})\b"
    linked = r"(?:(?:is|are|was|were|as|,) )" + ("?" if called else "")
    untrue = rf"[\"“]?{_degree()}{_AND}(?:{_either('inventions', 'not_so', 'wrong')})"
    tail = r"\b[^.!?]{0,120}" if called else ""
    return re.compile(rf"(?P<what>{what})(?P<rest>.*?) ?{linked}{untrue}{tail}")


@cache
def _tale() -> re.Pattern[str]:
    """What is told, and that it is none: "that a hundred men slipped through is a fairy tale from the capital"."""
    untrue = rf"(?:is|was|were) {_degree()}(?:{_either('inventions', 'tales', 'not_so')})"
    return re.compile(
        rf"that (?P<what>[\w’',% -]{{10,}}?) (?:{untrue}|(?:has|have|had) no (?:basis|foundation))\b.{{0,60}}"
    )


def _degree() -> str:
    return _DEGREE.format(degrees=_either("degrees"))


@cache
def _either(*names: str) -> str:
    return "|".join(sorted((word for name in names for word in _WORDS.words(name)), key=lambda w: (-len(w), w)))
