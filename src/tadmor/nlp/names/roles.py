"""What a report says somebody is: the title before the name, the apposition before or after it."""

from collections.abc import Sequence
from dataclasses import dataclass

from tadmor.nlp.known import Scanned
from tadmor.nlp.names.bodies import LINKS, OF, body_named, capital_after, is_staff, staff_named
from tadmor.nlp.names.lists import Lists
from tadmor.nlp.names.runs import of_office
from tadmor.nlp.words import Match, Word
from tadmor.ontology.actors import Catalogue

__all__ = [
    "Role",
    "ministry_named",
    "of_the_republic",
    "organisation_of",
    "role_after",
    "role_apposed",
    "role_before",
    "role_called",
    "role_words",
]

_FOUGHT = frozenset(["against", "fighting", "battling", "combating", "opposing"])
_DETERMINERS = frozenset(["the", "a", "an", "another", "one", "his", "her", "their", "its", "our", "my", "this"])
_WHOSE = frozenset(["its", "their"])
_UNPRINTED = _DETERMINERS | {"ministry", "mr", "mrs", "ms", "miss"}
_CALLED = frozenset(["known", "called", "named", "nicknamed", "dubbed"])
_CALLING = frozenset(["who", "is", "was", "also", "widely", "only", "locally", "better", "himself", "calls"])
_IRREGULAR = frozenset(["rebel", "opposition", "militia", "insurgent", "jihadist", "separatist", "islamist"])
_GENERAL_OF = frozenset(
    ["secretary", "attorney", "inspector", "consul", "director", "governor", "solicitor", "surgeon"]
)
_FORCES = frozenset(["army", "police", "militia", "rebel", "military", "navy", "naval", "brigade", "separatist"])
_COUNCILS = frozenset(["council", "commission", "assembly", "court"])
_LOOSE = frozenset(["armed-forces", "people", "rebels", "state-media", "state-tv", "intelligence", "parliament"])
_FOR_LOOSE = frozenset(["spokesman", "spokeswoman", "spokesperson", "chief", "official", "officer", "general", "head"])
_ENVOYS = frozenset(["envoy", "ambassador", "representative", "delegate", "emissary"])
_LOCAL = frozenset(["town", "city", "village", "district", "region", "province", "local", "regional", "provincial"])
_HEADS_OF_STATES = frozenset(["president", "prime", "king", "premier", "chancellor"])
_REPUBLIC = ("of", "the", "republic")
_REACH = 12  # words of a role phrase
_SHORT = 3  # letters of an abbreviation


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A role phrase: words [first, end), the word it turns on, and what its words say of country and organisation.

    `owner` is the word that says by possession whose it is ("its spokesman", "the ministry's spokesman"); `body` an
    organisation that the catalogue does not know, as printed ("director of the aid group Open Wells"). `ministry`,
    `staff`: its words name one.
    """

    first: int
    end: int
    head: str
    heads: tuple[str, ...]
    country: str | None = None
    actor: str | None = None
    institution: str | None = None
    owner: int | None = None
    body: str | None = None
    ministry: bool = False
    staff: bool = False


def role_before(scanned: Scanned, name: int, known: Lists) -> Role | None:
    """The title that ends where a name starts: "former UK ambassador to Syria" before "Peter Ford"."""
    by_end = scanned.by_end
    first, heads = name, []
    while first > 0 and name - first < _REACH:
        word = scanned.words[first - 1]
        if word.text == "." and first > 1 and scanned.words[first - 2].fold in known.titles and _near(scanned, first):
            first -= 1
        elif word.marked or word.fold in _DETERMINERS or _dateline(scanned, first - 1) or _is_hour(scanned, first - 1):
            break
        elif first > 1 and is_staff(scanned, first - 2):
            first -= 2
        elif word.fold in known.titles:
            heads.append(word.fold)
            first -= 1
        elif first in by_end and (start := by_end[first].first) < first:
            linked = _link(scanned, start, known)
            first = linked if linked is not None and not heads else start
            if linked is not None and scanned.words[linked].fold in known.titles:
                heads.append(scanned.words[linked].fold)
        elif (word.fold in known.modifiers and word.fold not in LINKS) or (
            _of_office_before(scanned, first, name, known) and not heads
        ):
            first -= 1
        else:
            break
    if not heads:
        return None
    return _role(scanned, _with_determiner(scanned, first), name, tuple(heads), known)


def _is_hour(scanned: Scanned, at: int) -> bool:
    """Whether a word belongs to an hour and is no prime minister: "4:40 p.m. Hallow said"."""
    return scanned.words[at].fold in {"pm", "am"} and at > 0 and scanned.words[at - 1].text[:1].isdigit()


def _dateline(scanned: Scanned, at: int) -> bool:
    """Whether a word says where the report was written: "HARUN Norland's minister X said"."""
    word = scanned.words[at]
    alone = at == 0 and len(scanned.words) > 1 and not scanned.words[1].text.isupper() and at not in scanned.actors
    return alone and word.text.isupper() and len(word.text) > _SHORT


def _of_office_before(scanned: Scanned, first: int, name: int, known: Lists) -> bool:
    """Whether the words before a name still tell what an office is about: "Commissioner for Human Rights"."""
    if scanned.words[first - 1].fold == "state" and 2 < first < name:
        first -= 1
    return 1 < first < name and of_office(scanned, first - 1, known)


def _near(scanned: Scanned, first: int) -> bool:
    return scanned.words[first - 1].start == scanned.words[first - 2].end


def _link(scanned: Scanned, start: int, known: Lists) -> int | None:
    """The index of the office in "ambassador to Syria", when `start` is that of "Syria".

    Behind an article a land's one word goes on, to what is there or its people's: "the Syrian Casualty Monitor".
    """
    at = start - 1
    if at >= 0 and scanned.words[at].fold == "the":
        if not _takes_article(scanned, start, known):
            return None
        at -= 1
    if at >= 1 and scanned.words[at].fold in LINKS and scanned.words[at - 1].fold in known.titles:
        return at - 1
    return None


def _takes_article(scanned: Scanned, start: int, known: Lists) -> bool:
    """Whether a name has an article that is no town's, nor of a land but such as "the Philippines"."""
    land, word = scanned.countries.get(start), scanned.words[start]
    if land is not None and (land.end - start > 1 or word.fold.endswith("s") or word.text.isupper()):
        return True
    if land is not None and word.fold in known.articled:
        return True
    return scanned.land(start) is None and start not in scanned.capitals


