"""What a trial has looked at, a line each, and what of it was not as it should be."""

import time
from collections.abc import Callable

failed: list[str] = []


def check(what: str, is_so: object, more: str = "") -> None:
    """Say whether something is as it should be."""
    print(f"{'ok    ' if is_so else 'FAILED'} {what}{f' ({more})' if more else ''}", flush=True)
    if not is_so:
        failed.append(what)


def soon(is_so: Callable[[], bool], seconds: float) -> float:
    """Ask until it is so; after how many seconds it was, or infinity."""
    began = time.monotonic()
    while not is_so():
        if time.monotonic() - began > seconds:
            return float("inf")
        time.sleep(0.1)
    return time.monotonic() - began
