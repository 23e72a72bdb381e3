"""ECB+ (Cybulska and Vossen 2014) as documents and gold action mentions.

A mention counts when it stands in one of the sentences that the corpus names as annotated with care; one without a link
is an event of its own, as in the published evaluations. Topics 1-35 are here; 36-45 are kept apart.
"""

import csv
import tarfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from xml.etree import ElementTree

from tadmor.model import Document

__all__ = ["Action", "Gold", "read"]

FILE = Path("data/ecbplus/topics_1_35.tar.gz")
_SENTENCES = "ECBplus_coreference_sentences.csv"
_CLOSING = frozenset(".,;:!?)]%")


@dataclass(frozen=True, slots=True)
class Action:
    """A mention: its words' characters in the text, and the event that it tells."""

    id: str
    event: str
    words: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Gold:
    """A document of a topic, and of one of the two stories that the corpus tells in each topic."""

    document: Document
    topic: int
    story: str
    actions: tuple[Action, ...]


def read(corpora: Path) -> Iterator[Gold]:
    """The documents, by topic and name."""
    with tarfile.open(corpora / FILE) as archive:
        files = {m.name: m for m in archive.getmembers() if m.isfile()}
        listed = next(m for name, m in files.items() if name.endswith(_SENTENCES))
        careful = _careful(_content(archive, listed).decode("utf-8"))
        found = [gold(_content(archive, m), careful) for name, m in files.items() if name.endswith(".xml")]
    yield from sorted(found, key=lambda g: (g.topic, g.document.id))


def _content(archive: tarfile.TarFile, member: tarfile.TarInfo) -> bytes:
    opened = archive.extractfile(member)
    assert opened is not None
    return opened.read()


def _careful(table: str) -> Mapping[str, set[int]]:
    """The numbers of the sentences that count, by document."""
    found: dict[str, set[int]] = {}
    for row in csv.DictReader(StringIO(table)):
        found.setdefault(f"{row['Topic']}_{row['File']}", set()).add(int(row["Sentence Number"]))
    return found


def gold(xml: bytes, careful: Mapping[str, set[int]]) -> Gold:
    """One file of the corpus."""
    root = ElementTree.fromstring(xml)
    name = root.attrib["doc_name"].removesuffix(".xml")
    topic, kind = name.split("_")
    text, spans = _text(root)
    sentences = {t.attrib["t_id"]: int(t.attrib["sentence"]) for t in root.iter("token")}
    events = _events(root, name)
    actions = []
    for mark in root.find("Markables") or ():
        ids = [anchor.attrib["t_id"] for anchor in mark.iter("token_anchor")]
        if not ids or "ACTION" not in mark.tag or sentences[ids[0]] not in careful.get(name, ()):
            continue
        number = mark.attrib["m_id"]
        words = tuple(sorted(spans[i] for i in ids))
        actions.append(Action(f"{name}#{number}", events.get(number, f"{name}#{number}"), words))
    document = Document(id=name, text=text, lang="en")
    return Gold(document, int(topic), f"{topic}{'+' if kind.endswith('plus') else ''}", tuple(actions))


def _events(root: ElementTree.Element, name: str) -> Mapping[str, str]:
    """The event of each linked mark."""
    found: dict[str, str] = {}
    for relation in root.find("Relations") or ():
        target = relation.find("target")
        if target is not None:
            across = relation.tag == "CROSS_DOC_COREF"
            event = relation.attrib["note"] if across else f"{name}:{target.attrib['m_id']}"
            found |= {source.attrib["m_id"]: event for source in relation.iter("source")}
    return found


def _text(root: ElementTree.Element) -> tuple[str, Mapping[str, tuple[int, int]]]:
    """The tokens as a text, a line a sentence, and where each stands."""
    text, spans, last = "", {}, None
    for token in root.iter("token"):
        word, sentence = token.text or "", token.attrib["sentence"]
        if last is not None:
            text += "\n" if sentence != last else _gap(word)
        spans[token.attrib["t_id"]] = (len(text), len(text) + len(word))
        text += word
        last = sentence
    return text, spans


def _gap(word: str) -> str:
    return "" if word[:1] in _CLOSING or word.startswith(("'s", "’s", "n't", "n’t")) else " "
