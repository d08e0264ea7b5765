"""Floor 3: a file's name and folder say what the record says."""

from __future__ import annotations

from collections.abc import Iterator

from armstrack.checks.rule import Corpus, Draft, record_rule
from armstrack.event import Event
from armstrack.problem import Finding


def expected_stem(event: Event, slug: str) -> str:
    """The name that a record's file must have, without `.yaml`."""
    return f"{event.date.start}-{event.supplier}-{event.recipient}-{slug}".lower()


@record_rule("E301", needs=("date", "supplier", "recipient"))
def name_agrees(draft: Draft, event: Event, _corpus: Corpus) -> Iterator[Finding]:
    """The name begins with date, supplier and recipient, and goes on with a slug."""
    prefix = expected_stem(event, "")
    slug = draft.id[len(prefix) :]
    if draft.id.startswith(prefix) and slug.strip("-") == slug and slug:
        return
    wanted = f"{prefix}{_slug_of(draft.id) or 'what-happened'}.yaml"
    yield Finding("E301", ("date",), f'the file is named "{draft.path.name}"', f"rename it to {wanted}")


def _slug_of(stem: str) -> str:
    """The words at the end of a name that are neither digits nor three-letter codes at its front."""
    words = stem.lower().split("-")
    while words and (words[0].isdigit() or len(words[0]) == 3):
        words = words[1:]
    return "-".join(words)


@record_rule("E302", needs=("supplier",))
def folder_agrees(draft: Draft, event: Event, _corpus: Corpus) -> Iterator[Finding]:
    """The folder is the supplier's."""
    wanted = event.supplier.lower()
    folder = draft.path.parent.name
    if folder != wanted:
        yield Finding("E302", ("supplier",), f'the file lies in folder "{folder}"', f"move it to {wanted}/")
