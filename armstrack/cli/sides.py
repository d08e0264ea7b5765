"""Floor 7: supplier and recipient as people type them: names that span words, `to` between them or not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer

from armstrack.cli import completing, exits, names
from armstrack.lexicon import codes_of_several
from armstrack.parties import codes_of

#: A flow by one or two parties; without any, all flows.
SupplierWord = Annotated[
    str | None,
    typer.Argument(metavar="SUPPLIER", help="Supplier, in any spelling.", autocompletion=completing.parties),
]
RecipientWord = Annotated[
    str | None,
    typer.Argument(
        metavar="RECIPIENT", help="Recipient, in any spelling.", autocompletion=completing.parties
    ),
]
#: Behind SUPPLIER and RECIPIENT in a command's arguments: the words that follow the first two.
MoreWords = Annotated[list[str] | None, typer.Argument(hidden=True)]


def read_sides(words: Sequence[str | None], command: str) -> tuple[str | None, str | None]:
    """The codes of supplier and recipient; None for whom no word names.

    Raises:
        StopError: usage, where the words name no party, or more than two.
    """
    typed = [word for word in words if word is not None]
    first, last = _parted(typed[1:] if len(typed) > 1 and typed[0].casefold() == "from" else typed)
    supplier = names.party(" ".join(first), "SUPPLIER") if first else None
    cuts = (cut for cut in range(len(last) - 1, 0, -1) if not _code(last) and _code(last[:cut]))
    extra = next(cuts, 0)
    if extra:
        fault = f'{command} has no place for "{" ".join(last[extra:])}"'
        raise exits.StopError(exits.USAGE, fault, f"`armstrack {command} --help` shows its options")
    return supplier, names.party(" ".join(last), "RECIPIENT") if last else None


def read_flow(words: Sequence[str | None], command: str) -> tuple[str, str]:
    """The codes of supplier and recipient, where both are needed.

    Raises:
        StopError: usage, as for `read_sides`, and where one name alone is typed.
    """
    supplier, recipient = read_sides(words, command)
    if supplier is None or recipient is None:
        hint = (
            f"for example `armstrack {command} canada turkey`; `armstrack {command} --help` shows its options"
        )
        raise exits.StopError(exits.USAGE, f"{command} needs RECIPIENT", hint)
    return supplier, recipient


def _parted(words: list[str]) -> tuple[list[str], list[str]]:
    """The words of the supplier and those of the recipient, as well as they can be told apart."""
    middle = next((at for at in range(1, len(words) - 1) if words[at].casefold() == "to"), 0)
    if middle:
        return words[:middle], words[middle + 1 :]
    cuts = range(len(words) - 1, 0, -1)
    begun = [cut for cut in cuts if _code(words[:cut])]
    ended = [cut for cut in cuts if _code(words[cut:])]
    cut = next((cut for cut in begun if cut in ended), 0)
    if not cut and not _code(words):  # the best guess at what was meant, to say what is wrong
        cut = (*begun[:1], *ended[-1:], 1 if len(words) == 2 else 0)[0]
    return (words[:cut], words[cut:]) if cut else (words, [])


def _code(words: list[str]) -> str:
    """The code of the one party that the words name, else nothing."""
    found = codes_of(words[0]) if len(words) == 1 else codes_of_several(words)
    return found[0] if len(found) == 1 else ""
