"""A body pulled out of its side profile: the shape under every car, van, truck and bus."""

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from .geometry import Flat, Point, area, smooth
from .paint import tone
from .stage import Stage

_ACROSS = (1.0, 0.9, 0.75, 0.5, 0.25, 0.0, -0.25, -0.5, -0.75, -0.9, -1.0)
_NEAR_HALF = (1.0, 0.9, 0.75, 0.5, 0.25, -0.04)
_FAR_HALF = (-1.0, -0.9, -0.75, -0.5, -0.25, 0.0)


@dataclass(frozen=True)
class Solid:
    """A hull whose side profile is the sections in turn, from below the nose to below the tail.

    `width` is its full width up to `belt` (a height); above, it narrows to `waist` of that at the
    top. `nose` and `tail` say by how many centimetres its ends are bowed in plan, `crown` the roof.
    """

    sections: tuple[tuple[str, tuple[Flat, ...]], ...]
    width: float
    belt: float
    waist: float = 0.84
    nose: float = 18.0
    tail: float = 12.0
    crown: float = 4.0
    middle: float = 0.0

    @cached_property
    def curves(self) -> dict[str, list[Flat]]:
        """Each section's smooth curve of (x, z)."""
        return {name: smooth(points) for name, points in self.sections}

    @cached_property
    def profile(self) -> list[Flat]:
        """The whole outline, nose to tail, open below."""
        return [point for curve in self.curves.values() for point in curve]

    @cached_property
    def top(self) -> float:
        """The height of the roof."""
        return max(z for _, z in self.profile)

    @cached_property
    def ends(self) -> tuple[float, float]:
        """Where the body begins and ends, in x."""
        return min(x for x, _ in self.profile), max(x for x, _ in self.profile)

    def at(self, x: float, z: float, across: float = 1.0) -> Point:
        """The point of the skin at (x, z), from the near side (1) to the far one (-1)."""
        start, end = self.ends
        reach = (end - start) * 0.3
        bow = across * across
        front = max(0.0, 1 - (x - start) / reach)
        rear = max(0.0, 1 - (end - x) / reach)
        shift = bow * (self.nose * front * front - self.tail * rear * rear)
        rise = max(0.0, z - self.belt) / max(1.0, self.top - self.belt)
        half = self.width / 2 * (1 - (1 - self.waist) * rise)
        return x + shift, self.middle + half * across, z - self.crown * bow * rise

    def side(self, points: Iterable[Flat], lift: float = 0.0) -> list[Point]:
        """Points of the near side."""
        result = []
        for x, z in points:
            px, py, pz = self.at(x, z)
            result.append((px, py + lift, pz))
        return result

    def front_x(self, z: float) -> float:
        """Where the nose is at this height."""
        return self._end(z, self.profile)

    def rear_x(self, z: float) -> float:
        """Where the tail is at this height."""
        return self._end(z, self.profile[::-1])

    @staticmethod
    def _end(z: float, run: Sequence[Flat]) -> float:
        for (xa, za), (xb, zb) in itertools.pairwise(run):
            if za <= z <= zb and zb > za:
                return xa + (xb - xa) * (z - za) / (zb - za)
        return run[0][0]

    def front(self, points: Iterable[Flat], lift: float = 0.4) -> list[Point]:
        """Points of the nose, given as (across, height), lifted a little off it."""
        result = []
        for across, z in points:
            x, y, pz = self.at(self.front_x(z), z, across)
            result.append((x - lift, y, pz))
        return result

    def rear(self, points: Iterable[Flat], lift: float = 0.4) -> list[Point]:
        """Points of the tail, given as (across, height)."""
        result = []
        for across, z in points:
            x, y, pz = self.at(self.rear_x(z), z, across)
            result.append((x + lift, y, pz))
        return result

    def patch(
        self, section: str, start: float, end: float, half: float, top_half: float | None = None
    ) -> list[Point]:
        """A panel on a section: from `start` to `end` of its length, `half` of its width."""
        curve = self.curves[section]
        last = len(curve) - 1
        top_half = half if top_half is None else top_half

        def spot(share: float) -> Flat:
            place = share * last
            index = min(int(place), last - 1)
            rest = place - index
            (xa, za), (xb, zb) = curve[index], curve[index + 1]
            return xa + (xb - xa) * rest, za + (zb - za) * rest

        shares = [start + (end - start) * step / 6 for step in range(7)]

        def wide(share: float) -> float:
            return half + (top_half - half) * (share - start) / ((end - start) or 1)

        run = [self.at(*spot(end), across=a * wide(end)) for a in _ACROSS]
        back = [self.at(*spot(start), across=-a * wide(start)) for a in _ACROSS]
        far = [self.at(*spot(s), across=-wide(s)) for s in shares[::-1]]
        near = [self.at(*spot(s), across=wide(s)) for s in shares]
        return run + far + back + near

    def draw(self, stage: Stage, colour: str, colours: dict[str, str] | None = None) -> None:
        """The skin: every section that faces us, then the near side."""
        names = list(self.curves)
        if stage.camera.yaw >= 0:
            names.reverse()
        for name in names:
            self._strip(stage, self.curves[name], (colours or {}).get(name, colour))
        self.flank(stage, colour)

    def _strip(self, stage: Stage, curve: Sequence[Flat], colour: str) -> None:
        for across in (_FAR_HALF, _NEAR_HALF):
            self._half(stage, curve, colour, across)

    def _half(
        self, stage: Stage, curve: Sequence[Flat], colour: str, across: Sequence[float]
    ) -> None:
        edge, centre = across[0], across[-1]
        flat_edge = stage.project(self.at(x, z, edge) for x, z in curve)
        flat_centre = stage.project(self.at(x, z, centre) for x, z in curve)
        sign = 1 if edge > 0 else -1
        shown = [
            index
            for index in range(len(curve) - 1)
            if sign
            * area(
                [flat_edge[index], flat_edge[index + 1], flat_centre[index + 1], flat_centre[index]]
            )
            < -1
        ]
        if not shown:
            return
        first, last = shown[0], shown[-1] + 1
        outline = (
            flat_edge[first : last + 1]
            + stage.project(self.at(*curve[last], across=a) for a in across)
            + flat_centre[first : last + 1][::-1]
            + stage.project(self.at(*curve[first], across=a) for a in reversed(across))
        )
        # The gradient is the same for both halves, so that no seam shows between them.
        flat_near = stage.project(self.at(x, z, 1.0) for x, z in (curve[first], curve[last]))
        flat_far = stage.project(self.at(x, z, -1.0) for x, z in (curve[first], curve[last]))
        flat_middle = stage.project(self.at(x, z, 0.0) for x, z in (curve[first], curve[last]))
        shades = [
            stage.lit((curve[i][1] - curve[i + 1][1], 0, curve[i + 1][0] - curve[i][0]))
            for i in (first, (first + last - 1) // 2, last - 1)
        ]
        # A gradient from the section's one end to its other, made square to its edges.
        start, end = flat_middle
        wide = (flat_near[0][0] - flat_far[0][0], flat_near[0][1] - flat_far[0][1])
        length = (wide[0] ** 2 + wide[1] ** 2) or 1.0
        along = (end[0] - start[0], end[1] - start[1])
        share = (along[0] * wide[0] + along[1] * wide[1]) / length if stage.turned else 0
        end = (end[0] - wide[0] * share, end[1] - wide[1] * share)
        stage.pen.shape(
            outline,
            stage.pen.gradient(
                start,
                end,
                (0, tone(colour, shades[0])),
                (0.5, tone(colour, shades[1])),
                (1, tone(colour, shades[2])),
            ),
        )

    def flank(self, stage: Stage, colour: str) -> None:
        """The near side, lit from its shoulder down."""
        shade = stage.lit((0, 1, 0))
        points = stage.project(self.side(self.profile))
        low = stage.camera.project(self.at(sum(self.ends) / 2, self.profile[0][1]))[1]
        belt = stage.camera.project(self.at(sum(self.ends) / 2, self.belt))[1]
        top = stage.camera.project(self.at(sum(self.ends) / 2, self.top))[1]
        share = (belt - top) / (low - top)
        stage.pen.shape(
            points,
            stage.pen.gradient(
                (0, top),
                (0, low),
                (0, tone(colour, shade + 0.42)),
                (max(0.02, share - 0.1), tone(colour, shade + 0.3)),
                (share + 0.06, tone(colour, shade + 0.16)),
                (share + (1 - share) * 0.55, tone(colour, shade - 0.04)),
                (1, tone(colour, shade - 0.3)),
            ),
        )
