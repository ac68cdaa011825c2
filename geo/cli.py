"""Edge: the command ``quotemap``. Commands are imported when they are called."""

from __future__ import annotations

import importlib
import sys
from difflib import get_close_matches

import click

from gazetteer.errors import GazetteerError
from geo.errors import GeoError

#: Command: (module, attribute). A test fails on a command without help or example.
COMMANDS = {
    "build": ("geo.commands.build", "build"),
    "explain": ("geo.commands.reading", "explain"),
    "correct": ("geo.commands.reading", "correct"),
    "evaluate": ("geo.commands.reading", "evaluate"),
    "gazetteer": ("geo.commands.gazetteer", "gazetteer"),
    "routes": ("geo.commands.routes", "routes"),
}


class LateGroup(click.Group):
    """A group whose commands are imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands, in the order of the table."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command that is asked for."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        module, attribute = COMMANDS[cmd_name]
        command: click.Command = getattr(importlib.import_module(module), attribute)
        return _keep_examples(command)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that the arguments name; for a slip name the nearest one."""
        near = get_close_matches(args[0], COMMANDS, n=1)
        if near and args[0] not in COMMANDS:
            ctx.fail(f"no command {args[0]!r}; did you mean {near[0]!r}?")
        return super().resolve_command(ctx, args)


def _keep_examples(command: click.Command) -> click.Command:
    r"""Turn the ``\b`` of raw docstrings into click's mark for lines that stay as they are."""
    command.help = (command.help or "").replace("\\b\n", "\b\n")
    for inner in getattr(command, "commands", {}).values():
        _keep_examples(inner)
    return command


@click.command(cls=LateGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="quotemap")
def quotemap() -> None:
    r"""Turn documents into maps on which every mark quotes its source.

    \b
    Example:
      quotemap build articles/ --output map/
    """


def main() -> None:
    """Run the command; a foreseen error is one line on stderr and exit code 1 or 2."""
    _keep_examples(quotemap)
    try:
        quotemap()
    except (GazetteerError, GeoError) as error:
        click.echo(f"quotemap: {error}", err=True)
        sys.exit(1)


if __name__ == "__main__":
    main()
