"""The description of `/api/v1` for programs: OpenAPI 3.1, made from the table of screens and actions."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from tadmor import __version__
from tadmor.serve.addresses import API, in_form
from tadmor.serve.forms import MEDIA
from tadmor.serve.screens import Action, Answer, Asked, Screen
from tadmor.serve.shapes import NOTE
from tadmor.serve.table import ACTIONS, SCREENS
from tadmor.store import meanings

__all__ = ["SCREEN", "document", "path", "serve"]

_REFERENCE = "#/components/schemas/{name}"
_SEVERAL = {"event", "actor", "speaker", "outlet", "certainty", "kind", "review", "has", "lacks", "lang", "precision"}
_REDACTION = "on (unless told) withholds names of private persons and exact coordinates; off does not."
_PROBLEM = {
    "type": "object",
    "description": "RFC 9457. `valid` lists the words that would have been right.",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "valid": {"type": "array", "items": {"type": "string"}},
    },
}


def path(screen: Screen) -> str:
    """Where a screen stands in the interface, after its prefix."""
    return "/today" if screen.path == "/" else screen.path


def serve(_: Request) -> Response:
    """The document."""
    return Response(document(), media_type="application/json", headers={"cache-control": "private, no-cache"})


@cache
def document() -> bytes:
    """The OpenAPI document, as JSON."""
    screens = [screen for screen in SCREENS if screen.api]
    shapes = [screen.shape for screen in screens] + [part for action in ACTIONS for part in (action.shape, action.body)]
    schemas, components = msgspec.json.schema_components(shapes, ref_template=_REFERENCE)
    answers, writes = schemas[: len(screens)], iter(schemas[len(screens) :])
    paths: dict[str, dict[str, Any]] = {}
    for screen, schema in zip(screens, answers, strict=True):
        for where, operation in _reads(screen, schema):
            paths.setdefault(where, {})["get"] = operation
    for action in ACTIONS:
        paths.setdefault(API + action.path, {})["post"] = _write(action, next(writes), next(writes))
    described: dict[str, Any] = {
        "openapi": "3.1.0",
        "info": {"title": "Tadmor", "version": __version__, "description": NOTE, "license": {"name": "Apache-2.0"}},
        "paths": paths,
        "components": {
            "schemas": components | {"Problem": _PROBLEM},
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
        "security": [{}, {"token": []}],
    }
    return msgspec.json.format(msgspec.json.encode(described), indent=1)


def _reads(screen: Screen, schema: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """A screen's operations: JSON without a suffix, each other form with its own."""
    for form in screen.forms[1:]:
        where = API + (path(screen) if form == "json" else in_form(screen.path, form))
        content = {MEDIA[form].partition(";")[0]: {"schema": schema} if form == "json" else {}}
        operation = {
            "operationId": screen.name if form == "json" else f"{screen.name}_{form}",
            "summary": screen.summary,
            "parameters": [*_in_path(screen.path), *_in_query(screen)],
            "responses": {"200": {"description": "The answer.", "content": content}, **_problems((400, 401, 404, 503))},
        }
        yield where, operation


def _in_path(path: str) -> list[dict[str, Any]]:
    return [
        {"name": name, "in": "path", "required": True, "description": "The id.", "schema": {"type": "string"}}
        for name in re.findall(r"{(\w+)}", path)
    ]


def _in_query(screen: Screen) -> list[dict[str, Any]]:
    own = {parameter.name: parameter.meaning for parameter in screen.parameters} | {"redaction": _REDACTION}
    return [
        {"name": name, "in": "query", "description": own.get(name) or meanings()[name], "schema": _of_word(name)}
        for name in screen.known
    ]


def _of_word(name: str) -> dict[str, Any]:
    return {"type": "array", "items": {"type": "string"}} if name in _SEVERAL else {"type": "string"}


def _write(action: Action, shape: Mapping[str, Any], body: Mapping[str, Any]) -> dict[str, Any]:
    kinds = ["application/json", "application/x-www-form-urlencoded", *(["multipart/form-data"] * action.files)]
    answers = {
        str(status): {"description": "Done.", "content": {"application/json": {"schema": shape}}}
        for status in (200, 202)
    }
    return {
        "operationId": action.name,
        "summary": action.summary,
        "description": f"Without a bearer token: send X-CSRF-Token, which {API}/session gives, with its cookie.",
        "parameters": _in_path(action.path),
        "requestBody": {"required": True, "content": {kind: {"schema": body} for kind in kinds}},
        "responses": {
            **answers,
            "303": {"description": "To a form: where the browser goes on."},
            **_problems((400, 401, 403, 404, 409, 413, 415, 422)),
        },
    }


def _problems(statuses: Iterable[int]) -> dict[str, Any]:
    content = {"application/problem+json": {"schema": {"$ref": _REFERENCE.format(name="Problem")}}}
    return {str(status): {"description": "A problem.", "content": content} for status in statuses}


def _explained(_: Asked) -> Answer:
    """The document as a page for people."""
    described = msgspec.json.decode(document())
    schemas = described["components"]["schemas"]
    operations = [
        {
            "id": operation["operationId"],
            "method": method.upper(),
            "path": where,
            "summary": operation["summary"],
            "parameters": operation["parameters"],
            "fields": _fields(operation["responses"]["200"]["content"], schemas),
        }
        for where, methods in described["paths"].items()
        for method, operation in methods.items()
    ]
    return Answer(data=described, more={"operations": operations})


def _fields(content: Mapping[str, Any], schemas: Mapping[str, Any]) -> dict[str, str]:
    """The fields of a JSON answer, each with the kind of its value."""
    schema = content.get("application/json", {}).get("schema", {})
    found = schemas.get(schema.get("$ref", "").rpartition("/")[2], schema)
    return {name: _kind(value) for name, value in found.get("properties", {}).items()}


def _kind(schema: Mapping[str, Any]) -> str:
    if "anyOf" in schema:
        return " or ".join(map(_kind, schema["anyOf"]))
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if schema.get("type") == "array":
        return f"list of {_kind(schema.get('items') or {})}"
    return " or ".join(map(str, schema.get("enum", ()))) or str(schema.get("format") or schema.get("type", "anything"))


SCREEN = Screen(
    name="api",
    path="/help/api",
    title="The interface for programs",
    summary="Every address that programs can ask, with its parameters.",
    template="api.html",
    answer=_explained,
    api=False,
)
