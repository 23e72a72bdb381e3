"""Reports that we composed with their annotations in line: parsed to offsets for training/reader.py and events.py.

    python training/inline.py FILE ...        checks files, and says what stands in them

A file is a report: a head of `# title: ...`, `# published: ...`; then sentences, each a line that begins with `S `,
with its annotations in the lines below it; an empty line ends a paragraph. An annotation is fields parted by ` | `:

    A1 speech CT+ | source: an army spokesman | cue: said | content: Militants shelled .. nine people
    A2 in A1 belief PR+ | ...                     nested in A1
    E ASSAULT occurred [mode] | trigger: shelled | actors: Militants; the group | place: the outskirts of Marat | ...

A span is words of the sentence; `first words .. last words` may end sentences later; `words #2` is the second time that
they stand in it; spans of one field are parted by `; `. Words that the sentence lacks are looked for before it, nearest
first, then after it; `<words` skips the sentence itself. Who acts in what has a way is who moves.
"""

import re
import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1] / "src")]
from tadmor.nlp.encoder.heads import CERTAINTY, TYPES
from tadmor.nlp.encoder.predicates import CLASSES, ROLES, STATUSES


class Wrong(ValueError):
    """An annotation that the text does not bear out."""


def _times(text, words, low, high):
    """Each time that words stand as whole words in a stretch of the text."""
    found = re.finditer(r"(?<!\w)" + re.escape(words) + r"(?!\w)", text[low:high])
    return [(low + m.start(), low + m.end()) for m in found]


def _at(text, words, low, high, last=False):
    """Where they stand the first or the last time, None if nowhere."""
    found = _times(text, words, low, high)
    return found[-1 if last else 0] if found else None


def _span(text, here, words):
    """The offsets of words told in a sentence's annotation."""
    skip, words = words.startswith("<"), words.lstrip("<").strip()
    if match := re.fullmatch(r"(.+?) #(\d)", words):
        times = _times(text, match[1], *here)
        if len(times) < int(match[2]):
            raise Wrong(f"not so often in its sentence: {words!r}")
        return times[int(match[2]) - 1]
    first, _, last = words.partition(" .. ")
    found = (
        (None if skip else _at(text, first, *here))
        or _at(text, first, 0, here[0], last=True)
        or _at(text, first, here[1], len(text))
    )
    if found is None:
        raise Wrong(f"not in the text: {first!r}")
    if not last:
        return found
    end = _at(text, last, found[0], len(text))
    if end is None:
        raise Wrong(f"not behind {first!r}: {last!r}")
    return found[0], end[1]


def _annotation(line, text, here):
    head, *fields = (part.strip() for part in line.split(" | "))
    spans = {}
    for field in fields:
        name, colon, told = field.partition(":")
        if not colon:
            raise Wrong(f"a field without a colon: {field!r}")
        spans[name.strip()] = [_span(text, here, one.strip()) for one in told.split("; ") if one.strip()]
    words = head.split()
    if words[0] == "E":
        if words[1] not in CLASSES or words[2] not in STATUSES or len(spans.get("trigger", ())) != 1:
            raise Wrong(f"no class, status or trigger: {line!r}")
        if wrong := spans.keys() - {*ROLES, "trigger"}:
            raise Wrong(f"no such role: {wrong}")
        mover = spans.get("actors", []) if spans.keys() & {"origin", "via", "destination"} else []
        return spans | {"trigger": spans["trigger"][0], "type": words[1], "status": words[2], "mover": mover}
    parent = None
    if words[1] == "in":
        parent, words = words[2], [words[0], *words[3:]]
    if words[1] not in TYPES or words[2] not in CERTAINTY or spans.keys() - {"source", "cue", "content"}:
        raise Wrong(f"no type, certainty or field: {line!r}")
    if not spans.get("cue"):
        raise Wrong(f"no cue: {line!r}")
    labels = {"id": words[0], "parent": parent, "type": words[1], "certainty": {"label": words[2]}}
    return labels | {name: spans.get(name, []) for name in ("source", "cue", "content")}


def parse(path):
    """A report: its id and text, attributions (outer and nested) and events, spans as pairs of offsets."""
    text, notes, gap, here = "", [], "", (0, 0)
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        line = line.strip()
        if line.startswith("S "):
            start = len(text := text + gap)
            text, gap = text + line[2:].strip(), " "
            here = (start, len(text))
        elif not line:
            gap = "\n\n" if text else ""
        elif not line.startswith("#"):
            notes.append((number, line, here))
    made = {"attributions": [], "events": []}
    wrong = []
    for number, line, here in notes:
        try:
            one = _annotation(line, text, here)
            made["events" if "trigger" in one else "attributions"].append(one)
        except (Wrong, IndexError) as problem:
            wrong.append(f"{path.name}:{number}: {problem}")
    ids = [a["id"] for a in made["attributions"]]
    wrong += [f"{path.name}: twice: {i}" for i in set(ids) if ids.count(i) > 1]
    wrong += [f"{path.name}: within itself: {a['id']}" for a in made["attributions"] if a["id"] == a["parent"]]
    wrong += [
        f"{path.name}: no such parent: {a}" for a in made["attributions"] if a["parent"] and a["parent"] not in ids
    ]
    if wrong:
        raise Wrong("\n".join(wrong))
    return made | {"id": path.stem, "text": text, "region": [0, len(text)]}


def main():
    for name in sys.argv[1:]:
        try:
            one = parse(Path(name))
        except Wrong as problem:
            print(problem)
            continue
        told = f"{len(one['attributions'])} attributions, {len(one['events'])} events"
        print(f"{name}: {len(one['text'].split())} words, {told}")


if __name__ == "__main__":
    main()
