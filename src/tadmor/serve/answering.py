"""From a request to its answer: words checked, the store's moment taken, the screen asked, the form written."""

import hmac
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import MISSING, fields
from typing import Any, get_origin, get_type_hints
from zlib import crc32

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from tadmor.errors import TadmorError, UnknownName
from tadmor.serve.addresses import Form, segment, told
from tadmor.serve.forms import MEDIA
from tadmor.serve.guard import TooLarge
from tadmor.serve.house import House
from tadmor.serve.making import Question
from tadmor.serve.problems import Problem, problem, problem_at, respond
from tadmor.serve.screens import Action, Gone, Posted, Screen, Stale, Upload
from tadmor.serve.sessions import PERSON, Keys, Session, cookie
from tadmor.serve.stamp import etag
from tadmor.serve.workers import Workers

__all__ = ["Endpoint", "acting", "answering", "words_of"]

Endpoint = Callable[[Request], Awaitable[Response]]
_FRESH = {"cache-control": "private, no-cache", "vary": "Cookie"}
_MOST_FILES = 500
_MOST_FIELDS = 200
_LONGEST_NAME = 200


def answering(house: House, keys: Keys, workers: Workers, screen: Screen, form: Form) -> Endpoint:
    """What answers a screen's address in one form."""

    async def endpoint(request: Request) -> Response:
        session: Session = request.scope["tadmor"]["session"]
        headers = dict(_FRESH)
        if form == "html" and session.fresh:
            headers["set-cookie"] = cookie(keys.cookie, keys.value(session))
        ruling = house.errands.standing("link")
        tag = (
            None if screen.live else etag(house.store.path, str(request.url), form, session.id, session.person, ruling)
        )
        if tag:
            headers["etag"] = tag
        try:
            question = _question(house, screen, form, request)
        except TadmorError as error:
            told = problem_at(error, request.url.path, request.query_params.multi_items())
            return respond(request.scope, told)
        if tag and tag in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
        found = await workers.made(question, live=screen.live)
        if isinstance(found, Problem):
            return respond(request.scope, found)
        if form == "csv":
            headers["content-disposition"] = f'attachment; filename="{screen.name}.csv"'
        return Response(found.content, headers={**headers, **found.headers}, media_type=MEDIA[form])

    return endpoint


def _question(house: House, screen: Screen, form: Form, request: Request) -> Question:
    session: Session = request.scope["tadmor"]["session"]
    words = words_of(screen.known, request.query_params.multi_items())
    return Question(
        screen=screen.name,
        form=form,
        url=_page_path(screen, request),
        words=words,
        path={name: told(value) for name, value in request.path_params.items()},
        session=session,
        person=session.person or house.person,
        home=_home(screen, words) if screen.counted else None,
    )


def _home(screen: Screen, words: Mapping[str, Sequence[str]]) -> int:
    """One number for all pages of a list, and for all its forms."""
    asked = sorted((name, list(values)) for name, values in words.items() if name not in ("next", "size"))
    return crc32(f"{screen.name} {asked}".encode("utf-8", "surrogateescape"))


def _page_path(screen: Screen, request: Request) -> str:
    """The path of the page, whichever form of it was asked for; segments as they came, so that they mean the same."""
    path = screen.path
    for name, value in request.path_params.items():
        path = path.replace("{" + name + "}", segment(told(value)))
    return path


def words_of(known: Sequence[str], given: Iterable[tuple[str, str]]) -> Mapping[str, list[str]]:
    """A URL's words with their values; a form sends its empty fields along, and they say nothing."""
    words: dict[str, list[str]] = defaultdict(list)
    for name, value in given:
        if name not in known:
            raise UnknownName("parameter", name, known)
        if value.strip():
            words[name].append(value)
    return dict(words)


