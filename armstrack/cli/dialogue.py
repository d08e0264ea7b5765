"""Floor 7: the conversation in which a record comes to be: what is missing, what else, what to change."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, cast

from armstrack.cli import exits, streams
from armstrack.cli.questions import PROMPT, Asker, folded
from armstrack.fields import fields_of
from armstrack.forms import SINGULAR
from armstrack.plain import Tree
from armstrack.slugs import tidy

SLUG = "slug"
_Told = TypeVar("_Told")
_WELCOME = "A new record. ? explains a question; Ctrl-C leaves, and nothing is written."
#: What most records have besides the fields that all of them have.
_USUAL = ("items", "values", "statements", "sources")


def in_peace(talk: Callable[[], _Told]) -> _Told:
    """Lets a conversation run to its end.

    Raises:
        StopError: interrupted, where the person leaves it, by Ctrl-C or by Ctrl-D.
    """
    try:
        return talk()
    except KeyboardInterrupt:
        reason = "stopped"
    except EOFError:
        reason = "no more answers"
    streams.talk("")
    raise exits.StopError(exits.INTERRUPTED, f"{reason}: nothing was written")


def complete(tree: dict[str, Tree], missing: list[str], asker: Asker) -> None:
    """Asks for the fields that are missing, and then for whatever else there is to say."""
    known = fields_of()
    streams.talk(_WELCOME)
    for name in missing:
        tree[name] = asker.ask_field(known[name])
    while name := choose("more? (Enter: no more) ", _open_in(tree)):
        now = tree.get(name)
        more = asker.ask_field(known[name], needed=False)
        if more:
            tree[name] = [*now, *cast(list[Tree], more)] if isinstance(now, list) else more


def _open_in(tree: dict[str, Tree]) -> list[str]:
    """The fields of which there can be more, those that most records have in front."""
    known = fields_of()
    return [*_USUAL, *(n for n in known if n not in _USUAL and (known[n].many or n not in tree))]


def change(tree: dict[str, Tree], asker: Asker, slug: str) -> str:
    """Asks anew for one answer, and gives the slug that then counts."""
    name = choose("which answer? (Enter: none) ", [*fields_of(), SLUG])
    if name == SLUG:
        return ask_slug(slug)
    if name:
        tree[name] = asker.ask_field(fields_of()[name], tree.get(name, ""))
        if not tree[name]:
            del tree[name]
    return slug


def ask_slug(now: str) -> str:
    """Other words for the end of the record's name."""
    streams.talk("slug: a few words for the end of the name")
    typed = tidy(streams.ask(PROMPT))
    return typed or now


def choose(question: str, names: list[str]) -> str:
    """One of several names, by its beginning; empty for none."""
    called = {SINGULAR.get(name, name): name for name in names}
    streams.talk(folded(f"({', '.join(called)})", " "))
    while (typed := streams.ask(question).strip()) and typed.casefold() not in ("n", "no"):
        wanted = typed.casefold().replace("-", "_")
        exact = [name for one, name in called.items() if wanted in (one, name)]
        begun = exact or [name for one, name in called.items() if one.startswith(wanted)]
        if len(begun) == 1:
            return begun[0]
        near = ", ".join(SINGULAR.get(name, name) for name in begun)
        streams.talk(f"  {near}: which one?" if near else f'  there is no "{typed}"')
    return ""
