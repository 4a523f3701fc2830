"""What the demo's staff have decided, as the audit keeps it."""

from collections.abc import Iterable, Iterator, Sequence

from django.contrib.auth.models import User

from gowheels.models import AuditEntry, Vehicle
from gowheels.models.audit import MAX_NAME, Via

VERBS = {
    Vehicle.Status.APPROVED: AuditEntry.Verb.APPROVE,
    Vehicle.Status.REJECTED: AuditEntry.Verb.REJECT,
}
TARGET = "vehicle"
BEFORE = {"state": Vehicle.Status.PENDING, "reason": ""}


def entries(vehicles: Iterable[Vehicle], staff: User | None) -> Iterator[AuditEntry]:
    """The unsaved entries about those of these saved vehicles that are decided about."""
    for vehicle in vehicles:
        if vehicle.approval_status not in VERBS or vehicle.reviewed_at is None:
            continue
        reason = vehicle.rejection_reason
        yield AuditEntry(
            actor=staff,
            actor_name=str(staff or ""),
            verb=VERBS[Vehicle.Status(vehicle.approval_status)],
            target_type=TARGET,
            target_id=vehicle.pk,
            target_name=vehicle.title[:MAX_NAME],
            before=BEFORE,
            after={"state": vehicle.approval_status, "reason": reason},
            reason=reason,
            via=Via.COMMAND,
            at=vehicle.reviewed_at,
        )


def forget(vehicle_ids: Sequence[int]) -> None:
    """Take these entries away with their vehicles: the next demo gives the same ids again."""
    made = AuditEntry.objects.filter(target_id__in=vehicle_ids, via=Via.COMMAND)
    made.filter(target_type=TARGET, verb__in=VERBS.values()).delete()
