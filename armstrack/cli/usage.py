"""Floor 7: what is wrong with a command line, in our words: which option, what, and what to do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import typer

from armstrack.cli import exits
from armstrack.cli.help import examples, long_name, placeholder
from armstrack.cli.vendored import (
    BadOptionUsage,
    BadParameter,
    ClickException,
    Context,
    MissingParameter,
    NoSuchOption,
    Parameter,
    UsageError,
)

#: What Typer says of numbers, and what it means.
_PLAIN = (
    (r" is not a valid int(eger)?( range)?$", " is not a whole number"),
    (r" is not in the range x>=(\S+)$", r" is less than \1"),
)


@contextmanager
def of(ctx: Context) -> Iterator[None]:
    """Tells a complaint about an option without its value which command it is about."""
    try:
        yield
    except UsageError as error:
        error.ctx = error.ctx or ctx
        raise


def no_command(ctx: typer.Context | Context, name: str, known: Iterable[str]) -> exits.StopError:
    """For a command that there is not."""
    from armstrack.words import nearest

    path = ctx.find_root().command_path
    near = nearest(name, known, most=1)
    meant = f"did you mean `{path} {near[0]}`? " if near else ""
    return _wrong(f'there is no command "{name}"', f"{meant}`{path} --help` lists them")


def extra_words(ctx: Context, words: list[str]) -> exits.StopError:
    """For words that a command has no place for: often a filter without its option, or a name unquoted."""
    from armstrack.parties import resolve

    word, hint = words[0], _see(ctx)
    if "--supplier" in _options(ctx) and resolve(word).code:
        hint = f"did you mean `--supplier {word}`, `--recipient {word}` or `--party {word}`? {hint}"
    elif "--supplier" in _options(ctx):
        hint = f"a name of several words needs quotes; {hint}"
    return _wrong(f'{ctx.info_name} has no place for "{word}"', hint)


def explain(error: ClickException) -> exits.StopError:
    """Any other complaint of Typer about the command line."""
    ctx = error.ctx if isinstance(error, UsageError) else None
    if ctx is None:
        return _wrong(_said(error.format_message()), "`armstrack --help` lists the commands")
    if isinstance(error, NoSuchOption):
        return _no_option(ctx, error.option_name)
    if isinstance(error, BadOptionUsage):
        return _wrong(_misused(ctx, error.option_name), _see(ctx))
    if isinstance(error, MissingParameter) and error.param:
        shown = f"for example `{examples(ctx.command)[0]}`; {_see(ctx)}"
        return _wrong(f"{ctx.info_name} needs {_called(error.param)}", shown)
    about = _about(error) if isinstance(error, BadParameter) else ""
    return _wrong(about + _said(error.message), _see(ctx))


def _wrong(message: str, hint: str) -> exits.StopError:
    return exits.StopError(exits.USAGE, message, hint)


def _see(ctx: Context) -> str:
    """Where to look: a command's help shows its options and two examples."""
    shown = "shows its options" if ctx.parent else "lists the commands"
    return f"`{ctx.command_path} --help` {shown}"


def _options(ctx: Context) -> list[str]:
    """The long names of a command's options."""
    return [name for param in ctx.command.get_params(ctx) for name in param.opts if name.startswith("--")]


def _no_option(ctx: Context, option: str) -> exits.StopError:
    """An option misspelt, or one that stands before the command it belongs to."""
    commands = getattr(ctx.command, "commands", {}).values()
    if any(option in param.opts for command in commands for param in command.params):
        hint = f"write it after the command: `{ctx.command_path} COMMAND {option} …`; {_see(ctx)}"
        return _wrong(f"{option} cannot stand before the command", hint)
    from armstrack.words import did_you_mean

    near = did_you_mean(option, _options(ctx))
    return _wrong(f"{ctx.info_name} has no option {option}", f"{near} {_see(ctx)}".strip())


def _misused(ctx: Context, option: str) -> str:
    """An option without its value, or a value where none goes."""
    param = next((p for p in ctx.command.get_params(ctx) if option in p.opts), None)
    if param is None or getattr(param, "is_flag", False):
        return f"{option} takes no value"
    return f"{option} needs a value: {param.make_metavar(ctx)}"


def _called(param: Parameter) -> str:
    """An option by its long name, an argument by what stands for it."""
    return long_name(param) or placeholder(param).rstrip("…")


def _about(error: BadParameter) -> str:
    """`--limit: `, where it is known which parameter is wrong."""
    if isinstance(error.param_hint, str):
        return f"{error.param_hint}: "
    return f"{_called(error.param)}: " if error.param else ""


def _said(message: str) -> str:
    """Typer's sentence as part of ours: no capital, no stop, our quotation marks and plainer words."""
    text = message.strip().rstrip(".").replace("'", '"')
    said, among, choices = text.partition(" is not one of ")
    for pattern, plain in _PLAIN:
        said = re.sub(pattern, plain, said)
    return said[:1].lower() + said[1:] + among + choices.replace('"', "")
