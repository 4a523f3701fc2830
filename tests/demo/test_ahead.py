import os
from collections.abc import Iterator

import pytest

from gowheels.demo.ahead import ahead


def test_another_process_makes_the_items_in_their_order() -> None:
    made = list(ahead((number, os.getpid()) for number in range(50)))
    assert [number for number, _ in made] == list(range(50))
    assert {process for _, process in made}.isdisjoint({os.getpid()})


def test_who_stops_early_leaves_no_process_behind() -> None:
    items = ahead(os.getpid() for _ in range(10**9))
    worker = next(items)
    items.close()
    with pytest.raises(ProcessLookupError):
        os.kill(worker, 0)


def test_a_failure_there_is_no_end(capfd) -> None:
    def failing() -> Iterator[int]:
        yield 1
        raise RuntimeError("out of ideas")

    items = ahead(failing())
    assert next(items) == 1
    with pytest.raises(EOFError):
        next(items)
    assert "out of ideas" in capfd.readouterr().err
