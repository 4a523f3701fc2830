"""Points on the ground: how far one is from another, and which are near."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from math import asin, cos, degrees, radians, sin, sqrt

EARTH_RADIUS_KM = 6371.0088  # the mean radius of the International Union of Geodesy and Geophysics


def distance_km(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the distance over the ground in km between two points in degrees.

    A point is (latitude, longitude). The formula is the haversine (R. W. Sinnott, "Virtues of the
    Haversine", Sky and Telescope 68, 1984).
    """
    latitude, longitude = radians(one[0]), radians(one[1])
    other_latitude, other_longitude = radians(other[0]), radians(other[1])
    half_chord = (
        sin((other_latitude - latitude) / 2) ** 2
        + cos(latitude) * cos(other_latitude) * sin((other_longitude - longitude) / 2) ** 2
    )
    return 2 * EARTH_RADIUS_KM * asin(sqrt(min(1.0, half_chord)))


class Positions:
    """Numbered points from south to north, so that those within a circle are soon found.

    Each is kept as a vector from the middle of the earth: the straight line between two of them is
    quick to reckon, and the distance over the ground follows from it.
    """

    def __init__(self, points: Iterable[tuple[int, float, float]]) -> None:
        ordered = sorted(points, key=lambda point: point[1])
        self.numbers = array("H", (number for number, _, _ in ordered))
        self.latitudes = array("d", (latitude for _, latitude, _ in ordered))
        vectors = [_vector(latitude, longitude) for _, latitude, longitude in ordered]
        self.axes = [array("d", axis) for axis in zip(*vectors, strict=True)] or [array("d")] * 3

    def within(self, latitude: float, longitude: float, km: float) -> list[tuple[float, int]]:
        """The numbers within so many km of a point, nearest first, each after its distance."""
        angle = km / EARTH_RADIUS_KM
        span = degrees(angle) + 1e-9
        start = bisect_left(self.latitudes, latitude - span)
        end = bisect_right(self.latitudes, latitude + span)
        here_x, here_y, here_z = _vector(latitude, longitude)
        longest = (2 * sin(angle / 2)) ** 2 + 1e-18  # for the point itself, beyond rounding
        found = []
        columns = (self.numbers, *self.axes)
        for number, x, y, z in zip(*(column[start:end] for column in columns), strict=True):
            chord = (x - here_x) ** 2 + (y - here_y) ** 2 + (z - here_z) ** 2
            if chord <= longest:
                found.append((2 * EARTH_RADIUS_KM * asin(sqrt(chord) / 2), number))
        return sorted(found)


def _vector(latitude: float, longitude: float) -> tuple[float, float, float]:
    up, east = radians(latitude), radians(longitude)
    return cos(up) * cos(east), cos(up) * sin(east), sin(up)
