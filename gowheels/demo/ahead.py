"""Work done ahead: a second process makes what this one needs next."""

from collections.abc import Iterator
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import TypeVar

T = TypeVar("T")


def ahead(items: Iterator[T]) -> Iterator[T]:
    """Yield what the iterator gives, made by a process that is one item in front.

    The items are picklable, and making them asks no database. Raises EOFError when the process
    fails; what went wrong is in its traceback.
    """
    context = get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    worker = context.Process(target=_send, args=(items, sender), daemon=True)
    worker.start()
    sender.close()  # of the two ends: with the worker's, the pipe ends
    try:
        while (batch := receiver.recv()) != ():
            yield batch[0]
    finally:
        worker.terminate()
        worker.join()
        receiver.close()


def _send(items: Iterator[T], sender: Connection) -> None:
    for item in items:
        sender.send((item,))
    sender.send(())
