"""The camera, and the few curves that bodies are made of. Lengths are centimetres."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import cos, pi, radians, sin

Flat = tuple[float, float]
Point = tuple[float, float, float]


@dataclass(frozen=True)
class Camera:
    """Looks at a vehicle whose x runs from nose to tail, y towards the near side, z up.

    With yaw 0 the near side is seen flat, its nose to the left; a positive yaw (degrees) brings
    the nose nearer, a negative one the tail. `pitch` looks down. `distance` is in centimetres.
    """

    yaw: float
    pitch: float
    distance: float
    scale: float = 1.0
    left: float = 0.0
    top: float = 0.0

    @cached_property
    def _turn(self) -> tuple[float, float, float, float]:
        yaw, pitch = radians(self.yaw), radians(self.pitch)
        return cos(yaw), sin(yaw), cos(pitch), sin(pitch)

    def project(self, point: Point) -> Flat:
        """Where a point of space lands in the picture."""
        x, y, z = point
        c, s, cp, sp = self._turn
        depth = y * c - x * s
        k = self.distance / (self.distance - depth * cp - z * sp) * self.scale
        return self.left + (x * c + y * s) * k, self.top - (z * cp - depth * sp) * k

    def to_vehicle(self, right: float, up: float, near: float) -> Point:
        """A direction given in the picture's terms, in the vehicle's."""
        c, s, _, _ = self._turn
        return right * c - near * s, right * s + near * c, up

    def fitted(self, corners: Iterable[Point], box: tuple[float, float, float, float]) -> "Camera":
        """The same camera, its picture of the corners fitted into (left, top, right, bottom).

        They stand on the box's bottom, in its middle.
        """
        plain = replace(self, scale=1.0, left=0.0, top=0.0)
        spots = [plain.project(corner) for corner in corners]
        xs, ys = [x for x, _ in spots], [y for _, y in spots]
        left, top, right, bottom = box
        scale = min((right - left) / (max(xs) - min(xs)), (bottom - top) / (max(ys) - min(ys)))
        return replace(
            self,
            scale=scale,
            left=(left + right) / 2 - scale * (min(xs) + max(xs)) / 2,
            top=bottom - scale * max(ys),
        )


def smooth(points: Sequence[Flat], steps: int = 5) -> list[Flat]:
    """A curve through the points (Catmull-Rom), open, the points themselves included."""
    padded = [points[0], *points, points[-1]]
    curve: list[Flat] = []
    for a, b, c, d in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        for step in range(steps):
            t = step / steps
            t2, t3 = t * t, t * t * t
            shares = (2 * t2 - t - t3, 2 - 5 * t2 + 3 * t3, t + 4 * t2 - 3 * t3, t3 - t2)
            near = zip(shares, (a, b, c, d), strict=True)
            spots = [(share * x / 2, share * z / 2) for share, (x, z) in near]
            curve.append((sum(x for x, _ in spots), sum(z for _, z in spots)))
    curve.append((points[-1][0], points[-1][1]))
    return curve


def rounded(
    points: Sequence[Flat], radius: float, steps: int = 4, closed: bool = True
) -> list[Flat]:
    """The polygon (or open line) with each corner cut into a small arc."""
    count = len(points)
    result: list[Flat] = []
    for index, corner in enumerate(points):
        if not closed and index in (0, count - 1):
            result.append(corner)
            continue
        before, after = points[index - 1], points[(index + 1) % count]
        start = _towards(corner, before, radius)
        end = _towards(corner, after, radius)
        for step in range(steps + 1):
            t = step / steps
            first, middle, last = (1 - t) ** 2, 2 * t * (1 - t), t * t
            x = start[0] * first + corner[0] * middle + end[0] * last
            z = start[1] * first + corner[1] * middle + end[1] * last
            result.append((x, z))
    return result


def _towards(start: Flat, end: Flat, distance: float) -> Flat:
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = (dx * dx + dy * dy) ** 0.5 or 1.0
    share = min(distance, length / 2) / length
    return start[0] + dx * share, start[1] + dy * share


def arc(x: float, y: float, radius: float, start: float, end: float, steps: int = 16) -> list[Flat]:
    """Points on a circle from one angle (degrees, counter-clockwise, z up) to another."""
    return [
        (x + radius * cos(a), y + radius * sin(a))
        for a in (pi / 180 * (start + (end - start) * i / steps) for i in range(steps + 1))
    ]


def hull(points: Iterable[Flat]) -> list[Flat]:
    """The convex outline of points: the silhouette of any solid without hollows."""
    ordered = sorted(set(points))
    lower: list[Flat] = []
    upper: list[Flat] = []
    for chain, run in ((lower, ordered), (upper, ordered[::-1])):
        for point in run:
            while len(chain) > 1 and _cross(chain[-2], chain[-1], point) <= 0:
                chain.pop()
            chain.append(point)
    return lower[:-1] + upper[:-1]


def _cross(origin: Flat, first: Flat, second: Flat) -> float:
    return (first[0] - origin[0]) * (second[1] - origin[1]) - (first[1] - origin[1]) * (
        second[0] - origin[0]
    )


def area(points: Sequence[Flat]) -> float:
    """Twice the signed area: negative when the points turn clockwise as seen in the picture."""
    return sum(
        a[0] * b[1] - b[0] * a[1] for a, b in zip(points, [*points[1:], points[0]], strict=True)
    )
