"""One character a word: a sentence becomes a string of classes, and a grammar over words a regular expression.

Word classes are data. A pattern names them between angle brackets ("<month> <day> <year>?"), so that offsets in the
coded string are indices of tokens, and matching is as linear as the patterns are.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tadmor.errors import BadData
from tadmor.model import Token

__all__ = ["Coder", "coder"]

OTHER = "."
_FIRST = 0x4E00  # a block of letters without meaning in a regular expression
_NAME = re.compile(r"<(\w+)>")


@dataclass(frozen=True, slots=True)
class Coder:
    """Which class each word has.

    `words`: a word as it must be written, lower case for any case. `shapes`: regular expressions for tokens that begin
    with a digit. `phrases`: first word to the phrases it begins, longest first, in lower case.
    """

    codes: Mapping[str, str]
    words: Mapping[str, str]
    shapes: tuple[tuple[re.Pattern[str], str], ...]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]

    def code(self, word: str) -> str:
        """The class of one token."""
        if word[0].isdigit():
            return next((code for shape, code in self.shapes if shape.fullmatch(word)), OTHER)
        bare = word.rstrip(".") or word
        found = self.words.get(bare) or self.words.get(bare.lower())
        if found is None and len(bare) > 3 and bare.isupper():
            found = self.words.get(bare.capitalize())
        return found or OTHER

    def encode(self, tokens: Sequence[Token]) -> str:
        """The coded string: as long as `tokens`. The words of a phrase after its first one are coded <rest>."""
        codes = [self.code(token.text) for token in tokens]
        if self.phrases:
            lower = [token.text.lower() for token in tokens]
            at = 0
            while at < len(lower):
                at += self._phrase(lower, at, codes) if lower[at] in self.phrases else 1
        return "".join(codes)

    def _phrase(self, lower: list[str], at: int, codes: list[str]) -> int:
        for phrase, code in self.phrases[lower[at]]:
            if tuple(lower[at : at + len(phrase)]) == phrase:
                codes[at : at + len(phrase)] = [code] + [self.codes["rest"]] * (len(phrase) - 1)
                return len(phrase)
        return 1

    def pattern(self, template: str) -> str:
        """A template as a regular expression over coded strings; spaces in it are for the eye.

        Raises `BadData` for a class that there is not.
        """

        def replace(match: re.Match[str]) -> str:
            if match[1] not in self.codes:
                raise BadData(f"no word class <{match[1]}> in pattern {template!r}")
            return self.codes[match[1]]

        return _NAME.sub(replace, template).replace(" ", "")

    def names(self) -> dict[str, str]:
        """From character to class."""
        return {code: name for name, code in self.codes.items()}


def coder(
    classes: Mapping[str, Iterable[str]], shapes: Mapping[str, str], phrases: Mapping[str, Iterable[Sequence[str]]]
) -> Coder:
    """A coder from its data: later classes win a word that two of them hold. Phrases are sequences of tokens."""
    names = ["rest", *classes, *shapes, *phrases]
    codes = {name: chr(_FIRST + number) for number, name in enumerate(dict.fromkeys(names))}
    beginnings: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, entries in phrases.items():
        for entry in entries:
            phrase = tuple(word.lower() for word in entry)
            beginnings.setdefault(phrase[0], []).append((phrase, codes[name]))
    return Coder(
        codes=codes,
        words={word: codes[name] for name, listed in classes.items() for word in listed},
        shapes=tuple((re.compile(shape), codes[name]) for name, shape in shapes.items()),
        phrases={first: tuple(sorted(found, key=lambda f: -len(f[0]))) for first, found in beginnings.items()},
    )
