"""Make re-uses of real articles, hide them among thousands of others, and count what the link room finds.

    python -m benchmarks.duplicates --corpora ../shared [--sources 200] [--others 4000] [--pairs PAGE]

Prints recall and kinds for each way of re-use, precision over all links with a made document, the time a document
takes, and what the links make of the corpus's own pairs. `--pairs` writes those pairs out to be read by eye; the texts
are not ours, so that page stays outside the repository.
"""

import argparse
import gzip
import json
import random
import re
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from itertools import islice
from pathlib import Path

from tadmor.extract.furniture import furniture_of
from tadmor.link.duplicates import Duplicates
from tadmor.link.duplicates.prints import numerals
from tadmor.link.voices.groups import Groups
from tadmor.model import Document, DocumentLink, Reading, Span
from tadmor.nlp.segment import sentences

FOLDER = Path("data") / "whenitson2016"
_QUOTED = re.compile(r"[“\"][^“”\"\n]{90,400}[”\"]")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Made:
    """A document that we made: by which way of re-use, from which article, in which other one."""

    document: Document
    way: str
    source: str
    host: str | None = None


def articles(folder: Path) -> list[Document]:
    """The corpus, in its order."""
    with gzip.open(folder / "articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [
        Document(
            id=row["id"],
            text=row["text"],
            outlet=row["outlet"],
            published=date.fromisoformat(row["published"]),
            title=row["title"],
            lang="en",
        )
        for row in rows
    ]


def read(document: Document) -> Reading:
    """As much of a reading as duplicates look at: the furniture."""
    found = sentences(document.text)
    return Reading(document=document, furniture=tuple(furniture_of(document.text, tuple(found))))


@lru_cache(maxsize=64)
def _sentences(text: str) -> list[str]:
    return [text[sentence.start : sentence.end] for sentence in sentences(text)]


