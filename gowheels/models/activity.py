"""What people do with listings: look and reach out."""

from datetime import date
from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gowheels.models.insert_once import insert_once
from gowheels.models.leads import Lead
from gowheels.models.retrying import done_again
from gowheels.models.vehicles import Vehicle


class VehicleClickManager(models.Manager["VehicleClick"]):
    """How acts are counted."""

    @done_again
    def record(self, vehicle: Vehicle, visitor: str, kind: str, user: Any = None) -> bool:
        """Count one act of a visitor on a vehicle, once a day and kind.

        `visitor` is an opaque key of at most 64 characters, the same for the same person. Returns
        whether it was new today. A look at the number of somebody known is a lead besides.
        """
        act = VehicleClick(
            vehicle=vehicle, visitor=visitor, kind=kind, day=timezone.localdate(), user=user
        )
        with transaction.atomic():
            # Locked before the act is written: its foreign key shares a lock on the vehicle, and
            # of two that share it neither could go on to count.
            locked = Vehicle.objects.filter(pk=vehicle.pk).select_for_update()
            if not locked.values_list("pk").first() or not insert_once(act):
                return False
            counter = Vehicle.COUNTERS[kind]
            Vehicle.objects.filter(pk=vehicle.pk).update(**{counter: F(counter) + 1})
            DailyTotal.objects.add(vehicle.pk, act.day, kind)
            if kind == VehicleClick.Kind.CONTACT and user:
                Lead.objects.open(vehicle, user, act.day)
        return True


class VehicleClick(models.Model):
    """One visitor's act on a vehicle on one day; a contact is a lead for the owner."""

    class Kind(models.TextChoices):
        VIEW = "view", gettext_lazy("View")
        CONTACT = "contact", gettext_lazy("Number shown")
        CALL = "call", gettext_lazy("Call")
        WHATSAPP = "whatsapp", "WhatsApp"

    vehicle = models.ForeignKey(Vehicle, on_delete=models.CASCADE, related_name="clicks")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="vehicle_clicks",
    )
    visitor = models.CharField(max_length=64, help_text="A person's or a browser's opaque key")
    kind = models.CharField(max_length=8, choices=Kind)
    day = models.DateField(default=timezone.localdate)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = VehicleClickManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["vehicle", "day", "kind", "visitor"],
                name="one_click_visitor_kind_day",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["view", "contact", "call", "whatsapp"]),
                name="click_kind_known",
            ),
        ]
        indexes = [
            models.Index(fields=["vehicle", "created_at"], name="click_vehicle_time"),
            models.Index(fields=["day"], name="click_day"),
        ]

    def __str__(self) -> str:
        return _("{act} of vehicle {vehicle} on {day}").format(
            act=self.get_kind_display(), vehicle=self.vehicle_id, day=self.day
        )


class DailyTotalManager(models.Manager["DailyTotal"]):
    """How totals grow."""

    def add(self, vehicle_id: int, day: date, kind: str) -> None:
        """Count one act more. Call it with the vehicle's row locked."""
        kept = self.filter(vehicle_id=vehicle_id, day=day, kind=kind)
        if not kept.update(count=F("count") + 1):
            self.create(vehicle_id=vehicle_id, day=day, kind=kind, count=1)

    def of(self, user: Any, since: date) -> models.QuerySet["DailyTotal"]:
        """The totals of a person's vehicles from a day on."""
        return self.filter(vehicle__seller=user, day__gte=since)


class DailyTotal(models.Model):
    """How many acts of a kind a vehicle had on a day.

    Counted along with each act, so that a chart reads some rows a day however many acts there were,
    and the acts themselves can go (`manage.py prune_clicks`).
    """

    vehicle = models.ForeignKey(Vehicle, on_delete=models.CASCADE, related_name="daily_totals")
    day = models.DateField()
    kind = models.CharField(max_length=8, choices=VehicleClick.Kind)
    count = models.PositiveIntegerField()

    objects = DailyTotalManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["vehicle", "day", "kind"], name="one_total_vehicle_day_kind"
            ),
        ]

    def __str__(self) -> str:
        return _("{count} × {act} of vehicle {vehicle} on {day}").format(
            count=self.count, act=self.kind, vehicle=self.vehicle_id, day=self.day
        )
