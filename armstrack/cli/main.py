"""Floor 7: the application: its commands, and how every run ends."""

from __future__ import annotations

import sys

import typer

from armstrack.cli import exits, options, streams
from armstrack.cli.commands import register_all
from armstrack.cli.exits import StopError
from armstrack.problem import SetupError

REPORT_TO = 'CONTRIBUTING.md, "Report a bug"'

app = typer.Typer(
    name="armstrack",
    help="A plain-text, source-cited ledger of arms-export events: who said so, and what follows.",
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback()
def before(
    ctx: typer.Context,
    records: options.RecordsOption = None,
    today: options.TodayOption = None,
    color: options.ColorOption = None,
    strict: options.StrictOption = False,
    version: options.VersionOption = False,
    debug: options.DebugOption = False,
) -> None:
    """Takes the options that stand before the command."""
    del version, debug  # `--version` has ended the run; `main` sees `--debug`
    ctx.obj = options.given({"records": records, "today": today, "color": color, "strict": strict})


register_all(app)


def main() -> None:
    """Runs one command and ends with its exit code; never with a traceback unless `--debug` asks for it."""
    streams.prepare()
    try:
        app(prog_name="armstrack")
    except StopError as stop:
        streams.talk(f"armstrack: {stop.message}" + (f"\n  hint: {stop.hint}" if stop.hint else ""))
        sys.exit(stop.code)
    except SetupError as fault:
        streams.talk(f"armstrack: {fault}")
        sys.exit(exits.NO_RECORDS)
    except KeyboardInterrupt:
        sys.exit(exits.INTERRUPTED)
    except Exception as bug:
        if "--debug" in sys.argv:
            raise
        streams.talk(f"armstrack: this is a bug: {type(bug).__name__}: {bug}")
        streams.talk(f"  hint: {REPORT_TO}, with the output of --debug")
        sys.exit(exits.BUG)
