"""How a command ends that is stopped from outside: tidily, and without many words."""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

# What a service manager, a closed terminal and a pressed Ctrl-C send.
STOPPING = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)


@contextmanager
def tidily() -> Iterator[None]:
    """Have a signal that stops the program undo first what was begun inside.

    Left to itself, SIGTERM ends Python on the spot, and a half-written file with people's numbers
    stays where it is. The exit code is that of a shell: 128 and the signal's number.
    """

    def stop(number: int, frame: FrameType | None) -> None:
        raise SystemExit(128 + number)

    before = {number: signal.signal(number, stop) for number in STOPPING}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def quietly(out: Any) -> Iterator[None]:
    """End without a word when whoever reads what is written to `out` has read enough.

    So does `export_vehicles | head`. What is buffered still goes nowhere, or Python would complain
    of it at its own end.
    """
    try:
        yield
        out.flush()
    except BrokenPipeError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
        raise SystemExit(0) from None
