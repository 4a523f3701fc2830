"""Photographs: those of a vehicle, and those that wait for the vehicle they belong to."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gowheels.models.vehicles import Vehicle


class StoredPhoto(models.Model):
    """A photograph whose files are stored. Sizes are those of the largest file, in pixels."""

    MAX_TEXT = 150

    image = models.ImageField(upload_to="vehicles/seller/", max_length=120)
    position = models.PositiveSmallIntegerField()
    width = models.PositiveSmallIntegerField(editable=False)
    height = models.PositiveSmallIntegerField(editable=False)
    perceptual_hash = models.BigIntegerField(null=True, blank=True, editable=False, db_index=True)
    alternative_text = models.CharField(
        max_length=MAX_TEXT, blank=True, help_text=_("What it shows, for whoever cannot see it")
    )
    upload_key = models.UUIDField(
        null=True,
        blank=True,
        editable=False,
        help_text="Names the sending, so that it counts once.",
    )

    class Meta:
        abstract = True
        ordering = ["position"]

    def set_text(self, text: str) -> None:
        """Say what the photograph shows, "" for nothing."""
        self.alternative_text = text
        self.save(update_fields=["alternative_text"])


class VehicleImage(StoredPhoto):
    """A photograph of a vehicle; position 0 is the cover."""

    vehicle = models.ForeignKey(Vehicle, on_delete=models.CASCADE, related_name="images")

    class Meta(StoredPhoto.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["vehicle", "position"], name="one_position_vehicle_image"
            ),
            models.UniqueConstraint(
                fields=["vehicle", "upload_key"], name="one_upload_vehicle_image"
            ),
        ]

    def __str__(self) -> str:
        return gettext("Photograph {number} of vehicle {vehicle}").format(
            number=self.position + 1, vehicle=self.vehicle_id
        )


class UploadedPhotoQuerySet(models.QuerySet["UploadedPhoto"]):
    """The states that a waiting photograph can be in."""

    def of(self, user: Any, submission_key: Any) -> Any:
        """What a person has sent for one listing, in its order."""
        return self.filter(owner=user, submission_key=submission_key)

    def expired(self) -> Any:
        """What nobody has listed in time."""
        return self.filter(created_at__lt=timezone.now() - self.model.KEPT_FOR)


class UploadedPhoto(StoredPhoto):
    """A photograph that was sent while its vehicle's form is still being filled in.

    The form's submission key says which listing it is for. Once that is sent, its files are a
    VehicleImage's and this row is gone.
    """

    KEPT_FOR = timedelta(days=2)
    MAX_WAITING = 3 * Vehicle.MAX_PHOTOS

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="uploaded_photos"
    )
    submission_key = models.UUIDField()
    created_at = models.DateTimeField(default=timezone.now, editable=False, db_index=True)
    # Nobody looks for copies of what is not listed yet.
    perceptual_hash = models.BigIntegerField(null=True, blank=True, editable=False)

    objects = UploadedPhotoQuerySet.as_manager()

    class Meta:
        ordering = ["position", "id"]
        indexes = [
            models.Index(fields=["owner", "submission_key"], name="uploaded_photo_listing"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "submission_key", "upload_key"], name="one_upload_waiting_photo"
            )
        ]

    def __str__(self) -> str:
        return gettext("Photograph {number} for a listing of person {person}").format(
            number=self.position + 1, person=self.owner_id
        )


class SamePhoto(models.Model):
    """Two owners show the same picture: `image` came after `other`. Staff look into it."""

    image = models.ForeignKey(VehicleImage, on_delete=models.CASCADE, related_name="same_before")
    other = models.ForeignKey(VehicleImage, on_delete=models.CASCADE, related_name="same_after")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["image", "other"], name="one_same_photo")]

    def __str__(self) -> str:
        return gettext("{one} looks like {other}").format(one=self.image, other=self.other)
