"""Floor 7: Typer's command and group, with our help, our usage errors and our offers to the Tab key."""

from __future__ import annotations

from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup, TyperOption

from armstrack.cli import help, streams, usage
from armstrack.cli.vendored import CompletionItem, Context, HelpFormatter


def _show_help(ctx: Context, param: Any, wanted: bool) -> None:
    """Ends the run with the help; on a full disk it ends as any other answer does."""
    del param
    if wanted and not ctx.resilient_parsing:
        text = ctx.get_help().replace("…", "...") if streams.ascii_only() else ctx.get_help()
        streams.write(f"{text}\n")
        raise typer.Exit


def _ours(option: TyperOption | None) -> TyperOption | None:
    """The help option, writing to stdout in the one way that all answers go."""
    if option is not None:
        option.callback, option.help, option.rich_help_panel = _show_help, "Show this help.", help.ANYWHERE
    return option


class Command(TyperCommand):
    """A command whose help has its options by group and ends with its examples."""

    #: Words too many are ours to explain.
    allow_extra_args = True

    def get_help_option(self, ctx: Context) -> TyperOption | None:
        """The option that shows the help."""
        return _ours(super().get_help_option(ctx))

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Takes the words of the command line.

        Raises:
            StopError: usage, where the command has no place for one of them.
        """
        with usage.of(ctx):
            extra = super().parse_args(ctx, args)
        if extra and not ctx.resilient_parsing:
            raise usage.extra_words(ctx, extra)
        return extra

    def collect_usage_pieces(self, ctx: Context) -> list[str]:
        """The arguments, then the options: the order in which people type them."""
        return help.usage_pieces(self, ctx)

    def format_options(self, ctx: Context, formatter: HelpFormatter) -> None:
        """The options, by group."""
        help.write_options(self, ctx, formatter, help.painter(ctx))

    def format_epilog(self, ctx: Context, formatter: HelpFormatter) -> None:
        """The examples."""
        help.write_examples(self, formatter, help.painter(ctx))

    def shell_complete(self, ctx: Context, incomplete: str) -> list[CompletionItem]:
        """Options; also where nothing has been typed and nothing else can follow."""
        return super().shell_complete(ctx, incomplete or "--")


class Group(TyperGroup):
    """The whole: `--help` on one screen, `help COMMAND`, and a hint for a command misspelt."""

    def get_help_option(self, ctx: Context) -> TyperOption | None:
        """The option that shows the help."""
        return _ours(super().get_help_option(ctx))

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Takes the options that stand before the command."""
        with usage.of(ctx):
            return super().parse_args(ctx, args)

    def format_help(self, ctx: Context, formatter: HelpFormatter) -> None:
        """The overview."""
        formatter.write(help.overview(self, ctx, help.painter(ctx)))

    def resolve_command(self, ctx: Context, args: list[str]) -> tuple[str | None, Any, list[str]]:
        """The command that the first word names; `help COMMAND` is `COMMAND --help`.

        Raises:
            StopError: usage, where there is no such command.
        """
        if args[0] == "help" and not ctx.resilient_parsing:
            if len(args) == 1:
                _show_help(ctx, None, True)
            args = [args[1], "--help"]
        if args[0] not in self.commands and not ctx.resilient_parsing:
            raise usage.no_command(ctx, args[0], self.commands)
        return super().resolve_command(ctx, args)
