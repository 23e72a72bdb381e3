"""The command line: data on stdout, messages on stderr, and an exit code that says how it went.

0 ok, 1 an error, 2 wrong usage, 3 finished with rejects, 4 what is stored does not hold.
"""

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any

import click

from tadmor import __version__
from tadmor.cli.streams import left, named, say, settle
from tadmor.errors import BadFilter, IntegrityError, TadmorError, UnknownName, nearest

__all__ = ["main", "tadmor"]

COMMANDS = {
    "demo": "tadmor.cli.reading:demo",
    "read": "tadmor.cli.reading:read",
    "add": "tadmor.cli.reading:add",
    "remove": "tadmor.cli.removing:remove",
    "claims": "tadmor.cli.asking:claims",
    "events": "tadmor.cli.events:events",
    "movements": "tadmor.cli.events:movements",
    "timeline": "tadmor.cli.viewing:timeline",
    "tracks": "tadmor.cli.viewing:tracks",
    "territory": "tadmor.cli.viewing:territory",
    "disputes": "tadmor.cli.viewing:disputes",
    "sources": "tadmor.cli.viewing:sources",
    "watch": "tadmor.cli.watching:watch",
    "documents": "tadmor.cli.asking:documents",
    "incidents": "tadmor.cli.incidents:incidents",
    "compare": "tadmor.cli.incidents:compare",
    "brief": "tadmor.cli.incidents:brief",
    "echoes": "tadmor.cli.linking:echoes",
    "search": "tadmor.cli.asking:search",
    "show": "tadmor.cli.asking:show",
    "link": "tadmor.cli.linking:link",
    "match": "tadmor.cli.matching:match_command",
    "review": "tadmor.cli.reviewing:review",
    "audit": "tadmor.cli.auditing:audit",
    "serve": "tadmor.cli.serving:serve",
    "export": "tadmor.cli.exporting:export",
    "verify": "tadmor.cli.upkeep:verify",
    "doctor": "tadmor.cli.upkeep:doctor",
    "evaluate": "tadmor.cli.measuring:evaluate",
}
"""Commands in the order in which a newcomer meets them; each loads when it is run."""


class _Commands(click.Group):
    """Commands that load when they are asked for, so that `--help` is instant."""

    def list_commands(self, _: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, _: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        module, attribute = COMMANDS[name].split(":")
        command: click.Command = getattr(import_module(module), attribute)
        return command

    def resolve_command(self, context: click.Context, args: list[str]) -> Any:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            meant = " or ".join(nearest(args[0], COMMANDS))
            known = f"known: {', '.join(COMMANDS)}"
            context.fail(f"no command {args[0]!r}; {f'did you mean {meant}? ' if meant else ''}{known}")
        return super().resolve_command(context, args)

    def invoke(self, context: click.Context) -> Any:
        """As click does, but who stops reading our output (`| head`) has every right to: that is no error."""
        try:
            return super().invoke(context)
        except BrokenPipeError:
            raise click.exceptions.Exit(0) from None


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=named("Start with: tadmor demo    Then your own: tadmor read report.txt"),
)
@click.version_option(__version__, prog_name="tadmor")
def tadmor() -> None:
    """Turns conflict reporting into a record that can be checked: who said what happened, where, when,
    how many, how sure they were.

    It reads what was published; it cannot tell what is true. Everything runs on this machine: the network is used
    only for a URL that you name.
    """


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command and leave with its exit code: the only place that ends the process."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # else numpy's threads spin between small products: CPU doubled
    settle()
    sys.exit(left(run(sys.argv[1:] if arguments is None else arguments)))


def run(arguments: Sequence[str]) -> int:
    """Run a command; the exit code it would leave with."""
    try:
        called = os.environ.get("TADMOR_CALLED") or "tadmor"
        result = tadmor.main(args=list(arguments), prog_name=called, standalone_mode=False)
        return result if isinstance(result, int) else 0
    except click.exceptions.Exit as leave:
        return leave.exit_code
    except click.Abort:
        lasting = arguments[:1] in (["add"], ["link"])
        kept = "; what was stored stays, and the same command goes on from there" if lasting else ""
        return _say(f"stopped{kept}", 130)
    except click.UsageError as error:
        error.show()
        return error.exit_code
    except click.ClickException as error:
        return _say(error.format_message(), error.exit_code)
    except (UnknownName, BadFilter) as error:
        return _say(str(error), 2)
    except IntegrityError as error:
        return _say(str(error), 4)
    except TadmorError as error:
        return _say(str(error), 1)
    except OSError as error:
        return _say(": ".join(str(part) for part in (error.filename, error.strerror or error) if part), 1)


def _say(message: str, code: int) -> int:
    say(f"tadmor: {message}")
    return code