def _with_determiner(scanned: Scanned, first: int) -> int:
    return first - 1 if first > 0 and scanned.words[first - 1].fold in _DETERMINERS else first


def role_after(scanned: Scanned, end: int, known: Lists) -> Role | None:
    """The apposition after a name: ", an alliance spokesman in Norland," or ", 34, a shopkeeper"."""
    at = _skip_age(scanned.words, end)
    if at >= len(scanned.words) or scanned.words[at].text not in {",", "—", "–", "("}:
        return None
    first, heads = at + 1, list[str]()
    stop = first
    while stop < min(len(scanned.words), first + _REACH) and not _closes(scanned.words[stop]):
        if _titles_next(scanned, first, stop, known):
            return None
        heads.extend([scanned.words[stop].fold] * _functions(scanned, stop, known))
        stop += 1
    if not heads and (rank := _ranked(scanned, first, stop, known)) is not None:
        heads, stop = [scanned.words[rank].fold], rank + 1
    opens = first < len(scanned.words) and (
        scanned.words[first].fold in _DETERMINERS | {"who", "former"} | known.modifiers | known.titles
        or scanned.land(first) is not None
        or first in scanned.actors
    )
    return _role(scanned, first, stop, tuple(reversed(heads[:1])), known) if heads and opens else None


def _titles_next(scanned: Scanned, first: int, at: int, known: Lists) -> bool:
    """Whether a title behind the comma is that of who is named next: "met Orlan Vesk, Norland's King Ida Marin"."""
    words = scanned.words
    if words[at].fold not in known.titles or not words[at].capital or at + 2 >= len(words):
        return False
    name = words[at + 1 : at + 3]
    alone = all(word.capital for word in words[first:at])
    return alone and all(word.capital and not word.possessive for word in name) and at + 1 not in scanned.actors


def _functions(scanned: Scanned, at: int, known: Lists) -> bool:
    """Whether a word names an office or a trade: "the wali of Kassan", not "Wali Khan" nor "the General Staff"."""
    if is_staff(scanned, at):
        return False
    if scanned.words[at].fold in known.apposed:
        return at + 1 == len(scanned.words) or not scanned.words[at + 1].capital
    return scanned.words[at].fold in known.functions


