"""Cells that no spreadsheet runs, and lines that are written while they are sent."""

from datetime import UTC, datetime

import pytest

from gowheels.sheets.files import as_lines, guarded


@pytest.mark.parametrize("cell", ["=1+1", "+91", "-2", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_cell_is_no_formula(cell):
    assert guarded(cell) == f"'{cell}"
    assert guarded(f"a{cell}") == f"a{cell}"


def test_lines_are_made_one_by_one_with_times_of_india():
    def rows():
        yield [1, None, datetime(2026, 11, 24, 6, 30, tzinfo=UTC)]
        raise AssertionError("asked for too early")

    lines = as_lines([["id", "note", "at"]], rows())
    assert [next(lines) for _ in range(3)] == [
        "\ufeff",
        "id,note,at\r\n",
        "1,,2026-11-24T12:00:00+05:30\r\n",
    ]
