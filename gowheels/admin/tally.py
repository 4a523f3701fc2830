"""What came of a decision about one vehicle or many, and how that is said."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext_lazy, ngettext, ngettext_lazy

from gowheels.models import Vehicle
from gowheels.models.listing_life import StateChanged


class Done(NamedTuple):
    """What became of vehicles, in words: of one by its title, and of many by their number."""

    one: Any
    many: Any = None


APPROVED = Done(
    gettext_lazy("{title}: approved."),
    ngettext_lazy("%(count)d vehicle approved.", "%(count)d vehicles approved.", "count"),
)
REJECTED = Done(
    gettext_lazy("{title}: rejected."),
    ngettext_lazy("%(count)d vehicle rejected.", "%(count)d vehicles rejected.", "count"),
)
KEPT = Done(gettext_lazy("{title}: kept, its reports are dealt with."))


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

    def tell(self, request: HttpRequest, done: Done) -> None:
        """Say what came of it; one vehicle is named."""
        if len(self.done) + len(self.left) == 1:
            said = [str(done.one).format(title=vehicle.title) for vehicle in self.done]
            left = [change.said for change in self.left]
        else:
            said = [str(done.many % {"count": len(self.done)})] if self.done else []
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
    if status == "deleted":
        said = ngettext(
            "{count} was deleted by its owner meanwhile.",
            "{count} were deleted by their owners meanwhile.",
            many,
        )
    elif status == Vehicle.Status.PENDING:
        said = ngettext(
            "{count} was changed by its owner meanwhile. Look at it again.",
            "{count} were changed by their owners meanwhile. Look at them again.",
            many,
        )
    elif status == Vehicle.Status.APPROVED:
        said = ngettext(
            "{count} was approved already, by {name}.",
            "{count} were approved already, by {name}.",
            many,
        )
    else:
        said = ngettext(
            "{count} was rejected already, by {name}.",
            "{count} were rejected already, by {name}.",
            many,
        )
    return said.format(count=many, name=by)