def _ranked(scanned: Scanned, first: int, stop: int, known: Lists) -> int | None:
    """The index of the rank in "the army colonel said to be dead": only of a force, and of nobody's kin."""
    at, force = first, False
    while at < stop and not scanned.words[at].possessive:
        word = scanned.words[at]
        if word.fold in known.ranks:
            return at if force else None
        body = scanned.actors.get(at)
        force = force or body is not None or word.fold in _FORCES
        if body is None and word.fold not in _DETERMINERS | known.modifiers:
            return None
        at = body.end if body else at + 1
    return None


def _closes(word: Word) -> bool:
    return word.text in {",", ".", ";", ":", ")", "—", "–", "!", "?", '"', "”", "“"} or word.fold in {
        "said",
        "told",
        "says",
        "who",
        "and",
    }


def _skip_age(found: Sequence[Word], at: int) -> int:
    """Past ", 34" after a name."""
    if at + 1 < len(found) and found[at].text == "," and found[at + 1].text.isdigit() and len(found[at + 1].text) < 4:
        return at + 2
    return at


def role_apposed(scanned: Scanned, name: int, known: Lists) -> Role | None:
    """The phrase set off by a comma before a name: "A village teacher from Sarmat, Orlan Idris Vesk"."""
    at = name - 2
    if at < 1 or scanned.words[name - 1].text != ",":
        return None
    heads: list[str] = []
    while at >= 0 and name - at < _REACH and (not scanned.words[at].marked or _aside(scanned, at, known)):
        word = scanned.words[at]
        if word.marked:
            at -= 3
            continue
        inner = not heads and at > 0 and scanned.words[at - 1].fold in OF  # "the head of the White Helmets, X"
        inner = inner or (bool(heads) and _of_another(scanned, at, known))
        if (word.possessive or word.fold in _DETERMINERS) and not inner:
            first = min(at, scanned.by_end[at + 1].first) if at + 1 in scanned.by_end else at  # "Burkina Faso's"
            return _role(scanned, first, name - 1, tuple(heads[-1:]), known) if heads else None
        if _functions(scanned, at, known):
            heads.append(word.fold)
        at -= 1
    opened = scanned.land(at + 1) is not None or (at < 0 and _headed(scanned, name - 1))
    return _role(scanned, at + 1, name - 1, tuple(heads[-1:]), known) if heads and opened else None


def _aside(scanned: Scanned, at: int, known: Lists) -> bool:
    """Whether a bracket closes one word about an office: "the governor (acting) of Kassan, X"."""
    words = scanned.words
    return words[at].text == ")" and at > 2 and words[at - 2].text == "(" and words[at - 1].fold in known.modifiers


def _of_another(scanned: Scanned, at: int, known: Lists) -> bool:
    """Whether the office from a word on is not his who is named behind it: "the spokesman for the governor, X"."""
    return at > 1 and scanned.words[at - 1].fold in {"for", "to"} and scanned.words[at - 2].fold in known.functions


def _headed(scanned: Scanned, end: int) -> bool:
    """Whether a sentence begins with an office in capitals: "Foreign Office Minister, X", "Minister for Y, X"."""
    words = scanned.words[:end]
    return words[0].capital and all(w.capital or w.fold in LINKS | {"the"} for w in words)


def role_called(scanned: Scanned, name: int, known: Lists) -> Role | None:
    """The phrase of "a local commander (who is) known as X", "a shopkeeper named X"."""
    at = name - 1
    at -= at > 0 and scanned.words[at].fold == "as"
    if at < 1 or scanned.words[at].fold not in _CALLED:
        return None
    while at > 0 and (scanned.words[at - 1].fold in _CALLING or scanned.words[at - 1].text == ","):
        at -= 1
    end = at
    while at > 0 and end - at < _REACH and not scanned.words[at - 1].marked:
        at -= 1
        if scanned.words[at].fold in _DETERMINERS:
            heads = [word.fold for word in scanned.words[at:end] if word.fold in known.functions]
            return _role(scanned, at, end, tuple(reversed(heads)), known) if heads else None
    return None


