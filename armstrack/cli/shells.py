"""Floor 7: how bash, zsh and fish take what is offered: a name of several words stays one word."""

from __future__ import annotations

import os
import re
import shlex
import sys

from armstrack.cli import exits
from armstrack.cli.vendored import (
    BashComplete,
    CompletionItem,
    FishComplete,
    ZshComplete,
    add_completion_class,
    completion_init,
    scripts,
)

#: What bash would not take as part of a word.
_BARE = re.compile(r"([^\w@%+=:,./-])")
_QUOTED = re.compile(r'(["$`\\])')


#: Zsh runs the file that it loads at the first Tab of a shell: that Tab must be answered as well.
_LOADED = '[[ $zsh_eval_context[-1] == loadautofunc ]] && %(complete_func)s "$@"\n'


def teach() -> None:
    """Puts these in the place of Typer's own, which leave blanks bare and import Rich."""
    completion_init()
    for shell in (Bash, Zsh, Fish):
        add_completion_class(shell, shell.name)
    if _LOADED not in scripts["zsh"]:
        scripts["zsh"] += _LOADED


class Bash(BashComplete):
    """Bash replaces the word by what the offers have in common, and takes it as it is given."""

    def get_completion_args(self) -> tuple[list[str], str]:
        """The words before the cursor, and the one that it stands in; bash parts `--option=value`.

        Raises:
            StopError: usage, where it is not bash that asks.
        """
        try:
            before, typed = super().get_completion_args()
        except (KeyError, ValueError):
            message = "the shell does not say what was typed"
            hint = "this is what the Tab key runs: `armstrack --install-completion` sets it up"
            raise exits.StopError(exits.USAGE, message, hint) from None
        return [word for word in before if word != "="], typed.removeprefix("=")

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem]:
        """What is offered, beginning as typed where bash would else leave less than that in its place."""
        found = super().get_completions(args, incomplete)
        if _shared(found) == 0 or _shared(found) >= len(incomplete):
            return found
        from armstrack.words import fold

        room, start = len(incomplete), fold(incomplete)
        begun = [item.value for item in found if fold(item.value[:room]) == start]
        return [CompletionItem(incomplete + value[room:]) for value in begun]

    def format_completion(self, item: CompletionItem) -> str:
        """The word, quoted as the one that was begun."""
        begun = os.environ["COMP_WORDS"].split("\n")[int(os.environ["COMP_CWORD"]) :]
        quote = begun[0][:1] if begun else ""
        if quote == "'":
            return str(item.value).replace("'", "'\\''")
        return (_QUOTED if quote == '"' else _BARE).sub(r"\\\1", item.value)


class Zsh(ZshComplete):
    """Zsh quotes by itself; `-U` lets an offer replace what was typed."""

    def get_completion_args(self) -> tuple[list[str], str]:
        """The words before the cursor, and the one that it stands in."""
        return _with_blank(*super().get_completion_args())

    def complete(self) -> str:
        """What zsh runs: one line, since Typer's script folds lines and blanks.

        Where the offers share less than was typed, Tab walks through them: zsh would leave what they share.
        """
        before, typed = self.get_completion_args()
        found = self.get_completions(before, typed)
        rows = " ".join(shlex.quote(self.format_completion(item)) for item in found)
        walk = "compstate[insert]=menu; " if _shared(found) < len(typed.partition("=")[2] or typed) else ""
        return f"{walk}local -a found; found=({rows}); _describe -V word found -U" if rows else "_files"

    def format_completion(self, item: CompletionItem) -> str:
        """`word:meaning`."""
        word = _whole(item, self.get_completion_args()[1]).replace("\\", "\\\\").replace(":", "\\:")
        return " ".join(f"{word}:{item.help}".split()) if item.help else word


class Fish(FishComplete):
    """Fish quotes by itself, and drops offers that do not hold what was typed."""

    def get_completion_args(self) -> tuple[list[str], str]:
        """The words before the cursor, and the one that it stands in."""
        return _with_blank(*super().get_completion_args())

    def format_completion(self, item: CompletionItem) -> str:
        """`word<TAB>meaning`."""
        word = _whole(item, self.get_completion_args()[1])
        return f"{word}\t{' '.join(item.help.split())}" if item.help else word


def _shared(found: list[CompletionItem]) -> int:
    """How many letters all offers begin with; many where there is but one, which replaces all."""
    values = [item.value for item in found]
    if len(values) < 2:
        return sys.maxsize
    ends = min(values), max(values)
    return next((i for i, (a, b) in enumerate(zip(*ends, strict=False)) if a != b), len(ends[0]))


def _with_blank(before: list[str], typed: str) -> tuple[list[str], str]:
    """The words, where the one at the cursor ends in an escaped blank, which Typer takes for a new word."""
    within = before and os.environ.get("_TYPER_COMPLETE_ARGS", "").endswith("\\ ")
    return (before[:-1], before[-1]) if within else (before, typed)


def _whole(item: CompletionItem, typed: str) -> str:
    """The word offered, with the `--option=` that stands before it: zsh and fish take both for one word."""
    option, equals, _ = typed.partition("=")
    return f"{option}={item.value}" if equals and option.startswith("-") else str(item.value)
