"""What came of a decision about one vehicle or many, and how that is said."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.http import HttpRequest

from gowheels.models import Vehicle
from gowheels.models.listing_life import StateChanged


@dataclass
class Tally:
    """Which vehicles a verb held for, and which were changed meanwhile."""

    done: list[Vehicle] = field(default_factory=list)
    left: list[StateChanged] = field(default_factory=list)

    def apply(self, verb: Callable[[Any], object], vehicle: Vehicle) -> None:
        """Decide about a vehicle; one that was changed meanwhile is left as it is."""
        try:
            verb(vehicle)
        except StateChanged as change:
            self.left.append(change)
        else:
            self.done.append(vehicle)

    def leave(self, vehicle: Vehicle) -> None:
        """Count a vehicle that is left as it is."""
        self.left.append(StateChanged(vehicle))

    def tell(self, request: HttpRequest, done: str) -> None:
        """Say what came of it, `done` in words such as "approved"; one vehicle is named."""
        if len(self.done) + len(self.left) == 1:
            said = [f"{vehicle.title}: {done}." for vehicle in self.done]
            left = [change.said for change in self.left]
        else:
            said = [f"{_counted(len(self.done))} {done}."] if self.done else []
            left = self._left_in_words()
        for sentence in said:
            messages.success(request, sentence)
        for sentence in left:
            messages.warning(request, sentence)

    def _left_in_words(self) -> list[str]:
        """A sentence for each way in which some were changed meanwhile."""
        ways = Counter(map(_way, self.left))
        return [_left(many, *way) for way, many in sorted(ways.items())]


def _way(change: StateChanged) -> tuple[str, str]:
    vehicle = change.vehicle
    if vehicle.deleted_at:
        return "deleted", ""
    return vehicle.approval_status, change.by


def _left(many: int, status: str, by: str) -> str:
    was, owner, them = ("was", "its owner", "it") if many == 1 else ("were", "their owners", "them")
    if status == "deleted":
        return f"{many} {was} deleted by {owner} meanwhile."
    if status == Vehicle.Status.PENDING:
        return f"{many} {was} changed by {owner} meanwhile. Look at {them} again."
    return f"{many} {was} {status} already, by {by}."


def _counted(many: int) -> str:
    return f"{many} vehicle{'' if many == 1 else 's'}"
