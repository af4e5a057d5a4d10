"""How commands end: every error of ours as one line that says what to do, and the exit code that a job can act on."""

from __future__ import annotations

import signal
import sys
from collections.abc import Sequence
from types import FrameType
from typing import NoReturn

import click

from extract.errors import Locked, TownclerkError

USAGE, FAILURES, NOTHING, LOCKED, INTERRUPTED, TERMINATED = 1, 2, 3, 75, 130, 143


class Commands(click.Group):
    """A group of commands that end with our exit codes instead of click's."""

    def main(self, args: Sequence[str] | None = None, prog_name: str | None = None, **extra: object) -> NoReturn:  # type: ignore[override]  # click's many overloads come down to this call
        """Runs a command and exits."""
        signal.signal(signal.SIGTERM, _terminate)
        try:
            code = super().main(args, prog_name or "townclerk", standalone_mode=False)
        except click.ClickException as error:
            error.show()
            code = USAGE
        except TownclerkError as error:
            click.echo(f"Error: {error}", err=True)
            code = LOCKED if isinstance(error, Locked) else USAGE
        except (click.Abort, KeyboardInterrupt):
            click.echo("Interrupted; the same command goes on from here.", err=True)
            code = INTERRUPTED
        except BrokenPipeError:
            sys.stderr.close()  # the reader of our output has gone: nothing more to say
            code = 0
        sys.exit(code or 0)


def _terminate(number: int, frame: FrameType | None) -> NoReturn:
    sys.exit(TERMINATED)
