"""How many attributions of composed reports are given the right voice.

    python training/voices.py [REPORT ...] [-v]      -v prints what is wrong, with its words

composed/voices.jsonl says of the attributions of 99 of composed/reports whose words they are: a person by his full
name, the body that speaks or for which he does, else how the report calls him. Four readers wrote it down who knew no
code. Rules have been made on it since, so it tells what breaks and not how good a reading is. Names agree where they
share two words, one has all of the other's, or both name one state and both its forces or both not.
"""

import json
import re
import sys
from collections import Counter
from datetime import date
from pathlib import Path

import inline

from tadmor import wire
from tadmor.evaluation.conflict import anchor, same_name
from tadmor.evaluation.counts import pair
from tadmor.model import Document
from tadmor.ontology.actors import catalogue
from tadmor.pipeline import default_pipeline

HERE = Path(__file__).parent / "composed"
SMALL = {"the", "of", "s", "al", "and", "for", "in", "a"}
FORCES = {"army", "armed", "forces", "military", "force", "soldiers", "troops", "staff"}
STATES = {"government", "state", "officials", "presidency", "president", "administration", "authorities", "junta"}


def words(name):
    return [
        word for word in re.sub(r"[^a-z0-9 ]", "", (name or "").lower().replace("-", " ")).split() if word not in SMALL
    ]


def lands():
    """The words for each state, its people and its capital."""
    known = {}
    for land in catalogue().countries.values():
        for form in (land.name, *land.aliases, *land.adjectives, *land.people, *land.capitals):
            known[tuple(words(form))] = land.code
    return known


def state(name, known):
    """The state of a name that is nothing else, and whether it is that state's forces; None where it is more."""
    told = words(name)
    for size in range(3, 0, -1):
        for at in range(len(told) - size + 1):
            code = known.get(tuple(told[at : at + size]))
            rest = set(told[:at] + told[at + size :])
            if code and rest <= FORCES | STATES:
                return code, bool(rest & FORCES)
    return None


def agree(one, other, known):
    a, b = set(words(one)), set(words(other))
    land = state(one, known)
    if land is not None and land == state(other, known):
        return True
    return bool(a and b) and (same_name(one, other) or a <= b or b <= a or len(a & b) > 1)


def judged(speaker, voice, known):
    """How a speaker that was read stands to the voice that somebody wrote down."""
    person, body = speaker.get("name"), speaker.get("organisation")
    if voice["body"]:
        got = body or person
        if got is None:
            return "body: none"
        if agree(got, voice["body"], known):
            return "body: right"
        alone = speaker.get("kind") == "person" and body is None and voice["person"]
        return "body: only the person" if alone and agree(person, voice["person"], known) else "body: another"
    if voice["person"]:
        if person and agree(person, voice["person"], known):
            return "person: a body added" if body else "person: right"
        return "person: another" if person or body else "person: none"
    return "unnamed: named" if person or body else "unnamed: right"


def told(name):
    """A composed report as a document, and its attributions by their numbers."""
    path = HERE / "reports" / f"{name}.txt"
    head = dict(re.findall(r"^# (title|published|outlet): (.*)$", path.read_text(encoding="utf-8"), re.MULTILINE))
    parsed = inline.parse(path)
    published = date.fromisoformat(head["published"]) if "published" in head else None
    document = Document(
        id=name, text=parsed["text"], title=head.get("title"), published=published, outlet=head.get("outlet"), lang="en"
    )
    return document, {a["id"]: a for a in parsed["attributions"]}


def scored(reading, attributions, voices, known):
    """Each attribution that has a voice: the judgement, its words, the voice, and the speaker that was read."""
    ours = [{**attributions[v["attribution"]], "voice": v} for v in voices if v["attribution"] in attributions]
    for one in ours:
        one.update({part: [{"start": a, "end": b} for a, b in one[part]] for part in ("cue", "content")})
    met = {id(one): other for one, other in pair(ours, wire.plain(reading)["attributions"], anchor, anchor)}
    for one in ours:
        found = met.get(id(one))
        speaker = (found or {}).get("speaker") or {}
        yield judged(speaker, one["voice"], known) if found else "not found", one, speaker


def main():
    wanted = [argument for argument in sys.argv[1:] if argument != "-v"]
    by_report = {}
    for line in (HERE / "voices.jsonl").read_text(encoding="utf-8").splitlines():
        voice = json.loads(line)
        by_report.setdefault(voice["report"], []).append(voice)
    names = [name for name in by_report if not wanted or name in wanted]
    known, counts = lands(), Counter()
    pages = [told(name) for name in names]
    readings = default_pipeline().read_batch([document for document, _ in pages])
    for (document, attributions), reading in zip(pages, readings, strict=True):
        for judgement, one, speaker in scored(reading, attributions, by_report[document.id], known):
            counts[judgement] += 1
            if "-v" in sys.argv and "right" not in judgement:
                voice, at = one["voice"], (one["cue"] or one["content"])[0]["start"]
                wrote = " / ".join(str(voice[key]) for key in ("person", "body", "unnamed"))
                read = " / ".join(str(speaker.get(key)) for key in ("name", "organisation", "role"))
                print(f"{judgement} | {document.id} | {wrote} | read: {read}")
                print("    ..." + document.text[max(0, at - 200) : at + 60].replace("\n", " "))
    for judgement, count in sorted(counts.items()):
        print(f"{judgement:24}{count}")


if __name__ == "__main__":
    main()
