"""Who acts in public and who does not: only a public function makes a name public; harm and youth make it private."""

from collections.abc import Iterable

from tadmor.nlp.known import Scanned
from tadmor.nlp.names.lists import Lists
from tadmor.nlp.names.roles import Role
from tadmor.nlp.names.runs import Run

__all__ = ["gave_name", "judge", "leads", "private_signs"]

_HARMED = frozenset(
    [
        "killed",
        "wounded",
        "injured",
        "shot",
        "buried",
        "mourned",
        "arrested",
        "abducted",
        "kidnapped",
        "raped",
        "tortured",
        "died",
        "fled",
        "detained",
        "missing",
    ]
)
_LEADING = frozenset(["led", "leads", "commanded", "commands", "heads", "headed", "ordered", "orders"])


def private_signs(scanned: Scanned, run: Run, roles: Iterable[Role], known: Lists) -> bool:
    """Whether the words around a name tell of somebody without a public function, or of a minor."""
    if any(head in known.private_roles for role in roles for head in role.heads):
        return True
    return _age(scanned, run.end) is not None or gave_name(scanned, run.first) or _harmed(scanned, run)


def _age(scanned: Scanned, end: int) -> int | None:
    """The age in ", 9," or ", aged 9" after a name."""
    found = scanned.words
    at = end + 1
    if end < len(found) and found[end].text in {",", "("} and at < len(found):
        at += found[at].fold in {"aged", "age"}
        if at < len(found) and found[at].text.isascii() and found[at].text.isdigit() and len(found[at].text) < 3:
            after = found[at + 1].text if at + 1 < len(found) else "."
            return int(found[at].text) if after in {",", ".", ")", ";", "from"} else None
    return None


def gave_name(scanned: Scanned, first: int) -> bool:
    """ "who gave his name as X", "a woman named X", "identified as X"."""
    before = [word.fold for word in scanned.words[max(0, first - 4) : first]]
    return bool(before) and (
        before[-1] in {"named", "called"} or before[-2:] == ["name", "as"] or before[-2:] == ["identified", "as"]
    )


def _harmed(scanned: Scanned, run: Run) -> bool:
    """Named as the one killed, hurt or taken: "killed X", "X was wounded"."""
    found = scanned.words
    before = [word.fold for word in found[max(0, run.first - 2) : run.first]]
    after = [word.fold for word in found[run.end : run.end + 3]]
    return bool(_HARMED & set(before[-1:])) or (after[:1] in (["was"], ["were"]) and bool(_HARMED & set(after[1:])))


def leads(scanned: Scanned, run: Run) -> bool:
    """Whether a nom de guerre is told as somebody who leads: "Abu X, who led the attack", "Abu X commanded"."""
    if scanned.words[run.first].fold != "abu":
        return False
    after = [word.fold for word in scanned.words[run.end : run.end + 5]]
    return bool(_LEADING & set(after[:1])) or ("who" in after[:2] and bool(_LEADING & set(after)))


def judge(roles: Iterable[Role], known: Lists, *, listed: bool, leads: bool, signs: bool) -> bool | None:
    """True private, False public, None untold: the catalogue and a public office outweigh signs around one mention."""
    heads = {head for role in roles for head in role.heads}
    if listed or (leads and not heads & known.private_roles):
        return False
    if heads & known.private_roles:
        return True
    if heads & (known.offices | known.apposed | known.ranks | (known.honorifics - known.plain_honorifics)):
        return False
    return True if signs else None