def _role(scanned: Scanned, first: int, end: int, heads: tuple[str, ...], known: Lists) -> Role:
    span = range(first, end)
    sent = not _ENVOYS.isdisjoint(heads)
    actors = [m for at in span if (m := scanned.actors.get(at)) and m.end <= end]
    fought = {m.target for m in actors if _is_fought(scanned, m.first)}
    own = (m for m in actors if not (m.target in fought or (sent and _sent_to(scanned, m.first))))
    actor = next((m for m in own if not _ends_name(scanned, first, m, known)), None)
    lands = [m for at in span if (m := scanned.land(at)) and m.end <= end and (at == first or not _object(scanned, at))]
    found = (m for at in span if (m := scanned.institutions.get(at)) and m.end <= end)
    institution = next((m.target for m in found if not (m.target == "government" and _is_towns(scanned, m))), None)
    if institution in _LOOSE and not set(heads) & _FOR_LOOSE:
        institution = None
    folds = [word.fold for word in scanned.words[first:end] if not word.marked]
    text = " ".join(folds)
    if _of_province("secretary of state", text):
        institution = None
    fits = [
        phrase for phrase in known.institution_of if f" {phrase} " in f" {text} " and not _of_province(phrase, text)
    ]
    belongs = known.institution_of[max(fits, key=len)] if fits else None
    if belongs == "armed-forces" and _IRREGULAR & set(folds):
        belongs = None
    if of_the_republic(folds):
        institution = belongs = None  # which may be that of rebels
    return Role(
        first=first,
        end=end,
        head=heads[0],
        heads=heads,
        country=lands[0].target if lands else None,
        actor=actor.target if actor else None,
        institution=institution
        if institution and institution not in {"armed-forces", "government"}
        else belongs or institution,
        owner=next((at for at in span if _owns(scanned, at)), None),
        staff=(staff := staff_named(scanned, first, end)) is not None,
        body=None
        if actor
        else staff or body_named(scanned, first, end, known, held=not known.of_bodies.isdisjoint(heads)),
        ministry="ministry" in folds,
    )


def _of_province(phrase: str, text: str) -> bool:
    """Whether a secretary of state is a province's, and no foreign minister: "the secretary of state in Harun"."""
    return phrase == "secretary of state" and f" {phrase} in " in f" {text} "


def of_the_republic(folds: Sequence[str]) -> bool:
    """Whether an office is "of the Republic", of which no word tells the name."""
    spots = (at for at in range(len(folds) - 2) if tuple(folds[at : at + 3]) == _REPUBLIC)
    return any(folds[at + 3 : at + 4] != ["of"] for at in spots)


def _sent_to(scanned: Scanned, at: int) -> bool:
    """Whether a body is the one that an envoy deals with, not his own: "the ambassador to the United Nations"."""
    before = at - 1 - (at > 0 and scanned.words[at - 1].fold == "the")
    return before >= 0 and scanned.words[before].fold == "to"


def _is_fought(scanned: Scanned, at: int) -> bool:
    """Whether a body is the one against which somebody acts: "spokesman for the operation against the Harun Front"."""
    before = at - 1 - (at > 0 and scanned.words[at - 1].fold in ("the", "a"))
    return before >= 0 and scanned.words[before].fold in _FOUGHT


def _ends_name(scanned: Scanned, first: int, actor: Match, known: Lists) -> bool:
    """Whether a body's name ends a longer one that nobody knows: "head of the Kurdistan Region Security Council"."""
    at = actor.first - 1
    if at <= first or scanned.words[actor.end - 1].fold not in _COUNCILS:
        return False
    before, word = scanned.words[at - 1], scanned.words[at]
    if word.fold in known.titles | known.modifiers or word.possessive or not (before.capital and word.capital):
        return False
    return not any(at in table for table in (scanned.adjectives, scanned.actors, scanned.institutions))


def _is_towns(scanned: Scanned, body: Match) -> bool:
    """Whether a government is no state's: "the administration of Harun", "the town administration"."""
    words = scanned.words
    if body.first and words[body.first - 1].fold in _LOCAL:
        return True
    if body.end + 1 >= len(words) or words[body.end].fold != "of":
        return False
    after = body.end + 1 + (words[body.end + 1].fold == "the")
    named = after < len(words) and (words[after].capital or words[after].fold in _LOCAL)
    return named and scanned.land(after) is None and words[after].fold not in _HEADS_OF_STATES


def _owns(scanned: Scanned, at: int) -> bool:
    word = scanned.words[at]
    return word.fold in _WHOSE or (word.possessive and scanned.land(at) is None)


def _object(scanned: Scanned, at: int) -> bool:
    """Whether a country is what the office deals with, not whose it is: "ambassador to Syria"."""
    before = scanned.words[at - 1].fold if at else ""
    joined = scanned.words[at].joined
    return before in {"to", "for", "in", "on", "with"} or joined


def organisation_of(role: Role, country: str | None, catalogue: Catalogue) -> str | None:
    """The canonical name of what an office belongs to, as far as the words and the document's country tell."""
    if role.actor:
        return catalogue.entries[role.actor].name
    if role.staff:
        return _staff(role.country or country, catalogue) or role.body
    land = role.country or (
        country if role.institution and role.institution.startswith(("ministry", "government")) else None
    )
    if role.institution and land:
        return catalogue.institution(role.institution, land).name
    if land and role.head in {"president", "king", "queen", "emir"}:
        return catalogue.countries[land].name
    return role.body


