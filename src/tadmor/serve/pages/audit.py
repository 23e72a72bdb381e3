"""The log of people's decisions as the chain that it is, with its head; and the check of everything that is stored."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from tadmor.errors import BadFilter
from tadmor.model import Decision
from tadmor.serve import shapes
from tadmor.serve.errands import Errand, State
from tadmor.serve.screens import Action, Answer, Asked, Done, Parameter, Posted, Screen
from tadmor.store import Finding, verify
from tadmor.store.decisions import broken

__all__ = ["ACTIONS", "SCREENS"]

_CHECK = "verify"
_PAGE = 100
_PROBLEMS = 200
_BEFORE = Parameter("before", "Lines before the one with this number.", "120")


@dataclass(frozen=True, slots=True)
class _Nothing:
    """An action that takes no fields."""


def _audit(asked: Asked) -> Answer:
    log = asked.view.decisions()
    wrong = list(broken(log))
    before = _number(asked.word("before"))
    chosen = [line for line in reversed(log) if before is None or line.seq < before][:_PAGE]
    following = str(chosen[-1].seq) if chosen and chosen[-1].seq > 1 else None
    data = {
        "head": asked.view.decision_head(),
        "lines": len(log),
        "broken": wrong,
        "decisions": chosen,
        "before": following,
        "check": _check(asked.house.errands.of_kind(_CHECK)),
        "orphans": list(asked.view.orphans()),
    }
    return Answer(data=data, rows=chosen)


def _number(word: str) -> int | None:
    if not word:
        return None
    if not (word.isascii() and word.isdigit() and len(word) < 12):
        raise BadFilter(f"before={word!r} is not the number of a line; write before=120")
    return int(word)


def _check(errands: list[Errand]) -> dict[str, Any] | None:
    """The latest check of the whole store, as far as it has come."""
    if not errands:
        return None
    latest = errands[0]
    return {
        "state": latest.state,
        "begun": latest.begun,
        "ended": latest.ended,
        "problem": latest.problem,
        "findings": latest.result or [],
    }


def _verify(posted: Posted) -> Done:
    store = posted.house.store

    def check(_: Errand) -> list[Finding]:
        found = []
        for finding in verify(store):
            found.append(finding)
            if len(found) == _PROBLEMS:
                break
        return found

    posted.house.errands.add(Errand(_CHECK, _CHECK, "Check of the whole store", check))
    return Done(to="/audit#check", data=_check(posted.house.errands.of_kind(_CHECK)), status=202)


_Check: Any = shapes.record(
    "Check", state=State, begun=datetime | None, ended=datetime | None, problem=str, findings=list[Finding]
)
SCREENS = (
    Screen(
        name="audit",
        path="/audit",
        title="Audit",
        summary="The log of people's decisions, latest first, and the head of its chain.",
        template="audit.html",
        answer=_audit,
        shape=shapes.record(
            "Audit",
            head=str,
            lines=int,
            broken=list[int],
            decisions=list[Decision],
            before=str | None,
            check=_Check | None,
            orphans=list[Decision],
        ),
        parameters=(_BEFORE,),
        table=lambda _, answer: map(asdict, answer.rows),
        live=True,
    ),
)
ACTIONS = (
    Action(
        name="verify",
        path="/audit/verify",
        summary="Check everything that is stored, in the background: pages, raw files, claims, the log's chain.",
        act=_verify,
        body=_Nothing,
        shape=_Check,
    ),
)
