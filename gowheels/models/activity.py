"""What people do with listings: look and reach out."""

from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone

from gowheels.models.vehicles import Vehicle


class VehicleClickManager(models.Manager["VehicleClick"]):
    """How acts are counted."""

    def record(self, vehicle: Vehicle, visitor: str, kind: str, user: Any = None) -> bool:
        """Count one act of a visitor on a vehicle, once a day and kind.

        `visitor` is an opaque key of at most 64 characters, the same for the same person. Returns
        whether it was new today.
        """
        with transaction.atomic():
            _, new = self.get_or_create(
                vehicle=vehicle,
                visitor=visitor,
                kind=kind,
                day=timezone.localdate(),
                defaults={"user": user},
            )
            if new:
                counter = Vehicle.COUNTERS[kind]
                Vehicle.objects.filter(pk=vehicle.pk).update(**{counter: F(counter) + 1})
        return new


class VehicleClick(models.Model):
    """One visitor's act on a vehicle on one day; a contact is a lead for the owner."""

    class Kind(models.TextChoices):
        VIEW = "view", "View"
        CONTACT = "contact", "Number shown"
        CALL = "call", "Call"
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
        indexes = [models.Index(fields=["vehicle", "created_at"], name="click_vehicle_time")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} of vehicle {self.vehicle_id} on {self.day}"
