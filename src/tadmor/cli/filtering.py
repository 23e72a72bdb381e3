"""The filter on the command line: one option a word, as a filter, and where the place lies that it names."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import click

from tadmor import gazetteer
from tadmor.errors import BadFilter, UnknownName
from tadmor.gazetteer import Entry
from tadmor.settings import Settings
from tadmor.store import NAMES, Filter, meanings, parse_filter

__all__ = ["FilteredCommand", "filter_options", "ordered", "parsed", "place_called", "words_of"]

Command = TypeVar("Command", bound=Callable[..., Any])

_USED_MOST = ("place", "from", "to", "event", "actor", "speaker", "outlet", "q", "sort", "size", "next")
"""The filters that a list is mostly narrowed by, in this order."""


class FilteredCommand(click.Command):
    """A command that takes filter words, and lists them when it is given one that does not exist.

    Its help has its own options first, then the filters that are used most, then the others.
    """

    def format_options(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        """As click does, in three parts."""
        filters = {f"filter_{name}": name for name in NAMES}
        own = [one for one in self.get_params(context) if one.name not in filters and isinstance(one, click.Option)]
        known = {filters[one.name]: one for one in self.get_params(context) if one.name in filters}
        most = [known.pop(name) for name in _USED_MOST if name in known]
        parts = (("Options", own), ("Filters used most, alone or together", most), ("More filters", known.values()))
        for heading, parameters in parts:
            rows = [record for one in parameters if (record := one.get_help_record(context)) is not None]
            if rows:
                with formatter.section(heading):
                    formatter.write_dl(rows)

    def parse_args(self, context: click.Context, args: list[str]) -> list[str]:
        """As click does, but an unknown option names the filters that there are."""
        try:
            return super().parse_args(context, args)
        except click.NoSuchOption as error:
            raise UnknownName("filter", error.option_name.lstrip("-"), NAMES) from None


def filter_options(command: Command) -> Command:
    """One option a filter word: `--speaker Konashenkov --has quantity`."""
    told = meanings()
    for name in reversed(NAMES):
        command = click.option(
            f"--{name}", f"filter_{name}", multiple=True, metavar="WORDS", help=told[name], callback=_words
        )(command)
    return command


def _words(context: click.Context, option: click.Parameter, given: tuple[str, ...]) -> tuple[str, ...]:
    """What a filter is given, which is never the next option: `sources --outlet --table` has lost its words."""
    known = {name for one in context.command.params for name in one.opts}
    for value in given:
        if value in known:
            raise click.BadParameter(f"it takes WORDS, and what follows it is the option {value}", context, option)
    return given


def words_of(options: Mapping[str, Any]) -> dict[str, list[str]]:
    """The filter words among a command's options, each with what it is given."""
    return {name: list(options[f"filter_{name}"]) for name in NAMES if options.get(f"filter_{name}")}


def parsed(options: Mapping[str, Any], **more: str) -> Filter:
    """The filter that a command's options make; a place's name is looked up here, since a store knows no gazetteer."""
    words = words_of(options) | {name: [value] for name, value in more.items()}
    if "place" not in words:
        return parse_filter(words)
    known, place = gazetteer.open(Settings.from_environment().gazetteer), words["place"][-1]
    return parse_filter(words, near=known.around(place) if "within" in words else None, also=known.also(place))


def ordered(options: Mapping[str, Any], sort: str) -> Filter:
    """The filter of a list that has an order of its own unless told otherwise."""
    return parsed(options) if options["filter_sort"] else parsed(options, sort=sort)


def place_called(name: str) -> Entry | None:
    """The place of the gazetteer that a name means; None where it has none, or cannot say which."""
    try:
        return gazetteer.open(Settings.from_environment().gazetteer).resolve(name)
    except BadFilter:
        return None
