"""Errors that tell a person what happened, what to do next, and whether trying again can help."""

import os
import sys
from collections.abc import Callable
from typing import ClassVar


class ShirubeError(Exception):
    """Anything Shirube refuses to do; `docs/exit-codes.md` lists every kind with its exit code.

    `what` names the place and what is wrong there; `next_step` is what the reader can do about it.
    Neither ever carries a value of a restricted row.
    """

    exit_code: ClassVar[int] = 1
    retry: ClassVar[bool] = False

    def __init__(self, what: str, next_step: str) -> None:
        super().__init__(what, next_step)
        self.what = what
        self.next_step = next_step

    def __str__(self) -> str:
        return f"{self.what} {self.next_step}"


def told(command: Callable[[], int]) -> int:
    """Run a command for a person at a terminal: its own exit code, or one line about what stopped it."""
    try:
        return command()
    except ShirubeError as error:
        again = " (trying again can help)" if error.retry else ""
        sys.stderr.write(f"Stopped{again}: {error}\n")
        return error.exit_code
    except KeyboardInterrupt:
        sys.stderr.write("Stopped by you; nothing was half written.\n")
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # the reader left, as `head` does
        return 0
