"""The part of an answer that is made from the store alone, by whichever process has time for it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from tadmor.errors import TadmorError
from tadmor.serve import openapi
from tadmor.serve.addresses import Form
from tadmor.serve.forms import written
from tadmor.serve.house import House
from tadmor.serve.problems import Problem, problem_at
from tadmor.serve.screens import Asked, Gone, Screen
from tadmor.serve.sessions import Session
from tadmor.serve.table import SCREENS

__all__ = ["Made", "Question", "made"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A screen, the form it is wanted in, and what was asked of it; see `Asked`.

    `home`: questions with the same number rest on the same count, which whoever made it remembers.
    """

    screen: str
    form: Form
    url: str
    words: Mapping[str, Sequence[str]]
    path: Mapping[str, str]
    session: Session
    person: str = ""
    home: int | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """What the answer says, and headers that follow from it."""

    content: bytes
    headers: Mapping[str, str] = field(default_factory=dict)


def made(house: House, question: Question) -> Made | Problem:
    """The answer as the store stands now."""
    screen = _screens()[question.screen]
    try:
        with house.store.snapshot() as view:
            asked = Asked(
                house=house,
                view=view,
                url=question.url,
                words=question.words,
                path=question.path,
                form=question.form,
                person=question.person,
            )
            answer = screen.answer(asked)
            content = written(screen, asked, answer, question.session)
    except Gone as gone:
        return Problem(404, "Nothing here", str(gone))
    except TadmorError as error:
        words = [(name, value) for name, values in question.words.items() for value in values]
        return problem_at(error, question.url, words)
    following = {"link": f'<{asked.here(question.form, next=answer.next)}>; rel="next"'} if answer.next else {}
    return Made(content, following)


@cache
def _screens() -> Mapping[str, Screen]:
    return {screen.name: screen for screen in (*SCREENS, openapi.SCREEN)}
