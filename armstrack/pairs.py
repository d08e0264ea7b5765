r"""Floor 2: a part of a record on one line, as a command's option takes it: `category=sensors; quantity=7`.

A `;` with a blank behind it begins a new field where a name and `=` follow; any other one is text, and so
is `\;`. Money may stand as `~20000000 CAD gac`, a relation as `changes:ID`.
"""

from __future__ import annotations

import re

from armstrack.event import Related, Value
from armstrack.fields import fields_of
from armstrack.problem import FieldError
from armstrack.words import did_you_mean

_BOUNDARY = re.compile(r"(?:^\s*|(?<!\\);\s+)([A-Za-z][A-Za-z_-]*)\s*=")
_MONEY = re.compile(r"(?P<before>.*?)\b(?P<currency>[A-Za-z]{3})\b(?P<after>.*)")


def read_pairs(part: type, text: str) -> dict[str, str]:
    """The fields of a part, as they were typed.

    Raises:
        FieldError: E201 for a field that there is not, E105 for one twice, E203 for another form.
    """
    short = _read_short(part, text.strip())
    if short is not None:
        return short
    found = list(_BOUNDARY.finditer(text))
    if not found or found[0].start() > 0:
        raise FieldError("E203", f'"{text.strip()}" has no field', f'write it as "{form_of(part)}"')
    ends = [*(match.start() for match in found[1:]), len(text)]
    pairs: dict[str, str] = {}
    for match, end in zip(found, ends, strict=True):
        name = _check_within(part, match[1])
        if name in pairs:
            raise FieldError("E105", f'"{name}" stands twice', "keep one of the two")
        pairs[name] = text[match.end() : end].replace("\\;", ";").strip()
    return pairs


def check_name(part: type, typed: str) -> str:
    """The name of a field, however its words are joined.

    Raises:
        FieldError: E201, where the part has none of that name.
    """
    name, known = typed.casefold().replace("-", "_"), fields_of(part)
    if name in known:
        return name
    hint = did_you_mean(name, known) or f"fields here: {', '.join(known)}"
    raise FieldError("E201", f'unknown field "{typed}"', hint)


def _check_within(part: type, typed: str) -> str:
    try:
        return check_name(part, typed)
    except FieldError as error:
        hint = f"{error.hint} (a `;` that is text is written `\\;`)"
        raise FieldError(error.code, error.message, hint) from None


def form_of(part: type) -> str:
    """What a part looks like on one line."""
    if part is Value:
        return "20000000 CAD"
    if part is Related:
        return "changes:ID"
    first = [name for name, field in fields_of(part).items() if field.required] or list(fields_of(part))[:2]
    return "; ".join(f"{name}=..." for name in first)


def _read_short(part: type, text: str) -> dict[str, str] | None:
    """The short form that a part has, or None where the text is in the long one."""
    if "=" in text:
        return None
    if part is Related and ":" in text:
        rel, _, id_ = text.partition(":")
        return {"rel": rel.strip(), "id": id_.strip()}
    money = _MONEY.fullmatch(text) if part is Value else None
    if money is None:
        return None
    before, after = money["before"].strip(), money["after"].strip()
    amount, key = (before, after) if before else (after, "")
    return {"amount": amount, "currency": money["currency"]} | ({"source": key} if key else {})
