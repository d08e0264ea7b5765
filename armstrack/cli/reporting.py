"""Floor 7: the reports of a validation to where they were asked for: stdout, and any number of files."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from armstrack.cli import exits, roots, streams
from armstrack.cli.output import refuse_record, write_file

if TYPE_CHECKING:
    from armstrack.render.reports import Report

#: The words of `render.reports.FORMATS`, at hand without what writes them.
FormatWord = StrEnum("FormatWord", ["text", "line", "github", "gitlab", "sarif", "json", "junit"])
_STDOUT = "-"


@dataclass(frozen=True)
class Target:
    """One report: its format and its file, None for stdout."""

    format: str
    file: Path | None = None


def choose(format_: FormatWord | None, outputs: Iterable[str]) -> list[Target]:
    """What is to be written: stdout's report first, then one for each `--output`.

    stdout gets text, inside GitHub Actions with its commands, unless another format is asked for.

    Raises:
        StopError: usage, where an output names no format or no file, or that of a record, or two have
            the same place.
    """
    asked = [*([Target(format_.value)] if format_ else []), *map(_target, outputs)]
    printed = [target for target in asked if target.file is None]
    files = [target for target in asked if target.file is not None]
    if len(printed) > 1:
        message = f"two reports for stdout: {printed[0].format} and {printed[1].format}"
        raise exits.StopError(exits.USAGE, message, "send one to a file: --output FORMAT:FILE")
    places = [os.path.realpath(str(target.file)) for target in files]
    for target, place in zip(files, places, strict=True):
        if places.count(place) > 1:
            message = f"two reports for one file: {target.file}"
            raise exits.StopError(exits.USAGE, message, "give each a file of its own")
    usual = FormatWord.github if roots.in_actions() else FormatWord.text
    return [*(printed or [Target(usual.value)]), *files]


def _target(text: str) -> Target:
    """`FORMAT:FILE`, or a file whose ending can only mean one format."""
    from armstrack.render.reports import ENDINGS, FORMATS

    word, colon, file = text.partition(":")
    if not (colon and word in FORMATS):
        if colon and len(word) > 1 and word.isalpha():  # one letter is a drive
            raise _unknown(word)
        word = next((kind for end, kind in ENDINGS.items() if text.lower().endswith(end)), "")
        file = text
    if not word:
        message = f'--output: the ending of "{text}" tells no format'
        raise exits.StopError(exits.USAGE, message, f"write FORMAT:{text}, where FORMAT is {_formats()}")
    if not file:
        raise exits.StopError(exits.USAGE, f'--output: "{text}" names no file', f"write {text}FILE")
    if file == _STDOUT:
        return Target(word)
    refuse_record(Path(file))
    return Target(word, Path(file))


def _unknown(word: str) -> exits.StopError:
    from armstrack.words import did_you_mean

    hint = did_you_mean(word, list(FormatWord)) or f"formats: {_formats()}"
    return exits.StopError(exits.USAGE, f'--output: there is no format "{word}"', hint)


def _formats() -> str:
    *most, last = FormatWord
    return f"{', '.join(most)} or {last}"


def put(report: Report, targets: Sequence[Target], color: streams.Color) -> None:
    """Prints what goes to stdout, and writes the files.

    Raises:
        StopError: exit 3, where one cannot be written.
    """
    from armstrack.render.reports import FORMATS

    rooted = _from_root(report) if any(FORMATS[target.format].rooted for target in targets) else report
    for target in targets:
        form = FORMATS[target.format]
        if (
            target.file is None
            and target.format == FormatWord.text
            and report.problems
            and streams.draws(color)
        ):
            _draw(report, color)
        elif target.file is None:
            streams.write(form.write(rooted if form.rooted else report), form.utf8)
        else:
            write_file(target.file, form.write(rooted if form.rooted else report))
        if target.format == FormatWord.github:
            _append_summary(rooted)


def _from_root(report: Report) -> Report:
    """The same report, its files named from the root of the repository. Stdin has no place."""
    seen = roots.from_root(path for path in report.paths if path != _STDOUT)
    problems = tuple(replace(p, path=seen.get(p.path, p.path)) for p in report.problems)
    return replace(report, problems=problems, paths=tuple(seen.get(path, path) for path in report.paths))


def _draw(report: Report, color: streams.Color) -> None:
    """The text, its lines cut to the terminal's width."""
    from armstrack.render.problems import to_text

    console = streams.console(color)
    text = to_text(report.problems, console.width if streams.is_terminal() else None)
    with console.capture() as captured:
        console.print(text, end="", soft_wrap=True)
    streams.write(captured.get())


def _append_summary(report: Report) -> None:
    """A table into the step's summary page, which must not decide over the run."""
    from armstrack.render.reports.step_summary import to_markdown

    place = os.environ.get("GITHUB_STEP_SUMMARY")
    if not (place and roots.in_actions()):
        return
    try:
        with Path(place).open("a", encoding="utf-8") as file:
            file.write(to_markdown(report))
    except OSError as error:
        streams.talk(f"cannot write the summary of this step: {error.strerror or error}")
