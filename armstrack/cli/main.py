"""Floor 7: the application: its commands, and how every run ends."""

from __future__ import annotations

import os
import sys
from typing import NoReturn

import typer
import typer.main

from armstrack import workers
from armstrack.cli import anywhere, exits, installing, jobs, shells, streams, usage
from armstrack.cli.commands import Commands
from armstrack.cli.exits import StopError
from armstrack.cli.help import WIDEST
from armstrack.cli.start import start
from armstrack.cli.vendored import ClickException
from armstrack.problem import SetupError

app = typer.Typer(
    name="armstrack",
    cls=Commands,
    help="arms exports, who stopped them, and who says so",
    invoke_without_command=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": WIDEST},
)


@app.callback()
def before(
    ctx: typer.Context,
    records: anywhere.RecordsOption = None,
    today: anywhere.TodayOption = None,
    color: anywhere.ColorOption = None,
    strict: anywhere.StrictOption = False,
    no_cache: anywhere.CacheOption = False,
    version: anywhere.VersionOption = False,
    debug: anywhere.DebugOption = False,
    install_completion: installing.InstallOption = False,
    show_completion: installing.ShowOption = False,
) -> None:
    """Takes the options that stand before the command; without a command there is the start screen."""
    del version, debug  # the one has ended the run; `main` sees the other
    installing.answer(ctx, install_completion, show_completion)
    ctx.obj = anywhere.given(
        {"records": records, "today": today, "color": color, "strict": strict, "no_cache": no_cache}
    )
    if ctx.invoked_subcommand is None:
        start(ctx.obj.settle())


def main() -> None:
    """Runs one command and ends with its exit code; never with a traceback unless `--debug` asks for it."""
    streams.prepare()
    try:
        _end()
    finally:
        streams.let_go()


def _end() -> NoReturn:
    try:
        sys.exit(_run())
    except StopError as stop:
        _stop(stop)
    except ClickException as error:
        _stop(usage.explain(error))
    except SetupError as fault:
        streams.talk(f"armstrack: {fault}")
        sys.exit(exits.NO_RECORDS)
    except OSError as fault:
        from armstrack.cli.defects import explain_refusal

        _stop(explain_refusal(fault))
    except MemoryError:
        _stop(StopError(exits.NO_RECORDS, "there is not enough memory", "ask for less, or let it have more"))
    except (KeyboardInterrupt, typer.Abort):
        sys.exit(exits.INTERRUPTED)
    except SystemExit:
        raise
    except BaseException as bug:  # a panic in the core of pydantic is no Exception
        from armstrack.cli.defects import own_up

        own_up(bug)
        sys.exit(exits.BUG)


def _run() -> int:
    """The exit code of the command; the Tab key is answered first, if it asked."""
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # looking for them takes 20 ms
    command = typer.main.get_command(app)
    shells.teach()
    with workers.allowed(jobs.allowed(os.environ.get("ARMSTRACK_JOBS", ""))):
        return command.main(prog_name="armstrack", standalone_mode=False) or exits.CLEAN


def _stop(stop: StopError) -> NoReturn:
    streams.talk(f"armstrack: {stop.message}" + (f"\n  hint: {stop.hint}" if stop.hint else ""))
    sys.exit(stop.code)
