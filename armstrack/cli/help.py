"""Floor 7: what help says: the whole on one screen, and a command's options by group with its examples.

All of it follows from the registered commands. Names and headings are coloured on terminals.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator
from textwrap import TextWrapper

import typer
from typer.core import TyperGroup

from armstrack.cli import streams
from armstrack.cli.run import Given
from armstrack.cli.vendored import Command, Context, HelpFormatter, Parameter
from armstrack.render import palette

#: Gives a text one of the palette's styles, or leaves it as it is.
Paint = Callable[[str, str], str]
#: Lines longer than this are hard to read, however wide the terminal is.
WIDEST = 100
#: The panel of the options that stand before a command or after it.
ANYWHERE = "Anywhere"
_GUIDE = (
    "`{path} COMMAND --help` shows a command's options and two examples",
    "`{path} --install-completion` makes the Tab key complete names",
)


def painter(ctx: Context) -> Paint:
    """Colour, where the terminal and the options that stand before `--help` want it."""
    before = ctx.find_root().obj
    asked = ctx.params.get("color") or (before.color if isinstance(before, Given) else None)
    return _styled if streams.use_color(streams.as_color(str(asked))) else lambda text, style: text


def _styled(text: str, style: str) -> str:
    return typer.style(text, fg=palette.number(style), bold="bold" in style or None)


def overview(group: TyperGroup, ctx: Context, paint: Paint) -> str:
    """The whole: what armstrack is, a line a command by the reader's task, what works anywhere, what next."""
    commands = [command for command in group.commands.values() if not command.hidden]
    label = max(len(name) for name in (ANYWHERE, *map(_panel, commands))) + 2
    size = shutil.get_terminal_size()
    room = min(size.columns, WIDEST) - label
    names = max(len(str(command.name)) for command in commands) + 2
    options = [_spelt(param, ctx) for param in group.get_params(ctx) if _panel(param) == ANYWHERE]
    blocks = {
        panel: [line for c in commands if _panel(c) == panel for line in _row(c, names, room, paint)]
        for panel in dict.fromkeys(map(_panel, commands))
    }
    blocks[ANYWHERE] = _folded("  ".join(options), room)
    blocks["More"] = [line.format(path=ctx.command_path) for line in _GUIDE]
    head = f"{paint(f'{ctx.command_path} COMMAND [OPTIONS]', palette.HEADING)}: {group.help}"
    told = ["\n".join(_labelled(heading, lines, label, paint)) for heading, lines in blocks.items()]
    airy = sum(map(len, blocks.values())) + len(blocks) + 2 <= size.lines  # the prompt takes a line as well
    return ("\n\n" if airy else "\n").join([head, *told])


def _row(command: Command, names: int, room: int, paint: Paint) -> Iterator[str]:
    """A command's name and phrase; on a narrow terminal the phrase takes several lines."""
    first, *rest = _folded(command.get_short_help_str(200).removesuffix("."), room - names) or [""]
    yield paint(f"{command.name!s:<{names}}", palette.NAME) + first
    yield from (" " * names + line for line in rest)


def _labelled(label: str, lines: Iterable[str], width: int, paint: Paint) -> Iterator[str]:
    """The lines beside their heading, which stands on the first."""
    for number, line in enumerate(lines):
        yield paint(f"{'' if number else label:<{width}}", palette.HEADING) + line


def _folded(text: str, width: int) -> list[str]:
    wrapper = TextWrapper(max(width, 20), break_on_hyphens=False, break_long_words=False)
    return [line.replace("\N{NO-BREAK SPACE}", " ") for line in wrapper.wrap(text)]


def _panel(part: object) -> str:
    return getattr(part, "rich_help_panel", None) or ""


def placeholder(param: Parameter) -> str:
    """What stands for an argument: `SUPPLIER`, `PATHS…`."""
    several = "…" if param.nargs == -1 else ""
    return param.metavar.strip("[]") if param.metavar else f"{param.name}{several}".upper()


def long_name(param: Parameter) -> str:
    """An option's name in full, empty for an argument."""
    return next((name for name in param.opts if name.startswith("--")), "")


def _spelt(param: Parameter, ctx: Context) -> str:
    """An option as it is typed: `--records DIR`, with a blank that does not break."""
    metavar = "" if getattr(param, "is_flag", False) else f"\N{NO-BREAK SPACE}{param.make_metavar(ctx)}"
    return f"{long_name(param)}{metavar}"


def usage_pieces(command: Command, ctx: Context) -> list[str]:
    """A command's arguments in their order, in brackets where they may be left out."""
    arguments = [p for p in _shown(command, ctx) if p.param_type_name == "argument"]
    names = (placeholder(p) if p.required else f"[{placeholder(p)}]" for p in arguments)
    return [*names, "[OPTIONS]"]


def _shown(command: Command, ctx: Context) -> list[Parameter]:
    return [param for param in command.get_params(ctx) if not getattr(param, "hidden", False)]


def write_options(command: Command, ctx: Context, formatter: HelpFormatter, paint: Paint) -> None:
    """A command's arguments, then its options: its own first, then the groups that it shares with others."""
    sections: dict[str, list[tuple[str, str]]] = {"Arguments": [], "Options": []}
    for param in _shown(command, ctx):
        argument = param.param_type_name == "argument"
        name = placeholder(param) if argument else (param.get_help_record(ctx) or [""])[0]
        rows = sections.setdefault(_panel(param) or ("Arguments" if argument else "Options"), [])
        rows.append((paint(name, palette.NAME), _meaning(param)))
    for heading, rows in sections.items():
        if rows:
            with formatter.section(paint(heading, palette.HEADING)):
                formatter.write_dl(rows)


def _meaning(param: Parameter) -> str:
    """What an option or argument says, and what holds without it."""
    told, default = getattr(param, "show_default", ""), param.default
    usual = told if isinstance(told, str) else default if isinstance(default, str) else ""
    return f"{getattr(param, 'help', '')} Default: {usual}." if usual else getattr(param, "help", "")


def examples(command: Command) -> list[str]:
    """The commands that a command's help ends with."""
    return (command.epilog or "").splitlines()


def write_examples(command: Command, formatter: HelpFormatter, paint: Paint) -> None:
    """The examples, each on a line of its own, never wrapped: they are there to be copied."""
    with formatter.section(paint("Examples", palette.HEADING)):
        for example in examples(command):
            formatter.write(f"  {example}\n")
