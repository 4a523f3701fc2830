"""The states that vehicles can be in, as querysets: the vocabulary of the business."""

from typing import Any

from django.contrib.auth.models import User
from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Value, When
from django.utils import timezone


class VehicleQuerySet(models.QuerySet[Any]):
    """The states of the business, by name; no view filters on a status itself."""

    def visible(self) -> "VehicleQuerySet":
        """What the public sees.

        A range, not an equality: on an equality that matches most of the table MariaDB reads every
        page of a list from its start.
        """
        return self.filter(listed__gte=1, listed__lte=1)

    def pending(self) -> "VehicleQuerySet":
        """What waits for a decision, the longest wait first."""
        return self.filter(approval_status=self.model.Status.PENDING).order_by("created_at", "id")

    def of(self, user: Any) -> "VehicleQuerySet":
        """One person's vehicles, newest first."""
        return self.filter(seller=user).order_by("-created_at", "-id")

    def relist(self) -> int:
        """Bring `listed` in line with everything it depends on; returns how many rows were read."""
        blocked = Exists(User.objects.filter(pk=OuterRef("seller_id"), profile__is_blocked=True))
        public = Q(
            ~blocked,
            approval_status=self.model.Status.APPROVED,
            available=True,
            confirmed_at__gte=timezone.now() - self.model.HIDDEN_AFTER,
        )
        return self.update(
            # First, because MariaDB assigns from left to right: it still reads the old `listed`.
            was_listed=Case(When(public | Q(listed=1), then=Value(True)), default=F("was_listed")),
            listed=Case(When(public, then=Value(1)), default=Value(0)),
        )
