"""The states that vehicles can be in, as querysets: the vocabulary of the business."""

from typing import Any

from django.apps import apps
from django.contrib.auth.models import User
from django.db import models, transaction
from django.db.models import Case, Count, Exists, F, Min, OuterRef, Q, Subquery, Value, When
from django.dispatch import Signal
from django.utils import timezone

from gowheels.models.facets import FACETS, FacetCount
from gowheels.models.fields import search_key
from gowheels.models.indexed import read_by
from gowheels.models.prices import fresh_label

# Sent with the queryset `vehicles` of those whose `listed` has changed.
relisted = Signal()


# Rows that are moved at once.
BATCH = 500


class VehicleQuerySet(models.QuerySet[Any]):
    """The states of the business, by name; no view filters on a status itself."""

    def visible(self) -> "VehicleQuerySet":
        """What the public sees."""
        return self.filter(listed=1)

    def still_visible(self) -> "VehicleQuerySet":
        """What the public sees of rows that are found by their ids.

        Written so that no index of the lists fits it: SQLite would go through all that is listed.
        """
        return self.alias(shown=F("listed") + 0).filter(shown=1)

    def ever_visible(self) -> "VehicleQuerySet":
        """What the public sees or saw once: what strangers may know the name of."""
        return self.filter(Q(listed=1) | Q(was_listed=True))

    def using_index(self, name: str) -> "VehicleQuerySet":
        """Read by this index and no other, for a list that has to stay fast however many match.

        Left to itself, MariaDB reads a page of a list from the list's start when the index's first
        columns match much of the table.
        """
        return read_by(self, name)

    def pending(self) -> "VehicleQuerySet":
        """What waits for a decision, the longest wait first."""
        waiting = self.kept().filter(approval_status=self.model.Status.PENDING)
        return waiting.order_by("created_at", "id")

    def queue(self) -> "VehicleQuerySet":
        """What waits, in the order in which staff look at it: see gowheels/risk.py."""
        waiting = self.using_index("vehicle_queue").kept()
        return waiting.filter(approval_status=self.model.Status.PENDING).order_by("queue_at", "id")

    def same_text(self, vehicle: Any) -> "VehicleQuerySet":
        """Other vehicles that are described in the same words, the oldest first."""
        if vehicle.description_key is None:
            return self.none()
        alike = self.kept().filter(description_key=vehicle.description_key)
        return alike.exclude(pk=vehicle.pk).order_by("id")

    def same_registration(self, vehicle: Any) -> "VehicleQuerySet":
        """Other vehicles of the same number that are listed or wait for it, the newest first.

        What was taken down may have been sold, and its buyer lists it.
        """
        if not vehicle.registration:
            return self.none()
        alike = self.using_index("desk_registration").live().exclude(pk=vehicle.pk)
        return alike.filter(registration=vehicle.registration).order_by("-created_at", "-id")

    def live(self) -> "VehicleQuerySet":
        """What is listed or waits for it."""
        return self.kept().filter(Q(listed=1) | Q(approval_status=self.model.Status.PENDING))

    def rejected(self) -> "VehicleQuerySet":
        """What its owner has to change before the public sees it."""
        return self.kept().filter(approval_status=self.model.Status.REJECTED)

    def kept(self) -> "VehicleQuerySet":
        """What its owner has not deleted."""
        return self.filter(deleted_at=None)

    def reported(self) -> "VehicleQuerySet":
        """What enough people have reported to be before staff, with `report_count` of each.

        The most reported first, and of these the longest wait. Only reports that count and that
        nobody has dealt with; what the public sees does not depend on it.
        """
        reports = apps.get_model("gowheels", "VehicleReport")
        counting = reports.objects.counted().waiting().filter(vehicle=OuterRef("pk")).order_by()
        by_vehicle = counting.values("vehicle")
        before_staff = (
            reports.objects.counted()
            .waiting()
            .order_by()
            .values("vehicle")
            .annotate(count=Count("pk"))
            .filter(count__gte=reports.ENOUGH)
        )
        return (
            self.filter(pk__in=before_staff.values("vehicle"))
            .annotate(
                report_count=Subquery(by_vehicle.annotate(count=Count("pk")).values("count")),
                reported_since=Subquery(by_vehicle.annotate(at=Min("created_at")).values("at")),
            )
            .order_by("-report_count", "reported_since", "pk")
        )

    def of(self, user: Any) -> "VehicleQuerySet":
        """One person's vehicles, newest first, without those that the person has deleted."""
        return self.kept().filter(seller=user).order_by("-created_at", "-id")

    def deleted_by(self, user: Any) -> "VehicleQuerySet":
        """What one person deleted so lately that it can be undone, the latest first."""
        since = timezone.now() - self.model.UNDO_FOR
        return self.filter(seller=user, deleted_at__gt=since).order_by("-deleted_at", "-id")

    def deleted_for_good(self) -> "VehicleQuerySet":
        """What was deleted so long ago that it cannot be undone any more."""
        return self.filter(deleted_at__lte=timezone.now() - self.model.UNDO_FOR)

    def stale(self) -> "VehicleQuerySet":
        """What its owner offers and has not confirmed for long: it sinks, and hides in the end."""
        return self.filter(self.is_stale())

    def is_stale(self) -> Q:
        """Return the condition of stale(), for whoever counts."""
        return Q(
            approval_status=self.model.Status.APPROVED,
            available=True,
            deleted_at=None,
            confirmed_at__lt=timezone.now() - self.model.STALE_AFTER,
        )

    def to_ask_about(self) -> "VehicleQuerySet":
        """What is stale and still seen, and whose owner was not asked about it yet."""
        since = timezone.now() - self.model.HIDDEN_AFTER
        return self._untold(self.model.STALE_AFTER).filter(confirmed_at__gte=since)

    def to_tell_hidden(self) -> "VehicleQuerySet":
        """What is stale for so long that nobody sees it, and whose owner was not told so yet."""
        since = timezone.now() - self.model.HIDDEN_AFTER
        return self._untold(self.model.HIDDEN_AFTER).filter(confirmed_at__lt=since)

    def _untold(self, after: Any) -> "VehicleQuerySet":
        """What is stale and can be told somebody, who was last told before it came to that."""
        told = Q(reminded_at__gte=F("confirmed_at") + after)
        return self.stale().filter(seller__profile__is_blocked=False).exclude(told)

    def overdue(self) -> "VehicleQuerySet":
        """What is listed still and has to hide, because nobody confirmed it for too long."""
        return self.visible().filter(confirmed_at__lt=timezone.now() - self.model.HIDDEN_AFTER)

    def to_sink(self) -> "VehicleQuerySet":
        """What nobody confirmed for long and stands among the newest still."""
        limit = timezone.now() - self.model.STALE_AFTER
        return self.filter(confirmed_at__lt=limit, ranked_at=F("created_at"))

    def to_rise(self) -> "VehicleQuerySet":
        """What has sunk and is confirmed again."""
        limit = timezone.now() - self.model.STALE_AFTER
        return self.filter(confirmed_at__gte=limit).exclude(ranked_at=F("created_at"))

    def confirm(self) -> int:
        """Say of all these that they are still for rent; returns how many."""
        with transaction.atomic():
            # By their ids: those that were stale are so no more.
            rows = self.model.objects.filter(pk__in=list(self.values_list("pk", flat=True)))
            confirmed = rows.update(confirmed_at=timezone.now(), updated_at=timezone.now())
            rows.rerank()
            if not rows.relist():
                FacetCount.objects.mark_change()
        return confirmed

    def relist(self) -> int:
        """Bring `listed` in line with all it depends on, and the counts in line with it.

        Returns how many vehicles the public sees now and did not before, or the other way round.
        """
        blocked = Exists(User.objects.filter(pk=OuterRef("seller_id"), profile__is_blocked=True))
        public = Q(
            ~blocked,
            approval_status=self.model.Status.APPROVED,
            available=True,
            deleted_at=None,
            confirmed_at__gte=timezone.now() - self.model.HIDDEN_AFTER,
        )
        due = Case(When(public, then=Value(1)), default=Value(0))
        with transaction.atomic():
            # Locked, so that of two at once the second sees what the first has done.
            wrong = self.alias(due=due).exclude(listed=F("due")).order_by("pk").select_for_update()
            rows = list(wrong.values("pk", "listed", *FACETS.values()))
            for listed in (0, 1):
                changed = [row["pk"] for row in rows if row["listed"] != listed]
                self.model.objects.filter(pk__in=changed).update(listed=listed, was_listed=True)
            if rows:
                FacetCount.objects.follow(
                    gone=[row for row in rows if row["listed"]],
                    come=[row for row in rows if not row["listed"]],
                )
                vehicles = self.model.objects.filter(pk__in=[row["pk"] for row in rows])
                relisted.send(self.model, vehicles=vehicles)
        return len(rows)

    def respell(self, **names: str) -> int:
        """Give vehicles another `brand_name` or `model_name`; returns how many.

        Batch by batch, with the counts and the labels of prices in line; what was not reached is
        found by a second run.
        """
        keys = {name.replace("_name", "_key"): search_key(value) for name, value in names.items()}
        columns = FACETS.values()
        found = list(self.order_by("pk").values_list("pk", flat=True))
        for start in range(0, len(found), BATCH):
            with transaction.atomic():
                batch = self.model.objects.filter(pk__in=found[start : start + BATCH])
                locked = batch.order_by("pk").select_for_update()
                before = list(locked.still_visible().values(*columns))
                batch.update(**names, **keys, updated_at=timezone.now())
                come = list(batch.still_visible().values(*columns))
                FacetCount.objects.follow(gone=before, come=come)
                relisted.send(self.model, vehicles=batch)
        return len(found)

    def rerank(self) -> int:
        """Bring `ranked_at` in line with when they were confirmed; returns how many moved.

        What is stale sinks among the newest. What is confirmed stands where it stood: a word every
        day gains no place.
        """
        sunk_at, listed_at = F("created_at") - self.model.SINKS_BY, F("created_at")
        with transaction.atomic():
            moved = 0
            for vehicles, place in ((self.to_sink(), sunk_at), (self.to_rise(), listed_at)):
                # By their ids: the index that finds them is the one that changes.
                found = list(vehicles.order_by("pk").values_list("pk", flat=True))
                for start in range(0, len(found), BATCH):
                    batch = self.model.objects.filter(pk__in=found[start : start + BATCH])
                    moved += batch.update(ranked_at=place)
            if moved:
                FacetCount.objects.mark_change()
        return moved

    def relabel(self) -> int:
        """Bring `price_label` in line with the medians that are kept; returns how many changed.

        Ask it of vehicles picked by their ids: it then locks no index that another change needs.
        """
        label = fresh_label()
        return self.exclude(price_label=label).update(price_label=label)
