"""Processes beside the server's own: the same answers, and none lost when one of them ends."""

import asyncio
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from multiprocessing import active_children
from typing import TypeVar

import pytest

from tadmor.serve.house import House
from tadmor.serve.making import Made, Question, made
from tadmor.serve.problems import Problem
from tadmor.serve.sessions import Session
from tadmor.serve.workers import Workers

T = TypeVar("T")
_SESSION = Session("id", "csrf", "Ana", False)


def question(screen: str, url: str, **path: str) -> Question:
    """A screen as Ana asks for it."""
    return Question(screen=screen, form="html", url=url, words={}, path=path, session=_SESSION, person="Ana")


def run(asked: Coroutine[None, None, T]) -> T:
    """Run to the end in a thread of its own: a browser that other tests have open keeps a loop in this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, asked).result()


@contextmanager
def workers(house: House, number: int = 1) -> Iterator[Workers]:
    """Workers that end with the test."""
    found = Workers(house, number)
    try:
        yield found
    finally:
        found.close()


async def until_ready(workers: Workers, asked: Question) -> None:
    """Two requests that meet start the workers; wait for them."""
    await asyncio.gather(*(workers.made(asked, live=False) for _ in range(2)))
    while not workers.ready:
        await asyncio.sleep(0.05)


def test_one_request_after_the_other_starts_no_process(shown: House) -> None:
    """One person at one browser pays for no worker."""

    async def asked() -> None:
        with workers(shown) as found:
            for _ in range(3):
                await found.made(question("explore", "/explore"), live=False)
            assert not found.started

    run(asked())


@pytest.mark.parametrize("screen", ["explore", "incidents", "claims"])
def test_a_worker_makes_the_same_page(shown: House, screen: str) -> None:
    """To the byte, whoever makes it."""
    asked_for = question(screen, f"/{screen}")
    own = made(shown, asked_for)

    async def asked() -> list[Made | Problem]:
        with workers(shown) as found:
            await until_ready(found, asked_for)
            return list(await asyncio.gather(*(found.made(asked_for, live=False) for _ in range(6))))

    assert [own] * 6 == run(asked())


def test_what_is_not_there_is_a_problem_from_a_worker_too(shown: House) -> None:
    """No difference to who asks."""
    missing = question("document", "/documents/none", id="none")

    async def asked() -> list[Made | Problem]:
        with workers(shown) as found:
            await until_ready(found, missing)
            return list(await asyncio.gather(*(found.made(missing, live=False) for _ in range(4))))

    assert {404} == {one.status for one in run(asked()) if isinstance(one, Problem)}


def test_a_killed_worker_loses_no_answer(shown: House) -> None:
    """Its questions are answered by the server itself, and another worker is started."""
    explore = question("explore", "/explore")
    own = made(shown, explore)

    async def asked() -> list[Made | Problem]:
        with workers(shown) as found:
            await until_ready(found, explore)
            workers_alive = active_children()
            assert workers_alive
            for process in workers_alive:
                process.kill()
            return list(await asyncio.gather(*(found.made(explore, live=False) for _ in range(6))))

    assert [own] * 6 == run(asked())


def test_a_live_screen_is_answered_by_the_server_itself(case: House) -> None:
    """What runs in the background is known to nobody else."""

    async def asked() -> None:
        with workers(case) as found:
            imports = question("imports", "/imports")
            await asyncio.gather(*(found.made(imports, live=True) for _ in range(4)))
            assert not found.started

    run(asked())


def test_a_filter_has_a_home(shown: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """The process that has counted what a filter finds is asked again, though another has nothing to do."""
    here: list[str] = []

    def noted(house: House, question: Question) -> Made | Problem:
        here.append(question.url)
        return made(house, question)

    async def asked() -> None:
        with workers(shown) as found:
            await until_ready(found, question("claims", "/claims"))
            here.clear()
            monkeypatch.setattr("tadmor.serve.workers.made", noted)
            for _ in range(3):
                await found.made(replace(question("explore", "/explore"), home=7), live=False)  # of two: the second
            assert [] == here
            await found.made(replace(question("explore", "/explore"), home=8), live=False)
            assert ["/explore"] == here

    run(asked())
