"""A pen with a camera and a light: draws points of space instead of points of paper."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import hypot

from .canvas import Pen
from .geometry import Camera, Flat, Point, arc, hull, rounded
from .lettering import write
from .paint import INK, LAMP, tone

# Where the sun stands, in the picture's terms: from the left, above, and on our side.
_SUN = (-0.52, 0.70, 0.49)


@dataclass(frozen=True)
class Light:
    """The air of a place: what tints everything in it, and how its shadows and lamps look."""

    tint: str = "#F3D9A4"
    amount: float = 0.05
    shadow: float = 0.5
    lamps: bool = False
    wet: bool = False


class Stage:
    """Draws solids through a camera, painter's way: what is nearer is drawn later."""

    def __init__(self, camera: Camera, light: Light, pen: Pen | None = None) -> None:
        self.camera = camera
        self.light = light
        self.pen = pen or Pen(light.tint, light.amount)
        self.sun = camera.to_vehicle(*_SUN)

    def lit(self, normal: Point) -> float:
        """How light a plane with this normal is, from -1 (turned away) to 1."""
        length = hypot(*normal) or 1.0
        facing = sum(a * b for a, b in zip(normal, self.sun, strict=True)) / length
        return max(-0.75, 1.05 * facing - 0.42)

    def project(self, points: Iterable[Point]) -> list[Flat]:
        """The points' places in the picture."""
        return [self.camera.project(point) for point in points]

    def size(self, point: Point) -> float:
        """How many picture units a centimetre at this point takes."""
        near = self.camera.project(point)
        above = self.camera.project((point[0], point[1], point[2] + 10))
        return hypot(above[0] - near[0], above[1] - near[1]) / 10

    def face(self, points: Iterable[Point], fill: str, opacity: float = 1.0) -> None:
        """A polygon in space."""
        self.pen.shape(self.project(points), fill, opacity)

    def solid(self, points: Iterable[Point], fill: str, opacity: float = 1.0) -> None:
        """The silhouette of the convex solid that has these corners."""
        self.pen.shape(hull(self.project(points)), fill, opacity)

    def line(
        self,
        points: Sequence[Point],
        colour: str,
        width: float,
        opacity: float = 1.0,
        cap: str = "round",
        closed: bool = False,
    ) -> None:
        """A line in space, `width` centimetres thick."""
        thick = width * self.size(points[len(points) // 2])
        self.pen.line(self.project(points), colour, thick, opacity, cap, closed)

    def tube(self, points: Sequence[Point], colour: str, width: float) -> None:
        """A round bar along the points: a dark edge, its colour and a light line on top."""
        thick = width * self.size(points[len(points) // 2])
        flat = self.project(points)
        self.pen.line(flat, tone(colour, -0.55), thick)
        shifted = [(x - thick * 0.1, y - thick * 0.12) for x, y in flat]
        self.pen.line(shifted, colour, thick * 0.66)
        bright = [(x - thick * 0.18, y - thick * 0.2) for x, y in flat]
        self.pen.line(bright, tone(colour, 0.75), thick * 0.2)

    def box(
        self, low: Point, high: Point, colour: str, shades: tuple[float, float, float] | None = None
    ) -> None:
        """An upright box between two corners; `shades` light its top, near side and end."""
        (x0, y0, z0), (x1, y1, z1) = low, high
        end = x0 if self.camera.yaw >= 0 else x1
        if shades is None:
            shades = (
                self.lit((0, 0, 1)),
                self.lit((0, 1, 0)),
                self.lit((-1 if end == x0 else 1, 0, 0)),
            )
        top, side, tip = (tone(colour, shade) for shade in shades)
        self.face([(x0, y0, z1), (x1, y0, z1), (x1, y1, z1), (x0, y1, z1)], top)
        self.face([(end, y0, z0), (end, y1, z0), (end, y1, z1), (end, y0, z1)], tip)
        self.face([(x0, y1, z0), (x1, y1, z0), (x1, y1, z1), (x0, y1, z1)], side)

    def disc(
        self, centre: Point, radius: float, fill: str, axis: str = "y", opacity: float = 1.0
    ) -> None:
        """A flat disc square to the axis x, y or z."""
        self.face(self.ring(centre, radius, axis), fill, opacity)

    def lens(self, centre: Point, radius: float, colour: str = "#EEF2F2") -> None:
        """A round lamp that faces along x; where lamps are lit, it shines through the air."""
        if not self.light.lamps:
            self.disc(centre, radius, colour, "x")
            return
        pen = self.pen
        amount, pen.amount = pen.amount, 0.0
        self.disc(centre, radius, LAMP, "x")
        x, y = self.camera.project(centre)
        reach = radius * self.size(centre) * 5
        pen.ellipse(
            x,
            y,
            reach,
            reach,
            pen.glow(
                (x, y),
                reach,
                (0, LAMP, 0.85),
                (0.2, "#FFE6A8", 0.45),
                (0.5, "#FFDF9C", 0.14),
                (1, "#FFDC94", 0.0),
            ),
        )
        pen.amount = amount

    def ring(self, centre: Point, radius: float, axis: str = "y", steps: int = 28) -> list[Point]:
        """Points on a circle square to the axis."""
        x, y, z = centre
        turn = arc(0, 0, radius, 0, 360, steps)[:-1]
        if axis == "y":
            return [(x + a, y, z + b) for a, b in turn]
        if axis == "x":
            return [(x, y + a, z + b) for a, b in turn]
        return [(x + a, y + b, z) for a, b in turn]

    def cylinder(
        self, start: Point, end: Point, radius: float, colour: str, axis: str, cap: str = ""
    ) -> None:
        """A round bar along an axis from one centre to another, its nearer end last."""
        rim = [*self.ring(start, radius, axis), *self.ring(end, radius, axis)]
        spots = hull(self.project(rim))
        top, bottom = min(y for _, y in spots), max(y for _, y in spots)
        fill = self.pen.gradient(
            (0, top),
            (0, bottom),
            (0, tone(colour, 0.25)),
            (0.3, tone(colour, 0.45)),
            (1, tone(colour, -0.6)),
        )
        self.pen.shape(spots, fill)
        self.disc(end, radius, cap or tone(colour, 0.1), axis)

    def pillow(
        self,
        outline: Sequence[Flat],
        middle: float,
        half: float,
        colour: str,
        flat: float = 0.35,
        near: float = 0.12,
    ) -> list[Flat]:
        """A soft body: an outline of the x-z plane given thickness around y = `middle`.

        It is laid as slices from the far side to the near one, each a little smaller towards its
        ends; `flat` (0 to 1) keeps the sides flat. Gives back the near slice's outline in x and z.
        """
        cx = sum(x for x, _ in outline) / len(outline)
        cz = sum(z for _, z in outline) / len(outline)
        slices = self._slices(cx, middle, half, cz)
        shape = list(outline)
        for index in range(slices):
            t = -1 + 2 * index / (slices - 1)
            swell = 1 - (1 - flat) * 0.42 * abs(t) ** 2.4
            shape = [(cx + (x - cx) * swell, cz + (z - cz) * swell) for x, z in outline]
            points = self.project((x, middle + half * t, z) for x, z in shape)
            top, bottom = min(y for _, y in points), max(y for _, y in points)
            edge = -0.5 + 0.62 * (t + 1) / 2
            shade = near if index == slices - 1 else edge
            self.pen.shape(
                points,
                self.pen.gradient(
                    (0, top),
                    (0, bottom),
                    (0, tone(colour, shade + 0.34)),
                    (0.32, tone(colour, shade + 0.05)),
                    (1, tone(colour, shade - 0.5)),
                ),
            )
        return shape

    def _slices(self, x: float, y: float, half: float, z: float) -> int:
        """Enough slices for a pillow's steps to stay under the eye's notice."""
        far, near = self.camera.project((x, y - half, z)), self.camera.project((x, y + half, z))
        return max(3, min(32, round(hypot(near[0] - far[0], near[1] - far[1]) / 4)))

    @property
    def turned(self) -> bool:
        """Whether more than the near side is seen."""
        return abs(self.camera.yaw) > 5

    def write(
        self, text: str, place: Callable[[float, float], Point], colour: str, weight: float = 1.0
    ) -> None:
        """A line of lettering; `place` lays its grid (x to the right, y down) on a surface."""
        zero, right, down = self.project((place(0, 0), place(1, 0), place(0, 1)))
        unit = (
            hypot(right[0] - zero[0], right[1] - zero[1])
            * hypot(down[0] - zero[0], down[1] - zero[1])
        ) ** 0.5
        for stroke in write(text):
            self.pen.line(self.project(place(a, b) for a, b in stroke), colour, unit * weight)

    def shadow(self, corners: Sequence[tuple[float, float]], reach: float = 30.0) -> None:
        """The soft shadow of a footprint of (x, y), falling away from the sun, dark in its middle.

        It is one radial gradient laid into the ground, as a blur over that area would cost more
        than the vehicle.
        """
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        drift = self.camera.to_vehicle(1, 0, 0)
        middle = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
        half = (max(xs) - min(xs)) / 2, (max(ys) - min(ys)) / 2
        strength = self.light.shadow
        for grow, shift, dark in ((1.9, 1.0, 0.62), (1.0, 0.3, 1.0)):
            self._pool(
                (middle[0] + drift[0] * reach * shift, middle[1] + drift[1] * reach * shift),
                (half[0] + reach * grow, half[1] + reach * grow * 0.8),
                strength * dark,
            )
        low, high = min(half) * 0.55, min(half) * 0.3
        for share, corner in ((1.0, low), (0.95, low), (0.88, high)):
            inner = [
                (middle[0] + (x - middle[0]) * share, middle[1] + (y - middle[1]) * share)
                for x, y in corners
            ]
            self.face([(x, y, 0.0) for x, y in rounded(inner, corner, 6)], INK, strength * 0.3)

    def _pool(
        self, middle: tuple[float, float], half: tuple[float, float], strength: float
    ) -> None:
        origin = self.camera.project((*middle, 0))
        right = self.camera.project((middle[0] + half[0], middle[1], 0))
        near = self.camera.project((middle[0], middle[1] + half[1], 0))
        self.pen.open(
            f'transform="matrix({right[0] - origin[0]:.2f} {right[1] - origin[1]:.2f} '
            f"{near[0] - origin[0]:.2f} {near[1] - origin[1]:.2f} "
            f'{origin[0]:.2f} {origin[1]:.2f})"'
        )
        self.pen.ellipse(
            0,
            0,
            1.16,
            1.16,
            self.pen.glow(
                (0, 0),
                1.16,
                (0, INK, strength),
                (0.62, INK, strength * 0.8),
                (0.82, INK, strength * 0.34),
                (1, INK, 0.0),
            ),
        )
        self.pen.close()
