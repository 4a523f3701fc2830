"""What people tell staff of listings that are not right."""

from datetime import timedelta
from itertools import groupby
from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gowheels.models.audit import AuditEntry
from gowheels.models.vehicles import Vehicle


class VehicleReportQuerySet(models.QuerySet["VehicleReport"]):
    """The states a report can be in, and the acts on it.

    Reports hide nothing by themselves: enough of them put a vehicle before staff, who decide.
    """

    def file(
        self, vehicle: Vehicle, reporter: Any, reason: str, note: str = ""
    ) -> tuple["VehicleReport", bool]:
        """Take a person's word on a vehicle; returns what stands, and whether it is new.

        Whoever has reported a vehicle before changes nothing: the first word stands.
        """
        return self.get_or_create(
            vehicle=vehicle, reporter=reporter, defaults={"reason": reason, "note": note}
        )

    def waiting(self) -> Any:
        """Those that staff have not dealt with."""
        return self.filter(resolved_at=None)

    def counted(self) -> Any:
        """Those by accounts that were old enough when they wrote.

        An account that grows old later does not count after all: then it would be enough to wait.
        """
        trusted_from = F("reporter__date_joined") + self.model.TRUSTED_AFTER
        return self.filter(created_at__gte=trusted_from)

    def resolve(self, by: Any) -> int:
        """Close those that wait; returns how many there were."""
        with transaction.atomic():
            # Locked, so that of two at once the second finds none left to close.
            reports = list(self.waiting().select_related(None).select_for_update().order_by("pk"))
            closed = self.model.objects.filter(pk__in=[report.pk for report in reports])
            count = closed.update(resolved_at=timezone.now(), resolved_by=by)
            by_vehicle = groupby(sorted(reports, key=_vehicle_of), key=_vehicle_of)
            numbers = {vehicle_id: [one.pk for one in those] for vehicle_id, those in by_vehicle}
            for vehicle in Vehicle.objects.filter(pk__in=numbers).order_by("pk"):
                AuditEntry.objects.record(
                    AuditEntry.Verb.RESOLVE, vehicle, by=by, after={"reports": numbers[vehicle.pk]}
                )
        return count


def _vehicle_of(report: "VehicleReport") -> int:
    return report.vehicle_id


class VehicleReport(models.Model):
    """A person's word to staff that a listing is not right; one a person and vehicle."""

    class Reason(models.TextChoices):
        WRONG = "wrong", _("The details are wrong")
        GONE = "gone", _("The vehicle is not for rent any more")
        UNSAFE = "unsafe", _("The vehicle or the owner is unsafe")
        FRAUD = "fraud", _("Somebody asks for money in advance")
        OTHER = "other", _("Something else")

    MAX_NOTE = 500
    # So many reports put a vehicle before staff, each by an account that was this old.
    ENOUGH = 3
    TRUSTED_AFTER = timedelta(days=7)

    vehicle = models.ForeignKey(Vehicle, on_delete=models.CASCADE, related_name="reports")
    reporter = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="reports"
    )
    reason = models.CharField(max_length=10, choices=Reason)
    note = models.CharField(max_length=MAX_NOTE, blank=True)
    resolved_at = models.DateTimeField(null=True, blank=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="resolved_reports",
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = VehicleReportQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-id"]
        indexes = [models.Index(fields=["resolved_at", "vehicle"], name="report_open")]
        constraints = [
            models.UniqueConstraint(
                fields=["vehicle", "reporter"], name="one_report_person_vehicle"
            ),
            models.CheckConstraint(
                condition=Q(reason__in=["wrong", "gone", "unsafe", "fraud", "other"]),
                name="report_reason_known",
            ),
        ]

    def __str__(self) -> str:
        return gettext("Report on vehicle {vehicle}: {reason}").format(
            vehicle=self.vehicle_id, reason=self.get_reason_display()
        )

    @property
    def counts(self) -> bool:
        """Whether its reporter's account was old enough; see VehicleReportQuerySet.counted."""
        return self.created_at - self.reporter.date_joined >= self.TRUSTED_AFTER
