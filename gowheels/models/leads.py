"""A customer who reached out to an owner, and what came of it."""

from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gowheels.models.indexed import read_by
from gowheels.models.insert_once import insert_once
from gowheels.models.vehicles import Vehicle


class LeadQuerySet(models.QuerySet["Lead"]):
    """Whose leads, and which."""

    def of(self, seller: Any) -> "LeadQuerySet":
        """The leads on a person's vehicles, newest first."""
        return self.filter(seller=seller).order_by("-created_at", "-id")

    def by(self, customer: Any) -> "LeadQuerySet":
        """The owners whom a person reached out to, newest first."""
        return self.filter(customer=customer).order_by("-created_at", "-id")

    def narrowed(self, state: str = "", vehicle_id: int | None = None) -> "LeadQuerySet":
        """Those in a state and on a vehicle, where these are given, read by the index for it.

        Left to itself, MariaDB reads each page of a long list from the list's start.
        """
        index = ("lead_vehicle" if vehicle_id else "lead_seller") + ("_state" if state else "")
        found = self.filter(state=state) if state else self._chain()  # type: ignore[attr-defined]
        if vehicle_id:
            found = found.filter(vehicle_id=vehicle_id)
        return read_by(found, index)

    def open(self, vehicle: Vehicle, customer: Any, day: date) -> None:
        """Note that a customer reached out today; once a day, vehicle and person."""
        now = timezone.now()
        insert_once(
            Lead(
                vehicle=vehicle,
                seller_id=vehicle.seller_id,
                customer=customer,
                day=day,
                created_at=now,
                changed_at=now,
            )
        )

    def forget(self, customer: Any) -> None:
        """Take a customer's name and words from the leads; that there was one stays counted."""
        self.filter(customer=customer).update(
            customer=None, message="", trip_from=None, trip_to=None
        )


class Lead(models.Model):
    """One customer's wish for a vehicle on one day; the owner says what came of it."""

    class State(models.TextChoices):
        NEW = "new", _("New")
        ANSWERED = "answered", _("Answered")
        HIRED = "hired", _("Hired")
        NOT_HIRED = "not_hired", _("Not hired")

    SHORTEST_MESSAGE = 10
    LONGEST_MESSAGE = 1000

    vehicle = models.ForeignKey(Vehicle, on_delete=models.CASCADE, related_name="leads")
    seller = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="leads",
        help_text="The vehicle's, kept here for the index",
    )
    customer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="asked",
        help_text="Nobody once the account is deleted",
    )
    day = models.DateField(db_index=True)
    state = models.CharField(max_length=9, choices=State, default=State.NEW)
    message = models.TextField(max_length=LONGEST_MESSAGE, blank=True)
    trip_from = models.DateTimeField(null=True, blank=True)
    trip_to = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    changed_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = LeadQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["vehicle", "customer", "day"], name="one_lead_vehicle_person_day"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["new", "answered", "hired", "not_hired"]),
                name="lead_state_known",
            ),
        ]
        indexes = [
            models.Index(fields=["seller", "created_at", "id"], name="lead_seller"),
            models.Index(fields=["seller", "state", "created_at", "id"], name="lead_seller_state"),
            models.Index(fields=["vehicle", "created_at", "id"], name="lead_vehicle"),
            models.Index(
                fields=["vehicle", "state", "created_at", "id"], name="lead_vehicle_state"
            ),
        ]

    def __str__(self) -> str:
        return gettext("Lead on vehicle {vehicle} on {day}").format(
            vehicle=self.vehicle_id, day=self.day
        )

    def write(self, message: str, start: datetime | None, end: datetime | None) -> bool:
        """Keep the customer's message and trip; one a lead. Returns whether it was the first."""
        first = Lead.objects.filter(pk=self.pk, message="").update(
            message=message, trip_from=start, trip_to=end, changed_at=timezone.now()
        )
        self.refresh_from_db()
        return bool(first)

    def move(self, state: str) -> None:
        """The owner says where it stands."""
        self.state, self.changed_at = state, timezone.now()
        self.save(update_fields=["state", "changed_at"])
