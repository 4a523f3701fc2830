"""A listing's life: from pending to listed, kept fresh by its owner, deleted and brought back."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.db.models import F
from django.dispatch import Signal
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gowheels.models.audit import AuditEntry
from gowheels.models.facets import FacetCount
from gowheels.models.fields import StartsAsField
from gowheels.models.retrying import done_again
from gowheels.models.vehicle_states import VehicleQuerySet
from gowheels.moments import moment_text

# Sent with a `vehicle` that its owner has put before staff again.
resubmitted = Signal()


class StateChanged(Exception):
    """Somebody else has decided or changed it meanwhile; `vehicle` holds what stands now."""

    def __init__(self, vehicle: Any) -> None:
        self.vehicle = vehicle
        super().__init__(f"Vehicle {vehicle.pk} is {vehicle.approval_status} by now")

    @property
    def said(self) -> str:
        """Who did what meanwhile, for whoever came too late."""
        vehicle = self.vehicle
        if vehicle.deleted_at:
            return _("{title} was deleted by its owner meanwhile.").format(title=vehicle.title)
        if vehicle.approval_status == vehicle.Status.PENDING:
            said = _("{title} was changed by its owner meanwhile. Look at it again.")
            return said.format(title=vehicle.title)
        approved = vehicle.approval_status == vehicle.Status.APPROVED
        when = f", {moment_text(vehicle.reviewed_at)}" if vehicle.reviewed_at else ""
        said = (
            _("{title} is approved already, by {whom}.")
            if approved
            else _("{title} is rejected already, by {whom}.")
        ).format(title=vehicle.title, whom=f"{self.by}{when}")
        if not vehicle.rejection_reason:
            return said
        reason = _("The reason: {reason}").format(reason=vehicle.reason_in_words)
        return f"{said} {reason}"

    @property
    def by(self) -> str:
        """Who of the staff decided what stands."""
        return str(self.vehicle.reviewed_by or _("somebody who left"))


class ListingLife(models.Model):
    """Where a vehicle stands, and the verbs by which that changes."""

    class Status(models.TextChoices):
        PENDING = "pending", gettext_lazy("Pending")
        APPROVED = "approved", gettext_lazy("Approved")
        REJECTED = "rejected", gettext_lazy("Rejected")

    STALE_AFTER = timedelta(days=30)
    HIDDEN_AFTER = timedelta(days=60)
    SINKS_BY = timedelta(days=365)
    UNDO_FOR = timedelta(days=7)

    available = models.BooleanField(default=True)
    approval_status = models.CharField(max_length=8, choices=Status, default=Status.PENDING)
    rejection_reason = models.CharField(max_length=300, blank=True)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="reviewed_vehicles",
    )
    reviewed_at = models.DateTimeField(null=True, blank=True)
    revision = models.PositiveIntegerField(
        default=0, editable=False, help_text="How often its owner gave staff something new to see."
    )
    waits_since = StartsAsField(
        source="created_at", default=timezone.now, help_text="When it last came before staff."
    )
    risk = models.PositiveSmallIntegerField(
        default=0, editable=False, help_text="The sum of its signals. Kept by risk.weigh()."
    )
    queue_at = StartsAsField(
        source="created_at",
        default=timezone.now,
        help_text="Its place before staff: waits_since, or earlier for its risk.",
    )
    confirmed_at = models.DateTimeField(default=timezone.now)
    ranked_at = StartsAsField(
        source="created_at",
        default=timezone.now,
        help_text="Its place among the newest: created_at, or SINKS_BY earlier while stale.",
    )
    reminded_at = models.DateTimeField(
        null=True, blank=True, editable=False, help_text="When its owner was last asked for a word."
    )
    deleted_at = models.DateTimeField(
        null=True, blank=True, editable=False, help_text="By its owner, who can undo it for a week."
    )
    listed = models.PositiveSmallIntegerField(
        default=0, editable=False, help_text="1: the public sees it. Kept by relist()."
    )
    was_listed = models.BooleanField(
        default=False, editable=False, help_text="The public saw it once. Kept by relist()."
    )

    class Meta:
        abstract = True

    @property
    def decision_seen(self) -> str:
        """What a decision about it rests on; another value means that it is out of date."""
        return f"{self.approval_status} {self.reviewed_at or 'never'} {self.revision}"

    @property
    def listing_state(self) -> str:
        """Where it stands for its owner: pending, rejected, unavailable, hidden, stale or live."""
        if self.approval_status != self.Status.APPROVED:
            return self.approval_status
        if not self.available:
            return "unavailable"
        if not self.is_visible:
            return "hidden"
        return "stale" if self.needs_word else "live"

    @property
    def listing_state_label(self) -> str:
        """The same in words."""
        return {
            "pending": _("Waiting for approval"),
            "rejected": _("Rejected"),
            "unavailable": _("Not available"),
            "hidden": _("Hidden"),
            "stale": _("Live, far down"),
            "live": _("Live"),
        }[self.listing_state]

    @property
    def reason_in_words(self) -> str:
        """Why it is rejected, in the language of whoever reads it if the reason is of the list."""
        return _(self.rejection_reason) if self.rejection_reason else ""

    @property
    def needs_word(self) -> bool:
        """Whether its owner has to say that it is still for rent; stale() has them all."""
        offered = self.approval_status == self.Status.APPROVED and self.available
        return offered and self.confirmed_at < timezone.now() - self.STALE_AFTER

    @property
    def undo_until(self) -> datetime | None:
        """Until when its owner can bring it back, if it is deleted."""
        return self.deleted_at and self.deleted_at + self.UNDO_FOR

    @property
    def is_visible(self) -> bool:
        """Whether the public sees it."""
        return self.listed == 1

    @property
    def was_visible(self) -> bool:
        """Whether the public sees it or saw it once: what strangers may still know the name of."""
        return self.is_visible or self.was_listed

    def approve(self, by: Any) -> None:
        """Show the vehicle to the public.

        Raises StateChanged if what `by` saw stands no more, or it is approved already.
        """
        self._decide(self.Status.APPROVED, by, reason="")

    def reject(self, by: Any, reason: str) -> None:
        """Keep the vehicle from the public and tell its owner why; its reports are dealt with.

        Raises StateChanged.
        """
        with transaction.atomic():
            self._decide(self.Status.REJECTED, by, reason=reason)
            reports: Any = self.reports  # type: ignore[attr-defined]
            reports.all().resolve(by)

    def _decide(self, status: str, by: Any, reason: str) -> None:
        before = self._decision()
        with transaction.atomic():
            # The condition lets exactly one of two who decide at once through, and nobody who has
            # not seen what the owner has changed.
            decided = (
                self._row()
                .filter(
                    approval_status=self.approval_status,
                    reviewed_at=self.reviewed_at,
                    revision=self.revision,
                    deleted_at=None,
                )
                # To approve again what is approved would only put another name under it.
                .exclude(approval_status=status, rejection_reason=reason)
                .update(
                    approval_status=status,
                    rejection_reason=reason,
                    reviewed_by=by,
                    reviewed_at=timezone.now(),
                    updated_at=timezone.now(),
                )
            )
            self._relist()
            if decided:
                approved = status == self.Status.APPROVED
                verb = AuditEntry.Verb.APPROVE if approved else AuditEntry.Verb.REJECT
                AuditEntry.objects.record(
                    verb, self, by=by, before=before, after=self._decision(), reason=reason
                )
        if not decided:
            raise StateChanged(self)

    def _decision(self) -> dict[str, str]:
        return {"state": self.approval_status, "reason": self.rejection_reason}

    def resubmit(self) -> None:
        """Ask staff to look again, because what the vehicle is has changed; hidden meanwhile.

        One that waits keeps its place among those that wait.
        """
        now = timezone.now()
        waits = self.approval_status == self.Status.PENDING
        self._change(
            approval_status=self.Status.PENDING,
            rejection_reason="",
            revision=F("revision") + 1,
            confirmed_at=now,
            **({} if waits else {"waits_since": now, "queue_at": now}),
        )
        resubmitted.send(type(self), vehicle=self)

    def set_available(self, available: bool) -> None:
        """The owner's switch: offer the vehicle, which confirms it, or keep it back for now."""
        confirmed = {"confirmed_at": timezone.now()} if available else {}
        self._change(available=available, **confirmed)

    def confirm(self) -> None:
        """The owner says that the vehicle is still for rent."""
        self._change(confirmed_at=timezone.now())

    def discard(self) -> None:
        """The owner deletes it: nobody sees it from now on, and for UNDO_FOR it can come back."""
        # Without the key, so that the same form sent again lists anew.
        self._change(deleted_at=timezone.now(), submission_key=None)

    def restore(self) -> None:
        """The owner undoes a deletion: it stands where it stood."""
        self._change(deleted_at=None)

    @done_again
    def _change(self, **values: Any) -> None:
        with transaction.atomic():
            self._row().update(updated_at=timezone.now(), **values)
            self._row().rerank()
            if not self._relist() and self.is_visible:
                # Its card says when it was confirmed.
                FacetCount.objects.mark_change()

    def _relist(self) -> int:
        changed = self._row().relist()
        self.refresh_from_db()
        return changed

    def _row(self) -> VehicleQuerySet:
        return VehicleQuerySet(type(self)).filter(pk=self.pk)