def acting(house: House, action: Action) -> Endpoint:
    """What carries out a write, from a form of ours or from a program."""

    async def endpoint(request: Request) -> Response:
        try:
            sent, files = await _sent(action, request)
            _check_csrf(request, sent)
            session: Session = request.scope["tadmor"]["session"]
            path = {name: told(value) for name, value in request.path_params.items()}
            body = _body(action.body, sent)
            posted = Posted(house=house, body=body, path=path, person=session.person or house.person, files=files)
            done = await run_in_threadpool(action.act, posted)
        except TooLarge as error:
            return respond(request.scope, Problem(413, "Too large", str(error)))
        except Gone as gone:
            return respond(request.scope, Problem(404, "Nothing here", str(gone)))
        except Stale as stale:
            told = Problem(409, "It has changed since you saw it", str(stale), see=stale.see)
            return respond(request.scope, told)
        except (TadmorError, msgspec.MsgspecError) as error:
            return respond(request.scope, problem(error))
        if _is_json(request):
            content = msgspec.json.encode(done.data)
            answer = Response(content, done.status, media_type="application/json")
        else:
            answer = RedirectResponse(done.to, 303)
        if done.person is not None:
            answer.headers.append("set-cookie", cookie(PERSON, done.person))
        return answer

    return endpoint


def _is_json(request: Request) -> bool:
    return request.headers.get("content-type", "").partition(";")[0].strip().lower() == "application/json"


async def _sent(action: Action, request: Request) -> tuple[Mapping[str, Any], tuple[Upload, ...]]:
    """The fields and files that a request brought."""
    if _is_json(request):
        found = msgspec.json.decode(await request.body())
        if not isinstance(found, dict):
            raise msgspec.ValidationError("Expected an object")
        return found, ()
    form = await request.form(
        max_files=_MOST_FILES if action.files else 0, max_fields=_MOST_FIELDS, max_part_size=action.largest
    )
    try:
        listed: dict[str, list[Any]] = defaultdict(list)
        files = []
        for name, value in form.multi_items():
            if isinstance(value, UploadFile):
                content = await value.read()
                if content or value.filename:
                    files.append(Upload(_harmless(value.filename or ""), content))
            elif value.strip():
                listed[name].append(value)
    finally:
        await form.close()
    return listed, tuple(files)


def _harmless(name: str) -> str:
    """A file's name as a browser gave it, for people to read: the last part, without what steers a screen."""
    last = name.replace("\\", "/").rpartition("/")[2]
    return "".join(character for character in last if character.isprintable())[:_LONGEST_NAME] or "unnamed"


def _check_csrf(request: Request, sent: Mapping[str, Any]) -> None:
    """Whether the write comes from a page that we gave to this very session, or from who holds the token itself."""
    about = request.scope["tadmor"]
    if about["bearer"]:
        return
    field = sent.get("csrf", "")
    given = request.headers.get("x-csrf-token") or (field[-1] if isinstance(field, list) else field)
    if about["session"].fresh or not isinstance(given, str) or not _same(about["session"].csrf, given):
        raise HTTPException(403, "The page that this was sent from is too old; go back, reload it, and send it again.")


def _same(wanted: str, given: str) -> bool:
    return hmac.compare_digest(wanted.encode(), given.encode("utf-8", "replace"))


def _body(kind: type, sent: Mapping[str, Any]) -> Any:
    """The action's body out of fields, each of which a form may give several times. Raises `ValidationError`."""
    hints = get_type_hints(kind)
    plain: dict[str, Any] = {}
    for field in fields(kind):
        value = sent.get(field.name, MISSING)
        if value is MISSING:
            continue
        several = get_origin(hints[field.name]) in (tuple, list)
        plain[field.name] = value[-1] if isinstance(value, list) and not several else value
    unknown = set(sent) - {field.name for field in fields(kind)} - {"csrf"}
    if unknown:
        raise UnknownName("field", min(unknown), (field.name for field in fields(kind)))
    return msgspec.convert(plain, kind, strict=False)
