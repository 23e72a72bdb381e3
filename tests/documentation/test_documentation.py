"""What the documentation says is so: its examples run, and its generated parts are fresh."""

import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from docs.generate import GENERATED
from tests.reference.made import ucdp

from tadmor.cli import COMMANDS, run, tadmor
from tadmor.cli.filtering import parsed
from tadmor.ontology import event_types

HOUSE = Path(__file__).parents[2]
PAGES = sorted([*HOUSE.glob("*.md"), *HOUSE.glob("docs/**/*.md")])


@pytest.mark.parametrize("name", GENERATED)
def test_generated_files_are_fresh(name: str) -> None:
    """If not: scripts/generate."""
    assert (HOUSE / "docs" / name).read_text(encoding="utf-8") == GENERATED[name]()


def _commands() -> Iterator[tuple[str, click.Command]]:
    context = click.Context(tadmor)
    for name in COMMANDS:
        command = tadmor.get_command(context, name)
        assert command is not None
        yield name, command
        if isinstance(command, click.Group):
            yield from ((f"{name} {inner}", found) for inner, found in command.commands.items())


@pytest.mark.parametrize(("name", "command"), list(_commands()))
def test_commands_are_documented(name: str, command: click.Command) -> None:
    """Every command and option has its words, and every command an example."""
    manual = (HOUSE / "docs/reference/commands.md").read_text(encoding="utf-8")
    assert f"## tadmor {name}\n" in manual
    assert command.help
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.opts[0] in manual
            assert parameter.help or parameter.opts[0] == "--db"
    assert "Example" in (command.epilog or "")


def test_event_types_are_documented() -> None:
    """Each with its mapping."""
    manual = (HOUSE / "docs/reference/events.md").read_text(encoding="utf-8")
    assert [] == [name for name in event_types() if name.split(".")[-1] not in manual]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(HOUSE)))
def test_links_lead_somewhere(page: Path) -> None:
    """Inside the repository; nothing points outside it."""
    links = re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    missing = [link for link in links if "://" not in link and not (page.parent / link).exists()]
    assert [] == missing


def _examples(page: str) -> list[str]:
    text = (HOUSE / page).read_text(encoding="utf-8")
    blocks = re.findall(r"```\n(.*?)```", text, flags=re.DOTALL)
    lines = [line.split("     #")[0].split("  #")[0].strip() for block in blocks for line in block.splitlines()]
    return [line.removeprefix("./") for line in lines if line.startswith("./tadmor ")]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the files that the examples name."""
    monkeypatch.chdir(tmp_path)
    samples = HOUSE / "src/tadmor/samples"
    (tmp_path / "reports").mkdir()
    report = 'MOSCOW - "We saw the suicide bombers at Palmyra," spokesman Igor Konashenkov said. He counted some 40.\n'
    for name in ("report.txt", "reports/one.txt"):
        (tmp_path / name).write_text(report, encoding="utf-8")
    shutil.copy(samples / "composed-12.html", tmp_path / "page.html")
    shutil.copy(samples / "dossier.jsonl", tmp_path / "docs.jsonl")
    (tmp_path / "ucdp-ged.csv").write_bytes(ucdp({}))
    return tmp_path


@pytest.mark.parametrize("page", ["README.md", "docs/tutorial.md"])
def test_examples_run(page: str, desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every command line of the page, in its order; CLAIM, DOCUMENT, INCIDENT are the first there, YOU is somebody."""
    for line in _examples(page):
        words = shlex.split(line)[1:]
        for kind in {"CLAIM", "DOCUMENT", "INCIDENT"} & set(words):
            database = words[words.index("--db") + 1]
            capsys.readouterr()
            run([f"{kind.lower()}s", "--db", database, "--json", "--size", "1"])
            first = re.search(r'"id": "([^"]+)"', capsys.readouterr().out)
            assert first is not None
            words = [first.group(1) if word == kind else word for word in words]
        if words[0] not in ("evaluate", "serve"):  # one reads the corpora, one goes on for ever
            assert 0 == run(words), (line, capsys.readouterr().err)


def test_the_python_example_runs(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And prints what its comment says."""
    (block,) = re.findall(r"```python\n(.*?)```", (HOUSE / "README.md").read_text(encoding="utf-8"), flags=re.DOTALL)
    exec(compile(block, "README.md", "exec"), {})
    assert "about 4000" == capsys.readouterr().out.splitlines()[-1]


def _help_examples() -> list[str]:
    """The command lines at the end of every command's help."""
    ends = [command.epilog or "" for _, command in _commands()]
    lines = [line.split("   ")[0].strip() for end in ends for line in end.splitlines() if line.startswith("  tadmor ")]
    return list(dict.fromkeys(lines))


def test_examples_in_help_are_understood(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every option, choice and filter word of an example is one that there is; nothing is run."""
    monkeypatch.chdir(tmp_path)
    for name in ("GEDEvent_v25_1.csv", "acled.csv", "20161211.export.CSV"):
        (tmp_path / name).touch()
    lines = _help_examples()
    assert len(lines) > 60
    for line in lines:
        words = shlex.split(line.split(" > ")[0] if line.endswith(".jsonl") else line.split(" >> ")[0])[1:]
        group: click.Command = tadmor
        while isinstance(group, click.Group):
            found = group.get_command(click.Context(group), words[0])
            assert found is not None, line
            group, words = found, words[1:]
        given = group.make_context(group.name, words).params
        more = {"q": given["query"]} if "query" in given else {}
        parsed({name: value for name, value in given.items() if name.startswith("filter_")}, **more)
