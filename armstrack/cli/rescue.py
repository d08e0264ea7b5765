"""Floor 7: what a person has told `armstrack new` when a defect of armstrack ends it: nothing is lost."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from armstrack.cli import streams
from armstrack.cli.exits import StopError
from armstrack.plain import Tree
from armstrack.render.visible import visible

_RECORD = "the record so far; keep it as a file, and say `armstrack new --from FILE.yaml`:"
_TYPED = "your answers, as you typed them:"


@contextmanager
def rescuing(tree: Mapping[str, Tree], typed: Sequence[tuple[str, str]]) -> Iterator[None]:
    """Shows on stderr what there is of a record, and every answer, if a defect ends what is done within."""
    try:
        yield
    except StopError:
        raise
    except Exception:
        _tell(_RECORD, _lines_of(tree))
        _tell(_TYPED, [f"{name}: {text}" for name, text in typed])
        raise


def _tell(head: str, lines: Sequence[str]) -> None:
    if lines:
        streams.talk("\n".join([head, *(f"  {visible(line)}" for line in lines)]))


def _lines_of(tree: Mapping[str, Tree]) -> list[str]:
    """The record as its file would be; as JSON, which is YAML too, where the writer itself is at fault."""
    from armstrack.writing import to_yaml

    try:
        return to_yaml(tree).splitlines()
    except Exception:
        return json.dumps(tree, ensure_ascii=False, indent=2).splitlines() if tree else []
