"""Help: how to read the page, its keys, and the description of its interface for programs."""

from dataclasses import dataclass

from tadmor.ontology import event_types
from tadmor.serve.keys import KEYS
from tadmor.serve.screens import Action, Answer, Done, Posted, Screen
from tadmor.store import meanings

__all__ = ["ACTIONS", "SCREENS"]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Named:
    """Who is at the keyboard."""

    name: str
    back: str = "/"


def _name(posted: Posted) -> Done:
    name = " ".join(posted.body.name.split())[:80]
    back = posted.body.back
    inside = back.startswith("/") and not back.startswith(("//", "/\\"))
    return Done(to=back if inside else "/", data={"name": name}, person=name)


SCREENS = (
    Screen(
        name="help",
        path="/help",
        title="Help",
        summary="How to read these pages, and the words of the filter.",
        template="help.html",
        answer=lambda _: Answer(data={"words": dict(meanings())}, more={"kinds": event_types()}),
        api=False,
    ),
    Screen(
        name="keys",
        path="/help/keys",
        title="Keys",
        summary="Every key, and what it does.",
        template="keys.html",
        answer=lambda _: Answer(data={group: dict(keys) for group, keys in KEYS.items()}),
        api=False,
    ),
)
ACTIONS = (
    Action(
        name="name",
        path="/name",
        summary="Say who you are: the name that your decisions are signed with, in this browser.",
        act=_name,
        body=_Named,
        shape=dict[str, str],
    ),
)
