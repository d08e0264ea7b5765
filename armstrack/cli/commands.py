"""Floor 7: the declared list of commands, in the order of the help."""

from __future__ import annotations

import typer

from armstrack.cli import (
    diff,
    explain,
    export,
    find,
    list_records,
    new,
    parties,
    promises,
    schema,
    show,
    status,
    summary,
    timeline,
    trace,
    validate,
    vocab,
)

LOOK_UP, WRITE, CHECK, EXPORT, REFER = "Look up", "Write", "Check", "Export", "Refer"


def register_all(app: typer.Typer) -> None:
    """Adds every command to the application."""
    summary.register(app, LOOK_UP)
    find.register(app, LOOK_UP)
    list_records.register(app, LOOK_UP)
    show.register(app, LOOK_UP)
    status.register(app, LOOK_UP)
    timeline.register(app, LOOK_UP)
    promises.register(app, LOOK_UP)
    trace.register(app, LOOK_UP)
    new.register(app, WRITE)
    validate.register(app, CHECK)
    diff.register(app, CHECK)
    explain.register(app, CHECK)
    export.register(app, EXPORT)
    parties.register(app, REFER)
    vocab.register(app, REFER)
    schema.register(app, REFER)