def _half(text: str, _host: str, _chance: random.Random) -> str:
    parts = _sentences(text)
    return "\n".join(parts[: max(1, len(parts) // 2)])


def _lede(text: str, _host: str, _chance: random.Random) -> str:
    parts = _sentences(text)
    kept = 1
    while len(" ".join(parts[:kept]).split()) < 25:
        kept += 1
    return " ".join(parts[:kept])


def _third_gone(text: str, _host: str, chance: random.Random) -> str:
    return "\n".join(part for part in _sentences(text) if chance.random() > 1 / 3)


def _edited(text: str, host: str, chance: random.Random) -> str:
    """Each word in ten is another one, from another article; who puts in other figures makes an update, no copy."""
    words = [word for word in _WORD.findall(host) if not word[0].isdigit() and word.casefold() not in numerals()]
    return _WORD.sub(lambda m: chance.choice(words) if chance.random() < 0.1 and not m[0].isdigit() else m[0], text)


def _half_own(text: str, host: str, _chance: random.Random) -> str:
    parts, own = _sentences(text), _sentences(host)
    return "\n".join([*parts[: len(parts) // 2], *own[: max(1, len(own) // 2)]])


def _quoting(text: str, host: str, chance: random.Random) -> str:
    quoted = chance.choice(_QUOTED.findall(text))
    own = _sentences(host)
    return "\n".join([*own[: len(own) // 2], f"{quoted}, the spokeswoman told us.", *own[len(own) // 2 :]])


WAYS: Mapping[str, tuple[Callable[[str, str, random.Random], str], frozenset[str]]] = {
    "half cut": (_half, frozenset(["copy", "excerpt"])),
    "lede only": (_lede, frozenset(["excerpt"])),
    "a third of the sentences gone": (_third_gone, frozenset(["copy", "excerpt"])),
    "10 % of words edited": (_edited, frozenset(["copy"])),
    "half wire, half own": (_half_own, frozenset(["shared-passage", "excerpt", "copy"])),
    "one quotation block": (_quoting, frozenset(["quotation"])),
}
"""How a re-use is made, and the kinds that call it rightly."""


def made_from(source: Document, hosts: Sequence[Document], seed: int) -> Iterator[Made]:
    """All ways of re-use of one article, a day later, by another outlet."""
    chance = random.Random(f"{seed} {source.id}")
    for way, (make, _) in WAYS.items():
        host = chance.choice(hosts)
        document = replace(
            source,
            id=f"made:{way}:{source.id}",
            text=make(source.text, host.text, chance),
            outlet="made.example",
            published=(source.published or date.max) + timedelta(days=1),
        )
        yield Made(document, way, source.id, host.id if way in ("half wire, half own", "one quotation block") else None)


def _fit(document: Document) -> bool:
    """Long enough to be cut, with something quoted at length."""
    return len(document.text.split()) >= 200 and bool(_QUOTED.search(document.text))


def collection(
    documents: Sequence[Document], sources: int, others: int, seed: int
) -> tuple[list[Document], list[Made]]:
    """The articles that are kept, and the made ones."""
    fit = [document for document in documents if _fit(document)]
    chosen = random.Random(seed).sample(fit, sources)
    names = {document.id for document in chosen}
    rest = list(islice((d for d in documents if d.id not in names), others))
    hosts = [document for document in rest if len(document.text.split()) >= 150]
    made = [one for source in chosen for one in made_from(source, hosts, seed)]
    return [*chosen, *rest], made


def linked(documents: Iterable[Document]) -> tuple[list[DocumentLink], list[float]]:
    """All links of a stream of documents, and the seconds that each took (reading left out)."""
    finder = Duplicates()
    found: list[DocumentLink] = []
    spent: list[float] = []
    for document in documents:
        reading = read(document)
        begin = time.process_time()
        found += finder.add(reading)
        spent.append(time.process_time() - begin)
    return found, spent


def _milliseconds(spent: Sequence[float]) -> str:
    return f"{1000 * sum(spent) / max(1, len(spent)):.2f}"


def _related(one: Made, other: str, by_id: Mapping[str, Made], natural: Mapping[str, set[str]]) -> bool:
    """Whether a made document and another share a source or host, by make or by a link between articles."""
    mine = {one.source, one.host} - {None}
    theirs = {by_id[other].source, by_id[other].host} - {None} if other in by_id else {other}
    return bool(mine & theirs) or any(natural.get(str(a), set()) & theirs for a in mine)


def report(
    documents: Sequence[Document], made: Sequence[Made], links: Sequence[DocumentLink], spent: Sequence[float]
) -> tuple[list[str], list[DocumentLink]]:
    """The table, and the links between articles as they were published."""
    by_id = {one.document.id: one for one in made}
    between = [link for link in links if link.first not in by_id and link.second not in by_id]
    natural: dict[str, set[str]] = {}
    for link in between:
        natural.setdefault(link.first, set()).add(link.second)
        natural.setdefault(link.second, set()).add(link.first)
    kinds = {frozenset([link.first, link.second]): link.kind for link in links}
    lines = ["| re-use | recall | kind right, of found | kinds |", "|---|---|---|---|"]
    lines += [_row(way, [one for one in made if one.way == way], kinds) for way in WAYS]
    wrong = [link for link in links if not _is_right(link, by_id, natural)]
    count = sum(link.first in by_id or link.second in by_id for link in links)
    tenth = max(1, len(documents) // 10)
    lines += [
        "",
        f"{len(documents)} articles, {len(made)} made; {count} links with a made document, {len(wrong)} without reason:"
        f" precision {100 * (1 - len(wrong) / max(1, count)):.1f} %",
        f"CPU-ms a document: the first {tenth} articles {_milliseconds(spent[:tenth])}, the last {tenth} "
        f"{_milliseconds(spent[len(documents) - tenth : len(documents)])}, all documents {_milliseconds(spent)}",
        f"between articles: {dict(Counter(link.kind for link in between))}",
    ]
    lines += [f"  without reason: {link.kind} {link.first} | {link.second}" for link in wrong[:20]]
    return lines, between


def _is_right(link: DocumentLink, by_id: Mapping[str, Made], natural: Mapping[str, set[str]]) -> bool:
    pairs = ((link.first, link.second), (link.second, link.first))
    made = [(by_id[a], b) for a, b in pairs if a in by_id]
    return not made or any(_related(one, other, by_id, natural) for one, other in made)


def _row(way: str, made: Sequence[Made], kinds: Mapping[frozenset[str], str]) -> str:
    found = [kinds[pair] for one in made if (pair := frozenset([one.document.id, one.source])) in kinds]
    right = sum(kind in WAYS[way][1] for kind in found)
    told = ", ".join(f"{kind} {count}" for kind, count in Counter(found).most_common())
    return f"| {way} | {len(found) / len(made):.3f} | {right / max(1, len(found)):.3f} | {told} |"


def own_pairs(folder: Path, documents: Sequence[Document], links: Sequence[DocumentLink]) -> list[str]:
    """What becomes of the pairs that share 5-grams in the raw text: how many are linked, and as what."""
    kinds: dict[frozenset[str], str] = {frozenset([link.first, link.second]): link.kind for link in links}
    groups: Groups[str] = Groups()
    for link in links:
        if link.kind in ("copy", "excerpt", "update"):
            groups.join(link.first, link.second)
    texts = {document.id: document.text for document in documents}
    counts: Counter[tuple[str, str]] = Counter()
    for jaccard, _, a, b in json.loads((folder / "dup_pairs_5gram.json").read_text()):
        if a in texts and b in texts:
            group = "identical" if texts[a] == texts[b] else "above .5" if jaccard > 0.5 else ".1 to .5"
            other = "by way of another" if groups.root(a) == groups.root(b) else "none, after furniture"
            counts[group, kinds.get(frozenset([a, b]), other)] += 1
    return [f"| {group} | {kind} | {count} |" for (group, kind), count in sorted(counts.items())]


def _excerpt(span: Span) -> str:
    return span.text if len(span.text) < 400 else f"{span.text[:250]} [...] {span.text[-120:]}"


def shown(link: DocumentLink, texts: Mapping[str, Document]) -> Iterator[str]:
    """A link to be read by eye."""
    first, second = texts[link.first], texts[link.second]
    yield f"## {link.kind} {link.shares} contained: {link.contained}"
    for document in (first, second):
        yield f"- {document.outlet} {document.published} {document.title} ({len(document.text.split())} words)"
    yield from (f"  - CHANGE {change.first.text!r} -> {change.second.text!r}" for change in link.changes)
    for passage in link.passages[:4]:
        yield f"  - {passage.words} words{' quoted' if passage.quoted else ''}: {_excerpt(passage.first)!r}"


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--sources", type=int, default=200)
    parser.add_argument("--others", type=int, default=4000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--pairs", type=Path)
    chosen = parser.parse_args(arguments)
    folder = chosen.corpora / FOLDER
    documents = articles(folder)
    kept, made = collection(documents, chosen.sources, chosen.others, chosen.seed)
    links, spent = linked([*kept, *(one.document for one in made)])
    lines, between = report(kept, made, links, spent)
    print("\n".join([*lines, "", "| the corpus's own pairs | linked as | pairs |", "|---|---|---|"]))
    print("\n".join(own_pairs(folder, kept, between)))
    if chosen.pairs:
        texts = {document.id: document for document in kept}
        chosen.pairs.write_text("\n".join(line for link in between for line in shown(link, texts)), encoding="utf-8")


if __name__ == "__main__":
    main()