def _staff(country: str | None, catalogue: Catalogue) -> str | None:
    """A state's general staff as the catalogue has it, else the forces that it leads; None where no state is told."""
    if country is None or country not in catalogue.countries:
        return None
    own = catalogue.named(f"General Staff of {catalogue.countries[country].name}")
    return own.name if own else catalogue.institution("armed-forces", country).name


def ministry_named(scanned: Scanned, role: Role) -> str | None:
    """The ministry of an office as printed: its name where no list has the land, "the Defence Ministry spokesman"."""
    if not role.ministry or not (role.institution or "").startswith("ministry-"):
        return None
    found = (m for at in range(role.first, role.end) if (m := scanned.institutions.get(at)) and m.end <= role.end)
    words = next((scanned.words[m.first : m.end] for m in found if m.target == role.institution), ())
    return " ".join(word.fold if word.fold in LINKS | {"and"} else word.text.capitalize() for word in words) or None


def role_words(scanned: Scanned, role: Role, known: Lists) -> str:
    """A role as printed, its country left out, a rank first: "Foreign Minister", "Major-General, spokesman"."""
    end = next((at for at in range(role.first + 1, role.end) if _names_whose(scanned, at)), role.end)
    kept = [at for at in range(role.first, end) if not _left_out(scanned, role, at)]
    while kept and scanned.words[kept[-1]].fold in LINKS:
        kept.pop()  # "representative of the ministry"
    ranks = [at for at in kept if scanned.words[at].fold in known.ranks and not _of_office(scanned, at)]
    offices = [at for at in kept if at not in ranks]
    if not any(scanned.words[at].fold in known.titles for at in offices):
        offices = []
    if len(ranks) > 1 or (ranks and offices and role.end == kept[-1] + 1 and kept[-1] == ranks[-1]):
        return ", ".join(part for part in (_printed(scanned, ranks, known), _printed(scanned, offices, known)) if part)
    return _printed(scanned, kept, known)


def _names_whose(scanned: Scanned, at: int) -> bool:
    """Whether the organisation that an office belongs to is named from here on: "for the Ministry of Defence"."""
    if scanned.words[at].fold not in OF:
        return False
    after = at + 2 if at + 1 < len(scanned.words) and scanned.words[at + 1].fold == "the" else at + 1
    known = after in scanned.actors or after in scanned.institutions or scanned.land(after) is not None
    return known or scanned.words[at].fold == "at" or capital_after(scanned, at, at + 5) is not None


def _of_office(scanned: Scanned, at: int) -> bool:
    """Whether "general" belongs to an office: "Secretary-General", "attorney general"; not in "spokesman General X"."""
    return at > 0 and scanned.words[at].fold == "general" and scanned.words[at - 1].fold in _GENERAL_OF


def _printed(scanned: Scanned, kept: Sequence[int], known: Lists) -> str:
    out = ""
    for at in kept:
        word = scanned.words[at]
        out += known.spelt.get(word.fold, word.text) + ("-" if word.joined else " ")
    return out.strip(" -")


def _left_out(scanned: Scanned, role: Role, at: int) -> bool:
    """Articles, stops, and what says only whose office it is: "Russian", "the ministry"."""
    word = scanned.words[at]
    if word.marked or word.possessive or word.fold in _UNPRINTED or _before_owner(scanned, role, at):
        return True
    if is_staff(scanned, at) or (at > role.first and is_staff(scanned, at - 1)):
        return True
    return any(
        (land := scanned.land(start)) is not None
        and start <= at < land.end
        and not _object(scanned, start)
        and not _ends_town(scanned, start)
        for start in range(role.first, at + 1)
    )


def _before_owner(scanned: Scanned, role: Role, at: int) -> bool:
    """Whether a word says whose an office is: "the army's" of its spokesman, not of "head of the army's clinic"."""
    if role.owner is None or at > role.owner:
        return False
    return all(scanned.words[i].fold != role.head for i in range(role.first, role.owner))


def _ends_town(scanned: Scanned, at: int) -> bool:
    """Whether a country's name only ends a town's: "in Port Sudan"."""
    return at > 1 and scanned.words[at - 1].capital and scanned.words[at - 2].fold in {"in", "at", "from"}
