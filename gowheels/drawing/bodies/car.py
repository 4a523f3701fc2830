"""Cars and the vans and pickups like them: one way of drawing, told apart by their shapes."""

from gowheels.drawing.geometry import arc, smooth
from gowheels.drawing.paint import PLASTIC, UNDERSIDE, tone
from gowheels.drawing.scene import Scene
from gowheels.drawing.stage import Stage
from gowheels.drawing.wheels import tread, wheel

from .car_ends import head_lamp, nose, tail, tail_lamp
from .car_shape import Shape
from .glass import side_window


class Car(Shape):
    """A shape that can be drawn."""

    def draw(self, stage: Stage, scene: Scene) -> None:
        """The whole car, standing at x = 0."""
        hull, colour = self.hull, scene.colours.colour
        half = hull.width / 2
        length = hull.ends[1]
        near, far = half - 8, -half + 4
        stage.shadow([(34, near), (length - 16, near), (length - 16, far), (34, far)])
        for x in self.axles:
            wheel(stage, (x, -half + 22, self.radius), self.radius, 18, far=True)
            tread(stage, (x, half - 2, self.radius), self.radius, 20)
        belly = [
            (x, y, z)
            for x in (self.axles[0] - 20, self.axles[1] + 20)
            for y in (half - 12, -half + 12)
            for z in (self.sill - 8, self.sill + 20)
        ]
        stage.solid(belly, UNDERSIDE)
        roof = PLASTIC if self.floating_roof and scene.seed % 2 else colour
        hull.draw(stage, colour, {"roof": roof})
        self.flank(stage, scene)
        if not stage.turned:
            head_lamp(self, stage, 1)
            tail_lamp(self, stage, 1)
        elif stage.camera.yaw > 0:
            nose(self, stage, scene)
        else:
            tail(self, stage, scene)
        for x in self.axles:
            self.well(stage, x)
        rim = scene.pick(self.rims)
        for x in self.axles:
            wheel(
                stage,
                (x, half - 2, self.radius),
                self.radius,
                20,
                rim,
                "#B9BFC6" if rim != "star" else "#8d939b",
            )
        self.ears(stage, colour)

    def well(self, stage: Stage, x: float) -> None:
        """The wheel's arch: a dark hollow in the flank, and its lip."""
        radius = self.radius * 1.16
        spots = [
            (px, max(pz, self.sill - 1)) for px, pz in arc(x, self.radius, radius, -30, 210, 24)
        ]
        if self.cladding:
            wide = [
                (px, max(pz, self.sill - 1))
                for px, pz in arc(x, self.radius, radius + 6, -30, 210, 24)
            ]
            stage.face(self.hull.side(wide), PLASTIC)
        stage.face(self.hull.side(spots), "#0c0d10")
        rim = arc(x, self.radius, radius, 8, 172, 20)
        stage.line(self.hull.side(rim), tone("#6a7079", 0.3), 0.9, 0.4)

    def flank(self, stage: Stage, scene: Scene) -> None:
        """What is on the near side: crease, sill, glass, doors and handles."""
        hull, colour = self.hull, scene.colours.colour
        shade = stage.lit((0, 1, 0))
        low = [*self.crease, (self.crease[-1][0], self.sill), (self.crease[0][0], self.sill)]
        stage.face(hull.side(low), tone(colour, shade - 0.26), 0.55)
        stage.line(hull.side(self.crease), tone(colour, shade + 0.5), 1.1, 0.8)
        shoulder = [(self.axles[0] + 40, hull.belt), (self.crease[-1][0], hull.belt)]
        stage.face(
            hull.side([*self.crease[::-1], *shoulder]),
            tone(colour, shade + 0.62),
            0.16,
        )
        first, last = self.axles
        skirt = 13 if self.cladding else 5
        stage.face(
            hull.side(
                [
                    (first, self.sill - 2),
                    (last, self.sill - 2),
                    (last, self.sill + skirt),
                    (first, self.sill + skirt),
                ]
            ),
            PLASTIC if self.cladding else tone(colour, shade - 0.62),
        )
        for outline in self.panes:
            side_window(stage, hull, outline)
        for outline in self.doors:
            stage.line(hull.side(smooth(outline)), tone(colour, shade - 0.62), 1.0, 0.85)
        for x, z in self.handles:
            stage.line(
                hull.side([(x, z - 1.2), (x + 15, z - 0.6)], 1), tone(colour, -0.6), 3.6, 0.6
            )
            stage.line(hull.side([(x, z), (x + 15, z + 0.6)], 1), tone(colour, shade + 0.3), 2.6)
        if self.rails:
            roof = self.hull.curves["roof"]
            picked = roof[3:-3]
            stage.line([(x, y - 4, z + 3) for x, y, z in hull.side(picked)], "#2b2e35", 3.2)
            stage.line([(x, y - 4, z + 4) for x, y, z in hull.side(picked)], "#8a9099", 1.0)

    def ears(self, stage: Stage, colour: str) -> None:
        """The outside mirrors."""
        x, z = self.mirror
        if not x:
            return
        _, half, _ = self.hull.at(x, z)
        stage.line([(x, half - 2, z), (x, half + 6, z + 3)], "#17191d", 4)
        for inset, shade in ((0.0, -0.45), (0.9, stage.lit((0, 1, 0)) + 0.22)):
            rims = [
                *stage.ring((x, half + 5 + inset, z + 7 + inset * 1.4), 6.0 - inset),
                *stage.ring((x + 1, half + 19 - inset, z + 7 + inset * 1.4), 7.0 - inset * 2),
            ]
            stage.solid(rims, tone(colour, shade))
        if stage.camera.yaw < -5:
            stage.disc((x + 8, half + 12, z + 7), 5.6, "#9fb4c0", "x")
