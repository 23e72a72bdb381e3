"""How fast `tadmor read` is as a process, what it takes of memory, and how much of that is the encoder's graph.

    python -m benchmarks.reading [--articles 200] [--words 600] [--processes 2] [--rounds 3]

The articles are cut and joined from the paragraphs of the composed dossier. Reading is measured as people run it: whole
processes side by side, a core each, from start to exit. Then, in one process and in turn since these machines are
noisy: the encoder from text to vectors, and onnxruntime alone on windows that were made beforehand, one thread each.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from threading import Thread

import onnxruntime

from tadmor.nlp.encoder.pieces import cut
from tadmor.nlp.encoder.session import BUDGET, OVERLAP, Encoder
from tadmor.nlp.encoder.vocabulary import Vocabulary
from tadmor.nlp.encoder.weights import Weights, load, shipped
from tadmor.nlp.encoder.windows import fill, windows
from tadmor.samples import paths


@dataclass(slots=True)
class Run:
    """One process that read: seconds from its start to each reading, its CPU-seconds and its largest memory (MiB).

    Linux counts a child's memory from its parent's at the start, so this is measured while the parent is still small.
    """

    readings: list[float]
    cpu: float = 0.0
    memory: float = 0.0


def articles(count: int, words: int) -> list[str]:
    """Texts of so many words, each beginning at another paragraph of the dossier."""
    dossier = next(path for path in paths() if path.suffix == ".jsonl")
    texts = [json.loads(line)["text"] for line in dossier.read_text(encoding="utf-8").splitlines()]
    paragraphs = [line for text in texts for line in text.split("\n") if line.strip()]
    return ["\n".join(_filled(paragraphs, start, words)) for start in range(count)]


def _filled(paragraphs: Sequence[str], start: int, words: int) -> Iterator[str]:
    """Paragraphs in their order, round and round; the last is cut."""
    for paragraph in islice(cycle(paragraphs), start % len(paragraphs), None):
        yield " ".join(paragraph.split()[:words])
        words -= len(paragraph.split())
        if words <= 0:
            return


def read(texts: Sequence[str], folder: Path, processes: int) -> tuple[float, list[Run]]:
    """Read texts in whole processes side by side; the seconds that all of them took, and what each did."""
    files = [folder / f"part-{number}.jsonl" for number in range(processes)]
    for number, file in enumerate(files):
        lines = [json.dumps({"id": f"{number}-{n}", "text": text}) for n, text in enumerate(texts[number::processes])]
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    runs = [Run([]) for _ in files]
    threads = [Thread(target=_watch, args=(file, run)) for file, run in zip(files, runs, strict=True)]
    started = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    wall = time.perf_counter() - started
    if sum(len(run.readings) for run in runs) < len(texts):
        raise SystemExit("some articles were not read; see what `tadmor read` said above")
    return wall, runs


def _watch(file: Path, run: Run) -> None:
    started = time.perf_counter()
    command = [sys.executable, "-P", "-m", "tadmor", "read", str(file), "--json"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE)
    assert process.stdout is not None
    for _ in process.stdout:
        run.readings.append(time.perf_counter() - started)
    process.stdout.close()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    run.cpu, run.memory = usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def graph_alone(weights: Weights, texts: Sequence[str]) -> Callable[[], None]:
    """Runs the graph over every window of some texts, cut and filled beforehand."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(weights.files["encoder.onnx"], options, providers=["CPUExecutionProvider"])
    vocabulary = Vocabulary(weights.files["vocab.txt"].decode("utf-8").splitlines())
    cuts = [cut(text, vocabulary) for text in texts]
    jobs = [fill(c, w.low, w.high, BUDGET) for c in cuts for w in windows(c, BUDGET, OVERLAP)]
    inputs = [{"ids": job.ids, "shapes": job.shapes, "layouts": job.layouts} for job in jobs]

    def run() -> None:
        for given in inputs:
            session.run(None, given)

    return run


def _seconds(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def _encoding(texts: Sequence[str], rounds: int) -> float | None:
    """CPU-seconds of the graph alone for an article, after the encoder's in turn with it; None without weights."""
    weights = load(shipped())
    if weights is None:
        print("encoder: not measured, its weights are not here (tadmor/weights/reader)")
        return None
    encoder, graph = Encoder(weights), graph_alone(weights, texts)
    graph()
    both = [(_seconds(lambda: encoder.encode(texts)), _seconds(graph)) for _ in range(rounds)]
    whole, alone = (statistics.median(times) / len(texts) for times in zip(*both, strict=True))
    ratio = statistics.median(a / b for a, b in both)
    print(f"onnxruntime on windows made beforehand (the graph alone): {1000 * alone:.1f} CPU-ms an article")
    print(f"encoder, text to vectors: {1000 * whole:.1f} CPU-ms an article, {ratio:.2f}x the graph alone")
    return float(alone)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name, default in (("articles", 200), ("words", 600), ("processes", 2), ("rounds", 3)):
        parser.add_argument(f"--{name}", type=int, default=default)
    options = parser.parse_args(arguments)
    texts = articles(options.articles, options.words)
    print(f"{len(texts)} articles of {options.words} words, {options.processes} processes of `tadmor read`:")
    cpu = _processes(texts, options.processes, options.rounds)
    alone = _encoding(texts[: max(1, options.articles // 4)], options.rounds)
    told = f", {cpu / alone:.2f}x the graph alone" if alone else ""
    print(f"whole `tadmor read`: {1000 * cpu:.1f} CPU-ms an article, start included{told}")


def _processes(texts: Sequence[str], processes: int, rounds: int) -> float:
    """CPU-seconds of an article; prints the rest."""
    with tempfile.TemporaryDirectory() as folder:
        first = [read(texts[:1], Path(folder), 1)[1][0].readings[0] for _ in range(rounds)]
        wall, runs = read(texts, Path(folder), processes)
    after = sum((len(run.readings) - 1) / (run.readings[-1] - run.readings[0]) for run in runs if len(run.readings) > 1)
    print(f"{len(texts) / wall:.1f} articles/s, starts included; {after:.1f} after the first of each")
    print(f"start to first reading {statistics.median(first):.2f} s (one process alone)")
    print(f"peak memory {max(run.memory for run in runs):.0f} MiB a process")
    return sum(run.cpu for run in runs) / len(texts)


if __name__ == "__main__":
    main()
