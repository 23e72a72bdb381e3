"""`serve`: the store in a browser, on this machine unless told otherwise."""

import webbrowser
from pathlib import Path

import click

from tadmor.cli.asking import store_argument
from tadmor.cli.output import examples
from tadmor.cli.person import user_name
from tadmor.cli.reading import store_option
from tadmor.cli.streams import say
from tadmor.errors import BadSetting
from tadmor.settings import Settings

__all__ = ["serve"]


@click.command(
    short_help="Open a store in the browser.",
    epilog=examples(
        "tadmor serve case.db --open",
        "tadmor serve case.db --host 0.0.0.0 --token-file team.token --name tadmor.example.org",
    ),
)
@store_argument
@store_option
@click.option("--port", type=click.IntRange(0, 65535), default=8642, show_default=True, help="0 takes a free one.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Beyond this machine only with --token-file.")
@click.option(
    "--token-file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file with the token that people log in with; made if it is not there.",
)
@click.option("--name", "names", multiple=True, metavar="HOST", help="Another name that people reach the server by.")
@click.option("--by", help="Who decides, until they say their name in the page. [default: your user name]")
@click.option(
    "--workers",
    type=click.IntRange(0, 32),
    help="Processes that help when several people ask at once. [default: one less than there are cores, at most 3]",
)
@click.option("--open", "show", is_flag=True, help="Open a browser.")
def serve(
    store: Path | None,
    db: Path | None,
    port: int,
    host: str,
    token_file: Path | None,
    names: tuple[str, ...],
    by: str | None,
    workers: int | None,
    show: bool,
) -> None:
    """Open a store in the browser: read, search, hand in reports, review. Nothing leaves this machine.

    It answers on this machine only, unless --host says otherwise, and then only to who has the token. Put it behind a
    proxy with TLS there: the token would else cross the network as it is.
    """
    from tadmor.serve import running

    if store and db:
        raise click.UsageError("name the store once: as STORE or with --db")
    if not running.loopback(host) and not token_file:
        raise BadSetting(f"--host {host} is reached by others: give --token-file FILE too (made if it is not there)")
    token = running.token_in(token_file) if token_file else ""
    if token_file and running.shared(token_file):
        say(f"{token_file} can be read by other users of this machine, who then get in: chmod 600 {token_file}")
    settings = Settings.from_environment()

    def ready(address: str) -> None:
        say(f"Tadmor is at {address}   (end it with Ctrl-C)")
        if house.store.read_only:
            say(f"{house.store.path} may not be written to: it can be read, and decisions cannot be kept")
        if token_file:
            say(f"the token that lets in is in {token_file}")
        if show:
            webbrowser.open(address)

    person = by or ("" if token_file else user_name())
    with running.opened_house(store or db or settings.database, person, settings) as house:
        helpers = running.usual_workers() if workers is None else workers
        running.run(house, host, port, token=token, names=names, workers=helpers, ready=ready)
