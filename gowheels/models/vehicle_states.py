"""The states that vehicles can be in, as querysets: the vocabulary of the business."""

from typing import Any

from django.contrib.auth.models import User
from django.db import models
from django.db.models import Case, Exists, OuterRef, Q, Value, When
from django.dispatch import Signal
from django.utils import timezone

from gowheels.models.prices import fresh_label

# Sent with the queryset `vehicles` once their `listed` is right.
relisted = Signal()


class VehicleQuerySet(models.QuerySet[Any]):
    """The states of the business, by name; no view filters on a status itself."""

    def visible(self) -> "VehicleQuerySet":
        """What the public sees.

        A range, not an equality: on an equality that matches most of the table MariaDB reads every
        page of a list from its start.
        """
        return self.filter(listed__gte=1, listed__lte=1)

    def compared(self) -> "VehicleQuerySet":
        """The same for medians, which want no order: an equality, from which indexes lead on."""
        return self.filter(listed=1)

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
        read = self.update(listed=Case(When(public, then=Value(1)), default=Value(0)))
        relisted.send(self.model, vehicles=self)
        return read

    def relabel(self) -> int:
        """Bring `price_label` in line with the medians that are kept; returns how many changed.

        Ask it of vehicles picked by their ids: it then locks no index that another change needs.
        """
        label = fresh_label()
        return self.exclude(price_label=label).update(price_label=label)
