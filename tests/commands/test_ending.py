"""A command that is stopped from outside cleans up, and one that nobody reads ends in silence."""

import signal
import sys

import pytest

from gowheels.management.ending import STOPPING, quietly, tidily


@pytest.mark.parametrize("number", STOPPING, ids=str)
def test_a_signal_undoes_what_was_begun(number):
    before = signal.getsignal(number)
    undone = []

    def work() -> None:
        with tidily():
            try:
                signal.raise_signal(number)
            finally:
                undone.append(number)

    with pytest.raises(SystemExit) as stopped:
        work()
    assert undone == [number]
    assert stopped.value.code == 128 + number
    assert signal.getsignal(number) == before


def test_what_nobody_reads_any_more_ends_without_a_word(capfd):
    class Closed:
        def flush(self) -> None:
            raise BrokenPipeError

    with pytest.raises(SystemExit) as ended, quietly(Closed()):
        pass
    assert ended.value.code == 0
    sys.stdout.write("goes nowhere")
    sys.stdout.flush()
    assert capfd.readouterr() == ("", "")
